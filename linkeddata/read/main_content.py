"""Chooses the pieces of a page that are its article: trafilatura's choice, checked against the density of prose.

Trafilatura only chooses among our own pieces: its output is compared with them word by word and then discarded. Known problems
(trafilatura 2.3): it silently returns some 60 characters of a paragraph over 10 MB, and a part of deeply nested tables. If it
keeps less of the page's prose than `_FLOOR`, our own choice is used. Pieces that are not chosen remain in the text, marked as
page furniture.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from linkeddata.read.blocks import is_prose
from linkeddata.read.boilerplate import credit_at_end
from linkeddata.read.dateline import date_line
from linkeddata.read.related import is_sentence
from linkeddata.read.units import Box, Hint, first_in, inherited
from linkeddata.read.visible_text import Piece

_LARGEST = 500_000  # code points of a page given to trafilatura, which takes 1 s for these and 3.5 s for three times as many
_FLOOR = 0.7  # share of the prose (by code points) that trafilatura must keep; set by judgement
_CAPTION = 300  # code points of the longest caption; set by judgement
_GRAM = 4  # length in words of the sequences compared
_WORDS = re.compile(r"\w+")


def is_main(source: str, text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Return for each piece whether it belongs to the article.

    Args:
        source: the page.
        text: its visible text.
        pieces: the text's pieces, in order.

    Returns:
        One answer for each piece; if the page has no prose, True for everything that is not furniture.
    """
    ours = _by_density(text, pieces)
    prose = [ours[i] and is_prose(text[p.start : p.end]) for i, p in enumerate(pieces)]
    if not any(prose) or (sum(not o for o in ours) == 0 and len(pieces) < 12):
        return ours
    grams = _extracted(source)
    if not grams:
        return ours
    theirs = [_kept(text[p.start : p.end], grams) for p in pieces]
    wanted = sum(p.end - p.start for p, is_text in zip(pieces, prose, strict=True) if is_text)
    got = sum(p.end - p.start for p, is_text, kept in zip(pieces, prose, theirs, strict=True) if is_text and kept)
    if got < _FLOOR * wanted:
        return ours
    return _agreed(pieces, ours, theirs, prose)


