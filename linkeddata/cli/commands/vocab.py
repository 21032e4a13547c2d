"""`linkeddata vocab`: the terms of schema.org, and our event types."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.options import examples
from linkeddata.errors import UsageError
from linkeddata.values.namespaces import EVENT_TYPES, HTTP_SCHEMA

if TYPE_CHECKING:
    from linkeddata.schema.vocabulary import Term

_PREFIXES = ("schema:", "et:")
#: Heading → kind of term. Terms of no other kind are values of an enumeration.
_GROUPS = {"Classes": "class", "Properties": "property", "Datatypes": "datatype", "Values": ""}


#: The oldest release whose terms are known.
_OLDEST = "2.0"

_EXAMPLES = (
    "linkeddata vocab",
    "linkeddata vocab superEvent",
    f"linkeddata vocab {HTTP_SCHEMA}attendees",
    "linkeddata vocab et:visit",
)


@click.command("vocab", epilog=examples(*_EXAMPLES))
@click.argument("name", metavar="[TERM]", required=False)
@click.option(
    "--all", "all_terms", is_flag=True, help="List all terms of schema.org, not only those that the output can contain."
)
def command(name: str | None, all_terms: bool) -> int:
    """List the terms and event types that the output can contain, or describe any term of schema.org."""
    if name is not None and all_terms:
        raise UsageError("--all and TERM cannot be used together", "choose one")
    lines = _list(all_terms) if name is None else _about(name)
    output.show("".join(f"{line}\n" for line in lines))
    return outcome.FINE


def _list(all_terms: bool) -> Iterator[str]:
    from linkeddata.schema.vocabulary import event_types, terms

    width = shutil.get_terminal_size((100, 24)).columns
    chosen = list(terms().values()) if all_terms else _used()
    for title, kind in _GROUPS.items():
        found = [t for t in chosen if (t.kind == kind if kind else t.kind not in _GROUPS.values())]
        yield from _table(title, {t.name: _meaning(t) for t in found}, width)
    kinds = {name: _meanings().get(name, "") for name in sorted(event_types())}
    yield from _table("Event types (additionalType of an event)", kinds, width)
    if all_terms:
        yield f"These are all {len(chosen)} terms of schema.org, and {len(kinds)} event types."
    else:
        yield f"The output can contain these of the {len(terms())} terms of schema.org; --all lists all, and TERM describes one."


def _used() -> list[Term]:
    """Return the terms that the output can contain: classes, properties, their datatypes, and members of enumerations."""
    from linkeddata.schema import vocabulary

    used = vocabulary.emitted()
    kinds = {kind for name in used for kind in vocabulary.terms()[name].range}

    def is_used(term: Term) -> bool:
        return term.name in used or not used.isdisjoint(term.enumerations) or (term.kind == "datatype" and term.name in kinds)

    return list(filter(is_used, vocabulary.terms().values()))


def _table(title: str, meanings: dict[str, str], width: int) -> Iterator[str]:
    from linkeddata.text.printable import columns, fit

    yield title
    room = max(map(columns, meanings)) + 4
    yield from (fit("  " + fit(name, room) + meaning, width).rstrip() for name, meaning in meanings.items())
    yield ""


def _meaning(term: Term) -> str:
    if term.superseded_by:
        return f"replaced by {term.superseded_by}"
    return term.comment or (f"one of {', '.join(term.enumerations)}" if term.enumerations else "")


def _meanings() -> dict[str, str]:
    """Return what each event type means, by local name."""
    from linkeddata.schema import resources

    text = resources.text("vocab/event-types.ttl")
    return dict(
        re.findall(r'^kind:(\w+) a skos:Concept\b(?:(?!^kind:).)*?skos:definition "([^"]*)"', text, re.MULTILINE | re.DOTALL)
    )


def _about(name: str) -> Iterator[str]:
    from linkeddata.schema import vocabulary

    local = name.strip("<>").removeprefix(EVENT_TYPES)
    for prefix in _PREFIXES:
        local = local.removeprefix(prefix)
    of_schema = vocabulary.local(name) != name or name.startswith("schema:")
    local = vocabulary.local(local)
    if local in vocabulary.event_types() and not of_schema:
        yield f"{local}: an event type"
        yield f"  {_meanings().get(local, '')}"
        yield f"  {EVENT_TYPES}{local}"
        return
    try:
        term = vocabulary.term(local)
    except UsageError as error:
        near = [t for t in vocabulary.event_types() if t.casefold() == local.casefold()]
        if near:
            error.todo = f"did you mean et:{near[0]}?"
        raise
    yield from _describe(term)


def _describe(term: Term) -> Iterator[str]:
    from linkeddata.schema import vocabulary

    of = " and ".join(term.enumerations)
    yield f"{term.name}: a {term.kind if term.kind in _GROUPS.values() else f'value of {of}'}"
    if term.comment:
        yield f"  {term.comment}"
    yield f"  {term.iri}"
    instead = vocabulary.replacement(term.name)
    yield from _names("replaced by", (instead,) if instead else ())
    yield from _names("replaces", vocabulary.replaced_by(term.name))
    release = vocabulary.release(term.name)
    yield f"  since: schema.org {release}{' or earlier' if release == _OLDEST else ''}"
    yield from _names("is a", term.parents)
    yield from _names("used on", term.domain)
    yield from _names("takes", term.range)
    yield from _names("also a value of", term.enumerations if term.kind == "class" else ())
    yield from _names("values", map(_with_successor, vocabulary.members(term.name)))
    if term.kind == "class":
        yield from _properties(term.name)


def _properties(cls: str) -> Iterator[str]:
    """Yield the properties of a class: its own, those inherited from each class above, nearest first, and its own former ones."""
    from linkeddata.schema.vocabulary import ancestors, terms

    above = sorted(ancestors(cls), key=lambda name: (name != cls, -len(ancestors(name)), name))
    listed: set[str] = set()
    for name in above:
        own = [t.name for t in terms().values() if name in t.domain and not t.superseded_by and t.name not in listed]
        listed.update(own)
        yield from _names("properties" if name == cls else f"properties of {name}", sorted(own))
    former = sorted(t.name for t in terms().values() if cls in t.domain and t.superseded_by)
    yield from _names("former properties", map(_with_successor, former))


def _with_successor(name: str) -> str:
    from linkeddata.schema import vocabulary

    instead = vocabulary.replacement(name)
    return f"{name} (replaced by {instead})" if instead else name


def _names(label: str, names: Iterable[str]) -> Iterator[str]:
    listed = ", ".join(names)
    if listed:
        yield f"  {label}: {listed}"
