"""JSON-LD: nested under the article, each node in full once, or flat; with our context inline or for schema.org's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize.order import TYPE, Plain, Term, nodes, rows
from linkeddata.schema import contexts
from linkeddata.values.namespaces import SCHEMA, XSD

SHAPES = ("nested", "graph")
CONTEXTS = ("inline", "schema.org")

#: The deepest nesting of nodes; deeper ones are beside the root. Each takes two levels of JSON, and parsers allow 100.
MAX_NESTING = 24

#: Inside a script element `</script` and `<!--` would end or swallow it; U+2028 and U+2029 end lines in older JavaScript. Without
#: these characters the block is well-formed XML too, so XHTML needs no CDATA marks, which are invalid JSON for HTML parsers.
IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})

# Values that JSON itself types as XSD does; larger integers would be rounded by readers.
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")

# An object of one or two keywords: a reference, a typed value, a term's definition. No JSON string contains a line break.
_MEMBER = r'("@\w+": "(?:[^"\\\n]++|\\.)*+")'
_SHORT = re.compile(rf"\{{\n +{_MEMBER}(?:,\n +{_MEMBER})?\n +\}}")


class Compaction:
    """Writes terms by a context, and remembers what of the context it used."""

    def __init__(self, context: Mapping[str, Any], page: bool) -> None:
        self.context, self.page = context, page
        self.used: set[str] = set()
        self._terms, self._prefixes = _inverse(page)

    def name(self, iri: str) -> str:
        """Return the term, or `prefix:local`, for a class, property or datatype."""
        term = self._terms.get(iri)
        if term is not None:
            self.used.add(term)
            return term
        if self.page and iri.startswith(SCHEMA) and re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", iri[len(SCHEMA) :]):
            return iri[len(SCHEMA) :]
        for space, prefix in self._prefixes.items():
            if iri.startswith(space) and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", iri[len(space) :]):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def literal(self, value: Plain, key: str) -> Any:
        """Return a literal as the value of `key`."""
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype == XSD + "boolean" and value.value in {"true", "false"}:
            return value.value == "true"
        if value.datatype == XSD + "integer" and _INTEGER.match(value.value):
            return int(value.value)
        date = contexts.date_type(value.value) if self.page and key in contexts.date_properties() else None
        if date is not None or value.datatype:
            if date == value.datatype:
                return value.value
            return {"@type": self.name(value.datatype), "@value": value.value} if value.datatype else {"@value": value.value}
        return {"@value": value.value} if self.coerced(key) else value.value

    def coerced(self, key: str) -> bool:
        """Tell whether a string under `key` is read as an IRI."""
        definition = self.context.get(key)
        return isinstance(definition, dict) and definition.get("@type") == "@id"

    def subset(self) -> dict[str, Any]:
        """Return the part of the context that was used, in its order."""
        return {key: value for key, value in self.context.items() if key in self.used}


@cache
def _inverse(page: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return terms by IRI, and prefixes by namespace, of the context; neither of them for a page, which has names only."""
    terms: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    if not page:
        for key, value in contexts.ours().items():
            iri = value if isinstance(value, str) else value.get("@id") if isinstance(value, dict) else None
            if key.startswith("@") or not isinstance(iri, str):
                continue
            (prefixes if iri.endswith(("#", "/")) else terms)[iri] = key
    return terms, prefixes


def tree(dataset: Dataset, *, shape: str = "nested", context: str = "inline") -> dict[str, Any]:
    """Return the data graph as a JSON-LD document.

    Args:
        dataset: the graphs; only the data is written.
        shape: `nested`: the article is the root, and each node is given in full at the first reference to it, as `{"@id": …}`
            afterwards; nodes that the article does not lead to are beside it under `@graph`. `graph`: a flat list.
        context: `inline`: the part of `vocab/context.jsonld` that is used, dates typed; `schema.org`: the edition for pages,
            plain ISO dates.

    Raises:
        UsageError: no such shape or context.
        UnreadableError: a blank node, or an IRI that is not allowed in any output.
    """
    if shape not in SHAPES or context not in CONTEXTS:
        raise UsageError(f"no JSON-LD of shape {shape!r} with context {context!r}", f"use {SHAPES} and {CONTEXTS}")
    page = context == "schema.org"
    described = dict(nodes(rows(dataset.data, dataset.order)))
    writer = Nodes(described, Compaction(contexts.page() if page else contexts.ours(), page), nest=shape == "nested")
    roots = list(writer.roots(dataset.article))
    body: dict[str, Any] = roots[0] if len(roots) == 1 else {"@graph": roots}
    return {"@context": "https://schema.org" if page else writer.names.subset(), **body}


class Nodes:
    """Turns described nodes into JSON objects, each once."""

    def __init__(self, described: Mapping[str, Mapping[str, list[Term]]], names: Compaction, nest: bool) -> None:
        self.described, self.names, self.nest = described, names, nest
        self.done: set[str] = set()

    def roots(self, article: str) -> Iterator[dict[str, Any]]:
        """Yield the article's object, then the objects of nodes not described by then."""
        for iri in dict.fromkeys((article, *self.described)):
            if iri in self.described and iri not in self.done:
                yield self.node(iri, 1)

    def node(self, iri: str, depth: int = 1) -> dict[str, Any]:
        """Return the object of a described node."""
        self.done.add(iri)
        made: dict[str, Any] = {"@id": iri}
        for predicate, values in self.described[iri].items():
            if predicate == TYPE and all(isinstance(value, str) for value in values):
                found: list[Any] = [self.names.name(value) for value in values if isinstance(value, str)]
                key = "@type"
            else:
                key = self.names.name(predicate)
                found = [self._value(value, key, depth) for value in values]
            made[key] = found[0] if len(found) == 1 else found
        return made

    def _value(self, value: Term, key: str, depth: int) -> Any:
        if isinstance(value, Plain):
            return self.names.literal(value, key)
        if value in self.described:
            if self.nest and value not in self.done and depth < MAX_NESTING:
                return self.node(value, depth + 1)
            return {"@id": value}
        return value if self.names.coerced(key) else {"@id": value}


def _on_one_line(found: re.Match[str]) -> str:
    return "{" + ", ".join(part for part in found.groups() if part) + "}"


def dumps(document: Any) -> str:
    """Return a JSON-LD document as text: two spaces a level, short objects on one line, characters as they are."""
    text = _SHORT.sub(_on_one_line, json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def render(dataset: Dataset, *, shape: str = "nested", context: str = "inline") -> str:
    """Return the data graph as JSON-LD text; arguments and errors as for `tree`."""
    return dumps(tree(dataset, shape=shape, context=context))
