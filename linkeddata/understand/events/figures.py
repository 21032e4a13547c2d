"""Figures of speech: who attacked a plan or won praise took part in no event."""

from __future__ import annotations

import re
from functools import cache

from linkeddata.schema.lexicon import EVENT_WORDS, rows
from linkeddata.values.span import Span

_AROUND = 120  # code points on either side of a trigger
# Between a verb and its object: articles, adjectives, a possessive
_BETWEEN = r"(?:(?!(?:at|in|on|with|for|of|to|by|from|and|or|but|as|into|after|before|near|who|which|that)\b)[\w’'-]+\s+){0,4}?"
_BE = r"(?:is|are|was|were|be|been|being|came|comes|come|has been|have been|had been)"


def figurative(text: str, trigger: Span, sentence: Span | None) -> bool:
    """Return whether a trigger belongs to a figure of speech, by its verb and the kind of its object.

    Args:
        text: the document's text.
        trigger: place of the trigger.
        sentence: place of its sentence, or None for the trigger alone.

    >>> text = "Prat attacked the new plan. Troops attacked the new port."
    >>> figurative(text, Span(5, 13), Span(0, 27)), figurative(text, Span(35, 43), Span(28, 57))
    (True, False)
    """
    around = sentence or trigger
    start, end = max(around.start, trigger.start - _AROUND), min(around.end, trigger.end + _AROUND)
    return any(
        match.start() < trigger.end and trigger.start < match.end()
        for pattern in _patterns()
        for match in pattern.finditer(text, start, end)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    found = rows(EVENT_WORDS)
    objects = {row[1]: row[2] for row in found if row[0] == "object"}
    things = "|".join(row[1] for row in found if row[0] == "thing")
    patterns = []
    for _, verbs, kinds, *follow in (row for row in found if row[0] == "figure"):
        nouns = kinds.strip('"') if kinds.startswith('"') else "|".join(objects[kind] for kind in kinds.split())
        noun = rf"(?:{_spaced(nouns)})\b(?![’']s)(?!-)(?!\s+(?:{things})\b)"
        behind = rf"\s+(?:{_spaced(follow[0])})\b" if follow and follow[0] else ""
        active = rf"\b(?:{_spaced(verbs)})\s+{_BETWEEN}{noun}{behind}"
        passive = rf"\b{noun}\s+{_BE}\s+(?:\w+ly\s+)?(?:under\s+)?(?:{_spaced(verbs)})\b"
        nominal = rf"\b(?:{_spaced(verbs)})\s+(?:on|against)\s+{_BETWEEN}{noun}"
        patterns.append(re.compile(active if behind else f"{active}|{passive}|{nominal}", re.IGNORECASE))
    return tuple(patterns)


def _spaced(entries: str) -> str:
    """Return a list of the table as alternatives, the longest first; a space in an entry may be any white space."""
    listed = sorted(entries.split("|"), key=lambda e: (-len(e), e))
    return "|".join(re.escape(entry).replace("\\ ", r"\s+") for entry in listed)
