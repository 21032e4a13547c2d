"""Broken and hostile office documents and PDFs: refused, or unreadable, and never a traceback.

Limits are set low where a file would be large.
"""

from __future__ import annotations

import inspect
import sys
import zipfile
import zlib

import pytest
from commandline import run
from word_files import HEADLINE, LEAD, archive, docx, odt, p

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError
from linkeddata.read import package, pdf, read_bytes

WORD = docx(p(HEADLINE, style="berschrift1"), p(LEAD))
OPEN = odt(f"<text:p>{HEADLINE}</text:p><text:p>{LEAD}</text:p>")
ENTITY = "<!DOCTYPE w:document [<!ENTITY a 'b'>]>"
OUTSIDE = "<!DOCTYPE w:document [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
SHEET = archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
OUTWARD = "<r xmlns='urn:r'><s Type='x/officeDocument' Target='../../etc/hostname'/></r>"
MANIFEST = (
    "<m:m xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry><m:encryption-data/></m:file-entry></m:m>"
)


def page(content: bytes, filters: str = "/FlateDecode", pages: int = 1) -> bytes:
    """Return a PDF whose pages share one stream."""
    kids = " ".join(f"{5 + n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> >> >>"
            for _ in range(pages)
        ],
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    start = len(made)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    return made + head + table + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


WORDS = zlib.compress(b"BT /F 12 Tf 20 250 Td (The mill of Lunne opened on 3 May 2021.) Tj ET")


def locked(data: bytes) -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


