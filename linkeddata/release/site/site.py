"""The whole site of a release: pages, lists, search, sitemaps, configuration of the server."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.release.site import template
from linkeddata.release.site.browse import ListPage, by_kind, country_page, lists
from linkeddata.release.site.entities import EntityPages
from linkeddata.release.site.files import Folder
from linkeddata.release.site.former import write_former
from linkeddata.release.site.glances import glances
from linkeddata.release.site.landing import landing
from linkeddata.release.site.ledger import LISTS, Ledger, Row, before_of
from linkeddata.release.site.links import Links
from linkeddata.release.site.search import write_search
from linkeddata.release.site.server import write_server
from linkeddata.release.site.sitemaps import write_sitemaps
from linkeddata.release.site.values import Made, Page, Publication, Sources
from linkeddata.release.values import Frame, Identities, Summary


def write_site(frame: Frame, summary: Summary, publication: Publication, identities: Identities, sources: Sources) -> Made:
    """Write the site into the folder of a release.

    Args:
        frame: where it is written to, and the release before, from which unchanged pages are linked.
        summary: the release in numbers.
        publication: what the pages say about the publication.
        identities: the entities.
        sources: their facts and data.

    Returns:
        What was written.

    Raises:
        ValueError: a stream is not sorted, or an IRI is not `{base}{kind}/{slug}`.
    """
    folder = Folder(frame.folder, frame.previous, frame.spoiled)
    links = Links(frame.base, identities.entities, glances(identities.entities, sources.by_subject()), sources.without)
    entities = EntityPages(frame, publication, identities, sources, links)
    pages = list(entities.write())
    write_former(folder, links, publication, identities)
    pages += _listed(frame, folder, _lists(frame, summary, publication, links))
    write_search(folder, links, (entity for iri, entity in identities.entities.items() if links.has(iri)))
    folder.write("assets/site.css", template.style())
    write_sitemaps(folder, frame.base, pages, frame.version)
    write_server(folder, frame.base, identities)
    return Made(tuple(sorted(page.path for page in pages)), entities.rendered, entities.kept)


def _lists(frame: Frame, summary: Summary, publication: Publication, links: Links) -> Iterator[ListPage]:
    """Yield the pages that are about no entity, sorted by path."""
    found = by_kind(links)
    made = list(lists(links, publication, found))
    made.append(country_page(links, publication, summary.countries, found["place"]))
    made.append(ListPage("index.html", landing(frame, summary, publication, links, found, len(summary.countries))))
    search = template.render("search", site=publication, policy=template.WITH_SCRIPTS, up="", title="Search")
    made.append(ListPage("search.html", search))
    yield from sorted(made, key=lambda page: page.path)


def _listed(frame: Frame, folder: Folder, made: Iterator[ListPage]) -> Iterator[Page]:
    """Write pages; yield each with the version in which it last changed."""
    with folder.open(LISTS).open("w", encoding="utf-8", newline="\n") as file:
        ledger = Ledger(before_of(frame, LISTS), file)
        for page in made:
            same, before = folder.write(page.path, page.text), ledger.before(page.path)
            row = before if same and before else Row(page.path, "", (frame.version,))
            ledger.add(row)
            yield Page(page.path, row.changed[0])
