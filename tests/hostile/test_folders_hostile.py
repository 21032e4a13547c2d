"""Hostile folders, manifests and lists: nothing outside is changed, no document is lost, and a later run is as good as a new one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commandline import COMMAND, environment, run

from linkeddata.batch import lock
from linkeddata.batch.inputs import Found, found, output_names
from linkeddata.batch.manifest import NAME, Manifest, digest
from linkeddata.errors import UsageError, WriteError

TEXT = "Library opens in Brackholm\n\nMayor {} opened the Tarn Street library in Brackholm on 4 May 2021.\n"
JOURNAL = ".linkeddata-journal.jsonl"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number, name in enumerate(("Orla Venning", "Tom Reed"), 1):
        (tmp_path / f"in{number}").mkdir()
        (tmp_path / f"in{number}" / "a.txt").write_text(TEXT.format(name), "utf-8")
    (tmp_path / "victim").write_text("keep", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outputs(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text("utf-8")
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != NAME
    }


def line(source: str, **given: object) -> bytes:
    made = {"source": source, "digest": "", "how": "", "outputs": {}, "code": 0, "findings": [], "index": {}}
    return json.dumps(made | given).encode() + b"\n"


# ---- what a manifest says

OUTSIDE = ("../victim", "sub/../../victim", "./../victim", "{here}/victim", "link/victim", "to-victim", "sub/link/victim")


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("file", [NAME, JOURNAL])
def test_a_manifest_removes_nothing_outside_its_folder(folder: Path, name: str, file: str) -> None:
    out = folder / "out"
    (out / "sub").mkdir(parents=True)
    (out / "link").symlink_to(folder, target_is_directory=True)
    (out / "sub" / "link").symlink_to(folder, target_is_directory=True)
    (out / "to-victim").symlink_to(folder / "victim")
    listed = {name.format(here=folder): digest(b"keep")}
    (out / file).write_bytes(line("gone.txt", outputs=listed))
    done = run("convert", "in1", "-o", "out")
    assert (folder / "victim").read_text("utf-8") == "keep"
    assert (out / "to-victim").is_symlink()
    assert done.code in (0, 2), done.err
    assert "Traceback" not in done.err
    assert "mistake" not in done.err


ODD = (
    b"[1, 2]\n",
    b"7\n",
    b'"x"\n',
    line("a.txt", code="x"),
    line("a.txt", code=130),
    line("a.txt", outputs=[1]),
    line("a.txt", outputs={"a.ttl": 1}),
    line("a.txt", findings=7),
    line("a.txt", index=[]),
    line("a.txt", more=1),
    json.dumps({"source": 5, "digest": "", "how": ""}).encode(),
    b"[" * 200 + b"\n",
    line("a.txt", outputs={"": ""}),
    line("a.txt", outputs={"a\\b.ttl": ""}),
    line("a.txt", outputs={"c:a.ttl": ""}),
)


@pytest.mark.parametrize("data", ODD, ids=range(len(ODD)))
def test_what_is_no_manifest_is_refused_with_its_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(line("b.txt") + data)
    with pytest.raises(UsageError, match="no manifest") as caught:
        Manifest(tmp_path)
    assert caught.value.line == 2
    (tmp_path / NAME).unlink()
    (tmp_path / JOURNAL).write_bytes(data)
    Manifest(tmp_path).end()  # a torn line of a journal is passed over
    assert (tmp_path / NAME).read_bytes() == b""


@pytest.mark.parametrize("name", [JOURNAL, NAME, lock.NAME])
@pytest.mark.parametrize("kind", ["link", "dangling", "hard link", "pipe", "folder"])
def test_our_own_files_are_no_links_and_no_pipes(folder: Path, name: str, kind: str) -> None:
    out = folder / "out"
    out.mkdir()
    make: dict[str, Callable[[], object]] = {
        "link": lambda: (out / name).symlink_to(folder / "victim"),
        "dangling": lambda: (out / name).symlink_to(folder / "nowhere"),
        "hard link": lambda: os.link(folder / "victim", out / name),
        "pipe": lambda: os.mkfifo(out / name),
        "folder": (out / name).mkdir,
    }
    make[kind]()
    done = run("convert", "in1", "-o", "out")
    assert done.code in (2, 4), done.err
    assert len(done.lines) == 1
    assert "mistake" not in done.err
    assert (folder / "victim").read_text("utf-8") == "keep"
    assert not (folder / "nowhere").exists()


def test_a_lock_that_its_holder_has_just_removed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = lock._opened
    removed = []

    def opened(path: Path) -> int:
        handle = first(path)
        if not removed:  # the holder ends between our opening and our locking
            removed.append(path.unlink())
        return handle

    monkeypatch.setattr(lock, "_opened", opened)
    with lock.alone(tmp_path):
        assert (tmp_path / lock.NAME).is_file()
        with pytest.raises(WriteError, match="another run"), lock.alone(tmp_path):
            pass
    assert not (tmp_path / lock.NAME).exists()


# ---- each document has its output

TYPED = (
    (("in1", "in2"), 2),
    (("in1", "in1"), 1),
    (("in1", "./in1"), 1),
    (("in1", "{here}/in1"), 1),
    (("in1", "in1/a.txt"), 1),
    (("in1/a.txt", "in1"), 1),
    (("in1/a.txt", "./in1/a.txt", "{here}/in1/a.txt", "in2/../in1/a.txt"), 1),
    (("in1", "in2", "in2/a.txt"), 2),
    (("in1/a.txt", "in2"), 2),
)


@pytest.mark.parametrize(("typed", "count"), TYPED, ids=lambda value: "+".join(value) if isinstance(value, tuple) else value)
def test_each_document_has_one_output(folder: Path, typed: tuple[str, ...], count: int) -> None:
    names = [name.format(here=folder) for name in typed]
    done = run("convert", *names, "-o", "out/")
    assert done.code == 0, done.err
    texts = outputs(folder / "out")
    assert len(texts) == count, texts.keys()
    assert "Orla Venning" in "".join(texts.values())
    assert ("Tom Reed" in "".join(texts.values())) == (count == 2)
    assert run("convert", *reversed(names), "-o", "again/").code == 0
    assert outputs(folder / "again") == texts


def test_folders_with_the_same_names_have_the_same_outputs_from_everywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("convert", "in1", "in2", "-o", "out").code == 0
    monkeypatch.chdir(folder / "in1")
    assert run("convert", "../in1", folder / "in2", "-o", "../other").code == 0
    assert outputs(folder / "out") == outputs(folder / "other")
    assert (folder / "out" / NAME).read_bytes() == (folder / "other" / NAME).read_bytes()


def test_no_name_made_of_a_hash_is_that_of_another_file(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).touch()
    both = found([str(tmp_path)], {".txt", ".md"}.__contains__)
    for name in output_names(both):
        (tmp_path / f"{name}.txt").touch()
    four = found([str(tmp_path)], {".txt", ".md"}.__contains__)
    names = output_names(four)
    assert len({str(name).casefold() for name in names}) == len(four.files) == 4


def test_names_as_typed_are_told_apart_even_if_they_are_one_file() -> None:
    names = output_names(Found(("./a.txt", "a.txt", "b/../a.txt")))
    assert len(set(names)) == 3


# ---- nothing that is read is overwritten


def test_an_index_never_takes_the_place_of_a_page_that_is_read(folder: Path) -> None:
    page = "<html><body><h1>Quays</h1><p>Mayor Orla Venning opened the library in Brackholm.</p></body></html>"
    (folder / "in1" / "index.html").write_text(page, "utf-8")
    for typed in (["in1"], ["in1/a.txt", "in1/index.html"]):
        assert run("convert", *typed, "-o", "in1", "--to", "html").code == 2
        assert (folder / "in1" / "index.html").read_text("utf-8") == page
    assert sorted(p.name for p in (folder / "in1").iterdir()) == ["a.txt", "index.html"]


def test_reports_beside_their_documents_would_be_read_as_documents(folder: Path) -> None:
    done = run("convert", "in1", "-o", "./in1/", "--to", "html")
    assert done.code == 2, done.err
    assert run("convert", "in1", "-o", "in1", "--to", "turtle").code == 0
    assert run("convert", "in1", "-o", "in1", "--to", "turtle", "--skip-unchanged").code == 0
    assert sorted(p.name for p in (folder / "in1").iterdir()) == ["a.ttl", "a.txt", NAME]


@pytest.mark.parametrize("option", ["--known", "--profile"])
@pytest.mark.parametrize("folder_too", [False, True])
def test_no_output_overwrites_what_an_option_names(folder: Path, option: str, folder_too: bool) -> None:
    name, form = ("a.csv", "people-csv") if option == "--known" else ("a.ttl", "turtle")
    (folder / "out").mkdir()
    file = folder / "out" / name
    text = "name,kind\nOrla Venning,person\n" if option == "--known" else "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    file.write_text(text, "utf-8")
    typed = ("in1", "-o", "out") if folder_too else ("in1/a.txt", "-o", file)
    done = run("convert", *typed, "--to", form, option, file)
    assert done.code == 2, done.err
    assert file.read_text("utf-8") == text


def test_a_document_called_known_does_not_overwrite_the_list(folder: Path) -> None:
    text = "name,kind\nOrla Venning,person\n"
    (folder / "in1" / "known.csv").write_text(text, "utf-8")
    (folder / "in1" / "a.txt").rename(folder / "in1" / "Known.txt")
    assert run("convert", "in1", "-o", "in1", "--to", "people-csv").code == 0
    assert (folder / "in1" / "known.csv").read_text("utf-8") == text
    assert len(outputs(folder / "in1")) == 3


@pytest.mark.parametrize("merge", ["in1/b.nt", "./in1/b.nt", "out/a.nq", "out/../out/A.nq", "link/a.nq"])
def test_merge_overwrites_neither_a_document_nor_an_output(folder: Path, merge: str) -> None:
    (folder / "out").mkdir()
    (folder / "link").symlink_to("out", target_is_directory=True)
    (folder / "in1" / "b.nt").write_text(TEXT.format("Ada Brook"), "utf-8")
    before = outputs(folder / "in1")
    done = run("convert", "in1/a.txt", "in1/b.nt", "--input-format", "text", "--to", "nquads", "-o", "out", "--merge", merge)
    assert done.code == 2, done.err
    assert outputs(folder / "in1") == before
    assert outputs(folder / "out") == {}


def test_merge_takes_what_was_done(folder: Path) -> None:
    (folder / "in1" / "b.txt").write_bytes(b"")
    (folder / "in1" / "c.txt").write_text(TEXT.format("Ada Brook"), "utf-8")
    (folder / "out").mkdir()
    (folder / "out" / "c.jsonld").write_text("stale", "utf-8")
    done = run("convert", "in1", "-o", "out", "--fail-fast", "--merge", "all.nq")
    assert done.code == 3, done.err
    assert "cannot be read back" not in done.err
    merged = (folder / "all.nq").read_text("utf-8")
    assert "Orla Venning" in merged
    assert "Ada Brook" not in merged


# ---- a later run is as good as a new one


def test_corrections_and_manifests_are_no_documents(folder: Path) -> None:
    judgement = {"judge": "drop", "a": {"kind": "person", "name": "Orla Venning"}}
    (folder / "in1" / "corrections.jsonl").write_text(json.dumps(judgement) + "\n", "utf-8")
    (folder / "in1" / NAME).write_bytes(line("x.txt"))
    done = run("convert", "in1", "-o", "out")
    assert done.code == 0, done.err
    assert list(outputs(folder / "out")) == ["a.jsonld"]
    assert "Venning" not in "".join(p.read_text("utf-8") for p in (folder / "out").iterdir())


@pytest.mark.parametrize("named", [False, True], ids=["known.csv", "a name in the settings"])
def test_a_changed_list_of_names_is_a_change(folder: Path, named: bool) -> None:
    known = folder / "names.csv" if named else folder / "in1" / "known.csv"
    if named:
        (folder / "in1" / "linkeddata.toml").write_text('known = "../names.csv"\n', "utf-8")
    for address in ("https://one.example/", "https://two.example/"):
        known.write_text(f"name,kind,url\nOrla Venning,person,{address}\n", "utf-8")
        assert run("convert", "in1", "-o", "out", "--skip-unchanged").code == 0
        assert address in outputs(folder / "out")["a.jsonld"]


def test_a_file_that_gets_another_output_is_done_again(folder: Path) -> None:
    assert run("convert", "in1", "-o", "out", "--skip-unchanged").code == 0
    (folder / "in1" / "a.md").write_text(TEXT.format("Ada Brook"), "utf-8")
    assert run("convert", "in1", "-o", "out", "--skip-unchanged", "--merge", "all.nq").code == 0
    assert run("convert", "in1", "-o", "new", "--merge", "new.nq").code == 0
    assert outputs(folder / "out") == outputs(folder / "new")
    assert (folder / "out" / NAME).read_bytes() == (folder / "new" / NAME).read_bytes()
    assert (folder / "all.nq").read_bytes() == (folder / "new.nq").read_bytes()


def test_another_format_takes_nothing_away(folder: Path) -> None:
    for form in ("jsonld", "turtle"):
        assert run("convert", "in1", "-o", "out", "--to", form).code == 0
    assert list(outputs(folder / "out")) == ["a.jsonld", "a.ttl"]


def test_items_of_a_file_that_is_there_are_not_gone(folder: Path) -> None:
    items = "".join(
        f"<item><title>Pier {n}</title><link>https://b.example/pier-{n}</link><description>{TEXT.format('Ada Brook')}</description></item>"
        for n in (1, 2)
    )
    feed = folder / "feed.rss"
    feed.write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', "utf-8")
    assert run("convert", "feed.rss", "in1/a.txt", "-o", "out", "--skip-unchanged").code == 0
    three = outputs(folder / "out")
    assert len(three) == 3
    assert run("convert", "in1/a.txt", "in2/a.txt", "-o", "out", "--skip-unchanged").code == 0
    assert three.keys() - {"a.jsonld"} <= outputs(folder / "out").keys()
    rest = items.partition("</item>")[2]
    feed.write_text("<rss", "utf-8")  # a download that was cut off
    assert run("convert", "feed.rss", "in1/a.txt", "-o", "out", "--skip-unchanged").code == 3
    assert three.keys() - {"a.jsonld"} <= outputs(folder / "out").keys()
    feed.write_text(f'<rss version="2.0"><channel>{rest}</channel></rss>', "utf-8")
    assert run("convert", "feed.rss", "in1/a.txt", "-o", "out", "--skip-unchanged").code == 0
    assert list(outputs(folder / "out")) == ["a-30baa876.jsonld", "a.jsonld", "pier-2.jsonld"]
    feed.unlink()
    assert run("convert", "in1", "-o", "out").code == 0
    assert not [name for name in outputs(folder / "out") if name.startswith("pier")]


def test_a_manifest_has_no_path_from_the_root(folder: Path) -> None:
    (folder / "in1" / "b.jsonl").write_text('{"id": "1", "title": "Library"}\n', "utf-8")
    (folder / "in1" / "c.txt").write_bytes(b"")
    (folder / "in1" / "corrections.jsonl").write_text(
        json.dumps({"judge": "name", "a": {"document": "a.txt", "kind": "person", "name": "Nobody"}, "value": "X"}) + "\n"
    )
    assert run("convert", folder / "in1", "-o", folder / "out").code == 3
    assert run("convert", "in1", "-o", "other").code == 3
    assert str(folder) not in (folder / "out" / NAME).read_text("utf-8")
    assert (folder / "out" / NAME).read_bytes() == (folder / "other" / NAME).read_bytes()


def test_names_that_are_no_text_are_kept(folder: Path) -> None:
    try:
        (folder / "in1" / "a.txt").rename(folder / "in1" / os.fsdecode(b"b\xffc\n.txt"))
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    for _ in range(2):
        done = run("convert", "in1", "-o", "out", "--skip-unchanged")
        assert done.code == 0, done.err
    assert len(outputs(folder / "out")) == 1
    (folder / "in1" / os.fsdecode(b"b\xffc\n.txt")).unlink()
    (folder / "in1" / "a.txt").write_text(TEXT.format("Ada Brook"), "utf-8")
    assert run("convert", "in1", "-o", "out").code == 0
    assert list(outputs(folder / "out")) == ["a.jsonld"]


@pytest.mark.parametrize("source", ["\ud800", "\0", "x" * 5000, "", "..", "/", "a\ud800#b"])
def test_odd_names_of_sources_do_no_harm(folder: Path, source: str) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "b.ttl").write_text("mine", "utf-8")
    (out / NAME).write_bytes(line(source, outputs={"b.ttl": digest(b"other")}))
    done = run("convert", "in1", "-o", "out")
    assert done.code == 0, done.err
    assert (out / "b.ttl").read_text("utf-8") == "mine"


def test_a_moved_folder_has_the_same_manifest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in1" / "corrections.jsonl").write_text(
        json.dumps({"judge": "name", "a": {"kind": "person", "name": "Orla Venning"}, "value": "O. Venning"}) + "\n"
    )
    (folder / "in1" / "known.csv").write_text("name,kind,url\nOrla Venning,person,https://one.example/\n", "utf-8")
    assert run("convert", "in1", "-o", "out").code == 0
    (folder / "moved").mkdir()
    (folder / "in1").rename(folder / "moved" / "in1")
    monkeypatch.chdir(folder / "moved")
    assert run("convert", "in1", "-o", "out").code == 0
    assert (folder / "out" / NAME).read_bytes() == (folder / "moved" / "out" / NAME).read_bytes()


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_a_list_of_names_is_a_file(folder: Path, kind: str) -> None:
    os.mkfifo("names.csv") if kind == "pipe" else (folder / "names.csv").mkdir()
    done = run("convert", "in1/a.txt", "--known", "names.csv")
    assert done.code == 2, done.err
    assert len(done.lines) == 1


def test_what_a_killed_run_has_left_is_removed_and_nothing_else(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    left = [".a.jsonld.abc_1234.tmp", f".{NAME}.abcd1234.tmp"]
    others = [
        ".b.jsonld.abcd1234.tmp",
        "a.jsonld.abcd1234.tmp",
        ".a.jsonld.abcd.tmp",
        ".a.jsonld.abcd1234.tmp~",
        ".a.jsonld.tmp",
    ]
    for name in (*left, *others):
        (out / name).write_text("x", "utf-8")
    (out / ".a.jsonld.link1234.tmp").symlink_to(folder / "victim")
    assert run("convert", "in1", "-o", "out").code == 0
    assert {p.name for p in out.iterdir()} == {*others, ".a.jsonld.link1234.tmp", "a.jsonld", NAME}
    assert (folder / "victim").read_text("utf-8") == "keep"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_no_process_is_left_when_a_run_is_killed(folder: Path) -> None:
    for number in range(200):
        (folder / "in1" / f"{number}.txt").write_text(TEXT.format("Orla Venning"), "utf-8")
    command = [*COMMAND, "convert", "in1", "-o", "out", "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment()) as process:
        journal = folder / "out" / JOURNAL
        wait(lambda: journal.exists() or process.poll() is not None)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == 2
        process.send_signal(signal.SIGKILL)
    wait(lambda: not any(_runs(child) for child in children))
    assert run("convert", "in1", "-o", "out", "--skip-unchanged", "--jobs", "2").code == 0
    assert run("convert", "in1", "-o", "new").code == 0
    assert outputs(folder / "out") == outputs(folder / "new")
    assert (folder / "out" / NAME).read_bytes() == (folder / "new" / NAME).read_bytes()


def wait(until: Callable[[], bool]) -> None:
    for _ in range(600):
        if until():
            return
        time.sleep(0.1)
    pytest.fail("it did not happen within a minute")


def _runs(process: str) -> bool:
    """Return whether a process runs; one that has ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


