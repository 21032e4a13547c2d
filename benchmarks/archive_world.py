"""A made-up world: countries with ministers over the years, bodies, towns and series of conferences, with namesakes among them."""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from dataclasses import dataclass, field

from archive_names import BODIES, INTERNATIONAL, PORTFOLIOS, REGIONS, SERIES, Region

FIRST, LAST = datetime.date(2016, 1, 11), datetime.date(2024, 12, 13)


@dataclass(frozen=True, slots=True)
class Person:
    """A person; two may have one name."""

    id: str
    name: str
    woman: bool

    @property
    def family(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Country:
    """A country, real by its name only."""

    id: str
    name: str
    adjective: str
    region: Region


@dataclass(frozen=True, slots=True)
class Town:
    """A town; two countries may have towns of one name."""

    id: str
    name: str
    country: Country


@dataclass(frozen=True, slots=True)
class Body:
    """An organization; the ministries of all countries have the same names."""

    id: str
    name: str
    acronym: str
    country: Country | None
    town: Town | None
    head: str
    portfolio: int
    ministry: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """Who holds an office, from a day to another, the last one excluded."""

    person: Person
    title: str
    body: Body
    start: datetime.date
    end: datetime.date
    target: Country | None = None  # of an ambassador


@dataclass(slots=True)
class World:
    """Everything that archives tell of."""

    countries: list[Country] = field(default_factory=list)
    towns: dict[str, list[Town]] = field(default_factory=dict)  # by country
    ministries: dict[str, list[Body]] = field(default_factory=dict)
    bodies: dict[str, list[Body]] = field(default_factory=dict)
    international: list[Body] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    series: list[tuple[str, str, Body, Town]] = field(default_factory=list)  # name, kind, organizer, town
    _of: dict[str, list[Post]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def holder(self, body: Body, day: datetime.date, target: Country | None = None) -> Post | None:
        """Return who leads a body on a day, or is its ambassador to a country."""
        for post in self.posts_of(body):
            if post.target == target and post.start <= day < post.end:
                return post
        return None

    def appoint(self, post: Post) -> None:
        """Add a post; those of a body are added in the order of time."""
        self.posts.append(post)
        self._of.setdefault(post.body.id, []).append(post)

    def posts_of(self, body: Body) -> list[Post]:
        """Return the posts of a body, in the order of time."""
        return self._of.get(body.id, [])

    def stranger(self, region: Region, chance: random.Random, number: int) -> Person:
        """Return a person who appears once."""
        name, woman = _name(region, chance, self._names)
        return Person(f"person/{_slug(name)}-private-{number}", name, woman)


def world(size: int, seed: int) -> World:
    """Make the world of an archive.

    Args:
        size: number of documents; larger archives tell of more countries.
        seed: the same one gives the same world.
    """
    chance = random.Random(f"world {seed} {size}")
    made = World()
    rows = [(region, row) for region in REGIONS for row in region.countries[:2]] + [(r, r.countries[2]) for r in REGIONS]
    for region, (code, name, adjective) in rows[: 4 if size <= 200 else 10 if size <= 2000 else 24]:
        country = Country(f"place/{code.lower()}", name, adjective, region)
        made.countries.append(country)
        made.towns[country.id] = _towns(country, made, chance)
        made.ministries[country.id] = [
            Body(f"organization/{code.lower()}-ministry-{i}", f"Ministry of {row[0]}", "", country, None, "Minister", i, True)
            for i, row in enumerate(PORTFOLIOS)
        ]
        made.bodies[country.id] = [_body(country, i, made, chance) for i in range(len(BODIES))]
    for name, acronym, head in INTERNATIONAL:
        made.international.append(Body(f"organization/{acronym.lower()}", name, acronym, None, None, head, 1))
    for country in made.countries:
        _government(country, made, chance)
    for body in [*(b for bodies in made.bodies.values() for b in bodies), *made.international]:
        region = body.country.region if body.country else chance.choice(REGIONS)
        change = FIRST + datetime.timedelta(chance.randint(300, 2900))
        for start, end in ((datetime.date(2014, 1, 1), change), (change, datetime.date(2026, 1, 1))):
            person = _person(region, body.country, f"{body.id[13:]}-{start.year}", made, chance)
            made.appoint(Post(person, body.head, body, start, end))
    _ambassadors(made, chance)
    for country in made.countries:
        for name, kind in SERIES if size > 200 else SERIES[:3]:
            body = chance.choice(made.bodies[country.id])
            town = body.town or chance.choice(made.towns[country.id])
            subject = chance.choice(PORTFOLIOS[body.portfolio][1:]).title().replace(" Of ", " of ").replace(" The ", " the ")
            made.series.append((name.format(town=town.name, adjective=country.adjective, Subject=subject), kind, body, town))
    return made


def _towns(country: Country, made: World, chance: random.Random) -> list[Town]:
    region = country.region
    others = [t.name for c in made.countries if c.region is region and c is not country for t in made.towns[c.id]]
    names: list[str] = chance.sample(others, 3) if others else []  # three towns are called like three of a neighbour
    while len(names) < 12:
        name = chance.choice(region.towns) + chance.choice(region.town_endings)
        name = name if "-" in name or region.towns[0] != "Porto" else " ".join(re.findall(r"[A-Z][^A-Z]*|[^A-Z]+$", name))
        if name not in names and name not in others and name not in made._names:
            names.append(name)
    return [Town(f"{country.id}/{_slug(name)}", name, country) for name in names]


def _body(country: Country, number: int, made: World, chance: random.Random) -> Body:
    pattern, head, portfolio = BODIES[number]
    town = chance.choice(made.towns[country.id])
    family = chance.choice(country.region.stems) + chance.choice(country.region.endings)
    name = pattern.format(town=town.name, adjective=country.adjective, country=country.name, family=family.title())
    acronym = "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())
    acronym = acronym if len(acronym) > 2 and acronym.isascii() and chance.random() < 0.7 else ""
    return Body(f"organization/{country.id[6:]}-{number}", name, acronym, country, town, head, portfolio)


def _government(country: Country, made: World, chance: random.Random) -> None:
    """Let governments follow each other: some ministers stay, some change their office, some are new."""
    ministries = made.ministries[country.id]
    held = [_person(country.region, country, f"{country.id[6:]}-minister-{i}", made, chance) for i in range(len(ministries))]
    days = [
        datetime.date(2014, 1, 1),
        *(datetime.date(y, chance.randint(1, 12), chance.randint(1, 28)) for y in (2017, 2020, 2023)),
    ]
    for number, (start, end) in enumerate(zip(days, [*days[1:], datetime.date(2026, 1, 1)], strict=True)):
        if number:
            leaving = chance.sample(range(len(ministries)), 5)
            moved = {leaving[1]: held[leaving[0]], leaving[3]: held[leaving[2]]}
            for place in leaving:
                new = _person(country.region, country, f"{country.id[6:]}-minister-{number}-{place}", made, chance)
                held[place] = moved.get(place, new)
        for person, ministry in zip(held, ministries, strict=True):
            title = f"Minister of {PORTFOLIOS[ministry.portfolio][0]}"
            made.appoint(Post(person, title, ministry, start, end))


def _ambassadors(made: World, chance: random.Random) -> None:
    for country in made.countries:
        for target in made.countries:
            if target is not country:
                person = _person(country.region, country, f"{country.id[6:]}-ambassador-{target.id[6:]}", made, chance)
                ministry = made.ministries[country.id][0]
                posts = (datetime.date(2014, 1, 1), datetime.date(2026, 1, 1))
                made.appoint(Post(person, "Ambassador", ministry, *posts, target))


def _person(region: Region, country: Country | None, mark: str, made: World, chance: random.Random) -> Person:
    """Return somebody new; one in twelve is called like somebody of a neighbouring country."""
    others = [
        p.person for p in made.posts if p.body.country and p.body.country.region is region and p.body.country is not country
    ]
    if others and chance.random() < 1 / 12:
        other = chance.choice(others)
        return Person(f"person/{_slug(other.name)}-{mark}", other.name, other.woman)
    name, woman = _name(region, chance, made._names)
    return Person(f"person/{_slug(name)}-{mark}", name, woman)


def _name(region: Region, chance: random.Random, used: set[str]) -> tuple[str, bool]:
    while True:
        woman = chance.random() < 0.5
        family = (chance.choice(region.stems) + chance.choice(region.endings)).title()
        if chance.random() < 0.1 or len(used) > 20_000:
            family = f"{family}-{chance.choice(region.stems)}{chance.choice(region.endings)}".title()
        name = f"{chance.choice(region.women if woman else region.men)} {family}"
        if name not in used:
            used.add(name)
            return name, woman


def _slug(name: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i"))
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
