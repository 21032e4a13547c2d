"""The data set for search engines: what they require and recommend, readable offline, and safe in a page."""

from __future__ import annotations

import json
from dataclasses import replace

import catalogued
import lxml.html
import pyoxigraph
import pytest
from catalogued import BASE, SETTINGS
from rdflib import Graph

from linkeddata.release.catalogue.schema_dataset import as_file, as_script, schema_dataset
from linkeddata.release.values import Summary
from linkeddata.validation import validate


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return catalogued.write_data(tmp_path_factory.mktemp("data"))


def made(summary: Summary, **changes: object) -> dict:  # type: ignore[type-arg]
    from pathlib import Path

    settings = replace(SETTINGS, **changes)  # type: ignore[arg-type]
    return schema_dataset(catalogued.frame(Path()), summary, settings)


def test_all_that_search_engines_ask_for_is_there(summary: Summary) -> None:
    data = made(summary)
    wanted = """name description url identifier license creator publisher temporalCoverage spatialCoverage keywords version
    dateModified isAccessibleForFree includedInDataCatalog distribution""".split()
    assert [key for key in wanted if not data.get(key)] == []
    assert 50 <= len(data["description"]) <= 5000
    assert data["includedInDataCatalog"]["@type"] == "DataCatalog"
    assert {d["contentUrl"].removeprefix(BASE) for d in data["distribution"]} == {f.name for f in summary.files}
    assert all(d["encodingFormat"] for d in data["distribution"])
    assert data["temporalCoverage"] == "2019-12-02/2020-12-31"
    assert data["spatialCoverage"][0]["name"] == "Denmark"


@pytest.mark.parametrize("profile", ["schema.org", "open-data"])
def test_our_own_rules_find_nothing(profile: str, summary: Summary) -> None:
    graph = Graph().parse(data=as_file(made(summary)), format="json-ld")
    found = validate(graph, profiles=[profile]).findings
    assert [(f.code, f.message) for f in found if str(f.severity) in ("error", "warning")] == []


def test_two_engines_read_the_same_without_the_web(summary: Summary) -> None:
    text = as_file(made(summary))
    ours = {(str(s), str(p), str(o)) for s, p, o in Graph().parse(data=text, format="json-ld") if str(s).startswith("http")}
    theirs = {
        (q.subject.value, q.predicate.value, getattr(q.object, "value", ""))
        for q in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)
        if isinstance(q.subject, pyoxigraph.NamedNode)
    }
    assert {row for row in ours if row[2].startswith("http")} == {row for row in theirs if row[2].startswith("http")}
    assert len(theirs) > 60


def test_nothing_is_made_up(summary: Summary) -> None:
    data = made(replace(summary, first_day="", last_day=""), access="RESTRICTED", publisher_url="", publisher_class="")
    assert "temporalCoverage" not in data and "isAccessibleForFree" not in data
    assert "url" not in data["publisher"] and data["publisher"]["@type"] == "Organization"
    assert made(replace(summary, last_day=""))["temporalCoverage"] == "2019-12-02/.."


@pytest.mark.parametrize("title", ["</script><b>x", "<!--", "a & b", "“x” \u2028"])
def test_no_title_ends_the_script(title: str, summary: Summary) -> None:
    script = as_script(made(summary, title=title))
    page = lxml.html.fromstring(f'<html><body><script type="application/ld+json">{script}</script><p>end</p></body></html>')
    assert json.loads(page.xpath("//script")[0].text)["name"] == title
    assert page.xpath("//p")[0].text == "end"


def test_the_catalogue_and_it_are_about_one_data_set(summary: Summary) -> None:
    assert made(summary)["@id"] == f"{BASE}catalog.ttl#dataset"
    assert json.loads(as_file(made(summary)))["@context"] != made(summary)["@context"] == "https://schema.org"
