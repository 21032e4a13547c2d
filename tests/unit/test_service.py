"""The example service: releases go through its queue, wrong ones are answered, and a full queue turns others away."""

from __future__ import annotations

import importlib.util
import json
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from commandline import environment
from starlette.testclient import TestClient

import linkeddata

ROOT = Path(__file__).resolve().parents[2]
CALL = ROOT / "examples" / "phone-call.txt"
PATIENCE = 600  # seconds until a test gives up; nothing depends on how long it really takes


@pytest.fixture
def service() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("example_service", ROOT / "examples" / "service" / "app.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def client(service: ModuleType) -> Iterator[TestClient]:
    with TestClient(service.app) as client:
        yield client


def answer(client: TestClient, job: str) -> Any:
    """Wait until a job is done."""
    waiting = threading.Event()
    for _ in range(PATIENCE * 20):
        got = client.get(job)
        if got.status_code != 202:
            return got
        assert got.json()["state"] in ("waiting", "running")
        waiting.wait(0.05)
    raise AssertionError("the job is not done")


def sent(client: TestClient, data: bytes, query: str = "", kind: str = "text/plain") -> Any:
    return client.post(f"/releases{query}", content=data, headers={"content-type": kind})


@pytest.mark.slow
@pytest.mark.parametrize("to", ["jsonld", "ics", "people-csv"])
def test_a_release_is_converted(to: Any, client: TestClient) -> None:
    got = sent(client, CALL.read_bytes(), f"?to={to}&url=https://www.example.org/news/call")
    assert got.status_code == 202 and got.headers["location"] == got.json()["job"]
    done = answer(client, got.json()["job"])
    settings = linkeddata.Settings(url="https://www.example.org/news/call")
    assert done.status_code == 200
    assert done.json()["output"] == linkeddata.convert(CALL.read_bytes(), to=to, settings=settings).text
    assert done.json()["ok"] is True


@pytest.mark.slow
def test_many_releases_are_all_converted(client: TestClient) -> None:
    jobs = [sent(client, CALL.read_bytes()).json()["job"] for _ in range(8)]
    outputs = {answer(client, job).json()["output"] for job in jobs}
    assert len(set(jobs)) == 8 and len(outputs) == 1


@pytest.mark.slow
def test_a_release_that_cannot_be_read_is_answered(client: TestClient) -> None:
    done = answer(client, sent(client, b"   ").json()["job"])
    assert done.status_code == 422 and "no text" in done.json()["error"]
    assert answer(client, sent(client, CALL.read_bytes()).json()["job"]).status_code == 200


REFUSED = (
    ("?to=pdf", 400, "there is no output 'pdf'"),
    ("?url=news/1", 400, "url: 'news/1' is not absolute"),
    ("?published=soon", 400, "published: 'soon' is no date"),
)


@pytest.mark.parametrize(("query", "status", "words"), REFUSED)
def test_a_wrong_request_is_answered_at_once(query: str, status: int, words: str, client: TestClient) -> None:
    got = sent(client, b"Ferry opens", query)
    assert got.status_code == status and words in got.json()["error"]


def test_what_is_too_large_is_refused(client: TestClient, service: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "LARGEST", 100)
    assert sent(client, b"x" * 101).status_code == 413


def test_an_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/jobs/none").status_code == 404


@pytest.mark.slow
def test_a_full_queue_turns_others_away(service: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_WAITING", 1)
    monkeypatch.setattr(service, "AT_WORK", 0)
    with TestClient(service.app) as client:
        assert sent(client, CALL.read_bytes()).status_code == 202
        got = sent(client, CALL.read_bytes())
        assert got.status_code == 503 and got.headers["retry-after"] == "10"


@pytest.mark.slow
def test_old_jobs_are_forgotten(service: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_DONE", 0)
    monkeypatch.setattr(service, "MOST_WAITING", 2)
    with TestClient(service.app) as client:
        first = sent(client, b"  ").json()["job"]
        answer(client, first)
        for _ in range(2):
            answer(client, sent(client, b"  ").json()["job"])
        assert client.get(first).status_code == 404


@pytest.mark.slow
def test_it_runs_under_uvicorn() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        command = [sys.executable, "-m", "uvicorn", "--app-dir", "examples/service", "app:app", "--fd", str(listening.fileno())]
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment(), pass_fds=(listening.fileno(),), stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            request = urllib.request.Request(f"{address}/releases", CALL.read_bytes(), {"Content-Type": "text/plain"})
            with urllib.request.urlopen(request, timeout=PATIENCE) as got:
                job = json.load(got)["job"]
            status, waiting = 202, threading.Event()
            while status == 202:
                waiting.wait(0.1)
                with urllib.request.urlopen(address + job, timeout=PATIENCE) as got:
                    status, text = got.status, json.load(got)
            assert (
                text["output"] == linkeddata.convert(CALL.read_bytes(), options=linkeddata.ReadOptions(media_type="plain")).text
            )
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)
