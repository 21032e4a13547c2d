"""Pages that are valid, and the same with mistakes put in at random; texts that would keep a careless reader busy for hours."""

from __future__ import annotations

import contextlib
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkeddata.errors import LinkedDataError
from linkeddata.rdf import parse
from linkeddata.validation import check, profiles, reports
from linkeddata.validation.reports import Checked
from linkeddata.values.findings import Report

VALID = Path(__file__).resolve().parent.parent / "validation_bank" / "bank" / "valid"
PERSON = '{"@context": "https://schema.org", "@type": "Person", "name": "Ann Berg"'
TURTLE = '@prefix s: <https://schema.org/> .\n<urn:x:ann> a s:Person ; s:name "Ann Berg" '


def page(script: str, *, body: str = "") -> str:
    return f'<!DOCTYPE html><html lang=en><head><script type="application/ld+json">{script}</script></head><body>{body}</body></html>'


# ---- time


CHARACTERS = 100_000
#: Beginnings and pieces of texts over which a reader that goes back takes the square of the time.
PIECES = [
    *(
        (PERSON, piece)
        for piece in (
            " ",
            "\n",
            "\t\n",
            "/*",
            "/* ",
            "//",
            "// \n",
            "<!--",
            "<![CDATA[",
            "]]> ",
            ", ",
            ",",
            "; ",
            '"',
            '"\\',
        )
    ),
    pytest.param(PERSON, '",', marks=pytest.mark.slow),
    (PERSON + ', "description": "', "\\"),
    (PERSON + ', "description": "', '\\"'),
    (PERSON + ', "description": ', "-"),
    (PERSON + ', "description": ', "1e"),
    (PERSON + ', "description": ', "a"),
]


