"""`corrections.jsonl` ↔ judgements. Whatever is wrong is an error with its line; nothing is guessed or passed over.

`shapes/corrections.schema.json` describes one line. The checks here say the same and more (which classes and properties there are),
in plain words and fast enough for many lines.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.terms import Wrong
from linkeddata.errors import LinkedDataError, RefusedError, UsageError
from linkeddata.files import write_atomically
from linkeddata.rdf import strict_json
from linkeddata.schema import vocabulary
from linkeddata.values.corrections import COMMON, FILE_NAME, KEYS, PAIRS, SELECTOR_KEYS, Corrections, Judge, Judgement, Selector
from linkeddata.values.description import Family
from linkeddata.values.iris import iri_problem

#: Largest file in bytes, longest line and longest value in characters.
MAX_BYTES, MAX_LINE, MAX_VALUE = 20_000_000, 20_000, 2_000
_SETTINGS = "linkeddata.toml"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DEEPEST = 4  # levels of a line: an object with objects


def find(near: Path | None) -> Path:
    """Return where the corrections for a folder are: the nearest `corrections.jsonl` in it or above it.

    Args:
        near: a folder; None for the working directory.

    Returns:
        The file; if there is none, where it would be: beside the nearest `linkeddata.toml`, else in the folder.
    """
    start = Path(os.path.abspath(near or Path()))  # noqa: PTH100 (without "..", so that its parents are its parents)
    for name in (FILE_NAME, _SETTINGS):
        for folder in (start, *start.parents):
            if _is_file(folder / name):
                return folder / FILE_NAME
    return start / FILE_NAME


def place(near: Path | None) -> Path:
    """Return where a correction for a folder is written: as `find`, but a first file is made in the working directory if it is above."""
    found, here = find(near), Path.cwd()
    settled = _is_file(found) or _is_file(found.parent / _SETTINGS)
    return here / FILE_NAME if not settled and here in found.parents else found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def load_corrections(near: Path | None) -> Corrections:
    """Read the corrections for the documents of a folder.

    Args:
        near: as for `find`.

    Returns:
        The judgements; none where there is no file.

    Raises:
        UsageError: a line is no judgement.
        RefusedError: the file or a line is too long.
    """
    path = find(near)
    try:
        status = path.stat()
    except FileNotFoundError:
        return Corrections((), str(path.parent), str(path))
    except OSError as error:
        raise _unreadable(path, error) from error
    return _loaded(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _loaded(path: Path, changed: int, size: int) -> Corrections:
    """Return the judgements of a file in one state, which a run over many documents reads once."""
    if size > MAX_BYTES:
        raise RefusedError(f"is larger than {MAX_BYTES} bytes", "split it by folders", source=str(path))
    return replace(parse(_bytes(path), str(path)), folder=str(path.parent))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=str(path))


def parse(data: bytes, source: str = FILE_NAME) -> Corrections:
    """Return the judgements of a file.

    Args:
        data: JSON Lines in UTF-8, with or without a byte order mark; empty lines are passed over.
        source: its name, for messages.

    Raises:
        UsageError, RefusedError: as for `load_corrections`.
    """
    found: list[Judgement] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if raw.strip(b" \t\r"):
            found.append(_judgement(raw, number, source))
    return Corrections(tuple(found), "", source, hashlib.sha256(data).hexdigest())


def _judgement(raw: bytes, number: int, source: str) -> Judgement:
    try:
        if len(raw) > MAX_LINE:
            raise RefusedError(f"the line is longer than {MAX_LINE} bytes", "shorten it")
        return replace(judgement(_json(raw)), line=number)
    except Wrong as wrong:
        raise UsageError(wrong.what, wrong.todo, source=source, line=number) from None
    except RefusedError as error:
        raise RefusedError(error.what, error.todo, source=source, line=number) from None


def _json(raw: bytes) -> Any:
    try:
        return strict_json.loads(raw.decode(), max_depth=_DEEPEST)
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1} of the line is not UTF-8", "save the file as UTF-8") from None
    except RefusedError:
        raise
    except LinkedDataError as error:
        raise Wrong(error.what, "write one JSON object on the line") from None


def judgement(said: Any) -> Judgement:
    """Return the judgement of one line.

    Args:
        said: parsed JSON.

    Raises:
        Wrong: it is none.
    """
    if not isinstance(said, dict):
        raise Wrong("the line is no JSON object", 'write it as {"judge": "drop", "a": {"name": "Ann Berg"}}')
    judge = said.get("judge")
    if judge not in list(Judge):
        raise Wrong(f"there is no judgement {_shown(judge)}", f"use one of {', '.join(Judge)}")
    keys = KEYS[Judge(judge)]
    _known(said, (*COMMON, *sorted(keys.needed | keys.allowed | keys.either)))
    for key in ("a", *sorted(keys.needed)):
        if key not in said:
            raise Wrong(f"the judgement {judge} needs {key!r}", "add it")
    if keys.either and len(keys.either & said.keys()) != 1:
        raise Wrong(f"the judgement {judge} needs one of {' and '.join(sorted(keys.either))}", "give one of them")
    if said.get("only", True) is not True:
        raise Wrong("'only' must be true", "leave it out otherwise")
    texts = {key: _text(said, key) if key in said else None for key in ("property", "value", "iri", "why", "by", "on")}
    made = Judgement(
        Judge(judge),
        _selector(said["a"], "a", name=True),
        _selector(said["b"], "b", name=True) if "b" in said else None,
        property=texts["property"],
        value=texts["value"],
        iri=texts["iri"],
        only="only" in said,
        why=texts["why"],
        by=texts["by"],
        on=texts["on"],
    )
    _check(made)
    return made


def _known(said: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    unknown = next((key for key in said if key not in keys), None)
    if unknown is not None:
        raise Wrong(f"the key {_shown(unknown)} has no meaning here", f"use {', '.join(keys)}")


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return repr(text[:60])


def sayable(value: str) -> bool:
    """Return whether a text may stand in the file."""
    return bool(value.strip()) and len(value) <= MAX_VALUE and not _CONTROL.search(value)


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said[key]
    if not isinstance(value, str) or not value.strip():
        raise Wrong(f"{key!r} must be text in quotes", "put it in quotes")
    if len(value) > MAX_VALUE:
        raise Wrong(f"{key!r} is longer than {MAX_VALUE} characters", "shorten it")
    if _CONTROL.search(value):
        raise Wrong(f"{key!r} has a control character or a line break", "remove it")
    return value


def _selector(said: Any, key: str, *, name: bool) -> Selector:
    if not isinstance(said, dict):
        raise Wrong(f"{key!r} must be an object", 'write it as {"name": "Ann Berg"}')
    _known(said, SELECTOR_KEYS)
    texts = {part: _text(said, part) for part in SELECTOR_KEYS if part in said}
    kind = texts.get("kind")
    if kind is not None and kind not in terms.KIND_WORDS:
        raise Wrong(f"there is no kind {kind[:60]!r}", f"use one of {', '.join(terms.KIND_WORDS)}")
    if "iri" in texts and (problem := iri_problem(texts["iri"])):
        raise Wrong(f"the iri of {key!r} {problem}", "copy it from the output")
    family = terms.family_of(kind)
    if "date" in texts:
        terms.day(texts["date"])
        if family not in (None, Family.EVENT):
            raise Wrong(f"the kind {kind} has no date", "leave it out")
    if name and not {"name", "iri"} & texts.keys() and not (family is Family.ARTICLE or (kind and "date" in texts)):
        raise Wrong(f"{key!r} names nothing", "give it a name; for an event, a kind and a date are enough")
    return Selector(**texts)


def _check(j: Judgement) -> None:
    """Check what a judgement says; raises Wrong."""
    family = terms.family_of(j.a.kind)
    problem = None
    if j.judge in PAIRS and j.b:
        if j.a.key == j.b.key:
            raise Wrong("'a' and 'b' say the same", "name two things")
        other = terms.family_of(j.b.kind)
        if None not in (family, other) and family is not other:
            raise Wrong(f"a thing of the kind {j.a.kind} and one of the kind {j.b.kind} are never one", "name two of one kind")
    if j.on is not None:
        terms.day(j.on)
    if j.judge is Judge.TYPE:
        problem = terms.class_problem(j.value or "", family)
    elif j.judge is Judge.DATE:
        terms.days(j.value or "")
        problem = _date_problem(j, family)
    elif j.judge in (Judge.URL, Judge.SAME_AS):
        terms.address(j.value or "")
    elif j.judge is Judge.ID and (wrong := iri_problem(j.iri or "", ("http", "https", "urn"))):
        problem = Wrong(f"the iri {wrong}", "give a whole IRI")
    elif j.judge is Judge.ADD:
        problem = _added_problem(j, family)
    elif j.judge is Judge.DROP:
        problem = _dropped_problem(j)
    if problem:
        raise problem


def _date_problem(j: Judgement, family: Family | None) -> Wrong | None:
    if j.property is None:
        return (
            None
            if family in (None, Family.EVENT, Family.ARTICLE)
            else Wrong(f"the kind {j.a.kind} has no date", "add a property")
        )
    problem = terms.property_problem(j.property, family)
    if "/" in (j.value or ""):
        return Wrong(f"{j.property} is one day", "give one, or leave out the property")
    if problem is None and not {"Date", "DateTime"} & set(vocabulary.ranges().get(j.property, ())):
        return Wrong(f"{j.property} is no date", "use the judgement add")
    return problem


def _added_problem(j: Judgement, family: Family | None) -> Wrong | None:
    name = j.property or ""
    if terms.own(name) or name == "type":
        instead = {"type": "type", "name": "name", "additionalType": "type"}.get(name, "date")
        return Wrong(f"{name} is not added", f"use the judgement {instead}")
    problem = terms.property_problem(name, family)
    if problem is None and j.value is not None:
        terms.value_of(name, j.value)
    if problem is None and j.b is not None:
        takes, kind = terms.takes_things(name), terms.family_of(j.b.kind)
        if not takes or kind not in (None, *takes):
            what = " or ".join(f.value for f in takes)
            return Wrong(f"{name} takes no {j.b.kind or 'thing'}", f"give a {what}" if what else 'give a "value"')
    return problem


def _dropped_problem(j: Judgement) -> Wrong | None:
    if j.property is None:
        return Wrong("'value' and 'b' need a property", "add it") if j.value is not None or j.b else None
    if j.only:
        return Wrong("'only' is about a thing", "leave it out")
    if j.value is not None and j.b:
        return Wrong("'value' and 'b' exclude each other", "choose one")
    return None if j.property == "type" else terms.property_problem(j.property, None)


# ---- writing


def checked(j: Judgement) -> Judgement:
    """Return a judgement that was made otherwise than from the file, as the file would give it.

    Raises:
        UsageError: the file may not say it.
    """
    try:
        return judgement(json.loads(as_line(j)))
    except Wrong as wrong:
        raise UsageError(wrong.what, wrong.todo) from None


def checked_line(j: Judgement) -> str:
    """Return a judgement as a line of the file, without its line break.

    Raises:
        UsageError: the file may not say it.
    """
    line = as_line(j)
    try:
        judgement(json.loads(line))
    except Wrong as wrong:
        raise UsageError(wrong.what, wrong.todo) from None
    return line


def as_line(j: Judgement) -> str:
    """Return a judgement as a line of the file, without its line break."""
    said: dict[str, Any] = {"judge": j.judge.value, "a": _as_object(j.a)}
    if j.b:
        said["b"] = _as_object(j.b)
    said |= {key: value for key in ("property", "value", "iri") if (value := getattr(j, key)) is not None}
    if j.only:
        said["only"] = True
    said |= {key: value for key in ("why", "by", "on") if (value := getattr(j, key)) is not None}
    return json.dumps(said, ensure_ascii=False)


def _as_object(selector: Selector) -> dict[str, str]:
    return {key: value for key in SELECTOR_KEYS if (value := getattr(selector, key)) is not None}


def append(path: Path, judgement: Judgement) -> int:
    """Add a judgement at the end of a file; its other bytes stay as they are.

    Args:
        path: the file; it is made if it is missing.
        judgement: what is added.

    Returns:
        The number of its line.

    Raises:
        UsageError, RefusedError: the file is invalid, and unchanged.
        WriteError: it cannot be written.
    """
    old = _bytes(path) if _is_file(path) else b""
    parse(old, str(path))
    line = as_line(judgement).encode()
    parse(line, str(path))
    end = b"\r\n" if b"\r\n" in old else b"\n"
    before = old if not old or old.endswith(b"\n") else old + end
    write_atomically(path, before + line + end)
    return before.count(b"\n") + 1
