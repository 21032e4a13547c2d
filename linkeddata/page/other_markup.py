"""The JSON-LD that other programs put into a page, and how a description uses its IRIs.

A content management system writes the same few nodes into each page: the publisher, the site, the page, the author. If it gives
one of them an `@id`, the description uses that IRI too, and does not repeat what the page already says about it.
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

# Under these keys an article is the page's own; elsewhere the page may only list it.
_OWN = frozenset({"@graph", "mainEntity"})
_SPACES = (SCHEMA, HTTP_SCHEMA, "schema:")
_SCHEMES = ("https:", "http:", "urn:")
_FAMILIES = {Family.ORGANIZATION: "Organization", Family.PERSON: "Person"}
_ARTICLE_NAMES = ("article", "news-article", "press-release")


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the page's JSON-LD.

    Args:
        iri: absolute; None if it has no valid `@id`.
        types: local names.
        value: the object as written.
        line: line of the page where it begins.
        own: whether it is where the page's own article would be.
    """

    iri: str | None
    types: tuple[str, ...]
    value: Mapping[str, Any]
    line: int
    own: bool

    def is_a(self, cls: str) -> bool:
        """Return whether it has a class of schema.org or a subclass of it."""
        return any(vocabulary.is_a(kind, cls) for kind in self.types)

    @property
    def names(self) -> frozenset[str]:
        """Its names, case folded."""
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
    """The nodes of a page's JSON-LD that have properties, in page order.

    Args:
        nodes: all of them.
        base: the IRI that their `@id`s were resolved against.
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
        """Read a page, except for our blocks.

        Args:
            page: HTML.
            own: how the description's own IRIs begin; in a page without an address, bare fragments are resolved against it.
        """
        base = parse.page_address(page) or own.partition("#")[0]
        found: list[Node] = []
        for script in page.scripts(MEDIA_TYPE):
            if script.attributes.get("data-generator") == "linkeddata":
                continue
            try:
                read = json_repair.read(script.text, cdata=True)
            except LinkedDataError:  # nested too deeply; reading the page reports it
                continue
            block = Block(read.text, script.line)
            found += [_node(value, block, path, base) for value, path in _nodes(read.value, (), known=False)]
        return cls(tuple(found), base)

    def get(self, iri: str | None) -> Node | None:
        """Return the node with an IRI, or None."""
        return self._by_iri.get(iri) if iri else None

    def named(self, cls: str, name: str) -> Node | None:
        """Return the only node with an IRI, a class and a name; None if there are none or several."""
        found = {n.iri: n for n in self.nodes if n.iri and n.is_a(cls) and _folded(name) in n.names}
        return next(iter(found.values())) if len(found) == 1 else None

    def first(self, cls: str) -> Node | None:
        """Return the first node of a class that has an IRI."""
        return next((n for n in self.nodes if n.iri and n.is_a(cls)), None)

    def articles(self) -> list[Node]:
        """Return the page's own articles."""
        return [n for n in self.nodes if n.own and n.is_a("Article")]

    def publisher(self) -> Node | None:
        """Return the publisher of the site, according to its WebSite, page or article."""
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
    """Yield the objects with a class, and their paths; `known` says whether a schema.org context applies."""
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
    fragment = base.startswith("urn:") and iri.startswith("#")  # urljoin does not support urn
    full = base + iri if fragment else urljoin(base, iri)
    return full if full.startswith(_SCHEMES) and not iri_problem(full) else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Joined:
    """A description joined with the data that the page already has.

    Args:
        renamed: the description, with the IRIs of the page's other JSON-LD.
        block: the part for our block: without what the page already says, and with the article linked to the site.
    """

    renamed: Description
    block: Description


def joined(description: Description, others: OtherMarkup) -> Joined:
    """Use the IRIs of the page's other JSON-LD, and link the article to the site.

    Args:
        description: what will be embedded.
        others: the data that other programs put into the page.

    Returns:
        The same object twice if nothing is shared. The article gets the site's publisher if it has none, and is made part of
        the page (or site).
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
    """Return the page's node for the same organization or person as a thing of the description."""
    cls = _FAMILIES.get(family)
    if cls is None:
        return None
    names = [s.value.value for s in description.about(iri) if s.property == "name" and isinstance(s.value, Text)]
    found = next((node for name in names if (node := others.named(cls, name))), None)
    if found is None and any(s.property == "publisher" and s.value == Ref(iri) for s in description.statements):
        whole, publisher = (
            others.first("WebSite"),
            others.publisher(),
        )  # a site often has another name than its publisher
        if whole and publisher and publisher.is_a(cls) and any(_folded(name) in whole.names for name in names):
            return publisher
    return found


def _own_name(article: str, description: Description, others: OtherMarkup) -> str:
    """Return the IRI of the article: a new one if the page uses it for something else."""
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
    """Yield the statements that link the article to the site."""
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
