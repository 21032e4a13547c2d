"""`ids.jsonl` is read as it was written; what is broken is an error with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from claimed import BASE
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import LinkedDataError, RefusedError, UsageError
from linkeddata.release.identity import ids_file
from linkeddata.release.identity.entries import KEPT, KINDS, Entry, Registry, State, Told, hidden, registry_of
from linkeddata.schema import resources

SCHEMA = json.loads(resources.text("shapes/ids.schema.json"))
PERSON: dict[str, Any] = {
    "iri": BASE + "person/ann-berg",
    "kind": "person",
    "first": {"document": "a.txt", "name": "Ann Berg"},
    "since": "2026-11-30",
    "state": "live",
    "into": [],
}
OTHER = PERSON | {"iri": BASE + "person/berg"}
MERGED = PERSON | {"iri": BASE + "person/bo", "state": "merged", "into": [BASE + "person/ann-berg"]}


def read(*said: Any, base: str = "") -> Registry:
    lines = [one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in said]
    return ids_file.parse(lines, "ids.jsonl", base)


def fits(said: Any) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(said)


GOOD = [
    PERSON,
    MERGED,
    OTHER | {"state": "split", "into": [BASE + "person/ann-berg"]},
    OTHER | {"state": "gone"},
    OTHER | {"iri": hidden(BASE + "person/berg"), "state": "gone", "first": {"document": "a.txt", "mark": "0" * 16}},
    OTHER | {"also": [{"document": "b.txt", "name": "A. Berg", "number": 2}] * KEPT},
    {**OTHER, "iri": BASE + "document/x", "kind": "document", "digest": "a" * 64, "first": {"document": "a/b.txt#3"}},
    {**OTHER, "iri": BASE + "event/x", "kind": "event", "first": {"document": "a.txt", "name": "Visit", "date": "2020-01"}},
]


@pytest.mark.parametrize("said", GOOD)
def test_good_lines_are_read_and_written_as_they_are(said: dict[str, Any]) -> None:
    registry = read(PERSON, *([] if said is PERSON else [said]))
    assert fits(said)
    assert said in [json.loads(line) for line in ids_file.lines(registry)]
    assert ids_file.parse(ids_file.lines(registry)).entries == registry.entries


BAD: list[tuple[Any, str]] = [
    ([], "an entry is an object"),
    ("x", "an entry is an object"),
    ({}, "an entry is an object"),
    (OTHER | {"more": 1}, "an entry is an object"),
    ({k: v for k, v in OTHER.items() if k != "into"}, "an entry is an object"),
    (OTHER | {"kind": "role"}, "there is no kind 'role'"),
    (OTHER | {"kind": ["person"]}, "there is no kind"),
    (OTHER | {"state": "alive"}, "there is no state 'alive'"),
    (OTHER | {"state": {}}, "there is no state"),
    (OTHER | {"iri": 7}, "'7' is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "place/berg"}, "is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "person/../../etc"}, "is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "person/Berg"}, "is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "person/"}, "is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "person/berg\n"}, "is no IRI of the kind person"),
    (OTHER | {"iri": BASE + "person/" + "b" * 61}, "is no IRI of the kind person"),
    (OTHER | {"iri": "javascript:/person/berg"}, "is no IRI of the kind person"),
    (OTHER | {"iri": hidden("x")}, "is no IRI of the kind person"),
    (OTHER | {"state": "gone", "iri": "urn:sha256:12"}, "is no IRI of the kind person"),
    (OTHER | {"into": [BASE + "person/ann-berg"]}, "the state live does not lead into 1"),
    (OTHER | {"state": "merged"}, "the state merged does not lead into 0"),
    (OTHER | {"state": "split"}, "the state split does not lead into 0"),
    (OTHER | {"into": "x"}, "into is not a list"),
    (OTHER | {"state": "split", "into": [BASE + "person/ann-berg"] * 2}, "into is not a list of different"),
    (OTHER | {"since": ""}, "since is not text"),
    (OTHER | {"since": 2026}, "since is not text"),
    (OTHER | {"first": "a.txt"}, "does not say which thing"),
    (OTHER | {"first": {}}, "does not say which thing"),
    (OTHER | {"first": {"document": "a.txt", "more": 1}}, "does not say which thing"),
    (OTHER | {"first": {"document": ""}}, "document is not text"),
    (OTHER | {"first": {"document": "a.txt", "number": 0}}, "number is not a whole number"),
    (OTHER | {"first": {"document": "a.txt", "number": True}}, "number is not a whole number"),
    (OTHER | {"first": {"document": "a.txt", "mark": "x"}}, "a mark has 16"),
    (OTHER | {"first": {"document": "a.txt", "mark": "0" * 16, "name": "Ann"}}, "a mark has 16"),
    (OTHER | {"also": [{"document": "b.txt"}] * (KEPT + 1)}, "also is a list of at most"),
    (OTHER | {"also": {}}, "also is a list of at most"),
    (OTHER | {"digest": "a" * 64}, "digest is not the SHA-256 of a document"),
]


@pytest.mark.parametrize(("said", "message"), BAD)
def test_bad_lines_are_errors_with_their_line(said: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        read(PERSON, b"\n", said)
    assert caught.value.line == 3 and caught.value.source == "ids.jsonl"
    assert not fits(said)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(GOOD) >= 8 and len(BAD) >= 35
    assert SCHEMA["properties"]["kind"]["enum"] == list(KINDS)
    assert SCHEMA["properties"]["state"]["enum"] == [state.value for state in State]
    assert SCHEMA["properties"]["also"]["maxItems"] == KEPT


@pytest.mark.parametrize(
    ("said", "message", "line"),
    [
        ((PERSON, PERSON), "stands here again, after line 1", 2),
        ((MERGED,), "which is no other person of the file", 1),
        ((PERSON, MERGED | {"into": [MERGED["iri"]]}), "which is no other person", 2),
        ((OTHER | {"state": "merged", "into": [MERGED["iri"]]}, MERGED | {"into": [OTHER["iri"]]}), "merged in a circle", 1),
        ((PERSON, b'{"iri": "x", "iri": "y"}'), "the key \"iri\" is given twice", 2),
        ((b'{"iri": \xff}',), "byte 9 of the line is not UTF-8", 1),
        ((b'{"iri": NaN}',), "NaN is not a JSON number", 1),
        ((PERSON, b'{"iri": "https://'), "not JSON", 2),
    ],
)  # fmt: skip
def test_broken_files_are_errors_with_their_line(said: tuple[Any, ...], message: str, line: int) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        read(*said)
    assert caught.value.line == line


def test_another_base_is_an_error() -> None:
    assert read(PERSON, base=BASE).entries
    for base in ("https://other.example/", BASE + "data/", "https://data.example.or"):
        with pytest.raises(UsageError, match=f"does not begin with {base}person/"):
            read(PERSON, base=base)


def test_limits_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="nested deeper"):
        read(PERSON | {"into": [[[["x"]]]]})
    monkeypatch.setattr(ids_file, "MAX_LINE", 60)
    path = tmp_path / "ids.jsonl"
    path.write_bytes(json.dumps(PERSON).encode() + b"\n")
    with pytest.raises(RefusedError, match="longer than 60 bytes"):
        ids_file.read(path)
    with pytest.raises(UsageError, match="cannot be read"):
        ids_file.read(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_registry_or_a_sentence(data: bytes) -> None:
    try:
        ids_file.parse(data.splitlines(keepends=True))
    except LinkedDataError as error:
        assert error.line


_TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_TOLD = st.builds(Told, _TEXT, _TEXT, st.just(""), st.sampled_from(("", "2020-01-09")), st.integers(1, 3))
_ENTRY = st.builds(
    Entry, st.from_regex(r"https://data\.example\.org/person/[a-z0-9-]{1,20}", fullmatch=True), st.just("person"), _TOLD, _TEXT,
    st.sampled_from((State.LIVE, State.GONE)), st.just(()), st.lists(_TOLD, max_size=3).map(tuple),
)  # fmt: skip


@given(st.lists(_ENTRY, max_size=6, unique_by=lambda e: e.iri), st.randoms())
def test_what_is_written_is_read_again(entries: list[Entry], random: Any) -> None:
    registry = registry_of(entries)
    lines = list(ids_file.lines(registry))
    assert lines == sorted(lines, key=lambda line: json.loads(line)["iri"]) and all(fits(json.loads(line)) for line in lines)
    random.shuffle(lines)
    assert ids_file.parse(lines).entries == registry.entries


def test_chains_have_an_end() -> None:
    one, two = (Entry(BASE + f"person/{n}", "person", Told("a"), "1") for n in "ab")
    registry = registry_of([replace(one, state=State.MERGED, into=(two.iri,)), two])
    assert registry.end(one.iri) == registry.end(two.iri) == two.iri and registry.end("x") is None
    assert not registry.is_gone(one.iri) and not registry.is_gone("x")
    gone = registry_of([replace(one, state=State.MERGED, into=(two.iri,)), replace(two, state=State.GONE)])
    assert gone.is_gone(one.iri) and gone.is_gone(two.iri)
