"""The same command on many files: what is done to each, in this process or another, and what is told of all.

Work   what is done to a file; a value that can be sent to another process
Done   what came of it
Tally  what came of all
"""

from __future__ import annotations

import contextlib
import stat
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import click

from linkeddata.batch.inputs import Found
from linkeddata.batch.jobs import in_order
from linkeddata.batch.lock import alone
from linkeddata.batch.manifest import NAME as MANIFEST
from linkeddata.batch.manifest import Made, Manifest, digest, source_name
from linkeddata.cli import outcome, output
from linkeddata.cli.options import Check, Many
from linkeddata.edit.corrections import CODES
from linkeddata.errors import LinkedDataError, ModelError, UnreadableError, UsageError
from linkeddata.files import remove_leftovers
from linkeddata.pipeline import ReadOptions
from linkeddata.text.counted import counted
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings
from linkeddata.version import __version__


@dataclass(frozen=True, slots=True)
class Result:
    """What a command makes of one file.

    Args:
        data: the output.
        findings: what was found, in the order in which it is told.
        text: the decoded source, for lines and columns; None if there is none.
        index: what the index page of the folder says of it.
    """

    data: bytes
    findings: Sequence[Finding]
    text: str | None
    index: Mapping[str, Any] = field(default_factory=dict)


class Task(Protocol):
    """What a command does to one file; it can be sent to another process."""

    def __call__(self, file: str, data: bytes | None) -> Result:
        """Return the output for a file; `data` are its bytes if they were read."""

    def how(self, file: str) -> str:
        """Return a digest of all that the output depends on but the file."""

    def load(self, file: str) -> bytes:
        """Return the bytes of a file."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one file.

    Args:
        file: its name.
        code: exit code that it alone would give.
        messages: lines for standard error.
        data: the output, if it goes to standard output.
        failed: whether there is no output.
        made: what the manifest says of it; None if there is no manifest.
        unchanged: whether the output stood there already.
        index: as in `Result`.
    """

    file: str
    code: int
    messages: tuple[str, ...] = ()
    data: bytes | None = None
    failed: bool = False
    made: Made | None = None
    unchanged: bool = False
    index: Mapping[str, Any] = field(default_factory=dict)


def given(task: Task, check: Check, options: ReadOptions) -> str:
    """Return a digest of what the outputs of all files depend on: options, the files that they name, model and version."""
    from linkeddata.pipeline import model_card

    named = [digest(Path(name).read_bytes()) for name in check.profile if Path(name).is_file()]
    return digest(f"{__version__} {task!r} {named} {digest(model_card(options))}".encode())


def given_by(settings: Settings) -> str:
    """Return what settings say, wherever their files are; a digest stands for the list of names."""
    if settings.known is None:
        return repr(settings)
    path = Path(settings.known)
    with contextlib.suppress(OSError, ValueError):  # told when the file is converted
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            known = _digest_of(path, found.st_mtime_ns, found.st_size)
            return f"{replace(settings, known=None)!r} {path.name} {known}"
    return repr(settings)


@lru_cache(maxsize=8)
def _digest_of(path: Path, _: int, __: int) -> str:
    return digest(path.read_bytes())


