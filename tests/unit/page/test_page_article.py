# ruff: noqa: E501 (lines of markup, as they are written)
"""A page that already describes its article, publisher or people: `embed` adds to that, and `validate` finds nothing new."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from strategies import SCHEMA, TEXT, XSD, sample

from linkeddata.edit.json_form import dumps
from linkeddata.errors import UnreadableError
from linkeddata.page import Embedding, embed, remove
from linkeddata.validation import check
from linkeddata.values.description import Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis

PAGE = "https://port.example/news/ferry-week"
HEADLINE = "Harbour minister opens ferry week"
BODY = "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n")[1:])
DESCRIPTION = dumps(sample(PAGE + "#")).encode()
ARTICLE = {"@type": "NewsArticle", "headline": HEADLINE}


def page(*blocks: Any, head: str = f'<link rel="canonical" href="{PAGE}">', body: str = "") -> bytes:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(block)}</script>\n' for block in blocks)
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>\n{head}{scripts}</head><body><h1>{HEADLINE}</h1>{BODY}{body}</body></html>'.encode()


def of(context: str, *nodes: Any) -> dict[str, Any]:
    return {"@context": context, "@graph": list(nodes)}


def found(data: bytes) -> set[tuple[str, str]]:
    """Return the codes and messages of `validate --page`, without the places."""
    try:
        return {(f.severity.value, f.code) for f in check(data, kind="page", page=True).findings}
    except UnreadableError:  # without any JSON-LD
        return set()


def block_of(done: Embedding) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(done.block.partition("\n")[2].removesuffix("</script>"))
    return made


@dataclass(frozen=True, slots=True)
class Case:
    """A page's own article, and the node of our block that says what it is about."""

    data: bytes
    iri: str
    kind: str = "NewsArticle"


