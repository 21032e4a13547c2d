"""HTML: visible text, places, furniture, metadata."""

from __future__ import annotations

import subprocess
import sys

import pytest

from linkeddata.read import read_bytes
from linkeddata.values.document import Basis, BlockKind

BODY = (
    "The harbour board of Ostmouth said on Monday that the new pier, built in three years, would open to ships in the autumn."
)


def read(page, name="page.html"):
    return read_bytes(page.encode(), name=name)


def of_kind(document, kind):
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


# Markup → the visible text, block by block, by the rules of innerText (written by hand, no browser was asked)
VISIBLE = (
    ("<p>a<p>b", ["a", "b"]),
    ("<p>a<b>b</b>c</p>", ["abc"]),
    ("<p>a<br>B", ["a", "B"]),
    ("<p>a &amp; b&nbsp;c &#233;&#xe9;&eacute", ["a & b\xa0c ééé"]),
    ("<p>a &notareference; b & c", ["a ¬areference; b & c"]),
    ("<p>a\n\t b  c", ["a b c"]),
    ("<xmp>a &amp; <b>\n b  c</xmp>d", ["a &amp; <b>", "b  c", "d"]),
    ("a<plaintext>b &amp;\n</plaintext>", ["a", "b &amp;", "</plaintext>"]),
    ("<p>a <math><mi><![CDATA[b  &amp;]]></mi></math> c", ["a b &amp; c"]),
    ("<p>a <svg><![CDATA[b]]></svg> c", ["a c"]),
    ("<p>a<!-- b --!>c", ["ac"]),
    ("<p>a</'b>c</ d>e", ["ace"]),
    ("<p>a <i> b</i> c", ["a b c"]),
    ("<ul><li>a<li>b</ul>", ["a", "b"]),
    ("<table><tr><td>a<td>b<tr><td>c</table>d", ["a, b", "c", "d"]),
    ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
    ("<pre>a\n  b  c</pre>", ["a", "b  c"]),
    ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    ("<b><p>a</b>b</p>c", ["ab", "c"]),
    ("<div>a</span>b</div>", ["ab"]),
    ("a</p>b", ["a", "b"]),
    ("<h1>a</h1><h2>b</h2>c", ["a", "b", "c"]),
    ("<p>a<script>var b = '<p>c';</script>d", ["ad"]),
    ("<p>a<script>'<!--<script>b</script>c'</script>d", ["ad"]),
    ("<p>a<script>'<!--<script>'</script>d", ["a"]),
    ("<p>a<style>p { }</style>d", ["ad"]),
    ("<p>a<!-- b --><!-->c", ["ac"]),
    ("<p>a<!-- b", ["a"]),
    ("<p>a <![CDATA[b]]> c", ["a c"]),
    ("<p>1 < 2 and 3 > 2", ["1 < 2 and 3 > 2"]),
    ("<p>a<textarea>b</textarea><select><option>c</select>", ["a"]),
    ("<p hidden>b</p><p>a", ["a"]),
    ("<p style='Display : None'>b</p><p>a", ["a"]),
    ("<p style=font-size:0>b</p><p>a", ["a"]),
    ("<p style='font-size:0.9em'>a", ["a"]),
    ("<p aria-hidden=true>b</p><p>a", ["a"]),
    ("<template><p>b</template><noscript>c</noscript><p>a", ["a"]),
    ("<svg><text>b</text></svg><p>a", ["a"]),
    ("<title>b</title><p>a", ["a"]),
    ("<head><title>b</title>a", ["a"]),
    ("<html><p>a</html>b", ["a", "b"]),
    ("<p>a<img alt=b src=c>d", ["ad"]),
    ("<p title='a > b'>c", ["c"]),
    ("<p>a</p ><p\n>b", ["a", "b"]),
    ("<P>a<BR/>B</P>", ["a", "B"]),
    ("<frameset><frame src=a><noframes>b</noframes></frameset>c", ["c"]),
    ("<center>a</center><font>b</font>", ["a", "b"]),
    ("<p>a\u200bb \u00adc", ["ab c"]),
    ("<p>The town of Dabor\u200e", ["The town of Dabor"]),
    ("<p>&#0;a&#xD800;b&#27;c", ["abc"]),
    ("<details><summary>a</summary>b</details>", ["a", "b"]),
    ("<p>a</p><hr><p>b", ["a", "b"]),
    ("<button>a</button>b", ["a", "b"]),
)


