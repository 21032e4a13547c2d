"""JSON-LD in web pages: the script block, putting it into a page, taking it out, and reading it back."""

from __future__ import annotations

import json
from typing import Any

from linkeddata.html.edits import MARKER, MEDIA_TYPE, applied, insertion, removal
from linkeddata.html.markup import Markup
from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.parse import blocks
from linkeddata.rdf.serialize.jsonld import IN_SCRIPT, dumps, tree
from linkeddata.schema import contexts
from linkeddata.values.namespaces import SCHEMA

typed = contexts.typed


def script_block(dataset: Dataset) -> str:
    """Return the data graph as a script element with schema.org's context, without a final line break.

    Things of a document that has no address (`urn:sha256:…#person-x`) get bare fragments (`#person-x`): on a page its address
    completes them.
    """
    document = _bare(tree(dataset, context="schema.org"), f"{dataset.source}#", "")
    text = dumps(document).translate(IN_SCRIPT)
    return f'<script type="{MEDIA_TYPE}" {MARKER}>\n{text}</script>'


def _bare(value: Any, own: str, key: str) -> Any:
    if isinstance(value, dict):
        return {k: _bare(part, own, k) for k, part in value.items()}
    if isinstance(value, list):
        return [_bare(part, own, key) for part in value]
    named = isinstance(value, str) and (key == "@id" or key in contexts.page()) and value.startswith(own)
    if not named:
        return value
    fragment = "#" + value[len(own) :]
    return fragment if key == "@id" else {"@id": fragment}  # some programs do not recognize a fragment alone as an address


def with_scheme(block: str, scheme: str) -> str:
    """Return a script block that writes schema.org's address with a scheme.

    Args:
        block: what `script_block` returned.
        scheme: `https` or `http`; the second is for pages whose other data use it.
    """
    if scheme == "https":
        return block
    start, end = block.index(">") + 1, block.rindex("</")
    document = _in_scheme(json.loads(block[start:end]), scheme, "")
    return f"{block[:start]}\n{dumps(document).translate(IN_SCRIPT)}{block[end:]}"


def _in_scheme(value: Any, scheme: str, key: str) -> Any:
    if isinstance(value, dict):
        return {k: _in_scheme(part, scheme, k) for k, part in value.items()}
    if isinstance(value, list):
        return [_in_scheme(part, scheme, key) for part in value]
    term = isinstance(value, str) and (key in ("@context", "@id", "@type") or key in contexts.page())
    home = SCHEMA.rstrip("/")
    return scheme + value.removeprefix("https") if term and (value == home or value.startswith(SCHEMA)) else value


def embed(page: str, block: str) -> str:
    """Put a script block into a page.

    Args:
        page: HTML.
        block: what `script_block` returned.

    Returns:
        the page with the block at the place that `write.place` tells; every other character is as it was. Embedding again
        changes nothing.

    Raises:
        UnreadableError: the page ends inside something that would swallow the block.
    """
    return insertion(Markup(page), block)[1].source


def remove(page: str) -> str:
    """Return a page as it was before blocks of ours were put into it."""
    return applied(page, removal(Markup(page)))


def read_page_jsonld(page: str) -> list[dict[str, Any]]:
    """Return the objects of a page's JSON-LD script blocks, in page order; a broken block is passed over."""
    found: list[dict[str, Any]] = []
    for block in blocks(Markup(page))[0]:
        found += [part for part in (block if isinstance(block, list) else [block]) if isinstance(part, dict)]
    return found
