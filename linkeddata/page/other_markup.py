"""What a page's other JSON-LD tells of the site: names it has for things, and how a description takes them over.

A content system writes the same few nodes into each page: the body that publishes, the site, the page, who wrote it. Where it
has an `@id` for one of them, a description calls it so too, and says no more of it than is not said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from linkeddata.errors import LinkedDataError
from linkeddata.extract.jsonld import json_repair
from linkeddata.extract.jsonld.source_map import Block, Path
from linkeddata.html.edits import MEDIA_TYPE
from linkeddata.html.markup import Markup
from linkeddata.rdf import parse
from linkeddata.schema import vocabulary
from linkeddata.schema.contexts import SCHEMA_CONTEXTS
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.iris import iri_problem
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

# Through these an article belongs to the page itself; elsewhere it may be one that the page lists.
_OWN = frozenset({"@graph", "mainEntity"})
_SPACES = (SCHEMA, HTTP_SCHEMA, "schema:")
_SCHEMES = ("https:", "http:", "urn:")
_FAMILIES = {Family.ORGANIZATION: "Organization", Family.PERSON: "Person"}
_ARTICLE_NAMES = ("article", "news-article", "press-release")


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the page's JSON-LD.

    Args:
        iri: absolute; None where it has no usable `@id`.
        types: local names.
        value: the object as written.
        line: line of the page on which it begins.
        own: whether it stands where the page's own article would.
    """

    iri: str | None
    types: tuple[str, ...]
    value: Mapping[str, Any]
    line: int
    own: bool

    def is_a(self, cls: str) -> bool:
        """Tell whether it is of a class of schema.org or one below it."""
        return any(vocabulary.is_a(kind, cls) for kind in self.types)

    @property
    def names(self) -> frozenset[str]:
        """Its names, without case."""
        found = (self.value.get(key) for key in ("name", "alternateName", "legalName"))
        return frozenset(
            _folded(v) for given in found for v in (given if isinstance(given, list) else [given]) if isinstance(v, str)
        )

    @property
    def title(self) -> str:
        """Its headline or name, or ""."""
        return next((v for key in ("headline", "name") if isinstance(v := self.value.get(key), str)), "")


@dataclass(frozen=True, slots=True)
class OtherMarkup:
    """The nodes of a page's JSON-LD that say something, in page order.

    Args:
        nodes: all of them.
        base: what their `@id`s were read against.
    """

    nodes: tuple[Node, ...] = ()
    base: str = ""
    _by_iri: dict[str, Node] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for node in self.nodes:
            if node.iri:
                self._by_iri.setdefault(node.iri, node)

    @classmethod
    def read(cls, page: Markup, own: str) -> OtherMarkup:
        """Read a page, our blocks excepted.

        Args:
            page: HTML.
            own: what the description's own IRIs begin with; bare fragments in a page without an address belong there.
        """
        base = parse.page_address(page) or own.partition("#")[0]
        found: list[Node] = []
        for script in page.scripts(MEDIA_TYPE):
            if script.attributes.get("data-generator") == "linkeddata":
                continue
            try:
                read = json_repair.read(script.text, cdata=True)
            except LinkedDataError:  # nested too deep; reading the page tells of it
                continue
            block = Block(read.text, script.line)
            found += [_node(value, block, path, base) for value, path in _nodes(read.value, (), known=False)]
        return cls(tuple(found), base)

    def get(self, iri: str | None) -> Node | None:
        """Return the node of an IRI, or None."""
        return self._by_iri.get(iri) if iri else None

    def named(self, cls: str, name: str) -> Node | None:
        """Return the one thing of a class and name that has an IRI; None also where there are several."""
        found = {n.iri: n for n in self.nodes if n.iri and n.is_a(cls) and _folded(name) in n.names}
        return next(iter(found.values())) if len(found) == 1 else None

    def first(self, cls: str) -> Node | None:
        """Return the first node of a class that has an IRI."""
        return next((n for n in self.nodes if n.iri and n.is_a(cls)), None)

    def articles(self) -> list[Node]:
        """Return the articles that the page tells of as its own."""
        return [n for n in self.nodes if n.own and n.is_a("Article")]

    def publisher(self) -> Node | None:
        """Return the body that publishes the site, as its WebSite, page or article says."""
        for cls in ("WebSite", "WebPage", "Article"):
            for node in self.nodes:
                given = node.value.get("publisher") if node.is_a(cls) else None
                given = given[0] if isinstance(given, list) and given else given
                iri = _absolute(given.get("@id"), self.base) if isinstance(given, dict) else None
                found = self.get(iri)
                if found is not None and (found.is_a("Organization") or found.is_a("Person")):
                    return found
        return None


