"""Microdata and RDFa are checked by the same rules as JSON-LD, and every report leads to the tag."""

from __future__ import annotations

import json

import pytest

from linkeddata.errors import UnreadableError
from linkeddata.page import embed
from linkeddata.validation import check
from linkeddata.validation.reports import FORMATS, Checked, human
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings


def findings(page: str, **options: object) -> list[Finding]:
    return list(check(page.encode(), kind="page", name="a.html", **options).findings)  # type: ignore[arg-type]


def told(page: str) -> list[tuple[str, int | None, int | None]]:
    return [(f.code, f.line, f.column) for f in findings(page)]


MICRODATA = '<p>é\n <b itemscope itemtype="http://schema.org/Person"><i itemprop="name">Ada Lund</i>\n  {}</b>'
RDFA = '<p>é\n <b vocab="https://schema.org/" typeof="Person"><i property="name">Ada Lund</i>\n  {}</b>'
MISTAKES = [
    ('<i {}="jobtitle">Mayor</i>', "property-misspelt", 3, 3),
    ('<i {}="birthDate">3 May</i>', "date-in-words", 3, 3),
    ('<i {}="name">A</i><time {}="birthDate" datetime="2031-02-30">x</time>', "date-impossible", 3, 29),
    ('<a {}="url" href="htp://lund.example">x</a>', "address-invalid", 3, 3),
    ('<meta {}="jobTitle" content="">', "text-empty", 3, 3),
    ('<i {}="startDate">2031-02-03</i>', "property-of-another-type", 3, 3),
]


@pytest.mark.parametrize(("body", "code", "line", "column"), MISTAKES, ids=[m[1] for m in MISTAKES])
@pytest.mark.parametrize(("page", "attribute"), [(MICRODATA, "itemprop"), (RDFA, "property")], ids=["microdata", "rdfa"])
def test_a_mistake_is_found_at_its_tag(page: str, attribute: str, body: str, code: str, line: int, column: int) -> None:
    written = body.replace("{}", attribute)
    shift = written.index("<time") - 21 if "<time" in written else 0  # the name of the attribute moves what follows
    assert told(page.format(written)) == [(code, line, 3 + written.index("<time") if shift else column)]


@pytest.mark.parametrize(
    "body",
    [
        '<a itemprop="url" href="/lund">x</a>',
        '<a itemprop="url" href="#top">x</a>',
        '<img itemprop="image" src="lund.png">',
        '<a itemprop="worksFor" href="../office">x</a>',
        '<link itemprop="sameAs" href="https://lund.example/">',
        '<i itemprop="knows" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Bo Ek</i></i>',
    ],
)
def test_what_is_right_in_html_is_no_finding(body: str) -> None:
    assert told(MICRODATA.format(body)) == []
    assert told(RDFA.format(body.replace("itemprop", "property").replace("itemscope itemtype", "typeof"))) == []


def test_a_link_to_an_element_of_the_page_is_no_dangling_reference() -> None:
    page = MICRODATA.format('<a itemprop="worksFor" href="#office">x</a>')
    assert told(f"{page}<p id=office>") == []
    assert [code for code, *_ in told(page)] == ["reference-dangling"]


UNTYPED = {
    "itemtype": '<p itemscope itemtype="https://schema.org/Book"><b itemprop=name>Tides</b>'
    "<i itemprop=author itemscope><b itemprop=name>Bo</b></i>",
    "typeof": '<p vocab="https://schema.org/" typeof=Book><b property=name>Tides</b><i property=author resource="#bo"></i></p>'
    '<p vocab="https://schema.org/" about="#bo"><b property=name>Bo</b>',
    "@type": '<script type="application/ld+json">'
    '{"@context": "https://schema.org", "@type": "Book", "name": "Tides", "author": {"name": "Bo"}}</script>',
}


@pytest.mark.parametrize(("todo", "page"), UNTYPED.items(), ids=UNTYPED)
def test_a_missing_type_is_asked_for_in_the_words_of_the_syntax(todo: str, page: str) -> None:
    assert [(f.code, f.fix) for f in findings(page)] == [("type-missing", f"Say what it is with {todo}.")]


