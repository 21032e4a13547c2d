"""Asking a server: HEAD only, no redirect followed, and every failure is an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from linkeddata.errors import UsageError
from linkeddata.release.catalogue.online import Answer, asking, head

ASKED: list[tuple[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        ASKED.append((self.command, self.path))
        if self.path == "/cut":
            return  # no answer at all
        status = int(self.path[1:]) if self.path[1:].isdecimal() else 200
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "/200")
        self.send_header("Content-Type", "Text/Turtle; charset=utf-8")
        if self.path == "/odd":
            self.send_header("Content-Length", "many")
        else:
            self.send_header("Content-Length", "12")
            self.send_header("Content-Encoding", "GZIP")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def at() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "fine"),
    [
        *((status, True) for status in (200, 204, 301, 302, 303, 399)),
        *((status, False) for status in (400, 404, 405, 410, 429, 500)),
    ],
)
def test_status(status: int, fine: bool, at: str) -> None:
    ASKED.clear()
    answer = head(f"{at}{status}")
    assert (answer.status, answer.fine, answer.problem) == (status, fine, "")
    assert [("HEAD", f"/{status}")] == ASKED


def test_what_the_headers_say(at: str) -> None:
    assert head(f"{at}x") == Answer(200, "text/turtle", "gzip", 12)
    assert head(f"{at}odd") == Answer(200, "text/turtle", "", None)


def test_no_answer_is_told(at: str) -> None:
    assert head(f"{at}cut").problem.startswith("gave no answer (")
    assert head("http://127.0.0.1:1/").problem.startswith("gave no answer (")
    assert head("http://nowhere.invalid/").problem.startswith("gave no answer (")


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.org/", "data.ttl", "", "https://", "http://a b/"])
def test_only_the_web_is_asked(address: str) -> None:
    assert head(address) == Answer(0, problem="is no web address")


def test_a_base_is_asked_elsewhere(at: str) -> None:
    ask = asking("https://data.example.org/press/", at.rstrip("/"))
    ASKED.clear()
    assert ask("https://data.example.org/press/data.ttl").status == 200
    assert ask("https://data.example.org/press/").status == 200
    assert ASKED == [("HEAD", "/data.ttl"), ("HEAD", "/")]


def test_without_another_place_the_address_itself_is_asked(at: str) -> None:
    ASKED.clear()
    assert asking(f"{at}press/")(f"{at}press/x").status == 200
    assert ASKED == [("HEAD", "/press/x")]


@pytest.mark.parametrize("place", ["127.0.0.1:8080", "file:///tmp/", "localhost"])
def test_a_place_that_is_no_address_is_refused(place: str) -> None:
    with pytest.raises(UsageError, match="give the address at which the release is served"):
        asking("https://data.example.org/", place)
