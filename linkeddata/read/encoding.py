"""Bytes → text: by byte order mark, then option, then declaration, then UTF-8, then a guess with a warning."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.read.package import OLD, old
from linkeddata.read.text_builder import warning
from linkeddata.text.counted import counted
from linkeddata.values.findings import Finding

# Byte order marks, longest first: UTF-32 LE begins like UTF-16 LE.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_PACKED, _RICH = "a ZIP archive or an office document", "an RTF document"
# What to do where it is not to save the file as text.
_INSTEAD = {_PACKED: "save a document as DOCX, ODT or PDF, and unpack an archive", _RICH: "save it as DOCX or ODT"}
# First bytes of files that are not text, and what to call them.
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", _PACKED),
    (b"{\\rtf", _RICH),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"OggS", "an Ogg recording"),
    (b"ID3\x03", "an MP3 recording"),
)

# Codecs of Python that no text file uses.
_NO_TEXT = {"unicode_escape", "raw_unicode_escape", "utf-7", "punycode", "idna", "undefined", "mbcs", "oem"}

# The encoding that these labels stand for on the web (WHATWG Encoding Standard, 4.2).
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf-16": "utf-8",  # a page with a readable meta element is not UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})""")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1b")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_TODO = "give the encoding with --encoding"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the encoding as Python names it, whether it had a byte order mark, and warnings."""

    text: str
    encoding: str
    bom: bool = False
    findings: tuple[Finding, ...] = field(default=())


def decode(
    data: bytes,
    *,
    name: str,
    option: str | None = None,
    markup: bool = False,
    replace: bool = False,
    strict: bool = False,
    label: str | None = None,
) -> Decoded:
    """Decode `data`: by byte order mark > `option` > declaration > UTF-8 > a guess with a warning.

    Args:
        data: the file.
        name: the file's name, for messages.
        option: encoding given by the user, or None.
        markup: whether a `<meta charset>` may declare the encoding.
        replace: replace bytes that do not decode with U+FFFD and warn, instead of failing.
        strict: fail instead of guessing.
        label: what stands for a declaration outside the text, as the `charset` of a part of a mail; it comes before that in the text.

    Returns:
        The text after its byte order mark.

    Raises:
        UsageError: `option` is not a text encoding.
        UnreadableError: binary, undecodable (the message has the byte offset), or `strict` and not declared.

    Source: WHATWG Encoding Standard, 6 (hooks for standards), but nothing is replaced without a warning.
    """
    wanted = _codec(option) if option else None
    if option and wanted is None:
        raise UsageError(f"unknown encoding {option[:40]!r}", "use a name such as utf-8, gb18030 or cp1252", source=name)
    declared = (codec_of(label) if label else None) or (_declared(data) if markup else None)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding, name, replace, len(mark))
            found = _differs(name, text, "its byte order mark says", encoding, wanted or declared)
            return _done(text, encoding, name, [*found, *_replaced(text, name, replace)], bom=True)
    if wanted:
        text = _strictly(data, wanted, name, replace)
        found = _differs(name, text, "--encoding says", wanted, declared)
        return _done(text, wanted, name, [*found, *_replaced(text, name, replace)])
    _refuse_binary(data, name)
    if declared:
        result = _by_declaration(data, declared, name)
        if result:
            return result
    guess = _utf16(data)
    if guess is None:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            guess = _guess(data, error, name, replace)
    if strict:
        raise UnreadableError(f"the file does not declare its encoding (it looks like {guess})", _TODO, source=name)
    text = _strictly(data, guess, name, replace)
    if guess == "utf-8":
        return _done(text, guess, name, _replaced(text, name, replace))
    problem = (
        "the page declares an encoding that its bytes do not match" if declared else "the file does not declare its encoding"
    )
    return _done(
        text,
        guess,
        name,
        [warning("encoding-guessed", f"{problem} and was read as {guess}; if names look wrong, {_TODO}", name, text)],
    )


