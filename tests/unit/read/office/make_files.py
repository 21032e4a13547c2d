"""Make the documents in this folder, which the tests read.

    python make_files.py [NAME ...]

They are kept in the repository, because their makers are not installed where the tests run: LibreOffice 7.4 (`soffice`), groff 1.22 with
`ps2pdf`, Chromium, and the packages reportlab 5.1, typst 0.15 and python-docx 1.2. All names and texts are invented. What must be read from
each stands in `expected.txt`, checked by hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent

HEADLINE = "Lunne opens its second tide mill"
LEAD = (
    "The harbour master, Ada Byrne, opened the second tide mill of Lunne on Monday in the presence of the minister for the sea, "
    "Orla Venning, and some two hundred guests from both banks of the river."
)
SECOND = (
    "“The mill turns with every tide, by day and by night, and it needs no fuel,” said Ada Byrne. It feeds four hundred homes on the "
    "north bank and the workshops of the old quay, which were lit by gas until last winter."
)
THIRD = (
    "The co-operation of the two towns began in 2019, when the councils of Lunne and Saltholme founded a company for the works. "
    "The re-election of its board is due in June 2022, and the third mill will follow in the year after that."
)
FOURTH = "Builders from Saltholme finished the wheel in March, four weeks before the day that was agreed with the port."


def convert(source: Path, to: str, target: Path) -> None:
    """Convert a file with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        reader = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
        subprocess.run(
            ["soffice", "--headless", *reader, "--convert-to", to, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        made = next(Path(folder).iterdir())
        target.write_bytes(made.read_bytes())


def written(text: str, suffix: str, folder: str) -> Path:
    """Write a text to a file in a folder."""
    path = Path(folder) / f"source{suffix}"
    path.write_text(text, "utf-8")
    return path


RELEASE = f"""<html><body>
<p>PRESS RELEASE</p><h1>{HEADLINE}</h1><p>LUNNE, 3 May 2021 – {LEAD}</p><p>{SECOND}</p>
<ul><li>Height of the wheel: nine metres.</li><li>Cost of the works: three million crowns.</li></ul>
<p>{THIRD}</p>
<table><tr><td>Place</td><td>Old Quay, Lunne</td></tr><tr><td>Owner</td><td>Port of Lunne</td></tr></table>
<p>ENDS</p><p>Notes to editors: Port of Lunne, press office, tel. 0123 456789</p></body></html>"""


def writer_odt(target: Path) -> None:
    """A release in LibreOffice's own format."""
    with tempfile.TemporaryDirectory() as folder:
        convert(written(RELEASE, ".html", folder), "odt:writer8", target)


def writer_docx(target: Path) -> None:
    """The same as a Word document that LibreOffice wrote."""
    with tempfile.TemporaryDirectory() as folder:
        odt = Path(folder) / "release.odt"
        writer_odt(odt)
        convert(odt, "docx", target)


def writer_pdf(target: Path) -> None:
    """The same as a PDF that LibreOffice wrote."""
    with tempfile.TemporaryDirectory() as folder:
        odt = Path(folder) / "release.odt"
        writer_odt(odt)
        convert(odt, "pdf", target)


_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/>
<style:text-properties style:font-name="DejaVu Serif" fo:font-size="10pt" fo:hyphenate="false"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:text-properties fo:font-size="17pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="9cm" fo:margin-top="1.2cm"
 fo:margin-bottom="1.2cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns
 fo:column-count="2" fo:column-gap="0.7cm"><style:column style:rel-width="1*"/><style:column style:rel-width="1*"/></style:columns>
</style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
<style:header><text:p>Port of Lunne · Press office</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number> of <text:page-count>2</text:page-count></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def _paragraphs(*texts: str) -> str:
    return "".join(f'<text:p text:style-name="Standard">{text}</text:p>' for text in texts)


def writer_columns_pdf(target: Path) -> None:
    """Two columns below a headline, justified, with a header and a page number on each of two pages."""
    head = f'<text:p text:style-name="Head">{HEADLINE}</text:p>' + _paragraphs("3 May 2021")
    texts = (LEAD, SECOND, FOURTH, THIRD, LEAD.replace("second", "third"), SECOND.replace("four", "six"), THIRD)
    columns = f'<text:section text:style-name="Two" text:name="s">{_paragraphs(*texts)}</text:section>'
    with tempfile.TemporaryDirectory() as folder:
        convert(written(_FLAT.format(body=head + columns), ".fodt", folder), "pdf", target)


_TYPST = """#set document(title: "Tide mill")
#set page(width: 150mm, height: {height}mm, margin: 15mm, columns: {columns}{running})
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true, {par})
{body}
"""


def typst(
    target: Path, body: str, *, columns: int = 1, height: int = 200, running: str = "", par: str = "spacing: 1.2em"
) -> None:
    """Set a text with typst, which breaks words and uses ligatures."""
    import typst as setter

    with tempfile.TemporaryDirectory() as folder:
        text = _TYPST.format(body=body, columns=columns, height=height, running=running, par=par)
        target.write_bytes(setter.compile(str(written(text, ".typ", folder)), format="pdf"))


def typst_columns_pdf(target: Path) -> None:
    """Two columns with broken words and ligatures; the headline is above both."""
    head = f'#place(top, scope: "parent", float: true)[#text(18pt, weight: "bold")[{HEADLINE}]\\ 3 May 2021]'
    fifth = "The office for fisheries and five firms first offered efficient filters, and the staff of the Saltholme shipyard fitted them."
    typst(target, "\n\n".join((head, LEAD, SECOND, fifth, THIRD, FOURTH)), columns=2, height=110)


def typst_indent_pdf(target: Path) -> None:
    """Paragraphs without space between them, told by the indent of their first lines; over two pages, with running titles."""
    running = ', header: [Harbour News #h(1fr) May 2021], footer: [#h(1fr) #context counter(page).display("— 1 —") #h(1fr)]'
    body = f"= {HEADLINE}\n\nLUNNE, 3 May 2021 – {LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}"
    typst(target, body, height=70, running=running, par="first-line-indent: 1.2em, spacing: 0.65em")


def _canvas(target: Path, size: tuple[float, float] = (420.0, 595.0)):  # type: ignore[no-untyped-def]
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(str(target), pagesize=size, invariant=1)


def _wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _lines(canvas, text: str, left: float, base: float, width: float, font: str = "Helvetica", size: float = 9) -> float:  # type: ignore[no-untyped-def]
    canvas.setFont(font, size)
    for line in _wrapped(text, width, font, size):
        canvas.drawString(left, base, line)
        base -= size * 1.25
    return base - size * 0.8


def bold_pdf(target: Path) -> None:
    """A bold headline that is printed twice, and spaced capitals above it; a raised 1 that refers to a note."""
    canvas = _canvas(target)
    spaced = canvas.beginText(40, 550)
    spaced.setFont("Helvetica", 9)
    spaced.setCharSpace(5)
    spaced.textLine("PRESS RELEASE")
    canvas.drawText(spaced)
    canvas.setFont("Helvetica", 9)
    for shift in (0, 0.25):
        canvas.drawString(40 + shift, 525, HEADLINE)
    base = _lines(canvas, "LUNNE, 3 May 2021 - " + LEAD, 40, 505, 340)
    canvas.drawString(40, base, "The first mill is of 2019")
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(40 + canvas.stringWidth("The first mill is of 2019", "Helvetica", 9), base + 3.5, "1")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(40 + canvas.stringWidth("The first mill is of 2019", "Helvetica", 9) + 3.5, base, " and covers 40 km")
    place = 43.5 + canvas.stringWidth("The first mill is of 2019 and covers 40 km", "Helvetica", 9)
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(place, base + 3.5, "2")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(place + 3.2, base, ".")
    canvas.save()


def sidebar_pdf(target: Path) -> None:
    """A narrow column with the contact beside the text, printed first and in smaller type; a date on the line of the label."""
    canvas = _canvas(target)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(40, 560, "PRESS RELEASE")
    canvas.drawRightString(380, 560, "3 May 2021")
    base = 500.0
    for line in ("Contact", "Mirela Tosh", "Press office", "Port of Lunne", "tel. 0123 456789", "press@port.example"):
        canvas.setFont("Helvetica", 7)
        canvas.drawString(40, base, line)
        base -= 11.3
    _lines(canvas, HEADLINE, 40, 530, 340, "Helvetica-Bold", 15)
    base = _lines(canvas, "LUNNE - " + LEAD, 150, 498, 230)
    base = _lines(canvas, SECOND, 150, base, 230)
    _lines(canvas, THIRD, 150, base, 230)
    canvas.save()


def table_pdf(target: Path) -> None:
    """A table of short cells, and a list of three points."""
    canvas = _canvas(target)
    _lines(canvas, HEADLINE, 40, 550, 340, "Times-Bold", 16)
    base = _lines(canvas, "LUNNE, 3 May 2021 - " + LEAD, 40, 525, 340, "Times-Roman", 10)
    for cells in (
        ("Programme", "", ""),
        ("10:00", "Welcome", "Ada Byrne"),
        ("10:30", "Opening", "Orla Venning"),
        ("11:00", "Tour", "Ivo Marr"),
    ):
        canvas.setFont("Times-Bold" if not cells[1] else "Times-Roman", 10)
        for cell, left in zip(cells, (40, 110, 230), strict=True):
            canvas.drawString(left, base, cell)
        base -= 14
    base -= 6
    for point in (
        "The wheel is nine metres high.",
        "The works took two years and employed eighty people from both banks of the river, many of them for the first time.",
        "The mill is open to visitors.",
    ):
        canvas.setFont("Times-Roman", 10)
        for i, line in enumerate(_wrapped(point, 320, "Times-Roman", 10)):
            if not i:
                canvas.drawString(40, base, "•")
            canvas.drawString(52, base, line)
            base -= 12.5
    canvas.save()


def hebrew_pdf(target: Path) -> None:
    """A date in a Hebrew sentence, written from right to left as programs without support for it do, below an English text."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    canvas = _canvas(target)
    _lines(canvas, HEADLINE, 40, 550, 340, "Helvetica-Bold", 15)
    base = _lines(canvas, "LUNNE, 3 May 2021 - " + LEAD, 40, 525, 340)
    canvas.setFont("DejaVu", 10)
    seen = "הטחנה נפתחה ב-"[::-1].replace("-", "") + " 3 " + "במאי"[::-1] + " 2021"  # as it looks, from left to right
    words = ["הטחנה", "נפתחה", "ביום", "3", "במאי", "2021"]
    seen = " ".join(word if word.isdigit() else word[::-1] for word in reversed(words))
    canvas.drawString(200, base, seen)
    canvas.save()


def scanned_pdf(target: Path) -> None:
    """A page that is a picture."""
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader

    picture = Image.new("1", (400, 560), 1)
    ImageDraw.Draw(picture).text((40, 40), HEADLINE, fill=0)
    canvas = _canvas(target)
    canvas.drawImage(ImageReader(picture), 0, 0, 420, 595)
    canvas.save()


def encrypted_pdf(target: Path) -> None:
    """A page that needs a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(target), encrypt=StandardEncryption("mill", canPrint=0), invariant=1)
    canvas.drawString(72, 700, HEADLINE)
    canvas.save()


def groff_pdf(target: Path) -> None:
    """Justified text with broken words by groff and its macros, with page numbers, over two pages."""
    body = f".TL\n{HEADLINE}\n.LP\nLUNNE, 3 May 2021 \\[en] {LEAD}\n.PP\n{SECOND}\n.PP\n{THIRD}\n.PP\n{FOURTH}\n"
    body = ".nr LL 7c\n.nr PO 3c\n.pl 12c\n.nr HM 2c\n.nr FM 2c\n" + body.replace("“", "\\[lq]").replace("”", "\\[rq]").replace(
        "–", "\\[en]"
    )
    made = subprocess.run(["groff", "-ms", "-Tps", "-P-p12c,16c"], input=body.encode(), capture_output=True, check=True)
    subprocess.run(
        ["ps2pdf", "-dDEVICEWIDTHPOINTS=454", "-dDEVICEHEIGHTPOINTS=340", "-dFIXEDMEDIA", "-", str(target)],
        input=made.stdout,
        check=True,
    )


def chromium_pdf(target: Path) -> None:
    """A page printed by Chromium, in two columns."""
    style = "<style>@page{size:A5} div{columns:2} body{font:10pt serif}</style>"
    page = f"{style}<h1>{HEADLINE}</h1><p>3 May 2021</p><div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>"
    with tempfile.TemporaryDirectory() as folder:
        source = written(f"<!doctype html><meta charset=utf-8>{page}", ".html", folder)
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()],
            check=True,
            capture_output=True,
        )


