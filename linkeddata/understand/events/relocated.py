"""Finds events that were moved: to another place, or online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linkeddata.values.entities import Event
from linkeddata.values.mentions import MentionKind, Mentions, Relation
from linkeddata.values.span import Span

SAID = 0.9  # confidence of a place that the words name, as for organizers
_EVENTS = (MentionKind.TRIGGER, MentionKind.EVENT_NAME)
_PLACES = (MentionKind.PLACE, MentionKind.ORGANIZATION)
ONLINE, MIXED = "OnlineEventAttendanceMode", "MixedEventAttendanceMode"

_MOVED = r"\b(?:moves?|moved|moving|relocate[sd]?|relocating|shift(?:s|ed|ing)?|switch(?:es|ed|ing)?|transfer(?:s|red|ring)?)\b"
_PLANNED = (
    r"\b(?:(?:was|were|had been|should have) (?:\w+ )?(?:to (?:be|have been|take)|been)"
    r"|due|planned|scheduled|supposed|meant|set|booked|billed|announced|fixed)\b"
)
_WHERE = r"(?: (?:in|at|for|from))?(?: the)? \Z"

# Words right before a place, up to it
_GIVEN_UP = (
    re.compile(_MOVED + r"(?: [^.;]{0,70}?)? from(?: the)? \Z", re.IGNORECASE),
    re.compile(r"\b(?:instead of|rather than|no longer|and not|, not)(?: being)?(?: \w+ed)?" + _WHERE, re.IGNORECASE),
)
_ONCE = re.compile(_PLANNED + r"[^.;,]{0,60}? (?:in|at|for)(?: the)? \Z", re.IGNORECASE)
_NEW = re.compile(
    rf"(?:{_MOVED}(?: [^.;]{{0,70}}?)? to|\b(?:will|is to|are to|is|are|was|were) (?:now|instead)(?: to)?(?: be)? \w+(?: place)?"
    r"(?: on [^.;,]{1,30})? (?:in|at)|\binstead(?: on [^.;,]{1,30})? (?:in|at)|\bnew (?:venue|location)(?: is| will be|:|,)?)"
    r"(?: the)? \Z",
    re.IGNORECASE,
)
# Behind a place: "will be held in Kesh instead"
_INSTEAD = re.compile(r"(?:,? [^.;,]{0,30})? instead\b(?! of)", re.IGNORECASE)

_NET = (
    r"(?:(?:entirely |fully |completely |solely |wholly )?(?:online|virtual(?:ly)?|digital(?:ly)?|remotely)\b"
    r"|(?:on|via|over|through) (?:Zoom|Teams|Webex|YouTube|the internet)\b"
    r"|(?:by|via|over|through|to) (?:a )?(?:video(?:[ -]?(?:link|conference|conferencing|call))|webcast|live ?stream)\b"
    r"|(?:as|in|to|into|by) an? (?:[\w-]+ ){0,2}?(?:webinar|video ?conference|webcast|live ?stream)\b"
    r"|(?:as|in|to|into) an? (?:[\w-]+ )?(?:online|virtual|digital|remote)\b|in (?:online|virtual|digital) form(?:at)?\b)"
)
_HELD = r"(?:be|held|takes?|taking|taken|place|runs?|staged?|meets?|hosted|conducted|convene|go(?:es|ne)?|went|going|happen)"
# What is said of an event behind it
_WENT = re.compile(
    rf"(?:{_MOVED}|\b(?:goes|go|gone|went|going|turn(?:s|ed) (?:to|into)|becomes?|became)\b)(?: [\w-]+){{0,3}}? {_NET}"
    rf"|\b(?:will|is to|are to) (?:now |instead )(?:[\w-]+ ){{0,2}}?{_HELD}\b(?: [^.;,]{{1,40}}?)? {_NET}"
    rf"|\b{_HELD}\b(?: [^.;,]{{1,40}}?)? {_NET}(?: [^.;,]{{1,30}}?)? instead\b",
    re.IGNORECASE,
)
_IS_NET = re.compile(rf"\b{_HELD}\b(?: [^.;,]{{1,40}}?)? {_NET}", re.IGNORECASE)
# "the port has moved the forum online"
_PUTS = re.compile(_MOVED + r"(?: (?:the|its|his|her|their|this|that|a|an)\b)?(?: [\w’'-]+){0,4} \Z", re.IGNORECASE)
_PUT = re.compile(rf"(?: [^.;,]{{1,40}}?)? {_NET}", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|as well as|hybrid|in person|also|partly|and online|and virtually|online and (?:in|at))\b", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:not|never|no plans?|could|might|(?-i:may)|would|whether|if)\b", re.IGNORECASE)
# Not the event itself is online, but what goes with it
_OTHER = re.compile(
    r"\b(?:registration|tickets?|bookings?|recordings?|programme|program|applications?|results|sales?|forms?|videos?|photos?|"
    r"website|catalogue|sign-ups?|entries|voting)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r";|,? (?:and|but|while|whereas) (?=(?:the|its|his|her|their|an?|another|our) )", re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:it|this|they|both|the (?:event|meeting|gathering|ceremony))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Move:
    """What the text says of the place of an event.

    Args:
        mentions: the event's mentions in the clause.
        given_up: mentions of the earlier place.
        new: mentions of the later place.
        mode: the schema.org attendance mode of an event moved online, or None.
    """

    mentions: frozenset[int]
    given_up: frozenset[int]
    new: frozenset[int]
    mode: str | None


def moves(text: str, found: Mentions) -> tuple[Move, ...]:
    """Return the moves that the text tells, in text order.

    A planned place alone is no move: another place, or that the event is online now, must follow in its sentence, or in the next
    one if that begins with "it" or the like.

    Args:
        text: the document's text.
        found: its mentions and sentences.

    Source: schema.org, `EventMovedOnline` and `eventAttendanceMode`.
    """
    out: list[Move] = []
    before: tuple[Span, frozenset[int]] | None = None
    for sentence in found.sentences:
        for clause in _clauses(text, sentence):
            here = [n for n, m in enumerate(found.mentions) if clause.contains(m.span)]
            events = frozenset(n for n in here if found.mentions[n].kind in _EVENTS)
            told = clause
            if before and _GOES_ON.match(text, clause.start) and clause.start - before[0].end < 3:
                told, events = Span(before[0].start, clause.end), events | before[1]
            if events and (move := _move(text, told, events, found)):
                out.append(move)
            before = (told, events) if events else None
    return tuple(out)


def new_places(found: Sequence[Move]) -> Iterator[Relation]:
    """Yield a `place` relation for each later place, to the first mention of its event."""
    for move in found:
        for place in sorted(move.new):
            yield Relation(min(move.mentions), place, "place", SAID)


def relocated(event: Event, found: Sequence[Move], owner: Mapping[int, int]) -> Event:
    """Return an event without the places that it was moved from; one moved online altogether has none.

    Args:
        event: all its mentions together.
        found: the moves that the text tells; of two the later counts.
        owner: mention → entity.
    """
    own = [move for move in found if move.mentions & set(event.mentions)]
    mode = next((move.mode for move in reversed(own) if move.mode), None)
    given_up = {owner[n] for move in own for n in move.given_up if n in owner}
    new = {owner[n] for move in own for n in move.new if n in owner}
    nowhere = mode == ONLINE and not new
    slots = tuple(s for s in event.slots if s.role != "location" or not (nowhere or s.entity in given_up - new))
    return replace(event, slots=slots, attendance_mode=mode)


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence that have subjects of their own."""
    cuts = [sentence.start, *(m.start() for m in _PARTS.finditer(text, sentence.start, sentence.end)), sentence.end]
    for start, end in pairwise(cuts):
        if start < end:
            yield Span(start, end)


