"""One verb with several dates tells of several events, where names and dates pair up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dated import dates_of
from marked import read

from linkeddata.read import read_bytes
from linkeddata.understand.entities import resolve
from linkeddata.understand.events import extract_events
from linkeddata.understand.events.low_confidence import with_low_confidence
from linkeddata.understand.recognize.sentences import prose
from linkeddata.values.mentions import MentionKind, Relation
from linkeddata.values.thresholds import POSSIBLE, STANDARD

ROLES = {MentionKind.PERSON: "participant", MentionKind.ORGANIZATION: "participant", MentionKind.PLACE: "place"}
TOLD = {"attendee": "with", "location": "in"}


def extracted(marked, kind="visit", unrelated=(), thresholds=STANDARD):
    """Return document and events; every name and date of the sentence is related to every trigger of it, but the unrelated names."""
    marked = f"News of the day\n\n3 May 2021\n\n{marked}\n"
    document, found = read(marked)
    document = read_bytes(document.text.encode(), name="-")
    mentions = tuple(
        replace(m, event_kind=kind, event_kind_confidence=0.9) if m.kind is MentionKind.TRIGGER else m for m in found.mentions
    )
    found = replace(found, mentions=mentions, sentences=tuple(prose(document)), dates=dates_of(document))
    relations = []
    for n, trigger in enumerate(mentions):
        if trigger.kind is not MentionKind.TRIGGER:
            continue
        here = found.sentence(trigger.span)
        relations += [
            Relation(n, k, ROLES[m.kind], 0.9)
            for k, m in enumerate(mentions)
            if m.kind in ROLES and here.contains(m.span) and m.span.of(document.text) not in unrelated
        ]
        relations += [
            Relation(n, k, "when", 0.6 - k / 100)
            for k, d in enumerate(found.dates)
            if here.contains(d.span) and not d.publication
        ]
    found = replace(found, relations=tuple(relations))
    entities = resolve(document, found)
    return entities, extract_events(document, found, entities, thresholds)


def told(*args, **options):
    entities, events = extracted(*args, **options)
    return [
        (e.when.when.start.iso[5:] if e.when else None, sorted(entities[s.entity].name.text for s in e.slots)) for e in events
    ]


SEVERAL = [
    (
        "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and {L:Togo} on 9 May.",
        [("05-07", ["Ghana", "Ona Prat"]), ("05-09", ["Ona Prat", "Togo"])],
    ),
    (
        "{P:Ona Prat} {E:met} {P:Ada Byrne} on 7 May and {P:Li Wen} on 9 May.",
        [("05-07", ["Ada Byrne", "Ona Prat"]), ("05-09", ["Li Wen", "Ona Prat"])],
    ),
    (
        "{P:Ona Prat} {E:met} Dr. {P:Ada Byrne} on 7 May and H.E. {P:Li Wen} on 9 May.",
        [("05-07", ["Ada Byrne", "Ona Prat"]), ("05-09", ["Li Wen", "Ona Prat"])],
    ),
    (
        "{P:Ona Prat} {E:met} {P:Ada Byrne} on Tuesday and {P:Li Wen} on Wednesday.",
        [("04-27", ["Ada Byrne", "Ona Prat"]), ("04-28", ["Li Wen", "Ona Prat"])],
    ),
    (
        "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May, {L:Togo} on 9 May and {L:Benin} on 11 May.",
        [("05-07", ["Ghana", "Ona Prat"]), ("05-09", ["Ona Prat", "Togo"]), ("05-11", ["Benin", "Ona Prat"])],
    ),
    (
        "{P:Ona Prat} will {E:visit} {L:Accra}, {L:Ghana}, on 7 May and {L:Lomé}, {L:Togo}, on 9 May.",
        [("05-07", ["Accra", "Ghana", "Ona Prat"]), ("05-09", ["Lomé", "Ona Prat", "Togo"])],
    ),
    (
        "{P:Ona Prat} {E:met} on 7 May with {P:Ada Byrne} and on 9 May with {P:Li Wen}.",
        [("05-07", ["Ada Byrne", "Ona Prat"]), ("05-09", ["Li Wen", "Ona Prat"])],
    ),
    (
        "{P:Ona Prat} {E:met} {T:Minister} {P:Ada Byrne} in {L:Ghana} on 7 May and the {T:Mayor} {P:Li Wen} in {L:Togo} on 9 May.",
        [("05-07", ["Ada Byrne", "Ghana", "Ona Prat"]), ("05-09", ["Li Wen", "Ona Prat", "Togo"])],
    ),
    (
        "{P:Ona Prat} {E:met} {P:Ada Byrne} on 7 May in {L:Ghana} and {P:Li Wen} on 9 May in {L:Togo}.",
        [("05-07", ["Ada Byrne", "Ghana", "Ona Prat"]), ("05-09", ["Li Wen", "Ona Prat", "Togo"])],
    ),
    (
        "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May, then {L:Togo} on 9 May, before flying home.",
        [("05-07", ["Ghana", "Ona Prat"]), ("05-09", ["Ona Prat", "Togo"])],
    ),
]
ONE = [
    "{P:Ona Prat} {E:visited} {L:Ghana} and {L:Togo} on 7 May.",
    "{P:Ona Prat} {E:visited} {L:Ghana} and {L:Togo} on 7 May and 9 May.",
    "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and 9 May.",
    "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and {L:Togo}.",
    "{P:Ona Prat} {E:visited} {L:Ghana} from 7 to 9 May.",
    "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and left for {L:Togo} on 9 May.",
    "On 7 May {P:Ona Prat} {E:visited} {L:Ghana} and on 9 May others came.",
]


@pytest.mark.parametrize(("marked", "expected"), SEVERAL)
def test_each_event_has_the_own_date_and_names(marked, expected):
    assert told(marked) == expected


@pytest.mark.parametrize("marked", ONE)
def test_where_names_and_dates_do_not_pair_up_it_is_one(marked):
    assert len(told(marked)) == 1


def test_a_name_that_the_tagger_missed_has_the_role_of_the_other():
    rows = told("{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and {L:Togo} on 9 May.", unrelated=("Togo",))
    assert rows == [("05-07", ["Ghana", "Ona Prat"]), ("05-09", ["Ona Prat", "Togo"])]


def test_the_headline_brings_no_place_of_the_other_visit():
    rows = told(
        "{P:Ona Prat} {E:visits} {L:Ghana} and {L:Togo}\n\n{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and {L:Togo} on 9 May."
    )
    assert ("05-07", ["Ghana", "Ona Prat"]) in rows
    assert ("05-09", ["Ona Prat", "Togo"]) in rows


def test_low_confidence_results_keep_them_apart():
    marked = "{P:Ona Prat} {E:visited} {L:Ghana} on 7 May and {L:Togo} on 9 May."
    _, sure = extracted(marked)
    _, more = extracted(marked, thresholds=POSSIBLE)
    assert with_low_confidence(sure, more) == sure
