"""Front matter: fences, file kinds, syntaxes, values, keys, drafts, addresses."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest

from linkeddata.read import read_bytes, unpublished
from linkeddata.read.front_matter import front_matter
from linkeddata.values.document import BlockKind
from linkeddata.values.settings import Settings

BODY = (
    "The harbour board of Ostmouth said that the new pier, built in three years, would open to ships in the autumn of the year."
)
TITLE = "Pier opened"


def read(note, name="note.md", **settings):
    return read_bytes(note.encode(), name=name, settings=Settings(**settings))


def yaml(*lines):
    return "---\n" + "\n".join(lines) + f"\n---\n\n{BODY}\n"


def codes(document):
    return [f.code for f in document.findings]


# How a note begins; each gives the headline TITLE
FENCES = (
    f"---\ntitle: {TITLE}\n---\n",
    f"---   \ntitle: {TITLE}   \n---\t\n",
    f"--- \r\ntitle: {TITLE}\r\n--- \r\n",
    f"---\ntitle: {TITLE}\n...\n",
    f"\n\n---\ntitle: {TITLE}\n---\n",
    f"\ufeff---\ntitle: {TITLE}\n---\n",
    f"---yaml\ntitle: {TITLE}\n---\n",
    f'---json\n{{"title": "{TITLE}"}}\n---\n',
    f"---toml\ntitle = '{TITLE}'\n---\n",
    f"+++ \ntitle = '{TITLE}'\n+++ \n",
    f'{{"title": "{TITLE}"}}\n',
    f"Title: {TITLE}\nDate: 2021-07-03\n",
    f"title: {TITLE}\ntags: a,\n    b\nauthor: Mira Lind\n",
    f'{{\n  "draft": false,\n  "title": "{TITLE}",\n  "tags": ["a}}", "b"]\n}}\n\n',
)


@pytest.mark.parametrize("fence", FENCES)
def test_fences(fence):
    document = read(fence + f"\n{BODY}\n")
    assert document.value("headline") == TITLE
    assert document.text == BODY
    assert codes(document) == []


NO_FRONT_MATTER = (
    "---\n\nProse with a rule above.\n",
    "---\ntitle: never closed\n",
    "----\ntitle: four dashes\n----\n",
    "{not json}\n\nProse.\n",
    '["a", "b"]\n\nProse.\n',
    '{"size": 3}\n\nProse.\n',
    "+++ plus +++\n",
    "--- title: x ---\n",
    "Title: alone\n\n",
    "Venue: Town Hall\nDate: 3 July 2021\n\n",
)


@pytest.mark.parametrize("note", NO_FRONT_MATTER)
def test_what_is_no_front_matter_stays_in_the_text(note):
    assert front_matter(note, "-").end == 0
    assert read(note + BODY).text.replace("\n", "").endswith(BODY)


# File names that generators give to pages with front matter
NAMES = "a.md a.markdown a.mkd a.mdown a.mdwn a.mdx a.qmd a.Rmd a.rmd a.html a.htm a.njk".split()


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_page_may_have_front_matter(name):
    prose = BODY if name[-2:] in {"md", "dx", "wn", "kd"} else f"<p>{BODY}</p>"
    document = read(f"---\ntitle: {TITLE}\ndate: 2021-07-03\n---\n{prose}\n", name)
    assert (document.value("headline"), document.value("published")) == (TITLE, "2021-07-03")
    assert document.text.strip() == BODY
    assert document.metadata["headline"].source_span.of(document.source.text) == TITLE


def test_what_a_name_does_not_tell_the_fence_does():
    assert read(yaml("title: Pier opened"), "-").value("headline") == TITLE
    assert read(f"+++\ntitle = '{TITLE}'\n+++\n{BODY}", "pier").value("headline") == TITLE
    assert read(yaml("title: Pier opened"), "a.txt").source.media_type == "text/plain"
    assert read(f"---\n\n{BODY}\n", "-").source.media_type == "text/plain"


def test_the_javascript_of_mdx_is_no_prose():
    script = "import Chart from '../chart'\n\nexport const meta = {\n  a: 1\n}\n\n"
    document = read(f"---\ntitle: {TITLE}\n---\n{script}{BODY}\n\nThey import coal.\n", "a.mdx")
    assert document.text == f"{BODY}\nThey import coal."


def test_front_matter_of_a_page_is_no_markup():
    page = f'---\r\ntitle: "A <b>pier</b> & <!-- more"\r\nauthor: Mara Lind\r\n---\r\n<h1>Pier</h1>\r\n<p>{BODY}</p>'
    document = read(page, "index.html")
    assert document.text.split("\n") == ["Pier", BODY]
    assert document.metadata["headline"].value == "A pier & <!-- more"
    assert [a.name.value for a in document.authors] == ["Mara Lind"]
    place, quote = document.quote(document.blocks[-1].span)
    assert quote == BODY and place.of(page) == BODY


def test_front_matter_prevails_over_meta_elements():
    page = f"---\ntitle: Right\n---\n<html><head><title>Wrong</title></head><body><p>{BODY}</p></body></html>"
    assert read(page, "a.html").value("headline") == "Right"


# Lines of YAML → facts
VALUES = (
    (["title: Pier opens after six years of", "  planning"], {"headline": "Pier opens after six years of planning"}),
    (["title: >-", "  Pier opens", "  at last"], {"headline": "Pier opens at last"}),
    (["title: |", "  Pier opens", "  at last"], {"headline": "Pier opens at last"}),
    (['title: "Pier: a \\"new\\" \\u00e9ra"'], {"headline": 'Pier: a "new" éra'}),
    (["title: 'Board''s pier' # draft"], {"headline": "Board's pier"}),
    (["title: Pier #4 opens"], {"headline": "Pier"}),
    (["? title", ": Pier"], {"headline": "Pier"}),
    (["title: &t Pier", "seo: *t"], {"headline": "Pier"}),
    (["title: ~", "headline: Pier"], {"headline": "Pier"}),
    (["date: 2021-07-03 10:16:00 +0200"], {"published": "2021-07-03T10:16:00+02:00"}),
    (["date: 2021-07-03T23:30:00-06:00"], {"published": "2021-07-03T23:30:00-06:00"}),
    (["date: July 3, 2021"], {"published": "2021-07-03"}),
    (["last_modified_at: 2021-07-04"], {"modified": "2021-07-04"}),
    (["lastmod: 2021-07-04"], {"modified": "2021-07-04"}),
    (["updated: 2021-07-04"], {"modified": "2021-07-04"}),
    (["Last-Modified: 2021-07-04"], {"modified": "2021-07-04"}),
    (["publishDate: 2021-07-03"], {"published": "2021-07-03"}),
    (["pubDate: Jul 03 2021", "updatedDate: Jul 04 2021"], {"published": "2021-07-03", "modified": "2021-07-04"}),
    (["date: 2021/7/3 20:46:25"], {"published": "2021-07-03"}),
    (["date: git Last Modified"], {}),
    (["modified: 2021-07-05", "date: 2021-07-03"], {"modified": "2021-07-05", "published": "2021-07-03"}),
    (["subtitle: Ships in autumn"], {"alternativeHeadline": "Ships in autumn"}),
    (["description: The pier."], {"description": "The pier."}),
    (["excerpt: The pier."], {"description": "The pier."}),
    (["deck: The pier."], {"description": "The pier."}),
    (["summary: Short.", "description: Full."], {"description": "Full."}),
    (["image: https://port.example/img/new pier.jpg"], {"image": "https://port.example/img/new%20pier.jpg"}),
    (["image: /img/new pier.jpg"], {}),
    (["post_date: 13 July 2016"], {"published": "2016-07-13"}),
    (["posted: 2016-07-13"], {"published": "2016-07-13"}),
    (["category: Ports, Ships and Trade"], {"section": "Ports, Ships and Trade"}),
    (["categories: [news, ports]"], {"section": "news\nports"}),
    (["tags:", "  - ports", "  - ships", "keywords: Ports, trade"], {"keywords": "ports\nships\ntrade"}),
    (["tags: ports"], {"keywords": "ports"}),
    (["extra:", "  subtitle: In autumn"], {"alternativeHeadline": "In autumn"}),
    (["params: {description: The pier.}"], {"description": "The pier."}),
    (["taxonomies:", "  tags: [ports]"], {"keywords": "ports"}),
    (["image: {path: https://port.example/a.jpg, alt: Pier}"], {"image": "https://port.example/a.jpg"}),
    (["images: [https://port.example/a.jpg, https://port.example/b.jpg]"], {"image": "https://port.example/a.jpg"}),
    (["title: '**Pier** opens'"], {"headline": "Pier opens"}),
    (["title: Pier <em>opens</em>"], {"headline": "Pier opens"}),
    (["title: Pier &amp; quay &#40;new&#41; &mdash; open"], {"headline": "Pier & quay (new) — open"}),
    (["title: 'Pier `quay` [opens](https://port.example/)'"], {"headline": "Pier quay opens"}),
    (["title: 5 < 6 and a*b and snake_case_name"], {"headline": "5 < 6 and a*b and snake_case_name"}),
    (["description: |", "  The **pier**", "", "  opens."], {"description": "The pier opens."}),
)  # fmt: skip


@pytest.mark.parametrize(("lines", "facts"), VALUES)
def test_values(lines, facts):
    document = read(yaml(*lines))
    assert {k: g.value for k, g in document.metadata.items()} == facts
    assert codes(document) == []
    for given in document.metadata.values():
        assert given.source_span is not None and given.source_span.of(document.source.text).strip()


def test_values_have_their_place():
    document = read(yaml("title: 'Board''s pier'", "description: >", "  The", "  pier.", "tags: [ports, ships]"))
    quotes = {k: g.source_span.of(document.source.text) for k, g in document.metadata.items()}
    assert quotes["headline"] == "Board''s pier"
    assert quotes["keywords"] == "ports, ships"
    assert quotes["description"].strip().endswith("pier.")


TOML = """+++
title = "Pier opened"
date = 2021-07-03T10:00:00+02:00
lastmod = 2021-07-04
draft = false
tags = ["ports", "ships"]
authors = ["Mara Lind", "Bo Dahl"]
description = '''
The **pier**.'''
[extra]
subtitle = "In autumn"
+++
"""
JSON = """{
  "title": "Pier opened",
  "date": "2021-07-03T10:00:00+02:00",
  "lastmod": "2021-07-04",
  "draft": false,
  "tags": ["ports", "ships"],
  "authors": ["Mara Lind", {"name": "Bo Dahl"}],
  "description": "The **pier**.",
  "params": {"subtitle": "In autumn"}
}
"""


@pytest.mark.parametrize("front", [TOML, JSON])
def test_toml_and_json_give_what_yaml_gives(front):
    document = read(f"{front}\n{BODY}\n")
    assert {k: g.value for k, g in document.metadata.items()} == {
        "headline": "Pier opened",
        "published": "2021-07-03T10:00:00+02:00",
        "modified": "2021-07-04",
        "keywords": "ports\nships",
        "description": "The pier.",
        "alternativeHeadline": "In autumn",
    }
    assert [a.name.value for a in document.authors] == ["Mara Lind", "Bo Dahl"]
    assert document.metadata["headline"].source_span.of(document.source.text) == "Pier opened"
    assert document.metadata["modified"].source_span.of(document.source.text) == "2021-07-04"
    assert codes(document) == []


# Front matter of which only a part can be read → the codes, and the facts that remain
BROKEN = (
    (
        yaml("title: Pier: the opening", "date: 2021-07-03"),
        ["bad-front-matter"],
        {"headline": "Pier: the opening", "published": "2021-07-03"},
    ),
    (yaml("title: Pier", "\tdate: 2021-07-03"), ["bad-front-matter"], {"headline": "Pier"}),
    (yaml("title: 'Pier", "date: 2021-07-03"), ["bad-front-matter"], {"published": "2021-07-03"}),
    ("+++\ntitle = Pier\n+++\n" + BODY, ["bad-front-matter"], {}),
    ("---json\n{title}\n---\n" + BODY, ["bad-front-matter"], {}),
)  # fmt: skip


@pytest.mark.parametrize(("note", "expected", "facts"), BROKEN)
def test_broken_front_matter_is_reported_and_read_as_far_as_it_goes(note, expected, facts):
    document = read(note)
    assert codes(document) == expected
    assert document.findings[0].line is not None
    assert {k: g.value for k, g in document.metadata.items()} == facts
    assert document.text == BODY


BOMB = ("a: &a [x, x, x]", *(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}]" for a, b in pairwise("abcdefghi")), "tags: *i")
# YAML that expands, nests or runs
HOSTILE = (
    yaml(*BOMB),
    yaml("tags: &a [*a]", "title: *a"),
    yaml("title: !!python/object/apply:os.system [x]", "tags: " + "[" * 500 + "]" * 500),
    yaml("tags: " + "[" * 20_000),
    yaml("tags: [" + "x, " * 30_000 + "x]"),
    yaml("title: " + "{a: " * 300 + "}" * 300),
    "---json\n" + '{"tags":' + "[" * 50_000 + "]" * 50_000 + "}\n---\n" + BODY,
    "+++\ntags = " + "[" * 50_000 + "]" * 50_000 + "\n+++\n" + BODY,
)  # fmt: skip


@pytest.mark.timeout(20)
@pytest.mark.parametrize("note", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_front_matter_neither_expands_nor_runs(note):
    document = read(note)
    assert all(len(given.value) < 20_000 for given in document.metadata.values())
    assert document.text == BODY or "bad-front-matter" not in codes(document)


def test_libraries_are_loaded_only_for_front_matter():
    script = (
        "import sys; from linkeddata.read import read_bytes\n"
        f"read_bytes(b'# {TITLE}\\n\\n{BODY}', name='a.md'); print('yaml' in sys.modules)\n"
        f"read_bytes(b'---\\ntitle: {TITLE}\\n---\\n{BODY}', name='a.md'); print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


# Names of files → the day of publication
FILES = (
    ("_posts/2021-07-03-pier.md", "2021-07-03"),
    ("site/_posts/ports/2021-07-03-pier-opened.markdown", "2021-07-03"),
    ("2021-07-03-pier.md", "2021-07-03"),
    ("blog/2021-07-03/index.md", "2021-07-03"),
    ("blog/2021-07-03-pier/index.mdx", "2021-07-03"),
    ("_posts/2021-7-3-pier.md", "2021-07-03"),
    ("_posts/2021-02-30-pier.md", None),
    ("_posts/pier-2021-07-03.md", None),
    ("archive/12021-07-03-pier.md", None),
    ("2021-07-03-pier/other.md", None),
)


@pytest.mark.parametrize(("name", "day"), FILES)
def test_the_date_in_a_file_name(name, day):
    document = read(f"---\ntitle: {TITLE}\n---\n{BODY}", name)
    assert document.value("published") == day
    assert day is None or document.metadata["published"].origin == "file name"


def test_the_date_in_a_file_name_gives_way_to_front_matter_and_needs_it():
    assert read(yaml("title: Pier", "date: 2021-07-09"), "_posts/2021-07-03-pier.md").value("published") == "2021-07-09"
    assert read(BODY, "2021-07-03-pier.txt").value("published") is None
    assert read(BODY, "2021-07-03-pier.md").value("published") is None
    assert read(yaml("title: Pier"), "_posts/2021-07-03-pier.md", published="2020-01-01").value("published") == "2020-01-01"


# Switches → whether the page is reported as not published
SWITCHES = (
    (["published: true"], []),
    (["published: yes"], []),
    (["published: false"], ["not-published"]),
    (["published: no"], ["not-published"]),
    (["draft: true"], ["not-published"]),
    (["draft: 'true'"], ["not-published"]),
    (["draft: false"], []),
    (["status: draft"], ["not-published"]),
    (["status: published"], []),
    (["publish: false"], ["not-published"]),
    (["published: false", "draft: true"], ["not-published"]),
    (["published: soon"], []),
)


@pytest.mark.parametrize(("lines", "expected"), SWITCHES)
def test_switches(lines, expected):
    document = read(yaml(*lines, "date: 2021-07-03"))
    assert codes(document) == expected
    assert document.value("published") == "2021-07-03"


def test_drafts_are_found_in_every_syntax_and_by_their_folder():
    assert codes(read(f"+++\ndraft = true\n+++\n{BODY}")) == ["not-published"]
    assert codes(read(f'{{"draft": true}}\n\n{BODY}')) == ["not-published"]
    assert codes(read(yaml("title: Pier"), "_drafts/pier.md")) == ["not-published"]
    (found,) = read(yaml("title: Pier", "draft: true")).findings
    assert (found.line, found.quote) == (3, "true")
    assert found.message.startswith("Front matter draft says that this page is not published")


@pytest.mark.parametrize("day", ["2021-07-04", "2022-01-01", "2021-07-04T08:00:00Z"])
def test_a_day_in_the_future_is_reported(monkeypatch, day):
    monkeypatch.setattr(unpublished, "today", lambda: date(2021, 7, 3))
    (found,) = read(yaml("title: Pier", f"date: {day}")).findings
    assert (found.code, found.value) == ("future-date", day[:10])
    assert day[:10] in found.quote
    assert codes(read(yaml("title: Pier"), f"_posts/{day[:10]}-pier.md")) == ["future-date"]


def test_today_and_what_the_user_says_is_no_future(monkeypatch):
    monkeypatch.setattr(unpublished, "today", lambda: date(2021, 7, 3))
    assert codes(read(yaml("date: 2021-07-03"))) == []
    assert codes(read(yaml("title: Pier"), published="2030-01-01")) == []


# Relative addresses: front matter, settings → addresses
ADDRESSES = (
    ({}, {}),
    ({"url": "https://port.example/news/pier/"}, {"url": "https://port.example/news/pier/", "image": "https://port.example/img/a.jpg"}),
    ({"publisher_url": "https://port.example/"}, {"url": "https://port.example/news/pier/", "image": "https://port.example/img/a.jpg"}),
    ({"publisher_url": "https://port.example/en"}, {"url": "https://port.example/news/pier/", "image": "https://port.example/img/a.jpg"}),
)  # fmt: skip


@pytest.mark.parametrize(("settings", "expected"), ADDRESSES)
@pytest.mark.parametrize(
    "lines", [["permalink: /news/pier/", "image: /img/a.jpg"], ["url: news/pier/", "image: {src: img/a.jpg}"]]
)
def test_relative_addresses(settings, expected, lines):
    document = read(yaml(*lines), **settings)
    assert codes(document) == []
    if expected and lines[0].startswith("url"):
        expected = {**expected, "image": "https://port.example/news/pier/img/a.jpg"}
    assert {k: document.value(k) for k in ("url", "image") if document.value(k)} == expected


def test_the_own_absolute_address_is_the_base_too():
    document = read(yaml("canonical_url: https://port.example/news/pier/", "image: /a.jpg"))
    assert document.value("image") == "https://port.example/a.jpg"


@pytest.mark.parametrize(
    "link", ["/news/:year/:title/", "{{ page.slug }}", "pretty", "false", "/:categories/x.html", "./", "#top"]
)
def test_patterns_of_addresses_are_ignored_without_a_word(link):
    document = read(yaml(f"permalink: {link!r}"), publisher_url="https://port.example/")
    assert codes(document) == []
    assert document.value("url") is None


def test_an_unsafe_address_is_still_reported():
    assert codes(read(yaml("url: javascript:alert(1)"))) == ["bad-address"]


@pytest.mark.parametrize("key", ["source_url", "external_url", "link"])
def test_a_post_that_is_a_link(key):
    lines = ("title: Pier opened", "date: 2021-07-03", "deck: The new pier is open.", f"{key}: https://port.example/news/1")
    document = read("---\n" + "\n".join(lines) + "\n---\n")
    assert document.value("url") == "https://port.example/news/1"
    assert document.value("headline") == TITLE
    assert document.value("description") == "The new pier is open."
    assert read(yaml(*lines)).value("url") is None


# Keys of an office's own → facts
OWN_KEYS = (
    ({"headline": ("titel",)}, ["titel: Pier opened"], "headline", TITLE),
    ({"headline": ("Überschrift",)}, ["Überschrift: Pier opened"], "headline", TITLE),
    ({"published": ("datum", "stand")}, ["stand: 2021-07-03"], "published", "2021-07-03"),
    ({"headline": ("page.name",)}, ["page: {name: Pier opened}"], "headline", TITLE),
    ({"headline": ("kop",)}, ["title: Site", "kop: Pier opened"], "headline", TITLE),
    ({"headline": ("kop",)}, ["title: Pier opened"], "headline", TITLE),
    ({"keywords": ("schlagworte",)}, ["schlagworte: [a, b]"], "keywords", "a\nb"),
)


@pytest.mark.parametrize(("keys", "lines", "fact", "value"), OWN_KEYS)
def test_own_keys(keys, lines, fact, value):
    assert read(yaml(*lines), front_matter=keys).value(fact) == value


def test_own_keys_of_authors_and_drafts():
    document = read(
        yaml("verfasser: Mara Lind", "entwurf: true"), front_matter={"author": ("verfasser",), "draft": ("entwurf",)}
    )
    assert [a.name.value for a in document.authors] == ["Mara Lind"]
    assert codes(document) == ["not-published"]


def test_the_headline_in_the_text_is_found_under_the_front_matter():
    document = read(f"---\ntitle: '**Pier** opened'\n---\n\n# Pier opened\n\n{BODY}\n")
    assert document.metadata["headline"].span.of(document.text) == TITLE
    assert [b.kind for b in document.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


# Authors in front matter that are keys of the site's list of authors → the authors that have names
KEYS_OF_AUTHORS = (
    (["authors:", "- mirela-tosh"], []),
    (["author: orla-lind-falk"], []),
    (["authors: [jonas-berg2, Mirela Tosh]"], ["Mirela Tosh"]),
    (["author: {name: tarn-press-office}"], []),
    (["authors:", "- name: Orla Lind", "- name: jonas-berg"], ["Orla Lind"]),
    (["byline: mirela-tosh"], []),
)


@pytest.mark.parametrize(("lines", "names"), KEYS_OF_AUTHORS)
def test_a_key_of_a_list_of_authors_is_no_name(lines, names):
    document = read(yaml("title: Pier", *lines))
    assert [a.name.value for a in document.authors] == names
    assert codes(document) == ["author-key"]
    finding = document.findings[0]
    assert "front matter" in finding.message


@pytest.mark.parametrize("name", ["Anne-Marie Lind", "Tarn-Harbour Board", "tarn port office", "Mirela Tosh-Berg"])
def test_a_name_with_a_hyphen_is_a_name(name):
    document = read(yaml("title: Pier", f"author: {name}"))
    assert [a.name.value for a in document.authors] == [name]
    assert codes(document) == []


# Addresses in front matter whose folders or name are a day → the day of publication
ADDRESS_DAYS = (
    (["path: 2021/07/03/pier"], "2021-07-03"),
    (["permalink: /news/2021/7/3/pier.html"], "2021-07-03"),
    (["url: https://port.example/2021/07/03/pier/"], "2021-07-03"),
    (["slug: 2021-07-03-pier"], "2021-07-03"),
    (["aliases: [/2021/07/03/pier.html]"], "2021-07-03"),
    (["redirect_from:", "- /old/2021-07-03-pier/", "- /2021/07/03/pier"], "2021-07-03"),
    (["path: 2021/07/03/pier", "aliases: [/2020/01/01/pier]"], "2021-07-03"),
    (["aliases: [/2021/07/03/pier, /2021/07/09/pier]"], None),
    (["permalink: /events/2021/07/03/pier/"], None),
    (["permalink: /calendar/2021-07-03-pier/"], None),
    (["permalink: /2021/02/30/pier/"], None),
    (["permalink: /docs/2021/07/pier/"], None),
    (["permalink: /:year/:month/:day/:title/"], None),
    (["slug: pier-2021-07-03"], None),
    (["path: 12021/07/03/pier"], None),
    (["permalink: /2021/07/03/pier/", "date: 2021-07-09"], "2021-07-09"),
)


@pytest.mark.parametrize(("lines", "day"), ADDRESS_DAYS)
def test_the_day_in_an_address(lines, day):
    document = read(yaml("title: Pier", *lines))
    assert document.value("published") == day
    assert codes(document) == []


def test_the_day_in_an_address_gives_way_to_one_in_the_text():
    note = f"---\ntitle: Pier\npermalink: /2021/07/03/pier/\n---\n\nPublished: 9 July 2021\n\n{BODY}\n"
    assert read(note).value("published") == "2021-07-09"
    assert read(yaml("title: Pier", "path: 2021/07/03/pier")).metadata["published"].origin == "front matter path"


# Dates as Quarto reads them: the month comes first
QUARTO = (
    ("12/5/2023", "2023-12-05"),
    ("03/04/2021", "2021-03-04"),
    ("03-04-2021", "2021-03-04"),
    ("3/4/21", "2021-03-04"),
    ("07-03-21", "2021-07-03"),
    ("25/12/2021", "2021-12-25"),
    ("2021-07-03", "2021-07-03"),
)


@pytest.mark.parametrize(("written", "day"), QUARTO)
@pytest.mark.parametrize("key", ["date", "date-modified"])
def test_dates_of_quarto(written, day, key):
    document = read(yaml("title: Pier", f'{key}: "{written}"'), "note.qmd")
    assert document.value("published" if key == "date" else "modified") == day
    assert codes(document) == []


@pytest.mark.parametrize("written", ["02/30/2021", "13/13/2021", "0/4/2021", "3/4/2021 or 3/5/2021"])
def test_dates_that_quarto_cannot_read_either(written):
    assert codes(read(yaml("title: Pier", f'date: "{written}"'), "note.qmd")) == ["bad-date"]


@pytest.mark.parametrize("name", ["note.md", "note.mdx", "note.html", "note.Rmd"])
def test_outside_quarto_the_order_of_day_and_month_is_not_known(name):
    assert codes(read(yaml("title: Pier", 'date: "12/5/2023"'), name)) == ["bad-date"]
