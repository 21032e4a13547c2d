"""The reading report: one self-contained page that shows what was understood and why.

The page makes no network requests. It contains its script and its style, and its Content Security Policy allows only these two,
by their digests. Everything can be read without the script, which highlights the words of a fact and the facts of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkeddata.edit.corrections.lines import Lines
from linkeddata.errors import UnreadableError
from linkeddata.present.diagram import from_graph, svg
from linkeddata.present.diagram.chart import KIND_NAMES, Kind
from linkeddata.present.diagram.labels import dates, things
from linkeddata.present.doubt import MEANINGS, Doubt, doubt
from linkeddata.present.html.cards import Card, Cards, Row
from linkeddata.present.html.content import Content
from linkeddata.present.html.highlights import Flag, Mark, Marked, marked
from linkeddata.present.html.index import DescriptionIndex, Places, Quotes
from linkeddata.present.html.pictured import in_words
from linkeddata.present.html.sections import (
    NumberedFinding,
    OmittedGroup,
    OmittedItem,
    PlaceGroup,
    TimelineGroup,
    numbered,
    omitted_groups,
    place_groups,
    timeline,
)
from linkeddata.present.html.template import escaped_json, page
from linkeddata.rdf.serialize import jsonld
from linkeddata.rdf.triple_index import Data
from linkeddata.text.counted import counted
from linkeddata.values.description import Evidence
from linkeddata.version import __version__

# The form of a language tag; anything else is ignored.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_DATES = ("startDate", "endDate", "previousStartDate")
_POINTERS = ("about", "mentions")
_ABOUT = "about"  # id of the section about the document itself


@dataclass(frozen=True, slots=True)
class Report:
    """The data of the template `report.html.j2`."""

    title: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    language: str
    text: Marked | None
    words: tuple[Evidence, ...]
    quotes: Quotes
    timeline: tuple[TimelineGroup, ...]
    people: tuple[Card, ...]
    organizations: tuple[Card, ...]
    place_groups: tuple[PlaceGroup, ...]
    picture: str
    findings: tuple[NumberedFinding, ...]
    checked: str
    omitted: tuple[OmittedGroup, ...]
    left: int
    doubts: tuple[tuple[Doubt, str], ...]
    rows: tuple[Row, ...]
    source: tuple[tuple[str, str], ...]
    data: str
    version: str
    counted: str


def render(content: Content) -> str:
    """Return the report as HTML, ending with a line break."""
    index = DescriptionIndex(content.description, content.phrases)
    findings = numbered(content.findings, index)
    omitted = omitted_groups(content.omitted, DescriptionIndex(content.whole), index)
    places = Places(content.document) if content.document else None
    text = None
    if content.document and places:
        marks = [*_marks(index, places), *_aside(places, [*findings, *(left for group in omitted for left in group.items)])]
        text = marked(content.document, marks, _flags(places, findings))
    quotes = Quotes(places, text.starts if text else {}, content.description.source.media_type)
    cards = Cards(index, quotes, Lines(content.description, content.name))
    article = index.article()
    made = Report(
        title=index.name(article) if article else content.description.source.name,
        facts=tuple(_facts(index, article)),
        counts=tuple(_counts(index)),
        language=_language(index.first(article, "inLanguage")),
        text=text,
        words=() if text else _quoted(content),
        quotes=quotes,
        timeline=timeline(index, cards),
        people=tuple(cards.all(Kind.PERSON)),
        organizations=tuple(cards.all(Kind.ORGANIZATION)),
        place_groups=place_groups(index, cards),
        picture=_picture(content, index),
        findings=findings,
        checked=_checked(content),
        omitted=omitted,
        left=sum(len(group.items) for group in omitted),
        doubts=tuple(_doubts(content)),
        rows=tuple(cards.row(s) for s in index.about(article) if s.property not in _POINTERS),
        source=tuple(_source(content)),
        data=escaped_json(jsonld.render(content.dataset)),
        version=__version__,
        counted=_counted(content),
    )
    return page("report", made)


def _marks(index: DescriptionIndex, places: Places) -> Iterator[Mark]:
    """Yield a mark for all words that name a thing, give a date or are evidence for a statement."""
    for thing in index.things.values():
        kind, own = index.kind(thing.iri), index.ids.get(thing.iri, "")
        for evidence in thing.mentions if kind else ():
            if kind and (span := places.find(evidence)):
                unsure = index.unsure(thing.iri)
                title = f"{KIND_NAMES[kind]}: {index.name(thing.iri)}{' (unsure)' if unsure else ''}"
                yield Mark(span, own, kind.value, own, title, unsure)
    for statement in index.description.statements:
        if statement.property in _POINTERS:
            continue  # their evidence is the words that name the thing
        target = index.ids.get(statement.subject, "" if statement.subject != index.article() else _ABOUT)
        dated = statement.property in _DATES or (statement.property == "datePublished" and target == _ABOUT)
        for number, evidence in enumerate(statement.evidence):
            if span := places.find(evidence):
                if dated and target and not number:
                    whole = _when(index, statement.subject) if statement.property in _DATES else index.value(statement)
                    yield Mark(span, index.fact(statement), "date", target, f"Date: {whole}")
                else:
                    yield Mark(span, index.fact(statement))


def _when(index: DescriptionIndex, iri: str) -> str:
    return dates(index.first(iri, "startDate"), index.first(iri, "endDate"))


def _aside(places: Places, items: Sequence[NumberedFinding | OmittedItem]) -> Iterator[Mark]:
    """Yield the words of findings and omitted statements; they are highlighted from there, but not marked."""
    for one in items:
        if one.words and (span := places.find(one.words)):
            yield Mark(span, one.id)


def _flags(places: Places, findings: Sequence[NumberedFinding]) -> list[Flag]:
    located = ((f, places.find(f.words)) for f in findings if f.words)
    return [Flag(f.number, span.end, f.severity) for f, span in located if span]


def _quoted(content: Content) -> tuple[Evidence, ...]:
    """Return all evidence in source order, for a report without the text."""
    every = {e.span: e for s in content.description.statements for e in s.evidence}
    every |= {e.span: e for thing in content.description.things for e in thing.mentions}
    return tuple(every[span] for span in sorted(every))


def _facts(index: DescriptionIndex, article: str) -> Iterator[tuple[str, str]]:
    """Yield the facts about the document for the head of the page."""
    labels = (("publisher", "Published by"), ("datePublished", "Published"), ("dateModified", "Changed"), ("author", "By"))
    for prop, label in labels:
        if values := [index.value(s) for s in index.about(article, prop)]:
            yield label, ", ".join(values)
    yield "Source", index.description.source.name


def _counts(index: DescriptionIndex) -> Iterator[tuple[str, str]]:
    """Yield the number of things of each kind, with the section that lists them."""
    for kind, section in (
        (Kind.EVENT, "events"),
        (Kind.PERSON, "people"),
        (Kind.ORGANIZATION, "organizations"),
        (Kind.PLACE, "places"),
    ):
        if number := len(index.of(kind)):
            yield section, things(number, kind)


def _doubts(content: Content) -> Iterator[tuple[Doubt, str]]:
    """Yield the words for doubt that the page uses, with their meaning."""
    used = {doubt(s) for s in content.description.statements if s.property not in _POINTERS}
    yield from ((word, meaning) for word, meaning in MEANINGS.items() if word in used)


def _language(tag: str) -> str:
    return tag if _LANGUAGE.match(tag) else ""


def _picture(content: Content, index: DescriptionIndex) -> str:
    """Return the graph as an SVG element, or "" if there is nothing to draw."""
    try:
        chart = from_graph.graph(Data.of(content.dataset.data))
    except UnreadableError:
        return ""
    return svg.draw(in_words(chart, index), svg.Inside("picture", index.ids))


def _checked(content: Content) -> str:
    if content.report is None:
        return "The data was not checked."
    looked_at = sum(content.report.focus_nodes.values())
    profiles = " and ".join(content.report.profiles) or "no profile"
    return f"Checked against {profiles}: {counted(looked_at, 'check')} on {counted(len(content.description.things), 'thing')}."


def _counted(content: Content) -> str:
    """Return the number of statements, and of those with evidence."""
    statements = content.description.statements
    quoted = sum(bool(s.evidence) for s in statements)
    return f"{counted(len(statements), 'statement')}, {quoted} of them with evidence from the text."


def _source(content: Content) -> Iterator[tuple[str, str]]:
    facts = content.description.source
    yield "File", facts.name
    yield "Kind", f"{facts.media_type}, {facts.encoding}"
    yield "Length", f"{facts.length:,} characters"
    yield "SHA-256", facts.digest
    if content.description.model:
        yield "Model", content.description.model
