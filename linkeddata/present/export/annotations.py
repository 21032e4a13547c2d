"""A description as Web Annotations for annotation tools: what stands where on the page.

One annotation for each place that names a thing (its class as a tag, and its IRI), and one for each statement with words of the text
(the statement in words, as a description). The target is the page by its address, with a quotation and a position:

* HTML: both are those of `document.body`: the quotation as the text nodes have it, the position in their text, everything in the body
  counted (scripts too). What stands in tags or in the head has no annotation.
* plain text: the position in the text.
* Markdown: only the quotation, without marks, because the page that is made from it is not known.

Positions are code points, as the Web Annotation Data Model says; tools that count UTF-16 code units find another place after an emoji.

Source: Web Annotation Data Model (3.2 bodies, 3.3.5 motivations, 4.2.4 quotations, 4.2.5 positions).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from linkeddata.html.markup import Markup
from linkeddata.html.page_text import PageText
from linkeddata.present.diagram import labels
from linkeddata.present.export.records import shown_words
from linkeddata.present.html.content import Content
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.rdf.dataset import CONTEXT_LENGTH
from linkeddata.text.clean import clean
from linkeddata.values.description import EXISTENCE, Evidence, Family, Statement, Thing
from linkeddata.values.document import Source
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NAMED = (Family.PERSON, Family.ORGANIZATION, Family.PLACE, Family.EVENT)

Json = dict[str, Any]


def render(content: Content) -> str:
    """Return the annotations as JSON-LD: a list of objects, as annotation tools load it. Things come first, then statements."""
    index = DescriptionIndex(content.description)
    targets = _Targets(content, _address(index))
    items = [*_mentions(index, targets), *_statements(index, targets)]
    text = json.dumps(items, ensure_ascii=False, indent=2)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def no_address(content: Content) -> list[Finding]:
    """Return a finding if the address of the page is not known, so that no tool can find it."""
    if _address(DescriptionIndex(content.description)):
        return []
    what = "The annotations have no page, because the page's address is not known"
    todo = "give it with --url"
    return [Finding(Severity.WARNING, "annotations-no-address", f"{what}; {todo}.", fix=todo)]


def _address(index: DescriptionIndex) -> str:
    return index.first(index.article(), "url")


class _Targets:
    """Makes targets of evidence, in the document of a description if it is at hand."""

    def __init__(self, content: Content, address: str) -> None:
        facts = content.description.source
        self.source = address or f"urn:sha256:{facts.digest}"
        self.media_type = facts.media_type
        document = content.document
        self.document: Source | None = document.source if document else None
        self.page = PageText(Markup(document.source.text)) if document and self.media_type == "text/html" else None
        self.context = not content.hides

    def of(self, evidence: Evidence) -> Json | None:
        """Return the target of some words; None if no text node of the page has them."""
        selectors = self._selectors(evidence)
        return {"source": self.source, "selector": selectors} if selectors else None

    def _selectors(self, evidence: Evidence) -> list[Json]:
        if self.document is None or evidence.span.of(self.document.text) != evidence.quote or self._marked:
            quote = self._shown(evidence.quote)
            return [{"type": "TextQuoteSelector", "exact": quote}] if quote else []
        text, place = (
            (self.document.text, evidence.span) if self.page is None else (self.page.text, self.page.find(evidence.span))
        )
        return self._placed(text, place) if place else []

    @property
    def _marked(self) -> bool:
        return self.media_type == "text/markdown"

    def _shown(self, quote: str) -> str:
        return clean(shown_words(quote, self.media_type))

    def _placed(self, text: str, place: Span) -> list[Json]:
        quote: Json = {"type": "TextQuoteSelector", "exact": place.of(text)}
        if self.context:
            quote["prefix"] = text[max(0, place.start - CONTEXT_LENGTH) : place.start]
            quote["suffix"] = text[place.end : place.end + CONTEXT_LENGTH]
        return [quote, {"type": "TextPositionSelector", "start": place.start, "end": place.end}]


def _mentions(index: DescriptionIndex, targets: _Targets) -> Iterator[Json]:
    for thing in index.things.values():
        if thing.family not in _NAMED:
            continue
        bodies = [
            {"type": "SpecificResource", "purpose": "identifying", "source": thing.iri},
            *({"type": "TextualBody", "purpose": "tagging", "value": word} for word in _tags(index, thing)),
        ]
        for mention in dict.fromkeys(thing.mentions):
            target = targets.of(mention)
            if target:
                name = f"mention-{mention.span.start}-{mention.span.end}-{index.ids[thing.iri]}"
                yield _annotation(index, name, "identifying", bodies, [target])


def _tags(index: DescriptionIndex, thing: Thing) -> list[str]:
    return list(dict.fromkeys((thing.family.value, *index.classes(thing.iri))))


def _statements(index: DescriptionIndex, targets: _Targets) -> Iterator[Json]:
    for statement in index.description.statements:
        if statement.property in EXISTENCE | {"mentions", "about"}:
            continue
        found = [target for e in dict.fromkeys(statement.evidence) if (target := targets.of(e))]
        if found:
            body = {
                "type": "TextualBody",
                "purpose": "describing",
                "value": _sentence(index, statement),
                "format": "text/plain",
            }
            yield _annotation(index, f"note-{index.fact(statement)}", "describing", [{**body, "language": "en"}], found)


def _sentence(index: DescriptionIndex, statement: Statement) -> str:
    sure = f" (confidence {statement.confidence:.2f})" if statement.confidence < 1 else ""
    return f"{index.name(statement.subject)}: {labels.link(statement.property)}: {index.value(statement)}{sure}"


def _annotation(index: DescriptionIndex, name: str, motivation: str, bodies: list[Json], targets: list[Json]) -> Json:
    return {
        "@context": CONTEXT,
        "id": f"urn:sha256:{index.description.source.digest}#{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }
