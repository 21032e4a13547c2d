"""What leads to an entity: events that it took part in, people who work for it, documents that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from linkeddata.release.site import wording
from linkeddata.release.site.facts import by_strength, quoted
from linkeddata.release.site.links import Links, day, days, year
from linkeddata.release.site.values import Entry, Group, Linked
from linkeddata.release.values import Entity, Fact

#: Entries of a page.
AT_ONCE = 200
_RANK = {gid: rank for rank, gid in enumerate(dict.fromkeys(gid for gid, _ in wording.INCOMING.values()))}
_DATED = frozenset({"events", "parts", "whole", "documents", "published"})
_OTHERS = ("others", "Other links")


@dataclass(slots=True)
class _Gathered:
    """The facts that lead from one entity to that of the page, and posts through which they lead."""

    iri: str
    facts: list[Fact] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)


def groups(links: Links, entity: Entity, facts: Iterable[Fact], own: Sequence[Fact] = ()) -> tuple[Group, ...]:
    """Return the lists of what leads to an entity, whole.

    Args:
        links: names and addresses.
        entity: the entity of the page.
        facts: those whose value it is.
        own: those about it and its posts: posts with a day stand in the timeline, and every document is in the list of documents.
    """
    found: dict[str, dict[str, _Gathered]] = {}
    titles: dict[str, str] = {}
    for fact in facts:
        subject = fact.subject.partition("#")[0]
        if not links.has(subject) or subject == entity.iri:
            continue
        gid, title = wording.INCOMING.get((fact.property, links.entities[subject].kind), _OTHERS)
        gathered = found.setdefault(gid, {}).setdefault(subject, _Gathered(subject))
        gathered.facts.append(fact)
        if fact.subject != subject:
            gathered.posts.append(fact.subject)
        titles[gid] = title
    if entity.kind != "document":
        telling = found.setdefault("documents", {})
        named = set(telling)
        for fact in own:
            if fact.document not in named and links.has(fact.document):
                telling.setdefault(fact.document, _Gathered(fact.document)).facts.append(fact)
        titles["documents"] = "Documents"
        if not telling:
            del found["documents"]
    entries = {
        gid: [_entry(links, entity, gid, g) for g in sorted(of.values(), key=_key(links, gid))] for gid, of in found.items()
    }
    dated = _posts(links, own)
    if dated:
        entries["events"] = _merged(entries.get("events", []), dated)
        titles["events"] = "Posts and events"
    ordered = sorted(entries, key=lambda gid: (_RANK.get(gid, len(_RANK)), gid))
    return tuple(
        Group(gid, titles[gid], len(entries[gid]), 1, tuple(e for _, e in entries[gid]), gid == "events") for gid in ordered
    )


def pages(every: Sequence[Group], at_once: int = AT_ONCE) -> tuple[tuple[Group, ...], ...]:
    """Return the lists cut into pages of so many entries; at least one page.

    A list that begins on one page goes on on the next, with the number of its first entry there.
    """
    made: list[list[Group]] = [[]]
    room = at_once
    for group in every:
        at = 0
        while at < group.count:
            if not room:
                made.append([])
                room = at_once
            part = group.entries[at : at + room]
            made[-1].append(replace(group, first=at + 1, entries=part))
            at, room = at + len(part), room - len(part)
    return tuple(map(tuple, made))


def _key(links: Links, gid: str):  # type: ignore[no-untyped-def]
    """Return a sort key for what leads here: dated things the latest first, others by name."""
    if gid in _DATED:
        return lambda g: (*late(links.glance(g.iri).day), links.name(g.iri).casefold(), g.iri)
    return lambda g: (links.name(g.iri).casefold(), g.iri)


_FLIP = str.maketrans("0123456789", "9876543210")


def late(when: str) -> tuple[bool, str]:
    """Return a sort key of a day: the latest first, then what has no year."""
    return not year(when), when.translate(_FLIP)


def _entry(links: Links, entity: Entity, gid: str, gathered: _Gathered) -> tuple[str, Entry]:
    """Return the day and the entry of one entity."""
    glance = links.glance(gathered.iri)
    ranked = by_strength(links, gathered.facts)
    value = links.linked(gathered.iri, note=gid in _DATED)
    when = days(glance.day, glance.end) if gid in _DATED else ""
    said = quoted(links, ranked[0])
    if said.document.href == value.href:
        said = replace(said, document=Linked(""))
    return glance.day, Entry(
        value,
        when,
        (year(glance.day) or "Without a year") if gid == "events" else "",
        glance.status,
        said if said.parts else None,
        len(ranked) - 1,
        _role(links, gid, gathered),
    )


def _role(links: Links, gid: str, gathered: _Gathered) -> str:
    """Return what the entity of the page is to another, or what that one is to it, in words."""
    if gid == "people":
        shown = [links.glance(post) for post in dict.fromkeys(gathered.posts)]
        titles = [", ".join(filter(None, (post.note, days(post.day, post.end)))) for post in shown]
        return "; ".join(dict.fromkeys(filter(None, titles))) or links.glance(gathered.iri).note
    if gid in ("places", "bodies"):
        return links.glance(gathered.iri).note
    names = sorted({fact.property for fact in gathered.facts if fact.subject == gathered.iri})
    if gid == _OTHERS[0]:
        return ", ".join(wording.label(name).lower() for name in names)
    return ", ".join(wording.PARTS[name] for name in names if name in wording.PARTS and name != "attendee")


def _posts(links: Links, facts: Sequence[Fact]) -> list[tuple[str, Entry]]:
    """Return the posts whose first or last day is told, as entries of a timeline."""
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        if "#" in fact.subject and links.shown(fact.value):
            told.setdefault(fact.subject, []).append(fact)
    entries = dict[tuple[str, str], Entry]()
    for iri, about in told.items():
        glance = links.glance(iri)
        when = glance.day or glance.end
        if not when:
            continue
        said = quoted(links, by_strength(links, [f for f in about if f.property.endswith("Date")] or about)[0])
        shown = replace(links.post(iri), note="")
        begins = days(glance.day, glance.end) if glance.day else f"until {day(glance.end)}"
        entry = Entry(shown, begins, year(when) or "Without a year", "", said if said.parts else None, 0, "post")
        entries.setdefault((when, shown.text), entry)
    return [(when, entry) for (when, _), entry in entries.items()]


def _merged(events: list[tuple[str, Entry]], posts: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    """Return events and posts in one order, the latest first."""
    return sorted([*events, *posts], key=lambda pair: (*late(pair[0]), pair[1].value.text.casefold(), pair[1].value.href))
