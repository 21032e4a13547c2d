"""How a release looks from outside: a digest of names, sizes and times, without a file being read."""

from __future__ import annotations

from pathlib import Path

from linkeddata.release.publish import fingerprint


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
