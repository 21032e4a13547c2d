"""What can be converted: files, bytes, descriptions and briefs; which of them some bytes are."""

from __future__ import annotations

import os
import re
from pathlib import Path

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.pipeline.results import ReadOptions
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.settings import Settings

# Start of a description without the extension .json: an object whose first key is one of the schema's.
_DESCRIPTION = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:version|source|model|things|findings)"\s*:')

# Keys of a description, whatever their order.
_KEYS = re.compile(rb'"(?:things|digest)"\s*:')

# The version of a JSON feed, which may be its first key too.
_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')

_LONGEST_NAME = 255  # bytes of a file name, without its folders, on most systems; longer text is not a name

# What hardly any file name has: several lines, four words, or two and a full stop after them.
_PROSE = re.compile(r"\n|\S\s+\S+\s+\S+\s+\S|\S\s+\S+[.!?]\s*\Z")
# What is wrong with a name that may be text.
_NO_NAME = ("no such file", "file name too long", "invalid file name")
_SOURCES = "a file name, bytes, a document of read_file or read_bytes, or a description"


def load_file(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file; raises the errors of `read.files.load`."""
    from linkeddata.read.files import load

    return load(str(path), max_bytes)


def load_source(source: object, options: ReadOptions) -> tuple[str, bytes]:
    """Return the name and the bytes of a source; its errors say what to pass instead of something else."""
    from linkeddata.read.files import load

    if isinstance(source, bytes | bytearray | memoryview):
        return options.name or "-", bytes(source)
    if not isinstance(source, str | os.PathLike):
        what = "an open file" if hasattr(source, "read") else f"of type {type(source).__name__}"
        todo = "pass its bytes: file.read() of a file opened with 'rb'" if hasattr(source, "read") else f"pass {_SOURCES}"
        raise UsageError(f"a source cannot be {what}", todo)
    path = os.fspath(source)
    if not isinstance(path, str):
        path = os.fsdecode(path)
    if isinstance(source, str) and _is_text(source):
        raise UsageError("this is text, not a file name", "pass its bytes: text.encode()")
    try:
        return options.name or path, load(path, options.max_bytes)
    except UnreadableError as error:
        if isinstance(source, str) and _PROSE.search(source) and error.what in _NO_NAME:
            error.todo += "; if it is text, pass its bytes: text.encode()"
        raise


def _is_text(source: str) -> bool:
    """Return whether a string is certainly the text of a document and no name: markup, or too long for a file name."""
    longest = max(len(part.encode("utf-8", "surrogatepass")) for part in re.split(r"[/\\]", source))
    if longest <= _LONGEST_NAME and not source.lstrip().startswith(("<", "{")):
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # longer than any name, or with a NUL
        return True


def read_document(data: bytes, settings: Settings, options: ReadOptions) -> Document:
    """Read the bytes of a document; raises the errors of `understand`."""
    from linkeddata.read import is_unpacked, read_bytes
    from linkeddata.read.other_files import refuse

    if options.media_type is None and not is_unpacked(data, options.name or "-"):
        refuse(data, options.name or "-")
    return read_bytes(
        data,
        name=options.name or "-",
        settings=settings,
        media_type=options.media_type,
        encoding=options.encoding,
        replace=options.replace,
        strict=options.strict,
    )


def names_in(data: bytes, settings: Settings, options: ReadOptions) -> tuple[str, ...]:
    """Return the names of the documents of a file that can hold several (`FILE#ITEM`); empty for any other file.

    Raises the errors of `understand`. What cannot be read has a name too.
    """
    from linkeddata.read import is_taken_apart, item_names

    name = options.name or "-"
    if is_description(data, name, options.media_type) or not is_taken_apart(data, name, options.media_type):
        return ()
    return item_names(
        data,
        name=name,
        settings=settings,
        media_type=options.media_type,
        encoding=options.encoding,
        replace=options.replace,
        strict=options.strict,
    )


def is_description(data: bytes, name: str, media_type: str | None = None) -> bool:
    """Return whether bytes are the JSON of a description: by the media type, or else by their start, extension and keys."""
    if media_type is not None:
        return media_type == "description"
    start = data[:4096]
    if _FEED.search(start):
        return False
    named = name.lower().endswith(".json") and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return bool(_DESCRIPTION.match(start)) or (named and bool(_KEYS.search(data)))


def read_description(data: bytes, name: str) -> Description:
    """Read the JSON of a description."""
    from linkeddata.edit.json_form import loads

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start} is not UTF-8", "save the description as UTF-8", source=name) from None
    return loads(text, source=name)


def no_settings(settings: Settings, name: str) -> None:
    """Refuse options that tell something of a document, where the input is a description."""
    given = sorted(
        origin for key, origin in settings.origins.items() if origin.startswith("--") and key not in {"omit", "min_confidence"}
    )
    if given:
        what = f"{given[0]} has no effect on a description"
        raise UsageError(what, "edit the description itself, or convert the document again", source=name)
