"""JSON-LD as pages write it → JSON-LD that a parser accepts; notes every mistake and the place of every object.

It rewrites values before JSON-LD's expansion and leaves expansion itself to the parser.
Source: JSON-LD 1.1, 9 (grammar); JSON-LD 1.1 Processing Algorithms and API, 5.1 (expansion).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urljoin

from rdflib.term import Node

from linkeddata.extract.jsonld import context
from linkeddata.extract.jsonld.context import Mode
from linkeddata.extract.jsonld.source_map import Block, Described, PageBlock, Path, Places
from linkeddata.rdf.terms import blank, iri
from linkeddata.schema import vocabulary
from linkeddata.schema.contexts import addresses, check_size, date_properties, date_type
from linkeddata.schema.vocabulary import https
from linkeddata.text.language_tags import is_tag
from linkeddata.values.iris import NOWHERE, iri_problem, is_relative_address, is_web_address
from linkeddata.values.namespaces import SCHEMA, XSD

_KEYWORDS = (
    "@context @id @type @value @language @direction @graph @list @set @reverse @included @index @nest @base @vocab @version "
    "@import @json @none @prefix @propagate @protected @container"
).split()
#: Keywords of an object that describes a thing, and of one that is a text or a figure.
_OF_NODES = "@context @id @type @graph @reverse @included @index @nest".split()
_OF_VALUES = "@value @type @language @direction @index @context".split()
#: What stands in place of a type of a context that was not read.
_UNKNOWN_TYPE = "urn:linkeddata:unread"
_SAID = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", type(None): "null"}
#: Numbers without a fraction are whole numbers below this one (JSON-LD 1.1 Processing Algorithms and API, 8.3.2).
_LEAST_DOUBLE = 1e21
#: An object with one of these keys is not a node.
_VALUES = frozenset({"@value", "@list", "@set"})
_GRAPH_ONLY = frozenset({"@context", "@graph"})
#: Keys that say nothing of a node.
_UNSAID = frozenset({"@context", "@id", "@index"})
_SCHEME = re.compile(r"(https?)://schema\.org/\w")
_WEB = ("http://", "https://")


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
        block: where it is written, for places.
        number: index of the text in the file, from 0; two texts never share blank nodes.
        anchor: base of bare fragments.
        places: receives the place of every node.
        schemes: schemes of schema.org's address in the file so far, `http` or `https`.
        base: the document's own address, or "" if it is not known.
        noted: receives the mistakes.
        fragments: whether a text such as `#place` may be a reference to a thing of the document.
    """

    block: Block | PageBlock
    number: int
    anchor: str
    places: Places
    schemes: set[str]
    base: str = ""
    noted: list[Noted] = field(default_factory=list)
    fragments: bool = False
    _written_here: set[str] = field(default_factory=set)
    _undefined: set[str] = field(default_factory=set)
    _count: int = 0

    def document(self, value: Any) -> Any:
        """Return the whole text as a parser accepts it, or None (and note it) if a context would have to be fetched."""
        try:
            if not isinstance(value, list):
                return self._root(value, ())
            other = next((n for n, root in enumerate(value) if not isinstance(root, dict)), None)
            if other is not None:
                self._no_object(value[other], (other,))
            return [self._root(root, (n,)) for n, root in enumerate(value) if isinstance(root, dict)]
        except _Unread:
            return None

    def _root(self, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            self._no_object(value, path)
            return None
        if "@context" in value or not value or _is_expanded(value):
            return self._value(value, path, Mode(), "")
        if not any(noted.code == "context-missing" for noted in self.noted):
            self.noted.append(Noted("context-missing", path))
        return {"@context": dict(context.CHECKED), **self._object(value, path, Mode(schema=True), "")}

    def _no_object(self, value: Any, path: Path) -> None:
        self.noted.append(Noted("json-ld-invalid", path, f"it is {_SAID[type(value)]}, not an object in curly brackets"))

    def _value(self, value: Any, path: Path, mode: Mode, name: str) -> Any:
        """Return the value of a property; `name` is the property of schema.org, or ""."""
        if isinstance(value, str):
            return self._words(value, path, mode, name)
        if isinstance(value, list):
            return [self._value(member, (*path, n), mode, name) for n, member in enumerate(value)]
        if isinstance(value, dict):
            return self._object(value, path, mode, name)
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, (int, float)):
            whole = isinstance(value, int) or (value.is_integer() and abs(value) < _LEAST_DOUBLE)
            return {
                "@value": repr(int(Decimal(repr(value))) if whole else value),
                "@type": XSD + ("integer" if whole else "double"),
            }
        return value

    def _words(self, text: str, path: Path, mode: Mode, name: str) -> Any:
        if name in addresses():
            self._scheme(text, path)
            full = https(text.strip())
            if full.startswith(SCHEMA) and len(full) > len(SCHEMA):
                return {"@id": full}
            bare = text.removeprefix("schema:")
            known = vocabulary.terms().get(bare)
            if known is not None and known.kind not in ("class", "property", "datatype"):
                return {"@id": SCHEMA + bare}
            return self._address(text, mode)
        kind = date_type(text) if name in date_properties() else None
        return {"@value": text, "@type": kind} if kind else text

    def _address(self, text: str, mode: Mode) -> Any:
        """Return the value of a property for addresses: a reference if it is one, a relative one read against a known base."""
        address = text.strip()
        if address.startswith("_:"):
            return {"@id": self._label(address)}
        base = mode.base or self.base
        if address.startswith("#") and not mode.base:
            self.fragments = True
        elif not address.startswith(_WEB) and base.startswith(_WEB) and is_relative_address(address):
            address = urljoin(base, address)
        return {"@id": address} if is_web_address(address) and not iri_problem(address) else {"@value": text}

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
        if len({*keys.values()}) < len(keys):
            self._collisions(keys, path)
        described: dict[str, list[str]] = {}
        for key, held in value.items():
            if key == "@context":
                continue
            meant, at = keys[key], (*path, key)
            if meant is not None and meant.startswith("@"):
                for said, kept in self._keyword(meant, key, held, at, mode, name, value):
                    made[said] = kept
                continue
            if meant is None:
                if not mode.mostly_schema:
                    continue
                meant = SCHEMA + key  # an undefined term: reported, not dropped silently
                self._undefined_term(key, at, mode)
            elif mode.partial and vocabulary.terms().get(https(meant).removeprefix(SCHEMA)) is None:
                continue  # a term of the context that was not read
            elif ":" in key:
                self._prefixed(key, at, mode)
            said, meant = (key if keys[key] is not None else meant), https(meant)
            described.setdefault(meant, []).append(key)
            made[said] = self._held(held, at, mode, key, meant)
        if is_node and not _only_graph(keys.values()):
            self._place(made, value, path, mode, described)
        return made

    def _collisions(self, keys: dict[str, str | None], path: Path) -> None:
        """Note keywords that are given twice, by themselves and by another name; types are put together."""
        seen: dict[str, str] = {}
        for key, meant in keys.items():
            if meant is not None and meant.startswith("@") and meant not in ("@type", "@context", "@included"):
                first = seen.setdefault(meant, key)
                if first != key:
                    self.noted.append(Noted("keyword-twice", (*path, key), key=key, near=first))

    def _undefined_term(self, word: str, at: Path, mode: Mode) -> None:
        """Note a term of schema.org, or a type, that the file's own context does not define."""
        prefix = next((p for p, namespace in mode.prefixes.items() if namespace == SCHEMA), None)
        if not mode.partial and (prefix or word in vocabulary.terms()):
            self._once("term-undefined", word, at, f"{prefix}:{word}" if prefix else "a term that it defines")

    def _prefixed(self, key: str, at: Path, mode: Mode) -> None:
        """Note a prefix that no context declares, and record the scheme of schema.org's address."""
        if mode.undeclared(key):
            self._once("prefix-undeclared", key, at)
        self._scheme(key, at)

    def _once(self, code: str, word: str, at: Path, near: str = "") -> None:
        if word not in self._undefined:
            self._undefined.add(word)
            self.noted.append(Noted(code, at, word, near=near))

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
        if found.mode.schema:
            self.noted += [Noted("context-unread", path, address) for address in found.refused]
        else:
            self.noted += [Noted("context-refused", path, address) for address in found.refused]
        self.noted += [Noted("vocab-without-slash", path, namespace) for namespace in found.cut]
        if found.refused and not found.mode.schema:
            raise _Unread
        self.noted += [Noted("context-foreign", path, address) for address in found.foreign]
        self.noted += [Noted("language-unknown", path, tag) for tag in found.languages if not is_tag(tag)]
        for scheme in found.schemes:
            self._written(scheme, path, f"{scheme}://schema.org")
        return found.mode, _without_languages(found.context)

    def _keyword(
        self, word: str, key: str, held: Any, at: Path, mode: Mode, name: str, around: dict[str, Any]
    ) -> Iterator[tuple[str, Any]]:
        if word == "@id":
            yield from self._id(held, at, mode)
        elif word == "@type":
            kinds = [kind for kind in (held if isinstance(held, list) else [held]) if isinstance(kind, str) and kind.strip()]
            for kind in kinds:
                self._scheme(kind, at)
            if kinds:
                yield key, [self._type(kind, at, mode) for kind in kinds]
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
            if word == "@direction":
                self.noted.append(Noted("direction-lost", at, str(held)))
            yield key, held
        else:
            self.noted.append(Noted("keyword-unknown", at, key=key, near=_instead(word, around)))

    def _type(self, kind: str, at: Path, mode: Mode) -> str:
        """Return a type as it is given to the parser; note one that has no meaning under the context."""
        plain = ":" not in kind
        if not plain and mode.undeclared(kind):
            self._once("prefix-undeclared", kind, at)
        plain = plain and kind not in mode.terms
        if plain and mode.partial and kind not in vocabulary.terms():
            return _UNKNOWN_TYPE
        if plain and not mode.schema and mode.mostly_schema:
            self._undefined_term(kind, at, mode)
            return SCHEMA + kind
        return kind

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
                full = urljoin(self.anchor if self.anchor.startswith("http") else NOWHERE, full)
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
        node: Node = blank(name[2:]) if name.startswith("_:") else iri(name)
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


def _instead(word: str, around: dict[str, Any]) -> str:
    """Return what an unknown keyword may mean: one that may stand in this object, or a property of the thing."""
    from difflib import get_close_matches  # lazy: only mistakes need it

    allowed = _OF_VALUES if "@value" in around else _OF_NODES
    plain = word.removeprefix("@")
    kinds = around.get("@type", ())
    classes = [k for k in ([kinds] if isinstance(kinds, str) else kinds) if isinstance(k, str) and k in vocabulary.terms()]
    properties = [
        name
        for name in vocabulary.near_misses(plain, kind="property")
        if "@value" not in around and (not classes or any(vocabulary.belongs(name, c) for c in classes))
    ]
    close = [word.lower()] if word.lower() in allowed else []
    close += [name for name in properties if name.lower() == plain.lower()]
    close += get_close_matches(word.lower(), allowed, n=1, cutoff=0.7) + properties
    return close[0] if close else "a property of schema.org"
