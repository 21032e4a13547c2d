"""RDF Patch: old data and a patch make the new, a reversed one the old again."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import random
import re
import shutil
import subprocess
import uuid
from pathlib import Path

import pytest
import strict_patch
from hypothesis import given, settings
from hypothesis import strategies as st
from release_chain import Chain, data
from sizes import many

from linkeddata.errors import UnreadableError
from linkeddata.release.changes import apply, diff, reverse
from linkeddata.release.changes.patch import Header, applied, patch_id, read_header, write_patch

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters='\n\r\\"'), max_size=4)
STATEMENTS = st.builds(lambda s, o: f'<a:{s}> <b:p> "{o}" .\n'.encode(), st.sampled_from("abcxyz"), TEXTS)
DATA = st.sets(STATEMENTS, max_size=12).map(sorted)


def sha(lines: list[bytes]) -> str:
    return hashlib.sha256(b"".join(lines)).hexdigest()


def made(folder: Path, old: list[bytes], new: list[bytes], prev: str = "") -> Path:
    path = folder / "p.rdfp.gz"
    write_patch(diff(old, new), Header(patch_id(sha(old), sha(new)), prev, sha(old), sha(new)), path)
    return path


@given(DATA, DATA)
@settings(max_examples=many(200), deadline=None)
def test_patch_and_reverse(tmp_path_factory: pytest.TempPathFactory, old: list[bytes], new: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("patch")
    patch = made(folder, old, new)
    reverse(patch, folder / "back.rdfp.gz")
    assert list(applied(patch, old)) == new
    assert list(applied(folder / "back.rdfp.gz", new)) == old
    reverse(folder / "back.rdfp.gz", folder / "again.rdfp.gz")
    assert gzip.decompress((folder / "again.rdfp.gz").read_bytes()) == gzip.decompress(patch.read_bytes())


@given(DATA, DATA)
@settings(max_examples=many(200), deadline=None)
def test_another_reader_agrees(tmp_path_factory: pytest.TempPathFactory, old: list[bytes], new: list[bytes]) -> None:
    text = gzip.decompress(made(tmp_path_factory.mktemp("patch"), old, new).read_bytes()).decode()
    patch = strict_patch.read(text)
    sets = [{line.decode().rstrip("\n") for line in lines} for lines in (old, new)]
    assert strict_patch.applied(patch, sets[0]) == sets[1]
    assert [op for op, _ in patch.rows] == sorted((op for op, _ in patch.rows), reverse=True)  # deletes, then adds
    for op in "DA":
        rows = [statement.encode() for o, statement in patch.rows if o == op]
        assert rows == sorted(rows)


def test_the_head(tmp_path: Path) -> None:
    old, new = [b"<a:1> <b:1> <c:1> .\n"], [b"<a:2> <b:1> <c:1> .\n"]
    patch = made(tmp_path, old, new, "urn:uuid:0686c69d-8f89-5496-acb5-744f0157a8db")
    head = read_header(patch)
    assert uuid.UUID(head.id.removeprefix("urn:uuid:")).version == 5
    assert head == Header(patch_id(sha(old), sha(new)), "urn:uuid:0686c69d-8f89-5496-acb5-744f0157a8db", sha(old), sha(new))
    assert gzip.decompress(patch.read_bytes()).decode().splitlines() == [
        f"H id <{head.id}> .",
        f"H prev <{head.prev}> .",
        f"H from <urn:sha256:{sha(old)}> .",
        f"H to <urn:sha256:{sha(new)}> .",
        "TX .",
        "D <a:1> <b:1> <c:1> .",
        "A <a:2> <b:1> <c:1> .",
        "TC .",
    ]


def test_a_chain_of_five(tmp_path: Path) -> None:
    chain, chance = Chain(tmp_path), random.Random(5)
    everything = {f"person/p-{n}": [f"Person {n}", f'jobTitle> "{n}"', f'#role-1 roleName> "x{n}"'] for n in range(60)}
    for _ in range(6):
        kept = dict(chance.sample(sorted(everything.items()), 45))
        chain.add({path: [*told[:1], *chance.sample(told[1:], chance.randint(0, 2))] for path, told in kept.items()})
    folders = [frame.folder for frame in chain.frames]
    patches = [folder / "changes" / f"{folder.name}.rdfp.gz" for folder in folders[1:]]
    current = tmp_path / "current.nt"
    current.write_bytes(data(folders[0]))
    ids = [read_header(patch).id for patch in patches]
    assert [read_header(patch).prev for patch in patches] == ["", *ids[:-1]]
    for folder, patch in zip(folders[1:], patches, strict=True):
        assert apply(patch, current, current) == hashlib.sha256(data(folder)).hexdigest()
        assert current.read_bytes() == data(folder)
    for (folder, _), patch in zip(itertools.pairwise(reversed(folders)), reversed(patches), strict=True):
        assert current.read_bytes() == data(folder)
        reverse(patch, tmp_path / "back.rdfp.gz")
        apply(tmp_path / "back.rdfp.gz", current, current)
    assert current.read_bytes() == data(folders[0])


def test_packed_data_stay_packed(tmp_path: Path) -> None:
    old, new = [b"<a:1> <b:1> <c:1> .\n"], [b"<a:2> <b:1> <c:1> .\n"]
    (tmp_path / "old.nt.gz").write_bytes(gzip.compress(b"".join(old)))
    apply(made(tmp_path, old, new), tmp_path / "old.nt.gz", tmp_path / "new.nt.gz")
    assert gzip.decompress((tmp_path / "new.nt.gz").read_bytes()) == new[0]


OLD, NEW = [b"<a:1> <b:1> <c:1> .\n", b"<a:2> <b:1> <c:1> .\n"], [b"<a:2> <b:1> <c:1> .\n", b"<a:3> <b:1> <c:1> .\n"]


@pytest.mark.parametrize(
    "data",
    [NEW, OLD[:1], OLD[1:], [*OLD, b"<a:9> <b:1> <c:1> .\n"], [*OLD, b"<a:3> <b:1> <c:1> .\n"], []],
    ids=["new", "too little", "delete missing", "too much", "add is there", "nothing"],
)
def test_data_that_a_patch_is_not_for_stay_as_they_are(tmp_path: Path, data: list[bytes]) -> None:
    patch, file = made(tmp_path, OLD, NEW), tmp_path / "data.nt"
    file.write_bytes(b"".join(data))
    with pytest.raises(UnreadableError):
        apply(patch, file, file)
    assert file.read_bytes() == b"".join(data)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data.nt", "p.rdfp.gz"]


GOOD = f"H id <urn:uuid:x> .\nH from <urn:sha256:{sha(OLD)}> .\nH to <urn:sha256:{sha(NEW)}> .\nTX .\n"
D, A = "D <a:1> <b:1> <c:1> .\n", "A <a:3> <b:1> <c:1> .\n"
BAD = {
    "no head": f"TX .\n{D}{A}TC .\n",
    "no digest": f"H id <urn:uuid:x> .\nTX .\n{D}{A}TC .\n",
    "a broken head": GOOD.replace("H id <urn:uuid:x>", "H id urn:uuid:x") + D + A + "TC .\n",
    "an empty head": GOOD.replace("H id <urn:uuid:x>", "H id ") + D + A + "TC .\n",
    "cut": GOOD + D + A,
    "aborted": GOOD + D + A + "TA .\n",
    "adds first": GOOD + A + D + "TC .\n",
    "not sorted": GOOD + "D <a:2> <b:1> <c:1> .\n" + D + A + "TC .\n",
    "twice": GOOD + D + D + A + "TC .\n",
    "goes on": GOOD + D + A + "TC .\n" + A,
    "another row": GOOD + D + A + "PA x <a:> .\nTC .\n",
    "no row": GOOD + D + A + "\nTC .\n",
    "half a row": GOOD + D + "A <a:3> <b:1> <c:1>\nTC .\n",
    "another result": GOOD.replace(sha(NEW), sha(OLD)) + D + A + "TC .\n",
    "nothing": "",
    "other text": "<html></html>\n",
}


@pytest.mark.parametrize("case", BAD)
def test_a_patch_that_is_none_is_refused(tmp_path: Path, case: str) -> None:
    (tmp_path / "p.rdfp").write_text(BAD[case])
    (tmp_path / "old.nt").write_bytes(b"".join(OLD))
    (tmp_path / "new.nt").write_text("earlier")
    with pytest.raises(UnreadableError):
        apply(tmp_path / "p.rdfp", tmp_path / "old.nt", tmp_path / "new.nt")
    assert (tmp_path / "new.nt").read_text() == "earlier"


def test_the_good_one_of_these_is_taken(tmp_path: Path) -> None:
    (tmp_path / "p.rdfp").write_text(GOOD + D + A + "TC .\n")
    (tmp_path / "old.nt").write_bytes(b"".join(OLD))
    assert apply(tmp_path / "p.rdfp", tmp_path / "old.nt", tmp_path / "new.nt") == sha(NEW)


@pytest.mark.parametrize("kind", ["missing", "cut gzip", "no gzip"])
def test_a_file_that_cannot_be_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "p.rdfp.gz"
    if kind != "missing":
        path.write_bytes(gzip.compress((GOOD + D * 900).encode())[:60] if kind == "cut gzip" else b"text")
    with pytest.raises(UnreadableError, match=r"p\.rdfp\.gz"):
        read_header(path)


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert made(tmp_path / "a", OLD, NEW).read_bytes() == made(tmp_path / "b", OLD, NEW).read_bytes()


def test_the_lines_of_the_page_do_the_same(tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "changes.md").read_text("utf-8")
    (script,) = [block for block in re.findall("```sh\n(.*?)```", page, re.DOTALL) if "comm" in block]
    chain = Chain(tmp_path / "chain")
    chain.add({f"person/p-{n}": f"Person {n}" for n in range(40)})
    chain.add({f"person/p-{n}": f"Pérson {n}" for n in range(20, 60)} | {"person/Ab": "É", "person/aB": "e"})
    old, new = (frame.folder for frame in chain.frames)
    shutil.copy(old / "data.nt.gz", tmp_path)
    shutil.copy(new / "changes" / f"{new.name}.rdfp.gz", tmp_path / "2026-11-30.rdfp.gz")
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{hashlib.sha256(data(new)).hexdigest()}  new.nt\n"