def _debugging() -> bool:
    return bool(click.get_current_context().meta.get("linkeddata.debug"))


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each file.

    Args:
        task: what the command does.
        paths: file → its output; None for standard output.
        follow: whether symbolic links are followed.
        folder: the folder whose manifest is kept; None for no manifest.
        as_json: whether messages are JSON.
        debug: whether unexpected errors are told with their traceback.
        before: what an earlier run made of the files that it knows; empty to do everything anew.
    """

    task: Task
    paths: Mapping[str, Path | None]
    follow: bool = False
    folder: Path | None = None
    as_json: bool = field(default_factory=outcome.in_json)
    debug: bool = field(default_factory=_debugging)
    before: Mapping[str, Made] = field(default_factory=dict)

    def __call__(self, file: str) -> Done:
        """Do the work on a file, and write its output unless that is standard output.

        Raises:
            UsageError, ModelError: it would fail for every file.
        """
        now = how = ""
        try:
            data = None
            if self.folder is not None:
                how = self.task.how(file)
                data = self.task.load(file)
                now = digest(data)
                earlier = self.before.get(file)
                path = self.paths[file]
                wanted = [path.relative_to(self.folder).as_posix()] if path else []
                if earlier and Manifest.is_unchanged(self.folder, earlier, now, how, wanted):
                    return Done(file, earlier.code, made=earlier, unchanged=True, index=earlier.index)
            result = self.task(file, data)
            path = self.paths[file]
            if path is not None:
                output.save(path, result.data, follow=self.follow)
        except (UsageError, ModelError):
            raise
        except LinkedDataError as error:
            return self._failed(file, error.at(file), now, how)
        except Exception as error:
            trace = traceback.format_exc() if self.debug else ""
            return self._failed(file, outcome.internal(error, file), now, how, trace)
        return self._done(file, result, now, how)

    def lost(self, file: str, error: LinkedDataError) -> Done:
        """Return the result for a file whose process ended early."""
        return self._failed(file, UnreadableError(error.what, "convert it alone", source=file), "", "")

    def _done(self, file: str, result: Result, now: str, how: str) -> Done:
        findings = [f if f.code in CODES else replace(f, source=None) for f in result.findings]
        messages = tuple(outcome.finding_message(f, file, result.text, self.as_json) for f in findings)
        code, path, made = outcome.code_of(findings), self.paths[file], None
        if self.folder is not None and path is not None:
            outputs = {path.relative_to(self.folder).as_posix(): digest(result.data)}
            source = source_name(file, self.folder)
            placed = [replace(f, source=source_name(f.source, self.folder)) if f.source else f for f in findings]
            told = [outcome.finding_object(f, source, result.text) for f in placed]
            made = Made(source, now, how, outputs, code, told, result.index)
        return Done(file, code, messages, result.data if path is None else None, made=made, index=result.index)

    def _failed(self, file: str, error: LinkedDataError, now: str, how: str, trace: str = "") -> Done:
        messages = (*([trace] if trace else []), outcome.error_message(error, self.as_json))
        made = None
        if self.folder is not None:
            source = source_name(file, self.folder)
            told = {**outcome.error_object(error), "source": source_name(error.source or file, self.folder)}
            made = Made(source, now, how, {}, error.exit_code, [told])
        return Done(file, error.exit_code, messages, failed=True, made=made)


@dataclass(slots=True)
class Tally:
    """What came of all files so far.

    Args:
        verb: what was done to them: `converted`.
        done: the files that were done and did not fail.
    """

    verb: str
    codes: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    unchanged: int = 0
    waiting: list[str] = field(default_factory=list)
    written: list[tuple[Path, Mapping[str, Any]]] = field(default_factory=list)
    shown: bool = False
    told: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)

    def add(self, done: Done, path: Path | None) -> None:
        """Take what came of one file, and tell its messages unless a progress bar is in the way."""
        self.codes.append(done.code)
        if done.failed:
            self.failed.append(done.file)
        else:
            self.done.add(done.file)
            if path is not None and done.index:
                self.written.append((path, done.index))
        self.unchanged += done.unchanged
        new = [message for message in done.messages if message not in self.told]  # what is about corrections.jsonl comes again
        self.told.update(new)
        if self.shown:
            self.waiting += new
        else:
            for message in new:
                outcome.tell(message)
        if done.data is not None:
            output.write_out(done.data)

    def flush(self) -> None:
        """Tell what has waited."""
        for message in self.waiting:
            outcome.tell(message)
        self.waiting.clear()

    def close(self, count: int) -> None:
        """Say how many of several files were done, and which failed."""
        if count < 2 or outcome.in_json():
            return
        if self.unchanged:
            known = sum(code == outcome.FINDINGS for code in self.codes)
            outcome.say(
                f"{counted(self.unchanged, 'file')} unchanged since the last run"
                + (f"; {known} in all with errors" if known else "")
            )
        if self.failed:
            done = len(self.codes) - len(self.failed)
            left = f", {count - len(self.codes)} not tried" if len(self.codes) < count else ""
            which = "this" if len(self.failed) == 1 else "these"
            outcome.say(f"{done} of {count} files {self.verb}{left}; {which} failed: {', '.join(self.failed)}")


def through(work: Work, tally: Tally, many: Many, manifest: Manifest | None) -> None:
    """Do the work on all files.

    Args:
        work: what is done to each, and where the outputs go.
        tally: takes the results.
        many: the options for many files.
        manifest: takes what was made of each; None for none.

    Raises:
        WriteError: standard output could not be written.
        LinkedDataError: what `Work` raises.
    """
    files = tuple(work.paths)
    tally.shown = len(files) > 1 and sys.stderr is not None and sys.stderr.isatty() and not work.as_json
    if manifest is None:
        work = replace(work, folder=None)
    elif many.skip_unchanged:
        known = ((file, path, manifest.before(source_name(file, manifest.folder))) for file, path in work.paths.items())
        before = {f: made for f, path, made in known if made and path and _is_output(path, made, manifest.folder)}
        work = replace(work, before=before)
    results = in_order(work, files, many.jobs, work.lost)
    try:
        with contextlib.closing(results), _progress(len(files), tally) as step:  # type: ignore[type-var]
            for done in results:
                tally.add(done, work.paths[done.file])
                if manifest is not None and done.made is not None:
                    manifest.add(done.made)
                step()
                if done.failed and many.fail_fast:
                    break
    finally:
        tally.flush()


def _is_output(path: Path, made: Made, folder: Path) -> bool:
    """Return whether an earlier run wrote the output of a file under the name that it has now."""
    return path.relative_to(folder).as_posix() in made.outputs


@contextlib.contextmanager
def _progress(count: int, tally: Tally) -> Iterator[Callable[[], None]]:
    """Show how far the work is, how many files a second are done, and how long the rest will take."""
    if not tally.shown:
        yield lambda: None
        return
    began = time.monotonic()

    def rate(done: int | None) -> str:
        return f"{done / max(time.monotonic() - began, 0.001):.1f} files/s" if done else ""

    with click.progressbar(length=count, label=tally.verb, file=sys.stderr, show_pos=True, item_show_func=rate) as bar:
        yield lambda: bar.update(1, len(tally.codes))


@contextlib.contextmanager
def kept(folder: Path | None, paths: Iterable[Path | None] = ()) -> Iterator[Manifest | None]:
    """Hold the lock of a folder and keep its manifest; remove the outputs of files that are gone, and what a killed run has left.

    Args:
        folder: the folder of the outputs; None for no manifest.
        paths: the outputs that the run may write.
    """
    if folder is None:
        yield None
        return
    with alone(folder):
        remove_leftovers([folder / MANIFEST, *(path for path in paths if path)])
        manifest = Manifest(folder)
        try:
            yield manifest
        finally:
            manifest.close()
        gone = manifest.end()
        moved = sorted(manifest.renamed)
        has = "that has another name now" if len(moved) == 1 else "that have other names now"
        for names, which in ((gone, "of files that are gone"), (moved, has)):
            for name in names:
                with contextlib.suppress(OSError):
                    (folder / name).unlink()
            if names and not outcome.in_json():
                listed = f"{', '.join(names[:5])}{' …' if names[5:] else ''}"
                outcome.say(f"advice: {counted(len(names), 'output')} {which} removed: {listed}")


def other_files(documents: Found, maybe: Collection[str] = ()) -> None:
    """Tell how many files of a folder are no documents.

    Args:
        documents: with what was left out.
        maybe: extensions of files that may be documents all the same, which only their content tells.
    """
    if documents.other and not outcome.in_json():
        kinds = ", ".join(extension for extension, _ in documents.other.most_common(5))
        feeds = "; if one is a feed or an export, name it to convert it" if documents.other.keys() & maybe else ""
        outcome.say(f"advice: {counted(sum(documents.other.values()), 'file')} of other kinds left out ({kinds}){feeds}.")
