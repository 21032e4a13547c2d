r"""The text of a document, built piece by piece, with offsets into the source.

Every reader passes its visible text to a `TextBuilder`. It removes invisible characters (NUL and other control characters,
terminal sequences, zero-width characters inside words), turns every line end into "\n" and changes nothing else: it does not
normalise to NFC or replace look-alike characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from linkeddata.text.counted import counted
from linkeddata.values.document import OffsetMap, Run
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.span import Span

# Characters that are not copied unchanged; `TextBuilder._special` handles each group.
_SPECIAL = re.compile(
    r"(?P<line>\r\n|[\r\x0b\x0c\x85\u2028\u2029])"  # line ends other than "\n" (UAX 14: BK, CR, NL)
    r"|(?P<control>\x1b\[[0-9;]{0,20}[A-Za-z]"  # terminal sequences (ECMA-48, 5.4), whole
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff])"  # C0, C1, non-characters
    # zero-width characters beside a letter of a script in which they mean nothing (they do in Arabic, Indic, emoji)
    r"|(?P<zero>(?<=[\x00-\u058f\u1e00-\u206f])[\xad\u200b-\u200f\u2060\ufeff]+|[\xad\u200b-\u200f\u2060\ufeff]+(?=[\x00-\u058f\u1e00-\u206f]))"
    r"|(?P<bidi>[\u202a-\u202e\u2066-\u2069])"  # embeddings, overrides and isolates: kept, with a warning
)


class TextBuilder:
    """Builds `Document.text` and its offset map from pieces of one source, given in order.

    Args:
        source: the decoded source; all offsets are code points in it.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._runs: list[list[int]] = []
        self._warned: dict[str, list[int]] = {}

    def copy(self, start: int, end: int) -> None:
        """Add `source[start:end]`, cleaned."""
        position = start
        for match in _SPECIAL.finditer(self.source, start, end):
            self._add(self.source[position : match.start()], position, match.start())
            self._special(match, match.start(), match.end())
            position = match.end()
        self._add(self.source[position:end], position, end)

    def whole(self, text: str, start: int, end: int) -> None:
        """Add `text`, cleaned, for the whole of `source[start:end]` (a character reference, a `<br>`)."""
        before = self._parts[-1][-1:] if self._parts else ""
        framed = before + text + self.source[end : end + 1]  # what is invisible depends on the characters beside it
        position, kept = len(before), []
        stop = position + len(text)
        for match in _SPECIAL.finditer(framed, position):
            if match.start() >= stop:
                break
            kept.append(framed[position : match.start()])
            kept.append({"line": "\n", "bidi": match.group()}.get(match.lastgroup or "", ""))
            if match.lastgroup in {"control", "bidi"}:
                self._warned.setdefault(match.lastgroup, []).append(start)
            position = match.end()
        kept.append(framed[position:stop])
        self._add("".join(kept), start, end)

    def insert(self, text: str) -> None:
        """Add white space that is not in the source."""
        self._parts.append(text)
        self.length += len(text)

    def lost(self, start: int) -> None:
        """Count a character at `start` of the source that was removed because it cannot be shown."""
        self._warned.setdefault("control", []).append(start)

    def _special(self, match: re.Match[str], start: int, end: int) -> None:
        kind = match.lastgroup or ""
        if kind in {"control", "bidi"}:
            self._warned.setdefault(kind, []).append(start)
        if kind == "line":
            self._add("\n", start, end)
        elif kind == "bidi":
            self._add(match.group(), start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        self._parts.append(text)
        length = len(text)
        last = self._runs[-1] if self._runs else None
        if (
            last
            and length == end - start
            and last[1] == last[3]
            and last[0] + last[1] == self.length
            and last[2] + last[3] == start
        ):
            last[1] += length
            last[3] += length
        else:
            self._runs.append([self.length, length, start, end - start])
        self.length += length

    @property
    def mark(self) -> int:
        """A mark for `since`."""
        return len(self._parts)

    def since(self, mark: int) -> str:
        """Return the text added since `mark`; `text` must not have been read in between."""
        return "".join(self._parts[mark:])

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def offsets(self) -> OffsetMap:
        """Return the offset map to the source; it has no runs if text and source are the same."""
        if self._runs == [[0, len(self.source), 0, len(self.source)]]:
            return OffsetMap()
        return OffsetMap(tuple(Run(*run) for run in self._runs))

    def findings(self, name: str) -> list[Finding]:
        """Return warnings about characters that were removed or that change the reading direction."""
        found = []
        for kind, code, message in (
            ("control", "control-characters", "{n} removed from the text; save the file as plain text"),
            ("bidi", "bidi-override", "{n} may make a name look like another; check the marked place"),
        ):
            places = self._warned.get(kind, [])
            if places:
                what = "control character" if kind == "control" else "bidirectional control character"
                amount = counted(len(places), what)
                found.append(warning(code, message.format(n=amount), name, self.source, places[0]))
        return found


def warning(code: str, message: str, name: str, source: str, offset: int | None = None, length: int = 1) -> Finding:
    """Return a warning about a place of the decoded source.

    Args:
        code: see `Finding.code`.
        message: see `Finding.message`.
        name: the file.
        source: the decoded source.
        offset: code points into `source`, or None for the file as a whole.
        length: code points of the place.
    """
    if offset is None:
        return Finding(Severity.WARNING, code, message, source=name)
    before = source.rfind("\n", 0, offset)
    span = Span(offset, min(len(source), offset + length)) if offset < len(source) else None
    return Finding(
        Severity.WARNING,
        code,
        message,
        source=name,
        span=span,
        quote=span.of(source) if span else None,
        line=source.count("\n", 0, offset) + 1,
        column=offset - before,
    )


def clean(source: str) -> TextBuilder:
    """Return a builder with all of `source`, cleaned."""
    builder = TextBuilder(source)
    builder.copy(0, len(source))
    return builder


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """Return the map from the final text to the source, through an intermediate text.

    Args:
        outer: final text to intermediate text.
        inner: intermediate text to source. Every run of `outer` that maps point by point must be inside text of `inner`.
    """
    if not inner.runs:
        return outer
    if not outer.runs:
        return inner
    starts = [r.start for r in inner.runs]
    runs: list[Run] = []
    for run in outer.runs:
        if run.length == run.source_length:
            runs.extend(_through(run, inner.runs, starts))
        else:
            place = inner.to_source(Span(run.source_start, run.source_start + run.source_length))
            runs.append(Run(run.start, run.length, place.start, len(place)))
    return OffsetMap(tuple(runs))


def _through(run: Run, inner: Sequence[Run], starts: list[int]) -> list[Run]:
    made = []
    position, end = run.source_start, run.source_start + run.source_length
    index = max(0, bisect_right(starts, position) - 1)
    while position < end and index < len(inner):
        other = inner[index]
        first, last = max(position, other.start), min(end, other.start + other.length)
        if first < last:
            start = run.start + first - run.source_start
            if other.length == other.source_length:
                made.append(Run(start, last - first, other.source_start + first - other.start, last - first))
            else:
                made.append(Run(start, last - first, other.source_start, other.source_length))
        position, index = max(position, last), index + 1
    return made
