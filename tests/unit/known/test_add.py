"""Adding a row: the rest of the file stays as it is."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from linkeddata.errors import UsageError
from linkeddata.known.add import add
from linkeddata.known.csv_file import read

GIVEN = {"name": "Lindo Ferry Office", "kind": "organization", "url": "https://f.example/"}


def test_a_list_is_made(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    row, line = add(path, GIVEN)
    assert (row.name, line) == ("Lindo Ferry Office", 2)
    data = path.read_bytes()
    assert data.startswith(codecs.BOM_UTF8)  # so that spreadsheets read accents
    known = read(data, "known.csv")
    assert [(r.name, r.url, r.line) for r in known.rows] == [("Lindo Ferry Office", "https://f.example/", 2)]
    assert add(path, {"name": "Ostburg", "kind": "place"})[1] == 3
    assert path.read_bytes().startswith(data)


@pytest.mark.parametrize(
    "old",
    [
        b"name,kind,url\nA Board,organization,\n",
        b"name,kind,url\nA Board,organization,",
        b"name;kind;url\r\nA Board;organization;\r\n",
        b"sep=;\nname;kind;url\nA Board;organization;\n",
        codecs.BOM_UTF8 + "kind,remark,url,name\norganization,\u00e9,,A Board\n".encode(),
        codecs.BOM_UTF16_LE + "name\tkind\turl\r\nA Board\torganization\t\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "name\tkind\turl\nA Board\torganization\t\n".encode("utf-16-be"),
        b'name,kind,url\n"A\nBoard",organization,\n',
    ],
)
def test_a_row_is_added_in_the_way_of_the_file(tmp_path: Path, old: bytes) -> None:
    path = tmp_path / "known.csv"
    path.write_bytes(old)
    _, line = add(path, GIVEN)
    assert path.read_bytes().startswith(old)
    known = read(path.read_bytes(), "known.csv")
    assert [r.name for r in known.rows] == ["A Board", "Lindo Ferry Office"]
    assert (known.rows[1].url, known.rows[1].line) == ("https://f.example/", line)
    assert not [p for p in known.problems if p.code != "known-column"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({**GIVEN, "url": "f.example"}, "is not absolute"),
        ({**GIVEN, "name": "=1+1"}, "is a formula"),
        ({**GIVEN, "name": " "}, "has no name"),
        ({**GIVEN, "name": "A Board"}, "stands in the list already"),
        ({**GIVEN, "name": "a BOARD"}, "stands in the list already"),
        ({**GIVEN, "parent": "Ministry"}, "has no column parent"),
        ({**GIVEN, "country": "Nowhere"}, "has no column country"),
    ],
)
def test_what_cannot_be_added_changes_nothing(tmp_path: Path, given: dict[str, str], words: str) -> None:
    path = tmp_path / "known.csv"
    path.write_bytes(b"name,kind,url\nA Board,organization,\n")
    before = path.read_bytes()
    with pytest.raises(UsageError, match=words) as caught:
        add(path, given)
    assert caught.value.todo
    assert path.read_bytes() == before


def test_turtle_is_not_added_to(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="CSV only"):
        add(tmp_path / "known.ttl", GIVEN)


def test_a_name_with_everything_in_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    name = 'Board, "Harbour"; of Ærø'
    add(path, {"name": name, "kind": "organization", "other names": "HB | Board; Aero", "country": "Denmark"})
    (row,) = read(path.read_bytes(), "known.csv").rows
    assert (row.name, row.others, row.country) == (name, ("HB", "Board; Aero"), "DK")
