"""The made-up archives that releases are measured on: the same bytes each time, and a truth that leaves nothing out."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from commandline import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import archive

COUNT = 600


@pytest.fixture(scope="module")
def written() -> list[Any]:
    return list(archive.documents(COUNT, 1))


@pytest.fixture(scope="module")
def truth(written: list[Any]) -> list[dict[str, Any]]:
    return [line for document in written for line in document.truth]


def shown(document: Any) -> str:
    """Return the text of a document, without markup."""
    text = re.sub(r"<[^>]+>", " ", document.text) if document.name.endswith(".html") else document.text
    return html.unescape(text)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("0", "1"):
        command = [sys.executable, str(ROOT / "benchmarks" / "archive.py"), "60", str(tmp_path / seed), "--seed", "7"]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    first, second = (
        {p.relative_to(tmp_path / seed): p.read_bytes() for p in (tmp_path / seed).rglob("*") if p.is_file()}
        for seed in ("0", "1")
    )
    assert first == second
    assert len(first) == 60 + 1


def test_another_seed_gives_another_archive(written: list[Any]) -> None:
    assert {d.text for d in archive.documents(COUNT, 2)}.isdisjoint(d.text for d in written)


@pytest.mark.parametrize("count", [1, 7, 100])
def test_there_are_as_many_documents_as_asked(count: int) -> None:
    names = [document.name for document in archive.documents(count, 3)]
    assert len(set(names)) == len(names) == count


def test_names_of_files_are_plain(written: list[Any]) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+/20\d\d/20\d\d-\d\d-\d\d-\d{5}(-republished)?\.(txt|html|md)", d.name) for d in written)
    forms = Counter(d.name.rpartition(".")[2] for d in written)
    assert min(forms["txt"], forms["html"], forms["md"]) > COUNT / 20


def test_every_name_of_the_truth_stands_in_its_document(written: list[Any]) -> None:
    for document in written:
        text = shown(document)
        for line in document.truth:
            assert line["document"] == document.name
            assert all(name in text for name in line["names"]), (document.name, line)


def test_every_name_in_a_document_stands_in_its_truth(written: list[Any], truth: list[dict[str, Any]]) -> None:
    """Full names of persons and bodies, and names of towns and countries, wherever they occur."""
    for kind in ("person", "organization", "place"):
        known = {
            name for line in truth if line["kind"] == kind for name in line["names"] if kind != "organization" or " " in name
        }
        pattern = re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(known, key=lambda n: (-len(n), n)))) + r")(?![\w-])"
        )
        others = {name for line in truth if line["kind"] != kind for name in line["names"]}
        for document in written:
            told = {name for line in document.truth if line["kind"] == kind for name in line["names"]}
            rest = shown(document)
            for name in sorted(others & {n for line in document.truth for n in line["names"]}, key=lambda n: (-len(n), n)):
                rest = rest.replace(name, "…")  # a town within the name of a body
            assert set(pattern.findall(rest)) <= told, document.name


def test_texts_are_finished_and_as_long_as_real_ones(written: list[Any]) -> None:
    lengths = []
    for document in written:
        text = shown(document)
        assert not re.search(
            r"[{}\[\]|]|NUMBER|SUBJECT|OTHER|YEAR|(?i:\bthe the\b)| ,|,,|\.\.", text.partition("<body>")[2] or text
        ), text
        lengths.append(len(text.split()))
    lengths.sort()
    assert lengths[COUNT // 20] > 150
    assert lengths[-COUNT // 20] < 500


def test_sentences_are_not_the_same_again_and_again(written: list[Any]) -> None:
    sentences = Counter(s for d in written for s in re.split(r"(?<=[.!?]) |\n", shown(d)) if len(s.split()) > 9)
    assert sum(1 for count in sentences.values() if count == 1) > 0.7 * len(sentences)


def test_what_makes_identity_hard_is_there(written: list[Any], truth: list[dict[str, Any]]) -> None:
    things, places_of, years = defaultdict(set), defaultdict(set), defaultdict(set)
    for line in truth:
        places_of[line["id"]].add(line["document"])
        years[line["id"]].add(line["document"].split("/")[1])
        for name in line["names"]:
            things[line["kind"], name].add(line["id"])
    namesakes = [name for (kind, name), ids in things.items() if kind == "person" and len(ids) > 1]
    towns = [name for (kind, name), ids in things.items() if kind == "place" and len(ids) > 1]
    assert len(namesakes) >= 5
    assert len(towns) >= 5
    assert len(things["organization", "Ministry of Finance"]) >= 5
    ministers = [mark for mark in years if re.search(r"-minister-", mark)]
    assert sum(len(years[mark]) > 1 for mark in ministers) > 20
    events = [line for line in truth if line["kind"] == "event"]
    told_by = defaultdict(set)
    for line in events:
        told_by[line["id"]].add(line["document"].split("/")[0])
    assert sum(len(publishers) > 1 for publishers in told_by.values()) > COUNT / 12
    announced = {line["id"]: line["start"] for line in events if line["status"] == "EventScheduled"}
    held = {line["id"]: line["start"] for line in events if not line["status"]}
    assert len(announced.keys() & held.keys()) > 20
    assert any(announced[mark] != held[mark] for mark in announced.keys() & held.keys())
    texts = Counter(d.text for d in written)
    assert sum(count == 2 for count in texts.values()) >= 2
    assert any("formerly Minister of" in d.text or "previously Minister of" in d.text for d in written)


def test_private_persons_appear_once(truth: list[dict[str, Any]]) -> None:
    documents = defaultdict(set)
    for line in truth:
        if "-private-" in line["id"]:
            documents[line["id"]].add(line["document"].replace("-republished", ""))
    assert len(documents) > 20
    assert sum(len(names) == 1 for names in documents.values()) > 0.6 * len(
        documents
    )  # two publishers may tell of one occasion


def test_events_say_what_they_are_about(truth: list[dict[str, Any]]) -> None:
    named = defaultdict(set)
    for line in truth:
        named[line["document"]].add(line["id"])
    events = [line for line in truth if line["kind"] == "event"]
    for line in events:
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", line["start"])
        assert line["type"]
        assert set(line["participants"]) <= named[line["document"]]
    assert sum(bool(line["participants"]) for line in events) > 0.7 * len(events)


def test_truth_is_written_beside_the_archive(tmp_path: Path) -> None:
    folder = archive.write(tmp_path, 20)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text("utf-8").splitlines()]
    assert {line["document"] for line in lines if line["kind"] == "document"} == files
    assert len(files) == 20
