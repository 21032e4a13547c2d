"""The figures of identity: pairs, B-cubed, and what is taken for a mention."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import sys
from pathlib import Path

import pytest
from commandline import ROOT
from hypothesis import given
from hypothesis import strategies as st

sys.path.append(str(ROOT / "benchmarks"))

from identity_score import score, scores, table, wilson

MENTIONS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), max_size=12)


@given(MENTIONS)
def test_figures_are_those_of_the_definition(mentions: list[tuple[str, str]]) -> None:
    pairs = list(itertools.combinations(mentions, 2))
    told = [a[0] == b[0] for a, b in pairs if a[1] == b[1]]
    true = [a[1] == b[1] for a, b in pairs if a[0] == b[0]]
    found = score(mentions)
    assert found.precision == pytest.approx(sum(told) / len(told) if told else 1)
    assert found.recall == pytest.approx(sum(true) / len(true) if true else 1)

    def bcubed(one: int, other: int) -> float:
        shares = []
        for mention in mentions:
            group = [m for m in mentions if m[one] == mention[one]]
            shares.append(sum(m[other] == mention[other] for m in group) / len(group))
        return sum(shares) / len(shares) if shares else 1

    assert found.bcubed_precision == pytest.approx(bcubed(1, 0))
    assert found.bcubed_recall == pytest.approx(bcubed(0, 1))
    assert found.bound <= found.precision
    assert found.bcubed_bound <= found.bcubed_precision + 1e-9


@pytest.mark.parametrize(
    ("right", "count", "bound"), [(196, 200, 0.9497), (198, 200, 0.964), (394, 400, 0.968), (0, 0, 0), (5, 5, 0.5655)]
)
def test_the_bound(right: int, count: int, bound: float) -> None:
    assert wilson(right / count if count else 1, count) == pytest.approx(bound, abs=6e-4)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Two documents on one meeting of two ministers, and a namesake whom the release takes for one of them."""
    texts = {"a.txt": "first", "b.txt": "second", "c.txt": "third"}
    (tmp_path / "archive").mkdir()
    truth, quads = [], ["<urn:x> <urn:y> <urn:z> <urn:sha256:1#evidence> .\n", "<urn:x> <urn:y> <urn:z> .\n"]
    for name, text in texts.items():
        (tmp_path / "archive" / name).write_text(text, "utf-8")
        graph = f"<urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}#data>"
        anna = "anna-2" if name == "c.txt" else "anna"
        truth.append({"document": name, "kind": "document", "id": f"document/{name}", "names": [text]})
        truth.append({"document": name, "kind": "person", "id": anna, "names": ["Anna Keller", "Keller"]})
        truth.append({"document": name, "kind": "place", "id": "lindo", "names": ["Lindo"]})
        event = {"type": "meeting", "start": f"2026-11-{29 + (name == 'c.txt')}", "participants": [anna]}
        truth.append({"document": name, "kind": "event", "id": f"meeting-{anna}", "names": []} | event)

        def quad(subject: str, predicate: str, value: str, graph: str = graph) -> str:
            predicate = (
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" if predicate == "a" else f"https://schema.org/{predicate}"
            )
            return f"<https://d.example/{subject}> <{predicate}> {value} {graph} .\n"

        quads += [
            quad("person/anna", "a", "<https://schema.org/Person>"),
            quad("person/anna", "name", '"Anna Keller"'),
            quad("place/lindo", "a", "<https://schema.org/City>"),
            quad("place/lindo", "name", '"Lindo"'),
            quad(f"document/{name}", "a", "<https://schema.org/NewsArticle>"),
            quad(f"event/{name}", "a", "<https://schema.org/Event>"),
            quad(f"event/{name}", "additionalType", "<https://w3id.org/linkeddata/event-types#meeting>"),
            quad(f"event/{name}", "startDate", f'"{event["start"]}"^^<http://www.w3.org/2001/XMLSchema#date>'),
            quad(f"event/{name}", "attendee", "<https://d.example/person/anna>"),
        ]
    (tmp_path / "truth.jsonl").write_text("".join(json.dumps(line) + "\n" for line in truth), "utf-8")
    (tmp_path / "data.nq.gz").write_bytes(gzip.compress("".join(sorted(quads)).encode()))
    return tmp_path


def test_a_release_is_scored_by_what_it_publishes(made: Path) -> None:
    found = scores(made, made / "archive", made / "truth.jsonl")
    person, event = found["person"], found["event"]
    assert (person.mentions, person.known, person.pairs, person.precision, person.recall) == (3, 3, 3, pytest.approx(1 / 3), 1)
    assert (event.mentions, event.precision, event.recall) == (3, 1, 0)
    assert (found["place"].precision, found["place"].recall, found["organization"].mentions) == (1, 1, 0)
    assert found["document"].mentions == 3
    assert table(found).count("\n") == 6


def test_what_fits_two_things_is_no_mention(made: Path) -> None:
    path = made / "data.nq.gz"
    lines = gzip.decompress(path.read_bytes()).decode()
    path.write_bytes(gzip.compress((lines + lines.replace("/person/anna>", "/person/anna-too>")).encode()))
    assert scores(made, made / "archive", made / "truth.jsonl")["person"].mentions == 0
