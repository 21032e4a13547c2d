"""Pages saved as one file."""

from __future__ import annotations

import pytest

from linkeddata.errors import UnreadableError
from linkeddata.read import read_bytes
from linkeddata.read.mhtml import matches
from linkeddata.values.document import BlockKind

PROSE = "Mayor Zoë Brunn opened the Tarn Street library in Brackholm on Tuesday, after six years of planning."
TITLE = "Brackholm opens library"
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{PROSE}</p></article></body></html>"
HEAD = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://b.example/news/1\r\n"


def saved(page=PAGE, *, charset="utf-8", codec="utf-8", head=HEAD, end="--b--\r\n"):
    before = (
        f"{head}Subject: Brackholm\r\nDate: Fri, 17 May 2024 20:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html{f'; charset={charset}' if charset else ''}\r\nContent-ID: <f@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://b.example/news/1\r\n\r\n"
    )
    return before.encode() + page.encode(codec) + f"\r\n--b\r\nContent-Type: text/css\r\n\r\np {{}}\r\n{end}".encode()


def read(data):
    return read_bytes(data, name="page.mhtml")


def test_the_page_is_read():
    document = read(saved())
    assert document.value("headline") == "Brackholm opens library"
    assert [b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == [PROSE]
    given = document.metadata["url"]
    assert (given.value, given.origin) == ("https://b.example/news/1", "Snapshot-Content-Location")
    assert document.value("published") is None  # the day of saving is not that of publication
    assert [p.where for p in document.source.places] == ["part 1"]
    assert document.source.media_type == "multipart/related"


def test_the_page_knows_its_address_best():
    page = PAGE.replace("<title>", '<link rel="canonical" href="https://b.example/library"><title>')
    assert read(saved(page)).value("url") == "https://b.example/library"
    assert read(saved(head="From: <Saved by Blink>\r\nSnapshot-Content-Location: cid:x\r\n")).value("url") is None


ENCODINGS = (("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("", "utf-8"), ("us-ascii", "utf-8"))


@pytest.mark.parametrize(("charset", "codec"), ENCODINGS)
def test_encodings(charset, codec):
    assert "Zoë" in read(saved(charset=charset, codec=codec)).text


def test_saved_pages_are_known_by_their_head():
    assert matches(saved())
    assert read_bytes(saved(), name="-").source.media_type == "multipart/related"
    assert not matches(saved(head="From: a@b.example\r\nMessage-ID: <1@b.example>\r\n"))
    assert not matches(PAGE.encode())
    assert len(ENCODINGS) == 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (saved().replace(b"text/html;", b"text/plain;"), "no page"),
        (saved()[:420], "cut off|no page|text"),
        (b"x", "head of a mail"),
        (saved("<p hidden>x</p>"), "hidden"),
    ],
)
def test_what_cannot_be_read(data, words):
    with pytest.raises(UnreadableError, match=words) as caught:
        read(data)
    assert caught.value.exit_code == 3
