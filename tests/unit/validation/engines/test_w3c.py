"""The runner of the W3C's test suite knows right from wrong: on a suite of four cases of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import w3c

HEAD = (
    "@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> . @prefix sht: <http://www.w3.org/ns/shacl-test#> . "
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .\n"
)
ACTION = "a sht:Validate ; mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ]"
DATA = "ex:a ex:p _:b . _:b ex:q 1 .\n"
SHAPES = (
    "ex:S sh:targetNode ex:a ; sh:property _:shape . _:shape sh:path ( ex:p ex:q ) ; sh:nodeKind sh:IRI ; sh:message 'no' .\n"
)
RESULT = (
    "[ a sh:ValidationResult ; sh:focusNode ex:a ; sh:value 1 ; sh:resultPath ( ex:p ex:q ) ; sh:resultSeverity sh:Violation ; "
    "sh:sourceConstraintComponent sh:NodeKindConstraintComponent ; sh:sourceShape _:shape MORE ]"
)


def suite(folder: Path, **cases: str) -> Path:
    (folder / "core").mkdir()
    for name, text in cases.items():
        (folder / "core" / f"{name}.ttl").write_text(HEAD + text)
    return folder


def expecting(result: str) -> str:
    return f"{DATA}{SHAPES}<case> {ACTION} ; mf:result [ a sh:ValidationReport ; sh:conforms false ; sh:result {result} ] .\n"


def tallied(folder: Path) -> dict[str, tuple[int, int]]:
    return {engine: (tally.right, len(tally.wrong)) for (engine, _), tally in w3c.measure(folder).items()}


@pytest.mark.parametrize("more", ["", '; sh:resultMessage "no"'])
def test_results_as_expected(tmp_path: Path, more: str) -> None:
    assert tallied(suite(tmp_path, case=expecting(RESULT.replace("MORE", more)))) == {"pyshacl": (1, 0), "shacl": (1, 0)}


@pytest.mark.parametrize(
    "wrong",
    [
        RESULT.replace("MORE", '; sh:resultMessage "another"'),
        RESULT.replace("MORE", "").replace("_:shape", "_:another"),
        RESULT.replace("MORE", "").replace("ex:p ex:q", "ex:q ex:p"),
        RESULT.replace("MORE", "").replace("sh:value 1", "sh:value 2"),
        RESULT.replace("MORE", "").replace("sh:Violation", "sh:Warning"),
        RESULT.replace("MORE", "") + " , " + RESULT.replace("MORE", ""),
    ],
)
def test_results_not_as_expected(tmp_path: Path, wrong: str) -> None:
    assert tallied(suite(tmp_path, case=expecting(wrong))) == {"pyshacl": (0, 1), "shacl": (0, 1)}


def test_a_failure_is_expected(tmp_path: Path) -> None:
    broken = "ex:S sh:targetNode ex:a ; sh:node ex:T . ex:T sh:path ex:p .\n"
    folder = suite(tmp_path, case=f"{DATA}{broken}<case> {ACTION} ; mf:result sht:Failure .\n")
    assert tallied(folder) == {"pyshacl": (1, 0), "shacl": (0, 0)}


def test_below_the_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert w3c.main(suite(tmp_path, case=expecting(RESULT.replace("MORE", "")))) == 1
    out = capsys.readouterr().out
    assert "pyshacl: core 1/1, sparql 0/0\n" in out
    assert "below the floor: pyshacl core\n" in out
