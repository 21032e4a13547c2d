"""Which folder `--reader` reads from: that of the package, or that of a package beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from linkeddata import ReadOptions, convert
from linkeddata.errors import UsageError
from linkeddata.understand.recognize import MODEL, reader_folder

OWN = json.loads((MODEL / "model.json").read_text("utf-8"))["name"]
OTHER = "small" if OWN == "large" else "large"
TEXT = b"Mayor Ines Korte met Jonas Bergmann in Lindau on 3 May 2021."


def test_the_reader_of_the_package_is_found_by_its_name() -> None:
    assert reader_folder(OWN) == MODEL


def test_a_reader_that_is_not_installed_is_named_with_its_package() -> None:
    with pytest.raises(UsageError, match=f"the {OTHER} reader is not installed") as told:
        convert(TEXT, to="turtle", options=ReadOptions(reader=OTHER))
    assert f"linkeddata-reader-{OTHER}" in told.value.todo


def test_a_reader_beside_the_package_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / f"linkeddata_reader_{OTHER}"
    shutil.copytree(MODEL, folder)
    (folder / "__init__.py").write_text("")
    card = json.loads((folder / "model.json").read_text("utf-8"))
    (folder / "model.json").write_text(json.dumps(card | {"name": OTHER, "version": "of another"}), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    made = convert(TEXT, to="turtle", options=ReadOptions(reader=OTHER))
    assert made.description.model.startswith("of another")
    assert "Ines Korte" in made.text
    assert convert(TEXT, to="turtle", options=ReadOptions(reader=OTHER, model=MODEL)).description.model.startswith(
        card["version"]
    )
