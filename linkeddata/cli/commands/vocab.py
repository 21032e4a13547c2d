"""`linkeddata vocab`: the terms that the output uses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.options import examples
from linkeddata.errors import UsageError

if TYPE_CHECKING:
    from linkeddata.vocabulary import Term

_PREFIXES = ("schema:", "et:")


_EXAMPLES = (
    "linkeddata vocab",
    "linkeddata vocab superEvent",
    "linkeddata vocab et:visit",
)


@click.command("vocab", epilog=examples(*_EXAMPLES))
@click.argument("name", metavar="[TERM]", required=False)
def command(name: str | None) -> int:
    """List the terms of schema.org and the event types that are used, or tell about one."""
    lines = _list() if name is None else _about(name)
    output.show("".join(f"{line}\n" for line in lines))
    return outcome.FINE


def _list() -> Iterator[str]:
    from linkeddata.terminal import columns, fit
    from linkeddata.vocabulary import event_types, terms

    width = shutil.get_terminal_size((100, 24)).columns
    groups = {"Classes": "class", "Properties": "property", "Datatypes": "datatype", "Values": ""}
    for title, kind in groups.items():
        found = [t for t in terms().values() if (t.kind == kind if kind else t.kind not in groups.values())]
        if found:
            yield title
            room = max(columns(t.name) for t in found) + 4
            yield from (fit("  " + fit(t.name, room) + _meaning(t), width).rstrip() for t in found)
            yield ""
    yield "Event types (additionalType of an event)"
    room = max(map(len, event_types())) + 4
    meanings = _meanings()
    yield from (fit("  " + fit(t, room) + meanings.get(t, ""), width).rstrip() for t in sorted(event_types()))


def _meaning(term: Term) -> str:
    return term.comment or ("" if term.kind in ("class", "property", "datatype") else f"one of {term.kind}")


def _meanings() -> dict[str, str]:
    """Return what each event type means, by local name."""
    from linkeddata import resources

    text = resources.text("vocab/event-types.ttl")
    return dict(
        re.findall(r'^kind:(\w+) a skos:Concept\b(?:(?!^kind:).)*?skos:definition "([^"]*)"', text, re.MULTILINE | re.DOTALL)
    )


def _about(name: str) -> Iterator[str]:
    from linkeddata import vocabulary

    local = name.removeprefix(vocabulary.EVENT_TYPES)
    for prefix in _PREFIXES:
        local = local.removeprefix(prefix)
    if local in vocabulary.event_types() and not name.startswith(("schema:", vocabulary.SCHEMA)):
        yield f"{local}: an event type"
        yield f"  {_meanings().get(local, '')}"
        yield f"  {vocabulary.EVENT_TYPES}{local}"
        return
    try:
        term = vocabulary.term(local)
    except UsageError as error:
        near = [t for t in vocabulary.event_types() if t.casefold() == local.casefold()]
        if near:
            error.todo = f"did you mean et:{near[0]}?"
        raise
    yield (
        f"{term.name}: a {term.kind}"
        if term.kind in ("class", "property", "datatype")
        else f"{term.name}: a value of {term.kind}"
    )
    if term.comment:
        yield f"  {term.comment}"
    yield f"  {term.iri}"
    for label, names in (("is a", term.parents), ("used on", term.domain), ("takes", term.range)):
        if names:
            yield f"  {label}: {', '.join(names)}"
    if term.superseded_by:
        yield f"  replaced by: {term.superseded_by}"
    if term.kind == "class":
        above = vocabulary.ancestors(term.name)
        used = sorted(t.name for t in vocabulary.terms().values() if t.kind == "property" and above & set(t.domain))
        if used:
            yield f"  properties: {', '.join(used)}"
