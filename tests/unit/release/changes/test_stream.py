"""The event stream: a strict client ends with the data of every release."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import strict_stream
from hypothesis import given, settings
from hypothesis import strategies as st
from release_chain import BASE, Chain, Things, lines
from sizes import many

from linkeddata.release.changes import stream as module
from linkeddata.release.changes.stream import grouped, write_pages
from linkeddata.release.values import Frame

HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}
ADA = {"person/ada": ["Ada North", "worksFor> <https://data.example.org/person/ada#role-1>", '#role-1 roleName> "mayor"']}


def read(chain: Chain) -> strict_stream.Stream:
    return strict_stream.read(chain.frames[-1].folder, BASE)


def data(things: Things) -> set[str]:
    return {line.decode().rstrip("\n") for line in lines(things)}


def test_a_first_release_is_one_page_of_members(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    stream = read(chain)
    assert stream.iri == f"{BASE}changes/index.ttl#since-2026-11-10"
    assert stream.pages == {"changes/2026-11-10.trig": 3}
    assert {member.act for member in stream.members} == {"Create"}
    assert stream.newest() == data(HARBOUR)


def test_each_act(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    chain.add({**HARBOUR, **ADA})
    chain.add({**HARBOUR, **ADA, "person/ada": ["Ada North", '#role-1 roleName> "pilot"']})
    last = {path: name for path, name in HARBOUR.items() if path != "place/ostburg"}
    chain.add(last, merged={"place/ostburg": "organization/harbour-board"})
    stream = read(chain)
    acts = [(m.time[8:10], m.act, m.entity.removeprefix(BASE)) for m in sorted(stream.members, key=lambda m: (m.time, m.iri))]
    assert acts[3:] == [
        ("11", "Create", "person/ada"),
        ("12", "Update", "person/ada"),
        ("13", "Delete", "person/ada"),
        ("13", "Delete", "place/ostburg"),
    ]
    replaced = {m.entity.removeprefix(BASE): m.replaced_by for m in stream.members if m.act == "Delete"}
    assert replaced == {"person/ada": [], "place/ostburg": [f"{BASE}organization/harbour-board"]}
    created = next(m for m in stream.members if m.act == "Create" and m.entity.endswith("ada"))
    assert created.statements == data(ADA)  # with what is said of the role
    assert stream.newest() == data(last)


TOLD = st.lists(
    st.sampled_from(['jobTitle> "a"', 'jobTitle> "b"', '#role-1 roleName> "x"', '#role-2 roleName> "y"']), unique=True
)
PATHS = st.sampled_from([f"{kind}/{slug}" for kind in ("person", "place") for slug in ("a", "a-b", "a-b-c", "b", "a1")])
RELEASES = st.lists(
    st.dictionaries(PATHS, st.builds(lambda name, told: [name, *told], st.sampled_from("NMO"), TOLD)), min_size=1, max_size=5
)


@given(RELEASES)
@settings(max_examples=many(60), deadline=None)
def test_a_client_holds_the_newest_data(tmp_path_factory: pytest.TempPathFactory, releases: list[Things]) -> None:
    chain = Chain(tmp_path_factory.mktemp("chain"))
    for things in releases:
        chain.add(things)
        assert read(chain).newest() == data(things)


def test_many_members_are_on_several_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_pages, "__defaults__", (10,))
    chain = Chain(tmp_path)
    people = {f"person/p-{n}": f"Person {n}" for n in range(30)}
    chain.add(people)
    chain.add(people | {f"place/x-{n}": f"Place {n}" for n in range(11)})
    stream = read(chain)
    assert stream.pages == {
        "changes/2026-11-10.trig": 10,
        "changes/2026-11-10-p2.trig": 10,
        "changes/2026-11-10-p3.trig": 10,
        "changes/2026-11-11.trig": 10,
        "changes/2026-11-11-p2.trig": 1,
    }
    assert len(stream.newest()) == 82
    assert module.PAGE == 500


def test_roles_wait_for_their_person_whatever_lies_between() -> None:
    things = {"person/a": ["A", '#role-1 roleName> "x"'], "person/a-b": "B", "person/a-c": ["C", '#r roleName> "y"']}
    found = dict(grouped(lines(things), BASE, None))
    assert {iri.removeprefix(BASE): len(told) for iri, told in found.items()} == {
        "person/a": 3,
        "person/a-b": 2,
        "person/a-c": 3,
    }
    wanted = dict(grouped(lines(things), BASE, {f"{BASE}person/a": "Update"}))
    assert list(wanted) == [f"{BASE}person/a"]


def test_a_role_without_its_person_is_not_lost() -> None:
    assert dict(grouped([f"<{BASE}person/a#r> <x:p> <x:o> .\n".encode()], BASE, None)).keys() == {f"{BASE}person/a"}


def test_an_entity_under_another_base(tmp_path: Path) -> None:
    (tmp_path / "changes").mkdir()
    frame = Frame(BASE, "2026-11-10", "2026-11-10T00:00:00Z", tmp_path, None, tmp_path)
    line = b'<https://office.example/list#board> <https://schema.org/name> "Board" .\n'
    pages = write_pages([(iri, "Create", told, ()) for iri, told in grouped([line], BASE, None)], frame, "2026-11-10")
    module.write_root(tmp_path / "changes", BASE, [("2026-11-10", frame.issued, pages[0])])
    (member,) = strict_stream.read(tmp_path, BASE).members
    assert member.entity == "https://office.example/list#board"
    assert member.iri == f"{BASE}changes/2026-11-10.trig#https%3A%2F%2Foffice.example%2Flist%23board"


def test_hostile_literals_stay_literals(tmp_path: Path) -> None:
    names = [
        '} <x:graph> { <x:s> <x:p> "',
        "\\u0041 \\",
        "<script>",
        "a\nb",
        "\u202eabc",
        "'''",
        '"""',
        "# no comment",
        "徐甘露",
    ]
    things = {f"person/p-{n}": name for n, name in enumerate(names)}
    chain = Chain(tmp_path)
    chain.add(things)
    assert len(read(chain).newest()) == 2 * len(names)


def test_the_order_of_things_does_not_matter(tmp_path: Path) -> None:
    paths = [f"person/p-{n}" for n in range(40)]
    found = set()
    for seed in range(3):
        random.Random(seed).shuffle(paths)
        chain = Chain(tmp_path / str(seed))
        chain.add({path: path for path in paths})
        chain.add({path: path for path in paths if not path.endswith("3")})
        folder = chain.frames[-1].folder / "changes"
        found.add(tuple((p.name, p.read_bytes()) for p in sorted(folder.iterdir())))
    assert len(found) == 1
