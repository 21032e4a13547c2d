"""A page as a tree of elements, each with its place in the page, for the syntaxes that are written in attributes.

Our tokenizer decides what is markup; lxml builds the tree of it. Comments and the content of scripts, styles and `<template>` are
left out, for they are no part of what the page says.
"""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterator
from typing import Any

from linkeddata.html.markup import Markup
from linkeddata.html.strip import BLOCK
from linkeddata.html.tokenizer import Token, TokenKind

# Carries the offset of a start tag through lxml, which tells lines only. It stands first in its tag, and the first of a name counts.
_PLACE = "linkeddata-place"
_NAME = re.compile(r"<[^\t\n\f\r />]+")
#: Raw text elements whose content is no text of the page.
UNREAD = frozenset({"script", "style"})
_SPACES = re.compile(r"[\t\n\f\r ]+")
Element = Any


def parsed(page: Markup) -> tuple[Element, str | None]:
    """Return the root element of a page, and the problem if the tree is incomplete."""
    from lxml import html as parser

    reader = parser.HTMLParser(encoding="utf-8", huge_tree=True)  # otherwise everything beyond 255 levels is silently dropped
    marked = "".join(_marked(page)).replace("\0", "")
    root = parser.document_fromstring(marked.encode("utf-8", "replace"), parser=reader)
    _put_together(root, page)
    deep = any("depth" in entry.message for entry in reader.error_log)
    return root, "too deeply nested" if deep else None


def _put_together(root: Element, page: Markup) -> None:
    """Give the one `html` and `body` the attributes of later tags of that name, which lxml drops; the first of a name counts.

    Source: HTML Standard, 13.2.6.4.7 (a start tag whose tag name is "html", or "body").
    """
    for token in page.page_tokens:
        if token.kind is not TokenKind.START or token.name not in {"html", "body"} or not token.attributes:
            continue
        element = root if token.name == "html" else root.find("body")
        if element is None:
            continue
        for name, value in ((_PLACE, str(token.start)), *token.attributes.texts.items()):
            if name not in element.attrib:
                with contextlib.suppress(ValueError):  # no name of XML, so none of Microdata or RDFa
                    element.set(name, value)


def _marked(page: Markup) -> Iterator[str]:
    """Yield the markup and text of a page, with its offset in each start tag that has attributes."""
    source = page.source
    for token in page.page_tokens:
        if token.kind is TokenKind.RAW:
            yield _raw(source, token)
        elif token.kind is TokenKind.START and token.attributes:
            name = _NAME.match(source, token.start)
            assert name
            yield f'{name[0]} {_PLACE}="{token.start}" {source[name.end() : token.end]}'
        else:
            yield source[token.start : token.end]


def _raw(source: str, token: Token) -> str:
    if token.name in UNREAD:
        return ""
    text = source[token.start : token.end]
    return text if token.name else html.escape(text)


def place(element: Element) -> int:
    """Return the offset of an element's start tag in the page, code points; 0 for one that the parser added."""
    return int(element.get(_PLACE, 0))


def words(element: Element) -> str:
    """Return the text of an element with single spaces; tags of lines and blocks separate words."""
    return _SPACES.sub(" ", "".join(_parts(element))).strip(" ")


def _parts(element: Element) -> Iterator[str]:
    from lxml import etree

    for event, part in etree.iterwalk(element, events=("start", "end")):
        line = isinstance(part.tag, str) and (part.tag in BLOCK or part.tag == "br")
        if line:
            yield " "
        if event == "start":
            yield part.text or ""
        elif part is not element:
            yield part.tail or ""


def content(element: Element, form: str) -> str:
    """Return the markup inside an element, as `html` or `xml`."""
    from lxml import etree

    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    for part in copied.iter():
        part.attrib.pop(_PLACE, None)
    children = (etree.tostring(child, method=form, encoding="unicode") for child in copied)
    return html.escape(copied.text or "", quote=False) + "".join(children)
