"""Releases with hostile characters, addresses, dates and surroundings: what the command makes of them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
import unicodedata
from pathlib import Path

import pyoxigraph
import pytest
from commandline import COMMAND, EXAMPLES, RELEASE, Outcome, environment, process, run

XSD = "http://www.w3.org/2001/XMLSchema#"


# ---- helpers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "terminal.txt").write_text(RELEASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def converted(text: str | bytes, *options: str, to: str = "nquads") -> Outcome:
    data = text.encode() if isinstance(text, str) else text
    done = run("convert", "-", "--to", to, *options, stdin=data)
    assert done.code in (0, 1), done.err
    return done


def quads(done: Outcome) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(done.out, pyoxigraph.RdfFormat.N_QUADS))


def values(done: Outcome, prop: str) -> list[str]:
    """Return the values of a schema.org property, each once, sorted."""
    return sorted({q.object.value for q in quads(done) if q.predicate.value == "https://schema.org/" + prop})


def dates(done: Outcome) -> set[str]:
    return {v for prop in ("startDate", "endDate", "datePublished") for v in values(done, prop)}


def visit(when: str) -> str:
    return f"Minister opens pier\n\nOSTBURG - Minister Anna Keller visited Porto Lindo {when}. She opened the new pier.\n"


# ---- characters and encodings


@pytest.mark.rows(7)
def test_a_page_that_declares_the_wrong_encoding_is_read_and_reported(folder: Path) -> None:
    body = RELEASE.replace("Anna", "Zoë").replace("Riha", "Říha")
    page = f'<html lang="en"><head><meta charset="gb2312"><title>x</title></head><body><p>{body}</p></body></html>'.encode()
    seen = set()
    for name, data, options in (
        ("plain.html", page, ()),
        ("mark.html", b"\xef\xbb\xbf" + page, ()),
        ("told.html", page, ("--encoding", "utf-8")),
    ):
        (folder / name).write_bytes(data)
        done = run("convert", name, "--to", "nquads", *options)
        assert done.code == 0
        assert ": warning: " in done.err
        assert "gb" in done.err
        assert {"Zoë Keller", "Tomas Říha"} <= set(values(done, "name"))
        seen.add(tuple(values(done, "name")))
    assert len(seen) == 1
    wrong = run("convert", "plain.html", "--to", "nquads", "--encoding", "gb18030")
    assert "Zoë Keller" not in wrong.text


@pytest.mark.rows(13)
@pytest.mark.parametrize(
    "other",
    ["Anna\u200b Keller", "An\u00adna Keller", "Anna Kel\u2060ler"],
    ids=["zero-width space", "soft hyphen", "word joiner"],
)
def test_zero_width_characters_make_no_second_person(other: str) -> None:
    text = RELEASE.replace("She met", f"Later {other} spoke. She met")
    done = converted(text)
    assert [n for n in values(done, "name") if "Keller" in n and ":" not in n] == ["Anna Keller"]
    assert quoted(done, text) > 10


@pytest.mark.rows(14)
def test_one_person_in_both_normal_forms() -> None:
    name = "Tomáš Říha"
    nfd = unicodedata.normalize("NFD", name)
    text = RELEASE.replace("Tomas Riha", name) + f"\nOn Tuesday {nfd} thanked the workers. {nfd} left for Ostburg.\n"
    assert nfd != name
    done = converted(text)
    assert [n for n in values(done, "name") if "ha" in n and ":" not in n] == [name]
    assert quoted(done, text) > 10


def quoted(done: Outcome, text: str) -> int:
    """Assert that every quotation stands at its place in the source, and count them."""
    oa = "http://www.w3.org/ns/oa#"
    facts: dict[str, dict[str, str]] = {}
    for quad in quads(done):
        facts.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    checked = 0
    for subject, said in facts.items():
        if oa + "exact" in said:
            start, end = map(int, subject.rsplit("-", 2)[1:])
            assert text[start:end] == said[oa + "exact"]
            checked += 1
    return checked


@pytest.mark.rows(15)
def test_a_name_in_letters_of_two_scripts_is_another_person_and_reported(folder: Path) -> None:
    forged = "\u0410nna Keller"  # CYRILLIC CAPITAL LETTER A
    (folder / "forged.txt").write_text(RELEASE.replace("She met", f"Later {forged} spoke. She met"), "utf-8")
    done = run("convert", "forged.txt", "--to", "nquads")
    assert done.code == 0
    (warning,) = [line for line in done.lines if "Cyrillic and Latin" in line]
    assert re.match(r"linkeddata: forged\.txt:3:\d+: warning: ", warning)
    persons = [n for n in values(done, "name") if n in (forged, "Anna Keller")]
    assert persons == sorted([forged, "Anna Keller"])
    findings = json.loads(run("describe", "forged.txt", "--json").text)["findings"]
    assert [(f["code"], f["quote"]) for f in findings] == [("mixed-script", forged)]
    assert run("convert", "terminal.txt").err == ""
    whole = converted(RELEASE.replace("Tomas Riha", "Tomas Riha (Томас Риха)"))
    assert "letters" not in whole.err


# ---- inputs


@pytest.mark.slow
@pytest.mark.rows(21)
def test_a_very_long_text_is_read_to_its_end(folder: Path) -> None:
    filler = "On Monday the workers painted the long wall of the harbour in white and blue and went home in the evening. "
    last = "On Friday Minister Wilma Osterkamp visited Porto Lindo.\n"
    (folder / "long.txt").write_text(RELEASE + "\n" + filler * 400 + last, "utf-8")
    done = run("convert", "long.txt", "--to", "nquads")
    assert done.code == 0
    assert "Wilma Osterkamp" in values(done, "name")
    text = (folder / "long.txt").read_text("utf-8")
    assert quoted(done, text) > 10
    assert max(int(s) for s in re.findall(rb'oa#start> "(\d+)"', done.out)) > len(text) - len(last)


@pytest.mark.rows(23)
def test_a_file_that_grows_while_it_is_read(folder: Path) -> None:
    path = folder / "growing.txt"
    path.write_text(RELEASE, "utf-8")
    done = threading.Event()

    def grow() -> None:
        with path.open("a") as file:
            while not done.is_set():
                file.write("More news will follow soon from the ferry office.\n")
                file.flush()
                time.sleep(0.01)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        described = process("describe", "growing.txt", "--json", cwd=folder)
    finally:
        done.set()
        writer.join()
    assert described.code == 0
    facts = json.loads(described.out)["source"]
    used = path.read_bytes()[: facts["length"]]  # ASCII: one byte a code point
    assert hashlib.sha256(used).hexdigest() == facts["digest"]
    assert len(RELEASE) <= facts["length"] <= path.stat().st_size


# ---- addresses


@pytest.mark.rows(35, 36)
def test_addresses_that_are_code_are_dropped_and_reported(folder: Path) -> None:
    block = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": "javascript:alert(2)",
        "publisher": {"@type": "Organization", "name": "Port News", "url": "data:text/html,3"},
    }
    page = (
        '<html lang="en"><head><title>x</title><link rel=canonical href="javascript:alert(1)">'
        '<meta property="og:url" content="https://a.example/a b">'
        f'<script type="application/ld+json">{json.dumps(block)}</script></head><body><p>{RELEASE}</p></body></html>'
    )
    (folder / "page.html").write_text(page, "utf-8")
    for to in ("jsonld", "turtle", "ntriples"):
        done = run("convert", "page.html", "--to", to)
        assert done.code == 0
        assert not re.search("javascript:|data:text|a b>", done.text)
        assert done.err.count(": warning: the address in ") == 4
        assert "Port News" in done.text


@pytest.mark.rows(40)
def test_a_host_that_looks_like_another_is_kept_and_reported() -> None:
    for host in ("\u0440ort.example", "xn--ort-dpc.example"):
        done = converted(RELEASE, "--url", f"https://{host}/a")
        assert done.code == 0
        assert ": warning: " in done.err
        assert done.err.isascii()
        assert values(done, "url") == [f"https://{host}/a"]


# ---- dates


@pytest.mark.rows(82)
@pytest.mark.parametrize("said", ["30 February 2021", "31/04/2021", "February 29, 2021", "31 June", "2021-13-01", "2021-02-30"])
def test_days_that_no_calendar_has_are_reported_and_give_no_date(said: str) -> None:
    done = converted(visit(f"on {said}"))
    assert done.code == 0
    assert dates(done) == set()
    assert f"“{said}” is not a valid date" in done.err


@pytest.mark.rows(82, 83)
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2021-02-30", "date"),
        ("2021-04-31", "date"),
        ("2021-13-01", "date"),
        ("0000", "gYear"),
        ("-0044-03-15", "date"),
        ("10000-01-01", "date"),
        ("2021-05-03T24:00:00", "dateTime"),
    ],
)
def test_data_with_days_that_no_calendar_has_do_not_conform(folder: Path, value: str, kind: str) -> None:
    """Years run from 0001 to 9999 and hours from 00 to 23: a choice, the same whichever engine reads the file."""
    told = set()
    for name, start, end in (("a.nt", "", " .\n"), ("a.ttl", "", " ."), ("a.nq", "", " <urn:x:graph> .\n")):
        lines = [
            "<urn:x:visit> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Event>",
            '<urn:x:visit> <https://schema.org/name> "Visit"',
            f'<urn:x:visit> <https://schema.org/startDate> "{value}"^^<{XSD}{kind}>',
        ]
        (folder / name).write_text("".join(start + line + end for line in lines), "utf-8")
        done = run("validate", "--profile", "core", name, "--format", "json")
        assert done.code == 1
        told.add(tuple(sorted((f["code"], f["value"]) for f in findings_of(done))))
    assert told == {(("date-on-calendar", value),)}


def findings_of(done: Outcome) -> list[dict[str, str]]:
    """Return the findings in the JSON that `validate` prints, wherever they stand in it."""
    document = json.loads(done.out)
    found, ahead = [], [document]
    while ahead:
        part = ahead.pop()
        if isinstance(part, dict) and {"code", "message"} <= part.keys():
            found.append(part)
        elif isinstance(part, dict | list):
            ahead.extend(part.values() if isinstance(part, dict) else part)
    return found


@pytest.mark.rows(84)
def test_an_end_before_the_start_is_reported(folder: Path) -> None:
    said = "from 18 January 2020 to 9 January 2020"
    done = converted(visit(said))
    assert dates(done) == set()
    assert f"“{said.removeprefix('from ')}” ends before it begins" in done.err
    assert dates(converted(visit("from 9 January 2020 to 18 January 2020"))) == {"2020-01-09", "2020-01-18"}
    same = converted(visit("on 9 January 2020"))
    assert dates(same) == {"2020-01-09"}
    # An editor turns the dates of a good description round: both places of the source are named.
    described = json.loads(dict_of(folder, visit("from 9 January 2020 to 18 January 2020")))
    event = next(t for t in described["things"] if any(s["property"] == "endDate" for s in t["statements"]))
    ends = {s["property"]: s for s in event["statements"] if s["property"] in ("startDate", "endDate")}
    ends["startDate"]["value"], ends["endDate"]["value"] = ends["endDate"]["value"], ends["startDate"]["value"]
    (folder / "d.json").write_text(json.dumps(described), "utf-8")
    turned = run("convert", "d.json")
    assert turned.code == 1
    assert "ends on 2020-01-09, before it starts on 2020-01-18" in turned.err


def dict_of(folder: Path, text: str) -> str:
    (folder / "visit.txt").write_text(text, "utf-8")
    return run("describe", "visit.txt", "--json").text


@pytest.mark.rows(85)
@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (("2021-05-04", "date"), ("2021-05-03T09:00:00", "dateTime"), 1),
        (("2021-05-04T09:00:00", "dateTime"), ("2021-05-03", "date"), 1),
        (("2021-05-03", "date"), ("2021-05-03T09:00:00", "dateTime"), 0),
        (("2021-05-03T09:00:00", "dateTime"), ("2021-05-03", "date"), 0),
        (("--12-28", "gMonthDay"), ("--01-03", "gMonthDay"), 0),
    ],
)
def test_a_day_is_compared_with_an_hour(folder: Path, start: tuple[str, str], end: tuple[str, str], code: int) -> None:
    (folder / "a.ttl").write_text(
        f"@prefix s: <https://schema.org/> . @prefix xsd: <{XSD}> .\n"
        f'<urn:x:visit> a s:Event ; s:name "Visit" ; s:startDate "{start[0]}"^^xsd:{start[1]} ; s:endDate "{end[0]}"^^xsd:{end[1]} .\n',
        "utf-8",
    )
    done = run("validate", "--profile", "core", "a.ttl")
    assert done.code == code
    assert ("before it starts" in done.text + done.err) is bool(code)


#: Makes the clock of a process stand at another day, then runs the command.
CLOCK = """
import datetime, sys, time
day = {day}
class Date(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(day)
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(day, tz)
    @classmethod
    def today(cls): return cls.fromtimestamp(day)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(day)
datetime.date, datetime.datetime, time.time = Date, DateTime, lambda: day
localtime, gmtime = time.localtime, time.gmtime
time.localtime, time.gmtime = (lambda s=None: localtime(day if s is None else s)), (lambda s=None: gmtime(day if s is None else s))
assert datetime.date.today().year == {year}
from linkeddata.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.rows(86)
def test_dates_without_a_year_never_use_the_clock(folder: Path) -> None:
    text = visit("from January 9 to 18") + "On Monday she met Tomas Riha. On 01/02/03 she visited Ostburg.\n"
    (folder / "visit.txt").write_text(text, "utf-8")
    seen = set()
    for day, year in ((0, 1970), (4_102_444_800 + 86_400, 2100)):
        done = subprocess.run(
            [sys.executable, "-c", CLOCK.format(day=day, year=year), "convert", "visit.txt", "--to", "nquads"],
            cwd=folder,
            env=environment(TZ="UTC"),
            capture_output=True,
            check=True,
            timeout=120,
        )
        seen.add((done.stdout, done.stderr))
    ((out, err),) = seen
    found = dates(Outcome(0, out, ""))
    assert found == {"--01-09", "--01-18"}
    said = err.decode()
    assert "gives no year" in said
    assert "--published" in said
    assert "“01/02/03” may be day and month or month and day" in said
    told = converted(text, "--published", "2020-01-20")
    assert {"2020-01-09", "2020-01-18"} <= dates(told)
    assert not [d for d in dates(told) if d.startswith(("2001", "2002", "2003"))]
    settled = converted(text.replace("01/02/03", "31/01/2020 and 01/02/2020"))
    assert "may be day and month" not in settled.err


@pytest.mark.rows(87)
@pytest.mark.parametrize(
    ("tag", "wanted", "told"),
    [("en_US", "en-US", False), ("EN-gb", "en-GB", False), ("en us!", "en", True), ("x" * 40, "en", True)],
)
def test_language_tags_are_corrected_or_reported(folder: Path, tag: str, wanted: str | None, told: bool) -> None:
    page = f'<html lang="{tag}"><head><title>x</title></head><body><p>{RELEASE}</p></body></html>'
    (folder / "page.html").write_text(page, "utf-8")
    done = run("convert", "page.html", "--to", "nquads")
    assert done.code == 0
    assert values(done, "inLanguage") == ([wanted] if wanted else [])
    assert ("not a language tag" in done.err) is told
    option = run("convert", "terminal.txt", "--to", "nquads", "--lang", tag)
    assert option.code == (2 if told else 0)
    assert told or values(option, "inLanguage") == [wanted]


# ---- streams and surroundings


@pytest.mark.slow
@pytest.mark.rows(97)
def test_closed_streams_and_readers_that_leave_cause_no_traceback(folder: Path) -> None:
    command = f'{sys.executable} -c "{COMMAND[2]}"'
    for line, codes in (
        (f"{{ {command} vocab; echo $? >code; }} | head -n 1", {"0", "141"}),
        (f"{{ {command} convert terminal.txt <&-; echo $? >code; }} | cat", {"0"}),
        (f"{command} convert - <&- ; echo $? >code", {"3"}),
        (f"{command} convert terminal.txt >&- ; echo $? >code", {"4"}),
    ):
        done = subprocess.run(
            ["sh", "-c", line], cwd=folder, env=environment(LC_ALL="C"), capture_output=True, timeout=120, check=False
        )
        assert (folder / "code").read_text("utf-8").strip() in codes
        said = done.stderr.decode()
        assert "Traceback" not in said
        assert "Exception ignored" not in said
        assert "Broken" not in said


@pytest.mark.slow
@pytest.mark.rows(110)
def test_the_same_bytes_in_any_surroundings(folder: Path) -> None:
    for name in ("appointment.txt", "school-note.md"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    orders = (("appointment.txt", "school-note.md"), ("school-note.md", "appointment.txt"))
    surroundings = (
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    )
    (folder / "elsewhere").mkdir()
    seen = []
    for number, (files, variables) in enumerate(zip(orders, surroundings, strict=True)):
        out = folder / f"out{number}"
        at = folder if number == 0 else folder / "elsewhere"
        done = process(
            "convert",
            *(os.path.relpath(folder / f, at) for f in files),
            "--to",
            "trig",
            "-o",
            out,
            cwd=at,
            env=environment(**variables),
        )
        assert done.code == 0, done.err
        seen.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert seen[0] == seen[1]
    assert len(seen[0]) == 2
    assert min(map(len, seen[0].values())) > 10_000
