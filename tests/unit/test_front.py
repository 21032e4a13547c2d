"""The Python front: what it takes, what it answers to something else, and that threads and processes give the same bytes."""

from __future__ import annotations

import asyncio
import io
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest

import linkeddata
from linkeddata.errors import LinkedDataError, UnreadableError, UsageError
from linkeddata.outputs import OUTPUTS
from linkeddata.pipeline import OutputName, Table, understand
from linkeddata.present.export.records import TABLES

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html"), *EXAMPLES.glob("*.md")])
CALL = EXAMPLES / "phone-call.txt"
PROSE = "OSTBURG, 3 May 2021 - Minister Anna Keller opened the new ferry in Ostburg on Monday."


def test_the_outputs_of_the_type_are_those_of_the_table() -> None:
    assert set(get_args(OutputName)) == set(OUTPUTS) - {"jsonld-flat"}  # that is jsonld with shape="graph"
    assert set(get_args(Table)) == set(TABLES)


TEXTS = (
    PROSE,
    PROSE + "\n",
    "Ferry opens\n\n" + PROSE,
    "<p>Minister opens ferry</p>",
    "# Ferry opens\n\nText",
    "The ferry opened.",
    "The ferry opened on Monday",
    "Ferry opens in Ostburg",
    '{"title": "Ferry"}',
    "x" * 300,
    "é" * 200,
    f"{PROSE} {PROSE}/{PROSE} {PROSE}" * 30,
    "Ferry opens\0 in Ostburg today",
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_in_place_of_a_name_is_answered_with_what_to_do(text: str) -> None:
    with pytest.raises(LinkedDataError) as caught:
        linkeddata.convert(text)
    assert "pass its bytes: text.encode()" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_texts_were_tried() -> None:
    assert len(TEXTS) == 13


@pytest.mark.parametrize("name", ["missing.txt", "my notes.txt", "ferry", "a b", "minutes of the meeting.txt"])
def test_a_missing_file_is_no_text(name: str) -> None:
    with pytest.raises(UnreadableError, match="no such file") as caught:
        linkeddata.convert(name)
    assert ("encode" in str(caught.value)) == (name == "minutes of the meeting.txt")


@pytest.mark.parametrize("name", ["The ferry opens on Monday", "<p>note", "two\nlines", "A ferry opens."])
def test_a_file_of_such_a_name_is_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text(PROSE)
    monkeypatch.chdir(tmp_path)
    assert linkeddata.convert(name).description.things


OTHERS: tuple[Any, ...] = (None, 3, {"a": 1}, [PROSE], object())


@pytest.mark.parametrize("source", OTHERS, ids=lambda source: type(source).__name__)
def test_other_objects_are_answered_with_what_to_pass(source: Any) -> None:
    with pytest.raises(UsageError, match=f"of type {type(source).__name__}; pass a file name, bytes"):
        linkeddata.convert(source)


def test_an_open_file_is_answered_with_its_bytes() -> None:
    for file in (io.BytesIO(PROSE.encode()), io.StringIO(PROSE)):
        with pytest.raises(UsageError, match=r"pass its bytes: file\.read\(\)"):
            linkeddata.convert(file)  # type: ignore[arg-type]


def test_text_in_place_of_bytes_is_answered_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"pass its bytes: text\.encode\(\)"):
        linkeddata.read_bytes(PROSE, name="-")  # type: ignore[arg-type]


def test_bytes_of_other_types_are_bytes() -> None:
    data = CALL.read_bytes()
    wanted = linkeddata.convert(data).text
    assert linkeddata.convert(bytearray(data)).text == linkeddata.convert(memoryview(data)).text == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_that_was_read_is_converted(path: Path) -> None:
    document = linkeddata.read_file(str(path))
    done = linkeddata.convert(document, validate=False)
    assert done.text == linkeddata.convert(path, validate=False).text
    assert done.source_text == document.source.text
    assert understand(document).document is document


def test_a_document_keeps_the_settings_that_it_was_read_with() -> None:
    document = linkeddata.read_file(str(CALL), settings=linkeddata.Settings(url="https://www.example.org/news/call"))
    assert "https://www.example.org/news/call#person-dinara-ashgirova" in linkeddata.convert(document).text
    left = linkeddata.convert(document, settings=linkeddata.Settings(omit="Dinara Ashgirova"))
    assert "dinara" not in left.text.lower()
    assert "http" in linkeddata.convert(document, to="html").text


