"""What people call a node: its name, headline or title; else what it is, or its IRI."""

from __future__ import annotations

import re

from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.values.namespaces import DCTERMS, FOAF, SCHEMA, local_name

#: So much of a name or value is shown in a sentence, code points: a headline fits, a paragraph does not.
_SHOWN = 120
_NAMING = tuple(
    URIRef(SCHEMA + name) for name in ("name", "headline", "alternateName", "legalName", "roleName", "alternativeHeadline")
) + tuple(URIRef(ns + name) for ns, name in ((DCTERMS, "title"), (FOAF, "name")))
#: The beginning of an address that was made up because the real one is unknown; it is not shown.
_NOWHERE = re.compile(r"https://(?:relative\.invalid|this-page\.example)/|urn:sha256:[0-9a-f]{64}(?=#)")


def quoted(data: Data, node: Node) -> str:
    """Show a node in a sentence: names and words in quotation marks, dates, figures, classes and addresses bare."""
    if isinstance(node, Literal):
        return f'"{_short(node)}"' if node.datatype in (None, XSD.string) else _short(node)
    called = name(data, node)
    return called if called == _fallback(data, node) else f'"{_short(called)}"'


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def name(data: Data, node: Node) -> str:
    """Return what people call a node: its name, headline or title; else what it is, or its IRI."""
    if isinstance(node, Literal):
        return str(node)
    about = data.about(node)
    for prop in _NAMING:
        names = sorted(" ".join(o.split()) for o in about.get(prop, ()) if isinstance(o, Literal) and o.strip())
        if names:
            return names[0]
    return _fallback(data, node)


def kind(data: Data, node: Node) -> str:
    """Say what a node is: `a Place`, `words`."""
    if isinstance(node, Literal):
        return "words" if node.datatype is None else "a plain value"
    types = sorted(local_name(t) for t in data.types(node) if isinstance(t, URIRef))
    return " and ".join(f"{'an' if t[:1] in 'AEIO' else 'a'} {t}" for t in types) or "not described"


def _fallback(data: Data, node: Node) -> str:
    if isinstance(node, URIRef) and node.startswith(SCHEMA):
        return local_name(node)
    types = sorted(local_name(t) for t in data.types(node) if isinstance(t, URIRef))
    if types:
        return f"an unnamed {types[0]}"
    return _NOWHERE.sub("", str(node)) if isinstance(node, URIRef) else "an unnamed thing"


def shown(data: Data, value: Node | None) -> str | None:
    """Return a value as a finding carries it: lexical form or IRI, of a blank node its name."""
    if value is None:
        return None
    return name(data, value) if isinstance(value, BNode) else _NOWHERE.sub("", str(value))
