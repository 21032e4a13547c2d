"""Typed values: which texts are values of which datatypes."""

from __future__ import annotations

import pytest

from linkeddata.rdf import lexical
from linkeddata.validation import check
from linkeddata.values.namespaces import XSD

RIGHT = """
date 2024-02-29|date 2024-02-29Z|date 2024-02-29+14:00|date -0044-03-15|date 12024-01-01|date 2000-02-29
dateTime 2024-03-15T10:00:00|dateTime 2024-03-15T24:00:00|dateTime 2024-03-15T10:00:00.25-05:30|dateTimeStamp 2024-03-15T10:00:00Z
time 10:00:00|time 24:00:00|time 10:00:00.5Z|gYear 2024|gYear -0044|gYearMonth 2024-03|gMonth --03|gDay ---31|gMonthDay --02-29
integer 40|integer -007|integer +5|byte 127|unsignedByte 255|positiveInteger 1|nonNegativeInteger 0|long 9223372036854775807
decimal 4.5|decimal .5|decimal 5.|double 1e3|double INF|float NaN|boolean true|boolean 0|duration PT1H30M|duration -P1Y2M3DT4H
dayTimeDuration P2DT3H|yearMonthDuration P1Y|anyURI x y|string forty|language en-GB|hexBinary 0aFF
"""
WRONG = """
date 2025-02-29|date 2022-10-28T13:37:00Z|date 1904|date 20221029|date 2022-13-01|date 1900-02-29|date 2024-2-9|date 24-02-09
dateTime 2020-09-28|dateTime 2022-10-29T10:00|dateTime 2022-10-29 10:00:00|dateTime 2022-10-29T25:00:00|dateTime 2023-02-29T10:00:00
dateTime 2022-10-29T10:00:00+0200|dateTimeStamp 2024-03-15T10:00:00|time 10:00|time 24:00:01|gYear 24|gYear 2022-10-29|gMonthDay --02-30
integer forty|integer 4.0|integer 1e3|byte 128|unsignedByte -1|positiveInteger 0|nonNegativeInteger -1|decimal 1e3|decimal 4,5
double one|boolean yes|boolean TRUE|duration 60 minutes|duration P|duration PT|duration P1H|dayTimeDuration P1Y|yearMonthDuration P1D
hexBinary 0|language en_GB
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(row.split(" ", 1)) for line in table.split("\n") if line for row in line.split("|")]  # type: ignore[misc]


@pytest.mark.parametrize(("name", "text"), pairs(RIGHT))
def test_what_fits(name: str, text: str) -> None:
    assert lexical.fits(text, XSD + name)
    assert lexical.fits(f" {text}\n", XSD + name)


@pytest.mark.parametrize(("name", "text"), pairs(WRONG))
def test_what_does_not_fit(name: str, text: str) -> None:
    assert not lexical.fits(text, XSD + name)


def test_other_datatypes_take_any_text() -> None:
    assert lexical.fits("4 fathoms", "https://port.example/depth")
    assert lexical.fits("9" * 10_000, XSD + "integer")
    assert not lexical.fits("9" * 10_000, XSD + "long")


@pytest.mark.parametrize(
    ("typed", "code", "fix"),
    [
        ('"2022-10-28T13:37:00Z"^^xsd:date', "value-ill-typed", "2024-03-15"),
        ('"1904"^^xsd:date', "value-ill-typed", "2024-03-15"),
        ('"2024-03-15T10:00"^^xsd:dateTime', "value-ill-typed", "2024-03-15T10:00:00"),
        ('"forty"^^xsd:integer', "value-ill-typed", "40"),
        ('"yes"^^xsd:boolean', "value-ill-typed", "true or false"),
        ('"2024-03-15"^^xsd:datetime', "datatype-unknown", "xsd:dateTime"),
        ('"2024-03-15"^^<xsd:date>', "datatype-unknown", "xsd:date"),
        ('"4"^^xsd:number', "datatype-unknown", "xsd:"),
    ],
)
@pytest.mark.parametrize("profile", ["schema.org", "open-data"])
def test_every_profile_tells_typed_values_that_are_none(typed: str, code: str, fix: str, profile: str) -> None:
    turtle = (
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix d: <http://www.w3.org/ns/dcat#> . @prefix s: <https://schema.org/> .\n"
        f'<https://port.example/d> a d:Dataset, s:Thing ; s:name "Tides" ; <https://port.example/v> {typed} .'
    )
    found = [
        f
        for f in check(turtle.encode(), kind="turtle", profiles=(profile,)).findings
        if f.code in ("value-ill-typed", "datatype-unknown")
    ]
    assert [f.code for f in found] == [code]
    assert fix in (found[0].fix or "")
    assert found[0].message.startswith('"Tides" has ')


def test_a_value_of_which_an_error_is_told_is_not_told_again() -> None:
    turtle = (
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix s: <https://schema.org/> .\n"
        '<https://port.example/e> a s:Event ; s:name "Fair" ; s:location "Quay" ; s:startDate "2025-02-29"^^xsd:date .'
    )
    assert [f.code for f in check(turtle.encode(), kind="turtle").findings] == ["date-impossible"]
