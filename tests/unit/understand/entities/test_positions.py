"""Titles, employers, nationality and structure from relations and from the words between names."""

import pytest
from marked import read

from linkeddata.understand.entities import resolve
from linkeddata.understand.entities.containment import structure
from linkeddata.understand.entities.positions import offices
from linkeddata.values.entities import Entity, Name
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

P, O, L, T = MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.TITLE


def _scene(text, marked, relations):
    """Build mentions of a text and one entity for each name; relations are (kind, subject words, object words, confidence)."""
    mentions, at = [], 0
    for words, kind in marked:
        at = text.index(words, at)
        mentions.append(Mention(Span(at, at + len(words)), kind, 0.9))
        at += len(words)
    index = {text[m.span.start : m.span.end]: n for n, m in enumerate(mentions)}
    related = tuple(Relation(index[a], index[b], kind, c) for kind, a, b, c in relations)
    entities = [
        Entity(
            m.kind,
            (n,),
            Name(m.span.of(text), n),
            (),
            ("Country",) if m.span.of(text) in {"Peru", "Chile"} else (str(m.kind).title(),),
            "name",
            0.9,
        )
        for n, m in enumerate(mentions)
        if m.kind is not T
    ]
    return Mentions(tuple(mentions), related, (), (Span(0, len(text)),)), entities


OFFICES = [
    (
        "Ona Prat, director general of the Delta Agency, spoke.",
        [("Ona Prat", P), ("director general", T), ("Delta Agency", O)],
        [("title", "Ona Prat", "director general", 0.9)],
        [("Ona Prat", "jobTitle", "director general"), ("Ona Prat", "worksFor", "Delta Agency")],
    ),
    (
        "Ona Prat, Minister of Health of Peru, spoke.",
        [("Ona Prat", P), ("Minister of Health", T), ("Peru", L)],
        [("title", "Ona Prat", "Minister of Health", 0.9)],
        [("Ona Prat", "jobTitle", "Minister of Health of Peru")],
    ),
    (
        "Delta Agency spokesman Ona Prat and Ada Byrne spoke.",
        [("Delta Agency", O), ("spokesman", T), ("Ona Prat", P), ("Ada Byrne", P)],
        [
            ("title", "Ona Prat", "spokesman", 0.9),
            ("title", "Ada Byrne", "spokesman", 0.6),
            ("worksFor", "Ona Prat", "Delta Agency", 0.4),
        ],
        [("Ona Prat", "jobTitle", "spokesman"), ("Ona Prat", "worksFor", "Delta Agency")],
    ),
    (
        "Foreign Ministers Ona Prat and Ada Byrne met.",
        [("Foreign Ministers", T), ("Ona Prat", P), ("Ada Byrne", P)],
        [("title", "Ona Prat", "Foreign Ministers", 0.9), ("title", "Ada Byrne", "Foreign Ministers", 0.9)],
        [("Ona Prat", "jobTitle", "Foreign Minister"), ("Ada Byrne", "jobTitle", "Foreign Minister")],
    ),
    (
        "Ona Prat of the Delta Agency spoke of Acme.",
        [("Ona Prat", P), ("Delta Agency", O), ("Acme", O)],
        [("worksFor", "Ona Prat", "Delta Agency", 0.8), ("worksFor", "Ona Prat", "Acme", 0.3)],
        [("Ona Prat", "worksFor", "Delta Agency")],
    ),
]

STRUCTURE = [
    ("They met in Lima, Peru, today.", [("Lima", L), ("Peru", L)], [], [("Lima", "containedInPlace", "Peru")]),
    ("Lima-based Delta Agency grew.", [("Lima", L), ("Delta Agency", O)], [], [("Delta Agency", "location", "Lima")]),
    (
        "Delta Agency, headquartered in Lima, grew.",
        [("Delta Agency", O), ("Lima", L)],
        [],
        [("Delta Agency", "location", "Lima")],
    ),
    (
        "The Delta Agency's Exit Department moved.",
        [("Delta Agency", O), ("Exit Department", O)],
        [],
        [("Exit Department", "parentOrganization", "Delta Agency")],
    ),
    (
        "A and B.",
        [("A", L), ("B", L)],
        [("within", "A", "B", 0.9), ("within", "B", "A", 0.6)],
        [("A", "containedInPlace", "B")],
    ),
    (
        "the Metals Laboratory at the Delta Museum, a part of the Ford University",
        [("Metals Laboratory", O), ("Delta Museum", O), ("Ford University", O)],
        [],
        [
            ("Metals Laboratory", "parentOrganization", "Delta Museum"),
            ("Delta Museum", "parentOrganization", "Ford University"),
        ],
    ),
    (
        "Acme Cables, in Peru, which belongs to the Ford Group",
        [("Acme Cables", O), ("Peru", L), ("Ford Group", O)],
        [],
        [("Acme Cables", "parentOrganization", "Ford Group")],
    ),
    (
        "The Ministry of Fords spoke. Ask the Ministry's Ports Office.",
        [("Ministry of Fords", O), ("Ports Office", O)],
        [],
        [("Ports Office", "parentOrganization", "Ministry of Fords")],
    ),
    (
        "the Fords Office, a branch of the Delta Police's Ports Unit",
        [("Fords Office", O), ("Delta Police", O), ("Ports Unit", O)],
        [],
        [("Fords Office", "parentOrganization", "Ports Unit"), ("Ports Unit", "parentOrganization", "Delta Police")],
    ),
    ("Ford University and Delta Agency met.", [("Ford University", O), ("Delta Agency", O)], [], []),
    ("They saw Peru, Chile and more.", [("Peru", L), ("Chile", L)], [], []),
]


