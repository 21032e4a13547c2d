"""What the tagger broke and repair mends."""

import re

import pytest

from linkeddata.understand.recognize.sentences import sentences
from linkeddata.understand.recognize.span_repair import repaired
from linkeddata.understand.recognize.windows import WORD
from linkeddata.values.span import Span

CASES = [
    # text, tagged runs as words, mended runs as words
    ("Rashid bin Salem spoke", [("Rashid", "person"), ("bin Salem", "person")], ["Rashid bin Salem"]),
    ("Bentancor. Brekke spoke", [("Bentancor", "person"), ("Brekke", "person")], ["Bentancor", "Brekke"]),
    ("J. Ortega spoke", [("J", "person"), ("Ortega", "person")], ["J. Ortega"]),
    ("Oslo Bergen", [("Oslo", "place"), ("Bergen", "place")], ["Oslo", "Bergen"]),
    ("“Delta Forum” opened", [("“Delta Forum”", "event name")], ["Delta Forum"]),
    ("Acme Ltd. grew", [("Acme Ltd.", "organization")], ["Acme Ltd."]),
    ("in the U.S. today", [("U.S.", "place")], ["U.S."]),
    ("Bank (Oslo) grew", [("Bank (Oslo)", "organization")], ["Bank (Oslo)"]),
    (
        "minister of health and administrator of X",
        [("minister of health and administrator", "title")],
        ["minister of health", "administrator"],
    ),
    (
        "director of research and training",
        [("director of research and training", "title")],
        ["director of research and training"],
    ),
    ("Quiroga and Abal spoke", [("Quiroga and Abal", "person")], ["Quiroga", "Abal"]),
    (
        "Wang, Charge d 'Affaires of X",
        [("Wang", "person"), ("Charge", "title"), ("d 'Affaires", "person")],
        ["Wang", "Charge d 'Affaires"],
    ),
    (
        "the United Rivers High Commissioner for Fords (URHCF) spoke",
        [("United Rivers", "organization"), ("High Commissioner for Fords", "title"), ("URHCF", "organization")],
        ["United Rivers High Commissioner for Fords", "URHCF"],
    ),
    ('the workshop "Old Charts" led by Abal', [('Old Charts" led', "event name")], ["Old Charts"]),
    ("in The Hague today", [("Hague", "place")], ["The Hague"]),
    ("the town of Qa’im today", [("Qa", "place")], ["Qa’im"]),
    ("Peru's ports", [("Peru", "place")], ["Peru"]),
    (
        "the Ministry of Fords, Ports and Piers said",
        [("Ministry of Fords", "organization"), ("Ports and Piers", "organization")],
        ["Ministry of Fords, Ports and Piers"],
    ),
    (
        "the Ministry of Fords and Ford University said",
        [("Ministry of Fords", "organization"), ("Ford University", "organization")],
        ["Ministry of Fords", "Ford University"],
    ),
    (
        "the Ports Office of the Ministry of Fords said",
        [("Ports Office of the Ministry of Fords", "organization")],
        ["Ports Office", "Ministry of Fords"],
    ),
    (
        "the Ford Police's Ports Unit said",
        [("Ford Police's Ports Unit", "organization")],
        ["Ford Police", "Ports Unit"],
    ),
    ("the Women's Office said", [("Women's Office", "organization")], ["Women's Office"]),
    ("the Department of Ports said", [("Department of Ports", "organization")], ["Department of Ports"]),
    ("Foreign Minister Ada Byrne met", [("Foreign", "title"), ("Ada Byrne", "person")], ["Foreign Minister", "Ada Byrne"]),
    ("Vice President Li spoke", [("President", "title"), ("Li", "person")], ["Vice President", "Li"]),
    ("the minister said Director Byrne", [("Director", "title"), ("Byrne", "person")], ["Director", "Byrne"]),
    ("— , spoke", [("—", "person")], []),
    # a town and the state or country behind it
    ("in Oldburg, Ill., today", [("Oldburg, Ill", "place")], ["Oldburg", "Ill."]),
    ("in Oldburg, Ill., today", [("Oldburg", "place"), ("Ill", "place")], ["Oldburg", "Ill."]),
    ("in Oldburg, Ill., today", [("Oldburg", "place")], ["Oldburg", "Ill."]),
    ("in Oldburg, P.E.I., today", [("Oldburg", "place"), ("P", "place")], ["Oldburg", "P.E.I."]),
    ("in Oldburg, NSW, today", [("Oldburg, NSW", "place")], ["Oldburg", "NSW"]),
    ("in Oldburg, Norway, today", [("Oldburg, Norway", "place")], ["Oldburg", "Norway"]),
    ("in Oldburg, Mass was said", [("Oldburg", "place")], ["Oldburg"]),
    ("in Washington, D.C., today", [("Washington, D.C.", "place")], ["Washington, D.C."]),
    ("in Oldburg, Ona Prat said", [("Oldburg", "place"), ("Ona Prat", "person")], ["Oldburg", "Ona Prat"]),
    # a name that breaks off goes on, or is cut
    ("the Heron Forum on Ports opened", [("Heron Forum on", "event name")], ["Heron Forum on Ports"]),
    ("the Heron Forum and a fair opened", [("Heron Forum and", "event name")], ["Heron Forum"]),
    ("the Heron Forum of the region", [("Heron Forum of the", "event name")], ["Heron Forum"]),
    ("the Heron Forum, which opened", [("Heron Forum,", "event name")], ["Heron Forum"]),
    ("the Heron Forum in Lima", [("Heron Forum in", "event name"), ("Lima", "place")], ["Heron Forum", "Lima"]),
    ("the Ministry of Fords and the crews", [("Ministry of Fords and the", "organization")], ["Ministry of Fords"]),
    ("the Ministry of Foreign Affairs said", [("Ministry of", "organization")], ["Ministry of Foreign Affairs"]),
    ("the Port Board of the town", [("Port Board of the", "organization")], ["Port Board"]),
    ("the Port Board and, later, others", [("Port Board and,", "organization")], ["Port Board"]),
    ("the University of Lima said", [("University of", "organization"), ("Lima", "place")], ["University of Lima"]),
    (
        "the Ministry of Fords of Peru said",
        [("Ministry of Fords of", "organization"), ("Peru", "place")],
        ["Ministry of Fords", "Peru"],
    ),
    ("Clerk (Ports) Ada Byrne", [("Clerk (Ports", "title"), ("Ada Byrne", "person")], ["Clerk (Ports)", "Ada Byrne"]),
    (
        "Ada Byrne, harbour master (acting), spoke",
        [("Ada Byrne", "person"), ("harbour master", "title")],
        ["Ada Byrne", "harbour master (acting)"],
    ),
    (
        "Deputy Clerk (Quays and Piers) of Kesh",
        [("Deputy Clerk", "title"), ("Kesh", "place")],
        ["Deputy Clerk (Quays and Piers)", "Kesh"],
    ),
    ("Chief Pilot (Acting) of X", [("Chief Pilot", "title"), ("Acting", "title")], ["Chief Pilot (Acting)"]),
    ("Rector (Designate) Li Wen", [("Rector", "title"), ("Li Wen", "person")], ["Rector (Designate)", "Li Wen"]),
    ("Chief Pilot Officer (CPO) of X", [("Chief Pilot Officer", "title")], ["Chief Pilot Officer"]),
    ("the mayor (Ada Byrne) spoke", [("mayor", "title"), ("Ada Byrne", "person")], ["mayor", "Ada Byrne"]),
    ("Mayor (Left) spoke", [("Mayor", "title")], ["Mayor"]),
    ("Clerk (Ports spoke", [("Clerk (Ports", "title")], ["Clerk"]),
]


