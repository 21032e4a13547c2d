"""RDF files into quads or an rdflib graph: bytes read by us, limited, parsed without a network or a path in any parser's hand.

.ttl .nt .nq .trig    Turtle, N-Triples, N-Quads, TriG
.jsonld .json         JSON-LD; contexts from the package only
.html .htm .xhtml     every JSON-LD script block of the page
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import re
import stat
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError
from linkeddata.files import refuse_address
from linkeddata.html.markup import Markup
from linkeddata.rdf import strict_json
from linkeddata.rdf.formats import BY_EXTENSION
from linkeddata.schema.contexts import check_ids, resolve, typed
from linkeddata.text.printable import printable
from linkeddata.values.codes import finding
from linkeddata.values.findings import Finding
from linkeddata.values.iris import NOWHERE, iri_problem

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

#: Largest RDF file read, bytes.
MAX_BYTES = 64 * 1024 * 1024
#: Deepest nesting of brackets in Turtle and TriG.
MAX_DEPTH = strict_json.MAX_DEPTH
#: Most prefix declarations in one file (rdflib needs 51 s for 20,000).
MAX_PREFIXES = 1000

# rdflib logs a traceback for each date that is none; such are told as findings.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", "Parsing weird boolean", module="rdflib")

_BRACKETS = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\\?\Z)|'
    r"'''(?:[^'\\]++|\\.|'(?!''))*+(?:'''|\\?\Z)|"
    r'"(?:[^"\\\n]++|\\.)*+(?:"|\n|\\?\Z)|'
    r"'(?:[^'\\\n]++|\\.)*+(?:'|\n|\\?\Z)|"
    r"<[^<>\s]*+>|\\.|#[^\n]*+|[\[({]|[\])}]|@prefix\b|(?<![:-])\bprefix\b",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
# What browsers read under these labels (Encoding Standard, 4.2).
_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The statements of one file.

    Args:
        name: the file, as named by the user.
        quads: all statements, in the order read, each once; blank nodes carry the file's digest, so two files never share one.
        findings: problems met while reading (a broken block in a page).
    """

    name: str
    quads: tuple[pyoxigraph.Quad, ...]
    findings: tuple[Finding, ...] = ()