@pytest.mark.parametrize(("markup", "visible"), VISIBLE)
def test_visible_text(markup, visible):
    document = read(markup)
    assert document.text.split("\n") == visible
    for block in document.blocks:
        place, quote = document.quote(block.span)
        assert quote == document.source.text[place.start : place.end]


def test_all_markup_was_tried():
    assert len(VISIBLE) == 53


PAGE = f"""<!DOCTYPE html>
<html lang="en_GB"><head><meta charset="utf-8"><title>Pier opened | Harbour Board</title>
<meta property="og:site_name" content="Harbour Board">
<meta property="article:published_time" content="2021-07-03T14:00:00+02:00">
<meta name="author" content="Mara Lind"><meta property="og:image" content="https://port.example/a.jpg">
<link rel="canonical" href="https://port.example/news/1"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Pier <em>opened</em></h1><p class="date">3 July 2021</p>
<p>OSTMOUTH, 3 July 2021 &ndash; {BODY}</p><p>{BODY}</p>
<ul><li>First ship: Gudrun</ul>
<table><tr><td>09:00<td>Opening</table></article>
<div class="share-buttons"><a href="#">Share on wechat</a></div>
<aside><h2>Related news</h2><p>{BODY}</p></aside><footer>Harbour Board, Port Street 1</footer></body></html>"""


def test_blocks_and_furniture_of_a_page():
    document = read(PAGE)
    assert of_kind(document, BlockKind.HEADLINE) == ["Pier opened"]
    assert of_kind(document, BlockKind.DATE_LINE) == ["3 July 2021"]
    assert of_kind(document, BlockKind.DATELINE) == ["OSTMOUTH, 3 July 2021 –"]
    assert of_kind(document, BlockKind.PARAGRAPH) == [BODY, BODY]
    assert of_kind(document, BlockKind.LIST_ITEM) == ["First ship: Gudrun", "09:00, Opening"]
    assert of_kind(document, BlockKind.FURNITURE) == [
        "Home",
        "News",
        "Share on wechat",
        "Related news",
        BODY,
        "Harbour Board, Port Street 1",
    ]


def test_metadata_of_a_page():
    document = read(PAGE)
    expected = {
        "headline": ("Pier opened", "title", "Pier opened"),
        "image": ("https://port.example/a.jpg", 'meta property="og:image"', "https://port.example/a.jpg"),
        "language": ("en-GB", "html lang", "en_GB"),
        "published": ("2021-07-03T14:00:00+02:00", 'meta property="article:published_time"', "2021-07-03T14:00:00+02:00"),
        "publisher": ("Harbour Board", 'meta property="og:site_name"', "Harbour Board"),
        "url": ("https://port.example/news/1", 'link rel="canonical"', "https://port.example/news/1"),
    }
    assert {k: (g.value, g.origin, g.source_span.of(document.source.text)) for k, g in document.metadata.items()} == expected
    assert {g.basis for g in document.metadata.values()} == {Basis.METADATA}
    (author,) = document.authors
    assert (author.name.value, author.name.origin, author.type) == ("Mara Lind", 'meta name="author"', "Person")
    assert author.name.source_span.of(document.source.text) == "Mara Lind"
    assert document.metadata["headline"].span.of(document.text) == "Pier opened"


JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","name":"Port"},{"@id":"#org","@type":"GovernmentOrganization","name":"Harbour Board",
"url":"https://port.example/"},
{"@type":["NewsArticle"],"headline":"Pier \\u00e0 la mode","datePublished":"2021-07-03","dateModified":"2021-07-04T10:00",
"inLanguage":"en","author":[{"@type":"Person","name":"Mara Lind"}],"publisher":{"@id":"#org"},"url":"https:\\/\\/port.example\\/1"}]}</script>"""  # noqa: E501


def test_json_ld_is_strongest():
    page = f'<meta property="og:title" content="Other"><meta name="date" content="2020-01-01">{JSON_LD}<p>{BODY}'
    document = read(page)
    values = {k: g.value for k, g in document.metadata.items()}
    assert values == {
        "headline": "Pier à la mode",
        "language": "en",
        "modified": "2021-07-04T10:00:00",
        "published": "2021-07-03",
        "publisher": "Harbour Board",
        "publisherType": "GovernmentOrganization",
        "publisherUrl": "https://port.example/",
        "url": "https://port.example/1",
    }
    assert document.metadata["headline"].source_span.of(page) == "Pier \\u00e0 la mode"
    assert [(a.name.value, a.type) for a in document.authors] == [("Mara Lind", "Person")]
    assert document.metadata["url"].source_span.of(page) == "https:\\/\\/port.example\\/1"


# Markup → key and value (None: left out), and the code of a warning
FACTS = (
    ('<meta name="dcterms.issued" content="2021-07-03">', "published", "2021-07-03", None),
    ('<meta name="DC.date" content="3 July 2021">', "published", "2021-07-03", None),
    ('<meta name="date" content="03/04/2021">', "published", None, "bad-date"),
    ('<meta name="date" content="2021-02-30">', "published", None, "bad-date"),
    ('<time datetime="2021-07-03T10:00Z">x</time>', "published", "2021-07-03T10:00:00Z", None),
    ('<time datetime="2021-07-03">x</time><time datetime="2021-08-03">x</time>', "published", None, None),
    ('<time pubdate datetime="2021-07-03">x</time><time datetime="2021-08-03">x</time>', "published", "2021-07-03", None),
    ('<meta property="article:modified_time" content="2021-07-03">', "modified", "2021-07-03", None),
    ('<meta property="og:locale" content="en_US">', "language", "en-US", None),
    ('<html lang="e!">', "language", None, "bad-language"),
    ('<link rel=canonical href="javascript:alert(1)">', "url", None, "bad-address"),
    ('<link rel=canonical href="/news/1">', "url", None, "bad-address"),
    (
        '<meta property="og:image" content="https://x.example/a b.png?c=d e">',
        "image",
        "https://x.example/a%20b.png?c=d%20e",
        None,
    ),
    ('<meta property="og:image" content="https://a b.example/c.png">', "image", None, "bad-address"),
    ('<link rel=canonical href="https://a b.example/">', "url", None, "bad-address"),
    (
        '<link rel=canonical href="/x"><meta property="og:url" content="https://port.example/1">',
        "url",
        "https://port.example/1",
        "bad-address",
    ),
    ('<meta property="og:title" content="Pier &amp; port">', "headline", "Pier & port", None),
    ("<title>Pier opened | Port | Ostmouth</title>", "headline", "Pier opened | Port", None),
    ("<title>Port - Ostmouth - a pier opens for all</title>", "headline", "Port - Ostmouth - a pier opens for all", None),
    ('<meta property="article:section" content="Ports">', "section", "Ports", None),
    (
        '<meta property="article:tag" content="pier"><meta property="article:tag" content="ships">',
        "keywords",
        "pier\nships",
        None,
    ),
    ('<meta name="description" content="The pier.">', "description", "The pier.", None),
    ('<meta name="publisher" content="Harbour Board">', "publisher", "Harbour Board", None),
)


@pytest.mark.parametrize(("markup", "key", "value", "code"), FACTS)
def test_facts(markup, key, value, code):
    document = read(f"{markup}<p>{BODY}")
    assert document.value(key) == value
    assert [f.code for f in document.findings] == ([code] if code else [])


def test_all_facts_were_tried():
    assert len(FACTS) == 23


def test_broken_json_ld_is_told_with_its_line_and_the_next_is_read():
    document = read(f'<title>x</title>\n<script type="application/ld+json">\n{{"headline": }}</script>{JSON_LD}<p>{BODY}')
    assert document.value("headline") == "Pier à la mode"
    assert [(f.code, f.line) for f in document.findings] == [("broken-json-ld", 3)]


def test_visible_headline_when_the_title_says_something_else():
    document = read(f"<title>Harbour Board</title><h1>New pier opens in Ostmouth</h1><p>{BODY}")
    assert of_kind(document, BlockKind.HEADLINE) == ["New pier opens in Ostmouth"]
    assert document.value("headline") == "New pier opens in Ostmouth"
    assert document.metadata["headline"].basis is Basis.TEXT


def test_class_names_do_not_hide_a_whole_page():
    document = read(f'<div class="menu related"><h1>New pier opens</h1><p>{BODY}</p><p>{BODY}</p></div>')
    assert of_kind(document, BlockKind.PARAGRAPH) == [BODY, BODY]


def test_a_sentence_broken_by_br_is_one_block():
    document = read(
        "<h1>Pier opens</h1><p>The harbour board of Ostmouth said on Monday that the new pier,<br>built in three years, would open.</p>"
    )
    assert of_kind(document, BlockKind.PARAGRAPH) == [
        "The harbour board of Ostmouth said on Monday that the new pier,\nbuilt in three years, would open."
    ]


def test_trafilatura_stays_quiet_and_unloaded_until_a_page_needs_it():
    code = (
        "import sys; from linkeddata.read import read_bytes\n"
        "read_bytes(b'<p>short', name='a.html'); assert 'trafilatura' not in sys.modules\n"
        "read_bytes(('<p>' + 'A sentence of the board. ' * 9) .encode() * 20, name='a.html'); assert 'trafilatura' in sys.modules\n"
        "assert not {'rdflib', 'pyshacl', 'html5lib'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_our_own_block_is_no_witness():
    ours = '<script type="application/ld+json" data-generator="linkeddata">{"@type": "NewsArticle", "headline": "Old words"}</script>'
    body = f"<h1>New words</h1><p>{'The port of Rivo opened. ' * 9}</p>"
    page = f"<html><head><title>New words</title>{ours}</head><body>{body}</body></html>"
    assert read_bytes(page.encode(), name="page.html").metadata["headline"].value == "New words"


def headed(title, heading, head="", tag="h1"):
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><nav><a href='/'>Ostmouth Port</a></nav>"
        f"<main><{tag}>{heading}</{tag}><p>{BODY}</p></main><footer>© 2021</footer></body></html>"
    )


def og(**facts):
    return "".join(f'<meta property="og:{name}" content="{value}">' for name, value in facts.items())


# A title with the name of the site → the heading that visitors see
SITE_TITLES = (
    ("Pier opens to ships | Port News", og(title="Pier opens to ships | Port News")),
    ("Pier opens to ships - Ostmouth Port", og(title="Pier opens to ships - Ostmouth Port")),
    ("Port News: latest | Pier opens to ships", og(title="Port News: latest | Pier opens to ships")),
    ("Pier opens to ships » News » Ostmouth Port", ""),
    ("Ostmouth", '<meta name="twitter:title" content="Pier opens to ships – Ostmouth Port">'),
    ("Ostmouth", '<meta name="dcterms.title" content="Ostmouth Port · Pier opens to ships">'),
)


@pytest.mark.parametrize(("title", "head"), SITE_TITLES)
@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_the_headline_is_the_part_of_the_title_that_is_a_heading(title, head, tag):
    document = read(headed(title, "Pier opens to ships", head, tag))
    assert document.value("headline") == "Pier opens to ships"
    assert of_kind(document, BlockKind.HEADLINE) == ["Pier opens to ships"]


def test_the_heading_may_stand_in_a_header_without_main():
    page = headed("Pier opens | Port News", "Pier opens", og(title="Pier opens | Port News"), "h2")
    page = page.replace("<main><h2>", "<section><div><header><h2>").replace("</h2>", "</h2></header></div>")
    document = read(page.replace("</main>", "</section>"))
    assert document.value("headline") == "Pier opens"


def test_a_title_with_a_dash_stays_whole():
    assert read(headed("Ost – the pier", "Ost – the pier", og(title="Ost – the pier"))).value("headline") == "Ost – the pier"
    page = headed("Harbour day – pier opens", "About us", og(title="Harbour day – pier opens"))
    assert read(page).value("headline") == "Harbour day – pier opens"


SITE = og(
    title="Ostmouth Port",
    description="The port of Ostmouth serves ships.",
    url="https://port.example/",
    image="https://port.example/logo.png",
)

# Pages whose Open Graph and Twitter metadata are those of the whole site
SITE_HEADS = (
    ("Ostmouth Port - Pier opens to ships", SITE),
    ("Pier opens to ships | Ostmouth Port", SITE),
    ("Pier opens to ships", SITE + og(site_name="Ostmouth Port")),
    ("Pier opens to ships · OSTMOUTH PORT", SITE + '<meta name="twitter:title" content="Ostmouth Port">'),
    ("Pier opens to ships | News | Ostmouth Port", SITE + '<link rel="canonical" href="https://port.example/news/pier">'),
)


@pytest.mark.parametrize(("title", "site"), SITE_HEADS)
def test_metadata_of_the_whole_site_are_not_those_of_the_page(title, site):
    own = '<meta name="description" content="Ships come in autumn.">'
    document = read(headed(title, "Pier opens to ships", own + site))
    facts = {k: g.value for k, g in document.metadata.items() if k in {"headline", "description", "url", "image"}}
    url = {"url": "https://port.example/news/pier"} if "canonical" in site else {}
    assert facts == {"headline": "Pier opens to ships", "description": "Ships come in autumn.", **url}
    assert document.value("publisher") in {None, "Ostmouth Port"}


def test_the_home_page_keeps_the_metadata_of_the_site():
    document = read(headed("Ostmouth Port", "Ostmouth Port", SITE))
    assert document.value("headline") == "Ostmouth Port"
    assert document.value("url") == "https://port.example/"
    assert document.value("description") == "The port of Ostmouth serves ships."


# Addresses of a page → the day of publication
PAGE_ADDRESSES = (
    ('<link rel="canonical" href="https://port.example/2021/07/03/pier/">', "2021-07-03"),
    ('<meta property="og:url" content="https://port.example/news/2021-07-03-pier">', "2021-07-03"),
    ('<meta property="og:url" content="/news/2021/07/03/pier.html">', "2021-07-03"),
    ('<link rel="canonical" href="https://port.example/events/2021/07/03/pier/">', None),
    ('<link rel="canonical" href="https://port.example/2021/07/pier/">', None),
    ('<link rel="canonical" href="https://port.example/2021/07/03/"><meta name="date" content="2021-07-09">', "2021-07-09"),
)


@pytest.mark.parametrize(("head", "day"), PAGE_ADDRESSES)
def test_the_day_in_the_address_of_a_page(head, day):
    assert read(headed("Pier opens", "Pier opens", head)).value("published") == day


def test_a_day_that_the_page_shows_comes_before_that_in_its_address():
    head = '<link rel="canonical" href="https://port.example/2021/07/03/pier/">'
    page = headed("Pier opens", "Pier opens", head).replace("</h1>", "</h1><p>Published: 9 July 2021</p>")
    assert read(page).value("published") == "2021-07-09"
