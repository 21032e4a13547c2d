"""Sitemaps: within the protocol's limits, all pages, each once."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.etree
import pytest
from released import BASE, PUBLICATION, vardal

from linkeddata.release.site import write_site
from linkeddata.release.site.files import Folder
from linkeddata.release.site.sitemaps import LARGEST, MOST, write_sitemaps
from linkeddata.release.site.values import Page

pytestmark = pytest.mark.rows(108)
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(path: Path) -> list[str]:
    return lxml.etree.parse(path).xpath("//s:loc/text()", namespaces=NS)


def test_the_sitemap_has_every_page_once(tmp_path: Path) -> None:
    archive = vardal()
    frame = archive.frame(tmp_path)
    made = write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())
    (file,) = locations(frame.folder / "sitemap.xml")
    assert file == BASE + "sitemaps/1.xml"
    found = [loc.removeprefix(BASE) or "index.html" for loc in locations(frame.folder / "sitemaps/1.xml")]
    assert sorted(found) == list(made.pages)
    pages = {p.relative_to(frame.folder).as_posix() for p in frame.folder.rglob("*.html")}
    assert pages - set(found) == {"person/l-varpa.html", "person/taken-down.html"}
    assert f"Sitemap: {BASE}sitemap.xml" in (frame.folder / "robots.txt").read_text()


@pytest.mark.parametrize(
    ("count", "most", "files"), [(0, 10, 1), (9, 10, 1), (10, 10, 1), (11, 10, 2), (30, 10, 3), (31, 10, 4)]
)
def test_files_are_cut_at_the_limit_and_none_is_lost_at_a_border(tmp_path: Path, count: int, most: int, files: int) -> None:
    pages = [Page(f"person/p-{n:05}.html", "2026-11-30") for n in range(count)]
    assert write_sitemaps(Folder(tmp_path, None), BASE, pages, "2026-12-07", most=most) == files
    every = [loc for file in locations(tmp_path / "sitemap.xml") for loc in locations(tmp_path / file.removeprefix(BASE))]
    assert every == [BASE + page.path for page in pages]


def test_files_are_cut_by_size(tmp_path: Path) -> None:
    pages = [Page(f"person/{'x' * 60}-{n}.html", "2026-11-30") for n in range(100)]
    files = write_sitemaps(Folder(tmp_path, None), BASE, pages, "2026-12-07", largest=2000)
    assert files > 1
    every = [loc for n in range(1, files + 1) for loc in locations(tmp_path / f"sitemaps/{n}.xml")]
    assert every == [BASE + page.path for page in pages]
    assert all((tmp_path / f"sitemaps/{n}.xml").stat().st_size <= 2000 for n in range(1, files + 1))


def test_a_day_is_a_day(tmp_path: Path) -> None:
    pages = [Page("a.html", "2026-11-30.2"), Page("b.html", "2026-11-29"), Page("c.html", "")]
    write_sitemaps(Folder(tmp_path, None), "https://a.example/x&y/", pages, "2026-12-07")
    said = (tmp_path / "sitemaps/1.xml").read_text()
    assert re.findall("<lastmod>(.*?)</lastmod>", said) == ["2026-11-30", "2026-11-29"]
    assert locations(tmp_path / "sitemaps/1.xml")[0] == "https://a.example/x&y/a.html"
    assert re.findall("<lastmod>(.*?)</lastmod>", (tmp_path / "sitemap.xml").read_text()) == ["2026-11-30"]


def test_120_000_entities(tmp_path: Path) -> None:
    pages = [Page(f"event/meeting-of-some-people-and-bodies-{n:06}.html", "2026-11-30") for n in range(120_000)]
    assert write_sitemaps(Folder(tmp_path, None), BASE, pages, "2026-11-30") == 3
    counts = []
    for number in (1, 2, 3):
        path = tmp_path / f"sitemaps/{number}.xml"
        assert path.stat().st_size < LARGEST
        counts.append(len(locations(path)))
    assert counts == [MOST, MOST, 20_000]
