"""Every rule of the two tables, with three cases and more each: what may be one, and what never is."""

from __future__ import annotations

from collections import Counter

import pytest
from cases import Case, often, two
from known_cases import KNOWN
from small_archive import GEO, QID, body, document, event, member, person, place, post

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity import context_of, pair_verdict, policy, resolve
from linkeddata.values.corrections import Judge, Judgement, Selector

NO, KE = "NO", "KE"
FIN = post("Minister of Finance", NO)
BANK = body("bank", "Fjord Savings Bank of Holmen", NO, kind="BankOrCreditUnion")
OSLO = place("oslo", "Oslo", NO, same=(GEO + "3143244/",))
ROW = "urn:uuid:5f0f3a52-9a3c-5d0e-8a52-6c1b6d0f7a11"
ANNA, JUMA, INES = (
    person(k, n, FIN, same=(QID + q,))
    for k, n, q in (("anna", "Anna Berg", "Q1"), ("juma", "Juma Otieno", "Q2"), ("ines", "Inês Falcão", "Q3"))
)
WHO = ("anna", "juma")
DAY = "2024-05-03"


def meet(kind: str = "meeting", start: str = DAY, who: tuple[str, ...] = WHO, **more: object) -> tuple[Claim, ...]:
    """Return an event of Anna and Juma."""
    return (event("x", kind, start, who, **more), ANNA, JUMA, INES)  # type: ignore[arg-type]


def at(bodies: str, country: str = "", **more: object) -> Claim:
    """Return an organization called `x`."""
    return body("x", bodies, country, **more)  # type: ignore[arg-type]


def who(name: str, *offices: object, **more: object) -> Claim:
    """Return a person called `x`."""
    return person("x", name, *offices, **more)  # type: ignore[arg-type]


