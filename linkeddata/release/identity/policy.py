"""The rules of identity: what may be one, and what never is. The build, `explain` and the tests all read these two tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linkeddata.release.identity import (
    bodies_known,
    documents,
    events,
    organizations,
    persons,
    persons_known,
    places,
    settlements,
    visits,
)
from linkeddata.release.identity.archive import Archive, Thing

Test = Callable[[Thing, Thing, Archive], str | None]
Keys = Callable[[Thing, Archive], Iterator[Hashable]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Two things that meet it are one, unless something speaks against it.

    Args:
        name: `P2`.
        kind: kind of the things; "" for any.
        words: the rule in words.
        holds: returns what was compared, in words; None if the rule does not hold.
        keys: what two things that meet it have in common. It may yield more; it never yields less.
        power: `authority` for identifiers, `rule`, `wide` for what joins at the wide level only, `proposal` for what never joins.
        stage: rules of a lower stage come first.
    """

    name: str
    kind: str
    words: str
    holds: Test
    keys: Keys
    power: str = "rule"
    stage: int = 1


@dataclass(frozen=True, slots=True)
class Never:
    """Two things that meet it are never one, not even through a third.

    Args:
        name: `two-countries`.
        kind: kind of the things.
        words: the rule in words.
        apart: of the traits of the two things, returns what speaks against it, in words; None if nothing does.
    """

    name: str
    kind: str
    words: str
    apart: Callable[[Any, Any], str | None]


@dataclass(frozen=True, slots=True)
class Lacks:
    """Why a name alone does not join: it says that no rule of names may be tried, while identifiers and judgements may join.

    Args:
        name, kind, words: as in `Never`.
        lacks: returns what is missing, in words; None if nothing is.
    """

    name: str
    kind: str
    words: str
    lacks: Test


def link_keys(a: Thing, archive: Archive) -> Iterator[str]:
    """Yield the IRIs that stand for a thing in every document."""
    yield from a.links


