"""The command line: the only package that uses Click, and the one place where errors become exit codes.

    app.py       the command group; loads the module of a command when it is called
    outcome.py   errors and findings → lines on stderr, exit codes
    options.py   options that several commands share, grouped into values
    inputs.py    linked data as commands read it
    output.py    standard output and files
    commands/    one module for each command

The library never imports from here.
"""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command `linkeddata` with the arguments of this process."""
    try:
        signal.signal(signal.SIGTERM, _end)  # while modules load; `run` then takes over
        from linkeddata.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _end(*_: object) -> NoReturn:
    sys.exit(143)
