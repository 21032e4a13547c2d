"""Cases of the rules for things of which a document tells less than others do: three that join, and their hard neighbours that do not."""

from __future__ import annotations

from dataclasses import replace

from cases import Case, two
from small_archive import body, document, event, person, place, post

from linkeddata.release.claims import Claim

NO, KE, PT, UY = "NO", "KE", "PT", "UY"
FOREIGN, JUSTICE = "Minister of Foreign Affairs", "Minister of Justice"
KENYA = place("ke", "Kenya", KE, kind="Country")
NORWAY = place("no", "Norway", NO, kind="Country")
BERGEN = place("d", "Bergen", NO)
LISBON = place("d", "Lisbon", PT)
DAY = "2024-05-03"
HOLM = place("h", "Holm", NO)
BANK = body("bank", "Fjord Savings Bank of Holmen", NO)
MFA = {"by": "Ministry of Foreign Affairs", "home": NO}


def who(name: str, *offices: object, **more: object) -> Claim:
    """Return a person called `x`."""
    return person("x", name, *offices, **more)  # type: ignore[arg-type]


def warned(claim: Claim) -> Claim:
    """Return a person of whom the document says that another bears the name."""
    return replace(claim, namesake=True)


def ranked(claim: Claim, *ranks: str) -> Claim:
    """Return a person with titles before the name."""
    return replace(claim, ranks=ranks)


def of(claim: Claim, country: str) -> Claim:
    """Return a person of a country."""
    return replace(claim, country=country)


def met(other: str, kind: str = "call", on: str = DAY, *offices: object) -> tuple[Claim, ...]:
    """Return an event with somebody else."""
    return (person("y", other, *offices), event("e", kind, on, ("x", "y")))  # type: ignore[arg-type]


def by_third(
    rule: str, outcome: str, a: tuple[Claim, ...], third: tuple[Claim, ...], b: tuple[Claim, ...], **told: str
) -> Case:
    """Return a case of two documents, and a third between them."""
    return Case(
        rule, outcome, (document("a.txt", *a, **told), document("m.txt", *third, by="Wire"), document("b.txt", *b, **told))
    )


ANN = "Ann-Mari Solvik"
MINISTER, BARE = who(ANN, post(FOREIGN)), who(ANN)
HEAD = (who(ANN, post("director", "", "bank")), BANK)
JUSTICES = (who("Teresa Almada", post(JUSTICE, PT)), who("Teresa Almada", post(JUSTICE, UY)))

