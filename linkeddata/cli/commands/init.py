"""`linkeddata init`: a commented `linkeddata.toml` to begin with."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from pathlib import Path

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.errors import RefusedError, UsageError, WriteError
from linkeddata.schema.given import checked
from linkeddata.values.settings import Settings, merge

_EXAMPLES = (
    "linkeddata init web --publisher 'Ministry of Harbours' --publisher-url https://www.example.org/",
    "linkeddata init queries --licence https://creativecommons.org/licenses/by/4.0/",
)
# Option → the question on a terminal.
_QUESTIONS = {
    "publisher": "Name of the publisher (return to leave it out)",
    "publisher_url": "Web address of the publisher (return to leave it out)",
}


@click.command("init", epilog=shared.examples(*_EXAMPLES))
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--publisher", metavar="NAME", help="Name of the publisher.")
@click.option("--publisher-url", metavar="URL", help="Web address of the publisher.")
@click.option("--publisher-type", metavar="CLASS", help="Class of the publisher, such as GovernmentOrganization.")
@click.option("--url", metavar="URL", help="Address of the page; only for a folder with one document.")
@click.option("--lang", "language", metavar="TAG", help="Language of the documents, such as en or en-GB.")
@click.option("--licence", metavar="URL", help="Licence of the output.")
@click.option("--base", metavar="IRI", help="Base IRI for people, organizations, places and events.")
@click.option("--omit", multiple=True, metavar="private|NAME", help="What is not published; may be repeated.")
@click.option("--min-confidence", type=float, metavar="N", help="Lowest confidence of published statements, 0 to 1.")
def command(folder: str, omit: tuple[str, ...], **given: str | float | None) -> int:
    """Write a linkeddata.toml with a comment for every setting into DIR, or the working directory.

    A file that is there is never changed. On a terminal the name and the address of the publisher are asked for if no option is
    given.
    """
    from linkeddata.read.settings_file import FILE_NAME
    from linkeddata.read.settings_template import template

    target = Path(folder) / FILE_NAME
    if not Path(folder).is_dir():
        raise UsageError("there is no such folder", "make it first", source=folder)
    if target.is_symlink() or target.exists():
        raise _exists(target)
    answers = {} if omit or any(value is not None for value in given.values()) else _asked()
    facts = {**given, **answers, "omit": (omit[0] if len(omit) == 1 else omit) or None}
    settings = checked(merge(Settings(), **facts))
    _create(target, template(replace(settings, origins={})).encode())
    output.show(f"{target} is written; edit it to add more settings.\n")
    return outcome.FINE


def _asked() -> dict[str, str]:
    """Return answers to the questions, if there is somebody to ask."""
    streams = (sys.stdin, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return {}
    answers = {name: click.prompt(text, default="", show_default=False, err=True).strip() for name, text in _QUESTIONS.items()}
    return {name: answer for name, answer in answers.items() if answer}


def _create(target: Path, data: bytes) -> None:
    """Write a file that does not exist yet; a file that another program has made in between stays as it is."""
    try:
        with target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            target.unlink()  # what was begun here
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"could not be written: {reason}", "check its folder", source=str(target)) from error


def _exists(target: Path) -> RefusedError:
    return RefusedError("there is a settings file already", "edit it, or move it away first", source=str(target))
