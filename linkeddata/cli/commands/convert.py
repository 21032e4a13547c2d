"""`linkeddata convert`: press releases in, linked data out; the stages are in `linkeddata.pipeline`."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.edit.corrections import CODES
from linkeddata.errors import LinkedDataError, ModelError, UsageError, WriteError
from linkeddata.pipeline import Conversion, ReadOptions
from linkeddata.values.description import Description
from linkeddata.values.findings import Finding


@dataclass(frozen=True, slots=True)
class _Job:
    """What is done to each file."""

    form: shared.Form
    to: str
    check: shared.Check
    facts: shared.Facts
    options: ReadOptions
    follow: bool
    edition: shared.Edition

    def convert(self, file: str) -> Conversion:
        """Convert one file."""
        from linkeddata.pipeline import convert

        return convert(
            file,
            to=self.to,
            shape=self.form.shape,
            evidence=self.form.evidence,
            settings=self.edition.over(self.facts.settings(file)),
            options=self.options,
            profile=self.check.profile,
            validate=self.check.validate,
        )


@dataclass(slots=True)
class _Tally:
    """Results so far: exit codes, files that failed, lines to print, files written with their descriptions."""

    codes: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    waiting: list[Callable[[], None]] = field(default_factory=list)
    written: list[tuple[str, Description]] = field(default_factory=list)
    at_once: bool = True
    told: set[Finding] = field(default_factory=set)

    def once(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return findings for messages: those about the corrections are told once, and of the others the file is the source."""
        new = [f if f.code in CODES else replace(f, source=None) for f in findings if f not in self.told]
        self.told.update(f for f in new if f.code in CODES)
        return tuple(new)

    def say(self, tell: Callable[[], None]) -> None:
        """Print messages, or wait until the progress bar is gone."""
        if self.at_once:
            tell()
        else:
            self.waiting.append(tell)

    def flush(self) -> None:
        """Print the messages that were kept."""
        for tell in self.waiting:
            tell()
        self.waiting.clear()


_EXAMPLES = (
    "linkeddata convert ministers-tour.txt",
    "linkeddata convert ministers-tour.txt --published 2021-04-12 --to turtle -o tour.ttl",
    "linkeddata convert harbour-visit.html school-note.md --to trig -o results/",
    "linkeddata convert ministers-tour.txt --to html -o tour.html",
    "linkeddata describe phone-call.txt --json | linkeddata convert - --to turtle",
)


@click.command("convert", epilog=shared.examples(*_EXAMPLES))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@shared.form
@shared.destination
@shared.facts
@shared.edition
@shared.checking
@shared.reading
@shared.messages
@click.option("--fail-fast", is_flag=True, help="Stop at the first file that fails.")
def command(
    files: tuple[str, ...],
    form: shared.Form,
    destination: shared.Destination,
    facts: shared.Facts,
    edition: shared.Edition,
    check: shared.Check,
    options: ReadOptions,
    fail_fast: bool,
) -> int:
    """Turn press releases into linked data.

    FILE is text, HTML, Markdown or a corrected description; - is standard input. The output is checked and read back before
    it is written; findings are printed on standard error. Several files need a folder with -o. A file that fails does not
    stop the others. Add facts that the page does not give to a linkeddata.toml beside it.

    --to html makes a report for people: the marked text, people, organizations, events, places, findings and what was
    omitted. A folder of reports also gets an index.html with a search.
    """
    from linkeddata.outputs import OUTPUTS

    inputs = tuple(dict.fromkeys(files))
    to = form.written_to(_one_file(inputs, destination.output))
    writer = OUTPUTS[to]
    folder, paths = output.targets(inputs, destination.output, writer.format.extension, ("index",) if writer.index else ())
    if folder:
        output.prepare(folder, follow=destination.follow)
    options = replace(options, low_confidence=edition.low_confidence)
    job, tally = _Job(form, to, check, facts, options, destination.follow, edition), _Tally()
    bar = len(inputs) > 1 and sys.stderr is not None and sys.stderr.isatty() and not outcome.in_json()
    tally.at_once = not bar
    try:
        with click.progressbar(inputs, label="converting", file=sys.stderr, hidden=not bar) as files_left:
            for file, path in zip(files_left, paths, strict=True):
                if not _one(job, file, path, tally) and fail_fast:
                    break
        if folder and writer.index and tally.written:
            output.save(folder / "index.html", writer.index(tally.written).encode(), follow=destination.follow)
    finally:
        tally.flush()
    if len(inputs) > 1 and tally.failed and not outcome.in_json():
        done = len(tally.codes) - len(tally.failed)
        left = f", {len(inputs) - len(tally.codes)} not tried" if len(tally.codes) < len(inputs) else ""
        which = "this" if len(tally.failed) == 1 else "these"
        outcome.say(f"{done} of {len(inputs)} files converted{left}; {which} failed: {', '.join(tally.failed)}")
    return outcome.worst(tally.codes)


def _one_file(inputs: Sequence[str], output: str | None) -> str | None:
    """Return the one output file; None for standard output or a folder."""
    whole = output is None or output == "-" or len(inputs) > 1 or output.endswith(("/", os.sep)) or Path(output).is_dir()
    return None if whole else output


def _one(job: _Job, file: str, path: Path | None, tally: _Tally) -> bool:
    """Convert one file, report the findings, and return whether its output was written."""
    try:
        done = job.convert(file)
        data = done.text.encode()
        if path is None:
            output.write_out(data)
        else:
            output.save(path, data, follow=job.follow)
            tally.written.append((path.name, done.description))
    except (UsageError, ModelError, outcome.ClosedPipe):
        raise  # it would fail for every file
    except LinkedDataError as error:
        if isinstance(error, WriteError) and path is None:
            raise  # standard output itself
        failure = error.at(file)
    except Exception as error:
        if click.get_current_context().meta.get("linkeddata.debug"):
            traceback.print_exc()
        failure = outcome.internal(error, file)
    else:
        tally.say(partial(outcome.report_findings, tally.once(done.findings), file, done.source_text))
        tally.codes.append(outcome.code_of(done.findings))
        return True
    tally.say(partial(outcome.report_error, failure))
    tally.codes.append(failure.exit_code)
    tally.failed.append(file)
    return False
