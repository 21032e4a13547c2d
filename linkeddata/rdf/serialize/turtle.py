"""Turtle as a person would write it: short names, one block a thing, the article first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize.ntriples import quoted
from linkeddata.rdf.serialize.order import TYPE, Plain, Row, Term, nodes, rows
from linkeddata.values.namespaces import PREFIXES, XSD

# A safe part of PN_LOCAL (Turtle 1.1): no character that would need an escape.
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_NUMBERS = {XSD + "integer": re.compile(r"-?(?:0|[1-9][0-9]*)\Z"), XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+\Z")}
# IRIs whose short names are remembered: properties, classes and neighbours come again.
_REMEMBERED = 50_000


class Names:
    """Short names of IRIs; remembers which prefixes were used.

    Args:
        document: IRI up to and with its `#` that begins the IRIs of the document's own things, for the empty prefix; "" for none.
        prefixes: prefix → namespace, of those that may be used.
    """

    def __init__(self, document: str = "", prefixes: Mapping[str, str] = PREFIXES) -> None:
        self._spaces = {space: prefix for prefix, space in prefixes.items()} | ({document: ""} if document else {})
        self._used: set[str] = set()
        self._known: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """Return `prefix:local` if a prefix fits, else `<iri>`."""
        known = self._known.get(iri)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[iri] = self.short(iri)
        return known

    def short(self, iri: str) -> str:
        """Return the same without remembering it."""
        space, mark, local = iri.rpartition("#" if "#" in iri else "/")
        prefix = self._spaces.get(space + mark)
        if prefix is None or not _LOCAL.match(local):
            return f"<{iri}>"
        self._used.add(prefix)
        return f"{prefix}:{local}"

    def term(self, value: Term) -> str:
        """Return a term as Turtle writes it."""
        if not isinstance(value, Plain):
            return self.iri(value)
        if value.language:
            return f"{quoted(value.value)}@{value.language}"
        number = _NUMBERS.get(value.datatype)
        if number and number.match(value.value):
            return value.value
        return quoted(value.value) + (f"^^{self.iri(value.datatype)}" if value.datatype else "")

    def declarations(self) -> str:
        """Return a `@prefix` line for each prefix used, by name."""
        spaces = {prefix: space for space, prefix in self._spaces.items()}
        return "".join(f"@prefix {prefix}: <{spaces[prefix]}> .\n" for prefix in sorted(self._used))


class Written(dict[str, str]):
    """Terms as N-Triples write them (`ntriples.term`) → as Turtle writes them; a text is the same in both.

    It is filled when it is read, since a function that is called for every term takes as long as all the rest.

    Args:
        names: short names of IRIs.
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def __missing__(self, term: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        if term[0] == "<":
            made = self._names.short(term[1:-1])
        elif term[-1] != ">":  # a text, with a language perhaps
            return term
        else:
            text, _, datatype = term[:-1].rpartition('"^^<')
            number = _NUMBERS.get(datatype)
            made = text[1:] if number and number.match(text, 1) else f'{text}"^^{self._names.iri(datatype)}'
        self[term] = made
        return made


def own_namespace(dataset: Dataset) -> str:
    """Return what the IRIs of the document's things begin with, up to and with `#`: the article's IRI, without its own fragment."""
    return (dataset.article.rpartition("#")[0] or dataset.article) + "#"


def blocks(found: list[Row], names: Names, indent: str = "") -> str:
    """Return canonical rows as Turtle statements, one block a subject, blocks apart by an empty line."""
    return "\n".join(block(subject, described, names, indent) for subject, described in nodes(found))


def block(subject: str, described: Mapping[str, list[Term]], names: Names, indent: str = "") -> str:
    """Return one subject with its predicates and their objects as a Turtle statement, order kept."""
    written = [
        ("a" if predicate == TYPE else names.iri(predicate), [*map(names.term, values)])
        for predicate, values in described.items()
    ]
    return statement(names.iri(subject), written, indent)


def statement(subject: str, described: Iterable[tuple[str, list[str]]], indent: str = "") -> str:
    """Return one subject with its predicates and their objects, all of them written already, as a Turtle statement."""
    lines = []
    for predicate, terms in described:
        if len(terms) == 1:
            lines.append(f"{predicate} {terms[0]}")
        else:
            long = sum(map(len, terms)) > 80
            lines.append(f"{predicate} {(',' + chr(10) + indent + ' ' * 8 if long else ', ').join(terms)}")
    joined = f" ;\n{indent}    ".join(lines)
    return f"{indent}{subject} {joined} .\n"


def render(dataset: Dataset) -> str:
    """Return the data graph as Turtle."""
    names = Names(own_namespace(dataset))
    body = blocks(rows(dataset.data, dataset.order), names)
    return f"{names.declarations()}\n{body}"
