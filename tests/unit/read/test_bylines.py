"""Authors that visitors see: marked elements and lines, and which source of authors prevails."""

from __future__ import annotations

import json

import pytest

from linkeddata.read import read_bytes
from linkeddata.values.document import Basis, BlockKind

BODY = (
    "The harbour board of Ostmouth said that the new pier, built in three years, would open to ships in the autumn of the year."
)
MORE = (
    "Mayor Ona Prat thanked everybody who had worked on the pier in the three winters, and opened a bottle of cider for them."
)
MIRA, BO = "Mira Lind", "Bo Dahl"


def read(text, name="a.txt"):
    return read_bytes(text.encode(), name=name)


def page(byline, head="", after=""):
    return read(
        f"<!doctype html><html lang=en><head><title>Pier opened</title>{head}</head><body><main><h1>Pier opened</h1>{byline}"
        f"<p>{BODY}</p><p>{MORE}</p>{after}</main></body></html>",
        "a.html",
    )


def names(document):
    return [a.name.value for a in document.authors]


def prose(document):
    return [b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE]


def days(document):
    return [b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.DATE_LINE]


# Lines around the text → authors
LINES = (
    (f"Pier opened\n\nBy Mira Lind\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\nBY MIRA LIND AND BO DAHL\n\n{BODY}\n", ["MIRA LIND", "BO DAHL"]),
    (f"Pier opened\n\nWritten by: Mira Lind, Press Officer\n3 July 2021\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\nAuthor:\nMira Lind\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\nAuthors: Mira Lind; Bo Dahl\n\n{BODY}\n", [MIRA, BO]),
    (f"By Mira Lind\n\nPier opened\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\n3 July 2021 | By Mira Lind\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\nPosted on 3 July 2021 by Mira Lind in Ports\n\n{BODY}\n", [MIRA]),
    (f"Pier opened\n\n{BODY}\n\n{MORE}\n\nBy Mira Lind, Press Officer, Ostmouth Council\n", [MIRA]),
    (f"Pier opened\n\n{BODY}\n\n{MORE}\n\nText: Mira Lind\n", [MIRA]),
    (f"Pier opened\n\nBy the Press Office\n\n{BODY}\n", ["Press Office"]),
    (f"Pier opened\n\nBy Mira Lind\nBy Bo Dahl\n\n{BODY}\n", [MIRA, BO]),
    # no authors
    (f"Pier opened\n\nPublished by Ostmouth Council\n\n{BODY}\n", []),
    (f"Pier opened\n\n{BODY}\n\nBy Tuesday the pier was full.\n\n{MORE}\n", []),
    (f"Pier opened\n\nPhoto by Mira Lind\n\n{BODY}\n", []),
    (f"Pier opened\n\n{BODY}\n\nEdited by Mira Lind\n", []),
    (f"Pier opened\n\n{BODY}\n\n{MORE}\n\nRelated news\nBy Mira Lind\n", []),
    (f"Pier opened by Mira Lind\n\n{BODY}\n", []),
    (f"Pier opened\n\n{BODY} By Mira Lind\n", []),
)


@pytest.mark.parametrize(("text", "expected"), LINES, ids=range(len(LINES)))
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines(text, expected, name):
    document = read(text, name)
    assert names(document) == expected
    for author in document.authors:
        assert author.name.basis is Basis.TEXT
        assert author.name.span.of(document.text) == author.name.value
        assert not any(author.name.value in line for line in prose(document))


def test_the_day_beside_a_byline_stays_a_date_line():
    document = read(f"Pier opened\n\n3 July 2021 | By Mira Lind\n\n{BODY}\n")
    assert days(document) == ["3 July 2021"]
    assert document.value("published") == "2021-07-03"
    document = read(f"Pier opened\n\nPublished: Saturday 3 July 2021 | By Mira Lind\n\n{BODY}\n")
    assert (days(document), names(document)) == (["Published: Saturday 3 July 2021 |"], [MIRA])


def test_marks_in_markdown():
    assert names(read(f"# Pier opened\n\n*By Mira Lind*\n\n{BODY}\n", "a.md")) == [MIRA]
    assert names(read(f"# Pier opened\n\n**By [Mira Lind](/m) and [Bo Dahl](/b)**\n\n{BODY}\n", "a.md")) == [MIRA, BO]
    assert names(read(f"# Pier opened\n\n_Written by **Mira Lind**_\n\n{BODY}\n", "a.md")) == [MIRA]


