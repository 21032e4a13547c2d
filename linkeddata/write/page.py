"""JSON-LD in web pages: the script block, putting it into a page, and reading it back."""

from __future__ import annotations

from typing import Any

from linkeddata import contexts
from linkeddata.errors import UnreadableError
from linkeddata.graph import Dataset
from linkeddata.htmltags import Script, scripts, tags
from linkeddata.load import blocks
from linkeddata.write.jsonld import dumps, tree
from linkeddata.write.turtle import own_namespace

MEDIA_TYPE = "application/ld+json"
#: The attribute by which our own block is found again.
MARKER = 'data-generator="linkeddata"'

# Inside a script element `</script` and `<!--` would end or swallow it; U+2028 and U+2029 end lines in older JavaScript.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})

typed = contexts.typed


def script_block(dataset: Dataset) -> str:
    """Return the data graph as a script element with schema.org's context, without a final line break.

    Things of a document that has no address (`urn:sha256:…#person-x`) get bare fragments (`#person-x`): on a page its address
    completes them.
    """
    document = tree(dataset, context="schema.org")
    own = own_namespace(dataset)
    if own.startswith("urn:sha256:"):
        document = _bare(document, own, "")
    text = dumps(document).translate(_ESCAPES)
    return f'<script type="{MEDIA_TYPE}" {MARKER}>\n{text}</script>'


def _bare(value: Any, own: str, key: str) -> Any:
    if isinstance(value, dict):
        return {k: _bare(part, own, k) for k, part in value.items()}
    if isinstance(value, list):
        return [_bare(part, own, key) for part in value]
    named = isinstance(value, str) and (key == "@id" or key in contexts.page()) and value.startswith(own)
    return "#" + value[len(own) :] if named else value


def embed(page: str, block: str) -> str:
    """Put a script block into a page.

    Args:
        page: HTML.
        block: what `script_block` returned.

    Returns:
        the page with the block in the place of our earlier one (later copies of that are removed), else before the end tag of
        its head, else of its body, else at its end; every other character is as it was. Embedding again changes nothing.

    Raises:
        UnreadableError: the page ends inside something that would swallow the block.
    """
    if "\r\n" in page:
        block = block.replace("\r\n", "\n").replace("\n", "\r\n")
    line = "\r\n" if "\r\n" in page else "\n"
    earlier = [script for script in scripts(page, MEDIA_TYPE) if _ours(script)]
    if earlier:
        for script in reversed(earlier[1:]):
            end = script.end + (len(line) if page.startswith(line, script.end) else 0)
            page = page[: script.start] + page[end:]
        return page[: earlier[0].start] + block + page[earlier[0].end :]
    at = _place(page)
    made = page[:at] + block + line + page[at:]
    if not any(_ours(script) for script in scripts(made, MEDIA_TYPE)):
        raise UnreadableError("the page ends inside a comment, a script or a tag", "close it first")
    return made


def _ours(script: Script) -> bool:
    return script.attributes.get("data-generator") == "linkeddata"


def _place(page: str) -> int:
    """Return where a new block goes."""
    ends: dict[str, int] = {}
    for tag in tags(page):
        if tag.closing:
            if tag.name == "head":
                return tag.start
            ends[tag.name] = tag.start
    return ends.get("body", ends.get("html", len(page)))


def read_page_jsonld(page: str) -> list[dict[str, Any]]:
    """Return the objects of a page's JSON-LD script blocks, in page order; a broken block is passed over."""
    found: list[dict[str, Any]] = []
    for block in blocks(page)[0]:
        found += [part for part in (block if isinstance(block, list) else [block]) if isinstance(part, dict)]
    return found
