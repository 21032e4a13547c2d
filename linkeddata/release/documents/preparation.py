"""What is done to one document of an archive: taken from the cache, or converted and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from linkeddata.errors import LinkedDataError, UnreadableError, UsageError
from linkeddata.read.files import load, without_item
from linkeddata.read.several import item_digest
from linkeddata.release.documents import applied, cache
from linkeddata.release.documents.archives import Archive
from linkeddata.release.documents.made import Made
from linkeddata.release.documents.task import Task, failed, made, unexpected
from linkeddata.release.values import Prepared
from linkeddata.values.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that has to be converted.

    Args:
        document: its key.
        name: absolute path of its file, with `#ITEM` for one of several.
        settings: what holds for it.
        data: the bytes of the file.
        key: under which the result is kept.
    """

    document: str
    name: str
    settings: Settings
    data: bytes = field(repr=False)
    key: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is done to each document; it can be sent to another process.

    Args:
        archive: the documents.
        work: `Frame.work`.
        task: how they are converted.
        task_key: `applied.task_key`.
    """

    archive: Archive
    work: Path
    task: Task
    task_key: str

    def __call__(self, document: str) -> Prepared:
        """Take a document from the cache, or convert and keep it.

        Raises:
            UsageError, ModelError: it would fail for every document.
            WriteError: it could not be kept.
        """
        found = self.look(document)
        if isinstance(found, Prepared):
            return found
        result = made(self.task, found.settings, found.document, found.name, found.data)
        return cache.keep(self.work, found.key, result)

    def look(self, document: str) -> Prepared | Wanted:
        """Return what is kept of a document, why it cannot be read, or what is needed to convert it."""
        name = self.archive.files[document]
        settings = self.archive.settings_for(document)
        try:
            data = load(name, self.task.options.max_bytes)
            source = self._digest(data, name, settings)
        except UsageError:
            raise
        except LinkedDataError as error:
            return _without_files(failed(document, error))
        except Exception as error:  # of a file that is taken apart
            return _without_files(failed(document, unexpected(error)))
        key = applied.key(self.task_key, settings, document, source, name)
        return cache.kept(self.work, key) or Wanted(document, name, applied.for_document(settings, name), data, key)

    def _digest(self, data: bytes, name: str, settings: Settings) -> str:
        """Return a digest of the document: of its own part, if the file holds several, so that a new part leaves the others alone."""
        if without_item(name)[1]:
            options = self.task.options
            found = item_digest(
                data,
                name=name,
                settings=settings,
                media_type=options.media_type,
                encoding=options.encoding,
                replace=options.replace,
                strict=options.strict,
            )
            if found:
                return found
        return hashlib.sha256(data).hexdigest()

    @staticmethod
    def lost(document: str, error: LinkedDataError) -> Prepared:
        """Return the result for a document whose process ended early."""
        return _without_files(failed(document, UnreadableError(error.what, "convert it alone")))


def _without_files(made: Made) -> Prepared:
    return Prepared(made.document, made.digest, None, made.code, made.findings)
