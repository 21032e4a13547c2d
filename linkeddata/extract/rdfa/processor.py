"""The elements of a page → RDF statements, each with its place.

Source: RDFa Core 1.1, 7.5 (sequence); HTML+RDFa 1.1, 3.1 (additional rules for HTML).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linkeddata.extract import vocabularies
from linkeddata.extract.meta_tags import NAMESPACES
from linkeddata.extract.rdfa.context import Context
from linkeddata.extract.tree import Element, content, place
from linkeddata.schema import vocabulary
from linkeddata.values.namespaces import RDF, SCHEMA, XSD

#: An element with none of these attributes says nothing.
ATTRIBUTES = frozenset("about href property rel resource rev src typeof data".split())
_RESOURCES = ("resource", "href", "src", "data")
#: Markup as a value → how it is written.
_MARKUP = {RDF + "XMLLiteral": "xml", RDF + "HTML": "html"}
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
#: Types of links in HTML, which say how a browser treats the link, not what the page is about.
_LINK_TYPES = frozenset(
    "alternate apple-touch-icon bookmark canonical dns-prefetch dofollow external icon manifest mask-icon me modulepreload next "
    "nofollow noindex noopener noreferrer opener pingback preconnect prefetch preload prerender prev previous privacy-policy search "
    "shortcut shortlink sponsored stylesheet tag terms-of-service ugc up".split()
)
_OF_META_TAGS = tuple(space for syntax in ("open-graph", "twitter") for space in NAMESPACES[syntax].values())
_DATE, _TIME = r"-?\d{4,}-\d\d-\d\d", r"\d\d:\d\d:\d\d(?:\.\d+)?"
#: Datatype → the form of its values in `<time>`.
_MOMENTS = {
    "duration": re.compile(r"-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?\Z"),
    "dateTime": re.compile(rf"{_DATE}T{_TIME}{_ZONE}\Z"),
    "date": re.compile(rf"{_DATE}{_ZONE}\Z"),
    "time": re.compile(rf"{_TIME}{_ZONE}\Z"),
    "gYearMonth": re.compile(rf"-?\d{{4,}}-\d\d{_ZONE}\Z"),
    "gYear": re.compile(rf"-?\d{{4,}}{_ZONE}\Z"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its lexical form, language tag or None, IRI of its datatype or None."""

    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: IRIs or labels `_:x`, and the offset in the page of the start tag that makes it."""

    subject: str
    predicate: str
    object: str | Text
    at: int


@dataclass(slots=True)
class _Lists:
    """The list mapping: the values that `inlist` collects for one subject, property → values with their places."""

    origin: str
    values: dict[str, list[tuple[str | Text, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A statement that waits for its object (or, if `backwards`, its subject): one that an element inside names."""

    subject: str
    predicate: str
    at: int
    backwards: bool = False
    listed: _Lists | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around one hand to it: the object, statements that wait, lists."""

    object: str
    hanging: list[_Hanging]
    lists: _Lists


@dataclass
class Processor:
    """Reads the RDFa of one page.

    Args:
        root: the page's root element.
        base: the page's address, or a URN, see `addresses.resolved`.
        stand_in: see `addresses.resolved`.
        foreign: receives offset and address of each misspelt address of schema.org.
    """

    root: Element
    base: str
    stand_in: str = ""
    foreign: list[tuple[int, str]] = field(default_factory=list)
    _made: list[Statement] = field(default_factory=list)
    _count: int = 0

    def statements(self) -> list[Statement]:
        """Return the statements, in page order."""
        page = self.base.partition("#")[0]
        lists = _Lists(page)
        self._element(self.root, Context(self.base, self.stand_in), _Around(page, [], lists))
        self._close(lists, 0)
        return self._made

    def _blank(self) -> str:
        self._count += 1
        return f"_:{self._count}"

    def _element(self, element: Element, outside: Context, around: _Around) -> None:
        """Read an element and those inside it."""
        context = outside.inside(element)
        if wrong := vocabularies.space((element.get("vocab") or "").strip())[1]:
            self.foreign.append((place(element), wrong))
        rel, rev = _relations(element, "rel", context), _relations(element, "rev", context)
        if ATTRIBUTES.isdisjoint(element.keys()):
            self._inside(element, context, around)
            return
        related = rel is not None or rev is not None
        subject, held, typed = self._resources(element, context, around.object, related=related)
        says = "property" in element.keys() and not _unfilled(element)
        if subject is None and not related and not says:  # only words are declared here
            self._inside(element, context, around)
            return
        named = around.object if subject is None else subject
        lists = around.lists if named == around.object else _Lists(named)
        at = place(element)
        for kind in context.iris(element.get("typeof")) if typed is not None else ():
            self._say(typed, RDF + "type", kind, at)
        listed = lists if "inlist" in element.keys() else None
        waiting = [_Hanging(named, p, at, listed=listed) for p in rel or ()]
        waiting += [_Hanging(named, p, at, backwards=True) for p in rev or ()]
        if held is not None:
            for one in waiting:
                self._complete(one, held)
            waiting = []
        elif related:
            held = self._blank()
            for one in waiting:
                if one.listed is not None:
                    one.listed.values.setdefault(one.predicate, [])
        if says:
            value = self._value(element, context, typed, related=related)
            for predicate in _properties(element, context):
                if listed is not None:
                    listed.values.setdefault(predicate, []).append((value, at))
                else:
                    self._say(named, predicate, value, at)
        for one in around.hanging:
            self._complete(one, named)
        self._inside(element, context, _Around(held if held is not None else named, waiting, lists))
        if lists is not around.lists:
            self._close(lists, at)

    def _inside(self, element: Element, context: Context, around: _Around) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, context, around)

    def _resources(
        self, element: Element, context: Context, parent: str, *, related: bool
    ) -> tuple[str | None, str | None, str | None]:
        """Return the subject that an element names, the object for the elements inside it, and what `typeof` is about.

        Source: RDFa Core 1.1, 7.5, steps 5 and 6; HTML+RDFa 1.1, 3.1 (`head` and `body` are about what is around them).
        """
        given = element.keys()
        typing = "typeof" in given
        about = context.resource(element.get("about")) if "about" in given else None
        resource = self._first_resource(element, context)
        outer = parent if element is self.root or element.tag in ("head", "body") else None
        if related:
            held = resource or (self._blank() if typing and about is None else None)
            return about or outer, held, (about or held) if typing else None
        if "property" in given and not {"content", "datatype"} & set(given):
            if not typing:
                return about or outer, None, None
            held = None if about or (outer and element is self.root) else resource or self._blank()
            return about or outer, held, about or held or outer
        subject = about or resource or outer or (self._blank() if typing else None)
        return subject, None, subject if typing else None

    def _first_resource(self, element: Element, context: Context) -> str | None:
        for name in _RESOURCES:
            text = element.get(name)
            if text is not None and (name != "data" or element.tag == "object"):
                found = context.resource(text) if name == "resource" else context.link(text)
                if found is not None:
                    return found
        return None

    def _value(self, element: Element, context: Context, typed: str | None, *, related: bool) -> str | Text:
        """Return the value of an element's `property`.

        Source: RDFa Core 1.1, 7.5, step 11; HTML+RDFa 1.1, 3.1 (`datetime` and `<time>`); `<data>` as in
        other processors.
        """
        given = element.keys()
        moment = element.get("datetime") if "content" not in given else None
        if moment is None and element.tag == "time" and "content" not in given:
            moment = "".join(element.itertext())
        text = element.get("content", element.get("value") if element.tag == "data" else moment)
        if element.get("datatype", "").strip():
            datatype = context.iri(element.get("datatype").strip())
            if datatype in _MARKUP and text is None:
                return Text(content(element, _MARKUP[datatype]), datatype=datatype)
            value = "".join(element.itertext()) if text is None else text
            return Text(value, datatype=datatype) if datatype else Text(value, context.language)
        if "datatype" not in given and moment is not None:
            found = next((kind for kind, form in _MOMENTS.items() if form.match(moment)), None)
            return Text(moment, datatype=XSD + found) if found else Text(moment, context.language)
        if text is not None:
            return Text(text, context.language)
        if not related and "datatype" not in given:
            resource = self._first_resource(element, context)
            if typed is not None and "about" not in given:
                return typed
            if resource is not None:
                return resource
        return Text("".join(element.itertext()), context.language)

    def _say(self, subject: str, predicate: str, value: str | Text, at: int) -> None:
        self._made.append(Statement(subject, predicate, value, at))

    def _complete(self, hanging: _Hanging, resource: str) -> None:
        if hanging.listed is not None:
            hanging.listed.values.setdefault(hanging.predicate, []).append((resource, hanging.at))
        elif hanging.backwards:
            self._say(resource, hanging.predicate, hanging.subject, hanging.at)
        else:
            self._say(hanging.subject, hanging.predicate, resource, hanging.at)

    def _close(self, lists: _Lists, at: int) -> None:
        """Say the lists that were collected for one subject.

        Source: RDFa Core 1.1, 7.5, step 14.
        """
        for predicate, values in lists.values.items():
            nodes = [self._blank() for _ in values]
            ends = [*nodes, RDF + "nil"]
            self._say(lists.origin, predicate, ends[0], values[0][1] if values else at)
            for node, rest, (value, place_) in zip(nodes, ends[1:], values, strict=True):
                self._say(node, RDF + "first", value, place_)
                self._say(node, RDF + "rest", rest, place_)


def _properties(element: Element, context: Context) -> list[str]:
    """Return the properties of an element, for a meta tag without those that `meta_tags` reads."""
    found = context.iris(element.get("property"))
    return [p for p in found if not p.startswith(_OF_META_TAGS)] if element.tag == "meta" else found


def _unfilled(element: Element) -> bool:
    """Return whether an element is a field of a form that has no value yet."""
    return element.tag == "input" and not element.get("content")


def _relations(element: Element, name: str, context: Context) -> list[str] | None:
    """Return the properties in `rel` or `rev`, or None if the element has no such relation.

    Beside `property` only CURIEs and addresses count. HTML's own link types are no terms of schema.org.
    Source: HTML+RDFa 1.1, 3.1.
    """
    given = element.get(name)
    if given is None:
        return None
    words = [w for w in given.split() if ":" in w or "property" not in element.keys()]
    if context.vocabulary == SCHEMA:
        words = [w for w in words if w.lower() not in _LINK_TYPES or w in vocabulary.terms()]
    return context.iris(" ".join(words)) if words or not given.strip() else None
