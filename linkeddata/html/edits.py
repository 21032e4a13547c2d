"""Edits that put our script block into a page or remove it; every other character stays as it is.

The block goes to the first of these places that the page has:
    in place of our earlier block    (unless the page has a mark)
    after the mark `<!-- linkeddata -->`
    at the end of the head           (before `</head>`, or after the last element of a head without an end tag)
    before `<frameset>`              (a page of frames has no body)
    before `</body>` or `</html>`, or at the end of the page
    before the content of the body   (if the page ends inside an element that hides scripts)

One line break of the page's kind follows the block, and is removed with it.
Source: HTML Standard, 13.2.6 (tree construction): which tags end a head, and what swallows a script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from linkeddata.errors import UnreadableError
from linkeddata.html.markup import Markup, Script, Tag

MEDIA_TYPE = "application/ld+json"
#: The attribute that marks a block as ours.
MARKER = 'data-generator="linkeddata"'
#: The comment with which an editor marks the place of the block.
MARK = "<!-- linkeddata -->"

_MARK = re.compile(r"<!--\s*linkeddata\s*-->", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
# What is not text between two tags: comments, declarations, white space.
_NO_TEXT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*(?:>|\Z)|\s+", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_INDENT = re.compile(r"(?<=[\r\n])[ \t]+\Z")

_IN_HEAD = frozenset("base basefont bgsound link meta title noscript noframes style script template".split())
# A script inside these is not a script of the page: it belongs to another tree, is text, or is not used yet.
_HIDES = frozenset("template noscript svg math".split())


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `text` replaces the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def applied(page: str, edits: Sequence[Edit]) -> str:
    """Return a page with edits applied; they must be in order and not overlap."""
    made, at = [], 0
    for edit in edits:
        made += [page[at : edit.start], edit.text]
        at = edit.end
    return "".join([*made, page[at:]])


def ours(page: Markup) -> list[Script]:
    """Return the blocks that we put into a page."""
    return [s for s in page.scripts(MEDIA_TYPE) if s.attributes.get("data-generator") == "linkeddata"]


def line_break(page: str) -> str:
    r"""Return the page's line break: "\r\n" if it has one anywhere, else "\n", else "\r"."""
    return next((line for line in ("\r\n", "\n", "\r") if line in page), "\n")


def removal(page: Markup) -> list[Edit]:
    """Return the edits that remove our blocks, each with the line break after it."""
    return [Edit(script.start, _end(page.source, script), "") for script in ours(page)]


def _end(page: str, script: Script) -> int:
    line = line_break(script.text)
    return script.end + (len(line) if page.startswith(line, script.end) else 0)


def insertion(page: Markup, block: str) -> tuple[list[Edit], Markup]:
    """Return the edits that put a block into a page.

    Args:
        page: HTML. An earlier block of ours is replaced, further ones are removed.
        block: the script element, with line feeds as line breaks.

    Returns:
        The edits, and the page with the edits applied.

    Raises:
        UnreadableError: the mark, or the whole page, is at a place where a script is ignored.
    """
    earlier, out = ours(page), removal(page)
    bare = applied(page.source, out) if out else page.source
    line = line_break(bare)
    block = block.replace("\n", line)
    layout = _layout(page)
    if earlier and layout.mark is None:
        edits = [Edit(earlier[0].start, earlier[0].end, block), *out[1:]]
        return edits, Markup(applied(page.source, edits))
    at = layout.place(page.source)
    edits = sorted([Edit(at, at, block + line), *out], key=lambda e: (e.start, e.end))
    made = Markup(applied(page.source, edits))
    if not any(script.text in block for script in ours(made)):
        raise UnreadableError("the page ends inside a comment, a script or a tag", "close it")
    return edits, made


