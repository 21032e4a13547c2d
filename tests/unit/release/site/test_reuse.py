"""Pages whose content did not change are the files of the release before; the sitemap says when a page last changed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from released import BASE, PUBLICATION, Archive, vardal

from linkeddata.release.site import Made, digest, write_site
from linkeddata.release.values import Frame
from linkeddata.values.description import Ref

LIENE = BASE + "person/liene-varpa"


def release(archive: Archive, folder: Path, version: str, previous: Frame | None = None) -> tuple[Frame, Made]:
    frame = archive.frame(folder, version, previous.folder if previous else None)
    return frame, write_site(frame, archive.summary(), PUBLICATION, archive.identities(), archive.sources())


def changed_on(frame: Frame) -> dict[str, str]:
    found = re.findall(r"<loc>([^<]*)</loc><lastmod>([^<]*)</lastmod>", (frame.folder / "sitemaps/1.xml").read_text())
    return {loc.removeprefix(BASE): day for loc, day in found}


def test_nothing_changed(tmp_path: Path) -> None:
    first, made = release(vardal(), tmp_path, "2026-11-30")
    assert (made.rendered, made.kept) == (14, 0)
    second, again = release(vardal(), tmp_path, "2026-12-07", first)
    assert (again.rendered, again.kept) == (0, 14)
    assert again.pages == made.pages
    names = {p.relative_to(first.folder) for p in first.folder.rglob("*") if p.is_file()}
    assert names == {p.relative_to(second.folder) for p in second.folder.rglob("*") if p.is_file()}
    for name in names:
        if name.as_posix() not in ("index.html", "sitemap.xml", "sitemaps/1.xml", "sitemaps/lists.jsonl"):
            assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes(), name
        if name.suffix in (".html", ".ttl", ".jsonld") and name.as_posix() != "index.html" and "l-varpa" not in name.name:
            assert (first.folder / name).samefile(second.folder / name), name
    assert {page: day for page, day in changed_on(second).items() if day != "2026-11-30"} == {"": "2026-12-07"}


def say(archive: Archive) -> None:
    archive.say("hello-kuala.txt", LIENE, "jobTitle", "Prime Minister")


def take_back(archive: Archive) -> None:
    archive.facts = [f for f in archive.facts if (f.subject, f.property) != (LIENE, "alternateName")]


def call_otherwise(archive: Archive) -> None:
    vardal = BASE + "place/vardal"
    archive.entities[vardal] = replace(archive.entities[vardal], name="Greater Vardal", names=("Greater Vardal",))


def doubt(archive: Archive) -> None:
    archive.facts = [
        replace(f, confidence=0.65) if f.subject == LIENE and f.property == "alternateName" else f for f in archive.facts
    ]


def part(archive: Archive) -> None:
    archive.joins = archive.joins[:1]


CHANGES: list[tuple[Callable[[Archive], None], set[str]]] = [
    # her title is beside no other name, but lists and the search show it
    (say, {"person/liene-varpa.html", "document/hello-kuala.html"}),
    (take_back, {"person/liene-varpa.html"}),
    (doubt, {"person/liene-varpa.html"}),
    (part, {"event/meeting-liene-varpa-baltasar-quiroga.html"}),
    (
        call_otherwise,
        {
            "place/vardal.html",
            "event/meeting-liene-varpa-baltasar-quiroga.html",
            "document/bridge-talks.html",
            "document/talks-moved.html",
            "person/liene-varpa.html",
            "person/baltasar-quiroga.html",
            "browse/place.html",
            "browse/event.html",
        },
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=[c.__name__ for c, _ in CHANGES])
def test_a_change_renders_what_shows_it_and_nothing_else(
    tmp_path: Path, change: Callable[[Archive], None], expected: set[str]
) -> None:
    first, _ = release(vardal(), tmp_path, "2026-11-30")
    archive = vardal()
    change(archive)
    second, made = release(archive, tmp_path, "2026-12-07", first)
    fresh, _ = release(archive, tmp_path / "fresh", "2026-12-07")
    for path in fresh.folder.rglob("*.html"):
        name = path.relative_to(fresh.folder)
        assert path.read_bytes() == (second.folder / name).read_bytes(), f"{name} is out of date"
    newer = {page for page, day in changed_on(second).items() if day == "2026-12-07"} - {""}
    assert newer - {"browse/person.html"} == expected
    assert made.kept > 0


def test_another_program_makes_the_same_pages_and_changes_no_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = release(vardal(), tmp_path, "2026-11-30")
    monkeypatch.setattr(digest, "program", lambda: b"another")
    second, made = release(vardal(), tmp_path, "2026-12-07", first)
    assert (made.rendered, made.kept) == (14, 0)
    assert set(changed_on(second).values()) == {"2026-11-30", "2026-12-07"}
    assert {page for page, day in changed_on(second).items() if day == "2026-12-07"} == {""}


@pytest.mark.parametrize("damage", ["missing", "cut", "nonsense", "unsorted", "page gone", "link"])
def test_a_damaged_release_before_costs_time_only(tmp_path: Path, damage: str) -> None:
    first, _ = release(vardal(), tmp_path, "2026-11-30")
    ledger = first.folder / "sitemaps/entities.jsonl"
    if damage == "missing":
        ledger.unlink()
    elif damage == "cut":
        ledger.write_bytes(ledger.read_bytes()[:200])
    elif damage == "nonsense":
        ledger.write_text('{"a":1}\n[1]\n')
    elif damage == "unsorted":
        ledger.write_text("".join(reversed(ledger.read_text().splitlines(keepends=True))))
    else:
        (first.folder / "person/liene-varpa.html").unlink()
    if damage == "link":
        (first.folder / "person/liene-varpa.html").symlink_to("/etc/hostname")
    second, _ = release(vardal(), tmp_path, "2026-12-07", first)
    fresh, _ = release(vardal(), tmp_path / "fresh", "2026-12-07")
    for path in fresh.folder.rglob("*.html"):
        assert path.read_bytes() == (second.folder / path.relative_to(fresh.folder)).read_bytes()


def test_pages_are_copied_where_they_cannot_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = release(vardal(), tmp_path, "2026-11-30")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    second, made = release(vardal(), tmp_path, "2026-12-07", first)
    assert made.kept == 14
    shutil.rmtree(first.folder)
    assert (second.folder / "person/liene-varpa.html").stat().st_size > 1000


def test_a_page_that_is_gone_is_not_kept(tmp_path: Path) -> None:
    first, _ = release(vardal(), tmp_path, "2026-11-30")
    archive = vardal()
    del archive.entities[BASE + "place/dongjing"]
    second, _ = release(archive, tmp_path, "2026-12-07", first)
    assert not list(second.folder.rglob("*dongjing*"))
    for path in second.folder.rglob("*.html"):
        assert "dongjing" not in path.read_text("utf-8")


def test_fewer_pages_leave_none_behind(tmp_path: Path) -> None:
    archive = vardal()
    for number in range(450):
        event = archive.entity(f"event/m-{number}", f"M {number}", types=["Event"], documents=["hello-kuala.txt"])
        archive.say("hello-kuala.txt", event, "attendee", Ref(LIENE))
    first, _ = release(archive, tmp_path, "2026-11-30")
    assert (first.folder / "person/liene-varpa.3.html").is_file()
    second, _ = release(vardal(), tmp_path, "2026-12-07", first)
    assert not (second.folder / "person/liene-varpa.2.html").exists()
