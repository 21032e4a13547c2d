"""Feeds and mails that are long in one way: the work grows with their length and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from linkeddata.errors import UnreadableError
from linkeddata.pipeline import ReadOptions, names_in, understand
from linkeddata.read import json_value
from linkeddata.values.settings import Settings

TEXT = "Mayor Orla Venning opened the Tarn Street library in Brackholm on Tuesday."
HEAD = "From: {}\r\nMessage-ID: <1@b.example>\r\nSubject: Quay\r\nMIME-Version: 1.0\r\n\r\n"


def rss(items: str, more: str = "") -> str:
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{more}{items}</channel></rss>'


def atom(entries: str) -> str:
    author = "<author><name>Ann Berg</name></author>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}{author}</feed>'


LONG: dict[str, tuple[str, Callable[[int], str]]] = {
    "items": ("f.rss", lambda n: rss(f"<item><title>t</title><description>{TEXT}</description></item>" * n)),
    "items with one guid": ("f.rss", lambda n: rss(f"<item><guid>x</guid><description>{TEXT}</description></item>" * n)),
    "elements of the channel": ("f.rss", lambda n: rss(f"<item><description>{TEXT}</description></item>" * n, "<x/>" * n)),
    "entries": ("f.atom", lambda n: atom(f"<entry><title>t</title><content>{TEXT}</content></entry>" * n)),
}


def calls(work: Callable[[], object]) -> int:
    """Return how many functions of ours are called, or gone on with."""
    count = 0

    def count_ours(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "linkeddata" in frame.f_code.co_filename

    sys.setprofile(count_ours)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("case", LONG)
def test_work_grows_with_the_length(case: str) -> None:
    name, make = LONG[case]
    names_in(make(3).encode(), Settings(), ReadOptions(name=name))
    some, more = (calls(lambda n=n: names_in(make(n).encode(), Settings(), ReadOptions(name=name))) for n in (100, 400))
    assert more < 5 * some, (some, more)


def test_an_item_takes_hundreds_of_keywords_and_no_more() -> None:
    words = "".join(f"<category>word {n}</category>" * 2 for n in range(600))
    made = understand(
        rss(f"<item><title>Library</title><description>{TEXT}</description>{words}</item>").encode(),
        options=ReadOptions(name="f.rss"),
    ).description
    assert sum(s.property == "keywords" for s in made.statements) == 500


@pytest.mark.parametrize("count", [2, 50])
def test_the_first_key_that_comes_twice_is_named(count: int) -> None:
    keys = [f"k{n}" for n in range(count)]
    text = "{" + ", ".join(f'"{key}": 1' for key in [*keys, *reversed(keys)]) + "}"
    with pytest.raises(UnreadableError, match='"k0" is given twice'):
        json_value.parse(text, "a.json")


@pytest.mark.parametrize("sender", ["(" * 21 + " a@b.example", "Ann (" * 30 + ")" * 30 + " <a@b.example>"])
def test_a_sender_with_comments_in_comments_is_passed_over(sender: str) -> None:
    made = understand((HEAD.format(sender) + TEXT).encode(), options=ReadOptions(name="m.eml")).description
    assert "Orla Venning" in {made.name(thing.iri) for thing in made.things}
