"""Every property of schema.org with each kind of value: those it takes give no error, the others are found or cannot be decided.

The values are made here from the vocabulary alone. `LINKEDDATA_THOROUGH=1` walks all properties, other runs a part of them that
changes with nothing but the vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from sizes import either

from linkeddata.schema import vocabulary
from linkeddata.validation import check
from linkeddata.values.findings import Finding, Severity

#: Of so many properties, one is tried.
STEP = either(9, 1)
NAME = "https://g.example/"
WORDS = "ropes and knots"
#: Kind of plain value → values of it.
PLAIN: dict[str, tuple[Any, ...]] = {
    "Text": (WORDS,),
    "PronounceableText": (WORDS,),
    "URL": ("https://port.example/x", "http://intranet/y"),
    "Number": (4.5, 4, "4.5"),
    "Integer": (4, "4"),
    "Float": (4.5,),
    "Boolean": (True, "false", "https://schema.org/True"),
    "Date": ("2024-05-02",),
    "DateTime": ("2024-05-02T10:00:00+02:00", "2024-05-02T10:00"),
    "Time": ("10:00", "10:00:00Z"),
    "Duration": ("PT1H30M", "P2W"),
    "Quantity": ("4.5 kg", 4.5),
    "Distance": ("4.5 km", 4),
    "Mass": ("7 kg", 7.5),
    "Energy": ("100 kcal", 100),
    "CssSelectorType": ("#quay",),
    "XPathType": ("/html/body/p",),
}
#: Properties whose text must be a tag of a language (schema.org's descriptions ask for BCP 47).
TAGS = {"inLanguage", "availableLanguage", "knowsLanguage"}
#: Kind of value that a property may not take → a value of it.
PROBES: dict[str, Any] = {
    "a fraction": 4.5,
    "a whole number": 4,
    "true or false": True,
    "words": WORDS,
    "an address": "https://port.example/x",
    "a date": "2024-05-02",
    "a time of day": "10:00",
    "a duration": "PT1H30M",
    "a person": {"@type": "Person", "name": "Ida"},
    "an event": {"@type": "Event", "name": "Fair", "startDate": "2024-05-02", "location": "Quay"},
    "a place": {"@type": "Beach", "name": "Quay"},
    "a work": {"@type": "Recipe", "name": "Soup"},
    "a rating": {"@type": "Rating", "ratingValue": 4},
    "a weekday": {"@id": "https://schema.org/Monday"},
}
STRINGS = {"words", "an address", "a date", "a time of day", "a duration"}
TEXTS = {"Text", "PronounceableText", "CssSelectorType", "XPathType"}
FIGURES = {"Number", "Integer", "Float"}


def properties() -> list[str]:
    """Return the current properties, or the part of them that is tried."""
    terms = vocabulary.terms()
    return [n for n, t in terms.items() if t.kind == "property" and not t.superseded_by and t.range][::STEP]


def is_a(name: str, *families: str) -> bool:
    return any(vocabulary.is_a(name, family) for family in families)


@cache
def below(cls: str) -> tuple[str, ...]:
    """Return the classes right below a class, three at most."""
    return tuple(n for n, t in vocabulary.terms().items() if cls in t.parents and t.kind == "class" and not t.superseded_by)[:3]


def allowed(name: str) -> Iterator[Any]:
    """Yield values of each kind that a property takes."""
    for kind in vocabulary.terms()[name].range:
        if kind in PLAIN:
            yield from ("nb", "en-GB") if name in TAGS and kind == "Text" else PLAIN[kind]
        elif is_a(kind, "Enumeration") and vocabulary.members(kind):
            yield from (f"https://schema.org/{member}" for member in vocabulary.members(kind))
            yield {"@id": f"https://schema.org/{vocabulary.members(kind)[0]}"}
        else:
            yield from ({"@type": cls, "name": "Quay"} for cls in (kind, *below(kind)))
            yield {"@id": "https://port.example/n"}


def given(name: str, values: list[Any]) -> dict[int, list[Finding]]:
    """Check a property with each of some values; return the findings about it by the number of the value."""
    owner = next(iter(vocabulary.terms()[name].domain), "Thing")
    nodes = [{"@id": f"{NAME}{n}", "@type": owner, name: value} for n, value in enumerate(values)]
    report = check(json.dumps({"@context": "https://schema.org", "@graph": nodes}).encode(), kind="jsonld")
    found: dict[int, list[Finding]] = {n: [] for n in range(len(values))}
    for finding in report.findings:
        if finding.property == name and (finding.iri or "").startswith(NAME) and finding.severity is not Severity.ADVICE:
            found[int((finding.iri or "").removeprefix(NAME))].append(finding)
    return found


def takes(name: str, probe: str) -> bool:
    """Return whether a property takes a kind of value by its range."""
    kinds = set(vocabulary.terms()[name].range)
    value = PROBES[probe]
    if isinstance(value, dict) and "@type" in value:
        return any(is_a(value["@type"], kind) for kind in kinds)
    right = {
        "a fraction": {"Number", "Float"},
        "a whole number": FIGURES,
        "true or false": {"Boolean"},
        "words": TEXTS,
        "an address": {"URL"},
        "a date": {"Date", "DateTime"},
        "a time of day": {"Time"},
        "a duration": {"Duration"},
        "a weekday": {"DayOfWeek", "Enumeration", "Thing"},
    }
    return bool(kinds & right[probe]) or (probe in STRINGS and bool(kinds & TEXTS) and name not in TAGS)


def undecidable(name: str, probe: str) -> str:
    """Return why a value that a property does not take cannot be found, or ""."""
    kinds, value = set(vocabulary.terms()[name].range), PROBES[probe]
    terms = vocabulary.terms()
    only_things = not any(terms[k].kind == "datatype" for k in kinds)
    listed = any(is_a(k, "Enumeration") for k in kinds)
    reasons = {
        "a figure may lack its unit": probe in ("a fraction", "a whole number")
        and "Duration" not in kinds
        and ("QuantitativeValue" in kinds or any(is_a(k, "Quantity") for k in kinds)),
        "text in digits may lack its quotation marks": probe == "a fraction" and bool(kinds & FIGURES) and bool(kinds & TEXTS),
        "schema.org's own examples give places as text": probe in STRINGS
        and only_things
        and all(is_a(k, "Place") for k in kinds),
        "a type of another vocabulary may be described": name == "additionalType" and isinstance(value, dict),
        "an address may be that of any thing": probe == "an address" and "Thing" in kinds,
        "an address may be a value of one's own list": probe == "an address" and listed,
        "a weekday is a thing, and has an address": probe == "a weekday" and bool(kinds & {"Thing", "URL"}),
        "a page may be described in place of its address": probe == "a work" and "URL" in kinds,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


@pytest.mark.parametrize("name", properties())
def test_what_a_property_takes_gives_no_error(name: str) -> None:
    values = list(allowed(name))
    wrong = {
        str(values[n]): f.message for n, found in given(name, values).items() for f in found if f.severity is Severity.ERROR
    }
    assert values
    assert wrong == {}


@pytest.mark.parametrize("name", properties())
def test_what_a_property_does_not_take_is_found(name: str) -> None:
    probes = [probe for probe in PROBES if not takes(name, probe)]
    found = given(name, [PROBES[probe] for probe in probes])
    missed = [probe for n, probe in enumerate(probes) if not found[n] and not undecidable(name, probe)]
    assert missed == [], vocabulary.terms()[name].range


def test_every_property_is_walked_on_a_thorough_run() -> None:
    current = [n for n, t in vocabulary.terms().items() if t.kind == "property" and not t.superseded_by and t.range]
    assert len(current) > 1300
    assert len(properties()) >= len(current) // 9
