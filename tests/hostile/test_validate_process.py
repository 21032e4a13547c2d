"""What `linkeddata validate` may never do, whatever a file says: ask anybody, read another file, run code that is not ours.

Every run here is a process of its own. A server on this machine, the canary, counts who calls on it; proxies and passwords that
lead to it are set; and each Python process that opens a socket, our own or one that it starts, says so and ends.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
from commandline import ROOT, Outcome, environment, process
from referencing.exceptions import Unresolvable
from strategies import sample

from linkeddata.edit import json_form
from linkeddata.validation.engines.regex_ambiguity import steady

SCHEMA = "https://schema.org"
PERSON: Mapping[str, Any] = {"@type": "Person", "name": "Ann Berg"}
#: Imported by every Python process whose PYTHONPATH leads to it.
GUARD = """
import os, sys
def watch(event, arguments):
    if event.startswith("socket.") or event == "urllib.Request":
        os.write(2, f"opened: {event}\\n".encode())
        os._exit(99)
sys.addaudithook(watch)
"""


class Canary:
    """A server that would answer as a context, a shapes file or a schema, and counts the connections made to it."""

    def __init__(self) -> None:
        self.connections = 0
        self.closing = threading.Event()
        canary = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/stall"):
                    canary.closing.wait(60)
                self.send_response(302 if self.path.startswith("/redirect") else 200)
                self.send_header("Location", "/context.jsonld")
                self.send_header("Link", '</context.jsonld>; rel="http://www.w3.org/ns/json-ld#context"')
                self.send_header("Content-Type", "application/ld+json")
                self.end_headers()
                self.wfile.write(b'{"@context": {"name": "urn:canary:name"}, "type": "string"}')

            do_CONNECT = do_POST = do_HEAD = do_GET  # noqa: N815 (names that the library looks for)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def get_request(self) -> tuple[socket.socket, Any]:
                canary.connections += 1
                return super().get_request()

        self.server = Server(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def canary() -> Iterator[Canary]:
    made = Canary()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, "utf-8")
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


def guarded(folder: Path, canary: Canary, *arguments: str, stdin: bytes = b"", **variables: str) -> Outcome:
    """Run `linkeddata validate` in a folder: any socket ends it, and every proxy and password leads to the canary."""
    host = canary.url.removeprefix("http://")
    (folder / ".netrc").write_text("machine 127.0.0.1 login ann password secret\n", "utf-8")
    (folder / ".netrc").chmod(0o600)
    proxies = {
        name: canary.url for proxy in ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy") for name in (proxy, proxy.upper())
    }
    path = os.pathsep.join([str(folder.parent / "guard"), str(ROOT), *filter(None, [variables.pop("PYTHONPATH", "")])])
    env = environment(
        **proxies, NO_PROXY="", no_proxy="", HOME=str(folder), NETRC=str(folder / ".netrc"), CANARY=host, **variables
    )
    done = process("validate", *arguments, stdin=stdin, cwd=folder, env={**env, "PYTHONPATH": path})
    assert "opened: " not in done.err
    assert "Traceback" not in done.err
    assert canary.connections == 0
    return done


def of(done: Outcome) -> dict[str, dict[str, Any]]:
    """Return what the JSON report says, by file."""
    return {told["file"]: told for told in json.loads(done.out)["files"]}


def found(told: Mapping[str, Any]) -> set[tuple[str, str | None]]:
    return {(f["code"], f["value"]) for f in told["findings"]}


def page(document: Any, *, head: str = "", body: str = "") -> str:
    script = document if isinstance(document, str) else json.dumps(document)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>x</title>{head}'
        f'<script type="application/ld+json">{script}</script></head><body>{body}</body></html>\n'
    )


# ---- the traps spring


def test_the_canary_counts_and_plain_readers_call_on_it(canary: Canary) -> None:
    with urllib.request.urlopen(f"{canary.url}/redirect", timeout=10) as answer:
        assert b"urn:canary:name" in answer.read()
    assert canary.connections == 2
    document = {"@context": f"{canary.url}/context.jsonld", "@id": "urn:x:a", "name": "Ann"}
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    assert rdflib.URIRef("urn:canary:name") in set(graph.predicates())
    assert canary.connections > 2


@pytest.mark.parametrize(
    "opening", ["import socket; socket.socket()", "import urllib.request as u; u.urlopen('http://127.0.0.1:9')"]
)
def test_the_guard_ends_a_process_that_opens_a_socket(folder: Path, opening: str) -> None:
    import subprocess

    env = environment(PYTHONPATH=str(folder.parent / "guard"))
    outer = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-P', '-c', {opening!r}]).returncode)"
    done = subprocess.run([sys.executable, "-c", outer], env=env, capture_output=True, check=False, timeout=60)
    assert done.returncode == 99
    assert b"opened: " in done.stderr


# ---- 41 to 45 and 111: contexts from elsewhere


def contexts(address: str) -> dict[str, Any]:
    """Return the forms in which a context can ask for `address`; each is a whole document."""
    own = {"@vocab": f"{SCHEMA}/"}
    known = {"@id": f"{SCHEMA}/knows", "@container": "@index"}
    return {
        "in a map": {"@context": [SCHEMA, {"known": known}], **PERSON, "known": {"a": {"@context": address, **PERSON}}},
        "in a map in a list": {
            "@context": [SCHEMA, {"known": known}],
            **PERSON,
            "known": {"a": [{"@context": [address], **PERSON}]},
        },
        "alone": {"@context": address, **PERSON},
        "in a list": {"@context": [SCHEMA, address], **PERSON},
        "first in a list": {"@context": [address, SCHEMA], **PERSON},
        "in a list in a list": {"@context": [[address]], **PERSON},
        "of an inner thing": {"@context": SCHEMA, **PERSON, "knows": {"@context": address, **PERSON}},
        "in a graph": {"@context": SCHEMA, "@graph": [PERSON, {"@context": [address], **PERSON}]},
        "in @included": {"@context": SCHEMA, **PERSON, "@included": [{"@context": address, **PERSON}]},
        "in @reverse": {"@context": SCHEMA, **PERSON, "@reverse": {"knows": {"@context": address, **PERSON}}},
        "of a list of things": [{"@context": SCHEMA, **PERSON}, {"@context": address, **PERSON}],
        "of a term": {"@context": {**own, "knows": {"@id": f"{SCHEMA}/knows", "@context": address}}, **PERSON, "knows": PERSON},
        "of a type": {"@context": {**own, "Person": {"@id": f"{SCHEMA}/Person", "@context": address}}, **PERSON},
        "of a term of a term": {
            "@context": {**own, "a": {"@context": {"b": {"@context": {"c": {"@context": address}}}}}},
            **PERSON,
        },
        "imported": {"@context": {"@import": address}, **PERSON},
        "imported beside schema.org": {"@context": [SCHEMA, {"@import": address}], **PERSON},
        "imported of a term": {"@context": {**own, "knows": {"@context": {"@import": address}}}, **PERSON},
        "with a key in escapes": json.dumps({"@context": address, **PERSON}).replace("@context", "@conte\\u0078t"),
        "given twice": json.dumps({"@context": SCHEMA, **PERSON})[:-1] + f', "@context": {json.dumps(address)}}}',
    }


@pytest.mark.rows(41, 42, 43, 44, 45, 111)
def test_contexts_elsewhere_are_refused_by_name_and_never_fetched(folder: Path, canary: Canary) -> None:
    address = f"{canary.url}/context.jsonld"
    names = []
    for number, document in enumerate(contexts(address).values()):
        text = document if isinstance(document, str) else json.dumps(document)
        for name, written in ((f"{number}.jsonld", text), (f"{number}.html", page(text))):
            (folder / name).write_text(written, "utf-8")
            names.append(name)
    done = guarded(folder, canary, "--format", "json", *names)
    assert done.code == 5
    for name, told in of(done).items():
        (refused, *_) = [f for f in told["findings"] if f["code"] in ("context-refused", "context-unread")]
        assert refused["value"] == address, name
        assert "json-ld-invalid" not in {code for code, _ in found(told)}, name
        assert refused["code"] == "context-unread" or not told["ok"]
        assert address in refused["message"]
        assert refused["line"] == (2 if name.endswith(".html") else 1)
    assert len(names) == 38
    for what, code in (("alone", 5), ("in a list", 0)):  # beside schema.org's own context, the rest of the document is checked
        alone = guarded(folder, canary, f"{list(contexts(address)).index(what)}.html")
        assert alone.code == code
        assert address in alone.err


ADDRESSES = [
    "{canary}/redirect",
    "{canary}/link",
    "{canary}/schema.org",
    "HTTP://{host}/a",
    "//{host}/a",
    "http://ann:secret@{host}/a",
    f"{SCHEMA}@{{host}}/a",
    "http://localhost:{port}/a",
    "http://[::1]:{port}/a",
    "http://2130706433:{port}/a",
    "http://0x7f.1:{port}/a",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "ftp://{host}/a",
    "data:application/json,{{}}",
    "file://{folder}/secret.jsonld",
    "file://localhost{folder}/secret.jsonld",
    "FILE:{folder}/secret.jsonld",
    "{folder}/secret.jsonld",
    "secret.jsonld",
    "./secret.jsonld",
    "sub/../secret.jsonld",
    "/etc/passwd",
    "file:///etc/passwd",
    "\\\\\\\\{host}\\a",
    "http://[::1",
    "",
]


@pytest.mark.rows(41, 42, 43)
def test_contexts_on_this_machine_and_in_files_are_refused(folder: Path, canary: Canary) -> None:
    (folder / "secret.jsonld").write_text('{"@context": {"name": "urn:secret:name"}}', "utf-8")
    host = canary.url.removeprefix("http://")
    port = host.partition(":")[2]
    wanted = {}
    for number, form in enumerate(ADDRESSES):
        address = form.format(canary=canary.url, host=host, port=port, folder=folder)
        wanted[f"{number}.html"] = address
        (folder / f"{number}.html").write_text(page({"@context": address, **PERSON}), "utf-8")
    done = guarded(folder, canary, "--format", "json", *wanted)
    assert done.code == 5
    assert b"urn:secret" not in done.out
    assert b"root:" not in done.out
    for name, told in of(done).items():
        assert found(told) == {("context-refused", wanted[name] or None)}, wanted[name]
    assert len(wanted) == 27


@pytest.mark.rows(44)
def test_a_server_that_stalls_is_not_waited_for(folder: Path, canary: Canary) -> None:
    (folder / "a.html").write_text(page({"@context": f"{canary.url}/stall", **PERSON}), "utf-8")
    begin = time.perf_counter()
    assert guarded(folder, canary, "a.html").code == 5
    assert time.perf_counter() - begin < 20


@pytest.mark.slow
@pytest.mark.rows(45)
def test_nothing_else_that_a_page_points_to_is_fetched(folder: Path, canary: Canary) -> None:
    head = "".join(
        part.replace("URL", canary.url)
        for part in (
            '<base href="URL/">',
            '<link rel="http://www.w3.org/ns/json-ld#context" type="application/ld+json" href="URL/link">',
            '<link rel="alternate" type="application/ld+json" href="URL/link">',
            '<link rel="stylesheet" href="URL/a.css"><meta http-equiv="refresh" content="0;url=URL/a">',
            '<script type="application/ld+json" src="URL/context.jsonld"></script>',
            f'<script type="application/ld+json" src="URL/a">{json.dumps({"@context": SCHEMA, **PERSON})}</script>',
            '<script type="importmap">{"imports": {"a": "URL/a"}}</script>',
        )
    )
    body = '<p>Ann Berg</p><img src="URL/a.png"><iframe src="URL/a"></iframe><object data="URL/a"></object>'.replace(
        "URL", canary.url
    )
    document = {
        "@context": [SCHEMA, {"@base": f"{canary.url}/"}],
        "@id": "#ann",
        **PERSON,
        "image": f"{canary.url}/a.png",
        "sameAs": [f"{canary.url}/ann", f"http://127.0.0.1:{canary.url.rpartition(':')[2]}/"],
        "additionalType": f"{canary.url}/type",
    }
    (folder / "a.html").write_text(page(document, head=head, body=body), "utf-8")
    for more in ((), ("--page",), ("--profile", "core"), ("--profile", "open-data", "--base", f"{canary.url}/")):
        done = guarded(folder, canary, *more, "--format", "json", "a.html")
        assert done.code in (0, 1), done.err
        assert sum(of(done)["a.html"]["focusNodes"].values()) > 0


@pytest.mark.slow
@pytest.mark.rows(111)
def test_no_kind_of_file_profile_or_report_opens_a_socket(folder: Path, canary: Canary) -> None:
    triple = f'<urn:x:ann> a <{SCHEMA}/Person> ; <{SCHEMA}/name> "Ann Berg" ; <{SCHEMA}/sameAs> <{canary.url}/ann> .'
    nt = triple.replace(" a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ").replace(" ;", " .\n<urn:x:ann>")
    files = {
        "a.ttl": triple,
        "a.trig": f"<urn:x:g> {{ {triple} }}",
        "a.nt": nt,
        "a.nq": nt,
        "a.jsonld": json.dumps({"@context": SCHEMA, **PERSON, "sameAs": f"{canary.url}/ann"}),
        "a.html": page({"@context": SCHEMA, **PERSON, "sameAs": f"{canary.url}/ann"}, body="<p>Ann Berg</p>"),
        "a.json": json_form.dumps(sample()),
    }
    for name, text in files.items():
        (folder / name).write_text(text + "\n", "utf-8")
    profiles = [part for name in ("core", "schema.org", "google", "open-data", "evidence") for part in ("--profile", name)]
    for form in ("human", "json", "sarif", "junit", "shacl"):
        for engine in ((), ("--engine", "pyshacl")) if form == "json" else ((),):
            done = guarded(folder, canary, *profiles, "--format", form, *engine, *files)
            assert done.code == 1, done.err
            if form == "json":
                assert all(sum(told["focusNodes"].values()) > 0 for told in of(done).values())
                assert len(of(done)) == len(files)


# ---- 51 and 52: entities


#: Named as RDF, hidden under another name, or on standard input.
LAUGHS = '<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;"><!ENTITY a12 "&a1;&a1;">'
REACHING = '<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [<!ENTITY a12 SYSTEM "{place}"><!ENTITY % p SYSTEM "{place}"> %p;'
RDF = (
    '\n]>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">'
    '<s:Person rdf:about="urn:x:a"><s:name>&a12;</s:name></s:Person></rdf:RDF>\n'
)


@pytest.mark.slow
@pytest.mark.rows(51, 52)
def test_rdf_xml_is_refused_by_name_and_its_entities_are_not_expanded(folder: Path, canary: Canary) -> None:
    (folder / "secret.txt").write_text("the secret of the house", "utf-8")
    heads = [
        LAUGHS,
        *(REACHING.replace("{place}", p) for p in (f"{canary.url}/a", f"file://{folder}/secret.txt", "secret.txt")),
    ]
    names = ["a.rdf", "a.xml", "a.owl", "a.ttl", "a.nt", "a.jsonld", "a.html", "a.xhtml"]
    for head in heads:
        text = (head + RDF).encode()
        for name in names:
            (folder / name).write_bytes(text)
        done = guarded(folder, canary, "--format", "json", *names)
        piped = guarded(folder, canary, "-", stdin=text)
        assert (done.code, piped.code, piped.out, len(piped.lines)) == (3, 3, b"", 1)
        assert "secret of" not in done.text + piped.err
        for name, told in of(done).items():
            assert told["exitCode"] == 3, name
            assert ("no known RDF extension" in told["unreadable"]) is (name in names[:3])


# ---- 79, 81: shapes and data that point elsewhere


SHAPES = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:x:shape> a sh:NodeShape ; sh:targetClass schema:Person ; sh:property <urn:x:name> .
<urn:x:name> a sh:PropertyShape ; sh:path schema:name ; sh:minCount 1 .
"""
ANN = '@prefix schema: <https://schema.org/> .\n<urn:x:ann> a schema:Person ; schema:name "Ann Berg" .\n'


