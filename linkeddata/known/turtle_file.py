"""Reads the office's list from Turtle with terms of schema.org; the subject is the thing's own IRI."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from linkeddata.errors import UsageError
from linkeddata.known import cells
from linkeddata.known.rows import COLUMNS, KnownList, Problem, Row
from linkeddata.values.findings import Severity
from linkeddata.values.namespaces import HTTP_SCHEMA, RDF, SCHEMA

#: Property of schema.org → column.
_COLUMNS = {
    "name": "name",
    "alternateName": "other names",
    "url": "url",
    "sameAs": "sameAs",
    "parentOrganization": "parent",
    "containedInPlace": "parent",
    "addressCountry": "country",
    "foundingDate": "from",
    "dissolutionDate": "to",
}
_TYPE = RDF + "type"
#: Class → kind, for the classes that say it; `kind` of other classes is found by whoever knows schema.org.
_LISTS = ("other names", "sameAs")


def read(data: bytes, source: str, kind_of: dict[str, str]) -> KnownList:
    """Return the list of a Turtle file.

    Args:
        data: its bytes.
        source: its name, for messages.
        kind_of: schema.org class → `person`, `organization` or `place`.

    Raises:
        UsageError: it is no Turtle.
    """
    import pyoxigraph

    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(input=data, format=pyoxigraph.RdfFormat.TURTLE):
            if not isinstance(quad.subject, pyoxigraph.NamedNode):
                continue
            term = quad.predicate.value.removeprefix(SCHEMA).removeprefix(HTTP_SCHEMA)
            value = getattr(quad.object, "value", "")
            if quad.predicate.value == _TYPE:
                said[quad.subject.value]["class"].append(value.removeprefix(SCHEMA).removeprefix(HTTP_SCHEMA))
            elif term in _COLUMNS:
                said[quad.subject.value][_COLUMNS[term]].append(value)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise UsageError("the file is no Turtle", "correct it at this place", source=source, line=line) from None
    names = {iri: found["name"][0] for iri, found in said.items() if found.get("name")}
    rows: list[Row] = []
    problems: list[Problem] = []
    for iri, found in said.items():
        given = {c: ("|".join(v) if c in _LISTS else v[0]) for c, v in found.items() if v}
        given["kind"] = next((kind_of[c] for c in found.get("class", ()) if c in kind_of), "")
        given["parent"] = names.get(given.get("parent", ""), given.get("parent", ""))
        row, wrong = cells.row({**given, "iri": iri}, 0, {c: n for n, c in enumerate(COLUMNS, 1)})
        rows += [row] if row else []
        problems += [replace(p, what=f"<{iri}>: {p.what}", line=None, column=None) for p in wrong]
    if not rows and not problems:
        problems.append(Problem(Severity.WARNING, "known-empty", "the file names nothing", "add things with schema:name"))
    return KnownList.of(source, tuple(rows), tuple(problems))
