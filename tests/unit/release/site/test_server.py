"""nginx with the configuration that a release ships: ways of asking for an entity, media types, HEAD, moved and gone addresses."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from released import PUBLICATION, vardal

from linkeddata.release.site import write_site

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(
    not NGINX and not os.environ.get("CI"), reason="not run: needs nginx (apt-get install nginx-light)"
)
BASES = ("https://data.example.org/", "https://häfen.example/open/data-1.0/")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def leads_to(self) -> str:
        return self.headers.get("location", "")


@dataclass(frozen=True)
class Server:
    port: int
    path: str
    log: Path

    def ask(self, path: str, accept: str | None = "*/*", method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, self.path + path, skip_accept_encoding=True)
        for name, value in {**({"Accept": accept} if accept is not None else {}), **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        got = connection.getresponse()
        answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@pytest.fixture(scope="module", params=BASES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    base = request.param
    folder = tmp_path_factory.mktemp("nginx")
    archive = vardal(base)
    long = base + "person/" + "x" * 60
    archive.merged[long] = base + "person/liene-varpa"
    frame = archive.frame(folder)
    write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())
    (frame.folder / "data.nq.gz").write_bytes(gzip.compress(b"<urn:a:b> <urn:a:c> <urn:a:d> .\n", mtime=0))
    for ending in ("nt", "nq", "rdf", "csv", "rdfp"):
        (frame.folder / f"sample.{ending}").write_text("\n")
    (frame.folder / "changes").mkdir()
    (frame.folder / "changes/2026-11-30.trig").write_text("\n")
    (frame.folder / "big.ttl").write_text("# a comment\n" * 1000)
    assert NGINX, "nginx is missing: apt-get install nginx-light"
    port = free_port()
    at = folder / "etc"
    at.mkdir()
    (folder / "public").mkdir()
    (folder / "public" / "current").symlink_to(frame.folder)
    conf = (frame.folder / "server" / "nginx.conf").read_text().replace("/srv/linkeddata/public", str(folder / "public"))
    (at / "linkeddata.conf").write_text(conf.replace("listen 80;", f"listen 127.0.0.1:{port};"))
    temporary = "".join(f"{n}_temp_path {folder}/{n};\n" for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (at / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include linkeddata.conf;\n}}\n"
    )
    command = [NGINX, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(at / "nginx.conf")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = subprocess.Popen(command)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Server(port, base.removeprefix("https://").partition("/")[2].join(("/", "")), folder / "error.log")
    finally:
        process.terminate()
        process.wait(10)


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
ACCEPTS = [
    (None, ".html"),
    ("", ".html"),
    ("*/*", ".html"),
    ("text/*", ".html"),
    (BROWSER, ".html"),
    ("text/html", ".html"),
    ("TEXT/HTML", ".html"),
    ("application/xhtml+xml", ".html"),
    ("text/turtle", ".ttl"),
    ("Text/Turtle", ".ttl"),
    ("text/turtle;charset=utf-8", ".ttl"),
    ("text/n3", ".ttl"),
    ("application/ld+json", ".jsonld"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', ".jsonld"),
    ("application/json", ".jsonld"),
    ("application/*", ".jsonld"),
    ("text/turtle, application/ld+json", ".ttl"),
    ("application/ld+json, text/turtle", ".jsonld"),
    ("text/html, text/turtle", ".html"),
    ("text/turtle, text/html;q=0.5", ".ttl"),
    ("text/html;q=0.5, text/turtle", ".html"),  # weights are not read: the first counts
    # rdflib, Jena, RDF4J
    ("text/turtle, application/rdf+xml, application/n-triples, application/ld+json, */*;q=0.1", ".ttl"),
    ("application/rdf+xml, text/turtle;q=0.9, */*;q=0.1", ".ttl"),
    ("application/rdf+xml, */*;q=0.1", ".ttl"),
    ("application/n-triples,*/*", ".ttl"),
]


@pytest.mark.parametrize(("accept", "ending"), ACCEPTS, ids=[str(a)[:40] for a, _ in ACCEPTS])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_address_without_an_ending_leads_to_a_form(server: Server, accept: str | None, ending: str, method: str) -> None:
    answer = server.ask("person/liene-varpa", accept, method)
    assert (answer.status, answer.leads_to) == (303, f"{server.path}person/liene-varpa{ending}")
    assert "Accept" in answer.headers["vary"]
    assert answer.headers["access-control-allow-origin"] == "*"
    for end, kind in ((".html", "text/html"), (".ttl", "text/turtle"), (".jsonld", "application/ld+json")):
        assert f'<{server.path}person/liene-varpa{end}>; rel="alternate"; type="{kind}"' in answer.headers["link"]
    followed = server.ask(answer.leads_to.removeprefix(server.path), accept, method)
    assert followed.status == 200
    assert followed.kind == {".html": "text/html", ".ttl": "text/turtle", ".jsonld": "application/ld+json"}[ending]
    assert bool(followed.body) is (method == "GET")


@pytest.mark.parametrize("accept", ["application/pdf", "image/png", "application/rdf+xml", "text/csv"])
def test_what_there_is_not_is_not_acceptable(server: Server, accept: str) -> None:
    assert server.ask("person/liene-varpa", accept).status == 406


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html"),
        ("index.html", "text/html"),
        ("search.html", "text/html"),
        ("person/liene-varpa.html", "text/html"),
        ("person/liene-varpa.ttl", "text/turtle"),
        ("person/liene-varpa.jsonld", "application/ld+json"),
        ("sample.nt", "application/n-triples"),
        ("sample.nq", "application/n-quads"),
        ("sample.rdf", "application/rdf+xml"),
        ("sample.csv", "text/csv"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain"),
        ("assets/site.css", "text/css"),
        ("assets/search.js", "text/javascript"),
        ("search/index.js", "text/javascript"),
        ("data.nq.gz", "application/gzip"),
        ("changes/2026-11-30.trig", "application/trig"),
        ("browse/person.html", "text/html"),
    ],
)
def test_media_types(server: Server, path: str, kind: str) -> None:
    for method in ("GET", "HEAD"):
        answer = server.ask(path, method=method, Accept_Encoding="gzip")
        assert (answer.status, answer.kind) == (200, kind)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        if path.endswith(".gz"):
            assert "content-encoding" not in answer.headers


def test_text_is_packed_on_the_way_and_packed_files_are_not_unpacked(server: Server) -> None:
    packed = server.ask("big.ttl", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert gzip.decompress(packed.body) == server.ask("big.ttl").body
    assert server.ask("data.nq.gz", Accept_Encoding="gzip").body[:2] == b"\x1f\x8b"


def test_utf8_is_said(server: Server) -> None:
    for path in ("person/liene-varpa.html", "person/liene-varpa.ttl", "robots.txt", "search/index.js"):
        assert server.ask(path).headers["content-type"].lower().endswith("charset=utf-8"), path


@pytest.mark.parametrize("ending", ["", ".html", ".ttl", ".jsonld"])
@pytest.mark.parametrize("slug", ["l-varpa", "x" * 60])
def test_merged_addresses_lead_on_for_ever(server: Server, ending: str, slug: str) -> None:
    answer = server.ask(f"person/{slug}{ending}", "text/turtle")
    assert (answer.status, answer.leads_to) == (301, f"{server.path}person/liene-varpa{ending}")


@pytest.mark.parametrize("ending", ["", ".html", ".ttl", ".jsonld"])
def test_gone_addresses_are_gone(server: Server, ending: str) -> None:
    assert server.ask(f"person/taken-down{ending}").status == 410


@pytest.mark.parametrize(
    "path", ["person/nobody", "person/nobody.html", "person/nobody.ttl", "nothing.txt", "person/liene-varpa/"]
)
def test_unknown_addresses(server: Server, path: str) -> None:
    assert server.ask(path).status == 404


@pytest.mark.parametrize("kind", ["person", "organization", "place", "event", "document"])
@pytest.mark.parametrize("end", ["", "/"])
def test_the_address_of_a_kind_leads_to_its_list(server: Server, kind: str, end: str) -> None:
    answer = server.ask(kind + end)
    assert (answer.status, answer.leads_to) == (303, f"{server.path}browse/{kind}.html")
    assert server.ask(f"browse/{kind}.html").status == 200


def test_a_full_stop_in_the_base_is_a_full_stop(server: Server) -> None:
    other = Server(server.port, server.path.replace(".", "x"), server.log)
    assert other.ask("person/liene-varpa").status == (404 if "." in server.path else 303)


def test_nginx_says_nothing_against_the_configuration(server: Server) -> None:
    assert not [line for line in server.log.read_text().splitlines() if "[warn]" in line or "[emerg]" in line]


@pytest.mark.parametrize("path", ["server/gone.map", "server/nginx.conf", "server/"])
def test_the_configuration_itself_is_not_served(server: Server, path: str) -> None:
    assert server.ask(path).status == 404


def test_pages_of_the_event_stream_are_fetched_once(server: Server) -> None:
    assert "immutable" in server.ask("changes/2026-11-30.trig").headers["cache-control"]
    assert "cache-control" not in server.ask("sample.nt").headers
    missing = server.ask("changes/2026-12-01.trig")
    assert (missing.status, "cache-control" in missing.headers) == (404, False)


def test_nothing_is_written(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert server.ask("person/liene-varpa", method=method).status == 405
