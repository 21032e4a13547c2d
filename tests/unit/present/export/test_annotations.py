"""Web Annotations: each quotation stands at its position in the text nodes of the page; nothing hidden is quoted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bodies import body_text

from linkeddata.pipeline import ReadOptions, convert, understand
from linkeddata.values.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Minister opens ferry terminal</title>'
BODY = (
    "<h1>Minister opens ferry \U0001f6a2 terminal</h1>\r\n<p>OSTBURG, 3 May 2021 - Transport Minister <b>Anna</b>&nbsp;Keller "
    "opened the new ferry terminal in\n  Ostburg on Monday. She met Tomas&#32;Riha, director of the Lindo Ferry Office "
    "(LFO).</p>"
)
CANONICAL = '<link rel="canonical" href="https://port.example/ferry">'
#: Pages that hold the same text: scripts before it or after it, in the head or in the body; white space; other line ends.
PAGES = {
    "plain": f"{HEAD}{CANONICAL}</head><body>{BODY}</body></html>",
    "script in the head": f'{HEAD}{CANONICAL}<script>var a = "<p>Anna Keller";</script></head><body>{BODY}</body></html>',
    "script before the text": f'{HEAD}{CANONICAL}</head><body><script type="application/ld+json">{{"@context": '
    f'"https://schema.org", "@type": "NewsArticle", "headline": "Anna Keller"}}</script>{BODY}</body></html>',
    "no body tag": f"{HEAD}{CANONICAL}\n\n{BODY}",
    "comments and templates": f"{HEAD}{CANONICAL}</head><body><!-- Anna --><template><p>Anna</p></template>\n{BODY}",
    "noscript": f"{HEAD}{CANONICAL}</head><body><noscript><img src='x'></noscript>\n\n{BODY}",
}


def annotations(source: bytes | Path, **given: Any) -> list[dict[str, Any]]:
    found = json.loads(convert(source, to="annotations", validate=False, **given).text)
    assert isinstance(found, list)
    return found


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def selectors(target: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    quote, position = target["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    return quote, position


def check(found: list[dict[str, Any]], text: str, source: str) -> None:
    """Check every target against the text that a tool counts in."""
    assert len(found) > 5
    assert len({a["id"] for a in found}) == len(found)
    for annotation in found:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld" and annotation["type"] == "Annotation"
        for target in targets(annotation):
            assert target["source"] == source
            quote, position = selectors(target)
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"] and quote["exact"]
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start) and len(quote["suffix"]) == min(32, len(text) - end)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_quotations_stand_at_their_places_in_the_text_nodes(page: str) -> None:
    found = annotations(page.encode(), options=ReadOptions(media_type="html"))
    check(found, body_text(page), "https://port.example/ferry")
    exact = {selectors(t)[0]["exact"] for a in found for t in targets(a)}
    assert {"Anna\u00a0Keller", "Tomas Riha", "Ostburg"} <= exact


def test_all_pages_were_tried() -> None:
    assert len(PAGES) == 6


def test_an_example_page() -> None:
    path = EXAMPLES / "harbour-visit.html"
    check(annotations(path), body_text(path.read_text("utf-8")), "https://www.harwickport.example/news/tidal-gate-visit")


def test_plain_text_counts_in_itself() -> None:
    path = EXAMPLES / "phone-call.txt"
    found = annotations(path, settings=Settings(url="https://www.example.org/news/call"))
    check(found, path.read_text("utf-8"), "https://www.example.org/news/call")


def test_a_byte_order_mark_is_not_counted() -> None:
    path = EXAMPLES / "phone-call.txt"
    found = annotations(b"\xef\xbb\xbf" + path.read_bytes(), settings=Settings(url="https://www.example.org/news/call"))
    check(found, path.read_text("utf-8"), "https://www.example.org/news/call")


def test_markdown_has_quotations_without_marks_and_no_positions() -> None:
    text = "# Ferry opens\n\nOSTBURG, 3 May 2021 - Minister **Anna** Keller opened the ferry in *Ostburg* on Monday.\n"
    found = annotations(text.encode(), options=ReadOptions(media_type="markdown", name="note.md"))
    quotes = [s for a in found for t in targets(a) for s in t["selector"]]
    assert quotes and all(set(q) == {"type", "exact"} and "*" not in q["exact"] for q in quotes)


def test_things_are_identified_and_statements_described() -> None:
    found = annotations(EXAMPLES / "phone-call.txt")
    by_motivation = {a["motivation"] for a in found}
    assert by_motivation == {"identifying", "describing"}
    ann = next(
        a for a in found if a["motivation"] == "identifying" and targets(a)[0]["selector"][0]["exact"] == "Dinara Ashgirova"
    )
    assert [b.get("source", b.get("value")) for b in ann["body"]][1:] == ["person"]
    assert ann["body"][0]["source"].endswith("#person-dinara-ashgirova")
    said = [a["body"][0]["value"] for a in found if a["motivation"] == "describing"]
    assert "Dinara Ashgirova: job title: Minister of Foreign Affairs of Kazakhstan (confidence 0.93)" in said


def test_without_an_address_the_source_is_the_digest_and_a_finding_says_so() -> None:
    done = convert(EXAMPLES / "phone-call.txt", to="annotations", validate=False)
    assert "annotations-no-address" in {f.code for f in done.findings}
    assert all(t["source"].startswith("urn:sha256:") for a in json.loads(done.text) for t in targets(a))
    settings = Settings(url="https://www.example.org/news/call")
    again = convert(EXAMPLES / "phone-call.txt", to="annotations", validate=False, settings=settings)
    assert "annotations-no-address" not in {f.code for f in again.findings}


def test_the_text_around_quotations_of_omitted_persons_is_hidden() -> None:
    settings = Settings(omit="Dinara Ashgirova")
    text = convert(EXAMPLES / "phone-call.txt", to="annotations", validate=False, settings=settings).text
    assert "Ashgirova" not in text and "Karmenu" in text
    assert '"prefix"' not in text and '"TextPositionSelector"' in text


def test_a_description_without_its_document_has_quotations_only() -> None:
    known = understand(EXAMPLES / "phone-call.txt").description
    far = replace(known, source=replace(known.source, name="elsewhere/none.txt"))
    found = json.loads(convert(far, to="annotations", validate=False).text)
    assert {s["type"] for a in found for t in targets(a) for s in t["selector"]} == {"TextQuoteSelector"}


def test_it_is_json_ld_in_the_words_of_the_model() -> None:
    """No term is used that `anno.jsonld` does not have, and the terms have the form that it gives them."""
    found = annotations(EXAMPLES / "harbour-visit.html")
    assert {key for a in found for key in a} == {"@context", "id", "type", "motivation", "body", "target"}
    bodies = [b for a in found for b in a["body"]]
    assert {b["type"] for b in bodies} == {"SpecificResource", "TextualBody"}
    assert {b["purpose"] for b in bodies} == {"identifying", "tagging", "describing"}
    assert {key for b in bodies for key in b} == {"type", "purpose", "source", "value", "format", "language"}


def test_the_same_bytes_every_time() -> None:
    page = PAGES["plain"].encode()
    assert convert(page, to="annotations").text == convert(page, to="annotations").text
