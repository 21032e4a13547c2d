"""Sitemaps, which tell search engines what pages there are and when each last changed, and `robots.txt`.

Source: sitemaps.org protocol 0.9: at most 50,000 addresses and 50 MB a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from linkeddata.release.site.files import Folder
from linkeddata.release.site.values import Page

#: The protocol's limits.
MOST, LARGEST = 50_000, 50 * 1024 * 1024
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write_sitemaps(
    folder: Folder, base: str, pages: Iterable[Page], version: str, *, most: int = MOST, largest: int = LARGEST
) -> int:
    """Write `sitemap.xml`, `sitemaps/*.xml` and `robots.txt`.

    Args:
        folder: of the release.
        base: where the release is published; ends with "/".
        pages: each once; they are written as they come.
        version: of the release; the day of a file whose pages all lack one.
        most: addresses of a file.
        largest: bytes of a file.

    Returns:
        Number of files besides `sitemap.xml`.
    """
    rows: list[str] = []
    count = 0
    for lines, newest in _files(base, pages, most, largest):
        count += 1
        name = f"sitemaps/{count}.xml"
        folder.write(name, _HEAD.format("urlset") + "".join(lines) + "</urlset>\n")
        changed = newest or version[:10]
        rows.append(f"<sitemap><loc>{escape(base)}{name}</loc>{_changed(changed)}</sitemap>\n")
    folder.write("sitemap.xml", _HEAD.format("sitemapindex") + "".join(rows) + "</sitemapindex>\n")
    folder.write("robots.txt", f"User-agent: *\nDisallow: /sparql\nDisallow: /query\n\nSitemap: {base}sitemap.xml\n")
    return count


def _files(base: str, pages: Iterable[Page], most: int, largest: int) -> Iterator[tuple[list[str], str]]:
    """Yield the lines of each file, and the newest day in it; at least one file."""
    room = largest - len(_HEAD.format("urlset")) - len("</urlset>\n")
    lines: list[str] = []
    size, newest = 0, ""
    for page in pages:
        path = "" if page.path == "index.html" else page.path
        day = page.changed[:10]
        line = f"<url><loc>{escape(base)}{path}</loc>{_changed(day)}</url>\n"
        length = len(line) if line.isascii() else len(line.encode())
        if lines and (len(lines) == most or size + length > room):
            yield lines, newest
            lines, size, newest = [], 0, ""
        lines.append(line)
        size += length
        newest = max(newest, day)
    yield lines, newest


def _changed(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if _DAY.fullmatch(day) else ""