def _codec(name: str) -> str | None:
    """Return Python's name of a text encoding, or None."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return info.name if info._is_text_encoding and info.name not in _NO_TEXT and name not in _NO_TEXT else None


def codec_of(label: str) -> str | None:
    """Return Python's name of the encoding that a label means on the web and in mail, or None.

    >>> codec_of("ISO-8859-1"), codec_of("x-unknown")
    ('cp1252', None)
    """
    label = label.strip().lower()
    return _codec(_WEB_NAMES.get(label, label))


def _declared(data: bytes) -> str | None:
    head = data[:1024] if data[:1] != b"\xef" else data[3:1027]
    head = _COMMENT.sub(b"", data[:4096]) or head
    match = _META.search(head) or _XML.match(head.lstrip())
    if not match:
        return None
    return codec_of(match.group(1).decode("ascii"))


def _by_declaration(data: bytes, declared: str, name: str) -> Decoded | None:
    """Decode as the page declares; return None if the bytes do not match."""
    try:
        text = data.decode(declared)
    except UnicodeDecodeError:
        return None
    if declared != "utf-8" and not data.isascii():
        try:  # valid UTF-8 with non-ASCII characters is taken for UTF-8
            better = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            message = f"the page declares {declared} but its bytes are UTF-8, so it was read as utf-8; --encoding {declared} overrides this"
            return Decoded(better, "utf-8", findings=(warning("encoding-mismatch", message, name, better),))
    return Decoded(text, declared)


def _differs(name: str, text: str, why: str, used: str, other: str | None) -> list[Finding]:
    if other is None or other == used or (other.startswith("utf-16") and used.startswith("utf-16")):
        return []
    return [warning("encoding-mismatch", f"{why} {used}, not {other}; read as {used}", name, text)]


def _done(text: str, encoding: str, name: str, findings: list[Finding], *, bom: bool = False) -> Decoded:
    return Decoded(text, encoding, bom, tuple(findings))


def _strictly(data: bytes, encoding: str, name: str, replace: bool, skipped: int = 0) -> str:
    try:
        return data.decode(encoding, "replace" if replace else "strict")
    except UnicodeDecodeError as error:
        what = f"byte {error.start + skipped} is not {encoding}"
        raise UnreadableError(what, "use another --encoding, or --replace to put U+FFFD there", source=name) from None


def _replaced(text: str, name: str, replace: bool) -> list[Finding]:
    count = text.count("\ufffd") if replace else 0
    if not count:
        return []
    return [
        warning(
            "characters-replaced",
            f"{counted(count, 'place')} could not be decoded and {'was' if count == 1 else 'were'} replaced by U+FFFD",
            name,
            text,
            text.find("\ufffd"),
        )
    ]


def _refuse_binary(data: bytes, name: str) -> None:
    if data.startswith(OLD):
        raise old(data, name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            todo = _INSTEAD.get(what, "save it as text, HTML or Markdown")
            raise UnreadableError(f"this is {what}, not text", todo, source=name)
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls * 10 > len(head) and _utf16(data) is None:
        raise UnreadableError("this is binary, not text", f"save it as text, or {_TODO}", source=name)


def _utf16(data: bytes) -> str | None:
    """Return the UTF-16 variant of mostly Latin text, by its zero bytes, or None."""
    head = data[: min(len(data), 4096) // 2 * 2]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd * 10 > half * 4 and even * 20 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 4 and odd * 20 < half else None


def _guess(data: bytes, error: UnicodeDecodeError, name: str, replace: bool) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8; raise UnreadableError for damaged UTF-8."""
    damaged = _damage(data)
    if damaged:
        if replace:
            return "utf-8"
        raise UnreadableError(f"byte {error.start} {damaged}", f"{_TODO}, or use --replace to put U+FFFD there", source=name)
    runs = _HIGH_RUN.findall(data)
    high = sum(map(len, runs))
    if (
        high * 4 < len(data) and high < 2 * len(runs) and set(b"".join(runs)) - {0xFF}
    ):  # single letters with accents in Latin text
        for western in ("cp1252", "cp1250"):
            try:
                data.decode(western)
            except UnicodeDecodeError:
                continue
            return western
    elif set(b"".join(runs)) - {0xFF}:
        try:  # two bytes for each character: nearly always Chinese text
            if sum(len(r) % 2 == 0 for r in runs) * 10 >= len(runs) * 9 and _plausible(data.decode("gb18030")):
                return "gb18030"
        except UnicodeDecodeError:
            pass
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        if best and best.encoding and _codec(best.encoding):
            return _codec(best.encoding) or best.encoding
    if replace:
        return "utf-8"
    raise UnreadableError(f"byte {error.start} is not UTF-8 and no encoding fits", _TODO, source=name)


def _damage(data: bytes) -> str | None:
    """Return what is wrong if the bytes are UTF-8 with errors, or None if they are something else."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        pass
    else:
        return "begins a lone surrogate, which is not a character"
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(not c.isascii() for c in text) - wrong if len(text) < 2_000_000 else len(data) - len(text)
    return "is not UTF-8, though the rest of the file is" if right >= wrong else None


def _plausible(text: str) -> bool:
    """Return whether decoded text is mostly common Chinese characters and punctuation."""
    beyond = [c for c in text[:20_000] if not c.isascii()]
    common = sum(
        "\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" or c in "“”‘’—…·" for c in beyond
    )
    return common * 20 >= len(beyond) * 19
