"""`linkeddata embed`: add the script block to a web page, remove it, or print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from linkeddata.batch.inputs import Found
from linkeddata.batch.manifest import digest
from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output, work
from linkeddata.cli.choice import Choice
from linkeddata.edit.corrections import CODES
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.settings import Settings

_EXAMPLES = (
    "linkeddata embed harbour-visit.html -o harbour-visit-embedded.html",
    "linkeddata embed harbour-visit.html --for google -o checked.html",
    "linkeddata embed harbour-visit.html | linkeddata embed - --remove",
    "linkeddata embed pages/ --recursive -o with-data/",
    "linkeddata embed ministers-tour.txt",
)
#: Value of `--for` → the additional profile to check.
_TARGETS = {"google": "google"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options that only this command has."""

    document: str | None
    description: str | None
    in_place: bool
    remove: bool
    target: str | None
    shown_only: bool

    def __post_init__(self) -> None:
        if self.document and self.description:
            raise UsageError("--document and --description cannot be used together", "choose one")
        if self.remove and (self.source or self.target):
            raise UsageError("--remove adds nothing to the page", "leave out --document, --description and --for")

    @property
    def source(self) -> str | None:
        """The file that the page shows; None if the page itself is read."""
        return self.document or self.description


_OPTIONS = (
    click.option("--document", metavar="FILE", help="The press release that the page shows.  [default: the page's own text]"),
    click.option(
        "--description", metavar="FILE", help="A corrected description, from `describe --json`, instead of a document."
    ),
    click.option("--in-place", is_flag=True, help="Overwrite the page."),
    click.option("--remove", is_flag=True, help="Remove the block from the page."),
    click.option("--for", "target", type=Choice(list(_TARGETS)), help="Also check this search engine's guidelines."),
    click.option(
        "--shown-only/--everything",
        default=True,
        help="Omit names and dates that the page does not show, or embed them too.  [default: shown-only]",
    ),
)


@click.command("embed", epilog=shared.examples(*_EXAMPLES))
@click.argument("pages", metavar="PAGE|DIR...", nargs=-1, required=True)
@shared.gathered("asked", _Asked, *_OPTIONS)
@shared.destination
@shared.many
@shared.facts
@shared.page_edition
@shared.checking
@shared.reading
@shared.messages
def command(pages: tuple[str, ...], asked: _Asked, destination: shared.Destination, many: shared.Many, **how: Any) -> int:
    """Add the JSON-LD script block to a web page.

    The block is added at the end of the head, or at the comment <!-- linkeddata -->. An earlier block is replaced; every
    other byte of the page is unchanged. Without -o or --in-place the page is printed. If PAGE is a press release or a
    description, only its block is printed.

    Several pages, or the pages of a folder, need --in-place or a folder with -o. A page that fails does not stop the others.
    """
    if asked.in_place and destination.output is not None:
        raise UsageError("--in-place and -o cannot be used together", "choose one")
    if asked.in_place and "-" in pages:
        raise UsageError("standard input cannot be overwritten", "use -o")
    task = _Embedding(asked, **how)
    documents = many.documents(pages, destination.output, "text/html")
    if len(documents.files) > 1 or documents.places:
        return _many(task, documents, destination, many)
    (page,) = documents.files
    output.keep((asked.source, task.facts.known, *task.check.profile), destination.output)
    data = task.load(page)
    to = replace(destination, output=page) if asked.in_place else destination
    if not _is_page(page, data, asked, task.options):
        if asked.in_place or asked.remove or asked.source:
            raise _no_page(page)
        output.keep((page,), destination.output)
        return _block_alone(page, data, to, task)
    result = task(page, data)
    output.deliver(result.data, to.output, follow=to.follow)
    outcome.report_findings(result.findings, page, result.text)
    return outcome.code_of(result.findings)


