"""Feeds and exports: RSS, Atom, WordPress, JSON Feed, JSON Lines. One document an item."""

from __future__ import annotations

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError, UsageError
from linkeddata.read import atom as atom_format
from linkeddata.read import json_feed, json_lines, json_value, read_all, read_bytes, xml_tree
from linkeddata.read import rss as rss_format
from linkeddata.read.json_lines import FIELDS
from linkeddata.read.wordpress import paragraphs
from linkeddata.values.document import BlockKind
from linkeddata.values.settings import Settings

FIRST = "Mayor Orla Venning opened the Tarn Street library in Brackholm on Tuesday, after six years of planning."
SECOND = "The library has forty thousand books and a reading room, and it cost the town nine million crowns to build."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
LINK = "https://brackholm.example/news/library-opens"


def item(
    title="Brackholm opens library", body=BODY, *, date="<pubDate>Thu, 16 May 2024 09:00:00 +0200</pubDate>", link=LINK, more=""
):
    whole = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    address = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{address}{date}{whole}{more}</item>"


def rss(*items, channel=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>'
        f"{channel}{''.join(items)}</channel></rss>"
    )


def atom(*entries, attributes=""):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes}><title>News</title>{"".join(entries)}</feed>'


ESCAPED = f'<content type="html">{escape(BODY)}</content>'
DATED = "<published>2024-05-16T09:00:00+02:00</published>"


def entry(content=ESCAPED, *, more="", dates=DATED):
    head = f'<title>Brackholm opens library</title><link href="{LINK}"/><id>tag:brackholm.example,2024:17</id>'
    return f"<entry>{head}{dates}{content}{more}</entry>"


def feed(*items, **more):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": list(items), **more})


JSON_ITEM = {
    "id": LINK,
    "url": LINK,
    "title": "Brackholm opens library",
    "content_html": BODY,
    "date_published": "2024-05-16T09:00:00+02:00",
}
LINE = {"title": "Brackholm opens library", "body": BODY, "url": LINK, "date": "2024-05-16T09:00:00+02:00"}


def post(content=BODY, *, kind="post", status="publish", name="library-opens", more=""):
    return item(
        body=content,
        date="",
        more=f"<wp:post_id>17</wp:post_id><wp:post_name>{name}</wp:post_name><wp:post_type>{kind}</wp:post_type>"
        f"<wp:status>{status}</wp:status><wp:post_date>2024-05-16 09:00:00</wp:post_date>"
        f"<wp:post_date_gmt>2024-05-16 07:00:00</wp:post_date_gmt>{more}",
    )


def wxr(*items, channel=""):
    return (
        rss(*items, channel=channel)
        .replace("<rss ", '<rss xmlns:wp="http://wordpress.org/export/1.2/" ')
        .replace("<channel>", "<channel><wp:wxr_version>1.2</wp:wxr_version>")
    )


def read(text, name="feed.xml", **options):
    return read_all(text if isinstance(text, bytes) else text.encode(), name=name, **options)


def only(text, name="feed.xml", **options):
    found = read(text, name, **options)
    assert not found.failed
    (document,) = found.read
    return document


def told(document):
    body = [b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    return document.value("headline"), document.value("published"), [" ".join(p.split()) for p in body]


RIGHT = ("Brackholm opens library", "2024-05-16T09:00:00+02:00", [FIRST, SECOND])
MARKED = f"<p>{FIRST.replace('Tarn', '<b>Tarn</b>')}</p><p>{SECOND}</p>"
XHTML = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKED}</div></content>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel/>'
    + item(date="<dc:date>2024-05-16T09:00:00+02:00</dc:date>")
    + "</rdf:RDF>"
)
LONG = BODY + "<p>" + "The town thanked all who had helped. " * 20 + "</p>"

