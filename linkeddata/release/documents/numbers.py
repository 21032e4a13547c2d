"""Things of a document as the numbers that their claims have, and the marks that its statements bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linkeddata.values.description import Ref, Statement

#: Properties whose values are addresses or terms, even if a thing bears the same IRI: a page's address is that of its article too.
ADDRESSES = frozenset(
    "type additionalType url sameAs license image identifier mainEntityOfPage thumbnailUrl contentUrl logo eventStatus "
    "eventAttendanceMode".split()
)


def number_of(statement: Statement, numbers: Mapping[str, int]) -> int | None:
    """Return the number of the thing that is the value of a statement, or None if the value is a literal, an address or a term.

    Args:
        statement: of a description.
        numbers: IRI of a thing → the number of its claim.
    """
    value = statement.value
    return numbers.get(value.iri) if isinstance(value, Ref) and statement.property not in ADDRESSES else None


def marks(statements: Iterable[Statement]) -> list[str]:
    """Return the mark of each statement as its annotation bears it: `Statement.mark`, with `-2` for the same triple on another basis."""
    taken, found = set[str](), list[str]()
    for statement in statements:
        first = mark = statement.mark
        again = 1
        while mark in taken:
            again += 1
            mark = f"{first}-{again}"
        taken.add(mark)
        found.append(mark)
    return found
