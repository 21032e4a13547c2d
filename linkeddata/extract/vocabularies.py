"""The address of schema.org as the attributes of pages write it, and its misspellings."""

from __future__ import annotations

import re

from linkeddata.extract.jsonld.context import looks_like_schema
from linkeddata.schema import vocabulary
from linkeddata.schema.vocabulary import https
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

_ADDRESS = re.compile(r"(?P<space>.*[/#])(?P<name>[^/#]*)\Z")
#: A type that is written directly behind the address.
_GLUED = re.compile(r"(?P<space>(?:https?://)?(?:www\.)?schema\.org)(?P<name>[A-Z]\w*)\Z")


def space(written: str) -> tuple[str, str | None]:
    """Return a vocabulary, and its address as it is written if that is a misspelt address of schema.org.

    >>> space("http://schema.org/"), space("https://schema.org"), space("http://xmlns.com/foaf/0.1/")
    (('https://schema.org/', None), ('https://schema.org/', 'https://schema.org'), ('http://xmlns.com/foaf/0.1/', None))
    """
    if written in (SCHEMA, HTTP_SCHEMA):
        return SCHEMA, None
    return (SCHEMA, written) if looks_like_schema(written) else (written, None)


def kind(written: str) -> tuple[str, str | None]:
    """Return a type, and its vocabulary as it is written if that is a misspelt address of schema.org.

    >>> kind("http://schema.com/Event"), kind("https://schema.org/Event")
    (('https://schema.org/Event', 'http://schema.com/'), ('https://schema.org/Event', None))
    """
    match = _GLUED.match(written) or _ADDRESS.match(written)
    if match is None:
        return https(written), None
    known, wrong = space(match["space"])
    meant = wrong is not None and match["name"] in vocabulary.terms()
    return (known + match["name"], wrong) if meant or wrong is None else (https(written), None)
