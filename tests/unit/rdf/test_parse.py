"""RDF files into graphs, without a network."""

from __future__ import annotations

import contextlib
import json
import os
import socket

import pytest
from strategies import BASE, sample

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.rdf import parse
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize import WRITERS
from linkeddata.rdf.serialize.script_block import embed, script_block


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch):
    def refuse(*_arguments, **_keywords):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.parametrize("name", ["jsonld", "turtle", "ntriples", "nquads", "trig"])
def test_every_output_loads(name, tmp_path):
    made = dataset(sample())
    path = tmp_path / ("x" + WRITERS[name].format.extension)
    path.write_text(WRITERS[name].render(made), encoding="utf-8")
    expected = set(made.data) | (set(made.evidence) if WRITERS[name].format.quads else set())
    assert set(parse.graph(path)) == expected


def test_a_page_loads_with_its_address_or_its_digest(tmp_path):
    block = script_block(dataset(sample(), evidence=False))
    path = tmp_path / "x.html"
    path.write_text(embed('<head><link rel="canonical" href="https://example.org/n"></head>', block), encoding="utf-8")
    assert {str(s) for s in parse.graph(path).subjects()} == {
        t.iri.replace(BASE, "https://example.org/n#") for t in sample().things
    }
    path.write_text(embed("<head></head>", block), encoding="utf-8")
    assert all(str(s).startswith("urn:sha256:") for s in parse.graph(path).subjects())
    assert len(parse.graph(path)) == 31
    assert {str(s) for s in parse.graph(path, base="https://a.example/").subjects()} == {
        t.iri.replace(BASE, "https://a.example/#") for t in sample().things
    }


def test_strings_of_a_foreign_page_are_read_as_schema_org_reads_them():
    page = """<script type="application/ld+json">{"@context": "http://schema.org/", "@type": "NewsArticle", "@id": "https://e.org/1",
      "author": "Ann Berg", "url": "https://e.org/1", "datePublished": "2021-05-04T10:00:00+02:00", "wordCount": 5}</script>"""
    loaded = parse.parse(page.encode(), "page", name="p.html")
    values = {quad.predicate.value.rsplit("/")[-1]: quad.object for quad in loaded.quads}
    assert values["author"].value == "Ann Berg"
    assert type(values["url"]).__name__ == "NamedNode"
    assert values["datePublished"].datatype.value.endswith("#dateTime")
    assert values["wordCount"].value == "5"
    assert all(quad.predicate.value.startswith(("https://schema.org/", "http://www.w3.org/")) for quad in loaded.quads)


def test_a_broken_block_is_reported_with_its_line_and_the_others_are_read():
    script = '<script type="application/ld+json">'
    page = f'<p>\n{script}\n{{"a":\n}}</script>\n{script}{{"@context": "https://schema.org", "name": "x"}}</script>'
    loaded = parse.parse(page.encode(), "page", name="p.html")
    assert len(loaded.quads) == 1
    assert [(f.code, f.line) for f in loaded.findings] == [("block-left-out", 4)]
    with pytest.raises(UnreadableError) as caught:
        parse.parse(b'<script type="application/ld+json">{"a": </script>', "page", name="p.html")
    assert str(caught.value).startswith("p.html:1:")


def test_blank_nodes_of_two_files_and_of_two_blocks_are_never_one():
    one = parse.parse(b'_:b0 <https://schema.org/name> "a" .', "turtle", name="1")
    two = parse.parse(b'_:b0 <https://schema.org/name> "b" .', "turtle", name="2")
    assert one.quads[0].subject != two.quads[0].subject
    block = '<script type="application/ld+json">{"@context": "https://schema.org", "@id": "_:b0", "name": "%s"}</script>'
    quads = parse.parse((block % "a" + block % "b").encode(), "page", name="p").quads
    assert len({quad.subject for quad in quads}) == 2
    assert one.quads == parse.parse(b'_:b0 <https://schema.org/name> "a" .', "turtle", name="1").quads


REMOTE = [
    "http://127.0.0.1/c.jsonld",
    "http://169.254.169.254/latest",
    "https://example.org/context",
    "file:///etc/passwd",
    "context.jsonld",
    "../context.jsonld",
    "",
    ["https://schema.org", "https://example.org/more"],
    {"@import": "https://example.org/c"},
    {"a": {"@id": "https://e.org/a", "@context": "https://example.org/scoped"}},
]


@pytest.mark.parametrize("context", REMOTE, ids=range(len(REMOTE)))
def test_remote_contexts_are_refused_by_name(context):
    document = json.dumps({"@context": context, "@id": "https://e.org/x", "name": "x"})
    with pytest.raises(RefusedError, match=r"is not fetched") as caught:
        parse.parse(document.encode(), "jsonld", name="x.jsonld")
    address = (
        context if isinstance(context, str) else next(word for word in json.dumps(context).split('"') if "example.org/" in word)
    )
    assert address in caught.value.what
    assert caught.value.exit_code == 5


def test_remote_counted():
    assert len(REMOTE) == 10


