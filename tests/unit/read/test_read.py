"""The public front of `read`: formats, settings, the table of readers."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

import linkeddata.read as front
from linkeddata.errors import UsageError
from linkeddata.html.markup import Markup
from linkeddata.read import READERS, Page, looks_english, read_bytes, read_file, read_page
from linkeddata.values.document import Basis, BlockKind
from linkeddata.values.settings import Settings

RELEASE = (
    "Harbour Board of Ostmouth\n\nNew pier opens in Ostmouth\n\n"
    "OSTMOUTH, 3 July 2021 - The mayor, Ilse Brandt, opened the new pier on Saturday in the presence of two ministers.\n"
)


def kinds(document):
    return [(b.kind.value, b.span.of(document.text)) for b in document.blocks]


def test_one_file_and_one_row_for_each_format():
    folder = Path(front.__file__).parent
    assert {r.name for r in READERS.values()} == {"plain", "html", "markdown", "docx", "odt", "pdf"}
    for media_type, reader in READERS.items():
        assert (folder / f"{reader.name}.py").is_file()
        assert (reader.unpack or reader.read).__module__ == f"linkeddata.read.{reader.name}"
        assert media_type.startswith("text/") is (reader.unpack is None)
    extensions = [e for r in READERS.values() for e in r.extensions]
    assert len(extensions) == len(set(extensions))


def test_a_release_is_read_whole(tmp_path):
    path = tmp_path / "pier.txt"
    path.write_text(RELEASE, "utf-8")
    document = read_file(str(path))
    assert kinds(document) == [
        ("furniture", "Harbour Board of Ostmouth"),
        ("headline", "New pier opens in Ostmouth"),
        ("dateline", "OSTMOUTH, 3 July 2021 -"),
        ("paragraph", "The mayor, Ilse Brandt, opened the new pier on Saturday in the presence of two ministers."),
    ]
    assert document.text == RELEASE
    assert document.offsets.runs == ()
    assert document.value("published") == "2021-07-03"
    given = document.metadata["published"]
    assert (given.basis, given.origin, given.span.of(document.text)) == (Basis.TEXT, "dateline", "3 July 2021")
    assert document.source.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.source.name, document.source.encoding, document.source.bom) == (str(path), "utf-8", False)
    assert document.source.media_type == "text/plain"
    assert document.findings == ()


CONTENT = (
    ("page.html", b"<p>Pier opens", None, "text/html"),
    ("page.HTM", b"<p>Pier opens", None, "text/html"),
    ("note.md", b"# Pier opens", None, "text/markdown"),
    ("note.markdown", b"# Pier opens", None, "text/markdown"),
    ("note.md", b"<html><p>Pier opens", None, "text/markdown"),
    ("-", b"<!DOCTYPE html><p>Pier opens", None, "text/html"),
    ("-", b"  <!-- made by hand --> <HTML><p>Pier opens", None, "text/html"),
    ("-", b"<!-- made by hand --!><html><p>Pier opens", None, "text/html"),
    ("-", b"<!--><html><p>Pier opens", None, "text/html"),
    ("page.txt", b"\xef\xbb\xbf<!doctype html><p>Pier opens", None, "text/html"),
    ("page", b"Pier opens", None, "text/plain"),
    ("page.html", b"<p>Pier opens", "text/plain", "text/plain"),
    ("page.txt", b"<p>Pier opens", "html", "text/html"),
    ("page.txt", b"# Pier opens", "text/markdown; charset=utf-8", "text/markdown"),
)


@pytest.mark.parametrize(("name", "data", "wanted", "expected"), CONTENT)
def test_format_by_option_content_extension(name, data, wanted, expected):
    assert read_bytes(data, name=name, media_type=wanted).source.media_type == expected


def test_every_way_to_a_format_was_tried():
    assert len(CONTENT) == 14
    assert {row[3] for row in CONTENT} == {media_type for media_type, reader in READERS.items() if not reader.unpack}


def test_a_known_format_of_a_file_is_not_that_of_a_decoded_page():
    with pytest.raises(UsageError, match="unpack"):
        read_page(Page(Markup("Pier opens"), "a.pdf", digest="00"), media_type="pdf")


def test_unknown_format_names_the_known_ones():
    with pytest.raises(UsageError, match="text/html") as caught:
        read_bytes(b"x", name="a.rtf", media_type="application/rtf")
    assert caught.value.exit_code == 2


def test_settings_win_over_the_page():
    page = b'<html lang="de"><meta property="og:site_name" content="Page Office"><title>Pier opens</title><p>Pier opens today.'
    settings = Settings(
        publisher="Harbour Board",
        published="2020-01-20",
        language="en",
        url="https://pier.example/1",
        licence="https://licences.example/cc0",
        base="https://data.example/",
        publisher_type="Organization",
        publisher_url="https://pier.example/",
        origins={"publisher": "linkeddata.toml", "published": "--published"},
    )
    document = read_bytes(page, name="a.html", settings=settings)
    for key, value in {
        "publisher": "Harbour Board",
        "published": "2020-01-20",
        "language": "en",
        "url": "https://pier.example/1",
        "licence": "https://licences.example/cc0",
        "publisherType": "Organization",
        "publisherUrl": "https://pier.example/",
    }.items():
        assert document.value(key) == value
        assert document.metadata[key].basis is Basis.CONFIGURATION
    assert document.metadata["publisher"].origin == "linkeddata.toml"
    assert document.metadata["published"].origin == "--published"
    assert document.base == "https://data.example/"
    assert document.metadata["headline"].basis is Basis.METADATA


def test_settings_that_cannot_be_used_are_refused():
    with pytest.raises(UsageError, match="no date"):
        read_bytes(b"text", name="-", settings=Settings(published="yesterday"))


def test_standard_input(monkeypatch):
    class Stdin:
        closed = False
        buffer = io.BytesIO(RELEASE.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    document = read_file("-")
    assert document.source.name == "-"
    assert document.blocks[1].kind is BlockKind.HEADLINE


def test_reading_imports_no_slow_library():
    code = (
        "import sys, linkeddata.read as r; r.read_bytes(b'Pier opens', name='-');"
        "print([m for m in ('rdflib','pyshacl','trafilatura','markdown_it','lxml','onnxruntime','click','charset_normalizer') if m in sys.modules])"  # noqa: E501
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names():
    assert set(front.__all__) == {"READERS", "Page", "Reader", "looks_english", "read_bytes", "read_file", "read_page"}
    assert all(hasattr(front, name) for name in front.__all__)


LANGUAGES = (
    ("The mayor opened the pier and thanked all who had helped to build it over the past three years.", True),
    ("Le maire a ouvert la jetée et a remercié tous ceux qui ont aidé à la construire dans les dernières années.", False),
    ("Der Bürgermeister hat die Brücke eröffnet und dankte allen, die bei dem Bau geholfen haben.", False),
    ("El alcalde inauguró el muelle y agradeció a todos los que ayudaron en la obra durante los últimos años.", False),
    ("O presidente da câmara inaugurou o cais e agradeceu a todos os que ajudaram na obra.", False),
    ("De burgemeester heeft de pier geopend en bedankte iedereen die bij de bouw heeft geholpen.", False),
    ("Мэр открыл новый причал и поблагодарил всех, кто помогал его строить.", False),
    ("市长为新码头揭幕并感谢所有参与建设的人。", False),
    ("Pier opens", True),
    ("12 34 56", False),
    ("", False),
)


@pytest.mark.parametrize(("text", "english"), LANGUAGES)
def test_looks_english(text, english):
    assert looks_english(text) is english


def test_all_languages_were_tried():
    assert len(LANGUAGES) == 11
