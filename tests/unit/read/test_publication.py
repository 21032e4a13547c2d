"""The day of publication: the one that the page shows, whatever zone its stamps are in; other days never take its place."""

from __future__ import annotations

import pytest

from linkeddata.dates.find import find_dates
from linkeddata.read import read_bytes
from linkeddata.read.stamps import parse_stamp
from linkeddata.understand.recognize.sentences import prose
from linkeddata.values.document import BlockKind
from linkeddata.values.settings import Settings

STORY = "Board chair Turid Nes visited the new crane in Vardal yesterday."


def read(text, name="page.html", **settings):
    return read_bytes(text.encode(), name=name, settings=Settings(**settings))


def page(body, head=""):
    return f"<!doctype html><html lang=en><head><title>Crane for Vardal</title>{head}</head><body><article><h1>Crane for Vardal</h1>{body}</article></body></html>"  # noqa: E501


def meta(**stamps):
    return "".join(f'<meta property="article:{name}_time" content="{stamp}">' for name, stamp in stamps.items())


def days(document):
    """The days of the text that are not of publication."""
    return [d.when.start.iso for d in find_dates(document, prose(document)) if not d.publication]


STAMPS = (
    ("2024-05-16T22:30:00+02:00", "2024-05-16T22:30:00+02:00"),
    ("2024-05-16 22:30:00 +0200", "2024-05-16T22:30:00+02:00"),
    ("2024-05-16T22:30Z", "2024-05-16T22:30:00Z"),
    ("2024-05-16T22:30:15.250+00:00", "2024-05-16T22:30:15+00:00"),
    ("2024-05-16T22:30:00", "2024-05-16T22:30:00"),
    ("2024-05-16 9:05", "2024-05-16T09:05:00"),
    ("20240516T223000Z", "2024-05-16T22:30:00Z"),
    ("Thu, 16 May 2024 22:30:00 GMT", "2024-05-16T22:30:00+00:00"),
    ("2024-05-16T00:00:00Z", "2024-05-16"),
    ("2024-05-16", "2024-05-16"),
    ("16 May 2024", "2024-05-16"),
    ("2024-05-16T25:61:00Z", "2024-05-16"),
    ("May 2024", None),
    ("soon", None),
)


@pytest.mark.parametrize(("written", "stamp"), STAMPS)
def test_stamps_keep_hour_and_zone(written, stamp):
    assert parse_stamp(written) == stamp


LATE = "2022-04-22T04:11:44+00:00"
SHOWN = (
    # body, head, day of publication
    (
        f'<p>Published <time datetime="2022-04-21T22:11:44-06:00">April 21, 2022</time></p><p>{STORY}</p>',
        meta(published=LATE),
        "2022-04-21T22:11:44-06:00",
    ),
    (f"<p>April 21, 2022</p><p>{STORY}</p>", meta(published=LATE), "2022-04-21"),
    (f"<p>Posted on 21 April 2022</p><p>{STORY}</p>", meta(published=LATE), "2022-04-21"),
    (f"<p>VARDAL, 21 April 2022 - {STORY}</p>", meta(published="2022-04-20T23:30:00Z"), "2022-04-21"),
    (f"<p>22 April 2022</p><p>{STORY}</p>", meta(published=LATE), LATE),
    (f"<p>{STORY}</p>", meta(published=LATE), LATE),
    (f"<p>2 March 2022</p><p>{STORY}</p>", meta(published=LATE), LATE),
    (f"<p>21 April 2022</p><p>{STORY}</p>", meta(published="2022-04-22"), "2022-04-22"),
)


@pytest.mark.parametrize(("body", "head", "day"), SHOWN)
def test_the_day_that_a_page_shows_is_that_of_publication(body, head, day):
    assert read(page(body, head)).value("published") == day


def test_an_hour_in_another_stamp_of_the_day_is_kept():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-16"}</script>' + meta(
        published="2024-05-16T22:30:00+02:00"
    )
    assert read(page(f"<p>{STORY}</p>", head)).value("published") == "2024-05-16T22:30:00+02:00"


OTHER = (
    "Founded: 3 February 1990",
    "When: 3 June 2025",
    "Deadline: 20 June 2025",
    "Reviewed 21 August 2025",
    "Last updated: 21 August 2025",
    "Last reviewed on 21 August 2025",
    "Photo: 3 February 2025",
    "Accepted: 16 December 2024",
    "Event date: 3 June 2025",
    "Applications close: 20 June 2025",
    "Page edited on 21 August 2025",
    "Valid until 20 June 2025",
    "Opening day: 3 June 2025",
    "Established 3 February 1990",
    "Next meeting: 3 June 2025",
)


