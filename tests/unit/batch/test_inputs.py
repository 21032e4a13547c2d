"""Files and folders as typed → documents and the names of their outputs."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.batch.inputs import Found, found, output_names
from linkeddata.errors import UnreadableError

TEXT = {".txt", ".html"}.__contains__


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "notes.css", ".hidden.txt", "2024/c.txt", "2024/05/d.TXT", "out/made.html", "empty/x.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "circle").symlink_to(tmp_path)
    return tmp_path


def names(documents: Found, folder: Path) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in documents.files]


def test_a_folder_is_its_own_documents_by_name(archive: Path) -> None:
    documents = found([str(archive)], TEXT)
    assert names(documents, archive) == ["a.html", "b.txt"]
    assert documents.other == {".css": 1}


def test_folders_inside_come_after_and_links_and_outputs_are_passed_over(archive: Path) -> None:
    documents = found([str(archive)], TEXT, recursive=True, apart=archive / "out")
    assert names(documents, archive) == ["a.html", "b.txt", "2024/c.txt", "2024/05/d.TXT"]
    assert documents.other == {".css": 2}
    assert [str(name) for name in output_names(documents)] == ["a", "b", "2024/c", "2024/05/d"]


def test_a_file_is_taken_whatever_its_name_and_only_once(archive: Path) -> None:
    typed = [str(archive / "notes.css"), str(archive), str(archive / "b.txt"), "-", "-"]
    documents = found(typed, TEXT)
    assert names(Found(documents.files[:-1]), archive) == ["notes.css", "a.html", "b.txt"]
    assert documents.files[-1] == "-"


@pytest.mark.parametrize(("folder", "recursive"), [("empty", True), ("2024/05/none", False), ("2024", False)])
def test_a_folder_without_documents_is_an_error(archive: Path, folder: str, recursive: bool) -> None:
    (archive / "2024/05/none").mkdir()
    wanted = {".html"}.__contains__ if folder == "2024" else TEXT
    with pytest.raises(UnreadableError, match="no press release"):
        found([str(archive / folder)], wanted, recursive=recursive)


@pytest.mark.parametrize(
    "clash",
    [
        ["a/x.txt", "a/x.html"],
        ["a/X.txt", "a/x.html"],
        ["one/x.txt", "two/x.txt"],
        ["x.md", "x.txt", "X.html"],
    ],
)
def test_names_that_clash_are_told_apart_whatever_their_order(clash: list[str]) -> None:
    forth = dict(zip(clash, output_names(Found(tuple(clash))), strict=True))
    back = dict(zip(clash[::-1], output_names(Found(tuple(clash[::-1]))), strict=True))
    assert forth == back
    assert len({str(name).casefold() for name in forth.values()}) == len(clash)


def test_the_index_of_a_folder_keeps_its_name() -> None:
    (name,) = output_names(Found(("index.html",), {"index.html": PurePath("index.html")}), ["index"])
    assert re.fullmatch(r"index-[0-9a-f]{8}", str(name))


@given(st.lists(st.text(st.characters(exclude_characters="\0/"), min_size=1, max_size=90), min_size=1, max_size=4))
def test_folders_are_safe_too(parts: list[str]) -> None:
    place = PurePath(*parts)
    (name,) = output_names(Found(("f",), {"f": place}))
    assert not name.is_absolute()
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,89}", part) for part in name.parts)
    assert ".." not in name.parts
