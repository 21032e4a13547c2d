"""Codes about a release compared with the one before."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

_SEE = "docs/changes.md"

CODES: Mapping[str, Code] = {
    "release-lost-entities": Code(
        Severity.ERROR,
        "A release keeps nearly all things of the release before",
        "{?value} of the release before are no longer there; look for missing files and new rules, or add --expect-loss.",
        "Others link to these things; a loss of more than 5 % is more often a mistake than meant.",
        "a release of 600 things after one of 1,000",
        "a release of 990 things after one of 1,000",
        _SEE,
    ),
    "release-lost-class": Code(
        Severity.ERROR,
        "A release keeps most things of every class of the release before",
        "{?value} of the class {property} are no longer there; look for missing files and new rules, or add --expect-loss.",
        "A fault in one step can take all events or all places out of the data while the whole still looks right.",
        "a release of 40 events after one of 100",
        "a release of 95 events after one of 100",
        _SEE,
    ),
}
