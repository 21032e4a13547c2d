"""Descriptions made by hand for tests of outputs: a few things and statements, without a reader."""

from __future__ import annotations

from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA, XSD

PAGE = "https://port.example/news/1"
_DATES = {"startDate", "endDate", "previousStartDate", "datePublished", "dateModified"}


def iri(name: str) -> str:
    return f"{PAGE}#{name}"


def description(
    *things: tuple[str, Family],
    facts: list[tuple[str, str, object]],
    media_type: str = "text/plain",
    unsure: frozenset[str] = frozenset(),
    evidence: dict[tuple[str, str], tuple[Evidence, ...]] | None = None,
    mentions: dict[str, tuple[Evidence, ...]] | None = None,
) -> Description:
    """Return a description.

    Args:
        things: (short name, family); the article is called "article".
        facts: (short name, property, value); a value is text, or `iri(…)` or a term in a tuple of one.
        media_type: of the source.
        unsure: short names of things whose statements are unsure.
        evidence: (short name, property) → evidence.
        mentions: short name → mentions.
    """
    made = []
    for name, prop, value in facts:
        if isinstance(value, tuple):
            said: Ref | Text = Ref(value[0])
        else:
            said = Text(str(value), XSD + "date" if prop in _DATES else None)
        found = (evidence or {}).get((name, prop), ())
        made.append(Statement(iri(name), prop, said, Basis.EDITOR, found, "editor", 0.9, unsure=name in unsure))
    listed = tuple(Thing(iri(name), family, (mentions or {}).get(name, ())) for name, family in things)
    return Description(SourceFacts("note.txt", "0" * 64, "utf-8", media_type, 0), listed, tuple(made))


def event(name: str = "Fair", **facts: str) -> Description:
    """Return a description of one event with a name and dates."""
    said: list[tuple[str, str, object]] = [("fair", "type", (SCHEMA + "Event",)), ("fair", "name", name)]
    said += [("fair", prop, (SCHEMA + value,) if prop == "eventStatus" else value) for prop, value in facts.items()]
    return description(("article", Family.ARTICLE), ("fair", Family.EVENT), facts=said)


def kind(name: str) -> tuple[str]:
    return (EVENT_TYPES + name,)
