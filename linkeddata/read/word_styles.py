"""The styles of a Word document: what kind of paragraph a style means, and how its letters look.

Source: ECMA-376, part 1, sections 17.7 (styles) and 17.3.2 (run properties).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linkeddata.read.units import Hint

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# The namespaces whose elements hold the text of a document: transitional, strict, alternatives, formulas, text boxes, old pictures.
_NAMESPACES = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    )
)
_PROPERTIES = frozenset(
    ("http://purl.org/dc/elements/1.1/", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
)
_OFF = frozenset(("0", "false", "off", "none"))
_OFF_PAGE = frozenset(("vanish", "strike", "dstrike"))
_DEPTH = 20  # styles based on others
# Names of Word's own styles, the same in every language of Word.
_KINDS = (
    (re.compile(r"title", re.IGNORECASE), Hint.TITLE),
    (re.compile(r"(?:heading|überschrift|titre) ?[1-9]|subtitle|.{0,12}(?:headline|headline 1)", re.IGNORECASE), Hint.HEADING),
    (re.compile(r"list(?: bullet| number| paragraph)?(?: \d)?|aufzählungszeichen", re.IGNORECASE), Hint.ITEM),
    (re.compile(r"header|footer|toc \d|toc heading|page number|footnote text|endnote text", re.IGNORECASE), Hint.FURNITURE),
)
_LIST_PARAGRAPH = "list paragraph"  # Word also gives it to paragraphs that are only moved in


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look.

    Args:
        off: the properties for which they are no text of the page: hidden, struck out.
        raised: whether they are.
        bold: whether they are.
        size: in points; 0 if unknown.
    """

    off: frozenset[str] = frozenset()
    raised: bool = False
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    above: str | None
    run: Element | None
    paragraph: Element | None


def local(element: Element) -> str:
    """Return the local name of an element, "" for one of a namespace that holds no text of a document."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].rpartition("}")
    if namespace in _NAMESPACES:
        return name
    return "" if name in {"p", "r", "t", "tbl", "tab", "br"} else f"other:{name}"


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of an element with a local name, or None."""
    if element is None:
        return None
    for one in element:
        if isinstance(one.tag, str):
            namespace, _, found = one.tag[1:].rpartition("}")
            if found == name and (namespace in _NAMESPACES or namespace in _PROPERTIES):
                return one
    return None


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute of an element by its local name, or None."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def is_on(element: Element | None) -> bool:
    """Return whether a property is there and not switched off."""
    return element is not None and (attribute(element, "val") or "true").lower() not in _OFF


class Styles:
    """The styles of a document.

    Args:
        root: the root of `styles.xml`, or None if the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        self._looks: dict[str | None, Look] = {}
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._plain = _changed(Look(size=10.0), defaults)  # 17.3.2.38: ten points where nothing is said
        for style in root if root is not None else ():
            if local(style) != "style":
                continue
            identifier = attribute(style, "styleId") or ""
            name = (attribute(child(style, "name"), "val") or identifier).strip()
            above = attribute(child(style, "basedOn"), "val")
            self._styles[identifier] = _Style(name, above, child(style, "rPr"), child(style, "pPr"))
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
                self._default = identifier

    def of(self, identifier: str | None) -> Look:
        """Return the look of a paragraph's style; of the default style for None or an unknown one."""
        if identifier not in self._looks:
            look = self._plain
            for style in reversed(self._chain(identifier)):
                look = _changed(look, style.run)
            self._looks[identifier] = look
        return self._looks[identifier]

    def run(self, look: Look, properties: Element | None) -> Look:
        """Return the look of a run in a paragraph that looks so, given its properties."""
        if properties is None:
            return look
        named = attribute(child(properties, "rStyle"), "val")
        for style in reversed(self._chain(named) if named in self._styles else []):
            look = _changed(look, style.run)
        return _changed(look, properties)

    def hint(self, identifier: str | None, properties: Element | None) -> tuple[Hint, int]:
        """Return what the style of a paragraph and its own properties say of it, and the level of a heading."""
        chain = self._chain(identifier)
        numbered = _numbered(properties, chain)
        for style in chain:
            hint = next((hint for pattern, hint in _KINDS if pattern.fullmatch(style.name)), None)
            if hint is Hint.ITEM and style.name.lower() == _LIST_PARAGRAPH and not numbered:
                continue
            if hint is not None:
                digit = re.search(r"\d", style.name)
                level = 1 if hint is Hint.TITLE else int(digit.group()) if digit else 2
                return hint, min(level, 6) if hint in {Hint.TITLE, Hint.HEADING} else 0
        for source in (properties, *(style.paragraph for style in chain)):
            outline = attribute(child(source, "outlineLvl"), "val")
            if outline and outline.isdigit() and int(outline) < 9:
                return Hint.HEADING, min(int(outline) + 1, 6)
        return (Hint.ITEM if numbered else Hint.LINE), 0

    def _chain(self, identifier: str | None) -> list[_Style]:
        """Return a style and those that it is based on, itself first."""
        chain: list[_Style] = []
        at = identifier if identifier in self._styles else self._default
        while at is not None and at in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[at])
            at = chain[-1].above
        return chain


def _numbered(properties: Element | None, chain: list[_Style]) -> bool:
    """Return whether a paragraph is an entry of a list; number 0 takes it out of one."""
    for source in (properties, *(style.paragraph for style in chain)):
        numbers = child(source, "numPr")
        if numbers is not None:
            return attribute(child(numbers, "numId"), "val") not in (None, "0")
    return False


def _changed(look: Look, properties: Element | None) -> Look:
    """Return a look as run properties change it."""
    if properties is None:
        return look
    for element in properties:
        kind = local(element)
        if kind in _OFF_PAGE:
            look = replace(look, off=look.off | {kind} if is_on(element) else look.off - {kind})
        elif kind == "b":
            look = replace(look, bold=is_on(element))
        elif kind == "position":  # LibreOffice writes raised text so; in half points
            look = replace(
                look, raised=(attribute(element, "val") or "0").isdigit() and int(attribute(element, "val") or 0) >= 4
            )
        elif kind == "vertAlign":
            look = replace(look, raised=attribute(element, "val") == "superscript")
        elif kind == "sz":
            size = attribute(element, "val") or ""
            look = replace(look, size=int(size) / 2 if size.isdigit() and len(size) < 5 else look.size)
    return look
