"""Explains why a statement was made, or why it is missing: its sentence, characters, basis, rule and confidence.

What the code of a finding means is in `values/codes/` and, for rules of profiles, in `shapes/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from linkeddata.edit import Edition, Omitted, Reason
from linkeddata.edit.corrections.draft import RULE
from linkeddata.text.printable import printable
from linkeddata.values.corrections import FILE_NAME, Corrections
from linkeddata.values.description import Description, Evidence, Ref, Statement, Text
from linkeddata.values.document import Basis, BlockKind, Document
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

#: Code points shown on each side of a quotation whose sentence is not known.
AROUND = 80

# Letters that have no decomposition into a base letter and an accent.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"}
)
_NAMES = ("name", "alternateName", "headline", "familyName", "jobTitle", "roleName")
_PREFIXES = {"schema:": SCHEMA, "et:": EVENT_TYPES}
_LONGEST_PROPERTY = 4  # words: "is part of", "in defined term set"

_BASIS = {
    Basis.TEXT: "from the text",
    Basis.METADATA: "from the page's metadata",
    Basis.CONFIGURATION: "from an option or the configuration",
    Basis.EDITOR: "written by an editor",
    Basis.INFERENCE: "inferred from other statements",
}


def folded(text: str) -> str:
    """Return `text` for comparison: no case, no accents, single spaces.

    >>> folded("  Ján  URBANOVIČ ")
    'jan urbanovic'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.translate(_PLAIN).split())


def find_statements(description: Description, term: str) -> list[Statement]:
    """Find the statements that a term refers to.

    Args:
        description: where to look.
        term: an IRI (of a thing, of a value, of an annotation `…#statement-MARK`), a mark, a name, a property (`startDate`,
            `start date`), or a triple in words: `Anna Keller jobTitle`, `Anna Keller works for Harbour Office`. Case and
            accents do not matter; `<>`, quotation marks and a final stop are ignored.

    Returns:
        Statements in the order of the description; for a thing first those about it, then those that point to it. Empty if
        nothing matches.
    """
    words = _words(term)
    if not words:
        return []
    if len(words) == 1:
        exact = _by_iri(description, words[0]) or _by_mark(description, words[0])
        if exact:
            return exact
    phrase = " ".join(words)
    return (
        _of_things(description, _things(description, phrase))
        or _by_property(description, phrase)
        or _by_triple(description, words)
        or _of_things(description, _things(description, phrase, part=True))
        or [s for s in description.statements if isinstance(s.value, Text) and folded(s.value.value) == folded(phrase)]
    )


def _words(term: str) -> list[str]:
    bare = re.sub(r'["“”<>]', " ", term).strip()
    return (bare[:-1] if bare.endswith(" .") or (bare.endswith(".") and " " in bare) else bare).split()


def _full(word: str) -> str:
    for prefix, namespace in _PREFIXES.items():
        if word.startswith(prefix):
            return namespace + word[len(prefix) :]
    return word


def _by_iri(description: Description, word: str) -> list[Statement]:
    iri = _full(word)
    if iri.startswith(SCHEMA) and (found := _by_property(description, iri[len(SCHEMA) :])):
        return found
    return _of_things(description, {iri})


def _by_mark(description: Description, word: str) -> list[Statement]:
    mark = word.rsplit("#statement-", 1)[-1].split("-", 1)[0]
    return [s for s in description.statements if s.mark == mark]


def _by_property(description: Description, phrase: str) -> list[Statement]:
    wanted = phrase.replace(" ", "").casefold()
    return [s for s in description.statements if s.property.casefold() == wanted]


def _of_things(description: Description, iris: set[str]) -> list[Statement]:
    about = [s for s in description.statements if s.subject in iris]
    return about + [
        s for s in description.statements if isinstance(s.value, Ref) and s.value.iri in iris and s.subject not in iris
    ]


def _names(description: Description) -> Iterator[tuple[str, str]]:
    for s in description.statements:
        if s.property in _NAMES and isinstance(s.value, Text):
            yield s.subject, folded(s.value.value)
    for thing in description.things:
        for mention in thing.mentions:
            yield thing.iri, folded(mention.quote)