@pytest.mark.rows(79)
@pytest.mark.parametrize("engine", [(), ("--engine", "pyshacl")], ids=["chosen", "pyshacl"])
def test_imports_are_reported_and_never_followed(folder: Path, canary: Canary, engine: tuple[str, ...]) -> None:
    (folder / "more.ttl").write_text(SHAPES.replace("minCount 1", "minCount 7"), "utf-8")
    places = [f"{canary.url}/shapes.ttl", f"file://{folder}/more.ttl", "urn:x:shapes"]
    imports = "".join(f"<urn:x:{{}}> <http://www.w3.org/2002/07/owl#imports> <{place}> .\n" for place in places)
    graphs = "".join(f"<urn:x:ann> <http://www.w3.org/ns/shacl#shapesGraph> <{place}> .\n" for place in places)
    (folder / "own.ttl").write_text(SHAPES + imports.replace("{}", "own"), "utf-8")
    (folder / "a.ttl").write_text(ANN + imports.replace("{}", "data") + graphs, "utf-8")
    done = guarded(folder, canary, "--profile", "own.ttl", *engine, "--format", "json", "a.ttl")
    told = of(done)["a.ttl"]
    assert done.code == 0
    assert found(told) == {("import-not-followed", place) for place in places}
    assert {f["severity"] for f in told["findings"]} == {"warning"}
    assert told["focusNodes"] == {"urn:x:shape": 1}