def templates_docx(target: Path) -> None:
    """Word's built-in styles by python-docx: the title holds the label, heading 1 the headline; header and footer."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Word Document"
    document.core_properties.author = "Ivo Marr"
    document.sections[0].header.paragraphs[0].text = "FOR IMMEDIATE RELEASE"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Press release", "Title")
    document.add_paragraph(HEADLINE, "Heading 1")
    document.add_paragraph(f"LUNNE, 3 May 2021 – {LEAD}")
    document.add_paragraph("What the mill does", "Heading 2")
    document.add_paragraph(SECOND)
    document.add_paragraph("Height of the wheel: nine metres.", "List Bullet")
    document.add_paragraph("ENDS")
    document.save(str(target))


#: File → what makes it.
FILES: dict[str, Callable[[Path], None]] = {
    "writer.odt": writer_odt,
    "writer.docx": writer_docx,
    "templates.docx": templates_docx,
    "writer.pdf": writer_pdf,
    "writer-columns.pdf": writer_columns_pdf,
    "typst-columns.pdf": typst_columns_pdf,
    "typst-indent.pdf": typst_indent_pdf,
    "groff.pdf": groff_pdf,
    "chromium-columns.pdf": chromium_pdf,
    "bold.pdf": bold_pdf,
    "sidebar.pdf": sidebar_pdf,
    "table.pdf": table_pdf,
    "hebrew.pdf": hebrew_pdf,
    "scanned.pdf": scanned_pdf,
    "encrypted.pdf": encrypted_pdf,
}


if __name__ == "__main__":
    for file in sys.argv[1:] or FILES:
        FILES[file](HERE / file)
        print(file, (HERE / file).stat().st_size)
