"""Options that several commands share, each group collected into one value."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields, replace
from functools import wraps
from pathlib import Path, PurePath
from typing import Any, TypeVar, get_args

import click

from linkeddata.batch.inputs import Found, found
from linkeddata.cli import outcome
from linkeddata.cli.choice import Choice
from linkeddata.errors import UsageError
from linkeddata.pipeline import OutputName, ReadOptions
from linkeddata.present.export.formats import EXPORTS, NOT_WRITTEN
from linkeddata.rdf.formats import BY_EXTENSION, FORMATS
from linkeddata.schema.given import checked
from linkeddata.values.settings import Settings, merge

Command = Callable[..., Any]
Name = TypeVar("Name", bound=str)

OUTPUTS: tuple[OutputName, ...] = tuple(name for name in get_args(OutputName) if name != "page")
# The names of formats on the command line → those of `read.READERS`.
_FORMATS = {"text": "plain", "wordpress": "rss"} | {
    name: name for name in "html markdown docx odt pdf mail mhtml rss atom json-feed json-lines description".split()
}


def examples(*lines: str) -> str:
    """Return the examples for the end of a command's help; a test runs them in the folder `examples/`."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the options say about a document; the fields are those of `Settings`."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_type: str | None = None
    publisher_country: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    base: str | None = None
    known: str | None = field(default=None, repr=False)  # `cli.work.given_by` reads it

    def settings(self, file: str) -> Settings:
        """Return these facts merged over those of the nearest `linkeddata.toml`, with the nearest `corrections.jsonl`."""
        from linkeddata.edit.corrections import load_corrections
        from linkeddata.read.settings_file import load_settings  # lazy: it loads every reader

        folder = None if file == "-" else Path(file).parent
        near = replace(load_settings(folder), corrections=load_corrections(folder))
        return checked(merge(near, **{f.name: getattr(self, f.name) for f in fields(self)}))


@dataclass(frozen=True, slots=True)
class Check:
    """Profiles or shapes files that the output is checked against, and whether it is checked."""

    profile: tuple[str, ...] = ("core",)
    validate: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """The output of `convert`; the fields are arguments of `pipeline.convert`, and `to` is None if the user names no format."""

    to: OutputName | None = None
    shape: str = "nested"
    evidence: bool | None = None

    def written_to(self, file: str | None) -> OutputName:
        """Return the format: the one that the user names, else by the extension of the output file, else JSON-LD.

        Args:
            file: the output file; None for standard output or a folder.

        Raises:
            UsageError: the two contradict each other, or the extension may mean two formats, or one that is not written.
        """
        by_name = by_extension(file, OUTPUTS)
        extension = PurePath(file).suffix.lower() if file else ""
        if extension in NOT_WRITTEN:
            raise UsageError(f"-o {file}: {extension} is no format that is written", NOT_WRITTEN[extension])
        if self.to and self.to in EXPORTS and extension in EXPORTS[self.to].extensions:
            return self.to
        if self.to and by_name and by_name != self.to:
            raise contradiction("--to", self.to, str(file))
        exports = [name for name, known in EXPORTS.items() if extension in known.extensions]
        if not (self.to or by_name) and len(exports) > 1:
            raise UsageError(f"-o {file} may be one of several tables", f"add --to {' or --to '.join(exports)}")
        return self.to or by_name or "jsonld"


def by_extension(file: str | None, formats: Collection[Name]) -> Name | None:
    """Return the one of some formats that a file's extension means, or None."""
    extension = PurePath(file).suffix.lower() if file else ""
    known = BY_EXTENSION.get(extension)
    exports = [name for name, export in EXPORTS.items() if extension in export.extensions]
    meant = "html" if known == "page" else known or (exports[0] if len(exports) == 1 else None)
    return next((name for name in formats if name == meant), None)


