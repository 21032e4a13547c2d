"""Rooms import only from the rows above theirs; rooms of one row never import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import linkeddata

PACKAGE = Path(linkeddata.__file__).parent

#: The rooms from the top down: folders and modules of the package. Each may import those of the rows above its own.
ROWS = """
errors version
files text
values
schema html known
read dates
rdf
extract
edit understand
validation present query
outputs
pipeline explain
page batch
release
cli
"""
ROW = {room: number for number, line in enumerate(ROWS.strip().splitlines()) for room in line.split()}
# The package's own front, which names everything and imports it when it is asked for.
FRONT = {"__init__", "__main__"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def home(path: Path) -> str:
    """Return the room of a module."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def statements(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """Return the import statements of a module, at its top or within."""
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Import | ast.ImportFrom)]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, room) for everything that a module imports of ours, at once or late."""
    for node in statements(path):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "linkeddata":
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif (node.module or "").startswith("linkeddata."):
                yield node.lineno, (node.module or "").split(".")[1]
        else:
            yield from ((node.lineno, a.name.split(".")[1]) for a in node.names if a.name.startswith("linkeddata."))


def test_rooms_and_rows_agree() -> None:
    assert len(MODULES) > 150
    assert {home(path) for path in MODULES} - FRONT == ROW.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_only_go_up(path: Path) -> None:
    own = home(path)
    if own in FRONT:
        return
    for line, other in imports(path):
        assert other in ROW, f"{path}:{line}: {other} is no room"
        assert other == own or ROW[other] < ROW[own], f"{path}:{line}: {own} imports {other}"


def test_modules_import_each_other_in_no_circle() -> None:
    names = {
        ".".join(p.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): p
        for p in MODULES
        if home(p) not in FRONT
    }
    arrows: dict[str, set[str]] = {}
    for name, path in names.items():
        found = set[str]()
        for node in statements(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linkeddata"):
                module = (node.module or "").removeprefix("linkeddata").lstrip(".")
                found |= {full if (full := f"{module}.{a.name}".lstrip(".")) in names else module for a in node.names}
        arrows[name] = (found & names.keys()) - {name}
    while free := [name for name, others in arrows.items() if not others & arrows.keys()]:
        for name in free:
            del arrows[name]
    assert not arrows, f"these import each other: {sorted(arrows)}"


def test_only_the_command_line_knows_click() -> None:
    for path in MODULES:
        names = {
            name.split(".")[0]
            for node in statements(path)
            for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        }
        assert "click" not in names or home(path) == "cli", path


def test_a_forbidden_arrow_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text(
        "from linkeddata.cli import main\ndef f():\n    import linkeddata.read.html\n    from linkeddata import pipeline\n"
    )
    assert list(imports(module)) == [(1, "cli"), (3, "read"), (4, "pipeline")]
