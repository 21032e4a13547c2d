"""What a release is, for portals, programs, search engines and people: catalogues, VoID, texts, and its score.

write_catalogue(frame, summary, settings, counts)   the files, into the release's folder
check(folder)                                       the score, before anybody else counts it
"""

from linkeddata.release.catalogue.write import write_catalogue

__all__ = ["write_catalogue"]
