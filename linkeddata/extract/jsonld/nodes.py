"""JSON-LD as pages write it → JSON-LD that a parser accepts; notes every mistake and the place of every object.

It rewrites values before JSON-LD's expansion and leaves expansion itself to the parser.
Source: JSON-LD 1.1, 9 (grammar); JSON-LD 1.1 Processing Algorithms and API, 5.1 (expansion).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from rdflib import BNode
from rdflib.term import Node

from linkeddata.extract.jsonld import context
from linkeddata.extract.jsonld.context import Mode
from linkeddata.extract.jsonld.source_map import Block, Described, Path, Places
from linkeddata.rdf.terms import iri
from linkeddata.schema import vocabulary
from linkeddata.schema.contexts import addresses, check_size, date_properties, date_type
from linkeddata.schema.vocabulary import https
from linkeddata.text.language_tags import is_tag
from linkeddata.values.iris import iri_problem, is_web_address
from linkeddata.values.namespaces import SCHEMA, XSD

_KEYWORDS = (
    "@context @id @type @value @language @direction @graph @list @set @reverse @included @index @nest @base @vocab @version "
    "@import @json @none @prefix @propagate @protected @container"
).split()
#: An object with one of these keys is not a node.
_VALUES = frozenset({"@value", "@list", "@set"})
_GRAPH_ONLY = frozenset({"@context", "@graph"})
#: Keys that say nothing of a node.
_UNSAID = frozenset({"@context", "@id", "@index"})
_SCHEME = re.compile(r"(https?)://schema\.org/\w")


class _Unread(Exception):  # noqa: N818 (not an error: the mistake is noted)
    """A text cannot be read, because its context is not available."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A mistake: `code` of the finding, its path, the value, the key, and the likely intended key."""

    code: str
    path: Path
    value: str = ""
    key: str = ""
    near: str = ""


