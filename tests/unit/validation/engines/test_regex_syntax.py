"""Patterns are understood as Python understands them, said to Rust to mean the same, and those that can hang are known."""

from __future__ import annotations

import re
import sys
import time
from itertools import product

import pytest
from comparison import counting, difference
from generator import graph
from rdflib import Literal, URIRef

from linkeddata.rdf.triple_index import Data
from linkeddata.validation.engines import regex_syntax, rust
from linkeddata.validation.engines.regex_ambiguity import steady
from linkeddata.validation.shapes import profiles

#: Every code point that a file may hold: all but half surrogates.
EVERY = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def stretch(first: int, last: int) -> str:
    """Return the part of `EVERY` from one code point to another."""
    start, end = (code if code < 0xD800 else max(code - 0x800, 0xD800) for code in (first, last + 1))
    return EVERY[start:end]


ONE_CHARACTER = [
    r"\s",
    r"\S",
    r"\d",
    r"\D",
    r"\w",
    r"\W",
    ".",
    r"[^\s<>\"]",
    r"[\w-]",
    r"[^\W\d_]",
    r"[\S]",
    "[^a]",
    r"[\t-\r.é]",
    r"\.",
]
FOLDED = [*ONE_CHARACTER[:9], "[a-z]", "[^a-z]", "k", "[^s]", "I", "[H-J!]", "[@-Z]"]


@pytest.mark.parametrize(("pattern", "flags"), [*((p, "") for p in ONE_CHARACTER), *((p, "i") for p in FOLDED)])
def test_sets_of_characters_are_those_of_python(pattern: str, flags: str) -> None:
    part = regex_syntax.read(pattern, flags)
    assert isinstance(part, regex_syntax.Characters)
    mine = "".join(stretch(first, last) for first, last in sorted(part.ranges))
    found = "".join(re.findall(f"(?:{pattern})+", EVERY, re.IGNORECASE if flags else 0))  # EVERY is in order
    assert found == mine


SAID = [
    *(
        "^a",
        "a$",
        "^a$",
        "^$",
        "$",
        "",
        "a|b$",
        "^(a|b)$",
        "(?:ab)+",
        "^a{2}$",
        "^a{2,}$",
        "^a{1,2}?b",
        "^(a$|b)",
        "a.b",
        "^.$",
        "[^a]$",
    ),
    *(
        r"^\S+$",
        r"^\s*$",
        r"^\d{2,4}-\d\d$",
        r"\\",
        r"^[\]\\^-]+$",
        "^[a-]$",
        "^[^^]$",
        "x*",
        "(a(b(c)?)?)?$",
        "^(|a)$",
        r"^\w+( \w+)*$",
    ),
]
TEXTS = ["".join(t) for n in range(4) for t in product("ab\n", repeat=n)] + [
    *(
        "a.b",
        "abc",
        "\n\n",
        "a b",
        "12-34",
        "1٣-45",
        "é",
        "\x1c",
        "\u2003",
        "\\",
        "]^-",
        "^",
        "x",
        "a\r",
        "\u2028",
        "ſ",
        "A",
        "aa b_2 ü",
    ),
]


@pytest.mark.parametrize("flags", ["", "i"])
def test_engines_find_the_same_patterns(flags: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = Data((URIRef(f"urn:n{n}"), URIRef("http://example.org/p"), Literal(text)) for n, text in enumerate(TEXTS))
    for pattern in SAID:
        quoted = Literal(pattern).n3() + (f' ; sh:flags "{flags}"' if flags else "")
        shapes = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:pattern {quoted} ] .")
        assert rust.refuses(shapes) is None, pattern
        with counting(monkeypatch) as counted:
            assert difference(shapes, texts) is None, pattern
        assert counted.itself, pattern


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a)\1", "(?=a)b", "(?!a)b", "(?<=a)b", r"\bword\b", "(?i)a", "(?P<n>a)", "a++", "a*+", "(?>a)", r"\Aa", r"a\Z", "a$b", "(a$)+"),
        *("\ud800", "(", "a)", "[a", "*a", "a{2,1}", "a{", "[z-a]", "[[a]", "a**", "(" * 30 + "a" + ")" * 30, "a{1001}", "[a&&b]"),
    ],
)  # fmt: skip
def test_what_is_not_surely_the_same_is_not_said(pattern: str) -> None:
    part = regex_syntax.read(pattern)
    assert part is None or regex_syntax.for_rust(part) is None


