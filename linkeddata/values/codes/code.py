"""What is known about a code."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.values.findings import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One class of finding.

    Args:
        severity: how serious it is.
        title: the rule, a sentence without a full stop.
        message: what is wrong and what to do, separated by the first "; ". {?value}, {property} and {?near} are blanks. A place
            that writes its own message says the same with more details.
        why: why it matters, one sentence.
        bad: a short example that has the finding.
        good: the same example without it.
        see: address of the source of the rule, or path of a page in `docs/`.
    """

    severity: Severity
    title: str
    message: str
    why: str
    bad: str
    good: str
    see: str
