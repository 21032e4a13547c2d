"""RDF statements with indexes, for rules and engines.

An `rdflib.Graph` answers the same questions about a hundred times slower, which is felt where thousands of pages are checked.
Terms are rdflib's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rdflib.term import Node

from linkeddata.rdf.terms import TYPE

if TYPE_CHECKING:
    from rdflib import Graph

Triple = tuple[Node, Node, Node]


class Data:
    """A fixed set of statements.

    Args:
        triples: subject, predicate, object; duplicates count once.

    >>> from rdflib import Literal, URIRef
    >>> ann, name = URIRef("urn:ann"), URIRef("https://schema.org/name")
    >>> Data([(ann, name, Literal("Ann Berg"))]).objects(ann, name)
    [rdflib.term.Literal('Ann Berg')]
    """

    __slots__ = ("_backwards", "_by_predicate", "_by_subject", "_size")

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[Node, dict[Node, list[Node]]] = {}
        self._by_predicate: dict[Node, list[tuple[Node, Node]]] = {}
        self._backwards: dict[Node, dict[Node, list[Node]]] = {}
        self._size = 0
        self._add(dict.fromkeys(triples))

    def _add(self, triples: Collection[Triple]) -> None:
        """Add statements that are not there yet, each once."""
        by_subject, by_predicate = self._by_subject, self._by_predicate
        for s, p, o in triples:
            by_subject.setdefault(s, {}).setdefault(p, []).append(o)
            by_predicate.setdefault(p, []).append((s, o))
        self._size += len(triples)

    @classmethod
    def of(cls, graph: Graph | Data) -> Data:
        """Return a graph's statements; `Data` as they are."""
        return graph if isinstance(graph, Data) else cls(graph.triples((None, None, None)))

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Triple]:
        for s, properties in self._by_subject.items():
            for p, objects in properties.items():
                for o in objects:
                    yield s, p, o

    def __contains__(self, triple: Triple) -> bool:
        s, p, o = triple
        return o in self._by_subject.get(s, {}).get(p, ())

    @property
    def subjects(self) -> Iterable[Node]:
        """The subjects of statements, in the order of their first statement."""
        return self._by_subject.keys()

    def about(self, node: Node) -> Mapping[Node, Sequence[Node]]:
        """Return the statements about a node: predicate → objects."""
        return self._by_subject.get(node, {})

    def objects(self, node: Node, predicate: Node) -> Sequence[Node]:
        """Return the values of one property of a node."""
        return self._by_subject.get(node, {}).get(predicate, [])

    def pairs(self, predicate: Node) -> Sequence[tuple[Node, Node]]:
        """Return subject and object of every statement with that predicate."""
        return self._by_predicate.get(predicate, [])

    def subjects_of(self, predicate: Node, value: Node) -> Sequence[Node]:
        """Return the nodes that have a value for a predicate."""
        if predicate not in self._backwards:
            index = self._backwards[predicate] = {}
            for s, o in self.pairs(predicate):
                index.setdefault(o, []).append(s)
        return self._backwards[predicate].get(value, [])

    @property
    def predicates(self) -> Iterable[Node]:
        """The predicates in use."""
        return self._by_predicate.keys()

    def types(self, node: Node) -> Sequence[Node]:
        """Return the classes of a node."""
        return self.objects(node, TYPE)

    def with_(self, triples: Iterable[Triple]) -> Data:
        """Return these statements and others."""
        made = Data(())
        new = [triple for triple in dict.fromkeys(triples) if triple not in self]
        made._by_subject, made._by_predicate, made._size = self._by_subject.copy(), self._by_predicate.copy(), self._size
        for s in self._by_subject.keys() & {s for s, _, _ in new}:
            made._by_subject[s] = {p: [*objects] for p, objects in self._by_subject[s].items()}
        for p in self._by_predicate.keys() & {p for _, p, _ in new}:
            made._by_predicate[p] = [*self._by_predicate[p]]
        made._add(new)
        return made
