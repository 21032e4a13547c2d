"""Lines sorted through files."""

from __future__ import annotations

import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.batch import sorting
from linkeddata.batch.sorting import Sorter

LINES = st.lists(st.text("ab\t\u0085é", max_size=4).map(lambda text: f"{text}\n".encode()), max_size=60)


@given(lines=LINES, at_once=st.integers(1, 200), size=st.integers(1, 9))
def test_as_a_sorted_set(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], at_once: int, size: int) -> None:
    folder = tmp_path_factory.getbasetemp()
    with Sorter(folder, at_once) as sorter:
        for start in range(0, len(lines), 3):
            sorter.update(lines[start : start + 3])
        blocks = list(sorter.blocks(size))
    assert [line for block in blocks for line in block] == sorted(set(lines))
    assert all(0 < len(block) <= size for block in blocks)
    assert sum(len(block) < size for block in blocks) <= 1


def test_many_runs_leave_no_file_and_few_open(tmp_path: Path) -> None:
    lines = [f"{number % 700}\n".encode() for number in range(1000)]
    random.Random(5).shuffle(lines)
    with Sorter(tmp_path, at_once=1) as sorter:
        for line in lines:
            sorter.update([line])
            assert len(sorter._runs) < sorting._RUNS
        assert list(sorter) == sorted(set(lines))
    assert list(tmp_path.iterdir()) == []


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    with Sorter(tmp_path) as sorter:
        assert list(sorter) == []


def test_memory_is_bounded(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        with Sorter(tmp_path, at_once=200_000) as sorter:
            for start in range(0, 60_000, 100):
                sorter.update([f"{(start + number) * 7919 % 60_000:08d} {'x' * 60}\n".encode() for number in range(100)])
            count = sum(len(block) for block in sorter.blocks(100))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 60_000
    assert peak < 3_000_000  # the lines themselves are 4 MB, and twice as much as Python objects
