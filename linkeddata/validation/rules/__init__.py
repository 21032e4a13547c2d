"""Mistakes in schema.org data that the vocabulary tells, found in one pass over a document.

SHACL could say most of this only with a shape for each of schema.org's 1,500 properties. `shapes/schema.org.ttl` has one rule for
each class of mistake instead, with `check:fault` and its name; what the rule means is found here.

    names        terms that schema.org lacks, or has elsewhere
    values       values of a kind that their property does not take (with dates and languages)
    dates        dates out of order
    missing      what a thing of its kind needs
    references   references that lead nowhere, one thing as two, one article twice
"""

from __future__ import annotations

from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import dates, missing, references, terms, values
from linkeddata.validation.rules.document import Scene
from linkeddata.validation.rules.violation import Fault

__all__ = ["FAULTS", "Fault", "find"]

#: Name of each class of mistake → the module that finds it.
FAULTS = {
    **dict.fromkeys(
        ("type-unknown", "property-misspelt", "property-unknown", "property-of-another-type", "term-superseded"), terms
    ),
    **dict.fromkeys(
        (
            *(
                "value-of-wrong-type",
                "text-for-thing",
                "author-as-text",
                "subject-as-text",
                "address-for-thing",
                "address-invalid",
                "text-empty",
            ),
            *("number-for-text", "text-for-number", "enumeration-unknown", "language-unknown"),
            *("date-in-words", "date-impossible", "midnight"),
        ),
        values,
    ),
    **dict.fromkeys(("end-before-start", "published-after-modified"), dates),
    **dict.fromkeys(
        (
            *("type-missing", "name-missing", "headline-missing"),
            *("event-name-missing", "event-start-missing", "event-location-missing"),
            *("event-start-untold", "event-location-untold"),
        ),
        missing,
    ),
    **dict.fromkeys(("reference-dangling", "kinds-clash", "article-twice"), references),
}


def find(data: Data, address: str | None = None) -> dict[str, list[Fault]]:
    """Find the mistakes of one document.

    Args:
        data: what it says.
        address: its own address, where known; references to it are no mistake.

    Returns:
        name of the class of mistake → the mistakes, in the order of the data.
    """
    scene = Scene(data, address)
    found: dict[str, list[Fault]] = {name: [] for name in FAULTS}
    for module in dict.fromkeys(FAULTS.values()):
        for fault in module.find(scene):
            found[fault.name].append(fault)
    return found
