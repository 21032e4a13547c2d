"""Values: is each of a kind that its property takes?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from linkeddata import vocabulary
from linkeddata.faults import dates, languages
from linkeddata.faults.fault import Fault
from linkeddata.faults.scene import Scene, local

#: Whoever made a work is often given by name alone; search engines accept it, so that it is a warning only.
_MAKERS = frozenset({"author", "creator", "contributor", "editor"})
_NUMERIC = frozenset({XSD.integer, XSD.double, XSD.decimal, XSD.float})
_FIGURES = frozenset({"Number", "Integer", "Float"})
_WORDS = frozenset({"Text", "CssSelectorType", "XPathType", "PronounceableText"})
_TRUTHS = frozenset({"true", "false", "https://schema.org/true", "https://schema.org/false"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "urn", "ftp", "geo", "did", "doi"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+\Z", re.IGNORECASE)
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*\Z")


def find(scene: Scene) -> Iterator[Fault]:
    """Yield what is wrong with values: their kind, emptiness, addresses, dates, languages, members of enumerations."""
    for node in scene.data.subjects:
        for prop, name, value in scene.properties(node):
            if isinstance(value, Literal):
                fault, near, expected = of_literal(name, str(value), value.datatype, value.language)
            else:
                fault, near, expected = _of_node(scene, name, value)
            if fault:
                yield Fault(fault, node, prop, value, near=near, expected=expected)


_Verdict = tuple[str, tuple[str, ...], str]
_FINE: _Verdict = ("", (), "")


@lru_cache(maxsize=16384)
def _range(name: str) -> frozenset[str]:
    """Return what a property takes; nothing where it is unknown or replaced."""
    known = vocabulary.terms().get(name)
    return frozenset(known.range) if known and known.kind == "property" else frozenset()


@lru_cache(maxsize=2048)
def _datatypes(name: str) -> frozenset[str]:
    return frozenset(kind for kind in _range(name) if kind in vocabulary.terms() and vocabulary.terms()[kind].kind == "datatype")


@lru_cache(maxsize=2048)
def _members(name: str) -> tuple[str, ...]:
    """Return the values of the enumerations that a property takes."""
    return tuple(m for kind in sorted(_range(name)) if vocabulary.is_a(kind, "Enumeration") for m in vocabulary.members(kind))


@lru_cache(maxsize=2048)
def expected(name: str) -> str:
    """Say what a property takes: `a Person or an Organization`."""
    words = {"Text": "words", "URL": "a web address", "Date": "a date", "DateTime": "a date with an hour", "Number": "a figure"}
    kinds = [words.get(k) or f"{'an' if k[0] in 'AEIO' else 'a'} {k}" for k in sorted(_range(name), key=lambda k: (k in words, k))]
    return ", ".join(kinds[:-1]) + (" or " if len(kinds) > 1 else "") + kinds[-1] if kinds else ""


@lru_cache(maxsize=16384)
def of_literal(name: str, text: str, datatype: URIRef | None, language: str | None) -> _Verdict:
    """Judge a plain value.

    Args:
        name: the property, local name.
        text: the value.
        datatype: its datatype, None for plain words.
        language: its language tag, None where it has none.

    Returns:
        the name of the fault ("" for none), terms that may have been meant, and what would be right.
    """
    takes = _range(name)
    if _BLANK.match(text):
        return "text-empty", (), ""
    if language is not None and not languages.is_tag(language):
        return "language-unknown", (), ""
    if name == "inLanguage" or (name == "availableLanguage" and languages.looks_like_tag(text)):
        return ("language-unknown", (), "") if not languages.is_tag(text) else _FINE
    if not takes or any(vocabulary.is_a(kind, "Quantity") or kind == "QuantitativeValue" for kind in takes):
        return _FINE  # measures are given as figures, as words with their unit, or described
    words = takes & _WORDS
    if datatype in _NUMERIC:
        return _of_figure(name, takes)
    if datatype == XSD.boolean:
        return _FINE if "Boolean" in takes or not words else ("number-for-text", (), expected(name))
    if takes & _FIGURES and not re.search(r"\d", text) and not (takes - _FIGURES - _WORDS):
        return "text-for-number", (), expected(name)
    if words:
        return _FINE
    if takes & dates.KINDS:
        return dates.of_text(text, takes) or "", (), ""
    return _of_reference(name, text, takes)


def _of_figure(name: str, takes: frozenset[str]) -> _Verdict:
    if takes & (_FIGURES | {"Boolean"}):
        return _FINE
    if takes & _WORDS:
        return "number-for-text", (), expected(name)
    if takes & dates.KINDS:
        return "date-in-words", (), ""
    return ("address-invalid" if "URL" in takes else "text-for-thing"), (), expected(name)


def _of_reference(name: str, text: str, takes: frozenset[str]) -> _Verdict:
    """Judge words under a property that takes addresses, members of enumerations or things, and no words."""
    members = _members(name)
    if members:
        bare = text.removeprefix("https://schema.org/").removeprefix("http://schema.org/").removeprefix("schema:")
        if bare in members or (_ADDRESS.match(text) and bare == text):
            return _FINE
        close = [m for m in members if bare.casefold().replace("-", "") in m.casefold()]
        return "enumeration-unknown", tuple(close[:1]) or members[:1], ", ".join(members[:6])
    if "Boolean" in takes:
        return _FINE if text.lower() in _TRUTHS else ("enumeration-unknown", ("true",), "true or false")
    if "URL" in takes:
        return _FINE if is_address(text) else ("address-invalid", (), expected(name))
    if _datatypes(name) - {"URL"}:
        return _FINE
    if name in _MAKERS:
        return "author-as-text", (), expected(name)
    if _ADDRESS.match(text):
        return _FINE if "Thing" in takes else ("address-for-thing", (), expected(name))
    return "text-for-thing", (), expected(name)


@lru_cache(maxsize=16384)
def is_address(text: str) -> bool:
    """Tell whether a value is an address that others can follow: a known scheme, and a host where the scheme has one.

    >>> is_address("https://www.example.org/a"), is_address("www.example.org"), is_address("htp://example.org")
    (True, False, False)
    """
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or re.search(r"\s", text):
        return False
    if parts.scheme in ("http", "https", "ftp"):
        return bool(host) and ("." in str(host) or host == "localhost" or ":" in str(host)) and not str(host).endswith(".invalid")
    return bool(parts.path or parts.netloc)


def _of_node(scene: Scene, name: str, value: Node) -> _Verdict:
    takes = _range(name)
    if not takes or name in ("additionalType",):
        return _FINE
    classes = scene.classes(value)
    if not classes:
        if isinstance(value, URIRef) and not scene.data.about(value):
            return _of_iri(name, value, takes)
        return _FINE
    if "Thing" in takes or any(vocabulary.is_a(c, kind) for c in classes for kind in (*takes, "Role")):
        return _FINE
    if "URL" in takes and scene.is_a(value, "CreativeWork"):
        return _FINE  # a page described in place of its address
    if any(vocabulary.terms()[c].kind == "datatype" for c in classes):
        return _FINE
    if scene.is_a(value, "PropertyValue", "DefinedTerm", "PropertyValueSpecification") and takes & _WORDS:
        return _FINE
    return "value-of-wrong-type", (), expected(name)


def _of_iri(name: str, value: URIRef, takes: frozenset[str]) -> _Verdict:
    """Judge an IRI of which the data say nothing: a member of an enumeration, or an address."""
    member = local(value)
    members = _members(name)
    if member is not None and members and not takes & (_WORDS | {"Thing"}):
        if member in members:
            return _FINE
        return "enumeration-unknown", vocabulary.near_misses(member, 1) or members[:1], ", ".join(members[:6])
    if "URL" in takes and not is_address(str(value)):
        return "address-invalid", (), expected(name)
    return _FINE