def _move(text: str, clause: Span, events: frozenset[int], found: Mentions) -> Move | None:
    first = min(found.mentions[n].span.start for n in events)
    places = [n for n, m in enumerate(found.mentions) if m.kind in _PLACES and clause.contains(m.span)]
    given_up = {n for n in places if any(_before(cue, text, clause, found, n) for cue in _GIVEN_UP)}
    once = {n for n in places if n not in given_up and _before(_ONCE, text, clause, found, n)}
    new = {n for n in places if n not in given_up | once and _is_new(text, clause, found, n)}
    mode = _mode(text, clause, events, found, bool(given_up | once))
    if once and (new or mode):
        given_up |= once
    if new and (verb := re.search(_MOVED, text[first : clause.end], re.IGNORECASE)):
        given_up |= {
            n
            for n in set(places) - new
            if _held_at(text, first, found, n) and found.mentions[n].span.end <= first + verb.start()
        }
    if not (given_up or mode or (once and new)):
        return None
    persons = (m.span for m in found.mentions if m.kind is MentionKind.PERSON and clause.contains(m.span))
    moved = re.search(_MOVED, text[first : clause.end], re.IGNORECASE)
    if (
        not mode
        and moved
        and any(first < p.start < first + moved.start() and first + moved.start() - p.end < 12 for p in persons)
    ):
        return None  # "At the fair, the mayor, who moved from Lorne to Kesh"
    return Move(events, frozenset(given_up), frozenset(new), mode)


def _before(cue: re.Pattern[str], text: str, clause: Span, found: Mentions, place: int) -> bool:
    start = found.mentions[place].span.start
    return bool(cue.search(text, max(clause.start, start - 130), start))


def _held_at(text: str, event: int, found: Mentions, place: int) -> bool:
    """Return whether a place is told as where an event is that begins at `event`: "the forum in Lorne"."""
    start = found.mentions[place].span.start
    return event < start and bool(re.search(r"\b(?:in|at)(?: the)? \Z", text[event:start]))


def _is_new(text: str, clause: Span, found: Mentions, place: int) -> bool:
    return _before(_NEW, text, clause, found, place) or bool(
        _INSTEAD.match(text, found.mentions[place].span.end, clause.end)
        and re.search(r"\b(?:in|at)(?: the)? \Z", text[clause.start : found.mentions[place].span.start])
    )


def _mode(text: str, clause: Span, events: frozenset[int], found: Mentions, gives_up: bool) -> str | None:
    """Return the attendance mode of an event that the clause moves online, or None."""
    for n in sorted(events):
        span = found.mentions[n].span
        if _OTHER.search(text, clause.start, span.start):
            continue
        cues = [_WENT, *([_IS_NET] if gives_up else [])]
        match = next((m for cue in cues if (m := cue.search(text, span.start, clause.end))), None)
        if match is None and _PUTS.search(text, clause.start, span.start):
            match = _PUT.match(text, span.end, clause.end)
        if match and not _NEVER.search(text, max(clause.start, match.start() - 25), match.end()):
            around = text[max(clause.start, match.start() - 10) : min(clause.end, match.end() + 40)]
            return MIXED if _BOTH.search(around) else ONLINE
    return None
