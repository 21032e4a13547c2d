"""What a worker does, in this process."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from linkeddata.errors import ModelError, UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.release.documents import Task
from linkeddata.release.documents.remote import Order, convert, installed
from linkeddata.release.documents.task import made
from linkeddata.values.settings import Settings
from tests.unit.release.documents import releases

KNOWN = b"name,kind,url\nTomas Lund,person,https://x.example/lund\n"
HERE = installed(ReadOptions())
CALL = releases.CALL.encode()


def order(settings: Settings | None = None, task: Task | None = None, expected: tuple[str, str] = HERE) -> Order:
    """Return an order that has been sent."""
    sent = Order(task or Task(), settings or Settings(), "a.txt", "/nowhere/in/a.txt", CALL, expected)
    assert "Lund" not in repr(sent)
    return pickle.loads(pickle.dumps(sent))


def test_an_order_needs_no_file() -> None:
    assert convert(order(), None, [None]) == made(Task(), Settings(), "a.txt", "/nowhere/in/a.txt", CALL)


def test_the_list_of_names_is_sent(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_bytes(KNOWN)
    here = made(Task(), Settings(known=str(tmp_path / "known.csv")), "a.txt", "/nowhere/in/a.txt", CALL)
    there = convert(order(Settings(known="/nowhere/in/known.csv")), KNOWN, [None])
    assert there == here and b"x.example/lund" in there.files["facts.jsonl"]


def test_a_file_of_shapes_is_sent(tmp_path: Path) -> None:
    shapes = (Path(__file__).parents[4] / "shapes" / "core.ttl").read_bytes()
    (tmp_path / "own.ttl").write_bytes(shapes)
    here = made(Task(profile=(str(tmp_path / "own.ttl"),)), Settings(), "a.txt", "/nowhere/in/a.txt", CALL)
    assert convert(order(task=Task(profile=("/nowhere/own.ttl",))), None, [shapes]) == here


def test_a_file_that_was_sent_is_told_under_its_own_name() -> None:
    with pytest.raises(UsageError) as caught:
        convert(order(Settings(known="/nowhere/in/known.csv")), b"name,kind,url\nA,person,no address\n", [None])
    assert caught.value.source == "/nowhere/in/known.csv"


@pytest.mark.parametrize("expected", [("0.0.0", HERE[1]), (HERE[0], "00")])
def test_another_version_is_refused(expected: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="another version"):
        convert(order(expected=expected), None, [None])


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError):
        convert(order(task=Task(ReadOptions(model=Path("/nowhere")))), None, [None])