@pytest.mark.parametrize("flags", ["m", "s", "x", "im", "q"])
def test_flags_that_differ_are_not_taken(flags: str) -> None:
    assert regex_syntax.read("a", flags) is None


def test_letters_beyond_ascii_are_not_folded() -> None:
    assert regex_syntax.read("é", "i") is None
    assert regex_syntax.read("é") is not None


STEADY = [
    *(
        r"\S",
        "^a",
        "^(a|b)+$",
        r"^[^\s@]+@[^\s@]+$",
        "^a.*b",
        r"^\s*\S",
        "^(ab|a)(c|bc)$",
        "^[0-9]{4}-[0-9]{2}$",
        "[0-9]{4}-[0-9]{2}",
        "",
    ),
    r"^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$",
    r"^(https?://[^\s<>]+|mailto:[^\s<>@]+@[^\s<>@]+)$",
]
#: Patterns that Python tries in a number of ways that grows with the square of the text, a higher power, or doubles with each letter.
UNSTEADY = [
    *(
        "^(a+)+$",
        "^(a|a)*$",
        "^(a*)*b",
        "^(a|aa)+$",
        "^(a?){30}a{30}$",
        "^(a|a){30}b",
        r"^(\w+\s?)*$",
        r"^(([a-z])+.)+[A-Z]([a-z])+$",
    ),
    *("^(.*)(.*)(.*)(.*)x$", r"\s+$", "^(a|b|ab)*c", "^.*@.*$", "^(a|b)?(a|b)?(a|b)?c", "a+b"),
]


@pytest.mark.parametrize("pattern", STEADY)
def test_steady_patterns_take_time_in_proportion(pattern: str) -> None:
    assert steady(pattern)
    for text in (
        "a" * 20000 + "!",
        "ab" * 10000 + "\n!",
        "a-" * 10000,
        " " * 20000,
        "http://" + "x" * 20000 + " ",
        "1234" * 5000,
    ):
        started = time.process_time()
        re.search(pattern, text)
        assert time.process_time() - started < 20


@pytest.mark.parametrize("pattern", UNSTEADY)
def test_patterns_that_can_hang_are_known(pattern: str) -> None:
    assert not steady(pattern)


@pytest.mark.parametrize("pattern", [r"(a)\1", r"\bword", "(?=a)", "a{1001}", "(a{0,30}){0,30}", "("])
def test_what_is_not_understood_counts_as_unsteady(pattern: str) -> None:
    assert not steady(pattern)


def test_no_pattern_of_ours_can_hang() -> None:
    """One takes the square of the text, which is the name of a program."""
    shapes = profiles.load([p.name for p in profiles.profiles()]).graph
    pattern, flags = (URIRef(f"http://www.w3.org/ns/shacl#{name}") for name in ("pattern", "flags"))
    found = {(str(o), str(shapes.value(s, flags, default=""))) for s, o in shapes.subject_objects(pattern)}
    assert len(found) > 5
    assert {text for text, flag in found if not steady(text, flag)} <= {r"\S.* v?[0-9]"}


def test_the_quick_engine_does_not_hang() -> None:
    for pattern in UNSTEADY:
        shapes = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:pattern {Literal(pattern).n3()} ] .")
        assert rust.refuses(shapes) is None
        long = Data([(URIRef("urn:a"), URIRef("http://example.org/p"), Literal("a" * 200_000 + "!"))])
        started = time.process_time()
        assert list(rust.run(shapes, long))
        assert time.process_time() - started < 20
