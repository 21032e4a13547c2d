"""The first page of a release: what it is, its numbers, files to download, ways in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkeddata.release.site import template
from linkeddata.release.site.links import Links, day, days
from linkeddata.release.site.values import Entry, Linked, Publication
from linkeddata.release.values import Frame, Summary

#: Documents of the first page.
LATEST = 8


def landing(
    frame: Frame, summary: Summary, publication: Publication, links: Links, found: Mapping[str, Sequence[str]], countries: int
) -> str:
    """Return the first page.

    Args:
        frame: of the release.
        summary: its numbers.
        publication: what it says of itself.
        links: names and addresses.
        found: kind → IRIs, the latest documents first.
        countries: number of countries that documents name.
    """
    latest = []
    for iri in found["document"][:LATEST]:
        glance = links.glance(iri)
        latest.append(Entry(Linked(links.name(iri), f"{links.path(iri)}.html", glance.note), day(glance.day)))
    cited = f"{publication.publisher}, {publication.title}, version {frame.version}, {frame.base}"
    return template.render(
        "index",
        site=publication,
        policy=template.POLICY,
        up="",
        frame=frame,
        summary=summary,
        found={kind: len(iris) for kind, iris in found.items()},
        countries=countries,
        latest=latest,
        issued=day(frame.version[:10]),
        period=days(summary.first_day, summary.last_day),
        files=[(file, size(file.bytes)) for file in summary.files],
        cited=cited,
        island=template.island(publication.dataset),
    )


def size(count: int) -> str:
    """Return a number of bytes as people read it.

    >>> size(900), size(123456), size(3456789)
    ('900 bytes', '123 kB', '3.5 MB')
    """
    if count < 1000:
        return f"{count} bytes"
    for unit, factor in (("kB", 1000), ("MB", 1000**2), ("GB", 1000**3)):
        shown = count / factor
        if shown < 999.5 or unit == "GB":
            return f"{shown:.1f} {unit}" if shown < 9.95 else f"{shown:,.0f} {unit}"
    raise AssertionError
