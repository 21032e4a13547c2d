"""A description of an earlier state of a page: what it quotes must still be there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from strategies import BASE, TEXT, sample

from linkeddata.edit.json_form import dumps
from linkeddata.edit.requoted import requoted
from linkeddata.html.markup import Markup
from linkeddata.page import embed
from linkeddata.values.description import Description, Text

WHOLE = (
    '<html lang="en"><head><title>x</title></head><body>'
    + "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n"))
    + "<p>20 January 2021</p></body></html>"
)


def made_from_a_page() -> Description:
    return replace(sample(), source=replace(sample().source, name="ferry.html", media_type="text/html"))


#: What the page said, what it says now, values that go, values that stay.
CHANGED = [
    ("from 9 to 18 January", "from 10 to 19 January", {"--01-09", "--01-18"}, {"Ingrid Sørbø"}),
    ("Tomás Říha", "Tomas Maly", {"Tomás Říha", "director"}, {"Ingrid Sørbø", "--01-09"}),
    ("Minister Ingrid Sørbø", "Ingrid Sørbø", set(), {"Ingrid Sørbø", "Minister"}),  # the headline still says minister
    (" (LFO)", "", {"LFO"}, {"Lindo Ferry Office"}),
    ("Porto Lindo", "Porto  <b>Lindo</b>", set(), {"Porto Lindo"}),
]


@pytest.mark.parametrize(("old", "new", "gone", "kept"), CHANGED, ids=[row[0] for row in CHANGED])
def test_what_the_page_no_longer_says_is_left_out_and_told(old: str, new: str, gone: set[str], kept: set[str]) -> None:
    assert old in WHOLE
    left = requoted(made_from_a_page(), Markup(WHOLE.replace(old, new)))
    values = {s.value.value for s in left.statements if isinstance(s.value, Text)}
    assert not gone & values
    assert kept <= values
    (told,) = [f for f in left.findings if f.code == "page-changed"]
    assert "changed" in told.message
    assert "ferry.html" in told.message
    assert all(value in told.message for value in gone - {"director"})


def test_a_page_with_all_its_words_is_said_to_have_changed_all_the_same() -> None:
    left = requoted(made_from_a_page(), Markup(WHOLE + "<p>More.</p>"))
    assert left.statements == made_from_a_page().statements
    assert "still has all words" in left.findings[-1].message


def test_embed_notices_by_the_digest() -> None:
    page = WHOLE.replace("from 9 to 18 January", "from 10 to 19 January").encode()
    done = embed(page, dumps(made_from_a_page()).encode(), profile=())
    assert "page-changed" in {f.code for f in done.findings}
    block = json.loads(done.block.partition("\n")[2].removesuffix("</script>"))
    assert "startDate" not in block["about"]
    older = embed(WHOLE.encode(), dumps(sample()).encode(), profile=()).data  # a page with a block of ours is described
    of_older = replace(sample(), source=replace(made_from_a_page().source, digest=hashlib.sha256(older).hexdigest()))
    assert "page-changed" not in {f.code for f in embed(older, dumps(of_older).encode(), profile=()).findings}
    same = embed(page, dumps(sample()).encode(), profile=())  # made from a text: not a state of the page
    assert "page-changed" not in {f.code for f in same.findings}


def test_what_an_editor_wrote_is_left_to_what_the_page_shows() -> None:
    description = made_from_a_page()
    article = description.things[0].iri
    assert article == BASE + "article"
    said = {s.property for s in requoted(description, Markup(WHOLE)).about(article)}
    assert "datePublished" in said  # given with an option: it quotes nothing


def test_cases_counted() -> None:
    assert len(CHANGED) == 5