def elsewhere(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the indexes of the pieces that the markup puts outside the story: in teasers and captions, or after its article.

    Args:
        text: the visible text of a page.
        pieces: the text's pieces, in order.
    """
    return {i for i, aside in enumerate(_asides(text, pieces)) if aside} | _outside_article(text, pieces)


def _agreed(pieces: Sequence[Piece], ours: list[bool], theirs: list[bool], prose: list[bool]) -> list[bool]:
    """Keep what both choose, what we choose inside the article's range, and prose in the page's own `<article>`."""
    chosen = [i for i, kept in enumerate(theirs) if kept and ours[i]]
    first, last = (chosen[0], chosen[-1]) if chosen else (0, len(pieces))
    lead = next((i for i in range(first, -1, -1) if pieces[i].hint is Hint.TITLE), first)
    return [
        ours[i]
        and (
            theirs[i] or lead <= i <= last or (prose[i] and (piece.main or not chosen)) or (piece.main and last < i <= last + 4)
        )
        for i, piece in enumerate(pieces)
    ]


def _by_density(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Our own choice: pieces outside furniture that are not mostly links; class names count only if prose remains."""
    length = [p.end - p.start for p in pieces]
    linked = [p.links * 10 >= 8 * n and n < 200 and p.hint is not Hint.TITLE for p, n in zip(pieces, length, strict=True)]
    aside = _asides(text, pieces)
    strict = [not p.boxed and not p.named and not a for p, a in zip(pieces, aside, strict=True)]
    loose = [not p.boxed and not a for p, a in zip(pieces, aside, strict=True)]
    prose = [is_prose(text[p.start : p.end]) for p in pieces]
    tells = [p.main and ok and is_sentence(text[p.start : p.end]) for p, ok in zip(pieces, strict, strict=True)]
    around = [any(tells) and not p.main and (p.boxed or p.named) for p in pieces]  # long notes in the footer of a short story
    counts = [is_text and not a and not out for is_text, a, out in zip(prose, aside, around, strict=True)]
    weight = sum(n for n, counted in zip(length, counts, strict=True) if counted)
    for choice in (strict, loose):
        if any(choice) and sum(n for n, ok, is_text in zip(length, choice, prose, strict=True) if ok and is_text) * 2 >= weight:
            break
    else:
        choice = [True] * len(pieces)
    chosen = [ok and not link for ok, link in zip(choice, linked, strict=True)]
    if any(p.main and is_text for p, is_text in zip(pieces, prose, strict=True)) or (not weight and any(tells)):
        inside = sum(n for n, p, is_text in zip(length, pieces, prose, strict=True) if is_text and p.main)
        if inside * 2 >= weight:  # the page marks its article
            chosen = [ok and (p.main or p.hint is Hint.TITLE) for ok, p in zip(chosen, pieces, strict=True)]
    chosen = chosen if any(chosen) else choice
    outside = _outside_article(text, pieces) | _before_article(text, pieces)
    return [ok and i not in outside for i, ok in enumerate(chosen)]


def _asides(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Return for each piece whether it stands in a container of other stories or of a caption.

    A container with the page's first title is none, and all of them are none if no sentence remains outside.
    """
    title = next((p.aside for p in pieces if p.hint is Hint.TITLE), None)
    found = [(p.aside is not None and p.aside is not title) or _is_caption(text[p.start : p.end], p) for p in pieces]
    tells = any(not a and is_sentence(text[p.start : p.end]) for p, a in zip(pieces, found, strict=True))
    return found if tells else [False] * len(pieces)


def _is_caption(line: str, piece: Piece) -> bool:
    """Return whether a piece is the caption of the image before it: all of it is emphasized, or a credit ends it."""
    if not piece.below_image or piece.level or len(line) > _CAPTION:
        return False
    return piece.emphasized * 10 >= 9 * len(line) or credit_at_end(line) is not None


def _outside_article(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the pieces after the `<article>` of the story, and those in articles within it that begin with a link.

    The story's article holds the page's first title or, if none does, is the first one with a sentence after that title.
    """
    first = first_in(p.box for p in pieces)
    if not any(box.name == "article" for box in first):
        return set()
    in_article = inherited(lambda box: box.name == "article")
    tells = [is_sentence(text[p.start : p.end]) for p in pieces]
    title = next((i for i, p in enumerate(pieces) if p.hint is Hint.TITLE and not p.boxed), None)
    begins = title if title is not None and in_article(pieces[title].box) else None
    if begins is None:
        begins = next((i for i in range(title or 0, len(pieces)) if tells[i] and in_article(pieces[i].box)), None)
    if begins is None:
        return set()
    story = _article(pieces[begins].box)
    in_story = inherited(lambda box: box is story)
    inside = [i for i, p in enumerate(pieces) if in_story(p.box)]
    if not any(tells[i] for i in inside):
        return set()
    in_card = inherited(
        lambda box: box.name == "article" and box is not story and in_story(box) and _is_link(pieces[first[box]])
    )
    nested = {i for i in inside if in_card(pieces[i].box) and _article(pieces[i].box) is not story}
    after = range(inside[-1] + 1, len(pieces))
    goes_on = _goes_on(pieces, tells, in_article, inside, after)
    return nested | (set() if goes_on else set(after))


def _before_article(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the pieces, such as a ticker, but for a date line, before the `<article>` that holds the page's title and its sentences."""
    title = next((i for i, p in enumerate(pieces) if p.hint is Hint.TITLE and not p.boxed), None)
    story = _article(pieces[title].box) if title is not None else None
    if title is None or story is None:
        return set()
    in_story = inherited(lambda box: box is story)
    if not any(in_story(p.box) and is_sentence(text[p.start : p.end]) for p in pieces):
        return set()
    return {
        i for i in range(title) if not in_story(pieces[i].box) and not date_line(text[pieces[i].start : pieces[i].end].strip())
    }


def _article(box: Box | None) -> Box | None:
    """Return the innermost `<article>` around a place."""
    while box is not None and box.name != "article":
        box = box.above
    return box


def _is_link(piece: Piece) -> bool:
    return piece.links * 10 >= 8 * (piece.end - piece.start)


def _goes_on(
    pieces: Sequence[Piece],
    tells: Sequence[bool],
    in_article: Callable[[Box | None], bool],
    inside: Sequence[int],
    after: Sequence[int],
) -> bool:
    """Return whether the story goes on after its `<article>`: in the next one, or because that one held only its opening."""
    for i in after:
        piece = pieces[i]
        if piece.boxed or piece.named or piece.aside is not None:
            continue
        if piece.links or piece.level or not tells[i]:
            return False
        if in_article(piece.box):
            return True
        rest = sum(pieces[n].end - pieces[n].start for n in after if not pieces[n].links and not pieces[n].boxed)
        return rest > sum(pieces[n].end - pieces[n].start for n in inside)
    return False


def _extracted(source: str) -> frozenset[tuple[str, ...]]:
    """Return the word sequences of the article that trafilatura finds; empty if it finds none or fails."""
    if len(source) > _LARGEST:
        return frozenset()
    trafilatura = _trafilatura()
    try:
        found = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True, output_format="txt")
    except Exception:
        return frozenset()
    grams: set[tuple[str, ...]] = set()
    for line in (found or "").splitlines():
        grams.update(_grams(line))
    return frozenset(grams)


def _trafilatura() -> ModuleType:
    """Import trafilatura when first needed, and silence its log messages."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return import_module("trafilatura")


def _grams(line: str) -> list[tuple[str, ...]]:
    words = _WORDS.findall(line.casefold())
    if len(words) <= _GRAM:
        return [tuple(words)] if words else []
    return [tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]


def _kept(piece: str, grams: frozenset[tuple[str, ...]]) -> bool:
    own = _grams(piece)
    return bool(own) and sum(g in grams for g in own) * 10 >= 6 * len(own)
