"""`identity/ids.jsonl` ↔ registry. The file may come from anybody: whatever is wrong is an error with its line.

`shapes/ids.schema.json` describes one line; the checks here say the same and more, fast enough for a million lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from linkeddata.errors import LinkedDataError, RefusedError, UsageError
from linkeddata.rdf import strict_json
from linkeddata.release.identity.entries import HIDDEN, KEPT, KINDS, Entry, Registry, State, Told, registry_of

#: Where the file is in a release.
NAME = "identity/ids.jsonl"
#: Longest line in bytes.
MAX_LINE = 200_000
_DEEPEST = 3  # levels of a line: an object, the list `also`, and an object in it
_TODO = "take the file from the release before, or from a copy"
_KEYS = frozenset({"iri", "kind", "first", "since", "state", "into", "also", "digest"})
_NEEDED = ("iri", "kind", "first", "since", "state", "into")
_TOLD = frozenset({"document", "name", "mark", "date", "number"})
_HIDDEN = re.compile(rf"{HIDDEN}[0-9a-f]{{64}}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MARK = re.compile(r"[0-9a-f]{16}")
_TAIL = {kind: re.compile(rf"https?://[^\s<>\"{{}}|\\^`?#]+/{kind}/[a-z0-9-]{{1,60}}") for kind in KINDS}
#: State → how many IRIs it leads to, at least and at most.
_LEADS = {State.LIVE: (0, 0), State.GONE: (0, 0), State.MERGED: (1, 1), State.SPLIT: (1, 10_000)}


class _Wrong(Exception):  # noqa: N818 (a value that is caught where the line is known)
    """What is wrong with a line."""


def read(path: Path, base: str = "") -> Registry:
    """Return the registry that a file holds.

    Args:
        path: of `ids.jsonl`.
        base: what every IRI has to begin with; "" for any.

    Raises:
        UsageError: it cannot be read, or a line is no entry.
        RefusedError: a line is too long or nested too deep.
    """
    try:
        with path.open("rb") as file:
            return parse(iter(lambda: file.readline(MAX_LINE + 2), b""), str(path), base)
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=str(path)) from error


def parse(lines: Iterable[bytes], source: str = NAME, base: str = "") -> Registry:
    """Return the registry that lines hold; an empty line is passed over.

    Args:
        lines: of the file.
        source: its name, for messages.
        base: as for `read`.

    Raises:
        UsageError, RefusedError: as for `read`.
    """
    found, numbers = dict[str, Entry](), dict[str, int]()
    for number, raw in enumerate(lines, 1):
        if not raw.strip(b" \t\r\n"):
            continue
        try:
            entry = _entry(_json(raw), base)
            if entry.iri in found:
                raise _Wrong(f"the IRI {entry.iri} stands here again, after line {numbers[entry.iri]}")
        except _Wrong as wrong:
            raise UsageError(str(wrong), _TODO, source=source, line=number) from None
        except UsageError as error:
            raise UsageError(error.what, error.todo, source=source, line=number) from None
        except RefusedError as error:
            raise RefusedError(error.what, _TODO, source=source, line=number) from None
        found[entry.iri], numbers[entry.iri] = entry, number
    for iri, what in _astray(found):
        raise UsageError(what, _TODO, source=source, line=numbers[iri])
    return Registry(registry_of(found.values()).entries, source)


def _json(raw: bytes) -> Any:
    if len(raw) > MAX_LINE:
        raise RefusedError(f"the line is longer than {MAX_LINE} bytes")
    try:
        return strict_json.loads(raw.decode(), max_depth=_DEEPEST)
    except UnicodeDecodeError as error:
        raise _Wrong(f"byte {error.start + 1} of the line is not UTF-8") from None
    except RefusedError:
        raise
    except LinkedDataError as error:
        raise _Wrong(error.what) from None


def _entry(said: Any, base: str) -> Entry:
    if not isinstance(said, dict) or any(key not in said for key in _NEEDED) or not said.keys() <= _KEYS:
        raise _Wrong(f"an entry is an object with {', '.join(_NEEDED)}, and may have also and digest")
    kind = said["kind"]
    if kind not in KINDS:
        raise _Wrong(f"there is no kind {_shown(kind)}")
    if said["state"] not in list(State):
        raise _Wrong(f"there is no state {_shown(said['state'])}")
    iri, state, into = said["iri"], State(said["state"]), _iris(said["into"])
    least, most = _LEADS[state]
    if not least <= len(into) <= most:
        raise _Wrong(f"the state {state} does not lead into {len(into)} others")
    if not isinstance(iri, str) or not (_HIDDEN if state is State.GONE and iri.startswith(HIDDEN) else _TAIL[kind]).fullmatch(
        iri
    ):
        raise _Wrong(f"{_shown(iri)} is no IRI of the kind {kind}")
    if not iri.startswith((base, HIDDEN)) or (base and "/" in iri[len(base + kind) + 1 :] and not iri.startswith(HIDDEN)):
        raise UsageError(
            f"the IRI {iri} does not begin with {base}{kind}/", "give the base of the release before, or another folder"
        )
    also = said.get("also", [])
    if not isinstance(also, list) or len(also) > KEPT:
        raise _Wrong(f"also is a list of at most {KEPT}")
    digest = said.get("digest", "")
    if digest and not (isinstance(digest, str) and kind == "document" and _DIGEST.fullmatch(digest)):
        raise _Wrong("digest is not the SHA-256 of a document")
    since = _text(said, "since")
    return Entry(iri, kind, _told(said["first"]), since, state, into, tuple(map(_told, also)), digest)


def _told(said: Any) -> Told:
    if not isinstance(said, dict) or "document" not in said or not said.keys() <= _TOLD:
        raise _Wrong(f"{_shown(said)} does not say which thing of which document is meant")
    number = said.get("number", 1)
    if type(number) is not int or not 1 <= number <= 1_000_000:
        raise _Wrong("number is not a whole number from 1")
    name, mark, date = (_text(said, key) if key in said else "" for key in ("name", "mark", "date"))
    if mark and (name or not _MARK.fullmatch(mark)):
        raise _Wrong("a mark has 16 hexadecimal digits, and stands in place of a name")
    return Told(_text(said, "document"), name, mark, date, number)


def _iris(said: Any) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(iri, str) for iri in said) or len(set(said)) != len(said):
        raise _Wrong("into is not a list of different IRIs")
    return tuple(said)


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said[key]
    if not isinstance(value, str) or not value:
        raise _Wrong(f"{key} is not text in quotes")
    return value


def _shown(value: Any) -> str:
    return repr((value if isinstance(value, str) else json.dumps(value, ensure_ascii=True))[:60])


def _astray(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield the entries that lead nowhere, round in a circle, or to another kind, with what is wrong."""
    safe = set[str]()
    for iri, entry in entries.items():
        for other in entry.into:
            if other not in entries or entries[other].kind != entry.kind or other == iri:
                yield iri, f"the IRI {iri} leads into {_shown(other)}, which is no other {entry.kind} of the file"
                return
    for iri in entries:
        way = list[str]()
        at = iri
        while at not in safe and entries[at].state is State.MERGED:
            if at in way:
                yield iri, f"the IRI {iri} is merged in a circle"
                return
            way.append(at)
            at = entries[at].into[0]
        safe.update(way)


def lines(registry: Registry) -> Iterator[bytes]:
    """Yield the lines of a registry, sorted by IRI, the same for the same registry."""
    for _, entry in sorted(registry.entries.items()):
        said: dict[str, Any] = {"iri": entry.iri, "kind": entry.kind, "first": _as_object(entry.first)}
        said |= {"since": entry.since, "state": entry.state.value, "into": list(entry.into)}
        if entry.also:
            said["also"] = [_as_object(told) for told in entry.also]
        if entry.digest:
            said["digest"] = entry.digest
        yield json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _as_object(told: Told) -> dict[str, Any]:
    said: dict[str, Any] = {"document": told.document}
    said |= {key: value for key in ("name", "mark", "date") if (value := getattr(told, key))}
    return said | ({"number": told.number} if told.number > 1 else {})
