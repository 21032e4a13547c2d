"""From mentions, relations and dates to events: slots, dates, what is one event, what is part of what."""

import pytest
from dated import dates_of

from linkeddata.dates.times import find_times
from linkeddata.read import read_bytes
from linkeddata.schema.event_kinds import KINDS
from linkeddata.schema.vocabulary import event_types, is_a
from linkeddata.understand.events import extract_events
from linkeddata.understand.recognize.labels import KINDS as TAGGER_KINDS
from linkeddata.understand.recognize.sentences import prose
from linkeddata.values.entities import Entity, Name
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

P, O, L = MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE
TRIGGER, NAME = MentionKind.TRIGGER, MentionKind.EVENT_NAME


def told(text, marked, relations):
    """Return the events of a text as plain rows.

    `marked` is `(words, kind, event kind)` in text order; `relations` are `(kind, subject number, object number, confidence)`; equal
    names are one entity.
    """
    document = read_bytes(text.encode(), name="-")
    mentions, at = [], 0
    for words, kind, event in marked:
        at = document.text.index(words, at)
        mentions.append(Mention(Span(at, at + len(words)), kind, 0.9, event, 0.9 if event else 0.0))
        at += len(words)
    names = {}
    for n, m in enumerate(mentions):
        if m.kind in (P, O, L):
            names.setdefault((m.kind, m.span.of(document.text)), []).append(n)
    entities = [Entity(kind, tuple(ns), Name(name, ns[0]), (), ("Thing",), "name", 0.9) for (kind, name), ns in names.items()]
    found = Mentions(
        tuple(mentions),
        tuple(Relation(s, o, kind, c) for kind, s, o, c in relations),
        dates_of(document),
        tuple(prose(document)),
        find_times(document),
    )
    return [
        {
            "kind": h.kind,
            "names": [n.text for n in h.names],
            "when": (h.when.when.start.iso, h.when.when.end.iso if h.when.when.end else None) if h.when else None,
            "hour": h.hour.start if h.hour else None,
            "slots": sorted((s.role, entities[s.entity].name.text) for s in h.slots),
            "parent": h.parent,
            "status": h.status,
            "mode": h.attendance_mode,
        }
        for h in extract_events(document, found, entities)
    ]


