"""A release, and an archive that has changed since, for the hostile tests of `linkeddata release`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commandline import EXAMPLES, run


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its release of the day before."""
    folder = tmp_path_factory.mktemp("old")
    shutil.copytree(EXAMPLES / "archive", folder / "archive")
    done = run("release", folder / "archive", "-o", folder / "public", "--date", "2026-11-29")
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def folder(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which a document has changed, so that there is something to do."""
    shutil.copytree(old, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    path = min(Path("archive").rglob("*.txt"))
    path.write_text(path.read_text("utf-8") + "\nThe list of guests was corrected.\n", "utf-8")
    return tmp_path
