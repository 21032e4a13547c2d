"""Private persons: who is one, what is told of them, and what is left of a description without them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import BASE, SCHEMA, report
from strategies import sample

from linkeddata.edit.privacy import SENSITIVE, private_persons, warnings, without_private
from linkeddata.edit.privacy.name_search import Forms, folded, form
from linkeddata.schema.event_kinds import KINDS
from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.span import Span

NAME = "Ruben Askeland"
PERSON = BASE + "person-ruben-askeland"


def fact(subject: str, prop: str, value: Ref | Text) -> Statement:
    return Statement(subject, prop, value, Basis.EDITOR, (), "editor")


def with_thing(description: Description, thing: Thing, *statements: Statement) -> Description:
    return replace(description, things=(*description.things, thing), statements=(*description.statements, *statements))


def texts(description: Description, prop: str) -> list[str]:
    return [s.value.value for s in description.statements if s.property == prop and isinstance(s.value, Text)]


# ---- who


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_kinds_that_ask_for_privacy(kind: str) -> None:
    assert (private_persons(report(NAME, kind=kind)) == {PERSON: kind}) is (kind in SENSITIVE)


def test_every_kind_was_tried() -> None:
    assert len(KINDS) > 30
    assert len(SENSITIVE) == 7


ROLES = (
    ("jobTitle", Text("engine driver"), True),
    ("jobTitle", Text("night watchman"), True),
    ("jobTitle", Text("nurse at St Anne's Hospital"), True),
    ("jobTitle", Text("student of law"), True),
    ("jobTitle", Text("Bakers"), True),
    ("jobTitle", Text("chief engineer"), False),
    ("jobTitle", Text("head teacher of Ostburg School"), False),
    ("jobTitle", Text("police commissioner"), False),
    ("jobTitle", Text("Minister of Ports"), False),
    ("worksFor", Ref(BASE + "organization-x"), False),
    ("memberOf", Ref(BASE + "organization-x"), False),
    ("jobTitle", Text("defendant"), True),
    ("jobTitle", Text("the main Suspect"), True),
    ("jobTitle", Text("victim"), True),
    ("jobTitle", Text(" "), False),
    ("nationality", Ref(BASE + "place-x"), True),
    ("alternateName", Text("RA"), True),
)


def test_the_employer_of_a_trade_is_no_public_role() -> None:
    person = BASE + "person-ruben-askeland"

    def made(title: str, prop: str) -> bool:
        more = (
            Statement(person, "jobTitle", Text(title), Basis.EDITOR),
            Statement(person, prop, Ref("https://id.example/organization/x"), Basis.EDITOR),
        )
        return person in private_persons(report("Ruben Askeland", extra=more))

    assert made("nurse", "worksFor")
    assert made("student", "memberOf")
    assert not made("spokesman", "worksFor")


@pytest.mark.parametrize(("prop", "value", "private"), ROLES)
def test_a_public_role(prop: str, value: Ref | Text, private: bool) -> None:
    assert bool(private_persons(report(NAME, extra=(fact(PERSON, prop, value),)))) is private


def test_the_author_is_no_private_person() -> None:
    assert not private_persons(report(NAME, extra=(fact(BASE + "article", "author", Ref(PERSON)),)))


def test_taking_part_is_what_counts() -> None:
    description = report(NAME)
    without = [s for s in description.statements if s.property != "attendee"]
    assert not private_persons(replace(description, statements=tuple(without)))
    organizer = [replace(s, property="organizer") if s.property == "attendee" else s for s in description.statements]
    assert private_persons(replace(description, statements=tuple(organizer))) == {PERSON: "arrest"}


# ---- what is told


def test_one_warning_a_person() -> None:
    (told,) = warnings(report(NAME))
    assert (told.severity, told.code, told.node, told.iri) == (Severity.WARNING, "private-person", NAME, PERSON)
    assert (told.span, told.quote, told.source) == (Span(0, len(NAME)), NAME, "report.txt")
    assert told.message == (
        "Ruben Askeland is named in connection with an arrest, but the text gives no title, employer or membership; check that "
        "you may publish the name, or add --omit private."
    )
    assert "with a trial, but" in warnings(report(NAME, kind="trial"))[0].message


def test_nobody_private_nothing_told() -> None:
    assert warnings(sample()) == ()
    assert without_private(sample()) == sample()
    public = report(NAME, extra=(fact(PERSON, "jobTitle", Text("harbour master")),))
    assert without_private(public) is public


# ---- what is left


def test_the_person_goes_and_what_happened_stays() -> None:
    made = without_private(report(NAME))
    assert [t.iri.removeprefix(BASE) for t in made.things] == [
        "article", "place-saltholme", "event-arrest-saltholme", "person-edda-varnholt", "event-visit-edda-varnholt", "event-trial",
    ]  # fmt: skip
    assert texts(made, "name") == ["Saltholme", "Arrest: Saltholme", "Edda Varnholt", "Visit: Edda Varnholt", "Trial"]
    assert texts(made, "headline") == ["… held after fire at Saltholme depot"]
    assert texts(made, "startDate") == ["2021-05-03", "2021-06-09"]
    known = {t.iri for t in made.things}
    for s in made.statements:
        assert s.subject in known
        if s.property in ("about", "mentions", "attendee", "location"):
            assert isinstance(s.value, Ref)
            assert s.value.iri in known


def test_statements_that_lose_their_words_rest_on_inference() -> None:
    made = without_private(report(NAME))
    headline = next(s for s in made.statements if s.property == "headline")
    assert (headline.basis, headline.evidence, headline.rule) == (Basis.INFERENCE, (), "privacy:headline")
    label = next(s for s in made.statements if s.value == Text("Arrest: Saltholme"))
    assert (label.basis, label.rule, [e.quote for e in label.evidence]) == (Basis.INFERENCE, "privacy:label", ["arrested"])
    held = next(s for s in made.statements if s.property == "location")
    assert (held.basis, len(held.evidence)) == (Basis.TEXT, 1)
    assert not [s for s in made.statements for e in s.evidence if "Askeland" in e.quote]


def test_the_omission_is_told_without_a_name() -> None:
    (told,) = without_private(report(NAME)).findings
    assert (told.severity, told.code) == (Severity.ADVICE, "private-left-out")
    assert told.message == (
        "1 private person was removed, and … replaces the name in the headline; read the output before you publish it."
    )
    page = fact(BASE + "article", "url", Ref("https://saltholme.example/news/askeland-held"))
    assert "address still contains a name" in without_private(report(NAME, extra=(page,))).findings[-1].message


def test_findings_about_others_stay_and_follow_new_iris() -> None:
    arrest = BASE + "event-arrest-ruben-askeland"
    about = Finding(Severity.WARNING, "no-year", "No year is given.", iri=arrest)
    naming = Finding(Severity.WARNING, "mixed-script", "Look at “Ruben Askeland”.")
    on_name = Finding(Severity.WARNING, "doubt", "A letter is doubtful.", span=Span(3, 4))
    description = replace(report(NAME), findings=(about, naming, on_name, *warnings(report(NAME))))
    made = without_private(description).findings
    assert [f.code for f in made] == ["no-year", "private-left-out"]
    assert made[0].iri == BASE + "event-arrest-saltholme"


def test_twice_is_once() -> None:
    made = without_private(report(NAME))
    assert without_private(made) is made


def test_a_happening_of_which_nothing_is_left_goes_too() -> None:
    description = report(NAME)
    trial = BASE + "event-state-against-ruben-askeland"
    bare = tuple(s for s in description.statements if not (s.subject == trial and s.property == "startDate"))
    made = without_private(replace(description, statements=bare))
    assert "event-trial" not in {t.iri.removeprefix(BASE) for t in made.things}


def test_new_iris_are_taken_once() -> None:
    taken = BASE + "event-arrest-saltholme"
    other = with_thing(
        report(NAME),
        Thing(taken, Family.EVENT),
        fact(taken, "additionalType", Ref("https://w3id.org/linkeddata/event-types#arrest")),
        fact(taken, "name", Text("Arrest at night")),
        fact(taken, "location", Ref(BASE + "place-saltholme")),
    )
    assert taken + "-2" in {t.iri for t in without_private(other).things}


TWINS = (
    ("person", "Askeland", True),
    ("person", "Ruben J. Askeland", True),
    ("person", "Ruben", True),
    ("person", "Signe Askeland", False),
    ("organization", "Ruben Askeland & Sons", True),
    ("organization", "Askeland Bakery", False),
    ("place", "Askeland", False),
    ("place", "Ruben Askeland", True),
)


@pytest.mark.parametrize(("family", "name", "gone"), TWINS)
def test_nodes_that_bear_the_name(family: str, name: str, gone: bool) -> None:
    iri = BASE + f"{family}-twin"
    both = with_thing(report(NAME), Thing(iri, Family(family)), fact(iri, "name", Text(name)))
    made = without_private(both)
    assert (iri not in {t.iri for t in made.things}) is gone
    assert texts(made, "headline") == ["… held after fire at Saltholme depot"]


def test_someone_in_office_with_the_same_surname_stays() -> None:
    iri = BASE + "person-other"
    both = with_thing(
        report(NAME), Thing(iri, Family.PERSON), fact(iri, "name", Text("Askeland")), fact(iri, "jobTitle", Text("judge"))
    )
    assert iri in {t.iri for t in without_private(both).things}


LITERALS = (
    ("jobTitle", "lawyer of Ruben Askeland", False),
    ("jobTitle", "Askeland’s lawyer", False),
    ("jobTitle", "Minister of Ports", True),
    ("alternateName", "Edda Varnholt (for RUBEN ASKELAND)", False),
    ("description", "She met R. Askeland.", False),
)


@pytest.mark.parametrize(("prop", "value", "stays"), LITERALS)
def test_literals_of_others(prop: str, value: str, stays: bool) -> None:
    made = without_private(report(NAME, extra=(fact(BASE + "person-edda-varnholt", prop, Text(value)),)))
    assert (value in texts(made, prop)) is stays


@pytest.mark.parametrize(
    ("prop", "address", "stays"),
    [
        ("image", "https://saltholme.example/ruben_askeland.jpg", False),
        ("image", "https://saltholme.example/RubenAskeland.jpg", False),
        ("sameAs", "https://saltholme.example/%52uben-Askeland", False),
        ("image", "https://saltholme.example/depot.jpg", True),
        ("url", "https://saltholme.example/askeland-held", True),
    ],
)
def test_addresses(prop: str, address: str, stays: bool) -> None:
    made = without_private(report(NAME, extra=(fact(BASE + "article", prop, Ref(address)),)))
    assert (Ref(address) in {s.value for s in made.statements}) is stays


def test_an_article_named_after_its_headline() -> None:
    base = "https://saltholme.example/id/"
    description = report(NAME)
    old, new = BASE + "article", base + "article/ruben-askeland-held-after-fire"
    moved = replace(
        description,
        things=tuple(replace(t, iri=new if t.iri == old else t.iri) for t in description.things),
        statements=tuple(replace(s, subject=new if s.subject == old else s.subject) for s in description.statements),
    )
    assert without_private(moved).things[0].iri == base + "article/held-after-fire-at-saltholme-depot"
    page = "https://saltholme.example/article/ruben-askeland-held"
    given = replace(
        moved,
        things=tuple(replace(t, iri=page if t.iri == new else t.iri) for t in moved.things),
        statements=(
            *(replace(s, subject=page if s.subject == new else s.subject) for s in moved.statements),
            fact(page, "url", Ref(page)),
        ),
    )
    assert without_private(given).things[0].iri == page


def test_a_label_that_names_somebody_who_is_no_node() -> None:
    description = report(NAME)
    arrest = BASE + "event-arrest-ruben-askeland"
    said = tuple(
        replace(s, value=Text("Arrest: Ruben Askeland, Odd Veum")) if s.subject == arrest and s.property == "name" else s
        for s in description.statements
    )
    public = fact(PERSON, "jobTitle", Text("harbour master"))
    made = without_private(replace(description, statements=(*said, public)))
    assert "Arrest: Ruben Askeland" in texts(made, "name")
    assert made.findings == ()


# ---- forms of names


SHOWN = (
    ("Ruben Askeland", "RUBEN ASKELAND was held", "… was held"),
    ("Ruben Askeland", "Askeland, Ruben: a life", "…, …: a life"),
    ("Ruben Askeland", "Justice for #RubenAskeland", "Justice for #…"),
    ("Ruben Askeland", "justice for #rubenaskeland", "justice for #…"),
    ("Ruben Askeland", "Askeland’s day in court", "…’s day in court"),
    ("Ruben Askeland", "Askelandsen and Rubens", "Askelandsen and Rubens"),
    ("Říha Ålund", "Riha Alund and Říha", "… and …"),
    ("Bjørn Þórðarson", "Bjorn Thordarson held", "… held"),
    ("Will Marsh", "It will rain; Will too", "It will rain; … too"),
    ("Ana de la Cruz", "De La Cruz and la cruz", "De La … and la cruz"),
    ("陳志明", "法院審理陳志明案", "法院審理…案"),
    ("أحمد الكاتب", "محاكمة أحمد الكاتب اليوم", "محاكمة … اليوم"),
    ("Seán O’Dwyer-Pike", "Sean O'Dwyer Pike held", "… held"),
    ("Ru\u00adben As\u200bkeland", "Ruben Askeland held", "… held"),
    ("Ruben Askeland", "R\u00aduben Aske\u200bland held", "… held"),
    ("Ruben Askeland", "Ruben\n  Askeland held", "… held"),
)


@pytest.mark.parametrize(("name", "text", "left"), SHOWN)
def test_names_are_found_however_written(name: str, text: str, left: str) -> None:
    assert Forms.of([name]).blanked(text) == left


def test_all_were_tried() -> None:
    assert (len(ROLES), len(TWINS), len(LITERALS), len(SHOWN)) == (17, 8, 5, 16)


def test_markup_and_references_hide_nothing() -> None:
    forms = Forms(Forms.of(["Jiří Novotný"]).names)
    assert forms.within("Ji&#345;&iacute;&nbsp;<b>Novotn&yacute;</b>")
    assert forms.within("**Jiří** _Novotný_")
    assert not forms.within("Jiří and Novotný")
    assert not Forms().within("anything")


@pytest.mark.parametrize(
    "text",
    [
        'Jiří <b title="x > y">Novotný</b>',
        "Jiří <b title='\"> y'>Novotný</b>",
        'Jiří <b title="x < y" id="z">Novotný</b>',
        "Jiří <!-- x > y -->Novotný",
        "Jiří <script>x()</script>Novotný",
    ],
    ids=range(5),
)
def test_a_whole_name_is_found_across_markup(text: str) -> None:
    assert Forms(frozenset({("jiri", "novotny")})).within(text)


def test_folding_keeps_places() -> None:
    text, places = folded("Æsa\u0301 ﬁ")
    assert text == "aesa fi"
    assert places == [0, 0, 1, 2, 4, 5, 5]
    assert form("  ") == ()
    assert Forms.of(["", " ", "de la", "Rex", "rex"]) == Forms(frozenset({("de", "la"), ("rex",)}), frozenset({"rex"}))


def test_evidence_is_dropped_by_place_and_by_words() -> None:
    description = report(NAME)
    minister = BASE + "person-edda-varnholt"
    quotes = (
        Evidence(Span(2, 9), "ben Ask"),  # on a mention
        Evidence(Span(900, 914), "Ruben Askeland"),  # elsewhere
        Evidence(Span(900, 908), "minister"),
    )
    said = Statement(minister, "memberOf", Ref(SCHEMA + "x"), Basis.TEXT, quotes, "reader:x", 0.9)
    made = without_private(replace(description, statements=(*description.statements, said)))
    (kept,) = (s for s in made.statements if s.property == "memberOf")
    assert [e.quote for e in kept.evidence] == ["minister"]
