"""Times of day: "3 pm", "10.30 a.m.", "15:00–16:30", "14h30", "noon"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from linkeddata.text.date_labels import DayOf, day_of
from linkeddata.text.time_zones import zone_at
from linkeddata.values.document import Block, BlockKind, Document
from linkeddata.values.mentions import TimeMention
from linkeddata.values.span import Span

_HALF = r"(?:[ \u00a0]?(?P<{0}half>[ap])\.?[ \u00a0]?m\b\.?)"
_HOURS = r"(?:[ \u00a0]?(?:hrs?|hours|Uhr|h)\b)"
_CLOCK = r"(?P<{0}hour>[01]?\d|2[0-4])(?:[:.h](?P<{0}minute>[0-5]\d)(?::[0-5]\d)?)?"
_ONE = _CLOCK.format("a") + _HALF.format("a") + "?"
_TWO = _CLOCK.format("b") + _HALF.format("b") + "?"
_TIME = re.compile(
    rf"(?<![\w.,:/-]){_ONE}{_HOURS}?(?:[ \u00a0]?(?:[-–—]|to|until|till)[ \u00a0]?{_TWO}(?P<tail>{_HOURS})?)?(?![.,:]\d|(?!Z\b)[\w/])"
    rf"|(?<![\w-])(?P<word>noon|midday)\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)[ \u00a0]?(?:(?:hrs|hours|h)\b|(?-i:(?=(?:UTC|GMT|Z)\b)))",
    re.IGNORECASE,
)
_WORDS = {"noon": "12:00", "midday": "12:00"}  # midnight is the end of one day or the beginning of the next: no hour
# "15.30" alone may be a sum or a section; it is a time behind one of these, or at the head of a programme line
_AT = re.compile(
    r"(?:\b(?:at|from|until|till|by|around|about|before|after|,|time:?|starts?|begins?|doors?)|^|[(|•–-])[ \u00a0]*\Z",
    re.IGNORECASE,
)


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """Return the times of day in a document's prose, in text order.

    Args:
        document: what was read.
    """
    out = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE or _is_of_publication(document, block):
            continue
        for match in _TIME.finditer(document.text, block.span.start, block.span.end):
            found = _read(document.text, match)
            if found:
                out.append(found)
        for match in _MILITARY.finditer(document.text, block.span.start, block.span.end):
            span = Span(match.start(), match.start() + len(match.group().rstrip()))
            out.append(_zoned(document.text, TimeMention(span, f"{match['hour']}:{match['minute']}")))
    out.sort(key=lambda t: t.span)
    zones = sorted(t.zone_span for t in out if t.zone_span)
    return tuple(t for t in out if not _is_offset(t.span, zones))


def _is_of_publication(document: Document, block: Block) -> bool:
    """Return whether a block is the line that says when the document was published or changed, at what hour too."""
    return block.kind is BlockKind.DATE_LINE and day_of(block.span.of(document.text)) in {DayOf.PUBLICATION, DayOf.CHANGE}


def _is_offset(span: Span, zones: Sequence[Span]) -> bool:
    """Return whether a time is only the offset of a zone: "UTC+02:00"."""
    index = bisect_right(zones, span.start, key=lambda zone: zone.start) - 1
    return index >= 0 and zones[index].contains(span)


def _zoned(text: str, time: TimeMention) -> TimeMention:
    """Return a time with the zone that stands behind it."""
    zone = zone_at(text, time.span.end)
    return replace(time, zone=zone.offset, zone_span=Span(zone.start, zone.end)) if zone else time


def _read(text: str, match: re.Match[str]) -> TimeMention | None:
    if match["word"]:
        return TimeMention(Span(*match.span()), _WORDS[match["word"].lower()])
    half = match["ahalf"] or match["bhalf"]
    colon = match["aminute"] is not None and text[match.start("aminute") - 1] in ":h"
    hours = bool(re.search(_HOURS, match.group(), re.IGNORECASE))
    if not (half or colon or (hours and match["aminute"])):
        dotted = match["aminute"] is not None
        zone = zone_at(text, match.end())
        if not (dotted and zone and zone.offset) and (
            not dotted or not _AT.search(text[max(0, match.start() - 12) : match.start()].rsplit("\n", 1)[-1])
        ):
            return None
    start, end = _clock(match, "a", half), _clock(match, "b", match["bhalf"] or half) if match["bhour"] else None
    if start is None:
        return None
    if end and end < start and not match["ahalf"] and match["bhalf"]:
        start = _clock(match, "a", "a") or start  # "11-1 pm" opens in the morning
    span = Span(match.start(), len(match.group().rstrip()) + match.start())
    return _zoned(text, TimeMention(span, start, end if end and end > start else None))


def _clock(match: re.Match[str], which: str, half: str | None) -> str | None:
    hour, minute = int(match[f"{which}hour"]), int(match[f"{which}minute"] or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None
