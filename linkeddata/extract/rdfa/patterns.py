"""Statements that a thing copies from a pattern.

Source: HTML+RDFa 1.1, 3.5 (property copying).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.extract.rdfa.processor import Statement
from linkeddata.values.namespaces import RDF

_COPY = "http://www.w3.org/ns/rdfa#copy"
_PATTERN = "http://www.w3.org/ns/rdfa#Pattern"


def copied(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements with those of patterns at the things that copy them, and without the patterns that are copied.

    Args:
        statements: in page order.
    """
    named = {s.object for s in statements if s.predicate == _COPY}
    patterns = {s.subject for s in statements if (s.predicate, s.object) == (RDF + "type", _PATTERN) and s.subject in named}
    if not patterns:
        return list(statements)
    held: dict[str, list[Statement]] = {}
    for s in statements:
        if s.subject in patterns and (s.predicate, s.object) != (RDF + "type", _PATTERN):
            held.setdefault(s.subject, []).append(s)
    made: list[Statement] = []
    for s in statements:
        if s.subject not in patterns:
            made += _copy(s, held, frozenset()) if s.predicate == _COPY and s.object in patterns else [s]
    return made


def _copy(copy: Statement, held: dict[str, list[Statement]], seen: frozenset[str]) -> list[Statement]:
    made: list[Statement] = []
    pattern = str(copy.object)
    for s in held.get(pattern, ()):
        moved = replace(s, subject=copy.subject)
        if s.predicate != _COPY or s.object not in held:
            made.append(moved)
        elif s.object not in seen:
            made += _copy(moved, held, seen | {pattern})
    return made
