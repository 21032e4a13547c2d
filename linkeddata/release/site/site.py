"""The whole site of a release: pages, indexes, search, sitemaps, configuration of the server."""

from __future__ import annotations

from linkeddata.release.site import template
from linkeddata.release.site.entities import EntityPages
from linkeddata.release.site.glances import glances
from linkeddata.release.site.links import Links
from linkeddata.release.site.values import Made, Publication, Sources
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
    links = Links(frame.base, identities.entities, glances(identities.entities, sources.by_subject()), sources.without)
    entities = EntityPages(frame, publication, identities, sources, links)
    pages = list(entities.write())
    entities.folder.write("assets/site.css", template.style())
    return Made(tuple(sorted(page.path for page in pages)), entities.rendered, entities.kept)
