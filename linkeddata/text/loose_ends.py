"""Function words that no name ends with."""

from __future__ import annotations

#: Prepositions and conjunctions that open or end a piece of a sentence, not a name; a name may have them in capitals.
PREPOSITIONS = frozenset("of for in at on by with and or to from as near into under via".split())
#: The same, and what a name may open but not end with.
LOOSE = PREPOSITIONS | frozenset(("the", "a", "an", "&"))


def without_loose_end(name: str) -> str:
    """Return a name without the function words and commas at its end; a name of nothing else is returned whole.

    Args:
        name: with white space folded.

    >>> without_loose_end("Lake Forum of the"), without_loose_end("Lake Forum,"), without_loose_end("Bring It On")
    ('Lake Forum', 'Lake Forum', 'Bring It On')
    """
    pieces = name.split(" ")
    while len(pieces) > 1 and (pieces[-1].rstrip(",;:") or "the") in LOOSE:
        pieces.pop()
    return " ".join(pieces).rstrip(",;:") or name
