"""What holds for one document: the judgements that can concern it, and the key under which the result is kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from linkeddata.edit.corrections.match import relative
from linkeddata.pipeline import model_card
from linkeddata.release.documents.task import Task
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import PAIRS, Corrections, Judge, Judgement
from linkeddata.values.settings import Settings
from linkeddata.version import __version__

#: Changes whenever the files that are kept change their form.
FORM = 1
#: Judgements about the things of many documents, which identity applies.
_OF_IDENTITY = PAIRS | {Judge.ID}


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
    here = {same_name(relative(name, corrections.folder)), same_name(name)}
    kept = tuple(j for j in corrections.in_force() if j.judge not in _OF_IDENTITY and _may_concern(j, here))
    return replace(settings, corrections=replace(corrections, judgements=kept, digest=""))


def _may_concern(judgement: Judgement, here: set[str]) -> bool:
    document = judgement.a.document
    return document is None or ":" in document or same_name(Path(document).as_posix()) in here


def key(task_key: str, settings: Settings, document: str, source: str, name: str) -> str:
    """Return the key under which the result for a document is kept: a digest of all that it depends on.

    Args:
        task_key: digest of what holds for all documents (`task_key`).
        settings: as `for_document` returns them.
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
    said = [__version__, repr(options), profile, rest, hashlib.sha256(model_card(task.options)).hexdigest()]
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
    return [relative(name, corrections.folder), Path(corrections.source).name, corrections.judgements]


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
