"""Pages without Microdata and RDFa are not read as a tree; a page with either always is."""

from __future__ import annotations

import pytest

from linkeddata.extract import attributes
from linkeddata.html.markup import Markup

BASE = "https://ferry.example/trips"


@pytest.mark.parametrize(
    "page",
    [
        "<p>All about us: itemscope, typeof, vocab, property=name, rel=license</p>",
        '<script type="application/ld+json">{"about": "itemscope typeof"}</script>',
        '<meta property="og:title" content="Ferry"><META PROPERTY="article:tag og:type" CONTENT="About">',
        '<link rel="stylesheet" href="/about.css"><a rel="nofollow noopener" href="/resource:1">a</a>',
        "<!-- <p itemscope typeof=a> --><p title='<b itemscope typeof=a>' data-about=c data-typeof=d>",
        "<template><p itemscope itemtype='https://schema.org/Event' typeof='schema:Event'></p></template>",
    ],
)
def test_no_tree_without_data_in_attributes(page):
    markup = Markup(page)
    assert attributes.microdata(markup, BASE) == attributes.rdfa(markup, BASE) == ([], [])
    assert "tokens" not in markup.__dict__


@pytest.mark.parametrize(
    "page",
    [
        "<div class='a'ITEMSCOPE itemtype='https://schema.org/Trip'><b itemprop=name>Ferry</b></div>",
        "<p/itemscope/itemtype=https://schema.org/Trip>",
    ],
)
def test_microdata_is_found(page):
    items, _ = attributes.microdata(Markup(page), BASE)
    assert items


@pytest.mark.parametrize(
    "page",
    [
        "<a rel=LICENSE href=/free>free</a>",
        "<a rev='schema:author' href=/me>me</a>",
        "<meta property='og:title schema:name' content=Ferry>",
        "<b property='og:title'>Ferry</b>",
        "<p TypeOf='schema:Trip'>",
        "<svg><title property='schema:name'>Ferry</title></svg>",
        "<p vocab='https://schema.org/'><b property=name>Ferry</b>",
    ],
)
def test_rdfa_is_found(page):
    items, _ = attributes.rdfa(Markup(page), BASE)
    assert items
