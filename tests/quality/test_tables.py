"""The tables of judged examples are whole, and the scripts that use them read what they should."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import other_validators as validators
import schemaorg

JUDGEMENTS = {"true", "arguable", "not told"}
FILE = """\
TYPES: #eg-1 Book
PRE-MARKUP:
Tides, a book
MICRODATA:
<p itemscope itemtype="https://schema.org/Book"><b itemprop="name">Tides</b></p>
RDFA:
This example has no RDFa.
JSON:
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Book", "name": "Tides"}</script>
TYPES: #eg-2 Book
MICRODATA:
TODO
RDFA:
<p vocab="https://schema.org/" typeof="Book"><b property="name">Tides</b></p>
JSON:
{"@context": "https://schema.org", "@type": "Book", "name": "Tides"}
"""


def judged() -> list[list[str]]:
    return [line.split("\t") for line in schemaorg.TABLE.read_text("utf-8").splitlines()]


def test_every_error_was_judged_twice() -> None:
    head, *rows = judged()
    assert head == ["example", "syntax", "code", "property", "severity", "times", "first", "second", "reason"]
    assert {len(row) for row in rows} == {len(head)} and all(all(row[k] for k in (0, 1, 2, 5, 8)) for row in rows)
    assert {verdict for row in rows for verdict in row[6:8]} <= JUDGEMENTS
    # Only what both readings found true is an error.
    assert all((row[4] == "error") is (row[6:8] == ["true", "true"]) for row in rows)
    assert rows == sorted(rows) and len(rows) == len(schemaorg.expected())


def test_the_table_of_examples_has_every_syntax() -> None:
    errors = Counter[str]()
    for (_, syntax, _, _, severity), times in schemaorg.expected().items():
        errors[syntax] += times * (severity == "error")
    assert errors == {"JSON-LD": 55, "Microdata": 26, "RDFa": 58}


def test_a_sample_of_warnings_was_judged() -> None:
    text = Path(__file__).with_name("schemaorg-warnings.tsv").read_text("utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines()]
    assert head == ["example", "syntax", "code", "property", "sampled", "verdict", "reason"]
    assert {row[5] for row in rows} == {"fair", "fair, reworded", "weak"} and all(row[6] for row in rows)
    assert sum(int(row[4]) for row in rows) >= 60 and {row[1] for row in rows} == set(schemaorg.LEAST)


def test_examples_are_found_and_remarks_passed_over(tmp_path: Path) -> None:
    (tmp_path / "book-examples.txt").write_text(FILE, "utf-8")
    found = [(name, syntax) for name, syntax, _ in schemaorg.examples(tmp_path)]
    assert found == [
        ("book-examples#1", "Microdata"),
        ("book-examples#1", "JSON-LD"),
        ("book-examples#2", "RDFa"),
        ("book-examples#2", "JSON-LD"),
    ]
    assert [schemaorg.found(*one) for one in schemaorg.examples(tmp_path)] == [[]] * 4


def test_a_folder_that_is_another_one_fails(tmp_path: Path) -> None:
    (tmp_path / "book-examples.txt").write_text(FILE, "utf-8")
    assert schemaorg.main(str(tmp_path)) == 1
    assert validators.main(str(tmp_path)) == 1


def test_what_cannot_be_read_is_an_error() -> None:
    assert schemaorg.found("a", "Microdata", "<p>words</p>") == [("a", "Microdata", "UnreadableError", "", "error")]


def test_the_table_of_other_validators_is_whole() -> None:
    rows = validators.rows()
    assert len(rows) == len({(row.project, row.fixture) for row in rows}) == 168
    assert {row.verdict for row in rows} <= set(validators.VERDICTS)
    assert Counter(row.project for row in rows).keys() == {
        "adobe/structured-data-validator",
        "google/schemarama",
        "iaincollins/structured-data-testing-tool",
    }
    # A difference has a reason.
    assert all(row.reason for row in rows if row.verdict not in ("same", "same, other severity"))


def test_what_we_find_is_told_in_one_line() -> None:
    assert validators.told(b'{"@context": "https://schema.org", "@type": "Rating", "ratingValue": 3}', "a.json") == "nothing"
    wrong = b'{"@context": "https://schema.org", "@type": "Place", "name": "Quay", "url": ["quay", "the quay"], "photo": "x"}'
    assert validators.told(wrong, "a.json") == "error: address-invalid url (2); warning: text-for-thing photo"
