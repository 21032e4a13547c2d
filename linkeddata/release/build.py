"""The stages of a release in order: `release` runs them, and publishes what they have made.

Stages know nothing of each other; what one needs of another is connected here.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

from linkeddata.edit.corrections import load_corrections, stale
from linkeddata.errors import UnreadableError
from linkeddata.release import summary as summaries
from linkeddata.release.between import Numbers, private, publication, sources, taken_out
from linkeddata.release.catalogue import write_catalogue
from linkeddata.release.changes import alarms, compare, held_by
from linkeddata.release.changes import write as write_changes
from linkeddata.release.data import by_subject, check
from linkeddata.release.data import write as write_data
from linkeddata.release.documents import Archive, Task, archive, claims, prepared, sweep
from linkeddata.release.identity import resolve
from linkeddata.release.identity.conflicts import COMPARED, write_conflicts
from linkeddata.release.identity.files import write as write_identity
from linkeddata.release.identity.forgotten import dropped_names
from linkeddata.release.identity.registry import assigned, known, lost
from linkeddata.release.identity.registry import opened as registry_of
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.publish import begun, day_of, fingerprint, looks_as_noted, opened, publish, verified
from linkeddata.release.site import write_site
from linkeddata.release.values import Frame, Prepared, Summary
from linkeddata.values.corrections import Corrections
from linkeddata.values.findings import Finding
from linkeddata.values.release_settings import ReleaseSettings
from linkeddata.version import __version__

#: What each stage took, in `Frame.work`: stage → seconds of processor time.
TIMES = "times.json"
#: All findings about documents, in `Frame.work`, a line each.
FINDINGS = "findings.jsonl"
#: The fingerprint of the published release when it was whole, in `Frame.work`.
LOOKED_AT = "fingerprint"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a release is made.

    Args:
        task: how documents are converted.
        settings: what the office says about its data, complete.
        level: `standard`, or `wide` to join persons of one publisher by name and class of office.
        jobs: the number of processes that convert.
        scheduler: address of a Dask scheduler that converts in their place.
        date: day of the release, ISO 8601; None for SOURCE_DATE_EPOCH, else today.
        keep: how many versions stay.
        expect_loss: whether a release that lost much is published.
        follow: whether the public folder may be a symbolic link.
    """

    task: Task
    settings: ReleaseSettings
    level: str = "standard"
    jobs: int = 1
    scheduler: str | None = None
    date: str | None = None
    keep: int = 3
    expect_loss: bool = False
    follow: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """What came of it.

    Args:
        folder: the release that is published now; None if there is none.
        version: its name.
        changed: whether this run published it.
        summary: of what this run made; None if nothing had changed.
        documents: all documents of the archive.
        other: extensions of files that are no documents → how many there are.
        findings: about the release as a whole; an error stopped it.
        held: files of older versions that still hold what was taken out.
    """

    folder: Path | None
    version: str
    changed: bool
    summary: Summary | None
    documents: tuple[Prepared, ...]
    other: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    held: tuple[str, ...] = ()


