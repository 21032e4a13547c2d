"""Findings for people: one line each, and one summary line for each file.

A caller that writes the two to different streams uses `told` and `summary`; `text` is both together. The code at the end of a line
is explained by `linkeddata shapes CODE`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linkeddata.errors import LinkedDataError
from linkeddata.text.counted import counted
from linkeddata.text.printable import printable
from linkeddata.validation.reports.checked import Checked
from linkeddata.values.findings import Finding, Severity

#: From this number of files on, a total follows the summaries.
MANY = 21
#: The longest quotation shown, code points.
_QUOTED = 60
# Bold red, yellow, cyan (ECMA-48, 8.3.117).
_COLOUR: Mapping[Severity, str] = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.ADVICE: "36"}


def sentence(finding: Finding, source: str, text: str | None = None, *, colour: bool = False) -> str:
    """Return a finding as one line: `FILE:LINE:COLUMN: warning: sentence (“quoted words”) [code]`.

    Args:
        finding: any finding.
        source: the file, if the finding does not name it.
        text: the decoded source; gives line and column if the finding has only a span.
        colour: whether the word for the severity is coloured; nothing else has control characters.
    """
    line, column = place(finding, text)
    message = f"{with_quote(finding, most=_QUOTED)} [{finding.code}]"
    return _line((finding.source or source, line, column), finding.severity, message, colour)


def place(finding: Finding, text: str | None = None) -> tuple[int | None, int | None]:
    """Return line and column of a finding: its own, or those of its span in the decoded source."""
    if finding.line is None and text is not None and finding.span and finding.span.end <= len(text):
        before = re.split(r"\r\n?|\n", text[: finding.span.start])
        return len(before), len(before[-1]) + 1
    return finding.line, finding.column


def with_quote(finding: Finding, *, most: int | None = None) -> str:
    """Return a finding's message, followed by the quoted words if the message does not contain them.

    Args:
        finding: any finding.
        most: the longest quotation shown, code points.
    """
    words = " ".join((finding.quote or "").split())
    if not words or words in finding.message:
        return finding.message
    shown = words if most is None or len(words) <= most else words[: most - 1] + "…"
    return f"{finding.message} (“{shown}”)"


def failure(error: LinkedDataError, source: str, *, colour: bool = False) -> str:
    """Return why a file could not be checked, in the form of a finding; arguments as for `sentence`."""
    message = f"{error.what}; {error.todo}" if error.todo else error.what
    return _line((error.source or source, error.line, error.column), Severity.ERROR, message, colour)


def _line(at: tuple[str, int | None, int | None], severity: Severity, message: str, colour: bool) -> str:
    where = ":".join(str(part) for part in at if part is not None)
    word = f"\x1b[{_COLOUR[severity]}m{severity.value}\x1b[0m" if colour else severity.value
    return f"{printable(where)}: {word}: {printable(message)}"


def told(checked: Checked, *, colour: bool = False) -> tuple[str, ...]:
    """Return the lines about one file, in the order of its report; none if nothing was found."""
    if checked.failed is not None:
        return (failure(checked.failed, checked.file, colour=colour),)
    findings = checked.report.findings if checked.report else ()
    return tuple(sentence(f, checked.file, colour=colour) for f in findings)


def summary(checked: Checked) -> str:
    """Return `FILE: 2 errors, 1 warning (59 focus nodes)`, or "" for a file that could not be checked."""
    if checked.report is None:
        return ""
    looked_at = sum(checked.report.focus_nodes.values())
    return f"{printable(checked.file)}: {_counts([checked])} ({counted(looked_at, 'focus node')})"


def total(checked: Sequence[Checked]) -> str:
    """Return one line about all files: `120 files: 3 errors; 1 file could not be checked`, or "" for fewer than `MANY`."""
    if len(checked) < MANY:
        return ""
    failed = sum(1 for c in checked if c.failed is not None)
    rest = f"; {failed} file{'s' if failed > 1 else ''} could not be checked" if failed else ""
    return f"{len(checked)} files: {_counts(checked)}{rest}"


def _counts(checked: Sequence[Checked]) -> str:
    counts = {severity: sum(c.count(severity) for c in checked) for severity in Severity}
    # Advice has no plural.
    words = (f"{n} {s.value}{'s' if n > 1 and s is not Severity.ADVICE else ''}" for s, n in counts.items() if n)
    return ", ".join(words) or "no findings"


def text(checked: Sequence[Checked], *, colour: bool = False) -> str:
    """Return the findings of all files, file by file, each file followed by its summary."""
    lines: list[str] = []
    for one in checked:
        lines += told(one, colour=colour)
        lines.append(summary(one))
    lines.append(total(checked))
    return "".join(f"{line}\n" for line in lines if line)
