"""What a made-up release tells besides its occasion."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from archive_occasions import Chance, Report
from archive_templates import BRIEFS
from archive_world import World


@dataclass(frozen=True, slots=True)
class Brief:
    """Something else that a release tells in a sentence: what it names, and what is true of it."""

    sentence: str
    slots: dict[str, object]
    event: dict[str, object]
    status: str = ""


def brief(made: World, chance: random.Random, report: Report, number: int) -> Brief | None:
    """Return what else a publisher tells: a visit of another minister in these days, or a conference to come; None if there is nothing."""
    country = report.publisher.country or made.countries[0]
    of = Chance(made, chance, number, "brief")
    if of.often(0.5):
        day = report.day - datetime.timedelta(chance.randint(1, 25))
        body = of.body(country)
        host, head = of.minister(country, body.portfolio, day), of.head(body, day)
        town = body.town or made.towns[country.id][0]
        event = of.event("visit", day, town, host, head) | {"id": f"event/{number:05}-brief"}
        slots: dict[str, object] = {"host": host, "head": head, "body": body, "town": town, "day": day}
        return Brief(chance.choice(BRIEFS["visit"]), slots, event)
    index = chance.randrange(len(made.series))
    name, kind, organizer, place = made.series[index]
    day = datetime.date(report.day.year, index % 12 + 1, index % 25 + 1)
    if not 5 < (day - report.day).days < 120:
        return None
    event = of.event(kind, day, place, name=f"event/series-{index}-{day.year}")
    slots = {"series": f"{name} {day.year}", "body": organizer, "town": place, "day": day}
    return Brief(chance.choice(BRIEFS["conference"]), slots, event, "EventScheduled")
