"""Whatever a private person is called, no published form of the edition without private persons holds the name."""

from __future__ import annotations

import html
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from newsroom import BASE, report, source

from linkeddata.edit.privacy import without_private
from linkeddata.pipeline import Understood, convert
from linkeddata.values.description import Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings

OUTPUTS = ("jsonld", "turtle", "ntriples", "nquads", "trig", "page", "ics", "events-csv", "people-csv", "annotations")
NAMES = (
    "Ruben Askeland",
    "Bjørn Þór Ægisson",
    "Łukasz Żółć",
    "Seán O’Dwyer-Pike",
    "Nguyễn Thị Ánh",
    "RUBEN ASKELAND",
    "ruben askeland",
    "Ruben\tAskeland",
    'Ruben "Rube" Askeland',
    "Ruben <b>Askeland",
    "Ruben (Askeland) [x]*",
    "Ruben\\Askeland",
    "R. Askeland jr.",
    "Madonnina",
    "陳志明",
    "陳",
    "Александр Пинский",
    "أحمد الكاتب",
    "राम शर्मा",
    "김민수",
    "Ruben\u202eAskeland",
    "Ru\u00adben As\u200bkeland",
    "A" * 300 + " Askeland",
    "State Askeland",
    "Edda Askeland",
    "Saltholme Person",
    "de la Cruz",
    "Person Person",
)
UNSEEN = (
    "Saltholme Person",
    "Edda Askeland",
    "Person Person",
)  # the report has these words anyway: only what is left is looked at
SETTINGS = Settings(omit="private", origins={"omit": "--omit"})


def traces(text: str, name: str) -> list[str]:
    """Return the words of a name, and the name, that stand in an output in any spelling; words of the report's own left out."""

    def flat(written: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKD", written).casefold() if c.isalnum())

    def spaced(written: str) -> list[str]:
        return "".join(c if c.isalnum() or unicodedata.category(c)[0] in "MC" else " " for c in written).split()

    own = {flat(w) for w in spaced(source("x").replace("x ", " ") + " Edda Varnholt Person event state arrest label b jr")}
    told = flat(unquote(html.unescape(text)))
    words = [w for w in map(flat, spaced(name)) if w not in own and (len(w) > 3 or not w.isascii())]
    whole = {"".join(map(flat, spaced(name)))} if words else set()
    return [w for w in {*words, *whole} if w in told]


def unfolded(text: str) -> str:
    """Return an output without the line breaks that iCalendar puts into names."""
    return text.replace("\r\n ", "")


@pytest.mark.parametrize("to", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_trace_of_a_name(name: str, to: str) -> None:
    known = Understood(report(name), source(name))
    evidence = True if to in OUTPUTS[:5] else None
    assert name in UNSEEN or traces(unfolded(convert(known, to=to, evidence=evidence).text), name)
    done = convert(known, to=to, evidence=evidence, settings=SETTINGS)
    assert done.ok
    assert traces(unfolded(done.text), name) == []
    assert not [f for f in done.findings if traces(f.message, name)]
    assert to == "ics" or "Varnholt" in unfolded(done.text)  # nothing about her has a day
    assert len(done.dataset.data) >= 20


def test_all_names_were_tried() -> None:
    assert len(NAMES) == 28


@pytest.mark.parametrize("to", ["nquads", "trig"])
def test_words_around_quotations_hold_no_name(to: str) -> None:
    known = Understood(report("Ruben Askeland"), source("Ruben Askeland"))
    assert "#prefix" in convert(known, to=to).text or "oa:prefix" in convert(known, to=to).text
    done = convert(known, to=to, settings=SETTINGS).text
    assert "prefix>" not in done
    assert "oa:prefix" not in done
    assert "arrested" in done


def test_nothing_is_taken_from_an_edition_without_private_persons() -> None:
    public = Statement(BASE + "person-ruben-askeland", "jobTitle", Text("harbour master"), Basis.EDITOR, (), "editor")
    known = Understood(report("Ruben Askeland", extra=(public,)), source("Ruben Askeland"))
    assert convert(known, to="trig", settings=SETTINGS).text == convert(known, to="trig").text


@hypothesis_settings(deadline=None, max_examples=150)
@given(
    st.lists(st.text(st.characters(categories=["L", "M"]), min_size=2, max_size=9), min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda name: name.strip() == name and any(c.isalpha() for c in name))
)
def test_any_name_goes_and_the_rest_holds_together(name: str) -> None:
    description = report(name)
    made = without_private(description)
    known = {t.iri for t in made.things}
    iris = {t.iri for t in description.things}
    assert not [t.iri for t in made.things if t.iri.startswith(BASE + "person-") and not t.iri.endswith("edda-varnholt")]
    for s in made.statements:
        assert s.subject in known
        assert not (isinstance(s.value, Ref) and s.value.iri in iris - known)
        whole = name.casefold()
        held = s.value.value if isinstance(s.value, Text) else ""
        assert len(whole) < 8 or whole not in held.casefold()
        assert len(whole) < 8 or not any(whole in e.quote.casefold() for e in s.evidence)
    assert without_private(made) is made
