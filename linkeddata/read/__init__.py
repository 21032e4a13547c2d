"""Bytes → Document.

    read_file(path)   a file or standard input
    read_bytes(data)  bytes in memory
    read_page(page)   a file that is already decoded, its markup perhaps already tokenized

Each format has one module (`plain.py`, `html.py`, `markdown.py`, …) and one row in `READERS`. A file that is not text itself (an
office document) is unpacked first. Reading never imports an RDF library and never opens a network connection; the library of a
format is imported when the first such file is read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType

from linkeddata.errors import UsageError
from linkeddata.html.markup import Markup
from linkeddata.read import docx, odt, pdf
from linkeddata.read.encoding import decode
from linkeddata.read.files import load, shown
from linkeddata.read.html import read as _html
from linkeddata.read.language import looks_english
from linkeddata.read.markdown import read as _markdown
from linkeddata.read.metadata import as_shown, from_lines, overridden
from linkeddata.read.other_files import metadata_only, no_text
from linkeddata.read.plain import read as _plain
from linkeddata.read.result import Contents, Page, Reading
from linkeddata.read.unpublished import future
from linkeddata.schema.given import checked
from linkeddata.values.document import Document, Given, OffsetMap, Place, Source
from linkeddata.values.settings import Settings
from linkeddata.values.span import overlaps_any

__all__ = ["READERS", "Page", "Reader", "looks_english", "read_bytes", "read_file", "read_page"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    Args:
        name: short name, the same as the module's.
        extensions: of file names, lower-case, with the dot.
        read: reads a decoded file; not used if there is `unpack`.
        markup: whether the file may declare its own encoding.
        unpack: takes the text out of a file that is not text itself, given its bytes and its name; None for text.
        matches: says by its bytes whether a file is of this format, whatever its name; None if bytes do not tell.
    """

    name: str
    extensions: tuple[str, ...]
    read: Callable[[Page], Reading] = _plain
    markup: bool = False
    unpack: Callable[[bytes, str], Contents] | None = None
    matches: Callable[[bytes], bool] | None = None


#: Media type → reader.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text/plain": Reader("plain", (".txt", ".text"), _plain),
        "text/html": Reader("html", (".html", ".htm", ".xhtml", ".njk"), _html, markup=True),
        "text/markdown": Reader(
            "markdown", (".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".mdwn", ".mdx", ".qmd", ".rmd"), _markdown
        ),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Reader(
            "docx", (".docx", ".docm", ".dotx", ".dotm"), unpack=docx.unpack, matches=docx.matches
        ),
        "application/vnd.oasis.opendocument.text": Reader("odt", (".odt", ".ott"), unpack=odt.unpack, matches=odt.matches),
        "application/pdf": Reader("pdf", (".pdf",), unpack=pdf.unpack, matches=pdf.matches),
    }
)

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?:-?>|.{0,2000}?--!?>)\s{0,200})?"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# Front matter with a key, in a file whose name does not tell what it is.
_FENCE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---(?:ya?ml)?[ \t]*\r?\n(?:#[^\n]*\n)*[\w-]{1,40}:[ \t\r\n]|\+\+\+[ \t]*\r?\n[\w-]{1,40} ?=)"
)


def read_file(
    path: str | Path,
    *,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
    max_bytes: int = 10_000_000,
) -> Document:
    """Read a file, or standard input for "-".

    Args:
        path: the name as typed; must not be a directory, pipe, socket or device.
        settings: facts from the user; they override those of the page.
        media_type: `text/html`, or short `html`; None to decide by content, then extension.
        encoding: encoding given by the user; a byte order mark overrides it. It does not apply to a file that is unpacked.
        replace: replace bytes that do not decode with U+FFFD, and warn.
        strict: fail if the encoding can only be guessed.
        max_bytes: limit in bytes; 0 for none.

    Raises:
        UnreadableError: missing, not a regular file, binary, undecodable or without text.
        RefusedError: larger than `max_bytes`, or nested beyond the limit.
        UsageError: `media_type` or `encoding` is unknown.
    """
    path = str(path)
    data = load(path, max_bytes)
    return read_bytes(
        data, name=path, settings=settings, media_type=media_type, encoding=encoding, replace=replace, strict=strict
    )


def read_bytes(
    data: bytes,
    *,
    name: str,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
) -> Document:
    r"""Read bytes as the document `name`; arguments and errors as for `read_file`.

    >>> read_bytes(b"New bridge opens\n\nOSTBURG, 3 May 2021 - The bridge over the Ost opened.", name="-").value("published")
    '2021-05-03'
    """
    if isinstance(data, str):
        raise UsageError("this is text, not bytes", "pass its bytes: text.encode()")
    checked(settings)
    name = shown(name)
    kind = _media_type(media_type, name, data)
    digest = hashlib.sha256(data).hexdigest()
    if unpack := READERS[kind].unpack:
        return _unpacked(unpack(data, name), name, digest, kind, settings)
    decoded = decode(data, name=name, option=encoding, markup=READERS[kind].markup, replace=replace, strict=strict)
    page = Page(Markup(decoded.text), name, digest, decoded.encoding, decoded.bom, decoded.findings)
    return read_page(page, media_type=kind, settings=settings)


