"""Runs what README and the pages of docs/ show: every line `$ …` of a console block, in a copy of examples/.

A line `…` in a block stands for any lines that are left out. After a change of the model or of a message:

    python tests/test_readme.py        # rewrites the blocks without `…` and names the others that differ
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

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
_OPENING = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*console", re.MULTILINE)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOML = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "…"
_MOST_LINES = 220

# Page → the least number of commands it shows; a page that is not listed shows at least none.
_LEAST_COMMANDS = {
    "README.md": 9,
    "docs/confidence.md": 3,
    "docs/corrections.md": 9,
    "docs/embedding.md": 5,
    "docs/evidence.md": 4,
    "docs/known.md": 3,
    "docs/exports.md": 4,
    "docs/privacy.md": 3,
    "docs/queries.md": 3,
    "docs/reference.md": 5,
    "docs/settings.md": 3,
    "docs/validation.md": 5,
}


@dataclass(frozen=True)
class Step:
    """One command of a block: the command, what is shown below it, where that begins in the text, and the line of the block."""

    command: str
    shown: str
    start: int
    line: int

    @property
    def shortened(self) -> bool:
        """True where lines are left out of what is shown."""
        return re.search(rf"^\s*{_LEFT_OUT}$", self.shown, re.MULTILINE) is not None


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def steps(text: str) -> Iterator[Step]:
    """Yield the commands of all console blocks; a command continues on the next line where it ends with a backslash."""
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        for part in _STEP.finditer(block[1]):
            yield Step(part["command"], part["shown"], block.start(1) + part.start("shown"), line)


def blocks(kind: re.Pattern[str]) -> list[object]:
    """Return the blocks of one kind on all pages, as parameters named by page and line."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in kind.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            found.append(pytest.param(block[1], id=f"{_name(page)}:{line}"))
    return found


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


