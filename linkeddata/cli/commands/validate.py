"""`linkeddata validate`: pages and linked data against profiles."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from linkeddata.batch.jobs import in_order
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.cli.inputs import looks_like_page
from linkeddata.cli.options import examples
from linkeddata.errors import LinkedDataError, UsageError
from linkeddata.values.findings import Report, Severity

if TYPE_CHECKING:
    from linkeddata.validation.reports.checked import Checked
    from linkeddata.values.description import Description

_FORMATS = ("human", "json", "sarif", "junit", "shacl")
#: From this many files the choice of engine makes a noticeable difference.
_MANY_FILES = 20
#: Codes of findings that make a file unreadable to other programs.
_NO_JSON = frozenset({"script-not-json"})
_EXAMPLES = (
    "linkeddata validate pages/fair.html --page",
    "linkeddata validate harbour-visit.jsonld --profile schema.org --profile google",
    "linkeddata validate *.jsonld --jobs 2 --format sarif",
    "linkeddata convert appointment.txt --to turtle | linkeddata validate --profile core -",
)


@click.command("validate", epilog=examples(*_EXAMPLES))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--profile",
    multiple=True,
    default=("schema.org",),
    metavar="NAME|FILE",
    help="Profile or shapes file to check against; may be repeated.  [default: schema.org]",
)
@click.option("--page", is_flag=True, help="Also check that the page's text shows the names and dates in its markup.")
@click.option("--format", "form", type=Choice(_FORMATS), default="human", show_default=True, help="Format of the report.")
@click.option(
    "--fail-on",
    type=Choice(("error", "warning")),
    default="error",
    show_default=True,
    help="Lowest severity that causes exit code 1.",
)
@click.option("--engine", type=Choice(("pyshacl", "shacl")), help="SHACL engine.  [default: the faster one]")
@click.option("--allow-empty", is_flag=True, help="Accept data to which no rule applies.")
@click.option("--base", metavar="IRI", help="Base IRI for relative IRIs in the files.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    show_default=True,
    help="Check so many files at a time, each in a process of its own.",
)
def command(
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    engine: str | None,
    jobs: int,
    **how: Any,
) -> int:
    """Check web pages and linked data against profiles.

    FILE is a page with JSON-LD, Microdata or RDFa in it, JSON-LD, Turtle, N-Triples, N-Quads, TriG, or a description; - is
    standard input.
    Data to which no rule applies is an error. docs/findings.md lists all findings.
    """
    from linkeddata.validation.reports import FORMATS

    several = tuple(dict.fromkeys(files))
    check = _Check(engine=_engine(how["profile"], len(several), engine), **how)
    checked: list[Checked] = []
    for one in in_order(check, several, jobs):
        checked.append(one)
        if form == "human":
            _report(one)
        elif one.failed is not None:
            outcome.report_error(one.failed)
    if form == "human":
        _total(checked)
    else:
        output.write_out(FORMATS[form](checked).encode())
    codes = (_code(one, Severity(fail_on)) for one in checked)
    return outcome.worst(codes)


def _engine(profile: tuple[str, ...], files: int, asked: str | None) -> str:
    """Choose the engine; for many files, report why the faster one is not used."""
    from linkeddata.validation import engines
    from linkeddata.validation.shapes.profiles import load

    shapes = load(profile)
    name, reason = engines.choose(shapes.graph, files if shapes.constrained else 1, asked)
    if reason and files >= _MANY_FILES:
        outcome.say(f"advice: the slower engine is used: {reason}.")
    return name


@dataclass(frozen=True, slots=True)
class _Check:
    """How each file is checked: the options of the same names, and the engine. It can be sent to another process."""

    profile: tuple[str, ...]
    page: bool
    base: str | None
    engine: str
    allow_empty: bool

    def __call__(self, file: str) -> Checked:
        """Check one file; what is wrong with the file itself is part of the result."""
        from linkeddata.validation.reports.checked import Checked

        try:
            report = self._report(file)
        except UsageError:
            raise
        except LinkedDataError as error:
            return Checked(file, failed=error.at(file))
        if self.allow_empty:
            report = replace(report, findings=tuple(f for f in report.findings if f.code != "nothing-checked"))
        return Checked(file, report)

    def _report(self, file: str) -> Report:
        from linkeddata.cli.inputs import rdf_bytes
        from linkeddata.validation import check
        from linkeddata.values.description import Description

        data, kind = rdf_bytes(file)
        if isinstance(data, Description):
            return self._of_description(data, file)
        return check(data, profiles=self.profile, page=self.page, base=self.base, engine=self.engine, name=file, kind=kind)

    def _of_description(self, description: Description, file: str) -> Report:
        from linkeddata.pipeline import words
        from linkeddata.rdf.dataset import dataset
        from linkeddata.validation import validate

        if self.page:
            raise UsageError("a description has no page to compare it with", "leave out --page", source=file)
        graph = dataset(description, evidence=False).data
        return validate(graph, profiles=self.profile, evidence=words(description), source=file, engine=self.engine)


def _report(checked: Checked) -> None:
    from linkeddata.validation.reports import human

    for line in human.told(checked, colour=_coloured()):
        outcome.say_as_is(line)
    summary = human.summary(checked)
    if summary:
        output.show(f"{summary}\n")


def _coloured() -> bool:
    """Return whether to use colour: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stderr is not None and sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _total(checked: list[Checked]) -> None:
    from linkeddata.validation.reports import human

    total = human.total(checked)
    if total:
        output.show(f"{total}\n")


def _code(checked: Checked, fail_on: Severity) -> int:
    if checked.failed is not None:
        return checked.failed.exit_code
    findings = checked.report.findings if checked.report else ()
    codes = [outcome.code_of(findings, fail_on)]
    if not looks_like_page(checked.file, b"") and any(f.code in _NO_JSON for f in findings):
        codes.append(outcome.UNREADABLE)  # a JSON file must be valid JSON, though reading went on to find other problems
    return outcome.worst(codes)
