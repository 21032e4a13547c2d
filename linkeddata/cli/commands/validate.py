"""`linkeddata validate`: linked data against profiles."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import click

from linkeddata.cli import outcome, output
from linkeddata.cli.options import examples
from linkeddata.errors import LinkedDataError, UsageError
from linkeddata.report import Finding, Report

_NOTHING = "nothing-checked"


_EXAMPLES = (
    "linkeddata validate ministers-tour.ttl ministers-tour.jsonld",
    "linkeddata validate phone-call.jsonld --profile core --format json",
    "linkeddata convert appointment.txt --to turtle | linkeddata validate -",
)


@click.command("validate", epilog=examples(*_EXAMPLES))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--profile",
    multiple=True,
    default=("core",),
    metavar="NAME|FILE",
    help="Check against this; may be repeated.  [default: core]",
)
@click.option(
    "--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True, help="Of the report."
)
@click.option("--allow-empty", is_flag=True, help="Data to which no rule applies are fine.")
@click.option("--base", metavar="IRI", help="Relative IRIs in the files are resolved against this.")
def command(files: tuple[str, ...], profile: tuple[str, ...], form: str, allow_empty: bool, base: str | None) -> int:
    """Check linked data against profiles.

    FILE is Turtle, N-Triples, N-Quads, TriG, JSON-LD, a page with JSON-LD in it, or a description; - is standard input.
    Data to which no rule applies are an error, never a success.
    """
    codes: list[int] = []
    told: list[dict[str, Any]] = []
    for file in dict.fromkeys(files):
        try:
            report = _checked(file, profile, base)
        except UsageError:
            raise
        except LinkedDataError as error:
            outcome.tell(error.at(file))
            codes.append(error.exit_code)
            told.append({"file": file, "ok": False, "unreadable": error.what, "focusNodes": {}, "findings": []})
            continue
        if allow_empty:
            report = replace(report, findings=tuple(f for f in report.findings if f.code != _NOTHING))
        codes.append(outcome.code_of(report.findings))
        if form == "json":
            told.append(_as_json(file, report))
        else:
            outcome.tell_findings(report.findings, file)
            output.show(_summary(file, report))
    if form == "json":
        output.write_out((json.dumps({"files": told}, ensure_ascii=False, indent=2) + "\n").encode())
    return outcome.worst(codes)


def _checked(file: str, profile: tuple[str, ...], base: str | None) -> Report:
    from linkeddata import load
    from linkeddata.cli.inputs import rdf
    from linkeddata.convert import words
    from linkeddata.description import Description
    from linkeddata.validate import validate

    data = rdf(file, base)
    if isinstance(data, Description):
        from linkeddata.graph import dataset

        return validate(dataset(data, evidence=False).data, profiles=profile, evidence=words(data), source=file)
    report = validate(load.to_graph(data), profiles=profile, source=file)
    return replace(report, findings=(*report.findings, *data.findings))


def _summary(file: str, report: Report) -> str:
    from linkeddata.terminal import printable

    checks = sum(report.focus_nodes.values())
    counts = {kind: sum(1 for f in report.findings if f.severity.value == kind) for kind in ("error", "warning", "advice")}
    found = ", ".join(f"{n} {kind}{'s' if n > 1 and kind != 'advice' else ''}" for kind, n in counts.items() if n)
    return f"{printable(file)}: {found or 'no findings'} ({checks} focus nodes)\n"


def _as_json(file: str, report: Report) -> dict[str, Any]:
    return {
        "file": file,
        "ok": not report.errors,
        "focusNodes": dict(sorted(report.focus_nodes.items())),
        "findings": [_finding(f) for f in report.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    names = ("severity", "code", "message", "node", "iri", "property", "value", "shape", "quote", "line", "column")
    made: dict[str, Any] = {
        name: str(v) if name == "severity" else v for name in names if (v := getattr(finding, name)) is not None
    }
    if finding.span:
        made["span"] = [finding.span.start, finding.span.end]
    return made
