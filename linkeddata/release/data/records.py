"""A fact as one line of text, so that facts can be sorted on disk by the bytes of their lines.

    KEY <tab> RANK PROPERTY <tab> TERM <tab> DOCUMENT <tab> [what else is known, in JSON]

KEY is the subject's IRI and TERM the value as N-Triples write it; where facts are sorted by value it is the other way round, KEY the
value's IRI and TERM the subject. RANK is the property's place in publication order, three digits. No field contains a tab or a line
break, and both sort before every character of an IRI: so lines are in order of the key.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache, partial

from linkeddata.rdf.serialize.ntriples import quoted
from linkeddata.rdf.serialize.order import TYPE, Plain, Term
from linkeddata.release.values import Fact, FactRow, Words
from linkeddata.schema.vocabulary import rank
from linkeddata.text.clean import clean
from linkeddata.values.description import Ref, Text, Value
from linkeddata.values.iris import check_iri
from linkeddata.values.namespaces import SCHEMA, XSD

_STRING = XSD + "string"
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
#: What `clean` takes out or `quoted` escapes, and some that they leave.
_HARD = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}


@lru_cache(maxsize=65536)
def iri(address: str) -> str:
    """Return an IRI as N-Triples write it.

    Raises:
        UnreadableError: it cannot be written.
    """
    return f"<{check_iri(address)}>"


@lru_cache(maxsize=1024)
def ranked(name: str) -> str:
    """Return a property with its place before it: `008datePublished`."""
    return f"{rank(name)[0]:03d}{name}"


@lru_cache(maxsize=1024)
def predicate(name: str) -> str:
    """Return the IRI of a property by its local name; `type` is rdf:type."""
    return TYPE if name == "type" else check_iri(SCHEMA + name)


def term(value: Value) -> str:
    """Return a value as N-Triples write it, without characters that no literal may hold.

    Raises:
        UnreadableError: an IRI of it cannot be written.
    """
    if isinstance(value, Ref):
        return iri(value.iri)
    text = quoted(clean(value.value)) if _HARD.search(value.value) else f'"{value.value}"'
    return f"{text}^^{iri(value.datatype)}" if value.datatype and value.datatype != _STRING else text


def read_term(written: str) -> Term:
    """Return a term that `term` wrote, as the writers of `rdf.serialize` take it."""
    if written[0] == "<":
        return written[1:-1]
    text, _, datatype = written.rpartition('"')
    text = text[1:]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    return Plain(text, datatype[3:-1])


def _unescaped(found: re.Match[str]) -> str:
    code, letter = found.groups()
    return chr(int(code, 16)) if code else _MEANT.get(letter, letter)


def details(fact: Fact) -> str:
    """Return what the other fields of a line do not tell of a fact."""
    w = fact.words
    words = () if w is None else (w.start, w.end, w.quote, w.sentence, w.at, w.place)
    return _encode((fact.statement, fact.basis, fact.rule, fact.confidence, fact.unsure, *words))


def line(key: str, prop: str, other: str, document: str, rest: str) -> bytes:
    """Return a line for the sorter.

    Args:
        key: an IRI, without brackets.
        prop: what `ranked` returned.
        other: the other end of the fact, as N-Triples write it.
        document: IRI of the document.
        rest: what `details` returned.
    """
    return f"{key}\t{prop}\t{other}\t{document}\t{rest}\n".encode("utf-8", "surrogatepass")


def row(line: bytes, by_value: bool = False) -> FactRow:
    """Return a line with the ends of its fact."""
    key, prop, other, document, _ = line.decode("utf-8", "surrogatepass").split("\t", 4)
    if by_value:
        return FactRow(other[1:-1], prop[3:], key, document, line, _read_by_value)
    return FactRow(key, prop[3:], other[1:-1] if other[0] == "<" else None, document, line, read)


def read(line: bytes, by_value: bool = False) -> Fact:
    """Return the fact of a line."""
    key, prop, other, document, rest = line.decode("utf-8", "surrogatepass").split("\t")
    statement, basis, rule, confidence, unsure, *words = json.loads(rest)
    found: Value
    if by_value:
        subject, found = other[1:-1], Ref(key)
    else:
        subject, value = key, read_term(other)
        found = Ref(value) if isinstance(value, str) else Text(value.value, value.datatype or None)
    return Fact(
        subject, prop[3:], found, document, statement, basis, rule, confidence, unsure, Words(*words) if words else None
    )


_read_by_value = partial(read, by_value=True)
