"""All documents of an archive, in order, whatever becomes of one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.release.documents import Task, archive, claims, facts, prepared
from linkeddata.values.description import Ref
from tests.unit.release.documents import releases

#: One archive of all kinds of documents.
FILES = {
    **releases.FILES,
    "a/feed.rss": releases.feed(
        ("Pier opens", "Mayor Ann Berg opened the pier on 3 May 2021."), ("Talks", "They met on 4 May 2021.")
    ),
    "a/broken.html": "<p hidden>x</p>",
    "empty.txt": "",
    "note.md": "# Fair opens\n\nOSTBURG, 9 May 2021 - Mayor Petra Lindqvist opened the fair.\n",
    "linkeddata.toml": "base = 'https://x.example/'\n[publisher]\nname = 'Ostburg News'\n",
}


def test_documents_come_in_the_order_of_their_keys(tmp_path: Path) -> None:
    folder, told = releases.write(tmp_path / "in", FILES), list[tuple[int, int]]()
    task = Task()
    found = archive([str(folder)], task)
    done = list(prepared(found, tmp_path / "work", task, done=lambda n, of: told.append((n, of))))
    assert [p.document for p in done] == sorted(found.files) and len(done) == 9
    assert told == [(n, 9) for n in range(1, 10)]
    assert {p.document: p.code for p in done if p.code} == {"a/broken.html": 3, "empty.txt": 3}
    for p in done:
        assert bool(p.folder) is (p.code != 3)
        assert len(p.digest) == (64 if p.folder else 0)
        assert all(f["source"] == p.document for f in p.findings)


def test_nothing_depends_on_the_number_of_jobs(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", FILES)
    one, two = (releases.done(folder, tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2))
    assert list(one) == list(two)
    for name, p in one.items():
        q = two[name]
        assert replace(p, folder=None) == replace(q, folder=None)
        assert (p.folder and releases.contents(p)) == (q.folder and releases.contents(q))


def test_nothing_depends_on_the_seed_of_hashes(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", FILES)
    code = (
        "import sys, pathlib\nfrom linkeddata.release.documents import *\n"
        "for p in prepared(archive([sys.argv[1]], Task()), pathlib.Path(sys.argv[2])):\n"
        "    print(p.document, p.folder and p.folder.name, p.findings)\n"
    )
    made = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, str(folder), str(tmp_path / seed)]
        run = subprocess.run(
            command, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=True
        )
        kept = [(p.relative_to(tmp_path / seed), p.read_bytes()) for p in sorted((tmp_path / seed).rglob("*")) if p.is_file()]
        made.add((run.stdout, run.stderr, tuple(kept)))
    assert len(made) == 1
    ((said, errors, kept),) = made
    assert said.count(b"\n") == 9 and errors == b"" and len(kept) == 7 * 4


def test_things_bear_the_iris_of_their_document(tmp_path: Path) -> None:
    done = releases.done(releases.write(tmp_path / "in", FILES), tmp_path / "work")
    for name, stem in (
        ("visit.txt", f"urn:sha256:{done['visit.txt'].digest}#"),
        ("2021/bridge.html", "https://ostburg.example/news/bridge"),
    ):
        told = claims(done[name])
        assert told is not None and len(told.claims) > 3
        assert all(claim.iri.startswith(stem) for claim in told.claims)
        assert told.claims[0].kind == "document" and told.publisher


def test_items_of_a_feed_are_documents(tmp_path: Path) -> None:
    done = releases.done(releases.write(tmp_path / "in", FILES), tmp_path / "work")
    pier, talks = done["a/feed.rss#pier-opens"], done["a/feed.rss#talks"]
    assert pier.digest != talks.digest and pier.folder and talks.folder
    told = claims(pier)
    assert told is not None and told.published == "2021-05-03" and told.claims[0].url == "https://ostburg.example/pier-opens"
    assert any(f.property == "name" and f.value.value == "Ann Berg" for f in facts(pier, str) if not isinstance(f.value, Ref))


def test_findings_are_kept_and_told_again(tmp_path: Path) -> None:
    line = {"judge": "name", "a": {"document": "visit.txt", "kind": "person", "name": "Nobody There"}, "value": "X Y"}
    files = {"visit.txt": releases.VISIT, "corrections.jsonl": json.dumps(line)}
    folder = releases.write(tmp_path / "in", files)
    first = releases.done(folder, tmp_path / "work")["visit.txt"]
    (stale,) = (f for f in first.findings if f["code"] == "stale-judgement")
    assert (stale["source"], stale["line"]) == ("corrections.jsonl", 1)
    again = releases.done(folder, tmp_path / "work")["visit.txt"]
    assert json.dumps(again.findings) == json.dumps(first.findings) and again == first


def test_judgements_of_identity_change_no_document(tmp_path: Path) -> None:
    lines = [
        {"judge": "id", "a": {"kind": "person", "name": "Mira Solberg"}, "iri": "https://x.example/mira"},
        {"judge": "same", "a": {"name": "Mira Solberg"}, "b": {"name": "Baltasar Quiroga"}},
        {"judge": "name", "a": {"kind": "person", "name": "Baltasar Quiroga"}, "value": "B. Quiroga"},
    ]
    files = {"visit.txt": releases.VISIT, "corrections.jsonl": "\n".join(map(json.dumps, lines))}
    done = releases.done(releases.write(tmp_path / "in", files), tmp_path / "work")["visit.txt"]
    told = claims(done)
    assert told is not None
    persons = {claim.names[0]: claim.iri for claim in told.claims if claim.kind == "person"}
    assert persons.keys() == {"Mira Solberg", "B. Quiroga"}
    assert persons["Mira Solberg"] == f"urn:sha256:{done.digest}#person-mira-solberg"


def test_what_fails_for_every_document_stops_the_run(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", releases.FILES)
    for task in (Task(ReadOptions(encoding="no-such")), Task(profile=("no-such",))):
        with pytest.raises(UsageError):
            releases.done(folder, tmp_path / "work", task)
        assert not list((tmp_path / "work").rglob("*.nq.gz"))


def test_a_run_may_stop_early(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", releases.FILES)
    for jobs in (1, 2):
        run = prepared(archive([str(folder)], Task()), tmp_path / str(jobs), jobs=jobs)
        assert next(run).document == "2021/bridge.html"
        run.close()  # type: ignore[attr-defined]
        assert len(releases.done(folder, tmp_path / str(jobs))) == 4


_DEATH = """
import multiprocessing, os, sys, json
from pathlib import Path
from linkeddata.release.documents import Task, archive, prepared

