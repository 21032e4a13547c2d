"""Bylines as written → authors."""

from __future__ import annotations

import pytest

from linkeddata.read.authors import authors_of, kind_of
from linkeddata.values.document import Basis, Given
from linkeddata.values.span import Span


def short(made):
    """Return authors as (name, person or organization, title, organization)."""
    return [
        (
            a.name.value,
            a.type[0],
            a.job_title.value if a.job_title else "",
            a.organization.value if a.organization else "",
        )
        for a in made
    ]


def read(text, *, sure=False):
    return short(authors_of(Given(text, Basis.TEXT, "byline"), sure=sure))


P, O = "P", "O"
MIRA, BO = ("Mira Lind", P, "", ""), ("Bo Dahl", P, "", "")
# Byline → authors, whether or not it surely is one
BYLINES = (
    ("By Mira Lind", [MIRA]),
    ("BY MIRA LIND", [("MIRA LIND", P, "", "")]),
    ("Written by: Mira Lind", [MIRA]),
    ("Author: Mira Lind", [MIRA]),
    ("Authors: Mira Lind; Bo Dahl", [MIRA, BO]),
    ("By Mira Lind and Bo Dahl", [MIRA, BO]),
    ("By Mira Lind & Bo Dahl", [MIRA, BO]),
    ("By Mira Lind, Bo Dahl and Ona Prat", [MIRA, BO, ("Ona Prat", P, "", "")]),
    ("By Mira Lind, Bo Dahl, and Ona Prat", [MIRA, BO, ("Ona Prat", P, "", "")]),
    ("Words and pictures by Mira Lind", [MIRA]),
    ("By Dr Mira Lind", [MIRA]),
    ("By Prof. Mira Lind, PhD", [MIRA]),
    ("By Mira Lind MP", [MIRA]),
    ("By Mayor Mira Lind", [("Mira Lind", P, "Mayor", "")]),
    ("By Press Officer Mira Lind", [("Mira Lind", P, "Press Officer", "")]),
    ("By Mira Lind, Press Officer", [("Mira Lind", P, "Press Officer", "")]),
    ("By Mira Lind, Head of Press and Media", [("Mira Lind", P, "Head of Press and Media", "")]),
    ("By Mira Lind, Council Executive Director", [("Mira Lind", P, "Council Executive Director", "")]),
    ("By Mira Lind, Press Officer, Ostmouth Council", [("Mira Lind", P, "Press Officer", "Ostmouth Council")]),
    ("By Mira Lind, Staff Writer, Ost Programme", [("Mira Lind", P, "Staff Writer", "Ost Programme")]),
    ("By Mira Lind (Ostmouth Council)", [("Mira Lind", P, "", "Ostmouth Council")]),
    ("By Mira Lind of the Ostmouth Foundation", [("Mira Lind", P, "", "Ostmouth Foundation")]),
    ("By Mira Lind, Professor of Law at the University of Ost", [("Mira Lind", P, "Professor of Law", "University of Ost")]),
    ("By Mira Lind, Reporter, and Bo Dahl, Editor", [("Mira Lind", P, "Reporter", ""), ("Bo Dahl", P, "Editor", "")]),
    ("By Mira Lind, Reporter, Bo Dahl, Editor", [("Mira Lind", P, "Reporter", ""), ("Bo Dahl", P, "Editor", "")]),
    (
        "Mira Lind, Staff Writer, Ost Programme\n& Bo Dahl, Director of Schools, Ost Foundation",
        [("Mira Lind", P, "Staff Writer", "Ost Programme"), ("Bo Dahl", P, "Director of Schools", "Ost Foundation")],
    ),
    ("By the Press Office", [("Press Office", O, "", "")]),
    ("By Ostmouth Council", [("Ostmouth Council", O, "", "")]),
    ("By the Communications Team", [("Communications Team", O, "", "")]),
    ("By Ostmouth Council Press Office", [("Ostmouth Council Press Office", O, "", "")]),
    ("By Press Office, Ostmouth Council", [("Press Office, Ostmouth Council", O, "", "")]),
    ("By Mira Lind, Press Office, Ostmouth Council", [("Mira Lind", P, "", "Ostmouth Council")]),
    ("By the Department of Health and Social Care", [("Department of Health and Social Care", O, "", "")]),
    ("By the Ministry of Water and The Rt Hon Mira Lind MP", [("Ministry of Water", O, "", ""), MIRA]),
    ("By Mira Lind and the Press Office", [MIRA, ("Press Office", O, "", "")]),
    ("By Mira Lind | 3 July 2021", [MIRA]),
    ("By Mira Lind on 3 July 2021", [MIRA]),
    ("By Mira Lind, 3 July 2021", [MIRA]),
    ("By Mira Lind · 5 min read", [MIRA]),
    ("By Mira Lind | News", [MIRA]),
    ("By Mira Lind in News", [MIRA]),
    ("By Mira Lind (mira@port.example)", [MIRA]),
    ("By Mira Lind (she/her), @miralind", [MIRA]),
    ("By Mira van der Lind", [("Mira van der Lind", P, "", "")]),
    ("By M. K. O'Lind-Dahl", [("M. K. O'Lind-Dahl", P, "", "")]),
    ("By Jon Dean", [("Jon Dean", P, "", "")]),
    ("By Émile Ångström", [("Émile Ångström", P, "", "")]),
    ("By Bo Dahl, Jr.", [("Bo Dahl Jr", P, "", "")]),
    ("Posted by Mira Lind", [MIRA]),
    ("By Mira Lind 3 July 2021", [MIRA]),
    ("3 July 2021, by Mira Lind", [MIRA]),
    ("By Mira Lind Updated: 4 July 2021 10:16", [MIRA]),
    ("By Mira Lind on Monday, 3 July 2021 at 10:16 am BST", [MIRA]),
    ("Words: Mira Lind / Pictures: Bo Dahl", [MIRA]),
    ("By Mira Lind, photos by Bo Dahl", [MIRA]),
    ("By Mira Lind; edited by Bo Dahl", [MIRA]),
    ("By Mira Lind\nView all posts by Mira Lind", [MIRA, MIRA]),
    ("By: Mira Lind - Press Officer", [("Mira Lind", P, "Press Officer", "")]),
    ("By Mira Lind, Ostmouth", [MIRA]),
    ("By Mira Lind, for Ostmouth Council", [("Mira Lind", P, "", "Ostmouth Council")]),
    ("By Mira Lind | Ostmouth, North Tarn Bay | 9 August", [MIRA]),
    ("By the Ferry Commission Secretariat. Reproduction is free.", [("Ferry Commission Secretariat", O, "", "")]),
    ("Written by Mira Lind  Category: Latest News  Published: 7 May 2018  Hits: 1043", [MIRA]),
    ("By Mira Lind, ONA", [("Mira Lind", P, "", "ONA")]),
    ("By PRO Ostmouth", [("PRO Ostmouth", O, "", "")]),
    ("By Pierwatch Europe", [("Pierwatch Europe", O, "", "")]),
    ("By Sgt. Mira Lind, 9th Public Affairs Regiment", [("Mira Lind", P, "", "9th Public Affairs Regiment")]),
    (
        "Mira Lind (Press Officer), Bo Dahl (Ostmouth Council)",
        [("Mira Lind", P, "Press Officer", ""), ("Bo Dahl", P, "", "Ostmouth Council")],
    ),
    ("By Mira Lind et al.", [MIRA]),
    ("Mira Lind\nPress Officer\nOstmouth Council", [("Mira Lind", P, "Press Officer", "Ostmouth Council")]),
    ("Mira Lind\nPress Officer\nBo Dahl\nEditor", [("Mira Lind", P, "Press Officer", ""), ("Bo Dahl", P, "Editor", "")]),
    ("Mira Lind\nBo Dahl\nOstmouth Council", [MIRA, BO, ("Ostmouth Council", O, "", "")]),
    (
        "By Mira Lind and Bo Dahl and Ona Prat and Press Office",
        [MIRA, BO, ("Ona Prat", P, "", ""), ("Press Office", O, "", "")],
    ),
    ("Posted by the Press Office", [("Press Office", O, "", "")]),
)


