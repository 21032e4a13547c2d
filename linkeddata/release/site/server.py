"""The configuration of nginx for a release: an address without an ending leads to a page or to data, merged ones on, gone ones nowhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkeddata.release.site import template
from linkeddata.release.site.files import Folder
from linkeddata.release.values import Identities

#: Longest key that nginx's tables hold, in bytes: 46 where a line of the processor's cache has 64. Longer ones are patterns, which it
#: tries one after the other; the size of the tables cannot be set here, since any `map` before forbids it ("directive is duplicate").
_LONGEST = 40
#: Ending of a file → media type. nginx's own list lacks most of them, and a second list would clash with it.
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "rdfp": "application/rdf-patch",
    "ics": "text/calendar",
    "gz": "application/gzip",
}
#: What is packed on the way. A file that is packed already is sent as it is, or its digest would not fit.
PACKED = tuple(kind for end, kind in TYPES.items() if end not in ("html", "png", "gz"))


def write_server(folder: Folder, base: str, identities: Identities) -> None:
    """Write `server/nginx.conf`, and the tables of merged and gone addresses beside it.

    Args:
        folder: of the release.
        base: where the release is published.
        identities: what was merged, and what is gone.
    """
    merged = {old.removeprefix(base): new.removeprefix(base) for old, new in sorted(identities.merged.items())}
    gone = [iri.removeprefix(base) for iri in identities.gone]
    folder.write("server/merged.map", "".join(f"{_key(old)} {new};\n" for old, new in merged.items()))
    folder.write("server/gone.map", "".join(f"{_key(path)} 1;\n" for path in gone))
    place = urlsplit(base)
    path = place.path
    conf = template.render_text(
        "nginx.conf", types=TYPES, packed=PACKED, host=_host(place.hostname or ""), path=path, pattern=re.escape(path)
    )
    folder.write("server/nginx.conf", conf)


def _host(name: str) -> str:
    """Return a host as browsers send it.

    >>> _host("häfen.example"), _host("::1"), _host("data.example.org")
    ('xn--hfen-loa.example', '[::1]', 'data.example.org')
    """
    if ":" in name:
        return f"[{name}]"
    try:
        return name.encode("idna").decode()
    except UnicodeError:  # longer than a name may be: nobody asks for it
        return name


def _key(path: str) -> str:
    """Return the key of a table of nginx.

    >>> _key("person/x"), _key("event/" + "x" * 40)
    ('person/x', '"~^event/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx$"')
    """
    return path if len(path) <= _LONGEST else f'"~^{path}$"'