@dataclass(slots=True)
class _Layout:
    """The places of a page where a block may go, offsets.

    Args:
        mark: after our mark.
        head: end of the head, None if the page has no head.
        start: start of the body's content.
        frames: whether the content is a frameset.
        ends: "body" and "html" → place of the last such end tag.
        hidden: element that hides scripts and is still open at the end of the page or body, if any.
        charset: end of the element that declares the page's encoding.
    """

    mark: int | None = None
    head: int | None = None
    start: int | None = None
    frames: bool = False
    ends: dict[str, int] = field(default_factory=dict)
    hidden: str | None = None
    charset: int | None = None

    def place(self, page: str) -> int:
        """Return the place of a new block."""
        if self.mark is not None:
            if self.charset is not None and self.mark < self.charset:
                what = f"the mark {MARK} is before the <meta> that declares the page's encoding"
                raise UnreadableError(what, "move the mark below the <meta>")
            return self.mark
        if self.head is not None:
            return self.head
        if self.frames or self.hidden:
            if self.start is None:
                raise UnreadableError(f"the page ends inside <{self.hidden}>, where data is ignored", "close the element")
            return self.start
        return self.ends.get("body", self.ends.get("html", len(page)))


def _layout(markup: Markup) -> _Layout:
    """Find the places in one pass over the page."""
    page = markup.source
    found, last, in_head, within = _Layout(), 0, True, Counter[str]()
    marked = bool(_MARK.search(page))
    for tag in markup.tags:
        if marked and found.mark is None:
            found.mark = _behind_mark(page, last, tag.start, within)
        before = bool(within)
        _open(page, tag, within)
        if in_head and not (before and within):
            in_head = _still_head(page, tag.start if before else last, tag, found, bool(within))
        if tag.closing and tag.name in ("body", "html"):
            found.ends[tag.name] = _line_start(page, tag.start)
            found.hidden = next(iter(within), None)
        last = tag.raw_end
    if marked and found.mark is None:
        found.mark = _behind_mark(page, last, len(page), within)
    if in_head and _NO_TEXT.sub("", page[last:]):
        found.start = last
    if not found.ends:
        found.hidden = next(iter(within), None)
    return found


def _still_head(page: str, last: int, tag: Tag, found: _Layout, hidden: bool) -> bool:
    """Look at a tag before the body, and return whether the head may continue after it.

    Args:
        page: HTML.
        last: start of the text before the tag.
        tag: the tag.
        found: its places are filled in.
        hidden: whether the tag is inside an element that hides scripts.
    """
    if _NO_TEXT.sub("", page[last : tag.start]):
        found.start = last
        return False
    if tag.closing:
        if tag.name == "head":
            found.head = _line_start(page, tag.start)
            return False
        if tag.name in _IN_HEAD:
            found.head = _line_after(page, tag.end)
        return tag.name not in ("body", "html", "br")
    if tag.name == "head" or tag.name in _IN_HEAD:
        if not hidden:
            found.head = _line_after(page, tag.raw_end)
        if tag.name == "meta" and ("charset" in tag.attributes or "charset=" in tag.attributes.get("content", "").lower()):
            found.charset = tag.end
        return True
    if tag.name == "html":
        return True
    found.start, found.frames = _line_start(page, tag.start), tag.name == "frameset"
    return False


def _open(page: str, tag: Tag, within: Counter[str]) -> None:
    """Count the open elements that hide scripts."""
    if tag.name not in _HIDES:
        return
    if not tag.closing:
        if tag.name not in ("svg", "math") or page[tag.end - 2] != "/":
            within[tag.name] += 1
    elif within[tag.name] > 1:
        within[tag.name] -= 1
    else:
        del within[tag.name]


def _behind_mark(page: str, start: int, end: int, within: Counter[str]) -> int | None:
    for comment in _COMMENT.finditer(page, start, end):
        if _MARK.fullmatch(comment.group()):
            hiding = next(iter(within), None)
            if hiding:
                raise UnreadableError(
                    f"the mark {MARK} is inside <{hiding}>, where data is ignored", "move the mark into the head"
                )
            return _line_after(page, comment.end())
    return None


def _line_start(page: str, at: int) -> int:
    """Return the start of the line if only white space precedes `at` on it, else `at`."""
    indent = _INDENT.search(page, max(0, at - 200), at)
    return indent.start() if indent else at


def _line_after(page: str, at: int) -> int:
    """Return the start of the next line if only white space follows `at` on this one, else `at`."""
    rest = _LINE_END.match(page, at)
    return rest.end() if rest else at
