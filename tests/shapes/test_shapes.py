"""Every rule of every listed profile has data that pass it and data that break it, and only it.

A rule is a property shape with an IRI, or a node shape with an IRI and a target that carries a constraint itself. Its examples lie in
`<file>/<local name of the rule>/`, `file` being that of the rule's IRI; the first line of `bad.ttl` tells the code of the finding and
the name of the node.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from linkeddata.pipeline import convert
from linkeddata.schema import resources
from linkeddata.validation import validate
from linkeddata.validation.shapes import profiles
from linkeddata.validation.shapes.lint import lint

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent.parent / "examples"
#: last part of the rules' namespace → number of its rules
COUNTS = {"core": 48, "dcat-ap": 162, "evidence": 35, "google": 198, "open-data": 10, "schema.org": 40}

#: The quick one: `tests/unit/validation/engines` compares it with pyshacl on the same examples.
ENGINE = "shacl"
PROFILES = {p.name: p for p in profiles.profiles()}
CASES = sorted((p.parent.parent.name, p.parent.name) for p in FOLDER.glob("*/*/*.ttl") if p.name == "good.ttl")

#: What stands on a rule beside its constraint.
ABOUT = {SH.name, SH.message, SH.description, SH.severity, RDFS.seeAlso, RDF.type}
EVERY_NODE = rdflib.URIRef("https://w3id.org/linkeddata/check#everyNode")
TARGETS = {SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, EVERY_NODE}
#: Second parameters: of one constraint with sh:pattern and with sh:qualifiedValueShape.
COMPANIONS = {SH.flags, SH.qualifiedMinCount, SH.qualifiedMaxCount}
#: Words of SHACL and RDF that press officers need not know.
JARGON = re.compile(r"\bsh:|SHACL|\bshape|\bliteral|\bblank node|\btriple|\bfocus\b", re.IGNORECASE)


def graph(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")


def joined(profile: profiles.Profile) -> rdflib.Graph:
    shapes = rdflib.Graph()
    for path in profile.paths:
        shapes += graph(path)
    return shapes


SHAPES = {name: joined(profile) for name, profile in PROFILES.items()}


def space(profile: str) -> str:
    return f"https://w3id.org/linkeddata/shapes/{profile}#"


def constraints(shapes: rdflib.Graph, shape: rdflib.term.Node) -> set[rdflib.term.Node]:
    return set(shapes.predicates(shape, None)) - ABOUT - TARGETS - COMPANIONS - {SH.path, SH.property}


def rules(profile: str) -> list[rdflib.URIRef]:
    shapes = SHAPES[profile]
    found = {s for s in shapes.subjects(RDF.type, SH.PropertyShape) if isinstance(s, rdflib.URIRef)}
    return sorted(found | {s for s in node_shapes(shapes) if any((s, target, None) in shapes for target in TARGETS)})


def node_shapes(shapes: rdflib.Graph) -> set[rdflib.URIRef]:
    """Return the node shapes that carry a constraint themselves; those without a target are conditions of rules."""
    named = (s for s in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(s, rdflib.URIRef))
    return {s for s in named if constraints(shapes, s)}


#: rule → the last of the profiles that have it: open-data, which asks for more, where it shares files with another.
RULES = {rule: profile for profile in PROFILES for rule in rules(profile)}


@pytest.fixture(params=RULES, ids=lambda r: r.removeprefix(space("")[:-1]))
def rule(request: pytest.FixtureRequest) -> tuple[rdflib.Graph, rdflib.URIRef]:
    return SHAPES[RULES[request.param]], request.param


def test_every_reason_is_one_sentence(rule: tuple[rdflib.Graph, rdflib.URIRef]) -> None:
    shapes, iri = rule
    reason = str(shapes.value(iri, SH.description))
    assert re.fullmatch(r"[A-Z].{10,}\.", reason)
    assert not JARGON.search(reason)


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, rdflib.URIRef, Path]:
    """A profile, one of its rules, and the folder of its examples."""
    file, name = request.param
    iri = rdflib.URIRef(space(file) + name)
    return RULES[iri], iri, FOLDER / file / name


def test_every_rule_has_a_pair_of_files() -> None:
    assert {str(rule) for rule in RULES} == {space(file) + name for file, name in CASES}
    assert all((FOLDER / file / name / "bad.ttl").is_file() for file, name in CASES)
    assert Counter(file for file, _ in CASES) == COUNTS


def test_no_two_rules_share_a_code() -> None:
    assert not [name for name, times in Counter(name for _, name in CASES).items() if times > 1]


def test_good_data_give_no_finding(case: tuple[str, rdflib.URIRef, Path]) -> None:
    profile, _, folder = case
    assert (folder / "good.ttl").read_text(encoding="utf-8").startswith(f"# {folder.name}: nothing to find\n")
    report = validate(graph(folder / "good.ttl"), profiles=[profile], engine=ENGINE)
    assert report.findings == ()
    assert report.ok


def test_bad_data_give_exactly_that_finding(case: tuple[str, rdflib.URIRef, Path]) -> None:
    profile, iri, folder = case
    name = folder.name
    first = (folder / "bad.ttl").read_text(encoding="utf-8").splitlines()[0]
    code, node = re.fullmatch(r"# ([a-z-]+): (.+)", first).groups()
    found = validate(graph(folder / "bad.ttl"), profiles=[profile], source="bad.ttl", engine=ENGINE).findings
    assert [(f.code, f.node, f.shape, f.source) for f in found] == [(name, node, str(iri), "bad.ttl")]
    assert code == name
    assert "{" not in found[0].message
    assert found[0].message.endswith((".", "?"))
    undescribed = name in ("reference-described", "reference-dangling", "note-ground-kind")
    assert "press.example" not in found[0].message or undescribed  # names, not IRIs


def test_every_rule_is_written_out(rule: tuple[rdflib.Graph, rdflib.URIRef]) -> None:
    """IRI, one constraint, name, message, reason, severity and source: the style of the shapes files."""
    shapes, iri = rule
    assert len(constraints(shapes, iri)) == 1
    for needed in (SH.name, SH.message, SH.description, SH.severity, RDFS.seeAlso):
        assert len(list(shapes.objects(iri, needed))) == 1, needed
    if (iri, RDF.type, SH.PropertyShape) in shapes:
        assert len(list(shapes.objects(iri, SH.path))) == 1
        assert list(shapes.subjects(SH.property, iri)), "it is used nowhere"


def test_every_condition_is_used_by_a_rule() -> None:
    for shapes in SHAPES.values():
        without_target = {s for s in node_shapes(shapes) if not any((s, target, None) in shapes for target in TARGETS)}
        assert without_target <= set(shapes.objects())


def test_every_message_says_what_is_wrong_and_what_to_do(rule: tuple[rdflib.Graph, rdflib.URIRef]) -> None:
    """The part after the semicolon becomes the finding's fix."""
    shapes, iri = rule
    message = str(shapes.value(iri, SH.message))
    assert re.fullmatch(r"[^;\n]{10,}; [^;\n]{10,}\.", message)
    assert not JARGON.search(message)


