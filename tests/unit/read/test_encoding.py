"""Encodings: which one is used, and what is told."""

from __future__ import annotations

import codecs

import pytest

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.read import read_bytes
from linkeddata.read.encoding import decode

TEXT = "Zoë Žižek opened the pier in Ålesund – “at last”, she said.\n"
WEST = "Zoë Müller opened the pier in Ålesund and thanked André.\n"
CHINESE = "市长为新码头揭幕，并感谢所有参与建设的工人和工程师。\n" * 3
META = '<meta charset="{}"><p>'

# Bytes, options → encoding, byte order mark, codes of the warnings
DECODED = (
    (TEXT.encode(), {}, "utf-8", False, []),
    (codecs.BOM_UTF8 + TEXT.encode(), {}, "utf-8", True, []),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), {}, "utf-16-le", True, []),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), {}, "utf-16-be", True, []),
    (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), {}, "utf-32-le", True, []),
    (TEXT.encode("utf-16-le"), {}, "utf-16-le", False, ["encoding-guessed"]),
    (TEXT.encode("utf-16-be"), {}, "utf-16-be", False, ["encoding-guessed"]),
    (TEXT.encode("utf-16-le"), {"option": "utf-16-le"}, "utf-16-le", False, []),
    (CHINESE.encode("gb18030"), {}, "gb18030", False, ["encoding-guessed"]),
    (CHINESE.encode("gb18030"), {"option": "GB2312"}, None, None, None),
    (CHINESE.encode("gb18030"), {"option": "gb18030"}, "gb18030", False, []),
    ((META.format("gb2312") + CHINESE).encode("gb18030"), {"markup": True}, "gb18030", False, []),
    (WEST.encode("cp1252"), {}, "cp1252", False, ["encoding-guessed"]),
    (WEST.encode("cp1252"), {"option": "latin-1"}, "iso8859-1", False, []),
    ((META.format("iso-8859-1") + WEST).encode("cp1252"), {"markup": True}, "cp1252", False, []),
    ((META.format("iso-8859-1") + WEST).encode(), {"markup": True}, "utf-8", False, ["encoding-mismatch"]),
    ((META.format("utf-8") + WEST).encode("cp1252"), {"markup": True}, "cp1252", False, ["encoding-guessed"]),
    (codecs.BOM_UTF8 + (META.format("iso-8859-1") + WEST).encode(), {"markup": True}, "utf-8", True, ["encoding-mismatch"]),
    (codecs.BOM_UTF8 + TEXT.encode(), {"option": "cp1252"}, "utf-8", True, ["encoding-mismatch"]),
    (
        (META.format("utf-8") + WEST).encode("cp1252"),
        {"markup": True, "option": "cp1252"},
        "cp1252",
        False,
        ["encoding-mismatch"],
    ),
    ((META.format("no-such") + TEXT).encode(), {"markup": True}, "utf-8", False, []),
    ((META.format("utf-7") + TEXT).encode(), {"markup": True}, "utf-8", False, []),
    (b'<!-- <meta charset="gb2312"> --><p>' + TEXT.encode(), {"markup": True}, "utf-8", False, []),
    (
        b'<?xml version="1.0" encoding="iso-8859-2"?><p>'
        + TEXT.replace("–", "-").replace("“", "'").replace("”", "'").replace("Å", "A").encode("iso-8859-2"),
        {"markup": True},
        "iso8859-2",
        False,
        [],
    ),
)


@pytest.mark.parametrize(("data", "options", "encoding", "bom", "codes"), DECODED)
def test_decode(data, options, encoding, bom, codes):
    if encoding is None:
        with pytest.raises(UnreadableError, match="byte"):
            decode(data + "镕€\U00020000".encode("gb18030"), name="-", **options)
        return
    found = decode(data, name="-", **options)
    assert (found.encoding, found.bom, [f.code for f in found.findings]) == (encoding, bom, codes)
    assert "\ufffd" not in found.text and not found.text.startswith("\ufeff")


def test_all_encodings_were_tried():
    assert len(DECODED) == 24


@pytest.mark.parametrize("option", ["nonsense", "base64", "rot13", "unicode_escape", "utf-7", "idna", "", "a\0b"])
def test_option_that_is_no_text_encoding(option):
    if option == "":
        assert decode(b"x", name="-", option=option).encoding == "utf-8"
        return
    with pytest.raises(UsageError):
        decode(b"x", name="-", option=option)


@pytest.mark.parametrize("data", [TEXT.encode("utf-16-le"), WEST.encode("cp1252"), CHINESE.encode("gb18030")])
def test_strict_refuses_guesses(data):
    with pytest.raises(UnreadableError, match="--encoding"):
        read_bytes(data, name="-", strict=True)


def test_replace_puts_marks_and_tells():
    data = TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:]
    with pytest.raises(UnreadableError, match="byte 20"):
        read_bytes(data, name="-")
    document = read_bytes(data, name="-", replace=True)
    assert document.text.count("\ufffd") == 1
    assert [f.code for f in document.findings] == ["characters-replaced"]


def test_offsets_count_after_the_byte_order_mark():
    document = read_bytes(codecs.BOM_UTF8 + b"Pier opens", name="-")
    assert document.quote(document.blocks[0].span)[0].start == 0
    assert document.source.bom and document.source.text == "Pier opens"


@pytest.mark.parametrize(
    ("data", "todo"),
    [
        (b"{\\rtf1 The pier opened.}", "save it as DOCX or ODT"),
        (b"PK\x03\x04" + bytes(40), "save a document as DOCX, ODT or PDF"),
    ],
)
def test_a_document_of_another_program_is_to_be_saved_as_one_that_is_read(data: bytes, todo: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data, name="release")
    assert todo in caught.value.todo
