# ruff: noqa: E501 (lines of markup, as they are written)
"""Pages of many makers with their own reading: `embed` adds no finding, and `remove` gives the page back."""

from __future__ import annotations

import pytest

from linkeddata.errors import UnreadableError
from linkeddata.page import embed, remove
from linkeddata.validation import check

STORY = "<p>Minister of Ports Ada Byrne opened the new quay in Lunne on Monday. Captain Li Wen of the Lunne Port Authority thanked her.</p>"
TITLE = "<h1>Minister opens new quay</h1>"
ARTICLE = f"{TITLE}<p>10 May 2021</p>{STORY}"
AUTHORITY = '"@type": "GovernmentOrganization", "name": "Lunne Port Authority", "url": "https://port.example/"'


def _page(body: str, head: str = "", lang: str = "en") -> str:
    return f'<!doctype html>\n<html lang="{lang}">\n<head>\n<title>Minister opens new quay</title>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>\n'


PAGES = {
    "day-only-in-microdata": _page(
        '<article itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="2021-05-10">'
        f'<h1 itemprop="headline">Minister opens new quay</h1><div itemprop="articleBody">{STORY}</div></article>'
    ),
    "day-only-in-open-graph": _page(
        TITLE + STORY, '<meta property="article:published_time" content="2021-05-10T09:00:00+02:00">\n'
    ),
    "day-only-in-json-ld": _page(
        TITLE + STORY,
        _script(
            '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Minister opens new quay", "datePublished": "2021-05-10"}'
        ),
    ),
    "http-organization": _page(ARTICLE, _script(f'{{"@context": "http://schema.org", {AUTHORITY}}}')),
    "aria-hidden": _page(f'<div id="page" aria-hidden="true"><main>{ARTICLE}</main></div><div role="dialog">Cookies</div>'),
    "two-languages": _page(
        f'<div lang="de"><p>Die Ministerin war am Montag da.</p></div><div lang="en">{ARTICLE}</div>', lang="de"
    ),
    "related": _page(f"<article>{ARTICLE}</article><h2>More news</h2><p>Abal Roth met Ona Prat in Kesh on 3 May 2021.</p>"),
    "moved-online": _page(f"{ARTICLE}<p>The Quay Forum, planned for Kesh on 4 June 2021, will now be held online.</p>"),
    "moved-elsewhere": _page(f"{ARTICLE}<p>The Quay Forum on 4 June 2021 has been moved from Kesh to Lunne.</p>"),
    "ends-by-second-verb": _page(f"{ARTICLE}<p>The Quay Fair opens in Lunne on 4 June 2021 and runs until 8 June 2021.</p>"),
    "postponed": _page(f"{ARTICLE}<p>The Quay Fair in Kesh on 4 June 2021 has been postponed until further notice.</p>"),
    "zones": _page(f"{ARTICLE}<p>The Quay Forum begins in Kesh on 4 June 2021 at 14:30 UTC.</p>"),
    "front-matter": f"---  \ntitle: Minister opens new quay\ndate: 2021-05-10 23:30:00 -0500\nauthor: Jo Ek\n---\n{STORY}\n",
    "front-matter-toml": f'+++\ntitle = "Minister opens new quay"\ndate = 2021-05-10\nauthors = ["Jo Ek", "Ona Prat"]\n+++\n{ARTICLE}\n',
    "front-matter-json": f'{{\n"title": "Minister opens new quay",\n"date": "2021-05-10"\n}}\n{ARTICLE}\n',
    "capitals": _page(f"{TITLE}<p>10 May 2021</p>{STORY.replace('<p>', '<p>LUNNE, May 10, 2021 - ')}"),
    "nineties": "<HTML><HEAD><TITLE>News</TITLE></HEAD><BODY><TABLE><TR><TD><A HREF=a>Home</A></TD><TD><B>MINISTER OPENS NEW QUAY</B>"
    f"<P>May 10, 1999{STORY}</TD></TR></TABLE></BODY></HTML>\n",
    "byline": _page(
        f'{TITLE}<p class="byline">By <a rel="author" href="/jo">Jo Ek</a>, Press Officer</p><time datetime="2021-05-10">10 May 2021</time>{STORY}'
    ),
    "last-year": _page(f"{ARTICLE}<p>The Quay Fair was held in Kesh last year. It opened the following day.</p>"),
    "brackets": _page(
        f"{ARTICLE}<p>Ona Prat, Permanent Secretary (Ports), met Clerk (Acting) Abal Roth in Kesh on Friday.</p>"
    ),
}


def _found(data: bytes) -> set[tuple[str, str | None, str | None]]:
    try:
        return {(f.code, f.node, f.property) for f in check(data, kind="page", page=True).findings}
    except UnreadableError:  # no JSON-LD
        return set()


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_embed_adds_no_finding_and_remove_gives_the_page_back(page: str) -> None:
    data = page.encode()
    made = embed(data, name="page.html", profile=()).data
    assert made != data
    assert _found(made) <= _found(data)
    assert remove(made) == data


def test_pages_counted() -> None:
    assert len(PAGES) == 20