def _told(facts, entities):
    return [
        (entities[f.subject].name.text, f.property, f.object if isinstance(f.object, str) else entities[f.object].name.text)
        for f in facts
    ]


@pytest.mark.parametrize(("text", "marked", "relations", "expected"), OFFICES)
def test_offices(text, marked, relations, expected):
    found, entities = _scene(text, marked, relations)
    facts = offices(text, found, entities)
    assert sorted(_told(facts, entities)) == sorted(expected)
    assert all(word.of(text) for fact in facts for word in fact.words)


@pytest.mark.parametrize(("text", "marked", "relations", "expected"), STRUCTURE)
def test_structure(text, marked, relations, expected):
    found, entities = _scene(text, marked, relations)
    assert _told(structure(text, found, entities), entities) == expected


def test_a_second_title_of_the_same_breath_and_a_body_of_somebody_else():
    text = "At the invitation of Ada Byrne, head of the Delta Agency (DA), Ona Prat, minister of ports and administrator of Acme, came."
    marked = [
        ("Ada Byrne", P), ("head", T), ("Delta Agency", O), ("DA", O),
        ("Ona Prat", P), ("minister of ports", T), ("administrator", T), ("Acme", O),
    ]  # fmt: skip
    found, entities = _scene(text, marked, [("worksFor", "Ona Prat", "Delta Agency", 0.95)])
    assert sorted(_told(offices(text, found, entities), entities)) == [
        ("Ada Byrne", "jobTitle", "head"),
        ("Ada Byrne", "worksFor", "Delta Agency"),
        ("Ona Prat", "jobTitle", "administrator"),
        ("Ona Prat", "jobTitle", "minister of ports"),
        ("Ona Prat", "worksFor", "Acme"),
    ]


IN_A_STATE = [
    ("A fair in {L:Oldburg}, {L:Ill}., today.", ("Oldburg", "Illinois")),
    ("A fair in {L:Oldburg}, {L:Ill.}, today.", ("Oldburg", "Illinois")),
    ("A fair in {L:Oldburg}, {L:Sask.}", ("Oldburg", "Saskatchewan")),
    ("A fair in {L:Oldburg}, {L:Qld}.", ("Oldburg", "Queensland")),
    ("A fair in {L:Oldburg}, {L:MA} 02139.", ("Oldburg", "Massachusetts")),
    ("A fair in {L:Oldburg} ({L:Ill.}) today.", ("Oldburg", "Illinois")),
    ("A fair in {L:New York}, {L:N.Y.}", ("New York", "New York")),
]


@pytest.mark.parametrize(("marked", "expected"), IN_A_STATE)
def test_a_town_lies_in_the_state_that_is_abbreviated_behind_it(marked, expected):
    document, found = read(marked)
    entities = resolve(document, found)
    facts = structure(document.text, found, entities)
    assert [(entities[f.subject].name.text, f.property, entities[f.object].name.text) for f in facts] == [
        (expected[0], "containedInPlace", expected[1])
    ]


ROWS = [
    ["Ona Prat | Pilot | Delta Agency", "Ada Byrne | Clerk | Kesh Port"],
    ["Ona Prat, pilot, Delta Agency", "Ada Byrne, clerk, Kesh Port"],
    ["Ona Prat: Delta Agency", "Ada Byrne: Kesh Port"],
    ["Delta Agency – Ona Prat", "Kesh Port – Ada Byrne"],
    ["Pilot\tOna Prat\tDelta Agency", "Clerk\tAda Byrne\tKesh Port"],
]


def _employers_of_lines(lines):
    document, found = read(
        "\n".join(lines)
        .replace("Ona Prat", "{P:Ona Prat}")
        .replace("Ada Byrne", "{P:Ada Byrne}")
        .replace("Delta Agency", "{O:Delta Agency}")
        .replace("Kesh Port", "{O:Kesh Port}")
    )
    names = [m.span.of(document.text) for m in found.mentions]
    pairs = [("Ona Prat", "Delta Agency", 0.9), ("Ada Byrne", "Kesh Port", 0.9), ("Ada Byrne", "Delta Agency", 0.95)]
    related = tuple(Relation(names.index(a), names.index(b), "worksFor", sure) for a, b, sure in pairs)
    entities = resolve(document, found)
    facts = offices(document.text, Mentions(found.mentions, related, (), found.sentences), entities)
    return sorted((entities[f.subject].name.text, entities[f.object].name.text) for f in facts if f.property == "worksFor")


@pytest.mark.parametrize("lines", ROWS, ids=lambda lines: lines[0])
def test_the_row_of_somebody_else_names_no_employer(lines):
    assert _employers_of_lines(lines) == [("Ada Byrne", "Kesh Port"), ("Ona Prat", "Delta Agency")]


def test_sentences_are_no_rows():
    lines = ["Ona Prat, of the Delta Agency, spoke.", "Ada Byrne, of Kesh Port and the same agency, spoke."]
    assert ("Ada Byrne", "Delta Agency") in _employers_of_lines(lines)
