"""`linkeddata draw`: a picture of linked data."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from linkeddata.rdf.triple_index import Data

# Names only: the modules are loaded when something is drawn. A test checks that the names agree.
_WHATS = ("graph", "events", "column")
_PICTURES = ("svg", "png", "dot", "mermaid")
_EXAMPLES = (
    "linkeddata draw ministers-tour.ttl -o tour.svg",
    "linkeddata draw ministers-tour.ttl --what events --to mermaid",
    "linkeddata describe phone-call.txt --json | linkeddata draw - --to dot",
)


@click.command("draw", epilog=shared.examples(*_EXAMPLES))
@click.argument("file", metavar="FILE")
@click.option(
    "--what",
    type=Choice(_WHATS),
    default="graph",
    show_default=True,
    help="Draw everything with its links, only events and what each is part of, or a column for narrow screens.",
)
@click.option("--to", type=Choice(_PICTURES), help="Picture format.  [default: by the extension of -o, else svg]")
@shared.destination
def command(file: str, what: str, to: str | None, destination: shared.Destination) -> int:
    """Draw the people, organizations, places and events of linked data, or the tree of events.

    FILE is Turtle, N-Triples, N-Quads, TriG, JSON-LD, a page with JSON-LD in it, or a description; - is standard input. The
    network is not used. dot and mermaid are text formats that Graphviz and Mermaid draw.
    """
    from linkeddata.present.diagram import PICTURES, WHATS

    extension = PurePath(destination.output or "").suffix.lower()
    if to and extension != PICTURES[to].extension and extension in {picture.extension for picture in PICTURES.values()}:
        raise shared.contradiction("--to", to, str(destination.output))
    output.keep((file,), destination.output)
    picture = PICTURES[to or _by_name(destination.output)]
    try:
        chart = WHATS[what](_data(file))
    except UnreadableError as error:
        raise error.at(file) from None
    made = picture.render(chart)
    if isinstance(made, bytes) and destination.output is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"a terminal cannot show {picture.name}", "name a file with -o")
    output.deliver(made if isinstance(made, bytes) else made.encode(), destination.output, follow=destination.follow)
    return outcome.FINE


def _by_name(output_file: str | None) -> str:
    """Return the picture format of a file, by its extension."""
    from linkeddata.present.diagram import PICTURES

    if output_file in (None, "-"):
        return "svg"
    extension = PurePath(output_file).suffix.lower()
    found = next((picture.name for picture in PICTURES.values() if picture.extension == extension), None)
    if found is None:
        endings = ", ".join(picture.extension for picture in PICTURES.values())
        raise UsageError(
            "the extension is not that of a picture format", f"end it with one of {endings}, or add --to", source=output_file
        )
    return found


def _data(file: str) -> Data:
    """Read the data to draw, and report broken blocks of a page."""
    from linkeddata.cli.inputs import rdf
    from linkeddata.rdf import parse
    from linkeddata.rdf.triple_index import Data

    read = rdf(file)
    if isinstance(read, parse.Loaded):
        outcome.report_findings(read.findings, file)
        return Data(parse.triples(read))
    from linkeddata.rdf.dataset import dataset

    return Data.of(dataset(read, evidence=False).data)
