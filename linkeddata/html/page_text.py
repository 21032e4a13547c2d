"""The text of a page as its text nodes have it: `document.body.textContent` of a browser, with places of the source in it.

Annotation tools count in this text. It has what visitors do not see too: scripts and styles in the body, and all white space. It is not
the text that is read (`read.visible_text`). The tree is not built: where a browser moves text (out of a table that is not well
formed), places after it may be wrong.

Source: HTML Living Standard, 13.2.6 (tree construction), with scripting, so that `<noscript>` is one text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import Token, TokenKind, content
from linkeddata.values.span import Span

# Elements whose start tag does not begin the body (13.2.6.4.4 and 13.2.6.4.6); "" is a CDATA section.
_HEAD = frozenset("html head base basefont bgsound link meta title noscript noframes script style template".split())
# End tags that begin the body (13.2.6.4.4 and 13.2.6.4.6).
_BODY_ENDS = frozenset({"body", "br", "html"})
_SPACE = "\t\n\f\r "
_FIRST_CHARACTER = re.compile(rf"[^{_SPACE}]")
#: Elements after whose start tag one line feed is dropped (13.2.6.4.7).
_FIRST_LINE = frozenset({"pre", "listing", "textarea"})
_NOSCRIPT_END = re.compile(r"</noscript(?=[\t\n\f\r />])", re.IGNORECASE)


class PageText:
    """The text of a page's body.

    Args:
        page: HTML.
    """

    def __init__(self, page: Markup) -> None:
        self._source = page.source
        self._pieces = list(_pieces(page))
        self._starts = [piece.start for piece in self._pieces]
        self._offsets: list[int] = []
        parts, length = [], 0
        for piece in self._pieces:
            self._offsets.append(length)
            parts.append(content(self._source, piece))
            length += len(parts[-1])
        self._parts = parts

    @cached_property
    def text(self) -> str:
        """The text; offsets in it are code points."""
        return "".join(self._parts)

    def find(self, place: Span) -> Span | None:
        """Return the place in the text of a place in the source, or None if that is not in a text node, but in a tag or in a head."""
        start, end = self._offset(place.start), self._offset(place.end, ending=True)
        return Span(start, end) if start is not None and end is not None and start < end else None

    def _offset(self, at: int, *, ending: bool = False) -> int | None:
        """Return the offset in the text of an offset in the source; of one in markup None."""
        number = bisect_right(self._starts, at - 1 if ending else at) - 1
        if number < 0:
            return None
        piece = self._pieces[number]
        if at > piece.end or (at == piece.end and not ending) or (piece.kind is TokenKind.RAW and piece.name == "script"):
            return None
        return self._offsets[number] + len(content(self._source, piece._replace(end=at)))


def _pieces(page: Markup) -> Iterator[Token]:
    """Yield the tokens that are text of the body, the first without the white space before it."""
    body, templates, first_line, over = False, 0, -1, 0
    for token in page.tokens:
        if token.start < over:
            continue
        if token.name == "template" and token.kind is not TokenKind.RAW:
            templates = max(0, templates + (1 if token.kind is TokenKind.START else -1))
            continue
        if templates:
            continue
        if token.kind is TokenKind.START:
            body = body or token.name not in _HEAD
            first_line = token.end if token.name in _FIRST_LINE else -1
            if token.name == "noscript":
                ended = _NOSCRIPT_END.search(page.source, token.end)
                over = ended.start() if ended else len(page.source)
                if body and token.end < over:
                    yield Token(TokenKind.RAW, token.end, over, "noscript")
            continue
        if token.kind is TokenKind.END:
            body = body or token.name in _BODY_ENDS
            continue
        start = token.start
        if not body and token.kind is TokenKind.TEXT:
            begun = _FIRST_CHARACTER.search(page.source, start, token.end)
            if begun is None:
                continue
            body, start = True, begun.start()
        if start == first_line:
            start += 2 if page.source.startswith("\r\n", start) else page.source.startswith(("\n", "\r"), start)
        if body and start < token.end:
            yield token._replace(start=start)
