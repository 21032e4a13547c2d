"""Briefs: what a file says, a line for each statement, made and taken back (`edit.brief`)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.errors import LinkedDataError, UnreadableError, UsageError
from linkeddata.pipeline.results import ReadOptions, Understood
from linkeddata.pipeline.sources import load_file
from linkeddata.values.settings import Settings, merge

if TYPE_CHECKING:
    from linkeddata.edit.brief import Brief

#: Options of reading that a brief records, besides facts: field of `ReadOptions` → its type in the brief.
_RECORDED = {
    **dict.fromkeys(("media_type", "encoding", "reader", "model"), str),
    **dict.fromkeys(("replace", "strict", "low_confidence"), bool),
}


def brief(source: str, known: Understood, settings: Settings, options: ReadOptions) -> str:
    """Return what a file says as a brief (`edit.brief`), which `understand` takes back.

    Args:
        source: the file's name.
        known: what was understood, with lasting corrections.
        settings: those that were used; what options gave is recorded.
        options: how it was read.

    Raises:
        UsageError: the file cannot be read again.
    """
    from linkeddata.edit.brief import Header, dumps
    from linkeddata.read.files import load, shown

    if source == "-" or shown(source) != source:
        raise UsageError("standard input cannot be read again", "save it to a file")
    data = load(source, options.max_bytes)
    given = {key: getattr(settings, key) for key, origin in settings.origins.items() if origin.startswith("--")}
    default = ReadOptions()
    chosen = {key: getattr(options, key) for key in _RECORDED if getattr(options, key) != getattr(default, key)}
    given |= {key: str(value) if isinstance(value, Path) else value for key, value in chosen.items()}
    return dumps(known.description, Header(source, hashlib.sha256(data).hexdigest(), options=given))


def read_brief(
    data: bytes, name: str, settings: Settings, options: ReadOptions, understand: Callable[..., Understood]
) -> Understood:
    """Read the document of a brief again, and apply what was edited.

    Args:
        data: the brief.
        name: its file.
        settings: facts from options and configuration.
        options: how the brief was read.
        understand: reads and describes bytes, with the arguments `settings` and `options`.

    Raises:
        UnreadableError: the brief is broken, or its document is missing or has changed.
    """
    from linkeddata.edit.brief import edited as edited_by
    from linkeddata.edit.brief import loads

    known = loads(data, name)
    file = _found_again(known.header.file, known.header.digest, name, options.max_bytes)
    if file is None:
        what = f"its document {known.header.file} is missing or has changed"
        raise UnreadableError(what, "describe it again with --brief, or put it beside the brief", source=name)
    facts, again = _as_before(known, settings, replace(options, name=known.header.file, media_type=None))
    found = understand(load_file(file, options.max_bytes), settings=facts, options=again)
    description = edited_by(found.description, known)
    return found if description is found.description else replace(found, description=description, whole=None)


def _as_before(known: Brief, settings: Settings, options: ReadOptions) -> tuple[Settings, ReadOptions]:
    """Return settings and options with those that a brief was made with."""
    given = known.header.options
    reading: dict[str, Any] = {key: value for key, value in given.items() if key in _RECORDED}
    try:
        if any(type(value) is not _RECORDED.get(key, str) for key, value in given.items()):
            raise TypeError(given)
        facts = merge(settings, **{key: value for key, value in given.items() if key not in _RECORDED})
    except TypeError as error:
        raise UnreadableError("the line '# read:' was changed", "describe the document again", source=known.source) from error
    if "model" in reading:
        reading["model"] = Path(reading["model"])
    return facts, replace(options, **reading)


def _found_again(file: str, digest: str, near: str, max_bytes: int) -> Path | None:
    """Return the file that a brief was made from: by its name from here or from the brief's folder, with the same digest."""
    places = [Path(file)] if file != "-" else []
    if near != "-":
        places += [Path(near).parent / file, Path(near).parent / Path(file).name]
    for place in dict.fromkeys(places):
        try:
            data = load_file(place, max_bytes)
        except LinkedDataError:
            continue
        if hashlib.sha256(data).hexdigest() == digest:
            return place
    return None
