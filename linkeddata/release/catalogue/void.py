"""VoID: how many entities, classes, properties and links a release has, from the counts of the pass that wrote its data.

Names of partitions and link sets are made of what they count, so that they are the same in every release.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from linkeddata.release.catalogue.addresses import part
from linkeddata.release.catalogue.terms import about, iri, named, text, turtle, typed
from linkeddata.release.values import Counts, Frame, Summary
from linkeddata.values.release_settings import ReleaseSettings

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

_FORMATS = "http://www.w3.org/ns/formats/"
#: Name of a format → its address in W3C's list.
_FEATURES = {"jsonld": "JSON-LD", "nquads": "N-Quads", "ntriples": "N-Triples", "trig": "TriG", "turtle": "Turtle"}


def void(frame: Frame, summary: Summary, settings: ReleaseSettings, counts: Counts) -> str:
    """Return the VoID description of a release as Turtle.

    Source: Describing Linked Datasets with the VoID Vocabulary, W3C Interest Group Note, 2011.
    """
    comment = f"{settings.title}\nVoID: what the data hold, in numbers."
    return turtle(_statements(frame, summary, settings, counts), _here(frame.base), comment)


def _here(base: str) -> str:
    return f"{base}void.ttl#"


def _statements(frame: Frame, summary: Summary, settings: ReleaseSettings, counts: Counts) -> Iterator[Triple]:
    base, here, whole = frame.base, _here(frame.base), part(frame.base, "dataset")
    yield from about(
        f"{base}void.ttl",
        ("a", named("void:DatasetDescription")),
        ("dcterms:title", text(settings.title, settings.language)),
        ("foaf:primaryTopic", iri(whole)),
    )
    dumps = [file for file in summary.files if file.format in _FEATURES]
    yield from about(
        whole,
        ("a", named("void:Dataset")),
        ("dcterms:title", text(settings.title, settings.language)),
        ("dcterms:description", text(settings.description, settings.language)),
        ("dcterms:publisher", iri(part(base, "publisher"))),
        ("dcterms:license", iri(settings.licence)),
        ("dcterms:modified", typed(frame.issued[:10], "date")),
        ("foaf:homepage", iri(base)),
        ("void:uriSpace", text(base)),
        ("void:vocabulary", iri("https://schema.org/")),
        ("void:dataDump", (iri(f"{base}{file.name}") for file in dumps)),
        ("void:feature", (iri(f"{_FORMATS}{_FEATURES[name]}") for name in sorted({file.format for file in dumps}))),
        ("void:triples", _count(counts.statements)),
        ("void:entities", _count(sum(summary.entities.values()))),
        ("void:distinctSubjects", _count(counts.subjects)),
        ("void:distinctObjects", _count(counts.objects)),
        ("void:classes", _count(len(counts.classes))),
        ("void:properties", _count(len(counts.properties))),
        ("void:documents", _count(summary.documents)),
        ("void:classPartition", (iri(f"{here}class-{name}") for name in sorted(counts.classes))),
        ("void:propertyPartition", (iri(f"{here}property-{name}") for name in sorted(counts.properties))),
        ("void:subset", map(iri, _subsets(here, counts))),
    )
    yield from _classes(here, counts)
    yield from _properties(here, counts)
    yield from _links(here, whole, counts)


def _classes(here: str, counts: Counts) -> Iterator[Triple]:
    for name, number in sorted(counts.classes.items()):
        inside = sorted(prop for cls, prop in counts.class_properties if cls == name)
        yield from about(
            f"{here}class-{name}",
            ("void:class", _term(name)),
            ("void:entities", _count(number)),
            ("void:propertyPartition", (iri(f"{here}class-{name}-property-{prop}") for prop in inside)),
        )
        for prop in inside:
            yield from about(
                f"{here}class-{name}-property-{prop}",
                ("void:property", _term(prop)),
                ("void:triples", _count(counts.class_properties[name, prop])),
            )


def _properties(here: str, counts: Counts) -> Iterator[Triple]:
    for name, number in sorted(counts.properties.items()):
        yield from about(
            f"{here}property-{name}",
            ("void:property", _term(name)),
            ("void:triples", _count(number.triples)),
            ("void:distinctSubjects", _count(number.subjects)),
            ("void:distinctObjects", _count(number.objects)),
        )


def _subsets(here: str, counts: Counts) -> Iterator[str]:
    for one, prop, other in sorted(counts.links):
        yield f"{here}links-{one}-{prop}-{other}"
    for one, host in sorted(counts.same_as):
        yield f"{here}links-{one}-sameAs-{_mark(host)}"


def _links(here: str, whole: str, counts: Counts) -> Iterator[Triple]:
    """Yield the link sets: from a class to a class, and from a class to other data."""
    for (one, prop, other), number in sorted(counts.links.items()):
        yield from about(
            f"{here}links-{one}-{prop}-{other}",
            ("a", named("void:Linkset")),
            ("void:linkPredicate", _term(prop)),
            ("void:subjectsTarget", iri(f"{here}class-{one}")),
            ("void:objectsTarget", iri(f"{here}class-{other}")),
            ("void:triples", _count(number)),
        )
    for (one, host), number in sorted(counts.same_as.items()):
        yield from about(
            f"{here}links-{one}-sameAs-{_mark(host)}",
            ("a", named("void:Linkset")),
            ("void:linkPredicate", _term("sameAs")),
            ("void:subjectsTarget", iri(f"{here}class-{one}")),
            ("void:objectsTarget", iri(f"{here}data-of-{_mark(host)}")),
            ("void:triples", _count(number)),
        )
    for host in sorted({host for _, host in counts.same_as}):
        yield from about(f"{here}data-of-{_mark(host)}", ("a", named("void:Dataset")), ("void:uriSpace", _space(host)))


def _mark(host: str) -> str:
    """Return a host as a part of an address: `[::1]` may not stand there."""
    return quote(host, safe="") or "elsewhere"


def _space(host: str) -> Literal | None:
    """Return what the addresses of other data begin with; Wikidata's entities keep http."""
    known = {"www.wikidata.org": "http://www.wikidata.org/entity/"}
    return text(known.get(host, f"https://{host}/" if host else ""))


def _term(name: str) -> NamedNode:
    return named("rdf:type") if name == "type" else named(f"schema:{name}")


def _count(number: int) -> Literal | None:
    return typed(number, "integer")
