"""The dumps of a release."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from archived import BASE, Archive, archive, frame
from described import calls_and_meetings
from strategies import TEXT, sample

from linkeddata import pipeline
from linkeddata.errors import UsageError, WriteError
from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize import jsonld, ntriples
from linkeddata.release import data
from linkeddata.release.data.grouped import prefixes
from linkeddata.release.values import Fact, Identities, Prepared
from linkeddata.schema import contexts
from linkeddata.values.description import Description, Ref, Text
from linkeddata.values.namespaces import DCTERMS, OWL, RDF, SCHEMA, XSD
from linkeddata.values.settings import Settings

EXAMPLES = Path(__file__).parents[4] / "examples"
TEXTS = ("appointment.txt", "conference-programme.txt", "ministers-tour.txt", "phone-call.txt", "harbour-visit.html")
TRIPLES = ("data.nt.gz", "data.ttl", "data.jsonld", "lines.jsonl.gz")
NAMES = ("data.nq.gz", *TRIPLES)


def described(name: str) -> tuple[Description, str | None]:
    known = pipeline.understand(EXAMPLES / name)
    return pipeline.edited(known, Settings()).description, known.text


@pytest.fixture(scope="module")
def examples() -> Archive:
    other = replace(calls_and_meetings(), source=replace(sample().source, digest="ab" * 32, name="calls.txt"))
    return archive([*map(described, TEXTS), (sample(), TEXT), (other, None)])


def write(
    made: Archive, folder: Path, name: str = "release", *, key: Callable[[Prepared], str] | None = None, **more: Any
) -> data.Dumps:
    return data.write(
        made.prepared,
        made.identities,
        frame(folder, name),
        facts_of=made.facts_of,
        evidence_of=made.evidence_of,
        key_of=key,
        **more,
    )


def plain(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def of_rdflib(made: Archive) -> rdflib.Graph:
    graph = rdflib.Graph()
    for fact in (fact for found in made.facts.values() for fact in found):
        predicate = rdflib.URIRef(RDF + "type" if fact.property == "type" else SCHEMA + fact.property)
        value: Any = fact.value
        if isinstance(value, Ref):
            term: Any = rdflib.URIRef(value.iri)
        else:
            term = rdflib.Literal(
                value.value, datatype=rdflib.URIRef(value.datatype) if value.datatype else None, normalize=False
            )
        graph.add((rdflib.URIRef(fact.subject), predicate, term))
    return graph


def by_oxigraph(path: Path) -> set[str]:
    forms = {".nt": "N_TRIPLES", ".ttl": "TURTLE", ".jsonld": "JSON_LD", ".jsonl": "JSON_LD", ".nq": "N_QUADS"}
    form = getattr(pyoxigraph.RdfFormat, forms[Path(path.name.removesuffix(".gz")).suffix])
    parts = plain(path).splitlines() if ".jsonl." in path.name else [plain(path)]
    return {str(quad) for part in parts for quad in pyoxigraph.parse(part, form)}


@pytest.fixture(scope="module")
def released(examples: Archive, tmp_path_factory: pytest.TempPathFactory) -> tuple[data.Dumps, Path]:
    folder = tmp_path_factory.mktemp("released")
    dumps = write(examples, folder)
    data.check(dumps, folder / "release")
    return dumps, folder / "release"


@pytest.mark.parametrize("name", TRIPLES)
def test_every_format_holds_the_union_for_two_engines(examples: Archive, released: tuple[data.Dumps, Path], name: str) -> None:
    dumps, folder = released
    wanted = of_rdflib(examples)
    nt = {line.removesuffix(" .") for line in ntriples.render(Dataset(wanted, rdflib.Graph(), BASE)).splitlines()}
    assert by_oxigraph(folder / name) == nt
    graph = rdflib.Graph()
    form = {"data.nt.gz": "nt", "data.ttl": "turtle"}.get(name, "json-ld")
    for part in plain(folder / name).splitlines() if ".jsonl." in name else [plain(folder / name)]:
        graph.parse(data=part, format=form)
    # rdflib normalizes some literals when it parses, so what it writes of both is compared
    assert set(graph) == set(rdflib.Graph().parse(data=ntriples.render(Dataset(wanted, rdflib.Graph(), BASE)), format="nt"))
    assert {file.name: file.statements for file in dumps.files}[name] == len(nt) == dumps.counts.statements


def test_quads_are_those_of_the_documents(examples: Archive, released: tuple[data.Dumps, Path]) -> None:
    dumps, folder = released
    lines = plain(folder / "data.nq.gz").splitlines(keepends=True)
    assert lines == sorted(set(lines))
    wanted = set[bytes]()
    for prepared in examples.prepared:
        one = ntriples.render(Dataset(of_rdflib(replace_facts(examples, prepared)), rdflib.Graph(), BASE))
        wanted |= {f"{line[:-2]} <urn:sha256:{prepared.digest}#data> .\n".encode() for line in one.splitlines()}
        wanted |= set(examples.evidence[prepared.document].splitlines(keepends=True))
    assert set(lines) == wanted
    assert len(lines) == dumps.counts.quads == {file.name: file.statements for file in dumps.files}["data.nq.gz"]
    assert dumps.counts.evidence == sum(b"#evidence> ." in line for line in lines)
    assert dumps.counts.graphs == len({line.split()[-2] for line in lines}) == 2 * len(examples.prepared)
    assert by_oxigraph(folder / "data.nq.gz") == {line.decode().removesuffix(" .\n") for line in lines}


def replace_facts(made: Archive, prepared: Prepared) -> Archive:
    return Archive([prepared], made.identities, {prepared.document: made.facts[prepared.document]})


def test_triples_are_sorted_and_name_the_content(released: tuple[data.Dumps, Path]) -> None:
    import hashlib

    dumps, folder = released
    text = plain(folder / "data.nt.gz")
    lines = text.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert dumps.data_hash == hashlib.sha256(text).hexdigest()


def test_turtle_is_as_our_writer_would_write_it(examples: Archive, released: tuple[data.Dumps, Path]) -> None:
    from linkeddata.rdf.serialize.order import rows
    from linkeddata.rdf.serialize.turtle import Names, blocks

    text = (released[1] / "data.ttl").read_text("utf-8")
    head, _, body = text.partition("\n\n")
    names = Names(prefixes=prefixes(BASE))
    assert body == blocks(rows(of_rdflib(examples)), names)
    assert set(names.declarations().splitlines()) <= set(head.splitlines())
    assert "document:" in head and "_:" not in text


def test_jsonld_is_one_flat_graph_with_our_context(examples: Archive, released: tuple[data.Dumps, Path]) -> None:
    text = (released[1] / "data.jsonld").read_text("utf-8")
    document = json.loads(text)
    assert document["@context"] == contexts.ours()
    ids = [node["@id"] for node in document["@graph"]]
    assert ids == sorted(ids)
    assert set(ids) == {str(subject) for subject in of_rdflib(examples).subjects()}
    wanted = jsonld.tree(Dataset(of_rdflib(examples), rdflib.Graph(), ids[0]), shape="graph")["@graph"]
    assert [node["@id"] for node in wanted] == ids
    assert [sorted(node) for node in wanted] == [sorted(node) for node in document["@graph"]]


def test_each_line_is_an_entity(examples: Archive, released: tuple[data.Dumps, Path]) -> None:
    objects = [json.loads(line) for line in plain(released[1] / "lines.jsonl.gz").splitlines()]
    assert [node["@id"] for node in objects] == list(examples.identities.entities)
    assert all(node["@context"] and node.get("@type") for node in objects)
    people = [node for node in objects if "/person/" in node["@id"]]
    assert people and all("@graph" not in node for node in objects)


@pytest.mark.parametrize("at_once", [1, 5_000, 32_000_000])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_bytes_in_whatever_order(
    examples: Archive, released: tuple[data.Dumps, Path], tmp_path: Path, at_once: int, seed: int
) -> None:
    mixed = Archive([*examples.prepared], examples.identities, {**examples.facts}, examples.evidence)
    random.Random(seed).shuffle(mixed.prepared)
    for key, facts in mixed.facts.items():
        mixed.facts[key] = random.Random(seed).sample(facts, len(facts))
    dumps = write(mixed, tmp_path, at_once=at_once)
    for name in NAMES:
        assert (tmp_path / "release" / name).read_bytes() == (released[1] / name).read_bytes(), name
    assert (dumps.files, dumps.counts, dumps.data_hash) == (released[0].files, released[0].counts, released[0].data_hash)
    for name in ("by-subject.facts", "by-value.facts"):
        assert (dumps.facts / name).read_bytes() == (released[0].facts / name).read_bytes()


def test_files_say_nothing_of_day_and_machine(released: tuple[data.Dumps, Path]) -> None:
    for name in NAMES:
        if name.endswith(".gz"):
            assert (released[1] / name).read_bytes()[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff", name


def test_what_is_written_is_told(released: tuple[data.Dumps, Path]) -> None:
    import hashlib

    dumps, folder = released
    assert sorted(file.name for file in dumps.files) == sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    for file in dumps.files:
        content = (folder / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert file.compressed == (content[:2] == b"\x1f\x8b")


@pytest.mark.parametrize("program", [["zcat"], ["gzip", "-dc"], ["python3", "-m", "gzip", "-d", "-c"]])
def test_other_programs_read_every_member(released: tuple[data.Dumps, Path], tmp_path: Path, program: list[str]) -> None:
    path = tmp_path / "data.nq.gz"
    path.write_bytes((released[1] / "data.nq.gz").read_bytes())
    if program[0] == "python3":
        with gzip.open(path) as file:
            found = file.read()
    else:
        found = subprocess.run([*program, path], capture_output=True, check=True).stdout
    assert found == plain(released[1] / "data.nq.gz")


# ---- what is taken over


def test_only_what_changed_is_asked_for(examples: Archive, tmp_path: Path) -> None:
    made = Archive([*examples.prepared], examples.identities, {**examples.facts}, {**examples.evidence})
    keys = {prepared.document: "1" for prepared in made.prepared}
    asked: list[str] = []

    def facts_of(prepared: Prepared) -> list[Fact]:
        asked.append(prepared.document)
        return made.facts[prepared.document]

    def go(name: str) -> data.Dumps:
        asked.clear()
        made.asked.clear()
        return data.write(
            made.prepared,
            made.identities,
            frame(tmp_path, name),
            facts_of=facts_of,
            evidence_of=made.evidence_of,
            key_of=lambda prepared: prepared.document + keys[prepared.document],
        )

    first = go("first")
    assert len(asked) == len(made.asked) == len(made.prepared)
    assert all(pack.fresh for pack in first.packs)
    second = go("second")
    assert not asked and not made.asked and not any(pack.fresh for pack in second.packs)
    data.check(second, tmp_path / "second", whole=True)
    for name in NAMES:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    changed = made.prepared[2].document
    made.facts[changed] = [
        replace(fact, value=Text("Another headline")) if fact.property == "headline" else fact for fact in made.facts[changed]
    ]
    keys[changed] = "2"
    third = go("third")
    assert asked == made.asked == [changed]
    data.check(third, tmp_path / "third")
    assert b"Another headline" in plain(tmp_path / "third" / "data.nq.gz")
    anew = write(made, tmp_path / "anew")
    for name in NAMES:
        assert (tmp_path / "third" / name).read_bytes() == (tmp_path / "anew" / "release" / name).read_bytes()
    assert third.counts == anew.counts
    packs = list((tmp_path / "work" / "packs").glob("??/*"))
    assert len(packs) == len(made.prepared)  # that of the changed document's old text is gone


def test_without_a_key_everything_is_asked_for(examples: Archive, tmp_path: Path) -> None:
    examples.asked.clear()
    write(examples, tmp_path, "first")
    write(examples, tmp_path, "second")
    assert len(examples.asked) == 2 * len(examples.prepared)


@pytest.mark.parametrize("harm", ["cut", "empty", "head", "text", "other"])
def test_a_damaged_pack_is_made_again(examples: Archive, tmp_path: Path, harm: str) -> None:
    key = lambda prepared: prepared.document  # noqa: E731
    first = write(examples, tmp_path, "first", key=key)
    pack = first.packs[1].file
    content = pack.read_bytes()
    pack.write_bytes(
        {
            "cut": content[:-1],
            "empty": b"",
            "head": b"[]" + content,
            "text": content[:-30] + b"x" + content[-29:],
            "other": first.packs[0].file.read_bytes(),
        }[harm]
    )
    second = write(examples, tmp_path, "second", key=key)
    assert [pack.fresh for pack in second.packs].count(True) == 1
    for name in NAMES:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


# ---- sources, merged IRIs, empty archives


def test_two_documents_of_one_source_share_its_graphs(tmp_path: Path) -> None:
    made = archive([(sample(), TEXT), (sample(), TEXT)])
    assert len({prepared.digest for prepared in made.prepared}) == 1
    dumps = write(made, tmp_path, key=lambda prepared: prepared.document)
    data.check(dumps, tmp_path / "release")
    lines = plain(tmp_path / "release" / "data.nq.gz").splitlines()
    assert lines == sorted(set(lines)) and dumps.counts.graphs == 2
    assert {line for found in made.evidence.values() for line in found.splitlines()} <= set(lines)


def test_of_merged_iris_quads_tell_the_successor(examples: Archive, tmp_path: Path) -> None:
    old, now = BASE + "person/i-sorbo", next(iri for iri in examples.identities.entities if "/person/" in iri)
    gone = BASE + "person/nobody-at-all"
    identities = Identities(examples.identities.entities, examples.identities.entity_of, merged={old: now}, gone=(gone,))
    made = Archive(examples.prepared, identities, examples.facts, examples.evidence)
    dumps = write(made, tmp_path)
    data.check(dumps, tmp_path / "release")
    text = plain(tmp_path / "release" / "data.nq.gz").decode()
    assert f"<{old}> <{DCTERMS}isReplacedBy> <{now}> <{BASE}#identity> .\n" in text
    assert f'<{old}> <{OWL}deprecated> "true"^^<{XSD}boolean> <{BASE}#identity> .\n' in text
    assert text.splitlines() == sorted(text.splitlines())
    assert dumps.counts.graphs == 2 * len(examples.prepared) + 1
    for name in NAMES:
        assert gone.encode() not in plain(tmp_path / "release" / name)
    for name in TRIPLES:
        assert old.encode() not in plain(tmp_path / "release" / name)


def test_documents_that_failed_are_passed_over(examples: Archive, tmp_path: Path) -> None:
    failed = Prepared("broken.txt", "cd" * 32, None, 3)
    dumps = write(Archive([failed, *examples.prepared], examples.identities, examples.facts, examples.evidence), tmp_path)
    assert all(pack.digest != "cd" * 32 for pack in dumps.packs)


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    dumps = write(Archive([], Identities({}, {})), tmp_path)
    data.check(dumps, tmp_path / "release")
    assert (dumps.counts.statements, dumps.counts.quads, dumps.counts.graphs) == (0, 0, 0)
    assert list(data.by_subject(dumps.facts)) == [] == list(data.by_value(dumps.facts))
    assert json.loads((tmp_path / "release" / "data.jsonld").read_text()) == {"@context": contexts.ours(), "@graph": []}


# ---- hostile values

HOSTILE = {
    "quotes": 'say "no" \\ and \\u0085',
    "lines": "a\nb\r\nc\td",
    "separators": "a\u2028b\u2029c\x85d",
    "escaped separator": "\\u2028 \\\\u2028 \u2028",
    "html": "</script><!-- <script>&amp;",
    "marks": "\u202eabc\u202c \ufeff x\u0301",
    "beyond": "😀 𝕏 \U0010fffd",
    "controls": "a\x00b\x0bc\x1bd",
    "dots": "x . <urn:sha256:00#data> .",
    "blank": "",
    "angle": "<https://data.example.org/person/x>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_through_in_every_format(tmp_path: Path, text: str) -> None:
    made = archive([(sample(), TEXT)])
    key = made.prepared[0].document
    made.facts[key] = [replace(f, value=Text(text)) if f.property == "headline" else f for f in made.facts[key]]
    dumps = write(made, tmp_path)
    data.check(dumps, tmp_path / "release")
    cleaned = text.replace("\x00", "").replace("\x0b", "").replace("\x1b", "").replace("\x85", "")
    for name in TRIPLES:
        parts = plain(tmp_path / "release" / name)
        values = {quad.split("headline> ", 1)[1] for quad in by_oxigraph(tmp_path / "release" / name) if "headline>" in quad}
        assert values == {str(pyoxigraph.Literal(cleaned))}, name
        if "json" in name:
            assert not any(mark in parts.decode() for mark in "<>&\u2028\u2029")


def test_a_base_that_cannot_be_sorted_is_refused(tmp_path: Path) -> None:
    made = archive([(sample(), TEXT)], base="urn:zzz:x/")
    with pytest.raises(UsageError, match="https://"):
        data.write(
            made.prepared,
            made.identities,
            frame(tmp_path, base="urn:zzz:x/"),
            facts_of=made.facts_of,
            evidence_of=made.evidence_of,
        )


@pytest.mark.parametrize(
    "line",
    [
        '<urn:sha256:{other}#x> <http://a/b> "c" <urn:sha256:{own}#evidence> .',
        '<urn:sha256:{own}#x> <http://a/b> "c" <urn:sha256:{other}#evidence> .',
        '<urn:sha256:{own}#x> <http://a/b> "c" .',
        '<urn:sha256:{own}#x> <http://a/b> "c" <urn:sha256:{own}#data> .',
    ],
)
def test_evidence_in_a_wrong_place_is_refused(tmp_path: Path, line: str) -> None:
    made = archive([(sample(), TEXT)])
    prepared = made.prepared[0]
    made.evidence[prepared.document] += (line.format(own=prepared.digest, other="ff" * 32) + "\n").encode()
    with pytest.raises(WriteError):
        write(made, tmp_path)


def test_evidence_whose_things_have_no_iri_does_not_read_back(tmp_path: Path) -> None:
    made = archive([(sample(), TEXT)])
    prepared = made.prepared[0]
    own = f"urn:sha256:{prepared.digest}"
    made.evidence[prepared.document] += f"<{own}#x> <http://a/b> \x013\x02 <{own}#evidence> .\n".encode()
    dumps = write(made, tmp_path)
    with pytest.raises(WriteError, match="does not read back"):
        data.check(dumps, tmp_path / "release")
