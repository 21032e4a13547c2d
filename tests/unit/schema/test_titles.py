"""One table of titles, one of months and weekdays, one of namespaces: what each use takes, and that nobody keeps another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import linkeddata
from linkeddata.edit.shown import Shown
from linkeddata.html.markup import Markup
from linkeddata.read.dateline import dateline
from linkeddata.schema import titles
from linkeddata.understand.recognize.sentences import sentences
from linkeddata.values.dates import MONTH_ABBREVIATIONS, MONTH_NUMBERS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from linkeddata.values.span import Span

PACKAGE = Path(linkeddata.__file__).parent
MODULES = sorted([*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "training").rglob("*.py")])

MONTHS_AT_HOME = {"values/dates.py"}
#: Marathi has the language code "mr".
TITLE_WORDS_WITH_OTHER_MEANINGS = {"text/language_tags.py"}
NAMESPACES_AT_HOME = {"values/namespaces.py"}
#: A message that explains this very namespace to the user.
NAMESPACES_IN_MESSAGES = {"values/codes/jsonld.py", "values/codes/validation.py"}
NAMESPACES = ("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://schema.org/")


def _any(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(longest_first)})(?![a-z])", re.IGNORECASE)


_MONTH = _any(MONTH_NUMBERS)
_WEEKDAY = _any((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS))
#: Not all titles: "general", "hon" and "prof" are other words too.
_TITLE = _any(("mr", "mrs", "dr", "messrs", "mme"))


@cache
def literals(path: Path) -> list[tuple[int, str]]:
    """Return (line, text) of each string and of each collection of strings in a module, docstrings left out."""
    return list(_literals(path))


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, owners) and n.body and isinstance(n.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value
        elif isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.JoinedStr):
            parts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            yield node.lineno, " ".join(parts)


def lists(path: Path, word: re.Pattern[str], least: int) -> list[int]:
    """Return the lines of the literals that name at least so many different words."""
    return [line for line, text in literals(path) if len({w.lower() for w in word.findall(text)}) >= least]


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE)) if path.is_relative_to(PACKAGE) else str(path.relative_to(PACKAGE.parent))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_other_module_lists_months_weekdays_or_titles(path: Path) -> None:
    if name(path) not in MONTHS_AT_HOME:
        assert lists(path, _MONTH, 5) == [], "use linkeddata.values.dates.MONTHS and the tables beside it"
        assert lists(path, _WEEKDAY, 4) == [], "use linkeddata.values.dates.WEEKDAYS and the table beside it"
    if name(path) not in TITLE_WORDS_WITH_OTHER_MEANINGS:
        assert lists(path, _TITLE, 1) == [], "use linkeddata.schema.titles"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_other_module_spells_out_a_namespace(path: Path) -> None:
    if name(path) not in NAMESPACES_AT_HOME | NAMESPACES_IN_MESSAGES:
        found = [(line, text) for line, text in literals(path) if any(iri in text for iri in NAMESPACES)]
        assert found == [], "use linkeddata.values.namespaces"


def test_lists_are_found(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text(
        '"""January, February, March; Mr, Mrs, Dr."""\n'
        'A = "january february march april may".split()\n'
        'B = ("Mon", "Tue", "Wed", "Thu")\n'
        'C = re.compile(r"(?:mrs|dr)\\b")\n'
        'D = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6}\n'
        'E = f"{A}|prof|dr"\n'
    )
    assert set(lists(module, _MONTH, 5)) == {2, 5}
    assert set(lists(module, _WEEKDAY, 4)) == {3}
    assert set(lists(module, _TITLE, 1)) == {4, 6}


def test_the_tables_of_the_calendar() -> None:
    assert len(MONTHS) == 12 and len(WEEKDAYS) == 7
    assert "may" in MONTH_NUMBERS and "may" not in MONTH_ABBREVIATIONS
    assert [MONTH_NUMBERS[w] for w in ("january", "jan", "febr", "sept", "sep", "december")] == [1, 1, 2, 9, 9, 12]
    assert [WEEKDAY_ABBREVIATIONS[w] for w in ("mon", "tues", "thurs", "sun")] == [0, 1, 3, 6]


@pytest.mark.parametrize("title", ["Mr", "Mrs", "Ms", "Dr", "Prof", "Hon", "Gen", "Msgr", "Cllr", "Eng"])
def test_the_full_stop_of_a_title_ends_no_sentence(title: str) -> None:
    text = f"We met {title}. Falk in Ostburg. She spoke."
    assert [s.of(text) for s in sentences(text, [Span(0, len(text))])] == [f"We met {title}. Falk in Ostburg.", "She spoke."]


def test_minutes_may_end_a_sentence() -> None:
    text = "It took 20 min. The pier was open."
    assert len(sentences(text, [Span(0, len(text))])) == 2


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dr Irene Falk", "Irene Falk"),
        ("Prof. Irene Falk", "Irene Falk"),
        ("H.E. Irene Falk", "Irene Falk"),
        ("Mag. Irene Falk", "Irene Falk"),
        ("Cllr Irene Falk", "Irene Falk"),
    ],
)
def test_a_page_may_leave_a_title_out(written: str, shown: str) -> None:
    assert Shown(Markup(f"<p>{shown} spoke.</p>")).names(written)


@pytest.mark.parametrize(
    ("written", "shown"), [("St. Ostburg", "Ostburg"), ("General Motors", "Motors"), ("Irene Falk", "Falk")]
)
def test_a_page_may_not_leave_out_a_part_of_the_name(written: str, shown: str) -> None:
    assert not Shown(Markup(f"<p>{shown} opened.</p>")).names(written)


@pytest.mark.parametrize(
    ("opening", "is_place"), [("Mr Falk", False), ("Gen Falk", False), ("St Gallen", True), ("Ostburg", True)]
)
def test_a_title_opens_no_dateline(opening: str, is_place: bool) -> None:
    found = dateline(f"{opening} – The new pier of the harbour was opened by the board on a bright day in May.")
    assert (found is not None) is is_place


def test_every_use_is_a_part_of_the_table() -> None:
    every = titles.before_names() | titles.abbreviations() | {"".join(t) for t in titles.forms_of_address()}
    assert titles.courtesy_titles() < titles.abbreviated_address() < titles.abbreviations()
    assert titles.of_gender("man") | titles.of_gender("woman") < titles.before_names()
    assert titles.of_gender("man").isdisjoint(titles.of_gender("woman"))
    assert titles.abbreviated_address() < every
