"""What the command line tells of errors and findings, and the exit codes.

    0 fine · 1 findings that are errors · 2 usage, broken shapes · 3 unreadable input · 4 could not write · 5 refused
    130 interrupted · 143 terminated · 141 nobody reads the output any more

Of a signal n it is 128 + n, as shells report it.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable

from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.report import Finding, Severity
from linkeddata.terminal import printable

FINE, FINDINGS, USAGE, UNREADABLE, NOT_WRITTEN, REFUSED = 0, 1, 2, 3, 4, 5
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143

# Of several codes the one that is returned: what could not be written matters most, findings least.
_WEIGHT = (FINE, FINDINGS, UNREADABLE, REFUSED, USAGE, NOT_WRITTEN)


class ClosedPipe(Exception):  # noqa: N818 (no error: the reader has seen enough)
    """Nobody reads standard output any more."""


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def worst(codes: Iterable[int]) -> int:
    """Return the code to end with.

    >>> worst([0, 3, 1])
    3
    """
    return max(codes, key=_WEIGHT.index, default=FINE)


def say(line: str) -> None:
    """Write one line to standard error, control characters escaped; silently nothing where that is closed."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"linkeddata: {printable(line)}\n")
        sys.stderr.flush()


def tell(error: LinkedDataError) -> None:
    """Write an error to standard error: `linkeddata: FILE:LINE:COLUMN: error: what; what to do`."""
    say(str(error))


def internal(error: Exception, source: str | None = None) -> LinkedDataError:
    """Turn an exception that nobody foresaw into an error of one sentence."""
    if isinstance(error, MemoryError):
        what = "not enough memory"
    elif isinstance(error, RecursionError):
        what = "nested too deep"
    else:
        detail = " ".join(str(error).split())[:200]
        what = f"a mistake in linkeddata ({type(error).__name__}{': ' + detail if detail else ''})"
    return UnreadableError(what, "run again with --debug and report what it prints", source=source)


def tell_findings(findings: Iterable[Finding], source: str, text: str | None = None) -> None:
    """Write findings to standard error, one line each.

    Args:
        findings: in the order to tell.
        source: the file, where a finding names none.
        text: the decoded source; supplies lines and columns.
    """
    for finding in findings:
        say(sentence(finding, source, text))


def sentence(finding: Finding, source: str, text: str | None = None) -> str:
    """Return a finding as one line: `FILE:LINE:COLUMN: warning: sentence (“quoted words”)`; arguments as `tell_findings`."""
    line, column = finding.line, finding.column
    if line is None and text is not None and finding.span and finding.span.end <= len(text):
        before = re.split(r"\r\n?|\n", text[: finding.span.start])
        line, column = len(before), len(before[-1]) + 1
    place = ":".join(str(p) for p in (finding.source or source, line, column) if p is not None)
    words = " ".join((finding.quote or "").split())
    if words and words not in finding.message:
        shown = words if len(words) <= 60 else words[:59] + "…"
        return f"{place}: {finding.severity.value}: {finding.message} (“{shown}”)"
    return f"{place}: {finding.severity.value}: {finding.message}"


def code_of(findings: Iterable[Finding]) -> int:
    """Return 1 where a finding is an error, else 0."""
    return FINDINGS if any(f.severity is Severity.ERROR for f in findings) else FINE
