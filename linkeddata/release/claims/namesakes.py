"""Words by which a document tells that somebody else bears a person's name, and titles that belong to two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from linkeddata.schema import titles
from linkeddata.schema.lexicon import PERSON_WORDS, singles
from linkeddata.text.fold import same_name, words
from linkeddata.values.description import Evidence

#: What a writer says where two persons could be taken for one.
_WARNS = re.compile(
    r"(?i)\b(?:namesakes?|(?<!town of the )(?<!city of the )(?<!village of the )same\s+name|(?:with|of|by)\s+one\s+name"
    r"|not\s+(?:be\s+)?(?:confused|mistaken)|confusion|(?:no|any)\s+relation|(?:not|never)\s+related|unrelated|also\s+called"
    r"|shares?\s+(?:his|her|the|a)\s+name|bears?\s+the\s+name)\b"
)
_ANOTHER = re.compile(r"(?i)\b(?:a\s+second|a\s+third|another|the\s+other|two)\s+\Z")
_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_NEXT = re.compile(r"[ \t]*\n?[^\n.!?]*[.!?]?")
_SECOND = 2  # a full name that is told so often with titles that differ may be two persons'


def warns(text: str, mentions: Sequence[Evidence]) -> bool:
    """Return whether a document says, or shows, that two persons bear the name of one.

    It says so beside the name: "no relation", "his namesake", "a second Anna Berg". It shows it where it tells the full name twice, the
    second time with another title: "Mayor Anna Berg ... Dr Anna Berg".

    Args:
        text: the decoded source.
        mentions: of the person, in the source.
    """
    return any(_said(text, m) for m in mentions) or len(set(_titles(text, mentions))) >= _SECOND


def _said(text: str, mention: Evidence) -> bool:
    around = mention.sentence or mention.span
    end = _end_of_next(text, around.end)
    return bool(_WARNS.search(text, around.start, end)) or bool(
        len(words(mention.quote)) > 1 and _ANOTHER.search(text[max(0, mention.span.start - 20) : mention.span.start])
    )


def _end_of_next(text: str, at: int) -> int:
    """Return where the sentence after a place ends; a paragraph that ends there has none."""
    ahead = _NEXT.match(text, at, at + 240)
    return ahead.end() if ahead else at


def _titles(text: str, mentions: Sequence[Evidence]) -> Iterator[str]:
    """Yield the title before each mention of a full name that has one."""
    for mention in mentions:
        if len(words(mention.quote)) > 1:
            before = _BEFORE.search(text[max(0, mention.span.start - 24) : mention.span.start])
            if before and same_name(before[1]) in _ranks():
                yield same_name(before[1])


def ranks(text: str, mentions: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the titles that stand before a person's full name, sorted: `captain`, `dr`.

    Args:
        text: the decoded source.
        mentions: of the person, in the source.
    """
    return tuple(sorted(set(_titles(text, mentions))))


@cache
def _ranks() -> frozenset[str]:
    courtesy = singles(PERSON_WORDS, "man") | singles(PERSON_WORDS, "woman")
    return (titles.before_names() | singles(PERSON_WORDS, "post")) - courtesy
