"""Writes `Data` as N-Triples for an engine outside Python, and reads the terms that come back.

If a term would be read there as another term than in rdflib, nothing is written: `write` returns None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from linkeddata.values.namespaces import XSD

if TYPE_CHECKING:
    from linkeddata.rdf.triple_index import Data, Triple

_STRING = XSD + "string"
_MARKS = re.compile(r'["\\\n\r]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Written:
    """Statements as N-Triples.

    Args:
        text: one statement a line.
        blanks: label in `text` → blank node.
        literals: literals by their form in `text`.
    """

    text: str
    blanks: dict[str, BNode]
    literals: dict[str, Literal]


def write(data: Data | Iterable[Triple]) -> Written | None:
    r"""Write statements as N-Triples; None if a term has no form there, or one that means another term.

    >>> from rdflib import Literal, URIRef
    >>> print(write([(URIRef("urn:a"), URIRef("urn:b"), Literal('a "c"', lang="EN"))]).text, end="")
    <urn:a> <urn:b> "a \"c\""@en .
    """
    iris: list[str] = []
    lines: list[str] = []
    blanks: dict[BNode, str] = {}
    literals: dict[str, Literal] = {}
    subject = predicate = None
    head = ""
    for s, p, o in data:
        if s is not subject or p is not predicate:  # `Data` gives them in runs
            subject, predicate = s, p
            if isinstance(s, URIRef):
                iris.append(s)
                start = f"<{s}>"
            elif isinstance(s, BNode):
                start = blanks.setdefault(s, f"_:b{len(blanks)}")
            else:
                return None
            if not isinstance(p, URIRef):
                return None
            iris.append(p)
            head = f"{start} <{p}> "
        if isinstance(o, URIRef):
            iris.append(o)
            lines.append(f"{head}<{o}> .\n")
        elif isinstance(o, Literal):
            text = _literal(o, iris)
            if text is None:
                return None
            literals.setdefault(text, o)
            lines.append(f"{head}{text} .\n")
        elif isinstance(o, BNode):
            lines.append(f"{head}{blanks.setdefault(o, f'_:b{len(blanks)}')} .\n")
        else:
            return None
    names = "".join(iris)
    if ">" in names or "\\" in names:  # would end the IRI there, or be read as an escape; anything else amiss the parser finds
        return None
    return Written("".join(lines), {label: node for node, label in blanks.items()}, literals)


def _literal(literal: Literal, iris: list[str]) -> str | None:
    text = _MARKS.sub(_escaped, literal) if _MARKS.search(literal) else literal
    if literal.language:
        return f'"{text}"@{literal.language.lower()}'
    datatype = literal.datatype
    if datatype is None:
        return f'"{text}"'
    iris.append(datatype)
    # A text with the type of text is for rdflib another term than without; in RDF, and for the engine, it is the same.
    return None if str(datatype) == _STRING else f'"{text}"^^<{datatype}>'


def _escaped(mark: re.Match[str]) -> str:
    return _ESCAPES[mark[0]]


def read(text: str, written: Written) -> Node:
    """Return the term that an engine reports, the identical one of the data if it is from there.

    Args:
        text: an IRI or a literal in N-Triples; of a blank node the label in `written`.
        written: the data that the engine was given.
    """
    if text.startswith("<"):
        return URIRef(text[1:-1])
    if text.startswith("_:"):
        return written.blanks[text]
    found = written.literals.get(text)
    return _parsed(text, written) if found is None else found


def _parsed(text: str, written: Written) -> Literal:
    """Read a literal that the engine escapes in another way, or that is not of the data but of the shapes."""
    import pyoxigraph

    statement = f"<urn:s> <urn:p> {text} .".encode()
    (quad,) = pyoxigraph.parse(input=statement, format=pyoxigraph.RdfFormat.N_TRIPLES)
    term = quad.object
    assert isinstance(term, pyoxigraph.Literal)
    typed = None if term.language or term.datatype.value == _STRING else URIRef(term.datatype.value)
    made = Literal(term.value, lang=term.language, datatype=typed, normalize=False)
    return written.literals.get(_literal(made, []) or "", made)
