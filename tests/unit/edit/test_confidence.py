"""The edition of what is sure enough: what goes, what goes with it, and what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sizes import many
from strategies import descriptions

from linkeddata.edit.confidence import confident, low_confidence_shown
from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA
from linkeddata.values.span import Span

BASE = "https://x.example/"
WORDS = (Evidence(Span(0, 5), "words"),)
FAMILIES = {
    "article": Family.ARTICLE,
    "ona": Family.PERSON,
    "ada": Family.PERSON,
    "board": Family.ORGANIZATION,
    "lima": Family.PLACE,
    "peru": Family.PLACE,
    "meeting": Family.EVENT,
    "forum": Family.EVENT,
    "post": Family.ROLE,
}


def said(subject, prop, value, confidence=0.95, rule="reader:x", basis=Basis.TEXT, unsure=False):
    """Return one statement; a value that is a thing's short name is that thing."""
    if prop in ("type", "eventStatus"):
        made = Ref(SCHEMA + value)
    elif prop == "additionalType":
        made = Ref(EVENT_TYPES + value)
    else:
        made = Ref(BASE + value) if value in FAMILIES else Text(value)
    return Statement(BASE + subject, prop, made, basis, WORDS, rule, confidence, unsure)


def page(*changed):
    """Return a description of a page; a changed statement stands for the one of the same subject, property and value."""
    given_ = (Basis.INFERENCE, "article"), (Basis.METADATA, "metadata:x")
    statements = [
        said("article", "type", "NewsArticle", 1, given_[0][1], given_[0][0]),
        said("article", "headline", "Talks in Lima", 1, "metadata:headline"),
        said("article", "publisher", "board", 1, given_[1][1], given_[1][0]),
        said("article", "about", "meeting"),
        *(said("article", "mentions", thing) for thing in FAMILIES if thing not in ("article", "post", "meeting")),
        *(
            said(thing, prop, value)
            for thing, kind, name in (
                ("ona", "Person", "Ona Prat"),
                ("ada", "Person", "Ada Byrne"),
                ("board", "Organization", "Water Board"),
                ("lima", "City", "Lima"),
            )
            for prop, value in (("type", kind), ("name", name))
        ),
        said("peru", "type", "Country"),
        said("peru", "name", "Peru", rule="link:demonym"),
        said("ona", "nationality", "peru"),
        said("ona", "jobTitle", "director"),
        said("ona", "worksFor", "post"),
        said("meeting", "type", "Event"),
        said("meeting", "additionalType", "meeting"),
        said("meeting", "name", "Meeting: Ona Prat, Ada Byrne", rule="events:label"),
        said("meeting", "attendee", "ona"),
        said("meeting", "attendee", "ada"),
        said("meeting", "location", "lima"),
        said("meeting", "superEvent", "forum"),
        said("forum", "type", "BusinessEvent"),
        said("forum", "additionalType", "conference"),
        said("forum", "name", "Lake Forum", rule="reader:event-name"),
        said("forum", "startDate", "2021-05-04"),
        said("post", "type", "OrganizationRole"),
        said("post", "roleName", "director"),
        said("post", "worksFor", "board"),
    ]
    for new in changed:
        at = next((n for n, s in enumerate(statements) if s.mark == new.mark), None)
        statements[at : None if at is None else at + 1] = [new] if at is not None else [*statements, new]
    order = {BASE + name: n for n, name in enumerate(FAMILIES)}
    statements.sort(key=lambda s: order[s.subject])
    things = tuple(Thing(BASE + name, family, WORDS) for name, family in FAMILIES.items())
    return Description(SourceFacts("a.txt", "00" * 32, "utf-8", "text/plain", 9), things, tuple(statements))


