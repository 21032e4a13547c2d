"""Contexts as pages write them: schema.org's own, look-alikes of its address, and terms defined in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from linkeddata.schema.contexts import SCHEMA_CONTEXTS
from linkeddata.schema.vocabulary import https
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

_ALIASES = {"id": "@id", "type": "@type"}
#: Replaces schema.org's own context. It does not turn values into IRIs, so that values which are not addresses remain visible.
CHECKED: Mapping[str, Any] = {"@vocab": SCHEMA, "schema": SCHEMA, **_ALIASES}
_VOCABULARIES = frozenset({SCHEMA, HTTP_SCHEMA, "https://www.schema.org/"})
#: Namespaces that lack their last character, so that terms are joined to the host.
_CUT = frozenset({SCHEMA.rstrip("/"), HTTP_SCHEMA.rstrip("/"), "https://www.schema.org", "http://www.schema.org"})
#: Prefixes that schema.org's own context declares.
_DECLARED = frozenset(
    "schema brick csvw dc dcam dcat dcmitype dcterms dct doap dctype eli foaf odrl org owl prof prov qb rdf rdfa rdfs sh skos snomed "
    "sosa ssn time vann void xsd".split()
)
#: Schemes of addresses that keys and types are written with.
_SCHEMES = frozenset("http https urn mailto tel did info tag doi ftp".split())
#: A host at least this similar to schema.org is a typing error; any other is somebody else's context.
_SIMILAR = 0.75
#: A web address up to the end of its host, even if its scheme or slashes are misspelt.
_HOST = re.compile(r"(?:h{1,2}t{1,3}ps{0,2}:)?/{0,3}(?:www\.)?(?P<host>[^/:?#\s]+)(?=[/?#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mode:
    """The active context at one place of the JSON.

    Args:
        schema: whether an undefined term is one of schema.org's.
        terms: terms defined in the file → IRI.
        typed: terms whose values the file's own context turns into IRIs or typed values.
        kept: terms with a map as `@container`, whose values are not rewritten.
        prefixes: prefix → namespace.
        given: whether there is any context.
        base: the file's `@base` for relative addresses, or "".
        other: the `@vocab` of another vocabulary, or "".
        partial: whether another context was not read, so that unknown terms may be its.
        known: the meanings of keys that were looked up, by `iri`.
    """

    schema: bool = False
    terms: Mapping[str, str] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    given: bool = False
    base: str = ""
    other: str = ""
    partial: bool = False
    known: dict[str, str | None] = field(init=False, default_factory=dict, compare=False, repr=False)

    def undeclared(self, word: str) -> bool:
        """Return whether a key or type has a prefix that no context declares."""
        prefix, colon, rest = word.partition(":")
        if not colon or rest.startswith("//") or self.partial or prefix in ("_", ""):
            return False
        known = prefix in self.prefixes or prefix in self.terms or (self.schema and prefix in _DECLARED)
        return not known and prefix.lower() not in _SCHEMES

    def iri(self, word: str) -> str | None:
        """Return the meaning of a key: an IRI (schema.org with https), a keyword, or None if it has none."""
        if word.startswith("@"):
            return word
        if word in self.terms:
            return self.terms[word]
        if ":" in word:
            return https(self.expanded(word))
        if self.schema:
            return _ALIASES.get(word) or SCHEMA + word
        return self.other + word if self.other else None

    def expanded(self, iri: str) -> str:
        """Return an IRI with its prefix expanded."""
        prefix, _, rest = iri.partition(":")
        return self.prefixes[prefix] + rest if prefix in self.prefixes and not rest.startswith("//") else iri

    @property
    def mostly_schema(self) -> bool:
        """Whether the file defines terms of schema.org, so that undefined terms are probably also meant as such."""
        return any(iri.startswith(SCHEMA) for iri in self.terms.values())


@dataclass(frozen=True, slots=True)
class Read:
    """A context after reading.

    Args:
        context: the context for the JSON-LD parser.
        mode: the active context under it.
        foreign: wrong addresses that are read as schema.org's.
        refused: addresses that would have to be fetched.
        schemes: schemes (`http`, `https`) of schema.org's address in it.
        languages: values of `@language`.
        cut: namespaces of schema.org without their last slash.
    """

    context: Any
    mode: Mode
    foreign: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


def read(value: Any, mode: Mode) -> Read:
    """Read the value of `@context`.

    Args:
        value: parsed JSON.
        mode: the active context outside.
    """
    if isinstance(value, list):
        parts: list[Read] = []
        for part in value:
            parts.append(read(part, mode))
            mode = parts[-1].mode
        return Read(
            [p.context for p in parts],
            replace(mode, given=True),
            tuple(f for p in parts for f in p.foreign),
            tuple(r for p in parts for r in p.refused),
            tuple(s for p in parts for s in p.schemes),
            tuple(lang for p in parts for lang in p.languages),
            tuple(c for p in parts for c in p.cut),
        )
    if value is None:
        return Read(None, Mode(given=True))
    if isinstance(value, str):
        return _named(value, mode)
    return _own(value, mode) if isinstance(value, dict) else Read({}, replace(mode, given=True), foreign=(str(value),))


def _named(value: str, mode: Mode) -> Read:
    address = value.strip()
    known = address in SCHEMA_CONTEXTS
    if not known and not looks_like_schema(address):
        return Read({}, replace(mode, given=True, partial=True), refused=(value,))
    mode = replace(mode, schema=True, given=True, other="", prefixes={"schema": SCHEMA, **mode.prefixes})
    right = known and "//www." not in address and address == value
    schemes = (urlsplit(address).scheme,) if known else ()
    return Read(dict(CHECKED), mode, () if right else (value,), (), schemes)


@cache
def looks_like_schema(address: str) -> bool:
    """Return whether an address is meant as schema.org's.

    >>> looks_like_schema("https://schema.com"), looks_like_schema("schema.org"), looks_like_schema("http://127.0.0.1/schema.org")
    (True, True, False)
    """
    match = _HOST.match(address)
    host = match["host"].lower() if match else ""
    return bool(match) and ("schema" in host or SequenceMatcher(None, host, "schema.org").ratio() >= _SIMILAR)


def _own(value: dict[str, Any], mode: Mode) -> Read:
    """Read the file's own definitions."""
    schema, foreign, schemes = mode.schema, tuple[str, ...](), list[str]()
    cut = tuple(v for v in (value.get("@vocab"), *_simple(value).values()) if isinstance(v, str) and v in _CUT)
    value = {key: v + "/" if isinstance(v, str) and v in _CUT else v for key, v in value.items()}
    refused = [str(value["@import"])] if "@import" in value else []
    vocab = value.get("@vocab")
    if "@vocab" in value:
        schema = isinstance(vocab, str) and (vocab in _VOCABULARIES or looks_like_schema(vocab))
        if schema and vocab in _VOCABULARIES:
            schemes.append(str(vocab).partition(":")[0])
        elif schema:
            foreign = (str(vocab),)
    made = {**value, "@vocab": SCHEMA} if schema and "@vocab" in value else dict(value)
    made.pop("@import", None)
    base = value["@base"] if isinstance(value.get("@base"), str) else mode.base
    other = mode.other
    if "@vocab" in value:
        other = vocab if isinstance(vocab, str) and is_scheme(vocab) and not schema else ""
    mode = replace(mode, schema=schema, given=True, base=base, other=other, partial=mode.partial or bool(refused))
    for word, defined in value.items():
        if not word.startswith("@"):
            if isinstance(defined, dict) and "@context" in defined:
                scoped = read(defined["@context"], mode)
                refused += scoped.refused
                made[word] = {**defined, "@context": scoped.context}
            mode = _defined(word, defined, mode)
            iri = defined.get("@id", "") if isinstance(defined, dict) else defined
            match = re.match(r"(https?)://schema\.org/", iri) if isinstance(iri, str) else None
            schemes += [match[1]] if match else []
    languages = (value["@language"],) if isinstance(value.get("@language"), str) else ()
    return Read(made, mode, foreign, tuple(refused), tuple(schemes), languages, tuple(dict.fromkeys(cut)))


def _simple(value: dict[str, Any]) -> dict[str, str]:
    """Return the terms that a context defines by an IRI alone."""
    return {word: iri for word, iri in value.items() if isinstance(iri, str) and not word.startswith("@")}


def _defined(word: str, defined: Any, mode: Mode) -> Mode:
    """Return the active context with one more term defined."""
    details = defined if isinstance(defined, dict) else {"@id": defined}
    if "@type" in details:
        mode = replace(mode, typed=mode.typed | {word})
    if details.get("@container") not in (None, "@list", "@set"):
        mode = replace(mode, kept=mode.kept | {word})
    iri = None if "@reverse" in details else details.get("@id", word)
    if not isinstance(iri, str):
        return mode
    if iri.endswith(("/", "#", ":")):
        mode = replace(mode, prefixes={**mode.prefixes, word: https(iri)})
    known = mode.iri(iri) if ":" in iri or iri.startswith("@") else None
    return replace(mode, terms={**mode.terms, word: https(known or (SCHEMA + iri if mode.schema else iri))})


@cache
def is_scheme(text: str) -> bool:
    """Return whether a text begins with the scheme of an address."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) is not None
