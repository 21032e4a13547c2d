"""Findings in words: what a node is called, and a rule's message with its blanks filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rdflib import RDF, XSD, BNode, Literal, URIRef
from rdflib.term import Node

from linkeddata import vocabulary
from linkeddata.data import Data
from linkeddata.faults import Fault

#: So much of a name or value is shown in a sentence, code points: a headline fits, a paragraph does not.
_SHOWN = 120
_NAMING = tuple(
    URIRef(vocabulary.SCHEMA + name)
    for name in ("name", "headline", "alternateName", "legalName", "roleName", "alternativeHeadline")
) + tuple(URIRef(ns + name) for ns, name in (("http://purl.org/dc/terms/", "title"), ("http://xmlns.com/foaf/0.1/", "name")))
#: What stands before the address of something whose own address is not known, and is not shown.
_NOWHERE = re.compile(r"https://relative\.invalid/|urn:sha256:[0-9a-f]{64}(?=#)")
#: What a shape without a message is told as, by the last part of its constraint component.
WORDING: Mapping[str, str] = {
    "MinCount": "{$this} lacks {property}.",
    "MaxCount": "{$this} has too many values of {property}.",
    "Datatype": "{$this} has {?value} under {property}, which is not of the type asked for.",
    "Class": "{$this} has {?value} under {property}, which is not of the class asked for.",
    "NodeKind": "{$this} has {?value} under {property}, which is not of the kind asked for.",
    "In": "{$this} has {?value} under {property}, which is not among the values allowed.",
    "Pattern": "{$this} has {?value} under {property}, which is not written as asked for.",
    "HasValue": "{$this} lacks a value of {property} that is asked for.",
    "Closed": "{$this} has {property}, which is not allowed here.",
    "UniqueLang": "{$this} has two values of {property} in one language.",
}


def fill(data: Data, message: str, fault: Fault) -> tuple[str, str | None]:
    """Fill the blanks of a message.

    Args:
        data: what the names of things are taken from.
        message: with blanks such as `{$this}`; `shapes/schema.org.ttl` lists them. Its first "; " parts what is wrong from
            what is to be done.
        fault: what it is about.

    Returns:
        the sentence, and its second half on its own, or None where it has none.
    """
    near = fault.near[0] if fault.near else ""
    prop = local(fault.property) if fault.property is not None else "it"
    parts = {
        "{$this}": quoted(data, fault.focus),
        "{?value}": quoted(data, fault.value) if fault.value is not None else "a value",
        "{?other}": quoted(data, fault.other) if fault.other is not None else "another",
        "{?other-property}": local(fault.other_property) if fault.other_property is not None else "it",
        "{?near}.": f", such as {near}." if near else ".",
        "{?near}": near or "a word of schema.org's list",
        "{?expected}": fault.expected or "something else",
        "{?kind}": kind(data, fault.value) if fault.value is not None else "something else",
        "{?type}": kind(data, fault.focus),
        "{?term}": local(fault.value) if fault.property == RDF.type and fault.value is not None else prop,
        "{property}": "a type" if fault.property == RDF.type else prop,
    }
    marks = re.compile("|".join(map(re.escape, parts)))

    def filled(text: str) -> str:
        return marks.sub(lambda mark: parts[mark[0]], text)  # one pass: a name that looks like a mark stays a name

    what, parted, todo = message.partition("; ")
    if not parted:
        return _sentence(filled(what)), None
    return _sentence(f"{filled(what)}; {filled(todo)}"), _sentence(filled(todo))


def _sentence(text: str) -> str:
    return text if "://" in text.partition(" ")[0] else text[:1].upper() + text[1:]


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
    types = sorted(local(t) for t in data.types(node) if isinstance(t, URIRef))
    return " and ".join(f"{'an' if t[:1] in 'AEIO' else 'a'} {t}" for t in types) or "not described"


def _fallback(data: Data, node: Node) -> str:
    if isinstance(node, URIRef) and node.startswith(vocabulary.SCHEMA):
        return local(node)
    types = sorted(local(t) for t in data.types(node) if isinstance(t, URIRef))
    if types:
        return f"an unnamed {types[0]}"
    return _NOWHERE.sub("", str(node)) if isinstance(node, URIRef) else "an unnamed thing"


def local(iri: Node | None) -> str:
    """Return the last part of an IRI: a property or class as people write it."""
    text = str(iri)
    if text.startswith(vocabulary.SCHEMA):
        return text.removeprefix(vocabulary.SCHEMA)
    return text.replace("#", "/").rpartition("/")[2]


def shown(data: Data, value: Node | None) -> str | None:
    """Return a value as a finding carries it: lexical form or IRI, of a blank node its name."""
    if value is None:
        return None
    return name(data, value) if isinstance(value, BNode) else _NOWHERE.sub("", str(value))