def run(step: Step, folder: Path, environment: dict[str, str], page: Path) -> str:
    """Return what a command prints, on both streams, as a terminal would show it."""
    done = subprocess.run(
        ["bash", "-c", step.command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    printed = done.stdout.decode("utf-8").replace("\r\n", "\n")
    where = f"{page.name} line {step.line}: $ {step.command}"
    assert done.returncode in {0, 1, 141}, f"{where}\nended with {done.returncode}:\n{printed}"
    return printed


def same(shown: str, printed: str) -> bool:
    """Tell whether a page shows what was printed, `…` lines standing for anything; processors differ in the last digit of a confidence."""
    parts = [re.escape(part) for part in re.split(rf"^\s*{_LEFT_OUT}\n", shown, flags=re.MULTILINE)]
    pattern = re.sub(r"(?<=\ )0\\\.\d{3}\b", r"(0\\.\\d{3})", "(?:.*\n)*?".join(parts))
    found = re.fullmatch(pattern, printed)
    written = map(float, re.findall(r"(?<= )0\.\d{3}\b", shown))
    return found is not None and all(abs(float(a) - b) < 0.01 for a, b in zip(found.groups(), written, strict=True))


def update(page: Path) -> list[str]:
    """Rewrite the blocks of a page that have no `…`; return a sentence for each that a person must look at."""
    text = page.read_text("utf-8")
    open_points, changes = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = playground(folder)
        for step in steps(text):
            printed = run(step, folder, environment, page)
            if same(step.shown, printed):
                continue
            where = f"{page.name} line {step.line}"
            if step.shortened:
                open_points.append(f"{where}: differs, correct by hand: $ {step.command}\n{printed}")
                continue
            if step.shown and not printed:
                open_points.append(f"{where}: prints nothing now, check the command: $ {step.command}")
            changes.append((step, printed))
    for step, printed in reversed(changes):
        text = text[: step.start] + printed + text[step.start + len(step.shown) :]
    page.write_text(text, "utf-8")
    return open_points


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_console_blocks_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    assert len(_OPENING.findall(text)) == len(_BLOCK.findall(text)), f"{_name(page)}: a console block that is not run"
    found = list(steps(text))
    assert len(found) >= _LEAST_COMMANDS.get(_name(page), 0)
    if not found:
        return
    environment = playground(tmp_path)
    for step in found:
        printed = run(step, tmp_path, environment, page)
        assert same(step.shown, printed), f"{page.name} line {step.line}: $ {step.command}\nprints\n{printed}"


def test_the_pages_with_commands_exist() -> None:
    assert set(_LEAST_COMMANDS) <= set(map(_name, PAGES))


@pytest.mark.parametrize("block", blocks(_PYTHON))
def test_python_blocks_run_and_print(block: str, tmp_path: Path) -> None:
    environment = playground(tmp_path)
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.strip()


@pytest.mark.parametrize("block", blocks(_PYTHON))
def test_python_blocks_use_the_public_front_only(block: str) -> None:
    import linkeddata
    from linkeddata import page as page_front

    used = set(re.findall(r"\blinkeddata\.(\w+)", block))
    assert used <= {"page", *linkeddata.__all__}
    for names in re.findall(r"from linkeddata\.page import (.+)", block):
        assert set(names.split(", ")) <= set(page_front.__all__)
    for names in re.findall(r"from linkeddata import (.+)", block):
        assert set(names.split(", ")) <= {"page", *linkeddata.__all__}


@pytest.mark.parametrize("block", blocks(_TOML))
def test_settings_files_are_accepted(block: str, tmp_path: Path) -> None:
    environment = playground(tmp_path)
    (tmp_path / "linkeddata.toml").write_text(block, "utf-8")
    command = [sys.executable, "-m", "linkeddata", "convert", "examples/phone-call.txt", "--to", "turtle"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_readme_shows_the_two_lines() -> None:
    shown = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```$", README.read_text("utf-8"), re.M | re.S)
        for line in block.splitlines()
    ]
    assert [line for line in shown if line.startswith(("python3 -m venv", ".venv/bin/pip"))] == [
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/linkeddata convert examples/ministers-tour.txt",
        ".venv/bin/pip install -q '.[test]' && .venv/bin/pytest -n auto",
    ]


def test_readme_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= _MOST_LINES


def test_readme_quotes_its_example() -> None:
    quoted = [line[1:].strip().strip("*") for line in README.read_text("utf-8").splitlines() if line.startswith(">")]
    assert len(quoted) >= 3
    assert (ROOT / "examples" / "phone-call.txt").read_text("utf-8").startswith("\n".join(quoted))


def test_every_page_is_listed() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    for page in PAGES[1:]:
        assert page.name == "README.md" or f"]({page.name})" in index, f"docs/README.md does not list {page.name}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_no_page_promises_a_name_on_the_package_index(page: Path) -> None:
    assert not re.search(r"pip3? install (?:-\S+ )*['\"]?linkeddata", page.read_text("utf-8"))


def headings(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    lines = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_links_lead_somewhere() -> None:
    checked = 0
    for page in (*PAGES, ROOT / "CONTRIBUTING.md", *ROOT.glob("training/*.md"), ROOT / "benchmarks" / "README.md"):
        for target, anchor in re.findall(r"\]\(([^)#\s]*)#?([^)\s]*)\)", page.read_text("utf-8")):
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            led = page.parent / target if target else page
            assert led.exists(), f"{page.name}: {target}"
            if anchor and led.suffix == ".md":
                assert anchor in headings(led), f"{page.name}: {target}#{anchor}"
            checked += 1
    assert checked >= 8


def test_no_figure_is_open() -> None:
    for page in (README, ROOT / "docs" / "quality.md"):
        assert "FILL" not in page.read_text("utf-8"), f"write the figures into {page.name}: tests/quality/figures.py"


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("…\nd\n", "d\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a … d\n", "a b d\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_shown_and_printed_are_compared(shown: str, printed: str, expected: bool) -> None:
    assert same(shown, printed) is expected


def test_update_rewrites_what_differs_and_reports_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```console\n$ echo new\nold\n$ echo kept\nkept\n```\n"
        "```console\n$ printf 'a\\nb\\n'\n…\nc\n```\n"
        "```console\n$ true\nsomething\n$ echo new\n```\n",
        "utf-8",
    )
    open_points = update(page)
    text = page.read_text("utf-8")
    assert "$ echo new\nnew\n$ echo kept\nkept\n" in text
    assert "$ true\n$ echo new\nnew\n```\n" in text
    assert "…\nc\n" in text
    assert [re.search(r"differs|prints nothing", point)[0] for point in open_points] == ["differs", "prints nothing"]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for listed in PAGES:
        for point in update(listed):
            print(point)
