"""`linkeddata known`: the office's list of names."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice

if TYPE_CHECKING:
    from linkeddata.known.authorities import Authority
    from linkeddata.known.rows import Problem
    from linkeddata.pipeline import ReadOptions
    from linkeddata.understand.known_names import Meaning
    from linkeddata.values.findings import Finding

_EXAMPLES = (
    "linkeddata known add 'Lindo Ferry Office' --kind organization --url https://ferries.example/ --file new.csv",
    "linkeddata known check office/known.csv",
    "linkeddata known match ministers-tour.txt --known office/known.csv",
)

#: Option of `add` → column of the list.
_COLUMNS = {
    "kind": "kind",
    "other_name": "other names",
    "cls": "class",
    "url": "url",
    "same_as": "sameAs",
    "parent": "parent",
    "country": "country",
    "first": "from",
    "last": "to",
    "iri": "iri",
}


@click.group("known", epilog=shared.examples(*_EXAMPLES))
def command() -> None:
    """Check the office's list of names, add to it, or try it on a release.

    The list is known.csv beside linkeddata.toml or beside the release, or the file that `known` in linkeddata.toml or --known
    names. Its columns are name, other names, kind, class, url, sameAs, parent, country, from, to and iri; only name and kind are
    needed.
    """


@command.command("check", epilog=shared.examples("linkeddata known check office/known.csv"))
@click.argument("file", metavar="[FILE]", required=False)
@shared.messages
def check(file: str | None) -> int:
    """List what is wrong with a list of names: cells, duplicates and contradictions.

    FILE is CSV or Turtle.  [default: the list of this folder]
    """
    from linkeddata.known.check import problems
    from linkeddata.known.load import load
    from linkeddata.text.counted import counted
    from linkeddata.understand.known_names import is_a, kinds

    path = file or _default()
    known = load(path, kinds())
    found = [_finding(p, path) for p in problems(known, is_a)]
    outcome.report_findings(found, path)
    names = len(known.by_key)
    output.show(f"{path}: {counted(len(known.rows), 'row')} with {counted(names, 'name')} can be used\n")
    return outcome.code_of(found)


@command.command("add", epilog=shared.examples(_EXAMPLES[0]))
@click.argument("name", metavar="NAME")
@click.option("--kind", required=True, type=Choice(("person", "organization", "place")), help="What the name is.")
@click.option("--url", metavar="URL", help="Its web address.")
@click.option("--same-as", multiple=True, metavar="URL", help="An address that stands for it elsewhere; may be repeated.")
@click.option("--other-name", multiple=True, metavar="NAME", help="Another name of it; may be repeated.")
@click.option("--class", "cls", metavar="CLASS", help="Its class, such as GovernmentOrganization.")
@click.option("--parent", metavar="NAME", help="The name of the row it belongs to.")
@click.option("--country", metavar="NAME|CODE", help="Its country.")
@click.option("--from", "first", metavar="DATE", help="First day of the name, such as 2020-03-01.")
@click.option("--to", "last", metavar="DATE", help="Last day of the name.")
@click.option("--iri", metavar="IRI", help="The IRI that it gets in every release.")
@click.option("--file", metavar="FILE", help="The list.  [default: the list of this folder, else known.csv]")
def add(name: str, file: str | None, **given: str | tuple[str, ...] | None) -> int:
    """Add a name to the list, and make the list if there is none."""
    from linkeddata.errors import UsageError
    from linkeddata.known.add import add as add_row
    from linkeddata.known.rows import KINDS, TOP
    from linkeddata.understand.known_names import is_a

    cls, kind = str(given["cls"] or ""), str(given["kind"])
    if cls and not is_a(cls, TOP[KINDS[kind]]):
        raise UsageError(f"--class: {cls[:60]!r} is no class of schema.org for {kind}s", "see `linkeddata vocab --all`")
    wanted = {_COLUMNS[o]: " | ".join(v) if isinstance(v, tuple) else v for o, v in given.items() if v}
    path = file or _default()
    row, line = add_row(Path(path), {"name": name, **wanted})
    output.show(f"{path}:{line}: {row.name} added\n")
    return outcome.FINE


@command.command("match", epilog=shared.examples(_EXAMPLES[2]))
@click.argument("file", metavar="FILE")
@shared.facts
@shared.reading
def match(file: str, facts: shared.Facts, options: ReadOptions) -> int:
    """Show which names of a release are linked, which may mean several things, and how to add those to the list."""
    from linkeddata.pipeline import read_document, weights
    from linkeddata.read.files import load
    from linkeddata.understand.describe import describe
    from linkeddata.understand.known_names import meanings, office_list
    from linkeddata.understand.recognize import MODEL

    settings = facts.settings(file)
    known = office_list(settings.known)
    document = read_document(load(file, options.max_bytes), settings, replace(options, name=file))
    found = meanings(describe(document, model=weights(options) or MODEL), document, known)
    lines = [line for meaning in found for line in _shown(meaning)]
    output.show("\n".join(lines) + "\n" if lines else "no name of this release is in a list\n")
    return outcome.FINE


def _default() -> str:
    from linkeddata.known.load import FILE_NAME
    from linkeddata.read.settings_file import load_settings

    known = load_settings(None).known
    if known and Path(known).is_relative_to(Path.cwd()):
        return str(Path(known).relative_to(Path.cwd()))
    return known or FILE_NAME


def _finding(problem: Problem, path: str) -> Finding:
    from linkeddata.values.findings import Finding

    message = f"{problem.what[:1].upper()}{problem.what[1:]}; {problem.todo}."
    fix = f"{problem.todo[:1].upper()}{problem.todo[1:]}."
    return Finding(problem.severity, problem.code, message, source=path, line=problem.line, column=problem.column, fix=fix)


def _shown(meaning: Meaning) -> Iterator[str]:
    """Yield lines about one name: what it means, or what it may mean."""
    name, family = meaning.met.named.names[0], meaning.met.named.family
    office, public = meaning.office, meaning.public
    if office.row:
        yield f"{name} ({family}): line {office.row.line} of the list, {office.row.url or office.row.name}; {office.why}"
    elif office.candidates:
        rows = ", ".join(f"line {row.line}" for row in office.candidates)
        yield f"{name} ({family}): may be {rows} of the list; {office.why}"
    if public.entry:
        yield f"{name} ({family}): {_entry(public.entry)}; {public.why}"
    elif public.candidates and not office.row:
        yield f"{name} ({family}): may be {' or '.join(map(_entry, public.candidates[:5]))}; {public.why}"
        best = public.candidates[0]
        country = f" --country {best.country}" if best.country else ""
        yield f"  if it is the first: linkeddata known add {shlex.quote(name)} --kind {family}{country} --same-as {best.iri}"


def _entry(entry: Authority) -> str:
    where = f", {entry.country}" if entry.country and entry.kind != "country" else ""
    return f"{entry.name}{where} <{entry.iri}>"
