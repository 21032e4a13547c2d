"""An annotated release: its text, its annotation, and the words that report its events."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linkeddata.read import read_bytes
from linkeddata.values.span import Span


@dataclass(frozen=True, slots=True)
class Release:
    """One annotated release.

    Args:
        text: as the package reads it.
        gold: the annotation, see ANNOTATION.md.
        mentions: for each event id the places in `text` of the words that report it.
    """

    text: str
    gold: dict[str, Any]
    mentions: dict[str, tuple[Span, ...]]


def read_release(path: Path) -> Release:
    """Read `NAME.json` and `NAME.txt` beside it.

    Raises:
        ValueError: a mention does not stand exactly once in the text.
    """
    return release(path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8")))


def release(text: str, gold: dict[str, Any]) -> Release:
    """Find the mentions of the events in a text and return all as a release."""
    text = read_bytes(text.encode(), name=f"{gold['id']}.txt").text
    mentions = {event["id"]: tuple(mention(text, quote) for quote in event["mentions"]) for event in gold["events"]}
    return Release(text, gold, mentions)


def mention(text: str, quote: str) -> Span:
    """Return the place of the word in [brackets] of a quotation from the text; white space may differ.

    Raises:
        ValueError: there is no such word, or the quotation does not stand exactly once in the text.
    """
    parts = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", quote, re.DOTALL)
    if not parts:
        raise ValueError(f"{quote!r} has no word in brackets")
    before, word, after = (r"\s+".join(map(re.escape, re.split(r"\s+", part))) for part in parts.groups())
    found = [Span(*m.span(1)) for m in re.finditer(f"{before}({word}){after}", text)]
    if len(found) != 1:
        raise ValueError(f"{quote!r} stands {len(found)} times in the text")
    return found[0]


def rewritten(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, Callable[[Span], Span | None]]:
    """Replace parts of a text.

    Args:
        text: the text.
        changes: start, end and new words of each place, in code points; places do not overlap, and may be empty.

    Returns:
        The new text, and a function from a place in the old text to that in the new one; None for a place that a change touches.
    """
    ordered = sorted(changes)
    pieces, end = [], 0
    for start, stop, words in ordered:
        pieces += [text[end:start], words]
        end = stop

    def moved(span: Span) -> Span | None:
        shift = 0
        for start, stop, words in ordered:
            if stop <= span.start:
                shift += len(words) - (stop - start)
            elif start < span.end:
                return None
        return Span(span.start + shift, span.end + shift)

    return "".join([*pieces, text[end:]]), moved
