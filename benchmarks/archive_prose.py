"""How made-up releases are worded: who is named how, days, and sentences that are put together from pieces."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive_names import PORTFOLIOS
from archive_world import Body, Country, Person, Post, Town

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True)
class Style:
    """How a publisher writes."""

    day: str  # "4 March 2023" or "March 4, 2023"
    dateline: str
    form: str  # txt, html, md
    honorific: bool
    told: str  # said, stated, ...


@dataclass(slots=True)
class Teller:
    """Names things in a text, in full first and shorter later, and remembers what each was called."""

    chance: random.Random
    published: datetime.date
    home: Country
    style: Style
    slots: dict[str, object] = field(default_factory=dict)
    called: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def tell(self, template: str) -> str:
        """Return a sentence: `[a|b]` is a choice, `{name}` a slot."""
        text = self.phrase(template)
        return text[:1].upper() + text[1:]

    def phrase(self, template: str) -> str:
        """Return words that stand within a sentence."""
        while match := _CHOICE.search(template):
            template = template[: match.start()] + self.chance.choice(match[1].split("|")) + template[match.end() :]
        text = template.format_map({name: _Slot(self, thing) for name, thing in self.slots.items()})
        text = re.sub(r"\s+([.;:!?,])", r"\1", text)
        return re.sub(r",+([.;:!?,”])", r"\1", text).replace("  ", " ").strip()

    @property
    def lone_minister(self) -> bool:
        """Whether "the minister" can only be one person."""
        return sum(isinstance(slot, Post) and slot.body.ministry and not slot.target for slot in self.slots.values()) == 1

    def begin(self) -> None:
        """Begin the text: what the headline named is introduced again."""
        self._seen.clear()

    def note(self, kind: str, mark: str, name: str) -> str:
        """Remember what something was called."""
        self.called.setdefault((kind, mark), set()).add(name)
        return name

    def first(self, mark: str) -> bool:
        """Return whether something is named for the first time."""
        new = mark not in self._seen
        self._seen.add(mark)
        return new

    def named(self, person: Person) -> str:
        """Return the full name."""
        self._seen.add(person.id)
        return self.note("person", person.id, person.name)

    def post(self, post: Post) -> str:
        """Introduce somebody with name and office, or name again who was introduced."""
        if self.first(post.person.id):
            return self.introduced(post)
        person, pick = post.person, self.chance.random()
        if pick < 0.35 and post.body.ministry and not post.target and self.lone_minister:
            return "the minister"
        if pick < 0.75 and self.style.honorific:
            return f"{'Ms' if person.woman else 'Mr'} {person.family}"
        return person.family if pick < 0.9 else self.named(person)

    def introduced(self, post: Post) -> str:
        """Introduce somebody with name and office."""
        pick = self.chance.random()
        name = self.named(post.person)
        if post.target:
            where = f"{self.country(post.body.country)} to {self.country(post.target)}"
            return f"the Ambassador of {where}, {name}," if pick < 0.5 else f"{name}, Ambassador of {where},"
        if post.body.ministry:
            home = post.body.country is self.home
            if home and pick < 0.35:
                return f"{post.title} {name}"
            if pick < 0.5:
                return f"the {post.title} of {self.country(post.body.country)}, {name},"
            return f"{name}, {post.title} of {self.country(post.body.country)},"
        body = self.body(post.body)
        return f"{name}, {post.title} of {body}," if pick < 0.7 else f"the {post.title} of {body}, {name},"

    def stranger(self, person: Person) -> str:
        """Name a private person."""
        if self.first(person.id):
            return self.named(person)
        return f"{'Ms' if person.woman else 'Mr'} {person.family}"

    def body(self, body: Body) -> str:
        """Name a body; an acronym is explained once."""
        if body.ministry:
            name = f"{body.name} of {self.country(body.country)}" if body.country is not self.home else body.name
            self.note("organization", body.id, body.name)
            return f"the {self.note('organization', body.id, name)}"
        article = "" if body.name.endswith("Shipyards") else "the "
        if not self.first(body.id):
            if body.acronym and self.chance.random() < 0.6:
                return f"the {self.note('organization', body.id, body.acronym)}"
            return article + self.note("organization", body.id, body.name)
        self.note("organization", body.id, body.name)
        return f"{article}{body.name}" + (f" ({self.note('organization', body.id, body.acronym)})" if body.acronym else "")

    def town(self, town: Town) -> str:
        """Name a town; one abroad with its country, mostly."""
        self.note("place", town.id, town.name)
        if self.first(town.id) and town.country is not self.home and self.chance.random() < 0.7:
            return f"{town.name}, {self.country(town.country)},"
        return town.name

    def country(self, country: Country | None) -> str:
        """Name a country."""
        assert country is not None
        return self.note("place", country.id, country.name)

    def day(self, day: datetime.date, full: bool = False) -> str:
        """Name a day; one of the last week perhaps by its name, one of this year perhaps without it."""
        long = f"{day.day} {_MONTHS[day.month - 1]}" if self.style.day == "day first" else f"{_MONTHS[day.month - 1]} {day.day}"
        year = f"{long} {day.year}" if self.style.day == "day first" else f"{long}, {day.year}"
        pick = self.chance.random()
        if not full and 0 <= (self.published - day).days < 6 and pick < 0.45:
            return _DAYS[day.weekday()]
        return (
            long
            if not full and pick < 0.65 and abs((day - self.published).days) < 90 and day.year == self.published.year
            else year
        )


@dataclass(slots=True)
class _Slot:
    """What stands for `{name}` in a template; `{name.full}` and the like are other ways to name it."""

    teller: Teller
    thing: object

    def __str__(self) -> str:
        teller: Any = self.teller
        ways = {Post: teller.post, Person: teller.stranger, Body: teller.body, Town: teller.town, Country: teller.country}
        return str((ways | {datetime.date: teller.day}).get(type(self.thing), str)(self.thing))

    def __format__(self, spec: str) -> str:
        return str(self)

    @property
    def name(self) -> str:
        """The name alone."""
        match self.thing:
            case Post():
                return self.teller.named(self.thing.person)
            case Person():
                return self.teller.named(self.thing)
            case Body():
                return self.teller.note("organization", self.thing.id, self.thing.name)
            case Town():
                return self.teller.note("place", self.thing.id, self.thing.name)
        return str(self.thing)

    @property
    def family(self) -> str:
        """The family name; the full name stands elsewhere in the text."""
        assert isinstance(self.thing, Post)
        return self.thing.person.family

    @property
    def title(self) -> str:
        """The office alone, as a headline writes it."""
        assert isinstance(self.thing, Post)
        return self.thing.title[:1].upper() + self.thing.title[1:]

    @property
    def adjective(self) -> str:
        """Of a country."""
        assert isinstance(self.thing, Country)
        return self.thing.adjective

    @property
    def role(self) -> str:
        """The office alone, within a sentence."""
        assert isinstance(self.thing, Post)
        return self.thing.title

    @property
    def country(self) -> str:
        """Of an office."""
        assert isinstance(self.thing, Post)
        return self.teller.country(self.thing.body.country)

    @property
    def full(self) -> str:
        """A day in full."""
        assert isinstance(self.thing, datetime.date)
        return self.teller.day(self.thing, full=True)


def filled(template: str, portfolio: int, chance: random.Random) -> str:
    """Put subjects and numbers into a sentence."""
    subject, other = chance.sample(PORTFOLIOS[portfolio][1:], 2)
    text = template.replace("SUBJECT", subject).replace("OTHER", other)
    text = re.sub("NUMBER2", lambda _: str(chance.randint(18, 81)), text)
    text = re.sub("NUMBER0", lambda _: str(chance.randint(3, 90) * 10), text)
    text = re.sub("NUMBER", lambda _: str(chance.randint(2, 19)), text)
    return text.replace("YEAR", str(chance.randint(1890, 2010)))


def shuffled(lines: list[str], chance: random.Random) -> Iterator[str]:
    """Yield lines in a new order, each once."""
    yield from chance.sample(lines, len(lines))
