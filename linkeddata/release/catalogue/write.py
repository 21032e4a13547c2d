"""Writes what a release says about itself into its folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from linkeddata.errors import UnreadableError
from linkeddata.release.catalogue.dcat import DIALECTS, catalogue
from linkeddata.release.catalogue.schema_dataset import as_file, schema_dataset
from linkeddata.release.catalogue.texts import attribution, licence_text, readme
from linkeddata.release.catalogue.void import void
from linkeddata.release.values import Counts, Frame, Summary
from linkeddata.values.release_settings import ReleaseSettings

_ISSUED = "http://purl.org/dc/terms/issued"


def write_catalogue(frame: Frame, summary: Summary, settings: ReleaseSettings, counts: Counts) -> tuple[str, ...]:
    """Write the catalogues, VoID, `dataset.jsonld`, README, licence and attribution of a release.

    Args:
        frame: of the release; the days of first publication come from the catalogue of the release before.
        summary: what the release holds, with all its files.
        settings: complete (`read.release_file.required`).
        counts: of the pass that wrote the data.

    Returns:
        The names of the files, from the release's folder.
    """
    issued = first_published(frame.previous, frame.spoiled)
    files = {dialect.file: catalogue(frame, summary, settings, dialect, issued) for dialect in DIALECTS}
    files["void.ttl"] = void(frame, summary, settings, counts)
    files["dataset.jsonld"] = as_file(schema_dataset(frame, summary, settings))
    files["README.md"] = readme(frame, summary, settings, counts)
    files["LICENSE.txt"] = licence_text(frame, summary, settings)
    files["ATTRIBUTION.md"] = attribution(frame, settings, counts)
    for name, text in files.items():
        (frame.folder / name).write_text(text, "utf-8", newline="\n")
    return tuple(files)


def first_published(previous: Path | None, spoiled: Collection[str] = frozenset()) -> dict[str, str]:
    """Return when the parts of a catalogue were first published: address → day, from the release before; {} without one.

    Args:
        previous: folder of the release before.
        spoiled: as in `Frame`; each dialect of the catalogue says the same.

    Raises:
        UnreadableError: no dialect of it is as it was published.
    """
    import pyoxigraph

    there = [previous / dialect.file for dialect in DIALECTS] if previous else []
    sound = [path for path in there if path.name not in spoiled and path.is_file()]
    if not sound:
        if any(path.name in spoiled for path in there):
            todo = "restore it, or link `current` to an older version"
            raise UnreadableError("was altered since it was published", todo, source=str(there[0]))
        return {}
    path = sound[0]
    return {
        quad.subject.value: quad.object.value
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        if quad.predicate.value == _ISSUED
    }
