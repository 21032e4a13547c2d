"""Options that several commands share, each group gathered into one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.read.settings_file import load_settings
from linkeddata.values.settings import OMISSIONS, Settings, merge

Command = Callable[..., Any]

OUTPUTS = ("jsonld", "turtle", "ntriples", "nquads", "trig", "html")
_FORMATS = {"text": "plain", "html": "html", "markdown": "markdown", "description": "description"}


def examples(*lines: str) -> str:
    """Return the end of a command's help: lines that work in the folder `examples/`, which a test runs."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the options say of a document; the fields are those of `Settings`."""

    published: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_type: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    base: str | None = None

    def settings(self, file: str) -> Settings:
        """Return these over what the `linkeddata.toml` nearest to the file says."""
        near = load_settings(None if file == "-" else Path(file).parent)
        return merge(near, **{f.name: getattr(self, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True)
class Check:
    """What output is checked against: profile names or shapes files, and whether at all."""

    profile: tuple[str, ...] = ("core",)
    validate: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """What convert makes; the fields are arguments of `convert.convert`."""

    to: str = "jsonld"
    shape: str = "nested"
    evidence: bool | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published, or shown, of what a document says."""

    omit: str | None = None
    min_confidence: float | None = None
    low_confidence: bool = False

    def __post_init__(self) -> None:
        if self.low_confidence and self.min_confidence is not None:
            raise UsageError("--all and --min-confidence exclude each other", "choose one")

    def over(self, settings: Settings) -> Settings:
        """Return settings with these in their place; --all is stronger than what `linkeddata.toml` says of confidence."""
        merged = merge(settings, omit=self.omit, min_confidence=self.min_confidence)
        return replace(merged, min_confidence=None) if self.low_confidence else merged


@dataclass(frozen=True, slots=True)
class Destination:
    """Where output goes: a file, a folder, "-" or None; and whether symbolic links are followed."""

    output: str | None = None
    follow: bool = False


def _gathered(name: str, value: type[Any], *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options and hands their values on as one argument.

    Args:
        name: of the argument.
        value: a dataclass whose fields are the options; one that is no option of a command keeps its default.
        options: decorators of Click.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def gathering(**given: Any) -> Any:
            return command(**{name: value(**{f.name: given.pop(f.name) for f in fields(value) if f.name in given})}, **given)

        wrapped: Command = gathering
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate


facts = _gathered(
    "facts",
    Facts,
    click.option("--published", metavar="DATE", help="Day of publication, as 2020-01-20; completes dates without a year."),
    click.option("--publisher", metavar="NAME", help="Name of the publisher."),
    click.option("--publisher-url", metavar="URL", help="Web address of the publisher."),
    click.option("--publisher-type", metavar="CLASS", help="Class of the publisher, as GovernmentOrganization."),
    click.option("--url", metavar="URL", help="Address of the page; things are named after it."),
    click.option("--lang", "language", metavar="TAG", help="Language of the document, as en or en-GB."),
    click.option("--licence", metavar="URL", help="Licence of the output."),
    click.option("--base", metavar="IRI", help="Name things after this IRI."),
)


def reading(command: Command) -> Command:
    """Add the options on how bytes are read; hands them on as `options`, a `ReadOptions`."""

    @wraps(command)
    def gathering(**given: Any) -> Any:
        media_type, model = given.pop("input_format"), given.pop("model")
        options = ReadOptions(
            media_type=_FORMATS[media_type] if media_type else None,
            model=Path(model) if model else None,
            **{key: given.pop(key) for key in ("encoding", "replace", "strict", "max_bytes")},
        )
        return command(options=options, **given)

    wrapped: Command = gathering
    for option in reversed(
        (
            click.option("--input-format", type=click.Choice(list(_FORMATS)), help="Read as this, whatever it looks like."),
            click.option("--encoding", metavar="NAME", help="Character encoding of the input."),
            click.option("--replace", is_flag=True, help="Read over bytes that do not decode, with a warning."),
            click.option("--strict", is_flag=True, help="Fail where the encoding could only be guessed."),
            click.option(
                "--max-bytes",
                type=click.IntRange(min=0),
                default=10_000_000,
                show_default=True,
                help="Largest input; 0 for any.",
            ),
            click.option("--model", metavar="DIR", help="Folder of the reader's weights."),
        )
    ):
        wrapped = option(wrapped)
    return wrapped


checking = _gathered(
    "check",
    Check,
    click.option(
        "--profile",
        multiple=True,
        default=("core",),
        metavar="NAME|FILE",
        help="Check against this; may be repeated.  [default: core]",
    ),
    click.option("--validate/--no-validate", default=True, help="Check the output, or do not."),
)

form = _gathered(
    "form",
    Form,
    click.option("--to", type=click.Choice(OUTPUTS), default="jsonld", show_default=True, help="Output format."),
    click.option(
        "--shape",
        type=click.Choice(("nested", "graph")),
        default="nested",
        show_default=True,
        help="Of JSON-LD: a tree or flat.",
    ),
    click.option(
        "--evidence/--no-evidence",
        default=None,
        help="Write the words behind each triple too.  [default: in nquads and trig only]",
    ),
)

_OMIT = click.option(
    "--omit",
    type=click.Choice(OMISSIONS),
    help="Leave out private persons who are accused, hurt or dead, with all that names them.",
)
_MIN_CONFIDENCE = click.option(
    "--min-confidence", type=float, metavar="N", help="Leave out what is less sure than N, 0 to 1, and what hangs on it."
)
_ALL = click.option("--all", "low_confidence", is_flag=True, help="Show too, marked, what is possible but not sure enough.")

edition = _gathered("edition", Edition, _OMIT, _MIN_CONFIDENCE, _ALL)
page_edition = _gathered("edition", Edition, _OMIT, _MIN_CONFIDENCE)  # nothing unsure goes into a page
view = _gathered("edition", Edition, _MIN_CONFIDENCE, _ALL)
widely = _gathered("edition", Edition, _ALL)

destination = _gathered(
    "destination",
    Destination,
    click.option("-o", "--output", metavar="FILE|DIR", help="Write there; - is standard output."),
    click.option("--follow", is_flag=True, help="Write through symbolic links, which are refused else."),
)
