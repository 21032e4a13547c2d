"""Tells whether Python's `re` answers a pattern in time proportional to the text.

A backtracking matcher follows one way through the pattern after the other. If no beginning of any text leads to the same place in
the pattern on two ways, it makes at most as many steps as the pattern has places times the text has characters. That is decided
here on the position automaton: two runs are followed at once, and if they can part and meet again, the pattern is not steady.

Source: V. M. Glushkov, "The abstract theory of automata" (1961); N. Weideman and others, "Analyzing matching time behavior of
backtracking regular expression matchers by using ambiguity of NFA" (2016), of which this is the strictest case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from linkeddata.validation.engines.regex_syntax import Alternatives, Characters, Edge, Part, Ranges, Repeated, Sequence, read

#: Positions beyond which a pattern is not looked into: it counts as unsteady. A full pattern for language tags has 70.
_MAX_POSITIONS = 400


@lru_cache(maxsize=256)
def steady(pattern: str, flags: str = "") -> bool:
    r"""Return whether searching for a pattern certainly takes time proportional to the text; False if that is unknown.

    Args:
        pattern: a regular expression as Python reads it.
        flags: as in `sh:flags`.

    >>> steady(r"\S"), steady("^(a|b)+$"), steady("^(a+)+$"), steady(r"\s+$")
    (True, True, False, False)
    """
    part = read(pattern, flags)
    if part is None:
        return False
    automaton = _Automaton()
    try:
        if not _anchored(part):  # a search starts at every character, so anything may precede the match
            part = Sequence((Repeated(Characters(((0, 0x10FFFF),)), 0, None), part))
        whole = automaton.add(part)
    except _UnsteadyError:
        return False
    automaton.follow[0] = whole.first
    return not automaton.parts_and_meets()


class _UnsteadyError(Exception):
    """Two ways through the pattern lead from one place to another without any text between them, or it is too large."""


def _anchored(part: Part) -> bool:
    match part:
        case Edge(start):
            return start
        case Sequence(parts):
            return bool(parts) and _anchored(parts[0])
        case Alternatives(parts):
            return all(map(_anchored, parts))
    return False


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a part of the pattern can begin and end; `empty`: it can be passed without a character."""

    first: frozenset[int]
    last: frozenset[int]
    empty: bool


_NOTHING = _Piece(frozenset(), frozenset(), True)


@dataclass(slots=True)
class _Automaton:
    """Positions of characters in the pattern, each with those that can come next; 0 is the start."""

    characters: list[Ranges] = field(default_factory=lambda: [()])
    follow: list[frozenset[int]] = field(default_factory=lambda: [frozenset()])

    def add(self, part: Part) -> _Piece:
        match part:
            case Characters(ranges):
                return self._position(ranges)
            case Edge():
                return _NOTHING
            case Sequence(parts):
                return self._chain([self.add(p) for p in parts])
            case Alternatives(parts):
                return self._either([self.add(p) for p in parts])
            case Repeated(inner, least, most):
                return self._repeat(inner, least, most)

    def _position(self, ranges: Ranges) -> _Piece:
        if len(self.follow) > _MAX_POSITIONS:
            raise _UnsteadyError
        self.characters.append(ranges)
        self.follow.append(frozenset())
        here = frozenset({len(self.follow) - 1})
        return _Piece(here, here, False)

    def _link(self, before: frozenset[int], after: frozenset[int]) -> None:
        for position in before:
            if self.follow[position] & after:
                raise _UnsteadyError
            self.follow[position] |= after

    def _chain(self, pieces: list[_Piece]) -> _Piece:
        whole = _NOTHING
        for piece in pieces:
            self._link(whole.last, piece.first)
            whole = _Piece(
                whole.first | piece.first if whole.empty else whole.first,
                whole.last | piece.last if piece.empty else piece.last,
                whole.empty and piece.empty,
            )
        return whole

    def _either(self, pieces: list[_Piece]) -> _Piece:
        if sum(piece.empty for piece in pieces) > 1:
            raise _UnsteadyError
        first, last = (frozenset().union(*(getattr(p, side) for p in pieces)) for side in ("first", "last"))
        return _Piece(first, last, any(piece.empty for piece in pieces))

    def _repeat(self, part: Part, least: int, most: int | None) -> _Piece:
        copies = [self.add(part) for _ in range(least)]
        rest = _NOTHING
        if most is None:
            rest = self.add(part)
            if rest.empty:
                raise _UnsteadyError
            self._link(rest.last, rest.first)
            rest = _Piece(rest.first, rest.last, True)
        for _ in range((most or least) - least):  # (x(x)?)?: which of the copies is left out is no choice
            one = self.add(part)
            if one.empty:
                raise _UnsteadyError
            rest = self._chain([one, rest])
            rest = _Piece(rest.first, rest.last, True)
        return self._chain([*copies, rest])

    def parts_and_meets(self) -> bool:
        """Tell whether two runs over one text can take different ways and come to the same position."""
        ahead, seen = [(0, 0)], {(0, 0)}
        while ahead:
            one, other = ahead.pop()
            for a in self.follow[one]:
                for b in self.follow[other]:
                    if not _overlap(self.characters[a], self.characters[b]):
                        continue
                    if a == b and one != other:
                        return True
                    pair = (min(a, b), max(a, b))
                    if pair not in seen:
                        seen.add(pair)
                        ahead.append(pair)
        return False


@lru_cache(maxsize=4096)
def _overlap(one: Ranges, other: Ranges) -> bool:
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i][1] < other[j][0]:
            i += 1
        elif other[j][1] < one[i][0]:
            j += 1
        else:
            return True
    return False
