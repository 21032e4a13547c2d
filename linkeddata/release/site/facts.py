"""The facts about an entity: by property in reading order, with the sentences that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linkeddata.present.doubt import CHECK_BELOW
from linkeddata.release.site import wording
from linkeddata.release.site.links import Links, day
from linkeddata.release.site.quotes import parts, plain
from linkeddata.release.site.values import Line, Linked, Quoted, Told
from linkeddata.release.values import Entity, Fact
from linkeddata.values.dates import read_date
from linkeddata.values.description import Ref, Text, Value

#: Sentences that are shown for a value at once, and folded away; the rest are counted.
SHOWN, FOLDED = 1, 9
#: What a thing has once; two values of two documents are a disagreement, dates only if they do not agree as far as both say.
SINGLE = frozenset({"startDate", "endDate", "previousStartDate", "eventStatus", "datePublished", "headline"})
#: Properties that have a place of their own on the page.
_ELSEWHERE = frozenset({"sameAs", "type", "additionalType", "mentions"})
_LAST = ("name", "alternateName")
_BODIES = frozenset({"worksFor", "memberOf", "affiliation"})


def doubt(facts: Iterable[Fact]) -> str:
    """Return the word for the surest of some facts: `unsure`, `check` or ""."""
    words = [("unsure", 2) if f.unsure else ("check", 1) if f.confidence < CHECK_BELOW else ("", 0) for f in facts]
    return min(words, key=lambda word: word[1], default=("", 0))[0]


def quoted(links: Links, fact: Fact, others: Sequence[Fact] = ()) -> Quoted:
    """Return the sentence that tells a fact, with the document that it stands in.

    Args:
        links: names and addresses.
        fact: the fact.
        others: facts of the same sentence, whose words are marked too.
    """
    document = links.linked(fact.document) if links.has(fact.document) else Linked("")
    more = [o.words for o in others if o.words is not None]
    return Quoted(
        parts(fact.words, more) if fact.words else (),
        document,
        day(links.glance(fact.document).day),
        plain(fact.words.place) if fact.words else "",
        doubt([fact]),
        "" if fact.words else wording.BASES.get(fact.basis, fact.basis),
    )


def by_strength(links: Links, facts: Iterable[Fact]) -> list[Fact]:
    """Return the best fact of each document, those with words first, then the surest, then the earliest document."""
    ranked = sorted(
        facts,
        key=lambda f: (f.words is None, -f.confidence, links.glance(f.document).day or "~", f.document, _start(f), f.statement),
    )
    best: dict[str, Fact] = {}
    for fact in ranked:
        best.setdefault(fact.document, fact)
    return list(best.values())


def _start(fact: Fact) -> int:
    return fact.words.start if fact.words else 0


def told(links: Links, entity: Entity, values: Sequence[tuple[Linked, Sequence[Fact]]], shown: int = SHOWN) -> Told:
    """Return values that the same sentences tell, with these sentences, each document once.

    Args:
        links: names and addresses.
        entity: the entity of the page; a document does not name itself beside each of its sentences.
        values: each with its facts.
        shown: sentences that are shown at once.
    """
    ranked = by_strength(links, values[0][1])
    of: dict[tuple[str, object], list[Fact]] = {(fact.document, sentence(fact)): [] for fact in ranked}
    for _, facts in values[1:]:
        for fact in facts:
            of.get((fact.document, sentence(fact)), []).append(fact)
    made = [quoted(links, fact, of[fact.document, sentence(fact)]) for fact in ranked[: shown + FOLDED]]
    if entity.kind == "document":
        made = [
            replace(q, document=Linked(""), day="") if f.document == entity.iri else q
            for q, f in zip(made, ranked, strict=False)
        ]
    rest = max(0, len(ranked) - shown - FOLDED)
    return Told(tuple((value, doubt(facts)) for value, facts in values), tuple(made[:shown]), tuple(made[shown:]), rest)


def sentence(fact: Fact) -> tuple[int, str] | None:
    """Return what tells a sentence of a document from its others; None for a fact without words."""
    return (fact.words.start - fact.words.at, fact.words.sentence) if fact.words else None


def lines(links: Links, entity: Entity, facts: Sequence[Fact]) -> tuple[Line, ...]:
    """Return the facts about an entity, gathered by property.

    Args:
        links: names and addresses.
        entity: the entity.
        facts: those of which it, or one of its posts, is the subject.
    """
    groups: dict[str, dict[Value, list[Fact]]] = {}
    posts: dict[str, list[Fact]] = {}
    for fact in facts:
        if not links.shown(fact.value):
            continue
        if fact.subject != entity.iri:
            posts.setdefault(fact.subject, []).append(fact)
        elif isinstance(fact.value, Ref) and fact.value.iri.startswith(f"{entity.iri}#"):
            posts.setdefault(fact.value.iri, []).append(fact)
        elif fact.property not in _ELSEWHERE and not (fact.property == "name" and entity.kind == "document"):
            groups.setdefault(fact.property, {}).setdefault(fact.value, []).append(fact)
    if set(groups.get("headline", ())) == {Text(entity.name)}:
        del groups["headline"]  # it is the title of the page
    if groups.get("name") and entity.kind == "event" and _labelled(groups["name"]):
        del groups["name"]
    found = [_line(links, entity, name, groups[name]) for name in sorted(groups, key=_order)]
    if posts:
        found.insert(_after(found), _posts(links, entity, posts))
    return tuple(found)


def _order(name: str) -> tuple[bool, tuple[int, str]]:
    return name in _LAST, wording.order(name)


def _labelled(names: dict[Value, list[Fact]]) -> bool:
    """Return whether an event has no name of its own, but is named after its kind and participants."""
    return all(fact.rule == "events:label" for facts in names.values() for fact in facts)


def _after(found: Sequence[Line]) -> int:
    """Return where posts stand: behind titles, before what else is said."""
    titles = [n for n, line in enumerate(found, 1) if line.label == wording.PROPERTIES["jobTitle"]]
    return titles[-1] if titles else 0


def _line(links: Links, entity: Entity, name: str, values: dict[Value, list[Fact]]) -> Line:
    """Return the values of a property, those that most documents tell first; values that the same sentences tell stand together."""
    differ = name in SINGLE and _differ(list(values))
    shown = [(links.value(name, value), facts) for value, facts in values.items()]
    shown.sort(key=lambda pair: (-len({f.document for f in pair[1]}), pair[0].text.casefold(), pair[0].href))
    if differ:
        return Line(wording.label(name), tuple(told(links, entity, [pair], 2) for pair in shown), differ)
    together: dict[object, list[tuple[Linked, list[Fact]]]] = {}
    for value, facts in shown:
        together.setdefault(frozenset((f.document, sentence(f)) for f in facts), []).append((value, facts))
    return Line(wording.label(name), tuple(told(links, entity, group) for group in together.values()))


def _differ(values: Sequence[Value]) -> bool:
    """Return whether two values contradict each other: dates that do not agree as far as both say, other values that differ."""
    return any(not _agree(a, b) for n, a in enumerate(values) for b in values[:n])


def _agree(a: Value, b: Value) -> bool:
    if isinstance(a, Ref) or isinstance(b, Ref):
        return a == b
    try:
        return read_date(a.value)[0].agrees(read_date(b.value)[0])
    except ValueError:
        return a.value == b.value


def _posts(links: Links, entity: Entity, posts: dict[str, list[Fact]]) -> Line:
    """Return the posts of a person, the latest first; posts that read the same are one."""
    alike: dict[Linked, list[Fact]] = {}
    ends: dict[Linked, str] = {}
    for iri, facts in posts.items():
        shown = links.post(iri)
        alike.setdefault(shown, []).extend(facts)
        ends[shown] = links.glance(iri).end or links.glance(iri).day
    ordered = sorted(alike, key=lambda shown: (shown.text.casefold(), shown.note))
    ordered.sort(key=lambda shown: ends[shown], reverse=True)
    return Line("Posts", tuple(told(links, entity, [(shown, alike[shown])]) for shown in ordered))