PERSONS: tuple[Case, ...] = (
    # --- P7 the same company
    two("P7", "joined", (who(ANN, post(FOREIGN)), *met("Rui Esparta")), (BARE, *met("Rui Esparta"))),
    two("P7", "joined", (BARE, *met("Rui Esparta", "meeting")), (BARE, *met("Rui ESPARTA", "meeting", DAY, post("Mayor")))),
    two("P7", "joined", (BARE, *met("Rui Esparta", "visit")), (who(ANN, post("clerk")), *met("Rui Esparta", "visit"))),
    two("name-alone", "open", (BARE, *met("Rui Esparta")), (BARE, *met("Rui Esparta"))),
    two("name-alone", "open", (MINISTER, *met("Rui Esparta")), (BARE, *met("Rui Esparta", "call", "2024-05-04"))),
    two("name-alone", "open", (MINISTER, *met("Rui Esparta")), (BARE, *met("Rui Esparta", "meeting"))),
    two("name-alone", "open", (MINISTER, *met("Rui Esparta")), (BARE, *met("Rui Almeida"))),
    by_third("name-alone", "open", (MINISTER, *met("Rui Esparta")), (warned(person("z", ANN)),), (BARE, *met("Rui Esparta"))),
    # --- P8 the country that the other document names
    two("P8", "joined", who(ANN, post("Minister of Finance")), who(ANN, post("Minister of Finance", NO)), by="Office", at=NO),
    two("P8", "joined", who(ANN, post("State Secretary", NO)), (who(ANN, post("State Secretary")), NORWAY)),
    two("P8", "joined", who("Gerd Whit", post("Mayor of Brannick")), who("Gerd Whit", post("Mayor of Brannick"))),
    two("P8", "joined", MINISTER, (who(ANN, post("foreign minister")), NORWAY), **{**MFA, "by2": "Wire", "home2": ""}),
    two("P8", "joined", (who(ANN, post("Cabinet Secretary for Health")), KENYA), who(ANN, post("health minister", KE))),
    two("name-alone", "open", who(ANN, post("Minister of Finance")), who(ANN, post("Minister of Finance", NO))),
    two("name-alone", "open", (who(ANN, post(JUSTICE)), KENYA), who(ANN, post("Minister of Health", KE))),
    two("name-alone", "open", (who("Gerd Whit", post("Mayor")), KENYA), (who("Gerd Whit", post("Mayor")), KENYA)),
    by_third(
        "name-alone",
        "open",
        (who("Teresa Almada", post(JUSTICE)), place("pt", "Portugal", PT, kind="Country")),
        (person("z", "Teresa Almada", post(JUSTICE, UY)),),
        (JUSTICES[0],),
    ),
    by_third("name-alone", "open", (who(ANN, post(FOREIGN, KE)),), (warned(person("z", ANN)),), (MINISTER, KENYA)),
    # --- P9 the same office in documents of one publisher
    two("P9", "joined", who("Anna Berg", post("President")), who("Anna Berg", post("President")), by="Club", at=NO),
    two("P9", "joined", who(ANN, post("Foreign Secretary")), who(ANN, post("Foreign Secretary")), by="Office"),
    two("P9", "joined", MINISTER, who(ANN, post("Minister")), **MFA),
    two("name-alone", "open", who(ANN, post("President")), who(ANN, post("President")), by="Club", by2="Other Club"),
    two("name-alone", "open", who(ANN, post("President")), who(ANN, post("Treasurer")), by="Club"),
    two("name-alone", "open", who(ANN, post("Minister")), who(ANN, post("Minister")), **{**MFA, "home2": UY}),
    two("name-alone", "open", who(ANN, post("Minister of Health")), who(ANN, post("Minister")), by="Wire"),
    two(
        "name-alone",
        "open",
        (who(ANN, post("director", "", "b")), body("b", "Holmen Institute")),
        (who(ANN, post("director", "", "b")), body("b", "Nyhavn Institute")),
        by="Wire",
    ),
    by_third("name-alone", "open", (MINISTER,), (warned(person("z", ANN)),), (who(ANN, post("Minister")),), by="Club"),
    two("name-alone", "open", who(ANN, post("mayor")), who(ANN, post("mayor")), by="Wire", on="2010-01-01", on2="2024-05-03"),
    # --- P10 the office's own minister
    two("P10", "joined", MINISTER, BARE, **MFA),
    two("P10", "joined", who(ANN, post("Minister of Health")), who(ANN.upper()), by="Ministry of Health", home=KE),
    two("P10", "joined", (who(ANN, post("State Secretary")), BERGEN), (BARE, KENYA), **MFA, line="d", line2=""),
    two("name-alone", "open", MINISTER, BARE, **{**MFA, "by2": "Ministry of Health"}),
    two("name-alone", "open", MINISTER, BARE, **{**MFA, "home2": UY}),
    two("name-alone", "open", MINISTER, BARE, by="Wire", at=NO),
    two("name-alone", "open", MINISTER, ranked(BARE, "dr"), **MFA),
    two("name-alone", "open", (MINISTER, LISBON), BARE, **MFA, line="d", line2=""),
    by_third("name-alone", "open", (MINISTER,), (person("z", ANN, post("violinist")),), (BARE,), **MFA),
    by_third("name-alone", "open", (MINISTER,), (person("z", ANN), person("y", ANN)), (BARE,), **MFA),
    by_third("name-alone", "open", (MINISTER,), (person("z", ANN, post("student"), private=True),), (BARE,), **MFA),
    by_third("name-alone", "open", (MINISTER,), (person("z", ANN + " Jr."),), (BARE,), **MFA),
    # --- P11 a name with its country
    two("P11", "joined", who(ANN, post(FOREIGN, NO)), of(BARE, NO)),
    two("P11", "joined", of(BARE, KE), who(ANN, post("Ambassador of Kenya to Norway", KE))),
    two("P11", "joined", MINISTER, of(BARE, NO), **{**MFA, "by2": "Wire", "home2": ""}),
    two("two-countries", "refused", who(ANN, post(FOREIGN, NO)), of(BARE, KE)),
    two("name-alone", "open", who(ANN, post("violinist")), of(BARE, NO)),
    by_third(
        "name-alone",
        "open",
        (JUSTICES[0],),
        (person("z", "Teresa Almada", post(JUSTICE, UY)),),
        (of(who("Teresa Almada"), PT),),
    ),
    by_third("name-alone", "open", (who(ANN, post(FOREIGN, NO)),), (person("z", ANN, post("baker")),), (of(BARE, NO),)),
    # --- P12 with the same person
    *(
        two(
            "P12",
            "joined",
            (who(ANN, post(title)), person("y", "Ola Moe", post(FOREIGN, KE)), event("e", kind, DAY, ("x", "y"))),
            (BARE, person("y", "Ola Moe", post(FOREIGN, KE)), event("e", kind, "2024-06-01", ("x", "y"))),
        )
        for title, kind in (("Mayor of Holm", "meeting"), ("director", "visit"), ("Minister of Finance", "call"))
    ),
    two(
        "name-alone",
        "open",
        (who(ANN, post("director")), person("y", "Ola Moe"), event("e", "visit", DAY, ("x", "y"))),
        (BARE, person("y", "Ola Moe"), event("e", "visit", "2024-06-01", ("x", "y"))),
    ),
    two(
        "name-alone",
        "open",
        (who(ANN, post("director")), person("y", "Ola Moe", post(FOREIGN, KE)), event("e", "visit", DAY, ("x", "y"))),
        (BARE, person("y", "Ola Moe", post(FOREIGN, KE))),
    ),
    two(
        "name-alone",
        "open",
        (who(ANN, post("director")), person("y", "Ola Moe", post(FOREIGN, KE)), event("e", "visit", DAY, ("x", "y"))),
        (ranked(BARE, "dr"), person("y", "Ola Moe", post(FOREIGN, KE)), event("e", "visit", "2024-06-01", ("x", "y"))),
    ),
    # --- P13 the body of the only bearer
    two("P13", "joined", HEAD, (BARE, BANK)),
    two("P13", "joined", (BARE, BANK), (who(ANN, post("chief executive", "", "bank")), BANK)),
    two("P13", "joined", HEAD, (ranked(BARE), BANK), by="Wire", by2="Office"),
    two("name-alone", "open", HEAD, (BARE, body("bank", "Fjord Savings Bank of Nyhavn", NO))),
    two("name-alone", "open", HEAD, (ranked(BARE, "captain"), BANK)),
    by_third("name-alone", "open", HEAD, (person("z", ANN, private=True),), (BARE, BANK)),
    by_third("name-alone", "open", HEAD, (person("z", ANN, post("pilot")),), (BARE, BANK)),
    # --- P14 the office of a body that both tell of
    two("P14", "joined", HEAD, (who(ANN, post("director")), BANK)),
    two("P14", "joined", (who(ANN, post("Rector")), BANK), (who(ANN, post("rector", "", "bank")), BANK)),
    two("P14", "joined", (who(ANN, post("chief executive")), BANK), (who(ANN, post("chief executive", "", "bank")), BANK)),
    two("name-alone", "open", HEAD, (who(ANN, post("pilot")), BANK)),
    two("name-alone", "open", HEAD, who(ANN, post("director"))),
    by_third("name-alone", "open", HEAD, (warned(person("z", ANN)),), (who(ANN, post("director")), BANK)),
    # --- P15 the office and a town
    two("P15", "joined", (who(ANN, post("port director")), HOLM), (who(ANN, post("Port director")), HOLM)),
    two("P15", "joined", (who(ANN, post("Mayor")), HOLM), (who(ANN, post("mayor")), HOLM), by="Wire", by2="City"),
    two("P15", "joined", (who(ANN, post("President")), HOLM), (who(ANN, post("President")), HOLM)),
    two("name-alone", "open", (who(ANN, post("Mayor")), HOLM), (who(ANN, post("mayor")), BERGEN)),
    two("name-alone", "open", (who(ANN, post("Mayor")), HOLM), (who(ANN, post("rector")), HOLM)),
    two("name-alone", "open", (who(ANN, post("Mayor")), HOLM), (who(ANN, post("Mayor")), place("h", "Holm", KE))),
    two(
        "name-alone",
        "open",
        (who(ANN, post("Mayor")), place("h", "Old Port")),
        (who(ANN, post("Mayor")), place("h", "Old Port")),
    ),
    by_third(
        "name-alone", "open", (who(ANN, post("Mayor")), HOLM), (warned(person("z", ANN)),), (who(ANN, post("Mayor")), HOLM)
    ),
    # --- never: two in one
    two("two-in-one", "refused", warned(who(ANN, post(FOREIGN, NO))), who(ANN, post(FOREIGN, NO))),
    two("two-in-one", "refused", who(ANN, post("rector"), post("Mayor")), (who(ANN, post("Mayor"))), by="Wire"),
    two("two-in-one", "refused", of(who(ANN, post(JUSTICE, PT)), UY), who(ANN, post(JUSTICE, PT))),
    two(
        "two-in-one",
        "refused",
        (who(ANN, post("director", "", "bank"), post("director", "", "c")), BANK, body("c", "Holm Museum", NO)),
        HEAD,
    ),
    two("two-in-one", "refused", HEAD, (warned(HEAD[0]), BANK)),
)


