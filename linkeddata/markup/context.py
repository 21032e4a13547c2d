"""Contexts as pages write them: schema.org's own, look-alikes of its address, and terms defined in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from linkeddata.contexts import SCHEMA_CONTEXTS
from linkeddata.errors import RefusedError
from linkeddata.vocabulary import SCHEMA

#: What stands in for schema.org's own context. It makes no IRIs of words: what is no address is to be seen as such.
CHECKED: Mapping[str, Any] = {"@vocab": SCHEMA, "schema": SCHEMA, "id": "@id", "type": "@type"}
_VOCABULARIES = frozenset({SCHEMA, SCHEMA.rstrip("/"), "http://schema.org/", "http://schema.org", "https://www.schema.org/"})
#: A host this much like schema.org's is a slip of the pen, any other a context of somebody else's.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Mode:
    """What words mean at one place of the JSON.

    Args:
        schema: whether a word without a definition is one of schema.org's.
        terms: words defined in the file → IRI.
        typed: words whose values the file's own context turns into IRIs or typed values.
        kept: words whose values are maps that JSON-LD reads in its own way (`@container`).
        prefixes: prefix → beginning of IRIs.
        given: whether there was a context at all.
    """

    schema: bool = False
    terms: Mapping[str, str] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    given: bool = False

    def iri(self, word: str) -> str | None:
        """Return what a key stands for: an IRI (of schema.org with https), a keyword, or None where it stands for nothing."""
        if word.startswith("@"):
            return word
        if word in self.terms:
            return self.terms[word]
        if ":" in word:
            return https(self.expanded(word))
        if self.schema:
            return {"id": "@id", "type": "@type"}.get(word, SCHEMA + word)
        return None

    def expanded(self, iri: str) -> str:
        """Return an IRI with its prefix written out."""
        prefix, _, rest = iri.partition(":")
        return self.prefixes[prefix] + rest if prefix in self.prefixes and not rest.startswith("//") else iri

    @property
    def mostly_schema(self) -> bool:
        """True where the file's own definitions are of schema.org's words, so that others are likely meant as such."""
        return any(iri.startswith(SCHEMA) for iri in self.terms.values())


@dataclass(frozen=True, slots=True)
class Read:
    """A context as read.

    Args:
        context: what JSON-LD's parser is given.
        mode: what words mean under it.
        foreign: addresses that are taken for schema.org's though they are not.
        schemes: schemes (`http`, `https`) in which schema.org's address is written.
        languages: values of `@language`.
    """

    context: Any
    mode: Mode
    foreign: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def https(iri: str) -> str:
    """Return an IRI of schema.org in its form with https."""
    return SCHEMA + iri.removeprefix("http://schema.org/") if iri.startswith("http://schema.org/") else iri


def read(value: Any, mode: Mode) -> Read:
    """Read the value of `@context`.

    Args:
        value: parsed JSON.
        mode: what words mean outside.

    Raises:
        RefusedError: it would have to be fetched, and does not look like schema.org's.
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
            tuple(s for p in parts for s in p.schemes),
            tuple(lang for p in parts for lang in p.languages),
        )
    if value is None:
        return Read(None, Mode(given=True))
    if isinstance(value, str):
        return _named(value, mode)
    return _own(value, mode) if isinstance(value, dict) else Read({}, replace(mode, given=True), foreign=(str(value),))


def _named(value: str, mode: Mode) -> Read:
    mode = replace(mode, schema=True, given=True, prefixes={"schema": SCHEMA, **mode.prefixes})
    address = value.strip()
    if address in SCHEMA_CONTEXTS:
        return Read(dict(CHECKED), mode, schemes=(urlsplit(address).scheme,))
    if looks_like_schema(address):
        return Read(dict(CHECKED), mode, foreign=(value,))
    raise RefusedError(
        f"the remote context {value!r} is not fetched", "write the context into the file, or use https://schema.org"
    )


@cache
def looks_like_schema(address: str) -> bool:
    """Tell whether an address is meant as schema.org's.

    >>> looks_like_schema("https://schema.com"), looks_like_schema("schema.org"), looks_like_schema("http://127.0.0.1/schema.org")
    (True, True, False)
    """
    try:
        parts = urlsplit(address if "//" in address else f"https://{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https", "htp", "htps", "https:", "hhtps", "htttps"):
        return False
    return "schema" in host or SequenceMatcher(None, host, "schema.org").ratio() >= _ALIKE


def _own(value: dict[str, Any], mode: Mode) -> Read:
    """Read definitions of the file's own."""
    if "@import" in value:
        raise RefusedError(f"the imported context {value['@import']!r} is not fetched", "write it into the file")
    schema, foreign, schemes = mode.schema, tuple[str, ...](), list[str]()
    vocab = value.get("@vocab")
    if "@vocab" in value:
        schema = isinstance(vocab, str) and (vocab in _VOCABULARIES or looks_like_schema(vocab))
        if schema and vocab in _VOCABULARIES:
            schemes.append(str(vocab).partition(":")[0])
        elif schema:
            foreign = (str(vocab),)
    made = {**value, "@vocab": SCHEMA} if schema and "@vocab" in value else dict(value)
    mode = replace(mode, schema=schema, given=True)
    for word, defined in value.items():
        if not word.startswith("@"):
            mode = _defined(word, defined, mode)
            iri = defined.get("@id", "") if isinstance(defined, dict) else defined
            match = re.match(r"(https?)://schema\.org/", iri) if isinstance(iri, str) else None
            schemes += [match[1]] if match else []
    languages = (value["@language"],) if isinstance(value.get("@language"), str) else ()
    return Read(made, mode, foreign, tuple(schemes), languages)


def _defined(word: str, defined: Any, mode: Mode) -> Mode:
    """Return what words mean when one more is defined."""
    details = defined if isinstance(defined, dict) else {"@id": defined}
    if "@context" in details:
        read(details["@context"], mode)  # refuses what would have to be fetched
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
    """Tell whether a text begins with the scheme of an address."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) is not None
