"""What holds for one document: the judgements that can concern it, and the key under which the result is kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePath

from linkeddata.edit.corrections.match import relative
from linkeddata.pipeline import model_card
from linkeddata.release.claims.json_form import VERSION as CLAIMS_FORM
from linkeddata.release.documents.task import Task
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import PAIRS, Corrections, Judge, Judgement
from linkeddata.values.settings import Settings
from linkeddata.version import __version__

#: Changes whenever the files that are kept change their form.
FORM = 1
#: Judgements about the things of many documents, which identity applies.
_OF_IDENTITY = PAIRS | {Judge.ID}


@dataclass(frozen=True, slots=True)
class Lines:
    """The judgements of one file that are applied to documents, those in force, in the order of their lines.

    Args:
        anywhere: about every document, or about one by its address.
        digest: of these.
        by_path: path of a document as judgements are compared by → those about it.
    """

    anywhere: tuple[Judgement, ...]
    digest: str
    by_path: Mapping[str, tuple[Judgement, ...]]

    def about(self, paths: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements about a document by its path."""
        return tuple(j for path in dict.fromkeys(paths) for j in self.by_path.get(path, ()))


def for_document(settings: Settings, name: str) -> Settings:
    """Return settings with the judgements that can concern a document, and without those that identity applies.

    A judgement about another document by its path cannot; one by an address may.

    Args:
        settings: of the document's folder.
        name: absolute path of the document.
    """
    corrections = settings.corrections
    if not corrections:
        return settings
    lines = lines_of(corrections)
    own = lines.about(_paths(corrections, name))
    kept = tuple(sorted((*lines.anywhere, *own), key=lambda j: j.line)) if own else lines.anywhere
    return replace(settings, corrections=replace(corrections, judgements=kept))


def _paths(corrections: Corrections, name: str) -> tuple[str, str]:
    return same_name(relative(name, corrections.folder)), same_name(name)


def lines_of(corrections: Corrections) -> Lines:
    """Return the judgements of a file that are applied to documents; of one file they are found once."""
    known = (corrections.source, corrections.digest)
    found = _LINES.get(known) if corrections.digest else None
    if found is None:
        found = _sorted_out(corrections)
        if len(_LINES) >= _MOST:
            _LINES.clear()
        _LINES[known] = found
    return found


_LINES: dict[tuple[str, str], Lines] = {}
_MOST = 64  # files of judgements


def _sorted_out(corrections: Corrections) -> Lines:
    anywhere, by_path = list[Judgement](), dict[str, list[Judgement]]()
    for j in corrections.in_force():
        if j.judge in _OF_IDENTITY:
            continue
        document = j.a.document
        if document is None or ":" in document:
            anywhere.append(j)
        else:
            for path in dict.fromkeys((same_name(PurePath(document).as_posix()), same_name(document))):
                by_path.setdefault(path, []).append(j)
    digest = hashlib.sha256(repr(anywhere).encode("utf-8", "surrogatepass")).hexdigest()
    return Lines(tuple(anywhere), digest, {path: tuple(js) for path, js in by_path.items()})


def key(task_key: str, settings: Settings, document: str, source: str, name: str) -> str:
    """Return the key under which the result for a document is kept: a digest of all that it depends on.

    Args:
        task_key: digest of what holds for all documents (`task_key`).
        settings: of the document's folder, with all judgements.
        document: its key in the archive.
        source: digest of its bytes.
        name: absolute path of the document.
    """
    said = [FORM, task_key, _settings(settings, name), document, source]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def task_key(task: Task) -> str:
    """Return a digest of what the results for all documents depend on: options, the files that they name, model and version."""
    options = replace(task.options, name=None, model=None, max_bytes=0)
    profile = [_of_file(name) or name for name in task.profile]
    rest = [task.keep_private, task.omit, task.min_confidence, sorted(task.given.items())]
    said = [__version__, CLAIMS_FORM, repr(options), profile, rest, hashlib.sha256(model_card(task.options)).hexdigest()]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _settings(settings: Settings, name: str) -> str:
    """Return what settings say, wherever their files are; a digest stands for the list of names."""
    known = settings.known and [Path(settings.known).name, _of_file(settings.known)]
    plain = replace(settings, known=None, corrections=Corrections())
    return repr([plain, known, _corrections(settings.corrections, name)])


def _corrections(corrections: Corrections, name: str) -> list[object]:
    """Return what judgements say, and from where in the archive."""
    if not corrections:
        return []
    lines, paths = lines_of(corrections), _paths(corrections, name)
    own = lines.about(paths)
    if not own and not lines.anywhere:
        return []
    return [paths[0], Path(corrections.source).name, lines.digest, own]


def _of_file(name: str) -> str:
    """Return a digest of a file; "" if it is none, which is told when a document is converted."""
    path = Path(name)
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        if path.is_file():
            return _digest(path, found.st_mtime_ns, found.st_size)
    return ""


@lru_cache(maxsize=16)
def _digest(path: Path, _: int, __: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
