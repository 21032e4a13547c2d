"""Statements about the article that rest on metadata: topics and makers. No model is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import report

from linkeddata.edit.privacy import without_private
from linkeddata.read import read_bytes
from linkeddata.schema import vocabulary
from linkeddata.understand.describe import describe, from_mentions
from linkeddata.values.description import Family, Ref, Text
from linkeddata.values.document import Basis
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

BODY = (
    "The harbour board of Ostmouth said that the new pier, built in three years, would open to ships in the autumn of the year."
)
NOTHING = Mentions((), (), (), (), ())


def described(front, body=BODY, found=NOTHING, **settings):
    note = f"---\n{front}\n---\n\n{body}\n"
    return from_mentions(read_bytes(note.encode(), name="a.md", settings=Settings(**settings)), found)


def texts(description, iri, prop):
    return [s.value.value for s in description.about(iri) if s.property == prop and isinstance(s.value, Text)]


def refs(description, iri, prop):
    return [s.value.iri for s in description.about(iri) if s.property == prop and isinstance(s.value, Ref)]


def article(description):
    return next(t.iri for t in description.things if t.family is Family.ARTICLE)


# Front matter → property and values
TOPICS = (
    ("subtitle: Ships in autumn", "alternativeHeadline", ["Ships in autumn"]),
    ("description: The pier.", "description", ["The pier."]),
    ("deck: The pier.", "description", ["The pier."]),
    ("categories: [ports, ships]", "articleSection", ["ports", "ships"]),
    ("category: Ports, Ships and Trade", "articleSection", ["Ports, Ships and Trade"]),
    ("tags: [ports, ships]\nkeywords: Ships, trade", "keywords", ["ports", "ships", "trade"]),
    ("last_modified_at: 2021-07-04", "dateModified", ["2021-07-04"]),
)


@pytest.mark.parametrize(("front", "prop", "values"), TOPICS)
def test_topics(front, prop, values):
    description = described(front)
    assert texts(description, article(description), prop) == values
    said = [s for s in description.statements if s.property == prop]
    assert {s.basis for s in said} == {Basis.METADATA} and all(s.evidence for s in said)


def test_what_is_written_is_in_the_context():
    assert {"alternativeHeadline", "description", "articleSection", "keywords"} <= vocabulary.emitted()


def makers(description):
    """Return the authors: name, classes, title, employer's name."""
    found = []
    for iri in refs(description, article(description), "author"):
        employers = [description.name(e) for e in refs(description, iri, "worksFor")]
        kinds = [k.rpartition("/")[2] for k in refs(description, iri, "type")]
        found.append((description.name(iri), kinds, texts(description, iri, "jobTitle"), employers))
    return found


MIRA = ("Mira Lind", ["Person"], [], [])
AUTHORS = (
    ("author: Mira Lind", [MIRA]),
    ("authors: [Mira Lind, Bo Dahl]", [MIRA, ("Bo Dahl", ["Person"], [], [])]),
    ("author: Mira Lind, Press Officer", [("Mira Lind", ["Person"], ["Press Officer"], [])]),
    (
        "author:\n  name: Mira Lind\n  role: Press Officer\n  organization: Ostmouth Council",
        [("Mira Lind", ["Person"], ["Press Officer"], ["Ostmouth Council"])],
    ),
    (
        "authors:\n  - name: Mira Lind\n    affiliation: Ostmouth Council\n  - name: Bo Dahl\n    affiliation: Ostmouth Council",
        [("Mira Lind", ["Person"], [], ["Ostmouth Council"]), ("Bo Dahl", ["Person"], [], ["Ostmouth Council"])],
    ),
    ("author: {name: {given: Mira, family: Lind}}", [MIRA]),
    ("authors:\n  mira:\n    name: Mira Lind\n  bo:\n    name: Bo Dahl", [MIRA, ("Bo Dahl", ["Person"], [], [])]),
    ("author: {name: Odile, type: Person}", [("Odile", ["Person"], [], [])]),
    ("author: {name: Mira Lind, type: NewsMediaOrganization}", [("Mira Lind", ["NewsMediaOrganization"], [], [])]),
    ("author: Press Office", [("Press Office", ["Organization"], [], [])]),
    ("author: Ostmouth Council\npublisher: Ostmouth Council", [("Ostmouth Council", ["Organization"], [], [])]),
    ("author: mlind", []),
    ("author: [admin]", []),
    ("author: 'Mira Lind &amp; Bo Dahl'", [MIRA, ("Bo Dahl", ["Person"], [], [])]),
    ("author: '[Mira Lind](https://port.example/mira)'", [MIRA]),
)  # fmt: skip


@pytest.mark.parametrize(("front", "expected"), AUTHORS, ids=range(len(AUTHORS)))
def test_authors(front, expected):
    assert makers(described(front)) == expected


def test_one_node_for_one_name():
    description = described("author: Ostmouth Council\npublisher: ostmouth council")
    iri = article(description)
    assert refs(description, iri, "author") == refs(description, iri, "publisher")
    assert len(description.things) == 2


def test_an_author_whom_the_text_names_keeps_that_node():
    body = "Mira Lind of the harbour board said that the new pier would open to ships in the autumn of the coming year."
    found = Mentions((Mention(Span(0, 9), MentionKind.PERSON, 0.99),), (), (), (Span(0, len(body)),), ())
    description = described("author: Mira Lind, Press Officer", body, found)
    (iri,) = refs(description, article(description), "author")
    thing = next(t for t in description.things if t.iri == iri)
    assert thing.mentions and len(description.things) == 2
    assert texts(description, iri, "jobTitle") == ["Press Officer"]


def test_the_address_of_an_author():
    description = described("author:\n  name: Mira Lind\n  url: https://port.example/mira")
    (iri,) = refs(description, article(description), "author")
    assert refs(description, iri, "url") == ["https://port.example/mira"]


def test_a_note_without_text_is_told_by_its_front_matter_alone():
    note = b"---\ntitle: Pier opened\ndate: 2021-07-03\nexcerpt: The pier is open.\n---\n"
    description = describe(read_bytes(note, name="a.md"))
    iri = article(description)
    assert [texts(description, iri, p) for p in ("headline", "datePublished", "description")] == [
        ["Pier opened"],
        ["2021-07-03"],
        ["The pier is open."],
    ]
    assert [f.code for f in description.findings] == ["metadata-only"]


@pytest.mark.parametrize("line", ["description: Askeland was there.", "tags: [ports, Askeland]", "subtitle: On Ruben Askeland"])
def test_texts_about_the_article_go_with_a_private_name(line):
    description = report("Ruben Askeland")
    more = described(line)
    said = [s for s in more.statements if s.property in {"description", "keywords", "alternativeHeadline"}]
    about = next(t.iri for t in description.things if t.family is Family.ARTICLE)
    joined = replace(description, statements=(*description.statements, *(replace(s, subject=about) for s in said)))
    left = [s.value.value for s in without_private(joined).statements if isinstance(s.value, Text)]
    assert not any("Askeland" in value for value in left)
    assert ("ports" in left) is ("ports" in line)
