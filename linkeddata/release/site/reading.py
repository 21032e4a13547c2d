"""What was read from a document: its sentences in order, and beside each the facts that it tells."""

from __future__ import annotations

from collections.abc import Sequence

from linkeddata.release.site import wording
from linkeddata.release.site.facts import doubt, quoted
from linkeddata.release.site.links import Links
from linkeddata.release.site.values import Linked, Quoted, Sentence
from linkeddata.release.values import Entity, Fact
from linkeddata.values.description import Ref

_NAMES = frozenset({"name", "alternateName", "type", "additionalType", "mentions", "headline"})


def sentences(links: Links, entity: Entity, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Return the sentences of a document, each with the facts that were read from it; last the facts without words.

    Args:
        links: names and addresses.
        entity: the document.
        facts: those that come from it.
    """
    found: dict[tuple[int, str], list[Fact]] = {}
    for fact in facts:
        subject = fact.subject.partition("#")[0]
        if links.has(subject) and links.shown(fact.value):
            key = (fact.words.start - fact.words.at, fact.words.sentence) if fact.words else (1 << 60, fact.basis)
            found.setdefault(key, []).append(fact)
    return tuple(
        made for key in sorted(found) if (made := _sentence(links, entity, sorted(found[key], key=_place))) is not None
    )


def _place(fact: Fact) -> tuple[int, tuple[int, str], str, str]:
    return fact.words.start if fact.words else 0, wording.order(fact.property), fact.subject, fact.statement


def _sentence(links: Links, entity: Entity, facts: Sequence[Fact]) -> Sentence | None:
    """Return one sentence with its facts; None if it tells nothing but what the page says elsewhere."""
    named: dict[str, Linked] = {}
    said: dict[str, dict[str, dict[Linked, None]]] = {}
    for fact in facts:
        subject = fact.subject.partition("#")[0]
        for iri in (subject, fact.value.iri if isinstance(fact.value, Ref) else ""):
            if iri != entity.iri and links.has(iri) and fact.words:
                named.setdefault(iri, links.linked(iri))
        if fact.property in _NAMES or subject == entity.iri:
            continue
        label, value = _said(links, fact)
        said.setdefault(subject, {}).setdefault(label, {})[value] = None
    if not named and not said:
        return None
    made = quoted(links, facts[0], facts[1:])
    here = Quoted(made.parts, Linked(""), "", made.place, doubt(facts), made.how)
    told = tuple((links.linked(s), tuple((label, tuple(values)) for label, values in of.items())) for s, of in said.items())
    return Sentence(here, tuple(named.values()), told)


def _said(links: Links, fact: Fact) -> tuple[str, Linked]:
    """Return what a fact says of its subject: label and value; what it says of a post is the whole post."""
    post = fact.subject if "#" in fact.subject else fact.value.iri if isinstance(fact.value, Ref) else ""
    if "#" in post and post.startswith(fact.subject.partition("#")[0]):
        return wording.PROPERTIES["roleName"].lower(), links.post(post)
    return wording.label(fact.property).lower(), links.value(fact.property, fact.value)