# What a feed is like → name, text
FEEDS = {
    "RSS": ("feed.xml", rss(item())),
    "RSS with a description too": ("feed.xml", rss(item(more="<description>Brackholm has a library.</description>"))),
    "RSS with escaped HTML": ("feed.xml", rss(item(body=None, more=f"<content:encoded>{escape(BODY)}</content:encoded>"))),
    "RSS with a byte order mark": ("feed.xml", "\ufeff" + rss(item())),
    "RSS 1.0": ("feed.rdf", RDF),
    "Atom": ("feed.atom", atom(entry())),
    "Atom with XHTML": ("feed.xml", atom(entry(XHTML))),
    "Atom with plain text": ("feed.xml", atom(entry(f"<content>{FIRST}\n\n{SECOND}</content>"))),
    "Atom with a prefix": (
        "feed.xml",
        atom(entry()).replace("<", "<a:").replace("<a:/", "</a:").replace("xmlns=", "xmlns:a=").replace("&lt;a:", "&lt;"),
    ),
    "WordPress": ("export.xml", wxr(post())),
    "WordPress without tags": ("export.xml", wxr(post(f"{FIRST}\n\n{SECOND}\n"))),
    "WordPress with blocks": (
        "export.xml",
        wxr(post(f"<!-- wp:paragraph -->\n<p>{FIRST}</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>{SECOND}</p>")),
    ),
    "WordPress with shortcodes": (
        "export.xml",
        wxr(
            post(
                '[caption id="a1" width="300"]<img src="a.jpg"> The mayor, Ulla Norr.[/caption]\n\n'
                f'{FIRST}\n\n{SECOND}\n\n[gallery ids="1,2"]'
            )
        ),
    ),
    "JSON Feed": ("feed.json", feed(JSON_ITEM)),
    "JSON Feed with plain text": (
        "feed.json",
        feed({**JSON_ITEM, "content_html": None, "content_text": f"{FIRST}\n\n{SECOND}"}),
    ),
    "JSON Lines": ("news.jsonl", json.dumps(LINE)),
    "JSON Lines with plain text": ("news.ndjson", json.dumps({**LINE, "body": f"{FIRST}\n\n{SECOND}"}) + "\n\n"),
}


@pytest.mark.parametrize("kind", FEEDS)
def test_headline_day_and_paragraphs(kind):
    name, text = FEEDS[kind]
    document = only(text, name)
    assert told(document) == RIGHT
    assert document.value("url") == LINK
    assert document.source.name in {f"{name}#library-opens", f"{name}#17"}
    assert not [f for f in document.findings if f.severity.value != "advice"]
    assert read_bytes(text.encode(), name=name).text == document.text  # a file with one document is that document


def test_every_feed_was_read():
    assert len(FEEDS) == 17


