"""Names and IRIs that were taken down: where they still stand, so that nothing hands them on."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from linkeddata.errors import UnreadableError
from linkeddata.values.iris import slug

_PIECE = 1 << 20


class Terms:
    """Words to look for in files of any format that a release has.

    A term counts where it stands as a whole, whatever its case: `Anna Berg` is not in `Anna Bergson` or `Anna Berg-Lind`. It is found
    as it is, as JSON, XML and N-Triples escape it, and as the slug that an IRI makes of it.

    Args:
        terms: IRIs and names; those without a letter or digit are left out.
        base: the base of the release: an IRI is also found without it.
    """

    def __init__(self, terms: Iterable[str], base: str = "") -> None:
        self.terms = frozenset(t for t in map(str.strip, terms) if any(map(str.isalnum, t.removeprefix(base))))
        self._base = base
        self._pattern = self._compiled(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def within(self, text: str) -> bool:
        """Return whether one of the terms stands in a text."""
        return bool(self._pattern and self._pattern.search(unicodedata.normalize("NFC", text).casefold()))

    def without(self, lines: Iterable[bytes]) -> Terms:
        """Return the terms that stand in none of some lines: what is still published need not be withheld."""
        left = {term: self._compiled([term]) for term in self.terms}
        if not left:
            return self
        for line in lines:
            text = line.decode("utf-8", "replace")
            if self.within(text):
                folded = unicodedata.normalize("NFC", text).casefold()
                left = {term: pattern for term, pattern in left.items() if pattern and not pattern.search(folded)}
                if not left:
                    break
        return Terms(left, self._base)

    def held_in(self, path: Path) -> bool:
        """Return whether a file holds one of the terms, in its name or inside, unpacked if it ends with .gz.

        Raises:
            UnreadableError: it cannot be read, so nobody knows.
        """
        if not self:
            return False
        if self.within(path.name):
            return True
        try:
            return any(map(self.within, _pieces(path)))
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableError(f"cannot be searched: {error}", "remove it, or restore it", source=str(path)) from None

    def _compiled(self, terms: Collection[str]) -> re.Pattern[str] | None:
        whole = {r"\s+".join(map(re.escape, form.split())) for term in terms for form in self._forms(term)}
        slugs = {slug(term) for term in terms if ":" not in term}
        if not whole:
            return None
        parts = [rf"(?<![\w-])(?:{'|'.join(sorted(whole))})(?![\w-])"]
        if slugs:
            parts.append(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(slugs)))})(?![^\W_])")
        return re.compile("|".join(parts))

    def _forms(self, term: str) -> Iterator[str]:
        plain = {term, term.removeprefix(self._base) if self._base else term}
        quoted = {t.replace("\\", "\\\\").replace('"', '\\"') for t in plain}
        ascii_only = {json.dumps(t)[1:-1] for t in plain}
        for form in (
            plain | quoted | ascii_only | {html.escape(t) for t in plain} | {html.escape(t, quote=False) for t in plain}
        ):
            yield unicodedata.normalize("NFC", form).casefold()


def held_by(versions: Path, terms: Iterable[str], base: str = "") -> tuple[str, ...]:
    """Return the files of older releases that still hold names or IRIs which were taken down.

    Args:
        versions: the folder of all versions.
        terms: names and IRIs.
        base: the base of the releases.

    Returns:
        Paths of dumps, and of files of identity and of changes, from `versions`, with slashes, sorted; empty if none holds any.

    Raises:
        UnreadableError: a file cannot be read.
    """
    wanted = Terms(terms, base)
    files = [
        f for pattern in ("data.*", "lines.*", "identity/*", "changes/*") for f in versions.glob(f"*/{pattern}") if f.is_file()
    ]
    return tuple(sorted(f.relative_to(versions).as_posix() for f in files if wanted.held_in(f)))


def _pieces(path: Path) -> Iterator[str]:
    """Yield a file in pieces that end with lines, so that no term is cut."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        while lines := file.readlines(_PIECE):
            yield b"".join(lines).decode("utf-8", "replace")
