"""The whole corridor in one function: a press release in, checked linked data out.

    convert("visit.txt").text                          JSON-LD
    convert(Path("visit.html"), to="turtle").text      Turtle
    convert(b"…the release…").description              things and statements, each with its words

`understand` is its first half, up to the description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.values.description import Description, Evidence, Ref
from linkeddata.values.findings import Finding, Report, Severity, in_order
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from linkeddata.rdf.dataset import Dataset
    from linkeddata.rdf.serialize import Writer
    from linkeddata.values.document import Document
    from linkeddata.values.thresholds import Thresholds

__all__ = ["Conversion", "ReadOptions", "Understood", "convert", "describe", "understand"]

# How a description starts that is not named as such: an object whose first keys are the schema's.
_DESCRIPTION = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:version|source|model|things|findings)"\s*:')

_LONGEST_NAME = 255  # of a file, in most systems; text that is given in the place of a name is longer


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How bytes are read.

    Args:
        name: the name that findings and evidence give the source; None for the file's own, "-" for bytes.
        media_type: `plain`, `html`, `markdown` or `description`; None goes by content, then extension.
        encoding: encoding that the user knows; a byte order mark is stronger.
        replace: put U+FFFD where bytes do not decode, with a warning.
        strict: fail where the encoding could only be guessed.
        max_bytes: largest input, bytes; 0 for any.
        model: folder of the reader's weights; None for those of the package.
        everything: put in too what the reader thinks possible but below the standard bars, marked `unsure`, and publish it.
    """

    name: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    replace: bool = False
    strict: bool = False
    max_bytes: int = 10_000_000
    model: Path | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A description and, where it was read here and now, its source.

    Args:
        description: things and statements.
        text: the decoded source after its byte order mark; None where a description came in.
        document: the document that was read; None where a description came in.
    """

    description: Description
    text: str | None = None
    document: Document | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading had to tell; for a description that came in only of private persons: the rest may be mended by now."""
        if self.text is not None:
            return self.description.findings
        from linkeddata.edit.privacy import warnings

        return warnings(self.description)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of one source.

    Args:
        text: the output, ending with a line break (a page's block excepted).
        description: the editable middle.
        dataset: the data graph and the evidence graph.
        report: what the check found; None where none was asked for.
        findings: all there is to tell, of reading and of the check, errors first.
        source_text: the decoded source after its byte order mark; None where a description came in.
    """

    text: str
    description: Description
    dataset: Dataset
    report: Report | None
    findings: tuple[Finding, ...] = ()
    source_text: str | None = None

    @property
    def ok(self) -> bool:
        """True where nothing found is an error."""
        return all(f.severity is not Severity.ERROR for f in self.findings)


def understand(
    source: str | Path | bytes | Description,
    *,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),
) -> Understood:
    """Read and describe.

    Args:
        source: a file's name or path ("-" for standard input), the bytes of one, or a description. A file may hold a press
            release or the JSON of a description.
        settings: what is known beside the page; `linkeddata.toml` is not looked for here (`settings.load_settings`).
        options: how bytes are read.

    Raises:
        UnreadableError: it cannot be read as what it is; ModelError where the reader's weights cannot.
        RefusedError: it is larger or deeper than is read.
        UsageError: a setting or an option cannot be used, or options were given that a description cannot take.
    """
    if isinstance(source, Description):
        _no_settings(settings, source.source.name)
        return Understood(source)
    from linkeddata.read import read_bytes
    from linkeddata.read.files import load

    if isinstance(source, bytes):
        name, data = options.name or "-", source
    else:
        if isinstance(source, str) and "\n" in source and len(source) > _LONGEST_NAME:
            raise UsageError("this is text, not the name of a file", "give its bytes: text.encode()")
        name, data = options.name or str(source), load(str(source), options.max_bytes)
    if is_description(data, name, options.media_type):
        _no_settings(settings, name)
        return Understood(_description(data, name))
    document = read_bytes(
        data,
        name=name,
        settings=settings,
        media_type=options.media_type,
        encoding=options.encoding,
        replace=options.replace,
        strict=options.strict,
    )
    from linkeddata.values.thresholds import POSSIBLE

    description = describe(document, model=options.model, possible=POSSIBLE if options.everything else None)
    return Understood(description, document.source.text, document)


def describe(document: Document, *, model: Path | None = None, possible: Thresholds | None = None) -> Description:
    """Return what a document says, with a warning for each private person in it.

    Args:
        document: what was read.
        model: folder of the reader's weights; None for those of the package.
        possible: thresholds below the standard ones; what reaches only them is put in too, marked `unsure`. None: it is left out.

    Raises:
        ModelError: the weights are missing or altered.
    """
    from linkeddata.edit.privacy import warnings
    from linkeddata.understand.describe import describe as understand

    described = understand(document, possible=possible, **({} if model is None else {"model": model}))
    return replace(described, findings=(*described.findings, *warnings(described)))


def is_description(data: bytes, name: str, media_type: str | None = None) -> bool:
    """Tell whether bytes are the JSON of a description: as the media type says, else by their start and the name `….json`."""
    if media_type is not None:
        return media_type == "description"
    start = data[:4096]
    return bool(_DESCRIPTION.match(start)) or (
        name.lower().endswith(".json") and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    )


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
        what = f"{given[0]} does nothing for a description, which is complete"
        raise UsageError(what, "correct the description itself, or convert the document again", source=name)


def convert(
    source: str | Path | bytes | Description | Understood,
    *,
    to: str = "jsonld",
    shape: str = "nested",
    evidence: bool | None = None,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),
    profile: Sequence[str] = ("core",),
    validate: bool = True,
) -> Conversion:
    """Convert one source.

    Args:
        source: as for `understand`, or what that returned.
        to: `jsonld`, `turtle`, `ntriples`, `nquads`, `trig`, `html` for a report to read, or `page` for the script block of a web
            page.
        shape: of JSON-LD, `nested` under the article or a flat `graph`.
        evidence: whether the words behind each triple are written too: as a second named graph in `nquads` and `trig`, among
            the data in the others. None: in `nquads` and `trig` only.
        settings: what is known beside the page; `omit` leaves out private persons and `min_confidence` what is less sure,
            whatever `source` is.
        options: how bytes are read; what is marked `unsure` is published where `everything` is asked for.
        profile: what is checked against: names that `shapes/profiles.ttl` lists, or paths of shapes files.
        validate: whether to check.

    Returns:
        The output, read back by a second engine and found equal, with what was found on the way. Findings never keep the output
        back: see `Conversion.ok`.

    Raises:
        UnreadableError, RefusedError: as `understand`.
        UsageError: no such output or shape, or `everything` and `min_confidence` together; ShapesError where a profile is broken.
        WriteError: the output does not read back the same.
    """
    writer = _writer(to, shape)
    if options.everything and settings.min_confidence is not None:
        raise UsageError("--all and --min-confidence exclude each other", "choose one")
    known = source if isinstance(source, Understood) else understand(source, settings=settings, options=options)
    edition = _edition(known, settings, everything=options.everything)
    description, text = edition.description, edition.text
    from linkeddata.rdf.dataset import dataset

    with_evidence = writer.needs_evidence if evidence is None else evidence
    if with_evidence and to == "page":
        raise UsageError("a page carries no evidence", "convert to trig for the words behind each triple")
    if evidence is not None and writer.tells:
        raise UsageError("a report always shows the words behind each statement", "leave --evidence and --no-evidence out")
    graphs = dataset(description, evidence=with_evidence, text=text)
    graphs = replace(graphs, order=tuple(dict.fromkeys(graphs.order)))  # a description may call the article by its source's IRI
    report = _report(description, graphs, profile) if validate else None
    findings = in_order([*edition.findings, *(report.findings if report else ())])
    from linkeddata.rdf.serialize.read_back import checked

    if writer.tells:
        from linkeddata.present.html import Telling
        from linkeddata.present.html.beside import omitted

        document, whole = _beside(source, edition, options)
        left_out = omitted(whole, description, settings.min_confidence or 0.0)
        telling = Telling(description, whole, graphs, document, findings, left_out, report)
        made = checked(writer.render(telling), "page", graphs)
        return Conversion(made, description, graphs, report, findings, known.text)
    written = _joined(graphs) if with_evidence and not writer.needs_evidence else graphs
    made = checked(writer.render(written, shape=shape) if to == "jsonld" else writer.render(written), to, written)
    return Conversion(made, description, graphs, report, findings, known.text)


@dataclass(frozen=True, slots=True)
class _Edition:
    """What is published of a document.

    Args:
        description: that.
        whole: what it was cut from, for want of confidence only.
        findings: all there is to tell of reading and cutting.
        text: the source, where evidence may quote around its words.
        document: the document, where its text may be shown.
        hidden: True where neither may be.
    """

    description: Description
    whole: Description
    findings: tuple[Finding, ...]
    text: str | None
    document: Document | None
    hidden: bool


def _edition(known: Understood, settings: Settings, *, everything: bool) -> _Edition:
    """Return the description to be published, and what may be told and shown beside it.

    Private persons go first: whoever is not sure enough to be a node may still be named in what stays.
    """
    from linkeddata.edit.confidence import sure_enough, unsure_shown

    whole = replace(known.description, findings=known.findings)
    public = whole
    if settings.omit:
        from linkeddata.edit.privacy import without_private

        public = without_private(whole)
    hidden = public is not whole  # the text would put names around the quotations of others
    shown = unsure_shown(public) if everything else sure_enough(public, settings.min_confidence or 0.0)
    return _Edition(
        known.description if shown is whole else shown,
        public,
        shown.findings,
        None if hidden else known.text,
        None if hidden else known.document,
        hidden,
    )


def _beside(
    source: str | Path | bytes | Description | Understood, edition: _Edition, options: ReadOptions
) -> tuple[Document | None, Description]:
    """Return the text that a report may show, and all that was read, what is merely possible included.

    Args:
        source: what was given; only what was read from it here and now is read again for what is possible: an editor may have
            taken out what a description lacks.
        edition: what is published of it.
        options: how bytes are read.
    """
    from linkeddata.present.html.beside import document_of, possible

    given = isinstance(source, Understood | Description)
    if edition.hidden or (given and edition.document):
        return edition.document, edition.whole
    if edition.document is None:
        near = None if given or isinstance(source, bytes) else Path(str(source))
        return document_of(edition.description, near), edition.whole
    return edition.document, edition.whole if options.everything else possible(edition.document, options.model)


def _writer(to: str, shape: str) -> Writer:
    from linkeddata.outputs import OUTPUTS

    if to not in OUTPUTS:
        raise UsageError(f"no output is called {to!r}", f"use one of {', '.join(OUTPUTS)}")
    if shape != "nested" and to != "jsonld":
        raise UsageError("only JSON-LD has a shape", "leave --shape out, or convert to jsonld")
    return OUTPUTS[to]


def _joined(graphs: Dataset) -> Dataset:
    """Return a dataset whose data graph holds the evidence too, for outputs of one graph."""
    from rdflib import Graph

    whole = Graph(identifier=graphs.data.identifier, bind_namespaces="none")
    for graph in (graphs.data, graphs.evidence):
        for triple in graph:
            whole.add(triple)
    return replace(graphs, data=whole, evidence=Graph(identifier=graphs.evidence.identifier, bind_namespaces="none"))


def _report(description: Description, graphs: Dataset, profile: Sequence[str]) -> Report:
    from linkeddata.validation import validate

    return validate(graphs.data, profiles=profile, evidence=words(description), source=description.source.name)


def words(description: Description) -> dict[tuple[str, str, str], Evidence]:
    """Return the most telling words of each statement: (subject, property, value's IRI or lexical form) → evidence."""
    return {
        (s.subject, s.property, s.value.iri if isinstance(s.value, Ref) else s.value.value): s.evidence[0]
        for s in description.statements
        if s.evidence
    }
