"""What a notebook shows: tables that are well formed and hold no markup of the text."""

from __future__ import annotations

from pathlib import Path

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from made import description, event, iri

from linkeddata.pipeline import convert
from linkeddata.present.export.notebook import as_html
from linkeddata.values.description import Family
from linkeddata.values.findings import Finding, Severity

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"


def cells(text: str) -> list[list[str]]:
    """Return the cells of each table's rows, read strictly."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    tree = parser.parseFragment(text)
    assert {node.tag for node in tree.iter()} <= {
        *("DOCUMENT_FRAGMENT", "p", "strong", "br", "table", "thead", "tbody", "tr", "th", "td"),
    }
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


def test_events_and_people_of_a_result() -> None:
    done = convert(EXAMPLES / "phone-call.txt")
    text = done._repr_html_()
    rows = cells(text)
    assert rows[0] == ["event", "start", "end", "place", "participants"]
    assert ["Dinara Ashgirova", "Minister of Foreign Affairs of Kazakhstan", ""] in rows
    assert any("17 October 2023" in row for row in rows)
    assert "Foreign Minister Ashgirova speaks with her Maltese counterpart" in text
    assert "no errors or warnings" in text


def test_findings_are_counted() -> None:
    found = [Finding(Severity.ERROR, "x", "x"), *[Finding(Severity.WARNING, "x", "x")] * 2, Finding(Severity.ADVICE, "x", "x")]
    assert "1 error, 2 warnings" in as_html(event(), found)


def test_a_long_table_is_cut() -> None:
    names = [f"e{n}" for n in range(60)]
    made = description(*((n, Family.EVENT) for n in names), facts=[(n, "name", n) for n in names])
    assert len(cells(as_html(made, ()))) == 51
    assert "and 10 more" in as_html(made, ())


def test_an_empty_description_shows_its_source() -> None:
    assert "note.txt" in as_html(description(facts=[]), ())


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_no_text_is_markup(name: str) -> None:
    facts = [("a", "headline", name), ("e", "name", name), ("e", "location", (iri("p"),)), ("p", "name", name)]
    made = description(("a", Family.ARTICLE), ("e", Family.EVENT), ("p", Family.PERSON), facts=facts)
    text = as_html(made, ())
    assert "<script" not in text and text.count("<td>") == 8
