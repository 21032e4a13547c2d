"""What was taken down is in no file of the next release, and older files that hold it are named."""

from __future__ import annotations

import gzip
import html
import json
from pathlib import Path

import pytest
import strict_stream
from hypothesis import given, settings
from hypothesis import strategies as st
from release_chain import BASE, Chain, identities
from sizes import many

from linkeddata.errors import UnreadableError
from linkeddata.release.changes import held_by, write
from linkeddata.release.changes.takedown import Terms
from linkeddata.release.changes.words import WITHDRAWN

HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}
MILAN = {"person/milan-dvorak": ["Milan Dvorak", '#role-1 roleName> "witness"']}
TAKEN = {f"{BASE}person/milan-dvorak", "Milan Dvorak"}


def text_of(folder: Path) -> str:
    texts = []
    for path in sorted(folder.iterdir()):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts.append(f"{path.name}\n{content.decode()}")
    return "\n".join(texts)


def records(folder: Path) -> list[dict[str, object]]:
    return json.loads((folder / "changes.json").read_bytes())["releases"]


@pytest.mark.parametrize(
    "taken", [TAKEN, {"Milan Dvorak"}, {f"{BASE}person/milan-dvorak"}, {"MILAN DVORAK "}, {"milan  dvorak"}]
)
def test_who_is_dropped_is_in_no_file_of_the_next_release(tmp_path: Path, taken: set[str]) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    chain.add({**HARBOUR, **MILAN})
    chain.add({**HARBOUR, **MILAN, "place/weststadt": "Weststadt"})
    folder = chain.add({**HARBOUR, "place/weststadt": "Weststadt"}, taken)
    assert "dvorak" not in text_of(folder).casefold()
    assert sorted(p.name for p in folder.iterdir()) == [
        *("2026-11-13.json", "2026-11-13.trig", "CHANGES.md", "atom.xml", "changes.json", "index.ttl")
    ]
    (record,) = records(folder)
    assert (record["withdrawn"], record["previous"], record["patch"]) == (True, None, None)
    assert (
        WITHDRAWN in (folder / "CHANGES.md").read_text()
        and "because they held personal data" in (folder / "atom.xml").read_text()
    )
    stream = strict_stream.read(folder.parent, BASE)
    assert stream.iri.endswith("#since-2026-11-13") and len(stream.members) == 4
    assert stream.since == "2026-11-13T00:00:00Z"


def test_the_chain_goes_on_after_that(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, **MILAN})
    chain.add(HARBOUR, TAKEN)
    folder = chain.add({**HARBOUR, "place/weststadt": "Weststadt"}, TAKEN)  # the judgement stays in force
    newest, first = records(folder)
    assert (newest["withdrawn"], newest["previous"], first["withdrawn"]) == (False, "2026-11-11", True)
    assert newest["patch"]["prev"] == ""  # type: ignore[index]
    assert "2026-11-12.rdfp.gz" in {p.name for p in folder.iterdir()}
    assert WITHDRAWN in (folder / "CHANGES.md").read_text()


def test_someone_who_is_gone_already_is_taken_out_of_the_history(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, **MILAN})
    folder = chain.add(HARBOUR)  # the file went, nothing was taken down
    assert "dvorak" in text_of(folder).casefold()
    folder = chain.add({**HARBOUR, "place/weststadt": "Weststadt"}, TAKEN)
    assert "dvorak" not in text_of(folder).casefold()
    assert records(folder)[0]["withdrawn"] is True


def test_history_is_withdrawn_even_if_the_data_are_equal(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, **MILAN})
    chain.add(HARBOUR)
    folder = chain.add(HARBOUR, TAKEN)
    assert "dvorak" not in text_of(folder).casefold()


@pytest.mark.parametrize(
    "taken",
    [
        set(),
        {""},
        {" "},
        {"Nobody At All"},
        {f"{BASE}person/nobody"},
        {f"{BASE}person/milan"},
        {"Milan Dvor"},
        {"ilan Dvorak"},
        {"-", "."},
        {BASE},
    ],
)
def test_what_is_nowhere_ends_nothing(tmp_path: Path, taken: set[str]) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, **MILAN})
    folder = chain.add({**HARBOUR, **MILAN, "place/weststadt": "Weststadt"}, taken)
    assert len(records(folder)) == 2


def test_a_namesake_who_stays_is_published_as_before(tmp_path: Path) -> None:
    composer = {"person/milan-dvorak-2": "Milan Dvorak"}
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, **composer})
    folder = chain.add({**HARBOUR, **composer, "place/weststadt": "Weststadt"}, TAKEN)
    assert len(records(folder)) == 2
    chain.add({**HARBOUR, **composer, **MILAN})
    folder = chain.add({**HARBOUR, **composer}, TAKEN)  # now the IRI is what ends the chain
    assert records(folder)[0]["withdrawn"] is True
    assert "milan-dvorak#" not in text_of(folder) and "person/milan-dvorak>" not in text_of(folder)


