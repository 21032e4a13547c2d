"""The site of a release in a real browser, from a disk and from a server: style, search, screen readers, sizes, colours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from released import PUBLICATION, Archive, vardal

from linkeddata.release.site import write_site
from linkeddata.values.description import Ref

if TYPE_CHECKING:
    from conftest import Opened, Viewer

PAGES = [
    "index.html",
    "search.html",
    "person/liene-varpa.html",
    "person/baltasar-quiroga.html",
    "person/crowded.2.html",
    "organization/harbour-council.html",
    "place/vardal.html",
    "event/meeting-liene-varpa-baltasar-quiroga.html",
    "event/concert-saltholme.html",
    "document/bridge-talks.html",
    "document/hello-kuala.html",
    "browse/person.html",
    "browse/event.html",
    "browse/countries.html",
    "person/l-varpa.html",
    "person/taken-down.html",
]


def filled() -> Archive:
    """The small archive, with one person of many events, and enough names to part the files of the search."""
    archive = vardal()
    crowded = archive.entity("person/crowded", "Mira Crowded", types=["Person"], documents=["bridge-talks.txt"])
    for number in range(230):
        event = archive.entity(f"event/many-{number}", f"Meeting {number}", types=["Event"], documents=["bridge-talks.txt"])
        archive.say("bridge-talks.txt", event, "attendee", Ref(crowded), "Liene Varpa")
    for number in range(600):
        archive.entity(f"organization/ministry-{number}", f"Ministry of Room {number}", documents=["bridge-talks.txt"])
    archive.entity("person/berta-tornqvist", "Berta Tornqvist", documents=["bridge-talks.txt"])
    for number in range(8):
        archive.entity(f"person/tornquist-{number}", f"Berta Tornquist {number}", documents=["bridge-talks.txt"])
    return archive


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    archive = filled()
    frame = archive.frame(folder / "sub" / "path")
    write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())
    (frame.folder / "changes").mkdir()
    (frame.folder / "changes" / "atom.xml").write_text("<feed/>")
    return frame.folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site in a folder of a server."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent.parent.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sub/path/{site.name}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_page_can_be_read_by_all(viewer: Viewer, site: Path, screenshots: Path, path: str, width: int, scheme: str) -> None:
    with viewer.open(site / path, width=width, scheme=scheme) as opened:
        page = opened.page
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style is not there"
        page.screenshot(path=screenshots / f"site-{path.replace('/', '-')}-{width}-{scheme}.png", full_page=True)
        assert (opened.complaints, opened.failures, opened.dialogs) == ([], [], [])
        assert all(url.startswith("file:") for url in opened.requests)
        if path != "person/l-varpa.html":  # it leads on meanwhile
            assert opened.axe() == []


def results(opened: Opened, query: str) -> list[str]:
    """Type a query; return the paths of what is found."""
    page = opened.page
    page.fill("#query", query)
    page.wait_for_timeout(250)
    page.wait_for_function("document.getElementById('status').textContent !== ''")
    return page.eval_on_selector_all("#results a", "links => links.map(a => a.getAttribute('href'))")


FINDS = [
    ("varpa", "person/liene-varpa.html"),
    ("liene varpa", "person/liene-varpa.html"),
    ("VĀRPA", "person/liene-varpa.html"),
    ("varpa liene", "person/liene-varpa.html"),
    ("tornquist", "person/tornquist-0.html"),  # before what is only like it, however rare that is
    ("lien", "person/liene-varpa.html"),
    ("quirogga", "person/baltasar-quiroga.html"),
    ("foreign minister ruritania", "person/baltasar-quiroga.html"),
    ("the harbour council", "organization/harbour-council.html"),
    ("東京", "place/dongjing.html"),
    ("東", "place/dongjing.html"),
    ("שלום", "document/hello-kuala.html"),
    ("\u200fשלום\u200f", "document/hello-kuala.html"),
    ("cakovec", "document/hello-kuala.html"),
    ("C\u030cakovec", "document/hello-kuala.html"),
    ("ministry 417", "organization/ministry-417.html"),
    ("room 599", "organization/ministry-599.html"),
]


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_search_finds_names(viewer: Viewer, site: Path, address: str, way: str) -> None:
    with viewer.open() as opened:
        opened.go(f"{address}/search.html" if way == "server" else (site / "search.html").as_uri())
        opened.page.wait_for_selector("#search:not([hidden])")
        for query, path in FINDS:
            found = results(opened, query)
            assert found[:1] == [path], f"{query}: {found[:5]}"
        assert results(opened, "zzzzzz") == []
        assert opened.page.inner_text("#status") == "Nothing matches."
        assert results(opened, "x") == []
        assert "two letters" in opened.page.inner_text("#status")
        assert results(opened, "<img src=x onerror=alert(1)>") == []
        assert (opened.complaints, opened.failures, opened.dialogs) == ([], [], [])


def test_the_search_loads_little(viewer: Viewer, site: Path) -> None:
    with viewer.open(site / "search.html") as opened:
        opened.page.wait_for_selector("#search:not([hidden])")
        results(opened, "ministry")
        loaded = {url for url in opened.requests if "/search/" in url and not url.endswith("index.js")}
        assert 1 <= len(loaded) <= 12
        assert sum(Path(url.removeprefix("file://")).stat().st_size for url in loaded) < 200_000
        assert opened.page.locator("#results li").count() == 50
        opened.page.click("#more")
        assert opened.page.locator("#results li").count() == 100


def test_a_query_stands_in_the_address(viewer: Viewer, site: Path) -> None:
    with viewer.open(site / "index.html") as opened:
        page = opened.page
        page.fill("#query", "quiroga")
        page.press("#query", "Enter")
        page.wait_for_selector("#results a")
        assert "search.html" in page.url
        results(opened, "saltholme")
        assert page.url.endswith("#q=saltholme")
        page.reload()
        page.wait_for_selector("#results a")
        assert page.input_value("#query") == "saltholme"
        page.check("input[value=place]")
        page.wait_for_timeout(250)
        found = page.eval_on_selector_all("#results a", "links => links.map(a => a.getAttribute('href'))")
        assert found == ["place/saltholme.html"]
        page.click("#results a")
        assert page.inner_text("h1") == "Saltholme"
        assert opened.complaints == []


def test_without_scripts_there_are_the_lists(viewer: Viewer, site: Path) -> None:
    with viewer.open(site / "search.html", java_script_enabled=False) as opened:
        assert opened.page.is_visible("#without")
        assert not opened.page.is_visible("#search")


def test_a_merged_page_leads_on(viewer: Viewer, site: Path) -> None:
    with viewer.open(site / "person/l-varpa.html") as opened:
        opened.page.wait_for_url("**/liene-varpa.html", timeout=10_000)
        assert opened.page.inner_text("h1") == "Liene Varpa"


def test_one_can_walk_from_page_to_page(viewer: Viewer, site: Path) -> None:
    with viewer.open(site / "index.html") as opened:
        page = opened.page
        page.click(".tiles a[href='browse/document.html']")
        page.click("text=2020")
        page.click("text=Ministers open bridge talks")
        page.click(".chips a >> text=Vardal")
        assert page.inner_text("h1") == "Vardal"
        page.click(".home")
        assert page.inner_text("h1") == PUBLICATION.title
        assert opened.complaints == []
