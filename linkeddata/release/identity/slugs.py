"""The last part of an entity's IRI: its name in plain letters, and digits of a digest where that is not its own.

Source: the IRI policy: `{base}{kind}/{slug}`, `[a-z0-9-]{1,60}`; no part of it depends on the order of files.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkeddata.release.identity.entries import Told
from linkeddata.values.iris import slug

LONGEST = 60
_SHORT = 6  # base32 digits: 30 bits; more where two entities have the same
_LENGTHS = (_SHORT, 12, 24, 52)
#: Names of files that mean something else: the page of a folder, and devices of Windows.
RESERVED = frozenset({"index", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})


@dataclass(frozen=True, slots=True)
class Wish:
    """An entity that needs an IRI.

    Args:
        kind: of the entity.
        name: what the slug is made of; "" if no name may be in it.
        first: what the IRI is minted for.
        documents: how many documents tell of it.
    """

    kind: str
    name: str
    first: Told
    documents: int = 1


def short_slug(name: str) -> str:
    """Return a name as `[a-z0-9-]{1,60}`, cut between words where it is too long.

    >>> short_slug("Baltasar Quiroga"), len(short_slug("The committee for the protection of harbours " * 3))
    ('baltasar-quiroga', 58)
    """
    whole = slug(name) if name else "x"
    if len(whole) <= LONGEST:
        return whole
    cut = whole[: LONGEST + 1].rpartition("-")[0]
    return cut if len(cut) > LONGEST // 2 else whole[:LONGEST].rstrip("-")


def digits(length: int, *parts: str) -> str:
    """Return base32 digits of a digest, `[a-z2-7]`.

    Args:
        length: how many, up to 52.
        parts: what the digest is of.
    """
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:length]


def with_digits(stem: str, first: Told, length: int = _SHORT) -> str:
    """Return a slug with digits of a digest of what it is minted for: its document and name.

    >>> with_digits("ann-berg", Told("news/1.txt", "Ann Berg"))
    'ann-berg-vrnhfh'
    """
    parts = (first.document, first.name or first.mark, *((first.date, str(first.number)) if first.number > 1 else ()))
    room = LONGEST - length - 1
    head = stem[:room].rstrip("-")
    return f"{head}-{digits(length, *parts)}" if head else digits(length, *parts)


def minted(
    wishes: Sequence[Wish], base: str, is_taken: Callable[[str], bool], namesakes: Collection[tuple[str, str]]
) -> dict[Wish, str]:
    """Return an IRI for each wish.

    A slug that several want goes to the one that most documents tell of; the others get digits, and all do if two have as many, or if
    a namesake was ever published. So it depends on no order who gets it.

    Args:
        wishes: all different.
        base: what the IRIs begin with.
        is_taken: tells of an IRI whether it is not free.
        namesakes: (kind, slug) of the names of all that were ever published.
    """
    stems = {wish: short_slug(wish.name) for wish in wishes}
    plain = set(_plain(stems))
    used = set[str]()
    found = dict[Wish, str]()
    ordered = sorted(wishes, key=lambda wish: (wish.kind, stems[wish], wish.first))
    for wish in ordered:
        stem = stems[wish]
        iri = f"{base}{wish.kind}/{stem}"
        free = (wish.kind, stem) not in namesakes and stem not in RESERVED and not is_taken(iri)
        if wish.name and wish in plain and free:
            found[wish] = iri
            used.add(iri)
    for wish in ordered:
        if wish not in found:
            found[wish] = next(iri for iri in _forms(wish, stems[wish], base) if iri not in used and not is_taken(iri))
            used.add(found[wish])
    return found


def _plain(stems: Mapping[Wish, str]) -> Iterator[Wish]:
    """Yield, of those that want one slug, the one that more documents tell of than of any other."""
    groups: dict[tuple[str, str], list[Wish]] = defaultdict(list)
    for wish, stem in stems.items():
        groups[wish.kind, stem].append(wish)
    for group in groups.values():
        most = max(wish.documents for wish in group)
        largest = [wish for wish in group if wish.documents == most]
        yield from largest if len(largest) == 1 else ()


def _forms(wish: Wish, stem: str, base: str) -> Iterator[str]:
    for length in _LENGTHS:
        yield f"{base}{wish.kind}/{with_digits(stem, wish.first, length)}"
    number = 2
    while True:  # 260 bits were the same: somebody has edited the record
        yield f"{base}{wish.kind}/{with_digits(stem, Told(wish.first.document, wish.first.name, number=number), 12)}"
        number += 1
