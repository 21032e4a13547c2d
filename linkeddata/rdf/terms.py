"""rdflib's terms from pyoxigraph's, made once.

rdflib compares two equal terms with a Python function, but a dictionary does not compare a key with itself. So an IRI that pages
repeat (a property, a class) is the same object every time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, NamedNode
from rdflib import RDF, BNode, Literal, URIRef
from rdflib.term import Identifier, Node

from linkeddata.values.namespaces import XSD

_STRING = XSD + "string"


@lru_cache(maxsize=2048)
def iri(address: str) -> URIRef:
    """Return an IRI, the same object as before if it is still known."""
    made: URIRef = Identifier.__new__(URIRef, address)  # URIRef's own constructor looks for characters to warn of, no more
    return made


def blank(label: str) -> BNode:
    """Return a blank node; its own constructor only looks whether there is a label."""
    made: BNode = Identifier.__new__(BNode, label)
    return made


def text(words: str) -> Literal:
    """Return a literal of plain text.

    Its own constructor takes seven times as long, to find out that text is text. A test compares the two, slot by slot.
    """
    made: Literal = Identifier.__new__(Literal, words)
    made._language = made._datatype = made._ill_typed = None
    made._value = words
    return made


#: `rdf:type`.
TYPE = iri(str(RDF.type))


def term(made: Any) -> Node:
    """Return a term of pyoxigraph as one of rdflib's, its lexical form untouched."""
    if isinstance(made, NamedNode):
        return iri(made.value)
    if isinstance(made, BlankNode):
        return blank(made.value)
    if made.language:
        return Literal(made.value, lang=made.language)
    datatype = made.datatype.value
    if datatype == _STRING:
        return text(made.value)
    return Literal(made.value, datatype=iri(datatype), normalize=False)
