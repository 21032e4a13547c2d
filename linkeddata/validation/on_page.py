"""Does the page show what its markup says? Names of people, organizations and places, and the days of events.

Checked: people described for their own sake, what the page is about and mentions, who takes part, where, when. Not checked:
publishers, authors, logos, addresses.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from linkeddata.edit.shown import Shown, day_of, days_of, words
from linkeddata.html.markup import Markup
from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.validation.rules import Violation
from linkeddata.values.namespaces import SCHEMA

#: Properties whose values the page is about or mentions.
_LEADING = (
    "about mentions attendee attendees performer location contentLocation locationCreated spatialCoverage superEvent "
    "subEvent mainEntity participant agent"
).split()
_NAMED = ("Person", "Organization", "Place")
_NAMES = tuple(URIRef(SCHEMA + name) for name in ("name", "alternateName", "legalName"))
_DAYS = tuple(URIRef(SCHEMA + name) for name in ("startDate", "endDate", "previousStartDate"))


def find(data: Data, page: Markup) -> Iterator[Violation]:
    """Yield a violation of `not-on-page` for each name and day that is in the markup but not in the visible text.

    Args:
        data: the page's markup.
        page: HTML.
    """
    shown = Shown(page, days_of(str(value) for _, value in data.pairs(URIRef(SCHEMA + "datePublished"))))
    led_to = (o for name in _LEADING for _, o in data.pairs(URIRef(SCHEMA + name)))
    for node in dict.fromkeys([*led_to, *_own_persons(data)]):
        names = [(p, o) for p in _NAMES for o in data.objects(node, p) if isinstance(o, Literal) and words(o)]
        if names and _is(data, node, *_NAMED) and not any(shown.names(str(o)) for _, o in names):
            yield Violation(node, *names[0])
    for name in _LEADING:
        prop = URIRef(SCHEMA + name)
        for node, value in data.pairs(prop):
            if isinstance(value, Literal) and words(value) and not shown.names(str(value)):
                yield Violation(node, prop, value)
    for prop in _DAYS:
        for node, value in data.pairs(prop):
            if _is(data, node, "Event") and isinstance(value, Literal) and (day := day_of(str(value))) and not shown.dates(day):
                yield Violation(node, prop, value)


def _own_persons(data: Data) -> Iterator[Node]:
    """Yield the people whom the markup describes for their own sake: no statement leads to them."""
    values = {o for s, _, o in data if o != s}
    yield from (node for node in data.subjects if node not in values and _is(data, node, "Person"))


def _is(data: Data, node: Node, *families: str) -> bool:
    return any(vocabulary.is_a(str(t), family) for t in data.types(node) for family in families)
