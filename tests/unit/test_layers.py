"""Rooms import only from rooms above them in the corridor; siblings never import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import linkeddata

PACKAGE = Path(linkeddata.__file__).parent

# From the top of the corridor down: each line may import from the lines above it. Rooms of one line, parted by a bar, are
# siblings: they do not import each other; names within one room may.
LAYERS = """
errors spans when report document description mentions settings bars terminal
resources vocabulary iris strictjson html htmltags data
names faults
read | find | link | events
statements | privacy | confidence
describe
graph
load contexts wording quotes
markup
validate profiles shapelint checks engines reports | query query_worker results | draw | explain | extract
write
convert
page
release
cli
"""
ROOMS = {
    name: (level, sibling)
    for level, line in enumerate(LAYERS.strip().splitlines())
    for sibling, room in enumerate(line.split("|"))
    for name in room.split()
}
# The package's own front, which names everything and imports it when it is asked for.
FRONT = {"__init__", "__main__"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: str) -> str:
    """Return the room of `linkeddata.room.…`."""
    return module.split(".")[1] if "." in module else "__init__"


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, room) for everything that a file imports of ours, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "linkeddata":
                yield from ((node.lineno, alias.name) for alias in node.names if not alias.name.startswith("__"))
            elif (node.module or "").startswith("linkeddata."):
                yield node.lineno, room(node.module or "")
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, room(a.name)) for a in node.names if a.name.split(".")[0] == "linkeddata")


def home(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_module_has_a_room() -> None:
    assert len(MODULES) > 60
    assert {home(path) for path in MODULES} - FRONT <= ROOMS.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_only_go_up(path: Path) -> None:
    own = home(path)
    if own in FRONT:
        return
    level, sibling = ROOMS[own]
    for line, other in imports(path):
        assert other in ROOMS, f"{path}:{line}: {other} is no room"
        at, beside = ROOMS[other]
        assert at < level or (at == level and beside == sibling), f"{path}:{line}: {own} imports {other}"


def test_only_the_command_line_knows_click() -> None:
    for path in MODULES:
        names = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            for name in (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert "click" not in names or home(path) == "cli", path


def test_a_forbidden_arrow_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text(
        "from linkeddata.cli import main\ndef f():\n    import linkeddata.read.html\n    from linkeddata import graph\n"
    )
    assert list(imports(module)) == [(1, "cli"), (3, "read"), (4, "graph")]
