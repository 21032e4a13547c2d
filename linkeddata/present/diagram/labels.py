"""Terms and dates as words for pictures and pages."""

from __future__ import annotations

import re

from linkeddata.present.diagram.chart import Kind
from linkeddata.text.counted import counted
from linkeddata.values.dates import in_words

#: Property → label from its subject to its value; other properties are split at their capitals.
LINKS = {
    "attendee": "with",
    "containedInPlace": "in",
    "location": "in",
    "memberOf": "member of",
    "nationality": "from",
    "organizer": "organized by",
    "parentOrganization": "part of",
    "performer": "with",
    "superEvent": "part of",
    "worksFor": "works for",
}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[^A-Za-z0-9]+")


# Characters that change the writing direction of what follows; letters have their own direction.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    r"""Return a name for display: white space folded, without characters that change the writing direction.

    >>> plain("a \n b\u202egnp.exe")
    'a bgnp.exe'
    """
    return " ".join(_TURNS.sub("", text).split())


def apart(name: str) -> str:
    """Return a term's local name as words.

    >>> apart("CollegeOrUniversity"), apart("sameAs"), apart("GovernmentOrganization")
    ('college or university', 'same as', 'government organization')
    """
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in _WORD.findall(name))


def link(name: str) -> str:
    """Return the label of a property."""
    return LINKS.get(name) or apart(name)


def date(text: str) -> str:
    """Return a date as people write it, at its own precision; other text is returned as by `plain`.

    >>> date("--01-09"), date("soon\u202e")
    ('9 January', 'soon')
    """
    return in_words(plain(text))


def dates(start: str, end: str) -> str:
    """Return a date or a range in words, without repeating what both ends share.

    >>> dates("2020-01-09", "2020-01-11"), dates("--02-27", "--03-02"), dates("2020-01-09", "")
    ('9 to 11 January 2020', '27 February to 2 March', '9 January 2020')
    """
    first, last = date(start) if start else "", date(end) if end else ""
    if not first or not last or first == last:
        return first or (f"until {last}" if last else "")
    for shared in range(len(last.split()) - 1, 0, -1):
        tail = " " + " ".join(last.split()[-shared:])
        if first.endswith(tail) and "," not in first + last and len(first) > len(tail):
            return f"{first.removesuffix(tail)} to {last}"
    return f"{first} to {last}"


def things(number: int, kind: Kind) -> str:
    """Return a number of things of a kind, in words.

    >>> things(1, Kind.PERSON), things(2, Kind.ORGANIZATION), things(3, Kind.EVENT)
    ('1 person', '2 organizations', '3 events')
    """
    return counted(number, kind.value, {Kind.PERSON: "people"}.get(kind, ""))