def mended(text, runs):
    """Return the mended runs of a text whose paragraphs end at blank lines."""
    paragraphs = [Span(*m.span()) for m in re.finditer(r"(?:.+\n?)+", text)]
    within = sentences(text, paragraphs)
    words = [Span(*m.span()) for m in WORD.finditer(text)]
    sentence = [next(n for n, s in enumerate(within) if s.contains(w)) for w in words]
    chunks, at = [], 0
    for run, kind in runs:
        start = text.index(run, at)
        at = start + len(run)
        inside = [n for n, w in enumerate(words) if start <= w.start and w.end <= at]
        chunks.append((inside[0], inside[-1], kind))
    return [text[words[a].start : words[b].end] for a, b, _ in repaired(text, words, sentence, chunks)]


@pytest.mark.parametrize(("text", "runs", "expected"), CASES)
def test_mended(text, runs, expected):
    assert mended(text, runs) == expected


BORDERS = [
    # an event's name that breaks off is not completed with the words of the next sentence
    (
        "Annual Forum of Ports in Utrecht\n\nOur members met.",
        [("Annual Forum of Ports in Utrecht", "event name")],
        ["Annual Forum of Ports in Utrecht"],
    ),
    ("They held the Forum of Ports in\n\nOur members met.", [("Forum of Ports in", "event name")], ["Forum of Ports"]),
    ("They came for. Ports and Piers is a fair.", [("Ports and Piers", "event name")], ["Ports and Piers"]),
    (
        "Annual Forum on\n\nPort Days",
        [("Annual Forum on", "event name"), ("Port Days", "event name")],
        ["Annual Forum", "Port Days"],
    ),
    # two halves are two names
    ("By Ona\n\nPrat is a town.", [("Ona", "person"), ("Prat", "person")], ["Ona", "Prat"]),
    (
        "Delta Agency\n\nPort Board",
        [("Delta Agency", "organization"), ("Port Board", "organization")],
        ["Delta Agency", "Port Board"],
    ),
    # a ministry's fields, the words of an office, the name before an acronym
    (
        "Ministry of Fords,\n\nPorts and Piers",
        [("Ministry of Fords", "organization"), ("Ports and Piers", "organization")],
        ["Ministry of Fords", "Ports and Piers"],
    ),
    ("They wrote to the Deputy\n\nMinister Prat spoke.", [("Minister", "title"), ("Prat", "person")], ["Minister", "Prat"]),
    (
        "United Rivers\n\nHigh Commissioner (URHC)",
        [("United Rivers", "organization"), ("High Commissioner", "title"), ("URHC", "organization")],
        ["United Rivers", "High Commissioner", "URHC"],
    ),
    ("They read The\n\nHague today", [("Hague", "place")], ["Hague"]),
    # a run over the border is cut there
    ("Operation Heron\n\nBy Ona Prat", [("Operation Heron\n\nBy Ona Prat", "event name")], ["Operation Heron", "By Ona Prat"]),
]


