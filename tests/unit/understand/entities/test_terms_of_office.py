"""Since when and until when a post is held."""

import pytest
from dated import dates_of

from linkeddata.read import read_bytes
from linkeddata.understand.entities.terms_of_office import term
from linkeddata.understand.recognize.sentences import sentences
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span

# text in which [title] and {organization} are marked; first and last day of the term, None for one that is not told
CASES = [
    ("Olga Prat, [Director] of the {Coastal Institute} since 2019, visited the port.", ("2019", None)),
    ("Olga Prat, [Director] of the {Coastal Institute} since May 2019, visited the port.", ("2019-05", None)),
    ("Luis Sand, [Minister] in the {Trade Ministry} from 2012 to 2018, spoke.", ("2012", "2018")),
    ("Ana Vik ([Deputy Director] of the {Harbour Board}, 2008–2012) spoke.", ("2008", "2012")),
    ("Ana Vik, {Harbour Board} [Director] until 2012, spoke.", (None, "2012")),
    ("Ana Vik, [Director] of the {Harbour Board}, a post she has held since 2012, spoke.", ("2012", None)),
    ("From 2003 to 2008 Ms Vik was [Professor] at the {University of Brenna}.", ("2003", "2008")),
    ("Since 2015 she has been [Head] of the {Legal Department}.", ("2015", None)),
    ("Between 2003 and 2008 she served as [Head] of the {Legal Department}.", ("2003", "2008")),
    ("Mira Holm was appointed [Secretary] of the {Chamber} with effect from 1 July 2021.", ("2021-07-01", None)),
    ("Karl Lund will take office as [Chair] of the {Council} on 1 April 2021.", ("2021-04-01", None)),
    ("Karl Lund, [Chair] of the {Council}, opened the fair on 1 April 2021.", None),
    ("Karl Lund spoke as [Chair] of the {Council} on 1 April 2021.", None),
    ("Karl Lund, [Chair] of the {Council}, 1 April 2021.", None),
    ("[Chair] Karl Lund told the {Council} that the port had grown since 2012.", None),
    ("[Chair] Karl Lund, of the {Council}, led a mission from 4 to 6 May 2021.", None),
    ("Since 2015, said [Chair] Karl Lund of the {Council}, trade had grown.", None),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_term(marked, expected):
    document = read_bytes(f"A note\n\n{marked.translate(dict.fromkeys(map(ord, '[]{}')))}\n".encode(), name="-")
    title, body = (marked[marked.index(a) + 1 : marked.index(b)] for a, b in ("[]", "{}"))
    words = [Span(document.text.index(w), document.text.index(w) + len(w)) for w in (title, body)]
    found = Mentions((), (), dates_of(document), tuple(sentences(document.text, [b.span for b in document.blocks])))
    told = term(document.text, found, words)
    assert (told and (told.first and told.first.iso, told.last and told.last.iso)) == expected


def test_all_cases_are_tried():
    assert len(CASES) == 17
