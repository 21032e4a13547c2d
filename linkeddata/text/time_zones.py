"""Time zones as texts name them: "UTC+02:00", "(CET)", "Atlantic time"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

#: Abbreviation → offset from UTC as in ISO 8601; None where it has more than one meaning (IST: India, Ireland, Israel).
OFFSETS: Mapping[str, str | None] = {
    # everywhere
    **{"UTC": "Z", "GMT": "Z", "Z": "Z"},
    # Europe
    **{
        "WET": "+00:00",
        "WEST": "+01:00",
        "CET": "+01:00",
        "CEST": "+02:00",
        "EET": "+02:00",
        "EEST": "+03:00",
        "MSK": "+03:00",
    },
    **{"TRT": "+03:00"},
    # America
    **{"EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "MDT": "-06:00", "PDT": "-07:00", "PST": "-08:00", "BRT": "-03:00"},
    **{"AKDT": "-08:00", "AKST": "-09:00", "HST": "-10:00"},
    # Africa, Asia, Australia
    **{"WAT": "+01:00", "CAT": "+02:00", "SAST": "+02:00", "EAT": "+03:00", "PKT": "+05:00", "WIB": "+07:00", "WITA": "+08:00"},
    **{
        "SGT": "+08:00",
        "HKT": "+08:00",
        "JST": "+09:00",
        "KST": "+09:00",
        "AEST": "+10:00",
        "AEDT": "+11:00",
        "NZST": "+12:00",
    },
    **{"NZDT": "+13:00"},
    # of more than one meaning, or without daylight saving time
    **dict.fromkeys(("BST", "IST", "CST", "MST", "AST", "ADT", "GST", "ET", "CT", "MT", "PT")),
}
_NAMES: Mapping[str, str] = {
    "coordinated universal": "Z",
    "greenwich mean": "Z",
    "western european": "+00:00",
    "central european": "+01:00",
    "central european standard": "+01:00",
    "central european summer": "+02:00",
    "eastern european": "+02:00",
    "eastern european summer": "+03:00",
    "eastern standard": "-05:00",
    "eastern daylight": "-04:00",
    "central daylight": "-05:00",
    "mountain daylight": "-06:00",
    "pacific standard": "-08:00",
    "pacific daylight": "-07:00",
    "east africa": "+03:00",
}
_OFFSET = r"[+−–-] ?\d{1,2}(?::?[0-5]\d)?(?!\d)"
_ABBREVIATIONS = "|".join(sorted((a for a in OFFSETS if a not in {"UTC", "GMT"}), key=len, reverse=True))
_ZONE = re.compile(
    rf",?[ \u00a0]?(?P<zone>(?P<open>[(\[])?"
    rf"(?:(?P<base>UTC|GMT)(?:/(?:UTC|GMT))?(?:[ \u00a0]?(?P<offset>{_OFFSET}))?(?![\w])"
    rf"|(?P<plain>[+−-]\d\d:?[0-5]\d)(?!\d)"
    rf"|(?P<short>{_ABBREVIATIONS})\b(?! (?:office|headquarters|building|campus|centre|center|hall|members?|group|board|staff)\b)"
    rf"|(?P<name>(?:[A-Z][a-z]+ ){{1,3}}|local )(?i:time)\b)(?(open)[)\]]))"
)


class Zone(NamedTuple):
    """A time zone in a text.

    Args:
        start: offset of its words, with the brackets around them.
        end: offset after them.
        offset: from UTC, "Z" or "+02:00"; None if the words do not decide it.
    """

    start: int
    end: int
    offset: str | None


def zone_at(text: str, place: int) -> Zone | None:
    """Return the time zone that stands at a place behind an hour, or None.

    >>> zone_at("14:30 UTC+02:00", 5), zone_at("14:30 at the CET office", 5)
    (Zone(start=6, end=15, offset='+02:00'), None)
    """
    match = _ZONE.match(text, place)
    if match is None:
        return None
    if match["base"]:
        return Zone(*match.span("zone"), _written(match["offset"]) if match["offset"] else "Z")
    if match["plain"]:
        return Zone(*match.span("zone"), _written(match["plain"]))
    if match["name"]:
        return Zone(*match.span("zone"), _NAMES.get(match["name"].strip().lower()))
    return Zone(*match.span("zone"), OFFSETS[match["short"]])


def _written(offset: str) -> str | None:
    """Return "+5:30" as "+05:30"; None for an offset that no zone has."""
    sign = "+" if offset[0] == "+" else "-"
    hours, _, minutes = offset[1:].strip().partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{sign}{hours:0>2}:{minutes or '00'}" if int(hours) <= 14 else None
