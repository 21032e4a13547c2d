"""`linkeddata release`: an archive → open data; the stages are in `linkeddata.release`."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.text.counted import counted

if TYPE_CHECKING:
    from linkeddata.read.release_table import ReleaseSetting
    from linkeddata.release.build import Released
    from linkeddata.values.release_settings import ReleaseSettings

_EXAMPLES = (
    "linkeddata release archive -o public",
    "linkeddata release archive -o public --jobs 2 --date 2026-11-30",
    "linkeddata release --check public",
)
_LISTED = 10


@dataclass(frozen=True, slots=True)
class _Way:
    """How a release is made, or looked at; the fields are options."""

    public: str | None
    check: str | None
    at: str | None
    as_json: bool
    jobs: int
    scheduler: str | None
    date: str | None
    level: str
    keep: int
    keep_private: bool
    expect_loss: bool
    follow: bool


_way = shared.gathered(
    "way",
    _Way,
    click.option("-o", "--output", "public", metavar="DIR", help="The folder to publish in; the web root is DIR/current."),
    click.option("--check", metavar="DIR", help="Check a release that is there, and print its score."),
    click.option("--at", metavar="URL", help="With --check: also ask the server that serves the release at this address."),
    click.option("--json", "as_json", is_flag=True, help="With --check: print JSON."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        show_default=True,
        help="Convert so many documents at a time.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Convert on the workers of this Dask scheduler."),
    click.option("--date", metavar="DATE", help="Day of the release.  [default: SOURCE_DATE_EPOCH, else today]"),
    click.option(
        "--level",
        type=Choice(("standard", "wide")),
        default="standard",
        show_default=True,
        help="How readily persons are joined.",
    ),
    click.option(
        "--keep", type=click.IntRange(min=1), default=3, metavar="N", show_default=True, help="Keep so many versions."
    ),
    click.option("--keep-private", is_flag=True, help="Publish private persons too."),
    click.option("--expect-loss", is_flag=True, help="Publish even if much of the release before is gone."),
    click.option("--follow", is_flag=True, help="Follow symbolic links when writing (refused by default)."),
)


@click.command("release", epilog=shared.examples(*_EXAMPLES))
@click.argument("files", metavar="[FILE|DIR...]", nargs=-1)
@_way
@shared.facts
@shared.edition
@shared.reading
@shared.messages
def command(files: tuple[str, ...], way: _Way, facts: shared.Facts, edition: shared.Edition, options: ReadOptions) -> int:
    """Turn an archive of press releases into a release of open data.

    DIR/current gets files to download, a page for each person, organization, place, event and document, a catalogue for data
    portals, and a list of what has changed. It is switched in one step; if nothing has changed, nothing is written. Things that
    several documents tell of are one if a rule or your corrections.jsonl says so: see linkeddata explain --release.

    What the release says about itself stands in [release] of linkeddata.toml; on a terminal, what is missing is asked for.
    """
    if way.check is not None:
        if files or way.public:
            raise UsageError("--check looks at a release, and makes none", "leave out the other arguments")
        return _checked(way.check, way.at, way.as_json)
    if not files or not way.public:
        raise UsageError("a release is made of an archive, into a folder", "write it as linkeddata release ARCHIVE -o DIR")
    from linkeddata.release.build import Wishes, folder_of, release
    from linkeddata.release.documents import Task

    for name in files:
        if not Path(name).exists():
            raise UnreadableError("no such file or folder", "check the name and your permissions", source=name)
    given = {f.name: value for f in fields(facts) if (value := getattr(facts, f.name))}
    options = replace(options, low_confidence=edition.low_confidence)
    task = Task(options, given, edition.omit, edition.min_confidence, way.keep_private)
    folder = folder_of(files)
    wishes = Wishes(
        task,
        _settings(folder, given),
        level=way.level,
        jobs=way.jobs,
        scheduler=way.scheduler,
        date=way.date,
        keep=way.keep,
        expect_loss=way.expect_loss,
        follow=way.follow,
    )
    _other_corrections(folder)
    try:
        with _progress() as step:
            made = release(files, Path(way.public), wishes, step)
    except (KeyboardInterrupt, outcome.Terminated):
        outcome.say("stopped; what is published is whole, and the same command goes on from here")
        raise
    return _told(made, Path(way.public))


def _other_corrections(folder: Path) -> None:
    """Say so if corrections stand where the command is run, and the archive has another file."""
    from linkeddata.edit.corrections.file import find
    from linkeddata.values.corrections import FILE_NAME

    here, used = Path.cwd() / FILE_NAME, find(folder)
    if here.is_file() and here.resolve() != used.resolve() and not outcome.in_json():
        outcome.say(f"advice: {here} is not read; corrections of this archive belong into {used}")


def _settings(folder: Path, given: Mapping[str, str]) -> ReleaseSettings:
    """Return what the office says about its data; what is missing is asked for if there is somebody to ask."""
    from linkeddata.read.release_file import missing, read_release_settings, required, settings_path, with_answers

    settings = read_release_settings(folder, given)
    streams = (sys.stdin, sys.stderr)
    if not missing(settings) or not all(stream is not None and stream.isatty() for stream in streams):
        return required(settings, folder)
    path = settings_path(folder)
    outcome.say(f"a release needs {counted(len(missing(settings)), 'more setting')}; your answers are written into {path}")
    with_answers(path, {row.key: _asked(row) for row in missing(settings)})
    return required(read_release_settings(folder, given))


def _asked(row: ReleaseSetting) -> str:
    """Return the answer to a question; a wrong one is asked again."""
    from linkeddata.read.release_file import answer

    if row.choices:
        click.echo("\n".join(f"  {choice}" for choice in row.choices), err=True)
    while True:
        example = row.example.strip("[]").replace('"', "")  # as it is typed, not as it is written into the file
        given = click.prompt(f"{row.question} (such as {example})", err=True).strip().strip('[]"')
        try:
            answer(row.key, given)
        except UsageError as error:
            outcome.say(str(error))
        else:
            return str(given)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show the stage and, of the conversion, how many documents a second are done and how long the rest will take."""
    if sys.stderr is None or not sys.stderr.isatty() or outcome.in_json():
        yield lambda *_: None
        return
    began = time.monotonic()

    def step(stage: str, done: int, count: int) -> None:
        rate = done / max(time.monotonic() - began, 0.001)
        left = f", {rate:.1f} a second, {(count - done) / rate:.0f} s left" if done else ""
        click.echo(f"\r\x1b[K{stage} {done} of {count}{left}" if count > 1 else f"\r\x1b[K{stage}", nl=False, err=True)

    try:
        yield step
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def _told(made: Released, public: Path) -> int:
    """Say what came of a release, and return the exit code."""
    failed = [p for p in made.documents if p.folder is None]
    for whole in made.findings:
        outcome.tell(outcome.finding_message(whole, str(public), None, outcome.in_json()))
    if outcome.in_json():
        for finding in (f for p in made.documents for f in p.findings):
            outcome.tell(json.dumps(finding))
    else:
        for prepared in failed[:_LISTED]:
            outcome.say(f"{prepared.document}: error: {prepared.findings[0]['message'] if prepared.findings else 'failed'}")
        _say(made, public, len(failed))
    stopped = any(f.severity == "error" for f in made.findings)
    return outcome.worst([*(p.code for p in made.documents), outcome.FINDINGS if stopped else outcome.FINE])