def test_formats_are_known_by_their_content():
    for text, test in (
        (rss(item()), rss_format.matches),
        (RDF, rss_format.matches),
        (wxr(post()), rss_format.matches),
        (atom(entry()), atom_format.matches),
        (feed(JSON_ITEM), json_feed.matches),
    ):
        assert test(text.encode())
        assert test(("\ufeff" + text).encode())
        assert [
            t for t in (rss_format.matches, atom_format.matches, json_feed.matches, json_lines.matches) if t(text.encode())
        ] == [test]
    assert rss_format.matches(rss(item()).encode("utf-16"))
    lines = (json.dumps(LINE) + "\n").encode() * 2
    assert json_lines.matches(lines)
    assert not json_lines.matches(b'{"@context": "https://schema.org"}\n' * 2)
    assert not json_lines.matches(json.dumps(LINE).encode())
    assert not rss_format.matches(b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>")


def test_titles_are_read_as_text_with_a_place():
    document = only(rss(item("Brackholm &amp;amp; Tarn open &lt;em&gt;library&lt;/em&gt;")))
    given = document.metadata["headline"]
    assert given.value == "Brackholm & Tarn open library"
    assert (given.origin, given.span.of(document.text)) == ("title", given.value)
    assert [p.where for p in document.source.places] == ["item 1, title", "item 1"]
    places = {p.where: p.span.of(document.source.text) for p in document.source.places}
    assert FIRST in places["item 1"]


def test_a_title_that_the_text_shows_is_not_doubled():
    document = only(rss(item(body=f"<h1>Brackholm opens library</h1>{BODY}")))
    assert document.text.count("Brackholm opens library") == 1
    assert told(document) == RIGHT


DATES = (
    ("<pubDate>Thu, 16 May 2024 23:30:00 -0500</pubDate>", "2024-05-16T23:30:00-05:00"),
    ("<pubDate>Thu, 16 May 2024 23:30:00 BST</pubDate>", "2024-05-16"),  # feedparser: UTC
    ("<pubDate>Thu, 16 May 2024 23:30:00 CEST</pubDate>", "2024-05-16T23:30:00+02:00"),
    ("<dc:date>2024-05-16</dc:date>", "2024-05-16"),
    ("<pubDate>16 May 2024</pubDate>", "2024-05-16"),
    ("<pubDate/>", None),
)


@pytest.mark.parametrize(("element", "day"), DATES)
def test_days_of_rss(element, day):
    assert only(rss(item(date=element))).value("published") == day


def test_part_of_a_date_is_not_completed():
    document = only(rss(item(date="<dc:date>2024-05</dc:date>")))
    assert document.value("published") is None
    assert [(f.code, f.value) for f in document.findings] == [("bad-date", "2024-05")]


def test_facts_of_rss():
    more = (
        "<dc:creator>Ada Holm</dc:creator><author>jan@brackholm.example (Mirela Tosh)</author><author>desk@brackholm.example</author>"
        "<category>Culture</category><category>culture</category><category>Books &amp; reading</category>"
        "<atom:updated>2024-05-17T08:00:00Z</atom:updated><description>Brackholm has a library at last.</description>"
        '<guid isPermaLink="false">n17</guid>'
    )
    document = only(rss(item(more=more), channel="<language>en-us</language>"))
    values = {key: given.value for key, given in document.metadata.items()}
    assert values == {
        "headline": "Brackholm opens library",
        "published": "2024-05-16T09:00:00+02:00",
        "modified": "2024-05-17T08:00:00Z",
        "url": LINK,
        "language": "en-US",
        "keywords": "Culture\nBooks & reading",
        "description": "Brackholm has a library at last.",
    }
    assert [(a.name.value, a.type) for a in document.authors] == [("Ada Holm", "Person"), ("Mirela Tosh", "Person")]


def test_facts_of_atom():
    more = (
        "<updated>2024-05-17T08:00:00Z</updated><author><name>Ada Holm</name><email>a@b.example</email></author>"
        '<category term="c1" label="Culture"/><category term="Books"/><summary>Brackholm has a library at last.</summary>'
        '<link rel="enclosure" href="https://brackholm.example/a.mp3"/>'
    )
    document = only(atom(entry(more=more), attributes=' xml:lang="en-GB" xml:base="https://brackholm.example/"'))
    values = {key: given.value for key, given in document.metadata.items()}
    assert values["modified"] == "2024-05-17T08:00:00Z"
    assert (values["keywords"], values["language"], values["url"]) == ("Culture\nBooks", "en-GB", LINK)
    assert values["description"] == "Brackholm has a library at last."
    assert [a.name.value for a in document.authors] == ["Ada Holm"]


def test_relative_addresses_of_atom():
    text = atom(entry().replace(LINK, "news/library-opens"), attributes=' xml:base="https://brackholm.example/"')
    assert only(text).value("url") == LINK


def test_the_author_of_a_feed_is_that_of_entries_without_one():
    text = atom(
        "<author><name>Ada Holm</name></author>",
        entry(),
        entry(more="<author><name>Jan Roth</name></author>").replace("17<", "18<"),
    )
    assert [[a.name.value for a in d.authors] for d in read(text).read] == [["Ada Holm"], ["Jan Roth"]]


def test_facts_of_json_feed():
    one = {
        **JSON_ITEM,
        "tags": ["Culture", "Books", None],
        "authors": [{"name": "Ada Holm", "url": "https://b.example"}],
        "date_modified": "2024-05-17T08:00:00Z",
        "image": "https://brackholm.example/a.jpg",
        "summary": "Brackholm has a library at last.",
    }
    document = only(feed(one, language="en"), "feed.json")
    values = {key: given.value for key, given in document.metadata.items()}
    assert (values["keywords"], values["modified"]) == ("Culture\nBooks", "2024-05-17T08:00:00Z")
    assert (values["image"], values["language"]) == ("https://brackholm.example/a.jpg", "en")
    assert values["description"] == "Brackholm has a library at last."
    assert [a.name.value for a in document.authors] == ["Ada Holm"]
    old = only(feed({**JSON_ITEM, "author": {"name": "Jan Roth"}}), "feed.json")
    assert [a.name.value for a in old.authors] == ["Jan Roth"]


def test_facts_of_wordpress():
    channel = (
        "<language>en-GB</language><wp:author><wp:author_login>aholm</wp:author_login>"
        "<wp:author_display_name>Ada Holm</wp:author_display_name></wp:author>"
        "<wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name>admin</wp:author_display_name></wp:author>"
    )
    more = (
        "<dc:creator>aholm</dc:creator>"
        '<category domain="category" nicename="culture">Culture</category><category domain="post_tag" nicename="books">Books</category>'
        '<category domain="category" nicename="uncategorized">Uncategorised</category>'
        "<wp:post_modified>2024-05-17 10:00:00</wp:post_modified><wp:post_modified_gmt>2024-05-17 08:00:00</wp:post_modified_gmt>"
        '<excerpt:encoded xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">Brackholm has a library.</excerpt:encoded>'
    )
    document = only(wxr(post(more=more), channel=channel), "export.xml")
    values = {key: given.value for key, given in document.metadata.items()}
    assert (values["section"], values["keywords"], values["language"]) == ("Culture", "Books", "en-GB")
    assert (values["modified"], values["description"]) == ("2024-05-17T10:00:00+02:00", "Brackholm has a library.")
    assert [a.name.value for a in document.authors] == ["Ada Holm"]
    by_login = wxr(post(more="<dc:creator>admin</dc:creator>"), channel=channel)
    assert only(by_login, "export.xml").authors == ()


def test_only_published_posts_are_read():
    text = wxr(
        post(),
        post(name="plan", status="draft"),
        post(name="memo", status="private"),
        post(name="later", status="future"),
        post(name="another", status="draft"),
        post(name="about", kind="page"),
        post(name="picture", kind="attachment", status="inherit"),
        post(name="menu", kind="nav_menu_item"),
    )
    found = read(text, "export.xml")
    assert [d.source.name for d in found.read] == ["export.xml#library-opens", "export.xml#about"]
    (finding,) = found.findings
    assert finding.code == "export-unpublished"
    assert finding.message.startswith("4 posts of the export are not published and not read (2 draft, 1 future, 1 private); ")


PARAGRAPHS = (
    ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("One.\r\n\r\n\r\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("One.\nTwo.", "<p>One.<br>\nTwo.</p>"),
    ("One <b>two</b>.\n \nThree.", "<p>One <b>two</b>.</p>\n<p>Three.</p>"),
    ("<p>One.</p>\n\nTwo.", "<p>One.</p>\n\nTwo."),
    ("", ""),
)


@pytest.mark.parametrize(("raw", "made"), PARAGRAPHS)
def test_blank_lines_are_paragraphs(raw, made):
    assert paragraphs(raw) == made


SUMMARIES = {
    "a short description": rss(item(body=None, more="<description>Brackholm has a library.</description>")),
    "a cut one": rss(item(body=None, more=f"<description>{escape(LONG[:-4])} […]&lt;/p&gt;</description>")),
    "one that leads on": rss(
        item(body=None, more=f"<description>{escape(LONG)}&lt;a href='x'&gt;Read more&lt;/a&gt;</description>")
    ),
    "Atom": atom(entry("<summary>Brackholm has a library.</summary>")),
    "Atom whose content is elsewhere": atom(
        entry('<content src="https://b.example/a.html" type="text/html"/><summary>Brackholm has a library.</summary>')
    ),
    "JSON Feed": feed({**JSON_ITEM, "content_html": "", "summary": "Brackholm has a library."}),
}


@pytest.mark.parametrize("kind", SUMMARIES)
def test_summaries_are_told(kind):
    document = only(SUMMARIES[kind])
    assert [f.code for f in document.findings] == ["feed-summary"]
    assert document.text


def test_summaries_were_tried():
    assert len(SUMMARIES) == 6
    whole = only(rss(item(body=None, more=f"<description>{escape(LONG)}</description>")))
    assert whole.findings == ()


# What names an item → its label
NAMES = (
    ("https://b.example/news/library-opens", "", "library-opens"),
    ("https://b.example/news/library-opens/", "", "library-opens"),
    ("https://b.example/news/library-opens.html", "", "library-opens"),
    ("https://b.example/news/library-opens/index.php", "", "library-opens"),
    ("https://b.example/?p=17", "", "p-17"),
    ("https://b.example/", "<guid isPermaLink='false'>n17</guid>", "n17"),
    ("", "<guid>https://b.example/library-opens</guid>", "library-opens"),
    (
        "",
        "<guid isPermaLink='false'>urn:uuid:2b1f0000-aaaa-4bbb-8ccc-123456789abc</guid>",
        "2b1f0000-aaaa-4bbb-8ccc-123456789abc",
    ),
    ("", "<guid isPermaLink='false'>tag:b.example,2024:post/17</guid>", "17"),
    ("", "", "brackholm-opens-library"),
    ("https://b.example/../..%2f..%2fetc", "", "2f-2fetc"),
)


@pytest.mark.parametrize(("link", "guid", "label"), NAMES)
def test_names_of_items(link, guid, label):
    document = only(rss(item(link=link.replace("&", "&amp;"), more=guid)))
    assert document.source.name == f"feed.xml#{label}"


def test_items_that_clash_and_items_without_a_name():
    text = rss(
        item(link="https://b.example/2023/library"),
        item("Another", link="https://b.example/2024/library"),
        item("", link=""),
        item("", link="", body=f"<p>{SECOND}</p>"),
    )
    names = [d.source.name for d in read(text).read]
    assert [n.rpartition("#")[2][:8] for n in names] == ["library-", "library-", "item-3", "item-4"]
    assert len({*names}) == 4
    turned = rss(item("Another", link="https://b.example/2024/library"), item(link="https://b.example/2023/library"))
    assert {d.source.name for d in read(turned).read} == {*names[:2]}  # the order does not matter
    same = rss(item(), item())
    assert len({d.source.name for d in read(same).read}) == 2


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), min_size=1, max_size=5))
def test_any_identifiers_give_each_item_a_safe_name_of_its_own(pairs):
    items = [{"id": one, "title": title, "content_text": FIRST} for one, title in pairs]
    names = [d.source.name for d in read(feed(*items), "feed.json").read]
    assert len({*names}) == len(pairs)
    assert all(n.startswith("feed.json#") and n[10:].replace("-", "a").isalnum() and n.isascii() for n in names)