def difference(before, after):
    """Return what an edition lacks, `subject property value` or the short name of a thing, and what it has anew."""

    def short(s):
        value = s.value.iri if isinstance(s.value, Ref) else s.value.value
        return f"{s.subject.removeprefix(BASE)} {s.property} {value.removeprefix(BASE).removeprefix(SCHEMA)}"

    old, new = ({t.iri.removeprefix(BASE) for t in d.things} | {short(s) for s in d.statements} for d in (before, after))
    return old - new, new - old


def about(*things, but=()):
    """Return all lines of a page that speak of these things."""
    whole = page()
    lines, _ = difference(whole, replace(whole, things=(), statements=()))
    parts = {line for line in lines for thing in things if thing in (line.split()[0], line.split(maxsplit=2)[-1])}
    return parts - set(but)


CASES = (
    # one statement of several
    ("fact", [said("ona", "jobTitle", "director", 0.5)], {"ona jobTitle director"}, set()),
    # a person goes with everything that points there; the label of the meeting names who is left
    (
        "person",
        [said("ada", "type", "Person", 0.5), said("ada", "name", "Ada Byrne", 0.5)],
        about("ada") | {"meeting name Meeting: Ona Prat, Ada Byrne"},
        {"meeting name Meeting: Ona Prat"},
    ),
    # a post goes with its body's name … which metadata hold here, so it stays; with its title it goes
    ("body held", [said("board", "type", "Organization", 0.5), said("board", "name", "Water Board", 0.5)], set(), set()),
    ("post", [said("post", "roleName", "director", 0.5)], about("post"), set()),
    ("link to post", [said("ona", "worksFor", "post", 0.5)], about("post"), set()),
    # a country that only an adjective names goes with the last link to it
    ("demonym", [said("ona", "nationality", "peru", 0.5)], about("peru"), set()),
    # a happening goes when neither date nor place nor anybody taking part is left
    (
        "bare",
        [
            said("meeting", "attendee", "ona", 0.5),
            said("meeting", "attendee", "ada", 0.5),
            said("meeting", "location", "lima", 0.5),
        ],
        about("meeting"),
        set(),
    ),
    ("named", [said("forum", "startDate", "2021-05-04", 0.5)], about("forum"), set()),
    # a kind that is unsure: the class becomes general and the label too
    (
        "kind",
        [said("forum", "type", "BusinessEvent", 0.5), said("forum", "additionalType", "conference", 0.5)],
        {"forum type BusinessEvent", f"forum additionalType {EVENT_TYPES}conference"},
        {"forum type Event"},
    ),
    (
        "labelled kind",
        [said("meeting", "additionalType", "meeting", 0.5)],
        {f"meeting additionalType {EVENT_TYPES}meeting", "meeting name Meeting: Ona Prat, Ada Byrne"},
        {"meeting name Event: Ona Prat, Ada Byrne"},
    ),
    # a second class that an event gave goes alone; the only class stays with the thing
    ("acts", [said("lima", "type", "Organization", 0.5, "events:acts")], {"lima type Organization"}, set()),
    ("only class", [said("lima", "type", "City", 0.5)], set(), set()),
    # the whole of an event that goes takes no part along
    (
        "parent",
        [said("forum", "type", "BusinessEvent", 0.5), said("forum", "name", "Lake Forum", 0.5, "reader:event-name")],
        about("forum"),
        set(),
    ),
    # what was given stays, and holds both its ends
    ("metadata", [said("article", "url", "u", 0.1, basis=Basis.METADATA)], set(), set()),
    ("headline", [said("article", "headline", "Talks in Lima", 0.1)], set(), set()),
    ("configuration", [said("ona", "email", "o", 0.1, basis=Basis.CONFIGURATION)], set(), set()),
    ("editor", [said("ona", "jobTitle", "director", 0.1, basis=Basis.EDITOR)], set(), set()),
    (
        "editor holds",
        [
            said("ada", "type", "Person", 0.5),
            said("ada", "name", "Ada Byrne", 0.5),
            said("ada", "knows", "lima", 1, basis=Basis.EDITOR),
        ],
        set(),
        set(),
    ),
    ("article's own", [said("article", "about", "meeting", 0.5)], {"article about meeting"}, set()),
)


