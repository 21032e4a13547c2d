"""Pages of addresses that were published once: merged ones lead on, gone ones say so and nothing else."""

from __future__ import annotations

from linkeddata.release.site import template
from linkeddata.release.site.files import Folder
from linkeddata.release.site.links import Links
from linkeddata.release.site.values import Publication
from linkeddata.release.values import Identities


def write_former(folder: Folder, links: Links, publication: Publication, identities: Identities) -> None:
    """Write the pages of merged and gone entities.

    Args:
        folder: of the release.
        links: names and addresses.
        publication: what all pages say.
        identities: what was merged, and what is gone.
    """
    for old, new in sorted(identities.merged.items()):
        if not links.has(new) or old in identities.entities:
            continue
        path = links.path(new)
        values = {"name": links.name(new), "href": f"../{path}.html", "canonical": f"{links.base}{path}.html"}
        text = template.render("moved", site=publication, policy=template.POLICY, up="../", title=links.name(new), **values)
        folder.write(f"{links.path(old)}.html", text)
    if identities.gone:
        text = template.render("gone", site=publication, policy=template.POLICY, up="../", title="Gone")
        for iri in identities.gone:
            if iri not in identities.entities:
                folder.write(f"{links.path(iri)}.html", text)
