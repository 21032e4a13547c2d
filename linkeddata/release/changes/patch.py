"""RDF Patch, in the form that Apache Jena documents: one release's data become those of the next.

A patch speaks of the data alone (`data.nt`), since `Summary.data_hash` names just these lines. The evidence is not patched: it belongs to
documents, each in named graphs of its own, and whoever wants it takes the graphs of the documents that came in.

    H id <urn:uuid:…> .        of both digests, so the same step has the same name wherever it is made
    H prev <urn:uuid:…> .      the patch before; the first of a chain has none
    H from <urn:sha256:…> .    of the sorted N-Triples that it fits
    H to <urn:sha256:…> .      of the sorted N-Triples that it makes
    TX .
    D … .                      sorted
    A … .                      sorted
    TC .

Source: https://jena.apache.org/documentation/rdf-patch/ ; `from` and `to` are headers of our own, which it allows.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import tempfile
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from linkeddata.errors import UnreadableError
from linkeddata.files import writing_atomically
from linkeddata.release.changes.lines import Lines, Op, opened

_HEADER = re.compile(rb"H ([A-Za-z][\w-]*) <([^<>\s]+)> \.\n")
_TODO = "take the patch from the release again"


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a patch says.

    Args:
        id, prev: `urn:uuid:…`; `prev` is "" for the first patch of a chain.
        old, new: SHA-256 of the data that it fits and that it makes, lower case hexadecimal.
    """

    id: str
    prev: str
    old: str
    new: str


def patch_id(old: str, new: str) -> str:
    """Return the name of the patch between two digests: a UUID of version 5, as a URN."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:sha256:{old} urn:sha256:{new}')}"


def write_patch(changed: Iterable[tuple[Op, bytes]], header: Header, to: Path) -> tuple[int, int]:
    """Write a patch, in gzip without a time, in flat memory.

    Args:
        changed: what `diff` yields.
        header: its head.
        to: the file; its folder is nobody else's.

    Returns:
        How many statements it deletes and adds.
    """
    deleted = added = 0
    with tempfile.TemporaryFile(dir=to.parent) as later, zipped(to) as file:
        file.write(_head(header))
        for op, line in changed:
            if op == "D":
                file.write(b"D " + line)
                deleted += 1
            else:
                later.write(b"A " + line)
                added += 1
        later.seek(0)
        shutil.copyfileobj(later, file)
        file.write(b"TC .\n")
    return deleted, added


def zipped(to: Path) -> gzip.GzipFile:
    """Open a file for writing in gzip; the same name and content give the same bytes."""
    return gzip.GzipFile(to, "wb", compresslevel=6, mtime=0)


def read_header(patch: Path) -> Header:
    """Return the head of a patch.

    Raises:
        UnreadableError: it is no patch of a release.
    """
    found: dict[str, str] = {}
    for row in _rows(patch):
        if row == b"TX .\n":
            break
        found.update([_header_row(row, patch)])
    try:
        digests = [found[key].removeprefix("urn:sha256:") for key in ("from", "to")]
        return Header(found["id"], found.get("prev", ""), *digests)
    except KeyError as error:
        raise UnreadableError(f"is no patch of a release: its head has no {error}", _TODO, source=str(patch)) from None


def apply(patch: Path, old: Path, to: Path) -> str:
    """Make the new data of the old, checked by both digests.

    Args:
        patch: a patch of a release, in gzip or not.
        old: the sorted N-Triples that it fits (`data.nt`, `data.nt.gz`).
        to: the file to write; in gzip if its name ends with .gz. It is replaced only if all is well.

    Returns:
        SHA-256 of the new N-Triples, uncompressed, lower case hexadecimal.

    Raises:
        UnreadableError: the patch or the data are damaged, or the patch is for other data.
        WriteError: the file could not be written.
    """
    header, lines, digest = read_header(patch), Lines(old), hashlib.sha256()
    packer = zlib.compressobj(6, zlib.DEFLATED, 31) if to.suffix == ".gz" else None
    with writing_atomically(to) as write:
        for line in applied(patch, lines):
            digest.update(line)
            write(packer.compress(line) if packer else line)
        if packer:
            write(packer.flush())
        if lines.sha256 != header.old:
            raise UnreadableError("are not the data that the patch is for", "look for the patch of these data", source=str(old))
        if digest.hexdigest() != header.new:
            raise UnreadableError("does not make the data that it names", _TODO, source=str(patch))
    return header.new


def applied(patch: Path, old: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the new lines of old ones, sorted, in flat memory.

    Raises:
        UnreadableError: a statement to delete is not there, one to add is there, or the patch is no patch of a release.
    """
    deletes, adds = changes_of(patch, b"D "), changes_of(patch, b"A ")
    gone, came = next(deletes, None), next(adds, None)
    for line in old:
        while came is not None and came < line:
            yield came
            came = next(adds, None)
        if came == line:
            raise UnreadableError(
                "adds a statement that is there already", "look for the patch of these data", source=str(patch)
            )
        if gone == line:
            gone = next(deletes, None)
            continue
        if gone is not None and gone < line:
            break
        yield line
    if gone is not None:
        raise UnreadableError("deletes a statement that is not there", "look for the patch of these data", source=str(patch))
    while came is not None:
        yield came
        came = next(adds, None)


