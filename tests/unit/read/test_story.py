"""Only this story is read: other news, menus, credits, bylines and captions stay out."""

from __future__ import annotations

import pytest

from linkeddata.dates.find import find_dates
from linkeddata.read import read_bytes
from linkeddata.understand.recognize.sentences import prose as sentences
from linkeddata.values.document import BlockKind

STORY = "Harbour master Edda Rask opened the new slipway in Lunne on Monday."
MORE = "She thanked the crews who had worked through the winter."
OTHER = "Treasurer Olaf Brim met the auditors in Skarnes last week."


def read(text, name):
    return read_bytes(text.encode(), name=name)


def prose(document):
    """The text that is read for names and events."""
    return "\n".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)


def page(body):
    return f"<!doctype html><html lang=en><head><title>Slipway opened</title></head><body>{body}</body></html>"


CARD = f"<h3><a href=/n2>Auditors in town</a></h3><p>{OTHER}</p><p>3 June 2024 <a href=/n2>Read more</a></p>"
LEAD = f"<h1>Slipway opened</h1><p>6 May 2025</p><p>{STORY}</p>"
IN_HTML = {
    "heading after the article": f"<main><article>{LEAD}</article><h2>More stories</h2>{CARD}</main>",
    "heading in the same container": f"<div id=content>{LEAD}<h2>Latest stories</h2>{CARD}</div>",
    "plain titles as headings": f"<div>{LEAD}<h2>Read next</h2><ul><li><h4>Brim is elected</h4><p>3 June 2024</p></li></ul></div>",
    "cards without a heading": f"<main><article>{LEAD}</article><div><div>{CARD}</div><div>{CARD}</div></div></main>",
    "cards that are articles": f"<main><article>{LEAD}</article><article>{CARD}</article><article>{CARD}</article></main>",
    "cards within the article": f"<article>{LEAD}<article>{CARD}</article></article>",
    "class": f"<div>{LEAD}<div class='c-teaser-list'>{CARD}</div></div>",
    "class in camel case": f"<div>{LEAD}<section class='relatedStories'>{CARD}</section></div>",
    "id": f"<div>{LEAD}<div id='you-may-also-like'>{CARD}</div></div>",
    "aria-label": f"<div>{LEAD}<section aria-label='More from the harbour'>{CARD}</section></div>",
    "aria-labelledby": f"<div>{LEAD}<section aria-labelledby=t><h2 id=t>What to read next</h2>{CARD}</section></div>",
    "before the story": f"<main><div class=latest-news><h2>Latest news</h2>{CARD}</div><article>{LEAD}</article></main>",
    "long cards": f"<div>{LEAD}<div class='latest-news'>{CARD}<p>{OTHER} {OTHER} {OTHER} {OTHER}</p></div></div>",
    "a bold line": f"<div>{LEAD}<p><strong>You might be interested in:</strong></p>{CARD}</div>",
    "heading in a wrapper": f"<div>{LEAD}<div><div><h2>Other news</h2></div><div>{CARD}</div></div></div>",
    "definition list": f"<div>{LEAD}<h2>In other news</h2><dl><dt><a href=/n2>Auditors</a></dt><dd>{OTHER}</dd></dl></div>",
}


@pytest.mark.parametrize("body", IN_HTML.values(), ids=IN_HTML)
def test_other_news_of_a_page_is_not_read(body):
    document = read(page(body), "page.html")
    assert STORY in prose(document)
    assert "Brim" not in prose(document)
    assert document.value("headline") == "Slipway opened"


