"""How close two spellings are, and whether letters spell a name."""

from __future__ import annotations

from linkeddata.schema.lexicon import ORGANIZATION_WORDS, Phrase, singles

#: Word endings that tell two people apart, not two spellings: Ivanov and Ivanova, Mario and Maria.
_GENDERED = frozenset(
    frozenset(pair)
    for pair in (("", "a"), ("o", "a"), ("i", "a"), ("y", "a"), ("e", "a"), ("u", "a"), ("", "e"), ("os", "ou"), ("", "va"))
)

#: At most this many letters of one word may stand for it in an acronym ("Interpol": International Criminal Police …).
_LETTERS_A_WORD = 6


def distance(a: str, b: str, limit: int) -> int:
    """Return the number of letters to insert, drop, change or swap with a neighbour to come from `a` to `b`.

    Args:
        a: one word.
        b: another word.
        limit: beyond this the exact number does not matter, and `limit + 1` is returned.

    Source: optimal string alignment, a restricted Damerau-Levenshtein distance.

    >>> distance("lindh", "lidh", 2), distance("unhcr", "unchr", 2), distance("berg", "borgen", 1)
    (1, 1, 2)
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def misspelt(a: str, b: str) -> bool:
    """Return whether two different words may be one word, once misspelt.

    One letter dropped, doubled or swapped in words of five letters, one changed in words of six, two in words of nine. Words
    that differ by an ending that tells gender, or in their first letter, never are.

    >>> misspelt("lidh", "lindh"), misspelt("berg", "borg"), misspelt("ivanov", "ivanova"), misspelt("pavlidis", "pavlydis")
    (True, False, False, True)
    """
    longer = max(len(a), len(b))
    if a == b or longer < 5 or a[0] != b[0] or not (a.isalpha() and b.isalpha()):
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if frozenset((a[shared:], b[shared:])) in _GENDERED:
        return False
    limit = 2 if longer >= 9 else 1
    if distance(a, b, limit) > limit:
        return False
    changed_one = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return longer >= 6 or not changed_one


def spells(acronym: str, name: Phrase) -> str:  # noqa: PLR0911 - one return a reading
    """Return how the letters of `acronym` spell `name`.

    Args:
        acronym: lower-case letters and digits.
        name: the words of the full name, function words too.

    Returns:
        "initials" where each letter opens a word and only function words are passed over; "skipping" where one word of four
        or more is passed over besides; "syllables" where words may give several letters; "" where it does not spell it.

    >>> spells("iom", ("international", "organization", "for", "migration"))
    'initials'
    >>> spells("fedepo", ("federacion", "de", "pueblos", "del", "oeste"))
    'syllables'
    >>> spells("iom", ("office", "of", "migration"))
    ''
    """
    small = singles(ORGANIZATION_WORDS, "small")
    content = [w for w in name if w not in small]
    if len(acronym) < 2 or len(content) < 2 or not acronym.isalnum():
        return ""
    opening = name[: name.index(content[0]) + 1]
    if content[0] != "office" and all(w[0] != acronym[0] for w in opening):
        return ""
    if content[0] == "office" and acronym[0] != "o":
        return spells(acronym, name[name.index("office") + 1 :])
    if _consume(acronym, name, small, 1, 0):
        return "initials"
    if len(content) >= 4 and len(acronym) >= 4 and _consume(acronym, name, small, 1, 1):
        return "skipping"
    if len(acronym) >= 3 and _consume(acronym, name, small, _LETTERS_A_WORD, 0 if len(acronym) < 4 else 1):
        return "syllables"
    return ""


def _consume(acronym: str, name: Phrase, small: frozenset[str], most: int, skips: int) -> bool:
    """Return whether words give 1 to `most` first letters each, in order, function words 0 or 1, and `skips` words none."""
    states = {(0, skips)}
    for word in name:
        following: set[tuple[int, int]] = set()
        for used, left in states:
            if word in small:
                following.add((used, left))
            elif left and used:
                following.add((used, left - 1))
            for length in range(1, (1 if word in small else most) + 1):
                if word[:length] != acronym[used : used + length] or length > len(word):
                    break
                following.add((used + length, left))
        states = following
        if not states:
            return False
    return any(used == len(acronym) for used, _ in states)
