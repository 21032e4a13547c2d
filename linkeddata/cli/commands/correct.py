"""`linkeddata correct`: adds a line to `corrections.jsonl`, or checks its lines against documents."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.cli.choice import Choice
from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions
from linkeddata.values.corrections import FILE_NAME, PAIRS, Corrections, Judge, Judgement, Selector
from linkeddata.values.description import Description, Ref, Statement

if TYPE_CHECKING:
    from linkeddata.edit.corrections.match import Index
    from linkeddata.pipeline import Understood

_EXAMPLES = (
    'linkeddata correct date "Call: Dinara Ashgirova, Karmenu Buhaġ" 2023-10-16 --document phone-call.txt',
    'linkeddata correct drop "Philippa Zerafa" --kind person --why "she asked us to"',
    'linkeddata correct url "Veltmark Ferries" https://veltmark.example/',
    'linkeddata correct name "Yerlan Sadvakhasov" "Erlan Sadvakasov"',
    'linkeddata correct add "Veltmark Ferries" location Rotterdam --value-kind place',
    "linkeddata correct check phone-call.txt appointment.txt",
)
_CHECK = "check"
#: Judgement → its arguments, and how it is explained.
_ARGUMENTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "name": (("NAME", "NEW"), "call it otherwise"),
    "date": (("NAME", "DATE"), "give it another day: 2024-05-03, or 2024-05-03/2024-05-05"),
    "type": (("NAME", "CLASS"), "give it a class of schema.org, or an event a kind such as meeting"),
    "url": (("NAME", "ADDRESS"), "add its web address"),
    "sameAs": (("NAME", "ADDRESS"), "add an address that identifies it"),
    "add": (("NAME", "PROPERTY", "VALUE"), "add a statement; VALUE is text, a date, an address or a name"),
    "drop": (("NAME", "[PROPERTY", "[VALUE]]"), "remove it, or a statement about it"),
    "same": (("NAME", "NAME"), "two names of one thing; the first stays"),
    "different": (("NAME", "NAME"), "two things, never one"),
    "unsure": (("NAME", "NAME"), "nobody knows; it is not proposed again"),
    "id": (("NAME", "IRI"), "let it bear an IRI"),
    _CHECK: (("FILE...",), "say which lines meet something in documents"),
}
_TABLE = "\b\n" + "\n".join(f"  {' '.join((judge, *names)):<26} {what}" for judge, (names, what) in _ARGUMENTS.items())


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options that say which thing is meant, and why."""

    document: str | None = None
    everywhere: bool = False
    kind: str | None = None
    date: str | None = None
    value_kind: str | None = None
    only: bool = False
    why: str | None = None
    by: str | None = None
    on: str | None = None


_OPTIONS = (
    click.option(
        "--document", metavar="FILE", help="The document that it is about; also shows what changes.  [default: every document]"
    ),
    click.option("--everywhere", is_flag=True, help="Let it hold for every document; --document only shows what changes."),
    click.option(
        "--kind", metavar="KIND", help="person, organization, place, event, article, or a kind of event such as meeting."
    ),
    click.option("--date", metavar="DATE", help="Day on which the event begins, if several have the same name."),
    click.option("--value-kind", metavar="KIND", help="Kind of the thing that is added, if the document does not have it."),
    click.option("--only", is_flag=True, help="With drop: it is no person; words that name it stay."),
    click.option("--why", metavar="TEXT", help="The reason, for other editors."),
    click.option("--by", metavar="TEXT", help="Who decided."),
    click.option("--on", metavar="DATE", help="The day of the decision."),
)


@click.command("correct", epilog=shared.examples(*_EXAMPLES))
@click.argument("judge", metavar="JUDGEMENT", type=Choice(tuple(_ARGUMENTS)))
@click.argument("words", metavar="ARGUMENT...", nargs=-1, required=True)
@shared.gathered("asked", _Asked, *_OPTIONS)
@shared.reading
def command(judge: str, words: tuple[str, ...], asked: _Asked, options: ReadOptions) -> int:
    """Correct something for good, in all documents or in one.

    Adds a line to corrections.jsonl, which stands next to linkeddata.toml and holds for every conversion, whatever becomes of the text and
    the reader. Things are named as the text or the output names them.

    JUDGEMENT and its arguments:
    """
    if judge == _CHECK:
        return _check(words, options)
    from linkeddata.edit.corrections import file

    path = file.place(Path(asked.document).parent if asked.document else None)
    made = _judgement(Judge(judge), words, asked, path)
    if asked.document:
        known, code = _shown(made, asked.document, path, options)
        if code != outcome.FINE:
            return code
        made = known
    line = file.append(path, made)
    where = "in this document" if made.a.document else "in every document"
    if not asked.document:
        where += "; `linkeddata correct check FILE` says whether it meets something"
    output.show(f"{_from_here(path)} line {line}: {made.words} ({where})\n")
    return outcome.FINE


command.help = f"{inspect.cleandoc(command.help or '')}\n\n{_TABLE}"


