"""What the page does not show is left out, with what hangs on it, and listed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from strategies import BASE, SCHEMA, TEXT, XSD, sample

from linkeddata.edit.only_shown import PageContent, only_shown
from linkeddata.html.markup import Markup
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis

WHOLE = "<body>" + "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n")) + "<p>20 January 2021</p></body>"


def values(description: Description) -> set[str]:
    return {s.value.value for s in description.statements if isinstance(s.value, Text)}


def edited(description: Description, subject: str, prop: str, value: str, datatype: str | None = None) -> Description:
    """Return a description in which an editor has changed one value."""
    done = [
        replace(s, value=Text(value, datatype), basis=Basis.EDITOR, evidence=())
        if (s.subject, s.property) == (BASE + subject, prop)
        else s
        for s in description.statements
    ]
    assert done != list(description.statements)
    return replace(description, statements=tuple(done))


def test_a_page_that_shows_all_keeps_the_description() -> None:
    description = sample()
    assert only_shown(description, Markup(WHOLE), own=False) is description


LEFT_OUT = [
    # what the page says instead of what; what is not shown; what goes with it
    ("Tomás Říha,\n", "a man, ", {"Tomás Říha"}, {"director"}),
    ("Lindo Ferry Office", "office", {"Lindo Ferry Office"}, set()),
    ("Lindo Ferry Office (LFO)", "office", {"Lindo Ferry Office", "LFO"}, set()),
    ("from 9 to 18 January", "lately", {"--01-09", "--01-18"}, set()),
    ("Harbour minister opens ferry week", "News", {"Harbour minister opens ferry week"}, set()),
    ("director", "head", {"director"}, set()),
    ("20 January 2021", "", {"2021-01-20"}, set()),
]


@pytest.mark.parametrize(("words", "instead", "hidden", "with_it"), LEFT_OUT, ids=[row[0] for row in LEFT_OUT])
def test_what_is_not_shown_goes_and_is_told(words: str, instead: str, hidden: set[str], with_it: set[str]) -> None:
    assert words in WHOLE
    left = only_shown(sample(), Markup(WHOLE.replace(words, instead)), own=False)
    assert values(sample()) - values(left) == hidden | with_it
    (told,) = [f for f in left.findings if f.code == "not-shown"]
    assert all(value in told.message for value in hidden)
    assert "--everything" in told.message
    iris = {t.iri for t in left.things}
    assert all(s.value.iri in iris or not s.value.iri.startswith(BASE) for s in left.statements if isinstance(s.value, Ref))
    assert all(s.confidence >= 0 for s in left.statements)


def test_cases_counted() -> None:
    assert len(LEFT_OUT) == 7


def test_a_body_of_which_the_acronym_is_shown_is_called_by_it() -> None:
    left = only_shown(sample(), Markup(WHOLE.replace("Lindo Ferry Office", "office")), own=False)
    said = [(s.property, s.value) for s in left.about(BASE + "organization-lfo") if isinstance(s.value, Text)]
    assert said == [("name", Text("LFO"))]
    assert any(s.property == "worksFor" for s in left.statements)


def test_an_event_keeps_a_name_made_of_its_kind() -> None:
    description = edited(sample(), "event-visit-1", "name", "Secret visit")
    left = only_shown(description, Markup(WHOLE), own=False)
    assert "Secret visit" not in values(left)
    assert [s.value for s in left.about(BASE + "event-visit-1") if s.property == "name"] == [Text("Visit")]


def test_what_an_editor_wrote_must_be_shown_too() -> None:
    for subject, prop, value, datatype in (
        ("person-tomas-riha", "name", "Tom Rich", None),
        ("event-visit-1", "startDate", "2021-01-10", XSD + "date"),
        ("person-ingrid-sorbo", "jobTitle", "Prime Minister", None),
    ):
        left = only_shown(edited(sample(), subject, prop, value, datatype), Markup(WHOLE), own=False)
        assert value not in values(left)
    kept = only_shown(edited(sample(), "event-visit-1", "startDate", "2021-01-09", XSD + "date"), Markup(WHOLE), own=False)
    assert "2021-01-09" in values(kept)  # the page says 9 January; the year is that of publication


PUBLISHER = BASE + "organization-port"


def published(description: Description, name: str, day: str, basis: Basis) -> Description:
    """Return a description with a publisher and a day of publication that do not come from the text."""
    statements = [s for s in description.statements if s.property != "datePublished"]
    statements += [
        Statement(BASE + "article", "datePublished", Text(day, XSD + "date"), basis),
        Statement(BASE + "article", "publisher", Ref(PUBLISHER), basis),
        Statement(PUBLISHER, "type", Ref(SCHEMA + "Organization"), basis),
        Statement(PUBLISHER, "name", Text(name), basis),
        Statement(PUBLISHER, "url", Ref("https://port.example/"), basis),
    ]
    things = (*description.things, Thing(PUBLISHER, Family.ORGANIZATION))
    return replace(description, things=things, statements=tuple(statements))


STATED = {
    "text": "<p>Port of Lindo, 3 May 2021</p>",
    "meta": '<meta property="og:site_name" content="Port of Lindo"><meta name="date" content="2021-05-03T10:00:00Z">',
    "title and time": '<title>Ferry week | Port of Lindo</title><time datetime="2021-05-03"></time>',
    "logo and JSON-LD": '<img alt="Port of Lindo"><script type="application/ld+json">{"datePublished": "2021-05-03"}</script>',
}


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED)
def test_publisher_and_day_of_publication_may_stand_in_the_metadata(stated: str) -> None:
    description = published(sample(), "Port of Lindo", "2021-05-03", Basis.CONFIGURATION)
    assert only_shown(description, Markup(stated + WHOLE)) is description


def test_options_that_the_page_does_not_bear_out_are_left_out() -> None:
    description = published(sample(), "Port of Lindo", "2021-05-03", Basis.CONFIGURATION)
    left = only_shown(description, Markup(WHOLE))
    assert {"Port of Lindo", "2021-05-03"}.isdisjoint(values(left))
    assert not any(s.property == "publisher" or s.subject == PUBLISHER for s in left.statements)
    assert PUBLISHER not in {t.iri for t in left.things}


def test_metadata_of_the_page_itself_need_no_words_and_those_of_a_description_do() -> None:
    description = published(sample(), "Port of Lindo", "2021-05-03", Basis.METADATA)
    assert only_shown(description, Markup(WHOLE)) is description
    assert "Port of Lindo" not in values(only_shown(description, Markup(WHOLE), own=False))


def test_a_picture_must_be_in_the_page() -> None:
    image = Statement(BASE + "article", "image", Ref("https://port.example/a.png"), Basis.EDITOR)
    description = replace(sample(), statements=(*sample().statements, image))
    assert image not in only_shown(description, Markup(WHOLE)).statements
    assert only_shown(description, Markup('<img src="https://port.example/a.png">' + WHOLE)) is description
    assert PageContent(Markup('<meta property="og:image" content="https://port.example/a.png">')).has(
        "https://port.example/a.png"
    )


def test_hidden_text_shows_nothing() -> None:
    for hidden in (
        "<p hidden>{}</p>",
        '<p style="display:none">{}</p>',
        "<template>{}</template>",
        "<!-- {} -->",
        "<script>{}</script>",
    ):
        page = WHOLE.replace("Tomás Říha,\n", " ,") + hidden.format("Tomás Říha, director")
        assert "Tomás Říha" not in values(only_shown(sample(), Markup(page), own=False))


def test_a_headline_without_a_private_person_s_name_is_no_word_of_the_page() -> None:
    statements = tuple(
        replace(s, value=Text("Harbour … opens"), basis=Basis.INFERENCE, evidence=(), rule="privacy:headline")
        if s.property == "headline"
        else s
        for s in sample().statements
    )
    assert "Harbour … opens" in values(only_shown(replace(sample(), statements=statements), Markup(WHOLE), own=False))