def test_who_where_and_when():
    rows = told(
        "A day of talks\n\nOna Prat met Ada Byrne in Lima on 4 May 2021 at 3 pm.\n",
        [("Ona Prat", P, None), ("met", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Lima", L, None)],
        [
            ("participant", 1, 0, 0.9),
            ("participant", 1, 2, 0.8),
            ("place", 1, 3, 0.9),
            ("when", 1, 0, 0.9),
            ("hour", 1, 0, 0.9),
        ],
    )
    assert rows == [
        {
            "kind": "meeting", "names": [], "when": ("2021-05-04", None), "hour": "15:00", "parent": None, "status": None, "mode": None,
            "slots": [("attendee", "Ada Byrne"), ("attendee", "Ona Prat"), ("location", "Lima")],
        }
    ]  # fmt: skip


def test_what_the_reader_doubts_is_left_out():
    rows = told(
        "A day of talks\n\nOna Prat met Ada Byrne in Lima on 4 May 2021.\n",
        [("Ona Prat", P, None), ("met", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Lima", L, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.2), ("place", 1, 3, 0.2), ("when", 1, 0, 0.9)],
    )
    assert rows[0]["slots"] == [("attendee", "Ona Prat")]


def test_the_surest_of_several_mentions_of_a_thing_counts_be_it_near_or_far():
    rows = told(
        "A day of talks\n\nOna Prat spoke. Later Ada Byrne visited Lima. Ona Prat left.\n",
        [
            ("Ona Prat", P, None),
            ("Ada Byrne", P, None),
            ("visited", TRIGGER, "visit"),
            ("Lima", L, None),
            ("Ona Prat", P, None),
        ],
        [("participant", 2, 1, 0.9), ("participant", 2, 0, 0.9), ("participant", 2, 4, 0.2), ("place", 2, 3, 0.9)],
    )
    assert rows[0]["slots"] == [("attendee", "Ada Byrne"), ("attendee", "Ona Prat"), ("location", "Lima")]


def test_someone_is_organizer_or_attendee_not_both():
    rows = told(
        "A dinner\n\nOna Prat hosted a dinner for Ada Byrne.\n",
        [("Ona Prat", P, None), ("dinner", TRIGGER, "reception"), ("Ada Byrne", P, None)],
        [("participant", 1, 0, 0.6), ("organizer", 1, 0, 0.7), ("participant", 1, 2, 0.9)],
    )
    assert rows[0]["slots"] == [("attendee", "Ada Byrne"), ("organizer", "Ona Prat")]


def test_the_headline_and_the_opening_tell_of_one_event():
    rows = told(
        "Ona Prat visits Lima\n\nOna Prat paid a visit to Lima on 4 May 2021.\n",
        [
            ("Ona Prat", P, None),
            ("visits", TRIGGER, "visit"),
            ("Lima", L, None),
            ("Ona Prat", P, None),
            ("visit", TRIGGER, "visit"),
            ("Lima", L, None),
        ],
        [
            ("participant", 1, 0, 0.9),
            ("place", 1, 2, 0.9),
            ("participant", 4, 3, 0.9),
            ("place", 4, 5, 0.9),
            ("when", 4, 0, 0.9),
        ],
    )
    assert len(rows) == 1
    assert rows[0]["when"] == ("2021-05-04", None)


def test_two_meetings_with_two_people_are_two():
    rows = told(
        "Talks in Lima\n\nOna Prat met Ada Byrne. Ona Prat also met Li Wen.\n",
        [
            ("Ona Prat", P, None),
            ("met", TRIGGER, "meeting"),
            ("Ada Byrne", P, None),
            ("Ona Prat", P, None),
            ("met", TRIGGER, "meeting"),
            ("Li Wen", P, None),
        ],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 4, 3, 0.9), ("participant", 4, 5, 0.9)],
    )
    assert len(rows) == 2


def test_a_part_hangs_below_the_whole_and_never_in_a_circle():
    rows = told(
        "A visit\n\nDuring the visit Ona Prat held talks in Lima.\n",
        [("visit", TRIGGER, "visit"), ("Ona Prat", P, None), ("talks", TRIGGER, "meeting"), ("Lima", L, None)],
        [
            *[(kind, event, thing, 0.9) for event in (0, 2) for kind, thing in (("participant", 1), ("place", 3))],
            ("superEvent", 2, 0, 0.9),
            ("superEvent", 0, 2, 0.6),
        ],
    )
    assert [row["parent"] for row in rows] == [None, 0]


def test_wishes_are_not_events_and_cancelled_ones_say_so():
    rows = told(
        "Notices\n\nOna Prat hopes to visit Lima. The concert in Riga has been cancelled.\n",
        [
            ("Ona Prat", P, None),
            ("visit", TRIGGER, "visit"),
            ("Lima", L, None),
            ("concert", TRIGGER, "festival"),
            ("Riga", L, None),
        ],
        [("participant", 1, 0, 0.9), ("place", 1, 2, 0.9), ("place", 3, 4, 0.9)],
    )
    assert [(row["kind"], row["status"]) for row in rows] == [("festival", "EventCancelled")]


def test_an_event_of_which_nothing_is_known_is_none():
    assert told("News\n\nThere was a meeting of sorts.\n", [("meeting", TRIGGER, "meeting")], []) == []


def test_kinds_of_reader_rules_and_vocabulary_agree():
    assert set(KINDS) == set(TAGGER_KINDS) == set(event_types())
    assert all(is_a(kind.classes, "Event") for kind in KINDS.values())
    assert all(KINDS[akin] for kind in KINDS.values() for akin in kind.akin)


def test_the_day_of_publication_is_the_event_s_day_only_where_the_reader_is_sure():
    text = "Ona Prat visits Lima\n\n4 May 2021\n\nOna Prat visited Lima on Monday.\n"
    marked = [
        ("Ona Prat", P, None),
        ("visits", TRIGGER, "visit"),
        ("Lima", L, None),
        ("Ona Prat", P, None),
        ("visited", TRIGGER, "visit"),
        ("Lima", L, None),
    ]
    slots = [("participant", 1, 0, 0.9), ("place", 1, 2, 0.9), ("participant", 4, 3, 0.9), ("place", 4, 5, 0.9)]
    ambiguities = told(text, marked, [*slots, ("when", 1, 0, 0.5), ("when", 4, 1, 0.9)])
    assert [row["when"] for row in ambiguities] == [("2021-05-03", None)]
    sure = told(text, marked, [*slots, ("when", 1, 0, 0.9), ("when", 4, 1, 0.9)])
    assert [row["when"] for row in sure] == [("2021-05-04", None), ("2021-05-03", None)]


def test_what_only_refers_back_is_no_new_event():
    rows = told(
        "A visit\n\nOna Prat paid a visit to Lima. During her visit Ona Prat met Ada Byrne.\n",
        [
            ("Ona Prat", P, None),
            ("visit", TRIGGER, "visit"),
            ("Lima", L, None),
            ("visit", TRIGGER, "visit"),
            ("Ona Prat", P, None),
            ("met", TRIGGER, "meeting"),
            ("Ada Byrne", P, None),
        ],
        [
            ("participant", 1, 0, 0.9),
            ("place", 1, 2, 0.9),
            ("participant", 3, 4, 0.9),
            ("participant", 5, 4, 0.9),
            ("participant", 5, 6, 0.9),
            ("superEvent", 5, 3, 0.8),
        ],
    )
    assert [(row["kind"], row["parent"]) for row in rows] == [("visit", None), ("meeting", 0)]


BROKEN_OFF = [
    ("Heron Forum and", "Heron Forum"),
    ("Heron Forum of", "Heron Forum"),
    ("Heron Forum of the", "Heron Forum"),
    ("Heron Forum,", "Heron Forum"),
    ("Heron Forum, and", "Heron Forum"),
    ("Heron Forum on Ports and Piers", "Heron Forum on Ports and Piers"),
    ("Heron Forum: Bring It On", "Heron Forum: Bring It On"),
]


@pytest.mark.parametrize(("words", "name"), BROKEN_OFF)
def test_no_event_s_name_ends_in_a_function_word(words, name):
    rows = told(f"A forum\n\nThe {words} others met on 4 May 2021.\n", [(words, NAME, "conference")], [("when", 0, 0, 0.9)])
    assert [row["names"] for row in rows] == [[name]]


PLACE_ONLY = [
    ("A fire destroyed a barn near Oldburg.", "fire", "accident", "Oldburg"),
    ("Floods swept through Oldburg.", "Floods", "disaster", "Oldburg"),
    ("Two shells struck a mill in Oldburg.", "struck", "attack", "Oldburg"),
    ("Farmers marched in Oldburg.", "marched", "protest", "Oldburg"),
    ("A jazz festival fills the squares of Oldburg.", "festival", "festival", "Oldburg"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "place"), PLACE_ONLY)
def test_what_happens_to_a_place_needs_no_participant(text, trigger, kind, place):
    rows = told(f"News\n\n{text}\n", [(trigger, TRIGGER, kind), (place, L, None)], [("place", 0, 1, 0.9)])
    assert [(row["kind"], row["slots"]) for row in rows] == [(kind, [("location", place)])]


def test_what_is_of_no_particular_kind_needs_more_than_a_place():
    marks = [("Work", TRIGGER, "other"), ("Oldburg", L, None)]
    assert told("News\n\nWork in Oldburg.\n", marks, [("place", 0, 1, 0.9)]) == []


def test_the_place_of_an_office_is_not_where_its_holder_was():
    rows = told(
        "News\n\nThe Governor of Lorne toured Kesh on 4 May 2021.\n",
        [("Lorne", L, None), ("toured", TRIGGER, "visit"), ("Kesh", L, None)],
        [("place", 1, 0, 0.9), ("place", 1, 2, 0.8), ("when", 1, 0, 0.9)],
    )
    assert [row["slots"] for row in rows] == [[("location", "Kesh")]]


def _with(text, marked, relations):
    rows = told(f"News\n\n{text}\n", marked, relations)
    return [(row["kind"], [name for _, name in row["slots"]]) for row in rows]


TWO_MEETINGS = [
    # text, mentions, participants of each trigger as the tagger related them, events with those who took part
    (
        "Ona Prat met Ada Byrne. Li Wen hosted a dinner for Ada Byrne.",
        [("Ona Prat", P, None), ("met", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Li Wen", P, None),
         ("dinner", TRIGGER, "reception"), ("Ada Byrne", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 1, 3, 0.6), ("organizer", 4, 3, 0.9),
         ("participant", 4, 5, 0.9)],
        [("meeting", ["Ada Byrne", "Ona Prat"]), ("reception", ["Ada Byrne", "Li Wen"])],
    ),
    (
        "Li Wen received Ada Byrne. Later Ona Prat met Ada Byrne.",
        [("Li Wen", P, None), ("received", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Ona Prat", P, None), ("met", TRIGGER, "meeting"),
         ("Ada Byrne", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 4, 3, 0.9), ("participant", 4, 5, 0.9),
         ("participant", 4, 0, 0.7)],
        [("meeting", ["Ada Byrne", "Li Wen"]), ("meeting", ["Ada Byrne", "Ona Prat"])],
    ),
    (
        "Ona Prat visited the Delta Agency. The Port Board hosted a reception for Ona Prat.",
        [("Ona Prat", P, None), ("visited", TRIGGER, "visit"), ("Delta Agency", O, None), ("Port Board", O, None),
         ("reception", TRIGGER, "reception"), ("Ona Prat", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("organizer", 1, 3, 0.8), ("organizer", 4, 3, 0.9),
         ("participant", 4, 5, 0.9)],
        [("visit", ["Delta Agency", "Ona Prat"]), ("reception", ["Ona Prat", "Port Board"])],
    ),
    (
        "Ona Prat called Ada Byrne. Li Wen signed a pact with Abal Roth.",
        [("Ona Prat", P, None), ("called", TRIGGER, "call"), ("Ada Byrne", P, None), ("Li Wen", P, None), ("signed", TRIGGER, "signing"),
         ("Abal Roth", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 1, 5, 0.7), ("participant", 4, 3, 0.9),
         ("participant", 4, 5, 0.9), ("participant", 4, 0, 0.6)],
        [("call", ["Ada Byrne", "Ona Prat"]), ("signing", ["Abal Roth", "Li Wen"])],
    ),
    (
        "Ona Prat held talks with Ada Byrne. Li Wen hosted a dinner for Ada Byrne.",
        [("Ona Prat", P, None), ("held", TRIGGER, "meeting"), ("talks", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Li Wen", P, None),
         ("dinner", TRIGGER, "reception"), ("Ada Byrne", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 2, 3, 0.9), ("participant", 2, 4, 0.6), ("participant", 1, 4, 0.6),
         ("sameEvent", 1, 2, 0.9), ("organizer", 5, 4, 0.9), ("participant", 5, 6, 0.9)],
        [("meeting", ["Ada Byrne", "Ona Prat"]), ("reception", ["Ada Byrne", "Li Wen"])],
    ),
    # the next sentence goes on with the same event, or the verb lacks one side
    (
        "Ona Prat met Ada Byrne. Also present was Li Wen.",
        [("Ona Prat", P, None), ("met", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("Li Wen", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 1, 3, 0.6)],
        [("meeting", ["Ada Byrne", "Li Wen", "Ona Prat"])],
    ),
    (
        "Ona Prat met Ada Byrne. The talks were joined by Li Wen.",
        [("Ona Prat", P, None), ("met", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("talks", TRIGGER, "meeting"), ("Li Wen", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 1, 4, 0.6), ("sameEvent", 3, 1, 0.9)],
        [("meeting", ["Ada Byrne", "Li Wen", "Ona Prat"])],
    ),
    (
        "Ona Prat held talks. Ada Byrne met Li Wen.",
        [("Ona Prat", P, None), ("talks", TRIGGER, "meeting"), ("Ada Byrne", P, None), ("met", TRIGGER, "meeting"), ("Li Wen", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 3, 2, 0.9), ("participant", 3, 4, 0.9)],
        [("meeting", ["Ada Byrne", "Ona Prat"]), ("meeting", ["Ada Byrne", "Li Wen"])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "marked", "relations", "expected"), TWO_MEETINGS)
def test_the_host_of_one_meeting_takes_no_part_in_another(text, marked, relations, expected):
    assert _with(text, marked, relations) == expected


def test_a_figure_of_speech_is_no_event_but_what_is_told_beside_it_is():
    rows = told(
        "News\n\nOna Prat attacked the plan of Ada Byrne. Ona Prat met Li Wen.\n",
        [("Ona Prat", P, None), ("attacked", TRIGGER, "attack"), ("Ada Byrne", P, None), ("Ona Prat", P, None),
         ("met", TRIGGER, "meeting"), ("Li Wen", P, None)],
        [("participant", 1, 0, 0.9), ("participant", 1, 2, 0.9), ("participant", 4, 3, 0.9), ("participant", 4, 5, 0.9)],
    )  # fmt: skip
    assert [row["kind"] for row in rows] == ["meeting"]


MOVED = [
    ("The Quay Fair in Lorne has been moved to Kesh.", [("location", "Kesh")], None),
    ("The Quay Fair has been moved from Lorne to Kesh.", [("location", "Kesh")], None),
    ("The Quay Fair, planned for Lorne, will now be held at Kesh.", [("location", "Kesh")], None),
    ("The Quay Fair, planned for Lorne, goes online, the port of Kesh said.", [], "OnlineEventAttendanceMode"),
    ("The Quay Fair will be held in Lorne instead of in Kesh.", [("location", "Lorne")], None),
    ("The Quay Fair in Lorne near Kesh has been moved online.", [], "OnlineEventAttendanceMode"),
]


@pytest.mark.parametrize(("text", "slots", "mode"), MOVED)
def test_an_event_is_not_located_where_it_was_moved_from(text, slots, mode):
    first, last = sorted(("Lorne", "Kesh"), key=text.index)
    marks = [("Quay Fair", NAME, "festival"), (first, L, None), (last, L, None)]
    rows = told(f"News\n\n{text}\n", marks, [("place", 0, 1, 0.9), ("place", 0, 2, 0.9)])
    assert [(row["slots"], row["mode"]) for row in rows] == [(slots, mode)]


def test_a_place_that_only_the_words_name_becomes_the_location():
    marks = [("Quay Fair", NAME, "festival"), ("Lorne", L, None), ("Kesh", L, None)]
    rows = told("News\n\nThe Quay Fair has been moved from Lorne to Kesh.\n", marks, [("place", 0, 1, 0.9)])
    assert rows[0]["slots"] == [("location", "Kesh")]
