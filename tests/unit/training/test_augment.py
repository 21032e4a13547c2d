"""Changed lessons and swapped names: the labels still stand on the words they label."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from linkeddata.understand.recognize.labels import NO_EVENT
from training.augment import augmented, cluttered, misled, reporting_words, without_datelines
from training.gold import lesson
from training.release import Release, read_release
from training.swap import pools, swapped

DATA = Path(__file__).resolve().parents[3] / "training" / "data"
NAMES = sorted(DATA.glob("*.json"))[::30]
RELEASES = [read_release(path) for path in NAMES]


def labels(release: Release) -> set[tuple[str, str, str]]:
    taught = lesson(release)
    return {(s.type, s.id, s.span.of(taught.text)) for s in taught.spans if s.type != "date"}


def test_there_are_releases_to_change() -> None:
    assert len(RELEASES) >= 30


@pytest.mark.parametrize("release", RELEASES, ids=[p.stem for p in NAMES])
def test_swapped_names_stand_in_text_and_annotation(release: Release) -> None:
    chosen = random.Random(1)
    other = swapped(release, pools(r.gold for r in RELEASES), chosen)
    assert other.text != release.text
    before, after = lesson(release), lesson(other)
    assert sorted(
        (s.type, s.id) for s in before.spans if s.type in ("person", "place", "organization", "event name")
    ) == sorted((s.type, s.id) for s in after.spans if s.type in ("person", "place", "organization", "event name"))
    words = {(e, s.of(release.text)) for e, spans in release.mentions.items() for s in spans}
    assert {(e, s.of(other.text)) for e, spans in other.mentions.items() for s in spans} <= words


@pytest.mark.parametrize("release", RELEASES, ids=[p.stem for p in NAMES])
def test_changed_lessons_keep_what_their_labels_say(release: Release) -> None:
    taught = lesson(release)
    known = {(s.type, s.id, s.span.of(taught.text)) for s in taught.spans}
    for seed in range(6):
        other = augmented(taught, random.Random(seed))
        assert {(s.type, s.id, s.span.of(other.text)) for s in other.spans} <= known
        assert {s.id for s in other.spans if s.type == "trigger"} == {s.id for s in taught.spans if s.type == "trigger"}
    cluttering = cluttered(taught, random.Random(0))
    assert len(cluttering.text) > len(taught.text)
    assert len(cluttering.spans) == len(taught.spans)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Headline\n\nRIGA, 3 July 2020 - The minister met.", "Headline\n\nThe minister met."),
        ("Headline\n\nPort Maran (Agency), March 4 — All met.", "Headline\n\nAll met."),
        ("12 May 2021\nHeadline\n\nThe minister met on 3 May.", "Headline\n\nThe minister met on 3 May."),
        ("Headline\nPublished: 12 May 2021\n\nAll met.", "Headline\n\nAll met."),
        ("Headline\n\nThe minister met on 3 May 2021 - twice.", "Headline\n\nThe minister met on 3 May 2021 - twice."),
    ],
)
def test_a_lesson_without_datelines(text: str, left: str) -> None:
    gold = {"id": "x", "entities": [], "events": [], "facts": []}
    assert without_datelines(lesson(Release(text, gold, {}))).text == left


def test_words_that_report_elsewhere_are_shown_as_no_event() -> None:
    gold = json.loads(NAMES[0].read_text("utf-8")) | {"entities": [], "facts": []}
    event = gold["events"][0] | {"id": "e1", "names": [], "mentions": [], "places": [], "participants": [], "organizers": []}
    release = Release("They met. All met, and none visited.", gold | {"events": [event | {"parent": None}]}, {"e1": ()})
    other = misled(lesson(release), frozenset(["met", "dined"]), random.Random(3))
    assert {(s.kind, s.span.of(other.text)) for s in other.spans} == {(NO_EVENT, "met")}


def test_reporting_words_are_those_of_two_mentions() -> None:
    found = reporting_words(map(lesson, RELEASES))
    assert {"visit", "met"} & found
    assert not {"the", "of", "said"} & found
