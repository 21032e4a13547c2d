"""Data files are found from the tree and from a wheel, and are what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from linkeddata.errors import ShapesError
from linkeddata.schema import resources
from linkeddata.values.description import Family
from linkeddata.values.document import Basis
from linkeddata.values.findings import Severity

SHIPPED = [
    "shapes/core.ttl",
    "shapes/description.schema.json",
    "shapes/profiles.ttl",
    "vocab/SOURCES.md",
    "vocab/context.jsonld",
    "vocab/event-types.ttl",
    "vocab/schema.ttl",
]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_files_are_found_and_are_text(name: str) -> None:
    assert resources.path(name).is_file()
    text = resources.text(name)
    assert text.endswith("\n") and "\r" not in text and "\ufeff" not in text


def test_every_file_of_the_vocabulary_has_a_source() -> None:
    sources = resources.text("vocab/SOURCES.md")
    files = {p.name for p in resources.path("vocab/SOURCES.md").parent.iterdir() if p.is_file()} - {"SOURCES.md"}
    assert {"schema.ttl", "context.jsonld", "event-types.ttl"} <= files
    assert all(f"`{name}`" in sources for name in ("schema.ttl", "context.jsonld", "event-types.ttl"))


def test_a_wheel_carries_the_files_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "linkeddata"
    for folder in ("_shapes", "_vocab"):
        (package / folder).mkdir(parents=True)
    (package / "_vocab" / "context.jsonld").write_text("inside", encoding="utf-8")
    beside = tmp_path / "site-packages" / "vocab"  # somebody else's folder of that name is not looked at
    beside.mkdir()
    (beside / "context.jsonld").write_text("beside", encoding="utf-8")
    (beside / "schema.ttl").write_text("beside", encoding="utf-8")
    assert resources.text("vocab/context.jsonld", package=package) == "inside"
    with pytest.raises(ShapesError, match=r"vocab/schema\.ttl is missing; install linkeddata again"):
        resources.path("vocab/schema.ttl", package=package)


def test_sdist_and_tree_have_the_files_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "linkeddata").mkdir()
    (tmp_path / "shapes" / "more").mkdir(parents=True)
    (tmp_path / "shapes" / "more" / "x.ttl").write_text("x", encoding="utf-8")
    assert resources.text("shapes/more/x.ttl", package=tmp_path / "linkeddata") == "x"


@pytest.mark.parametrize(
    "name",
    ["", "shapes", "shapes/", "/etc/passwd", "shapes/../pyproject.toml", "vocab//x", "tests/x", "shapes/./x", r"vocab/..\x"],
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a data file"):
        resources.path(name)


def test_package_metadata_ships_the_folders_that_are_looked_in() -> None:
    pyproject = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")
    for folder in ("shapes", "vocab"):
        assert re.search(rf'^{folder} = "linkeddata/_{folder}"$', pyproject, re.MULTILINE)


# ---- shapes/description.schema.json

SCHEMA = json.loads(resources.text("shapes/description.schema.json"))


def description() -> dict:
    words = {"start": 0, "end": 11, "quote": "Irene Falk ", "sentence": [0, 40]}
    said = {"property": "name", "value": "Irene Falk", "basis": "text", "evidence": [words], "rule": "reader:person"}
    return {
        "version": 1,
        "source": {"name": "note.txt", "digest": "0" * 64, "encoding": "utf-8", "mediaType": "text/plain", "length": 40},
        "model": "reader 1",
        "things": [
            {
                "iri": "https://press.example/#irene",
                "family": "person",
                "mentions": [words],
                "statements": [
                    said | {"confidence": 0.91, "mark": "0123456789ab"},
                    {"property": "worksFor", "value": {"@id": "https://press.example/#board"}},
                    {
                        "property": "startDate",
                        "value": {"@value": "--05-02", "@type": "http://www.w3.org/2001/XMLSchema#gMonthDay"},
                    },
                ],
            }
        ],
        "findings": [{"severity": "advice", "code": "no-year", "message": "No year is given.", "span": [3, 5], "line": 1}],
    }


def test_the_schema_is_a_schema_and_takes_a_description() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(description(), SCHEMA)
    least = {k: v for k, v in description().items() if k in ("version", "source", "things")}
    jsonschema.validate(least | {"things": [{"iri": "urn:x:a", "family": "role"}]}, SCHEMA)


def test_the_schema_lists_what_the_values_allow() -> None:
    defs = SCHEMA["$defs"]
    assert defs["thing"]["properties"]["family"]["enum"] == [f.value for f in Family]
    assert defs["statement"]["properties"]["basis"]["enum"] == [b.value for b in Basis]
    assert defs["finding"]["properties"]["severity"]["enum"] == [s.value for s in Severity]


def test_no_reference_of_the_schema_leads_outside() -> None:
    assert set(re.findall(r'"\$ref": "([^"]*)"', resources.text("shapes/description.schema.json"))) == {
        f"#/$defs/{name}" for name in SCHEMA["$defs"]
    }


REFUSED = {
    "another version": (("version",), 2),
    "a version in words": (("version",), "1"),
    "a key of nobody's": (("comment",), "x"),
    "a source without a digest": (("source", "digest"), None),
    "a digest cut short": (("source", "digest"), "0" * 63),
    "a negative length": (("source", "length"), -1),
    "things that are no list": (("things",), {}),
    "a relative IRI": (("things", 0, "iri"), "irene"),
    "an IRI with a space": (("things", 0, "iri"), "https://press.example/a b"),
    "a family of nobody's": (("things", 0, "family"), "ship"),
    "a place with one end": (("things", 0, "mentions", 0, "sentence"), [1]),
    "a place before the text": (("things", 0, "mentions", 0, "start"), -1),
    "no quote": (("things", 0, "mentions", 0, "quote"), ""),
    "a property in capitals": (("things", 0, "statements", 0, "property"), "Name"),
    "a property as an IRI": (("things", 0, "statements", 0, "property"), "https://schema.org/name"),
    "a number as a value": (("things", 0, "statements", 0, "value"), 7),
    "a value of two kinds": (("things", 0, "statements", 1, "value"), {"@id": "urn:x:a", "@value": "a"}),
    "a value with a language": (("things", 0, "statements", 0, "value"), {"@value": "a", "@language": "en"}),
    "a basis of nobody's": (("things", 0, "statements", 0, "basis"), "guess"),
    "more than certain": (("things", 0, "statements", 0, "confidence"), 1.01),
    "a mark in capitals": (("things", 0, "statements", 0, "mark"), "0123456789AB"),
    "a finding without words": (("findings", 0, "message"), ""),
    "a code with spaces": (("findings", 0, "code"), "no year"),
    "line 0": (("findings", 0, "line"), 0),
}


@pytest.mark.parametrize(("where", "value"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_description_is_refused(where: tuple, value: object) -> None:
    made = description()
    at = made
    for step in where[:-1]:
        at = at[step]
    if value is None:
        del at[where[-1]]
    else:
        at[where[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, SCHEMA)


def test_refusals_are_counted() -> None:
    assert len(REFUSED) == 24