O = "organization"
TWO_BODIES = [
    # an acronym behind "and", or before it
    ("the Ministry of Public Works and NIA said", "Ministry of Public Works and NIA", ["Ministry of Public Works", "NIA"]),
    ("the Port Board, PKT and RWX said", "Port Board, PKT and RWX", ["Port Board", "PKT", "RWX"]),
    ("the Heron University and UN said", "Heron University and UN", ["Heron University", "UN"]),
    ("the PKT and the Port Board said", "PKT and the Port Board", ["PKT", "Port Board"]),
    ("the PKT and Ministry of Fords said", "PKT and Ministry of Fords", ["PKT", "Ministry of Fords"]),
    (
        "Ministry of Fords, Ministry of Ports and NIA said",
        "Ministry of Fords, Ministry of Ports and NIA",
        ["Ministry of Fords", "Ministry of Ports", "NIA"],
    ),
    # a second head noun with its own article
    (
        "the Harbour Board and the Pilots' Union said",
        "the Harbour Board and the Pilots' Union",
        ["the Harbour Board", "Pilots' Union"],
    ),
    (
        "the Ministry of Trade and Industry and the Port Board said",
        "Ministry of Trade and Industry and the Port Board",
        ["Ministry of Trade and Industry", "Port Board"],
    ),
    (
        "the Port Board, the Pilots' Union, and the Embassy of Peru said",
        "Port Board, the Pilots' Union, and the Embassy of Peru",
        ["Port Board", "Pilots' Union", "Embassy of Peru"],
    ),
    (
        "the Ministry of Justice and the Port Police said",
        "Ministry of Justice and the Port Police",
        ["Ministry of Justice", "Port Police"],
    ),
    ("the Heron Bank and the\nPilots' Union said", "Heron Bank and the\nPilots' Union", ["Heron Bank", "Pilots' Union"]),
]
ONE_BODY = [
    "Ministry of Trade and Industry",
    "Food and Agriculture Organization",
    "Ministry of Science and ICT",
    "ICT and Innovation Agency",
    "EU and Foreign Relations Department",
    "Ministry of Justice and the Police",
    "Department of Energy and the Environment",
    "Ministry of Fords, Ports and Piers",
    "Commission on Rivers and the Sea",
    "Port and Pilots' Union",
    "Society for Peace and the Rule of Law",
    "Office for EU and NATO",
    "Permanent Mission to Peru and NATO",
    "Heron & Prat Ltd",
]


