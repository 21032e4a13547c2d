"""How the command line reports errors and findings, and the exit codes.

    0 fine · 1 findings that are errors · 2 usage, broken shapes · 3 unreadable input · 4 could not write · 5 refused
    130 interrupted · 143 terminated · 141 the reader of the output closed it

For a signal n the code is 128 + n, as shells report it.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import click

from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.text.printable import printable
from linkeddata.values.findings import Finding, Severity

FINE, FINDINGS, USAGE, UNREADABLE, NOT_WRITTEN, REFUSED = 0, 1, 2, 3, 4, 5
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143

#: Key of the option --messages in the context's memory.
_MESSAGES = "linkeddata.messages"

# Which of several codes is returned, least important first: an output that could not be written matters most.
_WEIGHT = (FINE, FINDINGS, UNREADABLE, REFUSED, USAGE, NOT_WRITTEN)


class ClosedPipe(Exception):  # noqa: N818 (not an error: the reader has seen enough)
    """The reader of standard output has closed it."""


class Terminated(BaseException):
    """The process received SIGTERM."""


def worst(codes: Iterable[int]) -> int:
    """Return the most important of several exit codes.

    >>> worst([0, 3, 1])
    3
    """
    return max(codes, key=_WEIGHT.index, default=FINE)


def say(line: str) -> None:
    """Write one line to standard error, control characters escaped. Does nothing if standard error is closed."""
    tell(_as_text(line))


def say_as_is(line: str) -> None:
    """Write one line to standard error with its control characters, which are our own (colours)."""
    tell(f"linkeddata: {line}")


def tell(message: str) -> None:
    """Write a message of `error_message` or `finding_message` to standard error."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()


def _as_text(line: str) -> str:
    return f"linkeddata: {printable(line)}"


def choose_messages(context: click.Context, _: click.Parameter, value: str) -> str:
    """Remember the option --messages for the whole run."""
    context.find_root().meta[_MESSAGES] = value
    return value


def in_json(meta: Mapping[str, Any] | None = None) -> bool:
    """Return whether messages are written as JSON.

    Args:
        meta: what was remembered in a context that has ended; None for the current one.
    """
    context = click.get_current_context(silent=True)
    known = meta if meta is not None else context.find_root().meta if context else {}
    return known.get(_MESSAGES) == "json"


def report_error(error: LinkedDataError, meta: Mapping[str, Any] | None = None) -> None:
    """Write an error to standard error.

    Args:
        error: what ended the run, or the work on one file.
        meta: as for `in_json`.
    """
    tell(error_message(error, in_json(meta)))


def error_message(error: LinkedDataError, as_json: bool) -> str:
    """Return the line for an error: `linkeddata: FILE:LINE:COLUMN: error: what; what to do`, or a JSON object."""
    return json.dumps(error_object(error)) if as_json else _as_text(str(error))


def error_object(error: LinkedDataError) -> dict[str, Any]:
    """Return an error as a JSON object."""
    message = f"{error.what}; {error.todo}" if error.todo else error.what
    place = {"source": error.source, "line": error.line, "column": error.column}
    return {
        "severity": "error",
        "code": None,
        "message": message,
        "fix": error.todo or None,
        **place,
        "exitCode": error.exit_code,
    }


def internal(error: Exception, source: str | None = None) -> LinkedDataError:
    """Turn an unexpected exception into an error of one sentence."""
    if isinstance(error, MemoryError):
        what = "not enough memory"
    elif isinstance(error, RecursionError):
        what = "nested too deeply"
    else:
        detail = " ".join(str(error).split())[:200]
        what = f"a mistake in linkeddata ({type(error).__name__}{': ' + detail if detail else ''})"
    return UnreadableError(what, "run again with --debug and report what it prints", source=source)


def report_findings(findings: Iterable[Finding], source: str, text: str | None = None) -> None:
    """Write findings to standard error, one line each.

    Args:
        findings: in the order of the lines.
        source: the file, for findings that name none.
        text: the decoded source; supplies lines and columns.
    """
    for finding in findings:
        tell(finding_message(finding, source, text, in_json()))


def finding_message(finding: Finding, source: str, text: str | None, as_json: bool) -> str:
    """Return the line for a finding, or a JSON object; only ASCII in JSON, so that no terminal and no log changes it."""
    if as_json:
        return json.dumps(finding_object(finding, source, text))
    from linkeddata.validation.reports import human  # lazy: its room loads the vocabulary

    return _as_text(human.sentence(finding, source, text))


def finding_object(finding: Finding, source: str, text: str | None) -> dict[str, Any]:
    """Return a finding as a JSON object, with its line and column."""
    from linkeddata.validation.reports import human
    from linkeddata.validation.reports.json import as_object

    line, column = human.place(finding, text)
    return as_object(replace(finding, source=finding.source or source, line=line, column=column))


def code_of(findings: Iterable[Finding], fail_on: Severity = Severity.ERROR) -> int:
    """Return 5 if reading was refused, 1 if a finding is at least as severe as `fail_on` (advice never is), else 0."""
    failing = {Severity.ERROR} if fail_on is Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    codes = [REFUSED if f.code == "context-refused" else FINDINGS for f in findings if f.severity in failing]
    return worst(codes)
