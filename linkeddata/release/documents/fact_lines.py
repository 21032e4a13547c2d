"""`facts.jsonl`: the published statements of a document, a JSON array a line, in the description's order.

    [subject, property, value, mark, basis, rule, confidence, unsure, words]

A subject or a value that is a thing is its number; another IRI is a string; a literal is `[lexical form]` or `[lexical form, datatype]`.
Words are null or `[start, end, quote, sentence, at, place]`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from linkeddata.release.documents.made import FACTS
from linkeddata.release.documents.numbers import number_of
from linkeddata.release.documents.words import Sentences
from linkeddata.release.values import Fact, FactRow, Prepared, Words
from linkeddata.text.clean import clean
from linkeddata.values.description import Description, Ref, Statement, Text, Value
from linkeddata.values.namespaces import XSD

_STRING = XSD + "string"
_encoded = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def fact_lines(description: Description, numbers: Mapping[str, int], marks: Sequence[str], sentences: Sentences) -> bytes:
    """Return the file.

    Args:
        description: what is published.
        numbers: IRI of a thing → the number of its claim.
        marks: of its statements (`numbers.marks`).
        sentences: of its source.
    """
    lines = []
    for s, mark in zip(description.statements, marks, strict=True):
        words = sentences.words(s.evidence[0]) if s.evidence else None
        said = words and [words.start, words.end, words.quote, words.sentence, words.at, words.place]
        subject, value = numbers.get(s.subject, s.subject), _value(s, numbers)
        row = [subject, s.property, value, mark, s.basis.value, s.rule, s.confidence, s.unsure, said]
        lines.append(_encoded(row) + "\n")
    return "".join(lines).encode()


def _value(s: Statement, numbers: Mapping[str, int]) -> int | str | list[str]:
    if isinstance(s.value, Text):
        text, datatype = clean(s.value.value), s.value.datatype
        return [text] if datatype in (None, _STRING) else [text, str(datatype)]
    number = number_of(s, numbers)
    return s.value.iri if number is None else number


def facts(prepared: Prepared, entity_of: Callable[[int], str]) -> Iterator[Fact]:
    """Yield the facts of a document, about the entities of the release, in the description's order.

    Args:
        prepared: a document; one that failed has no facts.
        entity_of: number of a claim → IRI of its entity.
    """
    lines, iri = _lines(prepared), cache(entity_of)
    for said in _parsed(lines):
        yield _fact(said, iri, prepared.digest)


def rows(prepared: Prepared, entity_of: Callable[[int], str]) -> Iterator[FactRow]:
    """Yield the facts of a document as rows, in the description's order.

    Args:
        prepared: a document.
        entity_of: number of a claim → IRI of its entity.
    """
    lines, iri = _lines(prepared), cache(entity_of)
    source = prepared.digest.encode()

    def read(line: bytes) -> Fact:
        return _fact(json.loads(line.removesuffix(source)), iri, prepared.digest)

    document = iri(0) if lines else ""
    for line, (subject, name, value, *_) in zip(lines, _parsed(lines), strict=True):
        about = iri(subject) if type(subject) is int else subject
        leads = iri(value) if type(value) is int else value if type(value) is str else None
        yield FactRow(about, name, leads, document, line + source, read)


def _lines(prepared: Prepared) -> list[bytes]:
    return (prepared.folder / FACTS).read_bytes().splitlines() if prepared.folder else []


def _parsed(lines: list[bytes]) -> Any:
    return json.loads(b"[" + b",".join(lines) + b"]")


def _fact(said: Any, iri: Callable[[int], str], source: str) -> Fact:
    subject, name, value, mark, basis, rule, confidence, unsure, words = said
    return Fact(
        iri(subject) if type(subject) is int else subject,
        name,
        _read(value, iri),
        iri(0),
        f"urn:sha256:{source}#statement-{mark}",
        basis,
        rule,
        confidence,
        unsure,
        Words(*words) if words else None,
    )


def _read(value: Any, iri: Callable[[int], str]) -> Value:
    if type(value) is int:
        return Ref(iri(value))
    return Ref(value) if type(value) is str else Text(*value)
