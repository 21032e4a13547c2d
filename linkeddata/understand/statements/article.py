"""Statements about the article: headline, dates, topics, what it is about and what it mentions; `makers` adds who made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkeddata.read.language import is_english
from linkeddata.understand.statements.builder import Builder
from linkeddata.understand.statements.makers import add_makers
from linkeddata.values.dates import Day, read_date
from linkeddata.values.description import Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis, BlockKind, Given
from linkeddata.values.entities import Event
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span

# Fact → property, for facts that are one text, several texts, or an address.
_TEXTS = {"alternativeHeadline": "alternativeHeadline", "description": "description", "language": "inLanguage"}
_LISTS = {"section": "articleSection", "keywords": "keywords"}
_ADDRESSES = {"url": "url", "licence": "license", "image": "image"}


def add_article(
    builder: Builder, things: Sequence[Thing], event_iris: Mapping[int, str], events: Sequence[Event]
) -> list[Thing]:
    """Add the article and return it, with its publisher and authors if the text does not name them.

    Args:
        builder: receives the statements.
        things: persons, organizations, places and events, in order of first mention.
        event_iris: event → IRI.
        events: the events.
    """
    article, metadata = builder.mint.article, builder.document.metadata
    kind = Given("NewsArticle", Basis.INFERENCE, "article")
    builder.add(Statement(article, "type", Ref(SCHEMA + kind.value), Basis.INFERENCE, (), "article", 1.0))
    headline = _headline(builder)
    if headline:
        builder.given(article, "headline", Text(headline.value), headline)
    for key, name in (("published", "datePublished"), ("modified", "dateModified")):
        if key in metadata and (stamp := _stamp(metadata[key].value)):
            builder.given(article, name, stamp, metadata[key])
    for key, name in _ADDRESSES.items():
        if key in metadata:
            builder.given(article, name, Ref(metadata[key].value), metadata[key])
    for key, name in (_TEXTS | _LISTS).items():
        if key in metadata:
            for value in metadata[key].value.split("\n") if key in _LISTS else [metadata[key].value]:
                builder.given(article, name, Text(value), metadata[key])
    if "language" not in metadata and builder.found.sentences and is_english(builder.document.text) is True:
        builder.add(Statement(article, "inLanguage", Text("en"), Basis.INFERENCE, (), "reader:language"))
    made = add_makers(builder, things)
    _about(builder, things, event_iris, events)
    return [Thing(article, Family.ARTICLE), *made]


def add_mentions(builder: Builder, things: Sequence[Thing]) -> None:
    """Add that the article mentions things, with the confidence that each exists."""
    for thing in things:
        sure = builder.existence(thing.iri)
        words = thing.mentions[:1]
        builder.add(Statement(builder.mint.article, "mentions", Ref(thing.iri), Basis.TEXT, words, "article:mentions", sure))


def _headline(builder: Builder) -> Given | None:
    given = builder.document.metadata.get("headline")
    if given:
        return given
    block = next((b for b in builder.document.blocks if b.kind is BlockKind.HEADLINE), None)
    if block is None:
        return None
    return Given(" ".join(block.span.of(builder.document.text).split()), Basis.TEXT, "headline", block.span)


def _stamp(text: str) -> Text | None:
    """Return a day as written, with its hour and zone; None if it is no day."""
    try:
        return Text(text, read_date(text)[0].datatype)
    except ValueError:
        try:
            day = Day.parse(text[:10])
        except ValueError:
            return None
        return Text(day.iso, day.datatype)


def _about(builder: Builder, things: Sequence[Thing], event_iris: Mapping[int, str], events: Sequence[Event]) -> None:
    """Add `about` for the events in the headline (else the first event), and `mentions` for everything else."""
    end = next((b.span.end for b in builder.document.blocks if b.kind is BlockKind.HEADLINE), 0)
    top = [n for n, h in enumerate(events) if h.parent is None]
    main = [n for n in top if builder.found.mentions[events[n].mentions[0]].span.start < end] or top[:1]
    chosen = {event_iris[n]: n for n in main}
    for thing in things:
        if thing.iri in chosen:
            words, sure = _first(builder, events[chosen[thing.iri]]), builder.existence(thing.iri)
            builder.inferred(builder.mint.article, "about", Ref(thing.iri), words, "article:about", sure)
    add_mentions(builder, [t for t in things if t.iri not in chosen])


def _first(builder: Builder, event: Event) -> list[Span]:
    return [builder.found.mentions[event.mentions[0]].span]
