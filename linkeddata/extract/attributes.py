"""Microdata and RDFa of a page as JSON-LD, by extruct (lxml, pyRdfa)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from linkeddata.extract.item import Item, lost
from linkeddata.html.markup import Markup
from linkeddata.values.findings import Finding
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

_RDFA = frozenset("property typeof about resource vocab".split())
# Base of pages without an address; the name can never exist (RFC 2606).
_NOWHERE = "https://relative.invalid/"
_NOTE = "http://www.w3.org/ns/rdfa#usesVocabulary"  # a note of the processor, not data of the page
_ROUNDS = 8  # rounds that distinguish blank nodes by their neighbours; longer chains are in arbitrary order
_MOST_TEXT = 5_000_000  # code points; lxml needs about 15 times as many bytes
_Tree = Any


def microdata(page: Markup, base: str) -> tuple[list[Item], list[Finding]]:
    """Return the top-level Microdata items of a page in order, and findings.

    Args:
        page: HTML.
        base: the page's address, or a URN, which is not used as a base.

    Source: HTML Standard, 5 (Microdata).
    """

    def read(tree: _Tree) -> list[Any]:
        from extruct.w3cmicrodata import MicrodataExtractor

        for time in tree.iter("time"):  # extruct ignores the text of those without the attribute
            if "itemprop" in time.attrib and "datetime" not in time.attrib:
                time.set("datetime", "".join(time.itertext()).strip())
        address = "" if base.startswith("urn:") else base
        return [_as_jsonld(item, "") for item in MicrodataExtractor(strict=True).extract_items(tree, address)]

    return _read(page, "microdata", {"itemscope"}, read)


def rdfa(page: Markup, base: str) -> tuple[list[Item], list[Finding]]:
    """Return the RDFa nodes of a page, sorted, and findings.

    Args:
        page: HTML.
        base: the page's address; a URN is used for the page itself only.

    Source: RDFa Core 1.1; HTML+RDFa 1.1, 3.1 (`datetime` gives the value).
    """

    def read(tree: _Tree) -> list[Any]:
        from extruct.rdfa import RDFaExtractor

        for timed in tree.iter("time"):
            if "datetime" in timed.attrib and "content" not in timed.attrib:
                timed.set("content", timed.get("datetime"))
        address = _NOWHERE if base.startswith("urn:") else base
        nodes = [_modern(node, base) for node in RDFaExtractor().extract_items(tree, base_url=address)]
        return _canonical([node for node in nodes if node.keys() - {"@id"}])

    return _read(page, "rdfa", _RDFA, read)


def _read(page: Markup, syntax: str, wanted: Any, read: Callable[[_Tree], list[Any]]) -> tuple[list[Item], list[Finding]]:
    """Parse the page if it has one of the wanted attributes, and read its tree."""
    if not any(wanted & tag.attributes.keys() for tag in page.tags):
        return [], []
    name = {"microdata": "Microdata", "rdfa": "RDFa"}[syntax]
    if len(page.source) > _MOST_TEXT:
        return [], [lost(f"the page is too large to read its {name}", "split the page")]
    try:
        tree, problem = _tree(page.source, syntax)
        items = [Item(syntax, value) for value in read(tree)]
    except RecursionError:
        items, problem = [], "too deeply nested"
    except Exception as error:
        # The parsers fail in many ways on hostile pages; the other syntaxes must still be read.
        items, problem = [], f"unreadable ({type(error).__name__}: {' '.join(str(error).split())[:100]})"
    return items, [
        lost(f"some or all of the page's {name} was not read: it is {problem}", "simplify the page")
    ] if problem else []


def _tree(page: str, syntax: str) -> tuple[_Tree, str | None]:
    """Return the tree of a page, and the problem if it is incomplete."""
    from extruct.xmldom import XmlDomHTMLParser
    from lxml import html  # type: ignore[import-untyped]

    parsers = {"microdata": html.HTMLParser, "rdfa": XmlDomHTMLParser}
    parser = parsers[syntax](encoding="utf-8", huge_tree=True)  # otherwise everything beyond 255 levels is silently dropped
    tree = html.document_fromstring(page.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    deep = any("depth" in entry.message for entry in parser.error_log)
    return tree, "too deeply nested" if deep else None


# --- Microdata


def _as_jsonld(item: Any, around: str) -> Any:
    """Return an item as a JSON-LD object; `around` is the vocabulary of its parent item."""
    if not isinstance(item, dict):
        return item
    types = item.get("type", [])
    space = _space(types[0]) if types else around
    made: dict[str, Any] = {}
    if space != around:
        made["@context"] = SCHEMA.rstrip("/") if space == SCHEMA else {"@vocab": space}
    if item.get("id"):
        made["@id"] = item["id"]
    local = [_modern_iri(kind).removeprefix(space) for kind in types]
    if local:
        made["@type"] = local[0] if len(local) == 1 else local
    for key, values in item.get("properties", {}).items():
        given = [_as_jsonld(value, space) for value in values if value is not None]
        made[_modern_iri(key)] = given[0] if len(given) == 1 else given
    return made


def _space(kind: str) -> str:
    """Return the vocabulary of a type: everything up to its last slash or number sign."""
    iri = _modern_iri(kind)
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _modern_iri(iri: str) -> str:
    return SCHEMA + iri.removeprefix(HTTP_SCHEMA) if iri.startswith(HTTP_SCHEMA) else iri


# --- RDFa


def _modern(value: Any, base: str) -> Any:
    """Return expanded JSON-LD with https terms of schema.org, and with relative references as they were written."""
    if isinstance(value, dict):
        if value.keys() == {"@value"}:
            return value["@value"]
        return {_modern_iri(k): part if k == "@value" else _modern(part, base) for k, part in value.items() if k != _NOTE}
    if isinstance(value, list):
        return [_modern(part, base) for part in value]
    if isinstance(value, str):
        if value.startswith(_NOWHERE) and base.startswith("urn:"):
            rest = value.removeprefix(_NOWHERE)
            return base + rest if not rest or rest.startswith("#") else f"/{rest}"
        return _modern_iri(value)
    return value


def _canonical(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return nodes in an order, and with blank node labels, that depend only on their content.

    Blank nodes are distinguished by their own content, then by that of their neighbours, and so on (colour refinement).
    """
    blank = [node["@id"] for node in nodes if node["@id"].startswith("_:")]
    colours = dict.fromkeys(blank, "")
    for _ in range(min(_ROUNDS, len(blank) + 1)):
        colours = {
            node["@id"]: hashlib.sha256(_written(node, colours).encode()).hexdigest()
            for node in nodes
            if node["@id"] in colours
        }
    ordered = sorted(nodes, key=lambda node: (node["@id"] in colours, _written(node, colours)))
    fresh = {node["@id"]: f"_:b{number}" for number, node in enumerate(n for n in ordered if n["@id"] in colours)}
    return [_relabelled(node, fresh) for node in ordered]


def _written(value: Any, colours: dict[str, str]) -> str:
    return json.dumps(_relabelled(value, colours), sort_keys=True)


def _relabelled(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        made = {key: names.get(part, part) if key == "@id" else _relabelled(part, names) for key, part in value.items()}
        return dict(sorted(made.items()))
    if isinstance(value, list):
        return list(_sorted(_relabelled(part, names) for part in value))
    return value


def _sorted(parts: Iterator[Any]) -> list[Any]:
    return sorted(parts, key=lambda part: json.dumps(part, sort_keys=True))
