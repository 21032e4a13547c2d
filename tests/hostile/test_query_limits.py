"""Queries that reach out, or that take more depth, time or memory than allowed. The limits are set low; no query here is heavy."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import pytest
from strategies import sample

from linkeddata.errors import RefusedError, UsageError
from linkeddata.graph import dataset
from linkeddata.query import check, select


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
        "SELECT * { FILTER" + "(" * 5000 + "1" + ")" * 5000 + "}",
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "SELECT * { ?s " + "(" * 100 + "<urn:a:b>" + ")" * 100 + " ?o }",
        "SELECT * { ?s ?p " + "[ ?p " * 1000 + "1" + "]" * 1000 + "}",
        "SELECT * {} # " + "x" * 10_000_000,
    ],
)
def test_long_and_deeply_nested_queries_are_refused_at_once(graph, text):
    started = time.perf_counter()
    with pytest.raises(RefusedError):
        select(graph, text)
    assert time.perf_counter() - started < 15


@pytest.mark.rows(65)
def test_an_engine_that_dies_ends_only_the_child_process(graph):
    with pytest.raises(RefusedError):
        select(graph, "ASK { FILTER(" + "!" * 90_000 + "true) }")
    assert select(graph, "ASK { ?s ?p ?o }").boolean


@pytest.mark.rows(61, 62, 63)
@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }",
        "SELECT (COUNT(*) AS ?n) { ?a ANY ?b . ?b ANY ?c . ?c ANY ?d }".replace("ANY", "(!<urn:x:x>|^!<urn:x:x>)*"),
    ],
)
def test_time_is_limited_and_the_next_query_answers(graph, text):
    started = time.perf_counter()
    with pytest.raises(RefusedError, match="longer than 1 seconds"):
        select(graph, text, timeout=1)
    assert time.perf_counter() - started < 15
    assert select(graph, "ASK { ?s ?p ?o }").boolean


@pytest.mark.rows(64)
def test_memory_is_limited(graph):
    doubled = "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    with pytest.raises(RefusedError):
        select(graph, "SELECT ?x40 { BIND('abcdefghijklmnop' AS ?x0)" + doubled + " }", timeout=20)


@pytest.mark.rows(65)
def test_a_hostile_token_stream_takes_linear_time():
    for piece in ('"', "'", '"""', "<", "a:", "?", "\\", "#", "_:", "1", "'\\"):
        text = (piece * 100_000)[:100_000]
        started = time.perf_counter()
        with contextlib.suppress(RefusedError, UsageError):
            check(text)
        assert time.perf_counter() - started < 15, piece
