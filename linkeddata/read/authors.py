"""Bylines as written → authors: "By Mirela Tosh, Press Officer, and the Tarn Trust".

A byline is cut at commas, conjunctions and separators; word tables tell which parts are names, titles and organizations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from linkeddata.read.dateline import dates_in
from linkeddata.schema import countries, titles, vocabulary
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PERSON_WORDS, PLACE_WORDS, as_written, phrases, singles
from linkeddata.schema.name_classes import head, of_words
from linkeddata.text.fold import words
from linkeddata.values.dates import MONTH_NUMBERS, WEEKDAYS
from linkeddata.values.document import Author, Given
from linkeddata.values.span import Span

#: Words that open a byline.
OPENING = re.compile(
    r"(?:(?:words|text|story|report|article|analysis|commentary)(?: and (?:photos?|photographs|pictures|images|video)s?)? by"
    r"|(?:(?:view|see|show|read) )?(?:all |more )*(?:posts?|articles?|stories|news) (?:by|from)"
    r"|(?:written|reported|authored|contributed|compiled|prepared|submitted|posted|published) by"
    r"|by|authors?|writers?|byline|words|story|text)"
    r"(?:\s?[:：]\s{0,3}|\s{1,3})",
    re.IGNORECASE,
)
_MOST = 300  # code points of a byline
_NOISE = re.compile(
    r"<?\(?\b[\w.+-]{1,64}@[\w.-]{3,80}\)?>?|https?://\S+|(?<!\w)@\w+"
    r"|\(?\b(?:she|he|they)/\w+(?:/\w+)?\)?|\d+ ?(?:-|–)?min(?:ute)?s?\.? read"
    r"|(?:\bat )?\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|[A-Z]{2,3}T)\b)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?P<hard>\s*[;\n]\s*)|(?P<bar>\s*[|·•]\s*|\s+//?\s+)|(?P<soft>\s*,\s*|\s+[–—-]\s+|\s*[()]\s*)")
_AND = re.compile(r"\s+(?:and|&|with)\s+|\s*&\s+", re.IGNORECASE)
_LED = re.compile(r"(?:and|&|with|by)\s+", re.IGNORECASE)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|from|at|for|with)\s+(?:the\s+)?", re.IGNORECASE)
_OF_BODY = re.compile(r"(?:of|from|at|for)\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:\s+|^)(?:on|in|at|posted|published|updated|last updated|under|filed|about|for|date)\b.*", re.IGNORECASE | re.DOTALL
)
# Before a day: "Mirela Tosh, Monday 16 May 2024", "Mirela Tosh Updated: 16 May 2024"
_BEFORE_DAY = re.compile(
    rf"[\s,–—-]*(?:(?:\b(?:last )?(?:updated|published|posted|modified|created|date)\b|\bon\b|\b(?:{'|'.join(WEEKDAYS)})\b)[\s:,]*)*\Z",
    re.IGNORECASE,
)
# Credits of others than the writer.
_OTHERS = re.compile(
    r"(?:photo(?:s|graphs?|graphy)?|pictures?|images?|videos?|illustrations?|graphics?|edit(?:ed|or|ing)|translat(?:ed|ion|or)|art)"
    r"(?: courtesy)?(?:\s?[:：]| by| of)\s",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_](?:[\w.’'ʼ-]*[\w.])?\Z")
_CAPITAL = re.compile(r"(?:[^\W\d_]{1,2}['’])?[^\W\d_a-zß-öø-ÿ]")
# Words of the names of accounts: "admin", "Super User", "Web Admin".
_PLACEHOLDERS = frozenset(
    "admin administrator webmaster root user guest unknown anonymous default website wordpress superuser none na sysadmin super web "
    "site system portal cms account".split()
)
# Where a byline ends although the line goes on: a labelled field, or a sentence.
_END = re.compile(
    r"\s(?:categor(?:y|ies)|published|hits|tags?|views|section|topics?|filed under|posted in|date|location|contact)\s?[:：]"
    r"|(?P<word>[^\W\d_]{4,})\.\s+(?-i:(?=[^\W\d_a-z]))",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,7}\Z")
_DAYS = frozenset(map(str.casefold, (*WEEKDAYS, *MONTH_NUMBERS)))


class Kind(StrEnum):
    """What a part of a byline is."""

    PERSON = "person"
    TITLE = "title"
    ORGANIZATION = "organization"
    TEAM = "team"  # an organization by words such as "press office", which others have too
    NOTHING = "nothing"  # a date, a web address, letters behind a name
    UNKNOWN = "unknown"


@dataclass(slots=True)
class _Part:
    text: str
    new: bool  # whether a conjunction, a line or a semicolon comes before it
    bar: bool = False  # whether a vertical bar or a dot comes before it


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
    text = written.value if len(written.value) <= _MOST else ""
    opening = OPENING.match(text)
    text = _NOISE.sub(" ", _ended(text[opening.end() :] if opening else text))
    if not sure and text.rstrip().endswith(":"):
        return ()
    drafts = _drafts(list(_parts(text)), sure=sure)
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
    return "Person" if _kind(name) is Kind.PERSON else "Organization"


def _author(draft: _Draft, written: Given, raw: str) -> Author:
    def given(value: str) -> Given | None:
        return _narrowed(replace(written, value=value), raw) if value else None

    name = given(draft.name)
    assert name
    kind = "Person" if draft.person else "Organization"
    return Author(name, kind, given(draft.title), given(draft.organization))


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


# --- cutting


def _ended(text: str) -> str:
    """Return a byline without the fields and sentences behind it."""
    for end in _END.finditer(text):
        word = end["word"]
        if word is None or word.casefold() not in titles.abbreviations():
            return text[: end.end("word") if word else end.start()]
    return text


def _parts(text: str) -> Iterator[_Part]:
    new, bar, position = True, False, 0
    for cut in (*_CUT.finditer(text), None):
        part = text[position : cut.start() if cut else len(text)].strip(" .,\t")
        if part:
            yield from _split(part, new, bar)
            new = False
        if cut is None:
            return
        new = new or cut.lastgroup == "hard"
        bar = cut.lastgroup == "bar" or (bar and cut.lastgroup != "hard")
        position = cut.end()


def _split(part: str, new: bool, bar: bool) -> Iterator[_Part]:
    """Yield a part cut at conjunctions between names, and at "of" or "at" before an organization."""
    if _OTHERS.match(part):
        return
    part = _without_day(part)
    if new and (opening := OPENING.match(part)):
        part = part[opening.end() :]
    while led := _LED.match(part):
        new, part = True, part[led.end() :]
    if (led := _OF_BODY.match(part)) and _kind(part[led.end() :]) in {Kind.ORGANIZATION, Kind.TEAM}:
        part = part[led.end() :]
    for cut in reversed(list(_AND.finditer(part))):
        left, right = part[: cut.start()], part[cut.end() :]
        if _parted(part, left, right):
            yield from _split(left, new, bar)
            yield from _split(right, True, False)
            return
    for cut in _OF.finditer(part):
        left, right = part[: cut.start()], part[cut.end() :]
        kind, other = _kind(left), _kind(right)
        body = other in {Kind.ORGANIZATION, Kind.TEAM}
        if body and (kind is Kind.PERSON or (kind is Kind.TITLE and cut.group().split()[0].casefold() != "of")):
            yield _Part(left, new, bar)
            yield _Part(right, False)
            return
    dated = _WHEN.search(part)
    if (
        dated
        and _kind(part) not in {Kind.TITLE, Kind.ORGANIZATION}
        and (not dated.start() or _kind(part[: dated.start()]) is not Kind.UNKNOWN)
    ):
        part = part[: dated.start()].strip()
    if part:
        yield _Part(part, new, bar)


def _without_day(part: str) -> str:
    """Return a part without the day in it and what belongs to the day."""
    days = dates_in(part)
    if not days:
        return part
    before, after = part[: days[0].start], part[days[-1].end :].strip(" .,:–—-")
    before = before[: match.start()] if (match := _BEFORE_DAY.search(before)) else before
    return before if before.strip() else after


def _parted(part: str, left: str, right: str) -> bool:
    """Return whether a conjunction stands between two authors, and not inside one name or title."""
    before, after = _kind(left), _kind(right)
    if before is Kind.UNKNOWN and any(_kind(p.text) is Kind.PERSON for p in _split(left, True, False)):
        before = Kind.PERSON
    named = {Kind.PERSON, Kind.ORGANIZATION, Kind.TEAM}
    if before is Kind.PERSON:
        return after in named or bool(_bare(right)[1])
    if after is Kind.PERSON and _bare(right)[1:] != ("", False):
        return before in named | {Kind.TITLE}  # "… and Dr Ada Lund"
    if of_words(words(part), ORGANIZATION_WORDS) and " " in part:
        return before is after is Kind.ORGANIZATION and bool(_OF.search(right))
    return (before in named | {Kind.TITLE} and after is Kind.PERSON) or (before in named and after in named - {Kind.PERSON})


# --- telling parts apart


@cache
def _table(*names: str) -> frozenset[str]:
    return frozenset().union(*(singles(PERSON_WORDS, name) for name in names))


def _kind(part: str) -> Kind:
    """Return what a part of a byline is."""
    named = _without_the(part)
    folded, letters = words(named), as_written(PERSON_WORDS, "postnominal")
    if not folded or dates_in(part) or not any(map(str.isalpha, part)) or part in letters or set(folded) <= _PLACEHOLDERS:
        return Kind.NOTHING
    if part.rsplit(maxsplit=1)[-1] in letters and _is_person(part):
        return Kind.PERSON
    if _is_organization(named, folded):
        return Kind.TEAM if all(w in _table("team") | {"the", "of", "and"} for w in folded) else Kind.ORGANIZATION
    if _is_title(folded):
        return Kind.TITLE
    if _is_person(part):
        return Kind.PERSON
    return Kind.TEAM if not _table("team").isdisjoint(folded) and _opens(named) else Kind.UNKNOWN


def _opens(name: str) -> bool:
    """Return whether a name begins like one: with a capital or a number ("9th Regiment")."""
    return name[:1].isupper() or name[:1].isdigit()


def _is_organization(name: str, folded: tuple[str, ...]) -> bool:
    """Return whether the words of a name are those of an organization, as far as tables tell."""
    if not _opens(name):
        return False
    known = len(folded) > 1 and (of_words(folded, ORGANIZATION_WORDS) or folded[-1:] in phrases(PLACE_WORDS, "continent"))
    return bool(known) or _is_acronym(name)


def _is_acronym(name: str) -> bool:
    """Return whether a name is an acronym, perhaps with a place: "GNA", "PIB Delhi"."""
    first, *rest = name.split()
    if not _ACRONYM.match(first) or words(first)[0] in _table("suffix", "particle") or countries.named(words(first)):
        return False
    return not rest or (len(first) > 2 and len(rest) == 1 and not rest[0].isupper() and rest[0][:1].isupper())


def _without_the(part: str) -> str:
    led = _THE.match(part)
    return part[led.end() :] if led else part


def _is_title(folded: tuple[str, ...]) -> bool:
    posts = _table("office", "post")
    last = head(folded)[-1]
    if last not in posts:
        return False
    ambiguous = last in _table("both") and len(folded) == 2 and folded[0] not in posts | _table("team", "with")
    return not ambiguous


def _bare(part: str) -> tuple[str, str, bool]:
    """Return a person's name, the office before it, and whether a form of address or letters were taken from it."""
    tokens = part.split()
    letters = as_written(PERSON_WORDS, "postnominal")
    address = _table("man", "woman", "honorific", "letters", "dotted", "with") | {"the"}
    office = _table("office", "post", "team")
    known = address | office | titles.before_names()
    size, run = len(tokens), 0
    while len(tokens) > 2 and tokens[-1].strip(".,") in letters:
        tokens.pop()
    taken = len(tokens) < size
    while len(tokens) - run > 2 and len(tokens[run].strip(".")) > 1 and set(words(tokens[run])) <= known:
        run += 1
    posts = [t for t in tokens[:run] if set(words(t)) <= office - _table("man", "woman", "letters")]
    posts = posts if any(set(words(t)) <= _table("office", "post") for t in posts) else []
    return " ".join(tokens[run:]), " ".join(posts), taken or run > 0


