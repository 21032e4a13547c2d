"""Do the meta tags of a page say the same as its data? Headline, dates and address of the page's own article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from rdflib import URIRef
from rdflib.term import Node

from linkeddata.extract.addresses import STAND_IN
from linkeddata.extract.meta_tags import MetaTag, tags
from linkeddata.html.markup import Markup
from linkeddata.rdf import node_names
from linkeddata.rdf.strict_json import position
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import dates
from linkeddata.validation.rules.document import DocumentIndex, schema
from linkeddata.values.codes import finding
from linkeddata.values.dates import is_before
from linkeddata.values.findings import Finding

_HEADLINE, _PUBLISHED, _MODIFIED, _ADDRESS = (
    ("headline", "name"),
    ("datePublished",),
    ("dateModified",),
    ("url", "mainEntityOfPage"),
)
#: Meta tag → the properties of an article that say the same.
_SAME: Mapping[str, tuple[str, ...]] = {
    "og:title": _HEADLINE,
    "twitter:title": _HEADLINE,
    "dc:title": _HEADLINE,
    "dcterms:title": _HEADLINE,
    "article:published_time": _PUBLISHED,
    "dcterms:issued": _PUBLISHED,
    "dc:date": _PUBLISHED,
    "article:modified_time": _MODIFIED,
    "og:updated_time": _MODIFIED,
    "dcterms:modified": _MODIFIED,
    "og:url": _ADDRESS,
    "twitter:url": _ADDRESS,
}
#: An article is the page's own if only these lead to it.
_LEADING = frozenset(map(schema, ("mainEntity", "mainEntityOfPage", "subjectOf")))
_DAY = 10  # characters of a day in ISO 8601
_HOST = re.compile(r"\A(?:www|m|mobile|amp)\.")
_CUT = re.compile(r"(?:\.\.\.|…)\s*\Z")


def find(data: Data, page: Markup, embedded: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Yield a finding for each meta tag that differs from the page's own article.

    Args:
        data: the page's data.
        page: HTML.
        embedded: IRIs of things in blocks of ours; articles among them are not compared.
    """
    comparable = [tag for tag in tags(page) if tag.name in _SAME]
    article = _own_article(DocumentIndex(data)) if comparable else None
    if article is None or str(article) in embedded:
        return
    for tag in comparable:
        names = _SAME[tag.name]
        given = [(name, text) for name in names for text in _texts(data, article, name)]
        if names is _HEADLINE and not any(name == "headline" for name, _ in given):
            continue  # a work that is only named may be another than the page
        alike: Callable[[str, str], bool] = (
            _same_words if names is _HEADLINE else _same_address if names is _ADDRESS else _same_date
        )
        if given and not any(alike(tag.text, text) for _, text in given):
            yield _finding(data, article, page, tag, *given[0])


def _finding(data: Data, article: Node, page: Markup, tag: MetaTag, name: str, text: str) -> Finding:
    place = (*position(page.source, tag.at), None)
    found = finding("meta-tag-differs", tag.text, key=tag.name, near=f'"{text}" as {name}', place=place)
    iri = str(article) if isinstance(article, URIRef) else None
    return replace(found, node=node_names.name(data, article), iri=iri, property=name)


def _own_article(index: DocumentIndex) -> Node | None:
    """Return the only article that the page describes for its own sake, or None."""
    held = {o for s, p, o in index.data if p not in _LEADING and s != o}
    found = [node for node in index.data.subjects if node not in held and index.is_a(node, "Article")]
    return found[0] if len(found) == 1 else None


def _texts(data: Data, node: Node, name: str) -> Iterator[str]:
    """Yield the values of a property as text; of a page that is described, its address."""
    for value in data.objects(node, schema(name)):
        described = [str(v) for v in data.objects(value, schema("url"))] if data.about(value) else []
        if described or isinstance(value, URIRef) or name not in _ADDRESS:
            yield from described or [str(value)]


def _same_words(one: str, other: str) -> bool:
    """Return whether two titles are the same, except for the name of the site or an end that is cut off."""
    mine, theirs = (
        " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", _CUT.sub("", t)).casefold())) for t in (one, other)
    )
    return mine.startswith(theirs) or theirs.startswith(mine) or mine.endswith(theirs) or theirs.endswith(mine)


def _same_date(one: str, other: str) -> bool:
    mine, theirs = dates.normal(one.strip()), dates.normal(other.strip())
    return mine[:_DAY] == theirs[:_DAY] or not (is_before(mine, theirs) or is_before(theirs, mine))


def _same_address(one: str, other: str) -> bool:
    """Return whether two addresses lead to one page: scheme, query, fragment, a last slash and hosts for telephones do not count."""
    try:
        mine, theirs = (urlsplit(text) for text in (one, other))
    except ValueError:
        return True  # told as an invalid address
    if not mine.netloc or not theirs.netloc or other.startswith(STAND_IN):
        return True  # not comparable
    return _page(mine.netloc, mine.path) == _page(theirs.netloc, theirs.path)


def _page(host: str, path: str) -> tuple[str, str]:
    return _HOST.sub("", host.lower()), re.sub(r"(?:/index\.html?)?/*\Z", "", path)