@pytest.mark.rows(81)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this { SERVICE <CANARY/> { $this ?p ?o } }",
        "SELECT $this { SERVICE SILENT <CANARY/> { $this ?p ?o } }",
        "SELECT $this { BIND(<CANARY/> AS ?e) SERVICE ?e { $this ?p ?o } }",
        "SELECT $this { FILTER NOT EXISTS { SERVICE <CANARY/> { $this ?p ?o } } }",
        "SELECT $this FROM <CANARY/a.ttl> { $this ?p ?o }",
        "SELECT $this FROM NAMED <file:///etc/passwd> { GRAPH ?g { $this ?p ?o } }",
        "SELECT $this { $this ?p ?o } ; LOAD <CANARY/a.ttl>",
    ],
)
def test_queries_that_leave_the_data_are_broken_shapes(folder: Path, canary: Canary, query: str) -> None:
    query = query.replace("CANARY", canary.url)
    (folder / "own.ttl").write_text(f'{SHAPES}<urn:x:shape> sh:sparql [ sh:select "{query}" ] .\n', "utf-8")
    (folder / "a.ttl").write_text(ANN, "utf-8")
    done = guarded(folder, canary, "--profile", "own.ttl", "a.ttl")
    assert (done.code, done.out) == (2, b"")
    assert len(done.lines) == 1
    assert "own.ttl:" in done.err
    assert "<urn:x:shape>" in done.err


