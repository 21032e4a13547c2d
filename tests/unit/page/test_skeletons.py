"""Whatever the page: the block stands where readers look for it, every other byte is as it was, and it can be taken out again."""

from __future__ import annotations

import io
import json
from functools import cache

import html5lib
import pytest
from lxml import etree
from skeletons import EMBEDDED, HEADLINE, SKELETONS, Skeleton
from strategies import sample

from linkeddata.edit.json_form import dumps
from linkeddata.errors import UnreadableError
from linkeddata.page import Embedding, embed, remove
from linkeddata.validation import check

DESCRIPTION = dumps(sample()).encode()
ADDRESSED = dumps(sample("https://news.example/ferry-week#")).encode()
PREFIX = "{http://www.w3.org/1999/xhtml}"
OURS = f".//{PREFIX}script[@data-generator='linkeddata']"

pages = pytest.mark.parametrize("page", SKELETONS.values(), ids=SKELETONS)


def embedded(page: bytes, *, everything: bool = False) -> bytes:
    return embed(page, DESCRIPTION, name="page.html", profile=(), hidden_too=everything).data


@cache
def done(name: str) -> Embedding:
    """Return a skeleton with its block."""
    return embed(SKELETONS[name].data, DESCRIPTION, name="page.html", profile=(), hidden_too=everything(name))


def tree(page: Skeleton, data: bytes) -> etree._Element:
    """Parse as a browser does that runs scripts."""
    text = data[len(page.mark) :].decode(page.encoding)
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml")).parse(io.StringIO(text), scripting=True).getroot()


def everything(name: str) -> bool:
    return name.startswith("frameset")  # frames show no text


def shape(root: etree._Element) -> list[object]:
    """Return tags, attributes, comments and words of a tree in order, without our scripts and white space."""
    found: list[object] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            found.append(("comment", element.text))
        elif element.get("data-generator") != "linkeddata":
            found.append((event, element.tag, *(sorted(element.items()) if event == "start" else ())))
            found += (element.text or "").split() if event == "start" else []
        found += (element.tail or "").split() if event != "start" else []
    return found


def test_there_are_pages_enough() -> None:
    assert len(SKELETONS) >= 87
    assert len(EMBEDDED) == 6


@pages
def test_the_block_is_where_it_should_be_and_nothing_else_changed(page: Skeleton, request: pytest.FixtureRequest) -> None:
    made = done(request.node.callspec.id).data
    text = made[len(page.mark) :].decode(page.encoding)
    start, end = (
        text.index('<script type="application/ld+json" data-generator'),
        text.index("</script>", text.index("data-generator")),
    )
    assert text[:start].endswith(page.before)
    line = "\r\n" if "\r\n" in page.text else "\n" if "\n" in page.text or "\r" not in page.text else "\r"
    inner = text[start:end]
    assert inner.replace(line, "").isprintable()
    rest = (text[:start] + text[end + len("</script>" + line) :]).encode(page.encoding)
    assert page.mark + rest == page.data
    assert text[end:].startswith("</script>" + line)


@pages
def test_embedding_twice_is_embedding_once_and_removing_gives_the_first_page_back(
    page: Skeleton, request: pytest.FixtureRequest
) -> None:
    once = done(request.node.callspec.id).data
    assert once != page.data
    assert embedded(once, everything=everything(request.node.callspec.id)) == once
    assert remove(once) == page.data
    assert remove(page.data) == page.data


@pages
def test_a_parser_finds_the_block_and_all_else_as_before(page: Skeleton, request: pytest.FixtureRequest) -> None:
    made = done(request.node.callspec.id).data
    root = tree(page, made)
    (script,) = root.findall(OURS)
    if request.node.callspec.id != "template-in-head":  # html5lib knows no template; Chromium does
        assert PREFIX + page.parent in [element.tag for element in script.iterancestors()]
    data = json.loads(script.text)
    assert data["@context"] in ("https://schema.org", "http://schema.org")
    assert data["@type"] == "WebPage" or data.get("headline", HEADLINE) == HEADLINE
    assert data["about"]
    assert "Ingrid Sørbø" in json.dumps(data, ensure_ascii=False)
    assert shape(root) == shape(tree(page, page.data))


@pytest.mark.parametrize("name", [name for name, page in SKELETONS.items() if page.xml])
def test_xhtml_stays_well_formed_and_says_the_same_to_a_parser_of_xml(name: str) -> None:
    page, made = SKELETONS[name], done(name).data
    script = etree.fromstring(made).find(OURS)
    assert json.loads(script.text) == json.loads(tree(page, made).find(OURS).text)
    assert (
        "CDATA"
        not in made[made.index("data-generator".encode(page.encoding)) :].decode(page.encoding).partition("</script>")[0]
    )


@pages
def test_what_is_told_of_the_page(page: Skeleton, request: pytest.FixtureRequest) -> None:
    findings = done(request.node.callspec.id).findings
    told = {f.code for f in findings} - {"not-shown", "encoding-mismatch", "bad-date"}
    assert told == page.findings
    assert {f.source for f in findings if f.code in page.findings} <= {"page.html"}
    assert all(f.line for f in findings if f.code in ("second-article", "broken-json-ld"))


@pytest.mark.parametrize(("page", "bare"), EMBEDDED.values(), ids=EMBEDDED)
def test_earlier_blocks_of_ours_are_replaced(page: str, bare: str) -> None:
    for line in ("\n", "\r\n", "\r"):
        first, without = (text.replace("\n", line).encode() for text in (page, bare))
        assert remove(first) == without
        made = embedded(first)
        assert made.count(b'data-generator="linkeddata"') == 1
        assert b"#old" not in made
        assert remove(made) == without
        assert embedded(made) == made


def checked(data: bytes) -> set[tuple[str, str | None, str | None]]:
    """Return what `validate --page` tells of a page."""
    try:
        return {(f.code, f.node, f.property) for f in check(data, kind="page", page=True).findings}
    except UnreadableError:  # no JSON-LD
        return set()


# Frames show no text, so what is embedded on request is reported.
SHOWN = [name for name in SKELETONS if not everything(name)]


@pytest.mark.parametrize("name", SHOWN)
def test_validate_finds_nothing_that_it_did_not_find_before(name: str) -> None:
    assert checked(done(name).data) <= checked(SKELETONS[name].data)


def test_names_that_the_page_has_are_used() -> None:
    made = embed(SKELETONS["wordpress"].data, ADDRESSED, profile=())
    block = json.loads(made.block.partition("\n")[2].removesuffix("</script>"))
    text = json.dumps(block)
    assert block["publisher"] == {"@id": "https://news.example/#organization", "alternateName": "LFO"}  # which it does not say
    assert block["isPartOf"] == "https://news.example/ferry-week/"
    assert block["mainEntityOfPage"] == "https://news.example/ferry-week/"
    assert "Lindo Ferry Office" not in text
    assert '"worksFor": {"@id": "https://news.example/#organization"' in text
