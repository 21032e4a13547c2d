"""`convert` and `embed` on folders: subfolders, several processes, runs that are taken up, one file of everything."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from commandline import COMMAND, EXAMPLES, RELEASE, environment, run

from linkeddata.batch.lock import NAME as LOCK
from linkeddata.batch.lock import alone
from linkeddata.batch.manifest import NAME as MANIFEST

BLOCK = "data-generator"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of releases, one of them broken, some the same words under other names."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    for number in range(6):
        place = folder / ("" if number % 2 else f"2021/{number}") / f"release-{number}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(RELEASE.replace("Tomas Riha", f"Tomas Riha{'aeiouy'[number]}k"), "utf-8")
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "2021" / "page.html").write_bytes((EXAMPLES / "harbour-visit.html").read_bytes())
    (folder / "style.css").write_text("p {}")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_folder_keeps_its_folders_and_one_broken_file_stops_nothing(archive: Path) -> None:
    done = run("convert", "in", "--recursive", "-o", "out/")
    assert done.code == 3
    made = content(Path("out"))
    assert set(made) == {
        *(MANIFEST, "2021/page.jsonld", "release-1.jsonld", "release-3.jsonld", "release-5.jsonld"),
        *("2021/0/release-0.jsonld", "2021/2/release-2.jsonld", "2021/4/release-4.jsonld"),
    }
    assert "7 of 8 files converted; this failed: in/broken.txt" in done.err
    assert "1 file of other kinds left out (.css)" in done.err
    noted = [json.loads(line) for line in made[MANIFEST].splitlines()]
    assert [one["source"] for one in noted] == sorted(one["source"] for one in noted)
    (broken,) = [one for one in noted if one["code"] == 3]
    assert (broken["source"], broken["outputs"]) == ("../in/broken.txt", {})
    assert "exitCode" in broken["findings"][0]
    assert not any(str(archive.parent) in line for line in made[MANIFEST].decode().splitlines())


def test_a_feed_that_is_left_out_is_named_by_the_advice(archive: Path) -> None:
    feed = EXAMPLES / "feeds" / "harbour-news.xml"
    (archive / "style.css").unlink()
    Path("in/news.xml").write_bytes(feed.read_bytes())
    done = run("convert", "in", "-o", "out/")
    assert "advice: 1 file of other kinds left out (.xml); if one is a feed or an export, name it to convert it." in done.err
    done = run("convert", "in", "in/news.xml", "-o", "out/")
    assert "left out" not in done.err
    assert {"night-ferries.jsonld", "ferry-terminal.jsonld", "release-1.jsonld"} <= set(content(Path("out")))


def test_two_processes_make_what_one_makes(archive: Path) -> None:
    one = run("convert", "in", "--recursive", "-o", "one/", "--merge", "one.nq")
    two = run("convert", "in", "--recursive", "-o", "two/", "--merge", "two.nq", "--jobs", "2")
    assert (two.code, two.err) == (one.code, one.err.replace("one.nq", "two.nq"))
    assert content(Path("two")) == content(Path("one"))
    assert Path("two.nq").read_bytes() == Path("one.nq").read_bytes()
    assert Path("one.nq").read_bytes().count(b"schema.org/NewsArticle>") == 7


def test_only_what_has_changed_is_done_again(archive: Path) -> None:
    run("convert", "in", "--recursive", "-o", "out/")
    before = {p: p.stat().st_mtime_ns for p in Path("out").rglob("*.jsonld")}
    (archive / "release-1.txt").write_text(RELEASE.replace("Ostburg", "Westburg"), "utf-8")
    (archive / "release-3.txt").unlink()
    Path("out/release-5.jsonld").write_text("{}")
    done = run("convert", "in", "--recursive", "-o", "out/", "--skip-unchanged")
    assert done.code == 3
    assert "4 files unchanged" in done.err
    assert "release-3.jsonld" in done.err
    again = {p.name for p in Path("out").rglob("*.jsonld") if before[p] != p.stat().st_mtime_ns}
    assert again == {"release-1.jsonld", "release-5.jsonld"}
    run("convert", "in", "--recursive", "-o", "fresh/")
    assert content(Path("out")) == content(Path("fresh"))


@pytest.mark.parametrize("change", [["--published", "2022-01-01"], ["--to", "turtle"], ["--no-validate"], "settings"])
def test_other_options_or_settings_are_a_change(archive: Path, change: list[str] | str) -> None:
    run("convert", "in", "-o", "out/")
    if change == "settings":
        (archive / "linkeddata.toml").write_text('publisher.name = "Ost Courier"\n')
    done = run("convert", "in", "-o", "out/", "--skip-unchanged", *(change if isinstance(change, list) else []))
    assert "unchanged" not in done.err


@pytest.mark.parametrize("skip", [True, False])
def test_an_output_that_gets_another_name_moves(skip: bool, archive: Path) -> None:
    Path("in/release-1.md").write_text(RELEASE, "utf-8")
    command = ("convert", "in", "-o", "out/", "--merge", "all.nq", *(["--skip-unchanged"] if skip else []))
    assert run(*command).code == 3  # broken.txt
    two = {n for n in content(Path("out")) if n.startswith("release-1")}
    assert len(two) == 2 and "release-1.jsonld" not in two
    both = Path("all.nq").read_bytes()
    Path("in/release-1.md").rename("release-1.md")
    done = run(*command)
    assert done.code == 3
    assert "1 output of files that are gone removed: release-1-" in done.err
    assert "1 output that has another name now removed: release-1-" in done.err
    assert {n for n in content(Path("out")) if n.startswith("release-1")} == {"release-1.jsonld"}
    assert "cannot be read back" not in done.err
    assert 0 < Path("all.nq").read_bytes().count(b"\n") < both.count(b"\n")
    if skip:
        assert "2 files unchanged since the last run" in done.err
    Path("release-1.md").rename("in/release-1.md")
    done = run(*command)
    assert "1 output that has another name now removed: release-1.jsonld" in done.err
    assert {n for n in content(Path("out")) if n.startswith("release-1")} == two
    assert Path("all.nq").read_bytes() == both


def test_an_output_that_somebody_changed_or_of_another_format_stays(archive: Path) -> None:
    run("convert", "in", "-o", "out/")
    run("convert", "in", "--to", "turtle", "-o", "out/")
    assert {"release-1.jsonld", "release-1.ttl"} <= set(content(Path("out")))
    Path("out/release-1.ttl").write_text("# mine\n", "utf-8")
    Path("in/release-1.md").write_text(RELEASE, "utf-8")
    done = run("convert", "in", "--to", "turtle", "-o", "out/")
    assert "another name" not in done.err
    assert {"release-1.jsonld", "release-1.ttl"} <= set(content(Path("out")))


@pytest.mark.rows(93, 94)
@pytest.mark.slow
def test_a_killed_run_taken_up_makes_what_one_run_makes(archive: Path) -> None:
    run("convert", "in", "--recursive", "-o", "whole/")
    command = [*COMMAND, "convert", "in", "--recursive", "-o", "out/", "--skip-unchanged", "--jobs", "2"]
    killed = 0
    for lines in (1, 2, 3, 4):  # killed as soon as so many files are done
        work = subprocess.Popen(
            command, env=environment(OMP_NUM_THREADS="1"), stderr=subprocess.DEVNULL, start_new_session=True
        )
        while (
            work.poll() is None
            and sum(p.read_bytes().count(b"digest") for p in Path("out").glob(".linkeddata-journal*")) < lines
        ):
            time.sleep(0.005)
        if work.poll() is None:
            os.killpg(work.pid, signal.SIGKILL)
            killed += 1
        work.wait()
    assert killed
    assert subprocess.run(command, env=environment(), stderr=subprocess.DEVNULL, check=False).returncode == 3
    assert {n: d for n, d in content(Path("out")).items() if not n.endswith(".tmp")} == content(Path("whole"))


@pytest.mark.rows(95)
def test_a_second_writer_is_told_of_the_first(archive: Path) -> None:
    Path("out").mkdir()
    with alone(Path("out")):
        done = run("convert", "in", "-o", "out/")
    assert done.code == 4
    assert f"process {os.getpid()}" in done.err
    assert content(Path("out")) == {}
    Path("out", LOCK).write_text("4194304\n")  # left by a process that was killed
    assert run("convert", "in/release-1.txt", "in/release-3.txt", "-o", "out/", "--skip-unchanged").code == 0
    assert LOCK not in content(Path("out"))


@pytest.mark.rows(98)
def test_a_document_whose_process_ends_early_is_listed(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from linkeddata import pipeline

    convert = pipeline.convert

    def fragile(source: object, **how: object) -> object:
        if "release-3" in str(getattr(how.get("options"), "name", "")):
            os.kill(os.getpid(), signal.SIGKILL)
        return convert(source, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "convert", fragile)
    done = run("convert", "in", "-o", "out/", "--jobs", "2")
    assert done.code == 3
    assert "in/release-3.txt" in done.err
    assert sorted(n for n in content(Path("out")) if n != MANIFEST) == ["release-1.jsonld", "release-5.jsonld"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["in"], 2, "several inputs need a folder"),
        (["in", "-o", "-"], 2, "several inputs need a folder"),
        (["in/release-1.txt", "in/release-3.txt", "-o", "one.jsonld"], 2, "end it with /"),
        (["in", "-o", "one.ttl"], 2, "end it with /"),
        (["in", "--to", "ics", "-o", "all.ics"], 2, "end it with /"),
        (["in", "--to", "events-csv", "-o", "all.csv"], 2, "end it with /"),
        (["in", "--to", "html", "-o", "all.pdf"], 2, "end it with /"),
        (["in/release-1.txt", "in", "-o", "all.xlsx"], 2, "end it with /"),
        (["in", "-o", "out/", "--merge", "all.xml"], 2, ".nq or .nt"),
        (["in", "-o", "out/", "--to", "html", "--merge", "all.nq"], 2, "reports cannot be merged"),
        (["in/release-1.txt", "--merge", "all.nq"], 2, "name the folder"),
        (["in/none", "-o", "out/"], 3, "no press release"),
    ],
)
def test_what_cannot_be_done_is_said(archive: Path, arguments: list[str], code: int, words: str) -> None:
    (archive / "none").mkdir()
    done = run("convert", *arguments)
    assert done.code == code
    assert words in done.err
    assert not any(Path(name).exists() for name in ("one.jsonld", "all.ics", "all.csv", "all.pdf", "all.xlsx"))


def test_reports_of_a_folder_have_an_index_after_a_second_run_too(archive: Path) -> None:
    run("convert", "in", "--to", "html", "-o", "out/")
    index = Path("out/index.html").read_bytes()
    assert index.count(b"release-") >= 3
    run("convert", "in", "--to", "html", "-o", "out/", "--skip-unchanged")
    assert Path("out/index.html").read_bytes() == index


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    page = (EXAMPLES / "harbour-visit.html").read_text("utf-8")
    for name in ("site/a.html", "site/news/b.html"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(page, "utf-8")
    Path("site/news/empty.html").write_text("")
    Path("site/news/c.txt").write_text(RELEASE)
    return tmp_path / "site"


def test_many_pages_into_a_folder_and_in_place(site: Path) -> None:
    before = content(site)
    done = run("embed", "site", "--recursive", "-o", "out/")
    assert done.code == 3
    assert "2 of 3 files embedded; this failed: site/news/empty.html" in done.err
    assert content(site) == before
    assert set(content(Path("out"))) == {"a.html", "news/b.html", MANIFEST}
    assert run("embed", "site", "--recursive", "--in-place", "--jobs", "2").code == 3
    after = content(site)
    assert after["a.html"] == content(Path("out"))["a.html"] == after["news/b.html"]
    assert BLOCK in after["a.html"].decode()
    assert set(after) == set(before)
    assert run("embed", "site", "--recursive", "--in-place", "--remove").code == 3
    assert content(site) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["site"], "several inputs need a folder"),
        (["site", "--in-place", "-o", "out/"], "choose one"),
        (["site", "--in-place", "--document", "site/news/c.txt"], "belong to one page"),
        (["site", "--in-place", "--skip-unchanged"], "needs a folder"),
        (["site/a.html", "-", "--in-place"], "standard input"),
    ],
)
def test_what_cannot_be_embedded_is_said(site: Path, arguments: list[str], words: str) -> None:
    done = run("embed", *arguments)
    assert done.code == 2
    assert words in done.err
