"""A digest of all that a page is made of: if it is the same, so is the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from linkeddata.release.site.links import Links
from linkeddata.release.site.values import Glance, Publication
from linkeddata.release.values import Entity, FactRow, Join
from linkeddata.version import __version__

_HERE = Path(__file__).resolve().parent


@cache
def program() -> bytes:
    """Return a digest of what makes pages: the modules and templates here, and the version of the package."""
    made = hashlib.blake2b(__version__.encode(), digest_size=16)
    for path in sorted([*_HERE.glob("*.py"), *_HERE.glob("templates/*")]):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.digest()


def general(publication: Publication, base: str) -> bytes:
    """Return a digest of what all pages share."""
    shared = (base, publication.title, publication.language, publication.licence, publication.licence_url)
    contact = (publication.publisher, publication.publisher_url, publication.contact)
    return hashlib.blake2b(program() + repr((shared, contact)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Digests:
    """Digests of what pages are made of.

    Args:
        links: names and glances of the entities.
        shared: what all pages share (`general`).
    """

    def __init__(self, links: Links, shared: bytes) -> None:
        self._links, self._shared = links, shared
        self._near: dict[str, str] = {}

    def of(self, entity: Entity, streams: Iterable[Sequence[FactRow]], joins: Sequence[Join]) -> str:
        """Return a digest of what the pages of an entity are made of, 32 hexadecimal digits.

        Args:
            entity: the entity itself.
            streams: the facts of its pages.
            joins: the edges of its cluster.
        """
        near: dict[str, None] = {}
        said = [repr((entity, joins, _glance(self._links.glance(entity.iri))))]
        lines: list[bytes] = [self._shared]
        for rows in streams:
            for subject, _, value, document, line, _ in rows:
                near[document] = near[subject] = None
                said.append(subject)
                if value is not None:
                    near[value] = None
                    said.append(value)
                lines.append(line)
            said.append("\x1e")
            lines.append(b"\x1e")
        said += [self._near.get(iri) or self._named(iri) for iri in near]
        lines.append("\x1d".join(said).encode("utf-8", "surrogatepass"))
        return hashlib.blake2b(b"\x1d".join(lines), digest_size=16).hexdigest()

    def _named(self, iri: str) -> str:
        """Return what pages say of an entity that they are linked with."""
        links, glance = self._links, self._links.glance(iri)
        name = links.entities[iri].name if links.has(iri) else ""
        body = links.entities[glance.within].name if links.has(glance.within) else ""
        found = self._near[iri] = repr((iri, name, _glance(glance), body))
        return found


def _glance(glance: Glance) -> tuple[str, ...]:
    """Return what pages show of a glance; the number of facts is not among it."""
    return glance.day, glance.end, glance.note, glance.within, glance.status
