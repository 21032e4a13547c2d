"""The table of outputs, the page that lists them and the command line's choices agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from linkeddata.cli import options
from linkeddata.errors import UsageError
from linkeddata.outputs import OUTPUTS
from linkeddata.pipeline import OutputName
from linkeddata.present.export.formats import EXPORTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference.md").read_text("utf-8")
HIDDEN = {"page", "jsonld-flat"}  # `embed` writes the one, --shape graph the other


def test_the_page_lists_every_output() -> None:
    table = PAGE.partition("## Output\n")[2].partition("\n\nWithout")[0]
    listed = [name for cell in re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE) for name in re.findall(r"`(\S+?)`", cell)]
    assert [name for name in listed if name != "--to"] == list(options.OUTPUTS)


def test_the_command_line_has_every_output_but_the_hidden_ones() -> None:
    assert set(options.OUTPUTS) == set(OUTPUTS) - HIDDEN == set(get_args(OutputName)) - HIDDEN


def test_every_export_has_a_row() -> None:
    assert set(EXPORTS) < set(OUTPUTS)
    for name, output in OUTPUTS.items():
        assert output.name == name
        assert output.graph == (name not in EXPORTS)
        assert output.format is EXPORTS[name] if name in EXPORTS else output.lacks is None


def test_every_export_is_documented() -> None:
    page = (ROOT / "docs" / "exports.md").read_text("utf-8")
    assert all(f"--to {name}`" in page for name in EXPORTS)


BY_NAME = (  # --to, file → output
    (None, None, "jsonld"),
    (None, "a.ttl", "turtle"),
    (None, "a.ics", "ics"),
    (None, "a.ICS", "ics"),
    (None, "a.jsonld", "jsonld"),
    (None, "a.txt", "jsonld"),
    ("annotations", "a.jsonld", "annotations"),
    ("annotations", "a.json", "annotations"),
    ("events-csv", "a.csv", "events-csv"),
    ("people-csv", "a.csv", "people-csv"),
    ("ics", "a", "ics"),
    ("ics", "a.txt", "ics"),
)


@pytest.mark.parametrize(("to", "file", "expected"), BY_NAME)
def test_the_extension_decides_where_it_can(to: OutputName | None, file: str | None, expected: str) -> None:
    assert options.Form(to).written_to(file) == expected


WRONG = (
    (None, "a.csv", "add --to events-csv or --to people-csv"),
    ("ics", "a.ttl", "write to a.ics"),
    ("people-csv", "a.ics", "write to a.csv"),
    ("turtle", "a.ics", "write to a.ttl"),
    ("annotations", "a.ttl", "write to a.jsonld"),
    ("jsonld", "a.ics", "write to a.jsonld"),
)


@pytest.mark.parametrize(("to", "file", "words"), WRONG)
def test_a_contradiction_says_what_to_do(to: OutputName | None, file: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        options.Form(to).written_to(file)


def test_all_names_were_tried() -> None:
    assert (len(BY_NAME), len(WRONG)) == (12, 6)
