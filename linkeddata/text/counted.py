"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "person", "people"), counted(2, "event")
    ('1 person', '2 events')
    """
    return f"{number} {one if number == 1 else more or one + 's'}"
