"""What a report says of events: in the words of the text, told apart, the main one first, doubt and changes in words."""

from __future__ import annotations

import dataclasses

import lxml.html
import pytest
from commandline import EXAMPLES
from lxml.html import HtmlElement
from meetings import meetings
from strategies import BASE, TEXT, sample, words

from linkeddata.pipeline import Conversion, ReadOptions, Understood, convert
from linkeddata.present.doubt import CHECK_BELOW, Doubt, beyond, doubt, least, worst
from linkeddata.present.html.phrases import phrases
from linkeddata.present.text import as_text
from linkeddata.read import read_bytes
from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

DOCUMENTS = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})
VISIT = BASE + "event-visit-1"
GATE = "The mayor <b>opened</b>&nbsp;the  <a href='/g'>gate’s\ncontrol</a> room &amp; hall on Friday.\n"


def root(done: Conversion) -> HtmlElement:
    return lxml.html.document_fromstring(done.text)


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def told(description: Description, text: str | None = TEXT, **options: object) -> HtmlElement:
    read = read_bytes(text.encode(), name="ferry-week.txt", settings=Settings()) if text is not None else None
    return root(convert(Understood(description, text, read), to="html", **options))  # type: ignore[arg-type]


# ---- in the words of the text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_phrase_is_in_the_text_and_events_of_one_kind_are_told_apart(name: str) -> None:
    done = convert(EXAMPLES / name, to="html")
    page = root(done)
    text = " ".join(read_bytes((EXAMPLES / name).read_bytes(), name=name, settings=Settings()).text.split())
    cards = page.cssselect("#events article.card")
    assert cards
    shown = [said(q.cssselect("bdi")[0]) for q in page.cssselect("#events .phrase")]
    assert len(shown) >= len(cards) // 2
    assert set(shown) == set(done.phrases.values())
    assert all(phrase in text for phrase in shown)
    heads = [(said(c.cssselect("h4 bdi")[0]), *(said(q) for q in c.cssselect(".phrase"))) for c in cards]
    assert len(set(heads)) == len(heads)
    links = {a.get("href"): said(a) for a in page.cssselect("#people .fact a[href^='#t'], #places .fact a[href^='#t']")}
    named = [words for target, words in links.items() if target in {f"#{c.get('id')}" for c in cards}]
    assert len(set(named)) == len(named)


def test_the_words_are_those_that_the_page_shows_not_its_markup() -> None:
    start = GATE.index("opened")
    evidence = Evidence(Span(start, start + 6), "opened", Span(0, len(GATE) - 1))
    whole = meetings("2021-01-09", quote="met")
    statements = tuple(
        dataclasses.replace(s, evidence=(evidence,)) if s.subject == BASE + "event-meeting-0" else s for s in whole.statements
    )
    source = dataclasses.replace(whole.source, media_type="text/html")
    description = dataclasses.replace(whole, statements=statements, source=source)
    document = read_bytes(f"<p>{GATE}</p>".encode(), name="a.html", settings=Settings())
    moved = Evidence(Span(start + 3, start + 9), "opened", Span(3, len(GATE) + 2))
    shifted = dataclasses.replace(
        description,
        statements=tuple(dataclasses.replace(s, evidence=(moved,)) if s.evidence == (evidence,) else s for s in statements),
    )
    assert phrases(shifted, document) == {BASE + "event-meeting-0": "opened the gate’s control room & hall"}
    assert "“opened the gate’s control room & hall”" in as_text(description, GATE, width=200)
    assert phrases(shifted, None) == {}
    assert "“opened the" not in as_text(description, None, width=200)


def test_an_event_with_a_name_has_no_phrase_and_a_changed_source_gives_none() -> None:
    assert not told(sample()).cssselect(".phrase")
    page = told(meetings("2021-01-09"))
    assert [said(q) for q in page.cssselect(".phrase")] == ["“met Tomás Říha”"]
    assert not told(meetings("2021-01-09"), None).cssselect(".phrase")
    assert not told(meetings("2021-01-09"), TEXT.replace("met", "saw")).cssselect(".phrase")


def test_hostile_words_stay_text() -> None:
    text = TEXT.replace("Tomás Říha,", "<script>alert(1)</script> Říha,")
    start = text.index("met")
    words_of = Evidence(Span(start, start + 3), "met", Span(text.index("She"), text.index("director")))
    whole = meetings("2021-01-09")
    statements = tuple(
        dataclasses.replace(s, evidence=(words_of,)) if s.subject == BASE + "event-meeting-0" else s for s in whole.statements
    )
    page = told(dataclasses.replace(whole, statements=statements), text)
    assert [said(q) for q in page.cssselect(".phrase")] == ["“met <script>alert(1)</script> Říha”"]
    assert len(page.cssselect("script")) == 2


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("2021-01-09", "2021-01-10"), ["Meeting, 9 January 2021", "Meeting, 10 January 2021"]),
        (("2021-01-09", ""), ["Meeting, 9 January 2021", "Meeting"]),
        (("", ""), ["Meeting with Ingrid Sørbø (1)", "Meeting with Ingrid Sørbø (2)"]),
    ],
)
@pytest.mark.parametrize("text", [TEXT, None])
def test_events_with_the_same_words_differ_in_their_headings(
    dates: tuple[str, ...], wanted: list[str], text: str | None
) -> None:
    page = told(meetings(*dates), text)
    heads = [said(h.cssselect("bdi")[0]).partition(": ")[0] for h in page.cssselect("#events h4")]
    assert [head for head in heads if head.startswith("Meeting")] == wanted


