"""`linkeddata extract`: the data in a web page."""

from __future__ import annotations

import json

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.errors import UsageError

_EXAMPLES = (
    "linkeddata extract harbour-visit.html",
    "linkeddata embed harbour-visit.html | linkeddata extract - --syntax json-ld --format turtle",
)
_FORMATS = ("json", "turtle", "ntriples")
_SYNTAXES = ("json-ld", "microdata", "rdfa", "open-graph", "twitter", "dublin-core")


@click.command("extract", epilog=shared.examples(*_EXAMPLES))
@click.argument("page", metavar="PAGE")
@click.option(
    "--format",
    "form",
    type=Choice(_FORMATS),
    help="Output format: an array of JSON-LD, or a graph.  [default: by the extension of -o, else json]",
)
@click.option("--syntax", multiple=True, type=Choice(_SYNTAXES), help="Extract only this syntax; may be repeated.")
@click.option("--url", metavar="URL", help="Address of the page, if the page does not give it.")
@click.option("--encoding", metavar="NAME", help="Character encoding of the page.")
@click.option(
    "--max-bytes", type=click.IntRange(min=0), default=10_000_000, show_default=True, help="Largest page; 0 for no limit."
)
@shared.destination
def command(
    page: str,
    form: str | None,
    syntax: tuple[str, ...],
    url: str | None,
    encoding: str | None,
    max_bytes: int,
    destination: shared.Destination,
) -> int:
    """Extract the data from a web page: JSON-LD, Microdata, RDFa and meta tags.

    PAGE is HTML; - is standard input. Broken blocks are reported; the rest are returned. Nothing is fetched.
    """
    from linkeddata.extract import extract, graph
    from linkeddata.read.files import load
    from linkeddata.values.iris import WEB, iri_problem

    output.keep((page,), destination.output)
    problem = iri_problem(url, WEB) if url else None
    if problem:
        raise UsageError(f"--url: {url!r} {problem}", "give a whole address such as https://example.org/news/1")
    found = extract(load(page, max_bytes), name=page, url=url, encoding=encoding, syntaxes=syntax or _SYNTAXES)
    findings = found.findings
    by_name = shared.by_extension(destination.output, ("jsonld", *_FORMATS))
    by_name = "json" if by_name == "jsonld" else by_name
    if form and by_name and form != by_name:
        raise shared.contradiction("--format", form, str(destination.output))
    form = form or by_name or "json"
    if form == "json":
        text = json.dumps(found.values, ensure_ascii=False, indent=2) + "\n"
    else:
        made = graph(found)
        text, findings = made.write(form), (*findings, *made.findings)
    output.deliver(text.encode("utf-8", "backslashreplace"), destination.output, follow=destination.follow)
    outcome.report_findings(findings, page)
    return outcome.code_of(findings)
