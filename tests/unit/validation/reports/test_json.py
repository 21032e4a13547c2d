"""Findings as JSON; `shapes/report.schema.json` describes what is written, and no more."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from linkeddata.errors import LinkedDataError, RefusedError, ShapesError, UnreadableError, WriteError
from linkeddata.schema import resources
from linkeddata.validation.reports import FORMATS, MEANING, Checked
from linkeddata.values.findings import Finding, Report, Severity

SCHEMA = json.loads(resources.text("shapes/report.schema.json"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def written(checked: list[Checked]) -> dict:
    made = json.loads(FORMATS["json"](checked))
    VALIDATOR.validate(made)
    return made


def test_the_schema_is_a_schema_and_leads_nowhere_outside() -> None:
    VALIDATOR.check_schema(SCHEMA)
    references = set(re.findall(r'"\$ref": "([^"]*)"', resources.text("shapes/report.schema.json")))
    assert references == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_everything_is_told(checked: list[Checked], order: Finding) -> None:
    file = written(checked)["files"][0]
    assert [file[k] for k in ("file", "ok", "profiles", "engine")] == [
        "pages/ferry week.html",
        False,
        ["core", "google"],
        "pyshacl",
    ]
    assert list(file["focusNodes"].values()) == [1, 2]
    told = file["findings"][0]
    assert told.pop("span") == [40, 50]
    assert told == {name: getattr(order, name) for name in told}
    assert set(told) == set(Finding.__dataclass_fields__) - {"span"}


def test_what_is_not_known_is_null(checked: list[Checked]) -> None:
    for finding in written(checked)["files"][0]["findings"]:
        assert list(finding) == list(SCHEMA["$defs"]["finding"]["required"])
    assert written([Checked("-", Report((Finding(Severity.ADVICE, "x", "It is so."),)))])["files"][0]["findings"] == [
        dict.fromkeys(SCHEMA["$defs"]["finding"]["required"]) | {"severity": "advice", "code": "x", "message": "It is so."}
    ]


def test_warnings_are_ok_and_errors_are_not(checked: list[Checked], order: Finding, nameless: Finding) -> None:
    assert [f["ok"] for f in written(checked)["files"]] == [False, True, False, False]
    assert written([Checked("-", Report((nameless,)))])["files"][0]["ok"]
    assert not written([Checked("-", Report((nameless, order)))])["files"][0]["ok"]


def test_what_could_not_be_read_is_told_too(checked: list[Checked]) -> None:
    broken, big = written(checked)["files"][2:]
    assert broken["unreadable"] == "not Turtle: a dot is missing"
    assert (broken["fix"], broken["exitCode"], broken["line"], broken["column"]) == ("correct the file", 3, 3, 7)
    assert (big["exitCode"], big["meaning"], big["line"]) == (5, MEANING[5], None)


@pytest.mark.parametrize("error", [LinkedDataError, ShapesError, UnreadableError, WriteError, RefusedError])
def test_every_exit_code_has_a_meaning(error: type[LinkedDataError]) -> None:
    file = written([Checked("x", failed=error("no"))])["files"][0]
    assert file["meaning"] == MEANING[error.exit_code]
    assert file["fix"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("files", 0, "findings", 0, "severity"), "fatal"),
        (("files", 0, "findings", 0, "line"), 0),
        (("files", 0, "findings", 0, "span"), [1]),
        (("files", 0, "findings", 0, "code"), "Not A Code"),
        (("files", 0, "findings", 0, "extra"), 1),
        (("files", 0, "ok"), None),
        (("files", 2, "ok"), True),
        (("files", 2, "exitCode"), 0),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses(checked: list[Checked], path: tuple, value: object) -> None:
    made = written(checked)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(made)


@pytest.mark.parametrize("given", [{}, {"report": Report(), "failed": UnreadableError("no")}])
def test_a_file_is_checked_or_it_is_not(given: dict) -> None:
    with pytest.raises(ValueError, match="either"):
        Checked("x", **given)
