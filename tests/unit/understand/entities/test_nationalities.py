"""Each in a list of ministers has the nationality that stands at the own title."""

import pytest
from marked import read

from linkeddata.understand.entities import resolve
from linkeddata.understand.entities.positions import offices
from linkeddata.values.mentions import Mentions, Relation

LISTS = [
    # text, what the tagger relates (person, country), who has which nationality
    (
        "{L:Peruvian} {T:Minister} {P:Ona Prat}, {L:Chilean} {T:Minister} {P:Ada Byrne} and {L:Bolivian} {T:Minister} {P:Li Wen} met.",
        [("Ona Prat", "Chilean"), ("Ada Byrne", "Bolivian")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile", "Li Wen": "Bolivia"},
    ),
    (
        "{L:Peru} {T:Minister} {P:Ona Prat}, {L:Chile} {T:Minister} {P:Ada Byrne} and {L:Bolivia} {T:Minister} {P:Li Wen} met.",
        [("Ona Prat", "Peru"), ("Ona Prat", "Chile"), ("Ada Byrne", "Bolivia")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile", "Li Wen": "Bolivia"},
    ),
    (
        "{L:Peru}'s {T:Minister} {P:Ona Prat}, {L:Chile}'s {T:Minister} {P:Ada Byrne}.",
        [("Ona Prat", "Peru"), ("Ona Prat", "Chile")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile"},
    ),
    (
        "{T:Minister of Ports} of {L:Peru} {P:Ona Prat}, {T:Minister of Ports} of {L:Chile} {P:Ada Byrne}.",
        [("Ona Prat", "Peru"), ("Ona Prat", "Chile")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile"},
    ),
    (
        "{P:Ona Prat}, {T:Minister} of {L:Peru}, {P:Ada Byrne}, {T:Minister} of {L:Chile}, and others.",
        [("Ada Byrne", "Peru"), ("Ada Byrne", "Chile")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile"},
    ),
    (
        "The {T:Minister} of {L:Peru}, {P:Ona Prat}, the {T:Minister} of {L:Chile}, {P:Ada Byrne}, and others.",
        [("Ona Prat", "Peru"), ("Ona Prat", "Chile")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile"},
    ),
    (
        "The {T:Minister} of {L:Peru}, Dr. {P:Ona Prat}, the {T:Minister} of {L:Chile}, H.E. {P:Ada Byrne}, and others.",
        [("Ona Prat", "Chile")],
        {"Ada Byrne": "Chile"},
    ),
    (
        "{P:Ona Prat}, {L:Peruvian} {T:Minister of Ports}, and {P:Ada Byrne}, {L:Chilean} {T:Minister of Ports}.",
        [("Ada Byrne", "Peruvian")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile"},
    ),
    (
        "{L:Peruvian} {P:Ona Prat}, {L:Chilean} {P:Ada Byrne} and {L:Bolivian} {P:Li Wen} won.",
        [("Ona Prat", "Peruvian"), ("Ona Prat", "Chilean"), ("Ada Byrne", "Bolivian")],
        {"Ona Prat": "Peru", "Ada Byrne": "Chile", "Li Wen": "Bolivia"},
    ),
    # what is no shift
    (
        "{L:Peruvian} {T:Ministers} {P:Ona Prat} and {P:Ada Byrne} met.",
        [("Ona Prat", "Peruvian"), ("Ada Byrne", "Peruvian")],
        {"Ona Prat": "Peru", "Ada Byrne": "Peru"},
    ),
    (
        "{L:Peruvian} {T:Minister} {P:Ona Prat} and {T:Deputy Minister} {P:Ada Byrne} met.",
        [("Ona Prat", "Peruvian"), ("Ada Byrne", "Peruvian")],
        {"Ona Prat": "Peru", "Ada Byrne": "Peru"},
    ),
    ("{P:Ona Prat} met {L:Chilean} guests.", [("Ona Prat", "Chilean")], {}),
]


@pytest.mark.parametrize(("marked", "related", "expected"), LISTS)
def test_nationalities_do_not_shift(marked, related, expected):
    document, found = read(marked)
    at = {m.span.of(document.text): n for n, m in enumerate(found.mentions)}
    relations = tuple(Relation(at[person], at[country], "nationality", 0.9) for person, country in related)
    found = Mentions(found.mentions, relations, (), found.sentences)
    entities = resolve(document, found)
    facts = [f for f in offices(document.text, found, entities) if f.property == "nationality"]
    assert {entities[f.subject].name.text: entities[f.object].name.text for f in facts} == expected
    assert len(facts) == len(expected)


def test_titles_do_not_shift_either():
    document, found = read(
        "{T:Minister of Ports} of {L:Peru} {P:Ona Prat}, {T:Minister of Fords} of {L:Chile} {P:Ada Byrne} met."
    )
    entities = resolve(document, found)
    facts = [f for f in offices(document.text, found, entities) if f.property == "jobTitle"]
    assert [(entities[f.subject].name.text, f.object) for f in facts] == [
        ("Ona Prat", "Minister of Ports of Peru"),
        ("Ada Byrne", "Minister of Fords of Chile"),
    ]
