"""The comparison with DCAT-AP's own constraints sees what is missed: with constraints of our own in their place."""

from __future__ import annotations

from pathlib import Path

import dcat_ap
import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCTERMS

SHAPE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] sh:targetClass dcat:Dataset ; sh:property [ sh:path PATH ; sh:minCount 1 ; sh:severity sh:SEVERITY ] .
"""


def compared(folder: Path, path: str, severity: str = "Violation") -> dcat_ap.Outcome:
    (folder / "shapes.ttl").write_text(SHAPE.replace("PATH", path).replace("SEVERITY", severity))
    return dcat_ap.compare(folder, "open-data")


@pytest.mark.slow
def test_what_ours_find_too_is_not_missed(tmp_path: Path) -> None:
    made = compared(tmp_path, "dcterms:title")
    assert {str(node).rpartition("#")[2] for node, _ in made.theirs} == {
        node.fragment for node, change in made.changes.items() if (change.kind, change.property) == ("left out", DCTERMS.title)
    } & {n.fragment for n in made.changes if n.fragment.startswith(("tides-", "levels-"))}
    assert list(made.only("theirs", "3.0.1")) == []
    assert all(made.ours[place] == severity == "error" for place, severity in made.theirs.items())


@pytest.mark.slow
def test_what_ours_do_not_ask_for_is_missed(tmp_path: Path) -> None:
    missed = list(compared(tmp_path, "dcterms:abstract").only("theirs", "3.0.1"))
    assert len(missed) > 100
    assert {why for _, why in missed} == {None}


def test_every_statement_is_changed_in_several_ways() -> None:
    catalogue = Graph().parse(dcat_ap.CATALOGUE)
    data, changes = dcat_ap.changed(catalogue)
    assert len(changes) > 800
    assert all((copy, RDF.type, None) in data for copy in changes)
    for thing, prop in {(s, p) for s, p in catalogue.subject_predicates() if p != RDF.type}:
        kinds = {change.kind for copy, change in changes.items() if change.property == prop and copy.startswith(f"{thing}-")}
        assert {"left out", "doubled"} < kinds


def test_the_catalogue_itself_has_nothing_wrong() -> None:
    catalogue = Graph().parse(dcat_ap.CATALOGUE)
    found = dcat_ap.ours(catalogue, "dcat-ap-2.1.1")
    assert [place for place in found if place[0] in dcat_ap.things(catalogue) and found[place] == "error"] == []
