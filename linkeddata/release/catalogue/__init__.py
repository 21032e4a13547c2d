"""What a release is, for portals, programs, search engines and people: catalogues, VoID, texts, and its score.

    write_catalogue(frame, summary, settings, counts)    the files, into the release's folder
    schema_dataset(frame, summary, settings)             the same for search engines; `as_script` for a page
    check(folder, fetch=asking(base, at))                the score, before anybody else counts it; `score_text`, `score_json`
    notes(score)                                         the score and how the data were made, for the first page

The settings come from `linkeddata.read.release_file`: `read_release_settings`, `missing`, `with_answers`, `required`.
"""

from linkeddata.release.catalogue.check import check
from linkeddata.release.catalogue.notes import notes
from linkeddata.release.catalogue.online import Answer, Fetch, asking
from linkeddata.release.catalogue.present import score_json, score_text
from linkeddata.release.catalogue.schema_dataset import as_script, schema_dataset
from linkeddata.release.catalogue.score import Defect, Line, Score
from linkeddata.release.catalogue.stars import Star, stars
from linkeddata.release.catalogue.texts import citation, left_out, licence_name, links
from linkeddata.release.catalogue.write import write_catalogue

__all__ = [
    "Answer",
    "Defect",
    "Fetch",
    "Line",
    "Score",
    "Star",
    "as_script",
    "asking",
    "check",
    "citation",
    "left_out",
    "licence_name",
    "links",
    "notes",
    "schema_dataset",
    "score_json",
    "score_text",
    "stars",
    "write_catalogue",
]
