"""Extracts the data of a page: JSON-LD, Microdata, RDFa and meta tags, each block separately.

    extract(page)          bytes → the data as JSON-LD, and findings
    graph(extracted)       the data as one graph, in terms of https://schema.org/

    scripts.py      JSON-LD scripts, mistakes tolerated
    attributes.py   Microdata and RDFa
    tree.py         a page as a tree of elements with their places
    microdata.py    Microdata
    rdfa/           RDFa
    meta_tags.py    Open Graph, Twitter cards, Dublin Core
    addresses.py    relative references
    rdf.py          data → RDF
    jsonld/         data for checking: mistakes are noted, every statement has its place

Broken blocks are reported with their line; the rest are returned. Nothing is fetched: no context, no vocabulary, no profile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from linkeddata.errors import UnreadableError
from linkeddata.extract import attributes, meta_tags, scripts
from linkeddata.extract.item import SYNTAXES, Extracted, Item
from linkeddata.extract.rdf import graph
from linkeddata.html.markup import Markup
from linkeddata.rdf import parse
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
    """Extract the data of a page.

    Args:
        page: its bytes.
        name: file name for messages.
        url: its address, if the page does not give one.
        encoding: encoding given by the user, or None.
        syntaxes: those of `SYNTAXES` to extract.

    Returns:
        The data and findings. A page without data gives an error among the findings.

    Raises:
        UnreadableError: undecodable or empty.

    >>> extract(b'<p itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Berg</b></p>').values
    [{'@context': 'https://schema.org', '@type': 'Person', 'name': 'Ann Berg'}]
    """
    from linkeddata.read.encoding import decode  # lazy: it loads every reader

    decoded = decode(page, name=name, option=encoding, markup=True)
    if not decoded.text.strip():
        raise UnreadableError("the page is empty", "check the file name", source=name)
    digest = f"urn:sha256:{hashlib.sha256(page).hexdigest()}"
    markup = Markup(decoded.text)
    base = parse.page_address(markup) or url or digest
    items: list[Item] = []
    findings = list(decoded.findings)
    for syntax, read in (("json-ld", scripts.read), ("microdata", attributes.microdata), ("rdfa", attributes.rdfa)):
        if syntax in syntaxes:
            found, problems = read(markup, base)
            items += found
            findings += (replace(f, severity=Severity.WARNING) if f.code == "vocabulary-foreign" else f for f in problems)
    for syntax in meta_tags.NAMESPACES:
        if syntax in syntaxes:
            items += meta_tags.read(syntax, markup, base)
    if not items and not any(f.severity is Severity.ERROR for f in findings):
        what, todo = "The page has no data", "check the file name, or add data with `linkeddata embed`."
        findings.append(Finding(Severity.ERROR, "nothing-embedded", f"{what}; {todo}", fix=todo[:1].upper() + todo[1:]))
    return Extracted(name, tuple(items), in_order(findings), base)
