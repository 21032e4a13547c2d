"""How a release looks from outside: a digest of names, sizes and times, without a file being read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from linkeddata.release.publish import fingerprint, looks_as_noted, verified, write_sums


def test_a_fingerprint_changes_with_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    (folder / "person").mkdir(parents=True)
    (folder / "index.html").write_text("a", "utf-8")
    (folder / "person/ann.html").write_text("b", "utf-8")
    first = fingerprint(folder)
    assert fingerprint(folder) == first
    seen = {first}
    (folder / "person/ann.html").write_text("bb", "utf-8")
    seen.add(fingerprint(folder))
    (folder / "more.txt").write_text("", "utf-8")
    seen.add(fingerprint(folder))
    (folder / "more.txt").chmod(0o600)
    seen.add(fingerprint(folder))
    (folder / "index.html").unlink()
    seen.add(fingerprint(folder))
    (folder / "person/ann.html").rename(folder / "ann.html")
    seen.add(fingerprint(folder))
    assert len(seen) == 6


def test_only_files_that_are_shared_under_their_name_have_the_digests_of_the_release_before(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        (folder / "person").mkdir(parents=True)
    for name in ("person/ann.html", "person/bo.html", "person/cy.html"):
        (old / name).write_text(name, "utf-8")
    write_sums(old)
    told = (old / "SHA256SUMS").read_text("utf-8")
    mark = "0" * 64  # tells whether a digest was taken over
    (old / "SHA256SUMS").write_text("".join(f"{mark}{line[64:]}\n" for line in told.splitlines()), "utf-8")
    os.link(old / "person/ann.html", new / "person/ann.html")
    os.link(old / "person/bo.html", new / "person/else.html")
    (new / "person/cy.html").write_text("person/cy.html", "utf-8")
    write_sums(new, old)
    found = {line[66:]: line[:64] for line in (new / "SHA256SUMS").read_text("utf-8").splitlines()}
    digests = {name: hashlib.sha256((new / name).read_bytes()).hexdigest() for name in found}
    assert found == digests | {"person/ann.html": mark}
    write_sums(new)
    assert verified(new) == []


def test_broken_sums_of_the_release_before_do_not_matter(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "old/a").write_text("a", "utf-8")
    os.link(tmp_path / "old/a", tmp_path / "new/a")
    write_sums(tmp_path / "new", tmp_path / "old")
    assert verified(tmp_path / "new") == []
    (tmp_path / "old/SHA256SUMS").write_text("no digest\n", "utf-8")
    write_sums(tmp_path / "new", tmp_path / "old")
    assert verified(tmp_path / "new") == []


def test_a_release_that_somebody_wrote_into_does_not_look_as_noted(tmp_path: Path) -> None:
    folder, noted = tmp_path / "release", tmp_path / "noted"
    folder.mkdir()
    (folder / "a").write_text("a", "utf-8")
    assert not looks_as_noted(folder, noted)
    noted.write_text(fingerprint(folder), "ascii")
    assert looks_as_noted(folder, noted)
    (folder / "a").write_text("b", "utf-8")
    os.utime(folder / "a", ns=(1, 1))
    assert not looks_as_noted(folder, noted)