@dataclass(frozen=True, slots=True)
class _Embedding:
    """What is done to each page; `given` is a digest of options, model and version."""

    asked: _Asked
    facts: shared.Facts
    edition: shared.Edition
    check: shared.Check
    options: ReadOptions
    given: str = ""

    def __call__(self, file: str, data: bytes | None) -> work.Result:
        """Return the page with its block, or without it."""
        page = self.load(file) if data is None else data
        if not _is_page(file, page, self.asked, self.options):
            raise UnreadableError("this is not a web page", "leave it out, or convert it", source=file)
        return self._removed(file, page) if self.asked.remove else self._embedded(file, page)

    def how(self, file: str) -> str:
        """Return a digest of all that the output depends on but the page."""
        return digest(f"{self.given} {work.given_by(self.settings(file))}".encode())

    def load(self, file: str) -> bytes:
        """Return the bytes of a page."""
        from linkeddata.read.files import load

        return load(file, self.options.max_bytes)

    def settings(self, file: str) -> Settings:
        """Return what options and `linkeddata.toml` say about a page."""
        return self.edition.over(self.facts.settings(file))

    def _embedded(self, file: str, page: bytes) -> work.Result:
        from linkeddata.page import embed

        asked, check = self.asked, self.check
        profile = (*(check.profile if check.validate else ()), *([_TARGETS[asked.target]] if asked.target else []))
        done = embed(
            page,
            self.load(asked.source) if asked.source else None,
            name=file,
            encoding=None if asked.source else self.options.encoding,
            settings=self.settings(file),
            options=_reading(asked, self.options),
            profile=tuple(dict.fromkeys(profile)),
            hidden_too=not asked.shown_only,
        )
        return work.Result(done.data, done.findings, done.conversion.source_text)

    def _removed(self, file: str, page: bytes) -> work.Result:
        from linkeddata.page import remove

        bare = remove(page, name=file, encoding=self.options.encoding)
        nothing = Finding(Severity.ADVICE, "nothing-to-remove", "The page has no block made by linkeddata; it is unchanged.")
        return work.Result(bare, [nothing] if bare == page else [], None)


def _many(task: _Embedding, documents: Found, destination: shared.Destination, many: shared.Many) -> int:
    """Do the work on several pages, in place or into a folder."""
    if task.asked.source:
        raise UsageError("--document and --description belong to one page", "leave them out, or name one page")
    folder: Path | None = None
    paths: Sequence[Path | None] = [Path(file) for file in documents.files]
    if not task.asked.in_place:
        folder, paths = output.targets(documents, destination.output, None)
    if folder:
        output.prepare(folder, follow=destination.follow, below=[path.parent for path in paths if path])
        task = replace(task, given=work.given(task, task.check, task.options))
    elif many.skip_unchanged:
        raise UsageError("--skip-unchanged needs a folder for the outputs", "name one with -o")
    job = work.Work(task, dict(zip(documents.files, paths, strict=True)), destination.follow, folder=folder)
    tally = work.Tally("embedded")
    with work.kept(folder, paths) as manifest:
        work.through(job, tally, many, manifest)
    work.other_files(documents)
    tally.close(len(documents.files))
    return outcome.worst(tally.codes)


def _no_page(page: str) -> UsageError:
    return UsageError("this is not a web page", "name the page first, and the text with --document", source=page)


def _reading(asked: _Asked, options: ReadOptions) -> ReadOptions:
    """Return how the document is read."""
    if asked.source is None:
        return options
    return replace(options, name=asked.source, media_type="description" if asked.description else options.media_type)


def _is_page(file: str, data: bytes, asked: _Asked, options: ReadOptions) -> bool:
    """Return whether a file is HTML, by --input-format, its name or its first bytes."""
    from linkeddata.cli.inputs import looks_like_page

    if options.media_type is not None and asked.source is None:
        return options.media_type == "html"
    start = data[:4096].replace(b"\0", b"").lower()  # UTF-16 too
    return looks_like_page(file, start) or b"<html" in start


def _block_alone(file: str, data: bytes, to: shared.Destination, task: _Embedding) -> int:
    from linkeddata.pipeline import convert

    check, options = task.check, replace(task.options, name=file)
    done = convert(
        data, to="page", settings=task.settings(file), options=options, profile=check.profile, validate=check.validate
    )
    output.deliver((done.text + "\n").encode(), to.output, follow=to.follow)
    outcome.report_findings((f if f.code in CODES else replace(f, source=None) for f in done.findings), file, done.source_text)
    return outcome.code_of(done.findings)
