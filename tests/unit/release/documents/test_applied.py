"""Which judgements can concern a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkeddata.edit.corrections import load_corrections
from linkeddata.release.documents.applied import for_document, key, lines_of
from linkeddata.values.settings import Settings
from tests.unit.release.documents.test_cache import LINES

NAME = "2021/call.txt"


def settings(folder: Path, *lines: dict[str, object]) -> Settings:
    """Return settings with lines of corrections."""
    (folder / "corrections.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return Settings(corrections=load_corrections(folder))


def test_judgements_keep_their_order(tmp_path: Path) -> None:
    order = ("here", "page", "same", "elsewhere", "id")
    found = settings(tmp_path, LINES["here"], LINES["page"], LINES["same"], LINES["elsewhere"], LINES["id"])
    assert len(found.corrections.judgements) == len(order)
    there = for_document(found, str(tmp_path / NAME)).corrections
    assert [j.line for j in there.judgements] == [1, 2]
    assert [j.line for j in for_document(found, str(tmp_path / "other.txt")).corrections.judgements] == [2]
    assert (there.folder, there.source) == (found.corrections.folder, found.corrections.source)


@pytest.mark.parametrize(
    "document", ["2021/call.txt", "./2021/call.txt", "2021//call.txt", "2021/CALL.txt", "{folder}/2021/call.txt"]
)
def test_a_document_may_be_named_in_several_ways(document: str, tmp_path: Path) -> None:
    """What `convert` applies to a document is applied here."""
    from linkeddata.edit.corrections.match import document_names, same_document
    from linkeddata.values.description import Description, SourceFacts

    name = str(tmp_path / NAME)
    said = document.format(folder=tmp_path)
    found = settings(tmp_path, {"judge": "name", "a": {"document": said, "name": "Ann"}, "value": "Bo"})
    source = SourceFacts(name, "", "utf-8", "text/plain", 0)
    (j,) = found.corrections.judgements
    applies = same_document(j.a, document_names(Description(source, (), ()), found.corrections.folder))
    assert bool(for_document(found, name).corrections.judgements) is applies


def test_many_lines_are_sorted_out_once(tmp_path: Path) -> None:
    found = settings(tmp_path, *({**LINES["elsewhere"], "a": {"document": f"{n}.txt", "name": "Ann"}} for n in range(2000)))
    assert lines_of(found.corrections) is lines_of(load_corrections(tmp_path))
    assert [len(for_document(found, str(tmp_path / f"{n}.txt")).corrections.judgements) for n in (0, 1999, 2000)] == [1, 1, 0]


def test_lines_about_others_and_their_places_do_not_matter(tmp_path: Path) -> None:
    def made(*lines: dict[str, object]) -> str:
        return key("", settings(tmp_path, *lines), NAME, "00", str(tmp_path / NAME))

    assert made() == made(LINES["elsewhere"]) == made(LINES["same"], LINES["id"], LINES["elsewhere"])
    assert made(LINES["here"]) == made(LINES["here"], LINES["same"]) != made()
    assert made(LINES["same"], LINES["here"]) != made(LINES["here"])  # findings tell its line
