"""JSON-LD contexts from the package only: known ones are replaced by ours, every other remote one is refused by name."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Any

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.schema import resources, vocabulary
from linkeddata.values.dates import Day
from linkeddata.values.iris import NOWHERE, iri_problem
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

#: Addresses of schema.org's context, as pages write it. All mean `page()`.
SCHEMA_CONTEXTS = frozenset(
    f"{scheme}://{host}{path}"
    for scheme in ("https", "http")
    for host in ("schema.org", "www.schema.org")
    for path in ("", "/", "/docs/jsonldcontext.jsonld", "/docs/jsonldcontext.json")
)

#: Most terms that one context defines; schema.org's own has 2,900.
MAX_TERMS = 5000
#: Longest chain of terms that are each defined by the next. pyoxigraph follows it by recursion: of 5,000 it dies, and with it the
#: process; of 1,000 where the stack has 1 MB.
MAX_CHAIN = 100

_ZONED = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)T(?P<time>\d\d:\d\d):[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\Z")


@cache
def ours() -> dict[str, Any]:
    """Return the object of our own context (`vocab/context.jsonld`)."""
    context = json.loads(resources.text("vocab/context.jsonld"))["@context"]
    if not isinstance(context, dict):
        raise TypeError("vocab/context.jsonld contains no context object")
    return context


@cache
def page() -> dict[str, Any]:
    """Return the context used for schema.org's own: every schema.org name, with strings as IRIs if URLs are meant.

    A string is an IRI if the values of its property are URLs and not text, or members of an enumeration (`eventStatus`);
    elsewhere a string is text, as in a page's `"author": "Ann Berg"`. `ours` differs: it makes IRIs of all references.
    """
    made: dict[str, Any] = {"@vocab": SCHEMA, "schema": SCHEMA, "id": "@id", "type": "@type"}
    for name in sorted(addresses()):
        made[name] = {"@id": SCHEMA + name, "@type": "@id"}
    return made


@cache
def addresses() -> frozenset[str]:
    """Return the properties whose values are addresses or members of enumerations, and no words: local names."""
    return frozenset(
        name
        for name, kinds in vocabulary.ranges().items()
        if ("Text" not in kinds or name == "additionalType")
        and any(kind == "URL" or vocabulary.is_a(kind, "Enumeration") for kind in kinds)
    )


@cache
def date_properties() -> frozenset[str]:
    """Return the properties whose values are dates, local names."""
    return frozenset(name for name, kinds in vocabulary.ranges().items() if {"Date", "DateTime"} & set(kinds))


def check_size(context: Any) -> None:
    """Refuse a context that a parser dies of.

    Args:
        context: the value of `@context`, parsed.

    Raises:
        RefusedError: it defines more than `MAX_TERMS` terms, or more than `MAX_CHAIN` that are each defined by another.
    """
    parts = context if isinstance(context, list) else [context]
    for part in parts:
        if isinstance(part, list):
            check_size(part)
    defining = [part for part in parts if isinstance(part, dict)]
    if sum(map(len, defining)) > MAX_TERMS:
        raise RefusedError(f"a context defines more than {MAX_TERMS} terms", "leave out those that are not used")
    for part in defining:
        leaning = {word: _leans_on(word, defined, part) for word, defined in part.items()}
        left, rounds = set(part), 0
        while left and rounds < MAX_CHAIN:
            left = {word for word in left if not left.isdisjoint(leaning[word])}
            rounds += 1
        if len(left) > MAX_CHAIN:  # fewer are a small circle, which the parser reports
            what = f"more than {MAX_CHAIN} terms of a context are each defined by another"
            raise RefusedError(what, "define them by whole addresses")
        for defined in part.values():
            if isinstance(defined, dict) and "@context" in defined:
                check_size(defined["@context"])


def _leans_on(word: str, defined: Any, context: dict[str, Any]) -> set[str]:
    """Return the terms of `context` that must be known before `word` is: prefixes, and terms that are defined by others."""
    details = defined if isinstance(defined, dict) else {"@id": defined}
    said = [word, *(details.get(key) for key in ("@id", "@reverse", "@type"))]
    words = {part for text in said if isinstance(text, str) for part in (text, text.partition(":")[0])}
    return {other for other in words if other in context} - {word}


def resolve(document: Any, source: str | None = None) -> tuple[Any, bool]:
    """Replace references to schema.org's context by `page()`.

    Args:
        document: parsed JSON-LD; it is not changed.
        source: file name for messages.

    Returns:
        the document, and whether a reference was replaced.

    Raises:
        RefusedError: another context would have to be fetched (an address, a path, an `@import`), or is too large.
    """
    replaced = False

    def context(value: Any) -> Any:
        nonlocal replaced
        if isinstance(value, str):
            if value in SCHEMA_CONTEXTS:
                replaced = True
                return page()
            raise RefusedError(
                f"the remote context {value!r} is not fetched",
                "write the context into the file, or use https://schema.org",
                source=source,
            )
        if isinstance(value, list):
            return [context(part) for part in value]
        if isinstance(value, dict) and "@import" in value:
            raise RefusedError(
                f"the imported context {value['@import']!r} is not fetched", "write it into the file", source=source
            )
        return walk(value)

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            check_size(value.get("@context"))
            return {key: context(part) if key == "@context" else walk(part) for key, part in value.items()}
        return [walk(part) for part in value] if isinstance(value, list) else value

    return walk(document), replaced


@lru_cache(maxsize=1024)
def date_type(text: str) -> str | None:
    """Return the XSD datatype of a date by its lexical form, or None if `text` is not a date of XSD.

    A time needs its seconds: schema.org takes `2020-01-09T15:00`, XSD does not, so it stays text.

    Source: XML Schema 1.1 part 2, 3.3.7.2 (lexical form of dateTime).

    >>> date_type("--01-09"), date_type("2020-01-09T15:00")
    ('http://www.w3.org/2001/XMLSchema#gMonthDay', None)
    """
    zoned = _ZONED.match(text)
    if "T" in text and not zoned:
        return None
    try:
        return Day.parse(f"{zoned['date']}T{zoned['time']}" if zoned else text).datatype
    except ValueError:
        return None


def typed(document: Any, *, source: str | None = None, base: str | None = None) -> Any:
    """Return the JSON-LD of a page as it is compared: our context in place of schema.org's, dates typed by their lexical form.

    Args:
        document: parsed JSON-LD; it is not changed.
        source: file name for messages.
        base: what bare fragments (`"@id": "#person-x"`) are read against, or None to leave them.

    Raises:
        RefusedError: another context would have to be fetched.
    """

    def walk(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {k: part if k == "@context" else walk(part, _local(k)) for k, part in value.items()}
        if isinstance(value, list):
            return [walk(part, key) for part in value]
        if isinstance(value, str):
            if base and key == "@id" and value.startswith("#"):
                return base + value
            datatype = date_type(value) if key in date_properties() else None
            if datatype:
                return {"@type": datatype, "@value": value}
        return value

    return walk(resolve(document, source)[0], "")


def _local(key: str) -> str:
    for prefix in (SCHEMA, "schema:", HTTP_SCHEMA):
        key = key.removeprefix(prefix)
    return key


def check_ids(document: Any, source: str | None = None) -> None:
    """Refuse identifiers that parsers drop without a word.

    Args:
        document: parsed JSON-LD with its contexts in place.
        source: file name for messages.

    Raises:
        UnreadableError: an `@id`, or a value of a term for IRIs, has characters that are not allowed in an IRI.
    """
    keys = {"@id"} | _iri_terms(document)

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for k, part in value.items():
                if k != "@context":
                    walk(part, k)
        elif isinstance(value, list):
            for part in value:
                walk(part, key)
        elif isinstance(value, str) and key in keys and not value.startswith("_:"):
            if key == "@id" and value == "":
                raise UnreadableError("an empty @id names nothing", "give the node an IRI", source=source)
            problem = iri_problem(value if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value) else NOWHERE + value)
            if problem:
                raise UnreadableError(f"not a usable IRI: {value!r}: {problem}", "correct it in the file", source=source)

    walk(document, "")


def _iri_terms(document: Any) -> set[str]:
    """Return the terms that contexts of `document` make IRIs of: aliases of `@id`, and terms of type `@id`."""
    found: set[str] = set()

    def walk(value: Any, inside: bool) -> None:
        if isinstance(value, dict):
            for key, part in value.items():
                if inside and (part == "@id" or (isinstance(part, dict) and part.get("@type") == "@id")):
                    found.add(key)
                walk(part, inside or key == "@context")
        elif isinstance(value, list):
            for part in value:
                walk(part, inside)

    walk(document, False)
    return found - {"@type"}
