"""What the release says of one entity, as the files beside its page: Turtle, and JSON-LD that may stand in the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linkeddata.rdf.serialize.jsonld import IN_SCRIPT, Compaction, Nodes, dumps
from linkeddata.rdf.serialize.order import Plain, Term
from linkeddata.rdf.serialize.turtle import Names, block
from linkeddata.release.data import records
from linkeddata.release.data.grouped import place, prefixes
from linkeddata.release.values import Entity, Fact
from linkeddata.schema import contexts
from linkeddata.text.clean import clean


def entity_turtle(entity: Entity, facts: Iterable[Fact], labels: Mapping[str, str]) -> str:
    """Return the Turtle of an entity.

    Args:
        entity: it.
        facts: the facts about it and about its roles (`{entity}#role-…`), in any order.
        labels: IRI → name, of the entities that it is linked with; the documents that tell of it are among them.

    Returns:
        the entity first: the facts, and `subjectOf` its documents; then its roles; then the names of what it is linked with. Only the
        prefixes that are used.
    """
    names = Names(prefixes=prefixes(_base(entity)))
    body = "\n".join(block(subject, found, names) for subject, found in _described(entity, facts, labels).items())
    return f"{names.declarations()}\n{body}"


def entity_jsonld(entity: Entity, facts: Iterable[Fact], labels: Mapping[str, str]) -> str:
    """Return the JSON-LD of an entity: the same triples as `entity_turtle`, from the same arguments, with our context inline.

    The text may stand in a script element as it is.
    """
    described = _described(entity, facts, labels)
    names = Compaction(contexts.ours(), page=False)
    roots = list(Nodes(described, names, nest=True).roots(entity.iri))
    body = roots[0] if len(roots) == 1 else {"@graph": roots} if roots else {"@id": entity.iri}
    return dumps({"@context": names.subset(), **body}).translate(IN_SCRIPT)


def _described(entity: Entity, facts: Iterable[Fact], labels: Mapping[str, str]) -> dict[str, dict[str, list[Term]]]:
    found: dict[str, dict[str, dict[Term, None]]] = {entity.iri: {}}
    documents = set[str]()
    for fact in sorted(facts, key=lambda fact: (fact.subject, records.ranked(fact.property))):
        value = records.read_term(records.term(fact.value))
        records.iri(fact.subject)
        found.setdefault(fact.subject, {}).setdefault(records.predicate(fact.property), {})[value] = None
        documents.add(fact.document)
    told = {records.iri(document)[1:-1]: None for document in documents - {entity.iri}}
    if told:
        found[entity.iri].setdefault(records.predicate("subjectOf"), {}).update(told)
    described: dict[str, dict[str, list[Term]]] = {
        subject: {predicate: sorted(values, key=place) for predicate, values in properties.items()}
        for subject, properties in found.items()
        if properties
    }
    linked = {value for d in described.values() for values in d.values() for value in values if isinstance(value, str)}
    base = _base(entity)
    for iri in sorted(iri for iri in linked - described.keys() if iri in labels):
        naming = "headline" if iri.startswith(f"{base}document/") else "name"
        described[iri] = {records.predicate(naming): [Plain(clean(labels[iri]))]}
    return described


def _base(entity: Entity) -> str:
    return entity.iri.removesuffix("/").rpartition("/")[0].rpartition("/")[0] + "/"
