"""Every error the package raises on purpose.

    LinkedDataError                    exit code
    ├── UsageError                     2   an option, a configuration or an argument is wrong
    │   ├── ShapesError                2   a shapes file or a profile is broken
    │   └── ContradictionError         1   lines of the corrections contradict each other, or what is known
    ├── UnreadableError                3   an input cannot be read
    │   ├── DuplicateKeyError          3   a JSON object has a key twice
    │   └── ModelError                 3   the model's weights are missing or altered
    ├── WriteError                     4   an output could not be written; an earlier file is intact
    └── RefusedError                   5   a limit or a security rule stops the run

Only `linkeddata.cli` turns an error into an exit code and a line on stderr.
"""

from __future__ import annotations


class LinkedDataError(Exception):
    """An error in one sentence: what is wrong, where, and what to do about it.

    Args:
        what: what is wrong; a phrase without a full stop.
        todo: what the user can do; a phrase, or "" if nothing helps.
        source: the file (or "-", or an IRI) that the error is about, if any.
        line: 1-based line in `source`.
        column: 1-based column in `source`, in code points.
    """

    exit_code = 1

    def __init__(
        self, what: str, todo: str = "", *, source: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.source = source
        self.line = line
        self.column = column

    def at(self, source: str) -> LinkedDataError:
        """Return this error, with `source` if it has no source yet."""
        self.source = self.source or source
        return self

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.source, self.line, self.column) if p is not None)
        message = f"{self.what}; {self.todo}" if self.todo else self.what
        return f"{place}: error: {message}" if place else f"error: {message}"


class UsageError(LinkedDataError):
    """An option, a configuration file or an argument is wrong."""

    exit_code = 2


class ShapesError(UsageError):
    """A shapes file, a profile or the vocabulary is invalid."""


class ContradictionError(UsageError):
    """Lasting corrections contradict each other, an identifier, or a document that keeps two things apart."""

    exit_code = 1


class UnreadableError(LinkedDataError):
    """An input cannot be read: missing, binary, undecodable, empty, or of another format than it claims."""

    exit_code = 3


class DuplicateKeyError(UnreadableError):
    """A JSON object has a key twice, so one of the two values would be lost."""


class ModelError(UnreadableError):
    """The model's weights are missing, altered, or of another version."""


class WriteError(LinkedDataError):
    """An output could not be written. An earlier file is intact."""

    exit_code = 4


class RefusedError(LinkedDataError):
    """A limit (size, depth, time) or a security rule stops the run."""

    exit_code = 5
