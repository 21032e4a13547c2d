"""What is done to each document of an archive: read, described, corrected, checked, and turned into the files that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from linkeddata.edit import Edition
from linkeddata.edit.corrections import CODES, load_corrections
from linkeddata.errors import LinkedDataError, ModelError, UnreadableError, UsageError
from linkeddata.pipeline import ReadOptions, Understood, edited, understand, validated
from linkeddata.rdf.dataset import dataset
from linkeddata.read.files import without_item
from linkeddata.read.items import unnumbered
from linkeddata.read.settings_file import load_settings
from linkeddata.release.claims import at_home, claims_of, dateline_of, to_json
from linkeddata.release.documents.evidence_lines import evidence_lines, packed
from linkeddata.release.documents.fact_lines import fact_lines
from linkeddata.release.documents.made import CLAIMS, EVIDENCE, FACTS, Made
from linkeddata.release.documents.numbers import marks
from linkeddata.release.documents.words import Sentences
from linkeddata.text.fold import words
from linkeddata.validation.reports import human
from linkeddata.validation.reports.json import as_object
from linkeddata.values.description import Description, Evidence, Family
from linkeddata.values.findings import Finding, Severity, in_order
from linkeddata.values.settings import OMISSIONS, Settings, checked, merge

_PRIVATE = OMISSIONS[0]
_LEFT_OUT = "private-left-out"


@dataclass(frozen=True, slots=True)
class Task:
    """How the documents of an archive are converted.

    Args:
        options: how bytes are read; `name` is not used.
        given: facts from options, by field of `Settings` (`publisher`); they come before those of `linkeddata.toml`.
        omit: what is left out besides what `linkeddata.toml` leaves out.
        min_confidence: lowest confidence of published statements; None for that of `linkeddata.toml`.
        keep_private: whether private persons stay where `linkeddata.toml` does not leave them out; else they are left out everywhere.
        profile: profiles that each document is checked against.
    """

    options: ReadOptions = ReadOptions()  # noqa: RUF009 (frozen)
    given: Mapping[str, str] = field(default_factory=dict)
    omit: tuple[str, ...] = ()
    min_confidence: float | None = None
    keep_private: bool = False
    profile: tuple[str, ...] = ("core",)

    def settings(self, folder: Path) -> Settings:
        """Return what holds for the documents of a folder: these options over the nearest `linkeddata.toml` and `corrections.jsonl`.

        There is no base: the things of a document bear its own IRIs.

        Raises:
            UsageError, RefusedError: one of the files cannot be used.
        """
        near = replace(load_settings(folder), corrections=load_corrections(folder))
        found = checked(merge(near, **self.given))
        omit = (*found.omitted, *self.omit, *(() if self.keep_private else (_PRIVATE,)))
        found = replace(found, omit=tuple(dict.fromkeys(omit)) or None)
        if self.min_confidence is not None or self.options.low_confidence:
            found = replace(found, min_confidence=None if self.options.low_confidence else self.min_confidence)
        return replace(found, base=None, origins={k: v for k, v in found.origins.items() if k != "base"})


def made(task: Task, settings: Settings, document: str, name: str, data: bytes) -> Made:
    """Convert one document.

    Args:
        task: how.
        settings: what holds for it (`Task.settings`, `applied.for_document`).
        document: its key.
        name: absolute path of its file, with `#ITEM` for one of several.
        data: the bytes of the file.

    Returns:
        The files; without them if it failed.

    Raises:
        UsageError, ModelError: it would fail for every document.
        WriteError: a file could not be written.
    """
    try:
        known = understand(data, settings=settings, options=replace(task.options, name=name))
        if without_item(name)[1]:
            known = replace(known, description=_unnumbered(known.description))
        edition = edited(known, settings, low_confidence=task.options.low_confidence)
        graphs = dataset(edition.description, evidence=False)
        report = validated(graphs, edition.description, task.profile)
        files = _files(known, edition, document, settings)
    except (UsageError, ModelError):
        raise
    except LinkedDataError as error:
        return failed(document, error)
    except Exception as error:  # one document never stops the others
        return failed(document, unexpected(error))
    findings = in_order([*edition.findings, *report.findings])
    told = tuple(_told(f, document, name, known.text) for f in _of_file(findings, edition, document))
    return Made(document, edition.description.source.digest, files, _code(findings), told, _left_out(edition))


def _files(known: Understood, edition: Edition, document: str, settings: Settings) -> dict[str, bytes]:
    description = edition.description
    text = None if edition.hides else known.text  # the text around quotations may contain the removed names
    sentences = Sentences(text, description.source.media_type)
    dateline = dateline_of(known.document) if known.document else None
    told = claims_of(description, document=document, text=text, dateline=dateline)
    claims = at_home(told, settings.publisher, settings.publisher_country)
    numbers = {claim.iri: number for number, claim in enumerate(claims.claims)}
    each = marks(description.statements)
    return {
        CLAIMS: to_json(claims),
        FACTS: fact_lines(description, numbers, each, sentences),
        EVIDENCE: packed(evidence_lines(description, numbers, each, text)),
    }


def _unnumbered(description: Description) -> Description:
    """Return the description of one document of a file without its number in the file, which changes when a document is added."""

    def plain(words: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, place=unnumbered(one.place) or None) if one.place else one for one in words)

    things = tuple(replace(thing, mentions=plain(thing.mentions)) for thing in description.things)
    statements = tuple(replace(s, evidence=plain(s.evidence)) for s in description.statements)
    return replace(description, things=things, statements=statements)


def _of_file(findings: Iterable[Finding], edition: Edition, document: str) -> Iterator[Finding]:
    """Yield findings; where persons were left out, it is said if the name of the file still names one: it is published."""
    public = {thing.iri for thing in edition.public.things}
    gone = [t for t in edition.read.things if t.family is Family.PERSON and t.iri not in public]
    whole = f" {' '.join(words(document))} "
    named = any(f" {' '.join(said)} " in whole for thing in gone for m in thing.mentions if len(said := words(m.quote)) > 1)
    yield from (_named_in_file(f) if named and f.code == _LEFT_OUT else f for f in findings)


def _named_in_file(finding: Finding) -> Finding:
    what, _, todo = finding.message.rpartition("; ")
    message = f"{what}, but the file is named after one; rename it, {todo}"
    return replace(finding, severity=Severity.WARNING, message=message)


def _left_out(edition: Edition) -> int:
    public = {thing.iri for thing in edition.public.things}
    return sum(thing.family is Family.PERSON and thing.iri not in public for thing in edition.read.things)


# ---- what is told: file names are from the archive, so that the archive may lie anywhere


def failed(document: str, error: LinkedDataError) -> Made:
    """Return the result for a document that could not be converted."""
    message = f"{error.what}; {error.todo}" if error.todo else error.what
    told = {
        "severity": "error",
        "code": None,
        "message": message,
        "fix": error.todo or None,
        "source": document,
        "line": error.line,
        "column": error.column,
        "exitCode": error.exit_code,
    }
    return Made(document, "", {}, error.exit_code, (told,))


def unexpected(error: Exception) -> LinkedDataError:
    """Turn an exception that nobody foresaw into an error of one sentence."""
    if isinstance(error, MemoryError):
        return UnreadableError("not enough memory", "use fewer --jobs")
    if isinstance(error, RecursionError):
        return UnreadableError("nested too deeply", "convert it alone")
    detail = " ".join(str(error).split())[:200]
    what = f"a mistake in linkeddata ({type(error).__name__}{': ' + detail if detail else ''})"
    return UnreadableError(what, "convert it alone with --debug and report what it prints")


def _told(finding: Finding, document: str, name: str, text: str | None) -> Mapping[str, object]:
    line, column = human.place(finding, text)
    source = document
    if finding.code in CODES and finding.source:
        source = from_archive(finding.source, document, name)
    return as_object(replace(finding, source=source, line=line, column=column))


def from_archive(file: str, document: str, name: str) -> str:
    """Return a file as a path from the archive, with slashes; above it, only its name.

    Args:
        file: absolute path.
        document: the key of a document.
        name: absolute path of that document.

    >>> from_archive("/data/news/corrections.jsonl", "2020/a.txt", "/data/news/2020/a.txt")
    'corrections.jsonl'
    """
    root = PurePath(name.removesuffix(document)) if name.endswith(document) else PurePath(name).parent
    path = PurePath(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _code(findings: Iterable[Finding]) -> int:
    """Return 5 if reading was refused, 1 if a finding is an error, else 0."""
    errors = {f.code for f in findings if f.severity is Severity.ERROR}
    return 5 if "context-refused" in errors else 1 if errors else 0
