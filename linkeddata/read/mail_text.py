"""What of a mail's text is the message, and what is quoted, a signature or a notice of the mail system.

Source: RFC 3676 (format=flowed, the mark of signatures); the forms in which Gmail, Outlook, Apple Mail and Thunderbird forward.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linkeddata.values.span import Span

_QUOTE = re.compile(r"\s{0,3}>")
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den)\b.{4,300}\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\s?:\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(r"--\s?\Z")
_MARK = re.compile(
    r"\s*(?:[-_]{2,}\s?(?:original message|forwarded message|forwarded by .{1,80}|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|messaggio inoltrato)\s?[-_]{2,}|begin forwarded message:|_{20,})\s*\Z",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\s*\*?(?P<key>from|sent|date|to|cc|subject|reply-to|importance|attachments)\*?\s?:\*?\s?(?P<value>.*)\Z", re.IGNORECASE
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


@dataclass(frozen=True, slots=True)
class Layout:
    """What in a mail's text is not the message.

    Args:
        furniture: its places, in text order.
        forwarded: the head of the mail that is forwarded, if that is the message: `subject`, `date`, `sent`, `from`.
    """

    furniture: tuple[Span, ...] = ()
    forwarded: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def layout(text: str) -> Layout:
    """Return what in a mail's text is quoted, a signature, the head of a forwarded mail, or a notice of the mail system.

    Args:
        text: as it is shown, lines separated by line breaks.
    """
    lines: list[_Line] = []
    position = 0
    for line in text.split("\n"):
        lines.append(_Line(position, position + len(line), line))
        position += len(line) + 1
    out = [False] * len(lines)
    forwarded: dict[str, str] = {}
    i, first = 0, 0
    while i < len(lines):
        head = _head(lines, i)
        if _QUOTE.match(lines[i].text):
            _mark_wrote(lines, out, i)
            out[i] = True
        elif _SYSTEM.match(lines[i].text.strip()) and len(lines[i].text) <= _LONGEST_NOTICE:
            out[i] = True
        elif _SIGNATURE.match(lines[i].text) and i > first:
            stop = next(
                (j for j in range(i + 1, len(lines)) if _MARK.match(lines[j].text) or _QUOTE.match(lines[j].text)), len(lines)
            )
            out[i:stop] = [True] * (stop - i)
            i = stop
            continue
        elif head:
            if _words(lines[first:i], out[first:i]) > _FEW:
                out[i:] = [True] * (len(lines) - i)
                break
            out[first : head[0]] = [True] * (head[0] - first)
            forwarded, first, i = head[1], head[0], head[0]
            continue
        elif _WROTE.match(lines[i].text) and not forwarded and _words(lines[first:i], out[first:i]) > _FEW:
            out[i:] = [True] * (len(lines) - i)
            break
        i += 1
    places = [Span(line.start, line.end) for line, marked in zip(lines, out, strict=True) if marked and line.end > line.start]
    return Layout(tuple(places), forwarded)


def _head(lines: list[_Line], i: int) -> tuple[int, dict[str, str]] | None:
    """Return the line after the head of another mail that begins at a line, and its fields; None if none begins there."""
    marked = bool(_MARK.match(lines[i].text))
    j = i + 1 if marked else i
    while marked and j < len(lines) and not lines[j].text.strip():
        j += 1
    found: dict[str, str] = {}
    key = ""
    while j < len(lines):
        match = _HEADER.match(lines[j].text)
        if match:
            key = match["key"].lower()
            found.setdefault(key, match["value"].strip())
        elif not lines[j].text.strip() or not key:
            blank = not lines[j].text.strip()
            if not (blank and j + 1 < len(lines) and found and len(found) < 3 and _HEADER.match(lines[j + 1].text)):
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
    begins = marked or bool(_HEADER.match(lines[i].text))
    return (j, found) if enough and begins else None


def _mark_wrote(lines: list[_Line], out: list[bool], i: int) -> None:
    """Mark the line, perhaps of two, that says who wrote what is quoted from here on."""
    above = [j for j in range(max(0, i - 4), i) if lines[j].text.strip()][-2:]
    if above and not any(out[j] for j in above):
        for taken in (above[-1:], above):
            if _WROTE.match("\n".join(lines[j].text.strip() for j in taken)):
                for j in taken:
                    out[j] = True
                return


def _words(lines: list[_Line], out: list[bool]) -> int:
    return sum(len(line.text.split()) for line, marked in zip(lines, out, strict=True) if not marked)


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
