"""What happens in a made-up world, day by day, and which publishers report it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from archive_names import PORTFOLIOS
from archive_templates import FACILITIES
from archive_world import FIRST, LAST, Body, Country, Post, Town, World

#: How often each kind of occasion comes, of 100.
_OFTEN = {
    "meeting": 26, "conference": 16, "opening": 11, "call": 10, "inspection": 10,
    "signing": 8, "credentials": 6, "accident": 5, "appointment": 4, "exercise": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """Who reports an occasion, from which side, when and from where; `planned` is the day that was announced, if it was moved."""

    publisher: Body
    side: str
    day: datetime.date
    town: Town
    planned: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened.

    Args:
        kind: a row of `KINDS`.
        portfolio: number of the row of `PORTFOLIOS` whose subjects it is about.
        slots: what its sentences name.
        events: name of the event in `KINDS` → what is true of it; the first is the occasion itself.
        speakers: slots that may be quoted.
        reports: who tells of it.
    """

    kind: str
    portfolio: int
    slots: dict[str, object]
    events: dict[str, dict[str, object]]
    speakers: tuple[str, ...]
    reports: tuple[Report, ...]

    def participants(self, event: str) -> list[str]:
        """Return the ids of those who take part in an event."""
        participants = self.events[event]["participants"]
        assert isinstance(participants, list)
        return participants


def occasions(made: World, chance: random.Random) -> Iterator[Occasion]:
    """Yield occasions without end; some are like an earlier one: the same persons on another day."""
    number = 0
    while True:
        kind = chance.choices(list(_OFTEN), list(_OFTEN.values()))[0]
        country = chance.choice(made.countries)
        day = FIRST + datetime.timedelta(chance.randint(0, (LAST - FIRST).days))
        number += 1
        occasion = _MAKERS[kind](Chance(made, chance, number, kind), country, day)
        if occasion:
            yield occasion


@dataclass(frozen=True, slots=True)
class Chance:
    """What the makers of occasions ask for."""

    made: World
    chance: random.Random
    number: int
    kind: str

    def other(self, country: Country) -> Country:
        """Return another country."""
        return self.chance.choice([c for c in self.made.countries if c is not country])

    def minister(self, country: Country, portfolio: int, day: datetime.date) -> Post:
        """Return the minister of a portfolio on a day."""
        post = self.made.holder(self.made.ministries[country.id][portfolio], day)
        assert post is not None
        return post

    def body(self, country: Country, portfolio: int | None = None) -> Body:
        """Return a body, of a portfolio if there is one."""
        bodies = [b for b in self.made.bodies[country.id] if portfolio is None or b.portfolio == portfolio]
        return self.chance.choice(bodies or self.made.bodies[country.id])

    def head(self, body: Body, day: datetime.date) -> Post:
        """Return who leads a body on a day."""
        post = self.made.holder(body, day)
        assert post is not None
        return post

    def event(self, kind: str, day: datetime.date, place: Town, *participants: Post, name: str = "") -> dict[str, object]:
        """Return what is true of an event."""
        persons = sorted(post.person.id for post in participants)
        mark = name or f"event/{self.number:05}-{kind}"
        return {"id": mark, "type": kind, "start": day.isoformat(), "participants": persons, "place": place.id}

    def report(self, publisher: Body, side: str, day: datetime.date, town: Town, late: int = 3) -> Report:
        """Return a report of some days later."""
        return Report(publisher, side, day + datetime.timedelta(self.chance.randint(0, late)), town)

    def often(self, share: float) -> bool:
        """Return whether something happens that has a share of the cases."""
        return self.chance.random() < share


def _meeting(of: Chance, country: Country, day: datetime.date) -> Occasion:
    guest_country, portfolio = of.other(country), of.chance.randrange(len(PORTFOLIOS))
    host, guest = of.minister(country, portfolio, day), of.minister(guest_country, portfolio, day)
    body = of.body(country, portfolio)
    town = body.town or of.made.towns[country.id][0]
    slots: dict[str, object] = {
        "host": host,
        "guest": guest,
        "town": town,
        "day": day,
        "hostland": country,
        "guestland": guest_country,
    }
    slots |= {"body": body, "head": of.head(body, day), "subject": of.chance.choice(PORTFOLIOS[portfolio][1:])}
    events = {"meeting": of.event("meeting", day, town, host, guest)}
    if of.often(0.4):
        events["signing"] = of.event("signing", day, town, host, guest)
    if of.often(0.4):
        events["visit"] = of.event("visit", day, town, guest, of.head(body, day))
    reports = []
    if of.often(0.15):
        planned = day - datetime.timedelta(of.chance.randint(7, 40)) if of.often(0.3) else None
        announced = (planned or day) - datetime.timedelta(of.chance.randint(2, 20))
        slots |= {"planned": planned} if planned else {}
        reports.append(Report(host.body, "before", announced, of.made.towns[country.id][0], planned))
    reports.append(of.report(host.body, "host", day, town))
    if of.often(0.4):
        reports.append(of.report(guest.body, "guest", day, town))
    return Occasion(of.kind, portfolio, slots, events, ("host", "guest"), tuple(reports))


