"""Reads the JSON-LD of a page or file for checking: mistakes are noted, and every statement has its place in the source.

`linkeddata.rdf.parse` rejects data with mistakes; this module looks for them.

    read(data, kind, …)   bytes → JsonLd

    json_repair.py   text → JSON
    context.py       contexts as pages write them
    nodes.py         JSON → JSON-LD that a parser accepts
    direct.py        plain JSON-LD → statements, without a parser
    source_map.py    statement → line, column and JSON pointer
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Node

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError
from linkeddata.extract import attributes
from linkeddata.extract.addresses import STAND_IN
from linkeddata.extract.item import Item
from linkeddata.extract.jsonld import direct, json_repair, nodes
from linkeddata.extract.jsonld.json_repair import Trouble
from linkeddata.extract.jsonld.source_map import Block, PageBlock, Places
from linkeddata.html.markup import Markup
from linkeddata.rdf import node_names, parse, strict_json
from linkeddata.rdf.terms import iri, term
from linkeddata.rdf.triple_index import Data, Triple
from linkeddata.schema.contexts import addresses
from linkeddata.schema.vocabulary import https
from linkeddata.values.codes import OF_A_THING, finding
from linkeddata.values.findings import Finding
from linkeddata.values.iris import NOWHERE
from linkeddata.values.namespaces import SCHEMA

__all__ = ["JsonLd", "read"]


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The JSON-LD of one file.

    Args:
        name: the file.
        data: the statements, in terms of https://schema.org/ even if written with http.
        places: place of each statement.
        findings: mistakes found while reading.
        address: base of bare fragments: the address in the page, else a name made from the file's digest.
        page: the markup of the page, or None for a file of JSON-LD.
        embedded: IRIs of the things in blocks of ours, which have all that the page says of them.
    """

    name: str
    data: Data
    places: Places
    findings: tuple[Finding, ...]
    address: str
    page: Markup | None = None
    embedded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Text:
    """JSON-LD and where it is written, its mistakes, and whether it is a block of ours."""

    value: Any
    block: Block | PageBlock
    troubles: tuple[Trouble, ...] = ()
    ours: bool = False


def read(data: bytes, kind: str, *, name: str, base: str | None = None) -> JsonLd:
    """Read a page or a JSON-LD file.

    Args:
        data: the bytes.
        kind: `page` or `jsonld`.
        name: file name for messages.
        base: address of the document; the address in a page overrides it.

    Raises:
        UnreadableError: not decodable, empty, not JSON, or a page without JSON-LD.
        RefusedError: nested too deep.
    """
    text = parse.decoded(data, name, page=kind == "page")
    if not text.strip():
        raise UnreadableError("the file is empty", "give a file with data", source=name)
    page = Markup(text) if kind == "page" else None
    try:
        address = (parse.page_address(page) if page else None) or base
        anchor = address.partition("#")[0] if address else f"urn:sha256:{hashlib.sha256(data).hexdigest()}"
        texts, lost = _of_page(page, name, anchor) if page else (_of_file(text, name), [])
        places, triples, schemes = Places(), list[Triple](), set[str]()
        findings, noted, embedded = list[Finding](lost), list[tuple[Block | PageBlock, nodes.Noted]](), set[str]()
        fragments = False
        for number, part in enumerate(texts):
            block = part.block
            for trouble in part.troubles:
                assert isinstance(block, Block)  # attributes have no mistakes of JSON
                if trouble.code == "key-twice" and part.value is not None:
                    if path := block.path(trouble.offset):  # if a key occurs three times, only the last has a path
                        noted.append((block, nodes.Noted(trouble.code, path, key=trouble.what)))
                else:
                    place = (*block.at(trouble.offset), None)
                    findings.append(finding(trouble.code, trouble.what, key=trouble.what, place=place))
            if part.value is None and part.troubles:
                continue
            written = schemes if isinstance(block, Block) else set()  # attributes are read as https however they are written
            walk = nodes.Walk(block, number, anchor, places, written, address or "")
            try:
                document = walk.document(part.value)
                said = _triples(document) if document is not None else []
                if part.ours:
                    embedded.update(str(s) for s, *_ in said)
                triples += said
            except ValueError as broken:
                findings.append(finding("json-ld-invalid", str(broken), place=block.place(())))
            noted += ((block, n) for n in walk.noted)
            fragments = fragments or walk.fragments
    except LinkedDataError as error:
        raise error.at(name) from None
    read_data = Data(_joined(triples, anchor) if fragments else triples)
    findings += (_finding_of(read_data, places, block, n) for block, n in noted)
    return JsonLd(name, read_data, places, tuple(findings), anchor, page, frozenset(embedded))


