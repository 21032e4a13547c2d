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

from linkeddata.pipeline import Understood, convert
from linkeddata.present.diagram import PICTURES
from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.present.html import folder_index
from linkeddata.read import read_bytes
from linkeddata.values.description import Text
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from conftest import Viewer

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
    written = []
    for name in DOCUMENTS:
        done = convert(EXAMPLES / name, to="html")
        (made / f"{Path(name).stem}.html").write_text(done.text, "utf-8")
        written.append((f"{Path(name).stem}.html", done.description))
    (made / "index.html").write_text(folder_index(written), "utf-8")
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
        assert any(title.endswith("Westman Islands¶") for title in page.locator(".card.lit h4, .card.lit h3").all_inner_texts())
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
