"""Writes a description as JSON that people can correct, and reads it back.

Format (`shapes/description.schema.json` is its JSON Schema):

    {"version": 1, "source": {"name", "digest", "encoding", "mediaType", "length"}, "model": "…",
     "things": [{"iri", "family", "mentions": [WORDS …], "statements": [STATEMENT …]} …], "findings": [{…} …]}

    STATEMENT  {"property", "value", "basis", "evidence": [WORDS …], "rule", "confidence", "unsure", "mark"}
    value      "text" · {"@value": "2020-01-09", "@type": "…#date"} · {"@id": "iri"}; for the property `type`: "Person"
    WORDS      {"start", "end", "quote", "sentence": [start, end], "place"}   code points of the decoded source

`place` says in words where this is in a file that is not text itself (`page 2, paragraph 3`), and is absent otherwise.

`unsure` is true for statements below the standard thresholds, and absent otherwise.
`mark` is a digest of subject, property and value. If it is missing, or does not match because one of these was changed, the
statement is the editor's and has no evidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from linkeddata.edit.deleted import without_deleted
from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.rdf import strict_json
from linkeddata.read.other_files import not_a_description
from linkeddata.schema import resources, vocabulary
from linkeddata.text.counted import counted
from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing, Value
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.iris import check_iri
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

VERSION = 1

_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9]*\Z")
_FINDING_TEXTS = ("node", "iri", "property", "value", "shape", "source", "quote")


def dumps(description: Description) -> str:
    """Return a description as JSON text, with statements under their things, indented by two spaces.

    Raises:
        ValueError: a statement's subject is not among the things.
    """
    things = {thing.iri: [s for s in description.statements if s.subject == thing.iri] for thing in description.things}
    strays = {s.subject for s in description.statements} - things.keys()
    if strays or len(things) != len(description.things):
        raise ValueError(f"statements about things missing from the description, or a thing given twice: {sorted(strays)}")
    facts = description.source
    document = {
        "version": VERSION,
        "source": {
            "name": facts.name,
            "digest": facts.digest,
            "encoding": facts.encoding,
            "mediaType": facts.media_type,
            "length": facts.length,
        },
        "model": description.model,
        "things": [
            {
                "iri": thing.iri,
                "family": thing.family.value,
                "mentions": [_words(e) for e in thing.mentions],
                "statements": [_statement(s) for s in things[thing.iri]],
            }
            for thing in description.things
        ],
        "findings": [_finding(f) for f in description.findings],
    }
    text = _WORDS.sub(lambda found: re.sub(r"\n +", " ", found.group()), json.dumps(document, ensure_ascii=False, indent=2))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


# The two offsets of a sentence, which are put on one line.
_WORDS = re.compile(r'"(?:sentence|span)": \[\n +\d+,\n +\d+\n +\]')


def _words(evidence: Evidence) -> dict[str, Any]:
    made: dict[str, Any] = {"start": evidence.span.start, "end": evidence.span.end, "quote": evidence.quote}
    if evidence.sentence:
        made["sentence"] = [evidence.sentence.start, evidence.sentence.end]
    if evidence.place:
        made["place"] = evidence.place
    return made


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "property": statement.property,
        "value": _value(statement),
        "basis": statement.basis.value,
        "evidence": [_words(e) for e in statement.evidence],
        "rule": statement.rule,
        "confidence": statement.confidence,
        **({"unsure": True} if statement.unsure else {}),
        "mark": statement.mark,
    }


def _value(statement: Statement) -> Any:
    value, is_type = statement.value, statement.property == "type"
    if isinstance(value, Ref):
        local = value.iri.removeprefix(SCHEMA)
        return local if is_type and local != value.iri and _CLASS.match(local) else {"@id": value.iri}
    if value.datatype is None:
        return {"@value": value.value} if is_type else value.value
    return {"@value": value.value, "@type": value.datatype}


def _finding(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {"severity": finding.severity.value, "code": finding.code, "message": finding.message}
    made |= {name: value for name in _FINDING_TEXTS if (value := getattr(finding, name)) is not None}
    if finding.span:
        made["span"] = [finding.span.start, finding.span.end]
    return made | {name: value for name in ("line", "column") if (value := getattr(finding, name)) is not None}


def loads(text: str, *, source: str | None = None) -> Description:
    """Read a description that `dumps` wrote and someone may have corrected.

    Args:
        text: JSON.
        source: its file name, for messages.

    Returns:
        The description without references to things that were deleted from it; the advice `references-removed` counts them.

    Raises:
        UnreadableError: not JSON, an unknown property or class, a repeated key, not valid by the schema, or inconsistent (a span
            that ends before it starts, two things with one IRI, an invalid IRI). The message gives the JSON path and the line.
        RefusedError: nested too deeply.
    """
    document = strict_json.loads(text.removeprefix("\ufeff"), source=source)
    reader = _Reader(text.removeprefix("\ufeff"), source)
    reader.check(document)
    return without_deleted(reader.description(document))


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    schema = json.loads(resources.text("shapes/description.schema.json"))
    return Draft202012Validator(schema, registry=Registry())  # an empty registry: nothing is ever fetched


class _Reader:
    """Turns checked JSON into values. Anything invalid raises one error with its place."""

    def __init__(self, text: str, source: str | None) -> None:
        self.text, self.source = text, source

    def error(self, what: str, path: Sequence[str | int], remedy: str = "correct the description") -> UnreadableError:
        """Return an error about the value at `path`."""
        shown = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
        line, column = strict_json.locate(self.text, path) or (None, None)
        return UnreadableError(f"{what} (at {shown})", remedy, source=self.source, line=line, column=column)

    def check(self, document: Any) -> None:
        """Validate the document against the schema."""
        from jsonschema.exceptions import best_match

        if not isinstance(document, dict) or not {"things", "source"} & document.keys():
            raise not_a_description(document, self.source)
        self.terms(document)
        worst = best_match(_validator().iter_errors(document))
        if worst is not None:
            raise self.error(f"not a description: {_plain(worst)}", list(worst.absolute_path))

    def terms(self, document: Any) -> None:
        """Check that properties and classes are terms of schema.org."""
        for path, word, kind in _words_of_vocabulary(document):
            known = vocabulary.terms().get(word)
            if known is None or (known.kind != kind and not (kind == "class" and known.kind == "datatype")):
                near = vocabulary.near_misses(word, kind=kind)
                remedy = f"write {' or '.join(near)}" if near else "see `linkeddata vocab --all`"
                raise self.error(f"{word!r} is no {kind} of schema.org", path, remedy)

    def made(self, path: Sequence[str | int], make: Callable[[], Any]) -> Any:
        """Return the result of `make`; turn an exception into an error about `path`."""
        try:
            return make()
        except ValueError as error:
            raise self.error(str(error), path) from None
        except LinkedDataError as error:
            raise self.error(error.what, path) from None

    def description(self, document: dict[str, Any]) -> Description:
        """Return the whole description."""
        facts = document["source"]
        things: list[Thing] = []
        statements: list[Statement] = []
        for number, part in enumerate(document["things"]):
            path = ("things", number)
            iri = self.made((*path, "iri"), partial(check_iri, part["iri"]))
            if any(thing.iri == iri for thing in things):
                raise self.error(f"a second thing with the IRI {iri}", (*path, "iri"))
            mentions = self.words(part.get("mentions", []), (*path, "mentions"))
            things.append(Thing(iri, Family(part["family"]), mentions))
            for index, said in enumerate(part.get("statements", [])):
                statements.append(self.statement(iri, said, (*path, "statements", index)))
        findings = tuple(self.finding(f, ("findings", i)) for i, f in enumerate(document.get("findings", [])))
        source = SourceFacts(facts["name"], facts["digest"], facts["encoding"], facts["mediaType"], int(facts["length"]))
        return Description(source, tuple(things), tuple(statements), findings, document.get("model", ""))

    def words(self, parts: list[dict[str, Any]], path: tuple[str | int, ...]) -> tuple[Evidence, ...]:
        """Return evidence, each with its spans checked."""

        def one(part: dict[str, Any]) -> Evidence:
            span = Span(int(part["start"]), int(part["end"]))
            if len(span) != len(part["quote"]):
                raise ValueError(
                    f"the quote has {counted(len(part['quote']), 'character')}, but its start and end are {len(span)} apart"
                )
            sentence = Span(*map(int, part["sentence"])) if part.get("sentence") else None
            return Evidence(span, part["quote"], sentence, part.get("place"))

        return tuple(self.made((*path, i), partial(one, part)) for i, part in enumerate(parts))

    def statement(self, subject: str, part: dict[str, Any], path: tuple[str | int, ...]) -> Statement:
        """Return one statement; if its mark does not match, an editor wrote it."""
        value = self.made((*path, "value"), lambda: _read_value(part["property"], part["value"]))
        edited = Statement(subject, part["property"], value, Basis.EDITOR, (), "editor", 1.0)
        if part.get("mark") != edited.mark:
            return edited
        return self.made(  # type: ignore[no-any-return]
            path,
            lambda: Statement(
                subject,
                part["property"],
                value,
                Basis(part["basis"]),
                self.words(part.get("evidence", []), (*path, "evidence")),
                part.get("rule", ""),
                float(part.get("confidence", 1.0)),
                part.get("unsure", False),
            ),
        )

    def finding(self, part: dict[str, Any], path: tuple[str | int, ...]) -> Finding:
        """Return one finding."""
        span = self.made((*path, "span"), lambda: Span(*map(int, part["span"]))) if part.get("span") else None
        texts = {name: part.get(name) for name in (*_FINDING_TEXTS, "line", "column")}
        return Finding(Severity(part["severity"]), part["code"], part["message"], span=span, **texts)


def _words_of_vocabulary(document: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield the places, words and kinds of the properties and classes in a document; whatever has another form is passed over."""
    things = document.get("things") if isinstance(document, dict) else None
    for number, thing in enumerate(things if isinstance(things, list) else ()):
        statements = thing.get("statements") if isinstance(thing, dict) else None
        for index, said in enumerate(statements if isinstance(statements, list) else ()):
            word, value = (said.get("property"), said.get("value")) if isinstance(said, dict) else (None, None)
            place = ("things", number, "statements", index)
            if isinstance(word, str) and word != "type":
                yield (*place, "property"), word, "property"
            elif word == "type" and isinstance(value, str):
                yield (*place, "value"), value, "class"


def _read_value(prop: str, value: Any) -> Value:
    if isinstance(value, str):
        return Ref(check_iri(SCHEMA + value)) if prop == "type" else Text(value)
    if "@id" in value:
        return Ref(check_iri(value["@id"]))
    datatype = value.get("@type")
    return Text(value["@value"], check_iri(datatype) if datatype else None)


def _plain(error: Any) -> str:
    """Return a schema error in plain words."""
    if error.validator == "type":
        kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
        return f"must be {' or '.join(kinds)}"
    if error.validator == "enum":
        return f"must be one of {', '.join(map(str, error.validator_value))}"
    if error.validator == "const":
        return f"must be {error.validator_value!r}"
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        keys = list(error.schema.get("properties", {}))
        unknown = next(key for key in error.instance if key not in keys)
        return f"the key {unknown!r} has no meaning here; use {', '.join(keys)}"
    message = str(error.message)
    return message if len(message) <= 160 else message[:160] + "…"
