"""Atomic writing."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from linkeddata import files
from linkeddata.errors import WriteError
from linkeddata.files import write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_replaces_and_keeps_permissions(tmp_path):
    target = tmp_path / "a.ttl"
    write_atomically(target, b"one")
    assert target.read_bytes() == b"one"
    target.chmod(0o640)
    write_atomically(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.ttl"]


def test_links_folders_and_devices_are_refused(tmp_path):
    (tmp_path / "real").write_bytes(b"kept")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "dangling", "folder", "pipe", "missing/x", "real/x", "a\0b", "n" * 300):
        with pytest.raises(WriteError) as caught:
            write_atomically(tmp_path / name, b"new")
        assert caught.value.exit_code == 4
    with pytest.raises(WriteError):
        write_atomically("/dev/full", b"x")
    assert (tmp_path / "real").read_bytes() == b"kept"
    assert names(tmp_path) == ["dangling", "folder", "link", "pipe", "real"]


def test_a_full_disk_leaves_the_old_file_and_no_temporary_one(tmp_path):
    target = tmp_path / "a.ttl"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(WriteError, match="could not be written"):
            write_atomically(target, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.ttl"]


def test_a_failure_at_any_step_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.ttl"
    target.write_bytes(b"old")

    def fail(*_arguments, **_keywords):
        raise OSError(5, "Input/output error")

    for owner, step in ((os, "fsync"), (Path, "replace"), (Path, "chmod"), (files.tempfile, "mkstemp")):
        with monkeypatch.context() as patch:
            patch.setattr(owner, step, fail)
            with pytest.raises(WriteError, match="input/output error"):
                write_atomically(target, b"new")
        assert target.read_bytes() == b"old"
        assert names(tmp_path) == ["a.ttl"]


@pytest.mark.rows(93)
def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path):
    target = tmp_path / "a.bin"
    target.write_bytes(b"o" * 5_000_000)
    code = (
        "from linkeddata.files import write_atomically\nprint(1, flush=True)\n"
        f"while True: write_atomically({str(target)!r}, b'n' * 5_000_000)"
    )
    root = str(Path(files.__file__).parents[1])
    for delay in (0.0, 0.002, 0.005, 0.01, 0.02):
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            try:
                child.wait(delay)
            except subprocess.TimeoutExpired:
                child.kill()
        assert target.read_bytes() in (b"o" * 5_000_000, b"n" * 5_000_000)
