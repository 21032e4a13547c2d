"""`linkeddata describe`: the contents of a document, for people."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.edit.confidence import confident
from linkeddata.edit.corrections import CODES
from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions, brief, understand
from linkeddata.values.settings import Settings, merge

_EXAMPLES = (
    "linkeddata describe ministers-tour.txt",
    "linkeddata describe phone-call.txt --published 2021-04-12",
    "linkeddata describe appointment.txt --json -o appointment.json",
    "linkeddata describe appointment.txt --brief | linkeddata convert -",
)


@click.command("describe", epilog=shared.examples(*_EXAMPLES))
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Write the description as JSON, which you can correct and convert.")
@click.option("--brief", "as_brief", is_flag=True, help="Write one line for each statement, which you can edit and convert.")
@shared.destination
@shared.facts
@shared.view
@shared.reading
def command(
    file: str,
    as_json: bool,
    as_brief: bool,
    destination: shared.Destination,
    facts: shared.Facts,
    edition: shared.Edition,
    options: ReadOptions,
) -> int:
    """Show what a document says: who, what happened, when and where, each with its sentence.

    FILE is text, HTML, Markdown or a description; - is standard input.
    """
    settings, options = (
        merge(Settings(), min_confidence=edition.min_confidence),
        replace(options, low_confidence=edition.low_confidence),
    )
    if as_brief and (as_json or settings.min_confidence is not None):
        raise UsageError("--brief goes neither with --json nor with --min-confidence", "leave one out")
    output.keep((file, facts.known), destination.output)
    given = facts.settings(file)
    known = understand(file, settings=given, options=options)
    if as_brief:
        output.deliver(brief(file, known, given, options).encode(), destination.output, follow=destination.follow)
        outcome.report_findings(known.findings, file, known.text)
        return outcome.code_of(known.findings)
    if settings.min_confidence is not None:
        known = replace(known, description=confident(known.description, settings.min_confidence))
    if as_json:
        from linkeddata.edit.json_form import dumps

        described = replace(known.description, findings=tuple(f for f in known.description.findings if f.code not in CODES))
        output.deliver(dumps(described).encode(), destination.output, follow=destination.follow)
        outcome.report_findings(known.findings, file, known.text)
    else:
        from linkeddata.present.text import as_text

        to_file = destination.output not in (None, "-")
        colour = not to_file and sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        width = min(110, max(40, shutil.get_terminal_size((90, 24)).columns))
        shown = (
            None if known.corrected and known.corrected.hides else known.text
        )  # sentences may name whom a correction removed
        text = as_text(known.description, shown, width=width, colour=colour)
        if to_file:
            output.deliver(text.encode(), destination.output, follow=destination.follow)
        else:
            output.show(text)
    return outcome.code_of(known.findings)
