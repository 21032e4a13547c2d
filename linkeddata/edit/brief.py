"""A description as lines of text, one a statement, which any editor can change; and what a changed one says.

    #! linkeddata brief 1
    # file: bridge.txt
    # read: {"digest": "…", "lines": "…", "options": {"published": "2024-05-04"}}

    event 1 | name | Opening of the bridge
    event 1 | startDate | 2024-05-03
    event 1 | attendee | person 1 = Ann Berg

A line that is deleted is a statement that is dropped, one that is changed or added is the editor's; the order of the lines means nothing.
What follows ` = ` after a thing is for the reader alone. `lines` is a digest of the lines as they were written: quotations, confidences
and IRIs are read again from the file, and the lines must still be those of what it says.

VALUE   text · 2024-05-03 · thing · <iri> · Person for a class or a member of an enumeration
        "text" in JSON where it would be read otherwise, with ^^<datatype> after it if it has one
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from linkeddata.edit.brief_start import START
from linkeddata.edit.confidence import still_applies
from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.terms import Wrong
from linkeddata.edit.deleted import labelled_again, without_deleted
from linkeddata.edit.labels import PARTICIPANT_ROLES
from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.rdf import strict_json
from linkeddata.schema import vocabulary
from linkeddata.schema.contexts import date_properties, date_type
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing, Value
from linkeddata.values.document import Basis
from linkeddata.values.iris import check_iri, iri_problem, slug
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

VERSION = 1
#: Properties without a line: they follow from the other statements.
_IMPLIED = frozenset({"mentions"})
_LONGEST = 20_000  # characters of a line
_FAMILIES = "|".join(family.value for family in Family)
_THING = re.compile(rf"(?P<id>(?:{_FAMILIES}) [1-9]\d{{0,5}})(?: = .*)?\Z")
_ID = re.compile(rf"(?P<family>{_FAMILIES}) [1-9]\d{{0,5}}\Z")
_TERMS = frozenset({"type", "additionalType"})


@dataclass(frozen=True, slots=True)
class Header:
    """What a brief was made from.

    Args:
        file: name of the document.
        digest: SHA-256 of its bytes.
        lines: digest of the lines as written.
        options: how it was read.
    """

    file: str
    digest: str
    lines: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that was read.

    Args:
        header: what it was made from.
        lines: (number, id, property, value as written).
        source: its own name, for messages.
    """

    header: Header
    lines: tuple[tuple[int, str, str, str], ...]
    source: str

    def error(self, line: int | None, what: str, todo: str) -> UnreadableError:
        """Return an error about a line."""
        return UnreadableError(what, todo, source=self.source, line=line)


# ---- writing


def dumps(description: Description, header: Header) -> str:
    """Return a description as lines.

    Args:
        description: as it was read, with lasting corrections.
        header: its `lines` is filled in.
    """
    lines = list(_lines(description))
    read = {"digest": header.digest, "lines": _digest(lines), "options": dict(header.options)}
    head = [f"{START} {VERSION}", f"# file: {header.file}", f"# read: {json.dumps(read, ensure_ascii=False)}"]
    body: list[str] = []
    before = ""
    for thing, prop, value in lines:
        if thing != before:
            body.append("")
        body.append(f"{thing} | {prop} | {value}")
        before = thing
    return "\n".join([*head, *body]) + "\n"


def _digest(lines: Sequence[tuple[str, str, str]]) -> str:
    return hashlib.sha256("\n".join("\x1f".join(line) for line in lines).encode()).hexdigest()[:16]


def ids(description: Description) -> dict[str, str]:
    """Return the short ids of things: IRI → `event 1`, in the order of the description."""
    count: Counter[Family] = Counter()
    found = {}
    for thing in description.things:
        count[thing.family] += 1
        found[thing.iri] = f"{thing.family.value} {count[thing.family]}"
    return found


def _lines(description: Description) -> Iterator[tuple[str, str, str]]:
    known = ids(description)
    names = {iri: _name(description, iri) for iri in known}
    for s in description.statements:
        if s.property not in _IMPLIED:
            yield known[s.subject], s.property, _written(s, known, names)


def _name(description: Description, iri: str) -> str:
    name = next(
        (
            s.value.value
            for s in description.about(iri)
            if s.property in ("name", "headline", "roleName") and isinstance(s.value, Text)
        ),
        "",
    )
    return " ".join(name.split())


