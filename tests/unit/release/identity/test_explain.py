"""Why an entity is what it is, and why two are two, from the files of a release alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from claimed import BASE, archive, document, event, frame, member, person, resolved, thing

from linkeddata.edit.corrections import file as corrections_file
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.release.identity.entries import Registry
from linkeddata.release.identity.explain import as_json, as_text, compared, explained
from linkeddata.release.identity.files import write
from linkeddata.release.identity.looked_up import iri_of
from linkeddata.release.identity.registry import assigned
from linkeddata.release.identity.resolution import Proposal, Refusal
from linkeddata.release.values import Join
from linkeddata.values.corrections import Judge

DOCUMENTS = archive(
    document("a.txt", person("Ann Berg"), thing("organization", "Ministry"), headline="A", day="2020-01-01"),
    document("b.txt", person("Ann Berg"), thing("organization", "Ministry"), headline="B", day="2020-01-02"),
    document("c.txt", person("Ann Berg"), person("Bo Ek"), headline="C", day="2020-01-03"),
)
A, B, C = (member(DOCUMENTS, key, "Ann Berg") for key in DOCUMENTS)
MINISTRIES = [member(DOCUMENTS, key, "Ministry", "organization") for key in ("a.txt", "b.txt")]
APART = resolved(DOCUMENTS)
FOUND = replace(
    resolved(DOCUMENTS, [A, B]),
    refusals=(Refusal(B, C, "two-countries", "posts of Ruritania and of Borduria"),),
    proposals=(Proposal(*MINISTRIES, "O2", "Ministry, no country told", ("the same name",), ("no country",)),),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a second release: in the first, nothing was joined."""
    _, first = assigned(APART, DOCUMENTS, Registry(), frame("2026-11-29"))
    identities, registry = assigned(FOUND, DOCUMENTS, first, frame())
    made = tmp_path_factory.mktemp("release")
    write(frame(folder=made), identities, registry, FOUND, DOCUMENTS)
    return made


IDENTITIES, _ = assigned(FOUND, DOCUMENTS, assigned(APART, DOCUMENTS, Registry(), frame())[1], frame())
ANN, NAMESAKE, FORMER = IDENTITIES.entity_of[A], IDENTITIES.entity_of[C], next(iter(IDENTITIES.merged))


def test_members_rules_and_the_line_that_parts_them(folder: Path) -> None:
    said = as_text(explained(folder, ANN))
    split = corrections_file.parse(
        next(line for line in said.splitlines() if "to part them" in line).partition(": ")[2].encode()
    )
    assert split.judgements[0].judge is Judge.DIFFERENT
    line = next(line for line in said.splitlines() if "to part them" in line)
    assert (
        said
        == f"""{ANN} (person)
It has been in the releases since 2026-11-29.
Former IRIs lead to it: {FORMER}.

2 documents tell of it:
  a.txt, 2020-01-01: “Ann Berg” in “They saw Ann Berg there.” (10-18)
  b.txt, 2020-01-02: “Ann Berg” in “They saw Ann Berg there.” (10-18)

They were joined because:
  a.txt and b.txt: rule P2 (the same full name and office of one country): the same post
{line}

Not joined with:
  {NAMESAKE}, c.txt, 2020-01-03: “Ann Berg” in “They saw Ann Berg there.” (10-18)
    rule two-countries (national offices of two countries): posts of Ruritania and of Borduria
"""
    )


def test_a_former_iri_says_what_stands_for_it(folder: Path) -> None:
    assert f"Now {ANN} stands for it." in as_text(explained(folder, FORMER))


def test_an_entity_of_one_document(folder: Path) -> None:
    said = as_text(explained(folder, "Bo Ek"))
    assert (
        said
        == f"""{BASE}person/bo-ek (person)
It has been in the releases since 2026-11-29.

One document tells of it, so nothing was joined:
  c.txt, 2020-01-03: “Bo Ek” in “They saw Bo Ek there.” (10-15)
"""
    )


def test_why_two_are_not_joined(folder: Path) -> None:
    found = compared(folder, FORMER, NAMESAKE)  # the former IRI means the entity that stands for it
    assert (found.one.iri, found.other.iri) == (ANN, NAMESAKE)
    said = as_text(found)
    assert (
        f"{ANN} and {NAMESAKE} are two." in said
        and "(national offices of two countries): posts of Ruritania and of Borduria" in said
    )
    assert "to join them, add" in said.casefold()


def test_a_proposal_has_its_lines(folder: Path) -> None:
    one, other = (IDENTITIES.entity_of[m] for m in MINISTRIES)
    said = as_text(compared(folder, one, other))
    for words in ("An editor may judge:", "rule O2", "for: the same name", "against: no country", "yes: {", "no: {"):
        assert words in said
    assert "It may be one with:" in as_text(explained(folder, one))


def test_nothing_joins_them(folder: Path) -> None:
    found = compared(folder, ANN, "Bo Ek")
    assert "Nothing joins them: no rule found enough" in as_text(found)
    (judgement,) = corrections_file.parse(found.line.encode()).judgements
    assert judgement.judge is Judge.SAME and judgement.b and judgement.b.name == "Bo Ek"
    assert "The one is of the kind person, the other of the kind document." in as_text(compared(folder, ANN, "document/a"))


