"""A text whose title stands beside it in the file, as the subject of a mail or the title of an item: the title becomes its first line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from linkeddata.html.markup import Markup
from linkeddata.html.references import resolve
from linkeddata.read.blocks import classify, folded, lines_of
from linkeddata.read.bylines import signed
from linkeddata.read.html import read as read_html
from linkeddata.read.result import Contents, Page, Reading
from linkeddata.read.text_builder import clean
from linkeddata.read.units import Unit
from linkeddata.values.document import Author, BlockKind, Given, Place
from linkeddata.values.span import Span

_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_BODY = re.compile(r"<body\b(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_HEAD = 3_000  # code points in which a text shows its own title
_MARKUP = re.compile(
    r"</?(?:p|div|br|ul|ol|li|h[1-6]|a|b|i|em|strong|span|table|tr|td|img|figure|blockquote|section|article|html|body)\b[^<>]{0,500}/?>",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Return whether a text has tags of HTML.

    >>> is_html("<p>The pier opened."), is_html("5 < 6 and 7 > 6, a <c>")
    (True, False)
    """
    return bool(_MARKUP.search(text))


def words_of_markup(text: str) -> str:
    """Return the words of HTML on one line, for a title or a summary.

    >>> words_of_markup("The <em>pier</em> &amp; its<br>lamps")
    'The pier & its lamps'
    """
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if re.match(r"</?(?:p|br|div|li|h\d|td|tr)\b", tag[0], re.IGNORECASE) else "", text)
    return " ".join(resolve(text).split())


def titled(title: Given | None, body: str, where: Sequence[str], name: str, *, html: bool) -> Contents:
    """Return a text with its title as the first line, unless the text shows it itself.

    Args:
        title: the title, or None.
        body: the text as it stands in the file, decoded; HTML or plain.
        where: where title and text stand in the file, in words.
        name: the document, for findings.
        html: whether the text is HTML.
    """
    shown = folded(title.value) if title else ""
    start = words_of_markup(body[:_HEAD]) if html else body[:_HEAD]
    if title is None or not shown or f" {shown} " in f" {folded(start)} ":
        text, places = body, [Place(Span(0, len(body)), where[1])] if body else []
    else:
        line = f"<h1>{escape(title.value, quote=False)}</h1>\n" if html else f"{title.value}\n\n"
        match = _BODY.search(body) if html else None
        at = match.end() if match else 0
        text = body[:at] + line + body[at:]
        first = at + (4 if html else 0)
        last = at + len(line.rstrip("\n")) - (5 if html else 0)
        stretches = ((0, at, where[1]), (first, last, where[0]), (at + len(line), len(text), where[1]))
        places = [Place(Span(a, b), words) for a, b, words in stretches if a < b]
    reading = _html(text, name) if html else plain(text, name, title.value if title else None)
    metadata = {"headline": _placed(title, reading)} if title else {}
    return Contents(text, "text/html" if html else "text/plain", reading, metadata, places=tuple(places))


def _html(text: str, name: str) -> Reading | None:
    return read_html(Page(Markup(text), name, "")) if text.strip() else None


def plain(text: str, name: str, title: str | None, units: Sequence[Unit] | None = None) -> Reading:
    """Read plain text whose title is known.

    Args:
        text: the text; line ends and invisible characters are those of the file.
        name: the document, for findings.
        title: its title, or None.
        units: its pieces, if they are known; their offsets count in the cleaned text.
    """
    builder = clean(text)
    shown = builder.text
    blocks, elsewhere = classify(shown, lines_of(shown) if units is None else units, title, sure=title is not None)
    authors, blocks = signed(shown, blocks)
    return Reading(shown, blocks, {}, builder.offsets(), tuple(builder.findings(name)), authors=authors, elsewhere=elsewhere)


def _placed(title: Given, reading: Reading | None) -> Given:
    """Return the title with its place in the text, where that shows it as its headline."""
    for block in reading.blocks if reading else ():
        if block.kind is BlockKind.HEADLINE and reading and folded(block.span.of(reading.text)) == folded(title.value):
            return replace(title, span=block.span)
    return title


def by(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Return the authors, each name once."""
    return tuple({author.name.value.casefold(): author for author in authors}.values())
