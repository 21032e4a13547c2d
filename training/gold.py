"""Turns an annotated release into training labels: labelled spans and labelled pairs of spans."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from linkeddata.dates.find import find_dates
from linkeddata.dates.times import find_times
from linkeddata.read import read_bytes
from linkeddata.understand.recognize.sentences import prose
from linkeddata.understand.recognize.windows import WORD
from linkeddata.values.span import Span
from training.release import Release

_EMPTY = frozenset(
    "a an the of to in on at by for with and or was were is are be been being has have had will would their his her its it he she "
    "they during after before who which that this as from".split()
)
_FACT_RELATION = {
    "worksFor": "worksFor",
    "memberOf": "worksFor",
    "parentOrganization": "parentOrganization",
    "location": "within",
    "containedInPlace": "within",
    "nationality": "nationality",
}
_SLOT_RELATION = {"places": "place", "participants": "participant", "organizers": "organizer"}
_NEAR_TITLE = 120  # code points between a title and the person it belongs to
_AT_NAME = 30  # code points within which every occurrence of a title is that person's


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A span of the text with its type, the gold id it belongs to, and for events the kind."""

    span: Span
    type: str
    id: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One annotated release: text, sentences to read, spans, and the labels of pairs of gold ids."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    spans: tuple[LabelledSpan, ...]
    relations: dict[tuple[str, str], str]
    ignored: frozenset[tuple[str, str]]


def lesson(release: Release) -> Lesson:
    """Return the training labels of an annotated release."""
    gold, text = release.gold, release.text
    document = read_bytes(text.encode(), name=f"{gold['id']}.txt")
    sentences = prose(document)
    taken = _Taken(text)
    _names(gold, text, taken)
    _titles(gold, text, taken)
    for event in gold["events"]:
        for span in release.mentions[event["id"]]:
            taken.add(LabelledSpan(span, "trigger", event["id"], event["kind"]))
    spans = sorted(taken.spans, key=lambda s: s.span)
    spans += [
        LabelledSpan(d.span, "date", _date_id(d.when.start.iso, d.when.end.iso if d.when.end else None))
        for d in find_dates(document, sentences)
    ]
    spans += [LabelledSpan(t.span, "date", f"time:{t.start}") for t in find_times(document)]
    relations, ignored = _relations(gold, {s.id for s in spans if s.type == "date"})
    return Lesson(gold["id"], text, tuple(sentences), tuple(spans), relations, ignored)


class _Taken:
    """The spans so far; each word belongs to at most one."""

    def __init__(self, text: str) -> None:
        self.free = bytearray(b"\1" * len(text))
        self.spans: list[LabelledSpan] = []

    def add(self, span: LabelledSpan) -> None:
        start, end = span.span.start, span.span.end
        if all(self.free[start:end]):
            self.free[start:end] = bytes(end - start)
            self.spans.append(span)


def _occurrences(text: str, name: str, *, plural: bool = False) -> list[Span]:
    """Return the places of a name in a text; a title also in the plural ("Ministers A and B") and in any case."""
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in name.split()) + ("s?" if plural else "") + r"(?!\w)"
    return [Span(*m.span()) for m in re.finditer(pattern, text, re.IGNORECASE if plural else 0)]


def _names(gold: dict, text: str, taken: _Taken) -> None:
    found = []
    for entity in gold["entities"]:
        kind = "person" if "Person" in entity["types"] else entity["types"][0].lower()
        found += [LabelledSpan(s, kind, entity["id"]) for name in entity["names"] for s in _occurrences(text, name)]
    for event in gold["events"]:
        found += [
            LabelledSpan(s, "event name", event["id"], event["kind"])
            for name in event["names"]
            for s in _occurrences(text, name)
        ]
    for span in sorted(found, key=lambda s: (-len(s.span), s.span.start)):
        taken.add(span)


def _titles(gold: dict, text: str, taken: _Taken) -> None:
    """Label each title beside a name of its person, else at the nearest place, without names inside it."""
    people = defaultdict(list)
    for span in taken.spans:
        if span.type == "person":
            people[span.id].append(span.span)
    nearest: dict[tuple[str, str], tuple[int, Span]] = {}
    beside: list[tuple[str, Span]] = []
    for subject, prop, value, *_ in gold["facts"]:
        if prop != "jobTitle" or not people[subject]:
            continue
        for place in _occurrences(text, value, plural=True):
            distance = min(place.gap(p) for p in people[subject])
            key = (subject, value.lower())
            if distance < _AT_NAME:
                beside.append((subject, place))
            elif distance < _NEAR_TITLE and (key not in nearest or distance < nearest[key][0]):
                nearest[key] = (distance, place)
    told = beside + [
        (subject, place) for (subject, title), (_, place) in nearest.items() if not _beside(beside, subject, title, text)
    ]
    for subject, place in sorted(told, key=lambda item: (-len(item[1]), item[1])):
        inner = [s.span.start for s in taken.spans if s.span.overlaps(place) and s.span.start > place.start]
        words = list(WORD.finditer(text, place.start, min([place.end, *inner])))
        while words and (words[-1].group().lower() in _EMPTY or not words[-1].group()[0].isalnum()):
            words.pop()
        if words and words[-1].end() - place.start >= 3:
            taken.add(LabelledSpan(Span(place.start, words[-1].end()), "title", subject))


def _beside(beside: list[tuple[str, Span]], subject: str, title: str, text: str) -> bool:
    return any(who == subject and place.of(text).lower().startswith(title) for who, place in beside)


def _date_id(start: str, end: str | None) -> str:
    return f"date:{start}/{end or ''}"


def _same_when(date: str, start: str, end: str | None) -> bool:
    """Return whether a span's date is the event's, whatever the hour; or its time the event's hour."""
    day, _, time = start.partition("T")
    if date.startswith("time:"):
        return time[:5] == date[5:]
    have, end = date.removeprefix("date:").split("/"), end and end.partition("T")[0]

    def alike(a: str, b: str) -> bool:
        return a == b or (a.startswith("--") != b.startswith("--") and a[-5:] == b[-5:])

    return alike(have[0], day) and (not have[1] or not end or alike(have[1], end))


def _relations(gold: dict, dates: set[str]) -> tuple[dict[tuple[str, str], str], frozenset[tuple[str, str]]]:
    relations: dict[tuple[str, str], str] = {}
    for subject, prop, value, *_ in gold["facts"]:
        if prop in _FACT_RELATION:
            relations[subject, value] = _FACT_RELATION[prop]
    ignored = set()
    for event in gold["events"]:
        for slot, relation in _SLOT_RELATION.items():  # organizers last: they win where someone is both
            relations.update({(event["id"], thing): relation for thing in event[slot]})
        parents = event["parent"] or []
        relations.update({(event["id"], p): "superEvent" for p in ([parents] if isinstance(parents, str) else parents)})
        ignored |= {(event["id"], thing) for thing in event.get("also", [])}
        if event["start"]:
            relations.update({(event["id"], d): "when" for d in dates if _same_when(d, event["start"], event["end"])})
    return relations, frozenset(ignored - relations.keys())