@pytest.mark.parametrize(("text", "expected"), BYLINES, ids=[t for t, _ in BYLINES])
def test_bylines(text, expected):
    assert read(text) == expected
    assert read(text, sure=True) == expected


# Lines that begin like bylines and name nobody
NO_BYLINES = (
    "By Tuesday",
    "By 2030",
    "By July the pier will be open",
    "By opening the pier, the board wants more ships",
    "By far the largest pier",
    "By the end of the year",
    "Text by text",
    "By New Zealand",
    "By Staff Writer",
    "By admin",
    "Written by Super User",
    "By Web Admin",
    "By authority of the Mayor:",
    "By order of the board",
    "By our Ostmouth correspondent",
    "By Mira Lind:",
    "Words fail",
    "By and large",
)


@pytest.mark.parametrize("text", NO_BYLINES)
def test_no_bylines(text):
    assert read(text) == []


# What metadata name as author → authors
GIVEN = (
    ("Mira Lind", [MIRA]),
    ("mira lind", [("mira lind", P, "", "")]),
    ("Lind, Mira", [MIRA]),
    ("Greenharbour", [("Greenharbour", O, "", "")]),
    ("Friends of the Pier", [("Friends of the Pier", O, "", "")]),
    ("NHA", [("NHA", O, "", "")]),
    ("admin", []),
    ("Administrator", []),
    ("mlind", []),
    ("web_team_2", []),
    ("", []),
    ("Staff Writer", []),
    ("Ministerium für Wasser", [("Ministerium für Wasser", O, "", "")]),
    ("The Ost Pier", [("Ost Pier", O, "", "")]),
)


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_what_surely_names_an_author(text, expected):
    assert read(text, sure=True) == expected


