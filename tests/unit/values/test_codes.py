"""Every code that the package reports is in the table, with the severity of the table, and none is there for nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import linkeddata
from linkeddata.validation.reports.rules import every_code
from linkeddata.values.codes import CODES, OF_A_THING, SUBJECTS, Code, finding
from linkeddata.values.findings import Severity

PACKAGE = Path(linkeddata.__file__).parent
DOCS = Path(__file__).resolve().parents[3] / "docs"
#: Functions that take a code as their first argument → its severity; None: that of the table.
HELPERS = {
    "warning": "WARNING",
    "_warn": "WARNING",
    "_advice": "ADVICE",
    "finding": None,
    "Noted": None,
    "Trouble": None,
    "_once": None,
}
#: (module, function) that passes on a code which is no literal there → the codes that it can pass on, with their severity.
#: None: codes come from the caller, and calls of `HELPERS`, or the rules of a profile, decide which.
DYNAMIC: dict[tuple[str, str], dict[str, str] | None] = {
    ("values/codes/__init__.py", "finding"): None,
    ("read/text_builder.py", "warning"): None,
    ("read/text_builder.py", "findings"): {"control-characters": "WARNING", "bidi-override": "WARNING"},
    ("read/front_matter/__init__.py", "_single"): {"bad-date": "WARNING", "bad-language": "WARNING", "bad-address": "WARNING"},
    ("read/items.py", "tell"): {"bad-date": "WARNING", "bad-language": "WARNING", "bad-address": "WARNING"},
    ("read/page_metadata.py", "_warn"): None,
    ("page/advice.py", "_advice"): None,
    ("extract/jsonld/__init__.py", "read"): None,
    ("extract/jsonld/nodes.py", "_once"): None,
    ("extract/jsonld/__init__.py", "_finding_of"): None,
    ("cli/commands/known.py", "_finding"): None,  # the code of a `Problem` of the list of names
    ("validation/__init__.py", "_finding"): None,  # the code of a shape
    ("edit/json_form.py", "description"): None,  # its own `finding`, which reads one
    ("edit/json_form.py", "finding"): None,  # whatever a description file says
    ("edit/corrections/__init__.py", "_told"): {
        "stale-judgement": "WARNING",
        "judgement-not-applied": "ERROR",
        "judgements-contradict": "ERROR",
    },
    ("understand/recognize/ambiguities.py", "_finding"): {
        "ambiguous-date": "WARNING",
        "impossible-date": "WARNING",
        "reversed-dates": "WARNING",
        "mixed-script": "WARNING",
    },
}

Use = tuple[str, str, str | None, str | None]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def severity_of(node: ast.expr) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Severity" else None


def argument(call: ast.Call, place: int, keyword: str) -> ast.expr | None:
    given = next((k.value for k in call.keywords if k.arg == keyword), None)
    return given if given is not None else (call.args[place] if len(call.args) > place else None)


def literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def calls(node: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Yield every call below a node, with the name of the function around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield inside, child
        yield from calls(child, child.name if isinstance(child, ast.FunctionDef) else inside)


def uses(module: str, tree: ast.AST) -> Iterator[Use]:
    """Yield where a finding is built: module, function, code (None: not a literal), severity (None: that of the table)."""
    for inside, call in calls(tree):
        name = name_of(call)
        if name in ("Finding", "Problem"):
            severity, code = argument(call, 0, "severity"), argument(call, 1, "code")
            assert severity is not None and code is not None
            yield module, inside, literal(code), severity_of(severity)
        elif name in HELPERS:
            code = argument(call, 0, "code")
            if code is not None:
                yield module, inside, literal(code), HELPERS[name]
        elif name == "replace" and any(k.arg == "code" for k in call.keywords):
            severity = argument(call, 99, "severity")
            yield module, inside, literal(argument(call, 99, "code")), severity_of(severity) if severity is not None else None


def of_package() -> list[Use]:
    modules = {str(p.relative_to(PACKAGE)): p.read_text("utf-8") for p in sorted(PACKAGE.rglob("*.py"))}
    return [use for module, text in modules.items() for use in uses(module, ast.parse(text))]


USES = of_package()


def wrong(module: str, inside: str, code: str | None, severity: str | None) -> str:
    """Return what is wrong with one use of a code, or ""."""
    if code is None:
        return "" if (module, inside) in DYNAMIC else "a code that is no literal, and not listed in DYNAMIC"
    if code not in CODES:
        return f"{code} is not in the table"
    if severity is not None and CODES[code].severity.name != severity:
        return f"{code} is {severity} here and {CODES[code].severity.name} in the table"
    return ""


@pytest.mark.parametrize("use", USES, ids=lambda u: f"{u[0]}-{u[1]}-{u[2]}")
def test_every_code_used_is_in_the_table(use: Use) -> None:
    assert wrong(*use) == ""


def test_every_code_of_the_table_is_used() -> None:
    literals = {code for _, _, code, _ in USES if code} | {code for codes in DYNAMIC.values() for code in codes or ()}
    texts = "".join((PACKAGE / "validation" / name).read_text("utf-8") for name in ("__init__.py", "typed_values.py"))
    rules_of_their_own = {
        "not-on-page",
        "value-ill-typed",
        "datatype-unknown",
    }  # validation/__init__.py makes rules of the table
    assert all(f'"{code}"' in texts for code in rules_of_their_own)
    assert literals | rules_of_their_own == set(CODES)


def test_the_list_of_dynamic_codes_is_true() -> None:
    assert {(module, inside) for module, inside, code, _ in USES if code is None} == DYNAMIC.keys()
    for (module, _), codes in DYNAMIC.items():
        constants = {n.value for n in ast.walk(ast.parse((PACKAGE / module).read_text("utf-8"))) if isinstance(n, ast.Constant)}
        for code, severity in (codes or {}).items():
            assert code in constants
            assert CODES[code].severity.name == severity


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('Finding(Severity.WARNING, "of-nobody", "It is.")', "not in the table"),
        ('Finding(Severity.ERROR, "no-year", "It is.")', "no-year is ERROR here and WARNING in the table"),
        ('Finding(code="no-year", severity=Severity.ADVICE, message="It is.")', "no-year is ADVICE here"),
        ('Finding(Severity.WARNING, f"no-{x}", "It is.")', "not listed in DYNAMIC"),
        ('warning("of-nobody", "It is.", name, text)', "not in the table"),
        ('warning(x, "It is.", name, text)', "not listed in DYNAMIC"),
        ('self._warn("policy-hash", "It is.", given)', "policy-hash is WARNING here and ADVICE in the table"),
        ('replace(found, code="of-nobody")', "not in the table"),
        ('codes.finding("of-nobody")', "not in the table"),
    ],
)
def test_a_code_that_is_not_in_the_table_is_seen(text: str, problem: str) -> None:
    (use,) = uses("read/new.py", ast.parse(f"def f():\n    return {text}\n"))
    assert use[1] == "f"
    assert problem in wrong(*use)


def test_no_code_is_in_two_parts_of_the_table() -> None:
    assert sum(map(len, SUBJECTS.values())) == len(CODES)
    assert CODES.keys() >= OF_A_THING


@pytest.mark.parametrize(("code", "known"), CODES.items(), ids=CODES)
def test_every_row_is_complete(code: str, known: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert re.fullmatch(r"[A-Z][^;\n]*[^.;\n]", known.title)
    assert re.fullmatch(r"[^;\n]{10,}; [^;\n]{5,}\.", known.message)
    assert re.fullmatch(r"[A-Z][^\n]*\.", known.why)
    assert known.bad and known.good and known.bad != known.good
    assert known.see.startswith("https://") or (DOCS.parent / known.see).is_file()


@pytest.mark.parametrize("code", every_code())
def test_every_code_has_a_reason_and_two_examples(code: str) -> None:
    known, names = every_code()[code]
    assert names
    assert known.title and known.why.endswith(".") and known.bad and known.good
    assert known.bad != known.good


def test_a_finding_fills_the_message_of_its_row() -> None:
    found = finding("context-foreign", "x {?near}", near="y")
    assert (found.severity, found.code, found.value) == (Severity.ERROR, "context-foreign", "x {?near}")
    assert found.message.startswith('The @context is "x {?near}", which is not the address of schema.org; ')
    assert found.message.endswith(f"; {found.fix[:1].lower()}{found.fix[1:]}")
