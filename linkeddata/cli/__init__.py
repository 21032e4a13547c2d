"""The command line: the only rooms that know Click, and the one place where errors become exit codes.

    app.py       the command group, loading one module a command
    outcome.py   errors and findings → lines on stderr, exit codes
    options.py   options that commands share, gathered into values
    output.py    standard output and files
    portrait.py  a description as people read it
    commands/    one module a command

The library never imports any of it.
"""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command `linkeddata` with the arguments of this process."""
    try:
        signal.signal(signal.SIGTERM, _end)  # while the modules are being loaded; `run` takes over
        from linkeddata.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _end(*_: object) -> NoReturn:
    sys.exit(143)
