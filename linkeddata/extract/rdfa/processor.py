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
_OF_META_TAGS = frozenset(prefix for syntax in ("open-graph", "twitter") for prefix in NAMESPACES[syntax])
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
        says = "property" in element.attrib and not _unfilled(element)
        related = rel is not None or rev is not None
        subject, held, typed = self._resources(element, context, around.object, related=related)
        if subject is None and not related and not says:  # only words are declared here, if anything
            self._inside(element, context, around)
            return
        named = around.object if subject is None else subject
        lists = around.lists if named == around.object else _Lists(named)
        at = place(element)
        if typed is not None:
            for kind in context.iris(element.get("typeof")):
                self._say(typed, RDF + "type", kind, at)
        listed = lists if "inlist" in element.attrib else None
        waiting = [_Hanging(named, p, at, listed=listed) for p in rel or ()]
        waiting += [_Hanging(named, p, at, backwards=True) for p in rev or ()]
        if held is not None:
            waiting = self._complete(waiting, held)
        elif related:
            held = self._blank()
            _begin_lists(waiting)
        if says:
            self._property(element, context, named, self._value(element, context, typed, related=related), listed)
        self._complete(around.hanging, named)
        self._inside(element, context, _Around(held if held is not None else named, waiting, lists))
        if lists is not around.lists:
            self._close(lists, at)

    def _property(self, element: Element, context: Context, subject: str, value: str | Text, listed: _Lists | None) -> None:
        at = place(element)
        for predicate in _properties(element, context):
            if listed is not None:
                listed.values.setdefault(predicate, []).append((value, at))
            else:
                self._say(subject, predicate, value, at)

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
        given = element.attrib
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
        given = element.attrib
        moment = _moment(element)
        text = element.get("content", element.get("value") if element.tag == "data" else moment)
        if element.get("datatype", "").strip():
            return _typed(element, context.iri(element.get("datatype").strip()), text, context.language)
        if "datatype" not in given and moment is not None:
            found = next((kind for kind, form in _MOMENTS.items() if form.match(moment)), None)
            return Text(moment, datatype=XSD + found) if found else Text(moment, context.language)
        if text is None and not related and "datatype" not in given:
            if typed is not None and "about" not in given:
                return typed
            if (resource := self._first_resource(element, context)) is not None:
                return resource
        return Text("".join(element.itertext()) if text is None else text, context.language)

    def _say(self, subject: str, predicate: str, value: str | Text, at: int) -> None:
        self._made.append(Statement(subject, predicate, value, at))

    def _complete(self, hanging: list[_Hanging], resource: str) -> list[_Hanging]:
        """Say the statements that waited for a resource; none is left."""
        for one in hanging:
            if one.listed is not None:
                one.listed.values.setdefault(one.predicate, []).append((resource, one.at))
            elif one.backwards:
                self._say(resource, one.predicate, one.subject, one.at)
            else:
                self._say(one.subject, one.predicate, resource, one.at)
        return []

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


def _moment(element: Element) -> str | None:
    """Return the date or time of an element: its `datetime`, or the text of `<time>`; None if `content` says something else."""
    if "content" in element.attrib:
        return None
    text: str | None = element.get("datetime")
    return "".join(element.itertext()) if text is None and element.tag == "time" else text


def _typed(element: Element, datatype: str | None, text: str | None, language: str | None) -> Text:
    """Return the literal of an element that names a datatype; without a meaning, the name does not count."""
    if datatype in _MARKUP and text is None:
        return Text(content(element, _MARKUP[datatype]), datatype=datatype)
    value = "".join(element.itertext()) if text is None else text
    return Text(value, datatype=datatype) if datatype else Text(value, language)


def _begin_lists(waiting: list[_Hanging]) -> None:
    """Begin the lists of statements that wait; a list for which nothing comes is empty."""
    for one in waiting:
        if one.listed is not None:
            one.listed.values.setdefault(one.predicate, [])


def _properties(element: Element, context: Context) -> list[str]:
    """Return the properties of an element, for a meta tag without those that `meta_tags` reads."""
    words = element.get("property").split()
    if element.tag == "meta":
        words = [word for word in words if word.partition(":")[0].lower() not in _OF_META_TAGS]
    return context.iris(" ".join(words))


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
    words = [w for w in given.split() if ":" in w or "property" not in element.attrib]
    if context.vocabulary == SCHEMA:
        words = [w for w in words if w.lower() not in _LINK_TYPES or w in vocabulary.terms()]
    return context.iris(" ".join(words)) if words or not given.strip() else None
