"""Schools, prizes, streets and chairs that bear a person's name: "the Amara Diallo School" is no person."""

from __future__ import annotations

import re
from functools import cache

from linkeddata.schema.lexicon import PERSON_WORDS, Phrase, phrases, singles
from linkeddata.text import fold
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.values.mentions import MentionKind

_AROUND = 60  # code points
_OPENS = r"\b(?:the|a|an|this|its|our|holds|held|as|(?:was|were|been|be|is)\s+(?:appointed|named|elected))\s+"
# Before a name that does not stand for a person: "the", "the 12th"; before a head noun in capitals "the new" too
_ARTICLE = re.compile(_OPENS + r"(?:(?:\d+(?:st|nd|rd|th)|first|second|third|annual)\s+){0,2}\Z", re.IGNORECASE)
_FAR_ARTICLE = re.compile(_OPENS + r"(?:[a-z-]+\s+){1,2}\Z", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|on|near|along|inside|outside)\s+\Z", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]*)\s+\Z")


def is_namesake(text: str, mention_name: MentionName) -> bool:
    """Return whether a person's name at this place is that of a school, prize, street or chair.

    Args:
        text: the document's text.
        mention_name: a mention of any kind; only a person's is ever a namesake.
    """
    if mention_name.kind is not MentionKind.PERSON:
        return False
    if bears_a_name(mention_name.words):
        return True
    span = mention_name.span
    start = max(span.start, text.find(mention_name.text.split()[0], span.start, span.end))
    before, behind = text[max(0, start - _AROUND) : start], text[span.end : span.end + _AROUND]
    word = _LAST_WORD.search(before)
    if word and word[1][0].isupper() and fold.words(word[1])[:1] in _before():
        return True
    found = _behind().match(behind)
    return found is not None and _is_headed_by(found, before)


def _is_headed_by(found: re.Match[str], before: str) -> bool:
    """Return whether the name before a head noun belongs to it: behind an article, or a preposition, or where nothing follows."""
    if _ARTICLE.search(before):
        return True
    if not found["head"][0].isupper():
        return False
    return bool(_FAR_ARTICLE.search(before)) or (not found["post"] and (not found["more"] or bool(_AT.search(before))))


def bears_a_name(name: Phrase) -> bool:
    """Return whether words that were taken for a person's name say themselves that they name something else.

    >>> bears_a_name(("amara", "diallo", "school")), bears_a_name(("rue", "diallo")), bears_a_name(("amara", "park"))
    (True, True, False)
    """
    return len(name) > 1 and (name[:1] in _before() or (len(name) > 2 and name[-1] in singles(PERSON_WORDS, "namesake")))


def _before() -> frozenset[Phrase]:
    return phrases(PERSON_WORDS, "namesake-before")


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of what bears the name before it: a head noun, with modifiers, and a capitalised word behind it if any."""
    thing, post = _alternatives("namesake", "namesake-surname"), _alternatives("namesake-post")
    between = _alternatives("namesake-between")
    modifiers = rf"(?:(?:{between}|girls['’]|boys['’]|children['’]s)\s+){{0,3}}"
    return re.compile(
        rf"\s+{modifiers}(?P<head>{thing}|(?P<post>{post}))\b(?!['’]s\b)(?P<more>\s+(?-i:[A-Z])\w+)?", re.IGNORECASE
    )


def _alternatives(*tables: str) -> str:
    listed = frozenset().union(*(singles(PERSON_WORDS, table) for table in tables))
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))