IN_MARKDOWN = {
    "heading": f"## Related news\n\n### [Auditors in town](/n2)\n\n{OTHER}\n\n3 June 2024",
    "list": f"### You may also like\n\n- [Auditors](/n2): {OTHER}\n- [Brim elected](/n3)",
    "bold line": f"**Read next**\n\n[Auditors in town](/n2)\n\n{OTHER}",
    "underlined": f"More news\n---------\n\n* Brim elected treasurer\n* {OTHER}",
    "html block": f'<div class="related-posts">\n\n### Auditors in town\n\n{OTHER}\n\n</div>',
    "fenced block": f"::: {{.related-news}}\n### Auditors in town\n\n{OTHER}\n:::",
    "after a credit": f"Photo: Tor Falk\n\n**More stories**\n\n[Auditors in town](/n2), 3 June\n\n{OTHER}",
    "subheadings": f"# Latest stories\n\n## Auditors in town\n\n{OTHER}\n\n## Brim elected\n\n{OTHER}",
}


@pytest.mark.parametrize("tail", IN_MARKDOWN.values(), ids=IN_MARKDOWN)
def test_other_news_below_a_note_is_not_read(tail):
    document = read(f"---\ntitle: Slipway opened\ndate: 2025-05-06\n---\n\n{STORY}\n\n{tail}\n", "note.md")
    assert prose(document) == STORY


IN_TEXT = {
    "heading": f"Related news\n\nAuditors in town\n{OTHER}",
    "capitals": f"MORE NEWS\n\nAuditors in town\n\n{OTHER}\n\nBrim elected\n\n{OTHER}",
    "with a colon": "You may also like:\n- Auditors in town\n- Brim elected treasurer",
    "underlined": f"Latest stories\n==============\n\nAuditors in town\n{OTHER}",
    "with marks": f"*** Read next ***\n\nAuditors in town: {OTHER}",
    "dated": f"Other news\n\n3 June 2024\nAuditors in town\n{OTHER}\nRead more",
}


@pytest.mark.parametrize("tail", IN_TEXT.values(), ids=IN_TEXT)
def test_other_news_below_a_text_is_not_read(tail):
    document = read(f"Slipway opened in Lunne\n\nLUNNE, 6 May 2025 - {STORY}\n\n{tail}\n", "note.txt")
    assert "Brim" not in prose(document)
    assert STORY in prose(document)


RESUMED = {
    "links in the middle": page(
        f"<article>{LEAD}<h3>Related news</h3><ul><li><a href=/n2>Brim elected</a></li></ul><p>{MORE}</p></article>"
    ),
    "a box in the middle": page(f"<div>{LEAD}<div><h3>Read next</h3>{CARD}</div><p>{MORE}</p></div>"),
    "a section of its own": page(f"<div>{LEAD}<h2>Related news</h2>{CARD}<h2>About the harbour</h2><p>{MORE}</p></div>"),
    "sections that are articles": page(
        f"<main><h1>Slipway opened</h1><article><p>{STORY}</p></article><article><p>{MORE}</p></article></main>"
    ),
    "the body after the article": page(
        f"<main><article>{LEAD}</article><p>{MORE}</p><p>{MORE} {MORE} {MORE} {MORE}</p></main>"
    ),
    "a class that only sounds so": page(f"<div class='latest'>{LEAD}<p>{MORE}</p></div>"),
    "a summary": page(f"<div>{LEAD}<details><summary>More</summary><p>{MORE}</p></details></div>"),
    "what comes next": page(f"<div>{LEAD}<h2>What's next</h2><p>{MORE}</p></div>"),
    "related to": page(f"<div>{LEAD}<h2>More news from the slipway will follow</h2><p>{MORE}</p></div>"),
}


@pytest.mark.parametrize("text", RESUMED.values(), ids=RESUMED)
def test_the_story_goes_on(text):
    document = read(text, "page.html")
    assert STORY in prose(document)
    assert MORE in prose(document)
    assert "Brim" not in prose(document)