def test_one_item_by_its_name():
    text = rss(item(), item("Norwick floods", f"<p>{SECOND}</p>", link="https://b.example/norwick"))
    assert told(read_bytes(text.encode(), name="feed.xml#norwick"))[0] == "Norwick floods"
    with pytest.raises(UsageError, match="no item 'nothing'"):
        read_bytes(text.encode(), name="feed.xml#nothing")
    with pytest.raises(UsageError, match="holds 2 documents") as caught:
        read_bytes(text.encode(), name="feed.xml")
    assert "feed.xml#library-opens, or #norwick" in caught.value.todo


def test_each_item_has_a_digest_of_its_own_that_stays():
    one, two = item(link=""), item("Norwick floods", link="")
    both, alone = read(rss(one, two)).read, read(rss(two)).read
    assert both[0].source.digest != both[1].source.digest
    assert both[1].source.digest == alone[0].source.digest
    changed = read(rss(two.replace("forty", "fifty"))).read
    assert changed[0].source.digest != alone[0].source.digest


def test_a_headline_or_an_address_is_for_one_document():
    text = rss(item(), item("Norwick floods", link="https://b.example/norwick"))
    for setting in ("url", "headline"):
        with pytest.raises(UsageError, match="of one document") as caught:
            read(text, settings=Settings(**{setting: "https://b.example/all"}))
        assert caught.value.exit_code == 2
        assert read(text, "feed.xml#norwick", settings=Settings(**{setting: "https://b.example/all"})).read
    assert {d.value("publisher") for d in read(text, settings=Settings(publisher="Brackholm")).read} == {"Brackholm"}


