"""`corrections.jsonl`: what it may say, by the code and by its JSON Schema, what is wrong with other lines, and writing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.file import MAX_LINE, append, as_line, find, load_corrections, parse, place
from linkeddata.errors import LinkedDataError, RefusedError, UsageError
from linkeddata.schema import resources
from linkeddata.values.corrections import COMMON, KEYS, SELECTOR_KEYS, Judge, Judgement, Selector

SCHEMA = json.loads(resources.text("shapes/corrections.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)
A = {"name": "Ann Berg"}
B = {"name": "Tom Ek"}

GOOD: list[dict[str, Any]] = [
    {"judge": "name", "a": A, "value": "Anna Berg"},
    {"judge": "name", "a": {"document": "a.txt", "kind": "article"}, "value": "A better headline"},
    {"judge": "type", "a": {**A, "kind": "organization"}, "value": "GovernmentOrganization"},
    {"judge": "type", "a": {"name": "Call", "document": "a.txt"}, "value": "meeting"},
    {"judge": "date", "a": {"name": "Opening"}, "value": "2024-05-03"},
    {"judge": "date", "a": {"name": "Opening"}, "value": "2024-05-03/2024-05-05"},
    {"judge": "date", "a": {"name": "Opening"}, "value": "2024-05-03T14:30+02:00"},
    {"judge": "date", "a": {"name": "Opening"}, "value": "--05-03"},
    {"judge": "date", "a": {"document": "a.txt", "kind": "article"}, "value": "2024-05-03"},
    {"judge": "date", "a": A, "property": "birthDate", "value": "1980"},
    {"judge": "url", "a": A, "value": "https://berg.example/", "why": "asked", "by": "press office", "on": "2024-05-03"},
    {"judge": "sameAs", "a": {"iri": "https://x.example/#person-ann"}, "value": "https://www.wikidata.org/entity/Q1"},
    {"judge": "add", "a": A, "property": "jobTitle", "value": "mayor"},
    {"judge": "add", "a": {"name": "Opening"}, "property": "attendee", "b": {**A, "kind": "person"}},
    {"judge": "add", "a": {"name": "Opening"}, "property": "eventStatus", "value": "EventCancelled"},
    {"judge": "add", "a": {"name": "Opening"}, "property": "isAccessibleForFree", "value": "true"},
    {"judge": "drop", "a": A},
    {"judge": "drop", "a": A, "only": True},
    {"judge": "drop", "a": A, "property": "jobTitle"},
    {"judge": "drop", "a": A, "property": "jobTitle", "value": "mayor"},
    {"judge": "drop", "a": {"kind": "meeting", "date": "2024-05-03"}, "property": "attendee", "b": A},
    {"judge": "same", "a": A, "b": B},
    {"judge": "different", "a": {**A, "kind": "person"}, "b": {**A, "kind": "person", "document": "b.txt"}},
    {"judge": "unsure", "a": A, "b": B},
    {"judge": "id", "a": A, "iri": "https://x.example/person/ann"},
]
#: Wrong by its form, which the schema sees too; and what is said of it.
BAD: list[tuple[Any, str]] = [
    ([], "no JSON object"),
    ({"a": A}, "no judgement 'null'"),
    ({"judge": "rename", "a": A, "value": "x"}, "no judgement 'rename'"),
    ({"judge": ["drop"], "a": A}, "no judgement"),
    ({"judge": "name", "value": "x"}, "needs 'a'"),
    ({"judge": "name", "a": A}, "needs 'value'"),
    ({"judge": "name", "a": A, "value": "x", "vaule": "y"}, "'vaule' has no meaning"),
    ({"judge": "name", "a": A, "value": 3}, "must be text"),
    ({"judge": "name", "a": A, "value": " "}, "must be text"),
    ({"judge": "name", "a": A, "value": "x\ny"}, "control character"),
    ({"judge": "name", "a": A, "value": "x\0"}, "control character"),
    ({"judge": "name", "a": A, "value": "x" * 2001}, "longer than 2000"),
    ({"judge": "name", "a": "Ann Berg", "value": "x"}, "must be an object"),
    ({"judge": "name", "a": {}, "value": "x"}, "names nothing"),
    ({"judge": "name", "a": {"kind": "person"}, "value": "x"}, "names nothing"),
    ({"judge": "name", "a": {**A, "offset": "3"}, "value": "x"}, "'offset' has no meaning"),
    ({"judge": "name", "a": {**A, "kind": "human"}, "value": "x"}, "no kind 'human'"),
    ({"judge": "add", "a": A, "property": "jobTitle"}, "needs one of"),
    ({"judge": "add", "a": A, "value": "mayor"}, "needs 'property'"),
    ({"judge": "add", "a": A, "property": "worksFor", "value": "x", "b": B}, "needs one of"),
    ({"judge": "drop", "a": A, "value": "mayor"}, "need a property"),
    ({"judge": "drop", "a": A, "property": "worksFor", "value": "x", "b": B}, "exclude each other"),
    ({"judge": "drop", "a": A, "only": False}, "must be true"),
    ({"judge": "drop", "a": A, "only": True, "property": "jobTitle"}, "about a thing"),
    ({"judge": "same", "a": A}, "needs 'b'"),
    ({"judge": "same", "a": A, "b": B, "value": "x"}, "'value' has no meaning"),
    ({"judge": "id", "a": A, "value": "https://x.example/"}, "'value' has no meaning"),
]
#: Of a right form, but not true of schema.org or of any calendar.
UNTRUE: list[tuple[Any, str]] = [
    ({"judge": "type", "a": A, "value": "Ministery"}, "no class of schema.org"),
    ({"judge": "type", "a": {**A, "kind": "person"}, "value": "City"}, "no class for the kind person"),
    ({"judge": "type", "a": {**A, "kind": "person"}, "value": "meeting"}, "is a kind of event"),
    ({"judge": "type", "a": A, "value": "Offer"}, "no class of things in a release"),
    ({"judge": "type", "a": A, "value": "attendee"}, "no class"),
    ({"judge": "date", "a": {"name": "Opening"}, "value": "3 May"}, "no date"),
    ({"judge": "date", "a": {"name": "Opening"}, "value": "2024-02-30"}, "no date"),
    ({"judge": "date", "a": {"name": "Opening"}, "value": "2024-05-05/2024-05-03"}, "ends before"),
    ({"judge": "date", "a": {**A, "kind": "person"}, "value": "2024-05-03"}, "has no date"),
    ({"judge": "date", "a": A, "property": "jobTitle", "value": "2024-05-03"}, "is no date"),
    ({"judge": "date", "a": A, "property": "startDate", "value": "2024-05-03/2024-05-05"}, "is one day"),
    ({"judge": "url", "a": A, "value": "berg.example"}, "not absolute"),
    ({"judge": "url", "a": A, "value": "javascript:alert(1)"}, "not absolute"),
    ({"judge": "sameAs", "a": A, "value": "https://a b"}, "no IRI may contain"),
    ({"judge": "id", "a": A, "iri": "x"}, "not absolute"),
    ({"judge": "add", "a": A, "property": "jobtitel", "value": "mayor"}, "no property"),
    ({"judge": "add", "a": A, "property": "attendees", "b": B}, "has replaced"),
    ({"judge": "add", "a": {**A, "kind": "person"}, "property": "startDate", "value": "2024"}, "use the judgement date"),
    ({"judge": "add", "a": {**A, "kind": "place"}, "property": "jobTitle", "value": "mayor"}, "has no 'jobTitle'"),
    ({"judge": "add", "a": A, "property": "worksFor", "value": "Port Office"}, "takes a"),
    ({"judge": "add", "a": A, "property": "jobTitle", "b": {"name": "x", "kind": "place"}}, "takes no place"),
    ({"judge": "add", "a": A, "property": "eventStatus", "value": "Cancelled"}, "no value of eventStatus"),
    ({"judge": "add", "a": A, "property": "numberOfEmployees", "value": "many"}, "no value"),
    ({"judge": "same", "a": {**A, "kind": "person"}, "b": {**B, "kind": "place"}}, "never one"),
    ({"judge": "same", "a": A, "b": {"name": "ann  BERG"}}, "say the same"),
    ({"judge": "drop", "a": A, "on": "yesterday"}, "no date"),
    ({"judge": "drop", "a": {**A, "kind": "person", "date": "2024"}}, "has no date"),
]


@pytest.mark.parametrize("line", GOOD, ids=lambda line: line["judge"])
def test_good_lines_are_read_written_and_valid_by_the_schema(line: dict[str, Any]) -> None:
    (read,) = parse(json.dumps(line).encode()).judgements
    assert read.line == 1
    assert json.loads(as_line(read)) == line
    VALIDATOR.validate(line)


@pytest.mark.parametrize(("line", "said"), BAD)
def test_lines_of_another_form_are_refused_as_by_the_schema(line: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said or None) as caught:
        parse(b'{"judge": "drop", "a": {"name": "x"}}\n\n' + json.dumps(line).encode(), "corrections.jsonl")
    assert (caught.value.source, caught.value.line, caught.value.exit_code) == ("corrections.jsonl", 3, 2)
    assert caught.value.todo
    assert not VALIDATOR.is_valid(line)


def test_every_judgement_is_among_the_good_lines() -> None:
    assert {line["judge"] for line in GOOD} == {judge.value for judge in Judge}
    assert len(GOOD) == 25
    assert len(BAD) == 27


@pytest.mark.parametrize(("line", "said"), UNTRUE)
def test_lines_that_the_vocabulary_or_the_calendar_forbids_are_refused(line: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said or None):
        parse(json.dumps(line).encode())


def test_code_and_schema_know_the_same_words() -> None:
    assert Draft202012Validator.check_schema(SCHEMA) is None
    assert SCHEMA["properties"]["judge"]["enum"] == [judge.value for judge in Judge]
    assert SCHEMA["$defs"]["kind"]["enum"] == list(terms.KIND_WORDS)
    assert tuple(SCHEMA["$defs"]["selector"]["properties"]) == SELECTOR_KEYS
    assert set(SCHEMA["properties"]) == set(COMMON)
    forms = {judge: form for form in SCHEMA["oneOf"] for judge in _judges(form)}
    for judge, keys in KEYS.items():
        assert set(forms[judge.value]["properties"]) - {"judge"} == keys.needed | keys.allowed | keys.either
        assert set(forms[judge.value].get("required", ())) == keys.needed
    assert forms.keys() == {judge.value for judge in KEYS}


def _judges(form: dict[str, Any]) -> list[str]:
    judge = form["properties"]["judge"]
    return judge.get("enum") or [judge["const"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"judge": "drop", "judge": "name", "a": {"name": "x"}}', "twice"),
        (b'{"judge": "drop", "a": {"name": "x", "name": "y"}}', "twice"),
        (b'{"judge": "drop", "a": {"name": "x"}', "not JSON"),
        (b'{"judge": "drop", "a": {"name": "x"}} {}', "not JSON"),
        (b'{"judge": "drop", "a": {"name": "x\xff"}}', "not UTF-8"),
        (b'{"judge": "drop", "a": {"name": "x\x00"}}', ""),
        (b'{"judge": "drop", "a": {"name": "\\u0000"}}', "control character"),
        (b'{"judge": "drop", "a": {"name": "\\ud800"}}', ""),
        ('{"judge": "drop", "a": {"name": "x"}}'.encode("utf-16"), ""),
        (b"<html>", "not JSON"),
        (b"NaN", ""),
    ],
)
def test_hostile_lines_are_refused_with_their_place(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said or None) as caught:
        parse(data, "corrections.jsonl")
    assert (caught.value.line, caught.value.exit_code) == (1, 2)


@pytest.mark.parametrize(
    "data", [b'{"judge": "drop", "a": {"name": "' + b"x" * MAX_LINE + b'"}}', b'{"judge": ' + b"[" * 100 + b"]" * 100 + b"}"]
)
def test_long_and_deep_lines_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        parse(b"\n" + data)
    assert (caught.value.line, caught.value.exit_code) == (2, 5)


def test_marks_and_line_ends_of_any_system_are_read() -> None:
    lines = [json.dumps(line).encode() for line in GOOD]
    for data in (b"\n".join(lines), b"\xef\xbb\xbf" + b"\r\n".join(lines), b"\n\n  \n".join(lines) + b"\n\n"):
        assert len(parse(data).judgements) == len(GOOD)
    assert [j.line for j in parse(b"\r\n" + b"\r\n\r\n".join(lines[:2])).judgements] == [2, 4]
    assert parse(b"").judgements == parse(b"\xef\xbb\xbf\n").judgements == ()


def calls(data: bytes) -> int:
    """Return how many calls reading some lines takes, of Python and of C functions."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    parse(data)  # fill the caches
    sys.setprofile(see)
    try:
        parse(data)
    finally:
        sys.setprofile(None)
    return count


