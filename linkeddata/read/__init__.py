"""Bytes → Document.

    read_file(path)       a file or standard input
    read_bytes(data)      bytes in memory
    read_documents(path)  a file that may hold several documents: a feed, an export, lines of JSON
    read_all(data)        the same for bytes in memory
    read_page(page)       a file that is already decoded, its markup perhaps already tokenized

Each format has one module (`plain.py`, `html.py`, `markdown.py`, …) and one row in `READERS`. A file that is not text itself (an
office document, a mail) is unpacked first, and one that holds several documents is taken apart. Reading never imports an RDF library
and never opens a network connection; the library of a format is imported when the first such file is read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePath
from types import MappingProxyType

from linkeddata.errors import LinkedDataError, UsageError
from linkeddata.html.markup import Markup
from linkeddata.read import atom, docx, json_feed, json_lines, mail, mhtml, odt, pdf, rss
from linkeddata.read.encoding import decode
from linkeddata.read.files import load, shown, without_item
from linkeddata.read.html import read as _html
from linkeddata.read.items import Several, digest_of
from linkeddata.read.language import looks_english
from linkeddata.read.markdown import read as _markdown
from linkeddata.read.metadata import as_shown, from_lines, overridden
from linkeddata.read.other_files import metadata_only, no_text
from linkeddata.read.plain import read as _plain
from linkeddata.read.result import Contents, Page, Reading
from linkeddata.read.unpublished import future
from linkeddata.schema.given import checked
from linkeddata.values.document import Document, Given, OffsetMap, Place, Source
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings
from linkeddata.values.span import overlaps_any

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


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    Args:
        name: short name, the same as the module's, with hyphens.
        extensions: of file names, lower-case, with the dot.
        read: reads a decoded file; not used if there is `unpack`.
        markup: whether the file may declare its own encoding.
        unpack: takes the text out of a file that is not text itself, given its bytes and its name; None for text.
        matches: says by its bytes whether a file is of this format, whatever its name; None if bytes do not tell.
        documents: takes a decoded file apart that holds several documents; None if the format has one document a file.
    """

    name: str
    extensions: tuple[str, ...]
    read: Callable[[Page], Reading] = _plain
    markup: bool = False
    unpack: Callable[[bytes, str], Contents] | None = None
    matches: Callable[[bytes], bool] | None = None
    documents: Callable[[Page, Settings], Several] | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one file.

    Args:
        read: those that were read, in the order of the file; `source.name` is `FILE#ITEM` where the file holds several.
        failed: an error for each that could not be read.
        findings: about the file as a whole.
    """

    read: tuple[Document, ...]
    failed: tuple[LinkedDataError, ...] = ()
    findings: tuple[Finding, ...] = ()


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
        "multipart/related": Reader("mhtml", (".mht", ".mhtml"), unpack=mhtml.unpack, matches=mhtml.matches),
        "message/rfc822": Reader("mail", (".eml",), unpack=mail.unpack, matches=mail.matches),
        "application/rss+xml": Reader("rss", (".rss",), markup=True, matches=rss.matches, documents=rss.documents),
        "application/atom+xml": Reader("atom", (".atom",), markup=True, matches=atom.matches, documents=atom.documents),
        "application/feed+json": Reader("json-feed", (), matches=json_feed.matches, documents=json_feed.documents),
        "application/jsonl": Reader(
            "json-lines", (".jsonl", ".ndjson"), matches=json_lines.matches, documents=json_lines.documents
        ),
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
    if READERS[kind].documents:
        found = read_all(data, name=name, settings=settings, media_type=kind, encoding=encoding, replace=replace, strict=strict)
        return _only(found, name)
    digest = hashlib.sha256(data).hexdigest()
    if unpack := READERS[kind].unpack:
        return _unpacked(unpack(data, name), name, digest, kind, settings)
    page = _decoded(data, name, digest, READERS[kind], encoding=encoding, replace=replace, strict=strict)
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
    kind = _media_type(media_type, name, data)
    if READERS[kind].documents is None:
        one = read_bytes(data, name=name, settings=settings, media_type=kind, encoding=encoding, replace=replace, strict=strict)
        return Documents((one,))
    file, item = without_item(name)
    found = _taken_apart(data, file, kind, encoding, replace, strict, tuple(sorted(settings.fields.items())))
    if item:
        found = _chosen(found, file, item)
    _for_one(found, settings, file)
    read, failed = [], list(found.broken)
    for contents in found.contents:
        try:
            read.append(_unpacked(contents, file, digest_of(contents), kind, settings))
        except LinkedDataError as error:
            failed.append(error.at(contents.name or file))
    if not read:
        raise failed[0]
    return Documents(tuple(read), tuple(failed), found.findings)


def item_names(
    data: bytes,
    *,
    name: str,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
) -> tuple[str, ...]:
    """Return the names of the documents of a file that holds several, `FILE#ITEM`; arguments and errors as for `read_all`.

    What cannot be read has a name too; whoever reads it gets its error. One document by its name is itself.
    """
    checked(settings)
    name = shown(name)
    file, item = without_item(name)
    if item:
        return (name,)
    kind = _media_type(media_type, name, data)
    found = _taken_apart(data, file, kind, encoding, replace, strict, tuple(sorted(settings.fields.items())))
    _for_one(found, settings, file)
    if not found.contents:
        raise found.broken[0]
    return (*(c.name or file for c in found.contents), *(f"{file}#{_label(error, file)}" for error in found.broken))


@lru_cache(maxsize=1)  # each of its documents may be read by its name, one after the other
def _taken_apart(
    data: bytes,
    file: str,
    kind: str,
    encoding: str | None,
    replace: bool,
    strict: bool,
    fields: tuple[tuple[str, tuple[str, ...]], ...],
) -> Several:
    """Return what a file holds, with the findings of decoding it."""
    reader = READERS[kind]
    page = _decoded(data, file, "", reader, encoding=encoding, replace=replace, strict=strict)
    assert reader.documents
    found = reader.documents(page, Settings(fields=dict(fields)))
    return Several(found.contents, found.broken, (*page.findings, *found.findings))


def _label(error: LinkedDataError, file: str) -> str:
    """Return the name of a part of a file that cannot be read."""
    return without_item(error.source or file)[1] or f"line-{error.line}"


def is_taken_apart(data: bytes, name: str, media_type: str | None = None) -> bool:
    """Return whether a file is of a format that can hold several documents, by its media type, or else its bytes and its name."""
    return READERS[_media_type(media_type, shown(name), data)].documents is not None


def is_unpacked(data: bytes, name: str) -> bool:
    """Return whether a file, by its bytes and its name, is of a format that is unpacked or taken apart before it is read."""
    reader = READERS[_media_type(None, shown(name), data)]
    return reader.unpack is not None or reader.documents is not None


def _decoded(data: bytes, name: str, digest: str, reader: Reader, *, encoding: str | None, replace: bool, strict: bool) -> Page:
    decoded = decode(data, name=name, option=encoding, markup=reader.markup, replace=replace, strict=strict)
    return Page(Markup(decoded.text), name, digest, decoded.encoding, decoded.bom, decoded.findings)


def _chosen(found: Several, file: str, item: str) -> Several:
    """Return the one document of a file that is asked for by its name; what is found in the file as a whole is told with the first."""
    name = f"{file}#{item}"
    for number, contents in enumerate(found.contents):
        if contents.name == name:
            return Several((contents,), (), found.findings if number == 0 else ())
    broken = next((error for error in found.broken if _label(error, file) == item), None)
    if broken:
        raise broken
    names = [c.name or "" for c in found.contents]
    raise UsageError(f"the file has no item {item[:80]!r}", _names(names) if names else "check the file", source=file)


def _names(names: list[str]) -> str:
    first, others = names[0], [f"#{without_item(name)[1]}" for name in names[1:6]]
    return f"name one as in {first}{', or ' if others else ''}{', '.join(others)}{', …' if len(names) > 6 else ''}"


def _for_one(found: Several, settings: Settings, file: str) -> None:
    """Raise UsageError if a setting that is for one document would apply to several."""
    for field, option in (("url", "--url"), ("headline", "--headline")):
        if getattr(settings, field) is not None and len(found.contents) > 1:
            what = f"{settings.origins.get(field, option)} gives the {field} of one document, and the file holds {len(found.contents)}"
            raise UsageError(what, f"leave it out, or {_names([c.name or '' for c in found.contents])}", source=file)


def _only(found: Documents, name: str) -> Document:
    """Return the document of a file that holds one."""
    if len(found.read) > 1 or found.failed:
        what = f"the file holds {len(found.read) + len(found.failed)} documents"
        todo = f"convert them to a folder with -o, or {_names([d.source.name for d in found.read])} (in Python: read_documents)"
        raise UsageError(what, todo, source=name)
    one = found.read[0]
    return replace(one, findings=(*found.findings, *one.findings))


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
    authors = contents.authors or reading.authors
    reading = replace(reading, metadata={**reading.metadata, **contents.metadata}, authors=authors)
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
    extension = PurePath(without_item(name)[0]).suffix.lower()
    by_extension = next((m for m, reader in READERS.items() if extension in reader.extensions), None)
    if by_extension != "text/markdown" and _HTML_START.match(data[:4096].replace(b"\0", b"")):
        return "text/html"
    if by_extension is None and _FENCE.match(data):
        return "text/markdown"
    return by_extension or "text/plain"
