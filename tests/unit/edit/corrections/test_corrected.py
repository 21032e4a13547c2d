"""What judgements do to a description, which things they mean, and what is reported."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from described import calls_and_meetings, event, person
from strategies import BASE, SCHEMA, XSD, sample

from linkeddata.edit.corrections import Corrected, corrected, tried
from linkeddata.edit.corrections.file import parse
from linkeddata.edit.corrections.match import Index, document_names, relative, same_document
from linkeddata.edit.json_form import dumps, loads
from linkeddata.pipeline import Understood, convert
from linkeddata.values.corrections import Corrections, Selector
from linkeddata.values.description import Description, Ref, Text
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings

DOCUMENT = "ferry-week.txt"
CALL = "https://w3id.org/linkeddata/event-types#call"


def judgements(*lines: dict[str, Any]) -> Corrections:
    return parse("\n".join(map(json.dumps, lines)).encode())


def apply(*lines: dict[str, Any], to: Description | None = None, fresh: bool = True) -> Corrected:
    return corrected(to or sample(), judgements(*lines), fresh=fresh)


def values(description: Description, tail: str, prop: str) -> list[str]:
    said = (s.value for s in description.about(BASE + tail) if s.property == prop)
    return [(v.iri.removeprefix(BASE).removeprefix(SCHEMA) if isinstance(v, Ref) else v.value) for v in said]


def codes(done: Corrected) -> list[tuple[str, int | None]]:
    return [(f.code, f.line) for f in done.description.findings if f.line]


# ---- what each does


def test_without_corrections_nothing_changes() -> None:
    before = sample()
    assert corrected(before, Corrections()).description is before
    done = apply({"judge": "name", "a": {"name": "Nobody"}, "value": "x"})
    assert done.description == before
    assert (done.met, done.hides) == (frozenset(), False)


def test_a_date_is_corrected_and_the_iri_stays() -> None:
    done = apply({"judge": "date", "a": {"name": "Visit of Ingrid Sørbø to Porto Lindo"}, "value": "2021-01-10/2021-01-12"})
    assert values(done.description, "event-visit-1", "startDate") == ["2021-01-10"]
    assert values(done.description, "event-visit-1", "endDate") == ["2021-01-12"]
    (start,) = [s for s in done.description.about(BASE + "event-visit-1") if s.property == "startDate"]
    assert (start.basis, start.rule, start.evidence, start.confidence) == (Basis.EDITOR, "corrections.jsonl line 1", (), 1.0)
    assert start.value == Text("2021-01-10", XSD + "date")
    assert [t.iri for t in done.description.things] == [t.iri for t in sample().things]
    assert {(s.property, line) for s, line in (done.lost or {}).items()} == {("startDate", 1), ("endDate", 1)}


def test_one_day_takes_the_end_away() -> None:
    done = apply({"judge": "date", "a": {"name": "Visit of Ingrid Sørbø to Porto Lindo"}, "value": "--01-10"}).description
    assert values(done, "event-visit-1", "startDate") == ["--01-10"]
    assert values(done, "event-visit-1", "endDate") == []


def test_a_value_that_is_right_already_keeps_its_words() -> None:
    done = apply({"judge": "name", "a": {"document": DOCUMENT, "name": "Tomás Říha"}, "value": "Tomás Říha"})
    assert done.description == sample()
    assert done.met == {1}


def test_a_thing_is_renamed_with_the_events_that_are_called_after_it() -> None:
    before = event(
        sample(),
        "event-call",
        "call",
        "Call: Ingrid Sørbø, Tomás Říha",
        "2021-01-12",
        "person-ingrid-sorbo",
        "person-tomas-riha",
    )
    done = apply(
        {"judge": "name", "a": {"name": "Tomas Riha"}, "value": "x"},
        {"judge": "name", "a": {"name": "TOMÁS ŘÍHA"}, "value": "Tomáš Říha"},
        to=before,
    )
    assert done.met == {2}  # accents count
    assert values(done.description, "person-tomas-riha", "name") == ["Tomáš Říha"]
    assert values(done.description, "event-call", "name") == ["Call: Ingrid Sørbø, Tomáš Říha"]
    assert values(done.description, "event-visit-1", "name") == ["Visit of Ingrid Sørbø to Porto Lindo"]  # its own name


def test_the_headline_and_the_day_of_publication_are_the_articles() -> None:
    a = {"document": DOCUMENT, "kind": "article"}
    done = apply({"judge": "name", "a": a, "value": "Ferry week"}, {"judge": "date", "a": a, "value": "2021-01-21"}).description
    assert values(done, "article", "headline") == ["Ferry week"]
    assert values(done, "article", "datePublished") == ["2021-01-21"]


def test_a_class_is_corrected_and_that_of_the_other_family_stays() -> None:
    done = apply({"judge": "type", "a": {"name": "LFO"}, "value": "NGO"}).description
    assert sorted(values(done, "organization-lfo", "type")) == ["NGO", "Place"]


def test_a_class_goes_to_things_that_it_fits_only() -> None:
    done = apply({"judge": "type", "a": {"document": DOCUMENT, "name": "Porto Lindo"}, "value": "Corporation"})
    assert values(done.description, "place-porto-lindo", "type") == ["City"]
    assert codes(done) == [("stale-judgement", 1)]


def test_the_kind_of_an_event_is_corrected() -> None:
    done = apply({"judge": "type", "a": {"name": "Visit of Ingrid Sørbø to Porto Lindo"}, "value": "conference"}).description
    assert values(done, "event-visit-1", "type") == ["BusinessEvent"]
    assert values(done, "event-visit-1", "additionalType") == ["https://w3id.org/linkeddata/event-types#conference"]


def test_addresses_are_added() -> None:
    a = {"name": "Lindo Ferry Office"}
    done = apply(
        {"judge": "url", "a": a, "value": "https://lfo.example/"},
        {"judge": "sameAs", "a": a, "value": "https://www.wikidata.org/entity/Q1"},
        {"judge": "sameAs", "a": a, "value": "https://www.wikidata.org/entity/Q2"},
        {"judge": "url", "a": {"name": "LFO", "document": DOCUMENT}, "value": "https://lindo.example/"},
    ).description
    assert values(done, "organization-lfo", "url") == ["https://lindo.example/"]
    assert values(done, "organization-lfo", "sameAs") == [
        "https://www.wikidata.org/entity/Q1",
        "https://www.wikidata.org/entity/Q2",
    ]
    assert not convert(done).report.errors  # type: ignore[union-attr]


def test_statements_are_added_with_their_types() -> None:
    visit = {"name": "Visit of Ingrid Sørbø to Porto Lindo"}
    done = apply(
        {"judge": "add", "a": visit, "property": "eventStatus", "value": "EventPostponed"},
        {"judge": "add", "a": visit, "property": "attendee", "b": {"name": "Lindo Ferry Office"}},
        {"judge": "add", "a": visit, "property": "attendee", "b": {"kind": "person", "name": "Ann Berg"}},
        {"judge": "add", "a": {"name": "Ann Berg"}, "property": "jobTitle", "value": "mayor"},
        {"judge": "add", "a": visit, "property": "attendee", "b": {"name": "Unknown"}},
        {"judge": "add", "a": {"name": "Tomás Říha"}, "property": "jobTitle", "value": "director"},
    )
    made = done.description
    assert values(made, "event-visit-1", "eventStatus") == ["EventScheduled", "EventPostponed"]
    assert values(made, "event-visit-1", "attendee") == [
        "person-ingrid-sorbo",
        "person-tomas-riha",
        "organization-lfo",
        "person-ann-berg",
    ]
    assert values(made, "person-ann-berg", "name") == ["Ann Berg"]
    assert values(made, "person-ann-berg", "type") == ["Person"]
    assert values(made, "person-ann-berg", "jobTitle") == ["mayor"]
    assert values(made, "person-tomas-riha", "jobTitle") == ["director"]  # it has it already
    assert codes(done) == [("judgement-not-applied", 5)]
    assert not convert(made).report.errors  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({}, []),
        ({"value": "Director"}, []),
        ({"value": "pilot"}, ["director"]),
    ],
)
def test_one_statement_is_dropped(more: dict[str, str], left: list[str]) -> None:
    done = apply({"judge": "drop", "a": {"name": "Tomás Říha"}, "property": "jobTitle", **more}).description
    assert values(done, "person-tomas-riha", "jobTitle") == left


def test_a_reference_is_dropped() -> None:
    visit = {"name": "Visit of Ingrid Sørbø to Porto Lindo"}
    done = apply({"judge": "drop", "a": visit, "property": "attendee", "b": {"name": "Tomás Říha"}}).description
    assert values(done, "event-visit-1", "attendee") == ["person-ingrid-sorbo"]
    assert BASE + "person-tomas-riha" in {t.iri for t in done.things}


def test_a_dropped_thing_leaves_no_reference() -> None:
    done = apply({"judge": "drop", "a": {"name": "LFO"}})
    assert BASE + "organization-lfo" not in {t.iri for t in done.description.things}
    assert BASE + "organization-lfo" not in json.dumps(dumps(done.description))
    assert not done.hides
    assert not convert(done.description).report.errors  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [{}, {"kind": "person"}])
def test_a_dropped_person_is_gone_from_every_output(kind: dict[str, str]) -> None:
    before = event(
        sample(),
        "event-call",
        "call",
        "Call: Tomás Říha, Ingrid Sørbø",
        "2021-01-12",
        "person-tomas-riha",
        "person-ingrid-sorbo",
    )
    settings = Settings(corrections=judgements({"judge": "drop", "a": {"name": "tomás  říha", **kind}}))
    for to in ("jsonld", "turtle", "trig", "nquads", "html"):
        text = convert(before, to=to, settings=settings).text
        assert "íha" not in text.casefold().replace("\\u0159", "ř")
        assert "riha" not in text
    done = corrected(before, settings.corrections)
    assert done.hides
    assert set((done.lost or {}).values()) == {1}


def test_a_person_whom_the_reader_does_not_know_is_taken_out_of_the_texts() -> None:
    before = sample()
    headline = next(s for s in before.statements if s.property == "headline")
    before = replace(
        before,
        statements=tuple(
            replace(s, value=Text("Mayor Ann Berg opens ferry")) if s is headline else s for s in before.statements
        ),
    )
    drop = {"judge": "drop", "a": {"kind": "person", "name": "Ann Berg"}}
    assert values(apply(drop, to=before).description, "article", "headline") == ["Mayor … opens ferry"]
    other = {"judge": "drop", "a": {"kind": "person", "name": "Tom Berg"}}
    assert apply(other, to=before).description == before  # another Berg
    assert apply({**drop, "only": True}, to=before).description == before
    assert apply({"judge": "drop", "a": {"name": "Ann Berg"}}, to=before).description == before


def test_what_is_no_person_goes_without_its_words() -> None:
    before = person(sample(), "person-ferry-week", "ferry week")
    done = apply({"judge": "drop", "a": {"name": "Ferry Week"}, "only": True}, to=before)
    assert done.description.statements == sample().statements
    assert not done.hides


def test_a_thing_bears_another_iri() -> None:
    to = "https://id.example/lfo"
    done = apply(
        {"judge": "id", "a": {"name": "LFO"}, "iri": to},
        {"judge": "url", "a": {"name": "LFO"}, "value": "https://lfo.example/"},
    )
    assert to in {t.iri for t in done.description.things}
    assert BASE + "organization-lfo" not in dumps(done.description)
    assert values(done.description, "person-tomas-riha", "worksFor") == [to]
    assert dict(done.moved or {}) == {BASE + "organization-lfo": to}
    taken = apply({"judge": "id", "a": {"name": "LFO"}, "iri": BASE + "article"})
    assert codes(taken) == [("judgement-not-applied", 1)]
    assert taken.description.statements == sample().statements


# ---- one thing or two


def test_the_same_are_joined_and_the_first_stays() -> None:
    before = person(sample(), "person-tom-riha", "Tom Riha")
    before = event(before, "event-call", "call", "Call: Tom Riha", "2021-01-12", "person-tom-riha", "person-tomas-riha")
    done = apply({"judge": "same", "a": {"name": "Tomás Říha"}, "b": {"name": "Tom Riha"}}, to=before)
    made = done.description
    assert BASE + "person-tom-riha" not in dumps(made)
    assert values(made, "person-tomas-riha", "name") == ["Tomás Říha"]
    assert values(made, "person-tomas-riha", "alternateName") == ["Tom Riha"]
    assert values(made, "person-tomas-riha", "jobTitle") == ["director", "pilot"]
    assert values(made, "event-call", "attendee") == ["person-tomas-riha"]
    assert values(made, "event-call", "name") == ["Call: Tomás Říha"]
    assert len(next(t for t in made.things if t.iri == BASE + "person-tomas-riha").mentions) == 2
    assert dict(done.moved or {}) == {BASE + "person-tom-riha": BASE + "person-tomas-riha"}
    assert not convert(made).report.errors  # type: ignore[union-attr]


def test_different_bars_same_also_by_closure() -> None:
    before = person(person(sample(), "person-b", "Bo Lind"), "person-c", "Cai Moss")
    a, b, c = {"name": "Tomás Říha"}, {"name": "Bo Lind"}, {"name": "Cai Moss"}
    lines = [{"judge": "same", "a": a, "b": b}, {"judge": "same", "a": b, "b": c}, {"judge": "different", "a": a, "b": c}]
    done = apply(*lines, to=before)
    assert codes(done) == [("judgements-contradict", 3)]
    (told,) = [f for f in done.description.findings if f.line]
    assert "Line 3 " in told.message
    assert "lines 1, 2 " in told.message
    assert done.description.statements == before.statements


def test_a_contradiction_that_only_the_document_shows() -> None:
    before = person(sample(), "person-b", "Bo Lind")
    lines = [
        {"judge": "different", "a": {"name": "LFO"}, "b": {"name": "x"}},
        {"judge": "different", "a": {"name": "Tomás Říha"}, "b": {"name": "Bo Lind"}},
        {"judge": "same", "a": {"kind": "person", "name": "Tomás Říha"}, "b": {"document": DOCUMENT, "name": "Bo Lind"}},
    ]
    done = apply(*lines, to=before)
    assert codes(done) == [("judgements-contradict", 2)]
    assert done.description.statements == before.statements


def test_unsure_takes_a_judgement_back() -> None:
    before = person(sample(), "person-b", "Bo Lind")
    a, b = {"name": "Tomás Říha"}, {"name": "Bo Lind"}
    done = apply({"judge": "same", "a": a, "b": b}, {"judge": "unsure", "a": b, "b": a}, to=before)
    assert done.description == before


def test_things_of_two_families_are_not_joined() -> None:
    done = apply({"judge": "same", "a": {"name": "LFO"}, "b": {"name": "Porto Lindo"}})
    assert codes(done) == [("judgement-not-applied", 1)]


def test_two_names_of_one_thing_are_not_different() -> None:
    done = apply({"judge": "different", "a": {"name": "LFO"}, "b": {"name": "Lindo Ferry Office"}})
    assert codes(done) == [("judgement-not-applied", 1)]


def test_pairs_of_other_documents_do_nothing_here() -> None:
    lines = [
        {"judge": "same", "a": {"document": "other.txt", "name": "LFO"}, "b": {"document": DOCUMENT, "name": "Gone"}},
        {"judge": "different", "a": {"document": "other.txt", "name": "LFO"}, "b": {"document": "more.txt", "name": "LFO"}},
    ]
    assert apply(*lines).description == sample()


# ---- which thing is meant


@pytest.mark.parametrize(
    "name",
    [
        "Lindo Ferry Office",
        "lindo  ferry\u00a0office",
        "LINDO FERRY OFFICE",
        "Lindo\u2011Ferry Office",
        "LFO",
        "Li\u200bndo Ferry Office",
    ],
)
def test_case_space_dashes_and_other_names_do_not_matter(name: str) -> None:
    assert Index(sample()).find(Selector(name=name)) == (BASE + "organization-lfo",)


@pytest.mark.parametrize("name", ["Tomás Říha", "Toma\u0301s R\u030ci\u0301ha"])
def test_letters_count_composed_or_not(name: str) -> None:
    assert Index(sample()).find(Selector(name=name)) == (BASE + "person-tomas-riha",)
    assert Index(sample()).find(Selector(name="Tomas Riha")) == ()


def test_words_of_the_text_count_where_no_thing_bears_the_name() -> None:
    before = person(sample(), "person-x", "Minister Sørbø", quote="I. Sørbø")
    assert Index(before).find(Selector(name="i. sørbø")) == (BASE + "person-x",)
    assert Index(before).find(Selector(name="She")) == (BASE + "person-ingrid-sorbo",)


@pytest.mark.parametrize(
    ("selector", "tails"),
    [
        (Selector(name="Call: Ingrid Sørbø, Tomás Říha"), ["event-1"]),
        (Selector(name="Call: Tomás Říha, Ingrid Sørbø"), ["event-1"]),  # another order
        (Selector(name="Call: Tomás Říha, Ingrid Sørbø, Bo Lind and others"), ["event-1"]),  # one more
        (Selector(name="call: tomás říha"), ["event-1"]),
        (Selector(name="Call: Bo Lind, Cai Moss, Tomás Říha"), []),  # fewer than half
        (Selector(name="Meeting: Ingrid Sørbø, Tomás Říha"), ["event-3"]),  # half of them, and the right kind
        (Selector(name="Reception: LFO, Tomás Říha"), ["event-3"]),  # a kin kind, and all of them
        (Selector(name="Reception: LFO, Bo Lind"), []),
        (Selector(name="Call"), []),  # a kind alone says too little
        (Selector(name="Call", document=DOCUMENT), ["event-1", "event-2"]),
        (Selector(name="Call", date="2021-01-14"), ["event-2"]),
        (Selector(name="Call", date="2021-01"), ["event-1", "event-2"]),
        (Selector(kind="call", date="2021-01-12"), ["event-1"]),
        (Selector(kind="event", date="2021-01-15"), ["event-3"]),
        (Selector(kind="event", name="Ingrid Sørbø"), []),
        (Selector(kind="meeting", name="Call: Ingrid Sørbø"), []),
        (Selector(kind="article"), ["article"]),
        (Selector(iri=BASE + "event-3"), ["event-3"]),
        (Selector(iri=BASE + "event-9"), []),
        (Selector(iri=BASE + "event-3", kind="person"), []),
    ],
)
def test_events_are_meant_by_kind_participants_and_day(selector: Selector, tails: Sequence[str]) -> None:
    assert [iri.removeprefix(BASE) for iri in Index(calls_and_meetings()).find(selector)] == tails


@pytest.mark.parametrize(
    ("judge", "more"),
    [
        ("name", {"value": "x"}),
        ("drop", {}),
        ("url", {"value": "https://x.example/"}),
        ("add", {"property": "jobTitle", "value": "x"}),
    ],
)
def test_an_ambiguous_judgement_applies_to_none_and_says_how_to_narrow_it(judge: str, more: dict[str, str]) -> None:
    before = person(person(sample(), "person-1", "Bo Lind"), "person-2", "Bo Lind")
    done = apply({"judge": judge, "a": {"name": "bo lind"}, **more}, to=before)
    assert codes(done) == [("judgement-not-applied", 1)]
    assert done.description.statements == before.statements
    (told,) = [f for f in done.description.findings if f.line]
    assert f'use "iri" in place of the name: {BASE}person-1 or {BASE}person-2' in told.message
    one = apply({"judge": judge, "a": {"iri": BASE + "person-2"}, **more}, to=before)
    assert codes(one) == []
    assert one.description.statements != before.statements


def test_kinds_and_days_tell_things_of_one_name_apart() -> None:
    before = person(sample(), "person-lindo", "Porto Lindo")
    done = apply({"judge": "name", "a": {"name": "Porto Lindo"}, "value": "x"}, to=before)
    assert 'add "kind": place or person' in done.description.findings[-1].message
    before = event(event(sample(), "event-1", "call", "A call", "2021-01-12"), "event-2", "call", "A call", "2021-01-14")
    done = apply({"judge": "drop", "a": {"name": "A call"}}, to=before)
    assert 'add "date": 2021-01-12 or 2021-01-14' in done.description.findings[-1].message
    assert codes(apply({"judge": "drop", "a": {"name": "A call", "date": "2021-01-14"}}, to=before)) == []


# ---- lasting


def test_lines_apply_to_what_earlier_lines_made() -> None:
    done = apply(
        {"judge": "name", "a": {"name": "Tomás Říha"}, "value": "Tomáš Říha"},
        {"judge": "name", "a": {"name": "Tomáš Říha"}, "value": "Tomáš J. Říha"},
        {"judge": "url", "a": {"name": "Tomás Říha"}, "value": "https://riha.example/"},
    )
    assert done.met == {1, 2, 3}
    assert values(done.description, "person-tomas-riha", "name") == ["Tomáš J. Říha"]
    assert values(done.description, "person-tomas-riha", "url") == ["https://riha.example/"]


LASTING = [
    {
        "judge": "date",
        "a": {"document": DOCUMENT, "kind": "event", "name": "Visit of Ingrid Sørbø to Porto Lindo", "date": "--01-09"},
        "value": "2021-01-10",
    },
    {"judge": "name", "a": {"document": DOCUMENT, "name": "Ingrid Sørbø"}, "value": "Ingrid K. Sørbø"},
    {"judge": "drop", "a": {"document": DOCUMENT, "name": "Tomás Říha"}},
    {
        "judge": "add",
        "a": {"document": DOCUMENT, "name": "Lindo Ferry Office"},
        "property": "member",
        "b": {"kind": "person", "name": "Bo Lind"},
    },
    {"judge": "type", "a": {"document": DOCUMENT, "name": "LFO"}, "value": "Corporation"},
]


def test_corrections_of_what_is_corrected_already_change_nothing() -> None:
    once = apply(*LASTING)
    assert codes(once) == []
    again = apply(*LASTING, to=loads(dumps(once.description)), fresh=False)
    assert again.description.statements == once.description.statements
    assert again.description.things == once.description.things
    assert codes(again) == []


def test_what_an_editor_wrote_into_this_description_stands() -> None:
    data = json.loads(dumps(sample()))
    for thing in data["things"]:
        for said in thing["statements"]:
            if said["property"] == "startDate":
                said["value"] = "2021-01-11"
    done = apply(*LASTING[:1], to=loads(json.dumps(data)), fresh=False).description
    assert values(done, "event-visit-1", "startDate") == ["2021-01-11"]


def test_lines_about_this_document_that_meet_nothing_are_stale() -> None:
    lines = [
        {"judge": "name", "a": {"document": DOCUMENT, "name": "Gone"}, "value": "x"},
        {"judge": "name", "a": {"name": "Gone"}, "value": "y"},
        {"judge": "name", "a": {"document": "other.txt", "name": "Gone"}, "value": "z"},
        {"judge": "same", "a": {"document": DOCUMENT, "name": "Gone"}, "b": {"document": DOCUMENT, "name": "LFO"}},
        {"judge": "drop", "a": {"document": DOCUMENT, "name": "LFO"}, "property": "jobTitle"},
    ]
    done = apply(*lines)
    assert codes(done) == [("stale-judgement", 1), ("stale-judgement", 4)]
    assert done.description.statements == sample().statements
    assert codes(apply(*lines, fresh=False)) == []
    found = tried(judgements(*lines), [done, corrected(sample(), judgements(*lines))])
    assert [count for _, count in found.counts] == [0, 0, 0, 0, 2]
    assert [f.line for f in found.findings] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("document", "same"),
    [
        ("ferry-week.txt", True),
        ("./ferry-week.txt", True),
        ("Ferry-Week.txt", True),
        ("news/ferry-week.txt", False),
        ("week.txt", False),
        (BASE + "article", True),
        (None, True),
    ],
)
def test_a_document_is_known_by_its_path_or_address(document: str | None, same: bool) -> None:
    assert same_document(Selector(document, name="x"), document_names(sample(), "")) is same


def test_paths_are_from_the_folder_of_the_corrections(tmp_path: Any) -> None:
    assert relative(str(tmp_path / "a" / "b.txt"), str(tmp_path)) == "a/b.txt"
    assert relative(str(tmp_path / "a" / ".." / "b.txt"), str(tmp_path)) == "b.txt"
    made = replace(sample(), source=replace(sample().source, name=str(tmp_path / "a" / "b.txt")))
    names = document_names(made, str(tmp_path))
    assert same_document(Selector("a/b.txt", name="x"), names)
    assert not same_document(Selector("b.txt", name="x"), names)


def test_findings_are_kept_by_a_description_that_is_converted() -> None:
    settings = Settings(corrections=judgements({"judge": "same", "a": {"name": "LFO"}, "b": {"name": "Porto Lindo"}}))
    done = convert(sample(), settings=settings)
    assert [f.code for f in done.findings if f.line] == ["judgement-not-applied"]
    assert not done.ok
    assert Understood(sample()).corrected is None


def calls(lines: Corrections) -> int:
    """Return how many calls applying some lines takes, of Python and of C functions."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sample()
    corrected(before, lines)  # fill the caches
    sys.setprofile(see)
    try:
        corrected(before, lines)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("judge", ["url", "drop", "same", "different", "all", "met"])
def test_ten_thousand_lines_take_ten_times_as_much_as_a_thousand(judge: str) -> None:
    def line(n: int) -> dict[str, Any]:
        a, b = {"name": f"Body {n}"}, {"name": f"Body {n + 1}"}
        some = {
            "url": {"judge": "url", "a": a, "value": f"https://x.example/{n}"},
            "drop": {"judge": "drop", "a": {**a, "kind": "person"}},
            "same": {"judge": "same", "a": a, "b": b},
            "different": {"judge": "different", "a": a, "b": b},
            "met": {"judge": "sameAs", "a": {"name": "LFO"}, "value": f"https://x.example/{n}"},
        }
        return some[judge] if judge in some else some["url" if n % 2 else "same"]

    few, many = (calls(judgements(*map(line, range(count)))) for count in (300, 3000))
    assert many < 11 * few