OST = "<div class=byline><a href=/m>Mira Lind</a>, Staff Writer, Ost Programme<br>&amp; <a href=/b>Bo Dahl</a>, Editor</div>"
ODILE = '<div itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Odile</b> of the board</div>'
CARD = '<span class="author vcard"><a class="url fn n" href="/m">Mira Lind</a></span>'
# Markup of bylines → authors
MARKUP = (
    ('<p class="byline">By <a rel="author" href="/m">Mira Lind</a></p>', [MIRA]),
    ('<a rel="author nofollow" href="/m">Mira Lind</a>', [MIRA]),
    (OST, [MIRA, BO]),
    ('<p>By <a rel=author href=/m>Mira Lind</a> and <a rel=author href=/b>Bo Dahl</a> on 3 July 2021</p>', [MIRA, BO]),
    ('<span itemprop="author">Mira Lind</span>', [MIRA]),
    (ODILE, ["Odile"]),
    (f'<p class="post-meta">3 July 2021 by {CARD} in Ports</p>', [MIRA]),
    ("<dl><dt>Author</dt><dd>Mira Lind</dd><dt>Published</dt><dd>3 July 2021</dd></dl>", [MIRA]),
    ("<dl><dt>Written by:</dt><dd>Mira Lind and Bo Dahl</dd></dl>", [MIRA, BO]),
    ("<table><tr><th>Author</th><td>Mira Lind</td></tr></table>", [MIRA]),
    ('<ul class="authors"><li>Mira Lind</li><li>Bo Dahl</li></ul>', [MIRA, BO]),
    ('<div class="author-name">Mira&nbsp;Lind</div>', [MIRA]),
    ('<p class="author">Press Office</p>', ["Press Office"]),
    ('<address class="author">By <b>Mira Lind</b></address>', [MIRA]),
    ("<p>By Mira Lind</p>", [MIRA]),
    ('<div class="byline"><span>By Mira Lind</span> <time datetime="2021-07-03">3 July 2021</time></div>', [MIRA]),
    ('<div class="c-article__byline">By <a href=/m>Mira Lind</a></div>', [MIRA]),
    ('<span class="td-post-author-name">Mira Lind</span>', [MIRA]),
    ('<span property="schema:author" typeof="schema:Person"><span property="schema:name">Odile</span></span>', ["Odile"]),
    ("<dl><dt>Author(s)</dt><dd>Mira Lind</dd></dl>", [MIRA]),
    ("<dl><dt>Author:</dt><dd>Mira Lind</dd><dd>Bo Dahl</dd><dt>Date</dt><dd>3 July 2021</dd></dl>", [MIRA, BO]),
    ('<div class=author><img src=a.jpg><b>Mira Lind</b><i>Press Officer</i><i>Ost Council</i></div>', [MIRA]),
    ("<p>By <strong>Mira Lind</strong>, Communications Officer</p>", [MIRA]),
    ('<blockquote>We did it.<cite class="author">Ona Prat</cite></blockquote>', []),
    ('<div class="comment"><span class="comment-author">Ona Prat</span></div>', []),
    ('<figure><img src=a.jpg><figcaption><span itemprop="author">Ona Prat</span></figcaption></figure>', []),
    ('<div itemscope itemtype="https://schema.org/Quotation"><span itemprop="author">Ona Prat</span></div>', []),
    ('<blockquote>We did it.</blockquote><p class="byline">By Mira Lind</p>', [MIRA]),
    ('<p class="author-bio">Mira Lind lives in Ostmouth.</p>', []),
    ("<p>Words by Mira Lind<br>Pictures by Bo Dahl</p>", [MIRA]),
    ('<p class="byline">By <a rel=author href=/m>View all posts by Mira Lind</a></p>', [MIRA]),
    ('<div class="author"><h3>About the author</h3><p>Read all about it.</p></div>', []),
    ('<p class="byline">3 July 2021</p>', []),
    ('<nav><a rel=author href=/m>Mira Lind</a></nav>', []),
    ('<p hidden class=byline>By Mira Lind</p>', []),
    ('<script class=author>Mira Lind</script>', []),
)  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), MARKUP, ids=range(len(MARKUP)))
def test_markup(markup, expected):
    document = page(markup)
    assert names(document) == expected
    for author in document.authors:
        assert author.name.span is not None
        assert " ".join(author.name.span.of(document.text).split()) == author.name.value
        assert not any(author.name.value in line for line in prose(document))
    assert prose(document)[-2:] == [BODY, MORE]