def dying(event, args):
    if event == "open" and str(args[0]).endswith("deadly.csv") and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), 9)

if __name__ == "__main__":
    found = archive([sys.argv[1]], Task())
    sys.addaudithook(dying)
    done = prepared(found, Path(sys.argv[2]), Task(), jobs=2)
    print(json.dumps([[p.document, p.code, bool(p.folder), list(p.findings)] for p in done]))
"""


def test_a_process_that_ends_early_costs_one_document(tmp_path: Path) -> None:
    files = {f"{n:02}.txt": releases.CALL.replace("4 May", f"{n} May") for n in range(1, 10)}
    files |= {"05/a.txt": releases.CALL, "05/linkeddata.toml": 'known = "deadly.csv"\n', "05/deadly.csv": "name,kind,url\n"}
    folder = releases.write(tmp_path / "in", files)
    (tmp_path / "run.py").write_text(_DEATH)
    command = [sys.executable, str(tmp_path / "run.py"), str(folder), str(tmp_path / "work")]
    run = subprocess.run(command, capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)})
    done = {document: (code, kept, findings) for document, code, kept, findings in json.loads(run.stdout)}
    assert list(done) == sorted(done) and len(done) == 10 and run.stderr == b""
    assert {name: code for name, (code, _, _) in done.items() if code} == {"05/a.txt": 3}
    _, kept, (finding,) = done["05/a.txt"]
    assert not kept and "ended early" in finding["message"] and finding["source"] == "05/a.txt" and finding["exitCode"] == 3
