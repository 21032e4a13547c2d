"""The data that a page carries, given back: JSON-LD, Microdata and RDFa, each block for itself.

    extract(page)          bytes → what is embedded, as JSON-LD, and findings
    graph(extracted)       what is embedded as one graph, in terms of https://schema.org/

    scripts.py     JSON-LD, read past mistakes      attributes.py  Microdata and RDFa, by extruct      rdf.py  to RDF

A block that is broken is told, with its line, and the others are read. Nothing is fetched: no context, no vocabulary, no profile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from linkeddata.errors import UnreadableError
from linkeddata.extract import attributes, scripts
from linkeddata.extract.item import SYNTAXES, Extracted, Item
from linkeddata.extract.rdf import graph
from linkeddata.html.markup import Markup
from linkeddata.rdf import parse
from linkeddata.read.encoding import decode
from linkeddata.values.findings import Finding, Severity, in_order

__all__ = ["SYNTAXES", "Extracted", "Item", "extract", "graph"]


def extract(
    page: bytes,
    *,
    name: str = "-",
    url: str | None = None,
    encoding: str | None = None,
    syntaxes: Collection[str] = SYNTAXES,
) -> Extracted:
    """Read the data that a page carries.

    Args:
        page: its bytes.
        name: file name for messages.
        url: its address, where it does not give one itself.
        encoding: one that the user knows.
        syntaxes: those of `SYNTAXES` that are looked for.

    Returns:
        The data. A page without any has none, and a finding that is an error.

    Raises:
        UnreadableError: undecodable or empty.

    >>> extract(b'<p itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Berg</b></p>').values
    [{'@context': 'https://schema.org', '@type': 'Person', 'name': 'Ann Berg'}]
    """
    decoded = decode(page, name=name, option=encoding, markup=True)
    if not decoded.text.strip():
        raise UnreadableError("the page is empty", "check that the right file was named", source=name)
    digest = f"urn:sha256:{hashlib.sha256(page).hexdigest()}"
    markup = Markup(decoded.text)
    base = parse.page_address(markup) or url or digest
    items: list[Item] = []
    findings = list(decoded.findings)
    for syntax, read in (("json-ld", scripts.read), ("microdata", attributes.microdata), ("rdfa", attributes.rdfa)):
        if syntax in syntaxes:
            found, told = read(markup, base)
            items += found
            findings += told
    if not items and not any(f.severity is Severity.ERROR for f in findings):
        what, todo = "The page carries no data", "check that it is the right page; `linkeddata embed` puts data in."
        findings.append(Finding(Severity.ERROR, "nothing-embedded", f"{what}; {todo}", fix=todo[:1].upper() + todo[1:]))
    return Extracted(name, tuple(items), in_order(findings), base)
