"""What codes mean, and the page that lists them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from linkeddata.validation.reports import rules
from linkeddata.validation.reports.rules import Meaning, code_of, every_code, meaning, of_profiles, of_program
from linkeddata.validation.shapes.profiles import load, profiles
from linkeddata.values.findings import Finding, Severity

DOCS = Path(__file__).resolve().parents[4] / "docs"


def _script():
    spec = importlib.util.spec_from_file_location("make_findings", DOCS / "make_findings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = _script()
NAMES = [p.name for p in profiles()]


def test_the_page_is_what_the_rules_say() -> None:
    assert MAKE.PAGE.read_text("utf-8") == MAKE.page(), "run python docs/make_findings.py"


def test_the_examples_are_those_of_the_tests() -> None:
    """A wheel has no tests: it carries their examples in shapes/examples.json."""
    assert MAKE.EXAMPLES.read_text("utf-8") == MAKE.examples(), "run python docs/make_findings.py"
    shapes = {iri for name in NAMES for iri in of_profiles((name,))}
    assert rules.examples_of_shapes().keys() == shapes


def test_an_example_is_what_differs() -> None:
    one = "# x: n\n@prefix : <u:> .\n\n:a :p 1 ;\n    :q 2 .\n:b :p 2 .\n"
    other = "# x\n@prefix : <u:> .\n:a :p 1 ;\n    :q 2 .\n:b :p 3 .\n"
    assert MAKE._pair(one, other) == (":b :p 2 .", ":b :p 3 .")
    assert MAKE._pair("# x\n:a :p 1 .\n", "# x\n:a :p 1 .\n:b :p 3 .\n") == (":a :p 1 .", ":a :p 1 .\n:b :p 3 .")


def test_every_code_has_one_row() -> None:
    table, _, sections = MAKE.page().partition("## Codes")[2].partition("## Each code")
    codes = re.findall(r"^\| `([^`]*)` \|", table, re.MULTILINE)
    assert codes == sorted(set(codes))
    assert len(codes) > 200
    assert codes == list(every_code()) == re.findall(r"^### (.*)$", sections, re.MULTILINE)
    assert set(of_program()) <= set(codes)
    for name in NAMES:
        assert {m.code for m in of_profiles((name,)).values()} <= set(codes)


def test_every_code_has_why_bad_good_and_source_on_the_page() -> None:
    for section in MAKE.page().partition("## Each code")[2].split("\n### ")[1:]:
        code, _, text = section.partition("\n")
        known, _ = every_code()[code]
        assert f"\nWhy: {known.why}\n" in text
        assert f"Bad:\n\n```\n{known.bad}\n```" in text and f"Good:\n\n```\n{known.good}\n```" in text
        link = re.search(r"^Source: \[.*\]\((.*)\)$", text, re.MULTILINE)[1]
        assert link.startswith("https://") or (DOCS / link).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_that_has_findings_is_listed(name: str) -> None:
    told = of_profiles((name,))
    assert {iri for iri, rule in load([name]).rules.items() if rule.message} <= set(told)
    assert len(told) >= 10


@pytest.mark.parametrize("known", [*of_profiles(tuple(NAMES)).values(), *of_program().values()], ids=lambda m: m.code)
def test_every_message_says_what_is_wrong_and_what_to_do(known: Meaning) -> None:
    what, todo = known.halves
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", known.code)
    assert known.see.startswith(("https://", "docs/"))
    for said in (what, todo):
        assert said[0].isupper() or said[0] in "…@"
        assert said.endswith((".", "…", "?"))
        assert not re.search(r"[{}]|sh:|… …", said)


def test_a_code_of_two_severities_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    known = next(iter(of_profiles(("core",)).values()))
    other = next(s for s in Severity if s is not known.severity)
    monkeypatch.setattr(rules, "of_program", lambda: {known.code: Meaning(known.code, other, "Not so")})
    with pytest.raises(ValueError, match=known.code):
        every_code()


def test_check_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "docs" / "findings.md"
    page.parent.mkdir()
    examples = tmp_path / "shapes" / "examples.json"
    examples.parent.mkdir()
    monkeypatch.setattr(MAKE, "PAGE", page)
    monkeypatch.setattr(MAKE, "EXAMPLES", examples)
    monkeypatch.setattr("sys.argv", ["make_findings.py", "--check"])
    assert MAKE.main() == 1
    assert not page.exists() and not examples.exists()
    monkeypatch.setattr("sys.argv", ["make_findings.py"])
    assert (MAKE.main(), MAKE.main()) == (0, 0)
    assert capsys.readouterr().out == "shapes/examples.json\ndocs/findings.md\n" * 2
    assert (page.read_text("utf-8"), examples.read_text("utf-8")) == (MAKE.page(), MAKE.examples())


@pytest.mark.parametrize(
    ("iri", "code"),
    [
        ("https://w3id.org/linkeddata/shapes/core#event-name-present", "event-name-present"),
        ("https://a.example/shapes/EventShape", "event-shape"),
        ("urn:x:MyShape_2", "my-shape-2"),
    ],
)
def test_codes_are_names_of_rules(iri: str, code: str) -> None:
    assert code_of(iri) == code


def test_reading_has_a_word_where_the_profiles_have_none() -> None:
    found = meaning(Finding(Severity.ERROR, "key-twice", "It is."), ("core",))
    assert found == of_program()["key-twice"]
    assert meaning(Finding(Severity.ADVICE, "of-nobody", "It is."), ()) == Meaning("of-nobody", Severity.ADVICE, "Of nobody")
