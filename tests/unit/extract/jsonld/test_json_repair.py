"""Text that should be JSON: what is told, where, and what is read all the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import RefusedError
from linkeddata.extract.jsonld import json_repair

#: text of a script → (code, what stands at the offset, part of what is told) of each trouble, and the value read
TEXTS = {
    "clean": ('{"a": 1}', [], {"a": 1}),
    "a comment at the end of a line": ('{"a": 1 // one\n}', [("script-not-json", "//", "comment")], {"a": 1}),
    "a comment in between": ('{/* b */"a": 1}', [("script-not-json", "/*", "comment")], {"a": 1}),
    "two comments, told once": ("{// b\n// c\n}", [("script-not-json", "//", "comment")], {}),
    "an address is no comment": ('{"a": "https://example.org/"}', [], {"a": "https://example.org/"}),
    "a comma before a brace": ('{"a": 1,}', [("script-not-json", ",", "comma")], {"a": 1}),
    "a comma before a bracket": ("[1, 2 , ]", [("script-not-json", ",", "comma")], [1, 2]),
    "a comma, a comment, a brace": (
        '{"a": 1, // one\n}',
        [("script-not-json", ",", "comma"), ("script-not-json", "//", "comment")],
        {"a": 1},
    ),
    "a comma in a string": ('{"a": ",}"}', [], {"a": ",}"}),
    "CDATA": ('<![CDATA[{"a": 1}]]>', [("script-not-json", "<![CDATA[", "CDATA")], {"a": 1}),
    "CDATA behind slashes": ('//<![CDATA[\n{"a": 1}\n//]]>', [("script-not-json", "//", "CDATA")], {"a": 1}),
    "an HTML comment": ('<!--\n{"a": 1}\n-->', [("script-not-json", "<!--", "comment")], {"a": 1}),
    "a semicolon at the end": ('{"a": 1};\n', [("script-not-json", ";", "semicolon")], {"a": 1}),
    "a line break in a string": ('{"a": "b\nc"}', [("script-not-json", "\n", "line break")], {"a": "b\nc"}),
    "a key twice": ('{"a": 1, "a": 2}', [("key-twice", '"a": 2', "a")], {"a": 2}),
    "a key twice, and a comma": (
        '{"a": 1,\n "a": 2,}',
        [("key-twice", '"a": 2', "a"), ("script-not-json", ",}", "comma")],
        {"a": 2},
    ),
    "cut short": ('{"a": [1, 2', [("script-not-json", "", "ends before")], None),
    "a comma left out": ('{"a": 1 "b": 2}', [("script-not-json", '"b"', "comma is missing")], None),
    "curly quotation marks": ("{“a”: 1}", [("script-not-json", "“a”", "straight quotation marks")], None),
    "single quotation marks": ("{'a': 1}", [("script-not-json", "'a'", "straight quotation marks")], None),
    "no number": ('{"a": NaN}', [("script-not-json", "NaN", "NaN is not a JSON number")], None),
    "something behind": ('{"a": 1} b', [("script-not-json", "b", "after its end")], None),
    "nothing": ("  ", [("script-not-json", "", "it is empty")], None),
}


@pytest.mark.parametrize("name", TEXTS)
def test_troubles(name: str) -> None:
    text, troubles, value = TEXTS[name]
    read = json_repair.read(text)
    assert read.value == value
    assert len(read.text) == len(text)
    assert [t.code for t in read.troubles] == [code for code, _, _ in troubles]
    for found, (_, at, told) in zip(read.troubles, troubles, strict=True):
        assert text[found.offset :].startswith(at)
        assert told in found.what


def test_texts_are_counted() -> None:
    assert len(TEXTS) == 23


def test_cdata_is_right_in_xhtml() -> None:
    assert json_repair.read('//<![CDATA[\n{"a": 1}\n//]]>', cdata=True).troubles == ()


def test_depth_is_refused() -> None:
    with pytest.raises(RefusedError, match="nested deeper than 100 levels"):
        json_repair.read("[" * 5000)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_what_is_json_is_read_as_it_is(value: object) -> None:
    read = json_repair.read(json.dumps(value, ensure_ascii=False))
    assert (read.value, read.troubles) == (value, ())


@given(st.text(alphabet='{}[]",:/*<>!-\\ab1 \n', max_size=60))
def test_any_text_gives_a_value_or_trouble(text: str) -> None:
    try:
        read = json_repair.read(text)
    except RefusedError:
        return
    assert len(read.text) == len(text)
    assert read.value is not None or read.troubles or text.strip() == "null"
    assert all(0 <= t.offset <= len(text) for t in read.troubles)
