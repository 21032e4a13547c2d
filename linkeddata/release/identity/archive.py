"""The things of an archive as the rules see them, and what is known of all of them together.

A `Thing` is a claim without its words: numbers in place of IRIs, names already compared. `Archive` holds all things and says which
of them are one entity so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from linkeddata.known.authorities import by_key
from linkeddata.known.keys import key
from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.claims.countries import of_place_name
from linkeddata.release.identity.names import body_name, person_name, place_name
from linkeddata.release.identity.posts import Post, post
from linkeddata.release.values import Member
from linkeddata.text.fold import same_name
from linkeddata.values.namespaces import EVENT_TYPES

#: Hosts whose IRIs are identifiers: one thing has one of each.
AUTHORITIES = (
    "http://www.wikidata.org/entity/",
    "https://www.wikidata.org/entity/",
    "https://sws.geonames.org/",
    "https://ror.org/",
    "https://orcid.org/",
    "https://isni.org/isni/",
    "http://viaf.org/viaf/",
    "https://viaf.org/viaf/",
    "https://d-nb.info/gnd/",
    "urn:lei:",
    "urn:uuid:",
)


_NONE: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A document: what the rules ask of it.

    Args:
        stands: the country of its dateline, "" if it is not known.
        dateline: the thing that is its place; -1 without one.
    """

    n: int
    key: str
    digest: str
    published: str
    publisher: str
    country: str
    url: str
    at_home: bool = False
    stands: str = ""
    dateline: int = -1


@dataclass(frozen=True, slots=True)
class Held:
    """A post that a document gives to a person: the title, the number of the body (-1: none), the country, first and last day."""

    title: str
    post: Post
    body: int
    country: str
    start: str
    end: str


@dataclass(eq=False, slots=True)
class Thing:
    """A claim as the rules see it. Texts are as in `Claim`; other things are numbers of the archive.

    Args:
        exact: names for comparison letter by letter, without doubles; of persons only full names.
        ids: identifiers of authorities: (host, IRI).
        links: IRIs that stand for it in other documents too: `ids`, other `sameAs`, and its own IRI where it is given.
        kinds: schema.org classes, local names.
        event: its kind of event, a key of `event_kinds.KINDS`; "" for others.
    """

    n: int
    member: Member
    kind: str
    source: Source
    names: tuple[str, ...]
    exact: tuple[str, ...]
    ids: frozenset[tuple[str, str]]
    links: tuple[str, ...]
    kinds: tuple[str, ...]
    event: str = ""
    private: bool = False
    country: str = ""
    sex: str = ""
    within: tuple[int, ...] = ()
    offices: tuple[Held, ...] = ()
    start: str = ""
    end: str = ""
    previous: str = ""
    status: str = ""
    participants: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    url: str = ""
    titled: bool = False
    called: tuple[str, ...] = ()
    namesake: bool = False
    ranks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0] if self.names else self.member.claim


