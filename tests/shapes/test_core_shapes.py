"""Every property shape of the core profile has data that pass it and data that break it, and only it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS, SH

from linkeddata import profiles, resources
from linkeddata.shapelint import lint
from linkeddata.validate import validate

FOLDER = Path(__file__).parent
CORE = "https://w3id.org/linkeddata/shapes/core#"
CASES = sorted(p for p in FOLDER.iterdir() if (p / "bad.ttl").is_file() or (p / "good.ttl").is_file())


def graph(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")


def property_shapes() -> set[str]:
    core = graph(resources.path("shapes/core.ttl"))
    return {str(s) for s in core.subjects(rdflib.RDF.type, SH.PropertyShape)}


def test_every_property_shape_has_a_pair_of_files() -> None:
    named = {iri.removeprefix(CORE) for iri in property_shapes()}
    assert named == {p.name for p in CASES}
    assert all((p / "good.ttl").is_file() and (p / "bad.ttl").is_file() for p in CASES)
    assert len(CASES) == 48


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_good_data_give_no_finding(case: Path) -> None:
    report = validate(graph(case / "good.ttl"))
    assert report.findings == ()
    assert report.ok


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_bad_data_give_exactly_that_finding(case: Path) -> None:
    first = (case / "bad.ttl").read_text(encoding="utf-8").splitlines()[0]
    code, node = re.fullmatch(r"# ([a-z-]+): (.+)", first).groups()
    found = validate(graph(case / "bad.ttl"), source="bad.ttl").findings
    assert [(f.code, f.node, f.shape, f.source) for f in found] == [(case.name, node, CORE + case.name, "bad.ttl")]
    assert code == case.name
    assert "{" not in found[0].message
    assert found[0].message.endswith((".", "?"))
    assert "press.example" not in found[0].message or case.name == "reference-described"  # names, not IRIs


def test_every_property_shape_is_written_out() -> None:
    """IRI, one constraint, name, message, severity and the rule behind it: the style of the shapes files."""
    core = graph(resources.path("shapes/core.ttl"))
    about = {SH.path, SH.name, SH.message, SH.severity, SH.flags, RDFS.seeAlso, rdflib.RDF.type}
    shapes = [rdflib.URIRef(s) for s in property_shapes()]
    for shape in shapes:
        constraints = [p for p in core.predicates(shape, None) if p not in about]
        assert len(constraints) == 1, shape
        for needed in (SH.path, SH.name, SH.message, SH.severity, RDFS.seeAlso):
            assert len(list(core.objects(shape, needed))) == 1, (shape, needed)
        assert list(core.subjects(SH.property, shape)), f"{shape} is used nowhere"
    assert len(shapes) == 48


def test_only_prefixes_in_use_are_declared() -> None:
    for name in ("core.ttl", "profiles.ttl"):
        text = resources.text(f"shapes/{name}")
        body = re.sub(r"^(@prefix|#).*$", "", text, flags=re.MULTILINE)
        prefixes = re.findall(r"^@prefix (\w*):", text, re.MULTILINE)
        assert prefixes and all(re.search(rf"(?<![\w-]){p}:", body) for p in prefixes)
        assert text.startswith("# ") and "# Licence:" in text and "# What:" in text and "# From:" in text


def test_listed_profiles_pass_the_lint() -> None:
    listed = profiles.profiles()
    for profile in listed:
        lint(graph(profile.path), profile.path.read_text(encoding="utf-8"), profile.path.name)
    assert [p.name for p in listed] == ["core"]


def test_files_and_entries_agree() -> None:
    folder = resources.path("shapes/profiles.ttl").parent
    assert {p.path for p in profiles.profiles()} == set(folder.glob("*.ttl")) - {folder / "profiles.ttl"}
