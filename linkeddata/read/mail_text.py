"""What of a mail's text is the message, and what is quoted, a signature or a notice of the mail system.

Source: RFC 3676 (format=flowed, the mark of signatures); the forms in which Gmail, Outlook, Apple Mail and Thunderbird forward.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from linkeddata.values.span import Span

_QUOTE = re.compile(r"\s{0,3}>")
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den)\b.{4,300}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\s?:\Z",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(r"--\s?\Z")
_GREETING = re.compile(
    r"(?:(?:many|with|and|thanks|thank you|kind(?:est)?|best|warm(?:est)?|yours?|very|sincerely|faithfully|truly|all the|cheers"
    r"|regards|wishes)[ ]?){1,6}(?:[,.!–-]\s?(?P<name>.{0,40}))?\Z",
    re.IGNORECASE,
)
_GREETS = re.compile(r"\b(?:thanks|thank you|regards|wishes|best|sincerely|faithfully|truly|cheers)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\S+(?:\s+\S+){5}.*[.!?]\Z", re.DOTALL)
_LONGEST_SIGNATURE = (10, 50)  # lines and words after a greeting; set by judgement
_MARK = re.compile(
    r"(?:[-_]{2,60}+\s?(?:original message|forwarded message|forwarded by .{1,80}|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|messaggio inoltrato)\s?[-_]{2,60}+|begin forwarded message:|_{20,200}+)\Z",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?P<key>from|sent|date|to|cc|subject|reply-to|importance|attachments)\*?\s?:\*?\s?(?P<value>.*)\Z", re.IGNORECASE
)
# What mail systems and mailing programs add; each is matched from the start of a line.
_NOTICES = (
    # it cannot be shown
    r"(?:having trouble|trouble|problems?|can(?:no|['’])t|unable to|(?:if )?you (?:can(?:no|['’])t|have trouble)|not)[^.]{0,20}\b"
    r"(?:view|see|read|display)(?:ing|ed)?\b[^.]{0,40}\b(?:e-?mail|message|newsletter|mail)\b",
    r"(?:view|read|open|see) (?:(?:this|it|the|our) ?)?(?:e-?mail|message|newsletter|mail|release|version)? ?"
    r"(?:online|in (?:your|a|the) (?:web )?browser|on the web)\b",
    # why it was sent, and how to stop it
    r"(?:you are|you're) receiving this|you (?:have )?received this (?:e-?mail|message)",
    r"(?:to|click here to) (?:unsubscribe|stop receiving)|unsubscribe\b|update (?:your )?(?:e-?mail )?(?:profile|preferences)",
    r"(?:please )?do not reply to this",
    # for whom it is
    r"this (?:e-?mail|message)(?: message)?(?:,? and|,? including)? (?:any|its|all)? ?"
    r"(?:attach|files?|contents?|was sent|is intended|is confidential|may contain|contains)",
    r"(?:the )?information (?:contained )?in this (?:e-?mail|message)|confidentiality notice",
    r"if you (?:are not the (?:intended|named)|have received this (?:e-?mail|message))",
    # marks of programs
    r"please consider the environment|sent from my \w|get outlook for",
    r"caution: (?:this|external)|\[?external(?: e-?mail)?\]?:? ?(?:this|do not|\Z)",
)
_SYSTEM = re.compile("|".join(_NOTICES), re.IGNORECASE)
_LONGEST_NOTICE = 1_200  # code points
_STUB = re.compile(
    r"(?:not|no) (?:support|display|show|enabled?)\w*[^.]{0,30}\bhtml|html[- ](?:e-?mail|message|version|format|capable)"
    r"|in (?:your|a|the) (?:web )?browser|view (?:it|this|the)?[^.]{0,20}online|multi-?part message in mime",
    re.IGNORECASE,
)
_FEW = 25  # words before a forwarded mail that are only a note to the receiver; set by judgement
_STUB_WORDS = 40
_LONGEST_HEAD = 40  # lines


@dataclass(frozen=True, slots=True)
class Layout:
    """What in a mail's text is not the message.

    Args:
        furniture: its places, in text order.
        others: those of them that belong to other mails, which are quoted or forwarded.
        forwarded: the head of the mail that is forwarded, if that is the message: `subject`, `date`, `sent`, `from`.
    """

    furniture: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    forwarded: dict[str, str] = field(default_factory=dict)


class _Mark(Enum):
    """What a line is, if it is not the message."""

    OWN = "a signature or a notice"
    OTHER = "of another mail"


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    mark: _Mark | None = None


def layout(text: str) -> Layout:
    """Return what in a mail's text is quoted, a signature, the head of a forwarded mail, or a notice of the mail system.

    Args:
        text: as it is shown, lines separated by line breaks.
    """
    lines: list[_Line] = []
    position = 0
    for line in text.split("\n"):
        lines.append(_Line(position, line))
        position += len(line) + 1
    forwarded = _marked(lines)
    places = {mark: tuple(_place(one) for one in lines if one.text and one.mark is mark) for mark in _Mark}
    marked = tuple(_place(one) for one in lines if one.text and one.mark)
    return Layout(marked, places[_Mark.OTHER], forwarded)


def _place(line: _Line) -> Span:
    return Span(line.start, line.start + len(line.text))


def _marked(lines: list[_Line]) -> dict[str, str]:
    """Mark the lines that are not the message, and return the head of the mail that is forwarded, if that is the message."""
    forwarded: dict[str, str] = {}
    i = first = 0
    while i < len(lines):
        text = lines[i].text
        if _QUOTE.match(text):
            _mark(lines[max(0, i - _who_wrote(lines, i)) : i + 1], _Mark.OTHER)
        elif len(text) <= _LONGEST_NOTICE and _SYSTEM.match(text.strip()):
            lines[i].mark = _Mark.OWN
        elif i > first and _SIGNATURE.match(text):
            end = next(
                (j for j in range(i + 1, len(lines)) if _MARK.match(lines[j].text.strip()) or _QUOTE.match(lines[j].text)),
                len(lines),
            )
            _mark(lines[i:end], _Mark.OWN)
            i = end
            continue
        elif i > first and (end := _signature(lines, i)) and _words(lines[first:i]):
            _mark(lines[i:end], _Mark.OWN)
            i = end
            continue
        elif head := _head(lines, i):
            if _words(lines[first:i]) > _FEW:
                _mark(lines[i:], _Mark.OTHER)
                break
            _mark(lines[first : head[0]], _Mark.OTHER)
            first, forwarded = head
            i = first
            continue
        elif _WROTE.match(text.strip()) and not forwarded and _words(lines[first:i]) > _FEW:
            _mark(lines[i:], _Mark.OTHER)
            break
        i += 1
    return forwarded


def _signature(lines: list[_Line], i: int) -> int:
    """Return the line after a signature that begins with a greeting ("Kind regards") and ends the message.

    Returns 0 if none begins at a line.
    """
    match = _GREETING.match(lines[i].text.strip())
    if not match or not _GREETS.search(lines[i].text):
        return 0
    most_lines, most_words = _LONGEST_SIGNATURE
    below: list[str] = []
    end = i + 1
    while end < len(lines) and not (_QUOTE.match(lines[end].text) or _MARK.match(lines[end].text.strip()) or _head(lines, end)):
        text = lines[end].text.strip()
        below += [text] if text else []
        if len(below) > most_lines or _SENTENCE.match(text):
            return 0
        end += 1
    fits = sum(len(text.split()) for text in below) <= most_words
    return end if fits and (below or match["name"]) else 0


def _mark(lines: list[_Line], mark: _Mark) -> None:
    for line in lines:
        line.mark = mark


def _head(lines: list[_Line], i: int) -> tuple[int, dict[str, str]] | None:
    """Return the line after the head of another mail that begins at a line, and its fields; None if none begins there."""
    marked = bool(_MARK.match(lines[i].text.strip()))
    j = i + 1 if marked else i
    while marked and j < len(lines) and not lines[j].text.strip():
        j += 1
    found: dict[str, str] = {}
    key = ""
    while j < min(len(lines), i + _LONGEST_HEAD):
        match = _HEADER.match(lines[j].text.strip())
        if match:
            key = match["key"].lower()
            found.setdefault(key, match["value"].strip())
        elif not lines[j].text.strip() or not key:
            blank = not lines[j].text.strip()
            if not (blank and j + 1 < len(lines) and found and len(found) < 3 and _HEADER.match(lines[j + 1].text.strip())):
                break
        elif (
            key in {"to", "cc", "subject", "from"}
            and not found[key].endswith(".")
            and len(lines[j].text) < 100
            and len(found) > 1
        ):
            found[key] = f"{found[key]} {lines[j].text.strip()}"
        else:
            break
        j += 1
    enough = "from" in found and ("subject" in found or "to" in found) and ("sent" in found or "date" in found)
    begins = marked or bool(_HEADER.match(lines[i].text.strip()))
    return (j, found) if enough and begins else None


def _who_wrote(lines: list[_Line], i: int) -> int:
    """Return how many lines above a quoted one say who wrote it: one or two, and blank ones; 0 if none does."""
    above = [j for j in range(max(0, i - 4), i) if lines[j].text.strip()][-2:]
    for taken in (above[-1:], above):
        if taken and _WROTE.match("\n".join(lines[j].text.strip() for j in taken)):
            return i - taken[0]
    return 0


def _words(lines: list[_Line]) -> int:
    return sum(len(line.text.split()) for line in lines if not line.mark)


def is_stub(plain: str, html: str) -> bool:
    """Return whether the plain part of a mail only says that there is another, or is much shorter than that.

    Args:
        plain: text of the plain part.
        html: the words of the HTML part.
    """
    left = layout(plain)
    hidden = sum(len(place.of(plain).split()) for place in left.furniture)
    words = len(plain.split())
    other = len(html.split())
    if not words - hidden:
        return other > 0
    return (words <= _STUB_WORDS and bool(_STUB.search(plain)) and other > words) or (other > _STUB_WORDS and words * 4 < other)


def unflowed(text: str, *, delete_space: bool = False) -> str:
    r"""Return text of `format=flowed` with its lines joined to paragraphs.

    >>> unflowed("The pier \nopened.\n>> No \n>> ships.\n-- \nAda")
    'The pier opened.\n>> No ships.\n-- \nAda'

    Args:
        text: the text; line ends are those of mail or "\n".
        delete_space: what `DelSp=yes` says: the space at the end of a line is no part of the text.

    Source: RFC 3676, 4.
    """
    made: list[str] = []
    depth_above, flows = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        signature = bare == "-- "
        if flows and depth == depth_above and not signature:
            made[-1] += bare
        else:
            made.append((">" * depth + " " if depth else "") + bare)
        depth_above, flows = depth, bare.endswith(" ") and not signature
        if flows and delete_space:
            made[-1] = made[-1][:-1]
    return "\n".join(made)
