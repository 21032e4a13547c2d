"""The outcome of checking one file: a report, or the error that prevented it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from linkeddata.errors import LinkedDataError
from linkeddata.values.findings import Report, Severity

#: Exit code of an error → what it means, for readers of a report who do not know the command's codes.
MEANING: Mapping[int, str] = {
    1: "something went wrong",
    2: "an option or the rules are wrong",
    3: "the file cannot be read",
    4: "something could not be written",
    5: "refused: a limit or a security rule forbids reading the file",
}

_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Surrogates that do not encode a byte (PEP 383).
_UNENCODABLE = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was to be checked; either `report` or `failed` is given.

    Args:
        file: its name as the user gave it, `-` for standard input.
        report: what was found in it.
        failed: why it could not be checked.

    Raises:
        ValueError: both are given, or neither.
    """

    file: str
    report: Report | None = None
    failed: LinkedDataError | None = None

    def __post_init__(self) -> None:
        if (self.report is None) == (self.failed is None):
            raise ValueError("give either the report or the error")

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity; what failed has none."""
        return sum(1 for f in self.report.findings if f.severity is severity) if self.report else 0


def wellformed(text: str) -> str:
    r"""Return `text` with lone surrogates escaped: file names may contain them, UTF-8 may not.

    >>> wellformed("caf\udce9.html")
    'caf\\udce9.html'
    """
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def as_json(value: Any) -> str:
    """Return a value as JSON that any reader takes: indented, in UTF-8, lone surrogates as in `wellformed`."""
    made = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", made) + "\n"


def percent_encoded(file: str) -> str:
    r"""Return the name of a file as the path of a URI: percent-encoded, the bytes of an undecodable name too (RFC 3986, 2.1).

    >>> percent_encoded("caf\udce9 1:2/ü.html")
    'caf%E9%201%3A2/%C3%BC.html'
    """
    known = _UNENCODABLE.sub(lambda match: wellformed(match[0]), file)
    return quote(known.encode("utf-8", "surrogateescape"), safe="/")
