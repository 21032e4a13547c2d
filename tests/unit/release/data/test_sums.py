"""`SHA256SUMS`."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from linkeddata.errors import WriteError
from linkeddata.release.data import read_sums, sums

FILES = {
    "index.html": b"<p>",
    "person/a b.ttl": b"",
    "person/z.html": b"z",
    "data.nq.gz": b"\x1f\x8b",
    "person-list/x": b"x",
    "é.txt": b"e",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def check(folder: Path) -> int:
    command = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_sha256sum_reads_it(folder: Path) -> None:
    found = sums(folder, {})
    assert found == {name: hashlib.sha256(content).hexdigest() for name, content in sorted(FILES.items())}
    assert list(found) == sorted(FILES)
    assert check(folder) == 0
    (folder / "index.html").write_bytes(b"<b>")
    assert check(folder) == 1


def test_it_is_read_again_and_written_again(folder: Path) -> None:
    found = sums(folder, {})
    before = (folder / "SHA256SUMS").read_bytes()
    assert read_sums(folder) == found == sums(folder, found)
    assert (folder / "SHA256SUMS").read_bytes() == before
    assert read_sums(folder / "person") == {}


def test_known_files_are_not_read(folder: Path) -> None:
    assert sums(folder, {"index.html": "ab" * 32, "nowhere.txt": "cd" * 32})["index.html"] == "ab" * 32
    assert "nowhere.txt" not in read_sums(folder)


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "a\rb"])
def test_a_name_that_sha256sum_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(WriteError, match="cannot be listed"):
        sums(tmp_path, {})


def test_an_empty_folder(tmp_path: Path) -> None:
    assert sums(tmp_path, {}) == {} == read_sums(tmp_path)
