"""The Atom feed, by the rules of RFC 4287."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from release_chain import BASE, Chain, identities

from linkeddata.release.changes import feed as module
from linkeddata.release.changes import write

ATOM = "{http://www.w3.org/2005/Atom}"
HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}
#: Child → how often it may stand in a feed, and in an entry (4.1.1, 4.1.2), as far as we write it.
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 1), "link": (2, 2), "entry": (1, 10**6)}
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 1), "summary": (0, 1)}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def checked(folder: Path) -> list[tuple[str, str]]:
    """Check the feed, and return titles and links of its entries."""
    root = etree.parse(folder / "atom.xml", etree.XMLParser(resolve_entities=False)).getroot()
    assert root.tag == f"{ATOM}feed"
    _children(root, FEED)
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}
    assert root.find(f"{ATOM}author/{ATOM}name").text
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        _children(entry, ENTRY)
        assert entry.find(f"{ATOM}link").get("rel") == "alternate"
    ids = [node.findtext(f"{ATOM}id") for node in [root, *entries]]
    assert len(set(ids)) == len(ids) and all(IRI.fullmatch(name) for name in ids)
    assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") for entry in entries)
    return [(entry.findtext(f"{ATOM}title"), entry.find(f"{ATOM}link").get("href")) for entry in entries]


def _children(node: etree._Element, allowed: dict[str, tuple[int, int]]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in node]
    assert set(names) <= allowed.keys()
    assert all(low <= names.count(name) <= high for name, (low, high) in allowed.items())
    assert TIME.fullmatch(node.findtext(f"{ATOM}updated"))
    assert all(IRI.fullmatch(link.get("href")) for link in node.findall(f"{ATOM}link"))


def test_an_entry_for_each_release_followed_by_its_things(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    chain.add({**HARBOUR, "person/ada": "Ada North"})
    folder = chain.add({**HARBOUR, "person/ada": "Ada East"})
    assert checked(folder) == [
        ("Release 2026-11-12", f"{BASE}changes/2026-11-12.json"),
        ("Renamed: Ada East (person), before: Ada North", f"{BASE}person/ada"),
        ("Release 2026-11-11", f"{BASE}changes/2026-11-11.json"),
        ("New: Ada North (person)", f"{BASE}person/ada"),
        ("Release 2026-11-10", f"{BASE}changes/2026-11-10.json"),
    ]


def test_an_entry_keeps_its_id(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    older = chain.add({**HARBOUR, "person/ada": "Ada North"})
    newer = chain.add(HARBOUR)
    ids = [set(re.findall("<id>(.*)</id>", (folder / "atom.xml").read_text())) for folder in (older, newer)]
    assert ids[0] < ids[1]


def test_entries_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RELEASES", 3)
    monkeypatch.setattr(module, "ENTITIES", 7)
    chain = Chain(tmp_path)
    for number in range(6):
        folder = chain.add({f"person/p-{n}": "N" for n in range(5 * number + 1)})
    assert [title for title, _ in checked(folder)] == [
        *["Release 2026-11-15", *["New: N (person)"] * 5],
        *["Release 2026-11-14", *["New: N (person)"] * 2],
        "Release 2026-11-13",
    ]


@pytest.mark.parametrize(
    "name", ["<b>&amp;</b>", "]]>", "a\x0cb", "a\ufffeb", "\x1b[31m", "\u202ex", "徐甘露", "\U0001f600", '"', "a\nb"]
)
def test_hostile_names(tmp_path: Path, name: str) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    titles = [title for title, _ in checked(chain.add({**HARBOUR, "person/ada": name}))]
    assert titles[1].startswith("New: ") and titles[1].endswith(" (person)")
    assert not re.search(r"[\x00-\x1f\u202e\ufffe]", titles[1])


def test_the_publisher_is_the_author(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    frame, summary = chain.prepare(HARBOUR)
    write(frame, summary, identities(HARBOUR), publisher="Harbour & Co")
    assert "<name>Harbour &amp; Co</name>" in (frame.folder / "changes" / "atom.xml").read_text()
    checked(frame.folder / "changes")
