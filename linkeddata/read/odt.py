"""OpenDocument texts (LibreOffice) → paragraphs: what a reader of the printed page sees, with tracked changes accepted.

The XML is walked from `office:text`, because the library for OpenDocument gives deleted paragraphs and mixes comments and notes into
sentences. Headers and footers stand in `styles.xml`, and are not read.

Source: OASIS Open Document Format 1.3, part 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError
from linkeddata.read.package import ZIP, Package, encrypted, names, too_deep
from linkeddata.read.paragraphs import Paragraph, ParagraphWriter, contents, is_title_in_lines, pieces
from linkeddata.read.raised import raised
from linkeddata.read.result import Contents
from linkeddata.read.units import Hint

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "an OpenDocument text"
_TYPE = b"application/vnd.oasis.opendocument.text"
_PREFIX = "urn:oasis:names:tc:opendocument:xmlns:"
_SHORT = {
    _PREFIX + "office:1.0": "office",
    _PREFIX + "text:1.0": "text",
    _PREFIX + "table:1.0": "table",
    _PREFIX + "drawing:1.0": "draw",
    _PREFIX + "style:1.0": "style",
    _PREFIX + "xsl-fo-compatible:1.0": "fo",
    _PREFIX + "manifest:1.0": "manifest",
    _PREFIX + "svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
}
# Elements that hold no text of the page.
_SKIPPED = frozenset(
    "text:tracked-changes office:annotation office:annotation-end text:ruby-text office:forms text:placeholder svg:title svg:desc "
    "text:sequence-decls text:variable-decls text:user-field-decls text:table-of-content text:index-title draw:object "
    "office:event-listeners text:hidden-text text:page-number text:page-count".split()
)
_LISTS = frozenset(("text:list-item", "text:list-header"))
_DEPTH = 20  # styles based on others
_LARGEST_GAP = 1_000  # blanks that one element stands for


def unpack(data: bytes, name: str) -> Contents:
    """Take the text out of an OpenDocument text.

    Args:
        data: the file; macros in it are never looked at.
        name: its name, for errors.

    Raises:
        UnreadableError: no OpenDocument text, damaged, encrypted, or without text.
        RefusedError: it unpacks to too much, or declares entities.
    """
    package = Package(data, name, KIND)
    if "META-INF/manifest.xml" in package.parts:
        manifest = package.xml("META-INF/manifest.xml")
        if any(short(e) == "manifest:encryption-data" for e in manifest.iter()):
            raise encrypted(name)
    root = package.xml("content.xml")
    text = next((e for e in root.iter() if short(e) == "office:text"), None)
    if text is None:
        raise package.broken()
    roots = [package.xml("styles.xml")] if "styles.xml" in package.parts else []
    writer = _Writer(_Styles([*roots, root]))
    try:
        writer.blocks(text)
        writer.write_notes()
    except RecursionError:
        raise too_deep(name) from None
    if not writer.paragraphs:
        raise UnreadableError("the document has no text", "check that it is the right file", source=name)
    return contents(writer.paragraphs, name, title=_title(package))


def matches(data: bytes) -> bool:
    """Return whether a file is an OpenDocument text, whatever its name: its type is the first part of the archive (part 2, 3.3)."""
    return data.startswith(ZIP) and _TYPE in data[30:200] and "content.xml" in names(data)


def short(element: Element) -> str:
    """Return the name of an element with the usual prefix, or "" for one of no known namespace."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].rpartition("}")
    return f"{_SHORT[namespace]}:{name}" if namespace in _SHORT else ""


