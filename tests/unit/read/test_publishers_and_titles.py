"""Who publishes a release, and which line is its title, on pages of all ages."""

from __future__ import annotations

import pytest

from linkeddata.read import read_bytes
from linkeddata.values.document import BlockKind, Document

STORY = "Mayor Ada Byrne opened the new quay in Lunne on Monday with the harbour board."


def _page(body: str, title: str = "Quay") -> Document:
    markup = f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
    return read_bytes(markup.encode(), name="page.html")


def _read(text: str, name: str = "release.txt") -> Document:
    return read_bytes(text.encode(), name=name)


FROM = {
    "definition-list": _page(
        f"<h1>New quay opens</h1><dl><dt>From:</dt><dd><a href='/d'>Department for Ports</a></dd></dl><p>{STORY}</p>"
    ),
    "below-the-lead": _page(
        f"<h1>New quay opens</h1><p>It cost two million.</p><p>Issued by:</p><p>Lunne Port Authority</p><p>{STORY}</p>"
    ),
    "minister-too": _page(
        f"<h1>New quay opens</h1><dl><dt>From:</dt><dd><a>Department for Ports</a> and <a>The Rt Hon Li Wen</a></dd></dl><p>{STORY}</p>"
    ),
    "source-at-the-end": _read(
        f"New quay opens\n\nLUNNE, Jan. 9, 2023 /PressWire/ -- {STORY}\n\nSOURCE Lunne Port Authority\n"
    ),
    "source-with-colon": _read(f"New quay opens\n\nLUNNE, 9 January 2023 - {STORY}\n\nSOURCE: Lunne Port Authority\n"),
}
WANTED = [
    "Department for Ports",
    "Lunne Port Authority",
    "Department for Ports",
    "Lunne Port Authority",
    "Lunne Port Authority",
]


@pytest.mark.parametrize(("document", "publisher"), zip(FROM.values(), WANTED, strict=True), ids=list(FROM))
def test_a_line_says_from_whom_a_release_is(document: Document, publisher: str) -> None:
    assert document.value("publisher") == publisher


@pytest.mark.parametrize(
    "line",
    [
        "© Crown copyright",
        "Copyright the authors",
        "© 2023 Copyright holders",
        "© the respective owners",
        "© All rights reserved",
    ],
)
def test_who_is_not_named_by_a_copyright_line_is_no_publisher(line: str) -> None:
    assert _page(f"<h1>New quay opens</h1><p>{STORY}</p><footer>{line}</footer>").value("publisher") is None


BOLD = {
    "bold-in-a-table": f"<table><tr><td><a href=a>Home</a></td><td><b>COUNTY OPENS A NEW QUAY</b><p>{STORY}</td></tr></table>",
    "centred": f"<center><font size=+2><b>County opens a new quay</b></font></center><p>{STORY}",
    "strong-paragraph": f"<p><strong>County opens a new quay</strong></p><p>{STORY}</p>",
    "below-a-label": f"<p><b>PRESS RELEASE</b></p><p><b>County opens a new quay</b></p><p>{STORY}</p>",
    "below-the-day": f"<p><b>9 January 1998</b></p><p><b>County opens a new quay</b></p><p>{STORY}</p>",
}


@pytest.mark.parametrize("body", BOLD.values(), ids=list(BOLD))
def test_a_bold_line_is_the_title_of_a_page_without_headings(body: str) -> None:
    assert (_page(body, "Press Release").value("headline") or "").casefold().startswith("county opens a new quay")


SITE = {
    "class": '<div><h1 class="site-title">Lunne Port</h1></div><h2>County opens a new quay</h2>',
    "link": '<div id="top"><h1 class="logo"><a href="/">Lunne Port</a></h1></div><h1>County opens a new quay</h1>',
    "branding": '<h1 class="site-branding">Lunne Port</h1><h2 class="title">County opens a new quay</h2>',
    "id": '<h1 id="blog-title">Lunne Port</h1><h2>County opens a new quay</h2>',
    "name": '<h1 class="header site-name">Lunne Port</h1><h1 class="page-title">County opens a new quay</h1>',
}


@pytest.mark.parametrize("top", SITE.values(), ids=list(SITE))
def test_the_name_of_the_site_is_no_headline(top: str) -> None:
    assert _page(f"{top}<p>{STORY}</p>", "Lunne Port").value("headline") == "County opens a new quay"


LABELLED = {
    "definition-list": "<dl><dt>Date of issue</dt><dd>7 March 2023</dd><dt>Review date</dt><dd>7 March 2024</dd></dl>",
    "paragraphs": "<p>Published</p><p>7 March 2023</p><p>Last updated</p><p>9 March 2023</p>",
    "colon": "<p>Release date:</p><p>7 March 2023</p><p>Expiry date:</p><p>7 March 2025</p>",
    "divs": "<div>Posted on</div><div>7 March 2023</div><div>Event date</div><div>1 April 2023</div>",
    "other-first": "<dl><dt>Event date</dt><dd>1 April 2023</dd><dt>Publication date</dt><dd>7 March 2023</dd></dl>",
}


@pytest.mark.parametrize("facts", LABELLED.values(), ids=list(LABELLED))
def test_the_label_above_tells_the_day_of_publication(facts: str) -> None:
    assert _page(f"<h1>Council approves new quay</h1>{facts}<p>{STORY}</p>").value("published") == "2023-03-07"


BEFORE = {
    "ticker": "<div class=ticker>Next match: Lunne Rovers v Kesh Town, Saturday 3 September 2022, 15:00</div>",
    "alert": "<p>The harbour road is closed on 3 September 2022, says Captain Li Wen.</p>",
    "promo": "<div><b>Buy tickets for the gala with Abal Roth on 3 September 2022</b></div>",
    "weather": "<p>Today in Lunne: rain. Forecast by Abal Roth.</p>",
    "list": "<ul><li>Abal Roth opens fair on 3 September 2022</li><li>Sale on now</li></ul>",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=list(BEFORE))