@dataclass
class Archive:
    """All things, and which are one so far.

    Args:
        things: in the order of their members.
        root: thing → the thing that stands for its entity.
        events_of: thing → events in which it takes part.
        countries_of_name: exact name of a body → countries that are told for it.
        countries_of_place: the same of places.
        expansions: publisher and acronym → full names.
        holders: single-seat office and country → day and full name of those who hold it.
        states_of_name: full name of a person → countries of national offices that are told for it.
        contested: full names of persons that two may bear.
        mixed: persons who may be two, of whom the document was read as of one.
        persons_named: full name → persons.
        names_countries: document → countries that it names.
        persons_told, towns_told: document → full names of persons that only one bears, names of places.
        places_told: names of places that are no countries.
        meanings: acronym → full names that go with it in the whole archive.
        workers: body → full names of those who work there.
        events_at: place or body → events there, or with it, whose day is told.
        bodies_told: document → bodies that have a name of their own.
        towns_of_base: publisher and common name of a body → towns in which it is told to be.
        officers: name of a body → full names of those who work there.
        known: what `persons_known` remembers between two calls of `refresh`.
        formers: full name, post and country of offices that a document calls former.
        dead: full names of those whose death is told.
        doubled: digests of files that are there twice.
        wholes: things of which others are parts.
        noted: thing → its entity, as of the last `refresh`.
        sizes: entity → number of its things, as noted.
        whole_roots: the entities of `wholes`, as noted.
    """

    things: list[Thing]
    root: list[int]
    events_of: Mapping[int, Sequence[int]] = field(default_factory=dict)
    countries_of_name: dict[str, set[str]] = field(default_factory=dict)
    expansions: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    states_of_name: dict[str, set[str]] = field(default_factory=dict)
    formers: set[tuple[str, str, str]] = field(default_factory=set)
    contested: set[str] = field(default_factory=set)
    mixed: set[int] = field(default_factory=set)
    persons_named: dict[str, list[int]] = field(default_factory=dict)
    names_countries: dict[int, set[str]] = field(default_factory=dict)
    countries_of_place: dict[str, set[str]] = field(default_factory=dict)
    persons_told: dict[int, set[str]] = field(default_factory=dict)
    towns_told: dict[int, set[str]] = field(default_factory=dict)
    towns_of_base: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    bodies_told: dict[int, list[int]] = field(default_factory=dict)
    places_told: set[str] = field(default_factory=set)
    meanings: dict[str, set[str]] = field(default_factory=dict)
    workers: dict[int, set[str]] = field(default_factory=dict)
    events_at: dict[int, list[int]] = field(default_factory=dict)
    officers: dict[str, set[str]] = field(default_factory=dict)
    known: dict[str, object] = field(default_factory=dict)
    dead: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    wholes: set[int] = field(default_factory=set)
    noted: list[int] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    whole_roots: set[int] = field(default_factory=set)

    def of(self, n: int) -> int:
        """Return the thing that stands for the entity of a thing."""
        root = self.root
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    def entities(self, things: Iterable[int]) -> frozenset[int]:
        """Return the entities of things."""
        return frozenset(map(self.of, things))

    def refresh(self) -> None:
        """Note the entities as they are now, for `own` and `above`, which must not change while a rule is applied."""
        self.known.clear()
        self.noted = [self.of(n) for n in range(len(self.things))]
        self.sizes = Counter(self.noted)
        self.whole_roots = {self.noted[n] for n in self.wholes}

    def own(self, n: int) -> int:
        """Return the entity of a thing that is a whole or a part, as noted; -1 for others."""
        root = self.noted[n]
        return root if self.things[n].within or root in self.whole_roots else -1

    def above(self, n: int) -> frozenset[int]:
        """Return the entities that a thing is within, at every height, as noted."""
        if not self.things[n].within:
            return frozenset()
        found: set[int] = set()
        seen: set[int] = set()
        ahead = list(self.things[n].within)
        while ahead:
            at = ahead.pop()
            if at not in seen:
                seen.add(at)
                found.add(self.noted[at])
                ahead += self.things[at].within
        return frozenset(found)


def archive_of(documents: Iterable[DocumentClaims]) -> Archive:
    """Return the things of documents, in the order of their members, whatever order the documents come in.

    Args:
        documents: each once. They are read one by one, and not kept.
    """
    read = sorted((_things(d) for d in documents), key=lambda pair: pair[0].key)
    things: list[Thing] = []
    events_of: dict[int, list[int]] = {}
    for n, (source, claims) in enumerate(read):
        start = len(things)
        own = replace(source, n=n, dateline=source.dateline + start if source.dateline >= 0 else -1)
        for thing in claims:
            thing.source = own
            thing.n += start
            thing.within = _moved(thing.within, start)
            thing.participants = _moved(thing.participants, start)
            thing.places = _moved(thing.places, start)
            thing.offices = tuple(
                Held(o.title, o.post, o.body + start if o.body >= 0 else -1, o.country, o.start, o.end) for o in thing.offices
            )
            for who in thing.participants:
                events_of.setdefault(who, []).append(thing.n)
            things.append(thing)
    _unsettle(things)
    archive = Archive(things, list(range(len(things))), events_of)
    _count(archive)
    archive.refresh()
    return archive


def _moved(numbers: tuple[int, ...], start: int) -> tuple[int, ...]:
    return tuple([n + start for n in numbers])


def _things(document: DocumentClaims) -> tuple[Source, list[Thing]]:
    claims = sorted((c for c in document.claims if c.kind != "role"), key=lambda c: c.iri)
    number = {c.iri: n for n, c in enumerate(claims)}
    url = next((c.url for c in claims if c.kind == "document"), "")
    source = Source(
        0,
        document.document,
        document.digest,
        document.published,
        document.publisher,
        document.country,
        url,
        document.at_home,
        next((c.country for c in claims if c.iri == document.dateline), ""),
        number.get(document.dateline, -1),
    )
    return source, [_thing(n, c, source, number) for n, c in enumerate(claims)]