# ---- 103: JSON Schemas


@pytest.mark.rows(103)
def test_a_json_schema_is_never_fetched(folder: Path, canary: Canary) -> None:
    """The plain library does fetch, when asked in this way; our validator, held to the same schema, does not."""
    address = f"{canary.url}/schema.json"
    remote = {"$ref": address}
    validator = json_form._validator().evolve(schema=remote)  # the registry stays
    with pytest.raises(Exception) as caught:
        list(validator.iter_errors({}))
    assert isinstance(caught.value, Unresolvable)
    assert canary.connections == 0
    with pytest.warns(DeprecationWarning, match="remote references"):
        assert [e.message for e in jsonschema.Draft202012Validator(remote).iter_errors({})]
    assert canary.connections == 1
    canary.connections = 0

    plain = json.loads(json_form.dumps(sample()))
    for number, more in enumerate(({"$schema": address}, {"$ref": address}, {"$id": address, "$defs": {"a": remote}})):
        (folder / f"{number}.json").write_text(json.dumps({**more, **plain}), "utf-8")
        (folder / f"in{number}.json").write_text(json.dumps({**plain, "things": [{**plain["things"][0], **more}]}), "utf-8")
    names = sorted(path.name for path in folder.glob("*.json"))
    assert len(names) == 6
    done = guarded(folder, canary, "--profile", "core", "--format", "json", *names)
    assert done.code in (1, 3)