@dataclass(slots=True)
class Walk:
    """One pass over one JSON text.

    Args:
        block: the text, for places.
        number: index of the text in the file, from 0; two texts never share blank nodes.
        anchor: base of bare fragments.
        places: receives the place of every node.
        schemes: schemes of schema.org's address in the file so far, `http` or `https`.
        noted: receives the mistakes.
    """

    block: Block
    number: int
    anchor: str
    places: Places
    schemes: set[str]
    noted: list[Noted] = field(default_factory=list)
    _written_here: set[str] = field(default_factory=set)
    _count: int = 0

    def document(self, value: Any) -> Any:
        """Return the whole text as a parser accepts it, or None (and note it) if a context would have to be fetched."""
        try:
            if not isinstance(value, list):
                return self._root(value, ())
            return [self._root(root, (n,)) for n, root in enumerate(value)]
        except _Unread:
            return None

    def _root(self, value: Any, path: Path) -> Any:
        if not isinstance(value, dict) or "@context" in value or not value or _is_expanded(value):
            return self._value(value, path, Mode(), "")
        if not any(noted.code == "context-missing" for noted in self.noted):
            self.noted.append(Noted("context-missing", path))
        return {"@context": dict(context.CHECKED), **self._object(value, path, Mode(schema=True), "")}

    def _value(self, value: Any, path: Path, mode: Mode, name: str) -> Any:
        """Return the value of a property; `name` is the property of schema.org, or ""."""
        if isinstance(value, str):
            return self._words(value, path, name)
        if isinstance(value, list):
            return [self._value(member, (*path, n), mode, name) for n, member in enumerate(value)]
        if isinstance(value, dict):
            return self._object(value, path, mode, name)
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, (int, float)):
            kind = "integer" if isinstance(value, int) else "decimal" if "e" not in repr(value) else "double"
            return {"@value": repr(value), "@type": XSD + kind}
        return value

    def _words(self, text: str, path: Path, name: str) -> Any:
        if name in addresses():
            self._scheme(text, path)
            full = https(text.strip())
            if full.startswith(SCHEMA) and len(full) > len(SCHEMA):
                return {"@id": full}
            bare = text.removeprefix("schema:")
            known = vocabulary.terms().get(bare)
            if known is not None and known.kind not in ("class", "property", "datatype"):
                return {"@id": SCHEMA + bare}
            return {"@id": text} if is_web_address(text) and not iri_problem(text) else {"@value": text}
        kind = date_type(text) if name in date_properties() else None
        return {"@value": text, "@type": kind} if kind else text

    def _scheme(self, text: str, path: Path) -> None:
        """Record the scheme of schema.org's address here."""
        if "schema.org/" in text and (match := _SCHEME.match(text)):
            self._written(match[1], path, text)

    def _written(self, scheme: str, path: Path, text: str) -> None:
        if self._written_here and scheme not in self._written_here:
            self.noted.append(Noted("http-and-https", path, text))
        elif self.schemes and scheme not in self.schemes:
            self.noted.append(Noted("http-and-https-blocks", path, text))
        self.schemes.add(scheme)
        self._written_here.add(scheme)

    def _object(self, value: dict[str, Any], path: Path, mode: Mode, name: str) -> dict[str, Any]:
        if not value:
            return {"@value": ""}  # reported as an empty value
        made: dict[str, Any] = {}
        if "@context" in value:
            mode, made["@context"] = self._context(value["@context"], (*path, "@context"), mode)
        known = mode.known
        keys = {key: known[key] if key in known else known.setdefault(key, mode.iri(key)) for key in value}
        is_node = _VALUES.isdisjoint(keys.values())
        described: dict[str, list[str]] = {}
        for key, held in value.items():
            if key == "@context":
                continue
            meant, at = keys[key], (*path, key)
            if meant is not None and meant.startswith("@"):
                for said, kept in self._keyword(meant, key, held, at, mode, name):
                    made[said] = kept
                continue
            if meant is None:
                if not mode.mostly_schema:
                    continue
                meant = SCHEMA + key  # an undefined term: reported as unknown, not dropped silently
            if "schema.org/" in key:
                self._scheme(key, at)
            said, meant = (key if keys[key] is not None else meant), https(meant)
            described.setdefault(meant, []).append(key)
            made[said] = self._held(held, at, mode, key, meant)
        if is_node and not _only_graph(keys.values()):
            self._place(made, value, path, mode, described)
        return made

    def _held(self, held: Any, at: Path, mode: Mode, key: str, meant: str) -> Any:
        if key in mode.kept:
            return self._kept(held, at, mode)
        if key in mode.typed:
            held = [self._label(part) for part in held] if isinstance(held, list) else self._label(held)
        plain = key in mode.typed or not meant.startswith(SCHEMA)
        return self._value(held, at, mode, "" if plain else meant.removeprefix(SCHEMA))

    def _kept(self, held: Any, at: Path, mode: Mode) -> Any:
        """Return the value of a container unchanged, except for contexts and blank node labels."""
        if isinstance(held, list):
            return [self._kept(part, (*at, n), mode) for n, part in enumerate(held)]
        if not isinstance(held, dict):
            return held
        made: dict[str, Any] = {}
        if "@context" in held:
            mode, made["@context"] = self._context(held["@context"], (*at, "@context"), mode)
        for key, part in held.items():
            if key != "@context":
                made[key] = self._label(part) if key == "@id" else self._kept(part, (*at, key), mode)
        return made

    def _context(self, value: Any, path: Path, mode: Mode) -> tuple[Mode, Any]:
        check_size(value)
        found = context.read(value, mode)
        self.noted += [Noted("context-refused", path, address) for address in found.refused]
        if found.refused and not found.mode.schema:
            raise _Unread
        self.noted += [Noted("context-foreign", path, address) for address in found.foreign]
        self.noted += [Noted("language-unknown", path, tag) for tag in found.languages if not is_tag(tag)]
        for scheme in found.schemes:
            self._written(scheme, path, f"{scheme}://schema.org")
        return found.mode, _without_languages(found.context)

    def _keyword(self, word: str, key: str, held: Any, at: Path, mode: Mode, name: str) -> Iterator[tuple[str, Any]]:
        if word == "@id":
            yield from self._id(held, at, mode)
        elif word == "@type":
            kinds = [kind for kind in (held if isinstance(held, list) else [held]) if isinstance(kind, str) and kind.strip()]
            for kind in kinds:
                self._scheme(kind, at)
            if kinds:
                yield key, kinds
        elif word == "@language":
            if isinstance(held, str) and is_tag(held):
                yield key, held
            else:
                self.noted.append(Noted("language-unknown", at, str(held)))
        elif word in ("@graph", "@included", "@list", "@set"):
            yield key, self._value(held, at, mode, name)
        elif word == "@reverse" and isinstance(held, dict):
            yield key, {k: self._value(part, (*at, k), mode, "") for k, part in held.items()}
        elif word in _KEYWORDS:
            yield key, held
        else:
            self.noted.append(Noted("keyword-unknown", at, key=key, near=_nearest(word)))

    def _id(self, held: Any, at: Path, mode: Mode) -> Iterator[tuple[str, Any]]:
        if not isinstance(held, str):
            self.noted.append(Noted("id-invalid", at, str(held)))
        elif not held.strip():
            self.noted.append(Noted("id-empty", at, held))
        elif held.startswith("_:"):
            yield "@id", self._label(held)
        elif held.startswith("#"):
            yield "@id", self._usable(self.anchor + held, held, at)
        else:
            full = https(mode.expanded(held))
            if not context.is_scheme(full) and mode.base:
                full = urljoin(mode.base, full)
            elif not context.is_scheme(full):
                self.noted.append(Noted("id-relative", at, held))
                full = urljoin(self.anchor if self.anchor.startswith("http") else "https://relative.invalid/", full)
            yield "@id", self._usable(full, held, at)

    def _label(self, held: Any) -> Any:
        """Return a blank node label that is unique to this text; anything else unchanged."""
        blank = isinstance(held, str) and held.startswith("_:")
        return f"_:b{self.number}x{held[2:].encode().hex()}" if blank else held

    def _usable(self, iri: str, held: str, at: Path) -> str:
        if not iri_problem(iri):
            return iri
        self.noted.append(Noted("id-invalid", at, held))
        return quote(iri, safe="/:?#[]@!$&'()*+,;=%~")

    def _place(self, made: dict[str, Any], value: dict[str, Any], path: Path, mode: Mode, keys: dict[str, list[str]]) -> None:
        """Give an object an `@id` if it has none, and record its place."""
        said = not _UNSAID.issuperset(made)
        if "@id" not in made:
            if not said and "@type" not in made:
                return
            self._count += 1
            made["@id"] = f"_:n{self.number}x{self._count}"
        name = str(made["@id"])
        node: Node = BNode(name[2:]) if name.startswith("_:") else iri(name)
        self.places.names[self.block, path] = node
        if said:
            self.places.nodes.setdefault(node, []).append(Described(self.block, path, value, keys))


def _only_graph(meant: Any) -> bool:
    return _GRAPH_ONLY.issuperset(meant)


def _is_expanded(value: dict[str, Any]) -> bool:
    """Return whether an object is in expanded form and needs no context: all its keys are IRIs or keywords."""
    return all(key.startswith("@") or "://" in key for key in value) and any("://" in key for key in value)


def _without_languages(value: Any) -> Any:
    """Return a context without invalid language tags, which a parser would reject."""
    if isinstance(value, list):
        return [_without_languages(part) for part in value]
    if isinstance(value, dict) and isinstance(value.get("@language"), str) and not is_tag(value["@language"]):
        return {key: part for key, part in value.items() if key != "@language"}
    return value


def _nearest(word: str) -> str:
    from difflib import get_close_matches  # lazy: only mistakes need it

    return next(iter(get_close_matches(word.lower(), _KEYWORDS, n=1, cutoff=0.0)), "@type")