@pytest.mark.parametrize(
    ("page", "value"),
    [
        (MICRODATA.format('<img itemprop="image" href="lund.png">'), "image"),
        (MICRODATA.format('<link itemprop="url" content="https://lund.example/">'), "url"),
        (MICRODATA.format('<meta itemprop="url" href="https://lund.example/">'), "url"),
        (RDFA.format('<meta property="url" link="https://lund.example/">'), "url"),
    ],
)
def test_a_value_in_the_wrong_attribute_is_told_as_one(page: str, value: str) -> None:
    told = f"Write the value where its element has it (href, src, content, text), or remove {value}."
    assert [(f.code, f.property, f.fix) for f in findings(page)] == [("text-empty", value, told)]


def test_only_the_rules_own_words_are_those_of_the_syntax() -> None:
    page = '<p itemscope itemtype="https://schema.org/Book"><b itemprop=name>a@type @id</b><i itemprop=url>no @type</i>'
    assert [f.message.partition(";")[0] for f in findings(page)] == [
        '"a@type @id" gives "no @type" as its url, which is not a web address'
    ]


def test_data_in_other_vocabularies_are_not_judged() -> None:
    other = '<p itemscope itemtype="https://data.example/Boat"><i itemprop="startdate">soon</i></p>'
    assert told(MICRODATA.format("") + other) == []


def test_a_misspelt_vocabulary_is_an_error_and_the_rest_is_checked() -> None:
    page = RDFA.format('<i property="jobtitle">Mayor</i>').replace("https://schema.org/", "https://schema.org")
    assert told(page) == [("vocabulary-foreign", 2, 2), ("property-misspelt", 3, 3)]


def test_a_page_without_any_data_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no JSON-LD, Microdata or RDFa"):
        check(b"<p>text</p>", kind="page")


def test_all_reports_give_line_and_column() -> None:
    page = MICRODATA.format('<i itemprop="jobtitle">Mayor</i>')
    checked = Checked("a.html", check(page.encode(), kind="page", name="a.html"))
    assert any(line.startswith("a.html:3:3: error") or ":3:3: error" in line for line in human.told(checked, colour=False))
    (result,) = json.loads(FORMATS["sarif"]([checked]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 3}
    (found,) = json.loads(FORMATS["json"]([checked]))["files"][0]["findings"]
    assert (found["line"], found["column"]) == (3, 3)
    assert "3:3" in FORMATS["junit"]([checked]) or 'line="3"' in FORMATS["junit"]([checked])


def test_things_are_joined_by_their_identifier_whatever_the_syntax() -> None:
    script = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@id": "#ada", "jobTitle": "Mayor"}</script>'
    )
    item = '<p itemscope itemtype="https://schema.org/Person" itemid="#ada"><i itemprop="name">Ada Lund</i></p>'
    assert told(script + item) == []
    assert [code for code, *_ in told(script + item.replace("#ada", "#bo"))] == ["type-missing"]


ARTICLE = '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ice walk opens</h1></div>'


def test_an_article_may_be_told_in_two_syntaxes_but_once_in_each() -> None:
    script = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Ice walk opens"}</script>'
    )
    assert told(script + ARTICLE) == []
    assert [code for code, *_ in told(ARTICLE + ARTICLE)] == ["article-twice"]
    assert [code for code, *_ in told(script + script)] == ["article-twice"]