DROPPED = (
    [{"judge": "drop", "a": {"kind": "person", "name": "Nikolas Varde", "document": "a.txt"}}],
    [{"judge": "drop", "a": {"name": "Nikolas Varde", "document": "a.txt"}}],
    [{"judge": "drop", "a": {"iri": "https://p.example/varde", "document": "a.txt"}}],
    [
        {"judge": "drop", "a": {"kind": "person", "name": "Orla Venning"}},
        {"judge": "name", "a": {"kind": "person", "name": "orla venning", "document": "a.txt"}, "value": "Nikolas Varde"},
    ],
    [
        {"judge": "drop", "a": {"kind": "person", "name": "Nikolas Varde"}},
        {"judge": "same", "a": {"kind": "person", "name": "N. Varde"}, "b": {"kind": "person", "name": "Nikolas Varde"}},
        {"judge": "different", "a": {"kind": "person", "name": "Nikolas Varde"}, "b": {"kind": "person", "name": "N. Varde"}},
    ],
    [
        {"judge": "drop", "a": {"kind": "person", "name": "Nikolas Varde"}},
        {"judge": "drop", "a": {"kind": "person", "name": "N. Varde"}},
        {"judge": "same", "a": {"kind": "person", "name": "N. Varde"}, "b": {"kind": "person", "name": "Tom"}},
        {"judge": "same", "a": {"kind": "person", "name": "Tom"}, "b": {"kind": "person", "name": "Nikolas Varde"}},
        {"judge": "different", "a": {"kind": "person", "name": "Nikolas Varde"}, "b": {"kind": "person", "name": "N. Varde"}},
    ],
)


@pytest.mark.parametrize("lines", DROPPED, ids=range(len(DROPPED)))
@pytest.mark.parametrize("form", ["html", "jsonld"])
def test_no_finding_that_is_kept_names_a_dropped_person(folder: Path, lines: list[dict[str, object]], form: str) -> None:
    (folder / "in1" / "corrections.jsonl").write_text("".join(json.dumps(j) + "\n" for j in lines), "utf-8")
    done = run("convert", "in1", "-o", "out", "--to", form)
    assert done.code in (0, 1), done.err
    for path in (folder / "out").iterdir():
        assert "varde" not in path.read_text("utf-8").casefold(), path
