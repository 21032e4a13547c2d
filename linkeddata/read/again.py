"""The document that a description was made from, read again if its file is still there unchanged."""

from __future__ import annotations

from pathlib import Path

from linkeddata.errors import LinkedDataError
from linkeddata.read import READERS, read_bytes
from linkeddata.read.files import load_again
from linkeddata.values.description import SourceFacts
from linkeddata.values.document import Document
from linkeddata.values.settings import Settings


def read_again(source: SourceFacts, near: Path | None = None) -> Document | None:
    """Return the document of a description, or None if its file is gone or changed.

    Args:
        source: name, digest, encoding and media type of the document.
        near: the description's own file; its folder is searched too. None for none.
    """
    if (data := load_again(source, near)) is None:
        return None
    try:
        return read_bytes(data, name=source.name, settings=Settings(), media_type=source.media_type, encoding=source.encoding)
    except LinkedDataError:
        return None


def text_again(source: SourceFacts, near: Path | None = None) -> str | None:
    """Return the decoded source of a description after its byte order mark, or None if its file is gone or changed.

    Args:
        source: name, digest, encoding and media type of the document.
        near: as for `read_again`.
    """
    if (data := load_again(source, near)) is None:
        return None
    reader = READERS.get(source.media_type)
    try:
        if reader and reader.unpack:
            return reader.unpack(data, source.name).text
        return data.decode(source.encoding).removeprefix("\ufeff")
    except (LinkedDataError, LookupError, ValueError):
        return None
