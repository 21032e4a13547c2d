"""Claims of a document ↔ JSON: plain lists, and each text once."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from linkeddata.release.claims.claim import Claim, DocumentClaims, Office
from linkeddata.release.values import Words

#: Changes with the form: what is kept of documents in another form is made again.
VERSION = 3
_FIELDS = tuple(f.name for f in fields(Claim))
#: Fields that hold texts, lists of texts, and those that are truth values.
_LISTS = frozenset({"names", "types", "same_as", "within", "participants", "places", "called", "ranks"})
_FLAGS = frozenset({"given", "private", "titled", "namesake"})
_HEAD = ("document", "digest", "published", "publisher", "country", "language", "dateline")


def to_json(claims: DocumentClaims) -> bytes:
    """Return claims as JSON; `from_json` gives them back.

    Args:
        claims: of one document.
    """
    table: dict[str, int] = {}

    def number(text: str) -> int:
        return table.setdefault(text, len(table))

    head = [number(getattr(claims, name)) for name in _HEAD]
    rows = [_row(claim, number) for claim in claims.claims]
    stem = claims.claims[0].iri.partition("#")[0] if claims.claims else ""
    texts = [[text[len(stem) :]] if stem and text.startswith(stem) else text for text in table]
    return json.dumps(
        [VERSION, stem, texts, head, int(claims.at_home), rows], ensure_ascii=False, separators=(",", ":")
    ).encode()


def _row(claim: Claim, number: Any) -> list[Any]:
    """Return a claim as numbers of texts; what is empty at the end is left out."""
    row: list[Any] = []
    for name in _FIELDS:
        value = getattr(claim, name)
        if name in _LISTS:
            row.append([number(text) for text in value])
        elif name in _FLAGS:
            row.append(int(value))
        elif name == "offices":
            row.append([[number(t) for t in (o.title, o.body, o.country, o.start, o.end)] for o in value])
        elif name == "words":
            row.append(
                [value.start, value.end, number(value.quote), number(value.sentence), value.at, value.place] if value else 0
            )
        else:
            row.append(number(value))
    return row


def from_json(data: bytes) -> DocumentClaims:
    """Return the claims that `to_json` wrote.

    Args:
        data: UTF-8 JSON.

    Raises:
        ValueError: it is no such JSON.
    """
    try:
        version, stem, texts, head, at_home, rows = json.loads(data)
        if version != VERSION:
            raise ValueError(f"claims of version {version}")
        table = [sys.intern(text if isinstance(text, str) else stem + text[0]) for text in texts]
        document, digest, published, publisher, country, language, dateline = (table[n] for n in head)
        claims = tuple([_claim(row, table) for row in rows])
        return DocumentClaims(document, digest, published, publisher, country, language, claims, bool(at_home), dateline)
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(f"not the claims of a document: {error}") from None


def _claim(row: Sequence[Any], table: Sequence[str]) -> Claim:
    values: list[Any] = []
    for name, value in zip(_FIELDS, row, strict=True):
        if name in _LISTS:
            values.append(tuple([table[n] for n in value]) if value else ())
        elif name in _FLAGS:
            values.append(bool(value))
        elif name == "offices":
            values.append(tuple([Office(*[table[n] for n in office]) for office in value]))
        elif name == "words":
            values.append(Words(value[0], value[1], table[value[2]], table[value[3]], value[4], value[5]) if value else None)
        else:
            values.append(table[value])
    return Claim(*values)
