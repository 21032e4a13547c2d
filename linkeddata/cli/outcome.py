"""How the command line reports errors and findings, and the exit codes.

    0 fine · 1 findings that are errors · 2 usage, broken shapes · 3 unreadable input · 4 could not write · 5 refused
    130 interrupted · 143 terminated · 141 the reader of the output closed it

For a signal n the code is 128 + n, as shells report it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable

from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.text.printable import printable
from linkeddata.values.findings import Finding, Severity

FINE, FINDINGS, USAGE, UNREADABLE, NOT_WRITTEN, REFUSED = 0, 1, 2, 3, 4, 5
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143

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
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"linkeddata: {printable(line)}\n")
        sys.stderr.flush()


def say_as_is(line: str) -> None:
    """Write one line to standard error with its control characters, which are our own (colours)."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"linkeddata: {line}\n")
        sys.stderr.flush()


def report_error(error: LinkedDataError) -> None:
    """Write an error to standard error: `linkeddata: FILE:LINE:COLUMN: error: what; what to do`."""
    say(str(error))


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
    from linkeddata.validation.reports.human import sentence  # lazy: its room loads the vocabulary

    for finding in findings:
        say(sentence(finding, source, text))


def code_of(findings: Iterable[Finding], fail_on: Severity = Severity.ERROR) -> int:
    """Return 5 if reading was refused, 1 if a finding is at least as severe as `fail_on` (advice never is), else 0."""
    failing = {Severity.ERROR} if fail_on is Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    codes = [REFUSED if f.code == "context-refused" else FINDINGS for f in findings if f.severity in failing]
    return worst(codes)
