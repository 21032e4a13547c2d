"""The front matter of a page: YAML between `---`, TOML between `+++`, or a JSON object, as site generators read it.

fences   where it is, and its syntax
syntax   YAML, TOML or JSON → values with their places
keys     which key gives which fact
visible  a value as visitors see it
people   authors
file_date  the day of publication in a file's name
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from linkeddata.read.addresses import day_in, encoded, is_pattern, is_relative
from linkeddata.read.front_matter import fences, syntax
from linkeddata.read.front_matter.file_date import file_date
from linkeddata.read.front_matter.keys import ADDRESSES, DATED, KEYS, LISTS, Field, chosen, fields, has_known_key
from linkeddata.read.front_matter.people import authors, keys
from linkeddata.read.front_matter.values import Scalar, Value, scalars, span_of
from linkeddata.read.front_matter.visible import visible
from linkeddata.read.stamps import parse_stamp
from linkeddata.read.text_builder import warning
from linkeddata.read.unpublished import in_drafts, not_published
from linkeddata.text.language_tags import language_tag
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.findings import Finding
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.span import Span

__all__ = ["FrontMatter", "front_matter"]

_DATES = frozenset({"published", "modified"})
_NO_FACTS = frozenset({"author", "draft", "status"})
# Words of switches (YAML 1.1, 10.3.2; Hugo takes text too).
_SWITCHES = {**dict.fromkeys(("true", "yes", "on"), True), **dict.fromkeys(("false", "no", "off"), False)}
_MONTH_FIRST = re.compile(r"(?P<month>\d\d?)([/-])(?P<day>\d\d?)\2(?P<year>\d{4}|\d\d)")
# Days that a generator computes (Eleventy, Quarto).
_COMPUTED = frozenset({"created", "last modified", "git created", "git last modified", "today", "now", "last-modified"})
_UNPUBLISHED = frozenset({"draft", "pending", "private", "unpublished", "scheduled", "future"})
# Keys of a table that stands for an address or a name.
_INNER = {"image": ("url", "src", "path", "image", "feature", "teaser"), "publisher": ("name",), "licence": ("url",)}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says.

    Args:
        end: offset where the note begins; 0 without front matter.
        facts: fact → value; besides the keys of `Document.metadata`, `source`: the address that a post without text is about, and
            `addressDay`: the day in the page's own address.
        authors: who wrote the note.
        findings: warnings about what cannot be used, and that the note is not published.
    """

    end: int = 0
    facts: Mapping[str, Given] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    findings: tuple[Finding, ...] = ()


