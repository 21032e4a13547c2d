"""The stages of a conversion in order, from a press release to checked linked data.

    bytes ─understand→ description ─publishable→ edition ─dataset→ graphs ─validated→ report
                                                                   └─OUTPUTS→ text

`convert` runs them all; `linkeddata.page` runs the same stages for a web page.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from linkeddata.errors import LinkedDataError, ModelError, UnreadableError, UsageError
from linkeddata.values.description import Description, Evidence, Ref
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Report, Severity, in_order
from linkeddata.values.settings import Settings, merge

if TYPE_CHECKING:
    from linkeddata.edit import Edition
    from linkeddata.edit.brief import Brief
    from linkeddata.edit.corrections import Corrected
    from linkeddata.outputs import Output
    from linkeddata.present.export.records import Row
    from linkeddata.present.html.content import Content
    from linkeddata.rdf.dataset import Dataset
    from linkeddata.values.thresholds import Thresholds

__all__ = ["Conversion", "OutputName", "ReadOptions", "Source", "Table", "Understood", "convert", "describe", "understand"]

#: The outputs of `convert` (`outputs.OUTPUTS`). The command line has all but `page`, which `embed` writes.
OutputName = Literal[
    "jsonld",
    "turtle",
    "ntriples",
    "nquads",
    "trig",
    "html",
    "page",
    "ics",
    "events-csv",
    "people-csv",
    "annotations",
]
#: The tables of `Conversion.to_dicts`.
Table = Literal["statements", "events", "people"]
#: What can be converted: a file's name or path, its bytes, a document that was read, or a description.
Source = str | Path | bytes | Document | Description

# Start of a description without the extension .json: an object whose first key is one of the schema's.
_DESCRIPTION = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:version|source|model|things|findings)"\s*:')

# Keys of a description, whatever their order.
_KEYS = re.compile(rb'"(?:things|digest)"\s*:')

# The version of a JSON feed, which may be its first key too.
_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')

_LONGEST_NAME = 255  # bytes of a file name, without its folders, on most systems; longer text is not a name

# What hardly any file name has: several lines, four words, or two and a full stop after them.
_PROSE = re.compile(r"\n|\S\s+\S+\s+\S+\s+\S|\S\s+\S+[.!?]\s*\Z")
# What is wrong with a name that may be text.
_NO_NAME = ("no such file", "file name too long", "invalid file name")
_SOURCES = "a file name, bytes, a document of read_file or read_bytes, or a description"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How bytes are read.

    Args:
        name: name of the source in findings and evidence; None for the file's own name, or "-" for bytes.
        media_type: a name of `read.READERS` (`plain`, `html`, `mail`, `rss`) or `description`; None detects it by content, then
            extension.
        encoding: the encoding, if the user knows it; a byte order mark takes precedence.
        replace: replace bytes that cannot be decoded by U+FFFD, with a warning.
        strict: fail if the encoding can only be guessed.
        max_bytes: largest input in bytes; 0 for no limit.
        model: folder of the model's weights; None for those of `reader`.
        reader: `small` or `large`; None for the one that is part of the package.
        low_confidence: also publish what is below the standard thresholds but still possible, marked `unsure`.
    """

    name: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    replace: bool = False
    strict: bool = False
    max_bytes: int = 10_000_000
    model: Path | None = None
    reader: str | None = None
    low_confidence: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A description and, if it was made from a document, its source.

    Args:
        description: things and statements.
        text: the decoded source after its byte order mark; None if the input was a description.
        document: the document that was read; None if the input was a description.
        whole: the description with everything below the standard thresholds; None if it was not requested.
        corrected: what lasting corrections changed; None if there are none.
    """

    description: Description
    text: str | None = None
    document: Document | None = None
    whole: Description | None = None
    corrected: Corrected | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of reading. For an input description only private persons and references that were removed.

        The rest may have been corrected.
        """
        if self.text is not None:
            return self.description.findings
        from linkeddata.edit.corrections import CODES
        from linkeddata.edit.deleted import CODE
        from linkeddata.edit.privacy import warnings

        kept = {CODE, "private-left-out", *CODES} if self.corrected else {CODE}
        return (*warnings(self.description), *(f for f in self.description.findings if f.code in kept))


