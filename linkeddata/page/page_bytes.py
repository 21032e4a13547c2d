"""A page as bytes and as text. Changing the text leaves all other bytes as they are."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linkeddata.errors import UnreadableError
from linkeddata.html.edits import Edit, applied, insertion, ours, removal
from linkeddata.html.markup import Markup
from linkeddata.read.encoding import decode
from linkeddata.values.findings import Finding

_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_MARKS |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
_BREAK = re.compile(r"\r\n?|\n")
_DECLARED = re.compile(r"<meta[^>]{0,500}?charset\s{0,9}=|<\?xml[^>]{0,200}?encoding\s{0,9}=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page.

    Args:
        name: the file, for messages.
        data: its bytes.
        markup: the decoded text, after the byte order mark.
        encoding: its Python name.
        mark: the byte order mark, or empty.
        findings: the findings of decoding.
        declared: whether the page declares its encoding, so that browsers read it as we do.
    """

    name: str
    data: bytes
    markup: Markup
    encoding: str
    mark: bytes = b""
    findings: tuple[Finding, ...] = ()
    declared: bool = True

    @classmethod
    def read(cls, data: bytes, name: str, *, encoding: str | None = None, strict: bool = False) -> PageBytes:
        """Decode a page.

        Args:
            data: the bytes.
            name: file name for messages.
            encoding: the encoding, if the user knows it; a byte order mark takes precedence.
            strict: fail if the encoding can only be guessed.

        Raises:
            UnreadableError: it cannot be decoded, is binary, or is empty.
            UsageError: there is no such encoding.
        """
        decoded = decode(data, name=name, option=encoding, markup=True, strict=strict)
        if not decoded.text.strip():
            raise UnreadableError("the page is empty", "check the file name", source=name)
        mark = _MARKS[decoded.encoding] if decoded.bom else b""
        doubted = any(finding.code.startswith("encoding-") for finding in decoded.findings)
        declared = bool(mark) or (bool(_DECLARED.search(decoded.text, 0, 4096)) and not doubted)
        return cls(name, data, Markup(decoded.text), decoded.encoding, mark, decoded.findings, declared)

    @property
    def text(self) -> str:
        """The decoded text, after the byte order mark."""
        return self.markup.source

    @property
    def embedded(self) -> bool:
        """True if the page has a block of ours."""
        return bool(ours(self.markup))

    def bare(self) -> PageBytes:
        """Return the page without our blocks."""
        edits = removal(self.markup)
        return self._edited(edits, Markup(applied(self.text, edits))) if edits else self

    def placed(self, finding: Finding, bare: PageBytes) -> Finding:
        """Return a finding about the page without our block, with its line moved by the lines of the block.

        Args:
            finding: has a place in `bare`, or none.
            bare: this page without our blocks.
        """
        at = finding.line
        if (at is None and finding.span is None) or not self.embedded:
            return finding
        column = finding.column
        if at is None and finding.span is not None:
            before = _BREAK.split(bare.text[: finding.span.start])
            at, column = len(before), len(before[-1]) + 1
        assert at is not None
        for edit in removal(self.markup):
            if at >= len(_BREAK.split(self.text[: edit.start])):
                at += len(_BREAK.split(self.text[edit.start : edit.end])) - 1
        return replace(finding, line=at, column=column)

    def with_block(self, block: str) -> PageBytes:
        """Return the page with a block instead of earlier ones; raises UnreadableError if there is no place for it."""
        try:
            return self._edited(*insertion(self.markup, self.escaped(block)))
        except UnreadableError as error:
            raise error.at(self.name) from None

    def escaped(self, block: str) -> str:
        r"""Return a block with all characters that the page's encoding lacks escaped as `\uXXXX`.

        A page that does not declare its encoding gets only ASCII, because a browser might guess another encoding. Characters of
        private use, and those that a legacy encoding writes in more than two bytes, are escaped too, because browsers and Python
        disagree on some of them.
        """
        return "".join(c if c.isascii() or self._has(c) else _escape(c) for c in block)

    def _has(self, char: str) -> bool:
        if not self.declared or self.encoding.startswith("utf"):
            return self.declared
        try:
            written = char.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return len(written) <= 2 and unicodedata.category(char) != "Co" and written.decode(self.encoding, "replace") == char

    def _edited(self, edits: Sequence[Edit], markup: Markup) -> PageBytes:
        places = [0, *(self._byte(at) for edit in edits for at in (edit.start, edit.end)), len(self.data)]
        kept = [self.data[start:end] for start, end in list(pairwise(places))[::2]]
        put = [edit.text.encode(self.encoding) for edit in edits] + [b""]
        data = b"".join(part for pair in zip(kept, put, strict=True) for part in pair)
        return replace(self, data=data, markup=markup)

    def _byte(self, at: int) -> int:
        """Return the byte offset of an offset in the text.

        Raises:
            UnreadableError: the bytes cannot be split there.
        """
        before, after = self.text[:at], self.text[at:]
        place = len(self.mark) + len(before.encode(self.encoding))
        if self._parts(place, before, after):
            return place
        # The page encodes some characters in another way than Python: count the bytes that decode to the first ones.
        decoder, taken = codecs.getincrementaldecoder(self.encoding)(), 0
        for place in range(len(self.mark), len(self.data)):
            if taken >= at:
                if self._parts(place, before, after):
                    return place
                break
            taken += len(decoder.decode(self.data[place : place + 1]))
        raise UnreadableError(
            f"its bytes are not the usual ones of {self.encoding}", "save the page as UTF-8", source=self.name
        )

    def _parts(self, place: int, before: str, after: str) -> bool:
        try:
            halves = self.data[len(self.mark) : place].decode(self.encoding), self.data[place:].decode(self.encoding)
        except UnicodeDecodeError:
            return False
        return halves == (before, after)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
