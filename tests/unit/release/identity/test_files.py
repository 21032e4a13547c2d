"""The files of `identity/`: sorted, readable by others, with lines that an editor can paste."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from claimed import BASE, archive, document, event, frame, member, person, resolved, thing
from pyoxigraph import RdfFormat, parse

from linkeddata.edit.corrections import file as corrections_file
from linkeddata.release.claims import Claim
from linkeddata.release.identity.conflicts import COLUMNS, NAME, write_conflicts
from linkeddata.release.identity.entries import Registry
from linkeddata.release.identity.files import write
from linkeddata.release.identity.registry import assigned
from linkeddata.release.identity.resolution import Proposal, Refusal, Resolution
from linkeddata.release.identity.single_valued import SINGLE_VALUED
from linkeddata.release.values import Fact, Identities, Words
from linkeddata.schema import vocabulary
from linkeddata.values.corrections import Judge
from linkeddata.values.description import Ref, Text
from linkeddata.values.namespaces import PROV, SCHEMA

DOCUMENTS = archive(
    document("a.txt", person("Ann Berg"), thing("organization", "Ministry"), headline="A", day="2020-01-01"),
    document("b.txt", person("Ann Berg", "A. Berg"), thing("organization", "Ministry"), headline="B", day="2020-01-02"),
    document("c.txt", person("Ann Berg"), headline="C", day="2020-01-03", url="https://office.example/c"),
)
A, B, C = (member(DOCUMENTS, key, "Ann Berg") for key in DOCUMENTS)
MINISTRIES = [member(DOCUMENTS, key, "Ministry", "organization") for key in ("a.txt", "b.txt")]
FOUND: Resolution = replace(
    resolved(DOCUMENTS, [A, B]),
    refusals=(
        Refusal(A, C, "two-countries", "posts of Ruritania and of Borduria on 2020-01-03"),
        Refusal(B, C, "different", "judged", 4),
    ),
    proposals=(
        Proposal(*MINISTRIES, "O2", "Ministry, no country told", ("the same name",), ("no country",)),
        Proposal(A, B, "P6", "already joined"),
    ),
)


def written(folder: Path, found: Resolution = FOUND, documents: Any = DOCUMENTS) -> Identities:
    identities, registry = assigned(found, documents, Registry(), frame())
    write(frame(folder=folder), identities, registry, found, documents)
    return identities


def objects(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "identity" / name).read_text("utf-8").splitlines()]


def test_aliases_lead_from_claims_to_entities(tmp_path: Path) -> None:
    identities = written(tmp_path)
    data = (tmp_path / "identity" / "aliases.nt").read_bytes()
    assert data.splitlines() == sorted(data.splitlines())
    pairs = {(q.subject.value, q.predicate.value, q.object.value) for q in parse(data, RdfFormat.N_TRIPLES)}
    assert pairs == {(m.claim, PROV + "specializationOf", iri) for m, iri in identities.entity_of.items()}


def test_a_claim_with_the_entitys_own_iri_or_a_broken_one_has_no_alias(tmp_path: Path) -> None:
    own = Claim(BASE + "person/ann-berg", "person", ("Ann Berg",), given=True)
    broken = Claim("https://x.example/a b> .\n<x", "person", ("Bo Ek",))
    documents = archive(document("a.txt", own, broken))
    identities = written(tmp_path, resolved(documents), documents)
    assert own.iri in identities.entities
    text = (tmp_path / "identity" / "aliases.nt").read_text("utf-8")
    assert "ann-berg" not in text and "bo-ek" not in text and text.count("\n") == 1


def test_joins_have_the_words_of_both_sides_and_the_line_that_parts_them(tmp_path: Path) -> None:
    identities = written(tmp_path)
    (join,) = objects(tmp_path, "joins.jsonl")
    assert (join["iri"], join["rule"], join["values"]) == (identities.entity_of[A], "P2", "the same post")
    assert join["a"] == {
        "document": "a.txt",
        "page": BASE + "document/a",
        "published": "2020-01-01",
        "kind": "person",
        "name": "Ann Berg",
        "claim": A.claim,
        "start": 10,
        "end": 18,
        "quote": "Ann Berg",
        "sentence": "They saw Ann Berg there.",
    }
    assert join["b"]["document"] == "b.txt"
    (judgement,) = corrections_file.parse(join["split"].encode()).judgements
    assert judgement.judge is Judge.DIFFERENT and (judgement.a.document, judgement.a.name) == ("a.txt", "Ann Berg")


def test_members_have_their_words_by_entity(tmp_path: Path) -> None:
    identities = written(tmp_path)
    told = [(said["iri"], said["document"], said["claim"]) for said in objects(tmp_path, "members.jsonl")]
    assert told == sorted((e.iri, m.document, m.claim) for e in identities.entities.values() for m in e.members)
    assert (
        next(said for said in objects(tmp_path, "members.jsonl") if said["document"] == "c.txt" and "quote" in said)["quote"]
        == "Ann Berg"
    )


def test_refusals_say_why_not(tmp_path: Path) -> None:
    identities = written(tmp_path)
    one, two = objects(tmp_path, "refusals.jsonl")
    assert (one["rule"], one["words"]) == ("two-countries", "posts of Ruritania and of Borduria on 2020-01-03")
    assert (one["a"]["iri"], one["b"]["iri"]) == (identities.entity_of[A], identities.entity_of[C])
    assert two["line"] == 4 and "line" not in one


def test_proposals_have_lines_that_corrections_read(tmp_path: Path) -> None:
    written(tmp_path)
    (proposal,) = objects(tmp_path, "proposals.jsonl")  # what is joined already is not proposed
    assert (proposal["for"], proposal["against"]) == (["the same name"], ["no country"])
    yes, no = (corrections_file.parse(proposal[answer].encode()).judgements[0] for answer in ("yes", "no"))
    assert (yes.judge, no.judge) == (Judge.SAME, Judge.DIFFERENT)
    for side in (yes.a, yes.b):
        assert side is not None and (side.kind, side.name) == ("organization", "Ministry")


HOSTILE = ("Ann\nBerg", "x" * 3000, "=1+1", '"Ann"', "\u202eAnn", " ", "Änn\u0308")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_lines_of_hostile_names_are_read_too(tmp_path: Path, name: str) -> None:
    documents = archive(document("a.txt", person(name)), document("b.txt", person(name)))
    a, b = (
        next(m for m in resolved(documents).clusters if m.kind == "person" and m.members[0].document == key).members[0]
        for key in documents
    )
    found = replace(resolved(documents), proposals=(Proposal(a, b, "P6", "x"),))
    written(tmp_path, found, documents)
    (proposal,) = objects(tmp_path, "proposals.jsonl")
    assert corrections_file.parse(f"{proposal['yes']}\n{proposal['no']}".encode()).judgements[1].judge is Judge.DIFFERENT


def test_namesakes_of_one_document_are_told_apart_by_day_or_iri(tmp_path: Path) -> None:
    documents = archive(
        document("a.txt", event("Visit", "2020-01-09"), event("Visit", "2020-02-09"), person("Ann Berg"), person("Ann Berg")),
        document("b.txt", event("Visit", "2020-01-09"), person("Ann Berg")),
    )
    by_kind = [c.members[0] for c in resolved(documents).clusters]
    visits = [m for m in by_kind if "#event" in m.claim]
    people = [m for m in by_kind if "#person" in m.claim]
    found = replace(
        resolved(documents), proposals=(Proposal(visits[0], visits[2], "E6", "x"), Proposal(people[0], people[2], "P6", "x"))
    )
    written(tmp_path, found, documents)
    first, second = (corrections_file.parse(p["yes"].encode()).judgements[0] for p in objects(tmp_path, "proposals.jsonl"))
    assert (first.a.name, first.a.date) == ("Visit", "2020-01-09") and second.a.iri == people[0].claim and second.a.name is None


def test_lines_call_documents_as_the_corrections_do(tmp_path: Path) -> None:
    identities, registry = assigned(FOUND, DOCUMENTS, Registry(), frame())
    write(frame(folder=tmp_path), identities, registry, FOUND, DOCUMENTS, lambda key: f"news/{key}")
    assert '"document": "news/a.txt"' in objects(tmp_path, "joins.jsonl")[0]["split"]


def test_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder, documents in ((first, DOCUMENTS), (second, dict(reversed(DOCUMENTS.items())))):
        folder.mkdir()
        written(folder, FOUND, documents)
    names = sorted(p.name for p in (first / "identity").iterdir())
    assert names == ["aliases.nt", "ids.jsonl", "joins.jsonl", "members.jsonl", "proposals.jsonl", "refusals.jsonl"]
    assert all((first / "identity" / n).read_bytes() == (second / "identity" / n).read_bytes() for n in names)


# ---- conflicts.csv

IDENTITIES, _ = assigned(FOUND, DOCUMENTS, Registry(), frame())
ANN = IDENTITIES.entity_of[A]


def fact(prop: str, value: str, key: str = "a", subject: str = ANN, **more: Any) -> Fact:
    made = Ref(value) if value.startswith("http") else Text(value)
    words = Words(0, 3, value, f"It was {value}, {key} said.")
    defaults: dict[str, Any] = {"basis": "text", "rule": "x", "confidence": 0.9, "words": words}
    return Fact(subject, prop, made, f"{BASE}document/{key}", f"urn:x#{prop}-{value}-{key}", **(defaults | more))


def rows(folder: Path, facts: Sequence[Fact], subject: str = ANN) -> list[dict[str, str]]:
    count = write_conflicts(frame(folder=folder), [(subject, facts)], IDENTITIES, DOCUMENTS)
    with (folder / NAME).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == count
    return found


def test_both_sentences_stand_in_a_row(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [fact("birthDate", "1960-01-02", "b"), fact("birthDate", "1960-01-03", "a")])
    assert row == {
        "iri": ANN,
        "kind": "person",
        "name": "Ann Berg",
        "property": "birthDate",
        "value": "1960-01-03",
        "documents": "1",
        "document": BASE + "document/a",
        "published": "2020-01-01",
        "sentence": "It was 1960-01-03, a said.",
        "statement": "urn:x#birthDate-1960-01-03-a",
        "other_value": "1960-01-02",
        "other_documents": "1",
        "other_document": BASE + "document/b",
        "other_published": "2020-01-02",
        "other_sentence": "It was 1960-01-02, b said.",
        "other_statement": "urn:x#birthDate-1960-01-02-b",
    }
    assert tuple(row) == tuple(COLUMNS)


DISAGREE = [
    ("startDate", "2020-01-09", "2020-01-10"),
    ("startDate", "2020-01", "2020-02-01"),
    ("startDate", "--01-09", "2020-01-10"),
    ("startDate", "2020-01-09T10:00:00", "2020-01-09T11:00:00"),
    ("startDate", "2020-01-09T10:00:00Z", "2020-01-09T10:00:00+01:00"),
    ("startDate", "2020-01-09", "Monday"),
    ("endDate", "2020-01-18", "2020-01-19"),
    ("birthDate", "1960", "1961"),
    ("givenName", "Ann", "Anne"),
    ("address", "1 Quay", "2 Quay"),
    ("eventStatus", SCHEMA + "EventScheduled", SCHEMA + "EventCancelled"),
    ("name", "Karmenu Buhaġ", "Karmenu Buhag"),
    ("name", "Muhammad Ali", "Mohammed Ali"),
    ("birthPlace", BASE + "place/a", BASE + "place/b"),
]
AGREE = [
    ("startDate", "2020-01", "2020-01-09"),
    ("startDate", "--01-09", "2020-01-09"),
    ("startDate", "2020-01-09", "2020-01-09T10:00:00"),
    ("startDate", "2020-01-09T09:00:00Z", "2020-01-09T10:00:00+01:00"),
    ("givenName", "ANN", "Ann"),
    ("address", "1, Quay", "1 Quay"),
    ("name", "Ann Berg", "Ann Maria Berg"),
    ("name", "Ann Berg", "ANN BERG"),
    ("worksFor", BASE + "organization/a", BASE + "organization/b"),
    ("jobTitle", "Minister", "Envoy"),  # on two days
]


@pytest.mark.parametrize(("prop", "one", "other"), DISAGREE)
def test_disagreements(tmp_path: Path, prop: str, one: str, other: str) -> None:
    (row,) = rows(tmp_path, [fact(prop, one), fact(prop, other, "b")])
    short = [value.removeprefix(SCHEMA) for value in (one, other)]
    assert [row["value"].lstrip("'"), row["other_value"].lstrip("'")] == short and row["property"] == prop


@pytest.mark.parametrize(("prop", "one", "other"), AGREE)
def test_no_disagreements(tmp_path: Path, prop: str, one: str, other: str) -> None:
    assert rows(tmp_path, [fact(prop, one), fact(prop, other, "b")]) == []


def test_titles_of_one_day_disagree(tmp_path: Path) -> None:
    documents = {**DOCUMENTS, "b.txt": replace(DOCUMENTS["b.txt"], published="2020-01-01")}
    facts = [fact("jobTitle", "Minister"), fact("jobTitle", "Envoy", "b")]
    assert write_conflicts(frame(folder=tmp_path), [(ANN, facts)], IDENTITIES, documents) == 1


def test_what_is_no_disagreement_of_documents(tmp_path: Path) -> None:
    assert rows(tmp_path, [fact("birthDate", "1960"), fact("birthDate", "1961")]) == []  # one document says both
    assert rows(tmp_path, [fact("birthDate", "1960"), fact("birthDate", "1961", "b", unsure=True)]) == []
    alone = IDENTITIES.entity_of[C]
    assert rows(tmp_path, [fact("birthDate", "1960"), fact("birthDate", "1961", "b")], alone) == []
    moved = [
        fact("startDate", "2020-01-09"),
        fact("startDate", "2020-01-10", "b"),
        fact("previousStartDate", "2020-01-09", "b"),
    ]
    assert rows(tmp_path, moved) == []


def test_every_value_that_contradicts_another_is_in_a_row(tmp_path: Path) -> None:
    values = [("2020-01", "a"), ("2020-01", "b"), ("2020-01-09", "a"), ("2020-01-12", "c"), ("2021-01-09", "c")]
    found = rows(tmp_path, [fact("startDate", value, key) for value, key in values])
    pairs = [(row["value"], row["documents"], row["other_value"]) for row in found]
    assert pairs == [("2020-01-09", "1", "2020-01-12"), ("2020-01", "2", "2021-01-09")]


@pytest.mark.parametrize("cell", ["=cmd()", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "--01-09"])
def test_no_cell_is_a_formula(tmp_path: Path, cell: str) -> None:
    (row,) = rows(tmp_path, [fact("address", cell + " x"), fact("address", 'b, "c"\r\nd', "b")])
    assert row["value"].startswith("'") and row["other_value"] == 'b, "c"\r\nd'


def test_the_table_has_properties_of_schema_org() -> None:
    assert len(SINGLE_VALUED) >= 15
    assert all(vocabulary.terms()[name].kind == "property" for name in SINGLE_VALUED)