def _given(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, or None."""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def _title(package: Package) -> str | None:
    if "meta.xml" not in package.parts:
        return None
    found = next((e for e in package.xml("meta.xml").iter() if short(e) == "dc:title"), None)
    return (found.text or "").strip() or None if found is not None else None


@dataclass(frozen=True, slots=True)
class _Look:
    """How letters look: hidden or struck out, raised, bold, and their size in points (0 if unknown)."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    bold: bool = False
    size: float = 0.0


class _Styles:
    """The styles of a document, those of paragraphs and of text by their family and name."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._default: dict[str, Element] = {}
        for root in roots:
            for style in root.iter():
                if short(style) == "style:style":
                    self._styles[_given(style, "family") or "", _given(style, "name") or ""] = style
                elif short(style) == "style:default-style":
                    self._default[_given(style, "family") or ""] = style

    def look(self, name: str | None, family: str, before: _Look) -> _Look:
        """Return the look of text in a style.

        Args:
            name: of the style, or None.
            family: `paragraph` or `text`.
            before: how the text around it looks.
        """
        chain = self._chain(name, family)
        if family == "paragraph" and family in self._default:
            chain.append(self._default[family])
        for style in reversed(chain):
            for properties in style:
                if short(properties) == "style:text-properties":
                    before = _changed(before, properties)
        return before

    def kind(self, name: str | None) -> str:
        """Return the name of the style, in lower case, that a paragraph's own style stands for or is based on and that we know."""
        for style in self._chain(name, "paragraph"):
            found = (_given(style, "name") or "").replace("_20_", " ").lower()
            if found in {"title", "subtitle", "header", "footer", "headline"} or found.startswith("heading "):
                return found
        return ""

    def is_hidden(self, element: Element) -> bool:
        """Return whether a section is not shown."""
        return _given(element, "display") == "none" or _given(element, "is-hidden") == "true"

    def _chain(self, name: str | None, family: str) -> list[Element]:
        chain: list[Element] = []
        while name is not None and (family, name) in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[family, name])
            name = _given(chain[-1], "parent-style-name")
        return chain


def _changed(look: _Look, properties: Element) -> _Look:
    for key, value in ((str(k).rpartition("}")[2], str(v)) for k, v in properties.attrib.items()):
        if key == "display":
            look = replace(look, hidden=value == "none")
        elif key == "text-line-through-style":
            look = replace(look, struck=value != "none")
        elif key == "text-position":
            look = replace(look, raised=value.startswith("super") or (value[:1].isdigit() and not value.startswith("0")))
        elif key == "font-weight":
            look = replace(look, bold=value in {"bold", "600", "700", "800", "900"})
        elif key == "font-size" and value.endswith("pt") and value[:-2].replace(".", "", 1).isdigit():
            look = replace(look, size=float(value[:-2]))
        elif key == "font-size" and value.endswith("%") and value[:-1].isdigit():
            look = replace(look, size=look.size * int(value[:-1]) / 100)
    return look


class _Line:
    """One paragraph while it is read; white space in it is collapsed (part 3, 6.1.2)."""

    def __init__(self) -> None:
        self.text = ""
        self.bold = Counter[bool]()
        self.sizes = Counter[float]()
        self.boxes: list[Element] = []

    def add(self, text: str | None, look: _Look) -> None:
        if not text or look.hidden or look.struck:
            return
        text = " ".join(text.replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" ")) if text.strip() else " "
        while "  " in text:
            text = text.replace("  ", " ")
        if self.text[-1:] in ("", " ", "\n"):
            text = text.lstrip(" ")
        self.exact(text, look)

    def exact(self, text: str, look: _Look) -> None:
        """Add text as it is."""
        if look.hidden or look.struck:
            return
        self.text += raised(text, self.text[-20:]) if look.raised else text
        if weight := len(text.strip()):
            self.bold[look.bold] += weight
            self.sizes[look.size] += weight


