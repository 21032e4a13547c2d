"""Every row of `inputs.tsv` that is tested stands in the id of a test (`test_x[row-41]`), and no test names another row."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import ROOT, environment

TABLE = Path(__file__).with_name("inputs.tsv")
COLUMNS = ["row", "kind", "input", "exit", "holds", "status", "missing"]
with TABLE.open(encoding="utf-8", newline="") as file:
    LINES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
TESTED = {int(line["row"]) for line in LINES if line["status"] == "tested"}


def named(listing: str) -> set[int]:
    """Return the rows that stand in the ids of a list of tests."""
    ids = (name.partition("[")[2] for name in listing.splitlines() if name.startswith("tests/"))
    return {int(row) for parameters in ids for row in re.findall(r"\brow-(\d+)\b", parameters)}


@pytest.fixture(scope="module")
def rows_of_tests() -> set[int]:
    command = [sys.executable, "-m", "pytest", "tests", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=250, check=True)
    return named(done.stdout)


def test_the_table_is_whole() -> None:
    assert [int(line["row"]) for line in LINES] == list(range(1, 115))
    for line in LINES:
        assert list(line) == COLUMNS
        assert all(line[column] for column in COLUMNS[:-1]), line
        assert re.fullmatch(r"-|\d+(, \d+)*", line["exit"]), line
        assert line["status"] == "tested" or (line["status"] == "open" and line["missing"]), line
    assert len(TESTED) == 107


def test_rows_are_found_in_the_ids_of_tests() -> None:
    listing = "tests/a.py::test_a[row-1+row-23-x]\ntests/a.py::test_b[row-4 BEL]\ntests/a.py::test_row-5\nrow-6\n"
    assert named(listing) == {1, 4, 23}


@pytest.mark.slow
@pytest.mark.parametrize("row", range(1, 115))
def test_a_row_is_in_the_id_of_a_test_when_it_is_tested(row: int, rows_of_tests: set[int]) -> None:
    assert (row in rows_of_tests) is (row in TESTED)


@pytest.mark.slow
def test_no_test_names_a_row_that_is_not_in_the_table(rows_of_tests: set[int]) -> None:
    assert rows_of_tests <= set(range(1, 115))
