"""Pages for people: one for each person, organization, place, event and document, indexes, a search, sitemaps.

facts, three sorted streams ─stream→ facts of one entity ─facts, incoming, reading, why→ values ─template→ page
                                                        └digest→ same as before? link the file of the release before
"""

from linkeddata.release.site.site import write_site
from linkeddata.release.site.values import Made, Publication, Sources

__all__ = ["Made", "Publication", "Sources", "write_site"]
