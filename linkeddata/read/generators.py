r"""Marks that site generators replace before visitors see a page: shortcodes, Liquid and Jinja, attribute lists, fenced blocks.

Each is replaced by spaces or invisible characters of the same length, so that all offsets stay as they are. What stands between a
pair of tags is text of the page, except in comments and in captions.

Source: Hugo, Shortcode templates; WordPress, Shortcode API; Liquid, Introduction; Jinja, Template Designer Documentation; kramdown,
Syntax (inline attribute lists); Pandoc, `fenced_divs` and `grid_tables`; Python-Markdown, Admonition; GitHub, Alerts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# A character that is not shown and that `text_builder` removes.
_INVISIBLE = "\u2060"
# Opening mark → closing mark, the longer of two first.
_TAGS = {
    "{{/*": "*/}}",  # Hugo
    "{{<": ">}}",
    "{{%": "%}}",
    "{{": "}}",  # a variable: Liquid, Jinja, Handlebars
    "{%": "%}",
    "{#": "#}",  # Jinja; "{#id}" is an attribute list
    "{/*": "*/}",  # MDX
    "<%": "%>",  # ERB, EJS
    "{::": "}",  # kramdown
    "{:": "}",
}
_OPENING = re.compile("|".join(re.escape(mark) for mark in _TAGS))
# Tags whose content is not shown → where it ends.
_UNSEEN = (
    *(
        (re.compile(rf"\{{%-?\s{{0,5}}{name}\b"), re.compile(rf"\{{%-?\s{{0,5}}end{name}\s{{0,5}}-?%\}}"))
        for name in ("comment", "capture", "schema", "macro", "style", "stylesheet", "javascript")
    ),
    (re.compile(r"\{%-?\s{0,5}set\s[^=%]*%\}"), re.compile(r"\{%-?\s{0,5}endset\s{0,5}-?%\}")),
    (re.compile(r"\{::\s{0,5}comment\b"), re.compile(r"\{:/(?:comment)?\}")),
)
_LONGEST = 4_000  # code points of a tag, or of a comment; longer ones are text
_FAILURES = 1_000  # openings without an end in one file; with more, the file is not one of a generator
_VALUE = r"""(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[^\s\]\[{}"']{1,100})"""
_CAPTION = re.compile(r"\[(?P<name>caption|wp_caption|embed|audio|video|playlist)\b[^\]\n]{0,600}\]")
_WORDPRESS = re.compile(
    rf"""
    \[/?(?:gallery|toc|more|nextpage|contact-form(?:-7)?|(?:vc|et_pb|su|fusion|av|x|ux)_\w{{1,40}})\b[^\]\n]{{0,600}}\](?!\()
  | \[[a-z][\w-]{{1,40}}(?:\s{{1,5}}[\w-]{{1,40}}={_VALUE}){{1,20}}\s{{0,5}}/?\](?!\()
  | \[/[a-z][\w-]{{1,40}}\](?!\()
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST = rf"\{{(?:\s{{0,5}}(?:[#.][\w-]{{1,80}}|[\w-]{{1,40}}={_VALUE})){{1,12}}\s{{0,5}}\}}"
_DIALECTS = re.compile(
    rf"""
    (?<=[\])*_`\w.!?"”'])[ ]?{_LIST}                        # attributes of a heading or a span
  | ^[ ]{{0,3}}(?::[ ]{{1,3}})?{_LIST}[ ]*$                   # of the block above, or of the table above
  | ^[ ]{{0,3}}:{{3,}}[^\n]*$                                # fenced blocks
  | ^[ ]{{0,3}}(?:!!!|\?\?\?\+?)[ ][^\n]*$                   # admonitions
  | (?<=>[ ])\[!\w{{1,20}}\][+-]?[ ]*$                       # alerts
  | ^[ ]{{0,3}}\[\[?_?toc_?\]?\][ ]*$                        # tables of contents
  | ^import\s(?:[^\n]{{0,300}}\sfrom\s)?\s{{0,3}}["'][^\n"']{{1,200}}["'];?[ ]*$   # MDX
  | ^export\s(?:const|let|default|function|async)\s[^\n]*(?:\n[^\n]+)*$
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_RULE = r"[ ]{0,3}\+(?:[-=:]+\+)+[ ]*"
# A grid table: a rule, then lines between bars, and rules.
_GRID = re.compile(rf"^{_RULE}\r?\n(?:[ ]{{0,3}}[|+][^\n]*[|+][ ]*(?:\r?\n|\Z))+", re.MULTILINE)
_INNER_RULE = re.compile(rf"{_RULE}\r?\n?")
_RAW = re.compile(r"<(?P<name>script|style)\b", re.IGNORECASE)
_HEAD_RULE = str.maketrans("+=", "|-")
_NO_RULE = str.maketrans("+=-:", "|   ")
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_FENCE = re.compile(r"^[ ]{0,3}(?P<colons>:{3,})[ ]*(?P<names>[^\n]*)$", re.MULTILINE)
_DEPTH = 100  # fenced blocks within each other
_NEAR = 400  # code points to the next line end within which a mark may have its lines to itself


@dataclass(frozen=True, slots=True)
class Blanked:
    """A source whose marks are blank.

    Args:
        text: as long as the source, with the same line ends.
        fences: for each fenced block (`::: note`) its first line, the line after its last, and the words behind its colons.
        lists: line of a block's attribute list (`{: .note}`) → its words.
    """

    text: str
    fences: tuple[tuple[int, int, str], ...] = ()
    lists: Mapping[int, str] = field(default_factory=dict)


def blanked_page(source: str) -> str:
    """Return a web page without the tags of generators; scripts and styles are unchanged."""
    if not _OPENING.search(source) and not _WORDPRESS.search(source):
        return source
    kept = []
    position = 0
    while match := _RAW.search(source, position):
        closing = _RAW_END[match["name"].lower()].search(source, match.end())
        position = closing.end() if closing else len(source)
        kept.append((match.start(), position))
    marks = []
    for mark in sorted((*_tags(source, 0), *_shortcodes(source, 0))):
        index = bisect_right(kept, mark) - 1
        if index < 0 or mark[0] >= kept[index][1]:
            marks.append(mark)
    return _without(source, marks, " ")


def blanked_markdown(source: str, start: int) -> Blanked:
    """Return a note without the tags of generators and the marks of Markdown dialects.

    Args:
        source: the text of a file.
        start: offset after the front matter.
    """
    tags = [*_tags(source, start), *_shortcodes(source, start)]
    dialects = [m.span() for m in _DIALECTS.finditer(source, start)]
    text = _without(source, sorted((*tags, *dialects)))
    text = text[:start] + _GRID.sub(_as_table, text[start:])
    lists: dict[int, str] = {}
    line = counted = 0
    for first, last in sorted((*tags, *dialects)):
        if source.startswith("{", first) and source[first : first + 2] not in ("{{", "{%") and last - first <= _NEAR:
            line, counted = line + source.count("\n", counted, first), first
            lists[line] = source[first:last].strip("{:} ")
    return Blanked(text, tuple(_fences(source, start)), lists)


def _as_table(grid: re.Match[str]) -> str:
    """Return a grid table as a table with one rule, below the first row, as long as it was."""
    border, *lines = grid.group().splitlines(keepends=True)
    rules = [i for i, line in enumerate(lines) if _INNER_RULE.fullmatch(line)]
    below_head = next((i for i in rules if "=" in lines[i]), rules[0] if rules else 0)
    for i in rules:
        lines[i] = lines[i].translate(_HEAD_RULE if i == below_head else _NO_RULE)
    return "".join([re.sub(r"[^\r\n]", " ", border), *lines])


def _tags(source: str, start: int) -> Iterator[tuple[int, int]]:
    position, failures = start, 0
    while failures < _FAILURES and (match := _OPENING.search(source, position)):
        position = match.end()
        closing = _TAGS[match.group()]
        end = source.find(closing, position, position + _LONGEST)
        if end < 0 or (closing == "}" and "\n" in source[position:end]):
            failures += 1
            continue
        end += len(closing)
        for opening, last in _UNSEEN:
            if opening.match(source, match.start()):
                found = last.search(source, end, end + _LONGEST)
                end = found.end() if found else end
        yield match.start(), end
        position = end


def _shortcodes(source: str, start: int) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _WORDPRESS.finditer(source, start))
    for match in _CAPTION.finditer(source, start):
        end = source.find(f"[/{match['name']}]", match.end(), match.end() + _LONGEST)
        yield match.start(), match.end() if end < 0 else end + len(match["name"]) + 3


def _without(source: str, marks: list[tuple[int, int]], blank: str = "") -> str:
    parts, position = [], 0
    for start, stop in marks:
        first, end = max(start, position), stop
        if first >= end:
            continue
        fill = blank or (" " if _is_alone(source, start, end) else _INVISIBLE)
        if fill == _INVISIBLE and source[end : end + 1] == " " and source[first - 1 : first] in {" ", "\n", ""}:
            end += 1  # one space between the words around it is enough
        parts += [source[position:first], re.sub(r"[^\n]", fill, source[first:end])]
        position = end
    return "".join([*parts, source[position:]]) if parts else source


def _is_alone(source: str, start: int, end: int) -> bool:
    """Return whether a mark has its lines to itself."""
    before = source[max(0, start - _NEAR) : start].rpartition("\n")
    after = source[end : end + _NEAR].partition("\n")
    opens = bool(before[1]) or start <= _NEAR
    closes = bool(after[1]) or end + _NEAR >= len(source)
    return opens and closes and not before[2].strip() and not after[0].strip()


def _fences(source: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield the fenced blocks; one without an end reaches to the end of the text."""
    opened: list[tuple[int, str]] = []
    line, counted = 0, 0
    for match in _FENCE.finditer(source, start):
        line, counted = line + source.count("\n", counted, match.start()), match.start()
        names = match["names"].strip(" :")
        if names and len(opened) < _DEPTH:
            opened.append((line, names))
        elif opened:
            first, said = opened.pop()
            yield first, line + 1, said
    yield from ((first, source.count("\n") + 1, said) for first, said in opened)
