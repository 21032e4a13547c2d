"""Runs what README shows: every line `$ …` of a console block, in a copy of examples/, and compares what is printed.

A line `…` in a block stands for any lines that are left out. After a change of the reader:

    python tests/test_readme.py        # writes the blocks without `…` anew and names the others that differ
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEAST_COMMANDS = 10
_LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """One command of a block: the line, what is shown below it, and where the block begins in README."""

    command: str
    shown: str
    line: int


def steps(text: str) -> Iterator[Step]:
    """Yield the commands of all console blocks; a command goes on where its line ends with a backslash."""
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, shown = re.match(r"((?:[^\n]*\\\n)*[^\n]*)\n?(.*)", part, re.DOTALL).groups()
            yield Step(command, shown, line)


def playground(folder: Path) -> dict[str, str]:
    """Make a copy of examples/ in `folder` and a command `linkeddata` that is this Python's; return the environment."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    tools = folder / "bin"
    tools.mkdir()
    script = tools / "linkeddata"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m linkeddata "$@"\n', "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    import linkeddata

    package = str(Path(linkeddata.__file__).parent.parent)
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    return {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": path,
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }


def run(step: Step, folder: Path, environment: dict[str, str]) -> str:
    """Return what a command prints, on both streams, as a terminal would show it."""
    done = subprocess.run(
        ["bash", "-c", step.command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    said = done.stdout.decode("utf-8")
    assert done.returncode in {0, 1, 141}, f"README line {step.line}: $ {step.command}\nended with {done.returncode}:\n{said}"
    return said


def same(shown: str, printed: str) -> bool:
    """Tell whether README shows what was printed, `…` lines standing for anything."""
    parts = [re.escape(part) for part in re.split(rf"^\s*{_LEFT_OUT}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def test_readme_commands_print_what_it_shows(tmp_path: Path) -> None:
    environment = playground(tmp_path)
    ran = 0
    for step in steps(README.read_text("utf-8")):
        printed = run(step, tmp_path, environment)
        assert same(step.shown, printed), f"README line {step.line}: $ {step.command}\nprints\n{printed}"
        ran += 1
    assert ran >= _LEAST_COMMANDS


def test_readme_shows_the_two_lines() -> None:
    text = README.read_text("utf-8")
    for line in (
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/linkeddata convert examples/ministers-tour.txt",
        ".venv/bin/pip install -q '.[test]' && .venv/bin/pytest",
    ):
        assert line in text


def test_readme_links_lead_somewhere() -> None:
    checked = 0
    for page in (
        README,
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("training/*.md"),
        *ROOT.glob("docs/*.md"),
        ROOT / "benchmarks" / "README.md",
    ):
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
                checked += 1
    assert checked >= 8


def test_readme_python_runs(tmp_path: Path) -> None:
    environment = playground(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.strip()


def test_readme_leaves_no_figure_open() -> None:
    for page in (README, ROOT / "docs" / "quality.md"):
        assert "FILL" not in page.read_text("utf-8"), f"write the figures into {page.name}: tests/quality/figures.py"


def update() -> None:
    """Write blocks without `…` anew."""
    text = README.read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = playground(folder)
        for step in list(steps(text)):
            printed = run(step, folder, environment)
            if same(step.shown, printed):
                continue
            if re.search(rf"^\s*{_LEFT_OUT}$", step.shown, re.MULTILINE):
                print(f"README line {step.line}: differs, correct by hand: $ {step.command}\n{printed}")
            else:
                text = text.replace(f"$ {step.command}\n{step.shown}", f"$ {step.command}\n{printed}", 1)
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    update()
