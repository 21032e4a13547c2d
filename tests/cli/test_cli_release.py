"""`release` as a whole: an archive in, a folder for the web out; again with changes, corrections, losses and what must not be told."""

from __future__ import annotations

import gzip
import json
import os
import pty
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from commandline import COMMAND, EXAMPLES, Outcome, environment, process, run

from linkeddata.release.publish import verified

DAY = "2026-11-30"
NAME = "Marit Aune"
ARRESTED = (
    "Police arrest man in Bergen\n\n"
    "BERGEN, 3 June 2025 - Police arrested Torvald Brekkesund, 44, in Bergen on 3 June 2025. He is accused of theft.\n\n"
    "The Minister of Ports of Norway, Ingrid Solvang, visited Bergen on 3 June 2025.\n"
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return shutil.copytree(EXAMPLES / "archive", tmp_path / "archive")


def released(*options: str | Path, to: str = "public", day: str = DAY) -> Outcome:
    return run("release", "archive", "-o", to, "--date", day, *options)


def sums(public: str = "public") -> str:
    return (Path(public) / "current" / "SHA256SUMS").read_text("utf-8")


def version(public: str = "public") -> str:
    return (Path(public) / "current").readlink().name


def ids(public: str = "public") -> dict[str, dict[str, object]]:
    lines = (Path(public) / "current/identity/ids.jsonl").read_text("utf-8").splitlines()
    return {(said := json.loads(line))["iri"]: said for line in lines}


def everything(folder: Path) -> bytes:
    """Return all that a release says, unpacked."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files)


def corrected(*lines: dict[str, object]) -> None:
    with Path("archive/corrections.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def person(name: str, document: str) -> dict[str, object]:
    return {"document": document, "kind": "person", "name": name}


def test_an_archive_becomes_a_release(archive: Path) -> None:
    done = released()
    assert done.code == 0, done.err
    assert done.text == "public/current/index.html\n"
    assert "9 documents" in done.err
    current = Path("public/current")
    assert verified(current) == []
    for name in (
        "data.nq.gz",
        "data.nt.gz",
        "data.ttl",
        "data.jsonld",
        "lines.jsonl.gz",
        "catalog.ttl",
        "void.ttl",
        "index.html",
    ):
        assert (current / name).stat().st_size > 500, name
    said = json.loads((current / "release.json").read_text("utf-8"))
    assert (said["version"], said["documents"], said["failed"], said["previous"]) == (DAY, 9, {}, None)
    assert (said["first_day"], said["last_day"], list(said["countries"])[:1]) == ("2024-03-04", "2025-10-20", ["NO"])


def test_it_scores_all_that_can_be_scored_without_a_server(archive: Path) -> None:
    released()
    done = run("release", "--check", "public")
    assert done.code == 0, done.text
    assert "325 of 405 points" in done.text
    assert json.loads(run("release", "--check", "public", "--json").out)["points"] == 325
    (Path("public/current").resolve() / "index.html").write_text("changed", "utf-8")
    assert run("release", "--check", "public").code == 1


def test_nothing_new_is_nothing_to_publish(archive: Path) -> None:
    released()
    before = sums()
    done = released(day="2026-12-24")
    assert (done.code, version(), sums()) == (0, DAY, before)
    assert f"nothing has changed since version {DAY}" in done.err
    shutil.rmtree("public/.linkeddata")  # what is kept between runs may be lost
    Path("public/.linkeddata").mkdir()
    assert (released(day="2026-12-24").code, version(), sums()) == (0, DAY, before)


def test_a_damaged_release_is_made_again(archive: Path) -> None:
    released()
    before = sums()
    (Path("public/current").resolve() / "data.ttl").write_text("damaged", "utf-8")
    assert released().code == 0
    assert version() == f"{DAY}.2"
    assert [line for line in sums().splitlines() if line.endswith("  data.ttl")] == [
        line for line in before.splitlines() if line.endswith("  data.ttl")
    ]


@pytest.mark.slow
def test_jobs_seeds_and_places_change_no_byte(archive: Path, tmp_path: Path) -> None:
    command = ["release", "archive", "--date", DAY, "-o"]
    for to, jobs, seed in (("one", "1", "0"), ("two", "2", "1")):
        done = process(*command, to, "--jobs", jobs, cwd=tmp_path, env=environment(PYTHONHASHSEED=seed))
        assert done.code == 0, done.err
    other = tmp_path / "elsewhere"
    shutil.copytree(archive, other / "archive")
    done = process(*command, "three", cwd=other, env=environment(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C"))
    assert done.code == 0, done.err
    assert sums("one") == sums("two") == (other / "three/current/SHA256SUMS").read_text("utf-8")


def test_a_changed_document_gives_a_new_version_and_a_patch(archive: Path) -> None:
    released()
    before = ids()
    page = archive / "2024/call-ireland.txt"
    page.write_text(page.read_text("utf-8").replace("2 September", "3 September"), "utf-8")
    assert released().code == 0
    assert version() == f"{DAY}.2"
    now = ids()
    assert before.keys() <= now.keys()
    patch = gzip.decompress(Path(f"public/current/changes/{DAY}.2.rdfp.gz").read_bytes()).decode()
    assert "2024-09-02" in patch
    assert "2024-09-03" in patch
    assert f"{DAY}.2" in Path("public/current/changes/CHANGES.md").read_text("utf-8")
    assert [path.name for path in sorted(Path("public/versions").iterdir())] == [DAY, f"{DAY}.2"]


def test_from_nothing_with_the_registry_is_the_same_as_one_after_another(archive: Path) -> None:
    released()
    (archive / "2025/captain.txt").unlink()
    released("--expect-loss", day="2026-12-01")
    shutil.copytree("public", "again", symlinks=True)
    shutil.rmtree("again/.linkeddata")
    Path("again/.linkeddata").mkdir()
    shutil.copy(EXAMPLES / "archive/2025/captain.txt", archive / "2025/captain.txt")
    for public in ("public", "again"):
        assert released(to=public, day="2026-12-02").code == 0
    assert sums("public") == sums("again")
    assert version() == "2026-12-02"


def test_judgements_join_and_part_and_addresses_stay(archive: Path) -> None:
    released()
    before = {iri for iri, said in ids().items() if said["kind"] == "person" and "solvang" in iri}
    corrected(
        {
            "judge": "same",
            "a": person("Ingrid Solvang", "2024/call-ireland.txt"),
            "b": person("Ingrid Solvang", "2025/new-minister.txt"),
        }
    )
    assert released(day="2026-12-01").code == 0
    merged = {iri: said["into"] for iri, said in ids().items() if said["state"] == "merged"}
    assert len(merged) == 1
    [(old, [new])] = merged.items()
    assert {old, new} <= before
    page = Path("public/current") / f"{old.removeprefix('https://data.ports.example/')}.html"
    assert new.rpartition("/")[2] in page.read_text("utf-8")
    assert "same" in run("explain", new, "--release", "public").text
    corrected(
        {
            "judge": "different",
            "a": person("Ingrid Solvang", "2024/call-ireland.txt"),
            "b": person("Ingrid Solvang", "2025/new-minister.txt"),
        }
    )
    assert released(day="2026-12-02").code == 0
    assert {iri for iri, said in ids().items() if said["state"] in ("live", "split") and "/person/ingrid" in iri} == before


def test_a_person_whose_name_is_corrected_keeps_the_address(archive: Path) -> None:
    released()
    before = ids()
    corrected({"judge": "name", "a": {"kind": "person", "name": NAME}, "value": "Merete Lien"})
    corrected({"judge": "name", "a": person("Ingrid Solvang", "2025/captain.txt"), "value": "Inger Solvang"})
    assert released(day="2026-12-01").code == 0
    assert ids().keys() == before.keys()
    assert {iri for iri, said in ids().items() if said["state"] != "live"} == set()
    assert "Merete Lien" in Path("public/current/person/marit-aune.html").read_text("utf-8")
    assert "Inger Solvang" in Path("public/current/person/ingrid-solvang-udtymb.html").read_text("utf-8")


def test_what_is_wrong_with_a_published_document_is_told_in_words(archive: Path) -> None:
    (archive / "2025/untitled.txt").write_text("OSLO, 3 June 2025 - The minister arrived.\n", "utf-8")
    done = released()
    assert done.code == 1
    assert "2025/untitled.txt: error: " in done.err
    assert "[article-headline-present]" in done.err


def test_a_run_that_is_stopped_says_how_to_go_on(archive: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "release", "archive", "-o", "public", "--date", DAY], stderr=subprocess.PIPE, env=environment()
    ) as running:
        while not Path("public/.linkeddata").exists():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert err.decode() == "linkeddata: stopped; what is published is whole, and the same command goes on from here\n"
    assert released().code == 0


def test_judgements_that_contradict_each_other_stop_it(archive: Path) -> None:
    pair = {"a": person("Ingrid Solvang", "2024/call-ireland.txt"), "b": person("Ingrid Solvang", "2025/captain.txt")}
    third = person("Ingrid Solvang", "2025/new-minister.txt")
    corrected(
        {"judge": "same", "a": pair["a"], "b": third},
        {"judge": "same", "a": third, "b": pair["b"]},
        {"judge": "different", **pair},
    )
    done = released()
    assert done.code == 1
    assert "3" in done.err
    assert not Path("public/current").exists()


def test_a_dropped_person_is_gone_from_every_file_and_old_versions_are_named(archive: Path) -> None:
    released()
    assert NAME.encode() in everything(Path("public/current"))
    corrected({"judge": "drop", "a": {"kind": "person", "name": NAME}})
    done = released("--expect-loss", day="2026-12-01")
    assert done.code == 0, done.err
    said = everything(Path("public/current"))
    assert NAME.encode() not in said
    assert b"marit-aune" not in said
    assert not [path for path in Path("public/current/").rglob("*") if "marit" in path.name]
    assert done.err.count("still holds") == 1
    assert f"public/versions/{DAY} still holds what was taken out; remove the whole folder" in done.err
    done = released("--expect-loss", "--keep", "1", day="2026-12-02")  # nothing changed
    corrected({"judge": "drop", "a": {"kind": "person", "name": "Ingrid Solvang"}})
    done = released("--expect-loss", "--keep", "1", day="2026-12-03")
    assert (done.code, "still holds" in done.err) == (0, False)  # the older versions are removed by this run


def test_private_persons_are_left_out_unless_they_are_kept(archive: Path) -> None:
    (archive / "2025/arrest.txt").write_text(ARRESTED, "utf-8")
    done = released()
    assert "1 private person left out" in done.err
    assert b"Brekkesund" not in everything(Path("public/current"))
    released("--keep-private", to="kept")
    assert b"Brekkesund" in everything(Path("kept/current"))


def test_a_file_that_bears_the_name_of_a_private_person_is_told(archive: Path) -> None:
    (archive / "2025/torvald_brekkesund.txt").write_text(ARRESTED, "utf-8")
    (archive / "2025/arrest.txt").write_text(ARRESTED.replace("44", "45"), "utf-8")
    assert released().code == 0
    lines = Path("public/.linkeddata/findings.jsonl").read_text("utf-8").splitlines()
    told = {f["source"]: f for f in map(json.loads, lines) if f["code"] == "private-left-out"}
    assert told["2025/torvald_brekkesund.txt"]["severity"] == "warning"
    assert "the file is named after one; rename it, read the output" in told["2025/torvald_brekkesund.txt"]["message"]
    assert told["2025/arrest.txt"]["severity"] == "advice" and "rename" not in told["2025/arrest.txt"]["message"]


def test_a_person_who_becomes_private_is_not_told_again_by_changes(archive: Path) -> None:
    (archive / "2025/arrest.txt").write_text(ARRESTED, "utf-8")
    released("--keep-private")
    assert released("--expect-loss", day="2026-12-01").code == 0
    assert b"Brekkesund" not in everything(Path("public/current"))


def test_a_large_loss_is_not_published_unless_it_is_meant(archive: Path) -> None:
    released()
    before = sums()
    for path in (archive / "2024").iterdir():
        path.unlink()
    done = released(day="2026-12-01")
    assert done.code == 1
    assert "--expect-loss" in done.err
    assert (version(), sums()) == (DAY, before)
    assert released("--expect-loss", day="2026-12-01").code == 0
    assert version() == "2026-12-01"


def test_a_broken_document_is_listed_and_the_rest_is_published(archive: Path) -> None:
    (archive / "2025/broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    done = released()
    assert done.code == 3
    assert "2025/broken.txt: error:" in done.err
    assert "1 of 10 documents could not be converted" in done.err
    said = json.loads(Path("public/current/release.json").read_text("utf-8"))
    assert (said["documents"], list(said["failed"])) == (9, ["2025/broken.txt"])


def test_an_archive_that_is_not_there_is_told_before_settings_are_asked_for(archive: Path) -> None:
    done = run("release", "archiv", "-o", "public")
    assert (done.code, done.err) == (
        3,
        "linkeddata: archiv: error: no such file or folder; check the name and your permissions\n",
    )


def test_missing_settings_are_named(archive: Path) -> None:
    settings = archive / "linkeddata.toml"
    lines = settings.read_text("utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith(("title", "frequency", "base"))), "utf-8")
    done = released()
    assert done.code == 2
    for key in ("base", "release.title", "release.frequency"):
        assert f"{key} = " in done.err
    assert not Path("public").exists()


@pytest.mark.parametrize("said", [True, False])
def test_options_come_before_the_settings_of_the_file_everywhere(archive: Path, said: bool) -> None:
    settings = archive / "linkeddata.toml"
    if not said:
        lines = settings.read_text("utf-8").splitlines()
        settings.write_text("\n".join(line for line in lines if not line.startswith(("base", "licence", "name"))), "utf-8")
    base, licence = "https://other.example/open/", "https://creativecommons.org/licenses/by/4.0/"
    assert released("--base", base, "--licence", licence, "--publisher", "Port Office").code == 0
    current = Path("public/current")
    assert json.loads((current / "release.json").read_text("utf-8"))["base"] == base
    assert all(iri.startswith(base) for iri in ids())
    catalogue = (current / "catalog.ttl").read_text("utf-8")
    assert "Port Office" in catalogue and "CC_BY_4_0" in catalogue
    assert "licence/CC0" not in catalogue and "licence/COM_REUSE" not in catalogue
    assert licence in (current / "LICENSE.txt").read_text("utf-8")


def test_an_option_that_no_release_can_have_is_refused(archive: Path) -> None:
    done = released("--base", "https://other.example/?id=")
    assert done.code == 2 and "question mark" in done.err and "linkeddata.toml" not in done.err


def test_on_a_terminal_missing_settings_are_asked_for_once(archive: Path) -> None:
    settings = archive / "linkeddata.toml"
    lines = settings.read_text("utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith("frequency")) + "\n", "utf-8")
    main, side = pty.openpty()
    command = [*COMMAND, "release", "archive", "-o", "public", "--date", DAY]
    with subprocess.Popen(command, stdin=side, stdout=subprocess.PIPE, stderr=side, env=environment()) as running:
        os.write(main, b"each month\nMONTHLY\n")  # the first answer is no code, and is asked again
        out, _ = running.communicate(timeout=120)
    os.close(side)
    told = os.read(main, 100_000).decode()
    os.close(main)
    assert running.returncode == 0, told
    assert out.decode() == "public/current/index.html\n"
    assert 'frequency = "MONTHLY"' in settings.read_text("utf-8")
    assert "How often will new releases come? (such as WEEKLY): " in told
    assert "documents 9 of 9" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "a release is made of an archive"),
        (("archive",), "a release is made of an archive"),
        (("archive", "-o", "public", "--check", "public"), "--check looks at a release"),
        (("archive", "-o", "public", "--date", "tomorrow"), "not a day"),
    ],
)
def test_what_cannot_be_meant_is_refused(archive: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run("release", *arguments)
    assert done.code == 2
    assert words in done.err


def test_a_folder_that_is_no_release_cannot_be_checked(archive: Path) -> None:
    done = run("release", "--check", "archive")
    assert done.code == 3


def test_pairs_are_explained(archive: Path) -> None:
    released()
    [one, other, *_] = [iri for iri, said in ids().items() if "ingrid-solvang" in iri]
    done = run("explain", "--release", "public", one, other)
    assert "are two" in done.text
    assert json.loads(run("explain", "--release", "public", one, "--json").out)["iri"] == one
    assert run("explain", "--release", "public", "Nobody Here").code == 2


def test_corrections_that_the_archive_does_not_read_are_told(archive: Path) -> None:
    Path("corrections.jsonl").write_text(json.dumps({"judge": "drop", "a": {"kind": "person", "name": NAME}}) + "\n", "utf-8")
    (archive / "corrections.jsonl").write_text("", "utf-8")
    done = released()
    assert f"advice: {Path.cwd() / 'corrections.jsonl'} is not read" in done.err
    (archive / "corrections.jsonl").unlink()
    Path("corrections.jsonl").rename(archive / "corrections.jsonl")
    assert "is not read" not in released("--expect-loss").err


def test_messages_as_json_are_nothing_else(archive: Path) -> None:
    (archive / "2025/broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (archive / "2025/untitled.txt").write_text("OSLO, 3 June 2025 - The minister arrived.\n", "utf-8")
    done = released("--messages", "json")
    told = [json.loads(line) for line in done.lines]
    assert done.code == 3
    assert {said["source"] for said in told if said["severity"] == "error"} == {"2025/broken.txt", "2025/untitled.txt"}
