"""The table of settings, the page that lists them, and the file that `linkeddata init` writes say the same."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.read.settings_file import FILE_NAME, load_settings
from linkeddata.read.settings_table import BY_KEY, SECTIONS, SETTINGS, TABLES
from linkeddata.read.settings_template import template, toml
from linkeddata.values.settings import _OPTIONS, Settings

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")
#: Fields that no settings file gives.
NOT_IN_FILES = {"headline", "corrections", "origins"}


def test_every_field_has_a_row_and_every_row_a_field() -> None:
    rows = [*(row.field for row in SETTINGS), *(row.field for row in TABLES)]
    assert len(rows) == len(set(rows))
    assert set(rows) == {f.name for f in fields(Settings)} - NOT_IN_FILES
    assert len(BY_KEY) == len(SETTINGS) >= 10
    assert SECTIONS == ("publisher", "page")


def test_the_page_lists_every_setting() -> None:
    listed = re.findall(r"^\| (?:table )?`([^`]+)` \| `([^`]+)` \|(?: `([^`]+)`)? \| (.+?) \| `(.+?)` \|$", PAGE, re.MULTILINE)
    wanted = [(row.key, row.field, _OPTIONS[row.field], row.meaning, row.example) for row in SETTINGS]
    wanted += [(row.name, row.field, "", row.meaning, row.example) for row in TABLES]
    assert listed == wanted


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.key)
def test_the_example_of_a_setting_is_accepted(row, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table, _, key = row.key.rpartition(".")
    (tmp_path / FILE_NAME).write_text(f"{f'[{table}]' if table else ''}\n{key} = {row.example}\n", "utf-8")
    settings = load_settings(tmp_path)
    assert getattr(settings, row.field) is not None
    assert settings.origins == {row.field: FILE_NAME}


def test_a_file_without_values_is_all_comments(tmp_path: Path) -> None:
    text = template(Settings())
    assert tomllib.loads(text) == {"publisher": {}, "page": {}, "release": {}, **{row.name: {} for row in TABLES}}
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert load_settings(tmp_path) == Settings()


def test_the_comments_are_settings_that_work(tmp_path: Path) -> None:
    text = re.sub(r"^# (?=[\w-]+ = )", "", template(Settings()), flags=re.MULTILINE)
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    settings = load_settings(tmp_path)
    assert all(getattr(settings, row.field) for row in (*SETTINGS, *TABLES))


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cn", "Co", "Cf")), min_size=1, max_size=40)


@given(NAMES, st.floats(0, 1))
def test_any_value_is_read_back(name: str, confidence: float) -> None:
    settings = Settings(publisher=name, min_confidence=confidence, omit=("private", "Ann Berg"))
    read = tomllib.loads(template(settings))
    assert read["publisher"] == {"name": name}
    assert (read["min_confidence"], read["omit"]) == (confidence, ["private", "Ann Berg"])


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_any_text_is_toml(text: str) -> None:
    assert tomllib.loads(f"a = {toml(text)}") == {"a": text}


def test_a_table_does_not_follow_a_value_it_would_swallow() -> None:
    text = template(replace(Settings(), base="https://www.example.org/id/"))
    assert text.index("base = ") < text.index("[publisher]")
