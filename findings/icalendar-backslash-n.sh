#!/bin/sh
# Expected: icalendar writes a text with a backslash before each backslash, comma and semicolon in it, and reads the same text back,
#           in NAME (the name of a calendar) as in DESCRIPTION: both are of the type TEXT.
# Happens:  icalendar 7.3.2 writes a backslash before a capital N as the mark of a line break: "Hall A\North" comes back from DESCRIPTION
#           with a line break for the two characters. NAME is written, and read, without any escape.
# Matters:  names of rooms, shares and folders change on the way through a calendar, and no error says so; other programs, which follow
#           the specification, read NAME differently from the program that wrote it.
# Version:  icalendar 7.3.2. Source: RFC 5545, section 3.3.11 (TEXT); RFC 7986, section 5.1 (NAME is TEXT).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2
"$work/venv/bin/python" - << 'PYTHON'
import icalendar

print("icalendar", icalendar.__version__)
name = "Hall A\\North, first floor"
calendar = icalendar.Calendar()
for key, value in (("prodid", "-//example//"), ("version", "2.0"), ("name", name), ("description", name)):
    calendar.add(key, value)
written = calendar.to_ical()
again = icalendar.Calendar.from_ical(written)
lines = [line for line in written.decode().split("\r\n") if line.startswith(("NAME:", "DESCRIPTION:"))]
print("given      ", repr(name))
print("written    ", lines)
print("read again ", repr(str(again["NAME"])), repr(str(again["DESCRIPTION"])))
changed = str(again["DESCRIPTION"]) == "Hall A\north, first floor"
raise SystemExit(not (changed and f"NAME:{name}" in lines))
PYTHON
