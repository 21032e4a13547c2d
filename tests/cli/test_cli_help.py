"""Help that can be trusted: every example in it is run, and it loads nothing heavy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import COMMAND, EXAMPLES, environment, run

from linkeddata.cli.app import COMMANDS

DOCUMENTS = (
    "ministers-tour.txt",
    "phone-call.txt",
    "appointment.txt",
    "conference-programme.txt",
    "harbour-visit.html",
    "school-note.md",
)


def help_of(command: str) -> str:
    done = run(command, "--help") if command else run("--help")
    assert done.code == 0
    return done.text


def examples(command: str) -> list[str]:
    return re.findall(r"^ +(linkeddata .+)$", help_of(command).partition("Example")[2], re.MULTILINE)


ALL = [(command, line) for command in ("", *COMMANDS) for line in examples(command)]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples, with the results that examples of other commands read, and the command on the path."""
    folder = tmp_path_factory.mktemp("shop")
    shutil.copytree(EXAMPLES, folder / "examples")
    (folder / "bin").mkdir()
    (folder / "bin" / "linkeddata").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{COMMAND[2]}" "$@"\n')
    (folder / "bin" / "linkeddata").chmod(0o755)
    for name in DOCUMENTS:
        for extension, to in ((".ttl", "turtle"), (".jsonld", "jsonld")):
            result = (folder / "examples" / name).with_suffix(extension)
            if not result.exists():
                assert run("convert", folder / "examples" / name, "--to", to, "-o", result).code == 0
    return folder


def test_every_help_has_examples() -> None:
    assert all(examples(command) for command in ("", *COMMANDS))
    assert len(ALL) >= 24
    assert not [line for _, line in ALL if len(line) > 120]


@pytest.mark.parametrize(("command", "line"), ALL, ids=[line for _, line in ALL])
def test_every_example_works(shop: Path, command: str, line: str) -> None:
    path = f"{shop / 'bin'}:{environment()['PATH']}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=shop / "examples", env=environment(PATH=path), capture_output=True, timeout=120, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "error" not in said
    assert done.stdout or " -o " in line
    assert not command or line.startswith(f"linkeddata {command}") or f"| linkeddata {command}" in line


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_option_is_explained(command: str) -> None:
    text = help_of(command)
    options = re.findall(r"^  (-[^\n]*?)(?:  +(\S.*)|\n {20,}(\S.*))$", text, re.MULTILINE)
    assert len(options) >= (3 if not command else 2)
    assert all(same or below for _, same, below in options), options


def test_the_table_of_commands_is_in_the_help() -> None:
    text = help_of("")
    for command, what in COMMANDS.items():
        assert re.search(rf"^  {command} +{re.escape(what)}$", text, re.MULTILINE)


def test_help_imports_no_command_and_nothing_slow() -> None:
    script = (
        "import sys\nsys.argv = ['linkeddata', '--help']\nfrom linkeddata.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*[m for m in sys.modules if m.startswith('linkeddata.cli.commands') or m in "
        "('rdflib', 'numpy', 'pyoxigraph', 'lxml', 'linkeddata.pipeline', 'linkeddata.values.settings')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert done.stderr.split() == []