@dataclass(frozen=True, slots=True)
class Conversion:
    """The result of converting one source.

    Args:
        text: the output, ending with a line break (except for a page's block).
        description: what is published.
        dataset: the data graph and the evidence graph.
        report: the result of validation; None if it was not requested.
        findings: all findings of reading and validation, errors first.
        source_text: the decoded source after its byte order mark; None if the input was a description.
        phrases: of a report, what happened in the words of the text, by the IRI of the event.
    """

    text: str
    description: Description
    dataset: Dataset
    report: Report | None
    findings: tuple[Finding, ...] = ()
    source_text: str | None = None
    phrases: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True if no finding is an error."""
        return all(f.severity is not Severity.ERROR for f in self.findings)

    def to_dicts(self, table: Table = "statements") -> list[Row]:
        """Return what is published as a list of rows, for example for a data frame: `pandas.DataFrame(done.to_dicts("events"))`.

        Args:
            table: `statements`, `events` (one row each), or `people` (one row for each post of a person).

        Returns:
            One dict for each row, all with the same keys in the same order: those of the CSV (`docs/exports.md`). Confidences and
            offsets (code points of the source) are numbers, or None; everything else is text, "" if nothing is known.

        Raises:
            UsageError: there is no such table.
        """
        from linkeddata.present.export.records import TABLES

        if table not in TABLES:
            raise UsageError(f"there is no table {table!r}", f"use one of {', '.join(TABLES)}")
        return TABLES[table](self.description)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: events, people and the number of findings."""
        from linkeddata.present.export.notebook import as_html

        return as_html(self.description, self.findings)


def understand(
    source: Source,
    *,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),
    whole: bool = False,
) -> Understood:
    """Read a source and describe it.

    Args:
        source: a file's name or path ("-" for standard input), its bytes, a document that was read, or a description. A file may
            contain a press release or the JSON of a description.
        settings: facts from options and configuration; `linkeddata.toml` is not read here (see `read.settings_file.load_settings`).
            The facts about a document are those it was read with.
        options: how bytes are read.
        whole: whether to return the description with everything below the standard thresholds too.

    Raises:
        UnreadableError: the source cannot be read; ModelError if the model's weights cannot.
        RefusedError: it is too large or nested too deeply.
        UsageError: a setting or an option is invalid, or does not apply to a description.
    """
    if isinstance(source, Description):
        _no_settings(settings, source.source.name)
        return with_corrections(Understood(source), settings)
    if isinstance(source, Document):
        return with_corrections(understood(source, options, whole=whole), settings)
    name, data = _loaded(source, options)
    if is_brief(data) and options.media_type in (None, "description"):
        _no_settings(settings, name)
        return _of_brief(data, name, settings, options, whole=whole)
    if is_description(data, name, options.media_type):
        _no_settings(settings, name)
        return with_corrections(Understood(_description(data, name)), settings)
    document = read_document(data, settings, replace(options, name=name))
    return with_corrections(understood(document, options, whole=whole), settings)


#: Options of reading that a brief records, besides facts: field of `ReadOptions` → its type in the brief.
_RECORDED = {
    **dict.fromkeys(("media_type", "encoding", "reader", "model"), str),
    **dict.fromkeys(("replace", "strict", "low_confidence"), bool),
}


