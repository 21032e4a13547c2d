"""Word documents and OpenDocument texts for tests, written part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    'xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
#: Paragraph styles: identifier → name and properties of its runs. Identifiers are those of a German Word, names those of every Word.
STYLES = {
    "Standard": ("Normal", '<w:sz w:val="22"/>'),
    "Titel": ("Title", '<w:sz w:val="56"/>'),
    "berschrift1": ("heading 1", '<w:b/><w:sz w:val="32"/>'),
    "berschrift2": ("heading 2", '<w:b/><w:sz w:val="26"/>'),
    "Listenabsatz": ("List Paragraph", ""),
    "Verborgen": ("Internal note", "<w:vanish/>"),
}
HEADLINE = "Lunne opens its second tide mill"
LEAD = (
    "LUNNE, 3 May 2021 – The harbour master, Ada Byrne, opened the second tide mill of Lunne on Monday in the presence of the minister "
    "for the sea, Orla Venning."
)


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs; content without markup becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def row(*cells: str) -> str:
    """Return a row of a table; a cell without markup becomes a paragraph."""
    return "<w:tr>" + "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in cells) + "</w:tr>"


def docx(
    *blocks: str, parts: Mapping[str, str | bytes] | None = None, main: str = "word/document.xml", namespace: str = W
) -> bytes:
    """Return a Word document.

    Args:
        blocks: paragraphs and tables.
        parts: further parts, or parts that replace others.
        main: name of the part with the text.
        namespace: of its elements.
    """
    names = _NAMES.format(w=namespace)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}" w:default="{int(key == "Standard")}"><w:name w:val="{name}"/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
        for key, (name, run) in STYLES.items()
    )
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {names}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>",
        "word/header1.xml": f"<w:hdr {names}>{p('FOR IMMEDIATE RELEASE')}</w:hdr>",
        "word/comments.xml": f"<w:comments {names}><w:comment w:id='1'>{p('Is this right?')}</w:comment></w:comments>",
        **(parts or {}),
    }
    return archive(content)


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODT_NAMES = (
    f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" xmlns:table="{_ODF}table:1.0" xmlns:draw="{_ODF}drawing:1.0" '
    f'xmlns:style="{_ODF}style:1.0" xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_ODT_STYLES = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
</office:automatic-styles>"""


def odt(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument text with a body; further parts as for `docx`."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT_NAMES}>{_ODT_STYLES}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            **(parts or {}),
        }
    )


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts, the first of which is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            first = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name), content, first)
    return made.getvalue()