@pytest.mark.rows(103)
def test_our_json_schemas_refer_only_to_themselves_and_have_steady_patterns() -> None:
    files = sorted((ROOT / "shapes").glob("*.schema.json"))
    assert (ROOT / "shapes" / "description.schema.json") in files
    for path in files:
        schema = json.loads(path.read_text("utf-8"))
        ahead, references = [schema], 0
        while ahead:
            part = ahead.pop()
            if isinstance(part, dict):
                if isinstance(part.get("$ref"), str):
                    assert part["$ref"].startswith("#/"), path.name
                    references += 1
                if isinstance(part.get("pattern"), str):
                    assert steady(part["pattern"]), part["pattern"]
                ahead.extend(part.values())
            elif isinstance(part, list):
                ahead.extend(part)
        assert references or path.name != "description.schema.json"


# ---- 112: plug-ins


PLUGIN = """
import os
with open(os.environ["MARK"], "a") as file: file.write("loaded\\n")
from rdflib.parser import Parser
class Parser(Parser):
    def parse(self, source, sink, **options):
        with open(os.environ["MARK"], "a") as file: file.write("parsed\\n")
"""
KINDS = ("parser", "store", "serializer", "queryprocessor", "queryresult", "resultparser", "updateprocessor")
NAMES = """turtle ttl longturtle nt nt11 ntriples nquads trig trix n3 xml json-ld rdfa html hext patch text/turtle
application/ld+json application/n-triples text/html application/rdf+xml default Memory SimpleMemory sparql SPARQL never-heard-of""".split()


