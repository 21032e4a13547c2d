"""The stages of a conversion in order, from a press release to checked linked data.

    bytes ─understand→ description ─publishable→ edition ─dataset→ graphs ─validated→ report
                                                                   └─OUTPUTS→ text

`convert` runs them all; `linkeddata.page` runs the same stages for a web page.

    results.py      how bytes are read, what was understood, what was made
    sources.py      files, bytes, descriptions, briefs
    describing.py   document → description
    briefs.py       briefs, made and taken back
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from linkeddata.errors import UsageError
from linkeddata.pipeline.briefs import brief, read_brief
from linkeddata.pipeline.describing import describe, model_card, understood, weights, with_corrections
from linkeddata.pipeline.results import Conversion, OutputName, ReadOptions, Source, Table, Understood
from linkeddata.pipeline.sources import (
    is_description,
    load_file,
    load_source,
    names_in,
    no_settings,
    read_description,
    read_document,
)
from linkeddata.values.description import Description, Evidence, Ref
from linkeddata.values.document import Document
from linkeddata.values.findings import Report, in_order
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from linkeddata.edit import Edition
    from linkeddata.outputs import Output
    from linkeddata.present.html.content import Content
    from linkeddata.rdf.dataset import Dataset

__all__ = [
    "Conversion",
    "OutputName",
    "ReadOptions",
    "Source",
    "Table",
    "Understood",
    "brief",
    "convert",
    "describe",
    "is_description",
    "load_file",
    "model_card",
    "names_in",
    "read_document",
    "understand",
    "understood",
    "weights",
    "with_corrections",
]


def understand(
    source: Source,
    *,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),  # noqa: B008 (frozen)
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
        no_settings(settings, source.source.name)
        return with_corrections(Understood(source), settings)
    if isinstance(source, Document):
        return with_corrections(understood(source, options, whole=whole), settings)
    from linkeddata.edit.brief_start import is_brief

    name, data = load_source(source, options)
    if is_brief(data) and options.media_type in (None, "description"):
        no_settings(settings, name)
        return read_brief(data, name, settings, options, partial(understand, whole=whole))
    if is_description(data, name, options.media_type):
        no_settings(settings, name)
        return with_corrections(Understood(read_description(data, name)), settings)
    document = read_document(data, settings, replace(options, name=name))
    return with_corrections(understood(document, options, whole=whole), settings)


def convert(
    source: Source | Understood,
    *,
    to: OutputName = "jsonld",
    shape: str = "nested",
    evidence: bool | None = None,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    options: ReadOptions = ReadOptions(),  # noqa: B008 (frozen)
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
