"""`linkeddata release --check`: the score of a release, its exit code, and what is told of a folder that is none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import catalogued
import pytest
from commandline import run

from linkeddata.release.publish.sums import write_sums


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = catalogued.release(tmp_path / "versions" / "2026-11-30")
    write_sums(folder)
    (tmp_path / "current").symlink_to("versions/2026-11-30")
    return folder


def test_a_release_and_the_folder_that_the_web_sees_score_the_same(release: Path) -> None:
    one, other = run("release", "--check", release), run("release", "--check", release.parents[1])
    assert (one.code, one.err, one.text) == (0, "", other.text)
    assert one.text.startswith("data.europa.eu (MQA): 325 of 405 points, good\n")
    assert one.text.count("Only the host can earn it") == 3


def test_json(release: Path) -> None:
    done = run("release", "--check", release, "--json")
    data = json.loads(done.text)
    assert (done.code, data["points"], data["fine"], len(data["mqa"])) == (0, 325, True, 23)


def test_a_changed_file_is_a_finding(release: Path) -> None:
    (release / "README.md").write_text("changed\n")
    done = run("release", "--check", release)
    assert done.code == 1
    assert "problem: SHA256SUMS: Changed README.md.\n" in done.text


def test_missing_points_are_a_finding(tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r", replace(catalogued.SETTINGS, licence_code=""))
    write_sums(folder)
    done = run("release", "--check", folder)
    assert done.code == 1 and " 0 / 10  licence from the EU's list: Take a licence of that list" in done.text


def test_a_server_that_is_not_there_is_a_finding(release: Path) -> None:
    done = run("release", "--check", release, "--at", "http://127.0.0.1:1/")
    assert done.code == 1
    assert "It gave no answer" in done.text and "325 of 405" in done.text


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (("--check", "none"), 3, "there is no release here; name a folder that linkeddata release has written"),
        (("--check", "release", "--at", "localhost"), 2, "give the address at which the release is served"),
        (("--check", "release", "archive"), 2, "--check looks at a release, and makes none"),
    ],
)
def test_what_cannot_be_checked(
    given: tuple[str, ...], code: int, words: str, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release.parent)
    Path("release").symlink_to(release)
    done = run("release", *given)
    assert (done.code, done.text) == (code, "") and words in done.err