def at(name: str, country: str = "", **more: object) -> Claim:
    """Return an organization called `x`."""
    return body("x", name, country, **more)  # type: ignore[arg-type]


def visit(there: Claim, name: str = ANN, kind: str = "visit", on: str = DAY) -> tuple[Claim, ...]:
    """Return something called `x`, and who was there."""
    return (there, person("p", name), event("e", kind, on, ("p",), ("x",)))


def clerk(name: str = ANN, where: str = "x") -> Claim:
    """Return somebody who works for a body."""
    return person("p", name, post("clerk", "", where))


HEALTH = {"by": "Ministry of Health", "home": KE}
KIPTO, KISUM = place("t", "Kipto", kind="Place"), place("u", "Kisum", kind="Place")
NAIROBI = place("d", "Nairobi", KE)
HOSPITAL, IN_KIPTO = at("University Hospital"), at("University Hospital", within=("t",))
BODIES: tuple[Case, ...] = (
    # --- O8 the publisher
    two("O8", "joined", at("Fjord Nova"), at("Fjord Nova"), by="Fjord Nova", at=NO, at2=KE),
    two("O8", "joined", at("the Fjord Nova"), at("Fjord Nova"), by="Fjord Nova"),
    two(
        "O8",
        "joined",
        at("Northern Press", kind="NewsMediaOrganization"),
        at("Northern Press", kind="NewsMediaOrganization"),
        by="Northern Press",
        at=NO,
        at2="EE",
    ),
    two("name-alone", "open", at("Fjord Nova"), at("Fjord Nova"), by="Fjord Nova", by2="Other"),
    two("generic-without-country", "open", at("Press Service"), at("Press Service"), by="Press Service"),
    two("generic-without-country", "open", at("University"), at("University"), by="University"),
    two("two-countries", "refused", at("Parliament"), at("Parliament"), by="Parliament", at=NO, at2=KE),
    # --- O9 bodies of the state
    two("O9", "joined", at("Norwegian Ministry of Finance", NO), at("Ministry of Finance", NO)),
    two("O9", "joined", at("Parliament of Kenya", KE), (at("Parliament"), NAIROBI), **HEALTH, line2="d"),
    two("O9", "joined", (at("Central Bank"), NAIROBI), (at("Central Bank"), NAIROBI), **HEALTH, line="d"),
    two(
        "generic-without-country",
        "open",
        (at("Central Bank"), NAIROBI, NORWAY),
        (at("Central Bank"), NAIROBI),
        **HEALTH,
        line="d",
    ),
    two("generic-without-country", "open", (at("Central Bank"), LISBON), (at("Central Bank"), LISBON), **HEALTH, line="d"),
    two(
        "generic-without-country", "open", (at("Parliament"), NAIROBI), (at("Parliament"), NAIROBI), by="Wire", at=KE, line="d"
    ),
    two("name-alone", "open", at("Ministry of Finance", NO), at("Ministry of Health", NO)),
    two(
        "generic-without-country",
        "open",
        (at("Parliament"), NAIROBI),
        (at("Parliament"), BERGEN),
        **{**HEALTH, "by2": "Ministry of Health", "home2": NO},
        line="d",
    ),
    # --- O10 a common name and its town
    two("O10", "joined", (IN_KIPTO, KIPTO), (HOSPITAL, KIPTO, NAIROBI), **HEALTH, line2="d"),
    two("O10", "joined", (at("University Hospital of Kipto"), KIPTO), (HOSPITAL, KIPTO), **HEALTH),
    two("O10", "joined", (at("Port Authority of Kipto"), KIPTO), (at("Port Authority", within=("t",)), KIPTO), by="Wire"),
    two("generic-without-country", "open", (HOSPITAL, KIPTO), (HOSPITAL, KIPTO), **HEALTH),
    two("generic-without-country", "open", (IN_KIPTO, KIPTO), (HOSPITAL, KISUM), **HEALTH),
    two("generic-without-country", "open", (IN_KIPTO, KIPTO), (HOSPITAL, KIPTO, KISUM), **HEALTH),
    two("generic-without-country", "open", (IN_KIPTO, KIPTO), (HOSPITAL, KIPTO), by="Wire"),
    two("generic-without-country", "open", (IN_KIPTO, KIPTO), (HOSPITAL, KIPTO), **{**HEALTH, "by2": "Other"}),
    Case(
        "generic-without-country",
        "open",
        (
            document("a.txt", IN_KIPTO, KIPTO, **HEALTH),
            document("m.txt", body("z", "University Hospital", "", ("u",)), KISUM, **HEALTH),
            document("b.txt", HOSPITAL, KIPTO, **HEALTH),
        ),
    ),
    # --- O11 who works there
    two("O11", "joined", (at("CNQ"), clerk()), (at("CNQ"), clerk())),
    two("O11", "joined", (at("Tassili Hydrocarbures"), clerk()), (at("Tassili Hydrocarbures"), person("p", ANN))),
    two("O11", "joined", (at("CNQ", alt=("Council of Quay Ports",)), clerk()), (at("CNQ"), clerk()), by="Wire", by2="Office"),
    two("name-alone", "open", (at("CNQ"), clerk()), (at("CNQ"), clerk("Rui Esparta"))),
    two("name-alone", "open", (at("CNQ"), person("p", ANN)), (at("CNQ"), person("p", ANN))),
    two("name-alone", "open", (at("CNQ"), clerk()), (at("CNQ"), warned(clerk()))),
    Case(
        "name-alone",
        "open",
        (
            document("a.txt", at("MCN"), clerk()),
            document("m.txt", body("y", "Moehl College", alt=("MCN",)), body("z", "Montal College", alt=("MCN",))),
            document("b.txt", at("MCN"), clerk()),
        ),
    ),
    two(
        "name-alone",
        "open",
        (at("Moehl College", alt=("MCN",)), clerk()),
        (at("Montal College", alt=("MCN",)), clerk()),
    ),
    two("generic-without-country", "open", (HOSPITAL, clerk()), (HOSPITAL, clerk())),
    two("two-countries", "refused", (at("CNQ", NO), clerk()), (at("CNQ", KE), clerk())),
    # --- O13 who was there
    two("O13", "joined", visit(at("University Hospital")), visit(at("University Hospital"))),
    two("O13", "joined", visit(at("Port Authority")), visit(at("the Port Authority"))),
    two("O13", "joined", visit(at("Fjord Works")), visit(at("Fjord Works"), kind="meeting")),
    two("generic-without-country", "open", visit(at("University Hospital")), visit(at("University Hospital"), on="2024-05-04")),
    two(
        "generic-without-country",
        "open",
        visit(at("University Hospital")),
        visit(at("University Hospital"), name="Rui Esparta"),
    ),
    two("generic-without-country", "open", visit(at("Hospital")), visit(at("Hospital"))),
    two("generic-without-country", "open", visit(at("Ministry of Finance")), visit(at("Ministry of Finance"))),
    two(
        "generic-without-country",
        "open",
        (at("Fjord Works"), person("p", ANN), event("e", "meeting", DAY, ("p", "x"))),
        (at("Fjord Works"), person("p", ANN), event("e", "meeting", DAY, ("p", "x"))),
    ),
    two("two-countries", "refused", visit(at("University Hospital", NO)), visit(at("University Hospital", KE))),
    # --- O12 a long name, or one with its town
    two("O12", "joined", at("Tanah Rescue League"), at("the Tanah Rescue League"), by="Office", home=NO),
    two("O12", "joined", (at("Kipto Opera"), KIPTO), (at("Kipto Opera"), KIPTO), by="Office", home=NO),
    two("O12", "joined", at("Holmen Institute of Fish"), at("Holmen Institute of Fish"), by="Office", home=NO),
    two("name-alone", "open", at("Tanah Rescue League"), at("Tanah Rescue League"), by="Office", home=NO, by2="Other"),
    two("name-alone", "open", at("Tanah Rescue League"), at("Tanah Rescue League"), by="Wire", at=NO),
    two("name-alone", "open", at("Tanah Rescue League"), at("Tanah Rescue League"), by="Office", home=NO, home2=KE),
    two("name-alone", "open", (at("University of Kipto"), KIPTO), at("University of Kipto"), by="Office", home=NO),
    Case(
        "name-alone",
        "open",
        (
            document("a.txt", at("Tanah Rescue League", NO), by="O", home=NO),
            document("m.txt", body("y", "Tanah Rescue League", KE), by="O", home=NO),
            document("b.txt", at("Tanah Rescue League"), by="O", home=NO),
        ),
    ),
    two(
        "name-alone",
        "open",
        (at("Kipto Rescue League"), place("t", "Kipto", KE)),
        (at("Kipto Rescue League"), place("t", "Kipto", NO)),
        by="Office",
        home=NO,
    ),
)