def _from_here(path: Path) -> str:
    """Return the path of a file from the working directory, if it is in it or below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _judgement(judge: Judge, words: Sequence[str], asked: _Asked, path: Path) -> Judgement:
    """Return the judgement of a command line, checked as a line of the file is."""
    from linkeddata.edit.corrections import file, match, terms

    names, _ = _ARGUMENTS[judge]
    least = sum(not name.startswith("[") for name in names)
    if not least <= len(words) <= len(names):
        raise UsageError(f"{judge} takes {' '.join(names)}", 'put names of several words in quotes, as in "Ann Berg"')
    if asked.everywhere and not asked.document:
        raise UsageError("--everywhere goes with --document", "leave it out: without --document it holds everywhere")
    document = match.relative(asked.document, str(path.parent)) if asked.document and not asked.everywhere else None
    a = Selector(document, asked.kind, words[0], asked.date)
    made = Judgement(judge, a, only=asked.only, why=asked.why, by=asked.by, on=asked.on)
    if judge in PAIRS:
        made = replace(made, b=Selector(document, asked.kind, words[1]))
    elif judge is Judge.ID:
        made = replace(made, iri=words[1])
    elif judge in (Judge.ADD, Judge.DROP):
        made = replace(made, property=words[1] if len(words) > 1 else None)
        if len(words) > 2 and (terms.takes_things(words[1]) if terms.known_property(words[1]) else ()):
            made = replace(made, b=Selector(None, asked.value_kind, words[2]))
        elif len(words) > 2:
            made = replace(made, value=words[2])
    else:
        made = replace(made, value=words[1])
    return file.checked(made)


def _shown(made: Judgement, document: str, path: Path, options: ReadOptions) -> tuple[Judgement, int]:
    """Read the document, say what the judgement changes there, and return it with the kind of its thing."""
    from linkeddata.edit.corrections import corrected, load_corrections
    from linkeddata.edit.corrections.match import Index
    from linkeddata.text.printable import printable

    known, earlier = _read(document, options), load_corrections(path.parent)
    before = corrected(known.description, earlier, fresh=False).description
    named = next(
        (d for d in (before, known.description) if len(Index(d).find(made.a)) == 1), before
    )  # by a new name or an old one
    index = Index(named)
    found = next(iter(index.find(made.a)), None)
    made = _with_kinds(made, index)
    trial = replace(made, line=1 + max((j.line for j in earlier.judgements), default=0))
    together = Corrections((*earlier.judgements, trial), str(path.parent), str(path))
    done = corrected(known.description, together, fresh=False)
    for finding in done.description.findings:
        if finding.source == str(path) and finding.line == trial.line:
            what = finding.message.partition(": ")[2] or finding.message
            outcome.say(f"{document}: error: {what}")
            return made, outcome.FINDINGS
    if trial.line not in done.met:
        outcome.say(f"{document}: error: nothing is called {made.a}; {_near(made, known)}")
        return made, outcome.FINDINGS
    if found:
        output.show(f"{printable(named.name(found))} ({index.families[found].value}) in {printable(document)}:\n")
    lines = _changes(before, done.description, found)
    output.show("".join(f"  {printable(line)}\n" for line in lines) or "  nothing changes in this document\n")
    return made, outcome.FINE


def _with_kinds(made: Judgement, index: Index) -> Judgement:
    """Return a judgement with the kind of its thing, and of the other thing of a pair if that is the same."""
    kinds = []
    for selector in (made.a, made.b if made.judge in PAIRS else None):
        found = index.find(selector) if selector and selector.kind is None else ()
        kinds.append(index.families[found[0]].value if len(found) == 1 else None)
    first, second = kinds
    if made.judge in PAIRS and first != second:
        return made
    a = replace(made.a, kind=first) if first else made.a
    return replace(made, a=a, b=replace(made.b, kind=second) if made.b and second else made.b)


def _changes(before: Description, after: Description, iri: str | None) -> list[str]:
    """Return the statements that a judgement takes away and adds, in words; not those that only bear another name now."""
    from linkeddata.explain import in_words

    old, new = (
        {(s.subject, s.property, s.value): in_words(d, s) for s in d.statements if _concerns(s, iri)} for d in (before, after)
    )
    gone = dict.fromkeys(words for key, words in old.items() if key not in new)
    come = dict.fromkeys(words for key, words in new.items() if key not in old)
    return [*(f"- {words}" for words in gone if words not in come), *(f"+ {words}" for words in come if words not in gone)]


def _concerns(s: Statement, iri: str | None) -> bool:
    """Return whether a statement is about a thing, leads to it, names something, or was corrected."""
    leads = isinstance(s.value, Ref) and s.value.iri == iri
    return s.subject == iri or leads or s.property in ("name", "headline") or s.rule.startswith(FILE_NAME)


def _near(made: Judgement, known: Understood) -> str:
    """Say what things the document has of a name like the one that was given."""
    description = known.description
    names = list(dict.fromkeys(name for t in description.things if (name := description.name(t.iri)) != t.iri))
    near = get_close_matches(made.a.name or "", names, 3, 0.5) or names[:5]
    return f"it has {', '.join(f'“{name}”' for name in near)}" if near else "it has no things"


def _read(file: str, options: ReadOptions) -> Understood:
    """Return the description of a document without the corrections."""
    from linkeddata.pipeline import understand

    settings = replace(shared.Facts().settings(file), corrections=Corrections())
    return understand(file, settings=settings, options=options)


def _check(files: Sequence[str], options: ReadOptions) -> int:
    """Say for each line how many of some documents it meets, and report those that meet none."""
    from linkeddata.edit.corrections import corrected, load_corrections, tried

    corrections = load_corrections(Path(files[0]).parent)
    if not corrections:
        output.show(f"{corrections.source}: no corrections\n")
        return outcome.FINE
    done = [corrected(_read(file, options).description, corrections) for file in dict.fromkeys(files)]
    findings = tried(corrections, done)
    for j, count in findings.counts:
        output.show(f"line {j.line}: {j.words}: {'superseded' if count is None else f'meets {count} of {len(done)}'}\n")
    outcome.report_findings(findings.findings, corrections.source)
    return outcome.code_of(findings.findings)
