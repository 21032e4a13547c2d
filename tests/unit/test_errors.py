"""Errors: one sentence with its place, and one exit code each."""

from __future__ import annotations

import re

import pytest

from linkeddata import errors
from linkeddata.errors import LinkedDataError

CODES = {
    "LinkedDataError": 1,
    "UsageError": 2,
    "ShapesError": 2,
    "ContradictionError": 1,
    "UnreadableError": 3,
    "DuplicateKeyError": 3,
    "ModelError": 3,
    "WriteError": 4,
    "RefusedError": 5,
}
CLASSES = {
    name: value for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, LinkedDataError)
}


def test_the_tree_is_complete() -> None:
    assert {name: cls.exit_code for name, cls in CLASSES.items()} == CODES


def test_the_drawing_of_the_tree_is_the_tree() -> None:
    drawn = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"    ([│├└─\s]*)(\w+Error)\s+(\d|exit code)", line)
        if found:
            depth = len(found[1]) // 4
            above[depth] = found[2]
            drawn[found[2]] = (above.get(depth - 1), found[3])
    assert len(drawn) == len(CODES)
    for name, (parent, code) in drawn.items():
        assert code in ("exit code", str(CODES[name]))
        assert CLASSES[name].__base__ is (CLASSES[parent] if parent else Exception)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (LinkedDataError("bad"), "error: bad"),
        (LinkedDataError("bad", "mend it"), "error: bad; mend it"),
        (LinkedDataError("bad", source="a.txt"), "a.txt: error: bad"),
        (LinkedDataError("bad", "mend it", source="a.txt", line=3), "a.txt:3: error: bad; mend it"),
        (LinkedDataError("bad", "mend it", source="a.txt", line=3, column=7), "a.txt:3:7: error: bad; mend it"),
        (LinkedDataError("bad").at("a.txt"), "a.txt: error: bad"),
        (LinkedDataError("bad", source="a.txt").at("b.txt"), "a.txt: error: bad"),
    ],
)
def test_message(error: LinkedDataError, message: str) -> None:
    assert str(error) == message


@pytest.mark.parametrize("name", sorted(CODES))
def test_every_error_can_be_caught_as_one_of_ours(name: str) -> None:
    with pytest.raises(LinkedDataError, match="bad"):
        raise CLASSES[name]("bad", "mend it")