C = '{"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "id": "@id"}, '
UNREADABLE = [
    ("turtle", b'<urn:a:b> <urn:b:c> "x" .\n<urn:a:b> <urn:b:c> "y"', 2),
    ("turtle", b"<urn:a:b> <urn:b:c> <d> .", None),
    ("turtle", b"<urn:a:b> <urn:b:c> <http://a/%zz> .", 1),
    ("turtle", b'<urn:a:b> <urn:b:c> "x"@en_US .', 1),
    ("turtle", b"", None),
    ("turtle", b"# only a comment", None),
    ("turtle", b"\xff\xff\xff", None),
    ("turtle", b'<urn:a:b> <urn:b:c> "\x00" .', None),
    ("ntriples", b"@prefix a: <urn:a:> .", 1),
    ("nquads", b'<urn:a:b> <urn:b:c> "x" <urn:g:g>', 1),
    ("jsonld", (C + '"@id": "https://e.org/a b", "name": "x"}').encode(), None),
    ("jsonld", (C + '"@id": "https://e.org/x> <urn:evil", "name": "x"}').encode(), None),
    ("jsonld", (C + '"@id": "", "name": "x"}').encode(), None),
    ("jsonld", (C + '"@id": "#a", "name": "x"}').encode(), None),
    ("jsonld", (C + '"@id": "a/b", "name": "x"}').encode(), None),
    ("jsonld", (C + '"id": "https://e.org/%zz", "name": "x"}').encode(), None),
    ("jsonld", (C + '"@id": "https://e.org/", "url": "a b"}').encode(), None),
    ("jsonld", (C + '"@id": "https://e.org/", "url": ["http://[::1"]}').encode(), None),
    ("jsonld", b'{"@context": {"a": "b:x", "b": "a:y"}, "@id": "urn:a:b", "a": "x"}', None),
    ("jsonld", b'{"@id": "urn:a:b",\n "name": "x"', 2),
    ("jsonld", b'{"@id": "urn:a:b", "name": "no context"}', None),
    ("jsonld", b'{"version": 1, "things": []}', None),
    ("jsonld", (C + '"@id": "urn:a:b", "name": NaN}').encode(), 1),
    ("page", b"<p>no block</p>", None),
    ("page", b'<meta charset="nonsense"><p>', None),
    ("page", b"\xff\xfex", None),
]


@pytest.mark.parametrize(("kind", "data", "line"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_unreadable(kind, data, line):
    with pytest.raises(UnreadableError) as caught:
        parse.parse(data, kind, name="x")
    assert caught.value.source == "x"
    if line:
        assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_unreadable_counted():
    assert len(UNREADABLE) == 26


@pytest.mark.parametrize("opening", ["[ <urn:b:c> ", "( "])
@pytest.mark.parametrize("depth", [300, 5000])
def test_deep_turtle_is_refused(opening, depth):
    closing = "]" if "[" in opening else ")"
    with pytest.raises(RefusedError, match="deeper"):
        parse.parse(("<urn:a:b> <urn:b:c> " + opening * depth + "1" + closing * depth + " .").encode(), "turtle", name="x")


def test_brackets_in_strings_and_many_blocks_are_not_deep():
    text = '<urn:a:b> <urn:b:c> "' + "[" * 500 + '" .\n' + "<urn:a:b> <urn:b:d> [ <urn:e:f> 1 ] .\n" * 200
    assert parse.parse(text.encode(), "turtle", name="x").quads


@pytest.mark.parametrize("name", ["oa:prefix", "oa:Prefix", ":prefix", "oa:no-prefix"])
def test_properties_called_prefix_are_no_declarations(name):
    head = "@prefix oa: <http://www.w3.org/ns/oa#> .\n@prefix : <https://a.example/> .\n"
    text = (
        head + f'<https://a.example/1> {name} "' + f'" .\n<https://a.example/1> {name} "'.join(map(str, range(1200))) + '" .\n'
    )
    assert len(parse.parse(text.encode(), "turtle", name="a.ttl").quads) == 1200


@pytest.mark.parametrize("form", ["@prefix p{0}: <https://a.example/> .\n", "PREFIX p{0}: <https://a.example/>\n"])
@pytest.mark.parametrize("before", ["", '<https://a.example/1> <https://a.example/2> "1".'])
def test_declarations_of_both_forms_are_counted(form, before, monkeypatch):
    monkeypatch.setattr(parse, "MAX_PREFIXES", 5)
    for count, refused in ((5, False), (6, True)):
        text = "".join(before + form.format(n) for n in range(count)) + '<https://a.example/1> <https://a.example/2> "2" .'
        with pytest.raises(RefusedError, match="prefixes") if refused else contextlib.nullcontext():
            parse.parse(text.encode(), "turtle", name="a.ttl")


def test_many_prefixes_are_refused():
    text = "".join(f"@prefix p{n}: <urn:p:{n}> .\n" for n in range(1001)) + "<urn:a:b> <urn:b:c> 1 ."
    with pytest.raises(RefusedError, match="prefixes"):
        parse.parse(text.encode(), "turtle", name="x")


@pytest.mark.parametrize("depth", [101, 5000, 100_000])
def test_deep_json_ld_is_refused(depth):
    with pytest.raises(RefusedError, match="deeper"):
        parse.parse(b'{"a":' * depth + b"1" + b"}" * depth, "jsonld", name="x")


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_byte_order_marks(mark, codec):
    data = mark + '<urn:a:b> <urn:b:c> "é" .'.encode(codec)
    assert parse.parse(data, "turtle", name="x").quads[0].object.value == "é"


def test_files_that_are_none(tmp_path):
    os.mkfifo(tmp_path / "pipe.ttl")
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "x.docx").write_bytes(b"x")
    for name in ("pipe.ttl", "folder.ttl", "missing.ttl", "x.docx", "a\0.ttl"):
        with pytest.raises(UnreadableError):
            parse.read(tmp_path / name)
    (tmp_path / "zero.ttl").symlink_to("/dev/zero")
    with pytest.raises(UnreadableError):
        parse.read(tmp_path / "zero.ttl")
    (tmp_path / "big.ttl").write_bytes(b"#" * 1001)
    with pytest.raises(RefusedError):
        parse.read(tmp_path / "big.ttl", max_bytes=1000)
