"""PDF → paragraphs, from the places of its letters on the pages.

PDFium gives the letters in reading order within a line (Hebrew and Arabic too), each once even where bold type is faked by printing it
twice. Lines, columns and paragraphs are found here (`pdf_lines.py`, `pdf_columns.py`, `pdf_paragraphs.py`). Scripts and forms are not run.

Source: ISO 32000-2.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.read.paragraphs import contents
from linkeddata.read.result import Contents

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from linkeddata.read.pdf_lines import Piece

_START = b"%PDF-"
_MOST_PAGES = 300
_MOST_CHARACTERS = 2_000_000
_LARGEST_STREAM = 50_000_000  # bytes of one stream that is no picture, unpacked; a page has some 20 kB
_UNKNOWN = 0.3  # share of letters that the file does not name; with more, its text is of no use
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_LARGEST_LZW = 100_000  # bytes of a stream in the packing of 1993, which nobody uses for text any more
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 2_000  # bytes before a stream in which its dictionary is looked for
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/\w+)")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
_LZW = frozenset((b"/LZWDecode", b"/LZW"))
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_ONE_AT_A_TIME = Lock()  # PDFium must not be entered by two threads


def unpack(data: bytes, name: str) -> Contents:
    """Take the text out of a PDF.

    Args:
        data: the file.
        name: its name, for errors.

    Raises:
        UnreadableError: no PDF, damaged, encrypted, or without text: a scanned page is a picture.
        RefusedError: it has too many pages or letters, or a stream unpacks to too much.
    """
    from linkeddata.read.pdf_columns import regions  # lazy: only PDF needs them
    from linkeddata.read.pdf_paragraphs import paragraphs
    from linkeddata.read.pdf_running import without_running

    _refuse_bombs(data, name)
    with _ONE_AT_A_TIME:
        pages, title = _pages(data, name)
    kept, running = without_running(pages)
    return contents(paragraphs([regions(page) for page in kept], running), name, title=title)


def matches(data: bytes) -> bool:
    """Return whether a file is a PDF, whatever its name."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(_START)


def _pages(data: bytes, name: str) -> tuple[list[list[Piece]], str | None]:
    """Return the pieces of text on each page, and the title in the properties."""
    from pypdfium2 import PdfDocument, PdfiumError

    if not matches(data):
        raise _broken(name)
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError("the PDF is encrypted", "save it without a password", source=name) from None
        raise _broken(name) from None
    try:
        if len(document) > _MOST_PAGES:
            raise RefusedError(f"the PDF has more than {_MOST_PAGES} pages", "give the pages of the release alone", source=name)
        return _text(document, name), document.get_metadata_value("Title").strip() or None
    except PdfiumError:
        raise _broken(name) from None
    finally:
        document.close()


def _text(document: PdfDocument, name: str) -> list[list[Piece]]:
    """Return the pieces of text on each page; raise an error if there are none, or too many letters."""
    from linkeddata.read.pdf_lines import pieces_of

    pages: list[list[Piece]] = []
    letters, unknown, pictures = 0, 0, False
    for page in document:
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > _MOST_CHARACTERS:
            raise RefusedError(
                f"the PDF has more than {_MOST_CHARACTERS} letters", "give the pages of the release alone", source=name
            )
        found, strange = pieces_of(page, text)
        unknown += strange
        pages.append(found)
        pictures = pictures or (not found and _has_picture(page))
        text.close()
        page.close()
    if not any(pages):
        if pictures:
            what, todo = "this PDF has no text, only pictures", "scan it with text recognition, or give the text itself"
            raise UnreadableError(what, todo, source=name)
        raise UnreadableError("the PDF has no text", "check that it is the right file", source=name)
    if unknown > _UNKNOWN * letters:
        what, todo = "the PDF does not say which letters it shows", "give the document that it was made from"
        raise UnreadableError(what, todo, source=name)
    return pages


def _has_picture(page: object) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))  # type: ignore[attr-defined]


def _broken(name: str) -> UnreadableError:
    return UnreadableError("this is not a PDF, or it is damaged", "print it to PDF again", source=name)


def _refuse_bombs(data: bytes, name: str) -> None:
    """Refuse a file one of whose streams unpacks to more than text can be; pictures are never unpacked, so they may be large.

    The streams of an encrypted file cannot be looked at.
    """
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        named = _FILTERS.search(dictionary)
        filters = _PACKED.findall(named[1]) if named else []
        if b"/Filter" not in dictionary or (named and not filters) or _PICTURE.search(dictionary):
            continue
        end = data.find(b"endstream", match.end())
        stream = memoryview(data)[match.end() : end if end >= 0 else len(data)]
        if len(filters) > 1 or (_LZW.intersection(filters) and len(stream) > _LARGEST_LZW) or _grows(stream, dictionary):
            raise RefusedError(
                "the PDF unpacks to far more than its text, as in a decompression bomb", "print it to PDF again", source=name
            )


def _grows(stream: memoryview, dictionary: bytes) -> bool:
    """Return whether a stream unpacks to more than the limit; at most that much is unpacked."""
    size, unpacker = 0, zlib.decompressobj()
    try:
        packed = b"".join(_plain(stream, dictionary))
        while packed and size <= _LARGEST_STREAM and not unpacker.eof:
            size += len(unpacker.decompress(packed, 1_000_000))
            packed = unpacker.unconsumed_tail
    except (zlib.error, ValueError):
        pass  # encrypted, or damaged: PDFium says so
    return size > _LARGEST_STREAM


def _plain(stream: memoryview, dictionary: bytes) -> Iterator[bytes]:
    """Yield a stream without the letters that stand for its bytes (7.4.2, 7.4.3)."""
    if b"/ASCII85Decode" in dictionary or b"/A85" in dictionary:
        yield base64.a85decode(bytes(stream).strip().removesuffix(b"~>").removeprefix(b"<~"))
    elif b"/ASCIIHexDecode" in dictionary or b"/AHx" in dictionary:
        yield binascii.unhexlify(re.sub(rb"[\s>]", b"", stream))
    else:
        yield bytes(stream)
