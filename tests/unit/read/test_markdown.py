"""Markdown: text without marks, places, front matter."""

from __future__ import annotations

import pytest

from linkeddata.read import read_bytes
from linkeddata.read.front_matter import front_matter
from linkeddata.values.document import BlockKind

BODY = (
    "The harbour board of Ostmouth said on Monday that the new pier, built in three years, would open to ships in the autumn."
)


def read(note):
    return read_bytes(note.encode(), name="note.md")


def of_kind(document, kind):
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


# Markdown → the text, and the characters of the source under its first block
INLINE = (
    ("a *b* c", "a b c", "a *b* c"),
    ("**b** c", "b c", "b** c"),
    ("a **b** c **d** e", "a b c d e", "a **b** c **d** e"),
    ("a [b c](http://x.example/y_(z) 'title') d", "a b c d", "a [b c](http://x.example/y_(z) 'title') d"),
    ("a [b] c\n\n[b]: /x", "a b c", "a [b] c"),
    ("a [b][r] c\n\n[r]: /x", "a b c", "a [b][r] c"),
    ("a ![b](c.png) d", "a  d", "a ![b](c.png) d"),
    ("a `b * c` d", "a b * c d", "a `b * c` d"),
    ("a ``b ` c`` d", "a b ` c d", "a ``b ` c`` d"),
    ("a &amp; b &#233; c", "a & b é c", "a &amp; b &#233; c"),
    ("a \\* b", "a * b", "a \\* b"),
    ("a * b * c", "a * b * c", "a * b * c"),
    ("a **b c", "a **b c", "a **b c"),
    ("a <b>b</b> c", "a b c", "a <b>b</b> c"),
    ("a <http://x.example> b", "a http://x.example b", "a <http://x.example> b"),
    ("a  \nb", "a\nb", "a  \nb"),
    ("> a\n> b", "a\nb", "a\n> b"),
    ("# a *b* #", "a b", "a *b"),
    ("a\n===", "a", "a"),
    ("- a\n  b", "a\nb", "a\n  b"),
    ("    a * b", "a * b", "a * b"),
    ("```\na * b\n```", "a * b", "a * b"),
    ("<div>a &amp; b</div>", "a & b", "a &amp; b"),
    ("***a***", "a", "a"),
    ("_a_ *a* a", "a a a", "a_ *a* a"),
)


@pytest.mark.parametrize(("note", "text", "quote"), INLINE)
def test_inline(note, text, quote):
    document = read(note)
    assert document.text.strip() == text
    assert document.quote(document.blocks[0].span)[1] == quote


def test_all_inline_was_tried():
    assert len(INLINE) == 25


def test_blocks():
    document = read(
        f"# Pier opened\n\nOSTMOUTH, 3 July 2021 -- {BODY}\n\n## What next\n\n- Ferry *Gudrun*\n- Tug\n\n1. One\n\n| a | b |\n|---|---|\n| c | c |\n"  # noqa: E501
    )
    assert [(b.kind.value, b.span.of(document.text)) for b in document.blocks] == [
        ("headline", "Pier opened"),
        ("dateline", "OSTMOUTH, 3 July 2021 --"),
        ("paragraph", BODY),
        ("heading", "What next"),
        ("list item", "Ferry Gudrun"),
        ("list item", "Tug"),
        ("list item", "One"),
        *[("list item", c) for c in ("a", "b", "c, c")],
    ]
    cells = [document.quote(b.span)[0] for b in document.blocks[-3:]]
    assert [c.of(document.source.text) for c in cells] == ["a", "b", "c | c"]


FRONT = """---
# facts
title: "Pier \\"opened\\""
date: 2021-07-03 # a Saturday
publisher: 'Harbour Board''s office'
author: Mara Lind
lang: en_GB
url: https://port.example/1
tags: [a, b]
x: &a 1
y: *a
---
"""


def test_front_matter():
    document = read(FRONT + f"\n# Pier\n\n{BODY}\n")
    assert {k: g.value for k, g in document.metadata.items()} == {
        "headline": 'Pier "opened"',
        "keywords": "a\nb",
        "language": "en-GB",
        "published": "2021-07-03",
        "publisher": "Harbour Board's office",
        "url": "https://port.example/1",
    }
    assert [(a.name.value, a.type, a.name.source_span.of(document.source.text)) for a in document.authors] == [
        ("Mara Lind", "Person", "Mara Lind")
    ]
    assert document.metadata["published"].source_span.of(document.source.text) == "2021-07-03"
    assert document.metadata["publisher"].source_span.of(document.source.text) == "Harbour Board''s office"
    assert document.metadata["published"].origin == "front matter date"
    assert "title:" not in document.text
    assert of_kind(document, BlockKind.HEADLINE) == ["Pier"]


