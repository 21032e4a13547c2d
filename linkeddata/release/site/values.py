"""What the pages of a release are made of: frozen values, no files are opened here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from linkeddata.release.values import Entity, Fact, FactRow

#: Opens a stream of facts as rows, gathered under an IRI and sorted by it (code points). It is opened more than once.
Stream: TypeAlias = Callable[[], Iterable[tuple[str, Iterable[FactRow]]]]
#: Writes the data of one entity: it, all facts of which it or one of its posts is the subject, and IRI → name of all entities.
Writer: TypeAlias = Callable[[Entity, Sequence[Fact], Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Publication:
    """What the pages say about the publication as a whole.

    Args:
        title: its name.
        description: in a sentence or two, plain text.
        publisher: who publishes it.
        publisher_url: address of the publisher; "" if there is none.
        contact: `mailto:` or web address for mistakes and questions; "" if there is none.
        licence: name of the licence.
        licence_url: its address.
        language: of the pages' titles and texts, BCP 47.
        notes: heading → text of further sections of the first page, in order: how it was made, how accurate it is, its score.
        others: title → path of further files of the release that the first page links to, in order.
        feed: path of the Atom feed of changes; "" if there is none.
        dataset: the release as schema.org describes data sets, JSON-LD, for the first page; "" for none.
    """

    title: str
    description: str
    publisher: str
    licence: str
    licence_url: str
    publisher_url: str = ""
    contact: str = ""
    language: str = "en"
    notes: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    feed: str = "changes/atom.xml"
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the pages' content comes from.

    Args:
        by_subject: facts under the IRI that they are about; the posts of a person (`PERSON#role-…`) follow the person.
        by_value: facts under the IRI that is their value; IRIs of other data may be among them.
        by_document: facts under the IRI of the document that they come from.
        turtle, jsonld: write the data of one entity.
        without: IRIs of entities that get no page and are named on none.
    """

    by_subject: Stream
    by_value: Stream
    by_document: Stream
    turtle: Writer
    jsonld: Writer
    without: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What was written.

    Args:
        pages: paths of the pages that people may find, sorted; those of merged and gone entities are not among them.
        rendered: how many entities' pages were rendered.
        kept: how many were taken from the release before, unchanged.
    """

    pages: tuple[str, ...]
    rendered: int
    kept: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What other pages say about an entity besides its name.

    Args:
        day, end: of an event its first and last day, of a document the day of publication, of a post its years; ISO 8601 or "".
        note: what tells it apart: a person's post, an event's place, a document's publisher.
        within: of a place, IRI of what it lies in; of a post, of the body.
        status: of an event: `cancelled`, `postponed` or "".
        weight: number of facts about it.
    """

    day: str = ""
    end: str = ""
    note: str = ""
    within: str = ""
    status: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Linked:
    """A name that may lead somewhere.

    Args:
        text: what is shown.
        href: address from the page; "" for none.
        note: more words, in softer colour.
        kind: of the entity; "" if it is none.
    """

    text: str
    href: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a document.

    Args:
        parts: pieces of the sentence; every second one is quoted.
        document: the document.
        day: of the document, in words.
        place: where it stands in a file that is not text.
        doubt: `check`, `unsure` or "".
        how: why there is no sentence, in words; "" if there is one.
    """

    parts: tuple[str, ...]
    document: Linked
    day: str = ""
    place: str = ""
    doubt: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Values that the same sentences tell, each with a word for doubt; `more` are folded away, and `rest` is the number of others."""

    values: tuple[tuple[Linked, str], ...]
    first: tuple[Quoted, ...] = ()
    more: tuple[Quoted, ...] = ()
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Values with one label; `differ` if the documents disagree about them."""

    label: str
    values: tuple[Told, ...]
    differ: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list of links.

    Args:
        value: what it is.
        when: its day in words, or "".
        year: heading of the stretch of a timeline that it belongs to, or "".
        changed: `cancelled`, `postponed` or "".
        said: a sentence that tells it, if there is one.
        more: number of further documents that tell it.
        role: what it is to the entity of the page: `organized by`.
    """

    value: Linked
    when: str = ""
    year: str = ""
    changed: str = ""
    said: Quoted | None = None
    more: int = 0
    role: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A list of links under a heading; `count` is the number of all, `first` the number of the first entry here."""

    id: str
    title: str
    count: int
    first: int
    entries: tuple[Entry, ...]
    timeline: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why two members are one: rule in words, what was compared, the words of both sides, and the line that parts them."""

    rule: str
    values: str
    sides: tuple[Quoted, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, who and what it names, and what was read from it: subject, then labels with their values."""

    quoted: Quoted
    named: tuple[Linked, ...]
    facts: tuple[tuple[Linked, tuple[tuple[str, tuple[Linked, ...]], ...]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was written: its path, and the version in which it last changed."""

    path: str
    changed: str
