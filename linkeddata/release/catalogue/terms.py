"""The parts of a catalogue as statements: what is said about a thing in a fixed order, and all of it as Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from linkeddata.values.namespaces import DCTERMS, FOAF, OWL, RDF, RDFS, SCHEMA, XSD

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

#: Prefixes of the files, in the order in which they are declared.
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}


def named(name: str) -> NamedNode:
    """Return a term by its prefixed name.

    >>> named("dcat:Catalog").value
    'http://www.w3.org/ns/dcat#Catalog'
    """
    import pyoxigraph

    prefix, _, local = name.partition(":")
    return pyoxigraph.NamedNode(PREFIXES[prefix] + local)


def iri(address: str) -> NamedNode | None:
    """Return a term for an address; None for ""."""
    import pyoxigraph

    return pyoxigraph.NamedNode(address) if address else None


def text(value: str, language: str = "") -> Literal | None:
    """Return a text, in a language if one is given; None for ""."""
    import pyoxigraph

    if not value:
        return None
    return pyoxigraph.Literal(value, language=language) if language else pyoxigraph.Literal(value)


def typed(value: object, datatype: str) -> Literal | None:
    """Return a value with a datatype of XML Schema; None for ""."""
    import pyoxigraph

    return pyoxigraph.Literal(str(value), datatype=named(f"xsd:{datatype}")) if str(value) else None


def about(
    subject: str, *said: tuple[str, NamedNode | Literal | Iterable[NamedNode | Literal | None] | None]
) -> Iterator[Triple]:
    """Yield what is said about a thing, in order.

    Args:
        subject: its IRI.
        said: property as a prefixed name, and its value or values; `a` for the class. What is None is not said.
    """
    import pyoxigraph

    for name, values in said:
        predicate = named("rdf:type" if name == "a" else name)
        several = (values,) if values is None or isinstance(values, pyoxigraph.NamedNode | pyoxigraph.Literal) else values
        for value in several:
            if value is not None:
                yield pyoxigraph.Triple(pyoxigraph.NamedNode(subject), predicate, value)


def turtle(statements: Iterable[Triple], here: str, comment: str) -> str:
    """Return statements as Turtle, in the order given.

    Args:
        statements: without blank nodes.
        here: what the empty prefix stands for: the address of the file and "#".
        comment: lines for people at the top.
    """
    import pyoxigraph

    listed = list(dict.fromkeys(statements))
    used = {term.value for one in listed for term in _terms(one)}
    prefixes = {"": here, **{key: ns for key, ns in PREFIXES.items() if any(value.startswith(ns) for value in used)}}
    written = (pyoxigraph.serialize(listed, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    # pyoxigraph declares prefixes in the order of their namespaces, and leaves no line between things
    body = "".join(line for line in written.splitlines(keepends=True) if not line.startswith("@prefix "))
    declared = "".join(f"@prefix {key}: <{ns}> .\n" for key, ns in prefixes.items())
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return head + declared + re.sub(r"^(?=[:<])", "\n", body, flags=re.MULTILINE).replace("\t", "    ").rstrip("\n") + "\n"


def _terms(statement: Triple) -> Iterator[NamedNode]:
    """Yield the terms of a statement that are written with a prefix; a class is said with `a`."""
    import pyoxigraph

    if statement.predicate != named("rdf:type"):
        yield statement.predicate
    for term in (statement.subject, statement.object):
        if isinstance(term, pyoxigraph.NamedNode):
            yield term
        elif isinstance(term, pyoxigraph.Literal) and not term.language:
            yield term.datatype