def _things(description: Description, phrase: str, *, part: bool = False) -> set[str]:
    """Return the things with a name; with `part`, also those whose name contains it."""
    wanted = folded(_full(phrase))
    if any(thing.iri == _full(phrase) for thing in description.things):
        return {_full(phrase)}
    if part:
        inside = re.compile(rf"\b{re.escape(wanted)}\b")
        return {iri for iri, name in _names(description) if inside.search(name)}
    return {iri for iri, name in _names(description) if name == wanted}


def _by_triple(description: Description, words: list[str]) -> list[Statement]:
    properties = {s.property.casefold() for s in description.statements}
    for start in range(1, len(words)):
        for end in range(min(len(words), start + _LONGEST_PROPERTY), start, -1):
            wanted = "".join(_full(w).removeprefix(SCHEMA) for w in words[start:end]).casefold()
            if wanted == "a" and "type" in properties:
                wanted = "type"
            if wanted not in properties:
                continue
            name = " ".join(words[:start])
            subjects = _things(description, name) or _things(description, name, part=True)
            found = [s for s in description.statements if s.subject in subjects and s.property.casefold() == wanted]
            if found and end < len(words):
                found = _with_value(description, found, " ".join(words[end:]))
            if found:
                return found
    return []


def _with_value(description: Description, statements: list[Statement], phrase: str) -> list[Statement]:
    iris = _things(description, phrase) or _things(description, phrase, part=True)
    wanted = folded(phrase)

    def says(statement: Statement) -> bool:
        value = statement.value
        if isinstance(value, Text):
            return folded(value.value) == wanted
        local = re.split(r"[/#]", value.iri)[-1]
        return value.iri in iris or value.iri == _full(phrase) or folded(local) == wanted

    return [s for s in statements if says(s)]


def explanation(
    description: Description,
    statement: Statement,
    source_text: str | None = None,
    corrections: Corrections = Corrections(),  # noqa: B008 (frozen)
) -> str:
    """Explain in plain text why a statement was made.

    Args:
        description: the description with the statement.
        statement: one of its statements.
        source_text: the decoded source after its byte order mark, for the sentences; None if it is not available.
        corrections: the lasting corrections that were applied.

    Returns:
        A few lines, without a final line break; line breaks are the only control characters.
    """
    lines = [
        f"{_shown(description, statement.subject)} · {statement.property} · {_value(description, statement)}",
        f"  basis       {_BASIS[statement.basis]}",
    ]
    for evidence in statement.evidence:
        lines += _evidence(description, evidence, source_text)
    made = statement.rule or "not recorded"
    if statement.rule.startswith("reader:") and description.model:
        made += f" ({description.model})"
    if made.startswith(RULE) and made.removeprefix(RULE).isdecimal():
        made = correction(corrections, int(made.removeprefix(RULE)))
    lines.append(f"  made by     {printable(made)}")
    lines.append(
        f"  confidence  {statement.confidence:g}" + (", unsure: below the standard threshold" if statement.unsure else "")
    )
    lines.append(f"  mark        {statement.mark}")
    return "\n".join(lines)


def in_words(description: Description, statement: Statement) -> str:
    """Return a statement in one line, with names in place of IRIs."""
    value = statement.value
    said = _value(description, statement) if isinstance(value, Text) else description.name(value.iri).removeprefix(SCHEMA)
    return f"{description.name(statement.subject)} · {statement.property} · {said}"


def missing(
    edition: Edition,
    whole: Description | None = None,
    document: Document | None = None,
    lost: Mapping[Statement, int] | None = None,
) -> Iterator[Omitted]:
    """Yield statements that are not published, and those that `embed` would omit from the page that was read.

    Args:
        edition: the published edition.
        whole: the description with everything below the standard thresholds, if known.
        document: the document that was read, if available.
        lost: statements that lasting corrections removed, with the lines of `corrections.jsonl`.
    """
    yield from (Omitted(s, Reason.DROPPED, line) for s, line in (lost or {}).items())
    yield from edition.private()
    yield from edition.omitted(None if edition.hides else whole)
    if document is not None and document.source.media_type == "text/html":
        from linkeddata.edit.only_shown import only_shown
        from linkeddata.html.markup import Markup

        kept = set(only_shown(edition.description, Markup(document.source.text)).statements)
        yield from (Omitted(s, Reason.NOT_SHOWN) for s in edition.description.statements if s not in kept)


