"""Stops the making of a release at its first step on the disk, then at its second, and so on, each time in a process of its own.

    python stopped.py FOLDER kill|full|interrupt|terminate [TIMES]

Prints a line of JSON for each step: what it was, what the run ended with, whether the release before or the new one is published, what is
wrong with it, and what a run that is not stopped makes of the folder. A step is a call that the interpreter reports to an audit hook:
opening a file to write, making, removing or renaming a file, a folder or a link. With `full`, the step and all later ones except removing
fail as on a full disk.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path

from published import release

from linkeddata.errors import LinkedDataError
from linkeddata.release.publish import verified

STEPS = ("os.mkdir", "os.rename", "os.symlink", "os.link", "os.remove", "os.rmdir", "shutil.rmtree", "open")
SIGNALS = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT, "terminate": signal.SIGTERM}


def is_step(event: str, arguments: tuple[object, ...]) -> bool:
    """Return whether an event changes the disk."""
    if event == "open":
        return bool(int(arguments[2]) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))  # type: ignore[call-overload]
    return event in STEPS


def stop_at(number: int, how: str, told: Path) -> None:
    """From now on, count the steps of this process, and stop it at one of them."""
    count, busy = 0, False

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count, busy
        if busy or not is_step(event, arguments):
            return
        count += 1
        if count < number:
            return
        if count == number:
            busy = True
            told.write_text(f"{event} {Path(os.fsdecode(arguments[0])).name}", "utf-8")  # type: ignore[call-overload]
            busy = False
            if how in SIGNALS:
                os.kill(os.getpid(), SIGNALS[how])
        if how == "full" and event not in ("os.remove", "os.rmdir", "shutil.rmtree"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)


def attempt(public: Path, number: int, how: str, told: Path) -> int:
    """Make a release in a child process that is stopped at a step; return what it ended with."""
    child = os.fork()
    if child == 0:
        code = 99
        os.fsync = lambda _: None  # type: ignore[assignment]  # a process that is killed loses nothing that it has written
        try:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            stop_at(number, how, told)
            release(public, "2026-12-01", keep=1, anna="new", tomas="new")
            code = 0
        except KeyboardInterrupt:
            code = 130
        except LinkedDataError as error:
            code = error.exit_code
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def sums(public: Path) -> str:
    """Return the SHA256SUMS of what is published."""
    return (public / "current" / "SHA256SUMS").read_text("utf-8")


def main(folder: Path, how: str, times: int | None) -> None:
    """Stop a release at every step, or at some of them by chance."""
    before = folder / "before"
    release(before, "2026-11-29", anna="old", tomas="old", hana="old")
    release(before, "2026-11-30", anna="older")
    (before / "foreign.txt").write_text("mine", "utf-8")
    old = sums(before)
    after = folder / "after"
    shutil.copytree(before, after, symlinks=True)
    release(after, "2026-12-01", keep=1, anna="new", tomas="new")
    new = sums(after)
    number = 0
    while times is None or number < times:
        number += 1
        public, told = folder / "public", folder / "told"
        shutil.copytree(before, public, symlinks=True)
        told.unlink(missing_ok=True)
        step = number if times is None else random.Random(number).randint(1, 45)
        ended = attempt(public, step, how, told)
        if not told.exists():  # it had no more steps
            assert ended == 0, ended
            if times is None:
                return
        seen = {"step": told.read_text("utf-8") if told.exists() else "", "ended": ended}
        seen |= {"published": {old: "old", new: "new"}.get(sums(public), "neither"), "problems": verified(public / "current")}
        seen |= {"left": sorted(path.name for path in public.iterdir() if path.name not in (".linkeddata", "versions"))}
        seen |= {"work": sorted(path.name for path in (public / ".linkeddata").iterdir())}
        if seen["published"] == "old":
            release(public, "2026-12-01", keep=1, anna="new", tomas="new")
        again = sums(public) == new and not verified(public / "current")
        seen |= {
            "again": again,
            "version": (public / "current").readlink().name,
            "foreign": (public / "foreign.txt").read_text("utf-8"),
        }
        print(json.dumps(seen), flush=True)
        shutil.rmtree(public)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