def test_ten_thousand_lines_take_ten_times_as_much_as_a_thousand() -> None:
    lines = [
        json.dumps({"judge": "url", "a": {"name": f"Body {n}"}, "value": f"https://x.example/{n}"}).encode()
        for n in range(10000)
    ]
    few, many = calls(b"\n".join(lines[:1000])), calls(b"\n".join(lines))
    assert many < 11 * few


# ---- the file


def test_the_nearest_file_holds_and_a_new_one_stands_beside_the_settings(tmp_path: Path) -> None:
    news = tmp_path / "desk" / "news" / "2024"
    news.mkdir(parents=True)
    assert find(news) == news / "corrections.jsonl"
    (tmp_path / "desk" / "linkeddata.toml").write_text("")
    assert find(news) == tmp_path / "desk" / "corrections.jsonl"
    assert not load_corrections(news)
    assert load_corrections(news).folder == str(tmp_path / "desk")
    (tmp_path / "corrections.jsonl").write_text('{"judge": "drop", "a": {"name": "x"}}\n')
    assert find(news) == tmp_path / "corrections.jsonl"
    assert len(load_corrections(news).judgements) == 1
    assert find(news / ".." / "..") == tmp_path / "corrections.jsonl"


def test_a_first_file_is_made_here_if_the_document_is_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk" / "news").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    assert place(None) == place(Path("news")) == place(Path("news/..")) == tmp_path / "desk" / "corrections.jsonl"
    assert place(tmp_path) == tmp_path / "corrections.jsonl"
    assert find(Path("news")) == tmp_path / "desk" / "news" / "corrections.jsonl"
    (tmp_path / "desk" / "news" / "linkeddata.toml").write_text("")
    assert place(Path("news")) == tmp_path / "desk" / "news" / "corrections.jsonl"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    for n in (1, 2, 3):
        assert append(path, Judgement(Judge.DROP, Selector(name=f"x{n}"))) == n
        assert [j.a.name for j in load_corrections(tmp_path).judgements] == [f"x{k}" for k in range(1, n + 1)]


