"""A rule's message with its blanks filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rdflib import RDF

from linkeddata.rdf.node_names import kind, quoted
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import Fault
from linkeddata.values.namespaces import local_name

#: What a shape without a message is told as, by the last part of its constraint component.
WORDING: Mapping[str, str] = {
    "MinCount": "{$this} lacks {property}.",
    "MaxCount": "{$this} has too many values of {property}.",
    "Datatype": "{$this} has {?value} under {property}, which is not of the type asked for.",
    "Class": "{$this} has {?value} under {property}, which is not of the class asked for.",
    "NodeKind": "{$this} has {?value} under {property}, which is not of the kind asked for.",
    "In": "{$this} has {?value} under {property}, which is not among the values allowed.",
    "Pattern": "{$this} has {?value} under {property}, which is not written as asked for.",
    "HasValue": "{$this} lacks a value of {property} that is asked for.",
    "Closed": "{$this} has {property}, which is not allowed here.",
    "UniqueLang": "{$this} has two values of {property} in one language.",
}


def fill(data: Data, message: str, fault: Fault) -> tuple[str, str | None]:
    """Fill the blanks of a message.

    Args:
        data: what the names of things are taken from.
        message: with blanks such as `{$this}`; `shapes/schema.org.ttl` lists them. Its first "; " parts what is wrong from
            what is to be done.
        fault: what it is about.

    Returns:
        the sentence, and its second half on its own, or None where it has none.
    """
    near = fault.near[0] if fault.near else ""
    prop = local_name(fault.property) if fault.property is not None else "it"
    parts = {
        "{$this}": quoted(data, fault.focus),
        "{?value}": quoted(data, fault.value) if fault.value is not None else "a value",
        "{?other}": quoted(data, fault.other) if fault.other is not None else "another",
        "{?other-property}": local_name(fault.other_property) if fault.other_property is not None else "it",
        "{?near}.": f", such as {near}." if near else ".",
        "{?near}": near or "a word of schema.org's list",
        "{?expected}": fault.expected or "something else",
        "{?kind}": kind(data, fault.value) if fault.value is not None else "something else",
        "{?type}": kind(data, fault.focus),
        "{?term}": local_name(fault.value) if fault.property == RDF.type and fault.value is not None else prop,
        "{property}": "a type" if fault.property == RDF.type else prop,
    }
    marks = re.compile("|".join(map(re.escape, parts)))

    def filled(text: str) -> str:
        return marks.sub(lambda mark: parts[mark[0]], text)  # one pass: a name that looks like a mark stays a name

    what, parted, todo = message.partition("; ")
    if not parted:
        return _sentence(filled(what)), None
    return _sentence(f"{filled(what)}; {filled(todo)}"), _sentence(filled(todo))


def _sentence(text: str) -> str:
    return text if "://" in text.partition(" ")[0] else text[:1].upper() + text[1:]
