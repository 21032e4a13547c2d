"""Facts sorted on disk, and read again."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from archived import BASE, Archive, archive, frame
from described import calls_and_meetings
from strategies import TEXT, sample

from linkeddata.release import data
from linkeddata.release.data import records
from linkeddata.release.values import Fact, FactRow, Identities, Prepared, Words
from linkeddata.schema.vocabulary import rank
from linkeddata.values.description import Ref


def write(made: Archive, folder: Path, **more: int) -> data.Dumps:
    return data.write(
        made.prepared, made.identities, frame(folder), facts_of=made.facts_of, evidence_of=made.evidence_of, **more
    )


@pytest.fixture
def made() -> Archive:
    other = replace(calls_and_meetings(), source=replace(sample().source, digest="ab" * 32, name="calls.txt"))
    return archive([(sample(), TEXT), (other, None)])


def order(fact: Fact) -> tuple[object, ...]:
    return rank(fact.property), records.term(fact.value), fact.document, fact.statement


def read(rows: Sequence[FactRow]) -> list[Fact]:
    """Return the facts of rows, whose ends must be those of the facts."""
    facts = [row.fact() for row in rows]
    ends = [(f.subject, f.property, f.value.iri if isinstance(f.value, Ref) else None, f.document) for f in facts]
    assert [row[:4] for row in rows] == ends
    return facts


def test_every_fact_stands_under_its_subject(made: Archive, tmp_path: Path) -> None:
    facts = [fact for found in made.facts.values() for fact in found]
    found = list(data.by_subject(write(made, tmp_path).facts))
    assert [subject for subject, _ in found] == sorted({fact.subject for fact in facts})
    for subject, rows in found:
        assert read(rows) == sorted((fact for fact in facts if fact.subject == subject), key=order)


def test_every_link_stands_under_its_value(made: Archive, tmp_path: Path) -> None:
    facts = [f for found in made.facts.values() for f in found if isinstance(f.value, Ref) and f.value.iri.startswith(BASE)]
    found = [(value, list(rows)) for value, rows in data.by_value(write(made, tmp_path).facts)]
    assert found and [value for value, _ in found] == sorted({fact.value.iri for fact in facts if isinstance(fact.value, Ref)})
    for value, rows in found:
        wanted = [fact for fact in facts if fact.value == Ref(value)]
        assert read(rows) == sorted(wanted, key=lambda f: (rank(f.property), f"<{f.subject}>", f.document, f.statement))


def test_types_are_no_links(made: Archive, tmp_path: Path) -> None:
    assert all(f.property != "type" for _, rows in data.by_value(write(made, tmp_path).facts) for f in rows)


def test_values_that_are_passed_over_do_not_matter(made: Archive, tmp_path: Path) -> None:
    folder = write(made, tmp_path).facts
    assert [value for value, _ in data.by_value(folder)] == [value for value, rows in data.by_value(folder) if list(rows)]


def crowd(number: int) -> Archive:
    """Return an archive in which many documents say the same of one country, and lead to it."""
    found = Archive([], Identities({}, {}))
    country = f"{BASE}place/ruritania"
    for count in range(number):
        digest, document = f"{count:064x}", f"{BASE}document/letter-{count}"
        words = Words(0, 9, "Ruritania", f"Letter {count} of Ruritania. " + "Nothing else is known of it. " * 20)

        def said(
            subject: str, prop: str, value: Ref, *, digest: str = digest, document: str = document, words: Words = words
        ) -> Fact:
            return Fact(subject, prop, value, document, f"urn:sha256:{digest}#statement-{prop}", "text", "x", 0.9, False, words)

        found.prepared.append(Prepared(f"{count}.txt", digest, Path("x")))
        found.facts[f"{count}.txt"] = [
            said(country, "type", Ref("https://schema.org/Country")),
            said(document, "type", Ref("https://schema.org/NewsArticle")),
            said(document, "mentions", Ref(country)),
        ]
        found.evidence[f"{count}.txt"] = b""
    return found


@pytest.mark.parametrize("most", [1, 3, 500])
def test_so_many_documents_for_a_statement(tmp_path: Path, most: int) -> None:
    folder = write(crowd(20), tmp_path).facts
    (of_country,) = (facts for subject, facts in data.by_subject(folder, most) if subject.endswith("ruritania"))
    assert [fact.document for fact in of_country] == sorted(f"{BASE}document/letter-{n}" for n in range(20))[:most]
    assert [len(list(links)) for _, links in data.by_value(folder, most)] == [20]  # each is another statement


def test_thousands_of_links_are_read_one_after_the_other(tmp_path: Path) -> None:
    folder = write(crowd(5_000), tmp_path).facts
    tracemalloc.start()
    try:
        count = sum(1 for _, rows in data.by_value(folder) for _ in rows)
        subjects = sum(1 for _ in data.by_subject(folder, most=5))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (count, subjects) == (5_000, 5_001)
    assert peak < 500_000  # the links alone are 5 MB of text