def test_an_item_that_cannot_be_read_does_not_stop_the_others():
    found = read(
        rss(item(), item("No text", None, link="https://b.example/empty"), item("Norwick floods", link="https://b.example/n"))
    )
    assert [d.source.name for d in found.read] == ["feed.xml#library-opens", "feed.xml#n"]
    (error,) = found.failed
    assert (error.source, error.exit_code) == ("feed.xml#empty", 3)
    assert "https://b.example/empty" in error.todo


def test_lines_that_cannot_be_read_do_not_stop_the_others():
    lines = [
        json.dumps(LINE),
        '{"title": "Cut',
        "[1]",
        "",
        json.dumps({**LINE, "url": "https://b.example/b"}),
        '{"title": "No text"}',
    ]
    found = read("\n".join(lines), "news.jsonl")
    assert [d.source.name for d in found.read] == ["news.jsonl#library-opens", "news.jsonl#b"]
    assert [(e.line, e.exit_code) for e in found.failed] == [(2, 3), (3, 3), (6, 3)]
    with pytest.raises(UnreadableError) as caught:
        read("not json\n", "news.jsonl")
    assert (caught.value.line, caught.value.source) == (1, "news.jsonl")


def test_fields_of_lines():
    own = {
        "t": "Brackholm opens library",
        "inhalt": {"text": BODY},
        "vom": "2024-05-16",
        "adr": LINK,
        "amt": "Brackholm",
        "nr": 7,
    }
    settings = Settings(
        fields={
            "headline": ("t",),
            "text": ("inhalt.text",),
            "published": ("vom",),
            "url": ("adr",),
            "publisher": ("amt",),
            "id": ("nr",),
        }
    )
    document = only(json.dumps(own), "news.jsonl", settings=settings)
    assert told(document) == (RIGHT[0], "2024-05-16", RIGHT[2])
    assert (document.source.name, document.value("publisher")) == ("news.jsonl#7", "Brackholm")
    more = {
        **LINE,
        "author": [{"name": "Ada Holm"}, "Jan Roth"],
        "tags": ["Books", "Culture"],
        "lang": "en_GB",
        "publisher": {"name": "Tarn Trust"},
    }
    document = only(json.dumps(more), "news.jsonl")
    assert [a.name.value for a in document.authors] == ["Ada Holm", "Jan Roth"]
    values = {key: given.value for key, given in document.metadata.items()}
    assert (values["keywords"], values["language"], values["publisher"]) == ("Books\nCulture", "en-GB", "Tarn Trust")
    assert {"headline", "text", "url", "published", "publisher", "language", "id"} <= set(FIELDS)


