"""Duplicates and clashes in the office's list."""

from __future__ import annotations

import pytest

from linkeddata.known.check import problems
from linkeddata.known.csv_file import read
from linkeddata.understand.known_names import is_a
from linkeddata.values.codes import CODES
from linkeddata.values.findings import Severity

HEAD = "name,other names,kind,class,url,sameAs,parent,country,from,to,iri\n"

# rows → code, severity and line of each problem
CASES = [
    ("A Board,,organization,,https://a.example/,,,,,,\n", []),
    ("A Board,,organization,,,,,,,,\nA Board,,organization,,,,,,,,\n", [("known-twice", "warning", 3)]),
    ("A Board,,organization,,,,,,,,\nthe a  BOARD,,organization,,,,,,,,\n", [("known-twice", "warning", 3)]),
    (
        "A Board,,organization,,https://a.example/,,,,,,\nA Board,,organization,,https://b.example/,,,,,,\n",
        [("known-clash", "error", 3)],
    ),
    ("A Board,,organization,,,,,NO,,,\nA Board,,organization,,,,,SE,,,\n", [("known-namesake", "advice", 3)]),
    ("A Board,,organization,,,,,,,2019,\nA Board,,organization,,https://b.example/,,,,2020,,\n", []),
    (
        "A Board,,organization,,,,,,,2020,\nA Board,,organization,,https://b.example/,,,,2020-05,,\n",
        [("known-clash", "error", 3)],
    ),
    ("A Board,,organization,,,,,,,,\nA Board,,place,,,,,,,,\n", []),
    ("A Board,AB,organization,,,,,,,,\nAir Base,AB,organization,,,,,,,,\n", [("known-shared", "warning", 3)]),
    (
        "A Board,,organization,,,https://x.example/1,,,,,\nB Board,,organization,,,https://x.example/1,,,,,\n",
        [("known-clash", "error", 3)],
    ),
    (
        "A Board,,organization,,,,,,,,https://x.example/1\nB Board,,organization,,,,,,,,https://x.example/1\n",
        [("known-clash", "error", 3)],
    ),
    ("A Board,,organization,Ministry,,,,,,,\n", [("known-cell", "error", 2)]),
    ("A Board,,organization,City,,,,,,,\n", [("known-cell", "error", 2)]),
    ("Ostburg,,place,City,,,,,,,\n", []),
    ("A Board,,organization,,,,B Board,,,,\n", [("known-parent", "warning", 2)]),
    ("A Board,,organization,,,,B Board,,,,\nB Board,,organization,,,,,,,,\n", []),
    ("A Board,,organization,,,,A Board,,,,\n", [("known-parent", "warning", 2)]),
    ("", [("known-empty", "warning", 1)]),
    (",,organization,,,,,,,,\nA Board,,thing,,,,,,,,\n", [("known-cell", "error", 2), ("known-cell", "error", 3)]),
]


@pytest.mark.parametrize(("rows", "wanted"), CASES)
def test_problems(rows: str, wanted: list[tuple[str, str, int]]) -> None:
    found = problems(read((HEAD + rows).encode(), "known.csv"), is_a)
    assert [(p.code, str(p.severity), p.line) for p in found] == wanted
    assert all(p.code in CODES and p.todo and not p.what.endswith(".") for p in found)


def test_all_cases_ran() -> None:
    assert len(CASES) == 19
    seen = {code for _, wanted in CASES for code, _, _ in wanted}
    assert seen == {c for c in CODES if c.startswith("known-")} - {"known-column", "known-ambiguous"}


def test_a_name_in_many_rows_is_told_without_end() -> None:
    rows = "".join(f"A Board,,organization,,https://{n}.example/,,,,,,\n" for n in range(300))
    found = problems(read((HEAD + rows).encode(), "known.csv"), is_a)
    assert 0 < len(found) < 1_300
    assert {p.severity for p in found} == {Severity.ERROR}
