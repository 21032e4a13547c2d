"""`linkeddata explain`: why something is stated, or is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.edit import Omitted, Reason
from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions, edited, understand
from linkeddata.values.description import Family, Statement

_EXAMPLES = (
    "linkeddata explain ministers-tour.txt startDate",
    "linkeddata explain phone-call.txt Dinara Ashgirova",
    "linkeddata explain harbour-visit.html headline",
)


@click.command("explain", epilog=shared.examples(*_EXAMPLES))
@click.argument("file", metavar="FILE")
@click.argument("term", metavar="TERM...", nargs=-1)
@click.option("--release", "released", metavar="DIR", help="Explain a thing of this release, or why two things of it are two.")
@click.option("--json", "as_json", is_flag=True, help="With --release: print JSON.")
@shared.facts
@shared.edition
@shared.reading
def command(
    file: str,
    term: tuple[str, ...],
    released: str | None,
    as_json: bool,
    facts: shared.Facts,
    edition: shared.Edition,
    options: ReadOptions,
) -> int:
    """Show the sentence, characters, rule and confidence behind statements, and why others are omitted.

    FILE is a document or its description. TERM is an IRI, a name, a property, or a triple in words. --omit,
    --min-confidence and --all omit the same statements as in convert.

    With --release, give the IRI, the end of it (person/ann-berg) or the name of a thing in place of FILE: you see what several
    documents tell of it, why that was put together, and what spoke against it. Give two to see why they are two.
    """
    if released is not None:
        return _of_release(Path(released), (file, *term), as_json)
    if as_json:
        raise UsageError("--json is for --release", "leave it out")
    if not term:
        raise UsageError("nothing to explain", f"name a property or a thing, as in linkeddata explain {file} startDate")
    from linkeddata.explain import explanation, find_statements, missing, omission, unread
    from linkeddata.read.again import text_again

    settings = edition.over(facts.settings(file))
    options = replace(options, low_confidence=edition.low_confidence)
    known = understand(file, settings=facts.settings(file), options=options, whole=True)
    made = edited(known, settings, low_confidence=edition.low_confidence)
    asked = " ".join(term)
    found = find_statements(made.description, asked)
    whole = known.whole or made.read
    wanted = {*found, *find_statements(whole, asked), *find_statements(made.read, asked)}
    lost = known.corrected.lost if known.corrected else None
    if known.corrected:
        wanted |= set(find_statements(known.corrected.before, asked))
    left_out: dict[Statement, Omitted] = {}
    for omitted in missing(made, known.whole, known.document, lost):
        if omitted.statement in wanted:
            left_out.setdefault(omitted.statement, omitted)
    text = known.text if known.text is not None else text_again(known.description.source, Path(file))
    shown = [explanation(made.description, s, text, settings.corrections) for s in found if s not in left_out]
    named = known.corrected.before if known.corrected else whole
    shown += [omission(named if o.reason is Reason.DROPPED else whole, o, settings, text) for o in left_out.values()]
    if not shown:
        why = unread(known.document, asked) if known.document else None
        names = [made.description.name(t.iri) for t in made.description.things if t.family is not Family.ARTICLE]
        such = f"ask for a property or a name{f', such as “{names[0]}”' if names else ''}"
        outcome.say(f"{file}: error: there is no statement about “{asked}”; {why or such}")
        return outcome.FINDINGS
    output.show("\n\n".join(shown) + "\n")
    return outcome.FINE


def _of_release(folder: Path, things: tuple[str, ...], as_json: bool) -> int:
    """Explain a thing of a release, or a pair."""
    from linkeddata.release.identity import explain
    from linkeddata.release.publish import published

    if len(things) > 2:
        raise UsageError("one or two things of a release are explained", "put names in quotes")
    path = published(folder)
    found = explain.explained(path, things[0]) if len(things) == 1 else explain.compared(path, *things)
    output.show(explain.as_json(found) if as_json else explain.as_text(found))
    return outcome.FINE
