"""The description as JSON, corrected by hand."""

from __future__ import annotations

import json

import pytest
from strategies import BASE, XSD, sample

from linkeddata.edit.json_form import dumps, loads
from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.values.description import Ref, Text
from linkeddata.values.document import Basis


def edited(change) -> str:
    document = json.loads(dumps(sample()))
    change(document)
    return json.dumps(document, indent=2)


def test_round_trip_and_form():
    text = dumps(sample())
    assert loads(text) == sample()
    assert dumps(loads(text)) == text
    assert loads("\ufeff" + text) == sample()
    first = json.loads(text)["things"][1]["statements"]
    assert first[0]["value"] == "Event"
    assert first[3]["value"] == {"@value": "--01-09", "@type": XSD + "gMonthDay"}
    assert "Sørbø" in text


def test_a_corrected_value_is_the_editors():
    def change(document):
        said = document["things"][2]["statements"][2]
        assert said["value"] == "Minister"
        said["value"] = "Minister of Harbours"

    description = loads(edited(change))
    (said,) = [s for s in description.statements if s.value == Text("Minister of Harbours")]
    assert (said.basis, said.evidence, said.rule, said.confidence) == (Basis.EDITOR, (), "editor", 1.0)
    untouched = [s for s in description.statements if s is not said]
    assert untouched == [s for s in sample().statements if s.value != Text("Minister")]


def test_an_added_statement_needs_only_property_and_value():
    def change(document):
        document["things"][2]["statements"].append({"property": "sameAs", "value": {"@id": "https://example.org/sorbo"}})
        document["things"].append(
            {"iri": BASE + "place-new", "family": "place", "statements": [{"property": "type", "value": "Place"}]}
        )

    description = loads(edited(change))
    added = [s for s in description.statements if s not in sample().statements]
    assert [(s.property, s.value, s.basis) for s in added] == [
        ("sameAs", Ref("https://example.org/sorbo"), Basis.EDITOR),
        ("type", Ref("https://schema.org/Place"), Basis.EDITOR),
    ]


def set_to(value, *path):
    def change(document):
        for step in path[:-1]:
            document = document[step]
        if value is None:
            del document[path[-1]]
        else:
            document[path[-1]] = value

    return change


WORDS = ("things", 1, "mentions", 0)
SAID = ("things", 1, "statements", 0)
BROKEN = [
    (set_to(2, "version"), "must be 1", "$.version"),
    (set_to(None, "source"), "'source' is a required property", "$"),
    (set_to([], "source"), "must be object", "$.source"),
    (set_to("x", "source", "digest"), "does not match", "$.source.digest"),
    (set_to("car", "things", 1, "family"), "must be one of article, event", "$.things[1].family"),
    (set_to("a b", "things", 1, "iri"), "", "$.things[1].iri"),
    (set_to("javascript:alert(1)", "things", 1, "iri"), "has another scheme than", "$.things[1].iri"),
    (set_to("https://example.org/%zz", "things", 1, "iri"), "not a usable IRI", "$.things[1].iri"),
    (set_to(BASE + "article", "things", 1, "iri"), "a second thing", "$.things[1].iri"),
    (set_to("x", *WORDS, "start"), "must be integer", "$.things[1].mentions[0].start"),
    (set_to(0, *WORDS, "start"), "the quote has 7 characters", "$.things[1].mentions[0]"),
    (set_to(1, *WORDS, "end"), "not a span", "$.things[1].mentions[0]"),
    (set_to([9, 3], *WORDS, "sentence"), "not a span", "$.things[1].mentions[0]"),
    (set_to("guess", *SAID, "basis"), "must be one of text", "$.things[1].statements[0].basis"),
    (set_to([], *SAID, "evidence"), "needs evidence", "$.things[1].statements[0]"),
    (set_to(2, *SAID, "confidence"), "maximum", "$.things[1].statements[0].confidence"),
    (set_to("a b", *SAID, "value"), "is no class of schema.org", "$.things[1].statements[0].value"),
    (set_to("Start Date", *SAID, "property"), "is no property of schema.org", "$.things[1].statements[0].property"),
    (set_to(1, *SAID, "extra"), "the key 'extra' has no meaning here", "$.things[1].statements[0]"),
    (set_to({"@id": "file:///etc/passwd"}, *SAID, "value"), "has another scheme than", "$.things[1].statements[0].value"),
]


@pytest.mark.parametrize(("change", "message", "path"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_description_is_told_in_one_line_with_path_and_line(change, message, path):
    with pytest.raises(UnreadableError) as caught:
        loads(edited(change), source="d.json")
    assert message in caught.value.what
    assert f"(at {path})" in caught.value.what
    assert caught.value.line
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_broken_counted():
    assert len(BROKEN) == 20


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", UnreadableError),
        ("[]", UnreadableError),
        ("null", UnreadableError),
        ("{", UnreadableError),
        ('{"version": 1, "version": 1}', UnreadableError),
        ('{"version": NaN}', UnreadableError),
        ("[" * 5000, RefusedError),
    ],
)
def test_what_is_no_description_at_all(text, error):
    with pytest.raises(error):
        loads(text)


def test_a_stray_statement_is_not_written():
    from dataclasses import replace

    with pytest.raises(ValueError, match="things missing from the description"):
        dumps(replace(sample(), things=sample().things[:1]))
