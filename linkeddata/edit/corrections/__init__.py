"""Lasting corrections: `corrections.jsonl`, and what its judgements do to every description.

    file.py    the file ↔ judgements          match.py   selector → things of a description
    terms.py   classes, properties, values    steps.py   what each judgement does to its thing
    draft.py   the description being changed  lines.py   statement → the line that corrects it

The judgements themselves, and contradictions between them, are in `values/corrections.py`; nothing there knows one document, so that
a release can use them for its identities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.draft import Draft
from linkeddata.edit.corrections.file import load_corrections
from linkeddata.edit.corrections.match import document_names, same_document
from linkeddata.edit.corrections.steps import STEPS
from linkeddata.edit.privacy.name_search import form
from linkeddata.text.fold import same_name
from linkeddata.values.codes import CODES as CODE_TABLE
from linkeddata.values.corrections import PAIRS, Corrections, Judge, Judgement, Selector, contradictions
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.findings import Finding

__all__ = ["CODES", "Corrected", "corrected", "load_corrections", "stale"]

_STALE = "stale-judgement"
#: Codes of the findings about corrections.
CODES = frozenset({_STALE, "judgement-not-applied", "judgements-contradict"})


@dataclass(frozen=True, slots=True)
class Corrected:
    """A description with lasting corrections.

    Args:
        description: the result, with a finding for each judgement that could not be applied.
        before: the description as it was read.
        met: lines of the judgements that met something.
        lost: removed statement → line of the judgement.
        moved: old → new IRI, of things that were joined or got another IRI.
        hides: whether persons were removed, so that the text of the document may not be shown.
    """

    description: Description
    before: Description
    met: frozenset[int] = frozenset()
    lost: Mapping[Statement, int] | None = None
    moved: Mapping[str, str] | None = None
    hides: bool = False


def corrected(description: Description, corrections: Corrections, *, fresh: bool = True) -> Corrected:
    """Apply lasting corrections to a description.

    Args:
        description: as read or as edited. What an editor wrote into it stands, except what is dropped.
        corrections: the judgements.
        fresh: whether it was just read from its document; then judgements about this document that meet nothing are reported.

    Returns:
        The result. Its description is the given object if nothing is changed or reported.
    """
    if not corrections:
        return Corrected(description, description)
    return _Run(description, corrections, fresh).result()


class _Run:
    """Applies judgements in the order of their lines."""

    def __init__(self, description: Description, corrections: Corrections, fresh: bool) -> None:
        self.corrections, self.fresh = corrections, fresh
        self.draft = Draft(description)
        self.names = document_names(description, corrections.folder)
        self.met: set[int] = set()
        self.findings: list[Finding] = []
        force = corrections.in_force()
        self.against = list(contradictions(force))
        self.barred = {j.line for c in self.against for j in c.same}
        self.here = [j for j in force if same_document(j.a, self.names) and (j.b is None or same_document(j.b, self.names))]
        self.apart = [j for j in self.here if j.judge is Judge.DIFFERENT]
        self.words = _texts(description)
        self.dropped = {key for j in force if _drops_person(j) for key in _keys(j.a)}

    def result(self) -> Corrected:
        """Apply all, and return the result."""
        for contradiction in self.against:
            self._contradict(contradiction.different, contradiction.same)
        for j in self.here:
            if j.judge in PAIRS:
                self._pair(j)
            else:
                self._single(j)
        if self.fresh:
            for j in self.here:
                if j.line not in self.met and self._bound(j):
                    self.findings.append(stale(j, self.corrections.source, self._document, self._said(j)))
        draft, before = self.draft, self.draft.before
        made, lost = draft.finished(), dict(draft.lost)
        public = self._without_persons(made)
        for s in made.statements if draft.persons else ():
            line = next((draft.persons[iri] for iri in _ends(s) if iri in draft.persons), None)
            if line is not None:
                lost.setdefault(s, line)
        hides = public is not made
        earlier = tuple(f for f in public.findings if f.code not in CODES)  # a description may have those of an earlier run
        if self.findings or len(earlier) < len(public.findings):
            public = replace(public, findings=(*earlier, *self.findings))
        return Corrected(public, before, frozenset(self.met), lost, dict(draft.index.moved), hides)

    @property
    def _document(self) -> str:
        """The document's name without its folders, which are nobody's business where findings are kept."""
        return PurePath(self.draft.before.source.name).name

    def _bound(self, j: Judgement) -> bool:
        return j.a.document is not None or (j.b is not None and j.b.document is not None)

    def _without_persons(self, made: Description) -> Description:
        from linkeddata.edit.privacy import without_persons

        if not self.draft.persons and not self.draft.words:
            return made
        return without_persons(made, private=False, iris=frozenset(self.draft.persons), words=tuple(self.draft.words))

    # ---- one thing

    def _single(self, j: Judgement) -> None:
        also = terms.days(j.value)[0].value if j.judge is Judge.DATE and j.value else None
        found = self.draft.index.find(j.a, also)
        if j.judge is Judge.TYPE and j.a.kind is None:
            found = tuple(iri for iri in found if terms.fits_class(j.value or "", self.draft.family(iri)))
        if len(found) > 1:
            self.met.add(j.line)
            self._not_applied(j, f"{len(found)} things here are called {self._shown(j.a)}", self._narrower(found))
        elif found:
            self.met.add(j.line)
            problem = STEPS[j.judge](self.draft, j, found[0])
            if problem:
                self._not_applied(j, problem, "correct the line")
        elif j.judge is Judge.DROP and j.a.kind == Family.PERSON.value and j.a.name and not (j.property or j.only):
            self._unread(j, j.a.name)

    def _unread(self, j: Judgement, name: str) -> None:
        """Remove the name of a person whom the reader does not take for one."""
        if f" {' '.join(form(name))} " in self.words:
            self.met.add(j.line)
            self.draft.words.append(name)

    def _narrower(self, found: Sequence[str]) -> str:
        """Say how to tell things of one name apart."""
        families = [self.draft.family(iri) for iri in found]
        if len(set(families)) == len(found):
            return f'add "kind": {" or ".join(family.value for family in families)}'
        if set(families) == {Family.EVENT}:
            days = [s.value.value for iri in found for s in self.draft.about(iri, "startDate") if isinstance(s.value, Text)]
            if len(set(days)) == len(found):
                return f'add "date": {" or ".join(days)}'
        return f'use "iri" in place of the name: {" or ".join(found)}'

    # ---- pairs

    def _pair(self, j: Judgement) -> None:
        assert j.b is not None
        found = [self.draft.index.find(selector) for selector in (j.a, j.b)]
        many = next((s for s, iris in zip((j.a, j.b), found, strict=True) if len(iris) > 1), None)
        if all(found):
            self.met.add(j.line)
        if many is not None and all(found):
            iris = next(iris for iris in found if len(iris) > 1)
            self._not_applied(j, f"{len(iris)} things here are called {self._shown(many)}", self._narrower(iris))
            return
        if not all(found):
            return
        (one,), (other,) = found
        if j.judge is Judge.DIFFERENT and one == other and j.line not in {c.different.line for c in self.against}:
            self._not_applied(j, "the document has one thing of both names", "part them in `describe --json`")
        elif j.judge is Judge.SAME and one != other and j.line not in self.barred:
            self._join(j, one, other)

    def _join(self, j: Judgement, one: str, other: str) -> None:
        if self.draft.family(one) is not self.draft.family(other):
            what = f"{self._shown(j.a)} is a {self.draft.family(one).value}, and {self._shown(j.b)} a {self.draft.family(other).value}"
            self._not_applied(j, what, 'add a "kind" to both, or delete the line')
            return
        for apart in self.apart:
            ends = {iri for s in (apart.a, apart.b) if s for iri in self.draft.index.find(s)}
            if ends == {one, other}:
                self._contradict(apart, (j,))
                return
        self.draft.join(one, other, j)

    # ---- findings: they are kept in manifests and reports, which may not name whom another line drops

    def _said(self, j: Judgement) -> str:
        hidden = any(key in self.dropped for s in (j.a, j.b) if s for key in _keys(s))
        return j.judge.value if hidden else j.words

    def _shown(self, s: Selector | None) -> str:
        return "a dropped person" if s and any(key in self.dropped for key in _keys(s)) else str(s)

    def _contradict(self, different: Judgement, same: Sequence[Judgement]) -> None:
        lines = ", ".join(str(s.line) for s in same)
        what = (
            f"Line {different.line} says that {self._shown(different.a)} and {self._shown(different.b)} are different, and "
            f"{'line' if len(same) == 1 else 'lines'} {lines} that they are the same"
        )
        self._tell(different, "judgements-contradict", what, "delete one of the lines.")

    def _not_applied(self, j: Judgement, problem: str, todo: str) -> None:
        what = f"Line {j.line} ({self._said(j)}) was not applied to {self._document}: {problem}"
        self._tell(j, "judgement-not-applied", what, f"{todo}.")

    def _tell(self, j: Judgement, code: str, what: str, todo: str) -> None:
        self.findings.append(_told(j, self.corrections.source, code, what, todo))


def _drops_person(j: Judgement) -> bool:
    """Return whether a line removes a person, or something that may be one, and all words that name it."""
    return j.judge is Judge.DROP and j.a.kind in (None, Family.PERSON.value) and not (j.property or j.only)


def _keys(s: Selector) -> Iterator[tuple[str, str]]:
    """Yield what a selector names."""
    if s.name:
        yield "name", same_name(s.name)
    if s.iri:
        yield "iri", s.iri


def _ends(s: Statement) -> tuple[str, ...]:
    return (s.subject, s.value.iri) if isinstance(s.value, Ref) else (s.subject,)


def _texts(description: Description) -> str:
    """Return the words of all texts of a description, folded, between single spaces."""
    return f" {' | '.join(' '.join(form(v)) for v in _values(description))} "


def _values(description: Description) -> Iterator[str]:
    for s in description.statements:
        if isinstance(s.value, Text):
            yield s.value.value
    for thing in description.things:
        yield from (words.quote for words in thing.mentions)


@dataclass(frozen=True, slots=True)
class Tried:
    """What the lines of a file meet in a set of documents.

    Args:
        counts: each judgement with the number of documents in which it meets something; None for a judgement that a later one supersedes.
        findings: what is stale, ambiguous or contradictory.
    """

    counts: tuple[tuple[Judgement, int | None], ...]
    findings: tuple[Finding, ...]


def tried(corrections: Corrections, done: Sequence[Corrected]) -> Tried:
    """Return what the lines of a file meet; a line that meets nothing in any of the documents is stale.

    Args:
        corrections: the judgements.
        done: the documents, corrected by them.
    """
    force = {j.line for j in corrections.in_force()}
    met = Counter(line for one in done for line in one.met)
    counts = tuple((j, met[j.line] if j.line in force else None) for j in corrections.judgements)
    told = dict.fromkeys(f for one in done for f in one.description.findings if f.code in CODES and f.code != _STALE)
    gone = (stale(j, corrections.source, "any of these documents", j.words) for j, count in counts if count == 0)
    return Tried(counts, (*told, *gone))


def stale(j: Judgement, source: str, where: str, words: str) -> Finding:
    """Return the finding that a judgement meets nothing.

    Args:
        j: the judgement.
        source: its file.
        where: in what it meets nothing: `this document`.
        words: what it says.
    """
    what = f"Line {j.line} ({words}) meets nothing in {where} any more"
    return _told(j, source, _STALE, what, "correct the name in it, or delete it.")


def _told(j: Judgement, source: str, code: str, what: str, todo: str) -> Finding:
    severity = CODE_TABLE[code].severity
    return Finding(severity, code, f"{what}; {todo}", source=source, line=j.line, fix=todo[:1].upper() + todo[1:])