WEB = "https://ports.example/"
KENYA = (body("x", "Embassy of Norway", NO, ("ke",)), place("ke", "Kenya", KE, kind="Country"))
JAPAN = (body("x", "Embassy of Norway", NO, ("jp",)), place("jp", "Japan", "JP", kind="Country"))
CASES: tuple[Case, ...] = (
    # --- P1 identifier or row
    two("P1", "joined", who("Anna Berg", same=(QID + "Q1",)), who("A. Berg", same=(QID + "Q1",))),
    two("P1", "joined", who("Анна Берг", same=(QID + "Q1",)), who("Anna Berg", same=(QID + "Q1",))),
    two(
        "P1",
        "joined",
        who("Berg", same=("https://example.org/people/berg",)),
        who("Anna Berg", same=("https://example.org/people/berg",)),
    ),
    # --- P2 the same office
    two("P2", "joined", who("Anna Berg", FIN), who("Anna BERG", post("Finance Minister", NO))),
    two("P2", "joined", who("H.E. Anna Berg", FIN), who("Dr. Anna Berg", FIN), on="2018-06-01", on2="2024-01-01"),
    two(
        "P2",
        "joined",
        who("Anna Berg", post("Foreign Minister", KE)),
        who("Anna Berg", post("Minister of Foreign Affairs of Kenya", KE)),
    ),
    two(
        "P2",
        "joined",
        who("Anna Berg", post("Minister of Finance")),
        who("Anna Berg", post("finance minister")),
        by="Ministry",
        at=NO,
    ),
    two("P2", "joined", who("Anna Berg", FIN), who("Anna Berg", FIN), on="", on2=""),
    two(
        "P2",
        "joined",
        who("Anna Berg", post("Foreign Secretary")),
        who("Anna Berg", post("Foreign Secretary")),
        by="Office",
        at="GB",
    ),
    two("name-alone", "open", who("Anna Berg", FIN), who("Anna Berg", FIN), on="2010-01-01", on2="2024-01-01"),
    two("name-alone", "open", who("Anna Berg", post("director", NO)), who("Anna Berg", post("director", NO))),
    Case(
        "name-alone",
        "open",
        (
            document("a.txt", who("Anna Berg", FIN), on="2020-01-01"),
            document("b.txt", person("y", "Knut Lie", FIN), on="2021-01-01"),
            document("c.txt", who("Anna Berg", FIN), on="2022-01-01"),
        ),
    ),
    two("name-alone", "open", who("Ola Moe", post("Ambassador to Peru", NO)), who("Ola Moe", post("Ambassador to Kenya", NO))),
    two(
        "P2",
        "joined",
        who("Ola Moe", post("Ambassador of Norway to Peru", NO)),
        who("Ola Moe", post("Norwegian Ambassador to Peru", NO)),
    ),
    # --- P3 the same body
    two(
        "P3", "joined", (who("Knut Lie", post("director", "", "bank")), BANK), (who("Knut Lie", post("CEO", "", "bank")), BANK)
    ),
    two("P3", "joined", (who("Knut Lie Jr.", post("", "", "bank")), BANK), (who("Knut LIE, Jr", post("", "", "bank")), BANK)),
    two(
        "P3",
        "joined",
        (who("Mary K. Lie", post("clerk", "", "bank")), BANK),
        (who("Mary K. Lie", post("head", "", "bank")), BANK),
    ),
    two(
        "name-alone",
        "open",
        (who("Knut Lie", post("head", "", "b")), body("b", "Party Committee")),
        (who("Knut Lie", post("head", "", "b")), body("b", "Party Committee")),
    ),
    two(
        "name-alone",
        "open",
        (who("Knut Lie", post("former director", "", "bank")), BANK),
        (who("Knut Lie", post("CEO", "", "bank")), BANK),
    ),
    two(
        "name-alone",
        "open",
        (who("Knut Lie", post("CEO", "", "bank")), BANK),
        (who("Knut Lie", post("CEO", "", "bank")), BANK),
        on="2010-01-01",
        on2="2024-05-03",
    ),
    # --- P4 the same event
    two(
        "P4",
        "joined",
        (*meet(who=("anna", "juma", "x0")), person("x0", "Li Wei")),
        (*meet(who=("anna", "juma", "x0")), person("x0", "Li Wei")),
    ),
    two(
        "P4",
        "joined",
        (event("e", "other", name="15th Holmen Forum of Towns 2020", who=("x",)), who("Li Wei")),
        (event("e", "other", name="15th Holmen Forum of Towns 2020", who=("x",)), who("Li Wei")),
    ),
    two(
        "P4",
        "joined",
        (event("e", "visit", url="https://example.org/v", who=("x",)), who("Ola Moe")),
        (event("e", "visit", url="https://example.org/v", who=("x",)), who("OLA MOE")),
    ),
    two(
        "name-alone",
        "open",
        (event("e", "visit", DAY, ("x",)), who("Ola Moe")),
        (event("e", "visit", DAY, ("x",)), who("Ola Moe")),
    ),
    # --- P5 a change of office
    two(
        "P5",
        "joined",
        who("Anna Berg", FIN),
        who("Anna Berg", post("former Minister of Finance", NO)),
        on="2010-01-01",
        on2="2024-05-03",
    ),
    two(
        "P5",
        "joined",
        who("Ola Moe", post("ex-President", NO)),
        who("Ola Moe", post("President of Norway", NO)),
        on2="2019-02-02",
    ),
    two(
        "P5",
        "joined",
        who("Ola Moe", post("Former Prime Minister of Kenya", KE), post("Envoy")),
        who("Ola Moe", post("Prime Minister", KE)),
        on2="2001-01-01",
    ),
    two(
        "name-alone",
        "open",
        who("Ola Moe", post("former Prime Minister", KE)),
        who("Ola Moe", post("Prime Minister", KE)),
        on="2001-01-01",
        on2="2024-05-03",
    ),
    # --- P6 wide only, three documents each
    often("P6", "joined", who("Anna Berg", FIN), who("Anna Berg", post("Minister of Health", NO)), by="Ministry", level="wide"),
    often(
        "P6",
        "joined",
        who("Ola Moe", post("Speaker", NO)),
        who("Ola Moe", post("Prime Minister", NO)),
        by="Office",
        level="wide",
    ),
    often(
        "P6",
        "joined",
        who("Ola Moe", post("State Secretary", KE)),
        who("Ola Moe", post("Minister of Health", KE)),
        by="Office",
        level="wide",
    ),
    often("name-alone", "open", who("Anna Berg", FIN), who("Anna Berg", post("Minister of Health", NO)), by="Ministry"),
    two(
        "name-alone",
        "open",
        who("Anna Berg", FIN),
        who("Anna Berg", post("Minister of Health", NO)),
        by="Ministry",
        level="wide",
    ),
    two(
        "name-alone",
        "open",
        who("Anna Berg", FIN),
        who("Anna Berg", post("Minister of Health", NO)),
        by="A",
        by2="B",
        level="wide",
    ),
    # --- O6 wide only
    two("O6", "joined", at("Tassili Hydrocarbures"), at("Tassili Hydrocarbures"), by="Office", level="wide"),
    two("O6", "joined", at("University of Ibadan"), at("University of Ibadan"), by="Office", level="wide"),
    two("O6", "joined", at("Tanah Rescue League"), at("the Tanah Rescue League"), by="Office", level="wide"),
    two("name-alone", "open", at("Tassili Hydrocarbures"), at("Tassili Hydrocarbures"), by="Office"),
    two("generic-without-country", "open", at("Press Service"), at("Press Service"), by="Office", level="wide"),
    two("generic-without-country", "open", at("Ministry of Finance"), at("Ministry of Finance"), by="Office", level="wide"),
    # --- O1, O5
    two("O1", "joined", at("UNESCO"), at("United Nations Educational, Scientific and Cultural Organization")),
    two("O1", "joined", at("European Commission"), at("the European Commission")),
    two("O1", "joined", at("Holmen Works", iri=ROW), at("The Works", iri=ROW)),
    two(
        "O1",
        "joined",
        at("Fjord Line", same=("urn:lei:5493001KJTIIGC8Y1R12",)),
        at("Fjord Line AS", same=("urn:lei:5493001KJTIIGC8Y1R12",)),
    ),
    two("name-alone", "open", at("OSCE Secretariat", alt=("OSCE",)), at("OSCE")),
    # --- O7 name and web address: a publisher, wherever it writes from
    two("O7", "joined", at("Ministry of Ports", url=WEB), at("Ministry of Ports", url=WEB)),
    two(
        "O7",
        "joined",
        at("Ministry of Ports", url=WEB),
        at("Ministry of Ports", url=WEB),
        by="Ministry of Ports",
        at=NO,
        at2=KE,
    ),
    two("O7", "joined", at("Havlinja", url=WEB), at("the Havlinja", alt=("HL",), url=WEB)),
    two("generic-without-country", "open", at("Ministry of Ports", url=WEB), at("Ministry of Ports", url=WEB + "no/")),
    two("generic-without-country", "open", at("Havlinja", url=WEB), at("Havlinja")),
    # --- O2 name and country
    two("O2", "joined", at("Ministry of Finance", NO), at("Ministry of Finance", NO)),
    two("O2", "joined", at("Norwegian Ministry of Finance", NO), at("NORWEGIAN MINISTRY OF FINANCE", NO)),
    two("O2", "joined", at("Holmen Institute for Marine Research", NO), at("the Holmen Institute for Marine Research", NO)),
    two("O2", "joined", KENYA, KENYA),
    two("O2", "joined", at("Parliament"), at("Parliament"), by="Parliament", at=NO),
    two("generic-without-country", "open", at("District Hospital", KE), at("District Hospital", KE)),
    two("generic-without-country", "open", at("Party Committee", "CN"), at("Party Committee", "CN")),
    two("generic-without-country", "open", at("Herbarium", KE), at("Herbarium", KE)),
    # --- O3 one country known
    two(
        "O3", "joined", at("Holmen Institute for Marine Research", NO), at("Holmen Institute for Marine Research"), by="Office"
    ),
    two("O3", "joined", at("Tassili Hydrocarbures"), at("Tassili Hydrocarbures", "DZ"), by="Office"),
    two("O3", "joined", at("Radio Fjord Nord"), at("Radio Fjord Nord", NO), by="Office"),
    two("name-alone", "open", at("Radio Fjord Nord"), at("Radio Fjord Nord", NO), by="Office", by2="Other"),
    Case(
        "name-alone",
        "open",
        (
            document("a.txt", at("Radio Nova Hit", NO), by="O"),
            document("b.txt", body("y", "Radio Nova Hit", KE), by="O"),
            document("c.txt", at("Radio Nova Hit"), by="O"),
        ),
    ),
    # --- O4 acronyms
    two("O4", "joined", at("African Seed Access Alliance", alt=("ASAA",)), at("African Seed Access Alliance", alt=("ASAA",))),
    two("O4", "joined", at("Tanah Rescue League", alt=("TRL",)), at("TRL"), by="Office"),
    two("O4", "joined", at("TRL"), at("Tanah Rescue League", alt=("T.R.L.", "TRL")), by="Office"),
    two("name-alone", "open", at("Tanah Rescue League", alt=("TRL",)), at("TRL")),
    two("name-alone", "open", at("TRL"), at("TRL")),
    Case(
        "name-alone",
        "open",
        (
            document("a.txt", at("Tanah Rescue League", alt=("TRL",)), by="O"),
            document("b.txt", body("y", "Tema Radio Lagos", alt=("TRL",)), by="O"),
            document("c.txt", at("TRL"), by="O"),
        ),
    ),
    two(
        "generic-without-country",
        "open",
        at("Ministry of Health and Welfare", alt=("MOHW",)),
        at("Ministry of Health and Welfare", alt=("MOHW",)),
    ),
    two("name-alone", "open", at("Ministry of Health", alt=("MOH",)), at("MOH"), by="Wire"),
    two("O4", "joined", at("Ministry of Health", KE, alt=("MOH",)), at("MOH"), by="Wire"),
    Case(
        "generic-without-country",
        "open",
        (
            document("a.txt", at("Ministry of Health", alt=("MOH",)), by="Wire"),
            document("b.txt", body("y", "MOH"), by="Wire"),
            document("c.txt", at("Ministry of Health", alt=("MOH",)), by="Wire"),
        ),
    ),
    # --- L1 countries
    two("L1", "joined", place("x", "Norway", NO, kind="Country"), place("x", "Kingdom of Norway", NO, kind="Country")),
    two("L1", "joined", place("x", "Côte d’Ivoire", "CI", kind="Country"), place("x", "Ivory Coast", "CI", kind="Country")),
    two("L1", "joined", place("x", "Peru", "PE", kind="Country Organization"), place("x", "Peru", "PE", kind="Country")),
    two("name-alone", "open", place("x", "Georgia", "GE", kind="Country"), place("x", "Georgia", "GE", kind="Country")),
    # --- L2 settlements
    two("L2", "joined", place("x", "Nyhavn", NO), place("x", "NYHAVN", NO)),
    two("L2", "joined", place("x", "Tikrit", "IQ", kind="Place"), place("x", "Tikrit", "IQ", kind="Place")),
    two("L2", "joined", place("x", "city of Mosul", "IQ"), place("x", "Mosul", "IQ")),
    two(
        "L2",
        "joined",
        place("x", "Ninewa Province", "IQ", kind="AdministrativeArea"),
        place("x", "Ninewa province", "IQ", kind="AdministrativeArea"),
    ),
    two("name-alone", "open", place("x", "Springfield", "US"), place("x", "Springfield", "US")),
    two("name-alone", "open", place("x", "Main Hall", NO, kind="Place"), place("x", "Main Hall", NO, kind="Place")),
    two("unknown-country", "open", place("x", "Nyhavn"), place("x", "Nyhavn", NO)),
    two("unknown-country", "open", place("x", "Tripoli"), place("x", "Tripoli", "LB")),
    two("unknown-country", "open", place("x", "Nyhavn"), place("x", "Nyhavn")),
    # --- L3 identifiers
    two(
        "L3",
        "joined",
        place("x", "Oslo", NO, same=(GEO + "3143244/",)),
        place("x", "Christiania", NO, same=(GEO + "3143244/",)),
    ),
    two(
        "L3",
        "joined",
        place("x", "Georgia", "GE", kind="Country", same=(QID + "Q230",)),
        place("x", "Sakartvelo", "GE", kind="Place", same=(QID + "Q230",)),
    ),
    two(
        "L3",
        "joined",
        place("x", "Aleppo", "SY", same=(GEO + "170063/",)),
        place("x", "Aleppo", "SY", kind="Place", same=(GEO + "170063/",)),
    ),
    # --- L4 venues
    two(
        "L4",
        "joined",
        (place("x", "Amber Concert Hall", NO, ("oslo",), "MusicVenue"), OSLO),
        (place("x", "Amber Concert Hall", "", ("oslo",), "MusicVenue"), OSLO),
    ),
    two(
        "L4",
        "joined",
        (place("x", "Town Hall", NO, ("oslo",), "CityHall"), OSLO),
        (place("x", "town hall", NO, ("oslo",), "CityHall"), OSLO),
    ),
    two(
        "L4",
        "joined",
        (place("x", "Main Hall", NO, ("b",), "MusicVenue"), body("b", "European Commission")),
        (place("x", "Main Hall", NO, ("b",), "MusicVenue"), body("b", "European Commission")),
    ),
    two(
        "venue-by-name",
        "open",
        place("x", "White Hall", NO, kind="EventVenue"),
        place("x", "White Hall", NO, kind="EventVenue"),
    ),
    two(
        "venue-by-name",
        "open",
        (place("x", "Room 4", NO, ("oslo",), "EventVenue"), OSLO),
        (place("x", "Room 4", NO, ("oslo",), "EventVenue"), OSLO),
    ),
    two(
        "venue-by-name",
        "open",
        place("x", "Lake Blue", NO, kind="BodyOfWater"),
        place("x", "Lake Blue", NO, kind="BodyOfWater"),
    ),
    # --- E1
    two("E1", "joined", meet(), meet()),
    two("E1", "joined", (*meet(where=("oslo",)), OSLO), meet(start="2024-05-03T10:00:00")),
    two("E1", "joined", meet("inspection"), meet("visit", who=("anna", "juma", "ines"))),
    two(
        "E1",
        "joined",
        (*meet(where=("oslo",)), OSLO),
        (*meet(where=("hall",)), place("hall", "Amber Hall", NO, ("oslo",), "EventVenue"), OSLO),
    ),
    two("E1", "joined", meet(start="2024-05-03T10:00:00"), meet(start="2024-05-03T10:30:00")),
    two("too-little-in-common", "open", meet(who=("anna", "ines")), meet()),
    two("too-little-in-common", "open", meet("other"), meet("other")),
    two("too-little-in-common", "open", meet(start="2024-05-03T09:00:00"), meet(start="2024-05-03T15:00:00")),
    two("too-little-in-common", "open", meet("visit", end="2024-05-05"), meet("visit")),
    two(
        "too-little-in-common",
        "open",
        (*meet(where=("oslo",)), OSLO),
        (*meet(where=("b",)), place("b", "Bergen", NO, same=(GEO + "3161732/",))),
    ),
    two(
        "too-little-in-common",
        "open",
        (event("x", "meeting", DAY, WHO), person("anna", "Anna Berg"), person("juma", "Juma Otieno")),
        (event("x", "meeting", DAY, WHO), person("anna", "Anna Berg"), person("juma", "Juma Otieno")),
    ),
    two("too-little-in-common", "open", meet(who=("anna",)), meet(who=("anna",)), by="Office"),
    # --- E2
    two(
        "E2",
        "joined",
        meet("signing", name="Agreement on Fishing in the Northern Fjords"),
        meet(
            "agreement",
            name="Signing of the Agreement on Fishing in Northern Fjords",
            start="2024-05-03T09:00:00",
            who=("anna", "juma"),
            end="2024-05-04",
        ),
    ),
    two(
        "E2",
        "joined",
        meet("signing", name="Treaty on Water, Energy and Roads", start="2024-05-03T08:00:00"),
        meet("signing", name="Treaty on water, energy and roads of 3 May", start="2024-05-03T19:00:00"),
    ),
    two(
        "E2",
        "joined",
        meet("agreement", name="Loan for the Great Ring Road", end="2024-05-09"),
        meet("signing", name="Loan Agreement for the Ring Road Great North"),
    ),
    two(
        "too-little-in-common",
        "open",
        meet("signing", name="Fishing Agreement", end="2024-05-04"),
        meet("agreement", name="Road Agreement"),
    ),
    # --- E3
    two(
        "E3",
        "joined",
        event("x", "conference", name="15th Holmen Forum of Towns", start="2020-05-03"),
        event("x", "conference", name="15th Holmen Forum of Towns", start="2020-05"),
    ),
    two(
        "E3",
        "joined",
        event("x", "festival", name="Holmen Film Week 2021"),
        event("x", "festival", name="Holmen Film Week 2021", start="2021-03-01"),
    ),
    two(
        "E3",
        "joined",
        event("x", "training", name="XI Conference of Holmen Ports", start="2016"),
        event("x", "conference", name="XI Conference of Holmen Ports", start="2016-02-03"),
    ),
    two(
        "no-whole-day",
        "open",
        event("x", "conference", name="15th Holmen Forum of Towns"),
        event("x", "conference", name="15th Holmen Forum of Towns"),
    ),
    two(
        "no-whole-day",
        "open",
        event("x", "festival", name="Film Week", start="2021"),
        event("x", "festival", name="Film Week", start="2021"),
    ),
    two(
        "no-whole-day",
        "open",
        event("x", "conference", name="Session II", start="2020"),
        event("x", "conference", name="Session II", start="2020"),
    ),
    two(
        "E3",
        "joined",
        (event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)), place("l", "Nyhavn")),
        (
            event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)),
            place("l", "Nyhavn", NO),
        ),
    ),
    two(
        "too-little-in-common",
        "open",
        (
            event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)),
            place("l", "Nyhavn", KE),
        ),
        (
            event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)),
            place("l", "Nyhavn", NO),
        ),
    ),
    two(
        "too-little-in-common",
        "open",
        (event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)), place("l", "Nyhavn")),
        (event("x", "festival", name="Holmen Film Week of Towns 2021", start="2021-03-01", where=("l",)), place("l", "Holm")),
    ),
    two(
        "no-whole-day",
        "open",
        event("x", "festival", name="Museum Week 2024", start="2024"),
        event("x", "festival", name="Museum Week 2024", start="2024"),
    ),
    # --- E4
    two(
        "E4",
        "joined",
        event("x", "conference", url="https://example.org/forum"),
        event("x", "conference", url="https://example.org/forum", start="2024-05"),
    ),
    two(
        "E4",
        "joined",
        event("x", "visit", DAY, url="https://example.org/v"),
        event("x", "visit", DAY, url="https://example.org/v"),
    ),
    two(
        "E4",
        "joined",
        event("x", "conference", url="https://example.org/f"),
        event("x", "training", url="https://example.org/f"),
    ),
    two(
        "no-whole-day",
        "open",
        event("x", "visit", url="https://example.org/a"),
        event("x", "visit", url="https://example.org/a"),
        url="https://example.org/a",
    ),
    # --- E5
    two(
        "E5",
        "joined",
        meet(status="EventScheduled"),
        meet(start="2024-05-10", previous=DAY, status="EventRescheduled"),
        on="2024-04-01",
    ),
    two("E5", "joined", meet("visit", start="2024-06-01", previous=DAY), meet("visit")),
    two("E5", "joined", meet("signing"), meet("agreement", start="2024-05-04", previous=DAY)),
    two("another-day", "refused", meet(), meet(start="2024-05-10", previous="2024-05-02")),
    # --- D1, D2
    Case("D1", "joined", tuple(document(k, who("Anna Berg"), digest="d" * 64) for k in ("a.txt", "b.txt"))),
    Case("D1", "joined", tuple(document(k, at("Press Service"), digest="d" * 64) for k in ("a.txt", "b.txt"))),
    Case("D1", "joined", tuple(document(k, event("x", "visit"), digest="d" * 64) for k in ("a.txt", "b.txt"))),
    # --- never: persons
    two("private", "refused", who("Anna Berg", FIN, private=True), who("Anna Berg", FIN)),
    two("private", "refused", who("Anna Berg", same=(QID + "Q1",)), who("Anna Berg", private=True, same=(QID + "Q1",))),
    two(
        "private",
        "refused",
        (who("Li Wei", private=True), event("e", "trial", url="https://example.org/t", who=("x",))),
        (who("Li Wei"), event("e", "trial", url="https://example.org/t", who=("x",))),
    ),
    two("given-name", "refused", who("Anna Berg", FIN), who("Hanna Berg", FIN)),
    two("given-name", "refused", who("Jon Lie"), who("John Lie")),
    two("given-name", "refused", who("María de Silva"), who("Marta de Silva")),
    two("initial", "refused", who("John A. Smith", FIN), who("John B. Smith", FIN)),
    two("initial", "refused", who("J. Smith"), who("Mary Smith")),
    two("initial", "refused", who("John Adam Smith"), who("John B. Smith")),
    two("generational-mark", "refused", who("Knut Lie Jr.", FIN), who("Knut Lie Sr.", FIN)),
    two("generational-mark", "refused", who("Knut Lie II"), who("Knut Lie III")),
    two("generational-mark", "refused", who("Knut Lie, Jnr"), who("Knut Lie Senior")),
    two("name-alone", "open", who("Knut Lie Jr.", FIN), who("Knut Lie", FIN)),
    two("opposite-sex", "refused", who("Kim Lee", FIN, sex="man"), who("Kim Lee", FIN, sex="woman")),
    two("opposite-sex", "refused", who("Kim Lee", sex="woman"), who("Kim Lee", sex="man")),
    two(
        "opposite-sex",
        "refused",
        (who("Kim Lee", post("head", "", "bank"), sex="woman"), BANK),
        (who("Kim Lee", post("head", "", "bank"), sex="man"), BANK),
    ),
    two("two-countries", "refused", who("Ali Hassan", FIN), who("Ali Hassan", post("Minister of Finance", KE))),
    two(
        "two-countries",
        "refused",
        who("Ali Hassan", post("Prime Minister", NO)),
        who("Ali Hassan", post("Foreign Minister", KE)),
    ),
    two(
        "two-countries",
        "refused",
        (who("Ali Hassan", FIN, post("member", "", "bank")), BANK),
        (who("Ali Hassan", post("Speaker", KE), post("member", "", "bank")), BANK),
    ),
    two(
        "two-seats",
        "refused",
        (who("Ola Moe", post("Mayor of Nyhavn", "", "b")), body("b", "Nyhavn Municipality", NO)),
        (who("Ola Moe", post("Mayor", "", "b")), body("b", "Holmen Municipality", NO)),
    ),
    two(
        "two-seats",
        "refused",
        (who("Ola Moe", post("rector", "", "b")), body("b", "University of Ibadan")),
        (who("Ola Moe", post("Rector", "", "b")), body("b", "University of Cuenca")),
    ),
    two(
        "two-seats",
        "refused",
        (who("Ola Moe", post("Bishop", "", "b")), body("b", "Diocese of Holmen")),
        (who("Ola Moe", post("bishop", "", "b")), body("b", "Diocese of Nyhavn")),
    ),
    two(
        "dead-before-acting",
        "refused",
        (who("Ola Moe", FIN), event("e", "death", "2020-01-01", ("x",))),
        (who("Ola Moe", FIN), event("e", "visit", "2021-01-01", ("x",))),
    ),
    two(
        "dead-before-acting",
        "refused",
        (who("Ola Moe"), event("e", "speech", "2024-01-01", ("x",))),
        (who("Ola Moe"), event("e", "death", "2020-01-01", ("x",))),
    ),
    two(
        "dead-before-acting",
        "refused",
        (who("Ola Moe"), event("e", "death", "2019-12-31", ("x",))),
        (who("Ola Moe"), event("e", "meeting", "2020-01-01T10:00:00", ("x",))),
    ),
    # --- never: names that are not full
    two("no-full-name", "open", who("Berg", FIN), who("Berg", FIN)),
    two("no-full-name", "open", who("Minister Berg", FIN), who("Minister Berg", FIN)),
    two("no-full-name", "open", who("A. Berg", FIN), who("A. Berg", FIN)),
    two("no-full-name", "open", who("Whitlock-Nguyen", FIN), who("Whitlock-Nguyen", FIN)),
    two("no-full-name", "open", who("al Abadi", FIN), who("al Abadi", FIN)),
    two("no-full-name", "open", who("a resident", FIN), who("a resident", FIN)),
    two("no-full-name", "open", who("Press Officer", FIN), who("Press Officer", FIN)),
    two("name-alone", "open", who("Inês Falcão", FIN), who("Ines Falcao", FIN)),
    two("name-alone", "open", who("Anna Berg"), who("Anna Berg")),
    # --- never: bodies
    two("two-countries", "refused", at("Ministry of Finance", NO), at("Ministry of Finance", KE)),
    two("two-countries", "refused", at("Radio Nova Hit", NO), at("Radio Nova Hit", "SE"), by="Office"),
    two("two-countries", "refused", at("National Archive of Films", "MT"), at("National Archive of Films", "IT")),
    two("two-hosts", "refused", KENYA, JAPAN),
    two(
        "two-hosts",
        "refused",
        (body("x", "Consulate General of Norway", NO, ("t",)), place("t", "Mombasa", KE)),
        (body("x", "Consulate General of Norway", NO, ("t",)), place("t", "Nairobi", KE)),
    ),
    two(
        "two-hosts",
        "refused",
        (body("x", "District Hospital", KE, ("t",)), place("t", "Mombasa", KE)),
        (body("x", "District Hospital", KE, ("t",)), place("t", "Nairobi", KE)),
    ),
    two("part-and-whole", "refused", at("Embassy of Norway", NO), at("Government of Norway", NO)),
    two("part-and-whole", "refused", at("Delegation of Norway", NO), at("Holmen Institute for Norway", NO)),
    two(
        "part-and-whole",
        "refused",
        (at("Fjord Works", NO, within=("p",)), body("p", "European Commission")),
        body("x", "European Commission"),
    ),
    two("numbers-differ", "refused", at("5th Federal Court in Santos", "BR"), at("6th Federal Court in Santos", "BR")),
    two("numbers-differ", "refused", at("Holmen School No. 2", NO), at("Holmen School No. 3", NO)),
    two("numbers-differ", "refused", at("First Nyhavn Brigade", NO), at("II Nyhavn Brigade", NO)),
    two("legal-forms-differ", "refused", at("Nordholm Shipping ASA", NO), at("Nordholm Shipping Ltd", NO)),
    two("legal-forms-differ", "refused", at("Andes Tungsten SA", "PE"), at("Andes Tungsten Inc", "PE")),
    two("legal-forms-differ", "refused", at("Altan Zam LLC", "MN"), at("Altan Zam JSC", "MN")),
    two(
        "kinds-differ",
        "refused",
        at("Nyhavn Rovers", NO, kind="SportsTeam Organization"),
        at("Nyhavn Rovers", NO, kind="Corporation Organization"),
    ),
    two(
        "kinds-differ",
        "refused",
        at("Holmen Nova", NO, kind="NewsMediaOrganization"),
        at("Holmen Nova", NO, kind="PoliticalParty"),
    ),
    two("kinds-differ", "refused", at("Nyhavn Steel", NO, kind="Corporation"), at("Nyhavn Steel", NO, kind="MusicGroup")),
    two("generic-without-country", "open", at("Ministry of Finance"), at("Ministry of Finance")),
    two("generic-without-country", "open", at("Ministry of Finance", NO), at("Ministry of Finance"), by="Office"),
    two("generic-without-country", "open", at("the Commission"), at("the Commission"), by="Office"),
    two("generic-without-country", "open", at("Press Service"), at("Press Service"), by="Office"),
    two("generic-without-country", "open", at("Parliament"), at("Parliament"), by="Office"),
    two("generic-without-country", "open", at("Embassy of Norway", NO), at("Embassy of Norway", NO)),
    # --- never: places
    two("two-countries", "refused", place("x", "Tripoli", "LY"), place("x", "Tripoli", "LB")),
    two("two-countries", "refused", place("x", "Victoria", "SC"), place("x", "Victoria", "CA")),
    two(
        "two-countries",
        "refused",
        place("x", "Yugoslavia", "X-YUG", kind="Country"),
        place("x", "Serbia", "RS", kind="Country"),
    ),
    two(
        "two-regions",
        "refused",
        (place("x", "Nyby", NO, ("r",)), place("r", "Nordland", NO, kind="State")),
        (place("x", "Nyby", NO, ("r",)), place("r", "Vestland", NO, kind="State")),
    ),
    two(
        "two-regions",
        "refused",
        (place("x", "San Juan", "PE", ("r",)), place("r", "Ica Region", "PE", kind="AdministrativeArea")),
        (place("x", "San Juan", "PE", ("r",)), place("r", "Puno Region", "PE", kind="AdministrativeArea")),
    ),
    two(
        "two-regions",
        "refused",
        (place("x", "Springfield", "US", ("r",)), place("r", "Illinois", "US", kind="State")),
        (place("x", "Springfield", "US", ("r",)), place("r", "Ohio", "US", kind="State")),
    ),
    two("another-sort", "refused", place("x", "Luxembourg", "LU"), place("x", "Luxembourg", "LU", kind="Country")),
    two("another-sort", "refused", place("x", "Washington", "US"), place("x", "Washington", "US", kind="State")),
    two("another-sort", "refused", place("x", "Mosul", "IQ"), place("x", "Mosul", "IQ", kind="AdministrativeArea")),
    two(
        "part-and-whole",
        "refused",
        (place("x", "Nyby", NO, ("w",)), place("w", "Holm", NO, same=(GEO + "9/",))),
        place("x", "Holm", NO, same=(GEO + "9/",)),
    ),
    two(
        "part-and-whole",
        "refused",
        (place("x", "Old Port", NO, ("oslo",), "Place"), OSLO),
        place("x", "Oslo", NO, same=(GEO + "3143244/",)),
    ),
    two(
        "part-and-whole",
        "refused",
        place("x", "Holm", NO, same=(GEO + "9/",)),
        (place("x", "Nyby", NO, ("v",)), place("v", "Vik", NO, ("w",)), place("w", "Holm", NO, same=(GEO + "9/",))),
    ),
    # --- never: events
    two("another-day", "refused", meet(), meet(start="2024-05-04")),
    two(
        "another-day",
        "refused",
        meet("signing", name="Treaty on Water, Energy and Roads"),
        meet("signing", name="Treaty on Water, Energy and Roads", start="2023-05-03"),
    ),
    two(
        "another-day",
        "refused",
        event("x", "conference", name="Holmen Forum of Towns 2020", start="2020-03-01"),
        event("x", "conference", name="Holmen Forum of Towns 2020", start="2020-04"),
    ),
    two(
        "another-edition",
        "refused",
        event("x", "conference", name="15th Holmen Forum"),
        event("x", "conference", name="16th Holmen Forum"),
    ),
    two(
        "another-edition",
        "refused",
        event("x", "festival", name="Film Week 2020"),
        event("x", "festival", name="Film Week 2021"),
    ),
    two("another-edition", "refused", meet("conference", name="Third Summit"), meet("conference", name="4th Summit")),
    two("meeting-and-call", "refused", meet(), meet("call")),
    two("meeting-and-call", "refused", meet("call", start="2024-05-03T10:00:00"), meet()),
    two(
        "meeting-and-call",
        "refused",
        event("x", "call", DAY, url="https://example.org/c"),
        event("x", "meeting", DAY, url="https://example.org/c"),
    ),
    two("another-kind", "refused", meet("visit"), meet("signing")),
    two("another-kind", "refused", meet("arrest"), meet("trial")),
    two("another-kind", "refused", meet("speech"), meet("award")),
    two(
        "part-and-whole",
        "refused",
        (*meet(within=("v",)), event("v", "meeting", DAY, url="https://example.org/v")),
        (event("x", "meeting", DAY, url="https://example.org/v"),),
    ),
    two(
        "part-and-whole",
        "refused",
        (event("x", "conference", name="15th Holmen Forum of Towns 2020"),),
        (event("x", "meeting", "2020-05-03", within=("v",)), event("v", "conference", name="15th Holmen Forum of Towns 2020")),
    ),
    two(
        "part-and-whole",
        "refused",
        (*meet("visit", within=("v",)), event("v", "visit", url="https://example.org/v")),
        event("x", "visit", url="https://example.org/v"),
    ),
    two("cancelled", "refused", meet(status="EventCancelled"), meet(), on="2024-04-01", on2="2024-05-04"),
    two("cancelled", "refused", meet("visit"), meet("visit", status="EventCancelled"), on="2024-05-09", on2="2024-05-01"),
    two(
        "cancelled",
        "refused",
        meet("conference", name="15th Forum 2024"),
        meet("conference", name="15th Forum 2024", status="EventCancelled"),
        on="2025-01-01",
    ),
    two("no-whole-day", "open", meet(start="2024-05"), meet(start="2024-05")),
    two("no-whole-day", "open", meet(start="2024"), meet(start="2024")),
    two("no-whole-day", "open", meet(start="--05-03"), meet(start="--05-03")),
    # --- never: all kinds
    two("two-identifiers", "refused", who("Anna Berg", FIN, same=(QID + "Q1",)), who("Anna Berg", FIN, same=(QID + "Q2",))),
    two(
        "two-identifiers",
        "refused",
        at("Radio Fjord Nord", NO, same=(QID + "Q1",)),
        at("Radio Fjord Nord", NO, same=(QID + "Q2",)),
    ),
    two(
        "two-identifiers", "refused", place("x", "Nyhavn", NO, same=(GEO + "1/",)), place("x", "Nyhavn", NO, same=(GEO + "2/",))
    ),
    two("another-kind-of-thing", "refused", at("Airport of Holmen", NO), place("x", "Airport of Holmen", NO, kind="Airport")),
    two("another-kind-of-thing", "refused", place("x", "Norway", NO, kind="Country"), at("Government of Norway", NO)),
    two("another-kind-of-thing", "refused", who("White House"), at("White House", "US")),
)
CASES = (*CASES, *KNOWN)


