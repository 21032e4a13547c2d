"""JSON read strictly."""

from __future__ import annotations

import json
import random
import time

import pytest
from sizes import many

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.rdf import strict_json

BAD = [
    ('{"a": 1,\n "a": 2}', 'the key "a" is given twice', 2, 2),
    ('{"a": {"b": 1, "\\u0062": 2}}', 'the key "b" is given twice', 1, 16),
    ('{"a": NaN}', 'NaN is not a JSON number under the key "a"', 1, 7),
    ("[Infinity]", "Infinity is not a JSON number", 1, 2),
    ("[-Infinity]", "-Infinity is not a JSON number", 1, 2),
    ('{"n": 1e400}', "cannot be kept exactly", 1, 7),
    ('{"n": 123456789012345678901234567890}', "too large to be kept exactly", 1, 7),
    ('{"n": 9007199254740993}', "too large to be kept exactly", 1, 7),
    ('{"n": 0.10000000000000000555}', "cannot be kept exactly", 1, 7),
    ('{"n": 1' + "0" * 5000 + "}", "too large", 1, 7),
    ('["\\ud800"]', "a lone surrogate", 1, 2),
    ('{"a": 1', "not JSON", 1, 8),
    ("", "not JSON", 1, 1),
    ("{'a': 1}", "not JSON", 1, 2),
    ('{"a": 01}', "not JSON", 1, 8),
    ('["a\nb"]', "not JSON", 1, 4),
    ('{"a": 1} x', "not JSON", 1, 10),
]


@pytest.mark.parametrize(("text", "message", "line", "column"), BAD, ids=range(len(BAD)))
def test_bad_json_is_named_with_its_place(text, message, line, column):
    with pytest.raises(UnreadableError) as caught:
        strict_json.loads(text, source="x.json")
    assert message in caught.value.what
    assert (caught.value.source, caught.value.line, caught.value.column) == ("x.json", line, column)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", [text for text, *_ in BAD], ids=range(len(BAD)))
def test_bad_json_is_not_read_quickly(text):
    with pytest.raises(ValueError):
        strict_json.quickly(text)


def test_quick_reading_takes_what_has_no_problem_and_nothing_else():
    chance = random.Random(20261130)
    pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"a"',
        '"b"',
        '"\\u0061"',
        '"\\ud83d\\ude00"',
        '"\\udead"',
        "1",
        "-0",
        "1e9",
        "1e999",
        "9" * 16,
    ]
    pieces += [
        "0.1",
        "0.10000000000000000001",
        "NaN",
        "-Infinity",
        "true",
        "null",
        " ",
        "\n",
        '"\t"',
        '"',
        "\\",
        "//",
        "\ufeff",
        '{"a":1}',
        "[1,2]",
    ]
    taken = 0
    for _ in range(many(60_000)):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 9)))
        try:
            expected = [json.loads(text)] if not list(strict_json.problems(text)) else []
        except ValueError:
            expected = []
        try:
            found = [strict_json.quickly(text)]
        except ValueError:
            found = []
        assert repr(found) == repr(expected), text
        taken += len(found)
    assert taken > many(60_000) // 50


@pytest.mark.parametrize("shape", ["[%s]", '{"a":%s}', '[0,{"b":%s}]'])
def test_quick_reading_knows_the_depth(shape):
    levels, text, depth = shape.count("[") + shape.count("{"), "1", 0
    while depth + levels <= 20:
        text, depth = shape % text, depth + levels
    assert strict_json.quickly(text, max_depth=depth) == json.loads(text)
    with pytest.raises(ValueError):
        strict_json.quickly(text, max_depth=depth - 1)


def test_bad_counted():
    assert len(BAD) == 17


@pytest.mark.parametrize(
    "value",
    [
        {"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]},
        [],
        0.1,
        -5,
        1.5e300,
        "😀",
        "a\\u",
        {"": ""},
        ["{", "}", "[[["],
        True,
        None,
        2**53 - 1,
    ],
)
def test_good_json_reads_as_the_standard_library_does(value):
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        assert strict_json.loads(text) == value


@pytest.mark.parametrize("depth", [101, 5_000, 100_000])
@pytest.mark.parametrize("brackets", ["[]", '{"a":}'])
def test_depth_is_refused_before_any_parser(depth, brackets):
    opening, closing = (brackets[:-1], brackets[-1])
    with pytest.raises(RefusedError, match="deeper than 100 levels"):
        strict_json.loads(opening * depth + "1" + closing * depth)


def test_depth_of_a_hundred_is_read_and_brackets_in_strings_do_not_count():
    assert strict_json.loads("[" * 100 + "]" * 100)
    assert strict_json.loads(json.dumps("[" * 1000)) == "[" * 1000


def test_an_endless_string_takes_no_time():
    started = time.perf_counter()
    with pytest.raises(UnreadableError):
        strict_json.loads('"' + "a\\" * 200_000)
    assert time.perf_counter() - started < 15


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("a",), (2, 8)),
        (("a", 1), (2, 12)),
        (("a", 1, "x y"), (2, 20)),
        (("b",), (3, 9)),
        (("c",), None),
        (("b", 0), None),
    ],
)
def test_values_are_located(path, place):
    text = '{\n  "a": [1, {"x y": 2}],\n  "b" : "é"\n}'
    assert strict_json.locate(text, path) == place