TEXT = "<p>OSTBY, 3 May 2021 - Mayor Ida Brandt opened the new ferry in Ostby on Monday.</p>"
PAGES = {
    "microdata": f'<main itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ferry opens</h1>{TEXT}</main>',
    "rdfa": f'<main vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">Ferry opens</h1>{TEXT}</main>',
    "named": (
        '<main itemscope itemtype="http://schema.org/NewsArticle" itemid="https://ostby.example/ferry">'
        f'<h1 itemprop="headline">Ferry opens</h1>{TEXT}</main>'
    ),
    "meta tags": f'<meta property="og:title" content="All about boats"><main><h1>Ferry opens</h1>{TEXT}</main>',
    "a mistake": (
        f'<main itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headlin">Ferry opens</h1>{TEXT}</main>'
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gains_no_findings_by_embed(name: str) -> None:
    page = f'<!doctype html><html lang="en"><head><title>Ferry opens</title></head><body>{PAGES[name]}</body></html>'
    done = embed(page.encode(), settings=Settings(url="https://ostby.example/ferry"), profile=()).data

    def codes(data: bytes) -> set[tuple[str, str | None]]:
        try:
            return {(f.code, f.property) for f in check(data, kind="page", page=True).findings}
        except UnreadableError:
            return set()

    assert codes(done) <= codes(page.encode())


HEAD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ice walk opens", '
    '"datePublished": "2031-02-03T10:00:00+01:00", "dateModified": "2031-02-04", "url": "https://quay.example/ice"}</script>'
)
SAME = [
    ("og:title", "Ice walk opens"),
    ("og:title", "ICE WALK  OPENS!"),
    ("og:title", "Ice walk opens | Quay Post"),
    ("og:title", "Quay Post: Ice walk opens"),
    ("twitter:title", "Ice walk o…"),
    ("article:published_time", "2031-02-03"),
    ("article:published_time", "2031-02-03T09:00:00Z"),
    ("article:published_time", "2031-02"),
    ("article:modified_time", "2031-02-04T23:00:00Z"),
    ("DC.date.issued", "2031-02-03"),
    ("og:url", "http://www.quay.example/ice/?from=feed#top"),
    ("og:url", "/ice"),
    ("og:description", "Other words"),
]
DIFFERENT = [
    ("og:title", "Fire walk opens"),
    ("twitter:title", "What to do on Sunday"),
    ("DC.title", "Fire walk opens"),
    ("article:published_time", "2031-03-03T10:00:00+01:00"),
    ("DCTERMS.issued", "2030"),
    ("article:modified_time", "2031-02-03"),
    ("og:updated_time", "2032-02-04T10:00:00Z"),
    ("og:url", "https://quay.example/fire"),
    ("og:url", "https://post.example/ice"),
]


@pytest.mark.parametrize(("name", "text"), SAME)
def test_meta_tags_that_say_the_same(name: str, text: str) -> None:
    assert told(f'{HEAD}\n<meta name="{name}" content="{text}">') == []


@pytest.mark.parametrize(("name", "text"), DIFFERENT)
def test_meta_tags_that_differ_are_a_warning(name: str, text: str) -> None:
    (found,) = findings(f'{HEAD}\n <meta property="{name}" content="{text}">')
    assert (found.code, found.severity.value, found.line, found.column) == ("meta-tag-differs", "warning", 2, 2)
    assert f'"{text}"' in found.message


def test_meta_tags_are_not_compared_where_it_is_not_known_with_what() -> None:
    tag = '<meta property="og:title" content="News of the week">'
    assert told(tag + ARTICLE + ARTICLE.replace("Ice", "Fire")) == []
    assert told(tag + MICRODATA.format("")) == []
    listed = '<div itemscope itemtype="https://schema.org/Blog"><meta itemprop="name" content="B"><section itemprop="blogPost"'
    assert told(tag + listed + ARTICLE.removeprefix("<div").replace("NewsArticle", "BlogPosting")) == []


def test_json_ld_behind_a_comment_counts_and_is_told() -> None:
    person = '{"@context": "https://schema.org", "@type": "Person", "name": "Ada Lund", "jobtitle": "Mayor"}'
    for script in (f"<!-- Ada's -->\n{person}", f"<!--\n{person}\n-->", f"{person}<!-- {{}} -->", f"<!-- {{old}} -->{person}"):
        page = f'<script type="application/ld+json">{script}</script>'
        assert {f.code for f in findings(page)} == {"script-not-json", "property-misspelt"}, script


def test_two_objects_in_one_script_are_both_checked() -> None:
    person = '{"@context": "https://schema.org", "@type": "Person", "name": "Ada Lund", "jobtitle": "Mayor"}'
    for between in ("", "\n", ",\n", ";"):
        page = f'<script type="application/ld+json">{person}{between}{person}</script>'
        assert [f.code for f in findings(page)].count("property-misspelt") == 2
        assert [f.code for f in findings(page)].count("script-not-json") == 1
