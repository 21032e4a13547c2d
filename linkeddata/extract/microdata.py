"""Microdata: items in the attributes of a page, as JSON-LD objects with their places.

Source: HTML Living Standard, 5 (Microdata); W3C Note "Microdata to RDF" for vocabularies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from linkeddata.extract import vocabularies
from linkeddata.extract.addresses import resolved
from linkeddata.extract.item import Item, Path
from linkeddata.extract.tree import Element, place, words
from linkeddata.schema.contexts import addresses
from linkeddata.schema.vocabulary import https
from linkeddata.values.namespaces import SCHEMA

#: Elements whose property is an address → the attribute that holds it.
_LINKS = {
    **dict.fromkeys("audio embed iframe img source track video".split(), "src"),
    **dict.fromkeys("a area link".split(), "href"),
    "object": "data",
}
#: Elements whose property is an attribute's text → the attribute.
_VALUES = {"meta": "content", "data": "value", "meter": "value", "time": "datetime", "input": "value"}
#: Properties that say what a user fills in: the element itself is the value.
_INPUTS = ("-input", "-output")
#: Most elements that items with `itemref` may look at together: thousands of items that all refer to one list would take hours.
_MOST_STEPS = 200_000


@dataclass
class Reader:
    """Reads the items of one page.

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
    _labels: dict[Element, str] = field(default_factory=dict)
    _written: set[Element] = field(default_factory=set)
    _places: dict[Path, int] = field(default_factory=dict)
    _properties: dict[Element, list[Element]] = field(default_factory=dict)
    _steps: int = 0

    def items(self) -> list[Item]:
        """Return the top-level items in page order, with the items that are their values inside."""
        scopes = [e for e in self.root.iter() if isinstance(e.tag, str) and e.get("itemscope") is not None]
        named = self._named(scopes)
        for scope in scopes:
            self._properties[scope] = list(self._found(scope, named))
        times = Counter[Element]()
        for element in (element for scope in scopes for element in self._properties[scope]):
            times[element] += len(_tokens(element, "itemprop"))
        roots = dict.fromkeys(scope for scope in scopes if not times[scope])
        roots.update(dict.fromkeys(self._circular(scopes, roots)))
        shared = [scope for scope in scopes if times[scope] + (scope in roots) > 1]
        self._labels = {scope: f"_:b{number}" for number, scope in enumerate(shared)}
        made = []
        for scope in roots:
            self._places = {}
            value = self._object(scope, (), "")
            made.append(Item("microdata", value, places=self._places))
        return made

    def _circular(self, scopes: list[Element], roots: Collection[Element]) -> Iterator[Element]:
        """Yield an item of each circle of items that hold each other and that nothing else leads to."""
        reached: set[Element] = set()
        for scope in [*roots, *scopes]:
            if scope not in reached and scope not in roots:
                yield scope
            ahead = [scope]
            while ahead:
                one = ahead.pop()
                if one not in reached:
                    reached.add(one)
                    ahead += [p for p in self._properties[one] if p.get("itemscope") is not None]

    def _named(self, scopes: list[Element]) -> dict[str, Element]:
        """Return the elements that `itemref` names: the first of an id counts."""
        wanted = {name for scope in scopes for name in _tokens(scope, "itemref")}
        found: dict[str, Element] = {}
        for element in self.root.iter() if wanted else ():
            name = element.get("id")
            if name in wanted:
                found.setdefault(name, element)
        return found

    def _found(self, scope: Element, named: dict[str, Element]) -> Iterator[Element]:
        """Yield the elements with the properties of an item, in page order; those of items inside it are not its own.

        Source: HTML Living Standard, 5.2.5 (the properties of an item).
        """
        others = [named[name] for name in dict.fromkeys(_tokens(scope, "itemref")) if name in named]
        memory, found = {scope}, []
        ahead = [*others[::-1], *reversed(scope)]
        while ahead:
            current = ahead.pop()
            self._steps += bool(others)
            if self._steps > _MOST_STEPS:
                raise ValueError("its items share too many properties by itemref")
            if current in memory or not isinstance(current.tag, str):
                continue
            memory.add(current)
            if current.get("itemscope") is None:
                ahead += reversed(current)
            if _tokens(current, "itemprop"):
                found.append(current)
        if others:
            found.sort(key=place)
        yield from found

    def _object(self, scope: Element, path: Path, around: str) -> dict[str, Any]:
        """Return an item; `around` is the vocabulary of the item that it is a value of."""
        made: dict[str, Any] = {}
        self._places[path] = place(scope)
        if scope in self._written:
            return {"@id": self._name(scope) or ""}
        self._written.add(scope)
        types = [self._kind(kind, scope) for kind in _tokens(scope, "itemtype")]
        space = _space(types[0]) if types else around
        if space != around:
            made["@context"] = SCHEMA.rstrip("/") if space == SCHEMA else {"@vocab": space}
        if name := self._name(scope):
            made["@id"] = name
        if local := [kind.removeprefix(space) for kind in types]:
            made["@type"] = local[0] if len(local) == 1 else local
        given: dict[str, list[Element]] = {}
        for element in self._properties[scope]:
            for key in _tokens(element, "itemprop"):
                if not _unfilled(element, key):
                    given.setdefault(_property(key), []).append(element)
        for key, elements in given.items():
            at = (*path, key)
            self._places[at] = place(elements[0])
            if len(elements) == 1:
                made[key] = self._value(elements[0], key, at, space)
            else:
                made[key] = [self._value(e, key, (*at, number), space) for number, e in enumerate(elements)]
        return made

    def _kind(self, written: str, scope: Element) -> str:
        kind, wrong = vocabularies.kind(written)
        if wrong:
            self.foreign.append((place(scope), wrong))
        return kind

    def _name(self, scope: Element) -> str | None:
        """Return the IRI of an item, or its label if it is a value more than once."""
        given = (scope.get("itemid") or "").strip("\t\n\f\r ")
        return resolved(given, self.base, self.stand_in) if given else self._labels.get(scope)

    def _value(self, element: Element, key: str, path: Path, space: str) -> Any:
        """Return the value of a property.

        Source: HTML Living Standard, 5.2.4 (values); schema.org, "Potential actions" (inputs); schema.org's examples (`content` on
        any element that is no link).
        """
        if element.get("itemscope") is not None:
            return self._object(element, path, space)
        self._places[path] = place(element)
        tag = element.tag
        if tag in _LINKS:
            return self._address(element.get(_LINKS[tag]) or "", key, space)
        text = None if key.endswith(_INPUTS) else element.get(_VALUES.get(tag, "content"), element.get("content"))
        if text is not None:
            return text.strip("\t\n\f\r ") if tag == "time" else text
        if key.endswith(_INPUTS):
            return " ".join(_input(element)) or words(element)
        return "" if tag in ("meta", "data", "meter") else words(element)

    def _address(self, reference: str, key: str, space: str) -> Any:
        if not reference.strip():
            return ""
        full = resolved(reference, self.base, self.stand_in)
        read_as_address = space == SCHEMA and key in addresses()
        return full if read_as_address and not self.stand_in else {"@id": full}


def _input(element: Element) -> Iterator[str]:
    """Yield what a user fills in, in the words of schema.org: `required maxlength=100 name=q`."""
    for name in ("required", "multiple", "readonly"):
        if element.get(name) is not None:
            yield name
    for name in ("min", "max", "step", "minlength", "maxlength", "pattern", "value", "name"):
        if element.get(name):
            yield f"{name}={element.get(name)}"


def _unfilled(element: Element, key: str) -> bool:
    """Return whether an element is a field of a form that has no value yet."""
    return element.tag == "input" and not element.get("content") and not key.endswith(_INPUTS) and not element.get("value")


def _tokens(element: Element, name: str) -> list[str]:
    return list(dict.fromkeys((element.get(name) or "").split()))


def _property(name: str) -> str:
    """Return a property as a JSON-LD key; a name that JSON-LD reads as a keyword is written out."""
    return SCHEMA + name if name in ("id", "type") or name.startswith("@") else https(name)


def _space(kind: str) -> str:
    """Return the vocabulary of a type: everything up to its last slash or number sign."""
    return kind[: max(kind.rfind("/"), kind.rfind("#")) + 1]
