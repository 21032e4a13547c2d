"""The reading report, the index of a folder and pictures as Chromium shows them: nothing runs, nothing is asked for, all can be reached."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from commandline import EXAMPLES
from strategies import TEXT, sample

from linkeddata.pipeline import ReadOptions, Understood, convert, understand
from linkeddata.present.diagram import PICTURES
from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.present.diagram.from_graph import column, graph
from linkeddata.present.html import folder_index
from linkeddata.rdf import parse
from linkeddata.rdf.triple_index import Data
from linkeddata.read import read_bytes
from linkeddata.values.description import Family, Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from conftest import Opened, Viewer

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "unit" / "present" / "diagram"))

from scripts import SCRIPTS  # noqa: E402

DOCUMENTS = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(2)</script>',
    "</script><script>alert(3)</script>",
    "<svg/onload=alert(4)>",
    "<!--<script>",
    "javascript:alert(5)",
    "'-alert(6)-'",
    "{{constructor.constructor('alert(7)')()}}",
    "&lt;b&gt;",
    "a\u2028b",
)
LOOKED_AT = ("ministers-tour.html", "harbour-visit.html", "index.html")
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def hostile(name: str) -> Understood:
    """Return a description with that text for every name, title and rule, and in its document."""
    whole = sample()
    statements = (
        dataclasses.replace(s, value=Text(name), rule=name)
        if isinstance(s.value, Text) and s.value.datatype is None
        else dataclasses.replace(s, rule=name)
        for s in whole.statements
    )
    finding = dataclasses.replace(whole.findings[0], message=name)
    text = TEXT + "\n" + name + "\n"
    source = dataclasses.replace(whole.source, name=name)
    description = dataclasses.replace(whole, statements=tuple(statements), findings=(finding,), source=source, model=name)
    return Understood(description, text, read_bytes(text.encode(), name="a.txt", settings=Settings()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports on the examples, with its index."""
    made = tmp_path_factory.mktemp("reports")
    written, phrases = [], {}
    for name in DOCUMENTS:
        done = convert(EXAMPLES / name, to="html")
        (made / f"{Path(name).stem}.html").write_text(done.text, "utf-8")
        written.append((f"{Path(name).stem}.html", done.description))
        phrases[f"{Path(name).stem}.html"] = done.phrases
    (made / "index.html").write_text(folder_index(written, phrases), "utf-8")
    return made


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with what is unsure, and with a cancelled event, and an index that lists it."""
    made = tmp_path_factory.mktemp("changed")
    known = understand(EXAMPLES / "school-note.md", options=ReadOptions(low_confidence=True))
    event = next(t.iri for t in known.description.things if t.family is Family.EVENT)
    status = Statement(event, "eventStatus", Ref("https://schema.org/EventCancelled"), Basis.EDITOR)
    kept = (s for s in known.description.statements if (s.subject, s.property) != (event, "eventStatus"))
    description = dataclasses.replace(known.description, statements=(*kept, status))
    known = dataclasses.replace(known, description=description)
    done = convert(known, to="html", options=ReadOptions(low_confidence=True), validate=False)
    (made / "changed.html").write_text(done.text, "utf-8")
    (made / "index.html").write_text(folder_index([("changed.html", description)], {"changed.html": done.phrases}), "utf-8")
    (made / "changed.svg").write_text(str(PICTURES["svg"].render(graph(Data.of(done.dataset.data)))), "utf-8")
    return made


PAGES = [*(f"{Path(name).stem}.html" for name in DOCUMENTS), "index.html"]


# ---- safe


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_a_word_and_asks_for_nothing(name: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / name) as opened:
        assert opened.complaints == []
        assert opened.requests == [(folder / name).as_uri()]
        assert opened.dialogs == []


@pytest.mark.rows(105)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_and_do_not_run(name: str, viewer: Viewer, tmp_path: Path) -> None:
    known = hostile(name)
    pages = {
        "report.html": convert(known, to="html", validate=False).text,
        "index.html": folder_index([("report.html", known.description)]),
    }
    for file, text in pages.items():
        (tmp_path / file).write_text(text, "utf-8")
        with viewer.open(tmp_path / file) as opened:
            page = opened.page
            page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
            for link in page.locator("main a[href^='#']").all()[:4]:
                link.dispatch_event("click")
            assert (opened.dialogs, opened.complaints) == ([], [])
            assert page.locator("script").count() == 2
            assert page.locator("img, iframe, object, embed, base, link").count() == 0
            shown = " ".join(name.split())
            assert shown in page.locator("h1" if file == "report.html" else "#documents h3").inner_text()
            data = json.loads(page.locator("script").first.text_content() or "")
            assert data


def test_the_policy_lets_no_other_script_run(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / PAGES[0]) as opened:
        opened.page.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
            " document.body.insertAdjacentHTML('beforeend', '<img src=https://example.org/x.png onerror=\"window.ran = 2\">'); }"
        )
        opened.page.wait_for_timeout(200)
        assert opened.page.evaluate("window.ran") is None
        assert opened.failures == ["https://example.org/x.png: csp"]
        assert len([c for c in opened.complaints if "Content Security Policy" in c]) >= 2


# ---- complete


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everything_that_was_understood_is_there(name: str, folder: Path, viewer: Viewer) -> None:
    done = convert(EXAMPLES / name, to="jsonld")
    families = [thing.family.value for thing in done.description.things]
    document = read_bytes((EXAMPLES / name).read_bytes(), name=name, settings=Settings())
    with viewer.open(folder / f"{Path(name).stem}.html", java_script_enabled=False) as opened:
        page = opened.page
        for family, section in (
            ("person", "people"),
            ("organization", "organizations"),
            ("place", "places"),
            ("event", "events"),
        ):
            assert page.locator(f"#{section} article.card").count() == families.count(family)
        for part in page.locator(".prose details:not([open]) summary").all():
            part.click()
        page.evaluate(
            "for (const mark of document.querySelectorAll('.prose sup')) mark.remove()"
        )  # numbers that are not of the text
        shown = page.locator(".prose").inner_text()
        read = [document.text[b.span.start : b.span.end] for b in document.blocks]
        assert "".join(re.sub(r"Not part of the story|·", "", shown).split()) == "".join(
            " ".join(read).replace("·", "").split()
        )
        assert page.locator("#picture svg").count() == 1
        assert page.locator(".prose a.mark").count() > 5


def test_it_can_be_read_and_walked_without_its_script(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", java_script_enabled=False) as opened:
        page = opened.page
        page.locator(".prose a.mark.person").first.click()
        assert page.locator(":target").get_attribute("class") == "card person"
        page.locator("#people .card .back").first.click()
        assert "Baltasar Quiroga" in page.locator(":target").inner_text()
        assert page.locator("#search").count() == 0
    with viewer.open(folder / "index.html", java_script_enabled=False) as opened:
        assert not opened.page.locator("#search").is_visible()
        assert opened.page.locator("#documents li").count() == len(DOCUMENTS)
        opened.page.locator("ul.names.person a").first.click()
        assert opened.page.locator(":target").get_attribute("class") == "card person"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_out_of_the_window(name: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / name) as opened:
        opened.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        for width in (1280, 768, 390, 320):
            opened.page.set_viewport_size({"width": width, "height": 800})
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


# ---- usable


AXE = [
    *((name, width, scheme) for name in LOOKED_AT for width in WIDTHS for scheme in SCHEMES),
    *((name, 390, "dark") for name in PAGES if name not in LOOKED_AT),
]


@pytest.mark.parametrize(("name", "width", "scheme"), AXE)
def test_axe_finds_nothing_serious(name: str, width: int, scheme: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / name, width=width, scheme=scheme, bypass_csp=True) as opened:
        assert opened.axe() == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_in_what_is_lit(scheme: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", scheme=scheme, bypass_csp=True) as opened:
        opened.page.locator(".prose a.mark.event").first.click()
        assert opened.page.locator(".lit").count() > 3
        assert opened.axe() == []


def test_axe_would_find_something(viewer: Viewer, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<html lang=en><title>x</title><p style='color:#bbb'>pale</p><button></button>", "utf-8")
    with viewer.open(tmp_path / "bad.html") as opened:
        assert {found.split(" ")[0] for found in opened.axe()} == {"color-contrast", "button-name"}


def test_a_fact_lights_its_words_and_words_light_their_facts(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html") as opened:
        page = opened.page
        fact = page.locator("#people .fact", has_text="Minister of Ports and Fisheries of Chile").first
        fact.hover()
        lit = page.locator(".prose .lit").all_inner_texts()
        assert lit[0] == "Baltasar Quiroga"  # whose post it is, and the post, in which a country may be marked
        assert "".join(lit[1:]) == "Minister of Ports and Fisheries of Chile"
        page.locator("h1").hover()
        assert page.locator(".lit").count() == 0
        page.locator(".prose a.mark.place", has_text="Westman Islands").first.click()
        assert any(title.endswith("Westman Islands") for title in page.locator(".card.lit h4, .card.lit h3").all_inner_texts())
        page.locator("h1").hover()
        assert page.locator(".card.lit").count() > 0  # a click holds
        page.keyboard.press("Escape")
        assert page.locator(".lit").count() == 0


def test_everything_can_be_done_from_the_keyboard(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html") as opened:
        page = opened.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        while "mark" not in page.evaluate("document.activeElement.className || ''"):
            page.keyboard.press("Tab")
        mark = page.evaluate("document.activeElement.id")
        assert page.locator(".card.lit").count() == 1
        page.keyboard.press("Enter")
        card = page.evaluate("document.activeElement.id")
        assert page.locator(f"#{card}").get_attribute("data-light") == card
        assert page.locator("#status").inner_text()
        assert page.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })()"
        )
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "back"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == mark
        summary = page.locator("#people summary").first
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator("#people details").first.get_attribute("open") is not None


LINE = re.compile(r'\{"judge": ".*\}')


def test_each_fact_copies_the_line_that_corrects_it(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.page
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        rows = page.locator("tr[data-line]")
        assert rows.count() == page.locator("tr[data-line] button.copy").count() > 60
        assert all(LINE.fullmatch(str(row.get_attribute("data-line"))) for row in rows.all())
        facts = page.locator(".fact")
        assert facts.count() == page.locator(".fact button.copy").count() > 20
        assert page.locator(".when").count() == page.locator(".when button.copy").count() > 5
        fact = page.locator("#people .fact", has_text="Minister of Ports and Fisheries of Chile").first
        fact.hover()
        fact.get_by_role("button").click()
        copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
        assert copied == {
            "judge": "drop",
            "a": {"document": copied["a"]["document"], "kind": "person", "name": "Baltasar Quiroga"},
            "property": "jobTitle",
            "value": "Minister of Ports and Fisheries of Chile",
        }
        assert "Copied" in page.locator("#status").inner_text()
        assert page.locator(".copy.done").count() == 1
        assert (opened.complaints, opened.dialogs) == ([], [])
        assert opened.requests == [(folder / "ministers-tour.html").as_uri()]


def test_a_line_can_be_copied_from_the_keyboard(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.page
        page.locator("#events .when .back").first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "copy"
        assert page.evaluate("document.activeElement.ariaLabel").endswith(": copy the line that corrects it")
        page.keyboard.press("Enter")
        page.wait_for_selector(".copy.done")
        copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
        assert copied["judge"] == "date"
        assert copied["a"]["kind"] == "event"


def test_a_line_can_be_copied_where_files_have_no_clipboard(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", permissions=["clipboard-read"]) as opened:
        page = opened.page
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
        page.locator("#people h3 button.copy").first.click()
        page.wait_for_selector(".copy.done")
        assert json.loads(page.evaluate("navigator.clipboard.readText()"))["judge"] == "name"
        assert opened.dialogs == []


def test_without_its_script_there_are_no_buttons(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "ministers-tour.html", java_script_enabled=False) as opened:
        assert opened.page.locator("button").count() == 0


def test_the_index_finds_whatever_the_accents(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "index.html") as opened:
        page = opened.page
        every = page.locator("[data-list] > ul > li").count()
        field = page.get_by_role("searchbox")
        field.fill("varpina liene")
        names = page.locator("ul.names > li:visible strong").all_inner_texts()
        assert names
        assert all("Liene Vārpiņa" in name for name in names)
        assert page.locator("#status").inner_text() == f"{len(names)} of {every} entries"
        assert not page.locator("#places").is_visible() or not page.locator("#organization-index").is_visible()
        field.fill("MINISTER Quiroga")
        assert "Baltasar Quiroga" in page.locator("ul.names.person > li:visible").inner_text()
        field.fill("xyzzy")
        assert page.locator("[data-list] li:visible").count() == 0
        assert page.locator("#nothing").is_visible()
        field.fill("")
        assert page.locator("[data-list] > ul > li:visible").count() == every
        page.locator("ul.names.place > li a").first.click()
        page.wait_for_selector(":target")
        assert "card place" in str(page.locator(":target").get_attribute("class"))
        assert opened.complaints == []


def visible(opened: Opened, kind: str) -> list[str]:
    """Return the names of the entries of a kind that are shown; documents have the kind `document`."""
    places = "#documents li h3" if kind == "document" else f"ul.names.{kind} > li > strong"
    return [e.inner_text() for e in opened.page.locator(places).all() if e.is_visible()]


def settle(opened: Opened) -> None:
    """Wait until the page has shown what was typed."""
    opened.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_index_filters_by_date_person_and_organization(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "index.html") as opened:
        page = opened.page
        page.get_by_label("from", exact=True).fill("2024-11-01")
        page.get_by_label("to", exact=True).fill("2024-11-30")
        settle(opened)
        assert visible(opened, "document") == ["Transport Secretary visits new tidal gate at Saltholme"]
        events = visible(opened, "event")
        assert len(events) == 4  # not the speech in December
        assert not any("Okonjo-Pryce" in name and name.startswith("Speech") for name in events)
        assert page.locator("#dated").is_visible()
        page.get_by_role("button", name="Clear").click()
        settle(opened)
        assert len(visible(opened, "document")) == len(DOCUMENTS)
        assert not page.locator("#dated").is_visible()
        page.get_by_label("with the person").fill("quiroga")
        settle(opened)
        assert [name.partition(" Attends")[0] for name in visible(opened, "document")] == ["Minister Baltasar Quiroga"]
        assert all("Quiroga" in name or "Conference" in name for name in visible(opened, "event"))
        page.get_by_label("with the organization").fill("Veltmark")
        settle(opened)
        assert page.locator("#nothing").is_visible()
        page.get_by_label("with the person").fill("")
        settle(opened)
        assert visible(opened, "document") == ["Veltmark Ferries names Oonagh Trevithick chief executive"]
        assert opened.complaints == []
        assert opened.requests == [(folder / "index.html").as_uri()]


def test_the_filter_is_kept_in_the_address(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "index.html") as opened:
        opened.page.get_by_label("with the person").fill("Vārpiņa & <b>")
        opened.page.get_by_label("to", exact=True).fill("2024-01-01")
        opened.page.wait_for_url(lambda url: "to=2024-01-01" in url)
        address = opened.page.url
        opened.page.get_by_role("button", name="Clear").click()
        opened.page.wait_for_url(lambda url: "#" not in url)
        opened.go("about:blank")
        opened.go(address)
        assert opened.page.get_by_label("with the person").input_value() == "Vārpiņa & <b>"
        assert opened.page.get_by_label("to", exact=True).input_value() == "2024-01-01"
        assert opened.page.locator("#nothing").is_visible()
        opened.page.evaluate("location.hash = '#person=Trevithick&from=soon'")
        settle(opened)
        assert opened.page.get_by_label("with the person").input_value() == "Trevithick"
        assert len(visible(opened, "document")) == 1  # what is not a date is no date
        opened.page.locator("nav a", has_text="people").click()
        assert len(visible(opened, "document")) == 1
        assert opened.complaints == []


def test_the_filter_can_be_used_from_the_keyboard(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "index.html") as opened:
        page = opened.page
        page.get_by_role("searchbox").focus()
        order = []
        for _ in range(9):  # a date has several parts
            page.keyboard.press("Tab")
            order.append(page.evaluate("document.activeElement.id"))
            if order[-1] == "person":
                break
        assert list(dict.fromkeys(order)) == ["from", "to", "person"]
        page.keyboard.type("Trevithick")
        settle(opened)
        assert len(visible(opened, "document")) == 1
        assert page.locator("#person-names option").count() == page.locator("ul.names.person > li").count()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        settle(opened)
        assert len(visible(opened, "document")) == len(DOCUMENTS)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["changed.html", "index.html"])
def test_doubt_and_changes_are_legible_words(name: str, width: int, scheme: str, changed: Path, viewer: Viewer) -> None:
    with viewer.open(changed / name, width=width, scheme=scheme, bypass_csp=True) as opened:
        assert opened.page.locator("main .changed").first.inner_text() == "cancelled"
        assert opened.page.locator("main s").count() >= 1
        assert opened.axe() == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious_in_a_filtered_index(folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / "index.html", width=390, scheme="dark", bypass_csp=True) as opened:
        opened.page.get_by_label("from", exact=True).fill("2024-11-01")
        opened.page.get_by_label("with the person").fill("Achterberg")
        settle(opened)
        assert len(visible(opened, "document")) == 1
        assert opened.axe() == []


# ---- to look at


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", LOOKED_AT)
def test_screenshots(name: str, width: int, scheme: str, folder: Path, viewer: Viewer, screenshots: Path) -> None:
    with viewer.open(folder / name, width=width, scheme=scheme) as opened:
        stem = f"{Path(name).stem}-{width}-{scheme}"
        for whole in (False, True):
            path = screenshots / f"{stem}{'-whole' if whole else ''}.png"
            opened.page.screenshot(path=path, full_page=whole)
            assert path.stat().st_size > 10_000
        ground = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
        channels = [int(n) for n in re.findall(r"\d+", ground)]
        assert (min(channels) > 200) is (scheme == "light")


def test_it_prints_with_all_its_words(folder: Path, viewer: Viewer, screenshots: Path) -> None:
    with viewer.open(folder / "ministers-tour.html", scheme="dark") as opened:
        data = opened.page.pdf(path=screenshots / "ministers-tour.pdf", format="A4", prefer_css_page_size=True)
        assert data.startswith(b"%PDF")
        opened.page.emulate_media(media="print")
        assert (
            opened.page.locator(".document").evaluate("e => e.scrollHeight - e.clientHeight") <= 1
        )  # nothing is hidden by scrolling
        assert not opened.page.locator("nav").is_visible()
        assert opened.page.locator(".prose").is_visible()


# ---- pictures

BOXES = """() => [...document.querySelectorAll('g')].filter(g => g.querySelector(':scope > rect')).map(g => {
  const sides = e => { const box = e.getBBox(); return [box.x, box.y, box.width, box.height]; };
  return [sides(g.querySelector('rect')), [...g.querySelectorAll('text')].map(t => [t.textContent, ...sides(t)])];
})"""


def test_text_fits_its_box_in_every_script(viewer: Viewer, tmp_path: Path) -> None:
    nodes = tuple(Node(f"n{n}", list(Kind)[n % 4], text, text) for n, text in enumerate(SCRIPTS, 1))
    edges = tuple(Edge(a.id, b.id, "works for") for a, b in zip(nodes, nodes[5:], strict=False))
    (tmp_path / "scripts.svg").write_text(str(PICTURES["svg"].render(Chart("Scripts", "Many.", nodes, edges))), "utf-8")
    with viewer.open(tmp_path / "scripts.svg") as opened:
        boxes = opened.page.evaluate(BOXES)
        assert len(boxes) == len(SCRIPTS)
        measured = 0
        for (x, y, wide, high), texts in boxes:
            for text, left, top, width, height in texts:
                assert x <= left, text
                assert left + width <= x + wide, (text, left + width - x - wide)
                assert y <= top + 4, text
                assert top + height <= y + high + 4, text
                measured += 1
        assert measured >= 2 * len(SCRIPTS)


@pytest.mark.parametrize("name", sorted(p.stem for p in EXAMPLES.glob("*.ttl")))
def test_pictures_of_the_examples_are_shown_whole(name: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / f"{name}.html") as opened:
        picture = opened.page.locator("#picture svg")
        shown = picture.evaluate("e => [e.getBoundingClientRect().width, e.viewBox.baseVal.width]")
        assert shown[0] >= 0.94 * shown[1]  # at its own size, or so nearly that small type stays legible
        links = opened.page.locator("#picture svg a")
        assert links.count() > 3
        links.first.hover()
        assert opened.page.locator("#picture svg a.lit").count() >= 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_picture_file_suits_the_screen_and_marks_what_is_cancelled(scheme: str, changed: Path, viewer: Viewer) -> None:
    with viewer.open(changed / "changed.svg", scheme=scheme) as opened:
        colour = "e => getComputedStyle(e).fill.match(/\\d+/g).map(Number)"
        ground = opened.page.locator("rect.paper").evaluate(colour)
        ink = opened.page.locator("text.name").first.evaluate(colour)
        assert (min(ground) > 200 and max(ink) < 60) if scheme == "light" else (max(ground) < 60 and min(ink) > 200)
        lines = "e => getComputedStyle(e).textDecorationLine"
        assert opened.page.locator(".cancelled text.name").first.evaluate(lines) == "line-through"
        assert "cancelled" in opened.page.locator(".cancelled text.note").first.inner_html()
        assert opened.requests == [(changed / "changed.svg").as_uri()]


@pytest.mark.parametrize("name", [f"{Path(name).stem}.html" for name in DOCUMENTS])
def test_the_picture_of_a_report_is_legible_on_a_phone(name: str, folder: Path, viewer: Viewer) -> None:
    with viewer.open(folder / name, width=390, is_mobile=True, has_touch=True) as opened:
        page = opened.page
        shown = page.locator("#picture svg").evaluate("e => e.getBoundingClientRect().width / e.viewBox.baseVal.width")
        assert shown >= 0.99  # so its smallest type has 10.5 pixels
        frame = page.locator("#picture .picture")
        assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
        assert page.locator("#picture .sideways").is_visible()
        frame.focus()
        frame.evaluate("e => { window.moved = new Promise(done => e.addEventListener('scroll', done, { once: true })); }")
        page.keyboard.press("ArrowRight")
        page.evaluate("window.moved.then(() => true)")
        assert frame.evaluate("e => e.scrollLeft") > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", sorted(p.stem for p in EXAMPLES.glob("*.ttl")))
def test_a_column_is_legible_on_a_phone(name: str, viewer: Viewer, tmp_path: Path) -> None:
    drawn = column(Data(parse.triples(parse.read(EXAMPLES / f"{name}.ttl"))))
    (tmp_path / "column.svg").write_text(str(PICTURES["svg"].render(drawn)), "utf-8")
    with viewer.open(tmp_path / "column.svg", width=390, is_mobile=True, has_touch=True) as opened:
        scale = opened.page.evaluate(
            "document.documentElement.getBoundingClientRect().width / document.documentElement.viewBox.baseVal.width"
        )
        seen = 390 / opened.page.evaluate("innerWidth")  # a file is shown as if the screen were wider
        assert scale * seen * 11 >= 11  # the smallest type, in pixels of the screen
        assert opened.page.locator("g > title").count() == len(drawn.nodes)