def contradiction(option: str, form: str, file: str) -> UsageError:
    """Return the error that an option and the name of the output file ask for two formats."""
    known = FORMATS.get({"html": "page", "json": "jsonld"}.get(form, form)) or EXPORTS.get(form)
    other = f"{PurePath(file).stem}{known.extension}" if known else f"a file that ends with .{form}"
    return UsageError(f"{option} {form} contradicts the extension of -o {file}", f"leave out {option}, or write to {other}")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which statements of a document are published or shown."""

    omit: tuple[str, ...] = ()
    min_confidence: float | None = None
    low_confidence: bool = False

    def __post_init__(self) -> None:
        if self.low_confidence and self.min_confidence is not None:
            raise UsageError("--all and --min-confidence cannot be used together", "choose one")

    def over(self, settings: Settings) -> Settings:
        """Return settings with these options applied.

        --omit adds to what `linkeddata.toml` omits; --all overrides its `min_confidence`.
        """
        omit = tuple(dict.fromkeys((*settings.omitted, *self.omit))) if self.omit else None
        merged = merge(settings, omit=omit, min_confidence=self.min_confidence)
        return replace(merged, min_confidence=None) if self.low_confidence else merged


@dataclass(frozen=True, slots=True)
class Destination:
    """Where output is written: a file, a folder, "-" or None; and whether symbolic links are followed."""

    output: str | None = None
    follow: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """How many files are worked on: folders inside folders, several at a time, only what has changed, and all put together."""

    recursive: bool = False
    jobs: int = 1
    skip_unchanged: bool = False
    fail_fast: bool = False
    merge: str | None = None

    def documents(self, typed: tuple[str, ...], output: str | None, media_type: str | None = None) -> Found:
        """Return the documents among files and folders.

        Args:
            typed: their names.
            output: the option -o.
            media_type: the only one that is taken from a folder; None for all that can be read.

        Raises:
            UnreadableError: as for `batch.inputs.found`.
        """
        from linkeddata.read import READERS  # lazy: it loads every reader

        wanted = {e for known, reader in READERS.items() if media_type in (None, known) for e in reader.extensions}
        apart = Path(output) if output and output != "-" else None
        return found(typed, wanted.__contains__, recursive=self.recursive, apart=apart)


def gathered(name: str, value: type[Any], *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options and passes their values on as one argument.

    Args:
        name: the name of the argument.
        value: a dataclass whose fields are the options; fields without an option keep their defaults.
        options: Click decorators.
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


facts = gathered(
    "facts",
    Facts,
    click.option("--headline", metavar="TEXT", help="Headline of the release."),
    click.option("--published", metavar="DATE", help="Day of publication, such as 2020-01-20; completes dates without a year."),
    click.option("--publisher", metavar="NAME", help="Name of the publisher."),
    click.option("--publisher-url", metavar="URL", help="Web address of the publisher."),
    click.option("--publisher-type", metavar="CLASS", help="Class of the publisher, such as GovernmentOrganization."),
    click.option("--publisher-country", metavar="CODE", help="Country of the publisher, such as NO."),
    click.option("--url", metavar="URL", help="Address of the page; IRIs are based on it."),
    click.option("--lang", "language", metavar="TAG", help="Language of the document, such as en or en-GB."),
    click.option("--licence", metavar="URL", help="Licence of the output."),
    click.option("--base", metavar="IRI", help="Base IRI for people, organizations, places and events."),
    click.option("--known", metavar="FILE", help="List of names that your office knows.  [default: known.csv]"),
)


def reading(command: Command) -> Command:
    """Add the options for reading input; they are passed on as `options`, a `ReadOptions`."""

    @wraps(command)
    def gathering(**given: Any) -> Any:
        media_type, model = given.pop("input_format"), given.pop("model")
        options = ReadOptions(
            media_type=_FORMATS[media_type] if media_type else None,
            model=Path(model) if model else None,
            **{key: given.pop(key) for key in ("encoding", "replace", "strict", "max_bytes", "reader")},
        )
        return command(options=options, **given)

    wrapped: Command = gathering
    for option in reversed(
        (
            click.option("--input-format", type=Choice(list(_FORMATS)), help="Format of the input.  [default: detected]"),
            click.option("--encoding", metavar="NAME", help="Character encoding of the input."),
            click.option("--replace", is_flag=True, help="Replace bytes that cannot be decoded, with a warning."),
            click.option("--strict", is_flag=True, help="Fail if the encoding can only be guessed."),
            click.option(
                "--max-bytes",
                type=click.IntRange(min=0),
                default=10_000_000,
                show_default=True,
                help="Largest input; 0 for no limit.",
            ),
            click.option("--reader", type=click.Choice(["small", "large"]), help="Which reader to use, if both are installed."),
            click.option("--model", metavar="DIR", help="Folder of a reader's weights."),
        )
    ):
        wrapped = option(wrapped)
    return wrapped


_MANY = (
    click.option("--recursive", is_flag=True, help="Also take the files of the folders inside a folder."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        show_default=True,
        help="Work on so many files at a time, each in a process of its own.",
    ),
    click.option("--skip-unchanged", is_flag=True, help="Pass over files whose output stands there and would be the same."),
    click.option("--fail-fast", is_flag=True, help="Stop at the first file that fails."),
)
_MERGE = click.option("--merge", metavar="FILE", help="Also write all statements to one file, .nq or .nt, sorted.")

many = gathered("many", Many, *_MANY)
many_merged = gathered("many", Many, *_MANY, _MERGE)

checking = gathered(
    "check",
    Check,
    click.option(
        "--profile",
        multiple=True,
        default=("core",),
        metavar="NAME|FILE",
        help="Profile or shapes file to check against; may be repeated.  [default: core]",
    ),
    click.option("--validate/--no-validate", default=True, help="Whether to check the output."),
)

form = gathered(
    "form",
    Form,
    click.option("--to", type=Choice(OUTPUTS), help="Output format.  [default: by the extension of -o, else jsonld]"),
    click.option(
        "--shape",
        type=Choice(("nested", "graph")),
        default="nested",
        show_default=True,
        help="Shape of JSON-LD: a tree or a flat list.",
    ),
    click.option(
        "--evidence/--no-evidence",
        default=None,
        help="Also write the words behind each triple.  [default: in nquads and trig only]",
    ),
)

_OMIT = click.option(
    "--omit",
    multiple=True,
    metavar="private|NAME",
    help="Remove private persons who are accused, hurt or dead, or a person by name, and everything that names them; may be repeated.",
)
_MIN_CONFIDENCE = click.option(
    "--min-confidence",
    type=float,
    metavar="N",
    help="Omit statements with a confidence below N (0 to 1), and those that depend on them.",
)
_ALL = click.option("--all", "low_confidence", is_flag=True, help="Include uncertain statements, marked as unsure.")

edition = gathered("edition", Edition, _OMIT, _MIN_CONFIDENCE, _ALL)
page_edition = gathered("edition", Edition, _OMIT, _MIN_CONFIDENCE)  # uncertain statements are never put into a page
view = gathered("edition", Edition, _MIN_CONFIDENCE, _ALL)

messages = click.option(
    "--messages",
    type=Choice(("text", "json")),
    default="text",
    show_default=True,
    expose_value=False,
    is_eager=True,  # errors in other options are messages too
    callback=outcome.choose_messages,
    help="Write messages on standard error as lines of text, or as one JSON object a line.",
)

destination = gathered(
    "destination",
    Destination,
    click.option("-o", "--output", metavar="FILE|DIR", help="Write to this file or folder; - is standard output."),
    click.option("--follow", is_flag=True, help="Follow symbolic links when writing (refused by default)."),
)