@pytest.mark.parametrize(("changed", "gone", "new"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_goes(changed, gone, new):
    whole = page(*changed)
    made = confident(whole, 0.9)
    assert difference(whole, made) == (gone, new)
    if not gone:
        assert made.statements == whole.statements


def test_cases_counted():
    assert len(CASES) == 19


def test_the_same_object_where_nothing_goes():
    whole = page()
    assert confident(whole, 0.95) is whole
    assert confident(whole) is whole
    assert low_confidence_shown(whole) is whole


def test_one_advice_tells():
    made = confident(page(said("ona", "jobTitle", "director", 0.5)), 0.9)
    (finding,) = made.findings
    assert (finding.severity, finding.code) == (Severity.ADVICE, "unsure-left-out")
    assert finding.message == (
        "1 statement omitted (confidence below 0.9, or dependent on one that was); lower --min-confidence to keep more."
    )
    many = confident(page(), 0.99).findings[-1].message
    assert many.startswith("32 statements omitted")


def test_findings_about_what_is_gone_are_gone():
    def finding(**of):
        return Finding(Severity.WARNING, "x", "X.", **of)

    findings = (
        finding(),
        finding(iri=BASE + "ada"),
        finding(iri=BASE + "ona", property="jobTitle", value="director"),
        finding(iri=BASE + "ona", property="name", value="Ona Prat"),
    )
    whole = page(
        said("ada", "type", "Person", 0.5), said("ada", "name", "Ada Byrne", 0.5), said("ona", "jobTitle", "director", 0.5)
    )
    kept = confident(replace(whole, findings=findings), 0.9).findings
    assert kept[:-1] == (findings[0], findings[3])


def test_what_is_marked_stays_only_where_it_is_asked_for():
    marked = page(
        said("ona", "jobTitle", "captain", unsure=True),
        said("meeting", "organizer", "board", unsure=True),
    )
    made = confident(marked)
    assert made.statements == page().statements
    assert made.things == marked.things
    assert made.findings[0].message == "2 statements omitted (below the standard threshold); add --all to keep more."
    assert confident(marked, unsure=True) is marked
    assert low_confidence_shown(marked).statements == marked.statements
    assert low_confidence_shown(marked).findings[0].message.startswith("2 statements are unsure (below the standard threshold)")


def test_a_long_chain_takes_no_long_time():
    """Each post points to the next; the first goes, then all."""
    count = many(30_000)
    things = tuple(Thing(f"{BASE}role/{n}", Family.ROLE) for n in range(count))
    statements = tuple(
        Statement(t.iri, "worksFor", Ref(f"{BASE}role/{n + 1}"), Basis.TEXT, WORDS, "", 0.5 if not n else 1.0)
        for n, t in enumerate(things[:-1])
    )
    made = confident(replace(page(), things=things, statements=statements), 0.9)
    assert made.things == ()
    assert made.statements == ()


@given(descriptions(), st.floats(0, 1))
def test_whatever_is_described(description, least):
    made = confident(description, least)
    known = {t.iri for t in made.things}
    gone = {t.iri for t in description.things} - known
    assert not {s.subject for s in made.statements} - known
    assert not [s for s in made.statements if isinstance(s.value, Ref) and s.value.iri in gone]
    assert {t.iri for t in description.things if t.family is Family.ARTICLE} <= known
    for s in made.statements:
        assert s.confidence >= least or s.property in ("type", "name") or s.basis is not Basis.TEXT or "article" in s.subject
    kept = {s.mark for s in made.statements}
    for s in description.statements:
        assert s.mark in kept or s.basis in (Basis.TEXT, Basis.INFERENCE)
    again = confident(made, least)
    assert (again.things, again.statements) == (made.things, made.statements)
