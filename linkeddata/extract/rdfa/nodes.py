"""RDFa statements → JSON-LD nodes in expanded form, with the place of every value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkeddata.extract.item import Item, Path
from linkeddata.extract.rdfa.processor import Statement, Text
from linkeddata.schema.contexts import addresses, date_properties
from linkeddata.values.namespaces import RDF, SCHEMA


def nodes(statements: Sequence[Statement]) -> list[Item]:
    """Return one item for each subject, in the order of their first statements, and blank nodes with labels in that order.

    Args:
        statements: in page order; repeated ones count once.
    """
    labels: dict[str, str] = {}

    def name(term: str) -> str:
        return labels.setdefault(term, f"_:b{len(labels)}") if term.startswith("_:") else term

    made: dict[str, tuple[dict[str, Any], dict[Path, int]]] = {}
    for s in dict.fromkeys(statements):
        subject = name(s.subject)
        node, places = made.setdefault(subject, ({"@id": subject}, {(): s.at}))
        typing = s.predicate == RDF + "type" and isinstance(s.object, str)
        key = "@type" if typing else s.predicate
        value = s.object if typing else _value(s, name)
        held = node.setdefault(key, [])
        if value not in held:
            places.setdefault((key,), s.at)
            places[key, len(held)] = s.at
            held.append(value)
    return [Item("rdfa", node, places=places) for node, places in made.values()]


def _value(s: Statement, name: Any) -> Any:
    """Return an object in JSON-LD.

    Dates and addresses of schema.org are plain strings, whose types are told by their form as in every other syntax.
    """
    if not isinstance(s.object, Text):
        return {"@id": name(s.object)}
    prop = s.predicate.removeprefix(SCHEMA)
    if s.predicate.startswith(SCHEMA) and (prop in date_properties() or prop in addresses()):
        return s.object.value.strip()
    if s.object.datatype:
        return {"@value": s.object.value, "@type": s.object.datatype}
    return {"@value": s.object.value, "@language": s.object.language} if s.object.language else s.object.value
