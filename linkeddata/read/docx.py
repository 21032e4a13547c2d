"""Word documents → paragraphs: what a reader of the printed page sees, with tracked changes accepted.

The XML is walked here, because every library for Word documents loses text (inserted words, content controls, text boxes) or adds
some (deleted and hidden words, the marks of notes). Headers, footers and comments are other parts of the archive, and not read.

Source: ECMA-376, Office Open XML, part 1, section 17 (WordprocessingML).
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError
from linkeddata.read.package import ZIP, Package, names, too_deep
from linkeddata.read.paragraphs import Paragraph, ParagraphWriter, contents, is_title_in_lines, pieces
from linkeddata.read.raised import raised
from linkeddata.read.result import Contents
from linkeddata.read.units import Hint
from linkeddata.read.word_styles import Look, Styles, attribute, child, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "a Word document"
# Elements that hold no text of the page: what was deleted or moved away, readings of characters, properties.
_SKIPPED = frozenset(
    "del moveFrom rt rPr pPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr sectPr instrText delText delInstrText annotationRef "
    "commentReference footnoteRef endnoteRef pgNum docPr rubyPr fldData binData".split()
)
_INSTEAD = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def unpack(data: bytes, name: str) -> Contents:
    """Take the text out of a Word document.

    Args:
        data: the file; macros in it are never looked at.
        name: its name, for errors.

    Raises:
        UnreadableError: no Word document, damaged, encrypted, or without text.
        RefusedError: it unpacks to too much, or declares entities.
    """
    package = Package(data, name, KIND)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if local(root) != "document" or body is None:
        raise package.broken()
    folder = posixpath.dirname(main)
    styles = f"{folder}/styles.xml"
    writer = _Writer(Styles(package.xml(styles) if styles in package.parts else None))
    try:
        writer.blocks(body)
        for part, note in _NOTES:
            if (path := f"{folder}/{part}.xml") in package.parts:
                writer.notes(package.xml(path), note)
    except RecursionError:
        raise too_deep(name) from None
    if not writer.paragraphs:
        raise UnreadableError("the document has no text", "check that it is the right file", source=name)
    return contents(writer.paragraphs, name, title=_title(package))


def matches(data: bytes) -> bool:
    """Return whether a file is a Word document, whatever its name."""
    return data.startswith(ZIP) and any(n.startswith("word/document") and n.endswith(".xml") for n in names(data))


def _main_part(package: Package) -> str:
    """Return the name of the part with the text: Word online calls it `word/document2.xml`."""
    if "_rels/.rels" not in package.parts:
        raise package.broken()
    for relation in package.xml("_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument") and relation.get("TargetMode") != "External":
            return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
    raise package.broken()


def _title(package: Package) -> str | None:
    """Return the title in the properties, if they can be read."""
    if "docProps/core.xml" not in package.parts:
        return None
    found = child(package.xml("docProps/core.xml"), "title")
    return (found.text or "").strip() or None if found is not None else None


class _Line:
    """One paragraph while it is read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = Counter[bool]()
        self.sizes = Counter[float]()
        self.boxes: list[Element] = []

    def add(self, text: str, look: Look) -> None:
        if look.raised:
            text = raised(text, "".join(self.parts[-4:]))
        self.parts.append(text)
        if weight := len(text.strip()):
            self.bold[look.bold] += weight
            self.sizes[look.size] += weight

    @property
    def text(self) -> str:
        return "".join(self.parts)


