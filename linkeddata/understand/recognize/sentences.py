"""Sentences of a block of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from linkeddata.schema import titles
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, singles
from linkeddata.schema.subdivisions import is_abbreviation
from linkeddata.text.fold import words
from linkeddata.values.dates import MONTH_ABBREVIATIONS, WEEKDAY_ABBREVIATIONS
from linkeddata.values.document import BlockKind, Document
from linkeddata.values.span import Span

# A stop, perhaps closed by quotes or brackets, then white space: the candidates for a sentence's end.
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")
# Words whose full stop does not end a sentence, beside titles, months and weekdays.
_OTHER_ABBREVIATIONS = frozenset(
    # organizations, places and references
    "inc ltd co corp bros dept univ assn mt ft no nos art vol pp ed eds est "
    # Latin and the like
    "e.g i.e etc vs viz cf al ca approx tel ext".split()
)
_MEASURES = frozenset(["min"])  # "after 90 min. The second half …": a title elsewhere ("Min. Falk")
_INITIALS = re.compile(r"(?:^|[^\w])(?:[^\W\d_]\.)*[^\W\d_]$")


def sentences(text: str, blocks: Iterable[Span]) -> list[Span]:
    """Return the sentences of the given blocks, in text order, without the white space around them.

    Args:
        text: the document's text.
        blocks: places of the prose; a sentence never crosses the end of one.

    >>> text = "Dr. Ada Byrne met Gen. Li. They spoke for 2.5 hours."
    >>> [s.of(text) for s in sentences(text, [Span(0, len(text))])]
    ['Dr. Ada Byrne met Gen. Li.', 'They spoke for 2.5 hours.']
    """
    out = []
    for block in blocks:
        start = block.start
        for match in _END.finditer(text, block.start, block.end):
            if _ends_sentence(text, start, match, block.end):
                out.append((start, match.end()))
                start = match.end()
        out.append((start, block.end))
    return [span for start, end in out if (span := _stripped(text, start, end))]


def prose(document: Document) -> list[Span]:
    """Return the sentences of everything in the document but its furniture."""
    return sentences(document.text, (b.span for b in document.blocks if b.kind is not BlockKind.FURNITURE))


@cache
def _abbreviations() -> frozenset[str]:
    calendar = frozenset((*MONTH_ABBREVIATIONS, *WEEKDAY_ABBREVIATIONS))
    return (titles.abbreviations() - _MEASURES) | calendar | _OTHER_ABBREVIATIONS


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    after = text[match.end() : min(limit, match.end() + 40)].lstrip()
    if after and (after[0].islower() or after[0] in ",;:)"):
        return False
    if match.group()[0] != ".":
        return True
    before = text[max(start, match.start() - 24) : match.start()]
    written = re.split(r"[\s(“\"]", before)[-1]
    if after and after[0] in "—–-(" and before.endswith(f", {written}") and is_abbreviation(f"{written}."):
        return False  # "Springfield, Ill. — Governor …"
    word = written.lower()
    if word in _abbreviations():
        # "… and others, etc. The next": an abbreviation that often closes a sentence, but not in "Banks Co. Ltd"
        may_close = word in {"etc", "inc", "ltd", "corp", "co", "al"} and bool(after) and after[0].isupper()
        return may_close and "".join(words(after.split()[0])) not in singles(ORGANIZATION_WORDS, "legal")
    return not (_INITIALS.search(before) and after and after[0].isupper())


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
