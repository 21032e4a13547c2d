"""`linkeddata convert`: press releases in, linked data out; the stages are in `linkeddata.pipeline`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from linkeddata.batch.inputs import Found
from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output, work
from linkeddata.errors import RefusedError, UnreadableError, UsageError
from linkeddata.pipeline import OutputName, ReadOptions
from linkeddata.values.settings import Settings


@dataclass(frozen=True, slots=True)
class _Converting:
    """What is done to each file; `given` is a digest of options, profiles, model and version."""

    form: shared.Form
    to: OutputName
    check: shared.Check
    facts: shared.Facts
    options: ReadOptions
    edition: shared.Edition
    given: str = ""

    def __call__(self, file: str, data: bytes | None) -> work.Result:
        """Convert one file."""
        from linkeddata.outputs import OUTPUTS
        from linkeddata.pipeline import convert

        done = convert(
            file if data is None else data,
            to=self.to,
            shape=self.form.shape,
            evidence=self.form.evidence,
            settings=self._settings(file),
            options=self.options if data is None else replace(self.options, name=file),
            profile=self.check.profile,
            validate=self.check.validate,
        )
        row = OUTPUTS[self.to].row
        return work.Result(
            done.text.encode(), done.findings, done.source_text, row(done.description, done.phrases) if row else {}
        )

    def how(self, file: str) -> str:
        """Return a digest of all that the output depends on but the file."""
        from linkeddata.batch.manifest import digest

        return digest(f"{self.given} {work.given_by(self._settings(file))}".encode())

    def load(self, file: str) -> bytes:
        """Return the bytes of a file."""
        from linkeddata.read.files import load

        return load(file, self.options.max_bytes)

    def _settings(self, file: str) -> Settings:
        return self.edition.over(self.facts.settings(file))


_EXAMPLES = (
    "linkeddata convert ministers-tour.txt",
    "linkeddata convert ministers-tour.txt --published 2021-04-12 --to turtle -o tour.ttl",
    "linkeddata convert harbour-visit.html school-note.md --to trig -o results/",
    "linkeddata convert . --to turtle -o results/ --skip-unchanged --merge all.nq",
    "linkeddata convert ministers-tour.txt --to html -o tour.html",
    "linkeddata convert conference-programme.txt -o programme.ics",
    "linkeddata describe phone-call.txt --json | linkeddata convert - --to turtle",
)


@click.command("convert", epilog=shared.examples(*_EXAMPLES))
@click.argument("files", metavar="FILE|DIR...", nargs=-1, required=True)
@shared.form
@shared.destination
@shared.many_merged
@shared.facts
@shared.edition
@shared.checking
@shared.reading
@shared.messages
def command(
    files: tuple[str, ...],
    form: shared.Form,
    destination: shared.Destination,
    many: shared.Many,
    facts: shared.Facts,
    edition: shared.Edition,
    check: shared.Check,
    options: ReadOptions,
) -> int:
    """Turn press releases into linked data.

    FILE is text, HTML, Markdown, a document, a mail (.eml), a saved page (.mhtml), a feed (RSS, Atom, JSON Feed), an export
    of WordPress, JSON Lines or a corrected description; - is standard input. A file with several documents gives one output
    each, named after the item; FILE#ITEM is one of them. The output is checked and read back before it is written; findings
    are printed on standard error. Several files, or a folder, need a folder with -o. A file that fails does not stop the
    others. Add facts that the page does not give to a linkeddata.toml beside it.

    The outputs of a folder keep its folders, and linkeddata-manifest.jsonl says what was made of which file.

    --to html makes a report for people: the marked text, people, organizations, events, places, findings and what was
    omitted. A folder of reports also gets an index.html with a search.

    --to ics writes the events for a calendar, --to events-csv and --to people-csv write tables for a spreadsheet, and --to
    annotations writes Web Annotations for annotation tools.
    """
    from linkeddata.outputs import OUTPUTS

    documents = _taken_apart(many.documents(files, destination.output), facts, options)
    to = form.written_to(_one_file(documents.files, destination.output))
    writer = OUTPUTS[to]
    _can_merge(many.merge, destination.output, report=writer.report)
    kept = (*(("index",) if writer.index else ()), *(("known",) if writer.format.extension == ".csv" else ()))
    folder, paths = output.targets(documents, destination.output, writer.format.extension, kept)
    own = [folder / "index.html"] if folder and writer.index else []
    written = [*own, *([Path(many.merge)] if many.merge else []), *(path for path in paths if path)]
    output.refuse_input(written, [*documents.files, *check.profile, *([facts.known] if facts.known else [])])
    if many.merge and folder:
        _refuse_output(many.merge, folder, [*own, *(path for path in paths if path)])
    if folder and output.reads_itself(files, folder, writer.format.extension):
        raise UsageError(
            "the next run would read these outputs as documents", "name another folder with -o", source=str(folder)
        )
    if folder:
        output.prepare(folder, follow=destination.follow, below=[path.parent for path in paths if path])
    options = replace(options, low_confidence=edition.low_confidence)
    task = _Converting(form, to, check, facts, options, edition)
    with_manifest = folder is not None and (documents.places or many.skip_unchanged)
    if with_manifest:
        task = replace(task, given=work.given(task, check, options))
    tally = work.Tally("converted")
    with work.kept(folder if with_manifest else None, paths) as manifest:
        job = work.Work(task, dict(zip(documents.files, paths, strict=True)), destination.follow, folder=folder)
        work.through(job, tally, many, manifest)
    if folder and writer.index and tally.written:
        rows = [(path.relative_to(folder).as_posix(), row) for path, row in tally.written]
        output.save(folder / "index.html", writer.index(rows).encode(), follow=destination.follow)
    if many.merge:
        _merge([path for file, path in job.paths.items() if path and file in tally.done], many.merge, destination)
    work.other_files(documents, (".xml", ".json"))
    tally.close(len(documents.files))
    return outcome.worst(tally.codes)


def _taken_apart(documents: Found, facts: shared.Facts, options: ReadOptions) -> Found:
    """Return the documents with those in a file (`FILE#ITEM`) in place of the file, if its format can hold several."""
    from linkeddata.pipeline import names_in
    from linkeddata.read.files import load, without_item

    files: dict[str, None] = {}
    places, stems = dict(documents.places), {}
    for file in documents.files:
        names: tuple[str, ...] = (file,)
        with contextlib.suppress(RefusedError, UnreadableError):  # told when the file is converted
            if file != "-":
                data = load(file, options.max_bytes)
                names = names_in(data, facts.settings(file), replace(options, name=file)) or names
        for name in names:
            files[name] = None
            if name != file:
                stems[name] = without_item(name)[1]
                if file in places:
                    places[name] = places[file].with_name(stems[name])
    return replace(documents, files=tuple(files), places=places, stems=stems)


def _one_file(inputs: Sequence[str], output: str | None) -> str | None:
    """Return the one output file; None for standard output or a folder."""
    whole = output is None or output == "-" or len(inputs) > 1 or output.endswith(("/", os.sep)) or Path(output).is_dir()
    return None if whole else output


def _can_merge(merge: str | None, folder: str | None, *, report: bool) -> None:
    if merge is None:
        return
    from linkeddata.batch.merge import MERGED

    if Path(merge).suffix.lower() not in MERGED:
        raise UsageError(f"--merge writes {' or '.join(MERGED)}", "name such a file", source=merge)
    if report:
        raise UsageError("reports cannot be merged", "leave out --merge, or convert to jsonld, turtle or nquads")
    if folder is None or folder == "-":
        raise UsageError("--merge puts the outputs of a folder together", "name the folder with -o")


def _refuse_output(merge: str, folder: Path, paths: Sequence[Path]) -> None:
    """Raise UsageError if the merged file would have the name of an output, which it would overwrite or be overwritten by."""
    target = Path(os.path.realpath(Path(merge).parent)) / Path(merge).name
    if target.name.casefold() in {
        path.name.casefold() for path in paths if Path(os.path.realpath(path.parent)) == target.parent
    }:
        raise UsageError("--merge would overwrite an output", "name another file", source=merge)


def _merge(paths: Sequence[Path], to: str, destination: shared.Destination) -> None:
    """Write the statements of all outputs to one file."""
    from linkeddata.batch.merge import merge

    target = Path(os.path.realpath(to)) if destination.follow else Path(to)
    count = merge(paths, target)
    if not outcome.in_json():
        outcome.say(f"{count} statements of {len(paths)} files in {to}")
