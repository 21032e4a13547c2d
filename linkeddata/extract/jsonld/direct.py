"""The statements of plain JSON-LD without a parser: schema.org's context alone, objects, texts and figures.

Nearly all pages are so, and a parser takes a quarter of the time that checking them takes. Whatever is not plain goes to the parser;
a test compares the two.
Source: JSON-LD 1.1 Processing Algorithms and API, 5.1 (expansion), 8.1 (deserialization to RDF).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from rdflib import Literal
from rdflib.term import Node

from linkeddata.extract.jsonld.context import CHECKED
from linkeddata.rdf.terms import TYPE, blank, iri, text
from linkeddata.rdf.triple_index import Triple
from linkeddata.schema.vocabulary import https
from linkeddata.values.namespaces import SCHEMA, XSD

#: A key or a type that means a term of schema.org and nothing else.
_TERM = re.compile(r"(?!(?:schema|id|type)\Z)[A-Za-z][A-Za-z0-9_-]*\Z")
#: An IRI that no parser changes.
_IRI = re.compile(r"(?:https?://|urn:)(?!.*/\.)[^\s<>\"{}|\\^`\x00-\x20\x7f]+\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPED = {"@value", "@type"}
_BOOLEANS = {truth: Literal(str(truth).lower(), datatype=iri(XSD + "boolean"), normalize=False) for truth in (True, False)}


class _NotPlainError(Exception):
    """Only a parser can read this."""


def statements(document: Any) -> list[Triple] | None:
    """Return the statements of a text as `nodes.Walk` leaves it, terms of schema.org with https; None if it is not plain."""
    if not isinstance(document, dict) or document.get("@context") != CHECKED:
        return None
    root = {key: held for key, held in document.items() if key != "@context"}
    found: list[Triple] = []
    try:
        if root.keys() == {"@graph"}:
            members = root["@graph"]
            for member in members if isinstance(members, list) else [members]:
                if not isinstance(member, dict):
                    return None
                _node(member, found)
        else:
            _node(root, found)
    except _NotPlainError:
        return None
    return found


def _node(made: dict[str, Any], found: list[Triple]) -> Node:
    """Add the statements of an object and return its node."""
    name = made.get("@id")
    subject = blank(name[2:]) if isinstance(name, str) and name.startswith("_:") else _named(name)
    for key, held in made.items():
        if key == "@id":
            continue
        if key in ("@type", "type"):
            found += [(subject, TYPE, _class(kind)) for kind in held]
            continue
        prop = _property(key)
        for value in held if isinstance(held, list) else (held,):
            if type(value) is str:
                found.append((subject, prop, _words(value)))
            elif type(value) is dict:
                found.append((subject, prop, _typed(value) if "@value" in value else _node(value, found)))
            elif type(value) is bool:
                found.append((subject, prop, _BOOLEANS[value]))
            elif value is not None:
                raise _NotPlainError
    return subject


def _typed(value: dict[str, Any]) -> Node:
    words, kind = value["@value"], value.get("@type")
    if not (value.keys() <= _TYPED and isinstance(words, str)):
        raise _NotPlainError
    if kind is None:
        return _words(words)
    if not (isinstance(kind, str) and kind.startswith(XSD)):
        raise _NotPlainError
    return _literal(words, kind)


def _words(words: str) -> Literal:
    if not words.isascii() and _SURROGATE.search(words):
        raise _NotPlainError
    return text(words)


@lru_cache(maxsize=2048)
def _literal(words: str, datatype: str) -> Literal:
    if _SURROGATE.search(words):
        raise _NotPlainError
    return Literal(words, datatype=iri(datatype), normalize=False)


@lru_cache(maxsize=2048)
def _named(address: Any) -> Node:
    if not isinstance(address, str) or not _IRI.match(address):
        raise _NotPlainError
    return iri(https(address))


@lru_cache(maxsize=2048)
def _class(kind: Any) -> Node:
    if not isinstance(kind, str) or not _TERM.match(kind):
        return _named(kind)
    return iri(SCHEMA + kind)


@lru_cache(maxsize=2048)
def _property(key: str) -> Node:
    if not _TERM.match(key):
        raise _NotPlainError
    return iri(SCHEMA + key)
