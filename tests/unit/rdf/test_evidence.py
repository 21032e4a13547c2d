"""The words behind statements, read back from TriG, stand in what validation finds."""

from __future__ import annotations

import re
from pathlib import Path

from linkeddata.pipeline import ReadOptions, convert
from linkeddata.rdf import evidence, parse
from linkeddata.rdf.triple_index import Data
from linkeddata.validation import check

SOURCE = "Walk along the dyke\n\nOSTBURG, 3 May 2021 - Mayor Irene Falk opened the dyke in Ostburg on Monday.\n"


def test_words_of_every_statement_are_those_of_the_source() -> None:
    done = convert(SOURCE.encode(), to="trig", options=ReadOptions(name="walk.txt"))
    found = evidence.of(Data(parse.triples(parse.parse(done.text.encode(), "trig", name="walk.trig"))))
    quoted = {s.mark for s in done.description.statements if s.evidence}
    assert len(found) == len(quoted) > 5
    for words in found.values():
        assert SOURCE[words.span.start : words.span.end] == words.quote


def test_a_finding_in_trig_tells_the_words(tmp_path: Path) -> None:
    done = convert(SOURCE.encode(), to="trig", options=ReadOptions(name="walk.txt"))
    broken = tmp_path / "walk.trig"
    broken.write_text(re.sub(r'(schema:name|rdf:object) "Irene Falk"', r'\1 " "', done.text), "utf-8")
    found = [f for f in check(broken).findings if f.code == "text-empty" and f.property == "name"]
    assert [(f.quote, f.span is not None) for f in found] == [("Irene Falk", True)]


def test_data_without_evidence_have_no_words() -> None:
    assert evidence.of(Data([])) == {}
