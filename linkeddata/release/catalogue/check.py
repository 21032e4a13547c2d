"""`release --check`: the score of a release, and whether its files are what its catalogue says."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.release.catalogue import graph, pages
from linkeddata.release.catalogue.dcat import DIALECTS
from linkeddata.release.catalogue.graph import Statements
from linkeddata.release.catalogue.online import Answer, Fetch
from linkeddata.release.catalogue.score import Defect, Score, mqa, reasons_of, udata
from linkeddata.release.catalogue.stars import Star, stars
from linkeddata.schema import eu_lists
from linkeddata.values.namespaces import SCHEMA

_CHUNK = 1 << 20
_LARGEST = 50 << 20  # bytes of a catalogue or of VoID; those of a release have some ten thousand
#: What is wrong with the digests of a folder, in words.
Sums = Callable[[Path], Iterable[str]]


def check(folder: Path, fetch: Fetch | None = None, private: Iterable[str] = (), sums: Sums | None = None) -> Score:
    """Score a release and compare its files with what it says of them.

    Args:
        folder: of the release, with its catalogues.
        fetch: asks for an address (`online.asking`); None if no server is to be asked.
        private: names of persons that no file may hold.
        sums: what compares the files with `SHA256SUMS`, and returns what is wrong; None if that is not to be compared.

    Returns:
        The score; it is `fine` if nothing is wrong and every missing point has a reason.

    Raises:
        UnreadableError: there is no release in the folder, or its catalogue cannot be read.
        RefusedError: its catalogue is far larger than that of a release.
    """
    said, other = (graph.read(_text(folder / dialect.file), dialect.file) for dialect in DIALECTS)
    answers = None if fetch is None else {address: fetch(address) for address in _addresses(said)}
    problems = [
        *differences(folder, said, other),
        *(() if answers is None else _served(said, answers)),
        *(Defect("SHA256SUMS", f"{sentence[:1].upper()}{sentence[1:]}.") for sentence in (sums(folder) if sums else ())),
        *pages.unreadable(folder, _base(said)),
        *pages.named(folder, private),
    ]
    return replace(scored(folder, answers), problems=tuple(problems))


def scored(folder: Path, answers: Mapping[str, Answer] | None = None) -> Score:
    """Score a release by its catalogues alone.

    Args:
        folder: of the release, with its catalogues.
        answers: address → what a server says; None if it was not asked.

    Raises:
        UnreadableError, RefusedError: as for `check`.
    """
    texts = {dialect: _text(folder / dialect.file) for dialect in DIALECTS}
    said = graph.read(texts[DIALECTS[0]], DIALECTS[0].file)
    broken = [sentence for dialect, text in texts.items() for sentence in _broken(text, dialect.profile, dialect.file)]
    return Score(
        mqa(said, broken, answers, reasons_of(said, _about(folder).get("first_day"))),
        udata(said, answers),
        _stars(folder, said),
        online=answers is not None,
    )


def differences(folder: Path, said: Statements, other: Statements) -> Iterator[Defect]:
    """Yield where the files of a release are not what its catalogues and counts say of them.

    Args:
        folder: of the release.
        said: its first catalogue, in the order of `DIALECTS`.
        other: its second.
    """
    yield from _files(folder, said)
    yield from _counts(folder, said, _about(folder))
    yield from _same(said, other)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise RefusedError(f"is larger than {_LARGEST >> 20} MB", "check a release of linkeddata", source=str(path))
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(
            "there is no release here", "name a folder that linkeddata release has written", source=str(path)
        ) from error


def _broken(text: str, profile: str, file: str) -> Iterator[str]:
    """Yield what our rules for a version of DCAT-AP find in its catalogue, errors only."""
    from rdflib import Graph  # lazy: checking alone needs it

    from linkeddata.validation import validate

    for finding in validate(Graph().parse(data=text, format="turtle"), profiles=[profile]).findings:
        if str(finding.severity) == "error":
            yield f"{file}: {finding.message}"


def _base(said: Statements) -> str:
    return next((said.value(one, "foaf:homepage") for one in said.of("dcat:Catalog")), "")


def _addresses(said: Statements) -> list[str]:
    """Return the addresses that must answer, each once."""
    both = ("dcat:accessURL", "dcat:downloadURL")
    return list(dict.fromkeys(url for one in said.of("dcat:Distribution") for prop in both for url in said.values(one, prop)))


def _files(folder: Path, said: Statements) -> Iterator[Defect]:
    """Yield which files of the catalogue are missing, or of another size or digest."""
    base = _base(said)
    for one in said.of("dcat:Distribution"):
        url = said.value(one, "dcat:downloadURL")
        name = url.removeprefix(base)
        path = folder / name
        if not base or not url.startswith(base) or not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            yield Defect(name, "The catalogue lists it, and it is not there.")
            continue
        size, wanted = path.stat().st_size, said.value(one, "dcat:byteSize")
        if str(size) != wanted:
            yield Defect(name, f"It has {size:,} bytes, and the catalogue says {wanted}.")
        digest = said.value(said.value(one, "spdx:checksum"), "spdx:checksumValue")
        if digest != _digest(path):
            yield Defect(name, "Its SHA-256 is not the one in the catalogue.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _about(folder: Path) -> dict[str, Any]:
    """Return what `release.json` says of the release's content; {} if it cannot be read."""
    try:
        data = json.loads((folder / "release.json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _counts(folder: Path, said: Statements, about: dict[str, Any]) -> Iterator[Defect]:
    """Yield where the number of statements or the name of the content differ from the N-Triples."""
    path = folder / "data.nt.gz"
    if not path.is_file():
        return  # `_files` tells it, if the catalogue lists it
    lines, digest = 0, hashlib.sha256()
    try:
        with gzip.open(path) as file:
            while chunk := file.read(_CHUNK):
                lines += chunk.count(b"\n")
                digest.update(chunk)
    except (OSError, EOFError) as error:
        yield Defect(path.name, f"It cannot be unpacked ({error}).")
        return
    void = folder / "void.ttl"
    counted = graph.read(_text(void), void.name) if void.is_file() else Statements({})
    told = {value for one in said.of("dcat:Dataset") for value in counted.values(one, "void:triples")}
    if told != {str(lines)}:
        yield Defect("void.ttl", f"It tells of {', '.join(sorted(told)) or 'no'} statements, and data.nt.gz has {lines}.")
    if "data_hash" in about and about["data_hash"] != digest.hexdigest():
        yield Defect("release.json", "The name of the content is not the SHA-256 of the statements in data.nt.gz.")


def _same(said: Statements, other: Statements) -> Iterator[Defect]:
    """Yield where the second catalogue describes other things than the first."""
    for cls in ("dcat:Catalog", "dcat:Dataset", "dcat:Distribution"):
        if set(said.of(cls)) != set(other.of(cls)):
            yield Defect(DIALECTS[1].file, f"It has other addresses for {cls} than {DIALECTS[0].file}.")


def _served(said: Statements, answers: dict[str, Answer]) -> Iterator[Defect]:
    """Yield what a server says of files that is not so: a type, a size, an encoding that would unpack a file."""
    for address, answer in answers.items():
        if not answer.fine:
            yield Defect(address, f"It {answer.problem or f'answers with status {answer.status}'}.")
    for one in said.of("dcat:Distribution"):
        url = said.value(one, "dcat:downloadURL")
        answer = answers.get(url, Answer(0))
        if answer.status != 200:
            continue
        inside = said.value(one, "dcat:compressFormat") or said.value(one, "dcat:mediaType")
        wanted = inside.partition("/media-types/")[2]
        if answer.media_type != wanted:
            yield Defect(url, f"It is served as {answer.media_type or 'nothing'}, and should be {wanted}.")
        if answer.encoding and said.value(one, "dcat:compressFormat"):
            yield Defect(
                url, f"It is served with Content-Encoding {answer.encoding}; a browser would unpack it, and its digest change."
            )
        if answer.length is not None and not answer.encoding and str(answer.length) != said.value(one, "dcat:byteSize"):
            yield Defect(
                url, f"It is served with {answer.length:,} bytes, and the catalogue says {said.value(one, 'dcat:byteSize')}."
            )


def _stars(folder: Path, said: Statements) -> tuple[Star, ...]:
    files = list(said.of("dcat:Distribution"))
    code_of = {one.iri: one.other for one in eu_lists.concepts("file-type").values()}
    formats = {code_of.get(said.value(one, "dcterms:format"), "") for one in files}
    void = folder / "void.ttl"
    counted = graph.read(_text(void), void.name) if void.is_file() else Statements({})
    links = sum(
        _number(counted, one)
        for whole in said.of("dcat:Dataset")
        for one in counted.values(whole, "void:propertyPartition")
        if counted.value(one, "void:property") == f"{SCHEMA}sameAs"
    )
    statements = sum(_number(counted, one) for one in said.of("dcat:Dataset"))
    licence = next((said.value(one, "dcterms:license") for one in files), "")
    return stars(licence, formats, statements, _base(said), links)


def _number(counted: Statements, one: str) -> int:
    """Return how many triples a part has, by VoID; 0 if nothing says."""
    told = counted.value(one, "void:triples")
    return int(told) if told.isdecimal() else 0
