"""What an annotated release teaches: which words report an event, and which dates and times of the text are its."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from training.gold import lesson
from training.release import release

TEXT = "Walk in the garden\n\nOn Saturday 14 May at 3 pm Ines Korte leads a walk. The last one was on 30 April.\n"


def taught(start: str, end: str | None = None) -> set[str]:
    event = {
        "id": "e1", "kind": "visit", "names": [], "trigger": "leads a walk", "start": start, "end": end,
        "places": [], "participants": [], "organizers": [], "parent": None, "mentions": ["leads a [walk]", "[Walk] in"],
    }  # fmt: skip
    made = lesson(release(TEXT, {"id": "walk", "entities": [], "facts": [], "events": [event]}))
    assert {s.span.of(made.text) for s in made.spans if s.type == "date"} == {"Saturday 14 May", "3 pm", "30 April"}
    return {s.span.of(made.text) for s in made.spans if made.relations.get(("e1", s.id)) == "when"}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("--05-14T15:00", {"Saturday 14 May", "3 pm"}),
        ("2022-05-14T15:00", {"Saturday 14 May", "3 pm"}),
        ("--05-14", {"Saturday 14 May"}),
        ("--05-14T16:00", {"Saturday 14 May"}),
        ("--04-30", {"30 April"}),
        ("--05", set()),
    ],
)
def test_day_and_hour_of_an_event_with_or_without_a_year(start: str, said: set[str]) -> None:
    assert taught(start) == said


def test_every_mention_of_an_event_is_a_label() -> None:
    event = {
        "id": "e1", "kind": "visit", "names": [], "trigger": "leads a walk", "start": None, "end": None,
        "places": [], "participants": [], "organizers": [], "parent": None, "mentions": ["leads a [walk]", "[Walk] in"],
    }  # fmt: skip
    made = lesson(release(TEXT, {"id": "walk", "entities": [], "facts": [], "events": [event]}))
    assert [(s.span.of(made.text), s.span.start) for s in made.spans if s.type == "trigger"] == [("Walk", 0), ("walk", 66)]
