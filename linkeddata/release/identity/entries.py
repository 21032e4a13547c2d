"""The registry of IRIs: what every IRI that was ever published was minted for, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linkeddata.text.fold import same_name

#: The kinds of entities that have IRIs of their own; roles hang on their owners.
KINDS = ("document", "event", "organization", "person", "place")
#: How many tellings besides the first are kept of an entity, the earliest: enough to find it again when documents go.
KEPT = 15
#: What the IRI of an entry begins with that was taken from the record: the digest of the former IRI follows.
HIDDEN = "urn:sha256:"


class State(StrEnum):
    """What became of an IRI."""

    LIVE = "live"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A thing as a document tells of it, in words that outlive changes of text and model.

    Args:
        document: the document's key.
        name: as told; "" if there is none, or if `mark` stands for it.
        mark: in place of a name that is not recorded, because it has the name of a private person in it (`mark_of`).
        date: of an event, the day on which it begins as told; else "".
        number: 1-based, among those of the document with this kind, name and date, in order of the text.
    """

    document: str
    name: str = ""
    mark: str = ""
    date: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one IRI: a line of `identity/ids.jsonl`.

    Args:
        iri: the IRI; for an entry that was taken from the record, `urn:sha256:` and the digest of what it was.
        kind: one of `KINDS`.
        first: what it was minted for.
        since: the version in which it was minted.
        state: `live`; `merged`: another stands for it; `split`: it is live, and other parts of what it was have IRIs of their own;
            `gone`: nothing stands for it.
        into: of `merged` the IRI that stands for it; of `split` those of the other parts; else empty.
        also: other members, the earliest, at most `KEPT`.
        digest: of a document, SHA-256 of its source, by which it is found again when its file has moved; else "".
    """

    iri: str
    kind: str
    first: Told
    since: str
    state: State = State.LIVE
    into: tuple[str, ...] = ()
    also: tuple[Told, ...] = ()
    digest: str = ""

    @property
    def is_live(self) -> bool:
        """Whether an entity bears the IRI."""
        return self.state in (State.LIVE, State.SPLIT)

    @property
    def is_hidden(self) -> bool:
        """Whether the IRI itself was taken from the record."""
        return self.iri.startswith(HIDDEN)


@dataclass(frozen=True, slots=True)
class Registry:
    """All IRIs that were ever published.

    Args:
        entries: IRI → its entry, sorted by IRI.
        source: the file that it was read from, for messages; "" if there is none.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    source: str = ""

    def has(self, iri: str) -> bool:
        """Return whether an IRI was published once, even if it was taken from the record."""
        return iri in self.entries or hidden(iri) in self.entries

    def end(self, iri: str) -> str | None:
        """Return the IRI that stands for a published one now, itself or another; None if it is gone or unknown.

        Args:
            iri: any IRI; chains of merged ones are followed to their end.
        """
        seen = set[str]()
        entry = self.entries.get(iri)
        while entry and entry.state is State.MERGED and entry.iri not in seen:
            seen.add(entry.iri)
            entry = self.entries.get(entry.into[0])
        return entry.iri if entry and entry.is_live else None

    def is_gone(self, iri: str) -> bool:
        """Return whether an IRI was published once and has no successor; also for one that was taken from the record."""
        return self.has(iri) and self.end(iri) is None


def registry_of(entries: Iterable[Entry]) -> Registry:
    """Return the registry of entries, in any order."""
    return Registry({entry.iri: entry for entry in sorted(entries, key=lambda entry: entry.iri)})


def hidden(iri: str) -> str:
    """Return what stands in the record for an IRI that was taken from it.

    >>> hidden("https://data.example.org/person/ann-berg")[:24]
    'urn:sha256:06a2075996b48'
    """
    return HIDDEN + hashlib.sha256(iri.encode()).hexdigest()


def mark_of(document: str, kind: str, name: str) -> str:
    """Return 16 hexadecimal digits that stand for a name in the record.

    Args:
        document: the document's key.
        kind: of the thing.
        name: as told; spellings that differ in case and white space have one mark.
    """
    return hashlib.sha256("\n".join((document, kind, same_name(name))).encode()).hexdigest()[:16]


def marked(entry: Entry) -> Told:
    """Return what an entry was minted for, with digits in place of the name."""
    first = entry.first
    mark = first.mark or (mark_of(first.document, entry.kind, first.name) if first.name else "")
    return Told(first.document, "", mark, first.date, first.number)