def _call(of: Chance, country: Country, day: datetime.date) -> Occasion:
    other, portfolio = of.other(country), of.chance.choice([0, 0, 0, 1, 4, 6])
    host, guest = of.minister(country, portfolio, day), of.minister(other, portfolio, day)
    town = of.made.towns[country.id][0]
    slots: dict[str, object] = {"host": host, "guest": guest, "day": day, "guestland": other, "town": town}
    slots["subject"] = of.chance.choice(PORTFOLIOS[portfolio][1:])
    event = of.event("call", day, town, host, guest)
    del event["place"]
    reports = [of.report(host.body, "host", day, town, 1)]
    if of.often(0.4):
        reports.append(of.report(guest.body, "guest", day, of.made.towns[other.id][0], 1))
    return Occasion(of.kind, portfolio, slots, {"call": event}, ("host",), tuple(reports))


def _conference(of: Chance, country: Country, day: datetime.date) -> Occasion | None:
    index = of.chance.randrange(len(of.made.series))
    name, kind, body, town = of.made.series[index]
    edition = f"{name} {day.year}"
    day = datetime.date(day.year, index % 12 + 1, index % 25 + 1)  # each year on the same day
    country = town.country
    portfolio = body.portfolio
    speaker_country = country if of.often(0.5) else of.other(country)
    speaker, head = of.minister(speaker_country, portfolio, day), of.head(body, day)
    slots: dict[str, object] = {"series": edition, "body": body, "town": town, "day": day, "day2": day + datetime.timedelta(2)}
    slots |= {"speaker": speaker, "head": head, "subject": of.chance.choice(PORTFOLIOS[portfolio][1:])}
    mark = f"event/series-{index}-{day.year}"
    events = {"conference": of.event(kind, day, town, name=mark)}
    events["speech"] = of.event("speech", day, town, speaker)
    if of.often(0.3):
        events["meeting"] = of.event("meeting", day, town, speaker, head)
    reports = []
    if of.often(0.3):
        reports.append(Report(body, "before", day - datetime.timedelta(of.chance.randint(10, 60)), town))
    reports.append(of.report(body, "host", day + datetime.timedelta(2), town))
    if of.often(0.5):
        reports.append(of.report(speaker.body, "guest", day + datetime.timedelta(2), town))
    return Occasion(of.kind, portfolio, slots, events, ("speaker", "head"), tuple(reports))


def _opening(of: Chance, country: Country, day: datetime.date) -> Occasion:
    body = of.body(country)
    town = body.town or of.made.towns[country.id][0]
    host, head = of.minister(country, body.portfolio, day), of.head(body, day)
    slots: dict[str, object] = {"host": host, "head": head, "body": body, "town": town, "day": day}
    slots |= {"facility": of.chance.choice(FACILITIES), "private": of.made.stranger(country.region, of.chance, of.number)}
    slots["subject"] = of.chance.choice(PORTFOLIOS[body.portfolio][1:])
    events = {"opening": of.event("opening", day, town, host)}
    reports = [of.report(host.body, "host", day, town)]
    if of.often(0.4):
        reports.append(of.report(body, "guest", day, town))
    return Occasion(of.kind, body.portfolio, slots, events, ("host", "head"), tuple(reports))


def _appointment(of: Chance, country: Country, day: datetime.date) -> Occasion | None:
    changes = [post for m in of.made.ministries[country.id] for post in of.made.posts_of(m) if post.start >= FIRST]
    offices = {(p.person.id, p.end): p for m in of.made.ministries[country.id] for p in of.made.posts_of(m)}
    moved = [post for post in changes if offices.get((post.person.id, post.start), post).body is not post.body]
    post = of.chance.choice(moved if moved and of.often(0.4) else changes)
    ministry = post.body
    old = of.made.holder(ministry, post.start - datetime.timedelta(1))
    if old is None or old.person is post.person:
        return None
    before = offices.get((post.person.id, post.start))
    town = of.made.towns[country.id][0]
    slots: dict[str, object] = {"host": post, "old": old, "town": town, "day": post.start, "hostland": country}
    slots["subject"] = of.chance.choice(PORTFOLIOS[ministry.portfolio][1:])
    if before:
        slots["former"] = "{host.name} was [formerly|previously] " + before.title + " of {hostland}."
    event = of.event("appointment", post.start, town, post, name=f"event/appointment-{ministry.id[13:]}-{post.start}")
    del event["place"]
    reports = (of.report(ministry, "host", post.start, town, 2),)
    return Occasion(of.kind, ministry.portfolio, slots, {"appointment": event}, ("host",), reports)