def ids(case: Case) -> str:
    """Return what a case is called."""
    return f"{case.outcome}-{case.rule}"


@pytest.mark.parametrize("case", CASES, ids=ids)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_case(case: Case, turned: bool) -> None:
    documents = case.documents[::-1] if turned else case.documents
    a, b = member(case.documents[0]), member(case.documents[-1])
    if case.rule == "P4" and any(c.iri.endswith("#x0") for c in case.documents[0].claims):
        a, b = member(case.documents[0], "x0"), member(case.documents[-1], "x0")
    resolution = resolve(documents, level=case.level)
    one = any({a, b} <= set(cluster.members) for cluster in resolution.clusters)
    verdict = pair_verdict(a, b, context_of(documents, resolution, case.level))
    assert (verdict.outcome, verdict.rule) == (case.outcome, case.rule), verdict
    assert one == (case.outcome == "joined")
    assert verdict.words


def test_every_rule_has_three_cases() -> None:
    told = Counter((c.rule, c.documents[0].claims[1].kind) for c in CASES)
    assert len(CASES) == 229 + len(KNOWN) and len(KNOWN) == 156
    for rule in policy.RULES:
        if rule.power != "proposal" and rule.name not in ("D2", "E0"):
            assert sum(n for (name, _), n in told.items() if name == rule.name) >= 3, rule.name
    for never in policy.NEVER:
        assert told[never.name, never.kind] >= 3, (never.name, never.kind)
    for row in policy.LACKS:
        assert told[row.name, row.kind] >= 3, row.name


