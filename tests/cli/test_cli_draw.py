"""The command `draw`, as people use it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from commandline import EXAMPLES, RELEASE, run

from linkeddata.cli.commands import draw as command
from linkeddata.present.diagram import PICTURES, WHATS

TOUR = EXAMPLES / "ministers-tour.ttl"
HOSTILE = (
    '<urn:a> a <https://schema.org/Person> ; <https://schema.org/name> "<img src=x onerror=alert(1)> \\"A\\"" ; '
    "<https://schema.org/worksFor> <urn:b> .\n"
    '<urn:b> a <https://schema.org/Organization> ; <https://schema.org/name> "B \\\\ & \\"Sons\\"" .\n'
)


def test_the_options_are_the_tables() -> None:
    assert tuple(WHATS) == command._WHATS
    assert tuple(PICTURES) == command._PICTURES


def test_a_picture_to_standard_output_and_to_a_file(tmp_path: Path) -> None:
    done = run("draw", TOUR)
    assert (done.code, done.err) == (0, "")
    assert ET.fromstring(done.text).tag.endswith("svg")
    for name, picture in PICTURES.items():
        path = tmp_path / f"tour{picture.extension}"
        assert run("draw", TOUR, "-o", path).out == b""
        assert path.read_bytes() == run("draw", TOUR, "--to", name).out
        assert len(path.read_bytes()) > 1000
    assert (tmp_path / "tour.svg").read_text("utf-8") == done.text


@pytest.mark.parametrize("what", WHATS)
def test_every_form_of_a_result_gives_one_picture(tmp_path: Path, what: str) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "a.html").write_text(f"<title>x</title><p>{RELEASE}", "utf-8")
    pictures = set()
    for to in ("turtle", "jsonld", "ntriples", "nquads", "trig", "html"):
        extension = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq"}.get(to, to)
        assert run("convert", tmp_path / "a.txt", "--to", to, "-o", tmp_path / f"r.{extension}").code == 0
        pictures.add(run("draw", tmp_path / f"r.{extension}", "--what", what).text)
    description = run("describe", tmp_path / "a.txt", "--json").out
    pictures.add(run("draw", "-", "--what", what, stdin=description).text)
    pictures.add(run("draw", "-", "--what", what, stdin=run("convert", tmp_path / "a.txt", "--to", "turtle").out).text)
    assert len(pictures) == 1
    assert "Ostburg" in pictures.pop() or what == "events"


@pytest.mark.rows(106)
def test_texts_with_quotes_give_a_picture_in_every_form(tmp_path: Path) -> None:
    (tmp_path / "h.ttl").write_text(HOSTILE, "utf-8")
    dot = run("draw", tmp_path / "h.ttl", "--to", "dot").text
    assert r'label="<img src=x onerror=alert(1)> \"A\""' in dot
    assert r'label="B \\ &amp; \"Sons\""' in dot
    mermaid = run("draw", tmp_path / "h.ttl", "--to", "mermaid").text
    assert "#60;img src#61;x onerror#61;alert(1)#62; #34;A#34;" in mermaid
    assert "<img" not in mermaid
    picture = run("draw", tmp_path / "h.ttl").text
    assert "<img" not in picture
    assert any("<img" in (e.text or "") for e in ET.fromstring(picture).iter())
    assert run("draw", tmp_path / "h.ttl", "--to", "png").out.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["none.ttl"], 3, "no such file"),
        (["a.txt"], 3, "a document, not linked data; `linkeddata convert` it first"),
        (["a.png"], 3, "the file name has no known RDF extension"),
        (
            ["a.ttl", "-o", "a.pdf"],
            2,
            "the extension is not that of a picture format; end it with one of .svg, .png, .dot, .mmd",
        ),
        (["a.ttl", "--to", "gif"], 2, "there is no 'gif'"),
        (["a.ttl", "--what", "people"], 2, "there is no 'people'"),
        (
            ["a.ttl"],
            3,
            "a.ttl: error: the data contains no people, organizations, places or events, so there is nothing to draw",
        ),
        (["a.ttl", "--what", "events"], 3, "the data contains no events"),
        (["a.ttl", "-o", "none/a.svg"], 3, "nothing to draw"),
    ],
)
def test_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(RELEASE, "utf-8")
    Path("a.ttl").write_text('<urn:n> a <https://schema.org/NewsArticle> ; <https://schema.org/headline> "Ships" .', "utf-8")
    done = run("draw", *arguments)
    assert done.code == code
    assert said in done.err
    assert done.out == b""
    assert len(done.lines) == 1


def test_a_page_with_a_broken_block_is_drawn_and_told_of(tmp_path: Path) -> None:
    good = '{"@context": "https://schema.org", "@id": "urn:a", "@type": "Person", "name": "Ann"}'
    block = '<script type="application/ld+json">{}</script>'
    (tmp_path / "p.html").write_text(block.replace("{}", good) + block.replace("{}", "{,}"), "utf-8")
    done = run("draw", tmp_path / "p.html")
    assert done.code == 0
    assert "broken" in done.err
    assert "Ann" in done.text


def test_png_without_its_packages_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    done = run("draw", TOUR, "--to", "png")
    assert done.code == 2
    assert "pip install 'linkeddata[png]'" in done.err
