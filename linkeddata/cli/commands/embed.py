"""`linkeddata embed`: add the script block to a web page, remove it, or print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import wraps
from typing import Any

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.edit.corrections import CODES
from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.settings import Settings

_EXAMPLES = (
    "linkeddata embed harbour-visit.html -o harbour-visit-embedded.html",
    "linkeddata embed harbour-visit.html --for google -o checked.html",
    "linkeddata embed harbour-visit.html | linkeddata embed - --remove",
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


def _asking(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options of `_Asked`; they are passed on as `asked`."""

    @wraps(command)
    def gathering(**given: Any) -> int:
        asked = _Asked(**{f.name: given.pop(f.name) for f in fields(_Asked)})
        return command(asked=asked, **given)

    wrapped: Callable[..., int] = gathering
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


@click.command("embed", epilog=shared.examples(*_EXAMPLES))
@click.argument("page", metavar="PAGE")
@_asking
@shared.destination
@shared.facts
@shared.page_edition
@shared.checking
@shared.reading
@shared.messages
def command(
    page: str,
    asked: _Asked,
    destination: shared.Destination,
    facts: shared.Facts,
    edition: shared.Edition,
    check: shared.Check,
    options: ReadOptions,
) -> int:
    """Add the JSON-LD script block to a web page.

    The block is added at the end of the head, or at the comment <!-- linkeddata -->. An earlier block is replaced; every
    other byte of the page is unchanged. Without -o or --in-place the page is printed. If PAGE is a press release or a
    description, only its block is printed.
    """
    if asked.in_place and destination.output is not None:
        raise UsageError("--in-place and -o cannot be used together", "choose one")
    if asked.in_place and page == "-":
        raise UsageError("standard input cannot be overwritten", "use -o")
    from linkeddata.read.files import load

    data = load(page, options.max_bytes)
    to = replace(destination, output=page) if asked.in_place else destination
    settings = edition.over(facts.settings(page))
    if not _is_page(page, data, asked, options):
        if asked.in_place or asked.remove or asked.source:
            raise UsageError("this is not a web page", "name the page first, and the text with --document", source=page)
        return _block_alone(page, data, to, settings, check, options)
    if asked.remove:
        return _removed(page, data, to, options)
    from linkeddata.page import embed

    profile = (*(check.profile if check.validate else ()), *([_TARGETS[asked.target]] if asked.target else []))
    done = embed(
        data,
        load(asked.source, options.max_bytes) if asked.source else None,
        name=page,
        encoding=None if asked.source else options.encoding,
        settings=settings,
        options=_reading(asked, options),
        profile=tuple(dict.fromkeys(profile)),
        hidden_too=not asked.shown_only,
    )
    output.deliver(done.data, to.output, follow=to.follow)
    outcome.report_findings(done.findings, page, done.conversion.source_text)
    return outcome.code_of(done.findings)


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


def _block_alone(
    file: str, data: bytes, to: shared.Destination, settings: Settings, check: shared.Check, options: ReadOptions
) -> int:
    from linkeddata.pipeline import convert

    options = replace(options, name=file)
    done = convert(data, to="page", settings=settings, options=options, profile=check.profile, validate=check.validate)
    output.deliver((done.text + "\n").encode(), to.output, follow=to.follow)
    outcome.report_findings((f if f.code in CODES else replace(f, source=None) for f in done.findings), file, done.source_text)
    return outcome.code_of(done.findings)


def _removed(page: str, data: bytes, to: shared.Destination, options: ReadOptions) -> int:
    from linkeddata.page import remove

    bare = remove(data, name=page, encoding=options.encoding)
    output.deliver(bare, to.output, follow=to.follow)
    if bare == data:
        nothing = Finding(Severity.ADVICE, "nothing-to-remove", "The page has no block made by linkeddata; it is unchanged.")
        outcome.report_findings([nothing], page)
    return outcome.FINE