def test_names_of_rules_are_unique() -> None:
    assert len({r.name for r in policy.RULES}) == len(policy.RULES)
    assert len({(r.name, r.kind) for r in policy.NEVER}) == len(policy.NEVER)


@pytest.mark.parametrize(
    ("url", "on", "other", "joined"),
    [
        ("https://example.org/a", "2024-05-03", "2024-05-03", True),
        ("https://example.org/a", "2024-05-03T10:00:00", "2024-05-03", True),
        ("https://example.org/b?x=1", "2024-05-03", "2024-05-03", True),
        ("https://example.org/a", "2024-05-03", "2024-05-04", False),
        ("", "2024-05-03", "2024-05-03", False),
        ("https://example.org/a", "", "", False),
    ],
)
def test_documents_of_one_address_and_day(url: str, on: str, other: str, joined: bool) -> None:
    documents = [document("a.txt", on=on, url=url), document("b.txt", on=other, url=url)]
    assert (len(resolve(documents).clusters) == 1) is joined


@pytest.mark.parametrize("judge", [Judge.UNSURE, Judge.DIFFERENT])
@pytest.mark.parametrize("rule", ["E6", "E7", "N1", "N2", "O6", "P6"])
def test_proposals_and_their_silence(rule: str, judge: Judge) -> None:
    documents = PROPOSED[rule]
    found = resolve(documents)
    assert [p.rule for p in found.proposals] == [rule], found.proposals
    assert not any({member(documents[0]), member(documents[-1])} <= set(c.members) for c in found.clusters)
    assert found.proposals[0].speaks_for
    a, b = (Selector(document=m.document, iri=m.claim) for m in (found.proposals[0].a, found.proposals[0].b))
    assert resolve(documents, [Judgement(judge, a, b, line=1)]).proposals == ()


def pair(a: tuple[Claim, ...], b: tuple[Claim, ...], **more: str) -> tuple[DocumentClaims, DocumentClaims]:
    """Return two documents."""
    return document("a.txt", *a, **more), document("b.txt", *b, **more)


PROPOSED = {
    "E6": pair(
        (event("x", "meeting", DAY, ("anna", "b")), ANNA, body("b", "European Commission")),
        (
            event("x", "meeting", DAY, ("anna", "b", "c", "d", "e", "f", "g"), name="Great Meeting"),
            ANNA,
            body("b", "European Commission"),
            *(person(k, f"Person {k.upper()}") for k in "cdefg"),
        ),
        by="Office",
    ),
    "E7": pair(meet(start="2024-05-03T23:30:00"), meet(start="2024-05-04T01:30:00")),
    "N1": pair((who("Kim Lee", post("chess coach")),), (who("Kim Lee", post("Chess Coach")),)),
    "N2": pair((at("University of Ibadan"),), (at("University of Ibadan"),)),
    "P6": often("P6", "", who("Anna Berg", FIN), who("Anna Berg", post("Minister of Health", NO)), by="Office").documents,
    "O6": pair((at("University of Ibadan"),), (at("University of Ibadan"),), by="Office"),
}
