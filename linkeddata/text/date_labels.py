"""The words before a day that say which day it is: "Published:", "Last updated", "Deadline:"."""

from __future__ import annotations

import re
from enum import StrEnum


class DayOf(StrEnum):
    """What a day is, by the words before it."""

    PUBLICATION = "published"
    CHANGE = "updated"
    OTHER = "other"
    UNKNOWN = ""


_PUBLISHED = re.compile(
    r"\b(?:published|post(?:ed|ing)?(?: date)?|registration date|publicado|objavljeno|publié|veröffentlicht|released|issued"
    r"|date of (?:publication|issue|release)|(?:press |news |media )?release date"
    r"|publication date|publishing time|publish(?:ed)? time|press release date|added|submitted|dated)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:last (?:modified|updated?|changed?)|updated?|modified|última modificação|güncelleme|revised|reviewed|edited"
    r"|amended|corrected|archived|accessed|retrieved"
    r"|printed|checked|changed?)\b",
    re.IGNORECASE,
)
# Words in labels of the day of publication.
_PLAIN = re.compile(
    r"(?:date|time|and|of|the|on|at|in|for|place|day|immediate|use|press|news|media|release|note|statement|story|bulletin"
    r"|information|communiqu[eé]|announcement|embargo(?:ed)?|until|still|current|as|dt|no|nr|\W|\d)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<words>[^\W\d_][^:：\n]{1,60})[:：]\s{0,4}\Z")
# "Vardal:", "Ministry of Health, Vardal:": a place or a publisher before the day. Labels of other days have these endings.
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*(?:,? |\Z)|(?:of|and|the|de|la) ){1,8}\Z")
_NO_PLACE = re.compile(
    r"(?:\w*(?:line|date|day|ed|tion|sion|ment|ence|ance|ship|sure|week|month|year|time)|opening|closing|meeting|hearing|sitting|screening"
    r"|viewing|training|briefing|beginning|ending|start|end|launch|visit|concert|show|tour|match|game|race|course|term|event|events|when"
    r"|photo|picture|image|video|born|died|due|expiry|valid|until|since|from|arrival|departure|festival|fair|exhibition|workshop|seminar"
    r"|lecture|holiday|copyright|version|kick-off|next|last|first)s?(?:$|\s)",
    re.IGNORECASE,
)
# Labels on a line of their own.
_ABOVE = re.compile(
    r"(?:(?:page |last |date )*(?P<change>updated?|modified|reviewed|revised|edited|changed?|accessed|printed)(?: on| at| by)?"
    r"|when|founded|established|deadline|due|expir(?:es|y)|valid (?:until|from)|effective|event|born|died|next meeting"
    r"|date of (?:birth|death|the event)|(?:application|registration|submission|entry) (?:deadline|closes|date)|accepted|received"
    r"|(?:event|closing|opening|start|end|due|expiry|effective|founding|review) date)\s?[:：]?",
    re.IGNORECASE,
)
_PUBLISHED_ABOVE = re.compile(
    r"(?:date|published|posted|issued|released)(?: on| at| date)?|(?:publication|publishing|release|issue|press release) (?:date|day)"
    r"|date (?:of (?:publication|issue|release)|published|posted|issued)|first published",
    re.IGNORECASE,
)
# Words that open a line with another day, without a colon.
_OTHER = re.compile(
    r"(?:accepted|received|founded|established|incorporated|adopted|effective|valid|due|closes?|closing|expires?|deadline|recorded|taken"
    r"|photographed|born|died|opens?|opening|starts?|ends?|begins?|applications?|register|registration|next|upcoming|save the date"
    r"|when|event|photo|picture|image|copyright|since|until|from)\b[^.!?]{0,60}\Z|by\s*\Z",
    re.IGNORECASE,
)


def without_cues(line: str) -> str:
    """Return a line without the words that say that a day is one of publication or of a change."""
    return _CHANGED.sub(" ", _PUBLISHED.sub(" ", line))


def _of_label(above: str) -> DayOf:
    """Return what the day below a label is; UNKNOWN, which is false, for a line that is no label of a day."""
    if label := _ABOVE.fullmatch(above.strip(" *_")):
        return DayOf.CHANGE if label["change"] else DayOf.OTHER
    return DayOf.PUBLICATION if _PUBLISHED_ABOVE.fullmatch(above.strip(" *_:：")) else DayOf.UNKNOWN


def day_of(before: str, above: str = "") -> DayOf:
    """Return what a day is by the words before it.

    Args:
        before: from the beginning of the line to the day.
        above: the line above, which counts if it is a label ("Last updated", "Deadline:") and the day begins its line.

    >>> [day_of(text).value for text in ("Published on ", "Last updated: ", "Deadline: ", "Vardal, ")]
    ['published', 'updated', 'other', '']
    """
    if not any(c.isalnum() for c in before) and (said := _of_label(above)):
        return said
    before = re.split(r"[|·•]|\s{3,}|\.\s|;", before)[-1].lstrip(" \t(*_-–—")
    published = max((m.end() for m in _PUBLISHED.finditer(before)), default=-1)
    changed = max((m.end() for m in _CHANGED.finditer(before)), default=-1)
    if published > changed:
        return DayOf.PUBLICATION
    if changed >= 0:
        return DayOf.CHANGE
    if _OTHER.match(before) and not _PLAIN.fullmatch(before):
        return DayOf.OTHER
    label = _LABEL.match(before)
    if label and not _PLAIN.fullmatch(label.group()):
        words = label["words"].strip()
        return DayOf.UNKNOWN if _PLACE.fullmatch(words) and not _NO_PLACE.search(words) else DayOf.OTHER
    return DayOf.UNKNOWN
