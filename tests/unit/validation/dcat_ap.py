"""Compare the DCAT-AP rules of our profiles with DCAT-AP's own SHACL constraints, on a catalogue changed in every place.

    python tests/unit/validation/dcat_ap.py FOLDER     # FOLDER holds 3.0.1/ and 2.1.1/; exit 1 if something is missed

Each statement of each thing in `dcat_ap.ttl` is left out, doubled, and given a value of another kind, datatype or list. A change is
made to a copy of the thing beside the others, so that one run of an engine judges all changes. What DCAT-AP's constraints find
(thing, property) must be found by ours, unless `ACCEPTED` says why not; what only ours find is counted and told, with its reason.
DCAT-AP's constraints get the concepts of the EU's lists beside the catalogue; ours get the catalogue alone.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS
from rdflib.term import Node

from linkeddata.validation import validate
from linkeddata.values.namespaces import local_name

SHAPES = "https://w3id.org/linkeddata/shapes/"
SH, SPDX = Namespace("http://www.w3.org/ns/shacl#"), Namespace("http://spdx.org/rdf/terms#")
EU, ADMS = "http://publications.europa.eu/resource/authority/", "http://purl.org/adms/"
CATALOGUE = Path(__file__).with_suffix(".ttl")
#: Folder of a version → our profile.
PROFILES = {"3.0.1": "open-data", "2.1.1": "dcat-ap-2.1.1"}
#: Recommendations are run without the concepts, or they ask for the bounding box of a country.
ALONE = "recommended"
#: Beginning of a concept's address → its list and the class that DCAT-AP wants beside skos:Concept.
LISTS: dict[str, tuple[str, URIRef | None]] = {
    f"{EU}language/": (f"{EU}language", DCTERMS.LinguisticSystem),
    f"{EU}country/": (f"{EU}country", DCTERMS.Location),
    f"{EU}licence/": (f"{EU}licence", DCTERMS.LicenseDocument),
    f"{EU}corporate-body/": (f"{EU}corporate-body", FOAF.Agent),
    f"{EU}data-theme/": (f"{EU}data-theme", None),
    f"{EU}access-right/": (f"{EU}access-right", DCTERMS.RightsStatement),
    f"{EU}frequency/": (f"{EU}frequency", DCTERMS.Frequency),
    f"{EU}file-type/": (f"{EU}file-type", DCTERMS.MediaTypeOrExtent),
    f"{EU}planned-availability/": (f"{EU}planned-availability", None),
    f"{EU}dataset-status/": (f"{EU}dataset-status", None),
    f"{EU}dataset-type/": (f"{EU}dataset-type", None),
    f"{ADMS}publishertype/": (f"{ADMS}publishertype/1.0", None),
    f"{ADMS}licencetype/": (f"{ADMS}licencetype/1.0", None),
    "http://www.iana.org/assignments/media-types/": ("", DCTERMS.MediaType),
    f"{SPDX}checksumAlgorithm_": ("", SPDX.ChecksumAlgorithm),
}
#: (version, property, side) → why only one of the two finds something there. `*` stands for any.
ACCEPTED = {
    ("3.0.1", "algorithm", "theirs"): "they take only https://spdx.org, where no address of an algorithm begins",
    ("2.1.1", "algorithm", "theirs"): "they ask for a list of algorithms that SPDX does not have",
    ("3.0.1", "status", "theirs"): "of two lists for one property, which exclude each other, ours takes that of version 3",
    ("*", "themeTaxonomy", "theirs"): "they find a missing list of themes twice; ours tells it once",
    ("3.0.1", "issued", "ours"): "they name the constraint sh:shape, which does nothing",
    ("3.0.1", "modified", "ours"): "they name the constraint sh:shape, which does nothing",
    ("3.0.1", "startDate", "ours"): "they name the constraint sh:shape, which does nothing",
    ("3.0.1", "endDate", "ours"): "they name the constraint sh:shape, which does nothing",
    ("*", "type", "ours"): "they look at the type of a publisher only where something names the publisher",
    ("2.1.1", "*", "ours"): "version 2 has no constraint there; the rule is shared with version 3, which has it",
}

#: A thing that is of no class that a property wants, and a concept of a list that none wants.
OTHER, OTHERS = URIRef("https://lists.example/it"), URIRef("https://lists.example/other")

Place = tuple[Node, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One statement of one thing, changed on a copy of the thing."""

    kind: str
    copy: URIRef
    property: URIRef


