"""One reading of HTML: every command agrees on what is markup, and none prints half a tag."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commandline import run

SCRIPT = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Opening",'
    '"startDate":"2021-05-03","location":{"@type":"Place","name":"Ostburg"}}</script>'
)
STORY = "<p>OSTBURG, 3 May 2021 - Minister Ida Brandt opened the new ferry in Ostburg on Monday.</p>"

# What a page has besides headline, story and script → whether a browser shows the story and finds the script.
PAGES = {
    "comment-that-ends-with-a-bang": (f"<body><!-- main --!><h1>Ferry opens</h1>{STORY}{SCRIPT}", True, True),
    "comment-that-ends-at-once": (f"<body><!--><h1>Ferry opens</h1>{STORY}{SCRIPT}<!-- end -->", True, True),
    "comment-that-ends-with-a-dash": (f"<body><!---><h1>Ferry opens</h1>{STORY}{SCRIPT}", True, True),
    "end-tag-without-a-letter": (f"<body></<p a='><h1>Ferry opens</h1>{STORY}{SCRIPT}<i title='x'>", True, True),
    "tag-cut-off-at-the-end": (f'<body><h1>Ferry opens</h1>{STORY}{SCRIPT}<p a="><script>', True, True),
    "script-behind-plaintext": (f"<body><h1>Ferry opens</h1>{STORY}<plaintext>{SCRIPT}", True, False),
    "script-in-a-comment-with-a-bang": (f"<body><h1>Ferry opens</h1>{STORY}<!-- {SCRIPT} --!>", True, False),
    "script-in-a-tag-cut-off": (f"<body><h1>Ferry opens</h1>{STORY}<p a='>{SCRIPT}", True, False),
    "all-in-a-comment-with-a-dash": (f"<body><!--- >{STORY}{SCRIPT}", False, False),
    "script-behind-a-section-that-is-none": (f"<body><h1>Ferry opens</h1>{STORY}<![CDATA[ > {SCRIPT} ]]>", True, True),
    "title-in-a-picture": (f"<body><svg><title/></svg><h1>Ferry opens</h1>{STORY}{SCRIPT}", True, True),
}


@pytest.mark.parametrize(("page", "story", "script"), PAGES.values(), ids=PAGES)
def test_describe_validate_and_extract_agree(page: str, story: bool, script: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    described = run("describe", path)
    extracted = run("extract", path, "--syntax", "json-ld")
    checked = run("validate", path, "--page", "--format", "json")
    assert (described.code == 0) is ("Ida Brandt" in described.text) is story
    assert ([item["name"] for item in json.loads(extracted.text or "[]")] == ["Opening"]) is script
    assert (checked.code != 3) is script
    assert "not-on-page" not in checked.text


def test_a_date_that_only_a_comment_holds_is_not_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<body><!-- {STORY} --!><p>Ferry opens in Ostburg</p>{SCRIPT}", "utf-8")
    found = json.loads(run("validate", path, "--page", "--format", "json").text)
    assert [f["value"] for f in findings(found) if f["code"] == "not-on-page"] == ["2021-05-03"]


def findings(report: object) -> list[dict[str, str]]:
    """Return the findings of a JSON report, wherever they are in it."""
    if isinstance(report, list):
        return [f for part in report for f in findings(part)]
    if not isinstance(report, dict):
        return []
    return [report] if "code" in report and "message" in report else [f for part in report.values() for f in findings(part)]


# Markup between "opened" and "the fair" → words of it that nobody may see.
HALF_TAGS = {
    "greater-than-in-double-quotes": ('<a href="/fair" title="Fair > programme">', "programme"),
    "greater-than-in-single-quotes": ("<a title='Fair \"> programme' href=/fair>", "programme"),
    "greater-than-in-two-values": ('<a title="Fair >> programme" data-x="1 > zero">', "programme|zero"),
    "less-than-in-a-value": ('<a title="Fair < programme" rel="next">', "programme|next"),
    "greater-than-in-a-comment": ("<!-- fair > programme --><a>", "programme|--"),
    "comment-that-ends-with-a-bang": ("<!-- <b> fair > programme --!><a>", "programme|--"),
    "script": ("<script>if (1 > 0) { programme() }</script><a>", "programme"),
}


@pytest.mark.parametrize(("markup", "hidden"), HALF_TAGS.values(), ids=HALF_TAGS)
def test_no_command_prints_half_a_tag(markup: str, hidden: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    story = f"Mayor Ann Berg opened {markup}the fair</a> in Harwick on Monday."
    path.write_text(f"<h1>Fair opens in Harwick</h1><p>HARWICK, 3 May 2021 - {story}</p>", "utf-8")
    described = " ".join(run("describe", path).text.split())
    assert "“Mayor Ann Berg opened the fair in Harwick on Monday.”" in described
    assert not re.search(hidden, described)
    written = run("convert", path, "--to", "html").text
    shown = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", written)
    assert "the fair" in shown
    assert not re.search(hidden.removesuffix("|--"), re.sub(r"<[a-z/][^<]*?>", " ", shown))


# Each holds the name of a person in an event who has no public role; "NAME" stands for it.
NAMES = {
    "greater-than-in-a-value": 'Milan <b title="x > y">Dvorak</b>',
    "greater-than-in-single-quotes": "Milan <b title='\"> y'>Dvorak</b>",
    "comment": "Milan <!-- a > b --!>Dvorak",
    "quoted-less-than": 'Milan <b title="a < b">Dvorak</b>',
    "reference": "Milan <i>D&#118;orak</i>",
    "bogus-comment": "Milan </'a>Dvorak",
}


@pytest.mark.parametrize("written", NAMES.values(), ids=NAMES)
def test_a_name_across_markup_is_left_out(written: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<title>Police arrest {written}</title><h1>Police arrest {written} after warehouse fire in Ostburg</h1>"
        f"<p>OSTBURG, 3 May 2021 - Police in Ostburg arrested {written} on Monday.</p>"
        f"<p>The trial of {written} will open in Porto Lindo on 9 June 2021.</p>",
        "utf-8",
    )
    whole = run("convert", path, "--to", "trig")
    assert "Dvorak" in whole.text
    for form in ("jsonld", "trig", "html"):
        done = run("convert", path, "--omit", "private", "--to", form)
        assert done.code == 0
        assert "Ostburg" in done.text
        for name in ("Milan", "Dvorak", "D&#118;orak"):
            assert name not in done.text
            assert name not in done.err
