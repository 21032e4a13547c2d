"""OpenDocument texts: what a reader of the page sees, and nothing else."""

from __future__ import annotations

import pytest
from word_files import HEADLINE, LEAD, odt

from linkeddata.errors import UnreadableError
from linkeddata.read import read_bytes

START = f'<text:p text:style-name="P1">{HEADLINE}</text:p><text:p>{LEAD}</text:p>'
CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Nobody came.</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)


def text_of(inner: str) -> str:
    """Return the text of a paragraph below a headline and a lead."""
    return read_bytes(odt(f"{CHANGES}{START}<text:p>{inner}</text:p>"), name="a.odt").text.partition("Venning.")[2].strip()


SHAPES = [
    ("deleted", 'The wheel <text:change text:change-id="c"/>turned.', "The wheel turned."),
    ("inserted", 'It <text:change-start text:change-id="d"/>turned<text:change-end text:change-id="d"/>.', "It turned."),
    ("comment", "It <office:annotation><text:p>Is it?</text:p></office:annotation>turned.", "It turned."),
    ("blanks", "Date:<text:s text:c='3'/>3  May\n  2021.", "Date:   3 May 2021."),
    ("one blank", "3<text:s/>May.", "3 May."),
    ("many blanks", "3<text:s text:c='99999999'/>May.", f"3{' ' * 1000}May."),
    ("tab and break", "Date:<text:tab/>3 May.<text:line-break/>and then", "Date:\t3 May.\nand then"),
    ("raised number", "It began in 2024<text:span text:style-name='T1'>1</text:span>.", "It began in 2024."),
    ("power", "It covers 40 km<text:span text:style-name='T1'>2</text:span>.", "It covers 40 km²."),
    ("hidden", "It <text:span text:style-name='T2'>hardly </text:span>turned.", "It turned."),
    ("struck out", "It <text:span text:style-name='T3'>hardly </text:span>turned.", "It turned."),
    ("link", "<text:a>The port</text:a> agreed.", "The port agreed."),
    (
        "ruby",
        "<text:ruby><text:ruby-base>Li</text:ruby-base><text:ruby-text>ri</text:ruby-text></text:ruby> Wei came.",
        "Li Wei came.",
    ),
    ("placeholder", "<text:placeholder>Type here</text:placeholder>It turned.", "It turned."),
    ("field", "By <text:author-name>Ivo Marr</text:author-name>.", "By Ivo Marr."),
    ("page", "It turned.<text:soft-page-break/> All day.", "It turned. All day."),
    ("content control", '<l:content-control xmlns:l="urn:loext">Orla</l:content-control> spoke.', "Orla spoke."),
]


@pytest.mark.parametrize(("inner", "expected"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_text_in_a_paragraph(inner: str, expected: str) -> None:
    assert text_of(inner) == expected


def test_all_shapes_ran() -> None:
    assert len(SHAPES) == 17


def test_notes_boxes_lists_tables_and_sections() -> None:
    body = (
        f"{START}<text:h text:outline-level='2'>What the mill does</text:h>"
        "<text:p>It fed homes<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of the port.</text:p>"
        "</text:note-body></text:note>.<draw:frame><draw:text-box>"
        "<text:p>It is the second one.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>Nine metres high.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Owner</text:p></table:table-cell><table:table-cell>"
        "<text:p>Port of Lunne</text:p></table:table-cell></table:table-row></table:table>"
        "<text:section text:display='none'><text:p>Internal.</text:p></text:section>"
        "<text:section><text:p>The mill is open to all.</text:p></text:section>"
    )
    document = read_bytes(odt(body), name="a.odt")
    assert [f"{b.kind.value}: {b.span.of(document.text)}" for b in document.blocks] == [
        f"headline: {HEADLINE}",
        "dateline: LUNNE, 3 May 2021 –",
        f"paragraph: {LEAD.partition('– ')[2]}",
        "heading: What the mill does",
        "paragraph: It fed homes.",
        "paragraph: It is the second one.",
        "list item: Nine metres high.",
        "list item: Owner, Port of Lunne",
        "paragraph: The mill is open to all.",
        "furniture: Of the port.",
    ]
    assert [p.where for p in document.source.places] == [
        *(f"paragraph {n}" for n in range(1, 7)),
        "table 1, row 1",
        "paragraph 7",
        "note 1",
    ]
    assert document.source.media_type == "application/vnd.oasis.opendocument.text"


def test_the_name_does_not_matter() -> None:
    assert read_bytes(odt(START), name="release").value("published") == "2021-05-03"


@pytest.mark.parametrize("content", ["", "<a/>", "<office:x"])
def test_a_damaged_document_is_unreadable(content: str) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(odt(START, {"content.xml": content}), name="a.odt")


def test_an_empty_document_has_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read_bytes(odt("<text:p/>"), name="a.odt")