TYPES = (
    ("Odile", "Person", "Person"),
    ("Odile", "https://schema.org/Person", "Person"),
    ("Mira Lind", "Organization", "Organization"),
    ("Ost", "schema:GovernmentOrganization", "GovernmentOrganization"),
    ("Ost", "person", "Person"),
    ("Mira Lind", "Thing", "Person"),
    ("Mira Lind", "Unheard", "Person"),
    ("Ost Council", "", "Organization"),
)


@pytest.mark.parametrize(("name", "said", "kind"), TYPES)
def test_the_class_that_the_page_gives_is_kept(name, said, kind):
    assert kind_of(name, said) == kind


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece", ["a and ", "Mira Lind & ", "of the Council of ", "(", "by ", "on 3 July 2021 ", "–  – ", "Dr ", "word. "]
)
def test_long_bylines_take_no_longer_than_they_must(piece):
    for sure in (False, True):
        assert len(read("By " + piece * (290 // len(piece)), sure=sure)) < 50


def test_parts_have_their_places():
    text = "….By Mira Lind, Press Officer, Ostmouth Council"
    given = Given(text[2:], Basis.TEXT, "byline", span=Span(2, len(text)))
    (author,) = authors_of(given, text[2:])
    assert [g.span.of(text) for g in (author.name, author.job_title, author.organization)] == [
        "Mira Lind",
        "Press Officer",
        "Ostmouth Council",
    ]
    assert authors_of(Given("x" * 400, Basis.TEXT, "byline")) == ()


# Another name of the same person in brackets or quotation marks
OTHER_NAMES = (
    ("By Mira-Li Lind (Anna Lind)", [("Mira-Li Lind", P, "", "")]),
    ("By Mira Lind (Mimi Lind), Bo Dahl", [MIRA, BO]),
    ("By Mira (Mimi) Lind", [MIRA]),
    ("By Mira “Mimi” Lind and Bo Dahl", [MIRA, BO]),
    ('By Mira "Mimi" Lind, Press Officer', [("Mira Lind", P, "Press Officer", "")]),
    ("By Mira Lind (née Dahl)", [MIRA]),
    ("By Mira Lind (formerly Mira Dahl) and Bo Dahl", [MIRA, BO]),
    ("By Mira Lind (MIRA LIND)", [MIRA]),
    # other persons and bodies
    ("By Mira Lind (Bo Dahl)", [MIRA, BO]),
    ("By Mira Lind (Ost Council)", [("Mira Lind", P, "", "Ost Council")]),
    ("By Mira Lind (Press Officer)", [("Mira Lind", P, "Press Officer", "")]),
)


@pytest.mark.parametrize(("text", "expected"), OTHER_NAMES)
def test_another_name_of_an_author_is_no_author(text, expected):
    assert read(text) == expected


# An office whose words could be a name, before the organization
OFFICES_LIKE_NAMES = (
    (
        "by Mira Lind, Quality Director, Ost Foundation and Bo Dahl, Project Director, Ports",
        [("Mira Lind", P, "Quality Director", "Ost Foundation"), ("Bo Dahl", P, "Project Director", "")],
    ),
    ("By Mira Lind, Harbour Chief, Ost Council", [("Mira Lind", P, "Harbour Chief", "Ost Council")]),
    ("By Mira Lind (Museum Director, Ost Museum)", [("Mira Lind", P, "Museum Director", "Ost Museum")]),
    ("By Mira Lind, Choir Director, Ost Academy; Bo Dahl", [("Mira Lind", P, "Choir Director", "Ost Academy"), BO]),
    ("By Mira Lind, Team Captain, Ost Football Club", [("Mira Lind", P, "Team Captain", "Ost Football Club")]),
    ("By Mira Lind, Anna Bishop and Bo Dahl", [MIRA, ("Anna Bishop", P, "", ""), BO]),
)


@pytest.mark.parametrize(("text", "expected"), OFFICES_LIKE_NAMES)
def test_an_office_before_an_organization_is_no_name(text, expected):
    assert read(text) == expected
