"""What VoID says of the data, counted while they are written: no query runs over them afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from linkeddata.rdf.serialize.order import TYPE
from linkeddata.release.values import Counts, PropertyCount
from linkeddata.values.namespaces import SCHEMA

_Key = TypeVar("_Key", str, tuple[str, str], tuple[str, str, str])


class Counting:
    """Counts subject after subject.

    Args:
        types: IRI → its schema.org classes, local names: of everything that the data describe.
    """

    def __init__(self, types: Mapping[str, Iterable[str]]) -> None:
        self._types = types
        self._subjects, self._statements = 0, 0
        self._classes: Counter[str] = Counter()
        self._triples: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        self._class_properties: Counter[tuple[str, str]] = Counter()
        self._links: Counter[tuple[str, str, str]] = Counter()
        self._same_as: Counter[tuple[str, str]] = Counter()
        self._objects, self._property_objects = 0, Counter[str]()

    def subject(self, iri: str, described: Mapping[str, list[str]]) -> None:
        """Count a subject; each comes once, with all its statements, their values as N-Triples write them."""
        classes = sorted(self._types.get(iri, ()))
        self._subjects += 1
        self._classes.update(classes)
        for predicate, values in described.items():
            name = "type" if predicate == TYPE else predicate.removeprefix(SCHEMA)
            self._statements += len(values)
            self._triples[name] += len(values)
            self._used[name] += 1
            for own in classes:
                self._class_properties[own, name] += len(values)
            if name == "sameAs":
                hosts = [urlsplit(value[1:-1]).netloc for value in values if value[0] == "<"]
                self._same_as.update((own, host) for host in hosts for own in classes)
            elif name != "type":
                for value in values:
                    if value[0] == "<" and (others := self._types.get(value[1:-1])):
                        self._links.update([(own, name, other) for other in others for own in classes])

    def value(self, properties: Iterable[str]) -> None:
        """Count a value; each comes once, with all the properties that have it, local names."""
        self._objects += 1
        self._property_objects.update(properties)

    def counts(self, *, quads: int, evidence: int, graphs: int) -> Counts:
        """Return what was counted, sorted."""
        return Counts(
            statements=self._statements,
            quads=quads,
            evidence=evidence,
            graphs=graphs,
            subjects=self._subjects,
            objects=self._objects,
            classes=_sorted(self._classes),
            properties={
                name: PropertyCount(self._triples[name], self._used[name], self._property_objects[name])
                for name in sorted(self._triples)
            },
            class_properties=_sorted(self._class_properties),
            links=_sorted(self._links),
            same_as=_sorted(self._same_as),
        )


def _sorted(counter: Counter[_Key]) -> dict[_Key, int]:
    return dict(sorted(counter.items()))
