"""The data that other programs put into a page: JSON-LD, Microdata and RDFa.

A content management system writes the same few nodes into each page: the publisher, the site, the page, the author, the article.
`joining.py` says what our block has in common with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from linkeddata.edit.shown import without_title, words
from linkeddata.errors import LinkedDataError
from linkeddata.extract import attributes
from linkeddata.extract.jsonld import json_repair
from linkeddata.extract.jsonld.context import looks_like_schema
from linkeddata.extract.jsonld.source_map import Block, Path
from linkeddata.html.edits import MEDIA_TYPE
from linkeddata.html.markup import Markup, Tag
from linkeddata.rdf import parse
from linkeddata.schema import vocabulary
from linkeddata.schema.contexts import SCHEMA_CONTEXTS
from linkeddata.values.iris import iri_problem, is_web_address
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

# Under these keys an article is the page's own; elsewhere the page may only list it.
_OWN = frozenset({"@graph", "mainEntity"})
_SPACES = (SCHEMA, HTTP_SCHEMA, "schema:")
_SCHEMES = ("https:", "http:", "urn:")
# Properties that give the address of what a node describes.
_ADDRESSES = ("url", "mainEntityOfPage")
# Where Microdata and RDFa name their vocabulary.
_VOCABULARY = ("itemtype", "typeof", "vocab", "prefix")
_OLD = re.compile(r"\bhttp://schema\.org\b")
_NEW = re.compile(r"\bhttps://schema\.org\b")


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the page's data.

    Args:
        iri: absolute; None if it has no valid `@id`.
        types: local names.
        value: the object as written, keys without a prefix for schema.org.
        line: line of the page where it begins.
        own: whether it is where the page's own article would be.
        scheme: `https` or `http`: how it writes schema.org.
        in_script: whether it is JSON-LD.
    """

    iri: str | None
    types: tuple[str, ...]
    value: Mapping[str, Any]
    line: int
    own: bool
    scheme: str = "https"
    in_script: bool = True

    def is_a(self, cls: str) -> bool:
        """Return whether it has a class of schema.org or a subclass of it."""
        return any(vocabulary.is_a(kind, cls) for kind in self.types)

    @property
    def names(self) -> frozenset[str]:
        """Its names for comparison, those of a person also without a title ("Dr Ann Berg")."""
        given = [v for key in ("name", "alternateName", "legalName") for v in self.values(key) if isinstance(v, str)]
        return frozenset(form for name in given for form in forms(name, person=self.is_a("Person")))

    @property
    def title(self) -> str:
        """Its headline or name, or ""."""
        return next((v for key in ("headline", "name") for v in self.values(key) if isinstance(v, str)), "")

    def values(self, key: str) -> list[Any]:
        """Return the values of a property."""
        given = self.value.get(key)
        return [] if given is None else given if isinstance(given, list) else [given]

    def addresses(self, key: str, base: str = "") -> list[str]:
        """Return the web addresses under a property: as text, as an `@id`, or as the `url` of an object."""
        found = []
        for given in self.values(key):
            parts = [given.get(k) for k in ("@id", "url", "contentUrl")] if isinstance(given, dict) else [given]
            full = (
                urljoin(base, part) if base.startswith("http") else part for part in parts if isinstance(part, str) and part
            )
            found += [a for a in full if a.startswith("http") and is_web_address(a) and not iri_problem(a)][:1]
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class OtherMarkup:
    """The nodes of a page's data that have properties: those of JSON-LD in page order, then Microdata, then RDFa.

    Args:
        nodes: all of them.
        base: the IRI that their `@id`s were resolved against.
        scheme: how the page's data write schema.org; `https` where there are none.
    """

    nodes: tuple[Node, ...] = ()
    base: str = ""
    scheme: str = "https"
    _by_iri: dict[str, list[Node]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for node in self.nodes:
            if node.iri:
                self._by_iri.setdefault(node.iri, []).append(node)

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
                texts = json_repair.read_all(script.text, cdata=True)
            except LinkedDataError:  # nested too deeply; reading the page reports it
                continue
            for read in texts:
                block = Block(read.text, script.line)
                found += [_node(value, path, base, block.place(path)[0], scheme) for value, path, scheme in _nodes(read.value)]
        schemes = [node.scheme for node in found if node.own and node.is_a("Article")] or [node.scheme for node in found]
        found += _in_attributes(page, base)
        return cls(tuple(found), base, next(iter(schemes), None) or _written(page))

    def get(self, iri: str | None) -> Node | None:
        """Return the first node with an IRI, or None."""
        return next(iter(self._by_iri.get(iri, ())), None) if iri else None

    def says(self, iri: str | None) -> frozenset[str]:
        """Return the properties that the page's JSON-LD gives to a node, local names; none for a node that it does not describe."""
        return frozenset(key for node in self._by_iri.get(iri or "", ()) if node.in_script for key in node.value)

    def named(self, cls: str, names: frozenset[str]) -> tuple[Node, ...]:
        """Return the nodes of one thing: with a class, and one of some names (folded).

        Nothing is returned where two things bear the name: with two IRIs, or with two addresses.
        """
        found = tuple(n for n in self.nodes if n.is_a(cls) and names & n.names)
        iris, urls = {n.iri for n in found if n.iri}, {_site(url) for n in found for url in n.addresses("url", self.base)}
        return found if len(iris) < 2 and len(urls) < 2 else ()

    def first(self, cls: str) -> Node | None:
        """Return the first node of a class that has an IRI."""
        return next((n for n in self.nodes if n.iri and n.is_a(cls)), None)

    def articles(self) -> list[Node]:
        """Return the articles that are where the page's own would be."""
        return [n for n in self.nodes if n.own and n.is_a("Article")]

    def article(self, title: str) -> Node | None:
        """Return the page's own article.

        It is known by the page's address, else by the headline; else it is the only one that gives no other address.

        Args:
            title: the headline of the release.
        """
        every, address = [n for n in self.nodes if n.is_a("Article")], _site(self.base)

        def at(node: Node) -> set[str]:
            return {_site(a) for key in _ADDRESSES for a in node.addresses(key, self.base)}

        here = [n for n in every if address in at(n) or (n.iri and _site(n.iri) == address)]
        titled = [n for n in every if title and folded(n.title) == folded(title)]
        own = [n for n in self.articles() if not at(n)]
        found = here or titled or (own if len(own) == len(self.articles()) == 1 else [])
        return min(found, key=lambda n: (n.iri is None, not n.own), default=None)

    def publisher(self) -> Node | None:
        """Return the publisher of the site, according to its WebSite, page or article."""
        for cls in ("WebSite", "WebPage", "Article"):
            for node in self.nodes:
                given = node.values("publisher")[:1] if node.is_a(cls) else []
                iri = _absolute(given[0].get("@id"), self.base) if given and isinstance(given[0], dict) else None
                found = self.get(iri)
                if found is not None and (found.is_a("Organization") or found.is_a("Person")):
                    return found
        return None


def forms(name: str, *, person: bool) -> frozenset[str]:
    """Return a name for comparison, that of a person also without a title.

    >>> sorted(forms("Dr  Ann BERG", person=True)), sorted(forms("Dr Oetker", person=False))
    (['ann berg', 'dr ann berg'], ['dr oetker'])
    """
    bare = " ".join(without_title(words(name))) if person else ""
    return frozenset(form for form in (folded(name), bare) if form)


def folded(name: str) -> str:
    """Return a name for comparison: white space and case do not count."""
    return " ".join(name.split()).casefold()


def _site(address: str) -> str:
    """Return an address for comparison: scheme, fragment and a last slash do not count."""
    parts = urlsplit(urldefrag(address).url)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}" if parts.netloc else address


