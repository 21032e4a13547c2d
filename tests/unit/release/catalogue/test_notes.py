"""What the first page says of how the release was made and of its score."""

from __future__ import annotations

import re
from pathlib import Path

import catalogued

from linkeddata.release.catalogue.check import check
from linkeddata.release.catalogue.notes import ACCURACY, notes

QUALITY = (Path(__file__).resolve().parents[4] / "docs" / "quality.md").read_text("utf-8")


def test_the_score_in_words(tmp_path: Path) -> None:
    said = notes(check(catalogued.release(tmp_path / "r")))
    assert list(said) == ["How it was made", "What data portals make of it"]
    assert said["What data portals make of it"].startswith(
        "By the rules of data.europa.eu it has 325 of 405 points: findability 100 of 100, accessibility 20 of 100, "
        "interoperability 110 of 110, reusability 75 of 75, contextuality 20 of 20. "
        "80 points are for addresses that answer; only the server can earn them.\n\n"
        "By those of udata (data.gouv.fr) it has 8 of 9.\n\n"
        "Of the five stars of open data it has 5.\nAn open licence: yes. The licence is "
    )


def test_the_accuracy_is_that_of_the_page_on_quality() -> None:
    sentence = re.search(r"^So the standard output has a precision of .*$", QUALITY, re.MULTILINE)
    assert sentence
    told = [f"{int(number)}" for number in re.findall(r"0\.(\d\d)", sentence[0])]
    assert re.findall(r"(\d+) of 100", ACCURACY) == told == ["93", "85", "71"]
    assert "the 95 left out" in QUALITY and "95 texts" in ACCURACY
