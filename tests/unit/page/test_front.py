"""The room's front: bytes in, bytes out; the tag for templates; notes on policies."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from strategies import BASE, TEXT, sample

from linkeddata.edit.json_form import dumps
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.html.markup import Markup
from linkeddata.page import Html, embed, remove, script_tag
from linkeddata.page.advice import policy_advice, policy_hash
from linkeddata.page.page_bytes import PageBytes
from linkeddata.pipeline import ReadOptions, convert
from linkeddata.rdf.serialize.script_block import embed as put
from linkeddata.values.description import Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings

DESCRIPTION = dumps(sample()).encode()
BODY = "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n"))
PAGE = f'<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{BODY}</body></html>'.encode()
POLICY = '<meta http-equiv="content-security-policy" content="script-src \'self\'">'


def headlined(text: str) -> bytes:
    said = Statement(BASE + "article", "headline", Text(text), Basis.EDITOR)
    rest = tuple(s for s in sample().statements if s.property != "headline")
    return dumps(replace(sample(), statements=(*rest, said))).encode()


def test_the_tag_is_html_to_template_engines() -> None:
    tag = script_tag(sample())
    assert isinstance(tag, str)
    assert type(tag.__html__()) is str
    assert tag.__html__() == tag == convert(sample(), to="page", validate=False).text
    assert script_tag(DESCRIPTION) == script_tag(convert(sample(), validate=False)) == tag
    assert isinstance(tag, Html)


def test_the_tag_may_be_held_to_what_a_page_shows() -> None:
    whole = script_tag(sample(), page=BODY)
    less = script_tag(sample(), page=BODY.replace("Tomás Říha", "a man"))
    assert "Tomás Říha" in whole
    assert "Tomás Říha" not in less


def test_a_description_takes_no_settings() -> None:
    with pytest.raises(UsageError):
        script_tag(sample(), settings=Settings(published="2021-01-20", origins={"published": "--published"}))


def test_a_page_that_shows_nothing_of_it_is_refused_unless_everything_is_wanted() -> None:
    other = b"<html><head><title>x</title></head><body><p>Trams.</p></body></html>"
    with pytest.raises(UnreadableError, match="shows nothing of what") as caught:
        embed(other, DESCRIPTION, name="p.html", profile=())
    assert caught.value.source == "p.html"
    assert b"Sorb" not in other
    assert b"S\\u00f8rb\\u00f8" in embed(other, DESCRIPTION, profile=(), hidden_too=True).data


def test_what_is_checked_is_what_is_embedded() -> None:
    done = embed(PAGE, DESCRIPTION, profile=("core", "google"))
    assert done.conversion.report is not None
    assert done.conversion.report.profiles == ("core", "google")
    assert any("google" in (f.shape or "") for f in done.findings)
    assert embed(PAGE, DESCRIPTION, profile=()).conversion.report is None


def test_an_encoding_that_the_page_does_not_tell_is_not_relied_upon() -> None:
    told, untold = (embed(page, DESCRIPTION, profile=()).data for page in (PAGE, PAGE.replace(b'<meta charset="utf-8">', b"")))
    assert "Ingrid Sørbø".encode() in told[: told.index(b"</script>")]
    assert untold[: untold.index(b"</script>")].isascii()
    assert remove(untold) == PAGE.replace(b'<meta charset="utf-8">', b"")


def test_bytes_that_python_would_write_otherwise_are_left() -> None:
    page = b"<meta charset=shift_jis><title>\x87\x90 \xed\x40</title><p>" + BODY.encode("cp932", "xmlcharrefreplace")
    page_bytes = PageBytes.read(page, "p")
    assert page_bytes.text.encode(page_bytes.encoding) != page  # two of these characters have two codes each
    done = embed(page, DESCRIPTION, profile=()).data
    assert b"\x87\x90 \xed\x40</title>" in done
    assert remove(done) == page


def test_a_mark_where_nobody_reads_is_refused() -> None:
    for page, says in (
        ("<head><template><!-- linkeddata --></template></head>", "inside <template>"),
        ("<head><!-- linkeddata --><meta charset=utf-8></head>", "declares the page's encoding"),
        ("<body><svg><!--linkeddata--></svg>", "inside <svg>"),
    ):
        with pytest.raises(UnreadableError, match=re.escape(says)):
            put(page, script_tag(sample()))


def test_a_page_that_ends_inside_what_hides_scripts_is_refused() -> None:
    with pytest.raises(UnreadableError, match="noscript"):
        put("<noscript>", script_tag(sample()))


def test_an_advice_tells_the_hash_that_a_policy_may_want() -> None:
    block, bare = script_tag(sample()), f"<head>{POLICY}</head>\r\n"
    page = put(bare, block)
    (told,) = policy_advice(Markup(bare), block)
    assert told.code == "policy-hash"
    text = page[page.index(">", page.index("<script")) + 1 : page.index("</script>")].replace("\r\n", "\n")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == policy_hash(block)
    assert policy_hash(block) in told.message


def test_a_nonce_is_told_and_not_copied() -> None:
    block, bare = script_tag(sample()), "<head><script nonce=abc>1</script></head>"
    assert [f.code for f in policy_advice(Markup(bare), block)] == ["policy-nonce"]
    assert put(bare, block).count("nonce") == 1
    assert list(policy_advice(Markup("<head></head>"), block)) == []


def test_embedding_knows_the_document_s_own_name() -> None:
    done = embed(PAGE, TEXT.encode(), name="p.html", options=ReadOptions(name="ferry.txt"), profile=())
    block = json.loads(done.block.partition("\n")[2].removesuffix("</script>"))
    assert done.text_name == "ferry.txt"
    assert block["headline"] == "Harbour minister opens ferry week"
    assert "Ingrid Sørbø" in done.block


def test_facts_of_the_page_come_from_the_page() -> None:
    head = (
        '<link rel="canonical" href="https://port.example/news/1"><meta name="author" content="Ann Berg">'
        '<meta property="og:image" content="https://port.example/a.png"><meta property="og:site_name" content="Port of Lindo">'
    )
    page = PAGE.replace(b"<title>", head.encode() + b"<title>")
    document = "---\ntitle: Another title\nauthor: Nobody Known\npublisher: Other Press\n---\n" + TEXT
    done = embed(page, document.encode(), options=ReadOptions(name="ferry.md"), profile=())
    block = json.loads(done.block.partition("\n")[2].removesuffix("</script>"))
    assert block["@id"] == "https://port.example/news/1"
    assert block["author"]["name"] == "Ann Berg"
    assert block["publisher"]["name"] == "Port of Lindo"
    assert "a.png" in json.dumps(block["image"])
    assert "Nobody" not in done.block
    assert "Other Press" not in done.block


@pytest.mark.parametrize("text", ["</script>", "<!-- <script>", "</ScRiPt >", "a&b\u2028c\u2029", "]]>", "\\u003c/script>"])
def test_hostile_headlines_stay_in_the_block(text: str) -> None:
    done = embed(PAGE, headlined(text), profile=(), hidden_too=True)
    inner = done.block.partition(">")[2].removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner)["headline"] == text
    assert remove(done.data) == PAGE
