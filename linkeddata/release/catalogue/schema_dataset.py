"""The release as schema.org describes data sets: for search engines, in a file and on the landing page."""

from __future__ import annotations

import json
from typing import Any

from linkeddata.release.catalogue.addresses import distribution, part
from linkeddata.release.values import Frame, Summary
from linkeddata.schema import eu_lists
from linkeddata.schema.countries import atlas
from linkeddata.values.namespaces import SCHEMA, XSD
from linkeddata.values.release_settings import ReleaseSettings

#: What the file says for itself, as schema.org's own context does for pages.
_CONTEXT = {
    "@vocab": SCHEMA,
    "contentUrl": {"@type": "@id"},
    "dateModified": {"@type": f"{XSD}date"},
    "license": {"@type": "@id"},
    "url": {"@type": "@id"},
}


def schema_dataset(frame: Frame, summary: Summary, settings: ReleaseSettings) -> dict[str, Any]:
    """Return the release as a schema.org `Dataset` in a `DataCatalog`, with the context that pages have.

    Source: what Google Dataset Search reads: name and description are required, the rest is recommended.
    """
    base, period = frame.base, _period(summary)
    publisher: dict[str, Any] = {
        "@type": settings.publisher_class or "Organization",
        "@id": part(base, "publisher"),
        "name": settings.publisher,
        **({"url": settings.publisher_url} if settings.publisher_url else {}),
        "contactPoint": {
            "@type": "ContactPoint",
            "@id": part(base, "contact"),
            "name": settings.contact_name,
            **({"email": settings.contact_email} if settings.contact_email else {}),
            **({"url": settings.contact_url} if settings.contact_url else {}),
        },
    }
    return {
        "@context": SCHEMA.rstrip("/"),
        "@type": "Dataset",
        "@id": part(base, "dataset"),
        "name": settings.title,
        "description": settings.description,
        "url": base,
        "identifier": part(base, "dataset"),
        "version": frame.version,
        "dateModified": frame.issued[:10],
        "inLanguage": settings.language,
        "license": settings.licence,
        **({"isAccessibleForFree": True} if settings.access == "PUBLIC" else {}),
        "keywords": list(settings.keywords),
        **({"temporalCoverage": period} if period else {}),
        "spatialCoverage": [_place(address) for address in settings.spatial],
        "publisher": publisher,
        "creator": {"@id": part(base, "publisher")},
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": part(base, "catalog"),
            "name": settings.title,
            "description": settings.description,
            "url": base,
            "license": settings.licence,
            "publisher": {"@id": part(base, "publisher")},
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "@id": distribution(base, file.name),
                "name": file.title,
                "contentUrl": f"{base}{file.name}",
                "encodingFormat": ["application/gzip", file.media_type] if file.compressed else file.media_type,
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in summary.files
        ],
    }


def as_script(data: dict[str, Any]) -> str:
    """Return it as the text of a script in a page: `<` cannot end the script."""
    return json.dumps(data, ensure_ascii=False, indent=2).replace("<", "\\u003c")


def as_file(data: dict[str, Any]) -> str:
    """Return it as the text of a file, with a context of its own: nothing has to be fetched to read it."""
    return as_script({**data, "@context": _CONTEXT}) + "\n"


def _period(summary: Summary) -> str:
    """Return the period as ISO 8601 writes it, open where one end is not known; "" if none is."""
    first, last = summary.first_day, summary.last_day
    return f"{first or '..'}/{last or '..'}" if first or last else ""


def _place(address: str) -> dict[str, str]:
    begin = f"{eu_lists.AUTHORITY}country/"
    known = atlas().codes.get(address.removeprefix(begin)) if address.startswith(begin) else None
    if known is None:
        return {"@type": "Place", "@id": address}
    return {"@type": "Country", "@id": address, "name": atlas().countries[known].name}
