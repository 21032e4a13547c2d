"""The facts about an entity: by property in reading order, with the sentences that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkeddata.present.doubt import CHECK_BELOW
from linkeddata.release.site import wording
from linkeddata.release.site.links import Links, day
from linkeddata.release.site.quotes import parts
from linkeddata.release.site.values import Line, Linked, Quoted, Told
from linkeddata.release.values import Entity, Fact
from linkeddata.values.dates import read_date
from linkeddata.values.description import Ref, Value

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
        fact.words.place if fact.words else "",
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


def told(links: Links, value: Linked, facts: Iterable[Fact], shown: int = SHOWN) -> Told:
    """Return a value with the sentences of its documents, each document once."""
    every = list(facts)
    ranked = by_strength(links, every)
    sentences = [quoted(links, fact) for fact in ranked[: shown + FOLDED]]
    return Told(value, tuple(sentences[:shown]), tuple(sentences[shown:]), max(0, len(ranked) - shown - FOLDED), doubt(every))


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
    if groups.get("name") and entity.kind == "event" and _labelled(groups["name"]):
        del groups["name"]
    found = [_line(links, name, groups[name]) for name in sorted(groups, key=_order)]
    if posts:
        found.insert(_after(found), _posts(links, posts))
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


def _line(links: Links, name: str, values: dict[Value, list[Fact]]) -> Line:
    differ = name in SINGLE and _differ(list(values))
    made = [told(links, links.value(name, value), facts, 2 if differ else SHOWN) for value, facts in values.items()]
    counts = [len({fact.document for fact in facts}) for facts in values.values()]
    ranked = sorted(zip(made, counts, strict=True), key=lambda pair: (-pair[1], pair[0].value.text.casefold(), pair[0].value.href))
    return Line(wording.label(name), tuple(value for value, _ in ranked), differ)


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


def _posts(links: Links, posts: dict[str, list[Fact]]) -> Line:
    """Return the posts of a person, the latest first; posts that read the same are one."""
    alike: dict[Linked, list[Fact]] = {}
    ends: dict[Linked, str] = {}
    for iri, facts in posts.items():
        shown = links.post(iri)
        alike.setdefault(shown, []).extend(facts)
        ends[shown] = links.glance(iri).end or links.glance(iri).day
    ordered = sorted(alike, key=lambda shown: (shown.text.casefold(), shown.note))
    ordered.sort(key=lambda shown: ends[shown], reverse=True)
    return Line("Posts", tuple(told(links, shown, alike[shown]) for shown in ordered))