@dataclass(frozen=True, slots=True)
class Outcome:
    """What both find about one version of DCAT-AP."""

    changes: dict[Node, Change]
    theirs: dict[Place, str]
    ours: dict[Place, str]

    def only(self, side: str, version: str) -> Iterator[tuple[Place, str | None]]:
        """Yield what only one side finds, with the reason, or None."""
        one, other = (self.theirs, self.ours) if side == "theirs" else (self.ours, self.theirs)
        for place in sorted(one.keys() - other.keys(), key=str):
            reasons = (ACCEPTED.get((v, p, side)) for v, p in ((version, place[1]), ("*", place[1]), (version, "*")))
            yield place, next(filter(None, reasons), None)


def changed(catalogue: Graph) -> tuple[Graph, dict[Node, Change]]:
    """Return the catalogue with a changed copy of a thing for each change, and the changes by their copies."""
    whole, changes = Graph(), {}
    whole += catalogue
    for thing in things(catalogue):
        about = sorted(catalogue.predicate_objects(thing))
        for place, prop in enumerate(sorted({p for p, _ in about} - {RDF.type})):
            kept = [(p, o) for p, o in about if p != prop]
            values = [o for p, o in about if p == prop]
            for kind, others in ways(prop, values[0]):
                copy = URIRef(f"{thing}-{place}-{local_name(prop)}-{kind.replace(' ', '-')}")
                changes[copy] = Change(kind, copy, prop)
                for p, o in [*kept, *((prop, other) for other in others)]:
                    whole.add((copy, p, o))
                for other in others:  # a second thing is of the same classes as the first
                    classes = catalogue.objects(values[0], RDF.type) if str(other) == f"{values[0]}_2" else ()
                    whole += ((other, RDF.type, cls) for cls in classes)
                    if other.endswith("/en"):
                        whole += described(other, None)
    whole.add((OTHER, RDF.type, RDFS.Resource))
    whole += described(OTHERS, f"{OTHERS}list")
    return whole, changes


def things(catalogue: Graph) -> list[Node]:
    """Return the things of which the catalogue says more than the type."""
    return sorted(s for s in set(catalogue.subjects()) if len(list(catalogue.predicate_objects(s))) > 1)


def described(concept: URIRef, scheme: str | None) -> Graph:
    """Describe a concept of a list or of none, of every class that some property wants."""
    made = Graph()
    for cls in {SKOS.Concept, *(cls for _, cls in LISTS.values() if cls)} - {FOAF.Agent}:
        made.add((concept, RDF.type, cls))
    made.add((concept, SKOS.prefLabel, Literal("concept", lang="en")))
    if scheme:
        made.add((concept, SKOS.inScheme, URIRef(scheme)))
    return made


def ways(prop: Node, value: Node) -> Iterator[tuple[str, list[Node]]]:
    """Yield what is done to a value: a name, and the values in its place."""
    yield "left out", []
    if isinstance(value, Literal):
        yield "doubled", [value, Literal(f"{value}0", datatype=value.datatype, lang=value.language)]
        yield "thing for text", [URIRef("https://press.example/thing")]
        yield "nameless for text", [BNode()]
        yield "other datatype", [Literal(str(value), datatype=XSD.anyURI)]
        yield "plain text", [Literal(f"about {value}")]
        yield "whole number", [Literal("12", datatype=XSD.nonNegativeInteger)]
        yield "month", [Literal("2024-05", datatype=XSD.gYearMonth)]
        yield "ill-formed", [Literal("some time", datatype=XSD.date)]
    else:
        yield "doubled", [value, URIRef(f"{value}_2")]
        yield "text for thing", [Literal(str(value))]
        yield "nameless for thing", [BNode()]
        yield "thing of another class", [OTHER]
        if any(value.startswith(begin) for begin in LISTS):
            yield "term of another list", [OTHERS]
            yield "term in small letters", [URIRef(f"{value.rpartition('/')[0]}/en")]