def correction(corrections: Corrections, line: int) -> str:
    """Return a line of `corrections.jsonl` in words, with its reason: `corrections.jsonl line 3: drop “Ann Berg”; why: …`."""
    found = next((j for j in corrections.judgements if j.line == line), None)
    if found is None:
        return f"{FILE_NAME} line {line}"
    details = ((key, getattr(found, key)) for key in ("why", "by", "on"))
    return printable(f"{FILE_NAME} line {line}: {found.words}" + "".join(f"; {key}: {said}" for key, said in details if said))


def omission(description: Description, omitted: Omitted, settings: Settings, source_text: str | None = None) -> str:
    """Explain a statement that is not published, and why it is not.

    Args:
        description: the description with the statement.
        omitted: the statement and the reason.
        settings: the settings that were used.
        source_text: as for `explanation`.
    """
    why = {
        Reason.BELOW_STANDARD: f"its confidence, {omitted.statement.confidence:g}, is below the standard threshold; "
        "add --all to publish it",
        Reason.BELOW_THRESHOLD: f"its confidence, {omitted.statement.confidence:g}, is below {settings.min_confidence:g}; "
        "lower --min-confidence to keep it"
        if settings.min_confidence is not None
        else "its confidence is too low",
        Reason.DEPENDS: "it depends on a statement that is omitted",
        Reason.PRIVATE: "it is about a person who is left out; remove --omit to keep it",
        Reason.DROPPED: correction(settings.corrections, omitted.line or 0),
        Reason.NOT_SHOWN: "the page does not show it, so `embed` omits it; show it on the page, or use embed --everything",
    }[omitted.reason]
    return f"{explanation(description, omitted.statement, source_text)}\n  omitted     {why}"


def unread(document: Document, term: str) -> str | None:
    """Explain why there is no statement about words of a document; None if the document does not contain them.

    Args:
        document: the document that was read.
        term: the words; case, accents and white space are ignored.
    """
    wanted = folded(term)
    found = [b for b in document.blocks if wanted and wanted in folded(b.span.of(document.text))]
    if not found:
        return None
    block = next((b for b in found if b.kind is not BlockKind.FURNITURE), found[0])
    at = document.text.count("\n", 0, block.span.start) + 1
    if block.kind is BlockKind.FURNITURE:
        return f"it is on line {at} of the text, in page furniture (menus, share buttons, contacts), which is not read"
    return f"it is on line {at} of the text, but no person, organization, place, date or event was recognized there"


def _shown(description: Description, iri: str) -> str:
    name = description.name(iri)
    return printable(iri if name == iri else f"{name} <{iri}>")


def _value(description: Description, statement: Statement) -> str:
    value = statement.value
    if isinstance(value, Text):
        kind = f" ({re.split(r'[/#]', value.datatype)[-1]})" if value.datatype else ""
        return f'"{printable(value.value)}"{kind}'
    if value.iri.startswith(SCHEMA):
        return printable(value.iri[len(SCHEMA) :])
    return _shown(description, value.iri)


def _evidence(description: Description, evidence: Evidence, text: str | None) -> list[str]:
    span = evidence.span
    file = printable(description.source.name)
    place = f"{printable(evidence.place)}, " if evidence.place else ""
    lines = [f'  words       "{_line(evidence.quote)}", {place}characters {span.start} to {span.end} of {file}']
    if text is None:
        return lines
    if span.of(text) != evidence.quote:
        return [*lines, "              the source has changed at this place"]
    around = evidence.sentence
    if around is None or not around.contains(span):
        around = Span(
            max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND),
            _end(text, span.end, min(len(text), span.end + AROUND)),
        )
    before, after = text[around.start : span.start], text[span.end : around.end]
    return [*lines, f"  sentence    {_line(before)}[{_line(span.of(text))}]{_line(after)}"]


def _end(text: str, start: int, limit: int) -> int:
    stop = text.find("\n", start, limit)
    return limit if stop < 0 else stop


def _line(text: str) -> str:
    return printable(re.sub(r"\s*[\r\n]+\s*", " ", text))