def test_core_shapes_only_where_engines_agree() -> None:
    """No queries and no scripts in the listed profiles: engines differ on them, and some pass them over."""
    beyond = {SH.sparql, SH.select, SH.ask, SH.js, SH.rule, SH.target, SH.expression}
    assert {name for name, shapes in SHAPES.items() if beyond & set(shapes.predicates())} == set()


@pytest.mark.parametrize("name", sorted({"profiles.ttl", *(path.name for p in PROFILES.values() for path in p.paths)}))
def test_headers_are_complete_and_prefixes_in_use(name: str) -> None:
    text = resources.text(f"shapes/{name}")
    body = re.sub(r"^(@prefix|#).*$", "", text, flags=re.MULTILINE)
    prefixes = re.findall(r"^@prefix (\w*):", text, re.MULTILINE)
    assert prefixes and all(re.search(rf"(?<![\w-]){p}:", body) for p in prefixes)
    assert text.startswith("# ") and "# Licence:" in text and "# What:" in text and "# From:" in text


def test_listed_profiles_pass_the_lint() -> None:
    for profile in PROFILES.values():
        lint(SHAPES[profile.name], "".join(path.read_text(encoding="utf-8") for path in profile.paths), profile.name)
    assert set(PROFILES) == {"core", "dcat-ap-2.1.1", "evidence", "google", "open-data", "schema.org"}


def test_files_and_entries_agree() -> None:
    folder = resources.path("shapes/profiles.ttl").parent
    assert {path for p in PROFILES.values() for path in p.paths} == set(folder.glob("*.ttl")) - {folder / "profiles.ttl"}


@pytest.mark.parametrize("profile", ["core", "google", "open-data"])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ttl")), ids=lambda p: p.stem)
def test_what_we_publish_has_no_error(path: Path, profile: str) -> None:
    report = validate(graph(path), profiles=[profile])
    assert report.errors == ()
    assert report.ok


def test_what_we_publish_is_backed_by_evidence() -> None:
    dataset = convert(EXAMPLES / "phone-call.txt", to="trig", validate=False).dataset
    report = validate(dataset.data + dataset.evidence, profiles=["evidence"])
    assert report.findings == ()
    places = report.focus_nodes[space("evidence") + "Place"]
    assert report.focus_nodes[space("evidence") + "Quote"] == report.focus_nodes[space("evidence") + "Position"] == places > 10


def test_an_event_in_an_article_is_not_asked_for_all_that_google_requires() -> None:
    """A start and a place that the text may not tell are warnings, and no rich result is promised for a visit."""
    tour = graph(EXAMPLES / "ministers-tour.ttl")
    found = Counter(
        (f.code, str(f.severity)) for f in validate(tour, profiles=["google"]).findings if f.code.startswith("event-")
    )
    assert found == {
        ("event-open-to-public-advised", "advice"): 2,
        ("event-start-expected", "warning"): 1,
        ("event-location-expected", "warning"): 3,
    }