def concepts(data: Graph) -> Graph:
    """Describe the concepts of lists that occur, as DCAT-AP's constraints want it."""
    made = Graph()
    for value in set(data.objects()) | set(data.subjects()):
        for begin, (scheme, cls) in LISTS.items():
            if isinstance(value, URIRef) and value.startswith(begin) and not value.endswith("/en"):
                if cls is not None:
                    made.add((value, RDF.type, cls))
                if scheme:
                    made.add((value, RDF.type, SKOS.Concept))
                    made.add((value, SKOS.prefLabel, Literal("concept", lang="en")))
                    made.add((value, SKOS.inScheme, URIRef(scheme)))
                    made.add((URIRef(scheme), RDF.type, SKOS.ConceptScheme))
                    made.add((URIRef(scheme), DCTERMS.title, Literal("list", lang="en")))
                if cls == FOAF.Agent:
                    made.add((value, FOAF.name, Literal("body", lang="en")))
                    made.add((value, DCTERMS.type, URIRef(f"{ADMS}publishertype/SupraNationalAuthority")))
    theme = URIRef(f"{EU}data-theme")
    made.add((theme, RDF.type, SKOS.ConceptScheme))
    made.add((theme, DCTERMS.title, Literal("list", lang="en")))
    authority = URIRef(f"{ADMS}publishertype/SupraNationalAuthority")
    made.add((authority, RDF.type, SKOS.Concept))
    made.add((authority, SKOS.prefLabel, Literal("concept", lang="en")))
    made.add((authority, SKOS.inScheme, URIRef(f"{ADMS}publishertype/1.0")))
    return made


def theirs(data: Graph, folder: Path) -> dict[Place, str]:
    """Return what DCAT-AP's constraints find: (thing, property) → the gravest severity."""
    found: dict[Place, str] = {}
    for path in sorted(folder.glob("*.ttl")):
        given = data if ALONE in path.name else data + concepts(data)
        shapes = Graph().parse(path)
        _, report, _ = pyshacl.validate(given, shacl_graph=shapes)
        for result in report.subjects(RDF.type, SH.ValidationResult):
            place = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
            prop = local_name(place[1]) if isinstance(place[1], URIRef) else "dataset" if place[1] is None else ""
            severity = "error" if report.value(result, SH.resultSeverity) == SH.Violation else "warning"
            found[place[0], prop] = min(severity, found.get((place[0], prop), severity))
    return found


def ours(data: Graph, profile: str) -> dict[Place, str]:
    """Return what the rules of a profile find that are made after DCAT-AP: (thing, property) → the gravest severity."""
    found: dict[Place, str] = {}
    for finding in validate(data, profiles=[profile], engine="shacl").findings:
        if finding.iri and finding.shape and finding.shape.startswith(f"{SHAPES}dcat-ap#"):
            place = URIRef(finding.iri), finding.property or ""
            severity = "error" if str(finding.severity) == "error" else "warning"
            found[place] = min(severity, found.get(place, severity))
    return found


def compare(folder: Path, profile: str) -> Outcome:
    """Compare both on the changed catalogue: on the copies, and on the catalogue itself."""
    data, changes = changed(Graph().parse(CATALOGUE))
    known = set(Graph().parse(CATALOGUE).subjects()) | changes.keys()
    one, other = theirs(data, folder), ours(data, profile)
    return Outcome(changes, *({p: s for p, s in found.items() if p[0] in known} for found in (one, other)))


def main(folder: Path) -> int:
    """Print the comparison; 1 if something is missed or found in excess without a reason, or judged less severely."""
    failed = False
    for version, profile in PROFILES.items():
        made = compare(folder / version, profile)
        both = made.theirs.keys() & made.ours.keys()
        kinds = Counter(change.kind for change in made.changes.values())
        print(f"DCAT-AP {version}: {len(made.changes)} changes ({', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))})")
        print(f"  they find {len(made.theirs)} places, {profile} {len(made.ours)}, both {len(both)}")
        for side in ("theirs", "ours"):
            reasons: dict[str | None, list[Place]] = defaultdict(list)
            for place, why in made.only(side, version):
                reasons[why].append(place)
            for why, places in reasons.items():
                print(f"  only {side}: {len(places)}: {why or 'NO REASON GIVEN'}")
                failed |= why is None
                if why is None:
                    print("".join(f"    {node} {prop}\n" for node, prop in places), end="")
        milder = [p for p in both if made.theirs[p] == "error" and made.ours[p] == "warning"]
        stricter = [p for p in both if made.theirs[p] == "warning" and made.ours[p] == "error"]
        print(f"  both, ours milder: {len(milder)}; ours stricter: {len(stricter)}")
        print("".join(f"    milder: {node} {prop}\n" for node, prop in sorted(milder, key=str)), end="")
        print("".join(f"    stricter: {node} {prop}\n" for node, prop in sorted(stricter, key=str)), end="")
        failed |= bool(milder)
    return int(failed)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # rdflib and pyshacl write there what they cannot read
    sys.exit(main(Path(sys.argv[1])))
