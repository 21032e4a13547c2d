"""Small archives for the tests of documents; names and texts are invented."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from linkeddata.release.documents import Task, archive, prepared
from linkeddata.release.values import Prepared

VISIT = """Minister Mira Solberg visits Ostburg

OSTBURG, 3 May 2021 - Foreign Minister Mira Solberg of Ruritania met Baltasar Quiroga, Minister of Energy, in Ostburg on 3 May 2021.
The Ministry of Foreign Affairs of Norway said that both ministers signed an agreement on harbours.
"""
CALL = """Phone call with the Prime Minister

OSTBURG, 4 May 2021 - Prime Minister Tomas Lund called President Ana Reyes of Chile on 4 May 2021.
"""
CRASH = """Two hurt in crash near Ostburg

OSTBURG, 5 May 2021 - Ann Kettleby, a nurse, was injured in an accident near Ostburg on 5 May 2021.
Minister of Transport Jorun Vik visited Ann Kettleby in the hospital on 6 May 2021.
"""
PAGE = """<!doctype html><html><head><title>Bridge opens</title><meta property="og:site_name" content="City of Ostburg">
<link rel="canonical" href="https://ostburg.example/news/bridge"></head><body><main><h1>Bridge opens</h1>
<p>OSTBURG, 7 May 2021 - Mayor <b>Petra Lindqvist</b> opened the <a href="/b">Ost Bridge</a> in Ostburg,
Norway &amp; met engineers on 7 May 2021.</p>
</main></body></html>
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://ostburg.example/</link>
<description>News</description>{items}</channel></rss>
"""
ITEM = """<item><title>{title}</title><link>https://ostburg.example/{slug}</link><pubDate>Mon, 03 May 2021 09:00:00 +0000</pubDate>
<description>&lt;p&gt;OSTBURG - {text}&lt;/p&gt;</description></item>"""
FILES = {"visit.txt": VISIT, "2021/call.txt": CALL, "2021/bridge.html": PAGE, "crash.txt": CRASH}


def feed(*items: tuple[str, str]) -> str:
    """Return a feed: titles and texts."""
    each = (ITEM.format(title=title, slug=title.lower().replace(" ", "-"), text=text) for title, text in items)
    return FEED.format(items="".join(each))


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files of an archive."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def done(folder: Path, work: Path, task: Task | None = None, **options: object) -> dict[str, Prepared]:
    """Prepare an archive."""
    task = task or Task()
    return {p.document: p for p in prepared(archive([str(folder)], task), work, task, **options)}  # type: ignore[arg-type]


def contents(prepared: Prepared) -> dict[str, bytes]:
    """Return the files that are kept of a document."""
    assert prepared.folder is not None
    files = {path.name: path.read_bytes() for path in sorted(prepared.folder.iterdir())}
    return {name: gzip.decompress(data) if name.endswith(".gz") else data for name, data in files.items()}