def _nodes(value: Any, path: Path = (), scheme: str | None = "https") -> Iterator[tuple[dict[str, Any], Path, str]]:
    """Yield the objects with a class, their paths and schemes.

    `scheme` is None under the context of another vocabulary. A script without a context is meant as schema.org's.
    """
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _nodes(part, (*path, number), scheme)
    elif isinstance(value, dict):
        scheme = _scheme(value["@context"]) if "@context" in value else scheme
        if scheme and "@type" in value and value.keys() - {"@context", "@id", "@type"}:
            yield value, path, scheme
        for key, part in value.items():
            if key != "@context":
                yield from _nodes(part, (*path, key), scheme)


def _scheme(context: Any) -> str | None:
    """Return how a context writes schema.org's address, `https` or `http`; None if it is another vocabulary's."""
    if isinstance(context, list):
        return next(filter(None, map(_scheme, context)), None)
    if isinstance(context, dict):
        return _scheme(context.get("@vocab"))
    if not isinstance(context, str) or not (context in SCHEMA_CONTEXTS or looks_like_schema(context)):
        return None
    return "http" if context.startswith("http:") else "https"


def _node(value: dict[str, Any], path: Path, base: str, line: int, scheme: str) -> Node:
    given = value["@type"]
    types = tuple(_local(kind) for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str))
    own = all(isinstance(step, int) or step in _OWN for step in path)
    named = {_local(key): part for key, part in value.items()}
    return Node(_absolute(value.get("@id"), base), types, named, line, own, scheme)


def _in_attributes(page: Markup, base: str) -> Iterator[Node]:
    """Yield the nodes of Microdata and RDFa."""
    for read, marks in ((attributes.microdata, ("itemtype",)), (attributes.rdfa, ("typeof",))):
        lines = {kind: line for tag in reversed(page.tags) for kind, line in _typed(page, tag, marks)}
        items = [item.value for item in read(page, base)[0]]
        for value, path, _ in _nodes({"@context": SCHEMA.rstrip("/"), "@graph": items}):
            node = _node(value, path, base, 0, "https")
            line = next((lines[kind] for kind in node.types if kind in lines), 1)
            yield Node(node.iri, node.types, _unwrapped(node.value), line, node.own, in_script=False)


def _typed(page: Markup, tag: Tag, marks: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for kind in " ".join(tag.attributes.get(mark, "") for mark in marks).split():
        yield re.split("[/#:]", kind)[-1], page.source.count("\n", 0, tag.start) + 1


def _unwrapped(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with plain texts where RDFa gives values: `[{"@value": "text"}]`."""

    def plain(part: Any) -> Any:
        return part["@value"] if isinstance(part, dict) and "@value" in part else part

    return {key: [plain(p) for p in part] if isinstance(part, list) else plain(part) for key, part in value.items()}


def _written(page: Markup) -> str:
    """Return how Microdata and RDFa write schema.org's address."""
    said = " ".join(tag.attributes[name] for tag in page.tags for name in _VOCABULARY if name in tag.attributes)
    return "http" if _OLD.search(said) and not _NEW.search(said) else "https"


def _local(kind: str) -> str:
    return next((kind[len(space) :] for space in _SPACES if kind.startswith(space)), kind)


def _absolute(iri: Any, base: str) -> str | None:
    if not isinstance(iri, str) or not iri.strip() or iri.startswith("_:"):
        return None
    fragment = base.startswith("urn:") and iri.startswith("#")  # urljoin does not support urn
    full = base + iri if fragment else urljoin(base, iri)
    return full if full.startswith(_SCHEMES) and not iri_problem(full) else None