def test_the_same_name_is_not_enough(tmp_path: Path) -> None:
    identities, registry = assigned(APART, DOCUMENTS, Registry(), frame())
    write(frame(folder=tmp_path), identities, registry, APART, DOCUMENTS)
    one, other = (identities.entity_of[m] for m in (A, C))
    assert "They have the same name; a name alone joins nothing." in as_text(compared(tmp_path, one, other))


def test_one_entity_under_two_names(folder: Path) -> None:
    found = compared(folder, ANN, FORMER)
    assert found.is_one and as_text(found).startswith("They are one entity.\n")


def test_a_judgement_is_named_by_its_line(tmp_path: Path) -> None:
    judged = resolved(DOCUMENTS, [A, B])
    clusters = tuple(replace(c, joins=(Join(A, B, "same", "judged", 7),)) if len(c.members) > 1 else c for c in judged.clusters)
    judged = replace(judged, clusters=clusters)
    identities, registry = assigned(judged, DOCUMENTS, Registry(), frame())
    write(frame(folder=tmp_path), identities, registry, judged, DOCUMENTS)
    said = as_text(explained(tmp_path, identities.entity_of[A]))
    assert "line 7 of corrections.jsonl says that they are the same" in said and "or take out line 7" in said


@pytest.mark.parametrize("thing", [ANN, ANN.removeprefix(BASE), "/" + ANN.removeprefix(BASE), A.claim, B.claim])
def test_things_are_found_by_iri_by_its_end_and_by_the_iri_of_a_claim(folder: Path, thing: str) -> None:
    assert iri_of(folder, thing) == ANN


def test_a_name_of_several_and_of_none(folder: Path) -> None:
    with pytest.raises(UsageError, match=f"may be {ANN}, {NAMESAKE}|may be {NAMESAKE}, {ANN}"):
        explained(folder, "ann  BERG")
    for nothing in ("Nobody", "person/nobody", BASE + "person/nobody", "", "\x00", "urn:x:y"):
        with pytest.raises(UsageError, match="nothing in the release is called"):
            explained(folder, nothing)


def test_gone_and_forgotten_iris(tmp_path: Path) -> None:
    _, registry = assigned(APART, DOCUMENTS, Registry(), frame())
    left = archive(*(replace(d, claims=d.claims[:2]) for d in (DOCUMENTS["c.txt"],)))
    identities, registry = assigned(resolved(left), left, registry, frame(), ("Bo Ek",))
    write(frame(folder=tmp_path), identities, registry, resolved(left), left)
    assert "nothing stands for it" in as_text(explained(tmp_path, "document/a"))
    said = as_text(explained(tmp_path, BASE + "person/bo-ek"))
    assert "nothing stands for it" in said and "bo-ek" not in said
    assert not any("bo-ek" in p.read_text("utf-8").casefold() for p in (tmp_path / "identity").iterdir())


def test_events_of_one_document_are_named_with_their_day(tmp_path: Path) -> None:
    documents = archive(
        document("a.txt", event("Visit", "2020-01-09")), document("b.txt", event("Visit", "2020-01-10"), thing("event"))
    )
    found = resolved(documents)
    identities, registry = assigned(found, documents, Registry(), frame())
    write(frame(folder=tmp_path), identities, registry, found, documents)
    one, other, nameless = sorted(e.iri for e in identities.entities.values() if e.kind == "event")
    (judgement,) = corrections_file.parse(compared(tmp_path, one, other).line.encode()).judgements
    assert {judgement.a.date, judgement.b and judgement.b.date} == {"2020-01-09", "2020-01-10"}
    assert '"iri": "urn:sha256:' in compared(tmp_path, one, nameless).line


def test_what_is_gone_is_joined_with_nothing(tmp_path: Path) -> None:
    _, registry = assigned(APART, DOCUMENTS, Registry(), frame())
    left = archive(DOCUMENTS["c.txt"])
    identities, registry = assigned(resolved(left), left, registry, frame())
    write(frame(folder=tmp_path), identities, registry, resolved(left), left)
    assert compared(tmp_path, "document/a", "document/c").line == ""


def test_it_is_json_too(folder: Path) -> None:
    said = json.loads(as_json(explained(folder, ANN)))
    assert (said["iri"], said["joins"][0]["rule"], len(said["members"])) == (ANN, "P2", 2)
    assert json.loads(as_json(compared(folder, ANN, NAMESAKE)))["refusals"][0]["rule"] == "two-countries"


def test_control_characters_are_shown_as_escapes(tmp_path: Path) -> None:
    documents = archive(document("a.txt", person("Ann \x1b]0;x\x07")))
    identities, registry = assigned(resolved(documents), documents, Registry(), frame())
    write(frame(folder=tmp_path), identities, registry, resolved(documents), documents)
    assert "\\x1b]0;x\\x07" in as_text(explained(tmp_path, "person/ann-0-x"))


def test_a_folder_that_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="name the folder of a release"):
        explained(tmp_path, ANN)
    (tmp_path / "identity").mkdir()
    with pytest.raises(UnreadableError):
        compared(tmp_path, ANN, NAMESAKE)
    for line in ("[" + json.dumps(ANN) + "]", '{"iri": ' + json.dumps(ANN), '{"other": ' + json.dumps(ANN) + "}"):
        (tmp_path / "identity" / "ids.jsonl").write_text(line + "\n", "utf-8")
        with pytest.raises(UnreadableError):
            explained(tmp_path, ANN)