def test_an_author_in_meta_elements_of_an_item():
    item = (
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="Odile"></span>'
    )
    (author,) = page(item).authors
    assert (author.name.value, author.type, author.name.basis) == ("Odile", "Person", Basis.METADATA)
    assert author.name.source_span is not None


def test_a_byline_below_the_text_and_none_of_other_stories():
    assert names(page("", after='<p class="byline">By Mira Lind</p>')) == [MIRA]
    card = '<section><h2>Related news</h2><article><h3>Quay closed</h3><p class="byline">By Bo Dahl</p></article></section>'
    assert names(page("", after=card)) == []
    assert names(page('<p class="byline">By Mira Lind</p>', after=card)) == [MIRA]


HOSTILE = (
    "<li class=author>",
    "<b class=author>",
    "<blockquote>",
    "<p class=author>x",
    "<p itemprop=author>",
    "<i rel=author>Mira Lind</i>",
)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", HOSTILE)
def test_many_marks_take_no_longer_than_they_must(piece):
    document = read(f"<!doctype html><h1>Pier opened</h1>{piece * 900}<p>{BODY}</p>", "a.html")
    assert len(document.authors) <= 1


# Bylines in parts → name, class, office, organization
OFFICES = (
    (
        "<div class=author><b>Mira Lind</b><i>Press Officer</i><i>Ost Council</i></div>",
        (MIRA, "Person", "Press Officer", "Ost Council"),
    ),
    (
        "<div class=author><p>Mira Lind</p><p>Press Officer</p><p>Ost Council</p></div>",
        (MIRA, "Person", "Press Officer", "Ost Council"),
    ),
    ("<p><b>By Mira Lind</b><br>Press Officer, Ost Council</p>", (MIRA, "Person", "Press Officer", "Ost Council")),
    ("<p>By Mira Lind</p><p>Press Officer</p>", (MIRA, "Person", "Press Officer", None)),
    ("<dl><dt>Author</dt><dd>Mira Lind, Press Officer</dd></dl>", (MIRA, "Person", "Press Officer", None)),
    (
        "<p class=byline>By <b itemprop=author itemscope itemtype=http://schema.org/Organization><i itemprop=name>Pier Watch</i></b></p>",
        ("Pier Watch", "Organization", None, None),
    ),
)


@pytest.mark.parametrize(("markup", "expected"), OFFICES, ids=range(len(OFFICES)))
def test_bylines_in_parts(markup, expected):
    document = page(markup)
    (author,) = document.authors
    said = (author.name.value, author.type, *(g and g.value for g in (author.job_title, author.organization)))
    assert said == expected
    assert document.value("publisher") is None
    assert prose(document)[-2:] == [BODY, MORE]


def test_a_byline_names_no_publisher():
    document = page('<p class="byline">Ostmouth Council Press Office</p>')
    assert (names(document), document.value("publisher")) == (["Ostmouth Council Press Office"], None)


def test_a_byline_in_the_footer_of_the_article():
    article = f"<article><h1>Pier opened</h1><p>{BODY}</p><p>{MORE}</p><footer>Written by <a rel=author>Mira Lind</a></footer></article>"
    assert names(read(f"<!doctype html><body>{article}<footer>By <a rel=author>Bo Dahl</a></footer></body>", "a.html")) == [
        MIRA
    ]


def test_offices_in_markup():
    document = page("<div class=byline><a href=/m>Mira Lind</a>, Staff Writer, Ost Programme<br>Bo Dahl, Editor</div>")
    assert [(a.name.value, a.job_title.value, a.organization and a.organization.value) for a in document.authors] == [
        ("Mira Lind", "Staff Writer", "Ost Programme"),
        ("Bo Dahl", "Editor", None),
    ]


def json_ld(author):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier opened", "author": author}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