# ---- the main event first


def test_the_main_event_comes_first_and_alone() -> None:
    page = told(meetings("2020-01-01", "2021-01-10"))
    assert [said(h) for h in page.cssselect("#events .stretch")] == ["Main event", "2020", "2021"]
    assert said(page.cssselect("#events article.card h4")[0]) == "Event: Visit of Ingrid Sørbø to Porto Lindo"
    assert as_text(meetings("2020-01-01"), TEXT).index("Visit of") < as_text(meetings("2020-01-01"), TEXT).index("Meeting: ")
    assert [said(h) for h in told(sample()).cssselect("#events .stretch")] == ["No year given"]


# ---- doubt


def test_doubt_has_three_steps() -> None:
    sure = sample().statements[1]
    low = dataclasses.replace(sure, confidence=CHECK_BELOW - 0.001)
    unsure = dataclasses.replace(low, unsure=True)
    assert [doubt(s) for s in (sure, low, unsure)] == [Doubt.NONE, Doubt.CHECK, Doubt.UNSURE]
    assert doubt(dataclasses.replace(sure, confidence=CHECK_BELOW)) is Doubt.NONE
    assert (worst(Doubt), least(Doubt), worst([]), least([])) == (Doubt.UNSURE, Doubt.NONE, Doubt.NONE, Doubt.NONE)
    assert beyond(Doubt.UNSURE, Doubt.CHECK)
    assert not beyond(Doubt.CHECK, Doubt.CHECK)


def test_doubt_is_a_word_with_a_legend_and_only_where_it_is_greater_than_that_of_the_thing() -> None:
    whole = sample()
    whole = dataclasses.replace(whole, statements=tuple(dataclasses.replace(s, confidence=1.0) for s in whole.statements))
    assert not told(whole).cssselect(".legend.doubts")
    ghost = BASE + "person-ghost"
    more = (
        Statement(ghost, "type", Ref("https://schema.org/Person"), Basis.TEXT, (words("She"),), "x", 0.3, True),
        Statement(ghost, "name", Text("Ghost"), Basis.TEXT, (words("She"),), "x", 0.3, True),
        Statement(ghost, "nationality", Ref(BASE + "place-porto-lindo"), Basis.TEXT, (words("Porto Lindo"),), "x", 0.2, True),
        Statement(VISIT, "attendee", Ref(ghost), Basis.TEXT, (words("She"),), "x", 0.2, True),
        Statement(VISIT, "organizer", Ref(BASE + "organization-lfo"), Basis.TEXT, (words("LFO"),), "x", 0.6),
    )
    whole = dataclasses.replace(
        whole,
        things=(*whole.things, Thing(ghost, Family.PERSON, (words("agreement"),))),
        statements=(*whole.statements, *more),
    )
    page = told(whole, options=ReadOptions(low_confidence=True))
    assert [said(e).split(" ")[0] for e in page.cssselect(".legend.doubts li")] == ["check", "unsure"]
    facts = {said(f): [said(d) for d in f.cssselect(".doubt")] for f in page.cssselect("#events .fact")}
    assert facts["Ghost unsure"] == ["unsure"]
    assert facts["Lindo Ferry Office check"] == ["check"]
    assert facts["Ingrid Sørbø"] == []
    (card,) = [c for c in page.cssselect("#people article.card") if "Ghost" in said(c.cssselect("h3")[0])]
    assert [said(d) for d in card.cssselect("h3 .doubt")] == ["unsure"]
    assert "Porto Lindo" in [said(f) for f in card.cssselect(".fact")]  # no surer than the person: said once
    assert any("(unsure)" in (m.get("title") or "") for m in page.cssselect(".prose a.mark.unsure"))
    picture = page.cssselect("#picture svg")[0]
    assert [said(t) for t in picture.cssselect("g.person.unsure > title")] == ["Unsure person: Ghost (unsure)"]
    assert "with (unsure)" in [said(t) for t in picture.cssselect("text.said")]
    assert picture.cssselect("path.way.unsure")


# ---- changes, and no noise


@pytest.mark.parametrize(("status", "struck"), [("Cancelled", True), ("Postponed", False), ("Scheduled", False)])
def test_a_cancelled_event_is_struck_and_says_so(status: str, struck: bool) -> None:
    whole = sample()
    value = Ref(f"https://schema.org/Event{status}")
    changed = dataclasses.replace(
        whole,
        statements=tuple(dataclasses.replace(s, value=value) if s.property == "eventStatus" else s for s in whole.statements),
    )
    page = told(changed)
    (head,) = page.cssselect("#events h4")
    assert bool(head.cssselect("s")) is struck
    word = "" if status == "Scheduled" else status.lower()
    assert [said(e) for e in head.cssselect(".changed")] == ([word] if word else [])
    box = page.cssselect("#picture svg g.event > title")[0]
    assert (status.lower() in said(box)) is bool(word)
    assert bool(page.cssselect("#picture svg g.event.cancelled")) is struck


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_sign_of_ours_is_read_or_copied(name: str) -> None:
    page = root(convert(EXAMPLES / name, to="html"))
    assert "¶" not in said(page)
    signs = page.cssselect("a.back")
    assert len(signs) > 10
    assert all(sign.get("aria-label") and not said(sign) for sign in signs)
