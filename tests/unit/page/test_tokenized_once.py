"""The markup of a page is tokenized once, however many look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from commandline import EXAMPLES

from linkeddata.extract import extract
from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import Token, tokens
from linkeddata.page.page_bytes import PageBytes
from linkeddata.read import Page, read_bytes, read_page
from linkeddata.validation import check

DATA = (EXAMPLES / "harbour-visit.html").read_bytes()
BLOCK = '<script type="application/ld+json" data-generator="linkeddata">\n{}</script>'


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text is tokenized."""
    counts = Counter[str]()

    def counting(source: str, **some: Any) -> Iterator[Token]:
        if not some:  # a pass for some of the tags is quick
            counts[source] += 1
        return tokens(source, **some)

    monkeypatch.setattr("linkeddata.html.markup.tokens", counting)
    return counts


def test_read(counted: Counter[str]) -> None:
    read_bytes(DATA, name="page.html")
    assert counted == {DATA.decode(): 1}


def test_read_a_page_that_is_tokenized_already(counted: Counter[str]) -> None:
    page = Page(Markup(DATA.decode()), "page.html", "00")
    assert page.markup.tags
    assert read_page(page).text == read_bytes(DATA, name="page.html").text
    assert counted == {DATA.decode(): 2}


def test_plain_text_is_never_tokenized(counted: Counter[str]) -> None:
    read_bytes(b"Pier opens\n\nThe <b>pier</b> opened in May.", name="note.txt")
    assert not counted


def test_extract(counted: Counter[str]) -> None:
    assert extract(DATA).items
    assert not counted  # all its data stand in scripts and in meta tags


def test_validate(counted: Counter[str]) -> None:
    check(DATA, kind="page", page=True)
    assert counted == {DATA.decode(): 1}


def test_a_block_in_a_page(counted: Counter[str]) -> None:
    page = PageBytes.read(DATA, "page.html")
    assert page.bare() is page
    done = page.with_block(BLOCK)
    assert done.embedded
    assert done.with_block(BLOCK).data == done.data
    assert done.bare().data == DATA
    assert counted == {DATA.decode(): 1, done.text: 1}
