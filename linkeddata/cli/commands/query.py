"""`linkeddata query`: SPARQL over result files."""

from __future__ import annotations

import shutil
import sys

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.cli.options import examples
from linkeddata.errors import UsageError
from linkeddata.text.counted import counted

_QUERIES = (".rq", ".sparql")
_EXAMPLES = (
    "linkeddata query queries/who-met-whom.rq ministers-tour.ttl phone-call.ttl",
    "linkeddata query ministers-tour.ttl -q 'SELECT ?who WHERE { ?person a schema:Person ; schema:name ?who }'",
    "linkeddata query *.ttl --format csv -q 'SELECT ?what ?from WHERE { ?e schema:name ?what ; schema:startDate ?from }'",
    "linkeddata query phone-call.jsonld -q 'ASK { ?call a schema:Event }'",
)


@click.command("query", epilog=examples(*_EXAMPLES))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-q", "--query", "sparql", metavar="SPARQL", help="The query.")
@click.option("--query-file", metavar="FILE", help="A file with the query.")
@click.option(
    "--format",
    "form",
    type=Choice(("table", "csv", "json")),
    default="table",
    show_default=True,
    help="Format of the result.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=10.0,
    show_default=True,
    help="Stop the query after this many seconds.",
)
def command(files: tuple[str, ...], sparql: str | None, query_file: str | None, form: str, timeout: float) -> int:
    """Query result files with SPARQL 1.1.

    FILE is Turtle, N-Triples, N-Quads, TriG, JSON-LD, or a page with JSON-LD in it. The query may be one of the files,
    ending in .rq or .sparql. You need not declare the prefixes schema, et, xsd, skos, oa, prov, rdf, rdfs, dcterms and ldt.
    Only these files are queried; the network is not used.
    """
    from linkeddata.query import render, select

    query, name = _query(sparql, query_file, [file for file in files if file.endswith(_QUERIES)])
    data = [file for file in dict.fromkeys(files) if not file.endswith(_QUERIES)]
    if not data:
        raise UsageError("there is no file to query", "name one, such as visit.ttl")
    try:
        result = select(data, query, timeout=timeout)
    except UsageError as error:
        if error.source == "query" and name:
            error.source = name
        raise
    if form == "table":
        width = shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
        output.show(render(result, form, width=width))
    else:
        output.write_out(render(result, form).encode())
    if result.truncated:
        outcome.say(
            f"warning: only the first {counted(len(result.rows), 'row is', 'rows are')} shown; narrow the query or use LIMIT"
        )
    return outcome.FINE


def _query(sparql: str | None, option: str | None, named: list[str]) -> tuple[str, str | None]:
    """Return the query and the file it is from."""
    given = [*named, *([option] if option is not None else [])]
    if len(given) + (sparql is not None) != 1:
        raise UsageError("exactly one query is needed", "give it with -q, or name one query file")
    if sparql is not None:
        return sparql, None
    from linkeddata.read.files import load

    file = given[0]
    data = load(file, 1_000_000)
    try:
        return data.decode("utf-8-sig"), file
    except UnicodeDecodeError as error:
        raise UsageError(f"byte {error.start} is not UTF-8", "save the query as UTF-8", source=file) from None