def test_a_path_is_read_as_its_name_is() -> None:
    assert linkeddata.read_file(CALL) == linkeddata.read_file(str(CALL))


@pytest.mark.parametrize("given", [str(CALL), CALL, b"text", None])
def test_describe_and_validate_say_what_takes_a_file(given: Any) -> None:
    with pytest.raises(UsageError, match="read_file") as caught:
        linkeddata.describe(given)
    assert "convert" in caught.value.todo
    with pytest.raises(UsageError, match=r"linkeddata\.check"):
        linkeddata.validate(given)


@pytest.mark.parametrize("kind", [str, Path])
def test_one_file_is_asked_as_a_list_of_one_is(kind: Any, tmp_path: Path) -> None:
    file = tmp_path / "call.ttl"
    file.write_text(linkeddata.convert(CALL, to="turtle").text, "utf-8")
    query = "SELECT ?who WHERE { ?p a schema:Person ; schema:name ?who }"
    assert len(linkeddata.select(kind(file), query).rows) == len(linkeddata.select([file], query).rows) == 4


@pytest.mark.parametrize("kind", [str, Path])
def test_the_documents_of_a_feed_are_read_one_by_one(kind: Any) -> None:
    found = linkeddata.read_documents(kind(EXAMPLES / "feeds" / "harbour-news.xml"))
    assert [linkeddata.convert(document).ok for document in found.read] == [True, True]
    assert not found.failed


def test_an_unknown_output_is_answered_with_all() -> None:
    with pytest.raises(UsageError, match="use one of jsonld"):
        linkeddata.convert(CALL, to="pdf")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="use one of statements, events, people"):
        linkeddata.convert(CALL).to_dicts("places")  # type: ignore[arg-type]


@pytest.mark.parametrize("to", ["ics", "events-csv", "people-csv", "annotations"])
def test_exports_have_no_evidence_and_no_shape(to: Any) -> None:
    with pytest.raises(UsageError, match="evidence"):
        linkeddata.convert(CALL, to=to, evidence=True)
    with pytest.raises(UsageError, match="shape"):
        linkeddata.convert(CALL, to=to, shape="graph")
    plain = linkeddata.convert(CALL, to=to)
    assert linkeddata.convert(CALL, to=to, evidence=False).text == plain.text
    assert linkeddata.convert(plain.description, to=to).text == plain.text or to == "annotations"


def test_rows_of_a_result() -> None:
    done = linkeddata.convert(CALL)
    statements = done.to_dicts()
    assert len(statements) == len(done.description.statements)
    assert {"thing": "Dinara Ashgirova", "property": "jobTitle"}.items() <= next(
        row for row in statements if row["property"] == "jobTitle"
    ).items()
    assert [row["event"] for row in done.to_dicts("events")]
    assert done.to_dicts("people")[0]["name"] == "Dinara Ashgirova"


def _converted(path: Path) -> str:
    return linkeddata.convert(path, validate=False).text


@pytest.mark.slow
def test_threads_give_the_same_bytes() -> None:
    alone = [_converted(path) for path in DOCUMENTS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_converted, DOCUMENTS * 2)) == alone * 2


@pytest.mark.slow
def test_checked_exports_in_threads_give_the_same_bytes() -> None:
    outputs = ("ics", "html", "annotations", "people-csv", "trig", "turtle", "events-csv", "jsonld")

    def converted(to: Any) -> tuple[str, tuple[str, ...]]:
        done = linkeddata.convert(CALL, to=to)
        return done.text, tuple(f.message for f in done.findings)

    alone = [converted(to) for to in outputs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(converted, outputs)) == alone


@pytest.mark.slow
def test_processes_give_the_same_bytes() -> None:
    alone = [_converted(path) for path in DOCUMENTS]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(_converted, DOCUMENTS)) == alone


@pytest.mark.slow
def test_to_thread_is_the_way_in_an_event_loop() -> None:
    async def both() -> list[str]:
        return await asyncio.gather(*(asyncio.to_thread(_converted, path) for path in DOCUMENTS[:2]))

    assert asyncio.run(both()) == [_converted(path) for path in DOCUMENTS[:2]]


def test_a_result_travels_between_processes() -> None:
    import pickle

    done = linkeddata.convert(CALL)
    again = pickle.loads(pickle.dumps(done))
    assert (again.text, again.description, again.findings) == (done.text, done.description, done.findings)