def test_a_post_of_a_content_system_as_a_line():
    rendered = {
        "id": 17,
        "link": LINK,
        "date": "2024-05-16",
        "title": {"rendered": "Brackholm opens library"},
        "content": {"rendered": BODY},
    }
    assert told(only(json.dumps(rendered), "post.json", media_type="json-lines")) == (RIGHT[0], "2024-05-16", RIGHT[2])


# --- what cannot be read ---

ENTITY = '<!DOCTYPE rss [<!ENTITY a "b">]>'
# Kind → name, text, exit code
HOSTILE = {
    "RSS with an entity": ("feed.xml", rss(item()).replace("<rss", f"{ENTITY}<rss", 1), 5),
    "RSS with an outer entity": (
        "feed.xml",
        rss(item()).replace("<rss", '<!DOCTYPE rss [<!ENTITY a SYSTEM "a.txt">]><rss', 1),
        5,
    ),
    "RSS with a document type": (
        "feed.xml",
        rss(item()).replace("<rss", '<!DOCTYPE rss SYSTEM "http://dtd.example/rss.dtd"><rss', 1),
        5,
    ),
    "Atom with an entity": ("feed.xml", f"{ENTITY}{atom(entry())}", 5),
    "WordPress with an entity": ("export.xml", wxr(post()).replace("<rss", f"{ENTITY}<rss", 1), 5),
    "RSS that is cut off": ("feed.xml", rss(item())[:-40], 3),
    "Atom that is cut off": ("feed.atom", atom(entry())[:-40], 3),
    "WordPress that is cut off": ("export.xml", wxr(post())[:-40], 3),
    "JSON Feed that is cut off": ("feed.json", feed(JSON_ITEM)[:-40], 3),
    "JSON Lines that are cut off": ("news.jsonl", json.dumps(LINE)[:-40], 3),
    "RSS without items": ("feed.xml", rss(), 3),
    "JSON Feed without items": ("feed.json", '{"version": "https://jsonfeed.org/version/1", "title": "a"}', 3),
    "JSON Feed with a key twice": ("feed.json", feed(JSON_ITEM).replace('"title": "News"', '"title": "a", "title": "b"'), 3),
    "JSON Feed with half a surrogate": ("feed.json", feed({**JSON_ITEM, "title": "\ud800"}), 3),
    "an entity of HTML that XML lacks": ("feed.xml", rss(item("a&nbsp;b")), 3),
    "a name with a namespace that is not declared": ("feed.xml", rss(item(more="<x:y/>")), 3),
    "an empty file": ("news.jsonl", "", 3),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_feeds(kind):
    name, text, code = HOSTILE[kind]
    with pytest.raises(LinkedDataError) as caught:
        read(text, name)
    assert caught.value.exit_code == code
    assert isinstance(caught.value, RefusedError if code == 5 else UnreadableError)
    assert caught.value.source == name
    assert caught.value.todo


def test_hostile_feeds_were_tried():
    assert len(HOSTILE) == 17


def test_depth_of_xml_is_limited():
    text = "<a>" * 5 + "</a>" * 5
    assert xml_tree.parse(text, "a.xml", max_depth=5).tag == "a"
    with pytest.raises(RefusedError, match="deeper than 4 levels"):
        xml_tree.parse(text, "a.xml", max_depth=4)
    broken_later = "<a>" * 5 + "<"
    with pytest.raises(RefusedError):  # the limit comes first
        xml_tree.parse(broken_later, "a.xml", max_depth=4)


def test_depth_of_json_is_limited():
    text = '[{"a": [1]}, "[[[[["]'
    assert json_value.parse(text, "a.json", max_depth=3) == [{"a": ["1"]}, "[[[[["]
    with pytest.raises(RefusedError, match="deeper than 2 levels") as caught:
        json_value.parse(text, "a.json", line=7, max_depth=2)
    assert caught.value.line == 7


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    )
)
def test_json_is_what_it_says(value):
    assert json_value.parse(json.dumps(value), "a.json") == value


def test_numbers_of_json_keep_their_digits():
    assert json_value.parse('{"id": 12345678901234567890, "x": 0.10000000000000000001}', "a.json") == {
        "id": "12345678901234567890",
        "x": "0.10000000000000000001",
    }


def test_encodings_of_feeds():
    text = rss(item("Fête à Brackholm")).replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    assert told(only(text.encode("iso-8859-1")))[0] == "Fête à Brackholm"
    lying = read(text.encode("utf-8"))
    assert (told(lying.read[0])[0], [f.code for f in lying.findings]) == ("Fête à Brackholm", ["encoding-mismatch"])
    assert told(only(rss(item("Fête à Brackholm")).encode("utf-16")))[0] == "Fête à Brackholm"
