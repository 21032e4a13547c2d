"""Word documents: what a reader of the page sees, and nothing else."""

from __future__ import annotations

import pytest
from word_files import HEADLINE, LEAD, STRICT, docx, p, r, row

from linkeddata.errors import UnreadableError
from linkeddata.read import read_bytes

INS, DEL = '<w:ins w:id="1" w:author="x">', '<w:del w:id="2" w:author="x">'
START = (p(HEADLINE, style="berschrift1"), p(LEAD))


def lines(data: bytes, name: str = "a.docx") -> list[str]:
    """Return the kinds and texts of the blocks."""
    document = read_bytes(data, name=name)
    return [f"{b.kind.value}: {b.span.of(document.text)}" for b in document.blocks]


def text_of(*content: str, **more) -> str:
    """Return the text of a paragraph below a headline and a lead."""
    return read_bytes(docx(*START, p(*content), **more), name="a.docx").text.partition("Venning.")[2].strip()


SHAPES = [
    ("inserted", ["The wheel turned ", f"{INS}{r('at noon')}</w:ins>", "."], "The wheel turned at noon."),
    ("deleted", ["The wheel ", f"{DEL}<w:r><w:delText>never </w:delText></w:r></w:del>", "turned."], "The wheel turned."),
    ("deleted as text", ["The wheel ", f"{DEL}{r('never ')}</w:del>", "turned."], "The wheel turned."),
    ("inserted, then deleted", [f"{INS}{DEL}{r('Not this. ')}</w:del></w:ins>", "This."], "This."),
    ("moved", [f"<w:moveFrom>{r('Gone. ')}</w:moveFrom>", "Here, ", f"<w:moveTo>{r('come.')}</w:moveTo>"], "Here, come."),
    ("smart tags", [f'<w:smartTag w:element="place">{r("Lunne")}</w:smartTag>', " lit up."], "Lunne lit up."),
    (
        "content control",
        [f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Orla Venning')}</w:sdtContent></w:sdt>", " spoke."],
        "Orla Venning spoke.",
    ),
    (
        "empty content control",
        [f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here.')}</w:sdtContent></w:sdt>", "She spoke."],
        "She spoke.",
    ),
    ("simple field", [f'<w:fldSimple w:instr="AUTHOR">{r("Ivo Marr")}</w:fldSimple>', " wrote."], "Ivo Marr wrote."),
    (
        "field",
        [
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("3 May"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            " it was.",
        ],
        "3 May it was.",
    ),
    ("hyperlink", [f'<w:hyperlink r:id="x" xmlns:r="urn:r">{r("The port")}</w:hyperlink>', " agreed."], "The port agreed."),
    ("direction", [f'<w:bdo w:val="ltr">{r("The port")}</w:bdo>', " agreed."], "The port agreed."),
    (
        "ruby",
        [f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('ri')}</w:rt><w:rubyBase>{r('Li')}</w:rubyBase></w:ruby></w:r>", " Wei came."],
        "Li Wei came.",
    ),
    ("hidden", ["The wheel ", r("(check!) ", "<w:vanish/>"), "turned."], "The wheel turned."),
    ("hidden by a style", ["<w:r><w:rPr><w:rStyle w:val='Verborgen'/></w:rPr><w:t>No. </w:t></w:r>", "Yes."], "Yes."),
    ("not hidden after all", ["The wheel ", r("has ", '<w:vanish w:val="0"/>'), "turned."], "The wheel has turned."),
    ("struck out", ["The wheel ", r("hardly ", "<w:strike/>"), "turned."], "The wheel turned."),
    ("raised number", ["It began in 2024", r("1", '<w:vertAlign w:val="superscript"/>'), "."], "It began in 2024."),
    ("raised by place", ["It began in 2024", r("1", '<w:position w:val="8"/>'), "."], "It began in 2024."),
    ("power", ["It covers 40 km", r("2", '<w:vertAlign w:val="superscript"/>'), " of sea."], "It covers 40 km² of sea."),
    ("raised letters", ["On the 4", r("th", '<w:vertAlign w:val="superscript"/>'), " of May."], "On the 4th of May."),
    ("lowered", ["Less CO", r("2", '<w:vertAlign w:val="subscript"/>'), "."], "Less CO2."),
    ("hyphens", [r("Co"), "<w:r><w:noBreakHyphen/></w:r>", r("op"), "<w:r><w:softHyphen/></w:r>", "erate."], "Co-operate."),
    ("tab", ["Date:", "<w:r><w:tab/></w:r>", "3 May."], "Date:\t3 May."),
    ("break in a sentence", ["It opened", "<w:r><w:br/></w:r>", "in London."], "It opened\nin London."),
    ("symbol", [r("Cost: "), '<w:r><w:sym w:font="Symbol" w:char="20AC"/></w:r>', "9."], "Cost: €9."),
    ("symbol of a font", ['<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "Turn over."], "Turn over."),
    ("comment", ["It ", '<w:commentRangeStart w:id="1"/>', "opened.", '<w:commentRangeEnd w:id="1"/>'], "It opened."),
    ("proofing", ["It ", '<w:proofErr w:type="spellStart"/>', "opend."], "It opend."),
    ("formula", ["So ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "."], "So a+b."),
    (
        "words of a picture",
        ["<w:r><w:drawing><a:p><a:r><a:t>Chart</a:t></a:r></a:p></w:drawing></w:r>", "It grew."],
        "It grew.",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_text_in_a_paragraph(content: list[str], expected: str) -> None:
    assert text_of(*content) == expected


def test_all_shapes_ran() -> None:
    assert len(SHAPES) == 31


def test_styles_by_their_names_say_what_is_headline_heading_and_item() -> None:
    found = lines(
        docx(
            p("PRESS RELEASE", style="Titel"),
            *START,
            p("What the mill does", style="berschrift2"),
            p("It feeds four hundred homes.", style="Listenabsatz", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'),
            p("It was moved in, and is no item of a list.", style="Listenabsatz"),
            p("ENDS"),
            p("Notes to editors: Port of Lunne, tel. 0123 456789"),
        )
    )
    assert found == [
        "furniture: PRESS RELEASE",
        f"headline: {HEADLINE}",
        "dateline: LUNNE, 3 May 2021 –",
        f"paragraph: {LEAD.partition('– ')[2]}",
        "heading: What the mill does",
        "list item: It feeds four hundred homes.",
        "paragraph: It was moved in, and is no item of a list.",
        "furniture: ENDS",
        "furniture: Notes to editors: Port of Lunne, tel. 0123 456789",
    ]


@pytest.mark.parametrize("properties", ["<w:b/>", '<w:sz w:val="36"/>', '<w:b/><w:sz w:val="36"/>'])
def test_a_headline_without_a_style_is_told_by_its_type(properties: str) -> None:
    above = (p(r("Port of Lunne", properties)), p(r("PRESS RELEASE", properties)), p("Monday news from the river"))
    found = lines(docx(*above, p(r(HEADLINE, properties)), p("3 May 2021"), p(LEAD)))
    assert f"headline: {HEADLINE}" in found
    assert "date line: 3 May 2021" in found


@pytest.mark.parametrize("properties", ["<w:b/>", '<w:sz w:val="36"/>'])
def test_a_headline_with_line_breaks_is_one(properties: str) -> None:
    broken = p(r("Lunne opens", properties), "<w:r><w:br/></w:r>", r("its second tide mill", properties))
    label = p(r("PRESS RELEASE", properties), "<w:r><w:br/></w:r>", r("3 May 2021", properties))
    document = read_bytes(docx(label, broken, p(LEAD)), name="a.docx")
    assert [f"{b.kind.value}: {' '.join(b.span.of(document.text).split())}" for b in document.blocks][:3] == [
        "furniture: PRESS RELEASE",
        "date line: 3 May 2021",
        f"headline: {HEADLINE}",
    ]


def test_a_letterhead_is_read_line_by_line() -> None:
    head = row(
        p("MINISTRY OF FISHERIES", "<w:r><w:br/></w:r>", "Press Office"), p("Ref. 12/2021", "<w:r><w:br/></w:r>", "3 May 2021")
    )
    found = lines(docx(f"<w:tbl>{head}</w:tbl>", *START))
    assert "date line: 3 May 2021" in found
    assert f"headline: {HEADLINE}" in found


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    end = "<w:rPr><w:del w:id='3'/></w:rPr>"
    found = lines(docx(*START, p("The wheel turned", properties=end), p(" all day.")))
    assert found[-1] == "paragraph: The wheel turned all day."


def test_tables_are_read_row_by_row_and_layout_tables_cell_by_cell() -> None:
    nested = f"<w:tbl>{row('Row within')}</w:tbl>{p('')}"
    found = lines(
        docx(
            f"<w:tbl>{row('Port of Lunne', '3 May 2021')}</w:tbl>",
            *START,
            f"<w:tbl>{row('Place:', 'Old Quay')}{row('Ada Byrne', 'Harbour master', 'Port of Lunne')}</w:tbl>",
            f"<w:tbl>{row(p('The first cell holds a whole sentence. It goes on for a while, as prose does.'), nested)}</w:tbl>",
        )
    )
    assert "list item: Ada Byrne, Harbour master, Port of Lunne" in found
    assert "date line: Place: Old Quay" not in found
    assert any(line.endswith("Place: Old Quay") for line in found)
    assert any(line.endswith("Row within") for line in found)


def test_deleted_rows_are_not_read() -> None:
    table = f"<w:tbl>{row('Place:', 'Old Quay')}{row('Owner:', 'Nobody').replace('<w:tr>', '<w:tr><w:trPr><w:del/></w:trPr>')}</w:tbl>"
    assert "Nobody" not in read_bytes(docx(*START, table), name="a.docx").text


@pytest.mark.parametrize("old", [False, True])
def test_a_text_box_is_read_once_and_not_within_the_sentence(old: bool) -> None:
    box = p("Contact: Mirela Tosh, tel. 0123 456789")
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    vml = f"<w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict>"
    drawn = vml if old else f"<mc:AlternateContent>{new}<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    found = lines(docx(*START, p("The wheel ", f"<w:r>{drawn}</w:r>", "turned all day.")))
    assert found[-2:] == ["paragraph: The wheel turned all day.", "furniture: Contact: Mirela Tosh, tel. 0123 456789"]


def test_notes_stand_at_the_end_and_are_no_part_of_the_story() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {names}><w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "Figures of the port.")}</w:footnote></w:footnotes>'
    )
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read_bytes(docx(*START, p("It fed ten homes", mark, "."), parts={"word/footnotes.xml": notes}), name="a.docx")
    assert [b.span.of(document.text) for b in document.blocks][-2:] == ["It fed ten homes.", "Figures of the port."]
    assert document.blocks[-1].kind.value == "furniture"
    assert document.source.places[-1].where == "footnote 1"


def test_line_breaks_separate_the_lines_of_an_address() -> None:
    breaks = [part for line in ("ENDS", "Port of Lunne", "Old Quay 1") for part in (r(line), "<w:r><w:br/></w:r>")]
    document = read_bytes(docx(*START, p(*breaks)), name="a.docx")
    assert [b.span.of(document.text) for b in document.blocks][-3:] == ["ENDS", "Port of Lunne", "Old Quay 1"]
    assert [place.where for place in document.source.places][-1] == "paragraph 3"


def test_places_name_paragraphs_and_rows() -> None:
    table = f"<w:tbl>{row('Place:', 'Old Quay')}{row('Owner:', 'Port of Lunne')}</w:tbl>"
    document = read_bytes(docx(*START, p(""), table, p("It turned all day long.")), name="a.docx")
    places = {place.where: place.span.of(document.source.text) for place in document.source.places}
    assert places == {
        "paragraph 1": HEADLINE,
        "paragraph 2": LEAD,
        "table 1, row 1": "Place: Old Quay",
        "table 1, row 2": "Owner: Port of Lunne",
        "paragraph 3": "It turned all day long.",
    }


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (docx(*START, namespace=STRICT), "strict.docx"),
        (docx(*START, main="word/document2.xml"), "online.docx"),
        (docx(*START), "without-extension"),
        (docx(*START, parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 not looked at"}), "macros.docm"),
        (docx(*START, parts={"word/styles.xml": "<w:styles xmlns:w='x'/>"}), "no-styles.docx"),
        (
            docx(
                *START,
                parts={
                    "docProps/core.xml": "<c:p xmlns:c='x' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Old</dc:title></c:p>"
                },
            ),
            "t.docx",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_forms_of_the_format(data: bytes, name: str) -> None:
    assert lines(data, name) == [
        f"headline: {HEADLINE}",
        "dateline: LUNNE, 3 May 2021 –",
        f"paragraph: {LEAD.partition('– ')[2]}",
    ]
    assert read_bytes(data, name=name).source.media_type.endswith("wordprocessingml.document")


def test_the_properties_do_not_make_the_day_or_the_author() -> None:
    core = (
        "<c:p xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:d='http://purl.org/dc/terms/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Ivo Marr</dc:creator><d:created>2020-01-01T00:00:00Z</d:created></c:p>"
    )
    document = read_bytes(
        docx(p(HEADLINE, style="Titel"), p("It turned all day."), parts={"docProps/core.xml": core}), name="a.docx"
    )
    assert document.value("published") is None
    assert document.authors == ()


@pytest.mark.parametrize(
    "parts", [{"word/document.xml": ""}, {"word/document.xml": "<a/>"}, {"_rels/.rels": "<r/>"}, {"word/document.xml": "<w:x"}]
)
def test_a_damaged_document_is_unreadable(parts: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(docx(*START, parts=parts), name="a.docx")


def test_an_empty_document_has_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read_bytes(docx(p("")), name="a.docx")
