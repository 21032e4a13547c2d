"""Whatever the encoding, line ends or markup: the same statements, and each quotation stands at its place in the source."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

import pytest

from linkeddata.pipeline import ReadOptions, understand
from linkeddata.values.description import Description, Ref
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DOCUMENTS = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})
BASE = Settings(base="https://news.example/item/")


def _declared(text: str, encoding: str) -> str:
    return text.replace('charset="utf-8"', f'charset="{encoding}"')


#: Variant → how the bytes are made of the text, and what the reader must be told to read them.
VARIANTS = {
    "as it is": (lambda t: t.encode(), None),
    "byte order mark": (lambda t: codecs.BOM_UTF8 + t.encode(), None),
    "CRLF": (lambda t: t.replace("\n", "\r\n").encode(), None),
    "CR": (lambda t: t.replace("\n", "\r").encode(), None),
    "UTF-16 little": (lambda t: codecs.BOM_UTF16_LE + t.encode("utf-16-le"), None),
    "UTF-16 big": (lambda t: codecs.BOM_UTF16_BE + t.encode("utf-16-be"), None),
    "GB18030 as told": (lambda t: _declared(t, "gb18030").encode("gb18030"), "gb18030"),
}


def test_there_are_six_documents_and_seven_variants() -> None:
    assert (len(DOCUMENTS), len(VARIANTS)) == (6, 7)


def _read(path: Path, variant: str) -> tuple[Description, str]:
    made, encoding = VARIANTS[variant]
    data = made(path.read_text("utf-8"))
    known = understand(data, settings=BASE, options=ReadOptions(name=path.name, encoding=encoding))
    assert known.text is not None
    return known.description, known.text


@cache
def _facts(path: Path, variant: str) -> frozenset[tuple[str, str, str, str]]:
    return frozenset(
        (s.subject, s.property, s.value.iri if isinstance(s.value, Ref) else s.value.value, str(s.basis))
        for s in _read(path, variant)[0].statements
    )


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_quotations_stand_at_their_places(path: Path, variant: str) -> None:
    description, text = _read(path, variant)
    quoted = 0
    for statement in description.statements:
        assert statement.evidence or statement.basis is not Basis.TEXT
        for words in statement.evidence:
            assert words.quote == words.span.of(text)
            assert words.quote.strip()
            if words.sentence:
                assert words.sentence.start <= words.span.start
            quoted += 1
    for thing in description.things:
        for words in thing.mentions:
            assert words.quote == words.span.of(text)
    assert quoted > 20


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_variant_says_the_same(path: Path, variant: str) -> None:
    assert _facts(path, variant) == _facts(path, "as it is")


def test_a_declared_gb18030_page_needs_no_option() -> None:
    path = EXAMPLES / "harbour-visit.html"
    data = _declared(path.read_text("utf-8"), "gb18030").encode("gb18030")
    known = understand(data, settings=BASE, options=ReadOptions(name=path.name))
    assert known.description.source.encoding == "gb18030"
    assert {s.subject for s in known.description.statements} == {s.subject for s in _read(path, "as it is")[0].statements}