def read_page(
    page: Page,
    *,
    media_type: str = "html",
    settings: Settings = Settings(),  # noqa: B008 (frozen)
) -> Document:
    """Read a decoded file; its markup is not tokenized again.

    Args:
        page: the file.
        media_type: `text/html`, or short `html`.
        settings: as for `read_file`.

    Raises:
        UnreadableError: the file has no text. A note with a title in its front matter and no text is a document without blocks.
        RefusedError: nested beyond the limit.
        UsageError: `media_type` is unknown.

    >>> page = Page(Markup("<p>OSTBURG, 3 May 2021 - The bridge over the Ost opened.</p>"), "-", digest="00")
    >>> read_page(page).value("published")
    '2021-05-03'
    """
    checked(settings)
    media_type = _media_type(media_type, page.name, b"")
    if READERS[media_type].unpack:
        raise UsageError(f"{media_type} must be unpacked, not decoded", "use read_bytes", source=page.name)
    page = replace(page, keys=settings.front_matter)
    reading = READERS[media_type].read(page) if page.text.strip() else None
    markup = READERS[media_type].markup
    if reading is None or not reading.text.strip() or not reading.blocks:
        if reading is None or markup or "headline" not in reading.metadata:
            raise no_text(page.markup, page.name, markup=markup)
        reading = replace(
            reading, text="", blocks=(), offsets=OffsetMap(), findings=(*reading.findings, metadata_only(page.name))
        )
    return _document(page, reading, media_type, settings)


def _unpacked(contents: Contents, name: str, digest: str, media_type: str, settings: Settings) -> Document:
    """Return the document whose text was taken out of a file.

    Args:
        contents: what was taken out.
        name: the file's name.
        digest: SHA-256 of the file's bytes, hexadecimal.
        media_type: of the file.
        settings: as for `read_file`.
    """
    page = Page(
        Markup(contents.text),
        contents.name or name,
        digest,
        contents.encoding,
        findings=contents.findings,
        keys=settings.front_matter,
    )
    inner = READERS[contents.media_type]
    reading = contents.reading or (inner.read(page) if page.text.strip() else None)
    if reading is None or not reading.text.strip() or not reading.blocks:
        raise no_text(page.markup, page.name, markup=inner.markup)
    reading = replace(reading, metadata={**reading.metadata, **contents.metadata})
    return _document(page, reading, media_type, settings, contents.places)


def _document(page: Page, reading: Reading, media_type: str, settings: Settings, places: tuple[Place, ...] = ()) -> Document:
    """Return the document that a reading makes, with the facts in its lines and those of the user."""
    metadata, warned = overridden(_metadata(reading), settings, page.name, page.text)
    source = Source(page.name, page.digest, page.encoding, media_type, page.text, page.bom, places)
    findings = (*page.findings, *reading.findings, *warned, *future(metadata, page.name, page.text))
    return Document(
        reading.text,
        reading.blocks,
        metadata,
        reading.offsets,
        source,
        settings.base,
        findings,
        authors=reading.authors,
        elsewhere=reading.elsewhere,
        known=settings.known,
    )


def _metadata(reading: Reading) -> dict[str, Given]:
    """Return the facts about the document, from its lines and from what its format states."""
    given = {key: fact for key, fact in reading.metadata.items() if key not in {"source", "addressDay"}}
    if "source" in reading.metadata and not reading.text:
        given.setdefault("url", reading.metadata["source"])  # a post that only links to the release
    told = [b for b in reading.blocks if not (overlaps_any(b.span, reading.menu) or overlaps_any(b.span, reading.elsewhere))]
    lines = from_lines(reading.text, told, reading.authors)
    metadata = {**lines, **given}
    if "addressDay" in reading.metadata:
        metadata.setdefault("published", reading.metadata["addressDay"])
    if "published" in given:
        metadata["published"] = as_shown(given["published"], lines, reading.stamps)
    return metadata


def _media_type(wanted: str | None, name: str, data: bytes) -> str:
    """Return the media type: the one wanted, else by content, else by extension, else by front matter, else plain text."""
    if wanted is not None:
        short = wanted.split(";")[0].strip().lower()
        for media_type, reader in READERS.items():
            if short in {media_type, reader.name}:
                return media_type
        known = ", ".join(READERS)
        raise UsageError(f"unknown format {shown(wanted)[:60]!r}", f"use one of {known}", source=name)
    by_content = next((m for m, reader in READERS.items() if reader.matches and reader.matches(data)), None)
    if by_content:
        return by_content
    extension = PurePath(name).suffix.lower()
    by_extension = next((m for m, reader in READERS.items() if extension in reader.extensions), None)
    if by_extension != "text/markdown" and _HTML_START.match(data[:4096].replace(b"\0", b"")):
        return "text/html"
    if by_extension is None and _FENCE.match(data):
        return "text/markdown"
    return by_extension or "text/plain"
