"""Statements about the document itself: headline, dates, publisher, author, what it is about and what it mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.understand.statements.builder import Pen
from linkeddata.values.dates import Day
from linkeddata.values.description import Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis, BlockKind, Given
from linkeddata.values.mentions import Happening
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span

_PERSON_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,3}\Z")


def write_article(pen: Pen, things: Sequence[Thing], events: Mapping[int, str], told: Sequence[Happening]) -> list[Thing]:
    """Write the article and return it, with the publisher and author where the text does not name them.

    Args:
        pen: where to.
        things: persons, bodies, places and events, in order of first mention.
        events: happening → IRI.
        told: the happenings.
    """
    article, metadata = pen.mint.article, pen.document.metadata
    kind = Given("NewsArticle", Basis.INFERENCE, "article")
    pen.write(Statement(article, "type", Ref(SCHEMA + kind.value), Basis.INFERENCE, (), "article", 1.0))
    headline = _headline(pen)
    if headline:
        pen.given(article, "headline", Text(headline.value), headline)
    for key, name in (("published", "datePublished"), ("modified", "dateModified")):
        if key in metadata and (day := _day(metadata[key].value)):
            pen.given(article, name, Text(day.iso, day.datatype), metadata[key])
    for key, name in (("url", "url"), ("licence", "license"), ("image", "image")):
        if key in metadata:
            pen.given(article, name, Ref(metadata[key].value), metadata[key])
    if "language" in metadata:
        pen.given(article, "inLanguage", Text(metadata["language"].value), metadata["language"])
    made = _makers(pen, things)
    _about(pen, things, events, told)
    return [Thing(article, Family.ARTICLE), *made]


def write_mentions(pen: Pen, things: Sequence[Thing]) -> None:
    """Write that the article mentions things: as sure as it is that they are there."""
    for thing in things:
        sure = pen.existence(thing.iri)
        words = thing.mentions[:1]
        pen.write(Statement(pen.mint.article, "mentions", Ref(thing.iri), Basis.TEXT, words, "article:mentions", sure))


def _headline(pen: Pen) -> Given | None:
    given = pen.document.metadata.get("headline")
    if given:
        return given
    block = next((b for b in pen.document.blocks if b.kind is BlockKind.HEADLINE), None)
    if block is None:
        return None
    return Given(" ".join(block.span.of(pen.document.text).split()), Basis.TEXT, "headline", block.span)


def _day(text: str) -> Day | None:
    try:
        return Day.parse(text[:16] if "T" in text else text)
    except ValueError:
        try:
            return Day.parse(text[:10])
        except ValueError:
            return None


def _makers(pen: Pen, things: Sequence[Thing]) -> list[Thing]:
    """Write publisher and author; the node of a body or person that the text names is used again."""
    metadata, made = pen.document.metadata, []
    known = {
        (s.value.value.casefold(), t.family): t.iri
        for t in things
        for s in pen.statements
        if s.subject == t.iri and s.property in ("name", "alternateName") and isinstance(s.value, Text)
    }
    publisher = metadata.get("publisher")
    if publisher:
        iri = known.get((publisher.value.casefold(), Family.ORGANIZATION))
        if iri is None:
            iri = pen.mint.iri(Family.ORGANIZATION, publisher.value)
            made.append(Thing(iri, Family.ORGANIZATION))
            kind = metadata.get("publisherType") or replace(publisher, value="Organization")
            pen.given(iri, "type", Ref(SCHEMA + kind.value), kind)
            pen.given(iri, "name", Text(publisher.value), publisher)
        if "publisherUrl" in metadata:
            pen.given(iri, "url", Ref(metadata["publisherUrl"].value), metadata["publisherUrl"])
        pen.given(pen.mint.article, "publisher", Ref(iri), publisher)
    author = metadata.get("author")
    if author:
        family = Family.PERSON if _PERSON_NAME.match(author.value) else Family.ORGANIZATION
        iri = known.get((author.value.casefold(), family))
        if iri is None:
            iri = pen.mint.iri(family, author.value)
            made.append(Thing(iri, family))
            pen.given(iri, "type", Ref(SCHEMA + ("Person" if family is Family.PERSON else "Organization")), author)
            pen.given(iri, "name", Text(author.value), author)
        pen.given(pen.mint.article, "author", Ref(iri), author)
    return made


def _about(pen: Pen, things: Sequence[Thing], events: Mapping[int, str], told: Sequence[Happening]) -> None:
    """Write `about` for the happenings that the headline tells of (else the first), `mentions` for all else."""
    end = next((b.span.end for b in pen.document.blocks if b.kind is BlockKind.HEADLINE), 0)
    top = [n for n, h in enumerate(told) if h.parent is None]
    main = [n for n in top if pen.found.mentions[told[n].mentions[0]].span.start < end] or top[:1]
    chosen = {events[n]: n for n in main}
    for thing in things:
        if thing.iri in chosen:
            words, sure = _first(pen, told[chosen[thing.iri]]), pen.existence(thing.iri)
            pen.inferred(pen.mint.article, "about", Ref(thing.iri), words, "article:about", sure)
    write_mentions(pen, [t for t in things if t.iri not in chosen])


def _first(pen: Pen, happening: Happening) -> list[Span]:
    return [pen.found.mentions[happening.mentions[0]].span]
