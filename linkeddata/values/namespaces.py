"""The namespaces that the package writes and reads, and the last part of an IRI."""

from __future__ import annotations

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"

#: schema.org as this package writes it, and as older data write it.
SCHEMA = "https://schema.org/"
HTTP_SCHEMA = "http://schema.org/"

#: Our own: kinds of events, terms of the evidence graph.
EVENT_TYPES = "https://w3id.org/linkeddata/event-types#"
TERMS = "https://w3id.org/linkeddata/terms#"

#: Prefixes that written files may use, and queries without declaring them.
PREFIXES = {
    "schema": SCHEMA,
    "et": EVENT_TYPES,
    "xsd": XSD,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "ldt": TERMS,
}


def local_name(iri: object) -> str:
    """Return the last part of an IRI: a property or class as people write it.

    >>> local_name("https://schema.org/startDate"), local_name("http://www.w3.org/ns/oa#exact")
    ('startDate', 'exact')
    """
    text = str(iri)
    if text.startswith(SCHEMA):
        return text.removeprefix(SCHEMA)
    return text.replace("#", "/").rpartition("/")[2]
