"""Where a block goes in a page, told as edits: what is not edited stays as it is, character for character.

A block goes, first of these that is there,
    where our earlier one stands     (unless there is a mark)
    behind the mark `<!-- linkeddata -->`
    to the end of the head           (before `</head>`, or behind the last element of a head that ends unsaid)
    before `<frameset>`              (a page of frames has no body)
    before `</body>` or `</html>`, or at the page's end
    before what the body begins with (where its end lies inside something that hides scripts)

It is followed by one line break as the page has them, which goes with it when it is taken out.
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
#: The attribute by which our own block is found again.
MARKER = 'data-generator="linkeddata"'
#: The comment by which an editor says where the block goes.
MARK = "<!-- linkeddata -->"

_MARK = re.compile(r"<!--\s*linkeddata\s*-->", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
# What between two tags is no text: comments, declarations, white space.
_NO_TEXT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*(?:>|\Z)|\s+", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_INDENT = re.compile(r"(?<=[\r\n])[ \t]+\Z")

_IN_HEAD = frozenset("base basefont bgsound link meta title noscript noframes style script template".split())
# In these a script is no script of the page: it belongs to another tree, is text, or is kept for later.
_HIDES = frozenset("template noscript svg math".split())


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def applied(page: str, edits: Sequence[Edit]) -> str:
    """Return a page with edits made; they are in order and do not overlap."""
    made, at = [], 0
    for edit in edits:
        made += [page[at : edit.start], edit.text]
        at = edit.end
    return "".join([*made, page[at:]])


def ours(page: Markup) -> list[Script]:
    """Return the blocks that we put into a page."""
    return [s for s in page.scripts(MEDIA_TYPE) if s.attributes.get("data-generator") == "linkeddata"]


def line_break(page: str) -> str:
    r"""Return how the page breaks its lines: "\r\n" where it does so anywhere, else "\n", else "\r"."""
    return next((line for line in ("\r\n", "\n", "\r") if line in page), "\n")


def removal(page: Markup) -> list[Edit]:
    """Return the edits that take our blocks out, each with the line break that came with it."""
    return [Edit(script.start, _end(page.source, script), "") for script in ours(page)]


def _end(page: str, script: Script) -> int:
    line = line_break(script.text)
    return script.end + (len(line) if page.startswith(line, script.end) else 0)


def insertion(page: Markup, block: str) -> tuple[list[Edit], Markup]:
    """Return the edits that put a block into a page.

    Args:
        page: HTML, perhaps with an earlier block, which is replaced; further ones are taken out.
        block: the script element, its lines broken by line feeds.

    Raises:
        UnreadableError: the mark, or all of the page, is where no script can stand.
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
        raise UnreadableError("the page ends inside a comment, a script or a tag", "close it first")
    return edits, made


@dataclass(slots=True)
class _Layout:
    """The places of a page where a block may go, offsets.

    Args:
        mark: behind our mark.
        head: end of the head, None where the page has nothing of a head.
        start: what the body begins with.
        frames: whether that is a frameset.
        ends: end tag of body and html → where the last of them stands.
        hidden: element that hides scripts and is open at the page's end or where the body ends, if any.
        charset: the end of the element that tells the page's encoding.
    """

    mark: int | None = None
    head: int | None = None
    start: int | None = None
    frames: bool = False
    ends: dict[str, int] = field(default_factory=dict)
    hidden: str | None = None
    charset: int | None = None

    def place(self, page: str) -> int:
        """Return where a new block goes."""
        if self.mark is not None:
            if self.charset is not None and self.mark < self.charset:
                what = f"the mark {MARK} stands before the <meta> that tells the page's encoding, which browsers want to meet early"
                raise UnreadableError(what, "move the mark below it")
            return self.mark
        if self.head is not None:
            return self.head
        if self.frames or self.hidden:
            if self.start is None:
                raise UnreadableError(f"the page ends inside <{self.hidden}>, where no reader looks for data", "close it first")
            return self.start
        return self.ends.get("body", self.ends.get("html", len(page)))


def _layout(markup: Markup) -> _Layout:
    """Walk once over a page."""
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
    """Look at a tag before the body, and tell whether the head may go on behind it.

    Args:
        page: HTML.
        last: where the text before the tag begins.
        tag: the tag.
        found: filled.
        hidden: whether what follows the tag is hidden from scripts.
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
    """Keep count of the open elements that hide scripts."""
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
                    f"the mark {MARK} stands inside <{hiding}>, where no reader looks for data", "move it into the head"
                )
            return _line_after(page, comment.end())
    return None


def _line_start(page: str, at: int) -> int:
    """Return where the line begins of which only white space stands before `at`, else `at`."""
    indent = _INDENT.search(page, max(0, at - 200), at)
    return indent.start() if indent else at


def _line_after(page: str, at: int) -> int:
    """Return where the next line begins if nothing else stands on this one, else `at`."""
    rest = _LINE_END.match(page, at)
    return rest.end() if rest else at
