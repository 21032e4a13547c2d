"""Whole releases as Word, OpenDocument and PDF files: headline, day, paragraphs and places are those of `office/expected.txt`.

The files in `office/` were made by LibreOffice, python-docx, typst, groff, Chromium and reportlab (`office/make_files.py`); the others are
written here.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import environment
from word_files import HEADLINE, LEAD, STRICT, docx, odt, p, r, row

from linkeddata.errors import UnreadableError
from linkeddata.read import read_bytes
from linkeddata.values.document import Document

FOLDER = Path(__file__).with_name("office")
SECOND = "“The mill turns with every tide, by day and by night,” said Ada Byrne. It feeds four hundred homes on the north bank."
BIG, BOLD = '<w:b/><w:sz w:val="36"/>', "<w:b/>"
UP = '<w:vertAlign w:val="superscript"/>'
BREAK = "<w:r><w:br/></w:r>"
ENDS = (p("ENDS"), p("Notes to editors"), p("Port of Lunne, press office", BREAK, r("tel. 0123 456789")))
_BOX = p("Contact: Mirela Tosh, tel. 0123 456789")

#: Releases as press offices write them.
WRITTEN = {
    "plain.docx": docx(p("Port of Lunne"), p(""), p(HEADLINE), p("3 May 2021"), p(LEAD), p(SECOND), *ENDS),
    "bold.docx": docx(
        p(r("PRESS RELEASE", BOLD)), p(r(HEADLINE, BIG)), p(LEAD), p(r("A mill for all", BOLD)), p(SECOND), *ENDS
    ),
    "letterhead.docx": docx(
        f"<w:tbl>{row(p(r('Port of Lunne', BIG)), '3 May 2021')}</w:tbl>",
        p("FOR IMMEDIATE RELEASE"),
        p(r(HEADLINE, BOLD)),
        p(LEAD),
        f"<w:tbl>{row('Height of the wheel:', 'nine metres')}{row('Cost', 'three million crowns')}</w:tbl>",
        p(SECOND),
        *ENDS,
    ),
    "tracked.docx": docx(
        p(f"<w:del>{r('DRAFT ')}</w:del>", f"<w:ins>{r(HEADLINE)}</w:ins>", style="berschrift1"),
        p(LEAD.replace("Orla Venning.", ""), f"<w:del>{r('Ivo Marr')}</w:del>", f"<w:ins>{r('Orla Venning')}</w:ins>", "."),
        p(f"<w:moveFrom>{r(SECOND)}</w:moveFrom>"),
        p("The works took two years."),
        p(f"<w:moveTo>{r(SECOND)}</w:moveTo>"),
    ),
    "form.docx": docx(
        f"<w:sdt><w:sdtContent>{p(HEADLINE, style='Titel')}</w:sdtContent></w:sdt>",
        p("Date: ", f"<w:sdt><w:sdtContent>{r('3 May 2021')}</w:sdtContent></w:sdt>"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here to enter a subtitle.')}</w:sdtContent></w:sdt>",
        p(LEAD),
        p(SECOND),
    ),
    "boxes.docx": docx(
        p(HEADLINE, style="berschrift1"),
        p(
            LEAD,
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
            f"{_BOX}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{_BOX}"
            "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        p(SECOND),
    ),
    "numbers.docx": docx(
        p(HEADLINE, style="berschrift1"),
        p(LEAD),
        p("The first mill is of 2019", r("1", UP), " and covers 40 km", r("2", UP), ".", r("Check!", "<w:vanish/>")),
    ),
    "strict.docx": docx(p(HEADLINE, style="berschrift1"), p(LEAD), p(SECOND), namespace=STRICT, main="word/document2.xml"),
    "plain.odt": odt(
        f"<text:p>Port of Lunne</text:p><text:p>{HEADLINE}</text:p><text:p>3 May 2021</text:p><text:p>{LEAD}</text:p>"
    ),
    "styles.odt": odt(
        f"<text:h text:outline-level='1'>{HEADLINE}</text:h><text:p>{LEAD}</text:p><text:h text:outline-level='2'>A mill for all</text:h>"
        f"<text:p>{SECOND}</text:p><text:p>ENDS</text:p>"
    ),
}
UNREADABLE = {"scanned.pdf": "this PDF has no text, only pictures", "encrypted.pdf": "the PDF is encrypted"}


def said(document: Document) -> str:
    """Return what was read, as it stands in the table."""
    published = document.metadata.get("published")
    lines = [f"published | {published.value if published else '-'}"]
    for block in document.blocks:
        place = document.source.where(document.offsets.to_source(block.span))
        lines.append(f"{block.kind.value} | {place} | {' '.join(block.span.of(document.text).split())}")
    return "\n".join(lines)


def expected() -> dict[str, str]:
    """Return the table: file → what must be read."""
    parts = re.split(r"^== (.+)\n", (FOLDER / "expected.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


EXPECTED = expected()


def bytes_of(name: str) -> bytes:
    """Return the bytes of a file."""
    return WRITTEN[name] if name in WRITTEN else (FOLDER / name).read_bytes()


def test_the_table_has_all_files() -> None:
    made = {path.name for path in FOLDER.iterdir() if path.suffix in {".docx", ".odt", ".pdf"}}
    assert set(EXPECTED) | set(UNREADABLE) == made | set(WRITTEN)
    kinds = [Path(name).suffix for name in (*EXPECTED, *UNREADABLE)]
    assert (kinds.count(".docx"), kinds.count(".odt"), kinds.count(".pdf")) == (10, 3, 12)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_release_is_read_as_its_page_shows_it(name: str) -> None:
    assert said(read_bytes(bytes_of(name), name=name)) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_block_has_a_place_and_its_words_stand_there(name: str) -> None:
    document = read_bytes(bytes_of(name), name=name)
    for block in document.blocks:
        place, quote = document.quote(block.span)
        assert quote == place.of(document.source.text)
        assert document.source.where(place)
    ends = [place.span.end for place in document.source.places]
    assert ends == sorted(ends)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said(name: str) -> None:
    with pytest.raises(UnreadableError, match=UNREADABLE[name]):
        read_bytes(bytes_of(name), name=name)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_bytes_tell_the_format(name: str) -> None:
    assert read_bytes(bytes_of(name), name="release.txt").blocks == read_bytes(bytes_of(name), name=name).blocks


def test_no_library_is_loaded_before_it_is_needed() -> None:
    code = "import sys, linkeddata.read; print(sorted({'lxml', 'pypdfium2', 'zipfile', 'ctypes'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == "[]\n"
