"""Plain text: what each line is."""

from __future__ import annotations

import itertools

import pytest

from linkeddata.read import read_bytes
from linkeddata.read.blocks import is_item
from linkeddata.read.boilerplate import GROUPS, group_of
from linkeddata.read.headline import is_masthead
from linkeddata.values.document import BlockKind

BODY = (
    "The harbour board of Ostmouth said on Monday that the new pier, built in three years, would open to ships in the autumn."
)


def read(text):
    return read_bytes(text.encode(), name="-")


def of_kind(document, kind):
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


# First lines of a release → its headline
HEADS = (
    ("New pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("PRESS RELEASE\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("FOR IMMEDIATE RELEASE\n3 May 2020\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("For immediate release: 3 May 2020\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Press release No. 12/2021\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("No. 12/2021\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("OHB/PR/12\n4 November 2021\n\nNEW PIER OPENS IN OSTMOUTH\n\n", "NEW PIER OPENS IN OSTMOUTH"),
    ("Ministry of Harbours of Ostland\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("OSTLAND HARBOUR AGENCY\nPress office\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Home > News > Harbours\n\nNew pier opens in Ostmouth\n\nShare on wechat\n\n", "New pier opens in Ostmouth"),
    ("Saturday, 3 July 2021\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Published: 2021-07-03 14:00\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("EMBARGOED UNTIL 00:01 MONDAY 5 JULY 2021\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    (
        "New pier opens in Ostmouth\nMinister thanks three hundred workers for work in all weathers\n\n",
        "New pier opens in Ostmouth",
    ),
    ("MEDIA ADVISORY\n\nOstmouth, 3 July 2021\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Subject: New pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Contact: Jan Roth, port office, 555-0100\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Ostmouth Courier | News | Ports\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("EN | DE | FR\n\nNew pier opens in Ostmouth\n\n", "New pier opens in Ostmouth"),
    ("Dear friends of the port,\n\n", None),
    ("", None),
)


@pytest.mark.parametrize(("head", "headline"), HEADS)
def test_headline(head, headline):
    assert of_kind(read(head + BODY + "\n"), BlockKind.HEADLINE) == ([headline] if headline else [])


def test_all_heads_were_tried():
    assert len(HEADS) == 21


# Opening of a paragraph → its dateline, and the publication date it gives
DATELINES = (
    ("GENEVA, 3 July 2021 –", "2021-07-03"),
    ("Tallinn, Estonia —", None),
    ("(Kigali) -", None),
    ("OSTMOUTH, Ostland (July 3, 2021) --", "2021-07-03"),
    ("Ostmouth, 3 July 2021.", "2021-07-03"),
    ("OSTMOUTH, July 3 (Coast Wire) -", None),
    ("Ostmouth, 3 Jul 2021 (Coast Wire).-", "2021-07-03"),
    ("OSTMOUTH –", None),
    ("3 July 2021 -", "2021-07-03"),
    ("OSTMOUTH/PORT ELAN, 13/07/2021 –", "2021-07-13"),
    ("OSTMOUTH, 03/07/2021 –", None),  # March or July?
    ("Ostmouth, 12-14 July 2021 –", None),  # a range is no day of publication
)


@pytest.mark.parametrize(("opening", "published"), DATELINES)
def test_dateline(opening, published):
    document = read(f"New pier opens in Ostmouth\n\n{opening} {BODY}\n")
    assert of_kind(document, BlockKind.DATELINE) == [opening]
    assert of_kind(document, BlockKind.PARAGRAPH) == [BODY]
    assert document.value("published") == published


def test_all_datelines_were_tried():
    assert len(DATELINES) == 12


NO_DATELINES = (
    BODY,
    "Monday – the day of the fair – was dry, and the board of the port met in the open to speak about the new pier.",
    "The minister, 3 July 2021. That is how the letter about the pier in the port of Ostmouth was signed by her.",
    "Programme – the opening of the pier takes place in the morning, the dinner for the guests in the evening.",
)


@pytest.mark.parametrize("paragraph", NO_DATELINES)
def test_prose_is_no_dateline(paragraph):
    assert of_kind(read(f"New pier opens\n\n{paragraph}\n"), BlockKind.DATELINE) == []


# Lines before or after the text → the publication date
PUBLISHED = (
    ("New pier opens\n\n3 July 2021\n\n{}", "2021-07-03"),
    ("New pier opens\n\nJuly 3, 2021\n\n{}", "2021-07-03"),
    ("New pier opens\n\n03.07.2021\n\n{}", "2021-07-03"),
    ("New pier opens\n\n03/07/2021\n\n{}", None),
    ("New pier opens\n\n3 July\n\n{}", None),
    ("New pier opens\n\nPublished: 2021-07-03 14:00\n\n{}", "2021-07-03"),
    ("New pier opens\n\nDate: 3 July 2021\n\n{}", "2021-07-03"),
    ("New pier opens\n\nUpdated 9 July 2021\n\n{}", None),
    ("New pier opens\n\nPublished 3 July 2021, updated 9 July 2021\n\n{}", "2021-07-03"),
    ("Saturday, 3 July 2021 - 16:42\n\nNew pier opens\n\n{}", "2021-07-03"),
    ("New pier opens\n\n{}\n\nOstmouth, 3 July 2021", "2021-07-03"),
    ("New pier opens\n\n{}\n\nDone at Ostmouth, this 3rd day of July 2021", "2021-07-03"),
    ("Pier days in Ostmouth\n\n3-5 July 2021\n\n{}", None),
    ("Pier days in Ostmouth\n\n{}\n\nThe next fair is on 9 July 2022 and will be held in the old town hall.", None),
    ("New pier opens\n\n31 June 2021\n\n{}", None),
)


@pytest.mark.parametrize(("form", "published"), PUBLISHED)
def test_published(form, published):
    assert read(form.format(BODY)).value("published") == published


def test_all_published_lines_were_tried():
    assert len(PUBLISHED) == 15


PUBLISHERS = (
    ("Ministry of Harbours of Ostland\n\nNew pier opens\n\n{}", "Ministry of Harbours of Ostland"),
    ("Republic of Ostland\nMinistry of Harbours\n\nNew pier opens\n\n{}", "Ministry of Harbours"),
    ("New pier opens\n\n{}\n\nIssued by the Harbour Board of Ostmouth", "Harbour Board of Ostmouth"),
    ("New pier opens\n\n{}\n\nSource: Ostmouth Courier", "Ostmouth Courier"),
    ("New pier opens\n\nOSTMOUTH, July 3 (Coast Wire) - {}", "Coast Wire"),
    ("New pier opens\n\n{}", None),
    ("Minister opens new pier\n\n{}", None),
)


@pytest.mark.parametrize(("form", "publisher"), PUBLISHERS)
def test_publisher(form, publisher):
    assert read(form.format(BODY)).value("publisher") == publisher


def test_all_publishers_were_tried():
    assert len(PUBLISHERS) == 7


FURNITURE = {
    "share": (
        "Share on wechat",
        "Share this page: Facebook | Twitter",
        "Facebook  Zalo  Twitter  Print  Email",
        "Scan the QR code below to follow us",
    ),
    "rights": (
        "We use cookies to make this site better.",
        "© 2021 Harbour Board",
        "All rights reserved.",
        "Privacy policy | Imprint",
    ),
    "credits": (
        "Editor: Mara Lind",
        "Photo: port office",
        "(Reporting by Mara Lind in Ostmouth)",
        "Photos by Mara Lind",
        "By Mara Lind",
    ),
    "breadcrumbs": ("Home > News > Ports", "You are here: News", "News » Ports » Piers", "Skip to main content"),
    "links": ("Read more »", "Tags: pier, port", "Views: 318", "Download the press release (PDF)", "Next: Ferry timetable"),
    "sign-up": ("Subscribe to our newsletter", "Newsletter"),
    "notices": (
        "The English version is only for reference.",
        "For information media. Not an official record.",
        "Check against delivery",
    ),
    "end": ("###", "-ends-", "ENDS", "* * *", "- END -"),
    "contact": (
        "Notes to editors",
        "Media contact: Jan Roth, press@port.example",
        "For more information, please contact the port office",
        "Tel: +43 555 010 01",
        "press@port.example",
    ),
}


@pytest.mark.parametrize(("group", "line"), [(g, line) for g, lines in FURNITURE.items() for line in lines])
def test_furniture(group, line):
    assert group_of(line) is not None, group
    document = read(f"New pier opens in Ostmouth\n\n{BODY}\n\n{line}\n")
    assert of_kind(document, BlockKind.FURNITURE) == [line]


def test_every_group_of_furniture_has_cases():
    assert set(FURNITURE) == set(GROUPS)
    assert sum(map(len, FURNITURE.values())) == 37


PROSE = (
    "Home is where the port is, said the mayor.",
    "Print workers met the minister in Ostmouth.",
    "Source of the river Ost found by two pupils of the school.",
    "Next week the mayor travels to Port Elan.",
    "The editor of the Courier, Mara Lind, was awarded a medal.",
    "Sharing the water of the Ost was the theme of the talks.",
    "Contact between the two towns began in 1974.",
    "By the end of the year the pier will be paid for.",
    "Photographs of the pier hang in the town hall.",
    "Comments by the minister were met with applause.",
    "Views on the pier differ, the mayor said.",
    "Office of the mayor moved to Port Street.",
)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line):
    assert group_of(line) is None


def test_links_after_related_news_are_furniture():
    document = read(
        f"New pier opens\n\n{BODY}\n\nRelated news\n\nFerry to Port Elan sails again\n\n- Old market hall to be torn down\n"
    )
    assert of_kind(document, BlockKind.FURNITURE) == [
        "Related news",
        "Ferry to Port Elan sails again",
        "- Old market hall to be torn down",
    ]


def test_prose_after_notes_to_editors_stays():
    document = read(f"New pier opens\n\n{BODY}\n\nNotes to editors\n\nJan Roth\nPress officer, +43 555 010 01\n\n{BODY}\n")
    assert of_kind(document, BlockKind.PARAGRAPH) == [BODY, BODY]
    assert of_kind(document, BlockKind.FURNITURE) == ["Notes to editors", "Jan Roth", "Press officer, +43 555 010 01"]


ITEMS = (
    "- first",
    "* second",
    "• third",
    "1. fourth",
    "(a) fifth",
    "09:00 – Opening",
    "14.30 Tour of the pier",
    "| Mon | 17:30 | Talk |",
    "Mon. 10 | Talk",
)


@pytest.mark.parametrize("line", ITEMS)
def test_items(line):
    assert is_item(line)
    document = read(f"Pier days in Ostmouth\n\n{BODY}\n\n{line}\n{line}\n")
    assert of_kind(document, BlockKind.LIST_ITEM) == [line, line]


def test_wrapped_paragraphs_are_one_block_and_lists_are_not():
    text = (
        "New pier opens in Ostmouth\n\n"
        "The harbour board of Ostmouth said on Monday that the new pier,\n"
        "built in three years, would open to ships in the autumn. The\n"
        "mayor thanked the workers, who had worked in all weathers and\n"
        "at night.\n\n"
        "- Length: 300 metres\n- Cost: 12 million\n\n"
        "Ilse Brandt\nMayor\n"
    )
    document = read(text)
    paragraph = of_kind(document, BlockKind.PARAGRAPH)[0]
    assert paragraph.startswith("The harbour") and paragraph.endswith("at night.") and paragraph.count("\n") == 3
    assert of_kind(document, BlockKind.LIST_ITEM) == ["- Length: 300 metres", "- Cost: 12 million"]
    assert "Ilse Brandt\nMayor" not in [b.span.of(document.text) for b in document.blocks]


def test_days_of_a_programme_are_no_date_lines():
    document = read(
        "Pier days in Ostmouth\n\nMonday 9 March\n09:00 – Opening\n10:00 – Tour\n\nTuesday 10 March\n09:00 – Talks\n"
    )
    assert of_kind(document, BlockKind.DATE_LINE) == []
    assert document.value("published") is None


MASTHEADS = (
    ("Ministry of Harbours of Ostland", True),
    ("OSTLAND HARBOUR AGENCY", True),
    ("Harbour Union of Ostland (HUO)", True),
    ("Ostmouth Shipping Ltd", True),
    ("The Ostmouth Courier", True),
    ("Minister opens new pier", False),
    ("Agency opens new pier", False),
    ("New pier for the harbour agency", False),
    ("Bank to build a pier: board decides", False),
)


@pytest.mark.parametrize(("line", "expected"), MASTHEADS)
def test_masthead(line, expected):
    assert is_masthead(line) is expected


def test_blocks_cover_all_text_but_white_space():
    text = f"Home > News\n\nNew pier opens\n\n  OSTMOUTH – {BODY}\n\n\t- one\n- two\n\n###\n"
    document = read(text)
    covered = "".join(b.span.of(document.text) for b in document.blocks)
    assert "".join(covered.split()) == "".join(text.split())
    ends = [(b.span.start, b.span.end) for b in document.blocks]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


def test_days_of_a_programme_are_no_day_of_publication():
    days = "Thursday 8 May 2025, Hall A\n\n09:00 Opening\n10:00 Talk\n\nFriday 9 May 2025, Hall B\n\n09:00 Workshop\n"
    programme = f"Harbour Symposium: Programme\n\n{days}"
    assert read_bytes(programme.encode(), name="-").value("published") is None
    notice = "Harbour Board elects a chair\n\n8 May 2025\n\nThe board of the harbour elected a new chair today in the hall.\n"
    assert read_bytes(notice.encode(), name="-").value("published") == "2025-05-08"


@pytest.mark.parametrize(
    "line", ["The choir sang in Lugo on 9 May 2021.", "Vote deferred to 9 May 2021", "Shut from 9 May 2021."]
)
def test_the_day_of_an_event_is_not_the_day_of_publication(line):
    assert read_bytes(f"A note\n\n{line}\n".encode(), name="-").value("published") is None
