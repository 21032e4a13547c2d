"""What happened in the words of the text: for each event without a name of its own, the words around its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkeddata.present.html.index import DescriptionIndex, Places
from linkeddata.present.phrase import best, phrase
from linkeddata.values.description import Description, Evidence, Family
from linkeddata.values.document import Document


def phrases(description: Description, document: Document | None) -> Mapping[str, str]:
    """Return the words of the text that say what happened, by the IRI of the event.

    Args:
        description: its events, with the evidence for their types.
        document: the text; without it there are no phrases.

    Returns:
        The first phrase of at least three words, else the first. Events that have a name, and those whose words say nothing
        more than the trigger, are missing.
    """
    if document is None:
        return {}
    index, places = DescriptionIndex(description), Places(document)
    events = (thing.iri for thing in description.things if thing.family is Family.EVENT and index.labelled(thing.iri))
    found = ((iri, best(_all(index, places, iri))) for iri in events)
    return {iri: words for iri, words in found if words}


def _all(index: DescriptionIndex, places: Places, iri: str) -> Iterator[str]:
    triggers = [e for s in index.about(iri, "type") for e in s.evidence]
    for evidence in dict.fromkeys((*triggers, *index.things[iri].mentions)):
        yield _around(places, evidence)


def _around(places: Places, evidence: Evidence) -> str:
    """Return the phrase around evidence, as the page shows it: without markup."""
    at = places.find(evidence)
    sentence = places.at(evidence.sentence) if evidence.sentence else None
    if not at or not sentence or not (sentence.start <= at.start and at.end <= sentence.end):
        return ""
    text = places.document.text
    return phrase(text[sentence.start : at.start], at.of(text), text[at.end : sentence.end])