def _thing(n: int, c: Claim, source: Source, number: Mapping[str, int]) -> Thing:
    def numbers(iris: Iterable[str]) -> tuple[int, ...]:
        return tuple(number[i] for i in iris if i in number)

    links = (*c.same_as, *((c.iri,) if c.given else ()), *_listed(c))
    ids = frozenset((host, iri) for iri in links for host in AUTHORITIES if iri.startswith(host)) if links else _NONE
    country = c.country
    if c.kind == "organization" and not country and _is_publisher(c, source) and not c.url:
        country = source.country  # one with an address is known by that, wherever it writes from
    return Thing(
        n=n,
        member=Member(source.key, c.iri),
        kind=c.kind,
        source=source,
        names=_shared(c.names),
        exact=_exact(c.kind, c.names, c.titled),
        ids=ids,
        links=tuple(dict.fromkeys(links)),
        kinds=_kinds(c.types),
        event=next((t.removeprefix(EVENT_TYPES) for t in c.types if t.startswith(EVENT_TYPES)), "other")
        if c.kind == "event"
        else "",
        private=c.private,
        country=country,
        sex=c.sex,
        within=numbers(c.within),
        offices=tuple(Held(o.title, post(o.title), number.get(o.body, -1), o.country, o.start, o.end) for o in c.offices),
        start=c.start,
        end=c.end,
        previous=c.previous,
        status=c.status,
        participants=numbers(c.participants),
        places=numbers(c.places),
        url=c.url,
        titled=c.titled,
        called=c.called,
        namesake=c.namesake,
        ranks=c.ranks,
    )


def _unsettle(things: Sequence[Thing]) -> None:
    """Take the country of the dateline from publishers with a name of their own that write from several, as a news agency does."""
    countries: dict[str, set[str]] = {}
    for thing in things:
        if thing.kind == "document" and not thing.source.at_home and thing.source.country:
            countries.setdefault(thing.source.publisher, set()).add(thing.source.country)
    for thing in things:
        if thing.kind == "organization" and thing.country == thing.source.country and not thing.source.at_home:
            own = same_name(thing.source.publisher)
            parsed = [n for n in map(body_name, thing.names) if n.exact == own.removeprefix("the ")]
            media = "NewsMediaOrganization" in thing.kinds
            if (
                any((n.sort == "own" or media) and not n.country for n in parsed)
                and len(countries.get(thing.source.publisher, ())) > 1
            ):
                thing.country = ""


def _is_publisher(c: Claim, source: Source) -> bool:
    return bool(source.publisher) and same_name(source.publisher) in map(same_name, c.names)


@lru_cache(maxsize=65536)
def _shared(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts as they are: equal ones take their place in memory once."""
    return texts


@lru_cache(maxsize=4096)
def _kinds(types: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(t for t in types if ":" not in t)


@lru_cache(maxsize=65536)
def _exact(kind: str, names: tuple[str, ...], titled: bool) -> tuple[str, ...]:
    if kind == "person":
        return tuple(dict.fromkeys(p.exact for p in map(person_name, names) if p.full))
    if kind == "organization":
        return tuple(dict.fromkeys(body_name(name).exact for name in names))
    if kind == "place":
        return tuple(dict.fromkeys(map(place_name, names)))
    if kind == "event":
        return tuple(dict.fromkeys(map(same_name, names))) if titled else ()
    return tuple(dict.fromkeys(map(same_name, names)))


def _listed(c: Claim) -> tuple[str, ...]:
    """Return what the public lists say of a name that can mean only one thing: countries, and international bodies."""
    if c.kind == "place" and "Country" in c.types and len({of_place_name(n) for n in c.names} - {""}) == 1:
        found = {a.iri for n in c.names for a in by_key(key(n))}
        return (found.pop(),) if len(found) == 1 else ()
    if c.kind == "organization" and not c.same_as and not c.country and not _is_local(c):
        meant = {a for n in c.names for a in by_key(key(n))}
        sure = {a.iri for a in by_key(key(c.names[0] if c.names else "")) if a.note in ("", "short")}
        return (sure.pop(),) if len(sure) == 1 and {a.iri for a in meant} == sure else ()
    return ()


def _is_local(c: Claim) -> bool:
    """Return whether a class says that a body is no international one."""
    return any(
        t in ("Corporation", "Hospital", "School", "SportsTeam", "MusicGroup", "Hotel", "Airline", "Restaurant")
        for t in c.types
    )


def _count(archive: Archive) -> None:
    """Count what rules ask of the whole archive: countries of a name, expansions of an acronym."""
    digests = Counter(t.source.digest for t in archive.things if t.kind == "document")
    archive.doubled = {digest for digest, count in digests.items() if count > 1 and digest}
    for thing in archive.things:
        archive.wholes.update(thing.within)
        if thing.country:
            archive.names_countries.setdefault(thing.source.n, set()).add(thing.country)
            if thing.kind == "place":
                for exact in thing.exact:
                    archive.countries_of_place.setdefault(exact, set()).add(thing.country)
        if thing.kind == "organization":
            full = [e for e, name in zip(thing.exact, map(body_name, thing.names), strict=False) if not name.acronym]
            for e in full:
                if thing.country:
                    archive.countries_of_name.setdefault(e, set()).add(thing.country)
            for name in thing.names:
                if body_name(name).acronym and full:
                    archive.expansions.setdefault((thing.source.publisher, body_name(name).exact), set()).update(full[:1])
