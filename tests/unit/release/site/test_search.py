"""The index of the search: small files, every entity under each of its words, nobody who is not to be found."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from released import BASE, PUBLICATION, Archive, vardal

from linkeddata.release.site import write_site
from linkeddata.release.site.folding import folded, tokens
from linkeddata.release.site.search import file_name


def read(path: Path) -> tuple[str, object]:
    said = path.read_text("utf-8")
    name, _, data = said.removeprefix("linkeddataSearch(").removesuffix(");\n").partition(",")
    return json.loads(name), json.loads(data)


def files(folder: Path) -> dict[str, list[list[object]]]:
    found = dict(map(read, folder.glob("search/*.js")))
    found.pop("index")
    return found  # type: ignore[return-value]


def test_every_entity_is_in_the_file_of_each_of_its_words(tmp_path: Path) -> None:
    archive = vardal()
    frame = archive.frame(tmp_path)
    write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())
    _, index = read(frame.folder / "search/index.js")
    found = files(frame.folder)
    assert index["total"] == 14  # type: ignore[index]
    assert {key: [len(rows), 1] for key, rows in ((k.rpartition(" ")[0], v) for k, v in found.items())} == index["files"]  # type: ignore[index]
    assert {row[0] for row in found["va 1"]} >= {"person/liene-varpa", "place/vardal"}
    assert [row[0] for row in found["東京 1"]] == ["document/hello-kuala", "place/dongjing"]
    assert {row[0] for rows in found.values() for row in rows} == {iri.removeprefix(BASE) for iri in archive.entities}
    assert not {"the 1", "to 1", "and 1"} & found.keys()


def test_long_files_are_parted(tmp_path: Path) -> None:
    archive = Archive()
    archive.document("a.txt", "A\n")
    for number in range(900):
        archive.entity(f"person/p-{number}", f"Mira{number % 3} Ministrant{number}")
    for number in range(600):
        archive.entity(f"organization/o-{number}", f"Ministry {number}")
    frame = archive.frame(tmp_path)
    write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())
    _, index = read(frame.folder / "search/index.js")
    found = files(frame.folder)
    assert all(len(rows) <= 400 for rows in found.values())
    counts: dict[str, int] = index["files"]  # type: ignore[index]
    assert "mi" not in counts
    assert counts["mira0"] == counts["mira1"] == [300, 1]
    assert counts["minist"] == [1500, 4]
    under = {row[0] for name, rows in found.items() if name.startswith("minist ") for row in rows}
    assert len(under) == 1500
    assert max(p.stat().st_size for p in frame.folder.glob("search/*.js")) < 100_000


@pytest.mark.parametrize(
    ("key", "part", "name"),
    [
        ("va", 1, "search/w-va.js"),
        ("con", 2, "search/w-con.2.js"),
        ("é", 1, "search/u-e9.js"),
        ("東京", 1, "search/u-6771-4eac.js"),
    ],
)
def test_names_of_files(key: str, part: int, name: str) -> None:
    assert file_name(key, part) == name


ALIKE = [
    ("Liene Vārpa", "liene varpa"),
    ("Čakovec", unicodedata.normalize("NFD", "Čakovec")),
    ("\u200fשלום\u200f", "שלום"),
    ("שָׁלוֹם", "שלום"),
    ("مُحَمَّد", "محمد"),
    ("Łódź", "lodz"),
    ("Straße", "STRASSE"),
    ("O’Brien", "o'brien"),
    ("soft\u00adhyphen", "softhyphen"),
    ("ΟΔΟΣ", "οδος"),
    ("İstanbul", "istanbul"),
    ("ﬁne", "fine"),
]
APART = [("กิ่ง", "กง"), ("मोहन", "महन"), ("が", "か"), ("Ann", "An"), ("пётр", "pётр")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_are_found_by_each_other(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert tokens(once) == tokens(folded(once))
    assert all(token and not token.isspace() for token in tokens(text))
