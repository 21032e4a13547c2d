"""Names and addresses of entities as pages show them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from linkeddata.present.diagram import labels
from linkeddata.release.site import wording
from linkeddata.release.site.glances import NONE
from linkeddata.release.site.quotes import plain
from linkeddata.release.site.values import Glance, Linked
from linkeddata.release.values import Entity
from linkeddata.values.description import Ref, Value
from linkeddata.values.iris import is_web_address

_PATH = re.compile(r"(?:person|organization|place|event|document)/[a-z0-9-]+")


class Links:
    """The names and addresses of a release's entities.

    Args:
        base: what IRIs of entities begin with.
        entities: IRI → entity.
        glances: IRI → what else is said about it.
        without: IRIs of entities that are named nowhere.
    """

    def __init__(
        self, base: str, entities: Mapping[str, Entity], glances: Mapping[str, Glance], without: Collection[str] = ()
    ) -> None:
        self.base, self.entities, self.glances = base, entities, glances
        self.without = frozenset(without)

    def path(self, iri: str) -> str:
        """Return the path of an entity from the release's folder, without an ending.

        Raises:
            ValueError: it is not `{base}{kind}/{slug}`, so that a file of its name could be anywhere.
        """
        path = iri.removeprefix(self.base)
        if not iri.startswith(self.base) or not _PATH.fullmatch(path):
            raise ValueError(f"no address of an entity: {iri}")
        return path

    def has(self, iri: str) -> bool:
        """Return whether an IRI has a page."""
        return iri in self.entities and iri not in self.without

    def shown(self, value: Value) -> bool:
        """Return whether a value may be shown: all but entities that identity does not know (any more), or that are hidden."""
        return self.shows(value.iri if isinstance(value, Ref) else None)

    def shows(self, iri: str | None) -> bool:
        """Return whether a value may be shown, by its IRI; None for a literal."""
        return iri is None or not iri.startswith(self.base) or self.has(iri.partition("#")[0])

    def glance(self, iri: str) -> Glance:
        """Return what is said about an entity or a post besides its name."""
        return self.glances.get(iri, NONE)

    def name(self, iri: str) -> str:
        """Return the name of an entity; its IRI if it has none."""
        return plain(self.entities[iri].name) or iri

    def linked(self, iri: str, *, note: bool = False) -> Linked:
        """Return an entity as a link from a page one folder down."""
        return Linked(
            self.name(iri), f"../{self.path(iri)}.html", self.glance(iri).note if note else "", self.entities[iri].kind
        )

    def value(self, name: str, value: Value) -> Linked:
        """Return a value in words, with a link where it leads somewhere.

        Args:
            name: local name of the property.
            value: a value that may be shown.
        """
        if not isinstance(value, Ref):
            dated = name.endswith("Date") or name.startswith("date")
            return Linked(day(value.value) if dated else plain(value.value), web(value.value) if name == "url" else "")
        if self.has(value.iri):
            return self.linked(value.iri)
        words = wording.term(value.iri)
        return Linked(plain(words), web(value.iri) if words == value.iri else "")

    def post(self, iri: str) -> Linked:
        """Return a post in words: title, body, and the years."""
        post = self.glance(iri)
        body = self.linked(post.within) if self.has(post.within) else Linked("")
        text = ", ".join(filter(None, (post.note, body.text))) or "a post"
        return Linked(text, body.href, days(post.day, post.end), body.kind)


def web(address: str) -> str:
    """Return an address that a page may link to; "" for one of another scheme.

    >>> web("https://a.example/x"), web("javascript:alert(1)")
    ('https://a.example/x', '')
    """
    return address if address.startswith(("http://", "https://")) and is_web_address(address) else ""


@lru_cache(maxsize=4096)
def day(text: str) -> str:
    """Return a date as people write it."""
    return labels.date(text)


@lru_cache(maxsize=4096)
def days(start: str, end: str) -> str:
    """Return a date or a range as people write it; the day of two times is said once.

    >>> days("2026-03-21T10:00:00", "2026-03-21T16:00:00"), days("2026-03-21", "2026-03-22")
    ('21 March 2026, 10:00 to 16:00', '21 to 22 March 2026')
    """
    first, last = day(start), day(end)
    date, comma, _ = first.partition(", ")
    if start and comma and last.startswith(f"{date}, ") and first != last:
        return f"{first} to {last.removeprefix(f'{date}, ')}"
    return labels.dates(start, end)


def year(text: str) -> str:
    """Return the year of a date; "" if it has none.

    >>> year("2020-01"), year("--01-09"), year("soon")
    ('2020', '', '')
    """
    return text[:4] if re.match(r"\d{4}(?:-|$)", text) else ""
