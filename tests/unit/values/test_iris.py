"""IRIs: readable slugs, one for each thing, none that a path or a reader could misread."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sizes import many

from linkeddata.values import iris
from linkeddata.values.description import Family
from linkeddata.values.iris import Mint, slug


@given(st.text(max_size=400))
def test_a_slug_is_plain_and_short(name):
    assert re.fullmatch(r"[a-z0-9-]{1,80}", slug(name))


@given(st.text(max_size=60))
def test_a_slug_does_not_depend_on_the_normal_form(name):
    import unicodedata

    assert slug(unicodedata.normalize("NFC", name)) == slug(unicodedata.normalize("NFD", name))


def test_names_without_latin_letters_differ():
    assert slug("Москва") != slug("Киев")
    assert slug("../../etc/passwd") == "etc-passwd"


@given(st.lists(st.text(max_size=8), max_size=30))
def test_no_iri_is_given_twice(names):
    mint = Mint("0" * 64, None, None, "News")
    iris = [mint.iri(Family.PERSON, name) for name in names]
    assert len(set(iris)) == len(iris)


def test_where_iris_come_from():
    digest = "ab" * 32
    assert Mint(digest, None, None, "A day").iri(Family.PERSON, "Ona Prat") == f"urn:sha256:{digest}#person-ona-prat"
    assert (
        Mint(digest, "https://x.example/news?id=3#top", None, "A day").iri(Family.PLACE, "Riga")
        == "https://x.example/news?id=3#place-riga"
    )
    mint = Mint(digest, "https://x.example/news", "https://data.example", "A day")
    assert mint.article == "https://data.example/article/a-day"
    assert mint.iri(Family.EVENT, "visit", "Ona Prat") == "https://data.example/event/visit-ona-prat"
    assert mint.iri(Family.EVENT, "visit", "Ona Prat") == "https://data.example/event/visit-ona-prat-2"


@pytest.mark.parametrize("schemes", [None, ("http", "https")])
def test_ordinary_addresses_are_judged_as_all_others(schemes, monkeypatch):
    chance = random.Random(20261130)
    pieces = [
        "http://",
        "https://",
        "a",
        ".",
        "-",
        "/",
        "?",
        "#",
        "@",
        ":",
        "80",
        "b",
        "=",
        "%20",
        "[",
        "urn:",
        "é",
        "a.example",
    ]
    pieces += ["localhost", ".invalid"]
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 7))) for _ in range(many(60_000))]
    problem, web = iris.iri_problem.__wrapped__, iris.is_web_address.__wrapped__
    quick = [(problem(text, schemes), web(text)) for text in texts]
    assert sum(bool(iris._PLAIN.fullmatch(text)) for text in texts) > many(60_000) // 200
    monkeypatch.setattr(iris, "_PLAIN", re.compile("(?!)"))
    assert [(problem(text, schemes), web(text)) for text in texts] == quick
