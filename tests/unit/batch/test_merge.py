"""Many files of linked data → one."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph
import pytest

from linkeddata import convert
from linkeddata.batch.merge import merge
from linkeddata.errors import UnreadableError

EXAMPLES = Path(__file__).parents[3] / "examples"
FORMS = {"jsonld": "jsonld", "turtle": "ttl", "ntriples": "nt", "nquads": "nq", "trig": "trig"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    folder, made = tmp_path_factory.mktemp("outputs"), dict[str, list[Path]]()
    for name in ("phone-call", "appointment"):
        for form, extension in FORMS.items():
            path = folder / f"{name}.{extension}"
            path.write_text(convert(EXAMPLES / f"{name}.txt", to=form).text, "utf-8")
            made.setdefault(form, []).append(path)
    return made


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("extension", [".nq", ".nt"])
def test_every_statement_once_and_sorted(outputs: dict[str, list[Path]], tmp_path: Path, form: str, extension: str) -> None:
    wanted = set()
    for path in outputs[form]:
        for quad in pyoxigraph.parse(path.read_bytes(), pyoxigraph.RdfFormat.from_extension(path.suffix[1:])):
            wanted.add(quad if extension == ".nq" else pyoxigraph.Quad(*quad.triple))
    to = tmp_path / f"all{extension}"
    count = merge([*outputs[form], outputs[form][0]], to)
    found = to.read_bytes().splitlines(keepends=True)
    assert (count, found) == (len(wanted), sorted(found))
    read = pyoxigraph.parse(to.read_bytes(), pyoxigraph.RdfFormat.from_extension(extension[1:]))
    assert set(read) == wanted


def test_sorting_on_disk_gives_the_same_bytes(outputs: dict[str, list[Path]], tmp_path: Path) -> None:
    files = [path for form in ("jsonld", "turtle", "nquads") for path in outputs[form]]
    merge(files, tmp_path / "memory.nq")
    random.Random(7).shuffle(files)
    merge(files, tmp_path / "disk.nq", at_once=5)
    assert (tmp_path / "memory.nq").read_bytes() == (tmp_path / "disk.nq").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["disk.nq", "memory.nq"]


@pytest.mark.parametrize(("name", "text"), [("a.jsonld", "{"), ("a.ttl", "<a> ."), ("a.xlsx", "")])
def test_what_is_no_linked_data_leaves_the_earlier_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "all.nq").write_text("earlier")
    with pytest.raises(UnreadableError):
        merge([tmp_path / name], tmp_path / "all.nq")
    assert (tmp_path / "all.nq").read_text() == "earlier"
