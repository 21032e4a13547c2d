"""No command writes over a file that it reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commandline import RELEASE, run

PAGE = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>{RELEASE}</p></body></html>"
GRAPH = '<https://a.example/1> a <https://schema.org/Person> ; <https://schema.org/name> "Ann Berg" .\n'
KNOWN = "name,kind\nAnna Keller,person\n"

# Command line → the file that would be lost
COMMANDS = (
    ("describe a.txt --json -o a.txt", "a.txt"),
    ("describe a.txt --brief -o a.txt", "a.txt"),
    ("describe a.txt -o ./a.txt", "a.txt"),
    ("describe a.txt --known known.csv -o known.csv", "known.csv"),
    ("describe a.txt -o link.txt --follow", "a.txt"),
    ("describe a.txt -o same.txt", "a.txt"),
    ("extract page.html -o page.html", "page.html"),
    ("extract page.html --format turtle -o sub/../page.html", "page.html"),
    ("draw graph.ttl --to svg -o graph.ttl", "graph.ttl"),
    ("draw picture.dot -o picture.dot", "picture.dot"),
    ("embed page.html --document a.txt -o a.txt", "a.txt"),
    ("embed page.html --description d.json -o d.json", "d.json"),
    ("embed page.html --known known.csv -o known.csv", "known.csv"),
    ("embed a.txt -o a.txt", "a.txt"),
    ("convert a.txt -o a.txt", "a.txt"),
    ("convert a.txt --to turtle -o graph.ttl --profile graph.ttl", "graph.ttl"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "known.csv").write_text(KNOWN, "utf-8")
    for name in ("graph.ttl", "picture.dot"):
        (tmp_path / name).write_text(GRAPH, "utf-8")
    assert run("describe", "a.txt", "--json", "-o", "d.json").code == 0
    (tmp_path / "link.txt").symlink_to("a.txt")
    os.link("a.txt", "same.txt")
    return tmp_path


@pytest.mark.parametrize(("line", "lost"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_no_command_overwrites_what_it_reads(folder: Path, line: str, lost: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = run(*line.split())
    assert done.code in (2, 3), done.err
    assert len(done.lines) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert lost in before


def test_a_page_may_be_written_over_by_its_own_block(folder: Path) -> None:
    assert run("embed", "page.html", "-o", "page.html").code == 0
    assert b"ld+json" in (folder / "page.html").read_bytes()