# `author` of the page's JSON-LD → name and class
JSON_LD = (
    ({"@type": "Person", "name": "Odile"}, [("Odile", "Person")]),
    ([{"@type": "Person", "name": "Odile"}, {"@type": "Person", "name": BO}], [("Odile", "Person"), (BO, "Person")]),
    ({"@type": "Organization", "name": MIRA}, [(MIRA, "Organization")]),
    ({"@type": "NewsMediaOrganization", "name": "Ost Press"}, [("Ost Press", "NewsMediaOrganization")]),
    ({"@type": ["GovernmentOrganization"], "name": "Ost"}, [("Ost", "GovernmentOrganization")]),
    ({"name": MIRA}, [(MIRA, "Person")]),
    ({"name": "Press Office"}, [("Press Office", "Organization")]),
    ("Mira Lind and Bo Dahl", [(MIRA, "Person"), (BO, "Person")]),
    ([MIRA, BO], [(MIRA, "Person"), (BO, "Person")]),
    ({"@type": "Person", "name": ["Mira Lind", "Lind"]}, [(MIRA, "Person")]),
    ({"@type": "Person", "name": "Dr Mira Lind"}, [(MIRA, "Person")]),
    ("https://port.example/mira", []),
    ({"@type": "Person"}, []),
    (None, []),
)


@pytest.mark.parametrize(("author", "expected"), JSON_LD, ids=range(len(JSON_LD)))
def test_json_ld(author, expected):
    assert [(a.name.value, a.type) for a in page("", json_ld(author)).authors] == expected


def test_office_and_address_in_json_ld():
    node = {
        "@type": "Person",
        "name": MIRA,
        "url": "https://port.example/mira",
        "jobTitle": "Press Officer",
        "worksFor": {"@type": "Organization", "name": "Ostmouth Council"},
    }
    (author,) = page("", json_ld(node)).authors
    assert (author.job_title.value, author.organization.value) == ("Press Officer", "Ostmouth Council")
    assert author.url.value == "https://port.example/mira"


def test_which_authors_prevail():
    meta, line = '<meta name="author" content="Ostmouth Council">', f'<p class="byline">By {MIRA}</p>'
    assert names(page("", meta)) == ["Ostmouth Council"]
    assert names(page(line, meta)) == [MIRA]
    assert names(page(line, meta + json_ld({"@type": "Person", "name": BO}))) == [BO]
    assert names(page("", '<meta name="author" content="admin"><meta name="dc.creator" content="Lind, Mira">')) == [MIRA]
    assert names(
        page("", '<meta property="article:author" content="Mira Lind"><meta property="article:author" content="Bo Dahl">')
    ) == [MIRA, BO]
    note = f"---\nauthor: {BO}\n---\n\nBy {MIRA}\n\n{BODY}\n"
    assert names(read(note, "a.md")) == [BO]


# A marked byline with the day of publication → that day
DATED_BYLINES = (
    ("by Mira Lind on 2021-07-03", "2021-07-03"),
    ("By Mira Lind on 3 July 2021", "2021-07-03"),
    ("by <a rel=author href=/m>Mira Lind (Mimi Lind)</a> on July 3, 2021", "2021-07-03"),
    ("By Mira Lind, on Saturday, 3 July 2021", "2021-07-03"),
    ("By M. R. Lind on 3 July 2021", "2021-07-03"),
    ("Written by Mira Lind and Bo Dahl in Ports on 3 July 2021", "2021-07-03"),
    ("By Mira Lind, updated on 3 July 2021", None),
    ("By Mira Lind", None),
)


@pytest.mark.parametrize(("byline", "day"), DATED_BYLINES)
@pytest.mark.parametrize(
    "form", ['<p class="byline">{}</p>', '<header><span class="post-author">{}</span></header>', "<p>{}</p>"]
)
def test_the_day_in_a_byline(byline, day, form):
    document = page(form.format(byline))
    assert document.value("published") == day
    assert names(document)[0] in {MIRA, "M. R. Lind"}
    assert not any("Lind" in line for line in prose(document))


@pytest.mark.parametrize("byline", ["by ml on 2021-07-03", "Posted by web.office on 3 July 2021", "by admin | 3 July 2021"])
def test_the_day_beside_the_name_of_an_account(byline):
    document = page(f'<header><span class="byline">{byline}</span></header>')
    assert (document.value("published"), names(document)) == ("2021-07-03", [])
