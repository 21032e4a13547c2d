"""The stages in order: a press release in, checked linked data out.

    bytes ─understand→ description ─publishable→ edition ─dataset→ graphs ─validated→ report
                                                                   └─OUTPUTS→ text

`convert` runs them all; `linkeddata.page` runs the same stages for a web page.
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
    from linkeddata.edit import Edition
    from linkeddata.outputs import Output
    from linkeddata.present.html.content import Content
    from linkeddata.rdf.dataset import Dataset
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
        low_confidence: also read what the model finds possible but below the standard thresholds, mark it `unsure`, and publish it.
    """

    name: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    replace: bool = False
    strict: bool = False
    max_bytes: int = 10_000_000
    model: Path | None = None
    low_confidence: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A description and, if it was read here and now, its source.

    Args:
        description: things and statements.
        text: the decoded source after its byte order mark; None if a description came in.
        document: the document that was read; None if a description came in.
        whole: the same with all that is below the standard thresholds; None if that was not asked for.
    """

    description: Description
    text: str | None = None
    document: Document | None = None
    whole: Description | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading had to say; of a description that came in only private persons: the rest may be corrected by now."""
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
    whole: bool = False,
) -> Understood:
    """Read and describe.

    Args:
        source: a file's name or path ("-" for standard input), the bytes of one, or a description. A file may hold a press
            release or the JSON of a description.
        settings: what is known beside the page; `linkeddata.toml` is not looked for here (`read.settings_file.load_settings`).
        options: how bytes are read.
        whole: whether to keep what is below the standard thresholds beside the description, too.

    Raises:
        UnreadableError: it cannot be read as what it is; ModelError if the model's weights cannot.
        RefusedError: it is larger or deeper than is read.
        UsageError: a setting or an option cannot be used, or options were given that a description cannot take.
    """
    if isinstance(source, Description):
        _no_settings(settings, source.source.name)
        return Understood(source)
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
    return understood(read_document(data, settings, replace(options, name=name)), options, whole=whole)


