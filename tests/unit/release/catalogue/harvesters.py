"""How two harvesters of data portals know a data set and its files again: facts about them, in our own words and code.

ckanext-dcat: the address of the data set; if it has none, `dcterms:identifier`; else the address of the catalogue with the name.
udata: `dcterms:identifier`; a data set without one is known by its address; files by their address, or by their download address.
A data set that is not known again is a new one, and the old one is left over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef
from rdflib.term import Node

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SOURCE = "https://data.example.org/catalog.ttl"


@dataclass
class Portal:
    """What a portal holds: key of a data set → keys of its files → their address and size."""

    name: str
    sets: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    made: int = 0
    changed: int = 0

    def harvest(self, catalogue: Path) -> None:
        """Take over what a catalogue says."""
        graph = Graph().parse(catalogue)
        for dataset in graph.subjects(RDF.type, DCAT.Dataset):
            key = KEYS[self.name](graph, dataset)
            files = {_file_key(graph, one): _file(graph, one) for one in graph.objects(dataset, DCAT.distribution)}
            known = self.sets.get(key)
            self.made += known is None
            self.changed += known is not None and known != files
            self.sets[key] = files


def _ckan(graph: Graph, dataset: Node) -> str:
    if isinstance(dataset, URIRef):
        return str(dataset)
    return str(graph.value(dataset, DCTERMS.identifier) or f"{SOURCE}/{graph.value(dataset, DCTERMS.title)}")


def _udata(graph: Graph, dataset: Node) -> str:
    return str(graph.value(dataset, DCTERMS.identifier) or dataset)


KEYS = {"ckanext-dcat": _ckan, "udata": _udata}


def _file_key(graph: Graph, one: Node) -> str:
    return str(one) if isinstance(one, URIRef) else str(graph.value(one, DCAT.downloadURL) or graph.value(one, DCAT.accessURL))


def _file(graph: Graph, one: Node) -> tuple[str, str]:
    return str(graph.value(one, DCAT.downloadURL)), str(graph.value(one, DCAT.byteSize))