def front_matter(text: str, name: str, own: Mapping[str, tuple[str, ...]] | None = None) -> FrontMatter:
    """Return the front matter at the start of a file.

    Args:
        text: the file's text; places are in its coordinates.
        name: the file, for findings.
        own: the office's own keys: fact → keys, which come before the usual ones (see `keys.KEYS`).
    """
    block = fences.block(text)
    if block is None:
        return FrontMatter()
    if block.body is None:
        return FrontMatter(block.end)
    findings: list[Finding] = []
    try:
        values = syntax.parse(text, block.body, block.syntax)
    except syntax.BrokenError as error:
        if block.syntax == "yaml" and not has_known_key(block.body.of(text), own or {}):
            return FrontMatter()  # two rules with prose between them
        values = syntax.by_lines(text, block.body) if block.syntax == "yaml" else {}
        offset = block.body.start if error.offset is None else error.offset
        message = f"the front matter {error} and was read only in part; correct it"
        findings.append(warning("bad-front-matter", message, name, text, offset))
    reader = _Facts(text, name, fields(values), own or {}, findings)
    if not block.fenced and not reader.known():
        return FrontMatter()  # some other JSON
    facts = reader.facts()
    if "published" not in facts and (day := file_date(name)):
        facts["published"] = Given(day, Basis.METADATA, "file name")
    if addressed := reader.address_day():
        facts["addressDay"] = addressed
    return FrontMatter(block.end, facts, reader.authors(), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Facts:
    """Reads facts from the fields of one front matter."""

    text: str
    name: str
    found: Mapping[str, Field]
    own: Mapping[str, tuple[str, ...]]
    findings: list[Finding]

    def known(self) -> bool:
        """Return whether any key is one that gives a fact."""
        return any(True for fact in KEYS for _ in self.chosen(fact))

    def chosen(self, fact: str) -> Iterator[Field]:
        """Yield the fields for a fact, best first."""
        return chosen(self.found, fact, self.own)

    def authors(self) -> tuple[Author, ...]:
        """Return the authors that the first usable field names, and add a warning if a field has a key in place of a name."""
        for one in self.chosen("author"):
            made = authors(one, self.text)
            if unnamed := next(keys(one.value), None):
                message = f"{_origin(one)} has a key of a list of authors, which is no name and was ignored; write the name"
                self.findings.append(warning("author-key", message, self.name, self.text, *_place(unnamed.span)))
            if made:
                return made
        return ()

    def address_day(self) -> Given | None:
        """Return the day that the page's address has in it; None if there is none, or if former addresses have several."""
        for key in DATED:
            if (one := self.found.get(key)) is None:
                continue
            days = {day: scalar for scalar in scalars(one.value) if (day := day_in(scalar.text))}
            if len(days) == 1:
                day, scalar = days.popitem()
                return Given(day, Basis.METADATA, _origin(one), source_span=scalar.span)
        return None

    def facts(self) -> dict[str, Given]:
        """Return the facts, and add warnings about what cannot be used."""
        self._switches()
        facts: dict[str, Given] = {}
        for fact in KEYS:
            if fact in _NO_FACTS:
                continue
            if fact in LISTS:
                if (given := self._list(fact)) is not None:
                    facts[fact] = given
                continue
            for one in self.chosen(fact):
                if (given := self._single(fact, one)) is not None:
                    facts[fact] = given
                    break
        return facts

    def _switches(self) -> None:
        """Add a finding if the front matter says that the note is not published."""
        for fact, off in (("draft", True), ("published", False)):
            for one in self.chosen(fact):
                switch = _switch(one.value)
                if switch is off:
                    self._unpublished(one)
                    return
        for one in (*self.chosen("status"), *(self.found[k] for k in ("publish",) if k in self.found)):
            said = next(scalars(one.value), Scalar("")).text.strip().casefold()
            if said in _UNPUBLISHED or (one.key.casefold() == "publish" and _SWITCHES.get(said) is False):
                self._unpublished(one)
                return
        if in_drafts(self.name):
            self.findings.append(not_published("the name of the folder", self.name, self.text, None))

    def _unpublished(self, one: Field) -> None:
        span = span_of(one.value)
        self.findings.append(not_published(f"front matter {one.key}", self.name, self.text, span))

    def _list(self, fact: str) -> Given | None:
        """Return the values of all keys of a fact, one a line, each once."""
        listed: dict[str, str] = {}
        first: Field | None = None
        for one in self.chosen(fact):
            for scalar in scalars(one.value):
                several = not isinstance(one.value, tuple) and one.key.casefold().endswith("s")
                for part in scalar.text.split(",") if several else [scalar.text]:
                    if (shown := visible(part)) and any(map(str.isalnum, shown)):
                        listed.setdefault(shown.casefold(), shown)
                        first = first or one
        if first is None:
            return None
        return Given("\n".join(listed.values()), Basis.METADATA, _origin(first), source_span=span_of(first.value))

    def _single(self, fact: str, one: Field) -> Given | None:
        scalar = _scalar(fact, one.value)
        if scalar is None or (fact in _DATES | ADDRESSES and _switch(scalar) is not None):
            return None
        value = " ".join(scalar.text.split()) if fact in _DATES | ADDRESSES | {"language"} else visible(scalar.text)
        given = Given(value, Basis.METADATA, _origin(one), source_span=scalar.span)
        computed = fact in _DATES and (value.casefold() in _COMPUTED or "{{" in value)
        if computed or not any(map(str.isalnum, value)):
            return None
        made = _usable(fact, _as_quarto(given) if fact in _DATES and self.name.casefold().endswith(".qmd") else given)
        if isinstance(made, tuple):
            self.findings.append(warning(*made, self.name, self.text, *_place(given.source_span)))
            return None
        return made


def _place(span: Span | None) -> tuple[int | None, int]:
    """Return where a finding is, and the number of code points there."""
    return (span.start, len(span)) if span else (None, 1)


def _origin(one: Field) -> str:
    return f"front matter {one.key}"


def _switch(value: Value) -> bool | None:
    """Return what a switch says; None for any other value."""
    return _SWITCHES.get(value.text.strip().casefold()) if isinstance(value, Scalar) else None


def _scalar(fact: str, value: Value) -> Scalar | None:
    """Return the value itself, the first of a list of pictures, or what stands for a table."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _INNER.get(fact, ()) if key in value), ())
    if isinstance(value, tuple):
        return _scalar(fact, value[0]) if value and fact == "image" else None
    return next(scalars(value), None)


def _as_quarto(given: Given) -> Given:
    """Return a date whose first number Quarto reads as the month in the standard form; any other value is unchanged.

    Source: Quarto, Date Formatting: MM/DD/YYYY, MM-DD-YYYY, MM/DD/YY, MM-DD-YY.
    """
    match = _MONTH_FIRST.fullmatch(given.value)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return given
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return replace(given, value=f"{year}-{match['month']:0>2}-{match['day']:0>2}")


def _usable(fact: str, given: Given) -> Given | tuple[str, str] | None:
    """Return a fact in standard form, a code and a message that says what is wrong, or None if it is nothing to use."""
    if fact in _DATES:
        stamp = parse_stamp(given.value)
        if stamp is None:
            return "bad-date", f"the date in {given.origin} is not a single day and was ignored; write it as 2020-01-20"
        return replace(given, value=stamp)
    if fact == "language":
        tag = language_tag(given.value)
        wrong = ("bad-language", f"{given.origin} is not a language tag and was ignored; write it as en or en-GB")
        return replace(given, value=tag) if tag else wrong
    if fact in ADDRESSES:
        if fact == "image":
            given = replace(given, value=encoded(given.value))
        if fact in {"url", "image"} and (is_relative(given.value) or is_pattern(given.value)):
            return None if is_pattern(given.value) else given
        problem = iri_problem(given.value, WEB)
        return ("bad-address", f"the address in {given.origin} {problem} and was ignored") if problem else given
    return given
