"""A mail → its text: the subject, the day, one part with text, and the names of the attachments.

Text comes from the plain part; from the HTML part where that is all there is, or the plain one only says so. Quoted mails, signatures
and notices of the mail system are furniture. A mail that only forwards another is that other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError
from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import TokenKind
from linkeddata.read.authors import kind_of
from linkeddata.read.blocks import is_label, lines_of
from linkeddata.read.encoding import Decoded, decode
from linkeddata.read.files import shown
from linkeddata.read.headline import is_masthead
from linkeddata.read.mail_dates import mail_stamp
from linkeddata.read.mail_parts import (
    Part,
    children,
    content,
    head_fields,
    header,
    is_cut,
    leaves,
    parameter,
    parse,
)
from linkeddata.read.mail_tables import without_layout
from linkeddata.read.mail_text import Layout, is_stub, layout, unflowed
from linkeddata.read.metadata import from_lines
from linkeddata.read.result import Contents, Reading
from linkeddata.read.text_builder import clean
from linkeddata.read.titled import plain, titled, words_of_markup
from linkeddata.read.units import Hint, Unit
from linkeddata.text.counted import counted
from linkeddata.text.language_tags import language_tag
from linkeddata.values.codes import finding
from linkeddata.values.document import Basis, Block, BlockKind, Given
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span, overlaps_any

if TYPE_CHECKING:
    from email.message import Message

# Headers that only mail systems write; a release may begin with "From:", "To:", "Date:" and "Subject:" of its own.
_TRANSPORT = frozenset({"message-id", "received", "mime-version", "return-path", "delivered-to", "dkim-signature", "x-mailer"})
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|antw|doorst|i|r)\s?(?:\[\d{1,3}\])?\s?[:：]\s*|\[[^\[\]]{1,30}\]\s+(?=\S+\s\S))+",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<label>[^:|–—]{4,60}?)\s?(?:[:|]|\s[–—-])\s+(?P<rest>\S+\s.*)\Z", re.DOTALL)
# Containers of HTML that hold a quoted mail or a signature: element, attribute, pattern of its value.
_QUOTED = (
    ("blockquote", "type", re.compile(r"cite", re.IGNORECASE)),
    ("blockquote", "class", re.compile(r"\b(?:gmail_quote|yahoo_quoted|protonmail_quote)\b")),
    ("div", "class", re.compile(r"\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b")),
    ("div", "id", re.compile(r"(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)\Z")),
)
_SIGNED = (
    ("div", "class", re.compile(r"\b(?:gmail_signature|moz-signature|protonmail_signature_block)\b")),
    ("pre", "class", re.compile(r"\bmoz-signature\b")),
    ("div", "id", re.compile(r"(?:x_)?(?:Signature|AppleMailSignature)\Z")),
)
_FEW = 25  # words outside a quoted mail that are only a note to the receiver
_NO_FILES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-encrypted",
)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_COMMENTS = 20  # in a sender; the library takes them apart one in another
_SAVE = "save the mail again as .eml, or save its text"


@dataclass(frozen=True, slots=True)
class _Body:
    """The part with text that is read: decoded, as HTML or plain."""

    part: Part
    decoded: Decoded
    html: bool

    @property
    def text(self) -> str:
        return self.decoded.text


def matches(data: bytes) -> bool:
    """Return whether a file begins with the head of a mail that a mail system wrote."""
    fields = head_fields(data).keys()
    return len(_TRANSPORT & fields) >= 1 and len({"from", "to", "date", "subject", "received", "message-id"} & fields) >= 2


def unpack(data: bytes, name: str) -> Contents:
    """Return the text of a mail.

    Args:
        data: the file (.eml).
        name: its name, for findings.

    Raises:
        UnreadableError: it is no mail, encrypted, cut off within its text, or has no part with text.
        RefusedError: its parts are too many or nested too deeply.
    """
    message = parse(data, name)
    if message.get_content_type() in _ENCRYPTED:
        raise UnreadableError("the mail is encrypted", "open it in your mail program, and save its text", source=name)
    body = _body(message, name)
    inner = [c for p in leaves(message) if p.type == "message/rfc822" for c in children(p.message)]
    if len(inner) == 1 and (body is None or _only_forwards(message, body, inner[0])) and (other := _body(inner[0], name)):
        message, body = inner[0], other
    if body is None:
        attached = _attachments(message, None)
        has = f", only {counted(len(attached), 'attachment')}: {_listed(attached)}" if attached else ""
        raise UnreadableError(
            f"the mail has no text{has}", "save the attachment that is the release, and give that file", source=name
        )
    found = [*_of_decoding(body, name), *_cut(message, body, name)]
    contents, outline = _read(message, body, name)
    if attached := _attachments(message, body.part):
        advice, number = finding("attachments-unread"), len(attached)
        verb = "attachment is" if number == 1 else "attachments are"
        what = f"{number} {verb} not read: {_listed(attached)}; "
        found.append(replace(advice, message=what + (advice.fix or "")[:1].lower() + (advice.fix or "")[1:], source=name))
    metadata = {**contents.metadata, **_facts(message, contents.reading, outline)}
    return replace(contents, metadata=metadata, encoding=body.decoded.encoding, findings=tuple(found))


# --- the part with text ---


def _body(message: Message, name: str) -> _Body | None:
    """Return the part with text that is to be read, or None."""
    short, long = _texts(message, name)
    if short and long:
        return long if is_stub(short.text, words_of_markup(long.text)) else short
    return short or long


def _only_forwards(message: Message, body: _Body, inner: Message) -> bool:
    """Return whether a mail is no more than a note about the mail that is attached to it."""
    text = words_of_markup(body.text) if body.html else body.text
    words = len(text.split()) - sum(len(place.of(text).split()) for place in layout(text).furniture)
    subject = header(message, "Subject")
    return words <= _FEW and subject != (bare := _PREFIX.sub("", subject)) and bare == _PREFIX.sub("", header(inner, "Subject"))


def _texts(message: Message, name: str, number: str = "") -> tuple[_Body | None, _Body | None]:
    """Return the plain part and the HTML part of a message: alternatives of each other, else the first part with text alone."""
    kind = message.get_content_type()
    if not message.is_multipart() or not kind.startswith("multipart/"):
        part = Part(number or "1", kind, message)
        if kind not in {"text/plain", "text/html"} or part.attached:
            return None, None
        body = _decoded(part, name)
        if not body.text.strip():
            return None, None
        return (None, body) if body.html else (body, None)
    short: _Body | None = None
    long: _Body | None = None
    for n, inner in enumerate(children(message), 1):
        plain_part, html_part = _texts(inner, name, f"{number}.{n}".lstrip("."))
        short, long = short or plain_part, long or html_part
        if kind != "multipart/alternative" and (short or long):
            break
    return short, long


def _decoded(part: Part, name: str) -> _Body:
    data = content(part, name)
    html = part.type == "text/html"
    label = parameter(part, "charset")
    try:
        decoded = decode(data, name=name, markup=html, label=label or None)
    except UnreadableError as error:
        raise UnreadableError(f"part {part.number}: {error.what}", _SAVE, source=name) from None
    if parameter(part, "format") == "flowed" and not html:
        text = unflowed(decoded.text, delete_space=parameter(part, "delsp") == "yes")
        decoded = replace(decoded, text=text)
    return _Body(part, decoded, html)


def _of_decoding(body: _Body, name: str) -> Iterator[Finding]:
    """Yield the warnings about the encoding of the part, which no option of ours changes."""
    for found in body.decoded.findings:
        label = parameter(body.part, "charset")
        said = f"says {shown(label)[:40]}" if label else "does not say its encoding"
        what = f"part {body.part.number} {said} and was read as {body.decoded.encoding}; check the letters in names"
        yield replace(found, message=what, span=None, quote=None, line=None, column=None, source=name)


def _cut(message: Message, body: _Body, name: str) -> list[Finding]:
    """Return a warning if the end of the mail is missing behind its text; raise UnreadableError if it may be missing in it."""
    if not is_cut(message):
        return []
    if [p.number for p in leaves(message)][-1] == body.part.number:
        raise UnreadableError("the mail is cut off: its text does not end", "save the mail again as .eml", source=name)
    return [replace(finding("mail-cut-off"), source=name)]


def _attachments(message: Message, read: Part | None) -> list[str]:
    """Return the names of the parts that are not read, without what belongs to a page and without the other form of the text."""
    found = []
    parts = list(leaves(message))
    choice = next((p.choice for p in parts if read and p.number == read.number), "")
    for part in parts:
        if (read and part.number == read.number) or part.type in _NO_FILES or (part.related and not part.attached):
            continue
        bodies = part.type in {"text/plain", "text/html"} and not part.attached and not part.file_name
        if bodies and (read is None or (choice and part.choice == choice) or not content(part, "").strip()):
            continue
        inner = children(part.message)
        label = part.file_name or (f"“{header(inner[0], 'Subject')}”" if inner and header(inner[0], "Subject") else "")
        found.append(shown(label)[:80] or f"part {part.number} ({part.type})")
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")


# --- its text ---


def _read(message: Message, body: _Body, name: str) -> tuple[Contents, Layout]:
    """Return the text with its subject, and what in it is not the message."""
    where = ("Subject", f"part {body.part.number}")
    if body.html:
        contents = titled(_subject(message, ""), without_layout(body.text), where, name, html=True)
        reading = contents.reading
        if reading is None:
            raise UnreadableError("the mail has no text", _SAVE, source=name)
        outline = layout(reading.text)
        signed, quoted = _elements(contents.text, reading)
        others = [*outline.others, *quoted]
        return replace(contents, reading=_without(reading, [*outline.furniture, *signed, *others], others)), outline
    cleaned = clean(body.text).text
    outline = layout(cleaned)
    title = _subject(message, outline.forwarded.get("subject", ""))
    contents = titled(title, body.text, where, name, html=False)
    text = clean(contents.text).text
    moved = len(text) - len(cleaned)
    places, others = ([Span(p.start + moved, p.end + moved) for p in found] for found in (outline.furniture, outline.others))
    reading = plain(contents.text, name, title.value if title else None, _units(text, places))
    return replace(contents, reading=_without(reading, places, others)), outline


def _units(text: str, furniture: Sequence[Span]) -> list[Unit]:
    """Return the pieces of plain text, those at some places as furniture."""
    units: list[Unit] = []
    position = 0
    for place in [*furniture, Span(len(text), len(text) + 1)]:
        units.extend(lines_of(text, position, place.start))
        if place.end <= len(text):
            units.extend(replace(unit, hint=Hint.FURNITURE) for unit in lines_of(text, place.start, place.end))
        position = place.end
    return units


def _without(reading: Reading, places: Sequence[Span], others: Sequence[Span]) -> Reading:
    """Return the reading with what stands at some places as furniture, and the places of other mails as those of other stories."""
    ordered = _ordered(places)
    blocks = [Block(b.span, BlockKind.FURNITURE) if overlaps_any(b.span, ordered) else b for b in reading.blocks]
    return replace(reading, blocks=tuple(blocks), elsewhere=tuple(_ordered([*reading.elsewhere, *others])))


def _ordered(places: Sequence[Span]) -> list[Span]:
    return sorted(places, key=lambda place: (place.start, place.end))


def _elements(source: str, reading: Reading) -> tuple[list[Span], list[Span]]:
    """Return the places in the text of the signatures and of the quoted mails that the markup shows.

    A quoted mail is the message itself if there is next to nothing beside it.
    """
    markup = Markup(source)
    signed = _in_text(_containers(markup, _SIGNED), reading)
    quoted = _in_text(_containers(markup, _QUOTED), reading)
    blocks = [b for b in reading.blocks if b.kind not in {BlockKind.FURNITURE, BlockKind.HEADLINE}]
    beside = _ordered([*signed, *quoted])
    own = sum(len(b.span.of(reading.text).split()) for b in blocks if not overlaps_any(b.span, beside))
    return signed, quoted if own > _FEW else []


def _in_text(places: Sequence[Span], reading: Reading) -> list[Span]:
    """Return the places in the text of the blocks that stand at some places of the source."""
    return [b.span for b in reading.blocks if any(p.start <= reading.offsets.to_source(b.span).start < p.end for p in places)]


def _containers(markup: Markup, rules: Sequence[tuple[str, str, re.Pattern[str]]]) -> list[Span]:
    """Return the places of elements of some kinds, from their start tag to their end tag; outer ones only."""
    found: list[Span] = []
    opened, depth, name = 0, 0, ""
    for token in markup.page_tokens:
        if depth:
            depth += (token.name == name) * ((token.kind is TokenKind.START) - (token.kind is TokenKind.END))
            if not depth:
                found.append(Span(opened, token.end))
        elif token.kind is TokenKind.START:
            texts = token.attributes.texts
            if any(
                token.name == element and attribute in texts and value.search(texts[attribute])
                for element, attribute, value in rules
            ):
                opened, depth, name = token.start, 1, token.name
    if depth:
        found.append(Span(opened, max(opened + 1, len(markup.source))))
    return found


# --- its facts ---


def _subject(message: Message, forwarded: str) -> Given | None:
    """Return the subject as a headline: without "Fwd:", the name of a list and a label such as "Press release:"."""
    value = _PREFIX.sub("", header(message, "Subject"), count=1).strip() or forwarded
    match = _LABELLED.match(value)
    if match and is_label(match["label"].strip()):
        value = match["rest"].strip()
    value = value if any(map(str.isalnum, value)) and not is_label(value) else ""
    return Given(value, Basis.METADATA, "Subject") if value else None


def _facts(message: Message, reading: Reading | None, outline: Layout) -> dict[str, Given]:
    """Return what the head says: the day, for a text that has none of its own; the language; the publisher that no line names."""
    facts = {}
    forwarded = outline.forwarded
    written = (forwarded.get("date") or forwarded.get("sent", "")) if forwarded else header(message, "Date")
    if stamp := mail_stamp(written.replace(" at ", " ")):
        facts["addressDay"] = Given(stamp, Basis.METADATA, "Date of the forwarded mail" if forwarded else "Date")
    if tag := language_tag(header(message, "Content-Language")):
        facts["language"] = Given(tag, Basis.METADATA, "Content-Language")
    named = forwarded.get("from", "") if forwarded else header(message, "From")
    sender = parseaddr(named)[0].strip(" '\"") if named.count("(") <= _COMMENTS else ""
    if sender and kind_of(sender) == "Organization" and is_masthead(sender) and reading:
        told = [b for b in reading.blocks if b.kind is not BlockKind.FURNITURE]
        if "publisher" not in from_lines(reading.text, told, reading.authors) and not is_label(sender):
            facts["publisher"] = Given(sender, Basis.METADATA, "From")
    return facts
