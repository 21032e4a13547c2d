"""Every link of a site leads to a file, wherever the site stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from released import PUBLICATION, vardal

from linkeddata.release.site import write_site

BASES = ("https://data.example.org/", "https://www.example.org/open/data/")
#: Files of other stages, to which pages lead.
OTHERS = ("data.ttl", "data.nq.gz", "changes/atom.xml", "identity/joins.jsonl", "catalog.ttl")


@pytest.mark.parametrize("base", BASES)
def test_every_link_leads_to_a_file(tmp_path: Path, base: str) -> None:
    archive = vardal(base)
    frame = archive.frame(tmp_path)
    publication = replace(PUBLICATION, others={"Catalogue": "catalog.ttl"}, notes={"How it was made": "One.\n\nTwo."})
    made = write_site(frame, archive.summary(), publication, archive.identities(), archive.sources())
    for name in OTHERS:
        (frame.folder / name).parent.mkdir(exist_ok=True)
        (frame.folder / name).touch()
    count, reached = 0, set()
    for path in sorted(frame.folder.rglob("*.html")):
        page = lxml.html.fromstring(path.read_text("utf-8"))
        ids = set(page.xpath("//@id"))
        for link in page.xpath("//a/@href|//link[not(@rel='canonical')]/@href|//script/@src|//form/@action"):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                assert not link.startswith(base), f"{path}: {link} is not relative"
                continue
            assert not parts.scheme and not parts.netloc and not parts.path.startswith("/"), f"{path}: {link}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.relative_to(frame.folder)}: {link}"
            assert target.suffix or not parts.path
            if parts.fragment and target == path:
                assert parts.fragment in ids, f"{path}: {link}"
            elif parts.fragment:
                assert parts.fragment in lxml.html.fromstring(target.read_text("utf-8")).xpath("//@id")
            reached.add(target.relative_to(frame.folder.resolve()).as_posix())
            count += 1
        (canonical,) = page.xpath("//link[@rel='canonical']/@href") or [""]
        if canonical:
            local = canonical.removeprefix(base) or "index.html"
            assert canonical.startswith(base)
            assert (frame.folder / local).is_file()
    assert count > 500
    assert set(made.pages) <= reached | {"index.html"}, "a page that nothing leads to"