def test_what_stands_before_the_article_is_not_its_story(before: str) -> None:
    document = _page(f"{before}<article><h1>County opens a new quay</h1><p>{STORY}</p></article>")
    read = " ".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    assert "Abal Roth" not in read
    assert "September" not in read
    assert "Ada Byrne" in read


CONTACTS = {
    "wire": "Media Contact:\nLi Wen\nLunne Port Authority\nlw@port.example\n",
    "office": "Press contact\nLi Wen\nHead of Communications\n+44 1632 960 111\n",
    "short": "Contact:\nLi Wen, press officer\nlw@port.example\n",
    "two": "Media enquiries:\nLi Wen\nlw@port.example\nAbal Roth\nar@port.example\n",
    "more": "For more information\nLi Wen\nPress Office\nPort of Lunne\nTel: 01632 960 111\n",
}


@pytest.mark.parametrize("contact", CONTACTS.values(), ids=list(CONTACTS))
def test_a_contact_below_the_release_is_furniture(contact: str) -> None:
    document = _read(f"New quay opens\n\nLUNNE, 9 January 2023 - {STORY}\n\n{contact}")
    read = " ".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    assert "Li Wen" not in read
    assert "Abal Roth" not in read


BYLINES = [
    "12 June 2021 | Lunne | *Words: Ada Byrne · Pictures: Li Wen*",
    "12 June 2021 | Words by Ada Byrne",
    "12 June 2021 · Text: Ada Byrne · Photos: Li Wen",
    "12 June 2021 – Story by Ada Byrne",
    "12 June 2021 | Story: Ada Byrne | Edited by Li Wen",
]


@pytest.mark.parametrize("line", BYLINES)
def test_whose_words_they_are_is_the_author(line: str) -> None:
    document = _read(
        f"# Seabird centre opens\n\n{line}\n\nThe centre in Lunne hatched its first puffin on Thursday.\n", "post.md"
    )
    assert [a.name.value for a in document.authors] == ["Ada Byrne"]
    assert document.value("published") == "2021-06-12"


SECTIONS = {
    "news": "<h1>News</h1><h2>County opens a new quay</h2>",
    "press-release": "<h1>Press release</h1><h2>County opens a new quay</h2>",
    "latest": "<h1>Latest news</h1><div><h3>County opens a new quay</h3></div>",
    "newsroom": "<h1>Press Room</h1><h2>County opens a new quay</h2>",
    "statement": "<h1>Statement</h1><h2>County opens a new quay</h2>",
}


@pytest.mark.parametrize("top", SECTIONS.values(), ids=list(SECTIONS))
def test_the_name_of_a_section_is_no_headline_beside_a_heading(top: str) -> None:
    assert _page(f"{top}<p>{STORY}</p>", "Port - News").value("headline") == "County opens a new quay"


def test_a_label_alone_stays_the_headline() -> None:
    assert _page(f"<h1>Statement</h1><p>{STORY}</p>", "Statement").value("headline") == "Statement"


OTHER_TIMES = {
    "start": '<time itemprop="startDate" datetime="2023-05-04">4 May</time>',
    "end": '<time itemprop="endDate" datetime="2023-05-04">4 May</time>',
    "rdfa": '<time property="schema:startDate" datetime="2023-05-04">4 May</time>',
    "class": '<time class="event-date" datetime="2023-05-04">4 May</time>',
    "expiry": '<time class="expires" datetime="2023-05-04">4 May</time>',
}


@pytest.mark.parametrize("time", OTHER_TIMES.values(), ids=list(OTHER_TIMES))
def test_the_time_of_an_event_is_not_that_of_the_page(time: str) -> None:
    document = _page(f"<h1>County opens a new quay</h1><div>{time}</div><p>Published: 20 March 2023</p><p>{STORY}</p>")
    assert document.value("published") == "2023-03-20"


BIOGRAPHIES = {
    "class": '<div class="author-bio"><p>Abal Roth writes about ports. He was born in Kesh in 1970.</p></div>',
    "heading": "<h3>About the author</h3><p>Abal Roth writes about ports. He was born in Kesh in 1970.</p>",
    "box": '<div class="c-author-box"><h4>Abal Roth</h4><p>Abal Roth writes about ports. He was born in Kesh in 1970.</p></div>',
    "several": "<h2>About the authors</h2><p>Abal Roth writes about ports. Ona Prat was born in Kesh in 1970.</p>",
    "id": '<section id="about-the-author"><p>Abal Roth writes about ports. He was born in Kesh in 1970.</p></section>',
}


@pytest.mark.parametrize("life", BIOGRAPHIES.values(), ids=list(BIOGRAPHIES))
def test_the_life_of_the_author_is_not_the_story(life: str) -> None:
    document = _page(
        f"<h1>County opens a new quay</h1><p>{STORY}</p><p>The quay cost two million and took three years to build.</p>{life}"
    )
    read = " ".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    assert "Abal Roth" not in read
    assert "two million" in read


NOTES = [
    "[^1]: Photo by Li Wen.",
    "[1] Photo: Li Wen",
    "* Photo by Li Wen",
    "† Photograph: Li Wen",
    "[^credit]: Image courtesy of Li Wen",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_credit_in_a_note_is_furniture(note: str) -> None:
    document = _read(f"# County opens a new quay\n\n{STORY}\n\nThe quay cost two million.\n\n{note}\n", "post.md")
    read = " ".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    assert "Li Wen" not in read
