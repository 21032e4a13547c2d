"""Evidence → the words that are shown beside a fact: the quotation, in its sentence without markup."""

from __future__ import annotations

from linkeddata.html.strip import strip
from linkeddata.release.values import Words
from linkeddata.text.clean import clean
from linkeddata.values.description import Evidence

_HTML = "text/html"
_MOST = 500  # code points of a sentence that are shown before a quotation, and after it
_MARK = "\ue000"  # stands where the quotation is, so that white space next to it counts


class Sentences:
    """The sentences of one document.

    Args:
        text: the decoded source after its byte order mark; None if it may not be shown or is not at hand: then no words have a sentence.
        media_type: of the source.
    """

    def __init__(self, text: str | None, media_type: str) -> None:
        self._text, self._markup = text, media_type == _HTML
        self._known: dict[tuple[int, int, bool], str] = {}

    def words(self, evidence: Evidence) -> Words:
        """Return the words of evidence; `sentence[at:at + len(quote)]` is the quotation. Long sentences are cut, with "…"."""
        span, around, text = evidence.span, evidence.sentence, self._text
        quote = clean(evidence.quote)
        before = after = ""
        if text is not None and around is not None and around.contains(span) and span.of(text) == evidence.quote:
            before = self._piece(text, around.start, span.start, before=True).lstrip()
            after = self._piece(text, span.end, around.end, before=False).rstrip()
        return Words(span.start, span.end, quote, f"{before}{quote}{after}", len(before), evidence.place or "")

    def _piece(self, text: str, start: int, end: int, *, before: bool) -> str:
        """Return what stands before or after a quotation, as a page shows it."""
        found = self._known.get((start, end, before))
        if found is None:
            near = max(start, end - _MOST) if before else start
            found = clean(text[near : end if before else min(end, start + _MOST)])
            if self._markup and found:
                found = _before(found) if before else _after(found)
            if end - start > _MOST:
                found = f"… {found.partition(' ')[2]}" if before else f"{found.rpartition(' ')[0]} …"
            self._known[start, end, before] = found
        return found


def _before(markup: str) -> str:
    shown = strip(markup + _MARK)
    return shown[:-1] if shown.endswith(_MARK) else strip(markup)


def _after(markup: str) -> str:
    shown = strip(_MARK + markup)
    return shown[1:] if shown.startswith(_MARK) else strip(markup)
