"""Bytes → Document.

    read_file(path)       a file or standard input
    read_bytes(data)      bytes in memory
    read_documents(path)  a file that may hold several documents: a feed, an export, lines of JSON
    read_all(data)        the same for bytes in memory
    read_page(page)       a file that is already decoded, its markup perhaps already tokenized

Each format has one module (`plain.py`, `html.py`, `markdown.py`, …) and one row in `READERS` (`readers.py`). A file that is not text
itself (an office document, a mail) is unpacked first, and one that holds several documents is taken apart (`several.py`). Reading never
imports an RDF library and never opens a network connection; the library of a format is imported when the first such file is read.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.read.document import document_of, unpacked
from linkeddata.read.files import load, shown
from linkeddata.read.language import looks_english
from linkeddata.read.other_files import metadata_only, no_text
from linkeddata.read.readers import READERS, Reader, media_type_of
from linkeddata.read.result import Page
from linkeddata.read.several import Documents, decoded, item_names, only, taken_apart
from linkeddata.schema.given import checked
from linkeddata.values.document import Document, OffsetMap
from linkeddata.values.settings import Settings

__all__ = [
    "READERS",
    "Documents",
    "Page",
    "Reader",
    "is_taken_apart",
    "is_unpacked",
    "item_names",
    "looks_english",
    "read_all",
    "read_bytes",
    "read_documents",
    "read_file",
    "read_page",
]


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
    kind = media_type_of(media_type, name, data)
    if READERS[kind].documents:
        found = read_all(data, name=name, settings=settings, media_type=kind, encoding=encoding, replace=replace, strict=strict)
        return only(found, name)
    digest = hashlib.sha256(data).hexdigest()
    if unpack := READERS[kind].unpack:
        return unpacked(unpack(data, name), name, digest, kind, settings)
    page = decoded(data, name, digest, READERS[kind], encoding=encoding, replace=replace, strict=strict)
    return read_page(page, media_type=kind, settings=settings)


def read_documents(
    path: str | Path,
    *,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
    max_bytes: int = 10_000_000,
) -> Documents:
    """Read the documents of a file: the items of a feed, the posts of an export, the lines of JSON, or the one of any other file.

    Args:
        path: the name as typed; `feed.xml#ITEM` for one item.
        settings: as for `read_file`; a headline or an address is for one document.
        media_type: as for `read_file`.
        encoding: as for `read_file`.
        replace: as for `read_file`.
        strict: as for `read_file`.
        max_bytes: as for `read_file`.

    Raises:
        UnreadableError: nothing in the file can be read; an item that cannot is among `failed`.
        RefusedError, UsageError: as for `read_file`; also for a headline or an address that would be that of several documents.
    """
    path = str(path)
    data = load(path, max_bytes)
    return read_all(
        data, name=path, settings=settings, media_type=media_type, encoding=encoding, replace=replace, strict=strict
    )


def read_all(
    data: bytes,
    *,
    name: str,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
) -> Documents:
    r"""Read the documents of a file whose bytes are in memory; arguments and errors as for `read_documents`.

    >>> lines = b'{"id": "a1", "title": "Pier opens", "body": "It opened on 3 May 2021."}\n' * 2
    >>> [document.source.name for document in read_all(lines, name="news.jsonl").read]
    ['news.jsonl#a1-ed6ac684', 'news.jsonl#a1-ed6ac684-2']
    """
    checked(settings)
    name = shown(name)
    kind = media_type_of(media_type, name, data)
    if READERS[kind].documents is None:
        one = read_bytes(data, name=name, settings=settings, media_type=kind, encoding=encoding, replace=replace, strict=strict)
        return Documents((one,))
    return taken_apart(data, name, kind, settings, encoding=encoding, replace=replace, strict=strict)


def is_taken_apart(data: bytes, name: str, media_type: str | None = None) -> bool:
    """Return whether a file is of a format that can hold several documents, by its media type, or else its bytes and its name."""
    return READERS[media_type_of(media_type, shown(name), data)].documents is not None


def is_unpacked(data: bytes, name: str) -> bool:
    """Return whether a file, by its bytes and its name, is of a format that is unpacked or taken apart before it is read."""
    reader = READERS[media_type_of(None, shown(name), data)]
    return reader.unpack is not None or reader.documents is not None


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

    >>> from linkeddata.html.markup import Markup
    >>> page = Page(Markup("<p>OSTBURG, 3 May 2021 - The bridge over the Ost opened.</p>"), "-", digest="00")
    >>> read_page(page).value("published")
    '2021-05-03'
    """
    checked(settings)
    media_type = media_type_of(media_type, page.name, b"")
    if READERS[media_type].unpack or READERS[media_type].documents:
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
    return document_of(page, reading, media_type, settings)