@pytest.mark.parametrize("line", OTHER)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_other_days_are_not_the_day_of_publication(line, place, form):
    lines = [line, STORY] if place == "above" else [STORY, line]
    if form == "html":
        document = read(page("".join(f"<p>{p}</p>" for p in lines), meta(published="2025-05-06")))
    elif form == "md":
        document = read("---\ntitle: Crane for Vardal\ndate: 2025-05-06\n---\n\n" + "\n\n".join(lines) + "\n", "note.md")
    else:
        document = read("Crane for Vardal\n\n" + "\n\n".join(lines) + "\n", "note.txt", published="2025-05-06")
    assert document.value("published") == "2025-05-06"
    assert "2025-05-05" in days(document)


@pytest.mark.parametrize("line", OTHER)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_text_with_another_day_alone_has_no_day_of_publication(line, place):
    lines = [line, STORY] if place == "above" else [STORY, line]
    document = read("Crane for Vardal\n\n" + "\n\n".join(lines) + "\n", "note.txt")
    assert document.value("published") is None
    assert not [d for d in find_dates(document, prose(document)) if d.publication and d.rule != "updated"]


PUBLISHED = (
    "6 May 2025",
    "Date: 6 May 2025",
    "Published: 6 May 2025",
    "Posted on 6 May 2025 at 14:00",
    "Release date: 6 May 2025 | Last updated: 9 May 2025",
    "Vardal, 6 May 2025",
    "Press release: 6 May 2025",
    "Tuesday, 6 May 2025",
)


@pytest.mark.parametrize("line", PUBLISHED)
def test_the_day_of_publication_is_still_read(line):
    document = read(f"Crane for Vardal\n\n{line}\n\n{STORY}\n", "note.txt")
    assert document.value("published") == "2025-05-06"
    assert "2025-05-05" in days(document)


def test_a_dateline_counts_before_the_day_of_the_page():
    document = read(page(f"<p>VARDAL, 6 May 2025 - {STORY}</p>", meta(published="2025-05-09")))
    assert "2025-05-05" in days(document)


LABELLED = (
    "<dl><dt>Last updated</dt><dd>21 August 2025</dd></dl>",
    "<p>Deadline:</p><p>20 June 2025</p>",
    "<table><tr><th>Founded</th><td>3 February 1990</td></tr></table>",
    "<div>Reviewed<br>21 August 2025</div>",
    "<h4>When</h4><p>3 June 2025</p>",
    "<p><strong>Event date:</strong> 3 June 2025</p>",
)


@pytest.mark.parametrize("label", LABELLED)
@pytest.mark.parametrize("form", ["<p>{story}</p>{label}", "{label}<p>{story}</p>"])
def test_a_label_above_a_day_counts(label, form):
    body = form.format(story=STORY, label=label)
    assert "2025-05-05" in days(read(page(body, meta(published="2025-05-06"))))
    assert read(page(body)).value("published") is None


def test_a_headline_above_a_day_is_no_label():
    assert read("Crane opens\n\n6 May 2025\n\n" + STORY, "note.txt").value("published") == "2025-05-06"


def test_a_label_is_not_the_headline_of_a_note_with_a_title():
    note = f"---\ntitle: Crane for Vardal\n---\n\n**Location:** Vardal\n\n{STORY}\n"
    document = read(note, "note.md")
    assert BlockKind.HEADLINE not in {b.kind for b in document.blocks}
    assert document.value("headline") == "Crane for Vardal"


# Lines about rights → the publisher
RIGHTS = (
    ("© Crown copyright", None),
    ("© Crown copyright 2021", None),
    ("© 2021 Crown copyright and database rights", None),
    ("© The authors", None),
    ("© Copyright 2021 the respective owners", None),
    ("Copyright 2021 by its contributors", None),
    ("© 2021 Tarn Harbour Board", "Tarn Harbour Board"),
    ("© Crown Harbour Trust 2021", "Crown Harbour Trust"),
    ("© Authors' Guild of Tarn", "Authors' Guild of Tarn"),
)


@pytest.mark.parametrize(("line", "publisher"), RIGHTS)
@pytest.mark.parametrize("form", ["html", "txt"])
def test_who_holds_the_rights_is_the_publisher_if_it_is_a_name(line, publisher, form):
    text = page(f"<p>{STORY * 3}</p><footer><p>{line}</p></footer>") if form == "html" else f"{STORY * 3}\n\n{line}\n"
    assert read(text, f"page.{form}").value("publisher") == publisher
