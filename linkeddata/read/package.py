"""The parts of an office document, which is a ZIP archive of XML: read one by one, each within a limit.

Nothing but XML is taken out of the archive: no macro, picture, embedded file or link to another file is opened.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from linkeddata.errors import RefusedError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The first bytes of a ZIP archive.
ZIP = b"PK\x03\x04"
#: The first bytes of an office document before 2007, and of an encrypted one since.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # ECMA-376 part 2 encryption: MS-OFFCRYPTO, 2.3.4.4

# A long report has 3 MB of XML; text that a person wrote shrinks to a fifteenth of its size or more.
_LARGEST_PART = 30_000_000  # bytes
_MOST_PARTS = 5_000
_RATIO, _SMALL = 150, 1_000_000  # a part this much larger than its compressed form is refused, unless it is small


class Package:
    """An archive whose parts are read on request.

    Args:
        data: the file.
        name: its name, for errors.
        kind: what it should be, for errors: `a Word document`.

    Raises:
        UnreadableError: no archive, or encrypted.
        RefusedError: it has too many parts.
    """

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        import zipfile  # lazy: most inputs are no archives

        self.name, self.kind = name, kind
        if data.startswith(OLD):
            raise old(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self.broken() from None
        self.parts = {part.filename: part for part in self._zip.infolist()}
        if len(self.parts) > _MOST_PARTS:
            raise RefusedError(f"the file has more than {_MOST_PARTS} parts", "save the text alone", source=name)

    def broken(self) -> UnreadableError:
        """Return the error that the file cannot be read as what its name says."""
        return UnreadableError(f"this is not {self.kind}, or it is damaged", "open it and save it again", source=self.name)

    def bytes(self, part: str) -> bytes:
        """Return the bytes of a part.

        Args:
            part: its name in the archive.

        Raises:
            UnreadableError: it is missing, damaged or encrypted.
            RefusedError: it is larger than the limit, or was compressed to much less than text can be.
        """
        import zipfile
        import zlib

        info = self.parts.get(part)
        if info is None:
            raise self.broken()
        if info.flag_bits & 1:
            raise encrypted(self.name)
        self._check(info.file_size, info.compress_size)
        try:
            with self._zip.open(info) as file:
                data = file.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
            raise self.broken() from None
        self._check(len(data), info.compress_size)
        return data

    def xml(self, part: str) -> Element:
        """Return the root element of a part; errors as for `bytes`, and RefusedError for a document type with entities."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            root = etree.fromstring(self.bytes(part), parser)
        except etree.XMLSyntaxError:
            raise self.broken() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise RefusedError("the file declares entities, as no office program does", "save it again", source=self.name)
        return root

    def _check(self, size: int, compressed: int) -> None:
        if size > _LARGEST_PART or (size > _SMALL and size > _RATIO * max(compressed, 1)):
            raise RefusedError(
                f"a part of the file unpacks to {size} bytes or more, as in a decompression bomb",
                "save the text as a smaller document",
                source=self.name,
            )


def names(data: bytes) -> frozenset[str]:
    """Return the names of the parts of an archive; none if it is no archive that can be read."""
    if not data.startswith(ZIP):
        return frozenset()
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def too_deep(name: str) -> RefusedError:
    """Return the error that the elements of a document are nested too deeply."""
    return RefusedError("the document is nested too deeply", "save its text alone", source=name)


def encrypted(name: str) -> UnreadableError:
    """Return the error that a document is encrypted."""
    return UnreadableError("the document is encrypted", "save it without a password", source=name)


def old(data: bytes, name: str) -> UnreadableError:
    """Return the error about a file in the format of office documents before 2007, in which encrypted ones are wrapped since.

    Args:
        data: the file.
        name: its name.
    """
    if _ENCRYPTED in data:
        return encrypted(name)
    return UnreadableError("this is an old office document", "save it as DOCX", source=name)