def reverse(patch: Path, to: Path) -> None:
    """Write the patch that undoes another.

    Args:
        patch: a patch of a release.
        to: the file to write, in gzip.

    Raises:
        UnreadableError: it is no patch of a release.
    """
    header = read_header(patch)
    swapped = Header(patch_id(header.new, header.old), "", header.new, header.old)
    with zipped(to) as file:
        file.write(_head(swapped))
        file.writelines(b"D " + line for line in changes_of(patch, b"A "))
        file.writelines(b"A " + line for line in changes_of(patch, b"D "))
        file.write(b"TC .\n")


def changes_of(patch: Path, op: bytes) -> Iterator[bytes]:
    """Yield the statements that a patch deletes (`D `) or adds (`A `), sorted; the whole patch is checked.

    Raises:
        UnreadableError: it is no patch of a release, or is cut short.
    """
    part, last = b"H ", b""
    for row in _rows(patch):
        if part == b"TC":
            raise UnreadableError("goes on after its end", _TODO, source=str(patch))
        start = row[:2]
        if part == b"H " and start == b"H ":
            continue
        if part == b"H " and row == b"TX .\n":
            part = b"D "
            continue
        if part != b"H " and row == b"TC .\n":
            part = b"TC"
            continue
        if part == b"D " and start == b"A ":
            part, last = b"A ", b""
        if start != part or part == b"H " or row <= last or not row.endswith(b" .\n"):
            raise UnreadableError("is no patch of a release: its rows are not in order", _TODO, source=str(patch))
        last = row
        if start == op:
            yield row[2:]
    if part != b"TC":
        raise UnreadableError("is cut short", _TODO, source=str(patch))


def _head(header: Header) -> bytes:
    rows: Mapping[str, str] = {
        "id": header.id,
        "prev": header.prev,
        "from": f"urn:sha256:{header.old}",
        "to": f"urn:sha256:{header.new}",
    }
    return "".join(f"H {key} <{value}> .\n" for key, value in rows.items() if value).encode() + b"TX .\n"


def _header_row(row: bytes, patch: Path) -> tuple[str, str]:
    match = _HEADER.fullmatch(row)
    if match:
        return match[1].decode(), match[2].decode("utf-8", "replace")
    raise UnreadableError("is no patch of a release: its head cannot be read", _TODO, source=str(patch))


def _rows(patch: Path) -> Iterator[bytes]:
    try:
        yield from opened(patch)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"cannot be read: {error}", _TODO, source=str(patch)) from None
