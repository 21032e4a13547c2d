"""From a description to two graphs: its statements in schema.org terms, and the evidence for each triple.

The evidence graph is W3C Web Annotation and PROV. For every statement it contains one `oa:Annotation`

    <…#statement-MARK>  oa:hasBody        <…#triple-MARK>        the statement, reified (rdf:subject, rdf:predicate, rdf:object)
                        oa:hasTarget      <…#place-START-END>    the source with a position and a quotation selector,
                                          <urn:sha256:DIGEST>    or the source as a whole where no words were quoted
                        prov:wasGeneratedBy <…#run>              package, version and model; it used the source
                        ldt:basis, ldt:rule, ldt:confidence, and ldt:note if it is below the standard threshold

`…` is `urn:sha256:DIGEST` of the source, MARK is `Statement.mark`, START and END count code points of the decoded source
after its byte order mark, or of the text that was taken out of a file which is not text itself. A place in such a file has its
words as rdfs:label ("page 2, paragraph 3"), and in a PDF a fragment selector for its page. There is no blank node and no time
stamp in either graph. The terms that no vocabulary has (`basis`, `rule`, `confidence`, `note`, `model`, and facts of the source:
`sha256`, `encoding`, `length`) live in `https://w3id.org/linkeddata/terms#`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linkeddata.text.clean import clean
from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text
from linkeddata.values.iris import check_iri
from linkeddata.values.namespaces import DCTERMS, OA, PROV, RDF, RDFS, SCHEMA, TERMS, XSD
from linkeddata.version import __version__

if TYPE_CHECKING:
    from rdflib import Graph, Literal, URIRef

#: The note in the evidence of a statement that is published with low confidence.
UNSURE = "below the standard bar"

#: A page of a PDF as Web Annotation names it (4.2.1), in the words of `Evidence.place`.
PDF = "application/pdf"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"  # the name that Web Annotation gives the syntax; RFC 8118 replaced the RFC
_PAGE = re.compile(r"page ([1-9]\d{0,5})\b")

#: Code points of the source kept before and after a quotation (Web Annotation Model, 4.2.4: enough to tell two places apart).
CONTEXT_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Dataset:
    """Two named graphs about one document; their names are the graphs' identifiers.

    Args:
        data: the statements of the document, schema.org terms.
        evidence: one annotation for each statement; empty if no evidence was requested.
        article: IRI of the article, the root of nested output.
        order: IRIs in the order in which subjects and objects are written; those not named here follow, sorted.
    """

    data: Graph
    evidence: Graph
    article: str
    order: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The IRI of the source, `urn:sha256:` and its digest: what the IRIs of a document without an address begin with."""
        return str(self.data.identifier).partition("#")[0]


def triple(statement: Statement) -> tuple[URIRef, URIRef, URIRef | Literal]:
    """Return the one triple that `statement` is.

    Raises:
        UnreadableError: an IRI of it cannot be written.
    """
    from rdflib import URIRef

    predicate = RDF + "type" if statement.property == "type" else SCHEMA + statement.property
    value = statement.value
    node = URIRef(check_iri(value.iri)) if isinstance(value, Ref) else _literal(value)
    return URIRef(check_iri(statement.subject)), URIRef(check_iri(predicate)), node


def _literal(value: Text) -> Literal:
    from rdflib import Literal, URIRef

    if value.datatype is None or value.datatype == XSD + "string":
        return Literal(clean(value.value))
    return Literal(clean(value.value), datatype=URIRef(check_iri(value.datatype)), normalize=False)


def dataset(description: Description, *, evidence: bool = True, text: str | None = None) -> Dataset:
    """Turn a description into its data graph and its evidence graph.

    Args:
        description: things and statements; nothing is minted, left out or added here.
        evidence: False leaves the evidence graph empty.
        text: the decoded source after its byte order mark, where at hand: quotation selectors then carry what stands
            before and after them.

    Returns:
        the two graphs; `order` lists things as the description does, then evidence nodes statement by statement.

    Raises:
        UnreadableError: an IRI of the description cannot be written.
    """
    from rdflib import Graph, URIRef

    base = "urn:sha256:" + description.source.digest
    data = Graph(identifier=URIRef(base + "#data"))
    notes = _Notes(base, Graph(identifier=URIRef(base + "#evidence")), text, description.source.media_type)
    if evidence:
        notes.run(description)
    for statement in description.statements:
        spo = triple(statement)
        data.add(spo)
        if evidence:
            notes.annotate(statement, spo)
    things = tuple(thing.iri for thing in description.things)
    order = dict.fromkeys((*things, *notes.order))  # a description may call the article by its source's IRI
    return Dataset(data, notes.graph, article_of(description), tuple(order))


def article_of(description: Description) -> str:
    """Return the IRI of the article, or of what comes first if there is none; of an empty description its source's."""
    articles = (thing.iri for thing in description.things if thing.family is Family.ARTICLE)
    first = description.things[0].iri if description.things else "urn:sha256:" + description.source.digest
    return next(articles, first)


def joined(graphs: Dataset) -> Dataset:
    """Return a dataset whose data graph holds the evidence too, for formats of one graph."""
    from rdflib import Graph

    whole = Graph(identifier=graphs.data.identifier, bind_namespaces="none")
    for graph in (graphs.data, graphs.evidence):
        for statement in graph:
            whole.add(statement)
    return replace(graphs, data=whole, evidence=Graph(identifier=graphs.evidence.identifier, bind_namespaces="none"))


