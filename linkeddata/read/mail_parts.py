"""The parts of a mail or an MHTML page: MIME taken apart with limits that hold before parsing.

The standard library's parser is used with its oldest policy, which takes headers as they are written: its newer one raises errors of
its own on headers that real programs write.

Source: RFC 2045 to 2049 (MIME), RFC 2231, RFC 5322.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.read.encoding import codec_of

if TYPE_CHECKING:
    from email.message import Message

#: Most parts that hold other parts; the mails of newsrooms have below 10.
MAX_CONTAINERS = 100
#: Deepest nesting of parts.
MAX_DEPTH = 20
#: Most parts.
MAX_PARTS = 1_000

_CONTAINER = re.compile(rb"^content-type:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"[!-9;-~]{1,60}:")
_WORD = re.compile(r"=\?(?P<charset>[^?\s]{1,60})\?(?P<form>[bBqQ])\?(?P<text>[^?]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_LONGEST = 2_000  # code points of a header


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds no others.

    Args:
        number: its place, as mail programs count: "1", "2.1".
        type: media type, lower case.
        message: the part itself.
        related: whether it belongs to a page beside it, as a picture in it.
        choice: the place of the alternatives that it is one of, "" for none.
    """

    number: str
    type: str
    message: Message
    related: bool = False
    choice: str = ""

    @property
    def file_name(self) -> str:
        """The name of the file that it is; "" if it has none."""
        try:
            return decoded_header(self.message.get_filename() or "")
        except (ValueError, LookupError, TypeError):
            return ""

    @property
    def attached(self) -> bool:
        """Whether it is an attachment, not part of the message that is shown."""
        return str(self.message.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def head_fields(data: bytes) -> dict[str, str]:
    """Return the fields of the head of a mail, lower case, undecoded; empty if the file does not begin with such a head.

    Args:
        data: the file; its first 64 KiB are looked at.
    """
    found: dict[str, str] = {}
    name = ""
    for line in data[:65_536].removeprefix(b"\xef\xbb\xbf").splitlines():
        if not line.strip():
            return found
        if line[:1] in b" \t" and name:
            found[name] += " " + line.decode("latin-1").strip()
        elif _FIELD.match(line):
            field, _, value = line.decode("latin-1").partition(":")
            name = field.lower()
            found.setdefault(name, value.strip())
        else:
            return {}
    return found


def parse(data: bytes, name: str, *, max_containers: int = MAX_CONTAINERS, max_depth: int = MAX_DEPTH) -> Message:
    """Return a mail, its parts in it still encoded.

    Args:
        data: the file.
        name: its name, for errors.
        max_containers: most parts that hold other parts; counted before the file is parsed.
        max_depth: deepest nesting of parts.

    Raises:
        RefusedError: it goes beyond a limit.
        UnreadableError: it does not begin with the head of a mail, or its parts cannot be told from each other.
    """
    if sum(1 for _ in _CONTAINER.finditer(data)) > max_containers:
        raise RefusedError(f"more than {max_containers} parts hold other parts", "save the text of the mail", source=name)
    if not head_fields(data):
        raise UnreadableError("this does not begin with the head of a mail", "save the mail again as .eml", source=name)
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.compat32).parsebytes(data.removeprefix(b"\xef\xbb\xbf"))
    _check(message, name, max_depth)
    return message


def _check(message: Message, name: str, max_depth: int) -> None:
    level, depth, count = [message], 0, 0
    while level:
        depth += 1
        count += len(level)
        if depth > max_depth or count > MAX_PARTS:
            limit = (
                f"parts are nested deeper than {max_depth} levels"
                if depth > max_depth
                else f"there are more than {MAX_PARTS} parts"
            )
            raise RefusedError(limit, "save the text of the mail", source=name)
        for part in level:
            if part.get_content_maintype() == "multipart" and not part.is_multipart():
                what = "the parts of the mail cannot be told from each other: their boundary is missing"
                raise UnreadableError(what, "save the mail again as .eml", source=name)
        level = [inner for part in level for inner in children(part)]


def children(message: Message) -> list[Message]:
    """Return the parts that a part holds."""
    payload = message.get_payload()
    return [one for one in payload if not isinstance(one, str)] if isinstance(payload, list) else []


def leaves(message: Message, number: str = "", related: bool = False, choice: str = "") -> Iterator[Part]:
    """Yield the parts that hold no others, in order. A message inside the mail is one part."""
    kind = message.get_content_type()
    if kind.startswith("multipart/") and message.is_multipart():
        choice = f"{number}:" if kind == "multipart/alternative" else choice
        for n, inner in enumerate(children(message), 1):
            beside = related or (kind == "multipart/related" and n > 1)
            yield from leaves(inner, f"{number}.{n}".lstrip("."), beside, choice)
    else:
        yield Part(number or "1", kind, message, related, choice)


def header(message: Message, name: str) -> str:
    """Return the first header of a name, decoded, on one line; "" if there is none."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return decoded_header(str(value))
    return ""


def decoded_header(raw: str) -> str:
    """Return the text of a header: encoded words decoded, also those that cut a character in two; 8-bit text as UTF-8.

    >>> decoded_header("=?utf-8?Q?Pier_=C3?= =?utf-8?Q?=A9t=C3=A9?= opens")
    'Pier été opens'

    Source: RFC 2047; RFC 6532.
    """
    raw = raw[: 4 * _LONGEST]
    if not raw.isascii():
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = data.decode("utf-8")
        except UnicodeDecodeError:
            raw = data.decode("cp1252", "replace")
    made, run, charset, at = [], b"", "", 0
    joined = _BETWEEN.sub("", " ".join(raw.split()))
    for match in _WORD.finditer(joined):
        between = joined[at : match.start()]
        label = match["charset"].partition("*")[0].lower()
        if run and (between or label != charset):
            made.append(_text(run, charset))
            run = b""
        made.append(between)
        run, charset, at = run + _bytes(match["form"], match["text"]), label, match.end()
    made += [_text(run, charset), joined[at:]]
    return " ".join("".join(made).split())[:_LONGEST]


def _bytes(form: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4)) if form in "bB" else binascii.a2b_qp(data, header=True)
    except ValueError:
        return data


def _text(data: bytes, charset: str) -> str:
    for codec in (codec_of(charset) if charset else None, "utf-8"):
        try:
            if codec:
                return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def content(part: Part, name: str) -> bytes:
    """Return the bytes of a part, its transfer encoding undone.

    Raises:
        UnreadableError: its transfer encoding is broken so that nothing can be undone.
    """
    try:
        data = part.message.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError) as error:
        what = f"part {part.number} cannot be decoded ({type(error).__name__})"
        raise UnreadableError(what, "save the mail again as .eml", source=name) from None
    if any(type(d).__name__ == "InvalidBase64LengthDefect" for d in part.message.defects):
        raise UnreadableError(
            f"part {part.number} is damaged: its base64 is cut off", "save the mail again as .eml", source=name
        )
    return data if isinstance(data, bytes) else b""


def parameter(part: Part, name: str) -> str:
    """Return a parameter of the part's `Content-Type`, lower case; "" if there is none."""
    from email.utils import collapse_rfc2231_value

    try:
        value = part.message.get_param(name)
    except (ValueError, LookupError, TypeError):
        return ""
    return collapse_rfc2231_value(value).strip().lower() if value else ""


def is_cut(message: Message) -> bool:
    """Return whether the end of the mail is missing, because a container does not end."""
    return any(type(d).__name__ == "CloseBoundaryNotFoundDefect" for m in message.walk() for d in m.defects)
