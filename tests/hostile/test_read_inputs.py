"""Broken and hostile inputs to reading: what must come out, and how soon."""

from __future__ import annotations

import codecs
import os
import socket
import time
import unicodedata

import pytest

from linkeddata.errors import RefusedError, UnreadableError, UsageError
from linkeddata.read import read_bytes, read_file
from linkeddata.values.document import BlockKind
from linkeddata.values.settings import Settings, merge

SENTENCE = "The harbour board of Ostmouth met the mayor, Ilse Brandt, on Monday and spoke about the new pier. "
TEXT = f"New pier opens in Ostmouth\n\nOSTMOUTH, 3 July 2021 - {SENTENCE}\n"


def text_of(data, name="a.txt", **options):
    return read_bytes(data, name=name, **options)


def seconds(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


@pytest.mark.rows(1)
def test_a_byte_order_mark_is_no_text():
    document = text_of(codecs.BOM_UTF8 + TEXT.encode())
    assert document.text == TEXT
    assert document.quote(document.blocks[0].span)[0].start == 0


@pytest.mark.rows(2, 3)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_a_mark(encoding):
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert text_of(mark + TEXT.encode(encoding)).source.encoding == encoding
    without = text_of(TEXT.encode(encoding))
    assert without.text == TEXT
    assert [f.code for f in without.findings] == ["encoding-guessed"]


@pytest.mark.rows(3)
def test_utf16_that_cannot_be_recognized_is_refused_with_a_hint():
    with pytest.raises(UnreadableError, match="--encoding"):
        text_of("码头".encode("utf-16-le") + b"\xff\xdc")


@pytest.mark.rows(4, 5)
def test_gb18030_is_read_and_a_guess_reported():
    chinese = "新码头启用\n\n市长为新码头揭幕，并感谢所有参与建设的工人和工程师。\n"
    page = f'<meta charset="gb18030"><p>{chinese}'
    assert text_of(page.encode("gb18030"), "a.html").findings == ()
    document = text_of(chinese.encode("gb18030"))
    assert document.text == chinese
    assert [f.code for f in document.findings] == ["encoding-guessed"]
    with pytest.raises(UnreadableError):
        text_of(chinese.encode("gb18030"), strict=True)


@pytest.mark.rows(6)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1250"])
def test_one_byte_encodings_are_never_guessed_silently(encoding):
    data = "Zoë Müller met André in Köln.\n".encode(encoding)
    assert [f.code for f in text_of(data).findings] == ["encoding-guessed"]
    assert text_of(data, encoding=encoding).findings == ()


@pytest.mark.rows(7)
def test_a_page_that_declares_the_wrong_encoding_is_read_and_reported():
    page = '<meta charset="gb2312"><p>Zoë Müller met André in Köln.'
    document = text_of(page.encode(), "a.html")
    assert "Zoë" in document.text and document.findings
    assert text_of(codecs.BOM_UTF8 + page.encode(), "a.html").source.encoding == "utf-8"


@pytest.mark.rows(8)
def test_an_invalid_byte_is_refused_with_its_offset():
    data = "Zoë Müller met André".encode()
    with pytest.raises(UnreadableError, match=f"byte {len(data)} "):
        text_of(data + b"\xff in K\xc3\xb6ln.")
    with pytest.raises(UnreadableError, match="byte 4 "):
        text_of(b"Pier\xff opens")


@pytest.mark.rows(9, 10)
def test_nul_bytes_and_control_characters_are_dropped_and_mapped():
    source = "Il\0se Bra\x1b[31mndt\uffff met\x07 them.\n"
    document = text_of(source.encode())
    assert document.text == "Ilse Brandt met them.\n"
    assert [f.code for f in document.findings] == ["control-characters"]
    place, quote = document.quote(document.blocks[0].span)
    assert quote == source.rstrip() and (place.start, place.end) == (0, len(source) - 1)


@pytest.mark.rows(11)
def test_lone_surrogates_are_refused():
    for data in (
        b"Ilse \xed\xa0\x80 Brandt",
        codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0",
        "Zo\udcff".encode("utf-8", "surrogateescape"),
    ):
        with pytest.raises(UnreadableError):
            text_of(data)
    assert "\ufffd" not in text_of(b"<p>Ilse&#xD800; Brandt", "a.html").text


@pytest.mark.rows(12)
def test_bidirectional_overrides_are_kept_and_reported():
    document = text_of("Ilse \u202eBrandt\u202c met them.".encode())
    assert "\u202e" in document.text
    assert [(f.code, f.span.start) for f in document.findings] == [("bidi-override", 5)]


@pytest.mark.rows(13)
def test_zero_width_characters_inside_a_name_are_dropped_and_mapped():
    source = "Il\u200bse Bra\u00adndt met \u2060them."
    document = text_of(source.encode())
    assert document.text == "Ilse Brandt met them."
    assert document.quote(document.blocks[0].span)[1] == source
    family = "\U0001f468\u200d\U0001f469 می\u200cخواهم"
    assert text_of(family.encode()).text == family


@pytest.mark.rows(14)
def test_decomposed_characters_are_kept_as_they_are():
    nfd = unicodedata.normalize("NFD", "Zoë Müller met them.")
    assert text_of(nfd.encode()).text == nfd


@pytest.mark.rows(16)
def test_all_line_ends_give_one_text():
    texts = {text_of(TEXT.replace("\n", end).encode()).text for end in ("\n", "\r\n", "\r", "\u2028", "\x85")}
    assert texts == {TEXT}
    document = text_of(TEXT.replace("\n", "\r\n").encode())
    for block in document.blocks:
        assert document.quote(block.span)[1] == block.span.of(document.text)


@pytest.mark.rows(17)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u200b\ufeff \u3000".encode(), codecs.BOM_UTF8, b"\0\0\0"])
def test_a_file_without_text_is_refused(data):
    with pytest.raises(UnreadableError):
        text_of(data)
    with pytest.raises(UnreadableError, match="no text"):
        text_of(b"<html><script>x</script> </html>", "a.html")


BINARY = (
    b"\x89PNG\r\n\x1a\n" + bytes(1000),
    b"\x7fELF\x02\x01" + bytes(1000),
    b"%PDF-1.7\n%\xe2\xe3",
    b"PK\x03\x04" + bytes(99),
    bytes(range(256)) * 4000,
    bytes(5_000_000),
)


@pytest.mark.rows(18)
@pytest.mark.parametrize("data", BINARY)
def test_binary_files_are_refused_at_once(data):
    def step():
        with pytest.raises(UnreadableError, match=r"not text|not a PDF"):
            text_of(data)

    assert seconds(step) < 20


def test_binary_cases_are_counted():
    assert len(BINARY) == 6


@pytest.mark.slow
@pytest.mark.rows(19)
def test_one_long_line_is_read_whole():
    long = SENTENCE * 105_000
    document = text_of(long.encode())
    assert len(document.text) == len(long) > 10_000_000
    assert [b.kind for b in document.blocks] == [BlockKind.PARAGRAPH]
    page = text_of(f"<h1>Pier</h1><p>{long}</p>".encode(), "a.html")
    assert [b.kind for b in page.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert page.text.endswith(SENTENCE.strip())


@pytest.mark.rows(20)
def test_more_bytes_than_allowed_are_refused_before_all_are_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    def step():
        with pytest.raises(RefusedError):
            read_file(str(path))

    assert seconds(step) < 20
    small = tmp_path / "small.txt"
    small.write_bytes(TEXT.encode())
    with pytest.raises(RefusedError, match="--max-bytes"):
        read_file(str(small), max_bytes=10)
    assert read_file(str(small), max_bytes=0).text == TEXT
    assert read_file(str(small), max_bytes=len(TEXT.encode())).text == TEXT


@pytest.mark.rows(22)
def test_only_regular_files_are_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        link = tmp_path / "link"
        link.symlink_to(tmp_path)
        for path, words in (
            ("/dev/zero", "device"),
            (str(pipe), "pipe"),
            (str(tmp_path), "directory"),
            (str(link), "directory"),
            (str(tmp_path / "socket"), "socket"),
            (str(tmp_path / "missing"), "no such file"),
            ("a\0b", "name"),
            ("x" * 5000, "long"),
        ):

            def step(path=path, words=words):
                with pytest.raises(UnreadableError, match=words):
                    read_file(path)

            assert seconds(step) < 20


@pytest.mark.rows(23)
def test_the_digest_is_that_of_the_bytes_used(tmp_path):
    import hashlib

    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    document = read_file(str(path))
    path.write_bytes(b"other")
    assert document.source.digest == hashlib.sha256(document.source.text.encode()).hexdigest()


HIDDEN = (
    "<script>Secret Person</script>",
    "<style>Secret Person</style>",
    "<!-- Secret Person -->",
    "<p hidden>Secret Person</p>",
    "<div hidden=''><p>Secret <b>Person</b></div>",
    "<template>Secret Person</template>",
    "<noscript>Secret Person</noscript>",
    "<p style='font-size:0'>Secret Person</p>",
    "<p style='color:red;display:none'>Secret Person</p>",
    "<p style='visibility: hidden'>Secret Person</p>",
    "<p aria-hidden='true'>Secret Person</p>",
    "<iframe>Secret Person</iframe>",
    "<SCRIPT>Secret Person</ScRiPt >",
    "<p title='Secret Person' data-x='Secret Person'></p>",
    "<img alt='Secret Person'>",
    "<head><title>x</title><script>Secret Person</script></head>",
    "<svg><title>Secret Person</title></svg>",
    "<script>var a = '<!--<script>Secret Person</script>Secret Person';</script>",
)


@pytest.mark.rows(24, 25)
@pytest.mark.parametrize("markup", HIDDEN)
def test_hidden_text_is_not_read(markup):
    document = text_of(f"<h1>Pier opens</h1>{markup}<p>{SENTENCE}".encode(), "a.html")
    assert "Secret" not in document.text
    assert SENTENCE.strip() in document.text


def test_hidden_cases_are_counted():
    assert len(HIDDEN) == 18


NESTED = ("<div>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<b>")


@pytest.mark.rows(26)
@pytest.mark.parametrize("tag", NESTED)
def test_nested_elements_are_read_up_to_a_depth_and_refused_beyond(tag):
    inner = "".join(f"{tag}level {i} {SENTENCE}" for i in range(200))
    document = text_of(inner.encode(), "a.html")
    assert all(f"level {i} " in document.text for i in range(200))
    assert sum(b.kind is not BlockKind.FURNITURE for b in document.blocks) == len(document.blocks)

    def step():
        with pytest.raises(RefusedError, match="nested deeper than"):
            text_of((tag * 1001 + SENTENCE).encode(), "a.html")

    assert seconds(step) < 20


FLOODS = (
    ("<" * 300_000, "a.html"),
    ("<!--" * 100_000, "a.html"),
    ('<a b="' * 100_000, "a.html"),
    ("<p>" * 50_000, "a.html"),
    ("<a " + "x=1 " * 100_000 + ">", "a.html"),
    ("<i><div>" * 100 + "</i>" * 1_000, "a.html"),
    ("&" * 300_000, "a.html"),
    ("&#" + "9" * 100_000 + ";", "a.html"),
    ("<script>" * 100_000, "a.html"),
    ("</" * 200_000, "a.html"),
    ("<![CDATA[" * 100_000, "a.html"),
    ("[" * 4_900, "a.md"),
    ("*a **b " * 1_600, "a.md"),
    ("[a](" * 1_600, "a.md"),
    ("- " * 90, "a.md"),
    ("Aa " * 33_000, "a.txt"),
    ("A, B. - " * 12_000, "a.txt"),
    ("1 " * 50_000, "a.txt"),
    ("By Aa Bb " * 11_000, "a.txt"),
    ("© Aa, " * 16_000, "a.txt"),
    ("-" * 100_000, "a.txt"),
    ("> " * 40 + "x", "a.txt"),
)


@pytest.mark.rows(26, 101)
@pytest.mark.parametrize(("flood", "name"), FLOODS)
def test_floods_take_linear_time(flood, name):
    data = (flood + "\n\n" + SENTENCE if name != "a.html" else SENTENCE + flood).encode()
    assert seconds(lambda: text_of(data, name)) < 30  # measured: at most 1.5 s each on a loaded machine


@pytest.mark.rows(26)
def test_floods_beyond_a_limit_are_refused():
    assert len(FLOODS) == 22
    for flood in (">" * 120, "\n".join(" " * i + "- a" for i in range(250)), "[" * 5_001):
        with pytest.raises(RefusedError):
            text_of((flood + SENTENCE).encode(), "a.md")


@pytest.mark.rows(27)
def test_html5lib_is_never_used():
    import subprocess
    import sys

    page = f"<h1>Pier</h1><p>{SENTENCE * 5}"
    code = (
        "import sys; from linkeddata.read import read_bytes; read_bytes(sys.argv[1].encode(), name='a.html')\n"
        "print('html5lib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, page], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


PARTS = (
    (b"<p>a<p>b", "a\nb"),
    (b"a<div>b", "a\nb"),
    (b"<table><td>a<td>b", "a, b"),
    (b"<b>a<p>b</b>c", "a\nbc"),
    (b"<html><frameset><frame></frameset><noframes>x</noframes>a", "a"),
    (b"</div></p>a", "a"),
    (b"<li>a<li>b", "a\nb"),
    (b"a<p", "a"),
    (b"a<p b=", "a"),
    (b"a</", "a</"),
    (b"a<", "a<"),
)


@pytest.mark.rows(28)
@pytest.mark.parametrize(("page", "text"), PARTS)
def test_unclosed_markup_is_read(page, text):
    assert text_of(page, "a.html", media_type="text/html").text == text


def test_unclosed_cases_are_counted():
    assert len(PARTS) == 11


@pytest.mark.rows(35, 36, 37, 38, 39)
@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "/news",
        "",
        "https://a b.example/",
        "https://a.example/<x>",
        "https://a.example/%zz",
        "http://[::1",
        "x> <urn:evil",
    ],
)
def test_unusable_addresses_are_dropped_from_pages_and_refused_in_options(address):
    page = f'<link rel=canonical href="{address}"><p>{SENTENCE}'
    document = text_of(page.encode(), "a.html")
    assert document.value("url") is None
    assert [f.code for f in document.findings] == (["bad-address"] if address else [])
    for name in ("url", "base", "licence", "publisher_url"):
        with pytest.raises(UsageError):
            merge(Settings(), **{name: address})


@pytest.mark.rows(40)
def test_a_host_that_looks_like_another_is_kept_and_reported():
    page = f'<link rel=canonical href="https://xn--prt-fna.example/1"><p>{SENTENCE}'
    document = text_of(page.encode(), "a.html")
    assert document.value("url") == "https://xn--prt-fna.example/1"
    assert [f.code for f in document.findings] == ["look-alike-host"]
    told = text_of(TEXT.encode(), settings=Settings(url="https://\u0440ort.example/"))
    assert [f.code for f in told.findings] == ["look-alike-host"]


@pytest.mark.rows(48)
def test_deep_json_ld_in_a_page_is_reported():
    nested = {depth: ("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth) for depth in (50, 101)}
    for blocks, codes in (
        (nested[50], []),
        ((*nested[101], "[" * 101, '{"headline": "a" "b"}'), ["broken-json-ld"]),
    ):
        for block in blocks:
            page = f'<script type="application/ld+json">{block}</script><p>{SENTENCE}'
            assert [f.code for f in text_of(page.encode(), "a.html").findings] == codes


@pytest.mark.rows(104)
def test_aliases_in_front_matter_are_not_expanded():
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\ndate: !!python/object:os.system x\n---\n" + SENTENCE
    document = text_of(bomb.encode(), "a.md")
    assert document.text == SENTENCE.strip()
    assert document.value("headline") is None


@pytest.mark.rows(109)
def test_file_names_are_escaped(tmp_path):
    path = tmp_path / "a\x1b]0;x\x07\nb.txt"
    with pytest.raises(UnreadableError) as caught:
        read_file(str(path))
    assert str(caught.value).isprintable()
    path.write_bytes(TEXT.encode())
    document = read_file(str(path))
    assert document.source.name.isprintable()
    strange = os.fsdecode(bytes(tmp_path) + b"/\xff.txt")
    with pytest.raises(UnreadableError) as caught:
        read_file(strange)
    assert str(caught.value).isprintable()
