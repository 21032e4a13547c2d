"""A digest of all that a page is made of: if it is the same, so is the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from linkeddata.release.site.links import Links
from linkeddata.release.site.values import Glance, Publication
from linkeddata.release.values import Entity, Fact, Join
from linkeddata.values.description import Ref
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


def digest(links: Links, shared: bytes, entity: Entity, streams: Iterable[Sequence[Fact]], joins: Sequence[Join]) -> str:
    """Return a digest of what the pages of an entity are made of, 32 hexadecimal digits.

    Args:
        links: names and glances of the entities that it is linked with.
        shared: what all pages share (`general`).
        entity: the entity itself.
        streams: the facts of its pages.
        joins: the edges of its cluster.
    """
    made = hashlib.blake2b(shared, digest_size=16)
    near: dict[str, None] = {}
    rows: list[str] = [repr(entity), repr(joins), repr(_glance(links.glance(entity.iri)))]
    for facts in streams:
        rows.append("\x1e")
        for fact in facts:
            value, words = fact.value, fact.words
            near[fact.document] = near[fact.subject] = None
            if isinstance(value, Ref):
                near[value.iri] = None
                said = value.iri
            else:
                said = f"{value.value}\x1f{value.datatype}"
            where = f"{words.start}\x1f{words.at}\x1f{words.quote}\x1f{words.sentence}\x1f{words.place}" if words else ""
            rows.append(
                f"{fact.subject}\x1f{fact.property}\x1f{said}\x1f{fact.statement}\x1f{fact.basis}\x1f{fact.rule}"
                f"\x1f{fact.confidence}\x1f{fact.unsure}\x1f{fact.document}\x1f{where}"
            )
    for iri in near:
        known = links.entities.get(iri)
        rows.append(f"{iri}\x1f{known.name if known and links.has(iri) else ''}\x1f{_glance(links.glance(iri))}")
        post = links.glance(iri).within
        rows.append(links.entities[post].name if links.has(post) else "")
    made.update("\x1d".join(rows).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _glance(glance: Glance) -> tuple[str, ...]:
    """Return what pages show of a glance; the number of facts is not among it."""
    return glance.day, glance.end, glance.note, glance.within, glance.status
