"""The page's other JSON-LD: its names for things are used, and what it says is not said twice."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from strategies import SCHEMA, sample

from linkeddata.html.markup import Markup
from linkeddata.page import joining
from linkeddata.page.other_markup import OtherMarkup
from linkeddata.rdf.dataset import dataset
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis

PAGE = "https://news.example/ferry-week/"
OWN = PAGE + "#"
ORGANIZATION = {"@type": "Organization", "@id": "https://news.example/#org", "name": "lindo  ferry OFFICE"}
WEBSITE = {
    "@type": "WebSite",
    "@id": "https://news.example/#site",
    "name": "Ferry News",
    "publisher": {"@id": "https://news.example/#org"},
}
WEBPAGE = {"@type": "WebPage", "@id": PAGE, "name": "Ferry week"}
ARTICLE = {"@type": "NewsArticle", "@id": OWN + "article", "headline": "Ferry week"}
PERSON = {"@type": "Person", "@id": "https://news.example/#riha", "name": "Tomás Říha", "jobTitle": "Director"}


def joined(described: Description, others: OtherMarkup) -> Description:
    """Return what goes into our block."""
    return joining.joined(described, others).block


def page(*nodes: object, head: str = f'<link rel="canonical" href="{PAGE}">') -> str:
    blocks = "".join(
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": [node]})}</script>\n'
        for node in nodes
    )
    return f"<html><head>{head}\n{blocks}</head></html>"


def description() -> Description:
    """The sample as a page's own: the article bears the page's address."""
    made = sample(OWN)

    def called(iri: str) -> str:
        return PAGE if iri == OWN + "article" else iri

    statements = tuple(
        replace(s, subject=called(s.subject), value=Ref(called(s.value.iri)) if isinstance(s.value, Ref) else s.value)
        for s in made.statements
    )
    return replace(made, things=tuple(replace(t, iri=called(t.iri)) for t in made.things), statements=statements)


def join(*nodes: object) -> Description:
    return joined(description(), OtherMarkup.read(Markup(page(*nodes)), OWN))


def said(made: Description, subject: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for s in made.about(subject):
        found.setdefault(s.property, []).append(s.value.iri if isinstance(s.value, Ref) else s.value.value)
    return found


def test_nothing_in_common_changes_nothing() -> None:
    first = description()
    assert joined(first, OtherMarkup.read(Markup(page()), OWN)) is first
    assert (
        joined(
            first, OtherMarkup.read(Markup(page({"@type": "Organization", "@id": "https://x.example/", "name": "Other"})), OWN)
        )
        is first
    )


def test_a_body_of_the_same_name_is_theirs_and_only_what_they_do_not_say_is_said() -> None:
    made = join(ORGANIZATION)
    assert said(made, ORGANIZATION["@id"]) == {"alternateName": ["LFO"]}
    assert not any(
        "organization-lfo" in s.subject or (isinstance(s.value, Ref) and "organization-lfo" in s.value.iri)
        for s in made.statements
    )
    assert any(s.property == "worksFor" and s.value == Ref(ORGANIZATION["@id"]) for s in made.statements)
    dataset(made)


def test_the_publisher_is_the_site_s_where_the_release_names_none() -> None:
    made = said(join(WEBSITE, ORGANIZATION), PAGE)
    assert made["publisher"] == [ORGANIZATION["@id"]]
    assert made["isPartOf"] == [WEBSITE["@id"]]
    assert "mainEntityOfPage" not in made


def test_a_publisher_called_as_the_site_is_the_body_behind_it() -> None:
    iri = OWN + "organization-news"
    first = description()
    more = (
        Statement(PAGE, "publisher", Ref(iri), Basis.METADATA),
        Statement(iri, "type", Ref(SCHEMA + "Organization"), Basis.METADATA),
        Statement(iri, "name", Text("Ferry News"), Basis.METADATA),
    )
    first = replace(first, things=(*first.things, Thing(iri, Family.ORGANIZATION)), statements=(*first.statements, *more))
    made = joined(first, OtherMarkup.read(Markup(page(WEBSITE, {**ORGANIZATION, "name": "Lindo Ltd"})), OWN))
    assert said(made, PAGE)["publisher"] == [ORGANIZATION["@id"]]
    assert not said(made, iri)


def test_a_page_node_with_the_page_s_address_leaves_the_article_another_name() -> None:
    made = join(WEBPAGE)
    article = said(made, OWN + "article")
    assert article["type"] == [SCHEMA + "NewsArticle"]
    assert article["isPartOf"] == article["mainEntityOfPage"] == [PAGE]
    assert not said(made, PAGE)
    assert made.things[0].iri == OWN + "article"


def test_with_another_article_ours_bears_a_third_name_and_is_not_the_main_thing() -> None:
    other = {**ARTICLE, "url": "https://news.example/old/"}
    listed = {"@type": "ItemList", "@id": OWN + "article", "name": "Related"}
    made = join(WEBPAGE, {**other, "@id": "https://news.example/old/#article"}, listed)
    article = said(made, OWN + "news-article")
    assert article["isPartOf"] == [PAGE]
    assert "mainEntityOfPage" not in article
    assert [n.title for n in OtherMarkup.read(Markup(page(WEBPAGE, ARTICLE)), OWN).articles()] == ["Ferry week"]


def test_the_page_s_own_article_receives_what_it_is_about() -> None:
    made = join(WEBPAGE, ARTICLE)
    assert said(made, OWN + "article").keys() == {"type", "about", "mentions", "datePublished"}
    assert made.things[0].iri == OWN + "article"


def test_a_person_is_theirs() -> None:
    assert said(join(PERSON), PERSON["@id"]) == {
        "worksFor": [OWN + "organization-lfo"],
        "sameAs": ["https://example.org/who/riha"],
    }


def test_two_of_one_name_are_nobody() -> None:
    other = {**PERSON, "@id": "https://news.example/#other"}
    assert joined(first := description(), OtherMarkup.read(Markup(page(PERSON, other)), OWN)) is first


UNUSABLE = [
    {**ORGANIZATION, "@id": "_:b0"},
    {**ORGANIZATION, "@id": ""},
    {**ORGANIZATION, "@id": "https://x.example/a b"},
    {**ORGANIZATION, "@id": 7},
    {**ORGANIZATION, "@id": "javascript:alert(1)"},
    {k: v for k, v in ORGANIZATION.items() if k != "@id"},
    {"@type": "Person", "@id": "https://news.example/#org", "name": "Lindo Ferry Office"},
    {"@id": "https://news.example/#org", "name": "Lindo Ferry Office"},
    {"@context": "https://other.example/", **ORGANIZATION},
    "text",
    None,
]


@pytest.mark.parametrize("node", UNUSABLE, ids=range(len(UNUSABLE)))
def test_what_names_nothing_is_passed_over(node: object) -> None:
    assert joined(first := description(), OtherMarkup.read(Markup(page(node)), OWN)) is first


def test_cases_counted() -> None:
    assert len(UNUSABLE) == 11


def test_relative_names_are_read_against_the_page() -> None:
    node = {**ORGANIZATION, "@id": "/#org"}
    assert any(s.subject == "https://news.example/#org" for s in join(node).statements)
    bare = OtherMarkup.read(Markup(page({**ORGANIZATION, "@id": "#org"}, head="")), "urn:sha256:00#")
    assert bare.nodes[0].iri == "urn:sha256:00#org"


def test_articles_in_lists_are_not_the_page_s_own_and_lines_are_those_of_the_page() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert OtherMarkup.read(Markup(page(listed)), OWN).articles() == []
    (found,) = OtherMarkup.read(Markup(page(WEBSITE, {"@type": "WebPage", "name": "x", "mainEntity": ARTICLE})), OWN).articles()
    assert found.line == 3


def test_broken_and_bottomless_scripts_are_passed_over() -> None:
    broken = (
        '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">' + "[" * 5000 + "</script>"
    )
    assert [n.iri for n in OtherMarkup.read(Markup(broken + page(ORGANIZATION)), OWN).nodes] == [ORGANIZATION["@id"]]