def read_document(data: bytes, settings: Settings, options: ReadOptions) -> Document:
    """Read the bytes of a document; errors as `understand`."""
    from linkeddata.read import read_bytes

    return read_bytes(
        data,
        name=options.name or "-",
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
        options: `model` and `low_confidence` count.
        whole: as for `understand`.
    """
    from linkeddata.edit.confidence import at_standard
    from linkeddata.values.thresholds import POSSIBLE

    everything = POSSIBLE if whole or options.low_confidence else None
    found = _described(document, options.model, everything)
    description = _with_warnings(found if options.low_confidence else at_standard(found))
    return Understood(description, document.source.text, document, found if everything else None)


def describe(document: Document, *, model: Path | None = None, possible: Thresholds | None = None) -> Description:
    """Return what a document says, with a warning for each private person in it.

    Args:
        document: what was read.
        model: folder of the model's weights; None for those of the package.
        possible: thresholds below the standard ones; what reaches only them is put in too, marked `unsure`. None: it is left out.

    Raises:
        ModelError: the weights are missing or altered.
    """
    return _with_warnings(_described(document, model, possible))


def _described(document: Document, model: Path | None, possible: Thresholds | None) -> Description:
    from linkeddata.understand.describe import describe as described

    return described(document, possible=possible, **({} if model is None else {"model": model}))


def _with_warnings(description: Description) -> Description:
    from linkeddata.edit.privacy import warnings

    return replace(description, findings=(*description.findings, *warnings(description)))


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
        options: how bytes are read; `low_confidence` publishes what is marked `unsure` too.
        profile: what is checked against: names that `shapes/profiles.ttl` lists, or paths of shapes files.
        validate: whether to check.

    Returns:
        The output, read back by a second engine and found equal, with what was found on the way. Findings never keep the output
        back: see `Conversion.ok`.

    Raises:
        UnreadableError, RefusedError: as `understand`.
        UsageError: no such output or shape, or `low_confidence` and `min_confidence` together; ShapesError where a profile is broken.
        WriteError: the output does not read back the same.
    """
    from linkeddata.present.html.content import Content

    output = _output(to, shape, evidence)
    if options.low_confidence and settings.min_confidence is not None:
        raise UsageError("--all and --min-confidence exclude each other", "choose one")
    known = (
        source
        if isinstance(source, Understood)
        else understand(source, settings=settings, options=options, whole=output.report)
    )
    edition = edited(known, settings, low_confidence=options.low_confidence)
    graphs = _graphs(known, edition, output, evidence)
    report = validated(graphs, edition.description, profile) if validate else None
    findings = in_order([*edition.findings, *(report.findings if report else ())])
    content = Content(edition.description, edition.public, graphs, findings=findings, report=report)
    if output.report:
        content = _for_readers(content, known, edition, Path(source) if isinstance(source, str | Path) else None)
    return Conversion(output.render(content), edition.description, graphs, report, findings, known.text)


def edited(known: Understood, settings: Settings, *, low_confidence: bool = False) -> Edition:
    """Return what is published of what was understood; errors as `edit.publishable`."""
    from linkeddata.edit import publishable

    return publishable(replace(known.description, findings=known.findings), settings, low_confidence=low_confidence)


def validated(graphs: Dataset, description: Description, profile: Sequence[str]) -> Report:
    """Check the data graph of a description against profiles; errors as `validation.validate`."""
    from linkeddata.validation import validate

    return validate(graphs.data, profiles=profile, evidence=words(description), source=description.source.name)


def _output(to: str, shape: str, evidence: bool | None) -> Output:
    from linkeddata.outputs import OUTPUTS

    if to not in OUTPUTS:
        raise UsageError(f"no output is called {to!r}", f"use one of {', '.join(OUTPUTS)}")
    if shape not in ("nested", "graph"):
        raise UsageError(f"JSON-LD has no shape {shape!r}", "use nested or graph")
    if shape != "nested" and to != "jsonld":
        raise UsageError("only JSON-LD has a shape", "leave --shape out, or convert to jsonld")
    if evidence and to == "page":
        raise UsageError("a page carries no evidence", "convert to trig for the words behind each triple")
    output = OUTPUTS["jsonld-flat" if shape == "graph" else to]
    if evidence is not None and output.report:
        raise UsageError("a report always shows the words behind each statement", "leave --evidence and --no-evidence out")
    return output


def _graphs(known: Understood, edition: Edition, output: Output, evidence: bool | None) -> Dataset:
    """Return the graphs of an edition, with evidence as the output needs it and the user asked for it."""
    from linkeddata.rdf.dataset import dataset, joined

    quads = output.format.quads
    with_evidence = quads if evidence is None else evidence
    text = None if edition.hides else known.text  # around the quotations of others it has the names that were left out
    graphs = dataset(edition.description, evidence=with_evidence, text=text)
    return joined(graphs) if with_evidence and not quads else graphs


def _for_readers(content: Content, known: Understood, edition: Edition, near: Path | None) -> Content:
    """Return what a report is made from: the source's text and what is not published, but for private persons.

    Args:
        content: what any output is made from.
        known: what was understood.
        edition: what is published of it.
        near: the file that was named, for a description whose document is to be found again.
    """
    from linkeddata.read.again import read_again

    whole, document = edition.public, None
    if not edition.hides:
        whole = known.whole or whole
        document = known.document or read_again(edition.description.source, near)
    return replace(content, whole=whole, document=document, omitted=tuple(edition.omitted(whole)))


def words(description: Description) -> dict[tuple[str, str, str], Evidence]:
    """Return the most telling words of each statement: (subject, property, value's IRI or lexical form) → evidence."""
    return {
        (s.subject, s.property, s.value.iri if isinstance(s.value, Ref) else s.value.value): s.evidence[0]
        for s in description.statements
        if s.evidence
    }
