"""Which of many names of an entity is shown: by a rule that neither order nor a single document sways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from linkeddata.text.fold import is_shouted, plain


def in_order(names: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return names, the one to show first: what most documents call it by, then the longest, then the first of the alphabet.

    Names in capitals come after all others; other names of a document after its canonical one.

    Args:
        names: (key of the document, its names, the canonical one first) of each member.

    >>> in_order([("a", ("Ann Berg", "A. Berg")), ("b", ("Ann Berg",)), ("c", ("Dr Ann Maria Berg",))])
    ('Ann Berg', 'Dr Ann Maria Berg', 'A. Berg')
    """
    first: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for document, told in names:
        for number, name in enumerate(filter(None, map(plain, told))):
            (other if number else first)[name].add(document)
    every = first.keys() | other.keys()
    return tuple(
        sorted(every, key=lambda n: (n not in first, is_shouted(n), -len(first.get(n, ())), -len(other.get(n, ())), -len(n), n))
    )