def same_link(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return the identifier that two things share."""
    return next((iri for iri in a.links if iri in b.links), None)


_AUTHORITY = "the same identifier of an authority, or the same row of the office's list"


def _signing_keys(a: Thing, archive: Archive) -> Iterator[Hashable]:
    if a.event in ("signing", "agreement") and a.titled:
        yield from events.pair_keys(a, archive)


RULES: tuple[Rule, ...] = (
    Rule("D1", "", "the same thing in two copies of one file", documents.same_bytes, documents.digest_keys, "authority", 0),
    Rule("D2", "document", "the same address and day", documents.same_address, documents.address_keys, "authority", 0),
    Rule("P1", "person", _AUTHORITY, same_link, link_keys, "authority", 0),
    Rule(
        "O1",
        "organization",
        _AUTHORITY + ", or an international body of the public lists (O5)",
        same_link,
        link_keys,
        "authority",
        0,
    ),
    Rule("L1", "place", "the same country by its ISO code", places.same_country, places.code_keys, "authority", 0),
    Rule("L3", "place", _AUTHORITY, same_link, link_keys, "authority", 0),
    Rule("E4", "event", "the same page of the event", events.same_page, events.page_keys, "authority", 0),
    Rule("E0", "event", _AUTHORITY, same_link, link_keys, "authority", 0),
    Rule("L2", "place", "a settlement of the same name and country", places.same_settlement, places.settlement_keys, stage=1),
    Rule(
        "L5",
        "place",
        "a settlement of the same name, which nobody tells in another country than that of both documents",
        settlements.same_home,
        settlements.home_keys,
        stage=1,
    ),
    Rule("L6", "place", "the town from which one publisher writes", settlements.same_seat, settlements.seat_keys, stage=1),
    Rule(
        "L7",
        "place",
        "a settlement or venue of the same name, where the same person was on one day",
        visits.same_visit,
        visits.place_keys,
        stage=1,
    ),
    Rule("L4", "place", "a venue of the same name, settlement or owner", places.same_venue, places.venue_keys, stage=2),
    Rule(
        "O7",
        "organization",
        "the same full name and web address",
        organizations.same_name_and_address,
        organizations.address_keys,
        "authority",
        0,
    ),
    Rule(
        "O2",
        "organization",
        "the same full name and country",
        organizations.same_name_and_country,
        organizations.country_keys,
        stage=2,
    ),
    Rule(
        "O3",
        "organization",
        "the same full name and publisher, with the only country that is known for the name",
        organizations.country_on_one_side,
        organizations.publisher_keys,
        stage=2,
    ),
    Rule("O4", "organization", "an acronym by its full name", organizations.acronym, organizations.acronym_keys, stage=2),
    Rule(
        "O8",
        "organization",
        "the publisher of both documents",
        bodies_known.the_publisher,
        bodies_known.publisher_keys,
        stage=2,
    ),
    Rule(
        "O9",
        "organization",
        "the same body of one state, told or meant by an office at home",
        bodies_known.same_body_of_state,
        bodies_known.state_keys,
        stage=2,
    ),
    Rule(
        "O10",
        "organization",
        "the same common name and town, in documents of one publisher",
        bodies_known.same_town,
        bodies_known.town_keys,
        stage=2,
    ),
    Rule(
        "O11",
        "organization",
        "the same name of its own or acronym, and the same person who works there",
        bodies_known.same_officer,
        bodies_known.officer_keys,
        stage=2,
    ),
    Rule(
        "O13",
        "organization",
        "the same full name, where the same person was on one day",
        visits.same_visit_of_body,
        visits.body_keys,
        stage=2,
    ),
    Rule("P2", "person", "the same full name and office of one country", persons.same_office, persons.office_keys, stage=3),
    Rule("P3", "person", "the same full name and body", persons.same_body, persons.body_keys, stage=3),
    Rule(
        "P5",
        "person",
        "the same full name, and an office that one document calls former",
        persons.change_of_office,
        persons.former_keys,
        stage=3,
    ),
    Rule(
        "P8",
        "person",
        "the same full name and office, of a country that one document tells and the other names",
        persons_known.office_of_named_country,
        persons_known.named_country_keys,
        stage=3,
    ),
    Rule(
        "P14",
        "person",
        "the same full name and office, of a body that one document tells and the other names",
        persons_known.office_of_told_body,
        persons_known.post_keys,
        stage=3,
    ),
    Rule(
        "P15",
        "person",
        "the same full name and office, and a town that both documents name",
        persons_known.office_in_town,
        persons_known.post_keys,
        stage=3,
    ),
    Rule(
        "P9",
        "person",
        "the same full name and office in documents of one publisher, and nobody else of that name",
        persons_known.same_office_by_publisher,
        persons_known.own_office_keys,
        stage=3,
    ),
    Rule(
        "E1", "event", "the same kind and day, and two participants in common", events.same_occasion, events.pair_keys, stage=4
    ),
    Rule(
        "E2",
        "event",
        "signed by the same parties on the same day",
        events.same_signing,
        _signing_keys,
        stage=4,
    ),
    Rule("E3", "event", "the same name with its edition or year", events.same_edition, events.name_keys, stage=4),
    Rule("E5", "event", "announced for one day and moved to another", events.moved, events.moved_keys, stage=4),
    Rule("P4", "person", "the same full name, in the same event", persons.same_event, persons.event_keys, stage=5),
    Rule(
        "P7",
        "person",
        "the same full name, and another of the same full name, in an event of one kind and day",
        persons_known.same_company,
        persons_known.company_keys,
        stage=5,
    ),
    Rule(
        "P10",
        "person",
        "a full name without an office, in a document of the office that its only bearer heads",
        persons_known.known_to_publisher,
        persons_known.bare_keys,
        stage=6,
    ),
    Rule(
        "P11",
        "person",
        "a full name with a country, and its only bearer, who has an office there",
        persons_known.of_country,
        persons_known.bare_keys,
        stage=6,
    ),
    Rule(
        "P12",
        "person",
        "a full name without an office, and its only bearer, who takes part in events with the same person",
        persons_known.known_by_company,
        persons_known.bare_keys,
        stage=6,
    ),
    Rule(
        "P13",
        "person",
        "a full name without an office, in a document of the body for which its only bearer works",
        persons_known.known_by_body,
        persons_known.bare_keys,
        stage=6,
    ),
    Rule(
        "P6", "person", "the same full name, publisher and country", persons.same_publisher, persons.publisher_keys, "wide", 6
    ),
    Rule(
        "O6",
        "organization",
        "the same name of its own and publisher, without a country",
        organizations.same_publisher,
        organizations.own_name_keys,
        "wide",
        2,
    ),
    Rule(
        "O12",
        "organization",
        "the same long name of its own, or one with its town, in documents that one office wrote at home",
        bodies_known.distinctive,
        bodies_known.own_name_keys,
        stage=2,
    ),
    Rule(
        "E6",
        "event",
        "one person and one body in common on the same day",
        events.person_and_body,
        events.thin_keys,
        "proposal",
        7,
    ),
    Rule("E7", "event", "two days that a time zone may explain", events.next_day, events.zone_keys, "proposal", 7),
    Rule("N1", "person", "the same full name", lambda a, b, r: _same_name(a, b), lambda a, r: iter(a.exact), "proposal", 8),
    Rule(
        "N3",
        "person",
        "a full name without an office, and its only bearer in the archive",
        persons_known.only_bearer,
        persons_known.bare_keys,
        "proposal",
        8,
    ),
    Rule(
        "N2", "organization", "the same full name", lambda a, b, r: _own_name(a, b), lambda a, r: iter(a.exact), "proposal", 8
    ),
)


def _same_name(a: Thing, b: Thing) -> str | None:
    name = persons.common_name(a, b)
    posts = {h.post.key for h in a.offices} & {h.post.key for h in b.offices} - {""}
    return f"{persons.shown(a, name)}, {min(posts)}" if name and posts else None


def _own_name(a: Thing, b: Thing) -> str | None:
    name = organizations.common(a, b)
    return organizations.shown(a, name) if name and name.sort == "own" else None


NEVER: tuple[Never, ...] = (
    Never("private", "person", "a private person is joined by an editor only", persons.private),
    Never("given-name", "person", "another given name before the same family name", persons.given_name),
    Never("initial", "person", "an initial that does not fit", persons.initial),
    Never("generational-mark", "person", "different marks of the generation", persons.generation),
    Never("opposite-sex", "person", "a man and a woman", persons.sex),
    Never("two-countries", "person", "national offices of two countries", persons.two_countries),
    Never("two-seats", "person", "two single-seat offices of one kind at once", persons.two_seats),
    Never("two-in-one", "person", "one who may be two, as the document itself warns or shows", persons.two_in_one),
    Never("dead-before-acting", "person", "someone who died before the other acted", persons.dead),
    Never("two-countries", "organization", "bodies of two countries", organizations.two_countries),
    Never(
        "two-hosts",
        "organization",
        "missions in two countries, or bodies with a common name in two towns",
        organizations.two_hosts,
    ),
    Never("part-and-whole", "organization", "a part and its whole", organizations.part_and_whole),
    Never("numbers-differ", "organization", "different numbers in the names", organizations.numbers_differ),
    Never("legal-forms-differ", "organization", "different legal forms", organizations.legal_forms_differ),
    Never("kinds-differ", "organization", "bodies of kinds that exclude each other", organizations.kinds_differ),
    Never("two-countries", "place", "places in two countries", places.two_countries),
    Never("two-regions", "place", "settlements in two regions", places.two_regions),
    Never("another-sort", "place", "a city with the country, region or building of its name", places.another_sort),
    Never("part-and-whole", "place", "a place and what it is in", places.part_and_whole),
    Never("another-day", "event", "two days", events.another_day),
    Never("another-edition", "event", "two editions of a series", events.another_edition),
    Never("meeting-and-call", "event", "a meeting and a call", events.meeting_and_call),
    Never("another-kind", "event", "events of two kinds", events.another_kind),
    Never("part-and-whole", "event", "an event and a part of it", events.part_and_whole),
    Never("cancelled", "event", "one that was cancelled, and one that took place", events.cancelled),
)

_TRAITS: Mapping[str, Callable[[Thing, Archive], Hashable]] = {
    "person": persons.traits,
    "organization": organizations.traits,
    "place": places.traits,
    "event": events.traits,
}


def traits(thing: Thing, archive: Archive) -> Hashable:
    """Return what the `NEVER` rules look at: things with equal traits are apart from the same others."""
    make = _TRAITS.get(thing.kind)
    return make(thing, archive) if make else ()


def never(kind: str, a: Any, b: Any, *, but: str = "") -> tuple[str, str] | None:
    """Return the name and the words of the first rule that keeps two things apart, by their traits; None if none does.

    Args:
        kind: of both.
        a: traits of the one.
        b: traits of the other.
        but: a rule that does not count.
    """
    for rule in NEVER:
        if rule.kind == kind and rule.name != but and (words := rule.apart(a, b)):
            return rule.name, words
    return None


def two_identifiers(ours: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return that two things have different identifiers of one authority (G5), with both; None if they have not."""
    mine, others = frozenset(ours), frozenset(theirs)
    for host in sorted({h for h, _ in mine} & {h for h, _ in others}):
        one, other = ({iri for h, iri in ids if h == host} for ids in (mine, others))
        if not one & other:
            return "two-identifiers", f"{min(one)} and {min(other)}"
    return None


def no_full_name(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return the name that is not full: one word, an initial, a title with a surname, or words for anybody."""
    short = next((t for t in (a, b) if not t.exact), None)
    return f"“{short.name}” is no full name" if short else None


def generic_name(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return the common name of two bodies that many have, with no country told on one side."""
    name = organizations.common(a, b)
    if name is None:
        return None
    if name.sort in ("generic", "mission"):
        return f"many bodies are called “{organizations.shown(a, name)}”"
    if name.sort == "state" and not (a.country and b.country):
        return f"every country may have “{organizations.shown(a, name)}”, and the country is not told for both"
    return None


def venue_by_name(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return that two venues have nothing but their name in common."""
    if places.common(a, b) and "venue" in (places.sort(a), places.sort(b)):
        return f"“{a.name}” may be in many places"
    return None


def unknown_country(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return that the country of a settlement is not known."""
    if places.common(a, b) and not (a.country and b.country):
        return f"the country of “{a.name}” is not told for both"
    return None


def no_whole_day(a: Thing, b: Thing, archive: Archive) -> str | None:
    """Return that a day is not told in full."""
    return None if events.day(a) and events.day(b) else "the whole day is not told for both"


LACKS: tuple[Lacks, ...] = (
    Lacks("no-full-name", "person", "one word, an initial or a title is no full name", no_full_name),
    Lacks("generic-without-country", "organization", "a name that many bodies have", generic_name),
    Lacks("venue-by-name", "place", "the name of a venue alone", venue_by_name),
    Lacks("unknown-country", "place", "a settlement without its country", unknown_country),
    Lacks("no-whole-day", "event", "a month, a year or a day without its year", no_whole_day),
)
_ALONE = {
    "person": ("name-alone", "the name alone does not join: no office, body or event is shared"),
    "organization": ("name-alone", "the name alone does not join: no country or identifier is shared"),
    "place": ("name-alone", "the name alone does not join"),
    "event": (
        "too-little-in-common",
        "kind and day do not join: two participants must be shared, at places and times that fit",
    ),
    "document": ("another-document", "the files and their addresses differ"),
}


def lacking(a: Thing, b: Thing, archive: Archive) -> tuple[str, str]:
    """Return the name and the words of what is missing for any rule to join two things."""
    for row in LACKS:
        if row.kind == a.kind and (words := row.lacks(a, b, archive)):
            return row.name, words
    return _ALONE[a.kind]


def holding(a: Thing, b: Thing, archive: Archive, level: str = "standard") -> tuple[Rule, str] | None:
    """Return the strongest rule that holds between two things and joins them, with what it compared; None if none does."""
    for rule in RULES:
        if rule.kind in ("", a.kind) and a.kind == b.kind and joins(rule, level) and (values := rule.holds(a, b, archive)):
            return rule, values
    return None


def joins(rule: Rule, level: str) -> bool:
    """Return whether a rule joins at a level."""
    return rule.power in ("authority", "rule") or (rule.power == "wide" and level == "wide")