def _of_file(text: str, name: str) -> list[_Text]:
    texts = json_repair.read_all(text)
    if texts[0].value is None:
        strict_json.loads(text, source=name)  # raises
    values = [read_text.value for read_text in texts]
    roots = [root for value in values for root in (value if isinstance(value, list) else [value])]
    if any(isinstance(root, dict) and {"version", "things"} <= root.keys() for root in roots):
        raise UnreadableError("this is a description, not RDF", "convert it first", source=name)
    return [_Text(part.value, Block(part.text), part.troubles) for part in texts]


def _of_page(page: Markup, name: str, anchor: str) -> tuple[list[_Text], list[Finding]]:
    """Return the data of a page in every syntax, and findings about data that could not be read."""
    xhtml = page.is_xhtml
    found = []
    for script in page.scripts("application/ld+json"):
        try:
            texts = json_repair.read_all(script.text, cdata=xhtml)
        except RefusedError as error:
            error.line = script.line + (error.line or 1) - 1
            raise
        ours = script.attributes.get("data-generator") == "linkeddata"
        column = script.at - page.source.rfind("\n", 0, script.at)
        found += [_Text(part.value, Block(part.text, script.line, column), part.troubles, ours) for part in texts]
    findings: list[Finding] = []
    for read_items in (attributes.microdata, attributes.rdfa):
        items, problems = read_items(page, anchor, STAND_IN)
        found += _of_items(page, items)
        findings += problems
    if not found and not findings:
        raise UnreadableError("the page contains no JSON-LD, Microdata or RDFa", "embed a block first", source=name)
    return found, findings


def _of_items(page: Markup, items: list[Item]) -> Iterator[_Text]:
    """Yield the items of one syntax, which share blank nodes, as one graph."""
    if items:
        places = {("@graph", number, *path): at for number, item in enumerate(items) for path, at in item.places.items()}
        yield _Text({"@context": {}, "@graph": [item.value for item in items]}, PageBlock(page.source, items[0].syntax, places))


@lru_cache(maxsize=2048)  # some pages' worth: the pages of a site repeat many terms
def _term(part: Any) -> Node:
    """Return a term of pyoxigraph as one of rdflib's, terms of schema.org with https."""
    made = term(part)
    return iri(https(str(made))) if isinstance(made, URIRef) else made


class _Terms(dict[Any, Node]):
    """The terms of one text, as `_term` gives them."""

    def __missing__(self, key: Any) -> Node:
        made = self[key] = _term(key)
        return made


def _triples(document: Any) -> list[Triple]:
    plain = direct.statements(document)
    return _parsed(document) if plain is None else plain


def _parsed(document: Any) -> list[Triple]:
    import pyoxigraph

    terms = _Terms()
    try:
        quads = pyoxigraph.parse(
            json.dumps(document, check_circular=False).encode(), pyoxigraph.RdfFormat.JSON_LD, base_iri=NOWHERE
        )
        return [(terms[s], terms[p], terms[o]) for s, p, o, _ in quads]
    except SyntaxError as error:
        raise ValueError(re.sub(r"\AParser error at [^:]*: | \(line \d+\)\Z", "", str(error.msg))) from None


def _joined(triples: list[Any], anchor: str) -> list[Any]:
    """Return the statements with texts such as `#place` made references, where the document describes that thing."""
    described = {s for s, _, _ in triples}

    def reference(prop: Any, term: Any) -> Any:
        address = isinstance(term, Literal) and term.startswith("#") and prop.removeprefix(SCHEMA) in addresses()
        named = URIRef(anchor + term) if address else None
        return named if named in described else term

    return [(s, p, reference(p, o)) for s, p, o in triples]


def _finding_of(data: Data, places: Places, block: Block | PageBlock, noted: nodes.Noted) -> Finding:
    """Return the finding for a mistake, with the name of the thing it is about."""
    found = finding(noted.code, noted.value, key=noted.key, near=noted.near, place=block.place(noted.path))
    node = places.around(block, noted.path[:-1])
    if node is None or noted.code not in OF_A_THING:
        return found
    steps = [step for step in noted.path if isinstance(step, str) and not step.startswith("@")]
    prop = steps[-1] if steps and noted.code in ("key-twice", "language-unknown") else None
    return replace(found, node=node_names.name(data, node), iri=str(node) if isinstance(node, URIRef) else None, property=prop)