class _Writer(ParagraphWriter):
    """Walks through the elements of a document."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.styles = styles
        self._line: _Line | None = None  # goes on after a paragraph mark that was deleted
        self._gap = True

    def blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables in an element."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                self._paragraph(element)
            elif kind == "tbl":
                self._table(element)
            elif kind == "AlternateContent":
                for one in _alternative(element):
                    self.blocks(one)
            elif kind == "sdt":
                if not _is_placeholder(element) and (inner := child(element, "sdtContent")) is not None:
                    self.blocks(inner)
            elif kind and kind not in _SKIPPED:
                self.blocks(element)

    def notes(self, root: Element, kind: str) -> None:
        """Add the notes of a document, which are no part of its story."""
        number = 0
        for note in root:
            if local(note) != kind or attribute(note, "type") not in (None, "normal"):
                continue
            number += 1
            self._place = f"{kind} {number}"
            before = len(self.paragraphs)
            self.blocks(note)
            self.paragraphs[before:] = [replace(p, hint=Hint.FURNITURE) for p in self.paragraphs[before:]]
        self._place = None

    def _paragraph(self, element: Element) -> None:
        line = self._line or _Line()
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        self._inline(element, line, self.styles.of(style), style)
        mark = child(properties, "rPr")
        if mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None):
            self._line = line
            return
        self._line = None
        if line.text.strip():
            self._close(line, properties, style)
        else:
            self._gap = True
        for box in line.boxes:
            self.blocks(box)

    def _close(self, line: _Line, properties: Element | None, style: str | None) -> None:
        """Add a paragraph that is complete, cut at its line breaks."""
        if self._place is None:
            self._count += 1
        where = self._place or f"paragraph {self._count}"
        hint, level = self.styles.hint(style, properties)
        bold = line.bold[True] > 0 and line.bold[True] >= 9 * line.bold[False]
        size = max(line.sizes, key=lambda s: line.sizes[s], default=0.0)
        shown = bold or size > self.styles.of(None).size
        whole = hint in {Hint.TITLE, Hint.HEADING} or (shown and is_title_in_lines(line.text))
        gap = True
        for piece in pieces(line.text, whole=whole):
            self.paragraphs.append(Paragraph(piece, where, hint, level, size, bold, gap))
            gap = False

    def _cells(self, table: Element) -> Iterator[tuple[int, Element]]:
        return _cells(table)

    def _inline(self, parent: Element, line: _Line, look: Look, style: str | None) -> None:
        """Add the text in an element of a paragraph."""
        for element in parent:
            kind = local(element)
            if kind == "r":
                own = self.styles.run(look, child(element, "rPr"))
                if not own.off:
                    self._inline(element, line, own, style)
            elif kind == "t":
                line.add(element.text or "", look)
            elif kind in _INSTEAD:
                line.add(_INSTEAD[kind], look)
            elif kind == "sym":
                line.add(_symbol(element), look)
            elif kind == "txbxContent":
                line.boxes.append(element)
            elif kind == "AlternateContent":
                for one in _alternative(element):
                    self._inline(one, line, look, style)
            elif kind == "sdt":
                if not _is_placeholder(element) and (inner := child(element, "sdtContent")) is not None:
                    self._inline(inner, line, look, style)
            elif kind not in _SKIPPED:
                self._inline(element, line, look, style)


def _cells(table: Element) -> Iterator[tuple[int, Element]]:
    """Yield the number of the row and each cell of a table, through content controls and the like."""
    row = 0
    for element in table.iter(_sibling(table, "tr")):
        if _table_of(element) is not table or child(child(element, "trPr"), "del") is not None:
            continue
        row += 1
        for cell in element.iter(_sibling(table, "tc")):
            if _row_of(cell) is element:
                yield row, cell


def _sibling(element: Element, name: str) -> str:
    """Return the full name of an element in the namespace of another."""
    return f"{str(element.tag).rpartition('}')[0]}}}{name}"


def _table_of(element: Element) -> Element | None:
    return next((a for a in element.iterancestors() if local(a) == "tbl"), None)


def _row_of(element: Element) -> Element | None:
    return next((a for a in element.iterancestors() if local(a) == "tr"), None)


def _alternative(element: Element) -> Iterator[Element]:
    """Yield the one branch to be read of several that show the same."""
    choice = child(element, "Choice")
    chosen = choice if choice is not None else child(element, "Fallback")
    if chosen is not None:
        yield chosen


def _is_placeholder(element: Element) -> bool:
    """Return whether a content control is still empty, so that it shows "Click here to enter text"."""
    return is_on(child(child(element, "sdtPr"), "showingPlcHdr"))


def _symbol(element: Element) -> str:
    """Return a character given by its number, unless it is a picture of a symbol font."""
    try:
        number = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""