def changed(graphs: Dataset, before: Description, after: Description) -> Dataset:
    """Return a dataset as another description has it, without building it anew.

    Args:
        graphs: those of `before`, without evidence; its data graph is changed in place.
        before: a description.
        after: one with some statements and things more and some less; its first thing is the root of nested output.
    """
    old, new = set(before.statements), set(after.statements)
    kept = {triple(s) for s in after.statements}
    for statement in old - new:
        if triple(statement) not in kept:
            graphs.data.remove(triple(statement))
    for statement in new - old:
        graphs.data.add(triple(statement))
    return replace(graphs, article=article_of(after), order=tuple(dict.fromkeys(thing.iri for thing in after.things)))


class _Notes:
    """The evidence graph while it is being written; remembers in which order its nodes came."""

    def __init__(self, base: str, graph: Graph, text: str | None, media_type: str) -> None:
        from rdflib import Literal, URIRef

        self.base, self.graph, self.text, self.media_type = base, graph, text, media_type
        self.order: dict[str, None] = {}
        self._iri, self._literal = URIRef, Literal

    def run(self, description: Description) -> None:
        """Say what ran, and on what."""
        agent = f"https://pypi.org/project/linkeddata/{__version__}/"
        facts = description.source
        self._node(
            self.base + "#run",
            ("type", PROV + "Activity"),
            (PROV + "used", self.base),
            (PROV + "wasAssociatedWith", agent),
            *(((TERMS + "model", Text(description.model)),) if description.model else ()),
        )
        self._node(agent, ("type", PROV + "SoftwareAgent"), (DCTERMS + "title", Text(f"linkeddata {__version__}")))
        self._node(
            self.base,
            ("type", PROV + "Entity"),
            (DCTERMS + "format", Text(facts.media_type)),
            (TERMS + "sha256", Text(facts.digest)),
            (TERMS + "encoding", Text(facts.encoding)),
            (TERMS + "length", Text(str(facts.length), XSD + "nonNegativeInteger")),
        )

    def annotate(self, statement: Statement, spo: tuple[URIRef, URIRef, URIRef | Literal]) -> None:
        """Add the annotation of one statement."""
        mark, again = statement.mark, 1
        while f"{self.base}#statement-{mark}" in self.order:  # the same triple with another basis
            again += 1
            mark = f"{statement.mark}-{again}"
        note, body = f"{self.base}#statement-{mark}", f"{self.base}#triple-{mark}"
        targets = tuple(dict.fromkeys(self._place_iri(e) for e in statement.evidence)) or (self.base,)
        self._node(
            note,
            ("type", OA + "Annotation"),
            (OA + "hasBody", body),
            *((OA + "hasTarget", target) for target in targets),
            (PROV + "wasGeneratedBy", self.base + "#run"),
            (TERMS + "basis", Text(statement.basis.value)),
            *(((TERMS + "rule", Text(statement.rule)),) if statement.rule else ()),
            (TERMS + "confidence", Text(decimal(statement.confidence), XSD + "decimal")),
            *(((TERMS + "note", Text(UNSURE)),) if statement.unsure else ()),
        )
        self._node(body, ("type", RDF + "Statement"))
        for name, term in zip(("subject", "predicate", "object"), spo, strict=True):
            self.graph.add((self._iri(body), self._iri(RDF + name), term))
        for evidence in statement.evidence:
            self._place(evidence)

    def _place_iri(self, evidence: Evidence) -> str:
        return f"{self.base}#place-{evidence.span.start}-{evidence.span.end}"

    def _place(self, evidence: Evidence) -> None:
        target, span = self._place_iri(evidence), evidence.span
        if target in self.order:
            return
        position = f"{self.base}#position-{span.start}-{span.end}"
        quote = f"{self.base}#quote-{span.start}-{span.end}"
        page = page_of(evidence) if self.media_type == PDF else None
        self._node(
            target,
            ("type", OA + "SpecificResource"),
            *(((RDFS + "label", Text(evidence.place)),) if evidence.place else ()),
            (OA + "hasSource", self.base),
            (OA + "hasSelector", position),
            (OA + "hasSelector", quote),
            *(((OA + "hasSelector", f"{self.base}#page-{page}"),) if page else ()),
        )
        if page:
            self._page(page)
        self._node(
            position,
            ("type", OA + "TextPositionSelector"),
            (OA + "start", Text(str(span.start), XSD + "nonNegativeInteger")),
            (OA + "end", Text(str(span.end), XSD + "nonNegativeInteger")),
        )
        around: list[tuple[str, Text]] = []
        if self.text is not None and span.of(self.text) == evidence.quote:
            around.append((OA + "prefix", Text(self.text[max(0, span.start - CONTEXT_LENGTH) : span.start])))
            around.append((OA + "suffix", Text(self.text[span.end : span.end + CONTEXT_LENGTH])))
        self._node(quote, ("type", OA + "TextQuoteSelector"), (OA + "exact", Text(evidence.quote)), *around)

    def _page(self, page: str) -> None:
        """Add the selector of a page of a PDF."""
        self._node(
            f"{self.base}#page-{page}",
            ("type", OA + "FragmentSelector"),
            (RDF + "value", Text(f"page={page}")),
            (DCTERMS + "conformsTo", PDF_FRAGMENTS),
        )

    def _node(self, iri: str, *facts: tuple[str, str | Text]) -> None:
        """Add one node: pairs of predicate and value; a string value is an IRI."""
        self.order[iri] = None
        subject = self._iri(iri)
        for predicate, value in facts:
            term = self._iri(value) if isinstance(value, str) else _literal(value)
            self.graph.add((subject, self._iri(RDF + "type" if predicate == "type" else predicate), term))


def decimal(number: float) -> str:
    """Return `number` as an xsd:decimal of at most three digits after the point, canonical form ("0.95", "1.0")."""
    text = f"{number:.3f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def page_of(evidence: Evidence) -> str | None:
    """Return the number of the page on which words stand, or None if their place does not say."""
    found = _PAGE.match(evidence.place or "")
    return found[1] if found else None
