"""The command group, and how a command is run. A command's module is loaded only when that command is called."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from types import FrameType
from typing import Any

import click

from linkeddata.cli import outcome
from linkeddata.errors import LinkedDataError, UsageError, WriteError
from linkeddata.version import __version__

#: Command → what it does. The module of the same name in `commands/` defines `command`.
COMMANDS = {
    "init": "Write a settings file to begin with.",
    "convert": "Turn press releases into JSON-LD, Turtle, a report or tables.",
    "describe": "Show who, what, when and where, with the source sentences.",
    "correct": "Correct something for good, in all documents or in one.",
    "explain": "Show the words and the rule behind a statement.",
    "validate": "Check linked data against profiles.",
    "query": "Query result files with SPARQL.",
    "draw": "Draw linked data as SVG, PNG, DOT or Mermaid.",
    "embed": "Add the script block to a web page, or remove it.",
    "known": "Check the office's list of names, add to it, or try it.",
    "extract": "Extract the data from a web page.",
    "vocab": "Look up the terms that the output uses.",
    "release": "Turn an archive into a release of open data.",
    "shapes": "List the profiles and their rules, or explain a code.",
}

_EPILOG = """\b
Example:
  linkeddata convert ministers-tour.txt

\b
Exit codes: 0 fine, 1 findings, 2 usage, 3 unreadable input, 4 could not write, 5 refused.
"""


class _Debug(click.Option):
    """The option --debug, which every command takes."""

    def __init__(self) -> None:
        super().__init__(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Print a traceback if something goes wrong.",
        )


def _remember(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta["linkeddata.debug"] = True


class Commands(click.Group):
    """A group that imports the module of a command when it is called; `--help` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, or None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"linkeddata.cli.commands.{cmd_name}").command
        for each in (command, *(command.commands.values() if isinstance(command, click.Group) else ())):
            if not any(isinstance(p, _Debug) for p in each.params):
                each.params.append(_Debug())
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands from `COMMANDS`."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


group = Commands(
    "linkeddata",
    help="Turn press releases into schema.org linked data. Every triple can be traced to the words it came from.",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    params=[_Debug()],
)
click.version_option(__version__, prog_name="linkeddata", message="%(prog)s %(version)s")(group)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit code (see `outcome`). Any error is reported on standard error in one line.
    """
    if "_LINKEDDATA_COMPLETE" in os.environ:  # the shell asks for completions; Click answers and exits
        group.main(list(arguments), prog_name="linkeddata")
    _hold_streams()
    meta: dict[str, Any] = {}
    try:
        with _termination(), group.make_context("linkeddata", list(arguments)) as context:
            meta = context.meta
            return int(group.invoke(context) or outcome.FINE)
    except outcome.Terminated:
        return outcome.TERMINATED
    except (KeyboardInterrupt, click.Abort):
        return outcome.INTERRUPTED
    except click.exceptions.Exit as done:
        return _flushed(done.exit_code)
    except (outcome.ClosedPipe, BrokenPipeError):
        _drop_output()
        return outcome.PIPE_CLOSED
    except Exception as error:
        if meta.get("linkeddata.debug") or "--debug" in arguments:
            traceback.print_exc()
        return _failed(error, meta)


def _failed(error: Exception, meta: dict[str, Any] | None = None) -> int:
    """Report the error that ended a run and return its exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        with suppress(OSError):
            error.show()
        return outcome.USAGE
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "linkeddata"
        message = " ".join(error.format_message().split()).rstrip(".")
        shown = UsageError(message[:1].lower() + message[1:], f"see `{path} --help`")
    elif isinstance(error, LinkedDataError):
        shown = error  # type: ignore[assignment]
    elif isinstance(error, OSError):
        shown = WriteError(f"could not be written: {(error.strerror or str(error)).lower()}", source=error.filename)  # type: ignore[assignment]
    else:
        shown = outcome.internal(error)  # type: ignore[assignment]
    if shown.source == "standard output" or isinstance(error, OSError):
        _drop_output()
    outcome.report_error(shown, meta or {})
    return shown.exit_code


def _flushed(code: int) -> int:
    """Flush standard output after Click ended a run (help, version), and return the exit code."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return outcome.PIPE_CLOSED
    except OSError as error:
        return _failed(error)
    return code


def _hold_streams() -> None:
    """Open closed standard streams on the null device, so that no other file gets their numbers."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _drop_output() -> None:
    """Discard the rest of standard output, so that the interpreter does not fail when it flushes it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _termination() -> Iterator[None]:
    """Let SIGTERM end a run as an interrupt does: temporary files are removed and earlier output is kept."""

    def end(_: int, __: FrameType | None) -> None:
        raise outcome.Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread: keep the caller's own handler
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before if before is not None else signal.SIG_DFL)
