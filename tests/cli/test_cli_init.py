"""`linkeddata init`: a settings file that is read again, never over another file, and no question where nobody is there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from commandline import COMMAND, environment, process, run

from linkeddata.read.settings_file import FILE_NAME, load_settings
from linkeddata.values.settings import Settings

GIVEN = (
    *("--publisher", 'Port "Ost"', "--publisher-url", "https://port.example/", "--publisher-type", "Corporation"),
    *("--url", "https://port.example/1", "--lang", "en_gb", "--licence", "https://licences.example/cc0"),
    *("--base", "urn:example:port", "--omit", "private", "--omit", "Ann Berg", "--min-confidence", "0.9"),
)


def test_options_are_written(tmp_path: Path) -> None:
    done = run("init", tmp_path, *GIVEN)
    assert (done.code, done.err) == (0, "")
    assert done.text == f"{tmp_path / FILE_NAME} is written; edit it to add more settings.\n"
    settings = load_settings(tmp_path)
    assert (settings.publisher, settings.publisher_type, settings.language) == ('Port "Ost"', "Corporation", "en-GB")
    assert (settings.omit, settings.min_confidence, settings.url) == (("private", "Ann Berg"), 0.9, "https://port.example/1")
    assert len(settings.origins) == 9


def test_the_working_directory_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init").code == 0
    assert load_settings(tmp_path) == Settings()
    assert b"# name = " in (tmp_path / FILE_NAME).read_bytes()


@pytest.mark.parametrize("kind", ["file", "empty file", "dangling link", "link", "folder"])
def test_nothing_is_overwritten(kind: str, tmp_path: Path) -> None:
    target = tmp_path / FILE_NAME
    other = tmp_path / "other.toml"
    if kind in ("file", "empty file"):
        target.write_text("" if kind == "empty file" else 'base = "urn:example:port"\n')
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(other)
        if kind == "link":
            other.write_text("")
    before = sorted((p.name, p.read_bytes() if p.is_file() else b"") for p in tmp_path.iterdir())
    done = run("init", tmp_path, "--publisher", "Port")
    assert done.code == 5
    assert "there is a settings file already; edit it, or move it away first" in done.err
    assert sorted((p.name, p.read_bytes() if p.is_file() else b"") for p in tmp_path.iterdir()) == before


WRONG = (
    (("--publisher-type", "GovOrg"), "use GovernmentOrganization"),
    (("--publisher-url", "port.example"), "--publisher-url: 'port.example' is not absolute"),
    (("--min-confidence", "90"), "is no confidence"),
    (("--omit", "everybody"), "nothing that can be left out"),
    (("--lang", "e!"), "is no language tag"),
    (("--publisher", ""), "is no name"),
)


@pytest.mark.parametrize(("given", "words"), WRONG)
def test_wrong_values_write_nothing(given: tuple[str, str], words: str, tmp_path: Path) -> None:
    done = run("init", tmp_path, *given)
    assert done.code == 2 and words in done.err
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    done = run("init", tmp_path / "none")
    assert (done.code, "there is no such folder; make it first" in done.err) == (2, True)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "linkeddata.toml").symlink_to(tmp_path / "none" / "linkeddata.toml")
    assert run("init", tmp_path).code in (4, 5)
    assert not (tmp_path / "none").exists()


def test_no_question_is_asked_where_there_is_no_terminal(tmp_path: Path) -> None:
    done = process("init", stdin=b"Port\nhttps://port.example/\n", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert load_settings(tmp_path) == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answers", "publisher"), [(b"Port of Ostburg\nhttps://port.example/\n", "Port of Ostburg"), (b"\n\n", None)]
)
def test_questions_on_a_terminal(answers: bytes, publisher: str | None, tmp_path: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execvpe(COMMAND[0], [*COMMAND, "init"], environment())
    os.write(terminal, answers)
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # the terminal is gone
        pass
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, shown
    assert b"Name of the publisher" in shown
    assert load_settings(tmp_path).publisher == publisher