UNREADABLE = [
    (
        "encrypted docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "encrypted",
    ),
    ("encrypted odt", odt("<text:p/>", {"META-INF/manifest.xml": MANIFEST}), "a.odt", "encrypted"),
    ("encrypted parts", locked(WORD), "a.docx", "encrypted"),
    (
        "encrypted, of no known kind",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a",
        "encrypted",
    ),
    ("old document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", "save it as DOCX"),
    ("old document with a new name", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.docx", "save it as DOCX"),
    ("a sheet", SHEET, "a.docx", "not a Word document"),
    ("a sheet as odt", SHEET, "a.odt", "not an OpenDocument text"),
    ("text", b"Lunne opens its second tide mill", "a.docx", "not a Word document"),
    ("text as PDF", b"Lunne opens its second tide mill", "a.pdf", "not a PDF"),
    ("nothing", b"", "a.docx", "not a Word document"),
    ("cut off", WORD[:300], "a.docx", "damaged"),
    ("cut off inside", WORD[:60] + WORD[-400:], "a.docx", "damaged"),
    ("cut off odt", OPEN[: len(OPEN) // 2], "a.odt", "damaged"),
    ("cut off PDF", page(WORDS)[:40], "a.pdf", "damaged"),
    ("no pages", page(WORDS, pages=0), "a.pdf", "damaged"),
    ("no text", page(zlib.compress(b"0 0 m")), "a.pdf", "no text"),
    ("deep", docx("<w:sdt><w:sdtContent>" * 200 + p("x") + "</w:sdtContent></w:sdt>" * 200), "a.docx", "damaged"),
    ("outside the archive", docx(p("x"), parts={"_rels/.rels": OUTWARD}), "a.docx", "damaged"),
]
REFUSED = [
    ("bomb docx", docx(p(LEAD), parts={"word/styles.xml": b" " * 2_000_000}), "a.docx"),
    ("bomb odt", odt("<text:p>x</text:p>", {"styles.xml": b" " * 2_000_000}), "a.odt"),
    ("entities", docx(parts={"word/document.xml": f"{ENTITY}<w:document xmlns:w='urn:w'>&a;</w:document>"}), "a.docx"),
    (
        "entities from outside",
        docx(parts={"word/document.xml": f"{OUTSIDE}<w:document xmlns:w='urn:w'>&a;</w:document>"}),
        "a.docx",
    ),
    ("twice packed PDF", page(zlib.compress(WORDS), "[/FlateDecode /FlateDecode]"), "a.pdf"),
]


@pytest.mark.rows(102)
@pytest.mark.parametrize(("data", "name", "match"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE])
def test_broken_and_encrypted_files_are_unreadable(data: bytes, name: str, match: str) -> None:
    with pytest.raises(UnreadableError, match=match):
        read_bytes(data, name=name)


@pytest.mark.rows(102)
@pytest.mark.parametrize(("data", "name"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_bombs_and_entities_are_refused(data: bytes, name: str) -> None:
    with pytest.raises(RefusedError):
        read_bytes(data, name=name)


@pytest.mark.rows(102)
def test_nesting_that_is_too_deep_is_refused() -> None:
    deep = (
        docx("<w:smartTag>" * 100 + p("x") + "</w:smartTag>" * 100),
        odt("<text:section>" * 100 + "<text:p>x</text:p>" + "</text:section>" * 100),
    )
    assert [read_bytes(data, name="a").text for data in deep] == ["x", "x"]
    limit, frames = sys.getrecursionlimit(), len(inspect.stack())
    sys.setrecursionlimit(frames + 70)
    try:
        for data in deep:
            with pytest.raises(RefusedError, match="nested"):
                read_bytes(data, name="a")
    finally:
        sys.setrecursionlimit(limit)


def test_cases_are_counted() -> None:
    assert (len(UNREADABLE), len(REFUSED)) == (19, 5)


@pytest.mark.rows(102)
def test_limits_apply_before_a_part_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_PART", 200)
    for data, name in ((WORD, "a.docx"), (OPEN, "a.odt")):
        with pytest.raises(RefusedError, match="unpacks to"):
            read_bytes(data, name=name)
    monkeypatch.setattr(package, "_MOST_PARTS", 3)
    with pytest.raises(RefusedError, match="more than 3 parts"):
        read_bytes(WORD, name="a.docx")


@pytest.mark.rows(102)
def test_a_size_that_the_archive_hides_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_PART", 100_000)
    data = docx(p(LEAD), parts={"word/document.xml": b"<" + b"a" * 150_000})
    size = (150_001).to_bytes(4, "little")
    with pytest.raises(LinkedDataError) as caught:
        read_bytes(data.replace(size, (99).to_bytes(4, "little")), name="a.docx")
    assert caught.value.exit_code in {3, 5}


@pytest.mark.rows(102)
@pytest.mark.parametrize("filters", ["/FlateDecode", "[/ASCII85Decode /FlateDecode]", "[/ASCIIHexDecode /FlateDecode]"])
def test_streams_of_a_pdf_are_limited(monkeypatch: pytest.MonkeyPatch, filters: str) -> None:
    import base64

    packed = zlib.compress(b"q Q " * 5_000)
    coded = {"[/ASCII85": base64.a85encode(packed) + b"~>", "[/ASCIIHe": packed.hex().encode() + b">"}.get(filters[:9], packed)
    monkeypatch.setattr(pdf, "_LARGEST_STREAM", 10_000)
    with pytest.raises(RefusedError, match="decompression bomb"):
        read_bytes(page(coded, filters), name="a.pdf")
    monkeypatch.setattr(pdf, "_LARGEST_STREAM", 100_000)
    with pytest.raises(UnreadableError, match="no text"):
        read_bytes(page(coded, filters), name="a.pdf")


@pytest.mark.rows(102)
def test_pages_and_letters_of_a_pdf_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_bytes(page(WORDS, pages=3), name="a.pdf").text.startswith("The mill")
    monkeypatch.setattr(pdf, "_MOST_PAGES", 2)
    with pytest.raises(RefusedError, match="more than 2 pages"):
        read_bytes(page(WORDS, pages=3), name="a.pdf")
    monkeypatch.setattr(pdf, "_MOST_CHARACTERS", 10)
    with pytest.raises(RefusedError, match="more than 10 letters"):
        read_bytes(page(WORDS), name="a.pdf")


@pytest.mark.rows(102)
@pytest.mark.parametrize(
    ("data", "name", "code"),
    [(WORD[:300], "a.docx", 3), (REFUSED[0][1], "a.docx", 5), (page(WORDS)[:40], "a.pdf", 3)],
    ids=["cut off", "bomb", "PDF"],
)
def test_the_command_says_so_in_one_line(tmp_path, data: bytes, name: str, code: int) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("convert", tmp_path / name)
    assert (done.code, done.out, len(done.lines)) == (code, b"", 1)
    assert f"{name}: error: " in done.err


@pytest.mark.rows(102)
def test_nothing_but_the_text_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p(LEAD), parts={"word/vbaProject.bin": b"x", "word/media/a.png": b"x", "word/embeddings/a.docx": b"x"})
    opened: list[str] = []
    read = zipfile.ZipFile.open

    def noting(self, name, *more, **named):
        opened.append(getattr(name, "filename", name))
        return read(self, name, *more, **named)

    monkeypatch.setattr(zipfile.ZipFile, "open", noting)
    read_bytes(data, name="a.docm")
    assert set(opened) == {"_rels/.rels", "word/document.xml", "word/styles.xml"}
