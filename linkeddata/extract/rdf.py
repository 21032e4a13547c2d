"""Extracted data → RDF: items of every syntax are read by `linkeddata.extract.jsonld`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from linkeddata.errors import LinkedDataError
from linkeddata.extract import jsonld
from linkeddata.extract.item import Item, lost
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.iris import NOWHERE
from linkeddata.values.namespaces import SCHEMA

if TYPE_CHECKING:
    import rdflib

    from linkeddata.extract.item import Extracted

# Findings about JSON-LD that gives no statements; others belong to `linkeddata validate`.
_LOSES = frozenset({"context-refused", "context-unread", "json-ld-invalid"})


@dataclass(frozen=True, slots=True)
class Graph:
    """The statements, in terms of https://schema.org/ with typed dates, and findings about data that was lost."""

    triples: rdflib.Graph
    findings: tuple[Finding, ...]

    def write(self, form: str) -> str:
        """Return the statements as `turtle` or `ntriples`, in a fixed order."""
        if form == "turtle":
            return self.triples.serialize(format="turtle")
        return "".join(sorted(line + "\n" for line in self.triples.serialize(format="nt11").splitlines() if line.strip()))


def graph(extracted: Extracted) -> Graph:
    """Merge the data of a page into one graph; two scripts, or two syntaxes, never share blank nodes."""
    import rdflib

    made = rdflib.Graph(bind_namespaces="none")
    made.bind("schema", SCHEMA)
    findings: list[Finding] = []
    for number, item in enumerate(_documents(extracted.items)):
        try:
            read = jsonld.read(json.dumps(item.value).encode(), "jsonld", name=extracted.name, base=extracted.base)
        except LinkedDataError as error:
            findings.append(
                lost(f"the data could not be added to the graph: {error.what}", error.todo or "correct the data", item.line)
            )
            continue
        findings += [
            lost(f.message.partition("; ")[0].rstrip("."), _todo(f), item.line) for f in read.findings if f.code in _LOSES
        ]
        relative = [triple for triple in read.data if any(map(_is_relative, triple))]
        if relative and not any(f.code == "relative-address" for f in findings):
            what, todo = (
                "The page does not give its own address, so its relative references were dropped",
                "give the address with --url.",
            )
            findings.append(Finding(Severity.WARNING, "relative-address", f"{what}; {todo}", line=item.line, fix=_upper(todo)))
        for triple in read.data:
            if not any(map(_is_relative, triple)):
                made.add(tuple(_apart(term, number) for term in triple))
    return Graph(made, tuple(findings))


def _documents(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items that share no blank nodes: JSON-LD as it is, the items of every other syntax as one."""
    for syntax, found in groupby(items, key=lambda item: item.syntax):
        if syntax == "json-ld":
            yield from found
        else:
            yield Item(syntax, [item.value for item in found])


def _is_relative(term: Any) -> bool:
    return str(term).startswith(NOWHERE)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _todo(finding: Finding) -> str:
    fix = (finding.fix or "correct it").rstrip(".")
    return fix[:1].lower() + fix[1:]


def _apart(term: Any, number: int) -> Any:
    import rdflib

    return rdflib.BNode(f"i{number}{term}") if isinstance(term, rdflib.BNode) else term
