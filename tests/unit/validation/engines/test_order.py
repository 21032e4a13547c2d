"""Order in users' own shapes: what cannot be compared is told, by either engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from linkeddata.validation import check
from linkeddata.validation.engines import ENGINES
from linkeddata.validation.engines.order import order

PREFIXES = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix my: <https://port.example/s#> .\n"
    "@prefix e: <https://port.example/e/> .\n"
)
SHAPE = (
    'my:Event a sh:NodeShape ; sh:targetClass s:Event ; sh:property [ sh:path s:startDate ; {} ; sh:message "out of order" ] .'
)


def lit(text: str, kind: str) -> Literal:
    return Literal(text, datatype=XSD[kind], normalize=False)


ORDER = [
    (lit("2", "integer"), lit("10.5", "decimal"), -1),
    (lit("1e1", "double"), lit("10", "integer"), 0),
    (lit("NaN", "double"), lit("10", "integer"), None),
    (lit("2024-05-01", "date"), lit("2024-05-02", "date"), -1),
    (lit("2024-05-01Z", "date"), lit("2024-05-01", "date"), None),
    (lit("2024-05-01Z", "date"), lit("2024-05-02", "date"), -1),
    (lit("2024-05-01Z", "date"), lit("2024-05-03", "date"), -1),
    (lit("2024-05-01", "date"), lit("2024-05-03T00:00:00Z", "dateTime"), None),
    (lit("2024-05-01T10:00:00Z", "dateTime"), lit("2024-05-01T11:00:00+02:00", "dateTime"), 1),
    (lit("2024-05-01T10:00:00Z", "dateTime"), lit("2024-05-01T12:00:00+02:00", "dateTime"), 0),
    (lit("2024-05-01T10:00:00", "dateTime"), lit("2024-05-01T09:00:00Z", "dateTime"), None),
    (lit("2024-05-01T10:00:00", "dateTime"), lit("2024-05-03T09:00:00Z", "dateTime"), -1),
    (lit("10:00:00", "time"), lit("11:00:00", "time"), -1),
    (lit("10:00:00", "time"), lit("11:00:00Z", "time"), None),
    (lit("2023", "gYear"), lit("2024", "gYear"), -1),
    (lit("2023", "gYear"), lit("2024-01-01", "date"), None),
    (lit("false", "boolean"), lit("1", "boolean"), -1),
    (Literal("a"), Literal("b"), -1),
    (Literal("a", lang="en"), Literal("b"), None),
    (Literal("5"), lit("6", "integer"), None),
    (lit("PT1H", "duration"), lit("PT2H", "duration"), None),
    (lit("2024-02-30", "date"), lit("2024-05-02", "date"), None),
    (URIRef("https://a.example/"), URIRef("https://b.example/"), None),
]


@pytest.mark.parametrize(("one", "other", "sign"), ORDER)
def test_order_both_ways(one: Literal, other: Literal, sign: int | None) -> None:
    assert order(one, other) == sign
    assert order(other, one) == (None if sign is None else -sign)


#: start, end → whether an error is expected from sh:lessThan
PAIRS = [
    ('"2024-05-01"^^xsd:date', '"2024-05-02"^^xsd:date', False),
    ('"2024-05-02"^^xsd:date', '"2024-05-02"^^xsd:date', True),
    ('"2024-05-01"^^xsd:date', '"2024-05-09T10:00:00Z"^^xsd:dateTime', True),
    ('"2024-05-01T10:00:00"^^xsd:dateTime', '"2024-05-01T12:00:00+02:00"^^xsd:dateTime', True),
    ('"2024-05-01T10:00:00"^^xsd:dateTime', '"2024-05-03T12:00:00+02:00"^^xsd:dateTime', False),
    ('"2024"^^xsd:gYear', '"2025-05-01"^^xsd:date', True),
    ('"10:00:00"^^xsd:time', '"2025-05-01T10:00:00"^^xsd:dateTime', True),
    ('"2024-05-01"', '"2025-05-01"^^xsd:date', True),
    ("5", '"six"', True),
    ("5", "6.5", False),
    ("<https://port.example/a>", "<https://port.example/b>", True),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("start", "end", "wrong"), PAIRS)
def test_a_comparison_that_cannot_be_made_is_told(start: str, end: str, wrong: bool, engine: str, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(PREFIXES + SHAPE.format("sh:lessThan s:endDate"))
    data = PREFIXES + f'e:1 a s:Event ; s:name "Fair" ; s:startDate {start} ; s:endDate {end} .'
    report = check(data.encode(), kind="turtle", profiles=(str(shapes),), engine=engine)
    assert len(report.errors) == wrong
    for finding in report.errors:
        assert finding.message.startswith('"Fair" (startDate ')
        assert finding.message.endswith(": out of order")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("bound", "value", "wrong"),
    [
        ('sh:maxInclusive "2024-05-01T00:00:00Z"^^xsd:dateTime', '"2024-05-01T10:00:00"^^xsd:dateTime', True),
        ('sh:maxExclusive "2024-05-01T00:00:00Z"^^xsd:dateTime', '"2024-04-30T09:59:00"^^xsd:dateTime', False),
        ('sh:minInclusive "2024-05-01"^^xsd:date', '"2024-06-01T10:00:00"^^xsd:dateTime', True),
        ('sh:minExclusive "2024"^^xsd:gYear', '"2025-06-01"^^xsd:date', True),
        ('sh:minInclusive "2024-05-01"^^xsd:date', '"2024-05-01"^^xsd:date', False),
    ],
)
def test_a_bound_that_cannot_be_compared_is_told(bound: str, value: str, wrong: bool, engine: str, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(PREFIXES + SHAPE.format(bound))
    data = PREFIXES + f'e:1 a s:Event ; s:name "Fair" ; s:startDate {value} .'
    assert len(check(data.encode(), kind="turtle", profiles=(str(shapes),), engine=engine).errors) == wrong


@pytest.mark.parametrize("engine", ENGINES)
def test_superclasses_in_a_shapes_file_count_in_both_engines(engine: str, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        PREFIXES + "my:Regatta rdfs:subClassOf s:Event .\n"
        "my:Event a sh:NodeShape ; sh:targetClass s:Event ; sh:property [ sh:path s:organizer ; sh:class my:Club ; sh:minCount 1 ] .\n"
        "my:SailingClub rdfs:subClassOf my:Club ."
    )
    right = PREFIXES + "e:1 a my:Regatta ; s:organizer e:2 . e:2 a my:SailingClub ."
    wrong = PREFIXES + "e:1 a my:Regatta ; s:organizer e:2 . e:2 a my:Choir ."
    assert check(right.encode(), kind="turtle", profiles=(str(shapes),), engine=engine).findings == ()
    assert [f.code for f in check(wrong.encode(), kind="turtle", profiles=(str(shapes),), engine=engine).errors] == [
        "event-class"
    ]


def test_pyshacl_itself_is_left_as_it_is() -> None:
    from pyshacl import constraints
    from pyshacl.constraints.core.property_pair_constraints import LessThanConstraintComponent
    from rdflib import SH

    from linkeddata.validation.engines.order import strict

    with strict():
        assert constraints.CONSTRAINT_PARAMETERS_MAP[SH.lessThan] is not LessThanConstraintComponent
    assert constraints.CONSTRAINT_PARAMETERS_MAP[SH.lessThan] is LessThanConstraintComponent


def test_threads_take_turns_and_leave_pyshacl_as_it_is() -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    from pyshacl import constraints
    from pyshacl.constraints.core.property_pair_constraints import LessThanConstraintComponent
    from rdflib import SH

    from linkeddata.validation.engines.order import strict

    together = Barrier(4)

    def work(_: int) -> None:
        together.wait()
        for _ in range(200):
            with strict():
                assert constraints.CONSTRAINT_PARAMETERS_MAP[SH.lessThan] is not LessThanConstraintComponent

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert constraints.CONSTRAINT_PARAMETERS_MAP[SH.lessThan] is LessThanConstraintComponent
