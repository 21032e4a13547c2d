"""Linked data as commands read it: an RDF file, a page, a description, or standard input."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError
from linkeddata.files import refuse_address
from linkeddata.rdf import parse
from linkeddata.rdf.formats import BY_EXTENSION

if TYPE_CHECKING:
    from linkeddata.values.description import Description

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|body|script)", re.IGNORECASE)
_QUAD = re.compile(rb'\s*<[^<>\s]+>\s+<[^<>\s]+>\s+(?:<[^<>\s]+>|"(?:[^"\\\n]|\\.)*"\S*)\s+<[^<>\s]+>\s*\.')


def rdf(file: str, base: str | None = None) -> parse.Loaded | Description:
    """Read linked data.

    Args:
        file: its extension gives the format; "-" for standard input, whose format is found from its content.
        base: IRI that relative IRIs are resolved against.

    Raises:
        UnreadableError, RefusedError: as `load.read`.
    """
    data, kind = rdf_bytes(file)
    return parse.parse(data, kind, name=file, base=base) if isinstance(data, bytes) else data


def rdf_bytes(file: str) -> tuple[bytes | Description, str]:
    """Return linked data unparsed, with its format (a key of `rdf.formats.FORMATS`); arguments and errors as for `rdf`."""
    from linkeddata.pipeline import ReadOptions, is_description, understand

    if file == "-":
        from linkeddata.read.files import load as read

        data, kind = read("-", parse.MAX_BYTES), None
    else:
        refuse_address(file)
        kind = BY_EXTENSION.get(_extension(file))
        if kind is None:
            raise _no_data(file)
        data = parse.read_bytes(file)
    if kind in (None, "jsonld") and is_description(data, file):
        return understand(data, options=ReadOptions(name=file, media_type="description")).description, "description"
    return data, kind or _kind(data)


def _no_data(file: str) -> UnreadableError:
    from linkeddata.read import READERS

    if Path(file).is_dir():
        return UnreadableError("this is a folder", f"name the files in it, as in {PurePath(file, '*.jsonld')}", source=file)
    if any(_extension(file) in reader.extensions for reader in READERS.values()):
        return UnreadableError("this is a document, not linked data", "`linkeddata convert` it first", source=file)
    return UnreadableError("the file name has no known RDF extension", f"use one of {' '.join(BY_EXTENSION)}", source=file)


def looks_like_page(file: str, data: bytes) -> bool:
    """Return whether a file is HTML, by its name or its first bytes."""
    return BY_EXTENSION.get(_extension(file)) == "page" or bool(_PAGE.match(data))


def _extension(file: str) -> str:
    return PurePath(file).suffix.lower()


def _kind(data: bytes) -> str:
    """Return the format of standard input, by its first bytes. N-Triples and Turtle are subsets of TriG and are read as such."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        return "jsonld"
    if _PAGE.match(data):
        return "page"
    return "nquads" if _QUAD.match(data) else "trig"
