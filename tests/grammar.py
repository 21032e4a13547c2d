"""The grammar of iCalendar (RFC 5545), to check calendars without the library that wrote them."""

from __future__ import annotations

import re

_NAME = r"[A-Za-z0-9-]+"
_QUOTED = r'"[^\x00-\x08\x0a-\x1f\x7f"]*"'
_PARAMETER = rf'{_NAME}=(?:{_QUOTED}|[^\x00-\x08\x0a-\x1f\x7f";:,]*)(?:,(?:{_QUOTED}|[^\x00-\x08\x0a-\x1f\x7f";:,]*))*'
#: `contentline` of RFC 5545, 3.1.
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<parameters>(?:;{_PARAMETER})*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)")
#: `text` of RFC 5545, 3.3.11; a list has commas between texts.
_TEXT = re.compile(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,nN])*\Z")
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "STATUS", "VERSION", "PRODID", "UID", "RELATED-TO")
_ONCE = ("UID", "DTSTAMP", "DTSTART")
_AT_MOST_ONCE = ("DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "URL", "ORGANIZER")


def grammatical(text: str) -> list[list[tuple[str, str, str]]]:
    """Check a calendar by the grammar, and return the lines of its events: (name, parameters, value)."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    physical = text.encode().split(b"\r\n")[:-1]
    assert max(map(len, physical)) <= 75
    assert all(line.decode() for line in physical)  # no character is cut in two, and no line is empty
    lines = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        match = _LINE.fullmatch(line)
        assert match, line
        lines.append((match["name"], match["parameters"], match["value"]))
    assert lines[0][::2] == ("BEGIN", "VCALENDAR") and lines[-1][::2] == ("END", "VCALENDAR")
    assert [name for name, _, _ in lines].count("PRODID") == [name for name, _, _ in lines].count("VERSION") == 1
    events: list[list[tuple[str, str, str]]] = []
    for line in lines[1:-1]:
        if line[::2] == ("BEGIN", "VEVENT"):
            events.append([])
        elif events and line[0] != "END":
            events[-1].append(line)
        if line[0] in _TEXTS:
            assert _TEXT.match(line[2]), line
        assert "TZID" not in line[1]
    for found in events:
        names = [name for name, _, _ in found]
        assert all(names.count(name) == 1 for name in _ONCE) and all(names.count(name) <= 1 for name in _AT_MOST_ONCE)
    uids = [value for found in events for name, _, value in found if name == "UID"]
    assert len(uids) == len(set(uids))
    return events
