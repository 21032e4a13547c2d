"""What the files of `identity/` say about one entity, read from a release's folder line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.rdf import strict_json
from linkeddata.release.identity.entries import KINDS, hidden
from linkeddata.text.fold import same_name

_MOST_SHOWN = 20  # IRIs that are listed where a name has several


def lines(folder: Path, name: str, needles: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of `identity/` whose lines have one of some texts in them, in the file's order.

    Args:
        folder: of a release.
        name: of the file.
        needles: what a line must have one of, as JSON writes it; case does not count.

    Raises:
        UnreadableError: the file is missing, or a line is no object.
    """
    path = folder / "identity" / name
    wanted = [json.dumps(needle, ensure_ascii=False)[1:-1].casefold() for needle in needles]
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                folded = line.casefold()
                if any(needle in folded for needle in wanted):
                    yield _object(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UnreadableError(f"cannot be read ({reason})", "name the folder of a release", source=str(path)) from None


def _object(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        said = strict_json.quickly(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise UnreadableError("the line is no JSON object", "make the release again", source=str(path), line=number)
    return said


def iri_of(folder: Path, thing: str) -> str:
    """Return the IRI that a person means.

    Args:
        folder: of a release.
        thing: the IRI of an entity, now or formerly; its end (`person/ann-berg`); the IRI of a thing in a document's own data; or
            a name as a document tells it.

    Raises:
        UsageError: nothing has this name or IRI, or several have it; the message lists them.
        UnreadableError: the folder is no release.
    """
    tail = "/" + thing.strip("/") if thing.strip("/").partition("/")[0] in KINDS else ""
    for ids in (
        _ids(folder, (thing, hidden(thing)), lambda said: said["iri"] in (thing, hidden(thing))) if ":" in thing else [],
        _ids(folder, (tail,), lambda said: said["iri"].endswith(tail)) if tail else [],
        _aliases(folder, thing) if ":" in thing else [],
        _ids(folder, (_part(thing),), lambda said: _is_called(said, thing)) if same_name(thing) else [],
    ):
        if len(ids) == 1:
            return ids[0]
        if ids:
            shown = ", ".join(ids[:_MOST_SHOWN]) + (f" and {len(ids) - _MOST_SHOWN} more" if len(ids) > _MOST_SHOWN else "")
            raise UsageError(f"{thing!r} may be {shown}", "give one of these IRIs")
    raise UsageError(
        f"nothing in the release is called {thing!r}", "give an IRI of the release, or a name as a document has it"
    )


def _ids(folder: Path, needles: Collection[str], means: Callable[[dict[str, Any]], bool]) -> list[str]:
    return [said["iri"] for said in lines(folder, "ids.jsonl", needles) if means(said)]


def _part(name: str) -> str:
    """Return a part of a name that is written in one way only: its longest word in ASCII, if it has one."""
    return max((word for word in re.split(r"[^A-Za-z0-9]+", name) if not word or word in name.split()), key=len, default="")


def _is_called(said: dict[str, Any], name: str) -> bool:
    told = (said["first"], *said.get("also", ()))
    return said["state"] in ("live", "split") and any(same_name(one.get("name", "")) == same_name(name) for one in told)


def _aliases(folder: Path, claim: str) -> list[str]:
    path = folder / "identity" / "aliases.nt"
    start = f"<{claim}> "
    try:
        with path.open(encoding="utf-8") as file:
            found = {line.split(" ")[2].strip("<>").partition("#role-")[0] for line in file if line.startswith(start)}
    except (OSError, UnicodeDecodeError, IndexError):
        raise UnreadableError("cannot be read", "name the folder of a release", source=str(path)) from None
    return sorted(found)
