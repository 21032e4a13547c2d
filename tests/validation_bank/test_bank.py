"""Pages with planted mistakes and pages without: exactly the findings that `bank/expected.json` lists appear, each at its place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from linkeddata.validation import check
from linkeddata.values.findings import Finding, Severity

BANK = Path(__file__).parent / "bank"
ENTRIES: list[dict[str, Any]] = json.loads((BANK / "expected.json").read_text("utf-8"))

ERRORS = """
    property-misspelt property-unknown type-unknown property-of-another-type value-of-wrong-type
    date-in-words date-impossible end-before-start event-name-missing event-start-missing event-location-missing
    headline-missing name-missing reference-dangling kinds-clash address-invalid id-empty enumeration-unknown
    text-empty type-missing language-unknown context-foreign context-missing number-for-text
    article-twice script-not-json key-twice not-on-page
""".split()
WARNINGS = (
    "text-for-thing id-relative author-as-text address-for-thing published-after-modified midnight term-superseded".split()
)
SEVERITIES = {code: {"error"} for code in ERRORS} | {code: {"warning"} for code in WARNINGS}
SEVERITIES["text-for-number"] = {"error", "warning"}  # a warning where schema.org also lists Text

SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
REPAIRS = (  # what people leave in a script that is not JSON; enough for this bank, no more
    (re.compile(r"(?://)?(?:<!\[CDATA\[|\]\]>)"), ""),
    (re.compile(r"^\s*//.*$", re.MULTILINE), ""),
    (re.compile(r"/\*.*?\*/", re.DOTALL), ""),
    (re.compile(r",(?=\s*[}\]])"), ""),
)


class Block(NamedTuple):
    """One piece of JSON-LD in a file: where it lies, and what it says (None where it is past mending)."""

    start: int
    end: int
    data: Any


def source(name: str) -> str:
    """Return the text of a file of the bank as it was written, line ends and all, without a mark at its beginning."""
    return (BANK / name).read_bytes().decode("utf-8-sig")


def mended(text: str) -> Any:
    for pattern, put in REPAIRS:
        text = pattern.sub(put, text)
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        return None


def blocks(name: str) -> list[Block]:
    """Return the JSON-LD blocks of a file, in order; empty for Turtle."""
    text = source(name)
    if name.endswith(".jsonld"):
        return [Block(0, len(text), json.loads(text))]
    return [Block(m.start(1), m.end(1), mended(m[1])) for m in SCRIPT.finditer(text)]


def offset(text: str, line: int, column: int) -> int:
    """Return the code point that a 1-based line and column lead to; lines end at a line feed."""
    lines = text.split("\n")
    assert 1 <= line <= len(lines), f"there is no line {line}"
    assert 1 <= column <= len(lines[line - 1]) + 1, f"line {line} has no column {column}"
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def resolve(data: Any, pointer: str) -> Any:
    """Follow a JSON pointer (RFC 6901).

    Raises:
        LookupError: it leads nowhere.
    """
    assert not pointer or pointer.startswith("/"), f"{pointer!r} is no JSON pointer"
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def told(finding: Finding) -> tuple[str, str, str | None, str | None]:
    return (finding.code, str(finding.severity), finding.node, finding.property)


def counted(entry: dict[str, Any]) -> list[Finding]:
    """Check one file of the bank and return its errors and warnings."""
    report = check(BANK / entry["file"], profiles=("schema.org",), page=entry["page"])
    return [f for f in report.findings if f.severity is not Severity.ADVICE]


def named(entry: dict[str, Any]) -> str:
    return str(entry["file"])


EMBEDDED = [entry for entry in ENTRIES if entry["findings"] and not entry["file"].endswith(".ttl")]


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_exactly_these_findings(entry: dict[str, Any]) -> None:
    expected = {(f["code"], f["severity"], f["node"], f["property"]) for f in entry["findings"]}
    found = counted(entry)
    assert {told(f) for f in found} == expected, "\n".join(f"{f.code}: {f.message}" for f in found)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if any("value" in f for f in e["findings"])], ids=named)
def test_the_value_is_the_one_on_the_page(entry: dict[str, Any]) -> None:
    found = counted(entry)
    for f in entry["findings"]:
        if "value" in f:
            values = [str(g.value) for g in found if told(g) == (f["code"], f["severity"], f["node"], f["property"])]
            assert any(f["value"] in value for value in values), (f, values)


@pytest.mark.parametrize("entry", EMBEDDED, ids=named)
def test_each_finding_has_its_place(entry: dict[str, Any]) -> None:
    text = source(entry["file"])
    for finding in counted(entry):
        assert finding.line is not None and finding.column is not None, finding
        at = offset(text, finding.line, finding.column)
        block = next((b for b in blocks(entry["file"]) if b.start <= at <= b.end), None)
        assert block, f"{finding.line}:{finding.column} lies in no block: {finding}"
        if finding.code == "script-not-json" and not finding.pointer:
            continue  # a pointer leads into JSON, and this is none: the line and column must do
        assert block.data is not None, finding
        assert finding.pointer is not None, finding
        target = resolve(block.data, finding.pointer)
        steps = finding.pointer.split("/")
        assert finding.property is None or finding.property in steps or isinstance(target, dict), finding


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e["findings"]], ids=named)
def test_each_finding_is_a_plain_sentence(entry: dict[str, Any]) -> None:
    for finding in counted(entry):
        assert finding.message.endswith((".", "?")), finding.message
        assert "sh:" not in finding.message and "shacl" not in finding.message.lower(), finding.message
        assert not finding.shape or finding.shape not in finding.message, finding.message
        assert not (finding.node or "").startswith("_:"), finding


def test_folder_and_list_agree() -> None:
    files = [p.relative_to(BANK).as_posix() for folder in ("broken", "valid") for p in (BANK / folder).iterdir()]
    assert sorted(files) == [entry["file"] for entry in ENTRIES]


def test_the_bank_is_large_enough() -> None:
    broken = [entry for entry in ENTRIES if entry["file"].startswith("broken/")]
    valid = [entry for entry in ENTRIES if entry["file"].startswith("valid/")]
    assert len(broken) >= 75 and all(entry["findings"] for entry in broken)
    assert len(valid) >= 40 and not any(entry["findings"] for entry in valid)
    assert sum(entry["page"] for entry in broken) >= 5 and sum(entry["page"] for entry in valid) >= 5


@pytest.mark.parametrize("code", SEVERITIES)
def test_every_class_of_mistake_is_planted_twice(code: str) -> None:
    planted = [(entry["file"], f["severity"]) for entry in ENTRIES for f in entry["findings"] if f["code"] == code]
    assert len({file for file, _ in planted}) >= 2
    assert {severity for _, severity in planted} == SEVERITIES[code]


def test_no_other_code_is_expected() -> None:
    assert {f["code"] for entry in ENTRIES for f in entry["findings"]} == set(SEVERITIES)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if not e["file"].endswith(".ttl")], ids=named)
def test_a_script_is_json_unless_that_is_the_mistake(entry: dict[str, Any]) -> None:
    text = source(entry["file"])
    pieces = [text] if entry["file"].endswith(".jsonld") else [m[1] for m in SCRIPT.finditer(text)]
    assert pieces

    def is_json(piece: str) -> bool:
        try:
            json.loads(piece)
        except json.JSONDecodeError:
            return False
        return True

    broken = any(f["code"] == "script-not-json" for f in entry["findings"])
    assert all(map(is_json, pieces)) is not broken