@pytest.mark.parametrize(
    ("old", "end"),
    [
        (b"", b"\n"),
        (b'{"judge":"drop","a":{"name":"\xc3\xa9"}}', b"\n"),
        (b'\xef\xbb\xbf{"judge":"drop",  "a":{"name":"y"}}\r\n\r\n', b"\r\n"),
        (b"\n\n", b"\n"),
    ],
)
def test_a_line_is_added_and_every_other_byte_stays(old: bytes, end: bytes, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    if old:
        path.write_bytes(old)
    line = append(path, Judgement(Judge.DROP, Selector(name="Karmenu Buhaġ")))
    new = path.read_bytes()
    assert new.startswith(old)
    assert new.endswith('{"judge": "drop", "a": {"name": "Karmenu Buhaġ"}}'.encode() + end)
    assert parse(new).judgements[-1].line == line
    assert [file.name for file in tmp_path.iterdir()] == ["corrections.jsonl"]


def test_nothing_is_added_to_a_broken_file_nor_anything_wrong(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(b"{}\n")
    with pytest.raises(UsageError) as caught:
        append(path, Judgement(Judge.DROP, Selector(name="x")))
    assert caught.value.line == 1
    assert path.read_bytes() == b"{}\n"
    path.write_bytes(b"\n")
    with pytest.raises(LinkedDataError):
        append(path, Judgement(Judge.DROP, Selector(name="x\n{}")))
    assert path.read_bytes() == b"\n"
