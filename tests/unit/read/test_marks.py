"""Marks in the text: line breaks, soft hyphens, shortcodes, templates, attribute lists, tables, hidden and foreign parts."""

from __future__ import annotations

import pytest

from linkeddata.read import read_bytes
from linkeddata.read.generators import blanked_markdown, blanked_page
from linkeddata.values.document import BlockKind
from linkeddata.values.span import Span

STORY = "Harbour master Edda Rask opened the new slipway in Lunne on Monday."
FRONT = "---\ntitle: Slipway opened\ndate: 2025-05-06\n---\n\n"


def read(text, name):
    return read_bytes(text.encode(), name=name)


def prose(document):
    return [b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE]


def page(body, attributes="lang=en"):
    return f"<!doctype html><html {attributes}><head><title>Slipway opened</title></head><body>{body}</body></html>"


BREAKS = {
    "note.md": "Edda Rask<br>Harbour master<br/>Port of Lunne",
    "open tag.md": "Edda Rask<br />\nHarbour master  \nPort of Lunne",
    "backslash.md": "Edda Rask\\\nHarbour master\\\nPort of Lunne",
    "bold.md": "**Edda Rask**<br>*Harbour master*<BR>Port of Lunne",
    "page.html": "<p>Edda Rask<br>Harbour master<br/>Port of Lunne</p>",
    "in a block.md": "<p>Edda Rask<br>Harbour master<br/>Port of Lunne</p>",
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_line_break_ends_a_line(name):
    text = page(f"<p>{STORY}</p>{BREAKS[name]}") if name.endswith("html") else f"{FRONT}{STORY}\n\n{BREAKS[name]}\n"
    document = read(text, name)
    assert prose(document) == [STORY, "Edda Rask", "Harbour master", "Port of Lunne"]
    assert document.value("publisher") is None


def test_a_line_break_within_a_sentence_ends_nothing():
    assert prose(read(f"{FRONT}Edda Rask opened the slipway<br>of the harbour.\n", "note.md")) == [
        "Edda Rask opened the slipway\nof the harbour."
    ]


HYPHENS = ("&shy;", "&#173;", "&#xAD;", "\u00ad", "&ZeroWidthSpace;", "&#8203;", "<wbr>", "&#8288;")


@pytest.mark.parametrize("hyphen", HYPHENS)
@pytest.mark.parametrize("name", ["page.html", "note.md"])
def test_soft_hyphens_do_not_part_words(hyphen, name):
    words = f"Har{hyphen}bour mas{hyphen}ter Ed{hyphen}da Rask opened the new slip{hyphen}way in Lunne on Mon{hyphen}day."
    text = page(f"<p>{words}</p>") if name == "page.html" else f"{FRONT}{words}\n"
    assert STORY in prose(read(text, name))


def test_joiners_of_other_scripts_are_kept():
    assert "क्&zwj;ष".replace("&zwj;", "\u200d") in read(page("<p>क्&zwj;ष</p>"), "page.html").text


# Marks of generators in a note, which visitors never see
MARKS = (
    '{{< figure src="/a.jpg" caption="Treasurer Olaf Brim" alt="Crowd" >}}',
    '{{<figure src="/a.jpg" caption="Treasurer Olaf Brim">}}',
    '{{% notice tip "Olaf Brim" %}}',
    "{{< youtube olafbrim >}}",
    "{{/* Olaf Brim was here */}}",
    '{% include gallery.html caption="Olaf Brim" %}',
    "{%- assign name = 'Olaf Brim' -%}",
    "{% comment %}\nTreasurer Olaf Brim resigned.\n{% endcomment %}",
    "{{ page.author | default: 'Olaf Brim' }}",
    "{# Olaf Brim #}",
    "{% if brim > 2 %}",
    '[caption id="a1" align="left" width="300"]<img src="/a.jpg" /> Treasurer Olaf Brim[/caption]',
    '[gallery ids="1,2" link="Brim"]',
    '[contact-form-7 id="12" title="Brim"]',
    '[vc_row el_class="brim"]',
    '[button url="/brim" color="red"]',
    "[embed]https://video.example/brim[/embed]",
    "{: .lead .brim data-name='Olaf Brim'}",
    '{:start="1" title="Olaf Brim"}',
    "{::comment}\nOlaf Brim\n{:/comment}",
    '{.lead data-name="Olaf Brim"}',
    "{#brim .lead}",
    "::: {.brim}",
    ":::brim Olaf Brim",
    "!!! brim",
    "<!-- Olaf Brim -->",
    "<%= render 'brim' %>",
    "[[_TOC_]]",
    "import Brim from '../components/Brim'",
    "export const brim = 'Olaf Brim'",
    "{/* Olaf Brim */}",
    '```{r echo=FALSE}\nprint("Olaf Brim")\n```',
    "```python\nbrim = 1\n```",
)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("form", ["{front}{mark}\n\n{story}\n", "{front}{story}\n\n{mark}\n"])
def test_marks_of_generators_are_not_read(mark, form):
    document = read(form.format(front=FRONT, mark=mark, story=STORY), "note.md")
    assert prose(document) == [STORY]


WITHIN = (
    ('Edda Rask {{< ref "rask.md" >}} spoke.', "Edda Rask spoke."),
    ('Edda [Rask]({{< ref "rask.md" >}}) spoke.', "Edda Rask spoke."),
    ('Edda [Rask](/rask){:target="_blank"} spoke.', "Edda Rask spoke."),
    ("Edda **Rask**{: .person} spoke.", "Edda Rask spoke."),
    ("Edda [Rask]{.person} spoke.", "Edda [Rask] spoke."),
    ("{{< lead >}}Edda Rask spoke.{{< /lead >}}", "Edda Rask spoke."),
    ("{% callout %}\nEdda Rask spoke.\n{% endcallout %}", "Edda Rask spoke."),
    ("::: warning\nEdda Rask spoke.\n:::", "Edda Rask spoke."),
    ("> [!NOTE]\n> Edda Rask spoke.", "Edda Rask spoke."),
    ('[su_note color="red"]Edda Rask spoke.[/su_note]', "Edda Rask spoke."),
    ("Edda Rask [laughter] spoke [sic].", "Edda Rask [laughter] spoke [sic]."),
    ("Edda Rask spoke {as planned}.", "Edda Rask spoke {as planned}."),
)


@pytest.mark.parametrize(("note", "shown"), WITHIN)
def test_what_stands_around_marks_is_read(note, shown):
    assert prose(read(f"{FRONT}{note}\n", "note.md")) == [shown]


@pytest.mark.parametrize(
    "mark",
    [
        "{% include a.html name='Olaf Brim' %}",
        "{{ site.brim }}",
        '{{< figure caption="Olaf Brim" >}}',
        "{# Olaf Brim #}",
        '[gallery ids="brim"]',
    ],
)
def test_marks_of_generators_in_a_page_are_not_read(mark):
    document = read(page(f"<h1>Slipway opened</h1><p>{STORY}</p><p>{mark}</p>"), "page.html")
    assert "rim" not in "".join(prose(document))
    assert STORY in prose(document)


def test_marks_in_the_head_of_a_page_are_no_metadata():
    head = '<!doctype html><html lang="{{ page.lang }}"><head><title>{{ page.title }}</title><meta property="og:title" content="{{ page.title }}">'  # noqa: E501
    document = read(f"{head}</head><body><h1>Slipway opened</h1><p>{STORY}</p></body></html>", "page.html")
    assert document.value("headline") in (None, "Slipway opened")
    assert not document.findings


@pytest.mark.parametrize("source", ["{{ a }} b\nc {% d %}", "{{% x\ny %}}", "[gallery ids='1']", "{: .a}\nb", "::: a\nb\n:::"])
def test_blanked_text_is_as_long_as_its_source(source):
    for text in (blanked_page(source), blanked_markdown(source, 0).text):
        assert len(text) == len(source)
        assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(source) if c == "\n"]