@pytest.mark.slow
@pytest.mark.rows(112)
def test_plug_ins_of_others_are_not_loaded(folder: Path, canary: Canary) -> None:
    """A package in the environment names itself as rdflib's reader (and more) for every format."""
    site = folder.parent / "site"
    (site / "plugin-1.0.dist-info").mkdir(parents=True)
    (site / "plugin.py").write_text(PLUGIN, "utf-8")
    (site / "plugin-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1.0\n", "utf-8")
    points = "".join(f"[rdf.plugins.{kind}]\n" + "".join(f"{name} = plugin:Parser\n" for name in NAMES) for kind in KINDS)
    (site / "plugin-1.0.dist-info" / "entry_points.txt").write_text(points, "utf-8")
    (folder / "own.ttl").write_text(
        SHAPES + '<urn:x:shape> sh:sparql [ sh:select "SELECT $this { $this <https://schema.org/email> ?value }" ] .\n', "utf-8"
    )
    (folder / "a.ttl").write_text(ANN, "utf-8")
    (folder / "a.jsonld").write_text(json.dumps({"@context": SCHEMA, **PERSON, "email": "ann@berg.example"}), "utf-8")
    (folder / "a.html").write_text(page({"@context": SCHEMA, **PERSON}), "utf-8")
    mark = folder / "mark"
    variables = {"MARK": str(mark), "PYTHONPATH": str(site)}
    profiles = ("--profile", "own.ttl", "--profile", "core")
    files = ("a.ttl", "a.jsonld", "a.html")
    for engine in ((), ("--engine", "pyshacl")):
        done = guarded(folder, canary, *profiles, *engine, "--format", "json", *files, **variables)
        assert done.code == 1, done.err
        assert not mark.exists()
        told = of(done)
        assert [name for name, t in told.items() if any("shape" in f["code"] for f in t["findings"])] == ["a.jsonld"]
        assert all(t["focusNodes"]["urn:x:shape"] == 1 for t in told.values())

    import subprocess

    plain = "import rdflib; rdflib.Graph().parse(data='', format='never-heard-of')"  # the plug-in is one that rdflib would take
    env = environment(**{**variables, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"})
    subprocess.run([sys.executable, "-c", plain], env=env, check=True, timeout=60)
    assert mark.read_text("utf-8") == "loaded\nparsed\n"