@pytest.mark.parametrize(("before", "piece"), PIECES)
def test_a_hostile_script_takes_linear_time(before: str, piece: str) -> None:
    text = before + piece * (CHARACTERS // len(piece))
    for kind, written in (("jsonld", text), ("jsonld", text + "}"), ("page", page(text + "}"))):
        begin = time.process_time()
        with contextlib.suppress(LinkedDataError):
            check(written.encode(), kind=kind)
        assert time.process_time() - begin < 15


@pytest.mark.parametrize(
    "piece", ['"', "'", '"\\', "'\\", '"""', "'''", '"""\\', "<", "<a ", "# ", "\\", "_:", "a:", "[ ] ", "prefix "]
)
def test_hostile_turtle_takes_linear_time(piece: str) -> None:
    text = TURTLE + "; s:knows " + "( ) , " * 60 + piece * (CHARACTERS // len(piece))
    begin = time.process_time()
    with contextlib.suppress(LinkedDataError):
        check(text.encode(), kind="turtle")
    assert time.process_time() - begin < 15


@pytest.mark.parametrize(
    "piece", ["<", "</", "<!--", "<!", "<a ", '<a x="', "<script ", "<script>", "<!--<script ", "<title>", "&", "&#", "]]>"]
)
def test_a_hostile_page_takes_linear_time(piece: str) -> None:
    text = page(PERSON + "}", body=piece * (CHARACTERS // len(piece)))
    begin = time.process_time()
    check(text.encode(), kind="page")
    assert time.process_time() - begin < 15


# ---- valid pages, whole and mutated


BANK = sorted(VALID.iterdir())


def test_valid_pages_are_65() -> None:
    assert len(BANK) == 65


@pytest.mark.parametrize("path", BANK, ids=lambda p: p.name)
def test_every_profile_reads_every_valid_page(path: Path) -> None:
    names = [p.name for p in profiles()]
    assert len(names) == 6
    for chosen in ([name] for name in names):
        assert isinstance(check(path, profiles=chosen, page=parse.kind_of(path.name) == "page"), Report)
    together = check(path, profiles=names)
    assert {shape for shape, count in together.focus_nodes.items() if count}


#: What may stand where something else stood.
SWAPS: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        1.5,
        "",
        " ",
        "#x",
        "a b",
        "Person",
        "2024-02-30",
        "2024-05-02T00:00:00",
        "en_US",
        "\0",
        "\u202e",
        "javascript:x",
    ),
    *([], {}, [[]], [{}], [None], {"@id": ""}, {"@id": 3}, {"@id": "x y"}, {"@id": "_:blank"}, {"@id": ["https://a.example/"]}),
    *(
        {"@value": "x"},
        {"@value": None},
        {"@value": {}},
        {"@value": "x", "@language": "en_US"},
        {"@value": "x", "@type": "@id"},
    ),
    *(
        {"@list": [1]},
        {"@set": 3},
        {"@type": []},
        {"@type": "Event"},
        {"@graph": 3},
        {"@reverse": {"name": [3]}},
        {"@nest": {}},
    ),
    *(
        {"@context": None},
        {"@context": "https://schema.org"},
        {"@context": "https://other.example/"},
        {"@context": {"name": None}},
    ),
]
KEYS = (
    "@id @type @context @graph @reverse @value @list @set @included @nest @language @index @direction @vocab @import @foo name startDate "
    "endDate id type jobtitle about author location url inLanguage schema:name additionalType sameAs offers containedInPlace a:b"
).split()
PIECES_OF_TEXT = [
    *'{}[]":,\\/*<>&;#@ \n\t019eE+-.',
    *(
        "<!--",
        "-->",
        "<script",
        "</script>",
        "<![CDATA[",
        "]]>",
        "\\u0000",
        "\\ud800",
        "//",
        "/*",
        "&quot;",
        "NaN",
        '"@id":',
        "null",
    ),
    *("<base href='x'>", "<template>", "<meta charset=utf-16>", "&a;", "\u2028", "\0", "\x01", "\ufeff", "é"),
]
_SCRIPT = re.compile(r"(<script[^>]*ld\+json[^>]*>)(.*?)(</script>)", re.DOTALL)
#: Names that only this program gives to blank nodes.
INNER = re.compile(r"\bb\d+x[0-9a-f]+\b|\bn\d+x\d+\b|\bx[0-9a-f]{12}n\d+\b|_:blank")


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(value, (dict, list)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(part, (*path, key))


def swapped(value: Any, chance: random.Random) -> Any:
    """Return JSON in which up to four values are other ones, stand under another key, lie deeper or are gone."""
    value = json.loads(json.dumps(value))
    for _ in range(chance.randint(1, 4)):
        places = list(paths(value))
        if not places:
            return value
        *before, last = chance.choice(places)
        holder = value
        for step in before:
            holder = holder[step]
        what = chance.choice(["swap", "swap", "swap", "key", "more", "deep", "drop"])
        if what == "swap":
            holder[last] = json.loads(json.dumps(chance.choice(SWAPS)))
        elif what == "deep":
            for _ in range(chance.choice([1, 3, 40, 120])):
                holder[last] = [holder[last]] if chance.random() < 0.5 else {chance.choice(KEYS): holder[last]}
        elif what == "drop" or not isinstance(holder, dict):
            del holder[last]
        elif what == "key":
            holder[chance.choice(KEYS)] = holder.pop(last)
        else:
            holder[chance.choice(KEYS)] = json.loads(json.dumps(chance.choice(SWAPS)))
    return value


def scrambled(text: str, chance: random.Random) -> str:
    """Return a text in which up to six stretches are gone, doubled or have something put in, or whose end is missing."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = at + chance.choice([1, 1, 2, 5, 30, 300])
        what = chance.choice(["drop", "drop", "put in", "put in", "put in", "double", "cut"])
        if what == "cut":
            text = text[:at]
        else:
            text = (
                text[:at]
                + {"drop": "", "put in": chance.choice(PIECES_OF_TEXT), "double": text[at:end] * 2}[what]
                + text[at if what == "put in" else end :]
            )
    return text


@st.composite
def mutants(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a valid page with a few things wrong in it, and its kind."""
    path = draw(st.sampled_from(BANK))
    kind = parse.kind_of(path.name)
    text = path.read_bytes().decode("utf-8-sig")
    chance = random.Random(draw(st.integers(0, 2**32)))
    if kind == "jsonld" and draw(st.booleans()):
        text = json.dumps(swapped(json.loads(text), chance))
    elif kind == "page" and draw(st.booleans()):
        text = _SCRIPT.sub(lambda m: m[1] + json.dumps(swapped(json.loads(m[2]), chance)) + m[3], text)
    else:
        text = scrambled(text, chance)
    return kind, text.encode()


@pytest.mark.slow
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutants(), st.sampled_from(["core", "schema.org", "google", "open-data"]), st.booleans())
def test_a_mutated_page_gives_a_report_or_one_error(mutant: tuple[str, bytes], profile: str, page_too: bool) -> None:
    """Nothing but a report or an error of ours comes out, whatever was done to the page, and no name that only we know."""
    kind, data = mutant
    try:
        report = check(data, kind=kind, name="a.html", profiles=[profile], page=page_too and kind == "page")
    except LinkedDataError as error:
        assert error.exit_code in (3, 5)
        assert "mistake in linkeddata" not in str(error)
        assert "\n" not in str(error)
        assert not INNER.search(str(error))
        return
    lines = data.count(b"\n") + 1
    for finding in report.findings:
        for words in (finding.node, finding.iri, finding.message, finding.fix):
            assert not INNER.search((words or "").replace("{'@id': '_:blank'}", "")), finding
        assert finding.line is None or 1 <= finding.line <= lines
    for form in reports.FORMATS.values():
        assert form([Checked("a.html", report)])