def _nodes(value: Any, path: Path, *, known: bool) -> Iterator[tuple[dict[str, Any], Path]]:
    """Yield the objects with a class, and where they stand; `known` tells whether a context around them is schema.org's."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _nodes(part, (*path, number), known=known)
    elif isinstance(value, dict):
        known = _is_schema(value["@context"]) if "@context" in value else known
        if known and "@type" in value and value.keys() - {"@context", "@id", "@type"}:
            yield value, path
        for key, part in value.items():
            if key != "@context":
                yield from _nodes(part, (*path, key), known=known)


def _is_schema(context: Any) -> bool:
    if isinstance(context, list):
        return any(map(_is_schema, context))
    return (
        context in SCHEMA_CONTEXTS
        if isinstance(context, str)
        else isinstance(context, dict) and _is_schema(context.get("@vocab"))
    )


def _node(value: dict[str, Any], block: Block, path: Path, base: str) -> Node:
    given = value["@type"]
    types = tuple(_local(kind) for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str))
    own = all(isinstance(step, int) or step in _OWN for step in path)
    return Node(_absolute(value.get("@id"), base), types, value, block.place(path)[0], own)


def _local(kind: str) -> str:
    return next((kind[len(space) :] for space in _SPACES if kind.startswith(space)), kind)


def _absolute(iri: Any, base: str) -> str | None:
    if not isinstance(iri, str) or not iri.strip() or iri.startswith("_:"):
        return None
    fragment = base.startswith("urn:") and iri.startswith("#")  # urljoin knows no urn
    full = base + iri if fragment else urljoin(base, iri)
    return full if full.startswith(_SCHEMES) and not iri_problem(full) else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Joined:
    """A description in a page that has data already.

    Args:
        renamed: the description, its things named as the page's other JSON-LD names them.
        block: what of it goes into our block: nothing that the page says already, and the article tied to the site.
    """

    renamed: Description
    block: Description


def joined(description: Description, others: OtherMarkup) -> Joined:
    """Name things as the page's other JSON-LD does, and tie the article to the site.

    Args:
        description: what is to be embedded.
        others: the data that other programs put into the page.

    Returns:
        Twice the same object if nothing is shared. The article gets the site's publisher if it has none, and the page (or site)
        that it is part of.
    """
    article = description.things[0].iri if description.things else ""
    moved = {
        thing.iri: theirs.iri for thing in description.things if (theirs := _same(description, thing.iri, thing.family, others))
    }
    own = _own_name(article, description, others)
    if own != article:
        moved[article] = own
    known = {iri: others.get(iri) for iri in moved.values()}

    def called(iri: str) -> str:
        return str(moved.get(iri, iri))

    renamed: dict[tuple[str, str, Any], Statement] = {}
    kept: dict[tuple[str, str, Any], Statement] = {}
    for s in description.statements:
        theirs = known.get(moved.get(s.subject)) if s.subject != article else None
        value = Ref(called(s.value.iri)) if isinstance(s.value, Ref) and s.property not in ("url", "sameAs") else s.value
        key = (called(s.subject), s.property, value)
        made = renamed.setdefault(key, replace(s, subject=called(s.subject), value=value))
        if theirs is None or (s.property != "type" and s.property not in theirs.value):
            kept.setdefault(key, made)
    for s in _ties(own, kept.values(), others) if article else ():
        kept.setdefault((s.subject, s.property, s.value), s)
    if tuple(kept.values()) == description.statements:
        return Joined(description, description)
    things = {called(t.iri): replace(t, iri=called(t.iri)) for t in reversed(description.things)}
    whole = replace(description, things=tuple(reversed(things.values())), statements=tuple(renamed.values()))
    return Joined(whole, replace(whole, statements=tuple(kept.values())))


def _same(description: Description, iri: str, family: Family, others: OtherMarkup) -> Node | None:
    """Return the node of the page that is the same body or person as a thing of the description."""
    cls = _FAMILIES.get(family)
    if cls is None:
        return None
    names = [s.value.value for s in description.about(iri) if s.property == "name" and isinstance(s.value, Text)]
    found = next((node for name in names if (node := others.named(cls, name))), None)
    if found is None and any(s.property == "publisher" and s.value == Ref(iri) for s in description.statements):
        whole, publisher = (
            others.first("WebSite"),
            others.publisher(),
        )  # a site is often called otherwise than the body behind it
        if whole and publisher and publisher.is_a(cls) and any(_folded(name) in whole.names for name in names):
            return publisher
    return found


def _own_name(article: str, description: Description, others: OtherMarkup) -> str:
    """Return how the article is called: otherwise than by the page's address where the page has another thing of that name."""
    theirs = others.get(article)
    if theirs is None:
        return article
    taken = {t.iri for t in description.things} | {node.iri for node in others.nodes}
    stem = article.partition("#")[0]
    return next(name for tail in _tails() if (name := f"{stem}#{tail}") not in taken)


def _tails() -> Iterator[str]:
    yield from _ARTICLE_NAMES
    number = 2
    while True:
        yield f"article-{number}"
        number += 1


def _ties(article: str, said: Any, others: OtherMarkup) -> Iterator[Statement]:
    """Yield what ties the article to the site."""
    publisher = others.publisher()
    if publisher and publisher.iri and not any(s.subject == article and s.property == "publisher" for s in said):
        yield _given(article, "publisher", publisher.iri)
    page = others.first("WebPage")
    whole = page or others.first("WebSite")
    if whole and whole.iri:
        yield _given(article, "isPartOf", whole.iri)
    if page and page.iri and not others.articles():
        yield _given(article, "mainEntityOfPage", page.iri)


def _given(article: str, name: str, iri: str) -> Statement:
    return Statement(article, name, Ref(iri), Basis.METADATA, (), "metadata:json-ld")
