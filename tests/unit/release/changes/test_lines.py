"""Two sorted files side by side."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.errors import UnreadableError
from linkeddata.release.changes.lines import Lines, diff, merged

LINES = st.sets(st.integers(0, 60)).map(lambda numbers: sorted(f"<a:{n}> .\n".encode() for n in numbers))


@given(LINES, LINES)
@settings(max_examples=many(300), deadline=None)
def test_a_difference_is_that_of_sets_in_order(old: list[bytes], new: list[bytes]) -> None:
    found = list(diff(old, new))
    assert {line for op, line in found if op == "D"} == set(old) - set(new)
    assert {line for op, line in found if op == "A"} == set(new) - set(old)
    assert [line for _, line in found] == sorted(line for _, line in found)
    assert sorted({*old, *new}) == [line for _, line in merged(old, new)]


def test_nothing_is_taken_before_it_is_needed() -> None:
    def endless() -> object:
        number = 0
        while True:
            number += 1
            yield b"%09d" % number

    found = diff(endless(), (b"%09d" % (2 * n) for n in range(1, 10**9)))  # type: ignore[arg-type]
    assert [next(found)[1] for _ in range(3)] == [b"000000001", b"000000003", b"000000005"]


@pytest.mark.parametrize("suffix", [".nt", ".nt.gz"])
def test_the_digest_is_that_of_the_unpacked_file(tmp_path: Path, suffix: str) -> None:
    text = b"<a:1> .\n<a:2> .\n"
    path = tmp_path / f"data{suffix}"
    path.write_bytes(gzip.compress(text) if suffix.endswith("gz") else text)
    lines = Lines(path)
    assert b"".join(lines) == text
    assert (lines.sha256, lines.count) == (hashlib.sha256(text).hexdigest(), 2)


def test_no_file_has_no_lines() -> None:
    lines = Lines(None)
    assert list(lines) == []
    assert lines.sha256 == hashlib.sha256().hexdigest()


WHOLE = gzip.compress(b"".join(b"<a:%d> .\n" % n for n in range(100, 999)))
DAMAGED = {
    "not sorted": gzip.compress(b"b\na\n"),
    "twice": gzip.compress(b"a\na\n"),
    "without line end": gzip.compress(b"a\nb"),
    "no gzip": b"<a:1> .\n",
    "cut": WHOLE[: len(WHOLE) // 2],
    "flipped": WHOLE[:40] + bytes([WHOLE[40] ^ 255]) + WHOLE[41:],
    "empty": b"",
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_told(tmp_path: Path, case: str) -> None:
    (tmp_path / "data.nt.gz").write_bytes(DAMAGED[case])
    if case == "empty":
        assert list(Lines(tmp_path / "data.nt.gz")) == []  # gzip takes it for an empty file; the digest tells
        return
    with pytest.raises(UnreadableError, match=r"data\.nt\.gz"):
        list(Lines(tmp_path / "data.nt.gz"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        list(Lines(tmp_path / "data.nt.gz"))
