"""Bylines as written → authors: "By Mirela Tosh, Press Officer, and the Tarn Trust".

parts  a byline cut at commas, conjunctions and separators
kinds  what a part is: a person, a title, an organization
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linkeddata.read.authors.kinds import ACCOUNTS, Kind, bare, is_title, kind, table, without_the
from linkeddata.read.authors.parts import OPENING, Part, cleaned, parts_of
from linkeddata.schema import vocabulary
from linkeddata.text.fold import words
from linkeddata.values.document import Author, Given
from linkeddata.values.span import Span

__all__ = ["OPENING", "authors_of", "kind_of"]

_MOST = 300  # code points of a byline


@dataclass(slots=True)
class _Draft:
    name: str
    person: bool
    title: str = ""
    organization: str = ""


def authors_of(written: Given, raw: str = "", *, sure: bool = False) -> tuple[Author, ...]:
    """Return the authors that a byline names, in its order.

    Args:
        written: the byline, perhaps with "By"; its places are those of `raw`.
        raw: the characters at its place; "" if unknown. Names found in them get their own place.
        sure: whether it surely names authors; then words that nothing is known about are a name too.

    Returns:
        Empty if it names nobody, or if it is not `sure` and a part of it is no name, title or organization.

    >>> from linkeddata.values.document import Basis
    >>> made = authors_of(Given("By Mirela Tosh, Press Officer, and the Tarn Trust", Basis.TEXT, "byline"))
    >>> [(a.name.value, a.type, a.job_title.value if a.job_title else "") for a in made]
    [('Mirela Tosh', 'Person', 'Press Officer'), ('Tarn Trust', 'Organization', '')]
    """
    text = cleaned(written.value if len(written.value) <= _MOST else "")
    if not sure and text.rstrip().endswith(":"):
        return ()
    drafts = _drafts(list(parts_of(text)), sure=sure)
    if not drafts and sure:
        drafts = _as_it_is(text)
    return tuple(_author(d, written, raw) for d in drafts)


def kind_of(name: str, said: str = "") -> str:
    """Return the class of an author.

    Args:
        name: the name.
        said: the class that the page gives, in any case; "" if none.

    >>> kind_of("Odile", "Person"), kind_of("Mirela Tosh"), kind_of("Tarn Council"), kind_of("Tarn Press", "NewsMediaOrganization")
    ('Person', 'Person', 'Organization', 'NewsMediaOrganization')
    """
    local = said.rpartition("/")[2].rpartition(":")[2]
    for cls in (local, local.capitalize()):
        if cls == "Person" or (cls and vocabulary.is_a(cls, "Organization")):
            return cls
    return "Person" if kind(name) is Kind.PERSON else "Organization"


def _author(draft: _Draft, written: Given, raw: str) -> Author:
    def given(value: str) -> Given | None:
        return _narrowed(replace(written, value=value), raw) if value else None

    name = given(draft.name)
    assert name
    return Author(name, "Person" if draft.person else "Organization", given(draft.title), given(draft.organization))


def _narrowed(given: Given, raw: str) -> Given:
    """Return a value with its own place in the byline, if it stands there as it is."""
    at = raw.find(given.value)
    if at < 0:
        return given
    place = given.span or given.source_span
    if place is None:
        return given
    inner = Span(place.start + at, place.start + at + len(given.value))
    return replace(given, span=inner) if given.span else replace(given, source_span=inner)


def _drafts(parts: Sequence[Part], *, sure: bool) -> list[_Draft]:
    kinds = list(_kinds(parts))
    if sure and len(parts) == 2 and _is_reversed(parts, kinds):
        return [_Draft(f"{parts[1].text} {parts[0].text}", True)]
    made: list[_Draft] = []
    title = ""
    for i, (part, what) in enumerate(zip(parts, kinds, strict=True)):
        joined = not part.new or (part.line and _goes_on(made, what, kinds))
        last, text = made[-1] if made and joined else None, without_the(part.text)
        if what is Kind.NOTHING or (part.bar and made and what in {Kind.TEAM, Kind.UNKNOWN, Kind.PERSON}):
            continue
        if what is Kind.PERSON and not (last and last.title and not last.organization and not _begins(kinds, i)):
            name, office, _ = bare(part.text)
            made.append(_Draft(name, True, office or title))
            title = ""
        elif what is Kind.TITLE:
            if last and last.person:
                last.title = f"{last.title}, {text}" if last.title else text
            else:
                title = text
        elif what in {Kind.ORGANIZATION, Kind.TEAM, Kind.PERSON}:
            _add_body(made, last, text)
        elif last and words(part.text)[0] in table("suffix"):
            last.name = f"{last.name} {part.text}"
        elif last and last.person and text[:1].isupper():
            if " " in text and not last.organization:
                last.organization = text
        elif not sure:
            return []
    return made


def _goes_on(made: Sequence[_Draft], what: Kind, kinds: Sequence[Kind]) -> bool:
    """Return whether a line gives the office or the organization of the person on the line above."""
    if not made or not made[-1].person:
        return False
    above = made[-1]
    if what is Kind.TITLE:
        return not above.title
    return (
        what in {Kind.ORGANIZATION, Kind.TEAM} and not above.organization and bool(above.title or kinds.count(Kind.PERSON) == 1)
    )


def _begins(kinds: Sequence[Kind], i: int) -> bool:
    """Return whether a name is followed by a title of its own."""
    return i + 1 < len(kinds) and kinds[i + 1] is Kind.TITLE


def _kinds(parts: Sequence[Part]) -> Iterator[Kind]:
    """Yield what each part is. What could be a name is an office between a person and an organization: "Quality Director"."""
    alone = [kind(p.text) for p in parts]
    for i, what in enumerate(alone):
        between = 0 < i < len(parts) - 1 and not parts[i].new and not parts[i + 1].new
        if between and alone[i - 1 : i + 1] == [Kind.PERSON] * 2 and alone[i + 1] in {Kind.ORGANIZATION, Kind.TEAM}:
            yield Kind.TITLE if words(parts[i].text)[-1] in table("office", "post") else what
        else:
            yield what


def _add_body(made: list[_Draft], last: _Draft | None, name: str) -> None:
    if last and last.person:
        last.organization = name  # the last one is the largest: "Press Office, Tarn Council"
    elif last and kind(last.name) is Kind.TEAM:
        last.name = f"{last.name}, {name}"
    else:
        made.append(_Draft(name, False))


def _is_reversed(parts: Sequence[Part], kinds: Sequence[Kind]) -> bool:
    """Return whether a byline gives the surname first, as library catalogues do: "Tosh, Mirela"."""
    first, second = parts[0].text.split(), parts[1].text.split()
    return (
        not parts[1].new
        and len(first) == 1
        and len(second) <= 2
        and set(kinds) <= {Kind.UNKNOWN, Kind.PERSON}
        and first[0][0].isupper()
    )


def _as_it_is(text: str) -> list[_Draft]:
    """Return the one author whose name is the whole text, unless it is the name of an account."""
    line = " ".join(text.split())
    name = without_the(line)
    folded = words(name)
    account = (len(folded) == 1 and name.islower()) or set(folded) <= ACCOUNTS or "_" in name
    if not folded or account or len(name) > 120 or (len(folded) > 1 and is_title(folded)):
        return []
    person = kind(line.title() if line.islower() else line) is Kind.PERSON
    return [_Draft(name, person)]