MENUS = {
    "list": "<ul><li><a href=/>News</a></li><li><a href=/o>The Harbour Post</a></li><li><a href=/s>Sport</a></li></ul>",
    "nav": "<nav><a href=/>News</a><a href=/o>The Harbour Post</a></nav>",
    "one line": "<div><a href=/o>Ministry of Harbours</a> <a href=/s>Council of Lunne</a></div>",
    "lines": "<div><a href=/>News</a></div><div><a href=/o>The Harbour Post</a></div><div><a href=/s>Sport</a></div>",
    "breaks": "<p><a href=/>News</a><br><a href=/o>The Harbour Post</a><br><a href=/s>Sport</a></p>",
    "table": "<table><tr><td><a href=/>News</a></td><td><a href=/o>The Harbour Post</a></td></tr></table>",
}


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
def test_a_link_of_a_menu_is_no_publisher(menu):
    assert read(page(f"{menu}<article>{LEAD}</article>"), "page.html").value("publisher") is None


def test_a_masthead_that_links_home_is_the_publisher():
    document = read(page(f"<header><a href=/>Ministry of Harbours</a></header><article>{LEAD}</article>"), "page.html")
    assert document.value("publisher") == "Ministry of Harbours"


POSTED = (
    "6 May 2025 Posted in [Visits](/visits/)",
    "Posted in Visits on 6 May 2025",
    "May 6, 2025 | Filed under: Visits, Meetings",
    "6 May 2025 · Published in Visits by Olaf Brim",
    "Posted on 6 May 2025 by Olaf Brim in Visits",
    "2025-05-06, Category: Visits",
    "Written by Olaf Brim, 6 May 2025, Visits",
)


@pytest.mark.parametrize("line", POSTED)
@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_a_line_with_day_and_category_is_no_prose(line, form):
    if form == "html":
        line = line.replace("[Visits](/visits/)", "<a href=/visits/>Visits</a>")
        text = page(f"<h1>Slipway opened</h1><p>{line}</p><p>{STORY}</p>")
    else:
        line = line if form == "md" else line.replace("[Visits](/visits/)", "Visits")
        text = f"{'# ' if form == 'md' else ''}Slipway opened\n\n{line}\n\n{STORY}\n"
    document = read(text, f"page.{form}")
    assert document.value("published") == "2025-05-06"
    assert STORY in prose(document)
    assert "Visits" not in prose(document)
    assert "Brim" not in prose(document)


CREDITS = {
    "line.md": f"![A slipway](a.jpg)\n*Edda Rask cuts the ribbon. Photo: Olaf Brim*\n\n{STORY}",
    "below the image.md": f"![A slipway](a.jpg)\n\n*Treasurer Olaf Brim cuts the ribbon*\n\n{STORY}",
    "image and words.md": f"![A slipway](a.jpg) Treasurer Olaf Brim cuts the ribbon\n\n{STORY}",
    "tail.md": f"{STORY} (Photo: Olaf Brim)",
    "tail.txt": f"{STORY} Photo: Olaf Brim/Harbour News",
    "courtesy.txt": f"{STORY}\n\nPhoto courtesy of Olaf Brim",
    "pictured.txt": f"{STORY}\n\nPictured (from left): Olaf Brim and Edda Rask",
    "left to right.txt": f"{STORY}\n\nFrom left to right: Olaf Brim, Edda Rask",
    "caption.html": page(
        f"{LEAD}<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>Olaf Brim at the slipway.</p></div>"
    ),
    "figure.html": page(f"{LEAD}<figure><img src=a.jpg><figcaption>Olaf Brim at the slipway.</figcaption></figure>"),
    "credit.html": page(f"{LEAD}<p>{MORE} <span class=photo-credit>Olaf Brim</span></p>"),
    "emphasis below an image.html": page(f"{LEAD}<p><img src=a.jpg><br><em>Olaf Brim at the slipway.</em></p>"),
    "next paragraph.html": page(f"{LEAD}<p><img src=a.jpg></p><p><small>Olaf Brim at the slipway</small></p>"),
    "credit below an image.html": page(f"{LEAD}<div><img src=a.jpg></div><p>Olaf Brim at the slipway. Photo: Tor Falk</p>"),
    "credit below an image.md": f"![A slipway](a.jpg)\nOlaf Brim at the slipway. (Photo: Tor Falk)\n\n{STORY}",
    "byline.html": page(f"<h1>Slipway opened</h1><p class=byline>Olaf Brim, Harbour Office</p><p>{STORY}</p>"),
    "byline.md": f"# Slipway opened\n\n*By Olaf Brim, Harbour Office*\n\n{STORY}",
}