def test_offsets_count_in_the_file_with_its_marks():
    document = read(f"{FRONT}{{{{< lead >}}}}{STORY} {{: .x}}\n", "note.md")
    assert document.quote(document.blocks[0].span)[1] == STORY


def test_many_openings_without_an_end_take_no_time():
    blanked_markdown("{{ " * 200_000 + "[a b=" * 100_000 + "{.a " * 100_000, 0)


ROWS = {
    "note.md": "| Name | Office | Body |\n|---|---|---|\n| Edda Rask | Harbour master | Port of Lunne |",
    "linked.md": "Name | Office | Body\n--- | --- | ---\n[Edda Rask](/r) | **Harbour master** | Port of Lunne",
    "page.html": "<table><tr><th>Name<th>Office<th>Body<tr><td>Edda Rask<td>Harbour master<td>Port of Lunne</table>",
    "body.html": "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td><a href=/r>Edda Rask</a></td>\n<td><p>Harbour master</p></td>\n<td>Port of Lunne</td></tr></tbody></table>",  # noqa: E501
    "block.md": "<table>\n<tr><td>Edda Rask</td><td>Harbour master</td><td>Port of Lunne</td></tr>\n</table>",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_table_is_read_as_one(name):
    text = (
        page(f"<h1>Slipway opened</h1><p>{STORY}</p>{ROWS[name]}")
        if name.endswith("html")
        else f"{FRONT}{STORY}\n\n{ROWS[name]}\n"
    )
    assert "Edda Rask, Harbour master, Port of Lunne" in prose(read(text, name))


def test_a_table_for_the_layout_of_a_page_is_not_read_by_row():
    body = f"<table><tr><td><a href=/>Home</a></td><td><h1>Slipway opened</h1><p>{STORY}</p></td></tr></table>"
    assert STORY in prose(read(page(body), "page.html"))


SHOWN = {
    "wrapper": f"<div aria-hidden=true><h1>Slipway opened</h1><p>{STORY}</p></div><footer>PORT OF LUNNE</footer>",
    "behind a dialog": f"<main aria-hidden=true><h1>Slipway opened</h1><p>{STORY}</p></main><div role=dialog><p>We use cookies.</p></div>",
    "nested": f"<div aria-hidden='TRUE'><div class=letter><article><p>{STORY}</p></article></div></div>",
    "paragraph": f"<h1>Slipway opened</h1><div aria-hidden=true><p>{STORY}</p></div><p>Menu</p>",
    "without a title": f"<section aria-hidden=true><p>{STORY}</p><p>{STORY}</p></section><p>Loading.</p>",
}


@pytest.mark.parametrize("body", SHOWN.values(), ids=SHOWN)
def test_an_article_that_only_screen_readers_skip_is_read(body):
    assert STORY in prose(read(page(body), "page.html"))


@pytest.mark.parametrize("attribute", ["aria-hidden=true", "hidden", "style='display:none'"])
def test_hidden_parts_beside_an_article_are_not_read(attribute):
    document = read(
        page(f"<article><h1>Slipway opened</h1><p>{STORY}</p><span {attribute}>Olaf Brim</span></article>"), "page.html"
    )
    assert "Brim" not in document.text


FOREIGN = {
    "chinese.md": f"{FRONT}{STORY}\n\n---\n\n**海港主任宣布新船台启用**\n\n新船台在周一由海港主任启用，许多渔民参加了仪式。\n",
    "french.md": f"{FRONT}{STORY} She thanked the crews for their work.\n\nLa capitaine du port Edda Rask a inauguré la nouvelle cale de Lunne lundi avec les équipes de la ville.\n",  # noqa: E501
    "before.txt": f"Slipway opened\n\nDie Hafenmeisterin Edda Rask hat am Montag die neue Helling in Lunne mit den Fischern der Stadt eröffnet.\n\n{STORY} She thanked the crews for their work.\n",  # noqa: E501
    "lang.html": page(
        f"<h1>Slipway opened</h1><div lang=en><p>{STORY}</p></div><div lang=is><p>Hafnarstjórinn opnaði nýja sleða.</p></div>"
    ),
    "page in french.html": page(
        f"<h1>Nouvelle cale</h1><div lang=fr><p>La capitaine du port a inauguré la nouvelle cale avec les équipes.</p></div>"
        f"<div lang=en><p>{STORY} She thanked the crews for their work.</p></div>",
        "lang=fr",
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_the_english_part_of_a_page_is_read(name):
    said = "\n".join(prose(read(FOREIGN[name], name)))
    assert STORY in said
    assert not any(words in said for words in ("海港", "capitaine", "Hafenmeisterin", "Hafnar"))


def test_a_page_without_english_is_kept_whole():
    text = "La capitaine du port Edda Rask a inauguré la nouvelle cale de Lunne lundi avec les équipes de la ville."
    assert text in prose(read(f"Nouvelle cale\n\n{text}\n", "note.txt"))


# Tables between rules of "+" and "-", as Pandoc and Quarto read them → what is not in the text, and what is one line of it
GRID = """The board has two new members.

+-----------------+-----------------+
| Name            | Office          |
+=================+=================+
| Mira Lind       | Harbour master  |
+-----------------+-----------------+
| Bo Dahl         | Clerk           |
+-----------------+-----------------+

: {tbl-colwidths="[50,50]"}

They begin in May.
"""
GRIDS = (
    GRID,
    GRID.replace("=+=", "=:=").replace("=:=", "=+:="),
    GRID.replace("+=================+=================+", "+:===============:+:================+"),
    "".join(f"  {line}\n" if line[:1] in "+|" else f"{line}\n" for line in GRID.splitlines()),
    GRID.replace("\n", "\r\n"),
    GRID.replace("| Name            | Office          |\n+=================+=================+\n", ""),
)


@pytest.mark.parametrize("note", GRIDS, ids=range(len(GRIDS)))
def test_a_table_between_rules_is_read_as_a_table(note):
    document = read_bytes(note.encode(), name="note.qmd")
    assert not set(document.text) & set("+|={")
    lines = [b.span.of(document.text) for b in document.blocks]
    assert any("Bo Dahl" in line and "Clerk" in line and "Mira" not in line for line in lines)
    assert lines[0] == "The board has two new members." and lines[-1] == "They begin in May."
    place = document.text.index("Bo Dahl")
    assert document.offsets.to_source(Span(place, place + 7)).of(document.source.text) == "Bo Dahl"


@pytest.mark.parametrize("note", ["One +\n+ two", "+----+ is a mark", "+----+\nThe end.", "+ a +\n| b |"])
def test_other_lines_with_such_marks_are_text(note):
    assert blanked_markdown(note, 0).text == note