class _Writer(ParagraphWriter):
    """Walks through the elements of a document."""

    def __init__(self, styles: _Styles) -> None:
        super().__init__()
        self.styles = styles
        self._notes: list[Element] = []

    def blocks(self, parent: Element, *, item: bool = False) -> None:
        """Add the paragraphs and tables in an element; `item` says that they are entries of a list."""
        for element in parent:
            kind = short(element)
            if kind in {"text:p", "text:h"}:
                self._paragraph(element, item=item)
            elif kind == "table:table":
                self._table(element)
            elif kind in _SKIPPED or self.styles.is_hidden(element):
                continue
            else:
                self.blocks(element, item=item or kind in _LISTS)

    def write_notes(self) -> None:
        """Add the notes, which are no part of the story."""
        for number, note in enumerate(self._notes, 1):
            self._place = f"note {number}"
            before = len(self.paragraphs)
            for part in note:
                if short(part) == "text:note-body":
                    self.blocks(part)
            self.paragraphs[before:] = [replace(p, hint=Hint.FURNITURE) for p in self.paragraphs[before:]]
        self._place = None

    def _paragraph(self, element: Element, *, item: bool) -> None:
        if self.styles.is_hidden(element):
            return
        line, style = _Line(), _given(element, "style-name")
        self._inline(element, line, self.styles.look(style, "paragraph", _Look()))
        if line.text.strip():
            if self._place is None:
                self._count += 1
            where = self._place or f"paragraph {self._count}"
            hint, level = self._hint(element, style, item=item)
            bold = line.bold[True] > 0 and line.bold[True] >= 9 * line.bold[False]
            size = max(line.sizes, key=lambda s: line.sizes[s], default=0.0)
            shown = bold or size > self.styles.look(None, "paragraph", _Look()).size
            whole = hint in {Hint.TITLE, Hint.HEADING} or (shown and is_title_in_lines(line.text))
            gap = True
            for piece in pieces(line.text, whole=whole):
                self.paragraphs.append(Paragraph(piece, where, hint, level, size, bold, gap))
                gap = False
        for box in line.boxes:
            self.blocks(box)

    def _hint(self, element: Element, style: str | None, *, item: bool) -> tuple[Hint, int]:
        kind = self.styles.kind(style)
        if kind == "title":
            return Hint.TITLE, 1
        if short(element) == "text:h" or kind == "subtitle" or kind.startswith(("heading ", "headline")):
            level = _given(element, "outline-level") or kind.rpartition(" ")[2]
            return Hint.HEADING, min(int(level), 6) if level.isdigit() else 2
        if kind in {"header", "footer"}:
            return Hint.FURNITURE, 0
        return (Hint.ITEM if item else Hint.LINE), 0

    def _cells(self, table: Element) -> Iterator[tuple[int, Element]]:
        return _cells(table)

    def _inline(self, parent: Element, line: _Line, look: _Look) -> None:
        """Add the text in an element of a paragraph, and that between its children."""
        line.add(parent.text, look)
        for element in parent:
            kind = short(element)
            if kind == "text:s":
                count = _given(element, "c") or "1"
                line.exact(" " * min(int(count), _LARGEST_GAP) if count.isdigit() else " ", look)
            elif kind == "text:tab":
                line.exact("\t", look)
            elif kind == "text:line-break":
                line.exact("\n", look)
            elif kind == "text:note":
                self._notes.append(element)
            elif kind == "draw:text-box":
                line.boxes.append(element)
            elif kind == "text:span":
                self._inline(element, line, self.styles.look(_given(element, "style-name"), "text", look))
            elif kind not in _SKIPPED and _given(element, "showing-place-holder") != "true":
                self._inline(element, line, look)
            line.add(element.tail, look)


def _cells(table: Element) -> Iterator[tuple[int, Element]]:
    """Yield the number of the row and each cell of a table."""
    row = 0
    for element in table.iter():
        if short(element) == "table:table-row" and _around(element, "table:table") is table:
            row += 1
            for cell in element:
                if short(cell) == "table:table-cell":
                    yield row, cell


def _around(element: Element, kind: str) -> Element | None:
    return next((a for a in element.iterancestors() if short(a) == kind), None)
