"""Finds what an editor should check: invalid or ambiguous dates, and names that mix scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from linkeddata.dates.parts import Expression, Part
from linkeddata.dates.publication_day import Placed
from linkeddata.values.dates import Day, When
from linkeddata.values.document import BlockKind, Document
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.mentions import Mention, MentionKind
from linkeddata.values.span import Span

#: Scripts with letters that look like those of another of them; the first word of a letter's Unicode name.
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
_NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.EVENT_NAME})


def ambiguities(document: Document, placed: Iterable[Placed], mentions: Iterable[Mention]) -> list[Finding]:
    """Return a warning for each place of the prose that an editor should check, in text order.

    Args:
        document: what was read.
        placed: its date expressions.
        mentions: what was found in it.

    Returns:
        `impossible-date` (30 February), `reversed-dates`, `ambiguous-date` (01/02/03, unless the document settles it): these
        dates are not published. `mixed-script` for the first mention of a name with a word that mixes look-alike scripts.
    """
    ambiguous = []
    for index, one in placed:
        ambiguity = None if document.blocks[index].kind is BlockKind.FURNITURE else _date_ambiguity(one)
        if ambiguity:
            ambiguous.append((Span(one.start, one.end), *ambiguity))
    seen = set[str]()
    for mention in mentions:
        name = mention.span.of(document.text)
        if mention.kind in _NAMES and name not in seen and (mixed := mixed_scripts(name)):
            scripts = " and ".join(script.title() for script in mixed)
            ambiguous.append(
                (mention.span, "mixed-script", f"mixes {scripts} letters and may look like another name; check it")
            )
        seen.add(name)
    return [_finding(document, *ambiguity) for ambiguity in sorted(ambiguous)]


def _date_ambiguity(one: Expression) -> tuple[str, str] | None:
    """Return code and message for a date that cannot be published, else None."""
    if one.ambiguous:
        return "ambiguous-date", "may be day and month or month and day, so it was left out; write the month as a word"
    parts = (one.first, one.last) if one.last else (one.first,)
    if any(_is_impossible(part) for part in parts):
        return "impossible-date", "is not a valid date, so it was left out; correct it"
    if one.last and all(part.unit == "date" and part.year for part in parts):
        first, last = (Day(part.year, part.month, part.day) for part in parts)
        if When(first, last).reversed:
            return "reversed-dates", "ends before it begins, so it was left out; correct one of the two dates"
    return None


def _is_impossible(part: Part) -> bool:
    if part.unit != "date" or part.month is None:
        return False
    try:
        Day(part.year, part.month, part.day)
    except ValueError:
        return True
    return False


def mixed_scripts(name: str) -> tuple[str, ...]:
    r"""Return the scripts of the first word in `name` that mixes scripts whose letters look alike, sorted; else nothing.

    >>> mixed_scripts("\u0410nna Keller")
    ('CYRILLIC', 'LATIN')
    >>> mixed_scripts("Anna Keller of \u041c\u043e\u0441\u043a\u0432\u0430")
    ()
    """
    if name.isascii():
        return ()
    for word in re.findall(r"[^\W\d_]+", name):
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word} & _ALIKE
        if len(scripts) > 1:
            return tuple(sorted(scripts))
    return ()


def _finding(document: Document, span: Span, code: str, message: str) -> Finding:
    place, quote = document.quote(span)
    said = f"“{' '.join(quote.split())}” {message}."
    return Finding(Severity.WARNING, code, said, source=document.source.name, span=place, quote=quote)
