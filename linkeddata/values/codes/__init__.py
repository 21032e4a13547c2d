"""Every code of a finding that is not a rule of a profile, in one table.

    reading      a release: encoding, characters, metadata, dates and names
    jsonld       JSON-LD, in a page or in a file
    page         a page that data are taken from or embedded in
    editing      what was left out before publication
    known        the office's list of names
    validation   the checked data as a whole
    identity     the IRIs of a release
    changes      a release compared with the one before

The codes of rules are the names of shapes (`shapes/*.ttl`). `linkeddata.validation.reports.rules.every_code` joins both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkeddata.values.codes import changes, editing, identity, jsonld, known, page, reading, validation
from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Finding

__all__ = ["CODES", "OF_A_THING", "SUBJECTS", "Code", "finding"]

#: Where codes are found, in words → the codes.
SUBJECTS: Mapping[str, Mapping[str, Code]] = {
    "reading a release": reading.CODES,
    "any JSON-LD": jsonld.CODES,
    "a page": page.CODES,
    "what was left out": editing.CODES,
    "the list of names": known.CODES,
    "the data as a whole": validation.CODES,
    "the IRIs of a release": identity.CODES,
    "a release and the one before": changes.CODES,
}
#: Code of a finding → what it means.
CODES: Mapping[str, Code] = {code: meaning for codes in SUBJECTS.values() for code, meaning in codes.items()}
#: Codes about the description of one thing.
OF_A_THING = frozenset({"key-twice", "id-empty", "id-relative", "id-invalid", "keyword-unknown", "language-unknown"})
#: Codes whose value is not quoted from the file, and so is shown without quotation marks.
_BARE = frozenset(
    {"script-not-json", "json-ld-invalid", "http-schema-org", "nothing-checked", "import-not-followed", "block-left-out"}
    | {"release-lost-entities", "release-lost-class"}
)


def finding(
    code: str, value: str = "", *, key: str = "", near: str = "", place: tuple[int | None, int | None, str | None] | None = None
) -> Finding:
    """Return a finding whose message is that of the table.

    Args:
        code: a key of `CODES`.
        value: the value that is wrong.
        key: the JSON key concerned.
        near: what may have been meant.
        place: line, column and JSON pointer.
    """
    known = CODES[code]
    blanks = {"{?value}": value if code in _BARE else f'"{value}"', "{property}": key, "{?near}": near}
    what, _, todo = (_filled(half, blanks) for half in known.message.partition("; "))
    return Finding(
        known.severity,
        code,
        f"{what}; {todo}",
        property=key if code == "key-twice" else None,
        value=value or None,
        line=place[0] if place else None,
        column=place[1] if place else None,
        pointer=place[2] if place else None,
        fix=todo[:1].upper() + todo[1:],
    )


def _filled(text: str, blanks: Mapping[str, str]) -> str:
    marks = re.compile("|".join(map(re.escape, blanks)))
    return marks.sub(lambda mark: blanks[mark[0]], text)  # one pass: a value that looks like a blank stays a value
