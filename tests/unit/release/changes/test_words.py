"""CHANGES.md, as people read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from release_chain import BASE, Chain

HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}


def test_a_whole_chain(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, "organization/hb": "HB", "person/ada": ["Ada North", 'jobTitle> "mayor"'], "place/gone": "Sunk Isle"})
    folder = chain.add(
        {
            **HARBOUR,
            "organization/harbour-board": ["Harbour Board", 'alternateName> "HB"'],
            "place/ostburg": "Ost Burg",
            "person/ada": "Ada North",
            "person/ada-2": ["Ada North", 'jobTitle> "mayor"'],
            "document/two": "Another headline",
        },
        merged={"organization/hb": "organization/harbour-board"},
        split={"person/ada": ["person/ada-2"]},
    )
    text = (folder / "CHANGES.md").read_text("utf-8")
    assert text.partition("\n## ")[2] == (
        """\
2026-11-11

Since 2026-11-10: 2 new, 1 changed, 1 renamed, 1 merged with another, 1 split, 1 gone. Documents: 1 in, 0 changed, 0 out. \
Statements: 7 added, 6 removed.

The release holds 14 statements: 2 documents, 1 organization, 2 persons, 1 place.

### New: 2

- [Ada North](<https://data.example.org/person/ada-2>) (person)
- [Another headline](<https://data.example.org/document/two>) (document)

### Changed: 1

- [Harbour Board](<https://data.example.org/organization/harbour-board>) (organization), 1 added, 0 removed

### Renamed: 1

- [Ost Burg](<https://data.example.org/place/ostburg>) (place), before: Ostburg

### Merged with another: 1

- [HB](<https://data.example.org/organization/hb>) (organization), now <https://data.example.org/organization/harbour-board>

### Split: 1

- [Ada North](<https://data.example.org/person/ada>) (person), from which was taken <https://data.example.org/person/ada-2>

### Gone: 1

- [Sunk Isle](<https://data.example.org/place/gone>) (place)

## 2026-11-10

This is the first release. The release holds 13 statements: 1 document, 2 organizations, 1 person, 2 places.
"""
    )


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    folder = chain.add(HARBOUR | {f"person/p-{n:02}": f"Person {n}" for n in range(25)} | {"document/a": "A headline"})
    text = (folder / "CHANGES.md").read_text("utf-8")
    assert "### New: 26\n" in text and "\n- and 6 more: `2026-11-11.json`\n" in text
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == 21
    assert "A headline" not in text  # documents come last
    assert (folder / "2026-11-11.json").read_text().count('"Person ') == 25


HOSTILE = [
    "[click](javascript:alert(1))",
    "<script>alert(1)</script>",
    "<https://evil.example/>",
    "https://evil.example/",
    "www.evil.example",
    "**bold** _it_ ~~no~~ `code`",
    "![](x.png)",
    "a\n# Heading",
    "a\r\n\r\n- item",
    "a | b",
    "&lt;b&gt; &amp;",
    "\\[x\\]",
    "\u202egnp.exe",
    "\x1b]0;title\x07",
    "1. one",
    "12. twelve",
    "7) seven",
    "123456789. many",
    "- item",
    "+ item",
    "---",
    "===",
    "     indented",
    "WWW.evil.example",
    "$x$ {{ x }} {% x %}",
    "@someone #12",
    "x" * 3000,
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_stays_a_name(tmp_path: Path, name: str) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, "place/ostburg": name})
    folder = chain.add({**HARBOUR, "person/ada": name})
    text = (folder / "CHANGES.md").read_text("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inline = [child for token in tokens if token.children for child in token.children]
    assert {t.type for t in tokens} <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    }
    assert {t.type for t in inline} <= {"text", "softbreak", "link_open", "link_close", "code_inline", "text_special"}
    assert all(t.attrs["href"].startswith(BASE) for t in inline if t.type == "link_open")
    assert len([t for t in tokens if t.type == "heading_open"]) == 5
    assert len([t for t in tokens if t.type == "list_item_open"]) == 2
