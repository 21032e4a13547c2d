"""`explain` says why a statement is missing: too uncertain, private, not shown on the page, page furniture, not recognized."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import EXAMPLES, run

from linkeddata.pipeline import ReadOptions, understand

RELEASE = """Harbour visit

OSTBURG, 3 May 2021 - Minister Ida Brandt opened the new ferry terminal in Ostburg on Monday.

Police arrested Marek Dolan, 34, in Ostburg on 2 May 2021 after a fire at the depot.

Share on Facebook
Follow us on Twitter
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    return tmp_path / "release.txt"


def test_what_is_published_is_explained_as_before(release: Path) -> None:
    done = run("explain", release, "Ida Brandt")
    assert done.code == 0
    assert "  omitted  " not in done.text


def test_what_is_below_the_standard_thresholds_is_explained() -> None:
    file = EXAMPLES / "school-note.md"
    whole = understand(file, options=ReadOptions(low_confidence=True)).description
    low = next(s for s in whole.statements if s.unsure)
    done = run("explain", file, low.mark)
    assert done.code == 0
    assert "below the standard threshold; add --all to publish it" in " ".join(done.text.split())
    assert "  omitted  " not in run("explain", file, "--all", low.mark).text


def test_what_is_below_the_confidence_asked_for_is_explained(release: Path) -> None:
    done = run("explain", release, "--min-confidence", "0.9999", "attendee")
    assert done.code == 0
    assert "below 0.9999; lower --min-confidence to keep it" in " ".join(done.text.split())


def test_private_persons_are_explained(release: Path) -> None:
    done = run("explain", release, "--omit", "private", "Marek Dolan")
    assert done.code == 0
    assert "remove --omit to keep it" in done.text
    assert "  omitted  " not in run("explain", release, "Marek Dolan").text


def test_what_a_page_does_not_show_is_explained(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><main><h1>Ferry opens</h1><p>OSTBURG, 3 May 2021 - Minister Ida Brandt opened the new ferry terminal in "
        "Ostburg on Monday.</p></main></body></html>",
        "utf-8",
    )
    done = run("explain", page, "--url", "https://ostburg.example/1", "--publisher", "Ostburg Ferry Office", "publisher")
    assert done.code == 0
    assert "the page does not show it, so `embed` omits it" in " ".join(done.text.split())


@pytest.mark.parametrize("term", ["Facebook", "share on facebook", "TWITTER"])
def test_page_furniture_is_explained(term: str, release: Path) -> None:
    done = run("explain", release, term)
    assert done.code == 1
    assert "in page furniture" in done.err
    assert "line " in done.err


def test_words_that_were_not_recognized_are_explained(release: Path) -> None:
    done = run("explain", release, "after a fire at")
    assert done.code == 1
    assert "was recognized there" in done.err


def test_words_that_are_nowhere_are_said_to_be_nowhere(release: Path) -> None:
    done = run("explain", release, "Zanzibar")
    assert done.code == 1
    assert "ask for a property or a name" in done.err
