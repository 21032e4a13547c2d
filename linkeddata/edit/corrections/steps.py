"""What each judgement does to the thing that it is about. A step returns why it could not be done, or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.draft import Draft
from linkeddata.edit.corrections.match import kind_iri
from linkeddata.schema.event_kinds import KINDS
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import Judge, Judgement
from linkeddata.values.description import Family, Ref, Text
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

Step = Callable[[Draft, Judgement, str], str | None]


def _name(draft: Draft, j: Judgement, iri: str) -> str | None:
    prop = "headline" if draft.family(iri) is Family.ARTICLE else "roleName" if draft.family(iri) is Family.ROLE else "name"
    value = Text(j.value or "")
    draft.index.learn(iri, value.value)
    if not draft.written_here(iri, prop):
        draft.put(iri, prop, [value], j)
        for other in draft.about(iri, "alternateName"):
            if isinstance(other.value, Text) and same_name(other.value.value) == same_name(value.value):
                draft.take(other, j)
    return None


def _type(draft: Draft, j: Judgement, iri: str) -> str | None:
    value, family = j.value or "", draft.family(iri)
    if draft.written_here(iri, "type", "additionalType"):
        return None
    if value in KINDS and not terms.known_class(value):
        draft.put(iri, "type", [Ref(SCHEMA + KINDS[value].classes)], j)
        draft.put(iri, "additionalType", [Ref(kind_iri(value))], j)
        draft.index.learn_kind(iri, value)
        return None
    old = draft.about(iri, "type")
    others = [
        s.value for s in old if isinstance(s.value, Ref) and not terms.fits_class(s.value.iri.removeprefix(SCHEMA), family)
    ]
    draft.put(iri, "type", [Ref(SCHEMA + value), *others], j)
    return None


def _date(draft: Draft, j: Judgement, iri: str) -> str | None:
    first, last = terms.days(j.value or "")
    prop = j.property or ("datePublished" if draft.family(iri) is Family.ARTICLE else "startDate")
    draft.index.learn_day(iri, first.value)
    if draft.written_here(iri, prop, *(("endDate",) if j.property is None else ())):
        return None
    draft.put(iri, prop, [first], j)
    if prop == "startDate" and j.property is None:
        draft.put(iri, "endDate", [last] if last else [], j)
    return None


def _url(draft: Draft, j: Judgement, iri: str) -> str | None:
    if not draft.written_here(iri, "url"):
        draft.put(iri, "url", [terms.address(j.value or "")], j)
    return None


def _same_as(draft: Draft, j: Judgement, iri: str) -> str | None:
    draft.add(iri, "sameAs", terms.address(j.value or ""), j)
    return None


def _id(draft: Draft, j: Judgement, iri: str) -> str | None:
    to = j.iri or ""
    if to == iri:
        return None
    if draft.has(to):
        return f"“{draft.name(to)}” has this IRI already"
    draft.move(iri, to)
    return None


def _add(draft: Draft, j: Judgement, iri: str) -> str | None:
    prop = j.property or ""
    if j.b is None:
        draft.add(iri, prop, terms.value_of(prop, j.value or ""), j)
        return None
    found = [other for other in draft.index.find(j.b) if draft.family(other) in terms.takes_things(prop)]
    if len(found) > 1:
        return f"{len(found)} things are called {j.b}"
    family = terms.family_of(j.b.kind)
    if not found and (family is None or j.b.name is None):
        return f"nothing is called {j.b}; give it a kind, such as person, to add it"
    other = found[0] if found else draft.new(family or Family.PERSON, j.b.name or "", j)
    draft.add(iri, prop, Ref(other), j)
    return None


def _drop(draft: Draft, j: Judgement, iri: str) -> str | None:
    if j.property is None:
        if draft.family(iri) is Family.ARTICLE:
            return "the document itself cannot be dropped; leave it out of the conversion"
        if draft.family(iri) is Family.PERSON and not j.only:
            draft.persons[iri] = j.line
        else:
            draft.drop(iri, j)
        return None
    others = draft.index.find(j.b) if j.b else ()
    for s in draft.about(iri, j.property):
        if j.b is not None:
            fits = isinstance(s.value, Ref) and (s.value.iri in others or _post_at(draft, s.value.iri, others))
        else:
            fits = j.value is None or same_name(_written(s.value)) == same_name(j.value) or _full(s.value) == j.value
        if fits and isinstance(s.value, Ref):
            draft.cut(s, j)
        elif fits:
            draft.take(s, j)
    return None


def _post_at(draft: Draft, iri: str, others: tuple[str, ...]) -> bool:
    """Return whether an IRI is that of a post in one of some organizations."""
    if draft.index.families.get(iri) is not Family.ROLE:
        return False
    return any(isinstance(s.value, Ref) and s.value.iri in others for s in draft.about(iri))


def _written(value: Ref | Text) -> str:
    """Return a value as an editor writes it."""
    if isinstance(value, Text):
        return value.value
    return value.iri.removeprefix(SCHEMA).removeprefix(EVENT_TYPES)


def _full(value: Ref | Text) -> str:
    return value.iri if isinstance(value, Ref) else value.value


#: Judgement about one thing → its step. Pairs are in `pairs.py`.
STEPS: Mapping[Judge, Step] = MappingProxyType(
    {
        Judge.NAME: _name,
        Judge.TYPE: _type,
        Judge.DATE: _date,
        Judge.URL: _url,
        Judge.SAME_AS: _same_as,
        Judge.ID: _id,
        Judge.ADD: _add,
        Judge.DROP: _drop,
    }
)
