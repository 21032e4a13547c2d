"""The one table of input formats, and which of them some bytes are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from linkeddata.errors import UsageError
from linkeddata.read import atom, docx, json_feed, json_lines, mail, mhtml, odt, pdf, rss
from linkeddata.read.files import shown, without_item
from linkeddata.read.html import read as _html
from linkeddata.read.items import Several
from linkeddata.read.markdown import read as _markdown
from linkeddata.read.plain import read as _plain
from linkeddata.read.result import Contents, Page, Reading
from linkeddata.values.settings import Settings


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


def media_type_of(wanted: str | None, name: str, data: bytes) -> str:
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