def test_toml_front_matter():
    document = read(f'+++\ntitle = "Pier opened"\ndate = 2021-07-03T10:00:00Z\n[extra]\na = 1\n+++\n# Pier opened\n\n{BODY}\n')
    assert document.value("headline") == "Pier opened"
    assert document.value("published") == "2021-07-03T10:00:00+00:00"
    assert document.metadata["headline"].span.of(document.text) == "Pier opened"


# Front matter that cannot be used → codes of the warnings
BAD_FRONT = (
    ("---\ndate: soon\n---\n", ["bad-date"]),
    ("---\nurl: javascript:alert(1)\n---\n", ["bad-address"]),
    ("---\nlang: e!\n---\n", ["bad-language"]),
    ("+++\ntitle = \n+++\n", ["bad-front-matter"]),
    ("---\ntitle: *alias\n---\n", ["bad-front-matter"]),
    ("---\ntitle: !!python/object x\n---\n", []),
    ("---\n---\n", []),
)


@pytest.mark.parametrize(("front", "codes"), BAD_FRONT)
def test_bad_front_matter(front, codes):
    document = read(front + BODY)
    assert [f.code for f in document.findings] == codes
    assert dict(document.metadata) == {}
    assert document.text == BODY


def test_a_rule_is_no_front_matter():
    assert front_matter(f"---\n\n{BODY}\n", "-").end == 0
    assert len(BAD_FRONT) == 7
    assert read(f"---\n\n{BODY}\n").text == BODY


def test_crlf_and_dropped_characters_map_through_front_matter_and_marks():
    source = "---\r\ntitle: Pier\r\n---\r\n\r\n# Pi\x00er *op\u200bened*\r\n\r\nThe **mayor** came.\r\n"
    document = read(source)
    assert document.text == "Pier opened\nThe mayor came."
    assert document.quote(document.blocks[0].span)[1] == "Pi\x00er *op\u200bened"
    assert document.metadata["headline"].source_span.of(source) == "Pier"


# Emphasis that ends behind a mark and before a letter, as kramdown and the editors of newsrooms write it → the text
TIGHT = (
    ("**OSTMOUTH—**The pier opened.", "OSTMOUTH—The pier opened."),
    ("**OSTMOUTH, 3 July 2021 –**The pier opened.", "OSTMOUTH, 3 July 2021 –The pier opened."),
    ("**OSTMOUTH (3 July 2021)**The pier opened.", "OSTMOUTH (3 July 2021)The pier opened."),
    ("__OSTMOUTH.__The pier opened.", "OSTMOUTH.The pier opened."),
    ("The mayor said:**“It is open.”**Ships came.", "The mayor said:“It is open.”Ships came."),
    ("**Mirela Tosh:**We open **the pier:**it is new.", "Mirela Tosh:We open the pier:it is new."),
    ("*Ostmouth—*The pier opened.", "Ostmouth—The pier opened."),
    ('**"The pier is open."**Ships came.', '"The pier is open."Ships came.'),
    ("*One (*two*) three*", "One (two) three"),
    ('*One "*two*" three*', 'One "two" three'),
    ("**Note:** the (**new**) pier", "Note: the (new) pier"),
    ("**OSTMOUTH --**[The port](/port) opened.", "OSTMOUTH --The port opened."),
)


@pytest.mark.parametrize(("note", "text"), TIGHT)
def test_emphasis_that_ends_behind_a_mark(note, text):
    document = read(f"{note}\n")
    assert document.text == text
    assert document.offsets.to_source(document.blocks[0].span).start == note.index(text[:3])


@pytest.mark.parametrize(
    "note",
    ["5 * 3 (or *2) are 10", "a **b c", "the fee (5**) is new**", "Rates: 5%* 6%*b", "x*(y)*z is a product", "a_(b)_c"],
)
def test_marks_that_are_no_emphasis_stay(note):
    assert read(f"{note}\n").text == note


def test_a_dateline_in_tight_emphasis_is_a_dateline():
    document = read(f"**OSTMOUTH, 3 July 2021—**{BODY}\n")
    assert of_kind(document, BlockKind.DATELINE) == ["OSTMOUTH, 3 July 2021—"]
    assert document.value("published") == "2021-07-03"
