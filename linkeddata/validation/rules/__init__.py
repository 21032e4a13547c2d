"""Rules for schema.org data that follow from the vocabulary, checked in one pass over a document.

SHACL could express most of them only with a shape for each of schema.org's 1,500 properties. `shapes/schema.org.ttl` has one shape
for each rule instead, with `check:rule` and the code of the rule; the violations are found here.

    terms        terms that schema.org does not have, or has on other types
    values       values whose type their property does not take (with dates and languages)
    dates        dates out of order
    missing      what a thing of its type needs
    references   dangling references, one thing with two types, one article described twice
    roles        roles that lose their value
    ratings      marks outside their scale
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import dates, missing, ratings, references, roles, terms, values
from linkeddata.validation.rules.document import DocumentIndex
from linkeddata.validation.rules.literals import Wrong
from linkeddata.validation.rules.violation import Violation

__all__ = ["RULES", "Violation", "find"]

#: Code of a rule → the function that finds its violations.
RULES: Mapping[str, Callable[[DocumentIndex], Iterator[Violation]]] = {
    "type-unknown": terms.type_unknown,
    "property-misspelt": terms.property_misspelt,
    "property-unknown": terms.property_unknown,
    "property-of-another-type": terms.property_of_another_type,
    "term-superseded": terms.term_superseded,
    **{wrong.value: partial(values.wrong_values, wrong=wrong) for wrong in Wrong},
    "end-before-start": dates.end_before_start,
    "published-after-modified": dates.published_after_modified,
    "type-missing": missing.type_missing,
    "name-missing": missing.name_missing,
    "headline-missing": missing.headline_missing,
    "event-name-missing": missing.event_name_missing,
    "event-name-untold": missing.event_name_untold,
    "event-start-missing": missing.event_start_missing,
    "event-location-missing": missing.event_location_missing,
    "event-start-untold": missing.event_start_untold,
    "event-location-untold": missing.event_location_untold,
    "reference-dangling": references.reference_dangling,
    "kinds-clash": references.kinds_clash,
    "article-twice": references.article_twice,
    "role-without-value": roles.role_without_value,
    "rating-outside": ratings.rating_outside,
}


def find(data: Data, address: str | None = None, syntax: Callable[[Node], str] | None = None) -> dict[str, list[Violation]]:
    """Find the violations of one document.

    Args:
        data: its statements.
        address: its own address, if known; references to it are not dangling.
        syntax: gives the syntax that a node is described in, if there may be several.

    Returns:
        code of the rule → its violations, in the order of the data.
    """
    index = DocumentIndex(data, address, syntax)
    return {code: list(rule(index)) for code, rule in RULES.items()}
