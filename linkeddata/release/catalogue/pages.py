"""Looks into the files of a release: whether its JSON-LD can be read, and whether a name is in it that must not be."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkeddata.release.catalogue.score import Defect
from linkeddata.values.iris import slug

KINDS = ("document", "event", "organization", "person", "place")
#: So many pages of each kind are read.
SAMPLE = 20
_CHUNK = 1 << 20


def unreadable(folder: Path, base: str, sample: int = SAMPLE) -> Iterator[Defect]:
    """Yield pages whose JSON-LD cannot be read, or does not describe the thing that the page is about.

    Args:
        folder: of the release.
        base: what the addresses of things begin with.
        sample: how many pages of each kind are read: the first, the last, and others evenly between them.
    """
    for kind in KINDS:
        yield from (
            problem
            for path in _sampled(sorted((folder / kind).glob("*.jsonld")), sample)
            for problem in _page(path, folder, base)
        )


def _sampled(paths: list[Path], number: int) -> list[Path]:
    if len(paths) <= number:
        return paths
    return [paths[place * (len(paths) - 1) // (number - 1)] for place in range(number)]


def _page(path: Path, folder: Path, base: str) -> Iterator[Defect]:
    import pyoxigraph

    name = path.relative_to(folder).as_posix()
    about = f"{base}{name.removesuffix('.jsonld')}"
    try:
        found = {quad.subject.value for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.JSON_LD)}
    except (OSError, SyntaxError, ValueError) as error:
        yield Defect(name, f"It cannot be read as JSON-LD ({str(error)[:100]}).")
        return
    if about not in found:
        yield Defect(name, f"It says nothing about {about}.")
    page = path.with_suffix(".html")
    if page.is_file():
        yield from _island(page, page.relative_to(folder).as_posix())


def _island(page: Path, name: str) -> Iterator[Defect]:
    """Yield what is wrong with the JSON-LD inside a page."""
    import lxml.html

    scripts = lxml.html.parse(str(page)).xpath('//script[@type="application/ld+json"]')
    if not scripts:
        yield Defect(name, "It holds no JSON-LD.")
    for script in scripts:
        try:
            json.loads(script.text_content())
        except (ValueError, RecursionError) as error:
            yield Defect(name, f"Its JSON-LD cannot be read ({str(error)[:100]}).")


def named(folder: Path, names: Iterable[str]) -> Iterator[Defect]:
    """Yield files that hold a name which must not be published, as text, in HTML or JSON, or in the name of a file.

    Args:
        folder: of the release; files in gzip are unpacked.
        names: of persons.
    """
    forms = {form for name in names if name.strip() for form in _forms(name.strip())}
    if not forms:
        return
    encoded = sorted((form.encode() for form in forms), key=lambda form: (-len(form), form))
    pattern = re.compile(rb"(?<![A-Za-z0-9])(?:%s)(?![A-Za-z0-9])" % b"|".join(map(re.escape, encoded)), re.IGNORECASE)
    overlap = len(encoded[0]) + 1
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if pattern.search(name.encode("utf-8", "surrogateescape")) or _holds(path, pattern, overlap):
            yield Defect(name, "It holds the name of a person who must not be named.")


def _forms(name: str) -> Iterator[str]:
    """Yield how a name may be written in a file."""
    yield name
    yield html.escape(name)
    yield json.dumps(name)[1:-1]
    yield slug(name)


def _holds(path: Path, pattern: re.Pattern[bytes], overlap: int) -> bool:
    """Return whether a file holds what a pattern matches; read piece by piece."""
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as file:
        data = b""
        while chunk := file.read(_CHUNK):
            data = data[-overlap:] + chunk
            # a match at the end may go on in the next piece, and is found again there
            if any(match.end() < len(data) for match in pattern.finditer(data)):
                return True
        return any(match.end() == len(data) for match in pattern.finditer(data))