def release(
    typed: Sequence[str], public: Path, wishes: Wishes, step: Callable[[str, int, int], None] = lambda *_: None
) -> Released:
    """Make a release of an archive and publish it, unless nothing has changed.

    Args:
        typed: files and folders of the archive.
        public: the folder that the web sees.
        wishes: how it is made.
        step: is told the stage, how much of it is done, and how much there is.

    Raises:
        UsageError: settings, corrections or the public folder cannot be used.
        UnreadableError: there is no document.
        WriteError: the release could not be written; the one before stands.
    """
    with _seldom_collected(), opened(public, follow=wishes.follow) as place:
        clock = _Clock()
        work = place / ".linkeddata"
        found = archive(typed, wishes.task, apart=public)
        documents = tuple(_prepared(found, work, wishes, step))
        _keep_findings(work, documents)
        corrections = load_corrections(folder_of(typed))
        inputs = _inputs(documents, corrections, wishes)
        clock.mark("documents")
        if (same := _unchanged(place, inputs)) is not None:
            return Released(same, same.name, False, None, documents, found.other)
        frame = begun(place, wishes.settings.base, day_of(wishes.date, os.environ))
        made = _made(frame, documents, corrections, inputs, wishes, step, clock)
        if any(f.severity == "error" for f in made.findings):
            return replace(made, folder=frame.previous, other=found.other)
        whole = frame.previous is not None and looks_as_noted(frame.previous, work / LOOKED_AT)
        folder = publish(frame, keep=wishes.keep, whole=whole)
        (work / LOOKED_AT).write_text(fingerprint(folder), "ascii")
        sweep(work, {p.folder for p in documents if p.folder})
        clock.mark("publish")
        (work / TIMES).write_text(json.dumps(clock.seconds, indent=1) + "\n", "utf-8")
        held = tuple(name for name in made.held if (folder.parent / name).exists())  # old versions may just have been removed
        return replace(made, folder=folder, changed=True, other=found.other, held=held)


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for circles of objects less often: a release holds many objects, and hardly any that go in a circle."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _made(
    frame: Frame,
    documents: Sequence[Prepared],
    corrections: Corrections,
    inputs: str,
    wishes: Wishes,
    step: Callable[[str, int, int], None],
    clock: _Clock,
) -> Released:
    """Write everything of a release into its folder."""
    told = {p.document: c for p in documents if (c := claims(p))}
    step("identity", 0, 1)
    dropped = dropped_names(corrections)
    before = registry_of(frame)
    resolution = resolve(told.values(), corrections, wishes.level, known=known(corrections, told, before))
    tellings = Tellings(told)
    identities, registry = assigned(resolution, told, before, frame, dropped, tellings)
    clock.mark("identity")
    step("data", 0, 1)
    numbers = Numbers(told, identities)
    dumps = write_data(documents, identities, frame, facts_of=numbers.facts, evidence_of=numbers.evidence, key_of=numbers.key)
    clock.mark("data")
    check(dumps, frame.folder)
    clock.mark("read back")
    summary = summaries.summarised(documents, told, identities, dumps.counts, dumps.data_hash, dumps.files)
    summaries.write(frame, summary, inputs)
    write_identity(frame, identities, registry, resolution, told, tellings=tellings)
    about = ((iri, (row.fact() for row in of if row.property in COMPARED)) for iri, of in by_subject(dumps.facts))
    write_conflicts(frame, about, identities, told)
    clock.mark("identity")
    write_catalogue(frame, summary, wishes.settings, dumps.counts)
    clock.mark("catalogue")
    step("changes", 0, 1)
    withdrawn = {*dropped, *taken_out(before, identities, documents)}
    changes = compare(frame, identities)
    write_changes(
        frame,
        summary,
        identities,
        withdrawn,
        changes=changes,
        publisher=wishes.settings.publisher,
        private=private(told, identities),
    )
    clock.mark("changes")
    step("site", 0, 1)
    said = publication(frame, summary, wishes.settings)
    write_site(frame, summary, said, identities, sources(dumps.facts, numbers, documents))
    clock.mark("site")
    findings = (
        *lost(frame),
        *alarms(changes, expect_loss=wishes.expect_loss),
        *(stale(j, corrections.source, "this archive", j.words) for j in resolution.stale),
    )
    held = held_by(frame.previous.parent, withdrawn, frame.base) if frame.previous and withdrawn else ()
    return Released(None, frame.version, False, summary, tuple(documents), findings=findings, held=held)


class _Clock:
    """The processor time of each stage, that of processes which have ended included."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = self._now()

    def mark(self, stage: str) -> None:
        """End a stage; one that comes again is added up."""
        for child in multiprocessing.active_children():
            child.join(10)
        now = self._now()
        self.seconds[stage] = round(self.seconds.get(stage, 0) + now - self._last, 3)
        self._last = now

    @staticmethod
    def _now() -> float:
        return sum(os.times()[:4])


def _prepared(found: Archive, work: Path, wishes: Wishes, step: Callable[[str, int, int], None]) -> Iterator[Prepared]:
    done = partial(step, "documents")
    return prepared(found, work, wishes.task, jobs=wishes.jobs, scheduler=wishes.scheduler, done=done)


def _keep_findings(work: Path, documents: Sequence[Prepared]) -> None:
    """Write what was found in the documents to a file, a line each."""
    with (work / FINDINGS).open("w", encoding="utf-8") as file:
        for prepared_document in documents:
            for finding in prepared_document.findings:
                file.write(json.dumps(finding, ensure_ascii=True, sort_keys=True) + "\n")


def folder_of(typed: Sequence[str]) -> Path:
    """Return the folder whose settings and corrections hold for the release: the first that was typed, or that of the first file."""
    first = Path(typed[0])
    return first if first.is_dir() else first.parent


def _inputs(documents: Sequence[Prepared], corrections: Corrections, wishes: Wishes) -> str:
    """Return a digest of all that a release is made of; equal ones give equal data."""
    made_of = [__version__, wishes.level, corrections.digest, json.dumps(asdict(wishes.settings), sort_keys=True)]
    made_of += [f"{p.document}\t{p.folder.name if p.folder else json.dumps(p.findings, sort_keys=True)}" for p in documents]
    return hashlib.sha256("\n".join(made_of).encode()).hexdigest()


def _unchanged(public: Path, inputs: str) -> Path | None:
    """Return the published release if it was made of the same, and is whole."""
    current = public / "current"
    if not current.exists() or not (current / summaries.NAME).is_file():
        return None
    try:
        same = summaries.read(current).get("inputs") == inputs
    except UnreadableError:  # it is made again
        return None
    return current.resolve() if same and _is_whole(public, current) else None


def _is_whole(public: Path, current: Path) -> bool:
    """Return whether the published release is as it was written; it is read only if its files do not look as they did then."""
    return looks_as_noted(current, public / ".linkeddata" / LOOKED_AT) or not verified(current)
