"""Roles: each repeats the property that it qualifies, or its value is lost."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import DocumentIndex
from linkeddata.validation.rules.violation import Violation

#: A link role has the address itself, under `url` or `target`.
_ADDRESSES = ("url", "target")


def role_without_value(index: DocumentIndex) -> Iterator[Violation]:
    """Yield properties whose value is a role that does not have the property itself.

    Source: schema.org, "Introducing Role": the property is repeated within the role.
    """
    roles = {node for node in index.data.subjects if index.is_a(node, "Role")}
    for node in index.data.subjects if roles else ():
        for prop, name, value in index.properties(node):
            if value not in roles or node in roles or name not in vocabulary.terms():
                continue
            repeated = prop in index.data.about(value)
            linked = index.is_a(value, "LinkRole") and index.has(value, *_ADDRESSES)
            if not repeated and not linked and "Role" not in vocabulary.terms()[name].range:
                yield Violation(node, prop, value)
