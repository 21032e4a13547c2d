"""What was written is read back by a second engine."""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from archived import archive, frame
from strategies import TEXT, sample

from linkeddata.errors import WriteError
from linkeddata.release import data
from linkeddata.release.data.tally import Tally

Released = tuple[data.Dumps, Path]


@pytest.fixture
def released(tmp_path: Path) -> Released:
    made = archive([(sample(), TEXT)])
    dumps = data.write(made.prepared, made.identities, frame(tmp_path), facts_of=made.facts_of, evidence_of=made.evidence_of)
    data.check(dumps, tmp_path / "release")
    return dumps, tmp_path / "release"


def altered(released: Released, name: str, change: Callable[[bytes], bytes], *, known: bool) -> data.Dumps:
    """Change a file, and its digest too if it is to be found out by reading."""
    dumps, folder = released
    content = (folder / name).read_bytes()
    changed = gzip.compress(change(gzip.decompress(content)), mtime=0) if name.endswith(".gz") else change(content)
    assert changed != content
    (folder / name).write_bytes(changed)
    digest = hashlib.sha256(changed).hexdigest()
    return replace(dumps, files=tuple(replace(f, sha256=digest) if known and f.name == name else f for f in dumps.files))


def test_a_changed_file_is_found_by_its_digest(released: Released) -> None:
    for file in released[0].files:
        dumps = altered(released, file.name, lambda text: text + b"\n", known=False)
        with pytest.raises(WriteError, match="altered"):
            data.check(dumps, released[1])


@pytest.mark.parametrize("name", ["data.nq.gz", "data.nt.gz", "data.ttl", "data.jsonld", "lines.jsonl.gz"])
@pytest.mark.parametrize(
    ("harm", "change"),
    {
        "another word": lambda text: text.replace(b"ferry week", b"ferry weak", 1),
        "another type": lambda text: text.replace(b"NewsArticle", b"BlogPosting"),
        "broken": lambda text: text[: len(text) // 3],
        "nothing": lambda text: b"",
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_lost_or_changed_statement_is_found(
    released: Released, name: str, harm: str, change: Callable[[bytes], bytes]
) -> None:
    dumps = altered(released, name, change, known=True)
    with pytest.raises(WriteError, match="read back") as caught:
        data.check(dumps, released[1])
    assert caught.value.source == name


@pytest.mark.parametrize(
    "change",
    [lambda text: text.partition(b"\n")[2], lambda text: text.partition(b"\n")[0] + b"\n" + text],
    ids=["missing", "doubled"],
)
def test_a_missing_and_a_doubled_line_are_found(released: Released, change: Callable[[bytes], bytes]) -> None:
    dumps = altered(released, "data.nt.gz", change, known=True)
    with pytest.raises(WriteError, match="statements were meant"):
        data.check(dumps, released[1])


def test_evidence_is_read_back(released: Released) -> None:
    pack = released[0].packs[0]
    data.check_evidence(pack)
    content = pack.file.read_bytes()
    pack.file.write_bytes(content[: pack.begin] + gzip.compress(gzip.decompress(content[pack.begin :])[:-20]))
    with pytest.raises(WriteError, match="read back"):
        data.check_evidence(pack)
    body = gzip.decompress(content[pack.begin :]).splitlines(keepends=True)
    pack.file.write_bytes(content[: pack.begin] + gzip.compress(b"".join(body[1:])))
    with pytest.raises(WriteError, match="not complete"):
        data.check_evidence(pack)


def tally(*lines: str, read: bool = False) -> Tally:
    made = Tally()
    encoded = [line.encode() for line in lines]
    (made.add_read if read else made.add)(encoded)
    return made


def test_tallies_do_not_depend_on_order() -> None:
    assert tally("a\n", "b\n", "c\n") == tally("c\n", "a\n", "b\n") != tally("a\n", "b\n")
    assert tally("a\n", "b\n") != tally("a\n", "c\n")
    assert tally("a\n", "a\n") != tally("b\n", "b\n")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('"\\u2028"\n', '"\u2028"\n'),
        ('"\\u0085"\n', '"\x85"\n'),
        ('"\\\\u2028"\n', '"\\\\u2028"\n'),
        ('"\\\\\\u2029"\n', '"\\\\\u2029"\n'),
    ],
)
def test_what_engines_escape_otherwise_is_the_same(ours: str, theirs: str) -> None:
    assert tally(ours) == tally(theirs, read=True)


@pytest.mark.parametrize(
    ("change", "fine"),
    [
        (lambda lines: lines, True),
        (lambda lines: lines[:-1], False),
        (lambda lines: [*lines, b"{}\n"], False),
        (lambda lines: [*lines[:3], lines[3].replace(b",\n", b"\n"), *lines[4:]], False),
        (lambda lines: lines[:2], False),
        (lambda lines: [], False),
    ],
    ids=["whole", "no end", "more", "no comma", "two lines", "empty"],
)
@pytest.mark.parametrize("size", [1, 2, 3, 2_000])
def test_a_list_of_nodes_is_read_some_at_a_time(
    released: Released, monkeypatch: pytest.MonkeyPatch, change: Callable[[list[bytes]], list[bytes]], fine: bool, size: int
) -> None:
    monkeypatch.setattr(sys.modules["linkeddata.release.data.check"], "_NODES", size)
    path = released[1] / "data.jsonld"
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    files = tuple(replace(f, sha256=digest) if f.name == path.name else f for f in released[0].files)
    if fine:
        data.check(replace(released[0], files=files), released[1])
    else:
        with pytest.raises(WriteError, match="read back"):
            data.check(replace(released[0], files=files), released[1])
