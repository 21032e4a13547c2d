"""The package as it is shipped: what the wheel holds, that tables and folders agree, that entry points run."""

from __future__ import annotations

import ast
import importlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import linkeddata
from linkeddata.cli.app import COMMANDS
from linkeddata.rdf.serialize import WRITERS
from linkeddata.read import READERS
from linkeddata.schema.event_kinds import KINDS
from linkeddata.understand.recognize import labels

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "linkeddata"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

LARGEST_WHEEL = 80_000_000  # bytes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the source tree, with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    (name,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(name)


def test_wheel_holds_code_shapes_vocabulary_and_model(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    sources = {f"linkeddata/{p.relative_to(PACKAGE).as_posix()}" for p in PACKAGE.rglob("*.py")}
    assert len(sources) > 50
    assert sources <= names
    for folder in ("shapes", "vocab"):
        data = {
            f"linkeddata/_{folder}/{p.relative_to(ROOT / folder).as_posix()}" for p in (ROOT / folder).rglob("*") if p.is_file()
        }
        assert len(data) > 2
        assert data <= names
    model = {
        f"linkeddata/understand/recognize/weights/{n}"
        for n in ("reader.onnx", "heads.npz", "tokenizer.json", "model.json", "LICENSE")
    }
    assert model | {"linkeddata/py.typed"} <= names
    strangers = {n for n in names if not n.startswith(("linkeddata/", "linkeddata-"))}
    assert not strangers
    assert not [n for n in names if "__pycache__" in n or n.startswith("linkeddata/tests")]


def test_wheel_is_small_and_carries_both_licences(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST_WHEEL
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = [archive.read(n).decode() for n in names if n.endswith(".dist-info/METADATA")]
        (points,) = [archive.read(n).decode() for n in names if n.endswith("entry_points.txt")]
    licences = [n for n in names if ".dist-info/licenses/" in n]
    assert {n.partition("licenses/")[2] for n in licences} == {
        "LICENSE",
        "linkeddata/release/site/vendor/LICENSE-minisearch.txt",
        "linkeddata/understand/recognize/weights/LICENSE",
    }
    assert f"Version: {linkeddata.__version__}\n" in metadata
    assert "License-Expression: Apache-2.0" in metadata
    assert "linkeddata = linkeddata.cli:main" in points


def test_readers_and_writers_agree_with_their_folders() -> None:
    for reader in READERS.values():
        module = importlib.import_module(f"linkeddata.read.{reader.name.replace('-', '_')}")
        own = reader.documents or reader.unpack or reader.read
        assert getattr(module, own.__name__) is own
        assert all(re.fullmatch(r"\.[a-z]+", extension) for extension in reader.extensions)
    assert len({e for r in READERS.values() for e in r.extensions}) == sum(len(r.extensions) for r in READERS.values())
    modules = {w.render.__module__ for w in WRITERS.values()}
    assert all(module.startswith("linkeddata.rdf.serialize.") for module in modules)
    outputs = {
        p.stem
        for p in (PACKAGE / "rdf" / "serialize").glob("*.py")
        if re.search(r"^def (render|script_block)\(", p.read_text("utf-8"), re.M)
    }
    assert {module.rpartition(".")[2] for module in modules} == outputs
    assert len(READERS) == 12
    assert len(WRITERS) == 6


def test_commands_agree_with_their_folder() -> None:
    modules = {p.stem for p in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert set(COMMANDS) == modules
    assert len(modules) == 14


def test_event_kinds_are_those_the_reader_says() -> None:
    assert set(KINDS) == set(labels.KINDS)
    concepts = set(re.findall(r"^kind:([a-z]+) a skos:Concept", (ROOT / "vocab" / "event-types.ttl").read_text("utf-8"), re.M))
    assert concepts == set(KINDS)


@pytest.mark.parametrize(
    "start", [["-m", "linkeddata"], ["-m", "linkeddata.cli"], ["-c", "from linkeddata.cli import main; main()"]]
)
def test_entry_points_run(start: list[str], tmp_path: Path) -> None:
    package = str(Path(linkeddata.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))}
    done = subprocess.run(
        [sys.executable, *start, "--version"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"linkeddata {linkeddata.__version__}\n"


def test_version_is_three_numbers_and_in_the_changelog() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", linkeddata.__version__)
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in log or f"## [{linkeddata.__version__}]" in log


def _imported() -> set[str]:
    """Return the top-level modules that the package imports, by statement or by `import_module`."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).partition(".")[0])
            elif (
                isinstance(node, ast.Call) and "import_module" in ast.dump(node.func) and isinstance(node.args[0], ast.Constant)
            ):
                found.add(node.args[0].value.partition(".")[0])
    return found


def test_dependencies_are_those_that_are_imported() -> None:
    names = {"markdown-it-py": "markdown_it", "pyyaml": "yaml"}
    extras = [d for extra in ("cluster", "fast", "png") for d in PYPROJECT["project"]["optional-dependencies"][extra]]
    wanted = [re.match(r"[A-Za-z0-9_-]+", d)[0] for d in (*PYPROJECT["project"]["dependencies"], *extras)]
    declared = {names.get(d, d.replace("-", "_")) for d in wanted}
    imported = _imported() - set(sys.stdlib_module_names) - {"linkeddata"}
    assert declared - {"lxml_html_clean"} == imported
    assert len(declared) > 8


def test_every_path_in_contributing_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?<![\w./])(?:linkeddata|tests|docs|examples|shapes|vocab|training|\.ci)/[\w./-]*", text))
    named = {path.rstrip(".") for path in named if not re.search(r"NAME|PROFILE|ROOM", path)}
    assert len(named) > 25
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    folders = set(re.findall(r"([\w./-]+/)(?:NAME|PROFILE|ROOM)", text))
    assert len(folders) >= 5
    assert [path for path in sorted(folders) if not (ROOT / path).is_dir() and "PROFILE" not in path] == []


def test_contributing_shows_the_rows_of_rooms() -> None:
    layers = (ROOT / "tests" / "unit" / "test_layers.py").read_text("utf-8")
    rows = re.search(r'ROWS = """\n(.*?)\n"""', layers, re.S)[1]
    assert "".join(f"    {row}\n" for row in rows.splitlines()) in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
