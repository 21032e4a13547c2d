"""A rule's message with its blanks filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rdflib import RDF

from linkeddata.rdf.node_names import kind, quoted
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import Violation
from linkeddata.validation.rules.ranges import things_in_words
from linkeddata.values.namespaces import local_name

#: The message of a shape that has none, by the last part of its constraint component.
MESSAGES: Mapping[str, str] = {
    "MinCount": "{$this} has no {property}.",
    "MaxCount": "{$this} has too many values of {property}.",
    "Datatype": "{$this} has {?value} under {property}, which does not have the required type.",
    "Class": "{$this} has {?value} under {property}, which does not have the required class.",
    "NodeKind": "{$this} has {?value} under {property}, which is not of the required kind.",
    "In": "{$this} has {?value} under {property}, which is not one of the allowed values.",
    "Pattern": "{$this} has {?value} under {property}, which is not written as required.",
    "HasValue": "{$this} lacks a required value of {property}.",
    "Closed": "{$this} has {property}, which is not allowed here.",
    "LessThan": "{$this} has {?value} under {property}, which is not less than the other value, or cannot be compared with it.",
    "LessThanOrEquals": "{$this} has {?value} under {property}, which is greater than the other value, or cannot be compared with it.",
    "UniqueLang": "{$this} has two values of {property} in one language.",
}

#: What an address has and words have not; whoever gave words may have meant the thing.
_LIKE_AN_ADDRESS = re.compile(r"[./:]")
#: Syntax of a page's attributes → what says there what a keyword of JSON-LD says.
_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "microdata": {"@type": "itemtype", "@id": "itemid", "{?written}": " where its element has it (href, src, content, text)"},
    "rdfa": {"@type": "typeof", "@id": "resource", "{?written}": " where its element has it (href, src, content, text)"},
}
_KEYWORDS = {"@type": "@type", "@id": "@id", "{?written}": ""}


def fill(data: Data, message: str, violation: Violation, syntax: str = "") -> tuple[str, str | None]:
    """Fill the blanks of a message.

    Args:
        data: the data, which give the names of things.
        message: a message with blanks such as `{$this}`, which `shapes/schema.org.ttl` lists. Its first "; " separates what is
            wrong from what to do.
        violation: what the message is about.
        syntax: what the thing is described in: "json-ld", "microdata", "rdfa", or "" if it is not known.

    Returns:
        the sentence, and its second half, or None if it has only one.
    """
    near = violation.near[0] if violation.near else ""
    prop = local_name(violation.property) if violation.property is not None else "it"
    words = violation.value is not None and not _LIKE_AN_ADDRESS.search(str(violation.value))
    things = things_in_words(prop) if words else ""
    parts = {
        "{$this}": quoted(data, violation.focus),
        "{?value}": quoted(data, violation.value) if violation.value is not None else "a value",
        "{?other}": quoted(data, violation.other) if violation.other is not None else "another",
        "{?other-property}": local_name(violation.other_property) if violation.other_property is not None else "it",
        "{?described}.": f", or describe {things}." if things else ".",
        "{?near}.": f", such as {near}." if near else ".",
        "{?near}": near or "a term of schema.org",
        "{?expected}": violation.expected or "something else",
        "{?kind}": kind(data, violation.value) if violation.value is not None else "something else",
        "{?type}": kind(data, violation.focus),
        "{?term}": local_name(violation.value) if violation.property == RDF.type and violation.value is not None else prop,
        "{property}": "a type" if violation.property == RDF.type else prop,
    }
    parts |= _ATTRIBUTES.get(syntax, _KEYWORDS)
    marks = re.compile("|".join(re.escape(part) for part in parts if part[0] == "{") + r"|(?<!\w)@(?:type|id)(?=s?\b)")

    def filled(text: str) -> str:
        return marks.sub(lambda mark: parts[mark[0]], text)  # one pass: a name that looks like a blank is not filled

    what, parted, todo = message.partition("; ")
    if not parted:
        return _sentence(filled(what)), None
    return _sentence(f"{filled(what)}; {filled(todo)}"), _sentence(filled(todo))


def _sentence(text: str) -> str:
    return text if "://" in text.partition(" ")[0] else text[:1].upper() + text[1:]
