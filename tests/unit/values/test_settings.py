"""Options and `linkeddata.toml`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linkeddata.errors import UsageError
from linkeddata.read.settings_file import FILE_NAME, load_settings
from linkeddata.text.language_tags import language_tag
from linkeddata.values.iris import WEB, host_warning, iri_problem
from linkeddata.values.settings import Settings, merge

WHOLE = """
licence = "https://licences.example/cc0"
base = "urn:example:port"
omit = "private"
min_confidence = 0.9
[publisher]
name = "Harbour Board"
url = "https://port.example/"
type = "GovernmentOrganization"
[page]
url = "https://port.example/1"
language = "en_gb"
published = 2021-07-03
"""


def test_nearest_file_is_read(tmp_path):
    (tmp_path / FILE_NAME).write_text(WHOLE, "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    note = inner / "note.txt"
    note.write_text("x")
    settings = load_settings(note)
    assert settings == load_settings(inner) == load_settings(tmp_path)
    assert (settings.publisher, settings.published, settings.language) == ("Harbour Board", "2021-07-03", "en-GB")
    assert (settings.omit, settings.min_confidence) == ("private", 0.9)
    assert (settings.publisher_url, settings.publisher_type) == ("https://port.example/", "GovernmentOrganization")
    assert (settings.url, settings.base, settings.licence) == (
        "https://port.example/1",
        "urn:example:port",
        "https://licences.example/cc0",
    )
    assert set(settings.origins.values()) == {FILE_NAME} and len(settings.origins) == 10
    (inner / FILE_NAME).write_text('base = "https://data.example/"', "utf-8")
    assert load_settings(note) == Settings(base="https://data.example/", origins={"base": FILE_NAME})


KEYS = """
[front-matter]
headline = "titel"
author = ["verfasser", "redaktion.name"]
draft = "entwurf"
"""


def test_own_keys_of_front_matter(tmp_path):
    (tmp_path / FILE_NAME).write_text(KEYS, "utf-8")
    settings = load_settings(tmp_path)
    assert settings.front_matter == {"headline": ("titel",), "author": ("verfasser", "redaktion.name"), "draft": ("entwurf",)}
    assert settings.origins == {}
    assert merge(settings, publisher="Port").front_matter == settings.front_matter


def test_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings(tmp_path / "missing.txt") == Settings()
    assert load_settings(None) == Settings()


BROKEN = (
    ("title = ", "TOML"),
    ('colour = "red"', "unknown key 'colour'"),
    ('[publisher]\nnam = "x"', "unknown key 'publisher.nam'"),
    ('publisher = "x"', "must be a table"),
    ('front-matter = "x"', "must be a table"),
    ('[front-matter]\ntitel = "headline"', "unknown key 'front-matter.titel'"),
    ("[front-matter]\nheadline = 3", "must be a key in quotes"),
    ("[front-matter]\nheadline = []", "must be a key in quotes"),
    ('[front-matter]\nheadline = ["a", 3]', "must be a key in quotes"),
    ("[publisher]\nname = 3", "must be text"),
    ('[page]\npublished = "soon"', "no date"),
    ('[page]\npublished = "--01-20"', "no date with a year"),
    ('[page]\nlanguage = "e!"', "no language tag"),
    ('[page]\nurl = "news/1"', "not absolute"),
    ('base = "x y"', "no IRI may contain"),
    ('licence = "urn:x:y"', "not absolute"),
    ('[publisher]\ntype = "a b"', "no class"),
    ('[publisher]\nname = ""', "no name"),
    ('omit = "everybody"', "nothing that can be left out"),
    ("omit = [1]", "must be text"),
    ('min_confidence = "0.9"', "must be a number"),
    ("min_confidence = false", "must be a number"),
    ("min_confidence = 1.01", "no confidence"),
    ("min_confidence = nan", "no confidence"),
    ("a = " + "[" * 5000, "TOML"),
    ("#" * 200_000, "larger"),
)


@pytest.mark.parametrize(("content", "words"), BROKEN)
def test_broken_file(tmp_path, content, words):
    path = tmp_path / FILE_NAME
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=words) as caught:
        load_settings(tmp_path)
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_all_broken_files_were_tried():
    assert len(BROKEN) == 26


WRONG = (
    ({"published": "soon"}, "published: 'soon' is no date with a year; write it as 2020-01-20"),
    ({"published": date(2020, 1, 20)}, "published: '2020-01-20' is no text; write it as 2020-01-20 in quotes"),
    ({"published": 2020}, "published: '2020' is no text, but of type int; give text"),
    ({"published": "--01-20"}, "is no date with a year"),
    ({"url": "news/1"}, "url: 'news/1' is not absolute"),
    ({"url": b"https://port.example/"}, "is no text, but of type bytes"),
    ({"base": "x y"}, "no IRI may contain"),
    ({"publisher": ""}, "is no name"),
    ({"publisher": "two\nlines"}, "is no name"),
    ({"publisher": "x" * 501}, "is no name"),
    ({"headline": ["Fair"]}, "is no text, but of type list"),
    ({"publisher_type": "a b"}, "is no class"),
    ({"language": "e!"}, "is no language tag"),
    ({"omit": "everybody"}, "nothing that can be left out"),
    ({"omit": ["private"]}, "is no text, but of type list; give a tuple of texts"),
    ({"omit": ("private", 3)}, "has a value that is no text"),
    ({"min_confidence": "0.9"}, "is no number"),
    ({"min_confidence": True}, "is no number"),
    ({"min_confidence": 90}, "is no confidence"),
    ({"min_confidence": float("nan")}, "is no confidence"),
    ({"front_matter": {"headline": "titel"}}, "front_matter is no table of keys"),
    ({"front_matter": {"headline": (3,)}}, "front_matter is no table of keys"),
    ({"front_matter": ["titel"]}, "front_matter is no table of keys"),
)


@pytest.mark.parametrize(("given", "words"), WRONG)
def test_a_wrong_value_is_an_error_when_settings_are_made(given, words):
    with pytest.raises(UsageError) as caught:
        Settings(**given)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    with pytest.raises(UsageError):
        replace(Settings(publisher="Port"), **given)


def test_all_wrong_values_were_tried():
    assert len(WRONG) == 23


def test_an_error_names_where_the_value_was_given():
    with pytest.raises(UsageError, match=r"^error: linkeddata\.toml: 'soon'"):
        Settings(published="soon", origins={"published": FILE_NAME})
    with pytest.raises(UsageError, match="--published: 'soon'"):
        merge(Settings(published="2020-01-20", origins={"published": FILE_NAME}), published="soon")


def test_options_win():
    settings = merge(
        Settings(publisher="A", base="https://a.example/", origins={"publisher": FILE_NAME}),
        publisher="B",
        url=None,
        language="EN",
    )
    assert settings == Settings(
        publisher="B", base="https://a.example/", language="en", origins={"publisher": "--publisher", "language": "--lang"}
    )
    with pytest.raises(TypeError):
        merge(Settings(), colour="red")
    with pytest.raises(UsageError, match="--published"):
        merge(Settings(), published="2021-02-30")


IRIS = (
    ("https://port.example/a?b=c#d", None),
    ("http://port.example:8080/ä", None),
    ("http://[::1]/", None),
    ("https://port.example/%20", None),
    ("https://port.example/a b", "no IRI may contain"),
    ('https://port.example/"', "no IRI may contain"),
    ("https://port.example/<x>", "no IRI may contain"),
    ("https://port.example/\nx", "no IRI may contain"),
    ("x> <urn:evil", "no IRI may contain"),
    ("https://port.example/%zz", "per cent"),
    ("http://[::1", "host or port"),
    ("http://port.example:99999/", "host or port"),
    ("//port.example/", "absolute"),
    ("port.example", "absolute"),
    ("", "absolute"),
    ("javascript:alert(1)", "absolute"),
    ("data:text/plain,x", "absolute"),
    ("file:///etc/passwd", "absolute"),
    ("urn:example:x", "absolute"),
    ("https://", "no host"),
    ("https://user:secret@port.example/", "user name"),
    ("https://port.example/\u202eabc", "no IRI may contain"),
)


@pytest.mark.parametrize(("iri", "words"), IRIS)
def test_iri_problem(iri, words):
    problem = iri_problem(iri, WEB)
    assert problem is None if words is None else problem is not None and words in problem


def test_all_iris_were_tried():
    assert len(IRIS) == 22
    assert iri_problem("urn:example:x", ("urn",)) is None
    assert iri_problem("urn:", ("urn",)) == "is not a complete URN"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("en_US", "en-US"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("en_US.UTF-8", "en-US"),
        ("english language", None),
        ("", None),
        ("e", None),
    ],
)
def test_language_tag(tag, expected):
    assert language_tag(tag) == expected


def test_host_warning():
    assert host_warning("https://port.example/") is None
    assert "xn--" in host_warning("https://xn--prt-fna.example/")
    assert "\\u0440" in host_warning("https://\u0440ort.example/")