def _accident(of: Chance, country: Country, day: datetime.date) -> Occasion:
    body = of.made.bodies[country.id][2]
    town = of.chance.choice(of.made.towns[country.id])
    persons = [of.made.stranger(country.region, of.chance, of.number * 10 + i) for i in range(2)]
    slots: dict[str, object] = {"body": body, "head": of.head(body, day), "town": town, "day": day}
    slots |= {"private": persons[0], "private2": persons[1]}
    event = of.event("accident", day, town) | {"participants": [persons[0].id]}
    return Occasion(of.kind, 1, slots, {"accident": event}, ("head",), (of.report(body, "host", day, town, 1),))


def _signing(of: Chance, country: Country, day: datetime.date) -> Occasion:
    body = of.body(country)
    other = of.made.bodies[of.other(country).id][int(body.id.rpartition("-")[2])]
    host, guest, town = of.head(body, day), of.head(other, day), body.town or of.made.towns[country.id][0]
    slots: dict[str, object] = {"host": host, "guest": guest, "body": body, "body2": other, "town": town, "day": day}
    slots |= {"hostland": country, "subject": of.chance.choice(PORTFOLIOS[body.portfolio][1:])}
    events = {"signing": of.event("signing", day, town, host, guest)}
    reports = [of.report(body, "host", day, town)]
    if of.often(0.5):
        reports.append(of.report(other, "guest", day, town))
    return Occasion(of.kind, body.portfolio, slots, events, ("host", "guest"), tuple(reports))


def _credentials(of: Chance, country: Country, day: datetime.date) -> Occasion:
    portfolio, other = of.chance.choice([0, 0, 1, 4, 5]), of.other(country)
    guest = of.made.holder(of.made.ministries[other.id][0], day, country)
    assert guest is not None
    host, town = of.minister(country, portfolio, day), of.made.towns[country.id][0]
    slots: dict[str, object] = {"host": host, "guest": guest, "town": town, "day": day, "hostland": country, "guestland": other}
    slots["subject"] = of.chance.choice(PORTFOLIOS[portfolio][1:])
    events = {"credentials": of.event("meeting", day, town, host, guest)}
    return Occasion(of.kind, portfolio, slots, events, ("host",), (of.report(host.body, "host", day, town),))


def _inspection(of: Chance, country: Country, day: datetime.date) -> Occasion:
    body = of.body(country)
    host, head, town = of.minister(country, body.portfolio, day), of.head(body, day), body.town or of.made.towns[country.id][0]
    slots: dict[str, object] = {"host": host, "head": head, "body": body, "town": town, "day": day}
    slots |= {
        "private": of.made.stranger(country.region, of.chance, of.number),
        "subject": of.chance.choice(PORTFOLIOS[body.portfolio][1:]),
    }
    events = {"inspection": of.event("visit", day, town, host, head)}
    reports = [of.report(host.body, "host", day, town)]
    if of.often(0.4):
        reports.append(of.report(body, "guest", day, town))
    return Occasion(of.kind, body.portfolio, slots, events, ("host", "head"), tuple(reports))


def _exercise(of: Chance, country: Country, day: datetime.date) -> Occasion:
    body, other = of.made.bodies[country.id][2], of.made.bodies[of.other(country).id][2]
    town = of.chance.choice(of.made.towns[country.id])
    slots: dict[str, object] = {"body": body, "body2": other, "town": town, "day": day, "day2": day + datetime.timedelta(3)}
    slots |= {"head": of.head(body, day), "head2": of.head(other, day), "subject": "harbour pilots"}
    event = of.event("exercise", day, town) | {"participants": sorted([body.id, other.id])}
    reports = [of.report(body, "host", day + datetime.timedelta(3), town)]
    if of.often(0.4):
        reports.append(of.report(other, "guest", day + datetime.timedelta(3), town))
    return Occasion(of.kind, 1, slots, {"exercise": event}, ("head",), tuple(reports))


_MAKERS = {
    "meeting": _meeting,
    "conference": _conference,
    "opening": _opening,
    "call": _call,
    "inspection": _inspection,
    "signing": _signing,
    "credentials": _credentials,
    "accident": _accident,
    "appointment": _appointment,
    "exercise": _exercise,
}
