"""What JSON keeps of a release's changes: all of it in VERSION.json, a short form of each release in changes.json."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from linkeddata.release.changes.patch import Header
from linkeddata.release.changes.values import FATES, Change, Changes
from linkeddata.release.values import Frame

#: Entities of one fate that CHANGES.md and changes.json name; VERSION.json names all.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one release's changes.

    Args:
        pages: pages of the stream, the first first; empty if no entity differs.
        patch: file name of the patch; "" if there is none.
        header: head of the patch.
    """

    pages: tuple[str, ...] = ()
    patch: str = ""
    header: Header | None = None


# What can become of a document, as the record counts it.
_OF_DOCUMENTS = ("new", "changed", "gone")


def record_of(
    changes: Changes, frame: Frame, before: str, written: Written, *, withdrawn: bool, private: Collection[str] = ()
) -> dict[str, Any]:
    """Return the record of a release.

    Args:
        changes: what is new; its lists are empty in the first release of a chain.
        frame: the release.
        before: the release before in the chain; "" for the first.
        written: its files.
        withdrawn: older changes were withdrawn with this release.
        private: IRIs of entities that are counted but not named.
    """
    name = f"{frame.version}.json"
    hidden = frozenset(private)
    named = {fate: [c for c in changes.fates.get(fate, ()) if not {c.iri, *c.into} & hidden] for fate in FATES}
    return {
        "version": frame.version,
        "issued": frame.issued,
        "previous": before or None,
        "withdrawn": withdrawn,
        "data_hash": changes.new,
        "statements": {"before": changes.statements[0], "now": changes.statements[1]}
        | ({"added": changes.added, "removed": changes.removed} if before else {}),
        "entities": {kind: {"before": a, "now": b} for kind, (a, b) in changes.entities.items()},
        "patch": _patch(written),
        "pages": list(written.pages),
        "files": sorted([name, *written.pages, *([written.patch] if written.patch else [])]),
        "counts": {fate: len(changes.fates.get(fate, ())) for fate in FATES},
        "unnamed": {fate: len(changes.fates.get(fate, ())) - len(found) for fate, found in named.items()},
        "documents": {fate: sum(c.kind == "document" for c in changes.fates.get(fate, ())) for fate in _OF_DOCUMENTS},
    } | {fate: [change.as_json() for change in found] for fate, found in named.items()}


def shortened(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record that names at most `NAMED` entities of each fate, documents last."""
    return {
        **record,
        **{fate: sorted(record[fate], key=lambda c: c["kind"] == "document")[:NAMED] for fate in FATES},
    }


def changes_in(record: Mapping[str, Any], fate: str) -> list[Change]:
    """Return the entities of a fate that a record names."""
    return [Change.from_json(change) for change in record[fate]]


def _patch(written: Written) -> dict[str, str] | None:
    if written.header is None:
        return None
    head = written.header
    return {"file": written.patch, "id": head.id, "prev": head.prev, "from": head.old, "to": head.new}
