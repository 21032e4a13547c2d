"""The name in a mention, without title, possessive, quotes and article, ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from linkeddata.schema import countries, titles
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PERSON_WORDS, as_written, phrases, singles
from linkeddata.schema.subdivisions import abbreviated, is_abbreviation
from linkeddata.text.fold import plain, words
from linkeddata.text.loose_ends import PREPOSITIONS, without_loose_end
from linkeddata.understand.entities import schema_class
from linkeddata.understand.entities.similarity import spells
from linkeddata.values.mentions import Mention, MentionKind
from linkeddata.values.span import Span

QUOTES = "\"“”„‟«»‹›‘’'`"
_MARKS = '"“”„‟«»‹›'
_OPEN, _CLOSE = "([{", ")]}"
_BRACKET = re.compile(r"[()\[\]{}]")
_EDGE = " ,;:–—-•*·|/…!?"
_POSSESSIVE = re.compile(r"(?:['’‘ʼ`]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:(?:^|[\s.(])[^\W\d_]|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|Bros|St|No|plc|Pty|Bhd|Esq))\.$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_INNER = re.compile(
    r"^(?P<name>[^()]{4,}?)\s*\(\s*[\"“'‘]?(?P<short>[A-Za-z0-9][\w&.\-/]{1,14})[\"”'’]?\s*\)(?P<rest>\s+(?:of|for|in)\s[^()]+)?$"
)


@dataclass(frozen=True, slots=True)
class MentionName:
    """The name that one mention gives its entity.

    Args:
        member: index into `Mentions.mentions`.
        span: the mention's place, before repair.
        kind: PERSON, ORGANIZATION or PLACE.
        text: the repaired name, a piece of the mention's text with white space folded; never empty.
        words: `text.words` of it.
        key: the words joined by spaces.
        confidence: the tagger's own.
        inner: an acronym in parentheses that the mention carried after the name, or "".
        before: title words and forms of address, lower-case, that repair took off the front.
        generic: True where the words name nothing by themselves ("the Ministry", "Mr Minister", "they").
        whole: the name with what followed such an acronym: "Assembly of Vietnam" for "Assembly (NA) of Vietnam".
    """

    member: int
    span: Span
    kind: MentionKind
    text: str
    words: tuple[str, ...]
    key: str
    confidence: float
    inner: str
    before: frozenset[str]
    generic: bool
    whole: str


def mention_name(text: str, mention: Mention, member: int, kind: MentionKind | None = None) -> MentionName | None:
    """Repair one mention; None where nothing is left.

    Args:
        text: `Document.text`.
        mention: a person, organization or place.
        member: its index.
        kind: what to read it as, where that differs from `mention.kind`.
    """
    repaired = _repaired(mention.span.of(text), kind or mention.kind)
    if repaired is None:
        return None
    name, of_name, key, inner, before, generic, whole = repaired
    return MentionName(
        member, mention.span, kind or mention.kind, name, of_name, key, mention.confidence, inner, before, generic, whole
    )


class _Repaired(NamedTuple):
    text: str
    words: tuple[str, ...]
    key: str
    inner: str
    before: frozenset[str]
    generic: bool
    whole: str


@lru_cache(maxsize=4096)
def _repaired(quote: str, kind: MentionKind) -> _Repaired | None:
    """Repair the words of a mention; see `MentionName`."""
    name = trim(plain(quote))
    before: frozenset[str] = frozenset()
    inner = whole = ""
    if kind is MentionKind.PERSON:
        name, before = strip_titles(name)
    else:
        name = strip_article(name)
        if kind is MentionKind.PLACE:
            name = f"{name}." if is_abbreviation(f"{name}.") and f"{name}." in plain(quote) else town(name)
        found = _INNER.match(name) if kind is MentionKind.ORGANIZATION else None
        if found and is_acronym(found["short"]) and not belongs_inside(found["short"], words(found["name"])):
            whole = found["name"] + (found["rest"] or "")
            name, inner = trim(found["name"]), found["short"]
    of_name = words(name)
    if not of_name:
        return None
    generic = is_generic(name, of_name, kind)
    return _Repaired(name, of_name, " ".join(of_name), inner, before, generic, whole or name)


def trim(name: str) -> str:
    """Take possessive, quotes, brackets without a partner, and stray punctuation off the ends of a folded name.

    >>> trim("“Nordic Seaweed”,"), trim("Slovakia's"), trim("Acme (Asia"), trim("Acme Inc.")
    ('Nordic Seaweed', 'Slovakia', 'Acme', 'Acme Inc.')
    """
    for _ in range(8):  # each round takes something off; hostile names of nothing but punctuation end here
        start = name
        name = _unquote(name.strip(_EDGE))
        if name.endswith(".") and not _ABBREVIATION.search(name):
            name = name[:-1]
        name = _POSSESSIVE.sub("", name)
        if name.endswith(("'", "’")):
            name = name[:-1]
        name = _balance(name)
        first, _, rest = name.partition(" ")
        if rest and first in PREPOSITIONS:
            name = rest
        name = without_loose_end(name)
        if name == start:
            return name
    return name.strip()


def _unquote(name: str) -> str:
    """Take off quotes that surround a name or have no partner in it; quotes inside a name stay: AS "Baltic Port"."""
    if name[:1] in QUOTES and name[:1]:
        inside = name[1:]
        closing = sum(c in _MARKS for c in inside)
        if not closing or inside[-1:] in QUOTES or name[0] not in _MARKS:
            name = inside
    if name[-1:] in _MARKS and name[-1:] and sum(c in _MARKS for c in name) % 2:
        name = name[:-1]
    return name


def _balance(name: str) -> str:
    """Cut a name at a bracket that has no partner; take brackets off that surround it."""
    if not _BRACKET.search(name):
        return name
    for left, right in zip(_OPEN, _CLOSE, strict=True):
        if name.startswith(left) and name.endswith(right) and name.count(left) == 1:
            name = name[1:-1]
        if name.count(left) > name.count(right):
            cut = name.rfind(left)
            name = name[:cut] if cut else name[1:]
        elif name.count(right) > name.count(left):
            cut = name.find(right)
            name = name[:cut] if name[:cut].strip() else name[cut + 1 :]
    return name


def town(name: str) -> str:
    """Return the name of a place without the larger place behind it.

    >>> town("Springfield, Ill."), town("Geneva, Switzerland"), town("Washington, D.C.")
    ('Springfield', 'Geneva', 'Washington, D.C.')
    """
    small, _, large = name.rpartition(", ")
    known = small and not countries.is_city(words(name)) and (abbreviated(large) or schema_class.is_known_place(words(large)))
    return small if known else name


def strip_article(name: str) -> str:
    """Take a leading article off, but where the table knows the name only with it (The Hague).

    >>> strip_article("the Agency"), strip_article("The Hague")
    ('Agency', 'The Hague')
    """
    return name if countries.is_city(words(name)) else _ARTICLE.sub("", name)


def strip_titles(name: str) -> tuple[str, frozenset[str]]:
    """Remove forms of address, ranks, offices and letters after the name from the name of a person.

    Returns:
        The name and the words removed from its front. A name that is nothing but titles is returned whole.

    >>> strip_titles("H.E. Dr. Jane Mbeki, MP"), strip_titles("Prime Minister Berg"), strip_titles("Dean Smith")
    (('Jane Mbeki', frozenset({...})), ('Berg', frozenset({...})), ('Dean Smith', frozenset()))
    """
    name = trim(_strip_behind(name))
    pieces = name.split(" ")
    cut = 0
    while cut < len(pieces) - 1 and _is_title(pieces, cut):
        cut += 1
    taken = frozenset(w for piece in pieces[:cut] for w in words(piece))
    return trim(" ".join(pieces[cut:])), taken


def _is_title(pieces: list[str], at: int) -> bool:  # noqa: PLR0911 - one return a rule
    """Return whether piece `at` stands before the name in `pieces`, all before it being titles."""
    piece, left = pieces[at], len(pieces) - at - 1
    spelt = words(piece)
    if not spelt:
        return True
    if piece[0].islower() and piece.isalpha() and piece not in singles(PERSON_WORDS, "particle"):
        return True
    if piece.endswith(",") and at + 1 < len(pieces) and all(w in titles.before_names() for w in spelt):
        return True
    whole = "".join(spelt)
    if whole in singles(PERSON_WORDS, "both"):
        return left >= 2
    if whole in singles(PERSON_WORDS, "dotted"):
        return piece.endswith(".") and len(piece) > 2 and left >= 1
    if whole in singles(PERSON_WORDS, "letters") and (piece.isupper() or "." in piece):
        return True
    if whole in singles(PERSON_WORDS, "with"):
        return any(words(p) and words(p)[-1] in titles.before_names() for p in pieces[at + 1 : -1])
    if all(w in titles.before_names() for w in spelt) or whole in titles.before_names():
        return True
    follows = words(pieces[at + 1]) if left >= 2 else ()
    return bool(countries.described(spelt)) and bool(follows) and all(w in titles.before_names() for w in follows)


_UNIONS: dict[tuple[str, ...], frozenset[str]] = {}


def _union(*tables: str) -> frozenset[str]:
    if tables not in _UNIONS:
        _UNIONS[tables] = frozenset().union(*(singles(PERSON_WORDS, table) for table in tables))
    return _UNIONS[tables]


def _strip_behind(name: str) -> str:
    """Cut letters after the name, and a comma with titles behind it."""
    letters = as_written(PERSON_WORDS, "postnominal")
    name = name.partition(" (")[0] if name.find(" (") > 3 and not name.endswith(")") else name
    head, comma, tail = name.partition(",")
    if comma:
        rest = tail.replace(".", "").replace(",", " ").split()
        if not rest or all(w in letters or w.lower() in titles.before_names() or w[0].islower() for w in rest):
            name = head
    pieces = name.split(" ")
    while len(pieces) > 2 and pieces[-1].strip("().,").replace(".", "") in letters:
        pieces.pop()
    return " ".join(pieces)


@lru_cache(maxsize=4096)
def is_acronym(text: str) -> bool:
    """Return whether `text` looks like letters that stand for a name: one word of 2 to 12 with two capitals or more.

    >>> is_acronym("UNHCR"), is_acronym("DoST"), is_acronym("C04"), is_acronym("Frontex"), is_acronym("U.S.")
    (True, True, True, False, True)
    """
    if " " in text or not 2 <= len(text) <= 12 or not text[0].isalnum():
        return False
    capitals = sum(c.isupper() or c.isdigit() for c in text)
    return capitals >= 2 and any(c.isupper() for c in text) and capitals * 2 >= sum(c.isalnum() for c in text)


def belongs_inside(acronym: str, name: tuple[str, ...]) -> bool:
    """Return whether an acronym behind a name stands for the organization inside it: "Academy of the State Customs Committee (SCC)".

    >>> belongs_inside("SCC", ("academy", "of", "the", "state", "customs", "committee"))
    True
    """
    letters = "".join(words(acronym.replace(".", "")))
    if spells(letters, name) == "initials":
        return False
    small = singles(ORGANIZATION_WORDS, "small")
    return any(word in small and spells(letters, name[i + 1 :]) == "initials" for i, word in enumerate(name) if i)


def is_generic(name: str, of_name: tuple[str, ...], kind: MentionKind) -> bool:
    """Return whether a repaired mention names nothing by itself.

    >>> is_generic("Ministry", ("ministry",), MentionKind.ORGANIZATION), is_generic("NATO", ("nato",), MentionKind.ORGANIZATION)
    (True, False)
    """
    if not any(c.isalpha() for c in name) or (of_name in phrases(PERSON_WORDS, "pronoun") and not is_acronym(name)):
        return True
    if kind is MentionKind.PERSON:
        return all(w in titles.before_names() or w in _union("people", "pronoun", "suffix") for w in of_name)
    if of_name in phrases(ORGANIZATION_WORDS, "generic"):
        return True
    small = singles(ORGANIZATION_WORDS, "small")
    return all(w in small for w in of_name) and name == name.lower()