def _written(s: Statement, known: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return a value as the brief writes it: `_value` reads the same."""
    value = s.value
    if isinstance(value, Ref):
        if value.iri in known:
            return f"{known[value.iri]} = {names[value.iri]}" if names[value.iri] else known[value.iri]
        prefix = EVENT_TYPES if s.property == "additionalType" else SCHEMA
        local = value.iri.removeprefix(prefix)
        return local if local != value.iri and _read(s.property, local) == value else f"<{value.iri}>"
    if value.datatype is None and _read(s.property, value.value) == value and _one_line(value.value):
        return value.value
    if value.datatype and _read(s.property, value.value) == value:
        return value.value
    return json.dumps(value.value, ensure_ascii=True) + (f"^^<{value.datatype}>" if value.datatype else "")


def _one_line(text: str) -> bool:
    return text == text.strip() and "\n" not in text and "\r" not in text and text != ""


def _read(prop: str, written: str) -> Value | None:
    """Return the value that words stand for, or None for what may be a thing, an IRI or text in quotes."""
    if _THING.match(written) or written[:1] in ("<", '"') or not written:
        return None
    if prop == "additionalType" and written in vocabulary.event_types():
        return Ref(EVENT_TYPES + written)
    if prop == "type" and terms.known_class(written):
        return Ref(SCHEMA + written)
    if written in _members(prop):
        return Ref(SCHEMA + written)
    if prop in date_properties() and (datatype := date_type(written)):
        return Text(written, datatype)
    return Text(written)


def _members(prop: str) -> frozenset[str]:
    return frozenset(m for kind in vocabulary.ranges().get(prop, ()) for m in vocabulary.members(kind))


# ---- reading


def loads(data: bytes, source: str) -> Brief:
    """Read a brief; what its values mean is decided in `edited`.

    Raises:
        UnreadableError: a line is none of a brief.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError("not UTF-8", "save the file as UTF-8", source=source, line=place) from None
    found: dict[str, str] = {}
    lines: list[tuple[int, str, str, str]] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip(" \t\r")
        if len(line) > _LONGEST:
            raise UnreadableError(f"longer than {_LONGEST} characters", "shorten the line", source=source, line=number)
        if number > 1 and line.startswith("# ") and ": " in line:
            key, _, value = line[2:].partition(": ")
            found.setdefault(key, value)
        if line and not line.startswith("#"):
            parts = [part.strip(" \t") for part in line.split("|", 2)]
            if len(parts) < 3 or not _ID.match(parts[0]):
                todo = "write it as: event 1 | startDate | 2024-05-03"
                raise UnreadableError("this is no line of a brief", todo, source=source, line=number)
            lines.append((number, parts[0], parts[1], parts[2]))
    return Brief(_header(text, found, source), tuple(lines), source)


def _header(text: str, found: Mapping[str, str], source: str) -> Header:
    version = text.partition("\n")[0].split()[-1]
    if version != str(VERSION):
        raise UnreadableError(f"a brief of version {version}", "describe the document again", source=source, line=1)
    try:
        read = strict_json.loads(found["read"])
        header = Header(found["file"], str(read["digest"]), str(read["lines"]), _options(read["options"]))
    except (KeyError, TypeError, ValueError, LinkedDataError):
        raise UnreadableError(
            "the lines '# file:' and '# read:' are missing or changed", "describe the document again", source=source
        ) from None
    return header


def _options(said: Any) -> dict[str, str | bool]:
    """Return the options of a header; raises TypeError."""
    if not isinstance(said, dict) or not all(isinstance(value, str | bool) for value in said.values()):
        raise TypeError("options are texts and switches")
    return said


def edited(description: Description, brief: Brief) -> Description:
    """Return a description as a brief has it.

    Args:
        description: what the document says now, with lasting corrections.
        brief: made from the same, and edited.

    Returns:
        The same object if nothing was edited.

    Raises:
        UnreadableError: the document says something else now, or a line cannot be understood.
    """
    lines = list(_lines(description))
    if _digest(lines) != brief.header.lines:
        what = "the release, the settings, the corrections or the reader have changed since"
        raise brief.error(None, what, "describe the document again with --brief, and edit that")
    return _Edit(description, brief).result()


class _Edit:
    """Compares the lines of a brief with the statements of its document."""

    def __init__(self, description: Description, brief: Brief) -> None:
        self.description, self.brief = description, brief
        self.iris = {short: iri for iri, short in ids(description).items()}
        self.families = {t.iri: t.family for t in description.things}
        self.added: list[Thing] = []

    def result(self) -> Description:
        """Return the edited description."""
        for _, thing, _, _ in self.brief.lines:
            if thing not in self.iris:
                self._new(thing)
        wanted: dict[tuple[str, str, Value], int] = {}
        for number, thing, prop, written in self.brief.lines:
            key = (self.iris[thing], self._property(number, prop), self._value(number, thing, prop, written))
            wanted.setdefault(key, number)
        known = {(s.subject, s.property, s.value) for s in self.description.statements}
        lost = [
            s
            for s in self.description.statements
            if s.property not in _IMPLIED and (s.subject, s.property, s.value) not in wanted
        ]
        made = [Statement(*key, Basis.EDITOR, (), "editor", 1.0) for key in wanted if key not in known]
        if not lost and not made:
            return self.description
        going = set(lost)
        return self._together([s for s in self.description.statements if s not in going], made, lost)

    def _together(self, kept: Sequence[Statement], made: Sequence[Statement], lost: Sequence[Statement]) -> Description:
        told = {s.subject for s in (*kept, *made) if s.property not in _IMPLIED}
        things = [*(t for t in self.description.things if t.iri in told), *self.added]
        rank = {t.iri: n for n, t in enumerate(things)}
        statements = sorted(
            (s for s in (*kept, *made) if s.subject in rank), key=lambda s: (rank[s.subject], vocabulary.rank(s.property))
        )
        left = replace(self.description, things=tuple(things), statements=tuple(statements))
        gone = {t.iri for t in self.description.things} - rank.keys()
        findings = tuple(f for f in left.findings if still_applies(f, gone, statements))
        statements = [
            s for s in statements if not (s.property in _IMPLIED and isinstance(s.value, Ref) and s.value.iri in gone)
        ]
        left = without_deleted(replace(left, statements=tuple(statements), findings=findings))
        return labelled_again(left, _relabelled(left, kept, made, lost))

    def _new(self, short: str) -> None:
        """Add a thing that the document does not have; its lines give it a name and perhaps a class."""
        family = Family(short.rpartition(" ")[0])
        said = [(n, prop, value) for n, thing, prop, value in self.brief.lines if thing == short]
        name = next((value for _, prop, value in said if prop in ("name", "roleName")), None)
        if name is None or family is Family.ARTICLE:
            raise self.brief.error(said[0][0], f"there is no {short}", f"add a line: {short} | name | …")
        page = next((t.iri.partition("#")[0] for t in self.description.things), f"urn:sha256:{self.description.source.digest}")
        first = f"{page}#{family.value}-{slug(name)}"
        iri, number = first, 2
        while iri in self.families:
            iri, number = f"{first}-{number}", number + 1
        self.iris[short], self.families[iri] = iri, family
        self.added.append(Thing(iri, family))
        if all(prop != "type" for _, prop, _ in said):
            extra = (said[0][0], short, "type", terms.CLASSES[family])
            self.brief = replace(self.brief, lines=(*self.brief.lines, extra))

    def _property(self, number: int, prop: str) -> str:
        if prop == "type" or any(s.property == prop for s in self.description.statements):
            return prop
        problem = terms.property_problem(prop, None)
        if problem:
            raise self.brief.error(number, problem.what, problem.todo)
        return prop

    def _value(self, number: int, thing: str, prop: str, written: str) -> Value:
        try:
            value = self._checked(thing, prop, self._parsed(prop, written))
        except Wrong as wrong:
            raise self.brief.error(number, wrong.what, wrong.todo) from None
        return value

    def _parsed(self, prop: str, written: str) -> Value:
        if match := _THING.match(written):
            if match["id"] not in self.iris:
                raise Wrong(f"there is no {match['id']}", "use an id of the brief, or add its lines")
            return Ref(self.iris[match["id"]])
        if written.startswith("<") and written.endswith(">"):
            if problem := iri_problem(written[1:-1]):
                raise Wrong(f"{written} {problem}", "give a whole address")
            return Ref(check_iri(written[1:-1]))
        if written.startswith('"'):
            return _quoted(written)
        value = _read(prop, written)
        if value is None:
            raise Wrong(f"{prop} has no value", "give one, or delete the line")
        return value

    def _checked(self, thing: str, prop: str, value: Value) -> Value:
        """Return a value, a new date with its type; raises Wrong if the document does not have it and nothing may have it."""
        iri = self.iris[thing]
        if any((s.subject, s.property, s.value) == (iri, prop, value) for s in self.description.about(iri)):
            return value
        if prop == "type":
            cls = value.iri.removeprefix(SCHEMA) if isinstance(value, Ref) else value.value
            problem = terms.class_problem(cls, self.families[iri])
            if problem or isinstance(value, Text):
                raise problem or Wrong(f"{cls!r} is no class", "write it as Person")
        elif prop in ("name", "headline", "alternateName", "roleName"):
            return value
        elif isinstance(value, Ref) and value.iri in self.families:
            if self.families[value.iri] not in (*terms.takes_things(prop), Family.ROLE):
                raise Wrong(f"{prop} takes no {self.families[value.iri].value}", "choose another thing")
        elif prop != "additionalType":
            written = value.iri if isinstance(value, Ref) else value.value
            meant = terms.value_of(prop, written)
            return meant if prop in date_properties() and isinstance(value, Text) and value.datatype is None else value
        return value


def _quoted(written: str) -> Text:
    """Return text in quotes, with its datatype if there is one; raises Wrong."""
    try:
        text, end = json.JSONDecoder().raw_decode(written)
    except ValueError:
        raise Wrong("the text in quotes has no end", 'write a quote within it as \\"') from None
    rest = written[end:]
    if rest and not re.fullmatch(r"\^\^<[^<>\s]+>", rest):
        raise Wrong("something follows the text in quotes", "put all of it in quotes")
    return Text(text, rest[3:-1] if rest else None)


def _relabelled(
    left: Description, kept: Sequence[Statement], made: Sequence[Statement], lost: Sequence[Statement]
) -> frozenset[str]:
    """Return the events whose participants have changed, or the names of those."""
    changed = [*made, *lost]
    grouped = {s.subject for s in changed if s.property in PARTICIPANT_ROLES or s.property == "additionalType"}
    renamed = {s.subject for s in changed if s.property == "name"}
    return frozenset(
        grouped
        | {
            s.subject
            for s in left.statements
            if s.property in PARTICIPANT_ROLES and isinstance(s.value, Ref) and s.value.iri in renamed
        }
    )