def test_an_iri_that_holds_the_name_is_found(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, "event/arrest-milan-dvorak-ostburg": "Arrest: Ostburg"})
    folder = chain.add({**HARBOUR, "event/arrest-ostburg": "Arrest: Ostburg"}, {"Milan Dvorak"})
    assert "dvorak" not in text_of(folder)


NAME = 'Zoë "Zed" <Näme> & O\\Brien'


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        NAME.upper(),
        json.dumps(NAME),
        json.dumps(NAME, ensure_ascii=False),
        html.escape(NAME),
        html.escape(NAME, quote=False),
        NAME.replace("ë", "e\u0308"),
        NAME.replace("\\", "\\\\").replace('"', '\\"'),
        NAME.replace(" ", "\u00a0"),
        f"({NAME}'s)",
    ],
)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.txt").write_text(f"before {text}, after", "utf-8")
    (tmp_path / "f.txt.gz").write_bytes(gzip.compress(f"before {text}, after".encode()))
    assert Terms([NAME]).held_in(tmp_path / "f.txt") and Terms([NAME]).held_in(tmp_path / "f.txt.gz")


@given(st.text(min_size=1, max_size=30).filter(lambda t: any(map(str.isalnum, t)) and t.isprintable()))
@settings(max_examples=many(300), deadline=None)
def test_any_term_is_found_in_json_and_as_it_is(name: str) -> None:
    terms = Terms([name])
    assert (
        terms.within(f"<{name}>") and terms.within(json.dumps([name])) and terms.within(json.dumps([name], ensure_ascii=False))
    )


def test_private_persons_in_the_data_are_counted_and_not_named(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add({**HARBOUR, "person/jan-novak": "Jan Novak"})
    frame, summary = chain.prepare({**HARBOUR, **MILAN})
    private = {f"{BASE}person/milan-dvorak", f"{BASE}person/jan-novak"}
    write(frame, summary, identities({**HARBOUR, **MILAN}), private=private)
    folder = frame.folder / "changes"
    for name in ("CHANGES.md", "atom.xml", "changes.json", f"{frame.version}.json"):
        text = (folder / name).read_text("utf-8").casefold()
        assert "dvorak" not in text and "novak" not in text
    assert "### New: 1\n\n- and 1 that is private, and not named\n" in (folder / "CHANGES.md").read_text("utf-8")
    assert records(folder)[0]["counts"]["gone"] == 1  # type: ignore[index]


def test_held_by_names_the_older_dumps(tmp_path: Path) -> None:
    chain = Chain(tmp_path / "versions")
    chain.add(HARBOUR)
    chain.add({**HARBOUR, **MILAN})
    chain.add(HARBOUR)
    (chain.frames[1].folder / "data.ttl").write_text('<x> schema:name "Milan Dvorak" .')
    (chain.frames[0].folder / "data.nq.gz").write_bytes(gzip.compress(b'<x> <y> "said Milan Dvorak, who" <g> .\n'))
    assert held_by(tmp_path / "versions", TAKEN, BASE) == (
        "2026-11-10/data.nq.gz",
        "2026-11-11/changes/2026-11-11.json",
        "2026-11-11/changes/2026-11-11.rdfp.gz",
        "2026-11-11/changes/2026-11-11.trig",
        "2026-11-11/changes/CHANGES.md",
        "2026-11-11/changes/atom.xml",
        "2026-11-11/changes/changes.json",
        "2026-11-11/data.nt.gz",
        "2026-11-11/data.ttl",
        "2026-11-12/changes/2026-11-11.json",
        "2026-11-12/changes/2026-11-11.rdfp.gz",
        "2026-11-12/changes/2026-11-11.trig",
        "2026-11-12/changes/2026-11-12.json",
        "2026-11-12/changes/2026-11-12.rdfp.gz",
        "2026-11-12/changes/2026-11-12.trig",
        "2026-11-12/changes/CHANGES.md",
        "2026-11-12/changes/atom.xml",
        "2026-11-12/changes/changes.json",
    )
    assert held_by(tmp_path / "versions", [], BASE) == ()
    assert held_by(tmp_path / "nowhere", TAKEN, BASE) == ()


def test_a_file_that_cannot_be_searched_is_told(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "data.nt.gz").write_bytes(b"no gzip")
    with pytest.raises(UnreadableError, match="cannot be searched"):
        held_by(tmp_path, ["x"])