def _is_person(part: str) -> bool:
    name = _bare(part)[0]
    if _THE.match(part) and part.removesuffix(name).strip().casefold() == "the":
        return False  # "The Tarn Herald"
    tokens = name.split()
    folded = words(name)
    if not 2 <= len(tokens) <= 5 or len(name) > 60 or not all(map(_TOKEN.match, tokens)):
        return False
    if countries.named(folded) or not _DAYS.isdisjoint(folded) or not _table("team").isdisjoint(folded):
        return False
    return bool(_CAPITAL.match(tokens[-1])) and all(_CAPITAL.match(t) or t.strip("'’") in _table("particle") for t in tokens)


# --- joining


def _drafts(parts: Sequence[_Part], *, sure: bool) -> list[_Draft]:
    kinds = [_kind(p.text) for p in parts]
    if sure and len(parts) == 2 and _is_reversed(parts, kinds):
        return [_Draft(f"{parts[1].text} {parts[0].text}", True)]
    made: list[_Draft] = []
    title = ""
    for i, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        last, text = made[-1] if made and not part.new else None, _without_the(part.text)
        if kind is Kind.NOTHING or (part.bar and made and kind in {Kind.TEAM, Kind.UNKNOWN, Kind.PERSON}):
            continue
        if kind is Kind.PERSON and not (last and last.title and not last.organization and not _begins(kinds, i)):
            name, office, _ = _bare(part.text)
            made.append(_Draft(name, True, office or title))
            title = ""
        elif kind is Kind.TITLE:
            if last and last.person:
                last.title = f"{last.title}, {text}" if last.title else text
            else:
                title = text
        elif kind in {Kind.ORGANIZATION, Kind.TEAM, Kind.PERSON}:
            _add_body(made, last, text)
        elif last and words(part.text)[0] in _table("suffix"):
            last.name = f"{last.name} {part.text}"
        elif last and last.person and text[:1].isupper():
            if " " in text and not last.organization:
                last.organization = text
        elif not sure:
            return []
    return made


def _begins(kinds: Sequence[Kind], i: int) -> bool:
    """Return whether a name is followed by a title of its own."""
    return i + 1 < len(kinds) and kinds[i + 1] is Kind.TITLE


def _add_body(made: list[_Draft], last: _Draft | None, name: str) -> None:
    if last and last.person:
        last.organization = name  # the last one is the largest: "Press Office, Tarn Council"
    elif last and _kind(last.name) is Kind.TEAM:
        last.name = f"{last.name}, {name}"
    else:
        made.append(_Draft(name, False))


def _is_reversed(parts: Sequence[_Part], kinds: Sequence[Kind]) -> bool:
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
    name = _without_the(line)
    folded = words(name)
    account = (len(folded) == 1 and name.islower()) or set(folded) <= _PLACEHOLDERS or "_" in name
    if not folded or account or len(name) > 120 or (len(folded) > 1 and _is_title(folded)):
        return []
    person = 2 <= len(folded) <= 4 and not any(map(str.isdigit, name)) and _kind(line.title()) is Kind.PERSON
    return [_Draft(name, person)]
