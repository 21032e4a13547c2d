"""The picture of a report: its events in the words of the text, and what is unsure drawn so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.values.description import Ref, Statement

_UNSURE = "unsure"


def in_words(chart: Chart, index: DescriptionIndex) -> Chart:
    """Return a chart of a description's data with what only the description knows: phrases, and which statements are unsure."""
    iris = {node.id: node.iri for node in chart.nodes}
    linked = set(_links(index))
    doubted = linked - set(_links(index, sure=True))
    return replace(
        chart,
        nodes=tuple(_told(node, index) for node in chart.nodes),
        edges=tuple(_drawn(edge, (iris[edge.source], iris[edge.target]) in doubted) for edge in chart.edges),
    )


def _told(node: Node, index: DescriptionIndex) -> Node:
    unsure = index.unsure(node.iri)
    phrase = index.phrases.get(node.iri, "") if node.kind is Kind.EVENT else ""
    label = index.heading(node.iri) if phrase else node.label
    note = ", ".join(filter(None, (_UNSURE if unsure else "", node.note, f"“{phrase}”" if phrase else "")))
    return replace(node, label=label, note=note, unsure=unsure)


def _drawn(edge: Edge, unsure: bool) -> Edge:
    return replace(edge, label=f"{edge.label} ({_UNSURE})", unsure=True) if unsure else edge


def _links(index: DescriptionIndex, *, sure: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the ends of all links, a post's from its holder to its organization; with `sure`, of those that are not unsure."""
    for statement in index.description.statements:
        if isinstance(statement.value, Ref) and not (sure and statement.unsure):
            for holder in _holders(statement, index):
                yield holder, statement.value.iri
                yield statement.value.iri, holder  # a picture may turn a link round


def _holders(statement: Statement, index: DescriptionIndex) -> Iterator[str]:
    if statement.subject in index.ids:
        yield statement.subject
    else:
        yield from (s.subject for s in index.pointing(statement.subject, "worksFor", "memberOf"))