def town(name: str = "Kipto", country: str = "", **more: object) -> Claim:
    """Return a settlement called `x`."""
    return place("x", name, country, kind="Place", **more)  # type: ignore[arg-type]


def elsewhere(name: str = "Kipto", country: str = NO) -> tuple[Claim, ...]:
    """Return a settlement of a name in another country."""
    return (place("z", name, country, kind="City"),)


PLACES: tuple[Case, ...] = (
    # --- L5 towns of an office at home
    two("L5", "joined", (town(), NAIROBI), (town(), NAIROBI), **HEALTH, line="d"),
    two("L5", "joined", (town(), NAIROBI, NORWAY), town("KIPTO"), **HEALTH, line="d", line2=""),
    two("L5", "joined", (town(), NAIROBI), (town(), NAIROBI), **{**HEALTH, "by2": "Ministry of Ports"}, line="d"),
    two("unknown-country", "open", (town(), LISBON), (town(), NAIROBI), **HEALTH, line="d"),
    two("unknown-country", "open", (town(), NAIROBI), (town(), BERGEN), **{**HEALTH, "home2": NO}, line="d"),
    two("unknown-country", "open", (town(), NAIROBI), (town(), NAIROBI), by="Wire", at=KE, line="d"),
    two("unknown-country", "open", (town("Tripoli"), NAIROBI), (town("Tripoli"), NAIROBI), **HEALTH, line="d"),
    two("unknown-country", "open", (town(), NORWAY), town(), **HEALTH),
    by_third("unknown-country", "open", (town(), NAIROBI), elsewhere(), (town(), NAIROBI), **HEALTH, line="d"),
    # --- L7 who was there
    two("L7", "joined", visit(town()), visit(town())),
    two("L7", "joined", visit(town("Kipto", NO)), visit(town("KIPTO"), kind="meeting")),
    two("L7", "joined", visit(place("x", "White Hall", kind="EventVenue")), visit(place("x", "White Hall", kind="Place"))),
    two("unknown-country", "open", visit(town()), visit(town(), on="2024-05-04")),
    two("unknown-country", "open", visit(town()), visit(town(), name="Rui Esparta")),
    two(
        "venue-by-name", "open", visit(place("x", "White Hall", kind="EventVenue")), place("x", "White Hall", kind="EventVenue")
    ),
    two("two-countries", "refused", visit(town("Kipto", NO)), visit(town("Kipto", KE))),
    by_third("unknown-country", "open", visit(town()), (warned(person("z", ANN)),), visit(town())),
    # --- L6 the town of the publisher
    two("L6", "joined", town("Harrowmere"), town("Harrowmere"), by="University", line="x"),
    two("L6", "joined", town("Harrowmere"), town("HARROWMERE"), by="Harrowmere Post", line="x"),
    by_third("L6", "joined", (town(),), elsewhere(), (town(),), by="City of Kipto", line="x"),
    by_third("unknown-country", "open", (town(),), elsewhere(), (town(),), by="University", line="x"),
    two("unknown-country", "open", town("Harrowmere"), town("Harrowmere"), by="University", line="x", line2=""),
    two("unknown-country", "open", town("Harrowmere"), town("Harrowmere"), by="University", by2="Wire", line="x"),
    two("unknown-country", "open", town("Tripoli"), town("Tripoli"), by="University", line="x"),
    two("unknown-country", "open", town(), town("Kipto", NO), by="University", line="x"),
)
KNOWN: tuple[Case, ...] = (*PERSONS, *BODIES, *PLACES)
