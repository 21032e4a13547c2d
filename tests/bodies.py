"""The text of a page's body as a browser has it, by html5lib's tree."""

from __future__ import annotations

from xml.etree import ElementTree

import html5lib


def body_text(source: str) -> str:
    """Return the text nodes of the body, as html5lib builds it with scripting; html5lib gives templates no fragment of their own."""
    tree = html5lib.parse(source, namespaceHTMLElements=False, scripting=True)
    body = tree.find("body")
    return "".join(_text(body)) if body is not None else ""


def _text(node: ElementTree.Element) -> list[str]:
    if node.tag is ElementTree.Comment or node.tag == "template":
        return []
    found = [node.text or ""]
    for child in node:
        found += [*_text(child), child.tail or ""]
    return found
