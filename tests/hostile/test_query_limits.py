"""Queries that reach out, or that take more depth, time or memory than allowed. The limits are set low; no query here is heavy."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import pytest
from strategies import sample

from linkeddata.errors import RefusedError, UsageError
from linkeddata.query import check, select
from linkeddata.rdf.dataset import dataset


@pytest.fixture(scope="module")
def graph():
    return dataset(sample()).evidence


REACHING = [
    "SELECT * { SERVICE <{url}> { ?s ?p ?o } }",
    "SELECT * { service silent <{url}> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<{url}>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<{url}>{ ?a ?b ?c } }",
    "PREFIX x: <{url}> SELECT * { ?s ?p ?o . SERVICE x: { ?a ?b ?c } }",
    "PREFIX : <{url}> SELECT * { ?s ?p ?o . SERVICE:a { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o #\nSERVICE<{url}>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p '#' SERVICE<{url}>{ ?a ?b ?c } }",
    "SELECT * { FILTER EXISTS { SERVICE <{url}> { ?s ?p ?o } } }",
    "SELECT * FROM <{url}> { ?s ?p ?o }",
    "SELECT * FROM NAMED <{url}> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "ASKFROM<{url}>{ ?s ?p ?o }",
    "CONSTRUCT FROM <{url}> WHERE { ?s ?p ?o }",
    "DESCRIBE ?s FROM <{url}> WHERE { ?s ?p ?o }",
]


@pytest.mark.rows(57, 58)
def test_queries_that_name_an_address_are_refused_and_no_connection_is_made(graph):
    seen = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        stop = threading.Event()

        def listen():
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                    seen.append(connection)
                    connection.close()
                except TimeoutError:
                    pass

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            for text in REACHING:
                with pytest.raises(RefusedError) as caught:
                    select(graph, text.replace("{url}", url))
                assert caught.value.exit_code == 5
        finally:
            stop.set()
            thread.join()
    assert not seen
    assert len(REACHING) == 15


@pytest.mark.rows(57)
def test_without_the_guard_the_child_process_can_still_open_no_connection(graph, monkeypatch):
    """The guard is the first wall; the child, that may open no socket, is the second."""
    from linkeddata import query

    monkeypatch.setattr(query, "check", lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(RefusedError):
            select(graph, f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.rows(60)
@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1/>",
        "INSERT DATA { <urn:a:b> <urn:a:b> 1 }",
        "delete where { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH <urn:a:b>",
        "CREATE GRAPH <urn:a:b>",
        "COPY <urn:a:a> TO <urn:b:b>",
        "PREFIX a: <urn:a:> MOVE a:b TO a:c",
        "\\u0053ERVICE",
        "SELECT * { ?s ?p ?o } ; INSERT DATA { <urn:a:b> <urn:a:b> 1 }",
    ],
)
def test_updates_are_a_usage_error(graph, text):
    with pytest.raises(UsageError) as caught:
        select(graph, text)
    assert caught.value.exit_code == 2


@pytest.mark.rows(65)
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER" + "(" * 64 + "1" + ")" * 64 + "}",
        "SELECT * " + "{" * 65 + "}" * 65,
        "SELECT * { ?s " + "(" * 64 + "<urn:a:b>" + ")" * 64 + " ?o }",
        "SELECT * { ?s ?p " + "[ ?p " * 64 + "1" + "]" * 64 + "}",
        "SELECT * {} # " + "x" * 100_000,
    ],
    ids=["filter", "groups", "path", "blank nodes", "length"],
)
def test_long_and_deeply_nested_queries_are_refused_at_once(graph, text):
    """One bracket or a few characters more than allowed."""
    started = time.perf_counter()
    with pytest.raises(RefusedError, match=r"nested deeper than 64|longer than 100000"):
        select(graph, text)
    assert time.perf_counter() - started < 15


@pytest.mark.rows(65)
def test_as_many_brackets_as_allowed_are_read(graph):
    assert select(graph, "ASK { FILTER" + "(" * 63 + "true" + ")" * 63 + "}").boolean


@pytest.mark.rows(65)
def test_a_child_process_that_dies_is_an_error_and_the_next_query_answers(graph, monkeypatch, tmp_path):
    """The child is killed as a crash would kill it: by a signal, while it starts."""
    (tmp_path / "sitecustomize.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        with pytest.raises(RefusedError, match="was stopped"):
            select(graph, "ASK { ?s ?p ?o }")
    assert select(graph, "ASK { ?s ?p ?o }").boolean


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", id="row-62 product"),
        pytest.param("SELECT (COUNT(*) AS ?n) { ?a (!<urn:x:x>)* ?b }", id="row-61 path"),
        pytest.param("SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER(REGEX(STR(?c), '^[a-z]+$')) }", id="row-63 pattern"),
    ],
)
def test_time_is_limited_and_the_next_query_answers(graph, text):
    """Light queries with a limit that is shorter than the child process needs to start."""
    started = time.perf_counter()
    with pytest.raises(RefusedError, match=r"longer than 0\.01 seconds"):
        select(graph, text, timeout=0.01)
    assert time.perf_counter() - started < 15
    assert select(graph, text).rows


@pytest.mark.slow
@pytest.mark.rows(64)
def test_memory_is_limited(graph, monkeypatch):
    """A text of 256 MB is made within the usual limit, and refused under one that is enough for a small query."""
    from linkeddata import query

    doubled = "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(24))
    text = "SELECT (STRLEN(?x24) AS ?n) { BIND('abcdefghijklmnop' AS ?x0)" + doubled + " }"
    assert select(graph, text).rows[0][0].value == str(16 * 2**24)
    monkeypatch.setattr(query, "MAX_MEMORY", 384 * 1024**2)
    assert select(graph, "ASK { ?s ?p ?o }").boolean
    with pytest.raises(RefusedError, match="more memory or time than allowed"):
        select(graph, text)


def test_a_result_with_more_rows_than_allowed_is_cut_and_says_so(graph):
    made = select(graph, "SELECT * { ?s ?p ?o }", max_rows=3)
    assert (len(made.rows), made.truncated) == (3, True)
    assert not select(graph, "SELECT * { ?s ?p ?o } LIMIT 3", max_rows=3).truncated


@pytest.mark.rows(65)
def test_a_hostile_token_stream_takes_linear_time():
    for piece in ('"', "'", '"""', "<", "a:", "?", "\\", "#", "_:", "1", "'\\"):
        text = (piece * 100_000)[:100_000]
        started = time.perf_counter()
        with contextlib.suppress(RefusedError, UsageError):
            check(text)
        assert time.perf_counter() - started < 15, piece
