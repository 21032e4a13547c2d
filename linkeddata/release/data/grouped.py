"""The dumps that tell of one thing after the other: Turtle, JSON-LD, and JSON-LD with one entity a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from linkeddata.rdf.serialize.jsonld import IN_SCRIPT, Compaction, Nodes
from linkeddata.rdf.serialize.order import TYPE, Plain, Term
from linkeddata.rdf.serialize.turtle import Names, Written, statement
from linkeddata.release.data import records
from linkeddata.release.data.counting import Counting
from linkeddata.release.data.output import Output
from linkeddata.schema import contexts
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA, XSD

KINDS = ("document", "event", "organization", "person", "place")
TURTLE, JSONLD, LINES = "data.ttl", "data.jsonld", "lines.jsonl.gz"
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

#: A subject's properties, IRIs, in publication order, with their distinct values in canonical order, as N-Triples write them.
Described = Mapping[str, list[str]]


def described(rows: Iterable[bytes]) -> Described:
    """Return the distinct statements of the lines of one subject (`records`)."""
    found: dict[str, list[str]] = {}
    for prop, value in dict.fromkeys(tuple(row.split(b"\t", 3)[1:3]) for row in rows):
        found.setdefault(records.predicate(prop[3:].decode()), []).append(value.decode())
    for values in found.values():
        if len(values) > 1:
            values.sort(key=lambda value: place(records.read_term(value)))
    return found


def terms_of(properties: Described) -> dict[str, list[Term]]:
    """Return the statements as JSON-LD's writer takes them."""
    return {predicate: [records.read_term(value) for value in values] for predicate, values in properties.items()}


def place(value: Term) -> tuple[bool, str, str]:
    """Return the sort key of a value: IRIs first, as `rdf.serialize.order` has it."""
    return (True, value.value, value.datatype) if isinstance(value, Plain) else (False, value, "")


def write(folder: Path, base: str, rows: Iterable[bytes], counting: Counting) -> dict[str, tuple[Output, int]]:
    """Write the three dumps.

    Args:
        folder: of the release.
        base: what the IRIs of entities begin with.
        rows: the facts' lines, sorted by subject (`records`).
        counting: counts each subject.

    Returns:
        the file's name → the file, and how many distinct statements it has.
    """
    blocks, terms, statements = Turtle(base), Compaction(contexts.ours(), page=False), 0
    with (
        Output(folder / TURTLE, compressed=False) as turtle,
        Output(folder / JSONLD, compressed=False) as graph,
        Output(folder / LINES, compressed=True) as lines,
    ):
        turtle.put("".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(prefixes(base).items())).encode())
        graph.put(f'{{"@context":{_safe(contexts.ours())},"@graph":['.encode())
        comma = b"\n"
        for owner, group in groupby(_subjects(rows), key=lambda found: found[0].partition("#")[0]):
            terms.used = set()
            things = dict(group)
            for subject, properties in things.items():
                counting.subject(subject, properties)
                statements += sum(map(len, properties.values()))
                turtle.put(f"\n{blocks.write(subject, properties)}".encode())
                node = _safe(Nodes({subject: terms_of(properties)}, terms, nest=False).node(subject))
                graph.put(comma + node.encode())
                comma = b",\n"
            if len(things) > 1 or owner not in things:
                node = _with_roles(owner, things, terms)
            lines.put(f'{{"@context":{_context(frozenset(terms.used))},{node[1:]}\n'.encode())
        graph.put(b"\n]}\n")
    return {made.path.name: (made, statements) for made in (turtle, graph, lines)}


class Turtle:
    """Writes subjects as Turtle.

    Args:
        base: what the IRIs of entities begin with.
    """

    def __init__(self, base: str) -> None:
        names = Names(prefixes=prefixes(base))
        self._terms, self._verbs = Written(names), {TYPE: "a"}

    def write(self, subject: str, properties: Described) -> str:
        """Return a subject, an IRI, with its properties."""
        terms, verbs = self._terms, self._verbs
        pairs = [
            (verbs.get(predicate) or self._verb(predicate), [terms[value] for value in values])
            for predicate, values in properties.items()
        ]
        return statement(terms[f"<{subject}>"], pairs)

    def _verb(self, predicate: str) -> str:
        return self._verbs.setdefault(predicate, self._terms[f"<{predicate}>"])


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of the Turtle files of a release: those that data need, and one for each kind of entity."""
    return {"schema": SCHEMA, "et": EVENT_TYPES, "xsd": XSD} | {kind: f"{base}{kind}/" for kind in KINDS}


def _subjects(rows: Iterable[bytes]) -> Iterator[tuple[str, Described]]:
    for subject, group in groupby(rows, key=lambda row: row[: row.index(b"\t")]):
        yield subject.decode(), described(group)


def _with_roles(owner: str, things: Mapping[str, Described], terms: Compaction) -> str:
    """Return an entity's object in which its roles stand where it has them, or are included if nothing leads to them."""
    found = {owner: {}, **{subject: terms_of(properties) for subject, properties in things.items()}}
    own, *others = Nodes(found, terms, nest=True).roots(owner)
    return _safe({**own, "@included": others} if others else own)


@lru_cache(maxsize=4096)
def _context(used: frozenset[str]) -> str:
    return _safe({key: value for key, value in contexts.ours().items() if key in used})


def _safe(value: object) -> str:
    """Return JSON that may stand in HTML."""
    return _encode(value).translate(IN_SCRIPT)
