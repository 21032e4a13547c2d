"""`linkeddata correct`: corrections that last, on a small archive whose texts and whose reader change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import ROOT, Outcome, run

SMALL = ROOT / "readers" / "small" / "linkeddata_reader_small"
ARCHIVE = {
    "bridge.txt": (
        "New bridge opens in Ostburg\n\n"
        "OSTBURG, 4 May 2024 - Mayor Ann Berg opened the new bridge over the Lind in Ostburg on Friday. "
        "She thanked the Ost Port Authority, which had paid for the work.\n\n"
        "On 7 May 2024 Ms Berg will meet Tomas Riha, director of the Lindo Ferry Office, in Porto Lindo.\n"
    ),
    "forum.txt": (
        "Ost Port Authority invites to ferry forum\n\n"
        "OSTBURG, 10 June 2024 - The Ost Port Authority will host the Northern Ferry Forum in Ostburg on 21 June 2024. "
        "Minister Ingrid Soerboe will give a speech at the forum.\n\n"
        "Tomas Riha, director of the Lindo Ferry Office, visited Ostburg on 9 June 2024 to prepare it.\n"
    ),
    "strike.txt": (
        "Ferry strike ends\n\n"
        "PORTO LINDO, 2 July 2024 - The Lindo Ferry Office and the Union of Seamen signed an agreement on Monday. "
        "Pilot Jo Ekman and director Tomas Riha took part in the talks in Porto Lindo on 1 July 2024.\n"
    ),
}
#: What the office writes later: other words, another order; the Lind is not named any more.
CHANGED = {
    "bridge.txt": (
        "Ostburg has a new bridge\n\n"
        "OSTBURG, 4 May 2024 - After three years of work Mayor Ann Berg opened the new bridge in Ostburg on Friday. "
        "The Ost Port Authority had paid for it.\n\n"
        "Ms Berg will meet Tomas Riha, director of the Lindo Ferry Office, in Porto Lindo on 7 May 2024.\n"
    ),
    "forum.txt": (
        "Ferry forum in Ostburg\n\n"
        "OSTBURG, 11 June 2024 - Minister Ingrid Soerboe will give a speech at the Northern Ferry Forum, which the "
        "Ost Port Authority will host in Ostburg on 21 June 2024.\n\n"
        "Director Tomas Riha of the Lindo Ferry Office visited Ostburg on 9 June 2024 to prepare it.\n"
    ),
    "strike.txt": (
        "Ferries sail again\n\n"
        "PORTO LINDO, 3 July 2024 - The Union of Seamen and the Lindo Ferry Office signed an agreement on Monday. "
        "Director Tomas Riha and pilot Jo Ekman took part in the talks in Porto Lindo on 1 July 2024.\n"
    ),
}
TEN = (
    ("date", "Ceremony: Ann Berg", "2024-05-02", "--document", "bridge.txt", "--why", "the dateline is wrong"),
    ("drop", "Jo Ekman", "--kind", "person", "--why", "asked for it", "--by", "press office", "--on", "2024-07-05"),
    ("url", "Ost Port Authority", "https://port.ostburg.example/"),
    ("name", "Ingrid Soerboe", "Ingrid Sørbø"),
    ("type", "Lindo Ferry Office", "GovernmentOrganization"),
    ("sameAs", "Ostburg", "https://gazetteer.example/ostburg", "--kind", "place"),
    ("add", "Northern Ferry Forum", "attendee", "Ann Berg", "--value-kind", "person"),
    ("drop", "Lind", "--document", "bridge.txt"),
    ("add", "Tomas Riha", "jobTitle", "director of ferries"),
    ("date", "Northern Ferry Forum", "2024-06-21/2024-06-22"),
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "linkeddata.toml").write_text('[publisher]\nname = "Ost Courier"\n')
    write(tmp_path, ARCHIVE)
    return tmp_path


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def correct_all() -> None:
    for line in TEN:
        done = run("correct", *line)
        assert (done.code, done.err) == (0, ""), done


def converted(name: str, *options: str | Path) -> tuple[list[dict[str, object]], Outcome]:
    done = run("convert", name, "--shape", "graph", *options)
    return json.loads(done.text)["@graph"], done


def thing(graph: list[dict[str, object]], tail: str, name: str) -> dict[str, object]:
    (found,) = [node for node in graph if tail in str(node["@id"]) and node.get("name") == name]
    return found


def plain(value: object) -> object:
    return value["@value"] if isinstance(value, dict) else value


def check_all(*options: str | Path) -> dict[str, str]:
    """Check that nine corrections hold in all outputs, and return what was said about each file."""
    bridge, forum, strike = (converted(name, *options) for name in ARCHIVE)
    (opening,) = [n for n in bridge[0] if plain(n.get("startDate")) == "2024-05-02"]
    assert "Ann Berg" in str(opening["name"])
    assert not [n for n in bridge[0] if plain(n.get("startDate")) == "2024-05-03"]
    assert "Lind" not in [n.get("name") for n in bridge[0]]
    assert "ekman" not in json.dumps(strike[0]).casefold()
    for graph, _ in (bridge, forum):
        assert thing(graph, "organization", "Ost Port Authority")["url"] == "https://port.ostburg.example/"
        assert thing(graph, "place", "Ostburg")["sameAs"] == "https://gazetteer.example/ostburg"
    assert "Soerboe" not in json.dumps([n.get("name") for n in forum[0]])
    assert thing(forum[0], "person", "Ingrid Sørbø")["jobTitle"] == "Minister"
    for graph, _ in (bridge, forum, strike):
        assert thing(graph, "organization", "Lindo Ferry Office")["@type"] == "GovernmentOrganization"
        assert "director of ferries" in thing(graph, "person", "Tomas Riha")["jobTitle"]  # type: ignore[operator]
    meeting = thing(forum[0], "event", "Northern Ferry Forum")
    assert (plain(meeting["startDate"]), plain(meeting["endDate"])) == ("2024-06-21", "2024-06-22")
    assert "ann-berg" in json.dumps(meeting["attendee"])
    assert all(done.code == 0 for _, done in (bridge, forum, strike))
    return {name: done.err for name, (_, done) in zip(ARCHIVE, (bridge, forum, strike), strict=True)}


@pytest.mark.parametrize("options", [(), ("--all",), ("--model", SMALL)], ids=["large", "all", "small"])
def test_ten_corrections_hold_when_the_text_and_the_reader_change(archive: Path, options: tuple[str | Path, ...]) -> None:
    correct_all()
    assert len((archive / "corrections.jsonl").read_text("utf-8").splitlines()) == 10
    assert "stale" not in "".join(check_all().values())
    assert "stale" not in "".join(check_all(*options).values())
    write(archive, CHANGED)
    said = check_all(*options)
    assert (
        "corrections.jsonl:8: warning: Line 8 (drop “Lind” (place)) meets nothing in bridge.txt any more" in said["bridge.txt"]
    )
    assert "".join(said.values()).count("stale-judgement") == 1


def test_check_tells_what_each_line_meets(archive: Path) -> None:
    correct_all()
    done = run("correct", "check", *ARCHIVE)
    assert done.code == 0
    assert done.err == ""
    assert [line.rpartition(": ")[2] for line in done.text.splitlines()] == [
        f"meets {n} of 3" for n in (1, 1, 2, 1, 3, 2, 1, 1, 3, 1)
    ]
    write(archive, CHANGED)
    (archive / "strike.txt").write_text("Ferries sail again\n\nPORTO LINDO, 3 July 2024 - All is well.\n")
    run("correct", "url", "Ost Port Authority", "https://ost.example/")
    done = run("correct", "check", *ARCHIVE)
    assert done.text.splitlines()[2].endswith(": superseded")
    assert [line.partition(": ")[2][:20] for line in done.lines] == [f"{archive}/corrections.jsonl:{n}: "[:20] for n in (2, 8)]
    assert all("[stale-judgement]" in line for line in done.lines)
    assert done.code == 0


def test_each_corrected_statement_is_explained_by_its_line(archive: Path) -> None:
    correct_all()
    said = run("explain", "bridge.txt", "startDate").text
    assert "basis       written by an editor" in said
    assert (
        "made by     corrections.jsonl line 1: date “Ceremony: Ann Berg” (event) 2024-05-02; why: the dateline is wrong" in said
    )
    said = run("explain", "strike.txt", "Jo Ekman").text
    assert (
        "omitted     corrections.jsonl line 2: drop “Jo Ekman” (person); why: asked for it; by: press office; on: 2024-07-05"
        in said
    )
    said = run("explain", "bridge.txt", "startDate").text
    assert "2024-05-03" in said
    assert "omitted     corrections.jsonl line 1" in said
    trig = run("convert", "bridge.txt", "--to", "trig").text
    assert 'ldt:rule "corrections.jsonl line 1"' in trig


def test_every_command_applies_them(archive: Path) -> None:
    correct_all()
    assert "Ekman" not in run("describe", "strike.txt").text
    assert "Ekman" not in run("describe", "strike.txt", "--json").text
    assert "Ekman" not in run("describe", "strike.txt", "--brief").text
    assert "Ekman" not in run("convert", "strike.txt", "--to", "html").text
    assert "https://port.ostburg.example/" in run("embed", "bridge.txt").text
    page = f"<html><head><title>x</title></head><body><article>{'<p>'.join(ARCHIVE['bridge.txt'].split(chr(10)))}</article></body></html>"
    (archive / "bridge.html").write_text(page)
    assert "https://port.ostburg.example/" in run("embed", "bridge.html").text


def test_a_description_made_before_loses_a_person_who_is_dropped_now(archive: Path) -> None:
    run("describe", "strike.txt", "--json", "-o", "strike.json")
    assert "Ekman" in (archive / "strike.json").read_text()
    assert run("correct", "drop", "Jo Ekman").code == 0
    assert "Ekman" not in run("convert", "strike.json").text


def test_findings_about_corrections_are_told_and_not_kept(archive: Path) -> None:
    line = {"judge": "name", "a": {"document": "strike.txt", "name": "Nobody"}, "value": "x"}
    (archive / "corrections.jsonl").write_text(json.dumps(line))
    done = run("describe", "strike.txt", "--json", "-o", "strike.json")
    assert "[stale-judgement]" in done.err
    assert "corrections.jsonl" not in (archive / "strike.json").read_text()
    assert run("convert", "strike.json").err == ""
    assert run("convert", "strike.txt").err.count("[stale-judgement]") == 1


# ---- what a newcomer types


@pytest.mark.parametrize(
    ("command", "file", "wanted", "unwanted"),
    [
        (("date", "Visit: Tomas Riha", "2024-06-08"), "forum.txt", "2024-06-08", "2024-06-09"),
        (("drop", "Jo Ekman"), "strike.txt", "Tomas Riha", "Ekman"),
        (("url", "Ost Port Authority", "https://port.example/"), "bridge.txt", "https://port.example/", "nothing"),
    ],
)
def test_two_commands_are_enough(command: tuple[str, ...], file: str, wanted: str, unwanted: str, archive: Path) -> None:
    assert run("correct", *command).code == 0
    done = run("convert", file)
    assert wanted in done.text
    assert unwanted not in done.text


def test_with_a_document_it_shows_what_changes(archive: Path) -> None:
    done = run("correct", "date", "Ceremony: Ann Berg", "2024-05-02", "--document", "bridge.txt")
    assert done.text.splitlines() == [
        "Ceremony: Ann Berg (event) in bridge.txt:",
        '  - Ceremony: Ann Berg · startDate · "2024-05-03" (date)',
        '  + Ceremony: Ann Berg · startDate · "2024-05-02" (date)',
        "corrections.jsonl line 1: date “Ceremony: Ann Berg” (event) 2024-05-02 (in this document)",
    ]
    assert json.loads((archive / "corrections.jsonl").read_text()) == {
        "judge": "date",
        "a": {"document": "bridge.txt", "kind": "event", "name": "Ceremony: Ann Berg"},
        "value": "2024-05-02",
    }
    done = run("correct", "name", "Ann Berg", "Anna Berg", "--document", "bridge.txt", "--everywhere")
    assert done.text.endswith("(in every document)\n")
    assert json.loads((archive / "corrections.jsonl").read_text().splitlines()[1])["a"] == {
        "kind": "person",
        "name": "Ann Berg",
    }


def test_of_labels_only_the_change_is_shown(archive: Path) -> None:
    done = run("correct", "name", "Ann Berg", "Anna Berg", "--document", "bridge.txt")
    assert '  - Ceremony: Ann Berg · name · "Ceremony: Ann Berg"\n' in done.text
    assert {line.split(" · ")[1] for line in done.text.splitlines() if line.startswith("  ")} == {"name"}
    done = run("correct", "add", "Ceremony: Ann Berg", "organizer", "Lindo Ferry Office", "--document", "bridge.txt")
    assert done.text.splitlines()[1:-1] == ["  + Ceremony: Anna Berg · organizer · Lindo Ferry Office"]


@pytest.mark.parametrize(
    ("before", "label"),
    [
        (("name", "Ann Berg", "Dame Anna Berg"), "Ceremony: Dame Anna Berg"),
        (("add", "Ceremony: Ann Berg", "attendee", "Bo Lind", "--value-kind", "person"), "Ceremony: Bo Lind, Ann Berg"),
        (("add", "Ceremony: Ann Berg", "attendee", "Bo Lind", "--value-kind", "person"), "Ceremony: Bo Lind"),
        (("same", "Tomas Riha", "Ann Berg"), "Ceremony: Tomas Riha"),
    ],
)
@pytest.mark.parametrize("options", [("--document", "bridge.txt"), ()])
def test_an_event_is_meant_by_the_label_that_corrections_give_it(
    options: tuple[str, ...], before: tuple[str, ...], label: str, archive: Path
) -> None:
    assert run("correct", *before, *options).code == 0
    assert run("correct", "date", label, "2024-05-02", *options).code == 0
    done = run("convert", "bridge.txt")
    assert "2024-05-02" in done.text
    assert "stale" not in done.err
    assert "line 2" in run("explain", "bridge.txt", "startDate").text


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (("date", "Ceremony: Ann Berg", "2024-05-02"), ("date", "Ceremony: Ann Berg", "2024-05-02")),
        (("url", "Ann Berg", "https://berg.example/"), ("url", "Ann Berg", "https://berg.example/")),
        (("drop", "Lind", "--kind", "place"), ("drop", "Ann Berg", "telephone")),
    ],
)
def test_what_changes_nothing_says_so(first: tuple[str, ...], again: tuple[str, ...], archive: Path) -> None:
    assert "nothing changes" not in run("correct", *first, "--document", "bridge.txt").text
    done = run("correct", *again, "--document", "bridge.txt")
    assert done.code == 0
    assert "  nothing changes in this document\n" in done.text


@pytest.mark.parametrize("options", [("--document", "strike.txt"), ("--document", "strike.txt", "--everywhere"), ()])
def test_the_other_of_two_names_can_be_chosen_later(options: tuple[str, ...], archive: Path) -> None:
    names = ("Lindo Ferry Office", "Union of Seamen")
    assert run("correct", "same", *names, *options).code == 0
    assert '"name": "Lindo Ferry Office"' in run("convert", "strike.txt").text
    done = run("correct", "same", *reversed(names), *options)
    assert done.code == 0
    if options:
        assert '  + Union of Seamen · name · "Union of Seamen"\n' in done.text
    assert '"name": "Union of Seamen"' in run("convert", "strike.txt").text
    assert "line 1: same “Lindo Ferry Office”" in run("correct", "check", "strike.txt").text
    assert "superseded" in run("correct", "check", "strike.txt").text.splitlines()[0]
    assert run("correct", "unsure", *names, *options).code == 0
    text = run("convert", "strike.txt").text
    assert '"name": "Union of Seamen"' in text
    assert '"name": "Lindo Ferry Office"' in text


def test_a_line_that_was_tried_on_no_document_says_how_to_try_it(archive: Path) -> None:
    done = run("correct", "drop", "Jo Eckman", "--kind", "person")
    assert done.text == (
        "corrections.jsonl line 1: drop “Jo Eckman” (person) "
        "(in every document; `linkeddata correct check FILE` says whether it meets something)\n"
    )
    assert "stale-judgement" in run("correct", "check", "strike.txt").err
    assert "correct check" not in run("correct", "drop", "Jo Ekman", "--document", "strike.txt").text


def test_the_document_is_named_from_the_folder_of_the_settings(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (archive / "news").mkdir()
    (archive / "bridge.txt").rename(archive / "news" / "bridge.txt")
    monkeypatch.chdir(archive / "news")
    assert run("correct", "name", "Ann Berg", "Anna Berg", "--document", "bridge.txt").code == 0
    assert not (archive / "news" / "corrections.jsonl").exists()
    assert json.loads((archive / "corrections.jsonl").read_text())["a"]["document"] == "news/bridge.txt"
    monkeypatch.chdir(archive)
    assert "Anna Berg" in run("convert", "news/bridge.txt").text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("name", "Ann Bergg", "x", "--document", "bridge.txt"), 1, "nothing is called “Ann Bergg”; it has “Ann Berg”"),
        (("name", "Ann Berg"), 2, "name takes NAME NEW"),
        (("url", "Ann Berg", "berg"), 2, "'berg' is not absolute"),
        (("type", "Ann Berg", "Persn"), 2, "write Person"),
        (("date", "Northern Ferry Forum", "soon"), 2, "'soon' is no date"),
        (("add", "Ann Berg", "jobtitle", "x"), 2, "write jobTitle"),
        (("rename", "Ann Berg", "x"), 2, "there is no 'rename'"),
        (("drop", "Ann Berg", "--kind", "human"), 2, "no kind 'human'"),
        (("drop", "Ann Berg", "--everywhere"), 2, "--everywhere goes with --document"),
        (("drop", "Ann\nBerg"), 2, "control character"),
        (("drop", "Ann Berg", "--document", "gone.txt"), 3, "no such file"),
        (("same", "Ann Berg", "Ostburg", "--document", "bridge.txt"), 1, "is a person, and “Ostburg” a place"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(arguments: tuple[str, ...], code: int, said: str, archive: Path) -> None:
    done = run("correct", *arguments)
    assert done.code == code
    assert said in done.err
    assert len(done.lines) == 1
    assert not (archive / "corrections.jsonl").exists()


def test_a_broken_file_stops_every_conversion_with_its_line(archive: Path) -> None:
    (archive / "corrections.jsonl").write_text('{"judge": "drop", "a": {"name": "x"}}\n{"judge": "drop", "who": "x"}\n')
    for command in (("convert", "bridge.txt"), ("describe", "bridge.txt"), ("correct", "drop", "Ann Berg")):
        done = run(*command)
        assert done.code == 2
        assert "corrections.jsonl:2: error: the key 'who' has no meaning here; use judge, a, why, by, on" in done.err


def test_a_contradiction_is_told_once_with_both_lines_and_exit_code_1(archive: Path) -> None:
    a, b, c = ({"kind": "person", "name": name} for name in ("Ann Berg", "Tomas Riha", "Jo Ekman"))
    lines = [{"judge": "same", "a": a, "b": b}, {"judge": "same", "a": b, "b": c}, {"judge": "different", "a": c, "b": a}]
    (archive / "corrections.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = run("convert", "bridge.txt", "strike.txt", "-o", "out/")
    assert done.code == 1
    (told,) = [line for line in done.lines if "[judgements-contradict]" in line]
    assert (
        "Line 3 says that “Jo Ekman” (person) and “Ann Berg” (person) are different, and lines 2, 1 that they are the same"
        in told
    )
    assert "Ekman" in (archive / "out" / "strike.jsonld").read_text()


# ---- brief


def test_a_brief_is_edited_and_converted(archive: Path) -> None:
    assert run("describe", "bridge.txt", "--brief", "-o", "brief.txt").code == 0
    assert run("convert", "brief.txt").out == run("convert", "bridge.txt").out
    text = (archive / "brief.txt").read_text("utf-8")
    assert "event 1 | startDate | 2024-05-03\n" in text
    (archive / "brief.txt").write_text(text.replace("startDate | 2024-05-03", "startDate | 2024-05-02"), "utf-8")
    done = run("convert", "brief.txt", "--to", "trig")
    assert '"2024-05-02"' in done.text
    assert '"2024-05-03"' not in done.text
    (archive / "brief.txt").write_text(text + "event 1 | startDate | soon\n", "utf-8")
    done = run("convert", "brief.txt")
    assert done.code == 3
    assert done.err.startswith(f"linkeddata: brief.txt:{text.count(chr(10)) + 1}: error: 'soon' is no date;")


def test_a_brief_has_the_corrections_and_its_edits_stand_before_them(archive: Path) -> None:
    correct_all()
    run("describe", "bridge.txt", "--brief", "-o", "brief.txt")
    text = (archive / "brief.txt").read_text("utf-8")
    assert "startDate | 2024-05-02" in text
    assert run("convert", "brief.txt").out == run("convert", "bridge.txt").out
    (archive / "brief.txt").write_text(text.replace("startDate | 2024-05-02", "startDate | 2024-05-01"), "utf-8")
    assert '"2024-05-01"' in run("convert", "brief.txt").text
    assert run("correct", "drop", "Ann Berg").code == 0
    done = run("convert", "brief.txt")
    assert done.code == 3
    assert "the corrections or the reader have changed since" in done.err


@pytest.mark.parametrize("option", [("--json",), ("--min-confidence", "0.5")])
def test_a_brief_goes_with_no_other_form(option: tuple[str, ...], archive: Path) -> None:
    assert run("describe", "bridge.txt", "--brief", *option).code == 2
    assert run("describe", "-", "--brief", stdin=b"Mayor Ann Berg opened the fair.\n").code == 2
