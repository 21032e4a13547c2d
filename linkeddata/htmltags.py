"""The tags of an HTML page with their exact places, for finding and placing script blocks without touching another byte.

Not a tree builder: it walks the tokens as the HTML Standard's tokenizer does (comments, quoted attributes, the raw text of
script, style, title and their kind, with the escaped states of script data): a `</head>` in a comment or a string is none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Elements whose content is text up to their own end tag (HTML Standard, 13.2.5, and 13.2.6 for those that switch to it).
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_COMMENT_END = re.compile(r"--!?>")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?""")
_SCRIPT_STATE = re.compile(r"<!--(?:-?>)?|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """One start or end tag.

    Args:
        name: lower case.
        closing: True for an end tag.
        start: offset of `<`, code points.
        end: offset after `>`.
        attributes: lower-case name → value with character references resolved; the first of a name counts.
        raw_end: for an element of raw text, the offset where its content ends (its end tag, or the page's end); else `end`.
    """

    name: str
    closing: bool
    start: int
    end: int
    attributes: Mapping[str, str]
    raw_end: int


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags of `page` in order; comments, declarations and the content of raw-text elements are passed over.

    Source: HTML Standard, section 13.2.5 (tokenization).
    """
    at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            if page.startswith((">", "->"), at + 4):
                at += 5
                continue
            found = _COMMENT_END.search(page, at + 4)
            at = found.end() if found else len(page)
        elif page.startswith(("<!", "<?"), at):
            end = page.find("]]>" if page.startswith("<![CDATA[", at) else ">", at)
            at = end + 1 if end >= 0 else len(page)
        else:
            name = _NAME.match(page, at + 1 + page.startswith("</", at))
            if not name:
                at += 1
                continue
            tag = _tag(page, at, name)
            if tag is None:  # the page ends inside it
                return
            yield tag
            at = tag.raw_end


def _tag(page: str, at: int, name: re.Match[str]) -> Tag | None:
    closing = page.startswith("</", at)
    attributes: dict[str, str] = {}
    end = name.end()
    while (found := _ATTRIBUTE.match(page, end)) and found.end() > end:
        value = found.group(2) or ""
        if value[:1] in {'"', "'"}:
            value = value[1:-1]
        attributes.setdefault(found.group(1).lower(), html.unescape(value))
        end = found.end()
    stop = page.find(">", end)
    if stop < 0:
        return None
    lower = name.group().lower()
    raw_end = stop + 1
    if not closing and lower in _RAW:
        raw_end = _script_end(page, raw_end) if lower == "script" else _raw_end(page, raw_end, lower)
    elif not closing and lower == "plaintext":
        raw_end = len(page)
    return Tag(lower, closing, at, stop + 1, attributes, raw_end)


def _raw_end(page: str, at: int, name: str) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)


def _script_end(page: str, at: int) -> int:
    """Return where the content of a script that begins at `at` ends (script data escaped and double escaped states)."""
    escaped = double = False
    for found in _SCRIPT_STATE.finditer(page, at):
        token = found.group()
        if token == "<!--":
            escaped = True
        elif token.endswith("->"):
            escaped = double = False
        elif found.group(1):
            if not double:
                return found.start()
            double = False
        elif escaped:
            double = True
    return len(page)


@dataclass(frozen=True, slots=True)
class Script:
    """One script element: `start` to `end` covers both tags, `text` is the raw content, which begins at `at`, on line `line`."""

    start: int
    end: int
    text: str
    line: int
    attributes: Mapping[str, str]
    at: int


def scripts(page: str, kind: str) -> Iterator[Script]:
    """Yield the script elements whose `type` is the media type `kind`; parameters and case do not matter."""
    for tag in tags(page):
        if tag.name != "script" or tag.closing:
            continue
        if tag.attributes.get("type", "").split(";")[0].strip().lower() != kind:
            continue
        close = page.find(">", tag.raw_end)
        end = close + 1 if close >= 0 else len(page)
        yield Script(tag.start, end, page[tag.end : tag.raw_end], page.count("\n", 0, tag.end) + 1, tag.attributes, tag.end)
