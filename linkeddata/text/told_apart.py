"""Titles that tell things of one kind apart, with no more words than that takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def told_apart(things: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """Return a title for each thing; all are different, except where the names themselves are the same and have numbers.

    Args:
        things: the name of each, and its details, the most telling first: ", 4 March", " with Ann Berg". Empty ones are left out.

    Returns:
        The names in order. Where several are the same, as many details follow as make them different; what is left the same
        is numbered.

    >>> told_apart([("Meeting", [", 4 March"]), ("Meeting", [", 5 March"]), ("Visit", [", 5 March"])])
    ['Meeting, 4 March', 'Meeting, 5 March', 'Visit']
    >>> told_apart([("Meeting", ["", " in Riga"]), ("Meeting", []), ("Meeting", [])])
    ['Meeting in Riga', 'Meeting (1)', 'Meeting (2)']
    """
    made = [name for name, _ in things]
    for number in range(max((len(details) for _, details in things), default=0)):
        times = Counter(made)
        made = [
            title + (details[number] if times[title] > 1 and number < len(details) else "")
            for title, (_, details) in zip(made, things, strict=True)
        ]
    return _numbered(made)


def _numbered(titles: Sequence[str]) -> list[str]:
    times, taken, seen = Counter(titles), set(titles), Counter[str]()
    made = []
    for title in titles:
        if times[title] == 1:
            made.append(title)
            continue
        seen[title] += 1
        while (numbered := f"{title} ({seen[title]})") in taken:
            seen[title] += 1
        taken.add(numbered)
        made.append(numbered)
    return made
