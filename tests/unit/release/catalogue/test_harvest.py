"""Three releases, harvested one after the other: one data set, the same files, whatever changes in them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import catalogued
import pytest
from catalogued import SETTINGS
from harvesters import KEYS, Portal

from linkeddata.release.catalogue.dcat import DIALECTS, Dialect


def releases(folder: Path) -> list[Path]:
    """Make three releases: the second has other data, the third another title, description and contact."""
    first = catalogued.release(folder / "1", SETTINGS, "2026-11-30")
    things = dict(catalogued.THINGS)
    try:
        catalogued.THINGS["person/eva-dahl"] = {"type": ("Person",), "name": ("Eva Dahl",)}
        second = catalogued.release(folder / "2", SETTINGS, "2026-12-07", first)
    finally:
        catalogued.THINGS.clear()
        catalogued.THINGS.update(things)
    other = replace(
        SETTINGS, title="Port of Veltmark: visits", contact_name="Press office", keywords=("harbours",), frequency="DAILY"
    )
    return [first, second, catalogued.release(folder / "3", other, "2026-12-07.2", second)]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
@pytest.mark.parametrize("name", KEYS)
def test_one_data_set_with_the_same_files(name: str, dialect: Dialect, tmp_path: Path) -> None:
    portal = Portal(name)
    for folder in releases(tmp_path):
        portal.harvest(folder / dialect.file)
        assert len(portal.sets) == 1 == portal.made
        assert set(next(iter(portal.sets.values()))) == {
            f"{catalogued.BASE}catalog.ttl#file-{file}" for file in ("data.nq.gz", "data.nt.gz", "data.ttl", "data.jsonld")
        }
    assert portal.changed == 2  # the second has more data, and the third less again


@pytest.mark.parametrize("name", KEYS)
def test_the_other_dialect_is_the_same_data_set(name: str, tmp_path: Path) -> None:
    portal = Portal(name)
    folder = catalogued.release(tmp_path / "r")
    for dialect in (*DIALECTS, *DIALECTS):
        portal.harvest(folder / dialect.file)
    assert (portal.made, portal.changed) == (1, 0)


@pytest.mark.parametrize("name", KEYS)
def test_a_release_without_these_addresses_would_be_new_each_time(name: str, tmp_path: Path) -> None:
    portal = Portal(name)
    for number, folder in enumerate(releases(tmp_path)):
        text = (folder / "catalog.ttl").read_text("utf-8")
        text = re.sub(r"    dcterms:identifier .*\n", "", text).replace("catalog.ttl#", f"{number}/catalog.ttl#")
        (folder / "catalog.ttl").write_text(text, "utf-8")
        portal.harvest(folder / "catalog.ttl")
    assert portal.made == 3