def _say(made: Released, public: Path, failed: int) -> None:
    from linkeddata.release.build import FINDINGS

    if failed:
        more = f", {failed - _LISTED} more are in {public}/.linkeddata/{FINDINGS}" if failed > _LISTED else ""
        outcome.say(f"{failed} of {counted(len(made.documents), 'document')} could not be converted{more}")
    _say_errors(made)
    codes = Counter(str(f["code"]) for p in made.documents if p.folder for f in p.findings)
    if codes:
        most = ", ".join(f"{code} ({number})" for code, number in codes.most_common(5))
        outcome.say(f"{counted(codes.total(), 'finding')} about documents: {most}; all are in {public}/.linkeddata/{FINDINGS}")
    if made.summary is None:
        outcome.say(f"nothing has changed since version {made.version}")
        return
    if not made.changed:
        outcome.say("the release was not published; the one before stands")
        return
    summary = made.summary
    kinds = ", ".join(f"{number:,} {kind}{'s' * (number != 1)}" for kind, number in summary.entities.items())
    outcome.say(f"version {made.version}: {kinds}; {summary.statements:,} statements")
    if summary.left_out:
        outcome.say(f"{counted(summary.left_out, 'private person')} left out")
    for name in dict.fromkeys(Path(held).parts[0] for held in made.held):
        outcome.say(
            f"advice: {public / 'versions' / name} still holds what was taken out; remove the whole folder if nobody may read it"
        )
    output.show(f"{public / 'current' / 'index.html'}\n")


def _say_errors(made: Released) -> None:
    """Say what is wrong with documents that were published all the same."""
    wrong = [(p.document, f) for p in made.documents if p.folder for f in p.findings if f["severity"] == "error"]
    for document, finding in wrong[:_LISTED]:
        outcome.say(f"{document}: error: {finding['message']} [{finding['code']}]")


def _checked(folder: str, at: str | None, as_json: bool) -> int:
    """Print the score of a release, and return the exit code."""
    from linkeddata.release.catalogue.check import check
    from linkeddata.release.catalogue.online import asking
    from linkeddata.release.catalogue.present import score_json, score_text
    from linkeddata.release.publish import published, verified
    from linkeddata.release.summary import read

    path = published(Path(folder))
    fetch = None if at is None else asking(str(read(path)["base"]), at)
    score = check(path, fetch, sums=verified)
    output.show(score_json(score) if as_json else score_text(score))
    return outcome.FINE if score.fine else outcome.FINDINGS