def read_bytes(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a regular file whole.

    Args:
        path: the file; never a device, a pipe, a directory.
        max_bytes: largest size accepted.

    Raises:
        UnreadableError: missing, not a regular file, not readable.
        RefusedError: larger than `max_bytes`.
    """
    name = os.fspath(path)
    refuse_address(str(name))
    try:
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableError("not a regular file", "give a file", source=name)
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        code = getattr(error, "errno", None)
        if code == errno.EISDIR:
            todo = f"name the files in it, as in {os.path.join(name, '*.jsonld')}"  # noqa: PTH118 (the name as it was given)
            raise UnreadableError("a directory, not a file", todo, source=name) from None
        what = "no such file" if code == errno.ENOENT else f"cannot be read: {error}"
        raise UnreadableError(what, "check the name", source=name) from None
    if len(data) > max_bytes:
        raise RefusedError(f"larger than {max_bytes} bytes", "split the file or raise the limit", source=name)
    return data


def read(path: str | os.PathLike[str], *, base: str | None = None, max_bytes: int = MAX_BYTES) -> Loaded:
    """Read one RDF file; see the module for the kinds.

    Args:
        path: the file; its extension gives the kind.
        base: IRI that relative IRIs are resolved against.
        max_bytes: largest size accepted.

    Raises:
        UnreadableError: missing, of an unknown kind, not of the kind of its extension, or with relative IRIs and no `base`.
        RefusedError: too large, nested too deep, or with a remote context.
    """
    name = os.fspath(path)
    return parse(read_bytes(path, max_bytes=max_bytes), kind_of(name), name=name, base=base)


def kind_of(name: str) -> str:
    """Return the kind of a file (a key of `formats.FORMATS`) by its name; raises UnreadableError where that tells none."""
    kind = BY_EXTENSION.get(Path(name).suffix.lower())
    if kind is None:
        raise UnreadableError("the name tells no RDF format", f"use one of {' '.join(BY_EXTENSION)}", source=name)
    return kind


def graph(path: str | os.PathLike[str], *, base: str | None = None) -> rdflib.Graph:
    """Read one RDF file into a graph; named graphs are put together. Raises as `read` does."""
    return to_graph(read(path, base=base))


def to_graph(loaded: Loaded) -> rdflib.Graph:
    """Return the statements of `loaded` as one rdflib graph."""
    import rdflib

    made = rdflib.Graph()
    for triple in triples(loaded):
        made.add(triple)
    return made


def triples(loaded: Loaded) -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]]:
    """Yield the statements of `loaded` in rdflib's terms; named graphs are put together."""
    from linkeddata.rdf.terms import term  # lazy: it loads rdflib

    for quad in loaded.quads:
        yield term(quad.subject), term(quad.predicate), term(quad.object)


def parse(data: bytes, kind: str, *, name: str, base: str | None = None) -> Loaded:
    """Read RDF that was read already.

    Args:
        data: the bytes.
        kind: a key of `formats.FORMATS`.
        name: file name for messages.
        base: IRI that relative IRIs are resolved against.

    Raises:
        UnreadableError, RefusedError: as `read` does.
    """
    text = decoded(data, name, page=kind == "page")
    digest = hashlib.sha256(data).hexdigest()
    if not text.strip():
        raise UnreadableError("the file is empty", "give a file with data", source=name)
    try:
        if kind == "page":
            loaded = _page(text, digest, name, base)
        elif kind == "jsonld":
            document = strict_json.loads(text, source=name)
            if isinstance(document, dict) and {"version", "things"} <= document.keys():
                raise UnreadableError("this is a description, not RDF", "convert it first", source=name)
            loaded = Loaded(name, _jsonld(document, _Place(name, base, digest)))
        else:
            if kind in {"turtle", "trig"}:
                _check_depth(text, name)
            loaded = Loaded(name, _quads(text, kind, _Place(name, base, digest)))
    except LinkedDataError as error:
        raise error.at(name) from None
    if not loaded.quads:
        raise UnreadableError("the file contains no statements", "check that it is the right file", source=name)
    return loaded


def decoded(data: bytes, name: str, *, page: bool) -> str:
    """Decode a file: by its byte order mark, a page by what it declares, else as UTF-8; raises UnreadableError."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif page and not data.startswith(b"\xef\xbb\xbf") and (declared := _CHARSET.search(data[:4096])):
        label = declared.group(1).decode("ascii").lower()
        encoding = _LABELS.get(label, label)
    try:
        text = data.decode(encoding)
    except LookupError:
        raise UnreadableError(
            f"the page declares an unknown encoding {encoding!r}", "correct its meta charset", source=name
        ) from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start} is not {encoding}", "save the file as UTF-8", source=name) from None
    if "\0" in text:
        raise UnreadableError("contains NUL characters, so it is not a text file", "check the file", source=name)
    return text


def _check_depth(text: str, name: str) -> None:
    if sum(map(text.count, "[({")) <= MAX_DEPTH and text.lower().count("prefix") <= MAX_PREFIXES:
        return
    depth = prefixes = 0
    for match in _BRACKETS.finditer(text):
        token = match.group()
        if token in "[({":
            depth += 1
        elif token in "])}":
            depth -= 1
        elif token.lower().endswith("prefix"):
            prefixes += 1
        if depth > MAX_DEPTH or prefixes > MAX_PREFIXES:
            what = f"nested deeper than {MAX_DEPTH} levels" if depth > MAX_DEPTH else f"more than {MAX_PREFIXES} prefixes"
            line, column = strict_json.position(text, match.start())
            raise RefusedError(what, "simplify the file", source=name, line=line, column=column)


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a piece of RDF: file, base for relative IRIs, digest for blank nodes, address for bare fragments."""

    name: str
    base: str | None
    digest: str
    anchor: str | None = None


def _quads(text: str, kind: str, place: _Place) -> tuple[pyoxigraph.Quad, ...]:
    """Parse all of `text`, or nothing: an error on the last line makes the whole file unreadable."""
    import pyoxigraph

    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    resolves = (place.base or NOWHERE) if kind in {"turtle", "trig", "jsonld"} else None
    try:
        parsed = list(pyoxigraph.parse(text.encode(), formats[kind], base_iri=resolves))
    except SyntaxError as error:
        reason = printable(re.sub(r"\AParser error at [^:]*: | \(line \d+\)\Z", "", str(error.msg)))
        raise UnreadableError(
            f"not {kind}: {reason}", "correct the file", source=place.name, line=error.lineno, column=error.offset
        ) from None
    except ValueError as error:
        raise UnreadableError(
            f"the base {place.base!r} is not an IRI: {error}", "give an absolute IRI", source=place.name
        ) from None
    names: dict[str, pyoxigraph.BlankNode] = {}

    def settled(term: Any) -> Any:
        if isinstance(term, pyoxigraph.BlankNode):
            return names.setdefault(term.value, pyoxigraph.BlankNode(f"x{place.digest[:12]}n{len(names)}"))
        if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(NOWHERE):
            relative = term.value[len(NOWHERE) :]
            if place.anchor and relative.startswith("#"):
                return pyoxigraph.NamedNode(place.anchor + relative)
            raise UnreadableError(f"the relative IRI {relative!r} needs a base", "give --base", source=place.name)
        return term

    return tuple(
        dict.fromkeys(
            pyoxigraph.Quad(settled(q.subject), settled(q.predicate), settled(q.object), settled(q.graph_name)) for q in parsed
        )
    )


def _jsonld(document: Any, place: _Place) -> tuple[pyoxigraph.Quad, ...]:
    resolved, replaced = resolve(document, place.name)
    if replaced:
        resolved = typed(document, source=place.name)
    check_ids(resolved, place.name)
    return _quads(json.dumps(resolved), "jsonld", place)


def blocks(page: Markup, *, source: str | None = None) -> tuple[list[Any], list[LinkedDataError]]:
    """Read the JSON-LD script blocks of a page.

    Args:
        page: HTML.
        source: file name for messages.

    Returns:
        the contents of each valid block, in page order, and one error with its line for each broken one.
    """
    good: list[Any] = []
    broken: list[LinkedDataError] = []
    for script in page.scripts("application/ld+json"):
        text = re.sub(r"\A\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*\Z", "", script.text)
        try:
            good.append(strict_json.loads(text, source=source))
        except LinkedDataError as error:
            error.line = script.line + (error.line or 1) - 1
            broken.append(error)
    return good, broken


def _page(text: str, digest: str, name: str, base: str | None) -> Loaded:
    page = Markup(text)
    good, broken = blocks(page, source=name)
    for error in broken:
        if not good or isinstance(error, RefusedError):
            raise error
    if not good:
        raise UnreadableError("the page holds no JSON-LD block", "embed one first", source=name)
    address = base or page_address(page)
    quads: dict[pyoxigraph.Quad, None] = {}
    for number, document in enumerate(good):  # blank nodes of two blocks are never the same
        block = hashlib.sha256(f"{digest}{number}".encode()).hexdigest()
        quads.update(dict.fromkeys(_jsonld(document, _Place(name, address, block, f"urn:sha256:{digest}"))))
    findings = tuple(
        replace(finding("block-left-out", error.what, place=(error.line, error.column, None)), value=None, source=name)
        for error in broken
    )
    return Loaded(name, tuple(quads), findings)


def page_address(page: Markup) -> str | None:
    """Return the address that the page gives for itself (`<base href>`, else the canonical link), or None."""
    canonical = None
    for tag in page.landmark_tags():
        href = tag.attributes.get("href", "")
        if iri_problem(href) or not href.startswith(("https://", "http://")):
            continue
        if tag.name == "base":
            return href
        if tag.name == "link" and "canonical" in tag.attributes.get("rel", "").lower().split():
            canonical = canonical or href
    return canonical
