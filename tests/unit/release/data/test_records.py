"""A fact as a line, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import UnreadableError
from linkeddata.rdf.serialize import ntriples
from linkeddata.rdf.serialize.ntriples import quoted
from linkeddata.rdf.serialize.order import Plain
from linkeddata.rdf.serialize.turtle import Names, Written
from linkeddata.release.data import records
from linkeddata.release.values import Fact, Words
from linkeddata.text.clean import clean
from linkeddata.values.description import Ref, Text, Value
from linkeddata.values.namespaces import SCHEMA, XSD

BASE = "https://data.example.org/"
HARD = st.text(st.sampled_from('ab"\\\n\r\t\x85\u2028\u2029<>é😀u0\x00\x1f'), max_size=12)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from([Ref(BASE + "place/porto-lindo"), Ref("http://www.wikidata.org/entity/Q1"), Ref(BASE + "straße")]),
    st.builds(Text, HARD, st.sampled_from([None, XSD + "date", XSD + "integer", XSD + "decimal"])),
)
WORDS = st.one_of(st.none(), st.builds(Words, st.integers(0, 9), st.integers(9, 99), HARD, HARD, st.integers(0, 5), HARD))
FACTS = st.builds(
    Fact,
    subject=st.sampled_from([BASE + "person/ingrid-sorbo", BASE + "person/ingrid-sorbo#role-1"]),
    property=st.sampled_from(["type", "name", "worksFor", "zzz"]),
    value=VALUES,
    document=st.just(BASE + "document/visit"),
    statement=st.just("urn:sha256:" + "5e" * 32 + "#statement-0123456789ab"),
    basis=st.sampled_from(["text", "metadata"]),
    rule=HARD,
    confidence=st.sampled_from([1.0, 0.123]),
    unsure=st.booleans(),
    words=WORDS,
)


def line(fact: Fact, by_value: bool = False) -> bytes:
    subject, value = records.iri(fact.subject), records.term(fact.value)
    key, other = (value[1:-1], subject) if by_value else (fact.subject, value)
    return records.line(key, records.ranked(fact.property), other, fact.document, records.details(fact))


@given(fact=FACTS)
def test_a_line_tells_the_whole_fact(fact: Fact) -> None:
    made = line(fact)
    assert (made.count(b"\n"), made.count(b"\t"), made.count(b"\r")) == (1, 4, 0)
    told = records.read(made)
    value = fact.value if isinstance(fact.value, Ref) else Text(clean(fact.value.value), fact.value.datatype)
    assert told == Fact(
        fact.subject,
        fact.property,
        value,
        fact.document,
        fact.statement,
        fact.basis,
        fact.rule,
        fact.confidence,
        fact.unsure,
        fact.words,
    )
    if isinstance(fact.value, Ref):
        assert records.read(line(fact, by_value=True), by_value=True) == fact


@given(text=HARD, datatype=st.sampled_from(["", XSD + "date"]))
def test_a_term_is_read_as_it_was_written(text: str, datatype: str) -> None:
    assert records.read_term(records.term(Text(text, datatype or None))) == Plain(clean(text), datatype)


def test_a_string_needs_no_datatype() -> None:
    assert records.term(Text("x", XSD + "string")) == '"x"'


def test_lines_are_in_order_of_iri_and_of_publication() -> None:
    def key(subject: str, prop: str) -> bytes:
        return records.line(subject, records.ranked(prop), '"x"', BASE, "[]")

    rows = [key(BASE + name, prop) for name in ("a", "a#role-1", "a-2", "b") for prop in ("type", "name", "sameAs", "zzz")]
    assert rows == sorted(rows)


@pytest.mark.parametrize("bad", ["no iri", "https://data.example.org/a b", "https://data.example.org/a\n", "javascript:x", ""])
def test_what_cannot_be_written_is_refused(bad: str) -> None:
    with pytest.raises(UnreadableError):
        records.iri(bad)
    with pytest.raises(UnreadableError):
        records.term(Text("x", bad)) if bad else records.term(Ref(bad))


@given(text=st.text(st.characters(exclude_categories=())))
def test_the_short_way_writes_what_the_long_way_writes(text: str) -> None:
    assert records.term(Text(text)) == quoted(clean(text))


TERMS = st.one_of(
    st.builds(Plain, HARD.map(clean), st.sampled_from(["", XSD + "date", XSD + "integer", XSD + "decimal", "http://a/b"])),
    st.builds(
        Plain,
        st.sampled_from(["5", "-0", "05", "1.50", ".5", "+1.0", "x"]),
        st.sampled_from([XSD + "integer", XSD + "decimal"]),
    ),
    st.builds(Plain, HARD.map(clean), st.just(""), st.sampled_from(["en", "pt-BR"])),
    st.sampled_from([BASE + "person/ingrid", BASE + "person/ingrid#role-1", "https://schema.org/Event"]),
)


@given(term=TERMS)
def test_turtle_of_a_written_term_is_that_of_the_term(term: Plain | str) -> None:
    ours, others = (Names(prefixes={"schema": SCHEMA, "person": BASE + "person/", "xsd": XSD}) for _ in range(2))
    written = Written(ours)
    for _ in range(2):
        assert written[ntriples.term(term)] == others.term(term)
    assert ours.declarations() == others.declarations()