HTTPS, HTTP = "https://schema.org", "http://schema.org"
CASES = {
    "by @id": Case(page(of(HTTPS, {**ARTICLE, "@id": PAGE + "#article"})), PAGE + "#article"),
    "by the canonical address as @id": Case(page({"@context": HTTPS, **ARTICLE, "@id": PAGE}), PAGE),
    "by url, called otherwise": Case(
        page({"@context": HTTPS, **ARTICLE, "headline": "Ferries!", "@id": "https://port.example/#a7", "url": PAGE}),
        "https://port.example/#a7",
    ),
    "by mainEntityOfPage, as a blog posting": Case(
        page(
            of(
                HTTPS,
                {"@type": "WebPage", "@id": PAGE, "name": "Ferry week"},
                {
                    "@type": "BlogPosting",
                    "@id": PAGE + "#post",
                    "headline": HEADLINE,
                    "mainEntityOfPage": {"@id": PAGE},
                    "datePublished": "2021-01-20",
                },
            )
        ),
        PAGE + "#post",
        "BlogPosting",
    ),
    "by headline, on another address": Case(
        page({"@context": HTTPS, **ARTICLE, "@id": "https://cms.example/7", "url": "https://cms.example/7"}),
        "https://cms.example/7",
    ),
    "without @id, by address": Case(
        page({"@context": HTTP, **ARTICLE, "mainEntityOfPage": {"@type": "WebPage", "@id": PAGE}}), PAGE, "WebPage"
    ),
    "without @id, by headline": Case(page({"@context": HTTPS, **ARTICLE}), PAGE, "WebPage"),
    "in a list too": Case(
        page(
            {"@context": HTTPS, **ARTICLE, "@id": PAGE + "#a"},
            {"@context": HTTPS, "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "url": PAGE}]},
        ),
        PAGE + "#a",
    ),
    "in Microdata": Case(
        page(
            body=f'<article itemscope itemtype="https://schema.org/NewsArticle" itemid="{PAGE}#m"><b itemprop="headline">{HEADLINE}</b></article>'
        ),
        PAGE + "#m",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_page_s_own_article_receives_what_it_is_about(case: Case) -> None:
    done = embed(case.data, DESCRIPTION, name="p.html", profile=())
    block = block_of(done)
    assert (block["@id"], block["@type"]) == (case.iri, case.kind)
    assert block["about"]
    assert ("headline" in block) == (b"itemscope" in case.data)  # those who read JSON-LD alone want a whole article
    codes = {f.code for f in done.findings}
    assert "article-joined" in codes
    assert "second-article" not in codes
    assert found(done.data) <= found(case.data)
    assert remove(done.data) == case.data
    assert embed(done.data, DESCRIPTION, name="p.html", profile=()).data == done.data


def test_another_article_is_not_the_page_s_own() -> None:
    other = {
        "@context": HTTPS,
        "@type": "NewsArticle",
        "@id": "https://port.example/old#a",
        "headline": "Quay closes",
        "url": "https://port.example/old",
    }
    done = embed(page(other), DESCRIPTION, name="p.html", profile=())
    assert block_of(done)["headline"] == HEADLINE
    assert {f.code for f in done.findings} - {"not-shown"} == {"second-article"}
    assert found(done.data) <= found(page(other))


@pytest.mark.parametrize(
    ("data", "scheme"),
    [
        (page({"@context": HTTP, "@type": "WebSite", "@id": "https://port.example/#s", "name": "Port"}), HTTP),
        (page({"@context": "http://schema.org/", "@type": "WebSite", "@id": "https://port.example/#s", "name": "Port"}), HTTP),
        (
            page(
                {
                    "@context": {"@vocab": "http://schema.org/"},
                    "@type": "WebSite",
                    "@id": "https://port.example/#s",
                    "name": "P",
                }
            ),
            HTTP,
        ),
        (page({"@context": HTTPS, "@type": "WebSite", "@id": "https://port.example/#s", "name": "Port"}), HTTPS),
        (page(body='<p itemscope itemtype="http://schema.org/Place"><b itemprop="name">Lindo</b></p>'), HTTP),
        (page(), HTTPS),
        (
            page({"@context": HTTPS, "@type": "WebSite", "name": "Port"}, {"@context": HTTP, **ARTICLE, "@id": PAGE + "#a"}),
            HTTP,
        ),
    ],
    ids=["http", "slash", "vocab", "https", "microdata", "none", "the article's own"],
)
def test_the_block_uses_the_page_s_scheme(data: bytes, scheme: str) -> None:
    made = sample(PAGE + "#")
    status = Statement(PAGE + "#event-visit-1", "eventStatus", Ref(SCHEMA + "EventScheduled"), Basis.EDITOR)
    done = embed(data, dumps(_with(made, status)).encode(), profile=())
    assert block_of(done)["@context"] == scheme
    assert f"{scheme}/EventScheduled" in done.block
    other = {HTTP: HTTPS, HTTPS: HTTP}[scheme]
    assert other not in done.block
    assert found(done.data) <= found(data) | {("advice", "http-and-https-blocks")}
    assert not any(severity == "error" for severity, _ in found(done.data))


def _with(description: Any, *more: Statement) -> Any:
    from dataclasses import replace

    things = {t.iri: n for n, t in enumerate(description.things)}
    return replace(description, statements=tuple(sorted((*description.statements, *more), key=lambda s: things[s.subject])))


OFFICE = {"@type": "GovernmentOrganization", "name": "Lindo Ferry Office", "url": "https://lfo.example/"}
LOGO = {"@type": "ImageObject", "url": "https://lfo.example/logo.png"}
TAKEN = {
    "type and url": (
        page({"@context": HTTPS, **OFFICE}),
        {"@type": "GovernmentOrganization", "url": {"@id": "https://lfo.example/"}},
    ),
    "logo as an object": (page({"@context": HTTPS, **OFFICE, "logo": LOGO}), {"logo": {"@id": "https://lfo.example/logo.png"}}),
    "logo as an address": (
        page({"@context": HTTPS, "@type": "Organization", "name": "LFO", "logo": "https://lfo.example/l.png"}),
        {"logo": {"@id": "https://lfo.example/l.png"}},
    ),
    "sameAs": (
        page({"@context": HTTPS, **OFFICE, "sameAs": ["https://social.example/lfo", "https://wiki.example/LFO"]}),
        {"sameAs": ["https://social.example/lfo", "https://wiki.example/LFO"]},
    ),
    "two nodes of one body": (
        page(
            of(HTTPS, {**OFFICE, "sameAs": "https://social.example/lfo"}),
            of(HTTPS, {"@type": "GovernmentOrganization", "@id": "https://lfo.example/#o", "name": "Lindo Ferry Office"}),
        ),
        {"@id": "https://lfo.example/#o", "sameAs": {"@id": "https://social.example/lfo"}},
    ),
    "as the publisher of something": (
        page({"@context": HTTPS, "@type": "WebSite", "name": "x", "publisher": {**OFFICE, "logo": LOGO}}),
        {"@type": "GovernmentOrganization", "logo": {"@id": "https://lfo.example/logo.png"}},
    ),
    "in Microdata": (
        page(
            body='<p itemscope itemtype="https://schema.org/NGO"><b itemprop="name">Lindo Ferry Office</b> <a itemprop="url" href="https://lfo.example/">x</a></p>'
        ),
        {"@type": "NGO", "url": {"@id": "https://lfo.example/"}},
    ),
}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value["@id"] if isinstance(value, dict) and value.keys() == {"@id"} else value


def _node(value: Any, iri: str) -> dict[str, Any]:
    """Return what a block says of a node."""
    made: dict[str, Any] = {}
    if isinstance(value, dict):
        if value.get("@id") == iri:
            made |= value
        for part in value.values():
            made = {**_node(part, iri), **made}
    elif isinstance(value, list):
        for part in value:
            made = {**_node(part, iri), **made}
    return made


@pytest.mark.parametrize(("data", "wanted"), TAKEN.values(), ids=TAKEN)
def test_an_organization_of_the_page_supplies_what_it_says(data: bytes, wanted: dict[str, Any]) -> None:
    done = embed(data, DESCRIPTION, profile=())
    made = _node(block_of(done), wanted.get("@id", PAGE + "#organization-lfo"))
    for key, value in wanted.items():
        given = _plain(made.get(key))
        assert given == _plain(value) or (key == "@type" and value in given and "Place" in given)
    assert found(done.data) <= found(data)


def test_two_organizations_of_one_name_supply_nothing() -> None:
    data = page({"@context": HTTPS, **OFFICE}, {"@context": HTTPS, **OFFICE, "url": "https://other.example/"})
    assert "lfo.example" not in embed(data, DESCRIPTION, profile=()).block


def test_what_the_user_says_of_an_organization_is_kept() -> None:
    made = _with(sample(PAGE + "#"))
    iri = PAGE + "#organization-lfo"
    said = tuple(s for s in made.statements if (s.subject, s.property) != (iri, "type"))
    from dataclasses import replace

    typed = _with(replace(made, statements=said), Statement(iri, "type", Ref(SCHEMA + "NGO"), Basis.EDITOR))
    for node in (OFFICE, {**OFFICE, "@id": "https://lfo.example/#o"}):
        done = embed(page({"@context": HTTPS, **node}), dumps(typed).encode(), profile=())
        assert "NGO" in _node(block_of(done), node.get("@id", iri))["@type"]


def test_a_person_of_the_page_supplies_what_it_says() -> None:
    person = {"@type": "Person", "name": "Tomás Říha", "url": "https://lfo.example/riha", "image": "https://lfo.example/r.jpg"}
    done = embed(page({"@context": HTTPS, **person}), DESCRIPTION, profile=())
    assert _plain(_node(block_of(done), PAGE + "#person-tomas-riha")["url"]) == "https://lfo.example/riha"
    assert "r.jpg" not in done.block


def test_a_publisher_that_the_article_names_is_not_given_twice() -> None:
    made, iri = sample(PAGE + "#"), PAGE + "#organization-port-press"
    more = (
        Statement(PAGE + "#article", "publisher", Ref(iri), Basis.METADATA),
        Statement(iri, "type", Ref(SCHEMA + "Organization"), Basis.METADATA),
        Statement(iri, "name", Text("Port Press"), Basis.METADATA),
    )
    from dataclasses import replace

    made = _with(replace(made, things=(*made.things, Thing(iri, Family.ORGANIZATION))), *more)
    data = page({"@context": HTTPS, **ARTICLE, "@id": PAGE + "#a", "publisher": {"@type": "Organization", "name": "Port"}})
    assert "Port Press" not in embed(data, dumps(made).encode(), hidden_too=True, profile=()).block


def test_cases_counted() -> None:
    assert (len(CASES), len(TAKEN)) == (9, 7)
    assert XSD


def test_what_the_page_does_not_say_of_an_event_is_not_asked_for() -> None:
    made = sample(PAGE + "#")
    from dataclasses import replace

    for prop in ("location", "startDate"):
        less = replace(made, statements=tuple(s for s in made.statements if s.property != prop))
        for data in (page(), page({"@context": HTTPS, **ARTICLE, "@id": PAGE + "#a"})):
            assert found(embed(data, dumps(less).encode(), profile=()).data) <= found(data)
    theirs = {"@context": HTTPS, **ARTICLE, "about": {"@type": "Event", "name": "Walk", "startDate": "2021-01-09"}}
    assert ("advice", "event-location-untold") in found(page(theirs))  # others are still asked


@pytest.mark.parametrize("name", ["Dr Tomás Říha", "Mr. Tomás Říha", "tomás  říha"])
def test_a_title_before_a_name_does_not_matter(name: str) -> None:
    person = {"@type": "Person", "@id": "https://lfo.example/#riha", "name": name}
    assert "https://lfo.example/#riha" in embed(page({"@context": HTTPS, **person}), DESCRIPTION, profile=()).block


@pytest.mark.parametrize(
    "context",
    [{}, {"@context": "https://schema.com"}, {"@context": "schema.org"}, {"@context": [HTTPS, {"x": "https://x.example/"}]}],
)
def test_contexts_as_pages_write_them(context: dict[str, Any]) -> None:
    data = page({**context, **ARTICLE, "@id": PAGE + "#a"})
    done = embed(data, DESCRIPTION, profile=())
    assert block_of(done)["@id"] == PAGE + "#a"
    assert found(done.data) <= found(data)


def test_our_own_things_have_bare_fragments_in_a_page_without_an_address() -> None:
    for article in ({**ARTICLE, "@id": "https://cms.example/7"}, {**ARTICLE, "@id": "#a"}, ARTICLE):
        data = page({"@context": HTTPS, **article}, head="")
        done = embed(data, dumps(sample()).encode(), profile=())
        assert '"@id": "#event-visit-1"' in done.block
        assert "urn:sha256" not in done.block
        assert found(done.data) <= found(data)


def test_a_release_in_a_page_with_the_metadata_of_its_site() -> None:
    site = '<meta property="og:title" content="Tarn Port"><meta property="og:url" content="https://port.example/"><meta property="og:site_name" content="Tarn Port">'
    plain = page(head=site).replace(b"<title>x</title>", f"<title>{HEADLINE} | Tarn Port</title>".encode())
    made = embed(plain, TEXT.encode())
    block = json.loads(made.data.split(b'data-generator="linkeddata">')[1].split(b"</script>")[0].replace(b"\\u003c", b"<"))
    article = block.get("@graph", [block])[0]
    assert article["headline"] == HEADLINE
    assert "url" not in article and not article.get("@id", "").startswith("https://port.example/#")
