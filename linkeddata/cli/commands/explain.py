"""`linkeddata explain`: why something is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.pipeline import ReadOptions, Understood, understand
from linkeddata.values.description import Family

_EXAMPLES = (
    "linkeddata explain ministers-tour.txt startDate",
    "linkeddata explain phone-call.txt Dinara Ashgirova",
    "linkeddata explain harbour-visit.html headline",
)


@click.command("explain", epilog=shared.examples(*_EXAMPLES))
@click.argument("file", metavar="FILE")
@click.argument("term", metavar="TERM...", nargs=-1, required=True)
@shared.told
@shared.widely
@shared.reading
def command(file: str, term: tuple[str, ...], told: shared.Told, edition: shared.Edition, options: ReadOptions) -> int:
    """Show the sentence, the characters, the rule and the confidence behind statements.

    FILE is a document or its description. TERM is an IRI, a name, a property, or a triple in words.
    """
    from linkeddata.explain import explanation, find_statements

    options = replace(options, low_confidence=edition.low_confidence)
    known = understand(file, settings=told.settings(file), options=options)
    asked = " ".join(term)
    found = find_statements(known.description, asked)
    if not found:
        names = [known.description.name(t.iri) for t in known.description.things if t.family is not Family.ARTICLE]
        such = f", such as “{names[0]}”" if names else ""
        outcome.say(f"{file}: error: nothing is said of “{asked}”; ask for a property or a name{such}")
        return outcome.FINDINGS
    text = known.text if known.text is not None else _source(known, file)
    output.show("\n\n".join(explanation(known.description, statement, text) for statement in found) + "\n")
    return outcome.FINE


def _source(known: Understood, file: str) -> str | None:
    """Return the text that a description was made from, where its file is still there unchanged; it supplies the sentences."""
    from linkeddata.read.files import load_again

    source = known.description.source
    data = load_again(source, Path(file))
    try:
        return None if data is None else data.decode(source.encoding).removeprefix("\ufeff")
    except (LookupError, ValueError):
        return None