def brief(source: str, known: Understood, settings: Settings, options: ReadOptions) -> str:
    """Return what a file says as a brief (`edit.brief`), which `understand` takes back.

    Args:
        source: the file's name.
        known: what was understood, with lasting corrections.
        settings: those that were used; what options gave is recorded.
        options: how it was read.

    Raises:
        UsageError: the file cannot be read again.
    """
    from linkeddata.edit.brief import Header, dumps
    from linkeddata.read.files import load, shown

    if source == "-" or shown(source) != source:
        raise UsageError("standard input cannot be read again", "save it to a file")
    data = load(source, options.max_bytes)
    given = {key: getattr(settings, key) for key, origin in settings.origins.items() if origin.startswith("--")}
    default = ReadOptions()
    chosen = {key: getattr(options, key) for key in _RECORDED if getattr(options, key) != getattr(default, key)}
    given |= {key: str(value) if isinstance(value, Path) else value for key, value in chosen.items()}
    return dumps(known.description, Header(source, hashlib.sha256(data).hexdigest(), options=given))


def _of_brief(data: bytes, name: str, settings: Settings, options: ReadOptions, *, whole: bool) -> Understood:
    """Read the document of a brief again, and apply what was edited."""
    from linkeddata.edit.brief import edited as edited_by
    from linkeddata.edit.brief import loads

    known = loads(data, name)
    file = _found_again(known.header.file, known.header.digest, name, options.max_bytes)
    if file is None:
        what = f"its document {known.header.file} is missing or has changed"
        raise UnreadableError(what, "describe it again with --brief, or put it beside the brief", source=name)
    facts, again = _as_before(known, settings, replace(options, name=known.header.file, media_type=None))
    found = understand(load_file(file, options.max_bytes), settings=facts, options=again, whole=whole)
    description = edited_by(found.description, known)
    return found if description is found.description else replace(found, description=description, whole=None)


def _as_before(known: Brief, settings: Settings, options: ReadOptions) -> tuple[Settings, ReadOptions]:
    """Return settings and options with those that a brief was made with."""
    given = known.header.options
    reading: dict[str, Any] = {key: value for key, value in given.items() if key in _RECORDED}
    try:
        if any(type(value) is not _RECORDED.get(key, str) for key, value in given.items()):
            raise TypeError(given)
        facts = merge(settings, **{key: value for key, value in given.items() if key not in _RECORDED})
    except TypeError as error:
        raise UnreadableError("the line '# read:' was changed", "describe the document again", source=known.source) from error
    if "model" in reading:
        reading["model"] = Path(reading["model"])
    return facts, replace(options, **reading)


def _found_again(file: str, digest: str, near: str, max_bytes: int) -> Path | None:
    """Return the file that a brief was made from: by its name from here or from the brief's folder, with the same digest."""
    places = [Path(file)] if file != "-" else []
    if near != "-":
        places += [Path(near).parent / file, Path(near).parent / Path(file).name]
    for place in dict.fromkeys(places):
        try:
            data = load_file(place, max_bytes)
        except LinkedDataError:
            continue
        if hashlib.sha256(data).hexdigest() == digest:
            return place
    return None