@pytest.mark.parametrize(("text", "run", "expected"), TWO_BODIES)
def test_two_bodies_in_a_row_are_parted(text, run, expected):
    assert mended(text, [(run, O)]) == expected


@pytest.mark.parametrize("name", ONE_BODY)
def test_a_body_with_and_in_its_name_stays_one(name):
    assert mended(f"the {name} said", [(name, O)]) == [name]


LINE_BREAKS = [
    (
        "the Ministry of\nForeign Affairs said",
        [("Ministry of", "organization"), ("Foreign Affairs", "organization")],
        ["Ministry of\nForeign Affairs"],
    ),
    ("the Ministry of\nForeign Affairs said", [("Ministry of", "organization")], ["Ministry of\nForeign Affairs"]),
    ("said Ona\n  Prat today", [("Ona", "person"), ("Prat", "person")], ["Ona\n  Prat"]),
    ("the Heron Forum on\nPorts opened", [("Heron Forum on", "event name")], ["Heron Forum on\nPorts"]),
    ("Vice\nPresident Li spoke", [("President", "title"), ("Li", "person")], ["Vice\nPresident", "Li"]),
    (
        "the Ministry of Fords,\nPorts and\nPiers said",
        [("Ministry of Fords", "organization"), ("Ports and\nPiers", "organization")],
        ["Ministry of Fords,\nPorts and\nPiers"],
    ),
    ("in The\nHague today", [("Hague", "place")], ["The\nHague"]),
    ("a chargé\nd’affaires said", [("chargé", "title")], ["chargé\nd’affaires"]),
]


@pytest.mark.parametrize(("text", "runs", "expected"), LINE_BREAKS)
def test_a_line_break_in_a_sentence_is_a_space(text, runs, expected):
    assert mended(text, runs) == expected


@pytest.mark.parametrize(("text", "runs", "expected"), BORDERS)
def test_no_name_goes_beyond_a_sentence_or_a_blank_line(text, runs, expected):
    assert mended(text, runs) == expected


def test_a_blank_line_is_a_border_even_where_sentences_do_not_tell():
    text = "Annual Forum of\n\nOur members met."
    words = [Span(*m.span()) for m in WORD.finditer(text)]
    chunks = repaired(text, words, [0] * len(words), [(0, 2, "event name")])
    assert [text[words[a].start : words[b].end] for a, b, _ in chunks] == ["Annual Forum"]


def test_no_name_goes_beyond_its_sentence():
    text = "Operation Heron\n\nBy Ona Prat"
    words = [Span(*m.span()) for m in WORD.finditer(text)]
    chunks = repaired(text, words, [0, 0, 1, 1, 1], [(0, 4, "organization")])
    assert [text[words[a].start : words[b].end] for a, b, _ in chunks] == ["Operation Heron", "By Ona Prat"]
