"""Versions of entities as a Linked Data Event Stream: static pages that a client follows.

    index.ttl              the root: what the stream is, and two relations (lower and upper bound) to each release
    VERSION.trig           the members of one release; never changes again
    VERSION-p2.trig …      more of them; the first page has relations to these

A member is one entity as it is in one release. Its IRI is also that of the graph with its statements, those of its roles among them;
in Turtle a client would leave the roles out. A member of something that is gone has no statements.

Source: Linked Data Event Streams 1.0 (SEMIC), with its Server Primer; TREE hypermedia specification.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from pathlib import Path
from urllib.parse import quote

from linkeddata.release.changes.history import FOLDER
from linkeddata.release.changes.terms import entity_of, subject_of
from linkeddata.release.values import Frame
from linkeddata.values.namespaces import DCTERMS, RDF, XSD

#: Members on one page: about half a megabyte.
PAGE = 500

_PREFIXES = f"""\
@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dct: <{DCTERMS}> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <{XSD}> .
"""
_BOUNDS = {"from": "tree:GreaterThanOrEqualToRelation", "to": "tree:LessThanOrEqualToRelation"}

#: An entity's IRI, what happened to it (`Create`, `Update`, `Delete`), its lines, and what replaces it.
Version = tuple[str, str, Sequence[bytes], Sequence[str]]


def stream_iri(base: str, start: str) -> str:
    """Return the IRI of the stream: that of its root, and the release in which the chain began.

    A chain that begins again is another stream, so that no client takes it for a continuation.
    """
    return f"{base}{FOLDER}/index.ttl#since-{start}"


def grouped(lines: Iterable[bytes], base: str, wanted: Mapping[str, str] | None) -> Iterator[tuple[str, list[bytes]]]:
    """Yield entities with all their lines, roles included.

    Args:
        lines: sorted N-Triples.
        base: base of the release.
        wanted: the entities to yield; None for all.

    Returns:
        In order of their own first lines. Roles come before them in the file (`#` before `>`), others in between: they wait.
    """
    waiting: dict[str, list[bytes]] = {}
    for subject, group in groupby(lines, subject_of):
        iri = entity_of(subject, base)
        if wanted is not None and iri not in wanted:
            continue
        if iri == subject:
            yield iri, [*waiting.pop(iri, ()), *group]
        else:
            waiting.setdefault(iri, []).extend(group)
    yield from waiting.items()


def write_pages(versions: Iterable[Version], frame: Frame, start: str, page: int = PAGE) -> tuple[str, ...]:
    """Write the members of a release, in flat memory.

    Args:
        versions: at least one.
        frame: the release; the pages come into its folder of changes.
        start: the release in which the chain began.
        page: members on a page.

    Returns:
        Names of the pages, the first first.
    """
    folder, rest = frame.folder / FOLDER, iter(versions)
    first, names = list(islice(rest, page)), [f"{frame.version}.trig"]
    while members := list(islice(rest, page)):
        names.append(f"{frame.version}-p{len(names) + 1}.trig")
        _write(folder / names[-1], members, frame, start, ())
    _write(folder / names[0], first, frame, start, names[1:])
    return tuple(names)


def write_root(folder: Path, base: str, releases: Sequence[tuple[str, str, str]]) -> None:
    """Write the root page.

    Args:
        folder: the folder of changes.
        base: base of the release.
        releases: version, time of issue and first page of each release of the chain that has one, oldest first.
    """
    start, since, _ = releases[0]
    relations = ", ".join(f"<#{version}-{bound}>" for version, _, _ in releases for bound in _BOUNDS)
    text = f"""{_PREFIXES}@prefix rdf: <{RDF}> .

<{stream_iri(base, start)}> a ldes:EventStream ;
    tree:view <> ;
    ldes:timestampPath dct:modified ;
    ldes:versionOfPath dct:isVersionOf ;
    ldes:versionCreatePath rdf:type ;
    ldes:versionCreateObject as:Create ;
    ldes:versionUpdatePath rdf:type ;
    ldes:versionUpdateObject as:Update ;
    ldes:versionDeletePath rdf:type ;
    ldes:versionDeleteObject as:Delete .

<> a tree:Node , ldes:EventSource ;
    ldes:retentionPolicy <#retention> ;
    tree:relation {relations} .

<#retention> a ldes:RetentionPolicy ;
    ldes:startingFrom "{since}"^^xsd:dateTime .
"""
    bounds = (_relations(f"#{version}", node, issued) for version, issued, node in releases)
    (folder / "index.ttl").write_text("\n".join([text, *bounds]), "utf-8")


def _relations(name: str, node: str, issued: str) -> str:
    return "\n".join(
        f'<{name}-{bound}> a {kind} ; tree:node <{node}> ; tree:path dct:modified ; tree:value "{issued}"^^xsd:dateTime .'
        for bound, kind in _BOUNDS.items()
    )


def _write(path: Path, members: Sequence[Version], frame: Frame, start: str, more: Sequence[str]) -> None:
    """Write one page."""
    stream, page = stream_iri(frame.base, start), f"{frame.base}{FOLDER}/{path.name}"
    with path.open("wb") as file:
        file.write(f"{_PREFIXES}\n<> a tree:Node ; ldes:immutable true .\n".encode())
        for number, node in enumerate(more, 2):
            names = ", ".join(f"<#p{number}-{bound}>" for bound in _BOUNDS)
            file.write(f"<> tree:relation {names} .\n{_relations(f'#p{number}', node, frame.issued)}\n".encode())
        for iri, act, lines, into in members:
            member = f"<{page}#{_fragment(iri, frame.base)}>"
            file.write(
                f"\n<{stream}> tree:member {member} .\n{member} a as:{act} ; dct:isVersionOf <{iri}> ;"
                f"{''.join(f' dct:isReplacedBy <{other}> ;' for other in into)}"
                f' dct:modified "{frame.issued}"^^xsd:dateTime .\n'.encode()
            )
            if lines:
                file.writelines(chain([f"{member} {{\n".encode()], lines, [b"}\n"]))


def _fragment(iri: str, base: str) -> str:
    """Return what names an entity on a page: its path, or the whole IRI if it is under another base."""
    return iri.removeprefix(base) if iri.startswith(base) else quote(iri, safe="")