def load_file(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file; raises the errors of `read.files.load`."""
    from linkeddata.read.files import load

    return load(str(path), max_bytes)


def with_corrections(known: Understood, settings: Settings) -> Understood:
    """Apply the lasting corrections of the settings (`edit.corrections`)."""
    if not settings.corrections:
        return known
    from linkeddata.edit.corrections import corrected

    made = corrected(known.description, settings.corrections, fresh=known.text is not None)
    whole = known.whole and corrected(known.whole, settings.corrections).description
    return replace(known, description=made.description, whole=whole, corrected=made)


def _loaded(source: object, options: ReadOptions) -> tuple[str, bytes]:
    """Return the name and the bytes of a source; its errors say what to pass instead of something else."""
    from linkeddata.read.files import load

    if isinstance(source, bytes | bytearray | memoryview):
        return options.name or "-", bytes(source)
    if not isinstance(source, str | os.PathLike):
        what = "an open file" if hasattr(source, "read") else f"of type {type(source).__name__}"
        todo = "pass its bytes: file.read() of a file opened with 'rb'" if hasattr(source, "read") else f"pass {_SOURCES}"
        raise UsageError(f"a source cannot be {what}", todo)
    path = os.fspath(source)
    if not isinstance(path, str):
        path = os.fsdecode(path)
    if isinstance(source, str) and _is_text(source):
        raise UsageError("this is text, not a file name", "pass its bytes: text.encode()")
    try:
        return options.name or path, load(path, options.max_bytes)
    except UnreadableError as error:
        if isinstance(source, str) and _PROSE.search(source) and error.what in _NO_NAME:
            error.todo += "; if it is text, pass its bytes: text.encode()"
        raise


def _is_text(source: str) -> bool:
    """Return whether a string is certainly the text of a document and no name: markup, or too long for a file name."""
    longest = max(len(part.encode("utf-8", "surrogatepass")) for part in re.split(r"[/\\]", source))
    if longest <= _LONGEST_NAME and not source.lstrip().startswith(("<", "{")):
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # longer than any name, or with a NUL
        return True


def read_document(data: bytes, settings: Settings, options: ReadOptions) -> Document:
    """Read the bytes of a document; raises the errors of `understand`."""
    from linkeddata.read import is_unpacked, read_bytes
    from linkeddata.read.other_files import refuse

    if options.media_type is None and not is_unpacked(data, options.name or "-"):
        refuse(data, options.name or "-")
    return read_bytes(
        data,
        name=options.name or "-",
        settings=settings,
        media_type=options.media_type,
        encoding=options.encoding,
        replace=options.replace,
        strict=options.strict,
    )


def names_in(data: bytes, settings: Settings, options: ReadOptions) -> tuple[str, ...]:
    """Return the names of the documents of a file that can hold several (`FILE#ITEM`); empty for any other file.

    Raises the errors of `understand`. What cannot be read has a name too.
    """
    from linkeddata.read import is_taken_apart, item_names

    name = options.name or "-"
    if is_description(data, name, options.media_type) or not is_taken_apart(data, name, options.media_type):
        return ()
    return item_names(
        data,
        name=name,
        settings=settings,
        media_type=options.media_type,
        encoding=options.encoding,
        replace=options.replace,
        strict=options.strict,
    )


def understood(document: Document, options: ReadOptions, *, whole: bool = False) -> Understood:
    """Describe a document that was read; the model runs once.

    Args:
        document: what was read.
        options: only `model`, `reader` and `low_confidence` are used.
        whole: as for `understand`.
    """
    from linkeddata.edit.confidence import at_standard
    from linkeddata.values.thresholds import POSSIBLE

    everything = POSSIBLE if whole or options.low_confidence else None
    found = _described(document, weights(options), everything)
    description = _with_warnings(found if options.low_confidence else at_standard(found))
    return Understood(description, document.source.text, document, found if everything else None)


def describe(document: Document, *, model: Path | None = None, possible: Thresholds | None = None) -> Description:
    """Return the description of a document, with a warning for each private person.

    Args:
        document: what was read.
        model: folder of the model's weights; None for those of the package.
        possible: thresholds below the standard ones; what reaches only these is included and marked `unsure`. None omits it.

    Raises:
        ModelError: the weights are missing or altered.
    """
    return _with_warnings(_described(document, model, possible))


def _described(document: Document, model: Path | None, possible: Thresholds | None) -> Description:
    from linkeddata.understand.describe import describe as described
    from linkeddata.understand.known_names import with_known

    return with_known(described(document, possible=possible, **({} if model is None else {"model": model})), document)


def weights(options: ReadOptions) -> Path | None:
    """Return the folder of the weights that the options name; None for those of the package."""
    if options.model or not options.reader:
        return options.model
    from linkeddata.understand.recognize import reader_folder

    return reader_folder(options.reader)


def model_card(options: ReadOptions) -> bytes:
    """Return the card of the model that these options choose, with the digests of its files.

    Raises:
        ModelError: there is none.
    """
    from linkeddata.understand.recognize.tagger import MODEL

    try:
        return ((weights(options) or MODEL) / "model.json").read_bytes()
    except OSError as error:
        raise ModelError((error.strerror or str(error)).lower(), "name another folder", source=str(weights(options))) from None


def _with_warnings(description: Description) -> Description:
    from linkeddata.edit.privacy import warnings

    return replace(description, findings=(*description.findings, *warnings(description)))


def is_brief(data: bytes) -> bool:
    """Return whether bytes are a brief, by their first line."""
    return data.removeprefix(b"\xef\xbb\xbf").startswith(b"#! linkeddata brief ")


def is_description(data: bytes, name: str, media_type: str | None = None) -> bool:
    """Return whether bytes are the JSON of a description: by the media type, or else by their start, extension and keys."""
    if media_type is not None:
        return media_type == "description"
    start = data[:4096]
    if _FEED.search(start):
        return False
    named = name.lower().endswith(".json") and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return bool(_DESCRIPTION.match(start)) or (named and bool(_KEYS.search(data)))


def _description(data: bytes, name: str) -> Description:
    from linkeddata.edit.json_form import loads

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start} is not UTF-8", "save the description as UTF-8", source=name) from None
    return loads(text, source=name)


def _no_settings(settings: Settings, name: str) -> None:
    given = sorted(
        origin for key, origin in settings.origins.items() if origin.startswith("--") and key not in {"omit", "min_confidence"}
    )
    if given:
        what = f"{given[0]} has no effect on a description"
        raise UsageError(what, "edit the description itself, or convert the document again", source=name)


def convert(
    source: Source | Understood,
    *,
    to: OutputName = "jsonld",
    shape: str = "nested",
    evidence: bool | None = None,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),
    profile: Sequence[str] = ("core",),
    validate: bool = True,
) -> Conversion:
    """Convert one source.

    Args:
        source: as for `understand`, or its result.
        to: `jsonld`, `turtle`, `ntriples`, `nquads`, `trig`; `html` for a report for people; `page` for the script block of a web
            page; or an export for other programs: `ics`, `events-csv`, `people-csv`, `annotations`.
        shape: shape of JSON-LD: `nested` under the article, or a flat `graph`.
        evidence: whether to write the words behind each triple too: as a second named graph in `nquads` and `trig`, with the
            data in other formats. None: in `nquads` and `trig` only.
        settings: facts from options and configuration. `omit` and `min_confidence` apply to descriptions too.
        options: how bytes are read; `low_confidence` also publishes statements marked `unsure`.
        profile: profiles to check against: names listed in `shapes/profiles.ttl`, or paths of shapes files.
        validate: whether to check the output.

    Returns:
        The output, with all findings. Findings do not prevent output: see `Conversion.ok`. Linked data were read back by a second
        engine and found equal.

    Raises:
        UnreadableError, RefusedError: as for `understand`.
        UsageError: unknown output or shape, or `low_confidence` and `min_confidence` together; ShapesError if a profile is
            broken.
        WriteError: the output differs when it is read back.
    """
    from linkeddata.edit.corrections.file import find
    from linkeddata.edit.corrections.lines import document_of
    from linkeddata.present.html.content import Content

    output = _output(to, shape, evidence)
    if options.low_confidence and settings.min_confidence is not None:
        raise UsageError("--all and --min-confidence cannot be used together", "choose one")
    known = (
        source
        if isinstance(source, Understood)
        else understand(source, settings=settings, options=options, whole=output.report)
    )
    edition = edited(known, settings, low_confidence=options.low_confidence)
    graphs = _graphs(known, edition, output, evidence)
    report = validated(graphs, edition.description, profile) if validate else None
    findings = in_order([*edition.findings, *(report.findings if report else ())])
    content = Content(edition.description, edition.public, graphs, findings=findings, report=report, hides=edition.hides)
    name = source if isinstance(source, str | Path) else options.name
    near = Path(name) if name else None
    if output.report:
        own = edition.description.source.name
        folder = settings.corrections.folder if settings.corrections else str(find(Path(own).parent).parent)
        content = replace(content, name=document_of(edition.description, folder))
        content = _for_readers(content, known, edition, near)
    elif output.text:
        content = replace(content, document=_document(known, edition, near))
    if output.lacks:
        findings = in_order([*findings, *output.lacks(content)])
    description = known.description if edition.description is edition.read else edition.description  # with its own findings
    return Conversion(output.render(content), description, graphs, report, findings, known.text, content.phrases)


def edited(known: Understood, settings: Settings, *, low_confidence: bool = False) -> Edition:
    """Return the edition to publish; raises the errors of `edit.publishable`."""
    from linkeddata.edit import publishable

    hidden = known.corrected is not None and known.corrected.hides
    description = replace(known.description, findings=known.findings)
    return publishable(description, settings, low_confidence=low_confidence, hidden=hidden)


def validated(graphs: Dataset, description: Description, profile: Sequence[str]) -> Report:
    """Check the data graph of a description against profiles; raises the errors of `validation.validate`."""
    from linkeddata.validation import validate

    return validate(graphs.data, profiles=profile, evidence=words(description), source=description.source.name)


def _document(known: Understood, edition: Edition, near: Path | None) -> Document | None:
    from linkeddata.read.again import read_again

    return known.document or read_again(edition.description.source, near)


def _output(to: str, shape: str, evidence: bool | None) -> Output:
    from linkeddata.outputs import OUTPUTS

    if to not in OUTPUTS:
        raise UsageError(f"there is no output format {to!r}", f"use one of {', '.join(OUTPUTS)}")
    if shape not in ("nested", "graph"):
        raise UsageError(f"JSON-LD has no shape {shape!r}", "use nested or graph")
    if shape != "nested" and to != "jsonld":
        raise UsageError("--shape applies only to JSON-LD", "leave out --shape, or convert to jsonld")
    if evidence and to == "page":
        raise UsageError("a page block has no evidence", "convert to trig for the words behind each triple")
    output = OUTPUTS["jsonld-flat" if shape == "graph" else to]
    if evidence and not output.graph:
        raise UsageError(f"{to} has no evidence", "leave out --evidence, or convert to trig for the words behind each triple")
    if evidence is not None and output.report:
        raise UsageError("a report always shows the words behind each statement", "leave out --evidence and --no-evidence")
    return output


def _graphs(known: Understood, edition: Edition, output: Output, evidence: bool | None) -> Dataset:
    """Return the graphs of an edition, with evidence if the output or the user asks for it."""
    from linkeddata.rdf.dataset import dataset, joined

    quads = output.format.quads
    with_evidence = quads if evidence is None else evidence
    text = None if edition.hides else known.text  # the text around quotations may contain the removed names
    graphs = dataset(edition.description, evidence=with_evidence, text=text)
    return joined(graphs) if with_evidence and not quads else graphs


def _for_readers(content: Content, known: Understood, edition: Edition, near: Path | None) -> Content:
    """Return the content of a report, with the source text and the omitted statements, except about private persons.

    Args:
        content: the content of any output.
        known: the description and its source.
        edition: the edition that is published.
        near: the input file; the document of a description is searched near it.
    """
    from linkeddata.present.html.phrases import phrases

    whole, document = edition.public, None
    if not edition.hides:
        whole = known.whole or whole
        document = _document(known, edition, near)
    said = phrases(content.description, document)
    return replace(content, whole=whole, document=document, omitted=tuple(edition.omitted(whole)), phrases=said)


def words(description: Description) -> dict[tuple[str, str, str], Evidence]:
    """Return the main evidence of each statement: (subject, property, value's IRI or lexical form) → evidence."""
    return {
        (s.subject, s.property, s.value.iri if isinstance(s.value, Ref) else s.value.value): s.evidence[0]
        for s in description.statements
        if s.evidence
    }
