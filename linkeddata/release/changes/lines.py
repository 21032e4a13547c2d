"""Two sorted files of statements, read side by side: the one computation that everything here comes from."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from linkeddata.errors import UnreadableError

#: What became of a statement: it stays, it was deleted, it was added.
Op = Literal["=", "D", "A"]


class Lines:
    """The lines of a sorted file of N-Triples, each with its line end; checked while they are read.

    Args:
        path: the file, in gzip if its name ends with .gz; None has no lines.

    After all lines were taken, `sha256` is the digest of the uncompressed file (lower case hexadecimal) and `count` their number.

    Raises:
        UnreadableError: while it is read: the file is no gzip, is cut short, or is not sorted with each line once.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.sha256 = ""
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        digest, last, count = hashlib.sha256(), b"", 0
        try:
            for line in opened(self.path) if self.path else ():
                if line <= last or line[-1:] != b"\n":
                    raise UnreadableError(
                        "is not sorted, or is cut short", "make the release again", source=str(self.path), line=count + 1
                    )
                digest.update(line)
                last, count = line, count + 1
                yield line
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(f"cannot be read: {error}", "make the release again", source=str(self.path)) from None
        self.sha256, self.count = digest.hexdigest(), count


def opened(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file, uncompressed if its name ends with .gz; errors are those of `open` and `gzip`."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from file


def merged(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[Op, bytes]]:
    """Yield every line of two sorted files once, in order, with what became of it.

    >>> list(merged([b"a", b"b"], [b"b", b"c"]))
    [('D', b'a'), ('=', b'b'), ('A', b'c')]
    """
    olds, news = iter(old), iter(new)
    a, b = next(olds, None), next(news, None)
    while a is not None and b is not None:
        if a == b:
            yield "=", a
            a, b = next(olds, None), next(news, None)
        elif a < b:
            yield "D", a
            a = next(olds, None)
        else:
            yield "A", b
            b = next(news, None)
    while a is not None:
        yield "D", a
        a = next(olds, None)
    while b is not None:
        yield "A", b
        b = next(news, None)


def diff(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[Op, bytes]]:
    """Yield the lines that two sorted files do not share, in order, in flat memory.

    Args:
        old: lines, sorted by their bytes, each once.
        new: the same.

    Returns:
        (`D`, line) for a line that only the old file has, (`A`, line) for one that only the new file has; nothing if they are equal.
    """
    return ((op, line) for op, line in merged(old, new) if op != "=")
