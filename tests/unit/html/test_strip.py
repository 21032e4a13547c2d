"""Markup → the words that it shows."""

from __future__ import annotations

import re
import time

import pytest
from sizes import either

from linkeddata.html.strip import readings, strip
from linkeddata.html.tokenizer import TokenKind, tokens

SHOWN = [
    ('opened <a href="/fair" title="Fair > programme">the fair</a> in Harwick', "opened the fair in Harwick"),
    ("opened <a title='a \"> b'>the fair</a>", "opened the fair"),
    ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
    ("5 <6 and 7> 3", "5 <6 and 7> 3"),
    ("a <- b -> c", "a <- b -> c"),
    ("5 &lt; 6 &amp;&amp; 7 &gt; 3", "5 < 6 && 7 > 3"),
    ("&lt;b&gt; is a tag", "<b> is a tag"),
    ("&amp;lt; is a reference", "&lt; is a reference"),
    ("Ann <b>Be</b>rg", "Ann Berg"),
    ("Ann<br>Berg", "Ann Berg"),
    ("Berg</p><p>Lund", "Berg Lund"),
    ("<li>Berg<li>Lund", "Berg Lund"),
    ("Ann\n  \t Berg ", "Ann Berg"),
    ("Ann&nbsp;Berg", "Ann\xa0Berg"),
    ("Ann <!-- <b> -->Berg", "Ann Berg"),
    ("Ann <!-- x --!>Berg", "Ann Berg"),
    ("Ann <!-->Berg", "Ann Berg"),
    ("Ann <? x ?>Berg</>", "Ann Berg"),
    ("Ann <script>if (a < b) { '</b>' }</script>Berg", "Ann Berg"),
    ("Ann <style>p > b { }</style>Berg", "Ann Berg"),
    ("<title>Pier &amp; <b>port</title>", "Pier & <b>port"),
    ("<xmp>Pier &amp; <b></xmp>", "Pier &amp; <b>"),
    ("<svg><title/><text>Pier</text></svg> port", "Pier port"),
    # half a tag at the end
    ('Berg</b> opened <a href="x', "Berg opened"),
    ('Berg opened <a href="x>y', "Berg opened"),
    ("Berg</", "Berg</"),
    ("Berg</b", "Berg"),
    ("Berg <", "Berg <"),
    ("Berg <!-- the", "Berg"),
    ("Berg <scr", "Berg"),
    # half a tag at the beginning
    ('x" class="y">the fair</a>', "the fair"),
    ('Fair > programme">the fair</a>', "the fair"),
    ("fair'>the <b>fair", "the fair"),
    ('x"/>the fair', "the fair"),
    ('href="x">the fair', "the fair"),
    ("/b> opened <i>the fair", "opened the fair"),
    ('said "no" > yes', 'said "no" > yes'),
    ('said "no"> yes', 'said "no"> yes'),
    ('Ann <b title="x">Berg', "Ann Berg"),
    ("", ""),
]


@pytest.mark.parametrize(("markup", "shown"), SHOWN, ids=range(len(SHOWN)))
def test_shown(markup, shown):
    assert strip(markup) == shown


def test_all_were_tried():
    assert len(SHOWN) == 40


WHOLE = 'Ann <b>Berg</b> opened <a href="/fair" title="Fair > programme">the fair</a> in Harwick'


def pieces():
    """Yield the pieces that begin at a word, or in the quoted value that holds a ">", and end anywhere behind it."""
    words = {at for token in tokens(WHOLE) if token.kind is TokenKind.TEXT for at in range(token.start, token.end)}
    value = range(WHOLE.index("Fair >"), WHOLE.index('">the'))
    for start in range(len(WHOLE)):
        if start in words or start in value:
            for end in range(value.stop + 2 if start in value else start, len(WHOLE) + 1):
                yield WHOLE[start:end]


def test_no_cut_shows_half_a_tag():
    tried = list(pieces())
    shown = strip(WHOLE)
    assert len(tried) > 1500
    for piece in tried:
        text = strip(piece)
        assert text.removesuffix("</").removesuffix("<").strip() in shown, (piece, text)


@pytest.mark.parametrize(
    "text",
    [
        "Milan Dvorak",
        'Milan <b title="x > y">Dvorak</b>',
        "Milan&nbsp;Dvorak",
        '<img alt="Milan Dvorak">',
        '<img alt="Milan&#32;Dvorak">',
        "<!-- Milan Dvorak -->",
        "<script>'Milan Dvorak'</script>",
        "Milan <!-- > --> Dvorak",
        "Milan <script>x</script>Dvorak",
        "<i>Milan</i> <b>Dvorak</b></p><p>Next",
        "Milan <b>Dvorak</b><span>Next</span>",
        "Mi<b>lan</b> Dvo<wbr>rak",
        "5 > 3: Milan D&#x76;orak <a",
    ],
)
def test_a_name_is_found_whatever_markup_there_is(text):
    assert any(re.search(r"(?<!\w)Milan[\W_]+Dvorak(?!\w)", reading) for reading in readings(text))


def test_readings_of_text_without_markup_are_the_text():
    assert readings("Ann Berg, 3 May") == ("Ann Berg, 3 May",)


def test_readings_begin_with_the_text_itself():
    assert readings("Ann <b>Berg")[0] == "Ann <b>Berg"


@pytest.mark.parametrize("piece", ['"">', "''>", "/b>", '="', "<a ", "<!--", "&amp", ">", "<svg>", "</svg>", "&#1"])
def test_hostile_repetition_takes_linear_time(piece):
    length, seconds = either((50_000, 0.5), (400_000, 15))
    started = time.process_time()
    readings(piece * (length // len(piece)))
    assert time.process_time() - started < seconds
