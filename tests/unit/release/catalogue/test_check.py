"""The score before publication, and a release whose files are not what its catalogue says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import catalogued
import pytest
from catalogued import BASE, SETTINGS

from linkeddata.errors import UnreadableError
from linkeddata.release.catalogue import graph, pages
from linkeddata.release.catalogue.check import check, differences
from linkeddata.release.catalogue.dcat import DIALECTS
from linkeddata.release.catalogue.indicators import MQA
from linkeddata.release.catalogue.online import Answer
from linkeddata.release.catalogue.present import score_json, score_text
from linkeddata.release.catalogue.score import HOST, Score

LENGTHS: dict[str, int] = {}


def fine(address: str) -> Answer:
    name = address.removeprefix(BASE)
    types = {"": "text/html", "data.ttl": "text/turtle", "data.jsonld": "application/ld+json"}
    return Answer(200, types.get(name, "application/gzip"))


def lost(score: Score) -> dict[str, int]:
    return {line.name: line.possible - line.got for line in score.mqa if line.got < line.possible}


def test_the_table_is_that_of_the_portal() -> None:
    assert len(MQA) == 23
    sums: dict[str, int] = {}
    for one in MQA:
        sums[one.dimension] = sums.get(one.dimension, 0) + one.points
    assert sums == {"Findability": 100, "Accessibility": 100, "Interoperability": 110, "Reusability": 75, "Contextuality": 20}
    assert sum(sums.values()) == 405


def test_offline_all_is_earned_but_what_only_the_host_can_earn(tmp_path: Path) -> None:
    score = check(catalogued.release(tmp_path / "r"))
    assert (score.points, score.possible, score.band) == (325, 405, "good")
    assert lost(score) == {"access address answers": 50, "download address answers": 30}
    assert {line.reason for line in score.mqa if line.got < line.possible} == {HOST}
    assert (sum(line.got for line in score.udata), len(score.udata)) == (8, 9)
    assert [star.earned for star in score.stars] == [True] * 5
    assert score.problems == () and score.fine and not score.online


def test_online_all_is_earned(tmp_path: Path) -> None:
    score = check(catalogued.release(tmp_path / "r"), fine)
    assert (score.points, score.band, lost(score)) == (405, "excellent", {})
    assert sum(line.got for line in score.udata) == 9
    assert score.problems == () and score.fine and score.online


#: What is taken out of the catalogues (a pattern) → which lines lose how many points.
TAKEN = {
    "keyword": (r"    dcat:keyword .*\n", {"keywords": 30}),
    "theme": (r"    dcat:theme .*\n", {"themes": 30}),
    "place": (r"    dcterms:spatial .*\n", {"place": 20}),
    "period": (r"    dcterms:temporal .*\n", {"time": 20}),
    "contact": (r"    dcat:contactPoint .*\n", {"contact": 20}),
    "access rights": (r"    dcterms:accessRights .*\n", {"access rights": 10, "access rights from the EU's list": 5}),
    "issued": (r"    dcterms:issued .*\n", {"day of publication": 5}),
    "size of one file": (r"(?<=text/turtle> ;\n)    dcat:byteSize .*\n", {"size": 5}),
    "format of one file": (
        r"    dcterms:format <[^>]*RDF_TURTLE> ;\n",
        {"format": 20, "format and media type from lists": 5, "open format": 20, "machine-readable format": 20},
    ),
    "media type of one file": (
        r"    dcat:mediaType <[^>]*text/turtle> ;\n",
        {"media type": 10, "format and media type from lists": 5},
    ),
    "rights": (r"    dcterms:rights .*\n", {"rights": 5}),
    "licence of the files": (
        r"(?<=    dcat:byteSize)(.*\n(?:.*\n)??)    dcterms:license .*\n",
        {"licence": 20, "licence from the EU's list": 10},
    ),
    "title": (r"    dcterms:title .*\n", {"DCAT-AP": 30}),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_missing_costs_its_points_and_says_what_would_raise_them(name: str, tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    pattern, costs = TAKEN[name]
    for file in ("catalog.ttl", "catalog-dcat-ap-2.ttl"):
        text, number = re.subn(pattern, r"\1" if "(.*" in pattern else "", (folder / file).read_text("utf-8"))
        assert number
        (folder / file).write_text(text, "utf-8")
    score = check(folder, fine)
    assert lost(score) == costs
    assert all(line.todo.endswith(".") and not line.reason for line in score.mqa if line.got < line.possible)
    assert not score.fine


@pytest.mark.parametrize(
    ("old", "new", "costs"),
    [
        ("file-type/RDF_TURTLE", "file-type/GZIP", {"machine-readable format": 20}),
        ("file-type/RDF_TURTLE", "file-type/XLSX", {"open format": 20}),
        ("file-type/RDF_TURTLE", "file-type/JSONL", {"open format": 20, "machine-readable format": 20}),
        ("access-right/PUBLIC", "acces/PUBLIC", {"access rights from the EU's list": 5}),
    ],
)
def test_values_outside_the_lists(old: str, new: str, costs: dict[str, int], tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    for file in ("catalog.ttl", "catalog-dcat-ap-2.ttl"):
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(old, new), "utf-8")
    found = lost(check(folder, fine))
    found.pop("DCAT-AP", None)
    assert found == costs


def test_points_may_be_missing_for_a_reason(tmp_path: Path) -> None:
    own = replace(SETTINGS, licence="https://licences.example/own", licence_code="")
    score = check(catalogued.release(tmp_path / "r", own, first_day="", last_day=""), fine)
    assert lost(score) == {"time": 20, "licence from the EU's list": 10}
    assert all(line.reason.endswith(".") for line in score.mqa if line.got < line.possible)
    assert score.fine and score.points == 375


def test_a_known_licence_by_its_own_address_is_no_reason(tmp_path: Path) -> None:
    score = check(catalogued.release(tmp_path / "r", replace(SETTINGS, licence_code="")), fine)
    assert lost(score) == {"licence from the EU's list": 10} and not score.fine


@pytest.mark.parametrize("frequency", ["UNKNOWN", "OTHER"])
def test_udata_wants_a_known_frequency(frequency: str, tmp_path: Path) -> None:
    score = check(catalogued.release(tmp_path / "r", replace(SETTINGS, frequency=frequency)), fine)
    assert {line.name for line in score.udata if not line.got} == {"frequency", "kept in time"}


# ---- the files


def edit(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    (folder / name).write_bytes(change((folder / name).read_bytes()))


DAMAGE: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a file is missing": (lambda f: (f / "data.ttl").unlink(), ["data.ttl: The catalogue lists it, and it is not there."]),
    "a file is longer": (
        lambda f: edit(f, "data.ttl", lambda b: b + b"\n"),
        ["data.ttl: It has ", "data.ttl: Its SHA-256 is not the one in the catalogue."],
    ),
    "a file is another of the same size": (
        lambda f: edit(f, "data.ttl", lambda b: b.replace(b"Ann", b"Eve")),
        ["data.ttl: Its SHA-256"],
    ),
    "a number is wrong": (
        lambda f: edit(f, "void.ttl", lambda b: re.sub(rb"void:triples \d+", b"void:triples 7", b, count=1)),
        ["void.ttl: It tells of 7 statements, and data.nt.gz has 19."],
    ),
    "there are no numbers": (lambda f: (f / "void.ttl").unlink(), ["void.ttl: It tells of no statements"]),
    "the name of the content is wrong": (
        lambda f: edit(f, "release.json", lambda b: re.sub(rb'"data_hash": "\w\w', b'"data_hash": "zz', b)),
        ["release.json: The name of the content"],
    ),
    "the second catalogue is of another base": (
        lambda f: edit(f, "catalog-dcat-ap-2.ttl", lambda b: b.replace(b"data.example.org", b"test.example.org")),
        ["catalog-dcat-ap-2.ttl: It has other addresses for"] * 3,
    ),
    "a page is broken": (
        lambda f: edit(f, "person/ann-berg.jsonld", lambda b: b[:-5]),
        ["person/ann-berg.jsonld: It cannot be read as JSON-LD"],
    ),
    "a page is about another": (
        lambda f: edit(f, "person/ann-berg.jsonld", lambda b: b.replace(b"person/ann-berg", b"person/eva-berg")),
        ["person/ann-berg.jsonld: It says nothing about https://data.example.org/press/person/ann-berg."],
    ),
    "the JSON-LD in a page is broken": (
        lambda f: edit(f, "person/ann-berg.html", lambda b: b.replace(b"]</script", b"</script")),
        ["person/ann-berg.html: Its JSON-LD cannot be read"],
    ),
    "a page holds no JSON-LD": (
        lambda f: edit(f, "person/ann-berg.html", lambda b: b"<p>Ann Berg</p>"),
        ["person/ann-berg.html: It holds no JSON-LD."],
    ),
    "a packed file is cut": (
        lambda f: edit(f, "data.nt.gz", lambda b: b[:-9]),
        ["data.nt.gz: It has", "data.nt.gz: Its SHA-256", "data.nt.gz: It cannot be unpacked"],
    ),
    "the catalogue leads out of the folder": (
        lambda f: edit(f, "catalog.ttl", lambda b: b.replace(b"press/data.ttl>", b"press/../../etc/hostname>")),
        ["../../etc/hostname: The catalogue lists it, and it is not there."],
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_told(name: str, tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    damage, wanted = DAMAGE[name]
    damage(folder)
    read = (graph.read((folder / dialect.file).read_text("utf-8"), dialect.file) for dialect in DIALECTS)
    told = [f"{problem.file}: {problem.sentence}" for problem in (*differences(folder, *read), *pages.unreadable(folder, BASE))]
    assert len(told) == len(wanted) and all(one.startswith(begin) for one, begin in zip(told, wanted, strict=True)), told


@pytest.mark.parametrize("name", ["a file is missing", "a page is broken"])
def test_damage_is_never_fine(name: str, tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    DAMAGE[name][0](folder)
    assert not check(folder).fine


def test_thirteen_kinds_of_damage() -> None:
    assert len(DAMAGE) == 13 == len(TAKEN)


@pytest.mark.parametrize("name", ["catalog.ttl", "catalog-dcat-ap-2.ttl"])
@pytest.mark.parametrize("content", [None, b"\xff", b"<a> <b>", b"{}"])
def test_no_release(name: str, content: bytes | None, tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    (folder / name).unlink() if content is None else (folder / name).write_bytes(content)
    with pytest.raises(UnreadableError):
        check(folder)


def test_sums_are_compared_by_whoever_wrote_them(tmp_path: Path) -> None:
    score = check(catalogued.release(tmp_path / "r"), sums=lambda folder: [f"changed {folder.name}/x"])
    assert [(p.file, p.sentence) for p in score.problems] == [("SHA256SUMS", "Changed r/x.")]


def test_a_sample_of_pages_is_read(tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    for number in range(100):
        (folder / "person" / f"p{number:03}.jsonld").write_text("{")
    told = {p.file for p in pages.unreadable(folder, BASE)}
    assert 15 <= len(told) <= 20 and "person/p099.jsonld" in told


# ---- persons who must not be named


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("person/x.html", "<p>Milan Dvořák</p>"),
        ("person/milan-dvorak.html", "<p>nobody</p>"),
        ("search/index.json", '{"n": "milan dvo\\u0159\\u00e1k"}'.replace("milan dvo", "Milan Dvo")),
        ("changes/x.rdfp", '<x> <y> "Milan Dvořák" .'),
        ("sitemaps/1.xml", "<loc>https://data.example.org/person/milan-dvorak</loc>"),
        ("person/o.html", "<p>Sam O&#x27;Dell</p>"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_names_of_private_persons_are_found(file: str, text: str, packed: bool, tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    path = folder / (f"{file}.gz" if packed else file)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    assert [p.file for p in pages.named(folder, ["Milan Dvořák", "Sam O'Dell", " "])] == [path.relative_to(folder).as_posix()]


def test_names_within_other_names_are_not_meant(tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    assert check(folder, private=["Ann Ber", "nn Berg", "Olav Lindgren", ""]).fine
    assert not check(folder, private=["Ann Berg"]).fine


@pytest.mark.parametrize("shift", range(-12, 3))
def test_a_name_between_two_pieces_is_found(shift: int, tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "long.txt").write_bytes(b" " * ((1 << 20) + shift) + b"Eva Lund" + b" " * 40)
    (folder / "longer.txt").write_bytes(b" " * ((1 << 20) + shift) + b"Eva Lundgren" + b" " * 40)
    assert [p.file for p in pages.named(folder, ["Eva Lund"])] == ["long.txt"]


# ---- what a server says


def ttl(**changes: object) -> Callable[[str], Answer]:
    """Return a server that answers otherwise for the Turtle file."""
    return lambda address: replace(fine(address), **changes) if address.endswith(".ttl") else fine(address)  # type: ignore[arg-type]


def packed(**changes: object) -> Callable[[str], Answer]:
    """Return a server that answers otherwise for the packed N-Quads."""
    return lambda address: replace(fine(address), **changes) if address.endswith("nq.gz") else fine(address)  # type: ignore[arg-type]


def page(answer: Answer) -> Callable[[str], Answer]:
    """Return a server that answers otherwise for the first page."""
    return lambda address: answer if address == BASE else fine(address)


_FILES, _PAGE = {"download address answers": 30}, {"access address answers": 50}
#: Name → what a server says, what is told of it, and which lines lose how many points.
SERVED: dict[str, tuple[Callable[[str], Answer], str | None, dict[str, int]]] = {
    "not found": (ttl(status=404), "It answers with status 404.", _FILES),
    "no answer": (page(Answer(0, problem="gave no answer (refused)")), "It gave no answer (refused).", _PAGE),
    "method not allowed": (ttl(status=405), "status 405", _FILES),
    "redirect": (page(Answer(302)), None, {}),
    "another type": (ttl(media_type="text/plain"), "served as text/plain, and should be text/turtle", {}),
    "the type of what is inside": (
        packed(media_type="application/n-quads"),
        "served as application/n-quads, and should be application/gzip",
        {},
    ),
    "unpacked on the way": (packed(encoding="gzip"), "Content-Encoding gzip", {}),
    "packed on the way": (ttl(encoding="gzip", length=7), None, {}),
    "another size": (ttl(length=1), "served with 1 bytes", {}),
}


@pytest.mark.parametrize("name", SERVED)
def test_what_a_server_says(name: str, tmp_path: Path) -> None:
    fetch, words, costs = SERVED[name]
    score = check(catalogued.release(tmp_path / "r"), fetch)
    assert lost(score) == costs
    assert (words is None) == (not score.problems)
    assert words is None or any(words in problem.sentence for problem in score.problems)
    assert score.fine is (words is None)


# ---- as text and as JSON


def test_text_and_json_say_the_same(tmp_path: Path) -> None:
    folder = catalogued.release(tmp_path / "r")
    (folder / "data.ttl").unlink()
    score = check(folder)
    text, data = score_text(score), json.loads(score_json(score))
    assert text.startswith("data.europa.eu (MQA): 325 of 405 points, good\n  Findability: 100 of 100\n")
    assert text.endswith("problem: data.ttl: The catalogue lists it, and it is not there.\nSomething is to be done.\n")
    assert len(data["mqa"]) == 23 and len(data["udata"]) == 9 and len(data["stars"]) == 5
    assert (data["points"], data["fine"], len(data["problems"])) == (325, False, 1)
    for line in data["mqa"]:
        assert f"{line['got']:3} / {line['possible']:<3} {line['name']}" in text
    assert score_text(check(catalogued.release(tmp_path / "other"), fine)).endswith("\nNothing is wrong.\n")
