"""Editing a description: a deleted thing takes the references to it along, and unknown words are refused where they stand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from strategies import BASE, sample

from linkeddata.edit.json_form import dumps, loads
from linkeddata.errors import UnreadableError
from linkeddata.pipeline import Understood, convert
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis

WEB = "https://port.example/news/1#"


def without(description: Description, *tails: str) -> Description:
    """Return a description read back after things were deleted from its JSON."""
    document = json.loads(dumps(description))
    document["things"] = [t for t in document["things"] if not t["iri"].endswith(tails)]
    assert len(document["things"]) == len(description.things) - len(tails)
    return loads(json.dumps(document))


def led_to(description: Description) -> set[str]:
    return {s.value.iri for s in description.statements if isinstance(s.value, Ref) and not s.value.iri.startswith("https://")}


@pytest.mark.parametrize(
    ("tails", "count"),
    [
        (("person-tomas-riha",), 2),
        (("organization-lfo",), 2),
        (("place-porto-lindo",), 2),
        (("event-visit-1",), 1),
        (("person-tomas-riha", "organization-lfo"), 3),
        (("person-ingrid-sorbo", "place-porto-lindo", "event-visit-1"), 3),
    ],
)
@pytest.mark.parametrize("base", [BASE, WEB, "https://id.example/"])
def test_references_to_what_was_deleted_go_too(tails: tuple[str, ...], count: int, base: str) -> None:
    left = without(sample(base), *tails)
    iris = {t.iri for t in left.things}
    refs = {s.value.iri for s in left.statements if isinstance(s.value, Ref) and s.value.iri.startswith(base)}
    assert refs <= iris
    (told,) = [f for f in Understood(left).findings if f.code == "references-removed"]
    assert told.message.startswith(f"{count} reference")
    assert ("1 reference was" in told.message) == (count == 1)
    assert all(tail in told.message for tail in tails)
    assert not convert(left, validate=True).report.errors  # type: ignore[union-attr]


def test_nothing_deleted_nothing_said() -> None:
    assert loads(dumps(sample())) == sample()


def test_what_an_editor_refers_to_elsewhere_stays() -> None:
    more = Statement(BASE + "person-tomas-riha", "worksFor", Ref("https://wiki.example/Q7"), Basis.EDITOR)
    things = {t.iri: n for n, t in enumerate(sample().things)}
    made = replace(sample(), statements=tuple(sorted((*sample().statements, more), key=lambda s: things[s.subject])))
    assert more.value in {s.value for s in without(made, "organization-lfo").statements}
    assert Ref("https://example.org/who/riha") in {s.value for s in without(made, "organization-lfo").statements}


def test_the_label_of_an_event_is_made_again() -> None:
    made = tuple(
        replace(s, value=Text("Visit: Ingrid Sørbø, Tomás Říha"), rule="events:label")
        if s.subject.endswith("visit-1") and s.property == "name"
        else s
        for s in sample().statements
    )
    left = without(replace(sample(), statements=made), "person-tomas-riha")
    assert [s.value for s in left.about(BASE + "event-visit-1") if s.property == "name"] == [Text("Visit: Ingrid Sørbø")]


def test_a_role_that_nobody_holds_goes() -> None:
    iri, person = BASE + "role-riha", BASE + "person-tomas-riha"
    role = (
        Statement(person, "worksFor", Ref(iri), Basis.INFERENCE),
        Statement(iri, "type", Ref("https://schema.org/OrganizationRole"), Basis.INFERENCE),
        Statement(iri, "roleName", Text("director"), Basis.INFERENCE),
    )
    things = (*sample().things, Thing(iri, Family.ROLE))
    rank = {t.iri: n for n, t in enumerate(things)}
    made = replace(
        sample(), things=things, statements=tuple(sorted((*sample().statements, *role), key=lambda s: rank[s.subject]))
    )
    assert iri in {t.iri for t in loads(dumps(made)).things}
    assert iri not in {t.iri for t in without(made, "person-tomas-riha").things}


def edited(change: Any) -> str:
    document = json.loads(dumps(sample()))
    change(document["things"])
    return json.dumps(document, indent=1, ensure_ascii=False)


def _property(number: int, old: str, new: str) -> Any:
    def change(things: Any) -> None:
        (said,) = [s for s in things[number]["statements"] if s["property"] == old][:1]
        said["property"] = new

    return change


def _type(number: int, new: str) -> Any:
    def change(things: Any) -> None:
        next(s for s in things[number]["statements"] if s["property"] == "type")["value"] = new

    return change


#: A mistake, what is wrong, what is proposed.
MISTAKES = [
    (_property(2, "jobTitle", "jobtitle"), "'jobtitle' is no property of schema.org", "write jobTitle"),
    (_property(1, "attendee", "atendee"), "'atendee' is no property", "write attendee"),
    (_property(1, "startDate", "start_date"), "'start_date' is no property", "write startDate"),
    (_property(0, "mentions", "Mentions"), "'Mentions' is no property", "write mentions"),
    (_property(0, "headline", "gloss"), "'gloss' is no property", "linkeddata vocab"),
    (_property(2, "name", "Person"), "'Person' is no property", ""),
    (_type(2, "Minister"), "'Minister' is no class", ""),
    (_type(5, "GovernmentOrganisation"), "'GovernmentOrganisation' is no class", "write GovernmentOrganization"),
    (
        lambda things: things[2].update(jobTitle="Minister"),
        "the key 'jobTitle' has no meaning here",
        "iri, family, mentions, statements",
    ),
]


@pytest.mark.parametrize(("change", "wrong", "right"), MISTAKES, ids=[row[1] for row in MISTAKES])
def test_an_unknown_word_is_refused_where_it_stands(change: Any, wrong: str, right: str) -> None:
    text = edited(change)
    with pytest.raises(UnreadableError) as caught:
        loads(text, source="a.json")
    assert wrong in str(caught.value)
    assert right in str(caught.value)
    assert caught.value.line and caught.value.column
    if "key" not in wrong:
        assert wrong.split("'")[1] in text.splitlines()[caught.value.line - 1]


def test_cases_counted() -> None:
    assert len(MISTAKES) == 9
    assert led_to(sample())


@pytest.mark.parametrize("base", [BASE, WEB])
def test_with_nothing_but_the_article_left_no_reference_is(base: str) -> None:
    made = sample(base)
    left = without(made, *(t.iri.rpartition("#")[2] for t in made.things[1:]))
    assert {s.property for s in left.statements} == {"type", "headline", "datePublished"}
