"""Pages of entities: what they say, what they may not say, and that names of any kind do no harm."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from released import BASE, PUBLICATION, Archive, day, ref, vardal

from linkeddata.release.site import Made, write_site
from linkeddata.release.values import Frame
from linkeddata.values.description import Ref, Text


def written(
    archive: Archive, folder: Path, version: str = "2026-11-30", previous: Path | None = None, **more: object
) -> tuple[Frame, Made]:
    frame = archive.frame(folder, version, previous)
    return frame, write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources(**more))


def tree(frame: Frame, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((frame.folder / path).read_text("utf-8"))


def text(frame: Frame, path: str) -> str:
    main = tree(frame, path).find(".//main")
    assert main is not None
    return " ".join(main.text_content().split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    return written(vardal(), tmp_path_factory.mktemp("site"))[0]


def test_a_person(site: Frame) -> None:
    page = text(site, "person/liene-varpa.html")
    assert "Foreign Minister" in page
    assert "Also called Liene Vārpa" in page
    assert "Why these are one What 3 documents tell was put together" in page
    assert "Same full name and same post: Foreign Minister, 2020-01-10 and 2020-03-03" in page
    assert "https://data.example.org/person/l-varpa" in page


def test_facts_have_the_sentence_with_the_words_marked(site: Frame) -> None:
    page = tree(site, "person/liene-varpa.html")
    title = next(row for row in page.cssselect(".lines > div") if row.cssselect("dt")[0].text_content() == "Title")
    said = title.cssselect(".said")[0]
    assert said.cssselect("mark")[0].text_content() == "Foreign Minister"
    assert "met the Ruritanian Foreign Minister" in said.text_content()
    assert said.cssselect("a")[0].get("href") == "../document/bridge-talks.html"
    assert "10 January 2020" in said.text_content()


def test_a_timeline_of_posts_and_events(site: Frame) -> None:
    page = tree(site, "person/baltasar-quiroga.html")
    assert [h.text_content() for h in page.cssselect("h3.stretch")] == ["2020", "2018", "2012"]
    assert [p.text_content() for p in page.cssselect(".timeline .when")] == ["9 January 2020", "3 May 2018", "2012 to 2016"]


def test_documents_that_differ_stand_side_by_side(site: Frame) -> None:
    page = tree(site, "event/meeting-liene-varpa-baltasar-quiroga.html")
    (row,) = page.cssselect(".differ")
    assert "documents differ" in row.text_content()
    assert [p.text_content() for p in row.cssselect(".value")] == ["10 January 2020", "9 January 2020"]
    assert {a.get("href") for a in row.cssselect(".said a")} == {
        "../document/bridge-talks.html",
        "../document/talks-moved.html",
    }


@pytest.mark.parametrize(
    ("values", "differ"),
    [
        (("2020-01", "2020-01-09"), False),
        (("2020-01-09", "2020-01-09T15:00:00"), False),
        (("2020-01-09", "2020-01-10"), True),
        (("2020",), False),
    ],
)
def test_a_coarser_date_is_no_disagreement(tmp_path: Path, values: tuple[str, ...], differ: bool) -> None:
    archive = vardal()
    visit = BASE + "event/visit-harbour"
    archive.facts = [f for f in archive.facts if (f.subject, f.property) != (visit, "startDate")]
    for number, value in enumerate(values):
        archive.say(("harbour-visit.txt", "talks-moved.txt")[number], visit, "startDate", day(value))
    frame, _ = written(archive, tmp_path)
    assert bool(tree(frame, "event/visit-harbour.html").cssselect(".differ")) is differ


def test_a_cancelled_event(site: Frame) -> None:
    page = tree(site, "event/concert-saltholme.html")
    assert page.cssselect("h1 s")[0].text_content() == "Concert: Saltholme"
    assert page.cssselect("h1 .changed")[0].text_content() == "cancelled"
    assert "cancelled" in text(site, "place/saltholme.html")


def test_a_document_tells_what_was_read_from_it(site: Frame) -> None:
    page = text(site, "document/bridge-talks.html")
    assert "10 January 2020" in page
    assert (
        "Meeting: Liene Varpa, Baltasar Quiroga who took part Liene Varpa, Baltasar Quiroga; where Vardal; when 9 January 2020"
        in page
    )
    assert "Baltasar Quiroga post Minister of Trade, Ruritania 2012 to 2016" in page
    address = [a.get("href") for a in tree(site, "document/bridge-talks.html").cssselect("main a")]
    assert "https://vardal.example/news/bridge?a=1&b=2" in address


def test_an_organization_lists_its_people_with_their_posts(site: Frame) -> None:
    page = tree(site, "organization/harbour-council.html")
    people = page.cssselect("section[aria-labelledby=people] li")
    assert [" ".join(p.cssselect(".value")[0].text_content().split()) for p in people] == ["Baltasar Quiroga head, 3 May 2018"]


def test_the_data_in_the_page_are_those_of_the_file(site: Frame) -> None:
    count = 0
    for path in site.folder.rglob("*.jsonld"):
        page = lxml.html.fromstring(path.with_suffix(".html").read_text("utf-8"))
        (island,) = page.cssselect('head > script[type="application/ld+json"]')
        assert json.loads(island.text_content()) == json.loads(path.read_text("utf-8"))
        links = {(a.get("type"), a.get("href")) for a in page.cssselect('head > link[rel="alternate"]')}
        assert {("text/turtle", f"{path.stem}.ttl"), ("application/ld+json", f"{path.stem}.jsonld")} <= links
        assert path.with_suffix(".ttl").is_file()
        count += 1
    assert count == 14


def test_the_subject_is_never_the_page(site: Frame) -> None:
    page = tree(site, "person/liene-varpa.html")
    assert page.cssselect('link[rel="canonical"]')[0].get("href") == BASE + "person/liene-varpa.html"
    assert BASE + "person/liene-varpa" in [c.text_content() for c in page.cssselect(".about code")]


def test_merged_and_gone(site: Frame) -> None:
    moved = tree(site, "person/l-varpa.html")
    assert moved.cssselect('meta[http-equiv="refresh"]')[0].get("content") == "3; url=../person/liene-varpa.html"
    assert moved.cssselect('link[rel="canonical"]')[0].get("href") == BASE + "person/liene-varpa.html"
    assert moved.cssselect("h1 a")[0].get("href") == "../person/liene-varpa.html"
    gone = (site.folder / "person/taken-down.html").read_text("utf-8")
    assert "Nothing is said here any more" in gone
    assert "taken" not in gone
    for name in ("sitemaps/1.xml", "browse/person.html"):
        assert "taken-down" not in (site.folder / name).read_text("utf-8")
        assert "l-varpa" not in (site.folder / name).read_text("utf-8")


def test_no_script_runs_in_a_page(site: Frame) -> None:
    count = 0
    for path in site.folder.rglob("*.html"):
        page = lxml.html.fromstring(path.read_text("utf-8"))
        policy = page.cssselect('meta[http-equiv="Content-Security-Policy"]')[0].get("content")
        assert policy.startswith("default-src 'none'; style-src 'self'; base-uri 'none'")
        for script in page.cssselect("script"):
            assert script.get("type") == "application/ld+json" or (script.get("src") and path.name == "search.html")
        assert not page.xpath("//@onclick|//@onload|//@style")
        count += 1
    assert count >= 25


def test_a_name_that_is_missing_is_the_iri(tmp_path: Path) -> None:
    archive = vardal()
    iri = archive.entity("place/nameless", documents=["talks-moved.txt"])
    archive.say("talks-moved.txt", BASE + "event/concert-saltholme", "location", Ref(iri), "Saltholme")
    frame, _ = written(archive, tmp_path)
    assert iri in text(frame, "event/concert-saltholme.html")
    assert tree(frame, "place/nameless.html").cssselect("h1")[0].text_content() == iri


@pytest.mark.parametrize("count", [200, 201, 5000])
def test_many_incoming_links_are_paged(tmp_path: Path, count: int) -> None:
    archive = Archive()
    archive.document("a.txt", "Ann met people in Vardal.\n", "2020-01-01")
    ann = archive.entity("person/ann", "Ann", types=["Person"])
    archive.say("a.txt", ann, "name", "Ann", "Ann")
    for number in range(count - 1):  # and the document itself
        event = archive.entity(f"event/meeting-{number}", f"Meeting {number}", types=["Event"])
        archive.say("a.txt", event, "startDate", day(f"{1900 + number % 120}-01-{number % 28 + 1:02}"))
        archive.say("a.txt", event, "attendee", Ref(ann), "Ann met")
    other = archive.entity("person/ann-2", "Ann the second", types=["Person"])
    archive.say("a.txt", other, "name", "Ann the second", "Ann")
    frame, made = written(archive, tmp_path)
    pages = [name for name in made.pages if re.fullmatch(r"person/ann(?:\.\d+)?\.html", name)]
    assert len(pages) == -(-count // 200)
    assert {f"person/ann.{number}.html" for number in range(2, len(pages) + 1)} | {"person/ann.html"} == set(pages)
    assert "Ann the second" in text(frame, "person/ann-2.html")  # no page of another's list
    links = [a.get("href") for name in pages for a in tree(frame, name).cssselect(".timeline .value a, .entries .value a")]
    assert len(links) == len(set(links)) == count
    assert all((frame.folder / name).stat().st_size < 300_000 for name in pages)
    if len(pages) > 1:
        assert tree(frame, "person/ann.html").cssselect("a[rel=next]")[0].get("href") == "ann.2.html"


HOSTILE = [
    "<script>alert(1)</script>",
    "]]><!--<script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a\u202egnp.exe",
    "\u2066isolated",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; \x00\x1b[31m",
    "a" * 5000,
    "\ud800 lone",
    "\u2028line\u2029",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_names_do_no_harm(tmp_path: Path, name: str) -> None:
    assert_harmless(tmp_path, name)


@given(st.text(max_size=40))
@settings(max_examples=10)
def test_no_name_does_harm(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    assert_harmless(tmp_path_factory.mktemp("any"), name)


def assert_harmless(folder: Path, name: str) -> None:
    """A page with a name everywhere has the elements of the same page with a plain name, and no direction that leaks."""

    def made(said: str, version: str) -> tuple[Frame, Made]:
        archive = vardal()
        liene = BASE + "person/liene-varpa"
        archive.entities[liene] = replace(archive.entities[liene], name=said, names=(said, "other"))
        key = "bridge-talks.txt"
        archive.say(key, liene, "jobTitle", said)
        archive.say(key, liene, "url", Ref(f"javascript:{said}"))
        archive.say(key, BASE + "document/bridge-talks", "description", said)
        archive.facts = [f if f.words is None else replace(f, words=replace(f.words, place=said)) for f in archive.facts]
        archive.joins = [replace(join, values=said) for join in archive.joins]
        return written(archive, folder, version)

    (frame, _), (plain, _) = made(name, "2026-11-30"), made("Plain", "2026-12-01")
    for path in ("person/liene-varpa.html", "document/bridge-talks.html", "event/visit-harbour.html", "browse/person.html"):
        page = (frame.folder / path).read_text("utf-8")
        other = (plain.folder / path).read_text("utf-8")
        if name.strip() and name.isprintable():
            assert page.count("<") == other.count("<"), path
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", re.sub(r"<script.*?</script>", "", page))
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", page)
        tree = lxml.html.fromstring(page)
        assert not tree.xpath("//img|//@onerror|//@onmouseover")
        assert not [h for h in tree.xpath("//@href") if h.lower().startswith("javascript")]
        assert len(tree.xpath("//script[not(@type='application/ld+json')]")) == 0
    for path in frame.folder.glob("search/*.js"):
        assert "</script" not in path.read_text("utf-8")


def test_entities_that_are_hidden_or_unknown_are_named_nowhere(tmp_path: Path) -> None:
    archive = vardal()
    hidden = archive.entity("person/secret-someone", "Secret Someone", types=["Person"])
    archive.merged[BASE + "person/old-secret"] = hidden
    unknown = BASE + "person/unknown-someone"
    for iri in (hidden, unknown):
        archive.say("bridge-talks.txt", BASE + "document/bridge-talks", "mentions", Ref(iri))
        archive.say("bridge-talks.txt", BASE + "event/visit-harbour", "attendee", Ref(iri))
        archive.say("bridge-talks.txt", iri, "worksFor", Ref(BASE + "organization/harbour-council"))
        archive.say("bridge-talks.txt", f"{iri}#role-1", "worksFor", Ref(BASE + "organization/harbour-council"))
        archive.say("bridge-talks.txt", BASE + "organization/harbour-council", "member", Ref(f"{iri}#role-1"))
    frame, made = written(archive, tmp_path, without={hidden})
    for path in frame.folder.rglob("*"):
        if path.is_file() and path.parent.name != "server":
            said = path.read_text("utf-8", "replace").lower()
            assert "secret" not in said, path
            assert "unknown-someone" not in said, path
            assert "secret" not in path.name
    assert not [page for page in made.pages if "secret" in page or "unknown" in page]


def test_the_order_of_facts_changes_nothing(tmp_path: Path) -> None:
    one, _ = written(vardal(), tmp_path / "one")
    for seed in range(3):
        archive = vardal()
        random.Random(seed).shuffle(archive.facts)
        other, _ = written(archive, tmp_path / str(seed))
        for path in one.folder.rglob("*.html"):
            name = path.relative_to(one.folder)
            assert path.read_bytes() == (other.folder / name).read_bytes(), name


def test_a_stream_that_is_not_sorted_is_refused(tmp_path: Path) -> None:
    archive = vardal()
    stream = list(archive.sources().by_value())
    with pytest.raises(ValueError, match="not sorted"):
        written(archive, tmp_path, by_value=lambda: iter(stream[::-1]))


@pytest.mark.parametrize("path", ["person/../x", "person/X", "person/a.b", "other/x", "person/", "person/a/b"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, path: str) -> None:
    archive = vardal()
    made = archive.entity("person/fine", "Fine")
    archive.entities[BASE + path] = replace(archive.entities.pop(made), iri=BASE + path)
    with pytest.raises(ValueError, match="no address of an entity"):
        written(archive, tmp_path)


def test_weak_facts_say_so(site: Frame) -> None:
    page = tree(site, "person/baltasar-quiroga.html")
    title = next(row for row in page.cssselect(".lines > div") if row.cssselect("dt")[0].text_content() == "Title")
    assert title.cssselect(".value .doubt")[0].text_content() == "check"
    assert "unsure" in text(site, "event/concert-saltholme.html")


def test_lines_for_corrections_can_be_pasted(site: Frame) -> None:
    from linkeddata.edit.corrections.file import parse

    count = 0
    for path in site.folder.rglob("*/*.html"):
        for code in lxml.html.fromstring(path.read_text("utf-8")).cssselect("pre code"):
            assert len(parse(code.text_content().encode()).judgements) == len(code.text_content().splitlines())
            count += 1
    assert count > 28


def test_types_in_words(tmp_path: Path) -> None:
    archive = vardal()
    archive.say("talks-moved.txt", BASE + "event/concert-saltholme", "type", ref("MusicEvent"), "concert")
    archive.say("talks-moved.txt", BASE + "event/concert-saltholme", "eventAttendanceMode", ref("OnlineEventAttendanceMode"))
    archive.say("talks-moved.txt", BASE + "event/concert-saltholme", "description", Text("A concert"))
    frame, _ = written(archive, tmp_path)
    page = text(frame, "event/concert-saltholme.html")
    assert "music event" in page
    assert "online event attendance mode" in page.lower()


def test_a_page_has_a_line_for_each_document_that_tells_of_it(site: Frame) -> None:
    rows = [
        code.text_content().splitlines() for code in tree(site, "person/liene-varpa.html").cssselect("details.correct pre code")
    ]
    name, same, drop = ([json.loads(line) for line in lines] for lines in rows)
    assert [(line["a"]["document"], line["a"]["name"]) for line in name] == [
        (line["a"]["document"], line["a"]["name"]) for line in drop
    ]
    assert len({line["a"]["document"] for line in drop}) == len(drop) == 3
    [line] = same
    assert (line["judge"], line["b"]["document"]) == ("same", "THE DOCUMENT THERE")


def test_lines_call_a_thing_as_each_document_does(tmp_path: Path) -> None:
    archive = Archive()
    for document, name in (("a.txt", "Liene Varpa"), ("b.txt", "L. Varpa")):
        archive.document(document, f"{name} spoke.\n")
    archive.entity("person/liene-varpa", "Liene Varpa", types=["Person"], documents=["a.txt", "b.txt"])
    for document, name in (("a.txt", "Liene Varpa"), ("b.txt", "L. Varpa")):
        archive.say(document, BASE + "person/liene-varpa", "name", Text(name), name)
    frame, _ = written(archive, tmp_path)
    lines = tree(frame, "person/liene-varpa.html").cssselect("details.correct pre code")[-1].text_content().splitlines()
    names = {(said := json.loads(line)["a"])["document"]: said["name"] for line in lines}
    assert names == {"a.txt": "Liene Varpa", "b.txt": "L. Varpa"}