@pytest.mark.parametrize("name", CREDITS)
def test_credits_captions_and_bylines_are_no_prose(name):
    document = read(CREDITS[name], name)
    assert STORY in prose(document)
    assert "Brim" not in prose(document)


def test_a_photograph_in_the_story_is_read():
    words = "The museum bought the photo by Olaf Brim at an auction in Lunne, said its director."
    assert words in prose(read(f"Museum buys picture\n\nLUNNE, 6 May 2025 - {STORY}\n\n{words}\n", "note.txt"))


TEASERS = {
    "class": "<div class=teasers><h3><a href=/n2>Auditors in town</a></h3>{time}<p>Olaf Brim met the auditors.</p></div>",
    "article": "<article><h3><a href=/n2>Auditors in town</a></h3>{time}</article>",
    "heading": "<h2>Related news</h2><ul><li><a href=/n2>Auditors in town</a> {time}</li></ul>",
    "aside": "<aside>{time} <a href=/n2>Auditors in town</a></aside>",
    "footer": "<footer><p>Last week: {time}</p></footer>",
}


@pytest.mark.parametrize("teaser", TEASERS.values(), ids=TEASERS)
@pytest.mark.parametrize(
    "time", ["<time datetime=2024-06-03>3 June 2024</time>", "<time class=published datetime=2024-06-03>3 June</time>"]
)
def test_the_day_of_another_story_is_not_that_of_the_page(teaser, time):
    body = f"<main><article><h1>Slipway opened</h1><p>{STORY}</p></article>{teaser.format(time=time)}</main>"
    assert read(page(body), "page.html").value("published") is None
    own = f"<main><article><h1>Slipway opened</h1><time datetime=2025-05-06>6 May</time><p>{STORY}</p></article>{teaser.format(time=time)}</main>"  # noqa: E501
    assert read(page(own), "page.html").value("published") == "2025-05-06"


@pytest.mark.parametrize("name", ["page.html", "note.md", "note.txt"])
def test_the_day_of_another_story_dates_nothing(name):
    tail = "Related news\n\nAuditors in town\n\nPublished 3 June 2024"
    texts = {
        "page.html": page(
            f"<h1>Slipway opened</h1><p>{STORY}</p><h2>Related news</h2><p>Auditors in town</p><p>Published 3 June 2024</p>"
        ),
        "note.md": f"# Slipway opened\n\n{STORY}\n\n## {tail}\n",
        "note.txt": f"Slipway opened\n\n{STORY}\n\n{tail}\n",
    }
    document = read(texts[name], name)
    assert document.value("published") is None
    assert find_dates(document, sentences(document)) == ()


LONG_NOTE = (
    "Except where noted, the content of this site may be used by everybody who names the harbour board, as its licence says."
)
# Long texts around a story of one short sentence
AROUND = (
    "<footer><h2>Support our work</h2><p>{}</p></footer>",
    '<div class="site-footer"><p>{}</p></div>',
    '<aside class="newsletter"><h2>Subscribe</h2><p>{}</p></aside>',
    '<div class="cookie-banner" role="dialog"><p>{}</p></div>',
    "<nav><p>{}</p></nav>",
)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("place", ["main", "article"])
def test_a_short_story_is_not_lost_among_long_notes(around, place):
    story = (
        f"<{place}><header><h1>Slipway opened</h1></header><div><p>Edda Rask opened the slipway in Lunne.</p></div></{place}>"
    )
    document = read(page(f"<header><h1>Port of Lunne</h1></header>{story}{around.format(LONG_NOTE)}"), "page.html")
    told = [b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE]
    assert "Edda Rask opened the slipway in Lunne." in told
    assert LONG_NOTE not in told and "Port of Lunne" not in told
