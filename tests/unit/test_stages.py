"""Every stage runs once: nothing is read, described, built, checked or tokenized twice for one output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import linkeddata.rdf.dataset
import linkeddata.rdf.serialize.read_back
import linkeddata.understand.describe
import linkeddata.validation
from linkeddata.html import markup
from linkeddata.outputs import OUTPUTS
from linkeddata.page import embed, script_tag
from linkeddata.pipeline import convert
from linkeddata.rdf import parse
from linkeddata.understand.recognize import tagger
from linkeddata.validation import check

PAGE = Path(__file__).resolve().parents[2] / "examples" / "harbour-visit.html"
TEXT = Path(__file__).resolve().parents[2] / "examples" / "phone-call.txt"
ONCE = {"model": 1, "describe": 1, "dataset": 1, "read back": 1, "validate": 1}


class Counting:
    """Counts the calls of the stages; `pages` counts how often each page was tokenized."""

    def __init__(self) -> None:
        self.calls = Counter[str]()
        self.pages = Counter[str]()

    def wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, counted under a name."""

        def counting(*given: Any, **named: Any) -> Any:
            self.calls[name] += 1
            return function(*given, **named)

        return counting


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counting]:
    counts = Counting()

    def wrap(name: str, owner: Any, attribute: str) -> None:
        monkeypatch.setattr(owner, attribute, counts.wrapped(name, getattr(owner, attribute)))

    wrap("model", tagger.Tagger, "tag")
    wrap("describe", linkeddata.understand.describe, "describe")
    for module in (linkeddata.rdf.dataset, linkeddata.page):
        if hasattr(module, "dataset"):
            wrap("dataset", module, "dataset")
    wrap("read back", parse, "parse")
    wrap("validate", linkeddata.validation, "validate")
    original = markup.tokens

    def tokens(source: str, *place: int, **some: Any) -> Any:
        if not some:  # a pass for some of the tags is quick
            counts.pages[source] += 1
        return original(source, *place, **some)

    monkeypatch.setattr(markup, "tokens", tokens)
    yield counts


@pytest.mark.parametrize("to", OUTPUTS)
@pytest.mark.parametrize("source", [PAGE, TEXT], ids=lambda path: path.name)
def test_converting_runs_each_stage_once(source: Path, to: str, counted: Counting) -> None:
    convert(source, to=to)
    assert counted.calls == {stage: 1 for stage in ONCE if stage != "read back" or OUTPUTS[to].graph}
    # annotations count in the text nodes of the page, which a document does not keep
    assert set(counted.pages.values()) <= ({2} if to == "annotations" else {1})
    assert (source.read_text() in counted.pages) == (source is PAGE)


@pytest.mark.parametrize("earlier", [False, True], ids=["bare", "with an earlier block"])
def test_embedding_runs_each_stage_once(earlier: bool, counted: Counting) -> None:
    page = embed(PAGE.read_bytes()).data if earlier else PAGE.read_bytes()
    counted.calls.clear()
    counted.pages.clear()
    embed(page, name="page.html")
    assert counted.calls == ONCE
    assert counted.pages[PAGE.read_text()] == 1
    assert set(counted.pages.values()) == {1}


def test_a_document_for_a_page_runs_each_stage_once(counted: Counting) -> None:
    embed(PAGE.read_bytes(), TEXT.read_bytes(), hidden_too=True)
    assert counted.calls == ONCE
    assert set(counted.pages.values()) == {1}


def test_a_script_tag_runs_each_stage_once(counted: Counting) -> None:
    script_tag(PAGE, page=PAGE.read_text())
    assert counted.calls == {stage: 1 for stage in ONCE if stage != "validate"}


def test_checking_a_page_tokenizes_it_once(counted: Counting, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(embed(PAGE.read_bytes()).data)
    counted.pages.clear()
    check(tmp_path / "page.html", page=True)
    assert set(counted.pages.values()) == {1}
