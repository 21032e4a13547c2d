"""The stage's front: everything in `changes/` of one release."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from linkeddata.errors import UnreadableError
from linkeddata.release.changes.compare import DATA, compare
from linkeddata.release.changes.feed import atom_xml
from linkeddata.release.changes.history import FOLDER, INDEX, History, read_history, take_over, withdraw
from linkeddata.release.changes.lines import Lines, diff
from linkeddata.release.changes.patch import Header, patch_id, write_patch
from linkeddata.release.changes.record import Written, record_of, shortened
from linkeddata.release.changes.stream import Version, grouped, write_pages, write_root
from linkeddata.release.changes.takedown import Terms
from linkeddata.release.changes.values import Changes
from linkeddata.release.changes.words import changes_md
from linkeddata.release.values import Frame, Identities, Summary


def write(
    frame: Frame,
    summary: Summary,
    identities: Identities,
    takedown: Collection[str] = frozenset(),
    *,
    changes: Changes | None = None,
    publisher: str = "",
    private: Collection[str] = frozenset(),
) -> tuple[str, ...]:
    """Write `changes/` of a release.

    Args:
        frame: `folder` holds the new data, `previous` the data and `changes/` of the release before.
        summary: of the new data.
        identities: of the new data.
        takedown: IRIs and names that were dropped, or are private. If an older file of changes holds one, or the step from the old data
            to the new would, then older changes are withdrawn and the chain begins again. One that the new data still hold is no reason.
        changes: what `compare` returned; None to compare here.
        publisher: author of the feed; the host of the base if it is "".
        private: IRIs of private persons whom the data hold all the same: no list names them, in words, in the feed or in JSON. The patch
            and the stream hold what the data hold.

    Returns:
        Names of the files, from the release's folder, sorted. Data that are equal to the old ones get no new files of their own.

    Raises:
        UnreadableError: the data of a release or the old list of changes are damaged, or were altered.
    """
    changes = changes or compare(frame, identities)
    if changes.new != summary.data_hash:
        raise UnreadableError("is not what the summary of the release names", "make the release again", source=DATA)
    folder = frame.folder / FOLDER
    folder.mkdir(exist_ok=True)
    history = _kept(frame, changes.old, takedown)
    if history.records and frame.previous:
        take_over(history, frame.previous, folder)
    records = list(history.records)
    if not records or changes.old != changes.new:
        record = _release(frame, changes, history, private)
        _json(folder / f"{frame.version}.json", record)
        records.insert(0, shortened(record))
    _overviews(folder, frame, records, publisher or urlsplit(frame.base).netloc or frame.base)
    return tuple(sorted(f"{FOLDER}/{path.name}" for path in folder.iterdir()))


def _kept(frame: Frame, old: str, takedown: Collection[str]) -> History:
    """Return the chain that may go on; `old` is the digest of the old data as they are now."""
    history = read_history(frame.previous, frame.spoiled)
    if history.records and history.records[0]["data_hash"] != old:
        raise UnreadableError("was altered since it was published", "restore it", source=str(frame.previous))
    terms = Terms(takedown, frame.base)
    if not terms or frame.previous is None:
        return history
    terms = terms.without(Lines(frame.folder / DATA))
    if terms and terms.held_in(frame.previous / DATA):
        return History(withdrawn=True)  # the step itself would tell what was taken out
    return withdraw(history, frame.previous, terms)


def _release(frame: Frame, changes: Changes, history: History, private: Collection[str]) -> dict[str, Any]:
    """Write the files that belong to this release, but its record, and return that."""
    if not history.records:
        start, before = frame.version, ""
        changes = replace(changes, added=0, removed=0, fates={}, entities={k: (0, b) for k, (_, b) in changes.entities.items()})
        written = Written(write_pages(_all(frame), frame, start))
    else:
        start, before = history.records[-1]["version"], history.records[0]["version"]
        header = Header(patch_id(changes.old, changes.new), _last_patch(history), changes.old, changes.new)
        patch = f"{frame.version}.rdfp.gz"
        write_patch(_difference(frame), header, frame.folder / FOLDER / patch)
        written = Written(write_pages(_versions(frame, changes), frame, start), patch, header)
    return record_of(changes, frame, before, written, withdrawn=history.withdrawn, private=private)


def _difference(frame: Frame) -> Any:
    return diff(Lines(frame.previous / DATA if frame.previous else None), Lines(frame.folder / DATA))


def _all(frame: Frame) -> Iterator[Version]:
    return ((iri, "Create", lines, ()) for iri, lines in grouped(Lines(frame.folder / DATA), frame.base, None))


def _versions(frame: Frame, changes: Changes) -> Iterator[Version]:
    """Yield what differs: new and changed entities as they are now, then those that are gone."""
    acts = {c.iri: "Create" if fate == "new" else "Update" for fate, found in changes.fates.items() for c in found}
    gone = [c for fate in ("merged", "gone") for c in changes.fates[fate]]
    for change in gone:
        del acts[change.iri]
    for iri, lines in grouped(Lines(frame.folder / DATA), frame.base, acts):
        yield iri, acts[iri], lines, ()
    yield from ((change.iri, "Delete", (), change.into) for change in gone)


def _last_patch(history: History) -> str:
    patch: Mapping[str, str] | None = history.records[0]["patch"]
    return patch["id"] if patch else ""


def _overviews(folder: Path, frame: Frame, records: list[dict[str, Any]], publisher: str) -> None:
    """Write what speaks of the whole chain."""
    _json(folder / INDEX, {"releases": records})
    write_root(folder, frame.base, [(r["version"], r["issued"], r["pages"][0]) for r in reversed(records) if r["pages"]])
    (folder / "CHANGES.md").write_text(changes_md(records), "utf-8")
    (folder / "atom.xml").write_bytes(atom_xml(records, frame.base, f"Changes of {frame.base}", publisher))


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
