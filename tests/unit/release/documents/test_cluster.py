"""The same bytes from a real Dask scheduler with two workers in processes of their own, which share no folder with us."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linkeddata.errors import RefusedError, UsageError
from linkeddata.release.documents import Task, applied, archive, prepared
from linkeddata.release.documents.cluster import on_scheduler
from linkeddata.release.documents.preparation import Preparation
from tests.unit.release.documents import releases

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

CALLS = {f"{n:02}.txt": releases.CALL.replace("4 May", f"{n} May") for n in range(1, 13)}
KNOWN = "name,kind,url\nTomas Lund,person,https://x.example/lund\n"
# A worker dies when it opens a list of names that is called so; `once.csv` only where nobody has died yet.
DEATH = """
import os, sys
from pathlib import Path
MARK = Path({mark!r})
def dying(event, args):
    if event == "open" and str(args[0]).endswith(("always.csv", "once.csv")):
        if str(args[0]).endswith("once.csv"):
            try:
                MARK.touch(exist_ok=False)
            except FileExistsError:
                return
        os.kill(os.getpid(), 9)
sys.addaudithook(dying)
"""


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.running = folder, list[subprocess.Popen[bytes]]()
        self.file = folder / "scheduler.json"
        self.env = {
            **os.environ,
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
            "TMPDIR": str(folder),
            "OMP_NUM_THREADS": "1",
        }
        (folder / "death.py").write_text(DEATH.format(mark=str(folder / "died")))
        self.start("scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")
        from distributed import Client

        with Client(scheduler_file=str(self.file), set_as_default=False) as client:  # waits for the file
            self.address = client.scheduler.address

    def start(self, what: str, *options: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(self.file), *options]
        with (self.folder / "log.txt").open("ab") as log:
            self.running.append(subprocess.Popen(command, cwd=self.folder, env=self.env, stdout=log, stderr=log))

    def workers(self, count: int) -> None:
        options = ("--nthreads", "1", "--no-dashboard", "--preload", str(self.folder / "death.py"), "--death-timeout", "60")
        for _ in range(count):
            self.start("worker", *options, "--host", "127.0.0.1", "--local-directory", str(self.folder))

    def stop(self) -> None:
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    made.workers(2)
    yield made
    made.stop()


def test_the_bytes_are_those_of_one_process(cluster: Cluster, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = {
        **CALLS,
        **releases.FILES,
        "linkeddata.toml": "[publisher]\nname = 'Ostburg News'\n",
        "known.csv": KNOWN,
        "feed.rss": releases.feed(("Pier opens", "Mayor Ann Berg opened it on 3 May 2021."), ("Talks", "They met.")),
        "corrections.jsonl": '{"judge": "name", "a": {"document": "01.txt", "name": "Ana Reyes"}, "value": "Ana M. Reyes"}\n',
        "broken.html": "<p hidden>x</p>",
        "empty.txt": "",
    }
    folder = releases.write(tmp_path / "in", files)
    task = Task(profile=("core",))
    here = releases.done(folder, tmp_path / "here", task)
    told: list[tuple[int, int]] = []
    there = releases.done(folder, tmp_path / "there", task, scheduler=cluster.address, done=lambda n, of: told.append((n, of)))
    assert list(there) == list(here) and len(here) == 20
    assert told == [(n, 20) for n in range(1, 21)]
    for name, one in here.items():
        other = there[name]
        assert (one.digest, one.code, one.findings, one.left_out) == (other.digest, other.code, other.findings, other.left_out)
        if one.folder:
            assert other.folder is not None and other.folder.name == one.folder.name
            assert releases.contents(one) == releases.contents(other)
    assert b"Ana M. Reyes" in releases.contents(there["01.txt"])["facts.jsonl"]
    assert b"x.example/lund" in releases.contents(there["02.txt"])["facts.jsonl"]
    assert there["empty.txt"].code == 3
    assert capfd.readouterr() == ("", "")


def test_what_is_kept_is_not_sent(cluster: Cluster, tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", {"a.txt": releases.CALL})
    first = releases.done(folder, tmp_path / "work")
    assert releases.done(folder, tmp_path / "work", scheduler=cluster.address) == first


def test_a_document_of_a_killed_worker_is_done_again(cluster: Cluster, tmp_path: Path) -> None:
    """The worker that has `05.txt` is killed while others wait."""
    files = {
        **CALLS,
        "05/known.csv": KNOWN,
        "05/linkeddata.toml": 'known = "once.csv"\n',
        "05/once.csv": KNOWN,
        "05/a.txt": releases.CALL,
    }
    folder = releases.write(tmp_path / "in", files)
    here = releases.done(folder, tmp_path / "here")
    assert not (cluster.folder / "died").exists()
    there = releases.done(folder, tmp_path / "there", scheduler=cluster.address)
    assert (cluster.folder / "died").exists()
    assert [releases.contents(p) for p in there.values()] == [releases.contents(p) for p in here.values()]


def test_a_document_that_kills_its_workers_is_given_up(cluster: Cluster, tmp_path: Path) -> None:
    files = {**CALLS, "05/linkeddata.toml": 'known = "always.csv"\n', "05/always.csv": KNOWN, "05/a.txt": releases.CALL}
    there = releases.done(releases.write(tmp_path / "in", files), tmp_path / "work", scheduler=cluster.address)
    assert {name: p.code for name, p in there.items() if p.code} == {"05/a.txt": 3}
    assert there["05/a.txt"].folder is None and "ended early" in str(there["05/a.txt"].findings)
    assert sum(p.folder is not None for p in there.values()) == len(CALLS)


def test_a_wrong_list_of_names_is_told_under_its_own_name(cluster: Cluster, tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", {"a.txt": releases.CALL, "known.csv": "name,kind,url\nA,person,no address\n"})
    said = []
    for options in ({}, {"scheduler": cluster.address}):
        with pytest.raises(UsageError) as caught:
            releases.done(folder, tmp_path / "work", **options)
        said.append(str(caught.value))
    assert said[0] == said[1] and str(folder / "known.csv") in said[0]


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    lonely = Cluster(tmp_path)
    try:
        found = archive([str(releases.write(tmp_path / "in", {"a.txt": releases.CALL}))], Task())
        preparation = Preparation(found, tmp_path / "work", Task(), applied.task_key(Task()))
        with pytest.raises(RefusedError, match="no workers"):
            list(on_scheduler(preparation, ["a.txt"], lonely.address, patience=0.1))
    finally:
        lonely.stop()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:9", "nonsense://x", ""])
def test_no_scheduler_is_told(address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import dask

    found = archive([str(releases.write(tmp_path / "in", {"a.txt": releases.CALL}))], Task())
    with dask.config.set({"distributed.comm.timeouts.connect": "200ms"}), pytest.raises(UsageError, match="does not answer"):
        list(prepared(found, tmp_path / "work", scheduler=address))
    assert capfd.readouterr() == ("", "")
