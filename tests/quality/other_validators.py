"""Compare our findings on the fixtures of other validators with what `other-validators.tsv` says of them.

    python tests/quality/other_validators.py FOLDER

FOLDER holds copies of the repositories that the table names in its first column, each at `FOLDER/OWNER/NAME` and at the commit of the
second column; a repository that is not there is left out. The table has, for each fixture, what its own project expects and what we
find with the profiles `schema.org` and `google`, with a verdict: facts only, no text of a fixture. Exit code 1 if we find something else.
Of advice only the number is told.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from linkeddata.validation import check
from linkeddata.values.findings import Severity

TABLE = Path(__file__).with_name("other-validators.tsv")
PROFILES = ("schema.org", "google")
VERDICTS = {
    "same": "both find it, or both find nothing",
    "same, other severity": "both find it, one as an error and the other not",
    "ours only": "a mistake, or something arguable, that the other project does not look for",
    "theirs only": "something that we do not look for, with the reason",
    "theirs wrong": "the other project is at odds with a specification",
    "mended": "we were wrong, and are no longer",
}


class Row(NamedTuple):
    """One fixture: repository, commit, path, what its project expects, what we find, verdict, reason."""

    project: str
    commit: str
    fixture: str
    theirs: str
    ours: str
    verdict: str
    reason: str


def rows() -> list[Row]:
    """Return the rows of the table."""
    return [Row(*line.split("\t")) for line in TABLE.read_text("utf-8").splitlines()[1:]]


def told(data: bytes, name: str) -> str:
    """Return what we find in a fixture, in one line: severity, code and property of each finding, and the number of advice."""
    kind = "page" if data.lstrip()[:1] == b"<" else "jsonld"
    findings = check(data, kind=kind, profiles=PROFILES, name=name).findings
    graver = Counter(
        f"{f.severity.value}: {f.code} {f.property or ''}".strip() for f in findings if f.severity is not Severity.ADVICE
    )
    words = [what if times == 1 else f"{what} ({times})" for what, times in sorted(graver.items())]
    advice = sum(f.severity is Severity.ADVICE for f in findings)
    return "; ".join(words + ([f"advice ({advice})"] if advice else [])) or "nothing"


def main(folder: str) -> int:
    """Check every fixture that is there and print what differs from the table."""
    tried, wrong = 0, 0
    for row in rows():
        path = Path(folder) / row.project / row.fixture
        if path.is_file():
            tried += 1
            found = told(path.read_bytes(), row.fixture)
            if found != row.ours:
                wrong += 1
                print(f"{row.project} {row.fixture}: {found}, not {row.ours}")
    print(f"fixtures of other validators: {tried} of {len(rows())} tried, {wrong} differ from the table")
    return int(wrong > 0 or not tried)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
