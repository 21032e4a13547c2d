"""A second reader of RDF Patch, written from Jena's page and nothing else: the whole grammar of rows, sets for data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TERM = r"""(?:<[^<>"{}|^`\\\x00-\x20]*>|_:[A-Za-z0-9_.-]+|"(?:[^"\\\n\r]|\\.)*"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^<[^<>\x00-\x20]+>)?)"""
_WORD = r"""(?:[A-Za-z][A-Za-z0-9._-]*|"[^"]*")"""
ROWS = {
    "H": re.compile(rf"H ({_WORD}) ({_TERM}) \."),
    "TX": re.compile(r"TX \."),
    "TC": re.compile(r"TC \."),
    "TA": re.compile(r"TA \."),
    "PA": re.compile(rf"PA ({_WORD}) ({_TERM}) \."),
    "PD": re.compile(rf"PD ({_WORD})(?: {_TERM})? \."),
    "A": re.compile(rf"A ((?:{_TERM} ){{3,4}})\."),
    "D": re.compile(rf"D ((?:{_TERM} ){{3,4}})\."),
}


@dataclass
class Patch:
    header: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, str]] = field(default_factory=list)


def read(text: str) -> Patch:
    """Read a patch; anything that the page does not describe is an error."""
    patch, inside, header = Patch(), False, True
    for number, row in enumerate(text.removesuffix("\n").split("\n"), 1):
        op = row.partition(" ")[0]
        match = ROWS[op].fullmatch(row)
        assert match, f"row {number}: {row}"
        if op == "H":
            assert header, f"row {number}: a header after the head"
            assert match[1] not in patch.header, f"row {number}: twice"
            patch.header[match[1]] = match[2]
            continue
        header = False
        if op == "TX":
            assert not inside
            inside = True
        elif op in ("TC", "TA"):
            assert inside
            inside = False
        elif op in ("A", "D"):
            assert "_:" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", match[1]), f"row {number}: a blank node"
            patch.rows.append((op, match[1] + "."))
    assert not inside, "not committed"
    return patch


def applied(patch: Patch, old: set[str]) -> set[str]:
    """Apply the rows in their order."""
    data = set(old)
    for op, statement in patch.rows:
        if op == "D":
            data.remove(statement)
        else:
            assert statement not in data
            data.add(statement)
    return data
