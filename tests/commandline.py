"""Runs the command line for tests: within this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from linkeddata.cli.app import run as run_command

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
COMMAND = (sys.executable, "-c", "from linkeddata.cli import main; main()")

RELEASE = (
    "Transport minister opens new ferry terminal\n\n"
    "OSTBURG, 3 May 2021 - Transport Minister Anna Keller opened the new ferry terminal in Ostburg on Monday. "
    "She met Tomas Riha, director of the Lindo Ferry Office (LFO), and signed an agreement on night ferries.\n\n"
    "From 9 to 11 May Ms Keller will attend the Northern Ports Conference in Porto Lindo.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exit code, standard output and standard error."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """Run a command in this process."""
    with CliRunner().isolation(input=stdin) as (out, err, _):
        code = run_command([str(a) for a in arguments])
        return Outcome(code, out.getvalue(), err.getvalue().decode("utf-8", "replace"))


def environment(**variables: str) -> dict[str, str]:
    """Return this process's environment with the package on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **variables}


def process(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Outcome:
    """Run a command as a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env or environment(),
        timeout=120,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
