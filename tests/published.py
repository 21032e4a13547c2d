"""Small releases for the tests of publishing, written as the stages write them."""

from __future__ import annotations

import os
from pathlib import Path

from linkeddata.release.publish import begun, opened, publish
from linkeddata.release.values import Frame

BASE = "https://data.example.org/"


def fill(frame: Frame, **texts: str) -> None:
    """Write a release: a page for each text, the others of the release before by hard links."""
    (frame.folder / "person").mkdir()
    (frame.folder / "index.html").write_text(f"Version {frame.version}\n", "utf-8")
    if frame.previous:
        for page in (frame.previous / "person").iterdir():
            if page.stem not in texts:
                os.link(page, frame.folder / "person" / page.name)
    for name, text in texts.items():
        (frame.folder / "person" / f"{name}.html").write_text(text, "utf-8")


def release(public: Path, date: str = "2026-11-30", keep: int = 3, **texts: str) -> Path:
    """Make and publish a release, and return its folder."""
    with opened(public) as folder:
        frame = begun(folder, BASE, date)
        fill(frame, **texts or {"anna-keller": "Anna Keller"})
        return publish(frame, keep=keep)


def listing(folder: Path) -> dict[str, bytes | str]:
    """Return every file and link below a folder, `.linkeddata` and all."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes()
    return found
