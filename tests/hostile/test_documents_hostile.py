"""Hostile mails, saved pages, feeds and exports: each is refused with its exit code, and an earlier output stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import run

from linkeddata.read import json_value, mail_parts, xml_tree

HEAD = "From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: Quay\r\nMIME-Version: 1.0\r\n"
TEXT = "Mayor Orla Venning opened the Tarn Street library in Brackholm on Tuesday."
ITEM = f"<item><title>Library</title><link>https://b.example/library</link><description>{TEXT}</description></item>"
RSS = f'<rss version="2.0"><channel>{ITEM}</channel></rss>'
WORDPRESS = (
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    f"<wp:wxr_version>1.2</wp:wxr_version><item><title>Library</title><content:encoded>{TEXT}</content:encoded></item></channel></rss>"
)
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Library</title><content>{TEXT}</content></entry></feed>'
FEED = (
    f'{{"version": "https://jsonfeed.org/version/1", "items": [{{"id": "1", "title": "Library", "content_text": "{TEXT}"}}]}}'
)
LINE = f'{{"id": "1", "title": "Library", "body": "{TEXT}"}}\n'
MAIL = f"{HEAD}Content-Type: text/plain\r\n\r\n{TEXT}\r\n"
PAGE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://b.example/1\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
    f"<h1>Library</h1><p>{TEXT}</p>\r\n--b--\r\n"
)
ENTITIES = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>'
OUTER = '<!DOCTYPE a [<!ENTITY x SYSTEM "secret.txt">]>'
REMOTE = '<!DOCTYPE a SYSTEM "http://dtd.example/a.dtd">'

# File → its text when nothing is wrong
SOUND = {
    "feed.xml": RSS,
    "export.xml": WORDPRESS,
    "feed.atom": ATOM,
    "feed.json": FEED,
    "news.jsonl": LINE,
    "mail.eml": MAIL,
    "page.mhtml": PAGE,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "out.ttl").write_text("# earlier\n", "utf-8")
    return tmp_path


def refused(folder: Path, name: str, text: str, code: int) -> None:
    path = folder / name
    path.write_bytes(text.encode())
    for arguments in (
        ("convert", path, "-o", folder / "out.ttl"),
        ("convert", path),
        ("describe", path),
        ("explain", path, "headline"),
    ):
        done = run(*arguments)
        assert (done.code, done.out) == (code, b""), done.err
        assert len(done.lines) == 1
        assert done.err.startswith(f"linkeddata: {path}")
        assert "; " in done.err
        assert "Traceback" not in done.err
        assert "secret" not in done.err.replace("secret.txt", "")
    assert (folder / "out.ttl").read_text("utf-8") == "# earlier\n"


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_read(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(SOUND[name].encode())
    done = run("convert", path, "--to", "turtle")
    assert done.code == 0, done.err
    assert "Orla Venning" in done.text
    assert len(SOUND) == 7


@pytest.mark.rows(51, 52)
@pytest.mark.parametrize("doctype", [ENTITIES, OUTER, REMOTE], ids=["entities", "file", "address"])
@pytest.mark.parametrize("name", ["feed.xml", "export.xml", "feed.atom"])
def test_xml_with_a_document_type_is_refused(folder: Path, name: str, doctype: str) -> None:
    text = SOUND[name].replace("Library", "&x;") if doctype is not REMOTE else SOUND[name]
    refused(folder, name, doctype + text, 5)
    refused(folder, name, f'<?xml version="1.0"?>\n<!-- a -->{doctype}\n{text}', 5)


@pytest.mark.rows(51)
def test_a_long_document_type_is_refused_too(folder: Path) -> None:
    entities = "".join(f'<!ENTITY x{n} "y">' for n in range(2_000))
    refused(folder, "feed.xml", f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>{RSS}', 5)


@pytest.mark.rows(56)
@pytest.mark.parametrize("name", [n for n in SOUND if n != "mail.eml"])  # a mail with one part may end anywhere
def test_what_is_cut_off_is_unreadable(folder: Path, name: str) -> None:
    refused(folder, name, SOUND[name][: SOUND[name].index("Tarn Street")], 3)


@pytest.mark.rows(56)
def test_a_mail_that_is_cut_off_is_unreadable(folder: Path) -> None:
    parts = f'{HEAD}Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\n{TEXT[:30]}'
    refused(folder, "mail.eml", parts, 3)


@pytest.mark.rows(48)
def test_depth(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (xml_tree.parse, json_value.parse):
        monkeypatch.setitem(function.__kwdefaults__, "max_depth", 4)
    monkeypatch.setitem(mail_parts.parse.__kwdefaults__, "max_depth", 2)
    deep = "<b>" * 3 + "x" + "</b>" * 3
    refused(folder, "feed.xml", RSS.replace("Library", deep), 5)
    refused(folder, "export.xml", WORDPRESS.replace("Library", deep), 5)
    refused(folder, "feed.atom", ATOM.replace("Library", deep), 5)
    refused(folder, "feed.json", FEED.replace('"Library"', '[["x"]]'), 5)
    refused(folder, "news.jsonl", LINE.replace('"Library"', '[[[["x"]]]]'), 5)
    text = f"Content-Type: text/plain\r\n\r\n{TEXT}\r\n"
    for n in range(2):
        text = f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n{text}\r\n--b{n}--\r\n'
    refused(folder, "mail.eml", HEAD + text, 5)
    refused(folder, "page.mhtml", HEAD + text, 5)


@pytest.mark.rows(20)
@pytest.mark.parametrize("name", SOUND)
def test_size(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(SOUND[name].encode())
    done = run("convert", path, "--max-bytes", "100")
    assert (done.code, done.out) == (5, b"")
    assert "larger than 100 bytes" in done.err


@pytest.mark.rows(88)
@pytest.mark.parametrize("name", ["../../x", "/etc/x", "..", "a/b", "CON", "-rf", "a\\u0000b", "a\\nb", "index"])
def test_identifiers_cannot_leave_the_folder(folder: Path, name: str) -> None:
    path = folder / "news.jsonl"
    path.write_text(LINE.replace('"1"', f'"{name}"') + LINE.replace('"1"', '"2"'), "utf-8")
    done = run("convert", path, "-o", folder / "out" / "", "--to", "html")
    assert done.code == 0, done.err
    written = [p.name for p in (folder / "out").iterdir()]
    assert len(written) == 3
    assert {"2.html", "index.html"} < {*written}
    assert sorted(p.name for p in folder.iterdir()) == ["news.jsonl", "out", "out.ttl", "secret.txt"]
