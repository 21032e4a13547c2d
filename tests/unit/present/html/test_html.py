"""The reading report and the index of a folder: what stands in them, where, and that hostile texts stay texts."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from commandline import EXAMPLES, RELEASE, environment, run
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from newsroom import report as arrest
from newsroom import source as arrest_source
from sizes import many
from strategies import BASE, TEXT, XSD, descriptions, sample, words

from linkeddata.pipeline import Conversion, ReadOptions, Understood, convert, understand
from linkeddata.present.html.folder_page import folded, render_index
from linkeddata.present.html.highlights import Flag, Mark, Piece, marked
from linkeddata.present.html.index import DescriptionIndex, Places
from linkeddata.present.html.template import escaped_json
from linkeddata.read import read_bytes
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis, Block, BlockKind, Document, OffsetMap, Run, Source
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

HOSTILE = '<img src=x onerror=alert(1)> "&lt;" </script><script>alert(2)</script> {{ 7*7 }} {% raw %}'


def document(text: str = TEXT, name: str = "ferry-week.txt") -> Document:
    return read_bytes(text.encode(), name=name, settings=Settings())


def told(description: Description, text: str | None = TEXT, **options: object) -> Conversion:
    """Convert a description of `text` to a report."""
    read = document(text) if text is not None else None
    return convert(Understood(description, text, read), to="html", **options)  # type: ignore[arg-type]


def page(text: str) -> HtmlElement:
    return lxml.html.document_fromstring(text)


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def card(root: HtmlElement, name: str) -> HtmlElement:
    (found,) = [c for c in root.cssselect("article.card") if said(c.cssselect("h3, h4")[0]).split(": ", 1)[1].startswith(name)]
    return found


def lines(element: HtmlElement) -> dict[str, str]:
    """Return label → facts of a card, without the signs that lead to the text."""
    for sign in element.cssselect("a.back"):
        sign.drop_tree()
    labels, facts = element.cssselect("dt"), element.cssselect("dd")
    return {said(dt): "; ".join(said(li) for li in dd.cssselect("li")) for dt, dd in zip(labels, facts, strict=True)}


# ---- pieces of text


def blocks(*kinds: tuple[str, BlockKind]) -> Document:
    """Return a document of blocks, a line break between them."""
    text, found = "", []
    for part, kind in kinds:
        found.append(Block(Span(len(text), len(text) + len(part)), kind))
        text += part + "\n"
    return Document(text, tuple(found), {}, OffsetMap(), Source("x.txt", "0" * 64, "utf-8", "text/plain", text))


def test_overlapping_marks_are_cut_where_any_begins_or_ends() -> None:
    text = "the Port of Bergen Authority met"
    read = blocks((text, BlockKind.PARAGRAPH))
    body, city = Mark(Span(4, 28), "t1", "organization", "t1", "Organization"), Mark(Span(12, 18), "t2", "place", "t2", "Place")
    crossing = Mark(Span(15, 32), "s1")
    made = marked(read, [body, city, crossing], [])
    pieces = made.parts[0].lines[0]
    assert [(p.text, p.kind, p.around, p.target, p.facts) for p in pieces] == [
        ("the ", "", (), "", ()),
        ("Port of ", "organization", (), "t1", ("t1",)),
        ("Ber", "place", ("organization",), "t2", ("t1", "t2")),
        ("gen", "place", ("organization",), "t2", ("t1", "t2", "s1")),
        (" Authority", "organization", (), "t1", ("t1", "s1")),
        (" met", "", (), "", ("s1",)),
    ]
    assert [p.id for p in pieces] == ["", "w1", "w2", "w3", "w4", "w5"]
    assert {start: made.starts[start] for start in (4, 12, 15)} == {4: "w1", 12: "w2", 15: "w3"}


def test_a_dateline_and_what_follows_are_one_paragraph_and_asides_are_gathered() -> None:
    text = "Head\nOSTBURG, 3 May – Ships came.\nShare\nPrint\nA list\n"
    spans = (
        (0, 4, BlockKind.HEADLINE),
        (5, 21, BlockKind.DATELINE),
        (22, 33, BlockKind.PARAGRAPH),
        (34, 39, BlockKind.FURNITURE),
    )
    more = ((40, 45, BlockKind.FURNITURE), (46, 52, BlockKind.LIST_ITEM))
    read = dataclasses.replace(blocks(), text=text, blocks=tuple(Block(Span(a, b), k) for a, b, k in (*spans, *more)))
    parts = marked(read, [], []).parts
    assert [(p.kind, ["".join(x.text for x in line) for line in p.lines]) for p in parts] == [
        ("headline", ["Head"]),
        ("paragraph", ["OSTBURG, 3 May – Ships came."]),
        ("aside", ["Share", "Print"]),
        ("list", ["A list"]),
    ]


def test_a_flag_stands_at_the_end_of_its_words() -> None:
    read = blocks(("on March 3 they met", BlockKind.PARAGRAPH))
    pieces = marked(read, [], [Flag(1, 10, "warning")]).parts[0].lines[0]
    assert [(p.text, [f.number for f in p.flags]) for p in pieces] == [("on March 3", [1]), (" they met", [])]


@settings(max_examples=many(200))
@given(st.data())
def test_no_letter_is_lost_and_every_mark_covers_its_words(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.text("ab c", min_size=1, max_size=12), min_size=1, max_size=5))
    read = blocks(*((part, data.draw(st.sampled_from(BlockKind))) for part in parts))
    places = st.tuples(st.integers(0, len(read.text) - 1), st.integers(1, 15))
    spans = [Span(a, min(len(read.text), a + n)) for a, n in data.draw(st.lists(places, max_size=8))]
    made = marked(read, [Mark(span, f"t{n}", "person", f"t{n}") for n, span in enumerate(spans)], [])
    pieces: list[Piece] = [p for part in made.parts for line in part.lines for p in line]
    assert "".join(p.text for p in pieces) == "".join(parts)
    ids = [p.id for p in pieces if p.id]
    assert ids == [f"w{n}" for n in range(1, len(ids) + 1)]
    inside = "".join(
        part.span.of(read.text) and "".join(str(i) + "," for i in range(part.span.start, part.span.end)) for part in read.blocks
    )
    offsets = [int(n) for n in inside.split(",") if n]
    for n, span in enumerate(spans):
        lit = "".join(p.text for p in pieces if f"t{n}" in p.facts)
        assert lit == "".join(read.text[i] for i in offsets if span.start <= i < span.end)


def test_places_lead_from_the_source_to_the_text() -> None:
    source = "<p>Caf&eacute; <b>Ostburg</b></p>"
    runs = (Run(0, 3, 3, 3), Run(3, 1, 6, 8), Run(4, 1, 14, 1), Run(5, 7, 18, 7))
    read = Document(
        "Café Ostburg",
        (Block(Span(0, 12), BlockKind.PARAGRAPH),),
        {},
        OffsetMap(runs),
        Source("x.html", "0" * 64, "utf-8", "text/html", source),
    )
    places = Places(read)
    for span in (Span(0, 4), Span(5, 12), Span(0, 12), Span(2, 7), Span(3, 4)):
        assert places.at(read.offsets.to_source(span)) == span
    assert places.at(Span(0, 3)) is None
    assert places.at(Span(15, 18)) is None


# ---- the report


@pytest.fixture(scope="module")
def report() -> HtmlElement:
    return page(told(sample(), validate=False).text)


def test_the_text_stands_whole_with_its_marks(report: HtmlElement) -> None:
    prose = report.cssselect(".prose")[0]
    for flag in prose.cssselect("sup"):
        flag.drop_tree()
    assert said(prose) == " ".join(TEXT.split())
    marks = [(m.get("class").split()[1], said(m)) for m in report.cssselect(".prose a.mark")]
    assert ("person", "Ingrid Sørbø") in marks
    assert ("place", "Porto Lindo") in marks
    assert ("organization", "Lindo Ferry Office") in marks
    assert ("event", "visited") in marks
    assert ("date", "from 9 to 18 January") in marks


def test_words_and_facts_lead_to_each_other(report: HtmlElement) -> None:
    ids = [e.get("id") for e in report.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    for link in report.cssselect("a[href]"):
        assert link.get("href").startswith("#")
        assert link.get("href")[1:] in ids, link.get("href")
    lit = {fact for piece in report.cssselect("[data-facts]") for fact in piece.get("data-facts").split()}
    asking = {fact for e in report.cssselect("[data-light]") for fact in e.get("data-light").split()}
    assert len(lit) > 20
    assert lit <= asking  # whatever words light, there is something to light
    visited = next(m for m in report.cssselect(".prose a.mark.event") if said(m) == "visited")
    assert report.get_element_by_id(visited.get("href")[1:]).get("class") == "card event"


def test_cards_say_who_what_where(report: HtmlElement) -> None:
    assert lines(card(report, "Tomás Říha")) == {
        "post": "director; works for Lindo Ferry Office",
        "took part in": "Visit of Ingrid Sørbø to Porto Lindo",
    }
    assert lines(card(report, "Lindo Ferry Office")) == {"people": "Tomás Říha"}
    assert lines(card(report, "Visit of")) == {"where": "Porto Lindo", "with": "Ingrid Sørbø; Tomás Říha"}
    assert "also LFO" in said(card(report, "Lindo Ferry Office"))
    assert said(report.cssselect(".when span")[0]) == "9 to 18 January"
    assert said(report.cssselect(".stretch")[0]) == "No year given"


def test_every_statement_tells_how_it_is_known(report: HtmlElement) -> None:
    rows = [[said(cell) for cell in row.cssselect("th, td")] for row in report.cssselect("details:not(.omitted) tbody tr")]
    about = [s for s in sample().statements if s.property not in ("about", "mentions")]
    assert len(rows) == len(about)
    assert ["worksFor", "Lindo Ferry Office", "“Lindo Ferry Office”", "90%", "the textreader:worksFor"] in rows
    assert ["sameAs", "https://example.org/who/riha", "none", "100%", "an editoreditor"] in rows


def test_the_head_says_what_it_is_and_how_much_there_is(report: HtmlElement) -> None:
    assert said(report.cssselect("h1")[0]) == "Harbour minister opens ferry week"
    facts = {said(d.cssselect("dt")[0]): said(d.cssselect("dd")[0]) for d in report.cssselect(".top .facts div")}
    assert facts == {"Published": "20 January 2021", "Source": "ferry-week.txt"}
    assert [said(a) for a in report.cssselect("nav a")] == [
        *("1 event", "2 people", "1 organization", "1 place", "Picture", "1 finding", "0 omitted"),
    ]


def test_findings_stand_at_their_words_and_in_the_list() -> None:
    late = Statement(BASE + "event-visit-1", "endDate", Text("2021-01-01", XSD + "date"), Basis.TEXT, (words("18 January"),))
    early = Statement(BASE + "event-visit-1", "startDate", Text("2021-01-09", XSD + "date"), Basis.TEXT, (words("9 to 18"),))
    dated = [s for s in sample().statements if s.property not in ("startDate", "endDate")]
    done = told(dataclasses.replace(sample(), statements=(*dated, early, late)))
    assert not done.ok
    root = page(done.text)
    items = root.cssselect("ol.findings > li")
    assert len(items) == len(done.findings)
    number, finding = next((n, f) for n, f in enumerate(done.findings, 1) if f.code == "dates-in-order")
    item = root.get_element_by_id(f"f{number}")
    assert finding.message in said(item)
    assert said(item).startswith(f"{number} Error.")
    flags = root.cssselect(f".prose sup a[href='#f{number}']")
    assert [said(flag) for flag in flags] == [str(number)]
    assert item.get("data-light") in {x for e in root.cssselect("[data-facts]") for x in e.get("data-facts").split()}
    assert re.search(r"Checked against core: \d+ checks on 6 things\.", said(root.get_element_by_id("findings")))


def test_what_was_left_out_is_listed_with_the_reason() -> None:
    doubt = Statement(
        BASE + "person-tomas-riha",
        "nationality",
        Ref(BASE + "place-porto-lindo"),
        Basis.TEXT,
        (words("Porto Lindo"),),
        "x",
        0.4,
        True,
    )
    ghost = BASE + "person-ghost"
    unsure = (
        Statement(ghost, "type", Ref("https://schema.org/Person"), Basis.TEXT, (words("She"),), "x", 0.3, True),
        Statement(ghost, "name", Text("Ghost"), Basis.TEXT, (words("She"),), "x", 0.3, True),
    )
    whole = sample()
    more = dataclasses.replace(
        whole,
        things=(*whole.things, Thing(ghost, Family.PERSON, (words("She"),))),
        statements=(*whole.statements, doubt, *unsure),
    )
    root = page(told(more, settings=Settings(min_confidence=0.65)).text)
    left = {
        said(d.cssselect("summary")[0]): [[said(c) for c in r.cssselect("td")] for r in d.cssselect("tbody tr")]
        for d in root.cssselect("details.omitted")
    }
    assert left == {
        "Below the standard threshold: 2": [
            ["Tomás Říha from Porto Lindo", "“Porto Lindo”", "40%"],
            ["Ghost person", "“She”", "30%"],
        ],
    }
    everything = page(told(more, options=ReadOptions(low_confidence=True)).text)
    assert not everything.cssselect("details.omitted")
    assert [said(h) for h in everything.cssselect("#people h3") if h.cssselect(".doubt")] == ["Person: Ghost unsure"]
    assert [said(f) for f in everything.cssselect("#people .fact") if f.cssselect(".doubt")] == ["Porto Lindo unsure"]


def test_a_description_whose_document_lies_beside_it_gets_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    assert run("describe", "a.txt", "--json", "-o", "a.json").code == 0
    with_text = page(run("convert", "a.json", "--to", "html").text)
    assert said(with_text.cssselect("#document-title")[0]) == "The document"
    assert len(with_text.cssselect(".prose a.mark")) > 5
    (tmp_path / "a.txt").write_text(RELEASE + "More.", "utf-8")
    without = page(run("convert", "a.json", "--to", "html").text)
    assert said(without.cssselect("#document-title")[0]) == "Quoted words"
    assert "“Anna Keller”" in [said(li) for li in without.cssselect(".prose li")]


def test_an_edition_without_private_persons_shows_no_text_and_no_name() -> None:
    name = "Ruben Askeland"
    known = Understood(arrest(name), arrest_source(name), document(arrest_source(name), "a.txt"))
    assert name in convert(known, to="html").text
    done = convert(known, to="html", settings=Settings(omit="private", origins={"omit": "--omit"})).text
    assert "Askeland" not in done
    assert "Edda Varnholt" in done


# ---- safety


def hostile() -> Description:
    """Return a description in which everything that may be text is hostile."""
    whole = sample()
    statements = [
        dataclasses.replace(s, value=Text(HOSTILE, s.value.datatype), rule=HOSTILE)
        if isinstance(s.value, Text) and s.value.datatype is None
        else dataclasses.replace(s, rule=HOSTILE)
        for s in whole.statements
    ]
    finding = dataclasses.replace(whole.findings[0], message=HOSTILE, quote=HOSTILE)
    source = dataclasses.replace(whole.source, name=HOSTILE)
    return dataclasses.replace(whole, statements=tuple(statements), findings=(finding,), source=source, model=HOSTILE)


@pytest.mark.rows(105)
def test_hostile_texts_are_shown_as_text() -> None:
    text = "Minister " + HOSTILE + "\n\n" + TEXT
    shifted = told(hostile(), None)
    for made in (shifted.text, convert(text.encode(), to="html").text, render_index([("a.html", hostile())])):
        root = page(made)
        assert not root.cssselect("img, iframe, object, embed, link, base")
        assert len(root.cssselect("script")) == 2
        assert not [name for e in root.iter() for name in e.attrib if name.startswith("on") or name == "style"]
        assert "{{ 7*7 }}" in said(root)
        assert "<img src=x onerror=alert(1)>" in said(root)
        assert all(e.get("href").startswith(("#", "a.html#", "a.html")) for e in root.cssselect("a[href]"))


@pytest.mark.parametrize("kind", ["report", "index"])
def test_the_policy_allows_the_one_script_and_the_one_style(kind: str) -> None:
    text = told(sample()).text if kind == "report" else render_index([("a.html", sample())])
    policy = page(text).cssselect("meta[http-equiv=Content-Security-Policy]")[0].get("content")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert style
    assert script

    def digest(content: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {digest(style[1])}; script-src {digest(script[1])}; base-uri 'none'; form-action 'none'"
    )
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert "http://" not in style[1] + script[1]
    assert "https://" not in style[1] + script[1]


@settings(max_examples=many(25), deadline=None)
@given(descriptions())
def test_any_description_gives_a_page_that_carries_its_data(description: Description) -> None:
    done = told(description, None, validate=False)  # read back and compared by convert itself
    assert len(page(done.text).cssselect("script")) == 2
    assert page(render_index([("a.html", description)])).cssselect("#documents li")


@given(st.text())
def test_json_in_a_page_reads_the_same(text: str) -> None:
    made = escaped_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(made) == [text]
    assert not set("<>&\u2028\u2029") & set(made)


def test_other_scripts_keep_their_direction() -> None:
    whole = sample()
    arabic = "وزارة الخارجية"
    statements = tuple(
        dataclasses.replace(s, value=Text(arabic)) if s.property == "name" and s.subject.endswith("lfo") else s
        for s in whole.statements
    )
    root = page(told(dataclasses.replace(whole, statements=statements)).text)
    named = [e for e in root.iter() if (e.text or "") == arabic and e.tag not in ("text", "title")]
    assert len(named) >= 2
    assert all(e.tag == "bdi" for e in named)
    assert all(p.get("dir") == "auto" for p in root.cssselect(".prose p, .prose li, h1"))


# ---- the same bytes, and the folder


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_same_bytes_from_every_hash_seed(seed: int, tmp_path: Path) -> None:
    source = EXAMPLES / "harbour-visit.html"
    command = [sys.executable, "-m", "linkeddata", "convert", str(source), "--to", "html"]
    env = environment(PYTHONHASHSEED=str(seed), TZ="Pacific/Apia", LC_ALL="C")
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True)
    assert done.stdout == convert(source, to="html").text.encode()


def test_a_report_is_a_result_file(tmp_path: Path) -> None:
    out = tmp_path / "tour.html"
    assert run("convert", EXAMPLES / "phone-call.txt", "--to", "html", "-o", out).code == 0
    assert run("validate", out).code == 0
    turtle = run(
        "query", EXAMPLES / "phone-call.ttl", "--format", "csv", "-q", "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    )
    report = run("query", out, "--format", "csv", "-q", "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o")
    assert report.text == turtle.text
    assert len(report.text) > 1000


def test_a_folder_gets_an_index(tmp_path: Path) -> None:
    (tmp_path / "index.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "b.txt").write_text(RELEASE.replace("ferry", "air"), "utf-8")
    done = run("convert", tmp_path / "index.txt", tmp_path / "b.txt", "--to", "html", "-o", tmp_path / "out")
    assert done.code == 0
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert len(names) == 3
    assert names[:2] == ["b.html", names[1]]
    assert re.fullmatch(r"index-[0-9a-f]{8}\.html", names[1])
    root = page((tmp_path / "out" / "index.html").read_text("utf-8"))
    assert {a.get("href") for a in root.cssselect("#documents a")} == set(names) - {"index.html"}
    (keller,) = [li for li in root.cssselect("ul.names.person > li") if "Anna Keller" in said(li)]
    assert len(keller.cssselect("a")) == 2
    entries = json.loads(root.get_element_by_id("entries").text_content())
    assert entries.keys() == {li.get("id") for li in root.cssselect("[data-list] > ul > li")}
    assert "anna keller" in entries[keller.get("id")]
    for link in root.cssselect("ul.names a"):
        file, _, target = link.get("href").partition("#")
        assert page((tmp_path / "out" / file).read_text("utf-8")).get_element_by_id(target) is not None


def test_a_folder_of_other_outputs_and_a_single_report_get_no_index(tmp_path: Path) -> None:
    (tmp_path / "index.txt").write_text(RELEASE, "utf-8")
    assert run("convert", tmp_path / "index.txt", "-o", f"{tmp_path / 'out'}/").code == 0
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["index.jsonld"]
    assert run("convert", tmp_path / "index.txt", "--to", "html", "-o", tmp_path / "index.html").code == 0
    assert "Reading report</p>" in (tmp_path / "index.html").read_text("utf-8")


def test_a_report_takes_no_option_about_evidence() -> None:
    done = run("convert", EXAMPLES / "phone-call.txt", "--to", "html", "--no-evidence")
    assert done.code == 2
    assert "a report always shows the words" in done.err


def test_events_of_an_index_are_ordered_by_date_and_documents_newest_first() -> None:
    def dated(day: str, published: str, name: str) -> Description:
        whole = sample()
        replaced = {"startDate": day, "endDate": day, "datePublished": published}
        return dataclasses.replace(
            whole,
            statements=tuple(
                dataclasses.replace(s, value=Text(replaced[s.property], XSD + "date"))
                if s.property in replaced
                else dataclasses.replace(s, value=Text(name))
                if s.property in ("headline", "name") and s.subject.endswith(("article", "event-visit-1"))
                else s
                for s in whole.statements
            ),
        )

    days = [("2021-05-03", "2021-05-04", "Late"), ("--01-02", "2020-01-01", "Yearless"), ("2019", "2022", "Early")]
    root = page(render_index([(f"{n}.html", dated(*day)) for n, day in enumerate(days)]))
    assert [said(e) for e in root.cssselect("ul.names.event strong")] == ["Early", "Late", "Yearless"]
    assert [said(e) for e in root.cssselect("#documents h3")] == ["Early", "Late", "Yearless"]


@pytest.mark.parametrize(
    ("text", "plain"), [("Liene VĀRPIŅA", "liene varpina"), ("भारत सरकार", "भरत सरकर"), ("Straße", "straße")]
)
def test_folding_is_that_of_the_script(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize("name", ["ministers-tour.txt", "conference-programme.txt", "harbour-visit.html"])
def test_listing_what_is_possible_changes_nothing_of_what_is_published_and_told(name: str) -> None:
    report, turtle = convert(EXAMPLES / name, to="html"), convert(EXAMPLES / name, to="turtle")
    assert report.description == turtle.description
    assert report.findings == turtle.findings
    left = page(report.text).cssselect("details.omitted tbody tr")
    unsure = [
        s for s in understand(EXAMPLES / name, options=ReadOptions(low_confidence=True)).description.statements if s.unsure
    ]
    assert 5 < len(left) <= len(unsure)


def test_a_book_knows_posts_and_labels() -> None:
    index = DescriptionIndex(understand(EXAMPLES / "ministers-tour.txt").description)
    posts = [index.post(s) for s in index.description.statements if index.post(s)]
    assert posts
    labelled = [iri for iri in index.things if index.labelled(iri)]
    assert labelled
    assert all(": " not in index.short(iri) for iri in labelled)
