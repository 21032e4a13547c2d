"""The examples give the outputs that lie beside them, byte for byte; `python examples/regenerate.py` writes them anew."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def _script():
    spec = importlib.util.spec_from_file_location("regenerate_examples", EXAMPLES / "regenerate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REGENERATE = _script()
STEMS = [Path(name).stem for name in REGENERATE.DOCUMENTS]


def test_every_example_and_query_is_listed() -> None:
    documents = {p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"} and p.name != "README.md"}
    assert documents == set(REGENERATE.DOCUMENTS)
    assert len(documents) == 6
    assert {p.stem for p in EXAMPLES.glob("queries/*.rq")} == set(REGENERATE.QUERIES)
    outputs = {p.name for p in EXAMPLES.iterdir() if p.suffix in {".jsonld", ".ttl"}}
    assert outputs == {stem + extension for stem in STEMS for extension in (".jsonld", ".ttl")}
    assert {p.stem for p in EXAMPLES.glob("queries/*.csv")} == set(REGENERATE.QUERIES)


@pytest.mark.parametrize("form", REGENERATE.FORMATS)
@pytest.mark.parametrize("name", REGENERATE.DOCUMENTS)
def test_document_gives_its_output(name: str, form: str) -> None:
    path = (EXAMPLES / name).with_suffix(REGENERATE.FORMATS[form])
    assert REGENERATE.linkeddata("convert", f"examples/{name}", "--to", form) == path.read_bytes()


def test_queries_give_their_answers() -> None:
    answered = 0
    for path, data in REGENERATE.answers():
        assert data == path.read_bytes(), path.name
        assert data.count(b"\r\n") > 1, f"{path.name} has no rows"
        answered += 1
    assert answered == len(REGENERATE.QUERIES) == 5


@pytest.mark.parametrize("stem", STEMS)
def test_outputs_are_one_graph_to_two_readers(stem: str) -> None:
    page, turtle = EXAMPLES / f"{stem}.jsonld", EXAMPLES / f"{stem}.ttl"
    ours = Graph().parse(data=turtle.read_text("utf-8"), format="turtle")
    assert len(ours) > 20
    assert isomorphic(ours, Graph().parse(data=page.read_text("utf-8"), format="json-ld"))
    for text, form in ((turtle.read_bytes(), pyoxigraph.RdfFormat.TURTLE), (page.read_bytes(), pyoxigraph.RdfFormat.JSON_LD)):
        triples = {str(q.triple) for q in pyoxigraph.parse(text, format=form)}
        lines = pyoxigraph.serialize(pyoxigraph.parse(text, format=form), format=pyoxigraph.RdfFormat.N_QUADS)
        assert len(triples) == len(ours)
        assert isomorphic(ours, Graph().parse(data=lines.decode(), format="nt"))


@pytest.mark.parametrize("stem", STEMS)
def test_outputs_use_one_schema_org_and_no_blank_nodes(stem: str) -> None:
    for path in (EXAMPLES / f"{stem}.jsonld", EXAMPLES / f"{stem}.ttl"):
        text = path.read_text("utf-8")
        assert "http://schema.org" not in text
        assert "_:" not in text
    json.loads((EXAMPLES / f"{stem}.jsonld").read_text("utf-8"))


@pytest.mark.parametrize("seed", range(5))
def test_same_bytes_from_every_hash_seed_and_folder(seed: int, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": "Pacific/Apia", "LC_ALL": "C"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(EXAMPLES.parent), os.environ.get("PYTHONPATH")]))
    document = EXAMPLES / "harbour-visit.html"
    command = [sys.executable, "-m", "linkeddata", "convert", str(document)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout == document.with_suffix(".jsonld").read_bytes()
