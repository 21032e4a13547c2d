"""Statements about the article: headline, dates, publisher, author, what it is about and what it mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.understand.statements.builder import Builder
from linkeddata.values.dates import Day, read_date
from linkeddata.values.description import Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis, BlockKind, Given
from linkeddata.values.entities import Event
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span

_PERSON_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,3}\Z")


def add_article(
    builder: Builder, things: Sequence[Thing], event_iris: Mapping[int, str], events: Sequence[Event]
) -> list[Thing]:
    """Add the article and return it, with its publisher and author if the text does not name them.

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
    for key, name in (("url", "url"), ("licence", "license"), ("image", "image")):
        if key in metadata:
            builder.given(article, name, Ref(metadata[key].value), metadata[key])
    if "language" in metadata:
        builder.given(article, "inLanguage", Text(metadata["language"].value), metadata["language"])
    made = _makers(builder, things)
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


def _makers(builder: Builder, things: Sequence[Thing]) -> list[Thing]:
    """Add publisher and author; if the text names them, their node is used."""
    metadata, made = builder.document.metadata, []
    known = {
        (s.value.value.casefold(), t.family): t.iri
        for t in things
        for s in builder.statements
        if s.subject == t.iri and s.property in ("name", "alternateName") and isinstance(s.value, Text)
    }
    publisher = metadata.get("publisher")
    if publisher:
        iri = known.get((publisher.value.casefold(), Family.ORGANIZATION))
        if iri is None:
            iri = builder.mint.iri(Family.ORGANIZATION, publisher.value)
            made.append(Thing(iri, Family.ORGANIZATION))
            kind = metadata.get("publisherType") or replace(publisher, value="Organization")
            builder.given(iri, "type", Ref(SCHEMA + kind.value), kind)
            builder.given(iri, "name", Text(publisher.value), publisher)
        if "publisherUrl" in metadata:
            builder.given(iri, "url", Ref(metadata["publisherUrl"].value), metadata["publisherUrl"])
        builder.given(builder.mint.article, "publisher", Ref(iri), publisher)
    author = metadata.get("author")
    if author:
        family = Family.PERSON if _PERSON_NAME.match(author.value) else Family.ORGANIZATION
        iri = known.get((author.value.casefold(), family))
        if iri is None:
            iri = builder.mint.iri(family, author.value)
            made.append(Thing(iri, family))
            builder.given(iri, "type", Ref(SCHEMA + ("Person" if family is Family.PERSON else "Organization")), author)
            builder.given(iri, "name", Text(author.value), author)
        builder.given(builder.mint.article, "author", Ref(iri), author)
    return made


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
