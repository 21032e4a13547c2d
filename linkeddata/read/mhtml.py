"""A page saved as one file (MHTML) → the page.

Source: RFC 2557.
"""

from __future__ import annotations

from dataclasses import replace

from linkeddata.errors import UnreadableError
from linkeddata.html.markup import Markup
from linkeddata.read.encoding import decode
from linkeddata.read.html import read
from linkeddata.read.mail_parts import Part, content, head_fields, header, is_cut, leaves, parameter, parse
from linkeddata.read.result import Contents, Page
from linkeddata.values.document import Basis, Given, Place
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.span import Span

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SAVE = "save the page again"


def matches(data: bytes) -> bool:
    """Return whether a file is a page saved as one file, by its head."""
    fields = head_fields(data)
    saved = "snapshot-content-location" in fields or fields.get("from", "").lower().startswith("<saved by")
    return saved and "mime-version" in fields


def unpack(data: bytes, name: str) -> Contents:
    """Return the page in a file; pictures, styles and frames are not read.

    Args:
        data: the file.
        name: its name, for findings.

    Raises:
        UnreadableError: it has no page, or is cut off within it.
        RefusedError: its parts are too many or nested too deeply.
    """
    message = parse(data, name)
    found = list(leaves(message))
    pages = [part for part in found if part.type in _PAGES]
    start = parameter(Part("", "", message), "start")
    page = next((p for p in pages if start and header(p.message, "Content-ID").lower() == start), next(iter(pages), None))
    if page is None:
        raise UnreadableError("this file has no page in it", _SAVE, source=name)
    if is_cut(message) and page is found[-1]:
        raise UnreadableError("the file is cut off: its page does not end", _SAVE, source=name)
    try:
        decoded = decode(content(page, name), name=name, markup=True, label=parameter(page, "charset") or None)
    except UnreadableError as error:
        raise UnreadableError(f"part {page.number}: {error.what}", _SAVE, source=name) from None
    reading = read(Page(Markup(decoded.text), name, "")) if decoded.text.strip() else None
    metadata = {}
    address = header(message, "Snapshot-Content-Location") or header(page.message, "Content-Location")
    if reading and "url" not in reading.metadata and not iri_problem(address, WEB):
        metadata["url"] = Given(
            address,
            Basis.METADATA,
            "Snapshot-Content-Location" if "Snapshot-Content-Location" in message else "Content-Location",
        )
    findings = tuple(replace(f, span=None, quote=None) for f in decoded.findings)
    places = (Place(Span(0, len(decoded.text)), f"part {page.number}"),) if decoded.text else ()
    return Contents(decoded.text, "text/html", reading, metadata, places=places, encoding=decoded.encoding, findings=findings)
