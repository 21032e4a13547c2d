"""What holds for every form: each has its module, takes any text, and gives the same bytes for the same report."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from commandline import environment
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sizes import either, many

import linkeddata.validation.reports
from linkeddata.errors import UnreadableError
from linkeddata.validation.reports import FORMATS, Checked
from linkeddata.values.findings import Finding, Report, Severity

READERS = {
    "human": str.splitlines,
    "json": json.loads,
    "sarif": json.loads,
    "junit": lambda text: etree.fromstring(text.encode()),
    "shacl": lambda text: list(pyoxigraph.parse(input=text.encode(), format=pyoxigraph.RdfFormat.TURTLE)),
}
# Any code points, lone surrogates too: names of files and broken JSON hold them.
TEXT = st.text(st.characters(codec=None), min_size=1, max_size=12)
FINDINGS = st.builds(
    Finding,
    st.sampled_from(Severity),
    st.from_regex(r"[a-z]+(-[a-z]+)?", fullmatch=True),
    TEXT,
    *[st.none() | TEXT] * 6,
    quote=st.none() | TEXT,
    line=st.none() | st.integers(1, 99),
    column=st.none() | st.integers(1, 99),
    pointer=st.none() | TEXT,
    fix=st.none() | TEXT,
)
REPORTS = st.builds(Report, st.lists(FINDINGS, max_size=3).map(tuple), st.dictionaries(TEXT, st.integers(0, 9), max_size=2))
CHECKED = st.builds(Checked, TEXT, REPORTS) | st.builds(Checked, TEXT, failed=st.builds(UnreadableError, TEXT, TEXT))


def test_every_form_has_a_module_and_every_module_a_use() -> None:
    modules = {p.stem for p in Path(linkeddata.validation.reports.__file__).parent.glob("*.py")} - {
        "__init__",
        "checked",
        "rules",
    }
    assert {form.__module__.rpartition(".")[2] for form in FORMATS.values()} == modules
    assert FORMATS.keys() == READERS.keys()


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=many(150), deadline=None)
@given(checked=st.lists(CHECKED, max_size=3))
def test_any_text_can_be_written_and_read(form: str, checked: list[Checked]) -> None:
    text = FORMATS[form](checked)
    assert text.encode("utf-8").decode("utf-8") == text
    READERS[form](text)
    assert FORMATS[form](checked) == text


@pytest.mark.parametrize("form", FORMATS)
def test_every_file_and_sentence_is_in_every_form(form: str) -> None:
    sentences = [f"Sentence {i} is wrong." for i in range(3)]
    findings = tuple(Finding(severity, f"code-{severity}", s) for severity, s in zip(Severity, sentences, strict=True))
    text = FORMATS[form](
        [Checked("first.ttl", Report(findings)), Checked("second.ttl", failed=UnreadableError("Third is wrong"))]
    )
    for said in (*sentences, "first.ttl", "second.ttl", "Third is wrong"):
        assert said in text


@pytest.mark.parametrize("field", ["message", "value", "property", "node", "iri", "shape", "pointer", "quote", "fix", "source"])
@pytest.mark.parametrize("form", FORMATS)
def test_half_a_character_can_stand_in_every_field(form: str, field: str) -> None:
    for half in ("\ud800", "a\udfff", "https://example.org/\udc80"):
        finding = replace(Finding(Severity.ERROR, "code-x", "Wrong."), **{field: half})
        text = FORMATS[form]([Checked("first.ttl", Report((finding,)))])
        assert text.encode("utf-8")
        READERS[form](text)


SCRIPT = """
import sys
from linkeddata.values.findings import Finding, Report, Severity
from linkeddata.validation.reports import FORMATS, Checked
from linkeddata.validation.reports.rules import of_profiles
names = ("core", "google", "open-data", "schema.org")
findings = tuple(
    Finding(m.severity, m.code, m.message, node=m.title, property="license", shape=iri) for iri, m in of_profiles(names).items()
)
for form in FORMATS.values():
    sys.stdout.buffer.write(form([Checked("a.html", Report(findings, {"s": 1}, "a.html", names))]).encode())
"""


@pytest.mark.slow
@pytest.mark.rows(110)
def test_the_same_bytes_whatever_the_hash_seed() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, check=True, env=environment(PYTHONHASHSEED=seed)
        ).stdout
        for seed in either(("0", "1"), ("0", "1", "7"))
    }
    assert len(made) == 1
    assert len(made.pop()) > 100_000
