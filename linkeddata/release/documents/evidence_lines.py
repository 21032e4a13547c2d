"""`evidence.nq.gz`: the evidence of a document as sorted N-Quads, written without a graph in memory.

The quads are those of `rdf.dataset`, which says what they mean. In place of `<IRI>` of a thing of the document stands U+0001 NUMBER
U+0002; no literal and no IRI can hold these characters.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping, Sequence

from linkeddata.rdf.dataset import CONTEXT_LENGTH, PDF, PDF_FRAGMENTS, UNSURE, decimal, page_of
from linkeddata.rdf.serialize.ntriples import quoted
from linkeddata.release.documents.made import EVIDENCE
from linkeddata.release.documents.numbers import number_of
from linkeddata.release.values import Prepared
from linkeddata.text.clean import clean
from linkeddata.values.description import Description, Ref, Statement, Text
from linkeddata.values.description import Evidence as Quoted
from linkeddata.values.namespaces import DCTERMS, OA, PROV, RDF, RDFS, SCHEMA, TERMS, XSD
from linkeddata.version import __version__

_THING = re.compile(rb"\x01(\d+)\x02")
_COUNT, _DECIMAL, _STRING = f"^^<{XSD}nonNegativeInteger>", f"^^<{XSD}decimal>", XSD + "string"


def _type(cls: str) -> str:
    return f" <{RDF}type> <{cls}>"


_RUN, _USED, _AGENT, _MODEL = _type(PROV + "Activity"), f" <{PROV}used> ", f" <{PROV}wasAssociatedWith> ", f" <{TERMS}model> "
_SOFTWARE, _TITLE = _type(PROV + "SoftwareAgent"), f" <{DCTERMS}title> "
_ENTITY, _FORMAT, _SHA256 = _type(PROV + "Entity"), f" <{DCTERMS}format> ", f" <{TERMS}sha256> "
_ENCODING, _LENGTH = f" <{TERMS}encoding> ", f" <{TERMS}length> "
_ANNOTATION, _BODY, _TARGET = _type(OA + "Annotation"), f" <{OA}hasBody> ", f" <{OA}hasTarget> "
_MADE_BY, _BASIS, _RULE = f" <{PROV}wasGeneratedBy> ", f" <{TERMS}basis> ", f" <{TERMS}rule> "
_CONFIDENCE, _NOTE = f" <{TERMS}confidence> ", f" <{TERMS}note> "
_STATEMENT, _SUBJECT, _PREDICATE, _OBJECT = (
    _type(RDF + "Statement"),
    f" <{RDF}subject> ",
    f" <{RDF}predicate> ",
    f" <{RDF}object> ",
)
_RESOURCE, _LABEL, _SOURCE = _type(OA + "SpecificResource"), f" <{RDFS}label> ", f" <{OA}hasSource> "
_SELECTOR, _POSITION, _START, _END = (
    f" <{OA}hasSelector> ",
    _type(OA + "TextPositionSelector"),
    f" <{OA}start> ",
    f" <{OA}end> ",
)
_QUOTE, _EXACT, _PREFIX, _SUFFIX = (
    _type(OA + "TextQuoteSelector"),
    f" <{OA}exact> ",
    f" <{OA}prefix> ",
    f" <{OA}suffix> ",
)
_FRAGMENT, _FRAGMENT_VALUE, _CONFORMS = _type(OA + "FragmentSelector"), f" <{RDF}value> ", f" <{DCTERMS}conformsTo> "


def evidence_lines(description: Description, numbers: Mapping[str, int], marks: Sequence[str], text: str | None) -> bytes:
    """Return the lines of the file.

    Args:
        description: what is published; all its IRIs can be written (`rdf.dataset` has checked them).
        numbers: IRI of a thing → the number of its claim.
        marks: of its statements (`numbers.marks`).
        text: the decoded source after its byte order mark, for what stands before and after a quotation; None to leave that out.
    """
    notes = _Notes(description, numbers, text)
    for statement, mark in zip(description.statements, marks, strict=True):
        notes.annotate(statement, mark)
    end = f" <{notes.base}#evidence> .\n"
    return "".join([line + end for line in sorted(set(notes.lines))]).encode()


def packed(lines: bytes) -> bytes:
    """Return lines in gzip, as they are kept."""
    return gzip.compress(lines, 1, mtime=0)


def evidence(prepared: Prepared, iri_of: Callable[[int], str]) -> bytes:
    """Return the evidence of a document as N-Quads, sorted by bytes.

    Args:
        prepared: a document; one that failed has none.
        iri_of: number of a claim → IRI of its entity.
    """
    if prepared.folder is None:
        return b""
    known: dict[bytes, bytes] = {}

    def iri(found: re.Match[bytes]) -> bytes:
        number = found[1]
        written = known.get(number)
        if written is None:
            written = known[number] = f"<{iri_of(int(number))}>".encode()
        return written

    # The lines stay in order: a thing is the only object of its subject and predicate.
    return _THING.sub(iri, gzip.decompress((prepared.folder / EVIDENCE).read_bytes()))


class _Notes:
    """The lines of the evidence while they are gathered, each without its graph and end."""

    def __init__(self, description: Description, numbers: Mapping[str, int], text: str | None) -> None:
        self.base, self.numbers, self.text = f"urn:sha256:{description.source.digest}", numbers, text
        self.pages = description.source.media_type == PDF
        self.lines: list[str] = []
        self._places: dict[tuple[int, int], str] = {}
        self._run(description)

    def _run(self, description: Description) -> None:
        agent, run, source = (
            f"<https://pypi.org/project/linkeddata/{__version__}/>",
            f"<{self.base}#run>",
            f"<{self.base}>",
        )
        facts = description.source
        self.lines += (
            run + _RUN,
            run + _USED + source,
            run + _AGENT + agent,
            agent + _SOFTWARE,
            agent + _TITLE + _plain(f"linkeddata {__version__}"),
            source + _ENTITY,
            source + _FORMAT + _plain(facts.media_type),
            source + _SHA256 + _plain(facts.digest),
            source + _ENCODING + _plain(facts.encoding),
            source + _LENGTH + _plain(str(facts.length)) + _COUNT,
        )
        if description.model:
            self.lines.append(run + _MODEL + _plain(description.model))

    def annotate(self, statement: Statement, mark: str) -> None:
        """Add the annotation of one statement."""
        base = self.base
        note, body = f"<{base}#statement-{mark}>", f"<{base}#triple-{mark}>"
        places = [self._place(words) for words in statement.evidence] or [f"<{base}>"]
        predicate = RDF + "type" if statement.property == "type" else SCHEMA + statement.property
        self.lines += (
            note + _ANNOTATION,
            note + _BODY + body,
            *[note + _TARGET + place for place in places],
            f"{note}{_MADE_BY}<{base}#run>",
            note + _BASIS + _plain(statement.basis.value),
            note + _CONFIDENCE + _plain(decimal(statement.confidence)) + _DECIMAL,
            body + _STATEMENT,
            body + _SUBJECT + self._thing(statement.subject),
            f"{body}{_PREDICATE}<{predicate}>",
            body + _OBJECT + self._value(statement),
        )
        if statement.rule:
            self.lines.append(note + _RULE + _plain(statement.rule))
        if statement.unsure:
            self.lines.append(note + _NOTE + _plain(UNSURE))

    def _thing(self, iri: str) -> str:
        number = self.numbers.get(iri)
        return f"<{iri}>" if number is None else f"\x01{number}\x02"

    def _value(self, statement: Statement) -> str:
        value = statement.value
        if isinstance(value, Ref):
            number = number_of(statement, self.numbers)
            return f"<{value.iri}>" if number is None else f"\x01{number}\x02"
        return _literal(value)

    def _place(self, words: Quoted) -> str:
        """Return the node of a place in the source, whose lines are added when it is first needed."""
        key = (words.span.start, words.span.end)
        target = self._places.get(key)
        if target is None:
            target = self._places[key] = f"<{self.base}#place-{key[0]}-{key[1]}>"
            self._add_place(target, words)
        return target

    def _add_place(self, target: str, words: Quoted) -> None:
        start, end = words.span.start, words.span.end
        position, quote = f"<{self.base}#position-{start}-{end}>", f"<{self.base}#quote-{start}-{end}>"
        self.lines += (
            target + _RESOURCE,
            f"{target}{_SOURCE}<{self.base}>",
            target + _SELECTOR + position,
            target + _SELECTOR + quote,
            position + _POSITION,
            f'{position}{_START}"{start}"{_COUNT}',
            f'{position}{_END}"{end}"{_COUNT}',
            quote + _QUOTE,
            quote + _EXACT + _plain(words.quote),
        )
        if words.place:
            self.lines.append(target + _LABEL + _plain(words.place))
        if self.text is not None and words.span.of(self.text) == words.quote:
            self.lines.append(quote + _PREFIX + _plain(self.text[max(0, start - CONTEXT_LENGTH) : start]))
            self.lines.append(quote + _SUFFIX + _plain(self.text[end : end + CONTEXT_LENGTH]))
        if self.pages and (page := page_of(words)):
            selector = f"<{self.base}#page-{page}>"
            self.lines += (
                target + _SELECTOR + selector,
                selector + _FRAGMENT,
                selector + _FRAGMENT_VALUE + _plain(f"page={page}"),
                f"{selector}{_CONFORMS}<{PDF_FRAGMENTS}>",
            )


def _plain(text: str) -> str:
    return quoted(clean(text))


def _literal(value: Text) -> str:
    written = _plain(value.value)
    return written if value.datatype in (None, _STRING) else f"{written}^^<{value.datatype}>"
