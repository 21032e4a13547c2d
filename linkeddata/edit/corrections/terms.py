"""What a judgement may say: which classes and properties a kind of thing has, and how a value is written."""

from __future__ import annotations

import re

from linkeddata.rdf.lexical import fits
from linkeddata.schema import vocabulary
from linkeddata.schema.event_kinds import KINDS
from linkeddata.values.dates import Day, is_before, read_date
from linkeddata.values.description import Family, Ref, Text, Value
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.namespaces import SCHEMA, XSD

#: Family → the schema.org class that all its classes lie below.
CLASSES = {
    Family.ARTICLE: "CreativeWork",
    Family.EVENT: "Event",
    Family.PERSON: "Person",
    Family.ORGANIZATION: "Organization",
    Family.PLACE: "Place",
    Family.ROLE: "Role",
}
#: What `kind` may be: a family, or a kind of event.
KIND_WORDS = (*(family.value for family in Family), *KINDS)
_FAMILIES = frozenset(family.value for family in Family)
_NUMBERS = {"Integer": XSD + "integer", "Number": XSD + "decimal", "Float": XSD + "decimal", "Boolean": XSD + "boolean"}
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
#: Properties of which a thing has one value.
_OWN = frozenset({"type", "name", "additionalType", "startDate", "endDate"})


class Wrong(Exception):  # noqa: N818 (a value that is caught where the line is known)
    """What is wrong with a value, and what to do."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what, self.todo = what, todo


def family_of(kind: str | None) -> Family | None:
    """Return the family that a `kind` means, or None for any."""
    if kind is None:
        return None
    return Family(kind) if kind in _FAMILIES else Family.EVENT


def class_problem(value: str, family: Family | None) -> Wrong | None:
    """Return what is wrong with the value of `type`, or None.

    Args:
        value: a class of schema.org, or a kind of event.
        family: the family of the thing; None if it is not known.
    """
    known = vocabulary.terms().get(value)
    if value in KINDS and not known_class(value):
        return None if family in (None, Family.EVENT) else Wrong(f"{value!r} is a kind of event", "give a class of schema.org")
    if known is None or known.kind != "class":
        near = vocabulary.near_misses(value, kind="class")
        return Wrong(
            f"{value!r} is no class of schema.org", f"write {' or '.join(near)}" if near else "see `linkeddata vocab --all`"
        )
    fine = [f for f, above in CLASSES.items() if vocabulary.is_a(value, above)]
    if not fine:
        return Wrong(f"{value!r} is no class of things in a release", "give one of persons, organizations, places or events")
    if family is not None and family not in fine:
        return Wrong(f"{value!r} is no class for the kind {family.value}", f"give {CLASSES[family]} or a class below it")
    return None


def fits_class(value: str, family: Family) -> bool:
    """Return whether `type` may have a value on a thing of a family."""
    return class_problem(value, family) is None


def property_problem(name: str, family: Family | None) -> Wrong | None:
    """Return what is wrong with a property, or None."""
    known = vocabulary.terms().get(name)
    if known is None or known.kind != "property":
        near = vocabulary.near_misses(name, kind="property")
        return Wrong(
            f"{name!r} is no property of schema.org", f"write {' or '.join(near)}" if near else "see `linkeddata vocab --all`"
        )
    instead = vocabulary.replacement(name)
    if instead:
        return Wrong(f"schema.org has replaced {name!r}", f"write {instead}")
    if family is not None and not _belongs(name, CLASSES[family]):
        used = " or ".join(sorted(known.domain)[:3])
        return Wrong(f"the kind {family.value} has no {name!r}", f"it is used on {used}" if used else "choose another")
    return None


def _belongs(name: str, cls: str) -> bool:
    """Return whether a property may be used on a class, or on one below it."""
    domain = vocabulary.property(name).domain
    return not domain or vocabulary.belongs(name, cls) or any(vocabulary.is_a(user, cls) for user in domain)


def takes_things(name: str) -> tuple[Family, ...]:
    """Return the families whose things may be values of a property.

    >>> [family.value for family in takes_things("attendee")]
    ['person', 'organization']
    """
    named = (Family.PERSON, Family.ORGANIZATION, Family.PLACE, Family.EVENT)
    kinds = vocabulary.ranges().get(name, ())
    return tuple(
        f for f in named if any(vocabulary.is_a(kind, CLASSES[f]) or vocabulary.is_a(CLASSES[f], kind) for kind in kinds)
    )


def own(name: str) -> bool:
    """Return whether a property is corrected by a judgement of its own, and not by `add`."""
    return name in _OWN


def value_of(name: str, written: str) -> Value:
    """Return the value of a property from what an editor writes.

    Args:
        name: a property of schema.org.
        written: a date, an address, a member of an enumeration, a number or text.

    Raises:
        Wrong: the property takes no such value.
    """
    kinds = vocabulary.ranges().get(name, ("Text",))
    if {"Date", "DateTime"} & set(kinds):
        return day(written)
    member = next((m for k in kinds for m in vocabulary.members(k) if m == written.removeprefix(SCHEMA)), None)
    if member:
        return Ref(SCHEMA + member)
    if "URL" in kinds and (problem := iri_problem(written, WEB)) is None:
        return Ref(written)
    if "Text" in kinds:
        return Text(written)
    number = next((_NUMBERS[kind] for kind in kinds if kind in _NUMBERS), None)
    if number:
        if fits(written, number):
            return Text(written, number)
        raise Wrong(f"{written!r} is no value of {name}", "write a number, or true or false")
    if "URL" in kinds:
        raise Wrong(f"{written!r} {problem}", "give a whole address such as https://example.org/")
    things = takes_things(name)
    if things:
        raise Wrong(f"{name} takes a {' or '.join(f.value for f in things)}", 'name it in "b"')
    choices = [m for kind in kinds for m in vocabulary.members(kind)]
    raise Wrong(f"{written!r} is no value of {name}", f"use one of {', '.join(choices[:8])}" if choices else "choose another")


def day(written: str) -> Text:
    """Return a date with its type.

    Raises:
        Wrong: it is none.
    """
    try:
        read, _ = read_date(written)
    except (ValueError, AssertionError):
        raise Wrong(f"{written!r} is no date", "write it as 2024-05-03, or with the hour as 2024-05-03T14:30") from None
    if not read.time:
        return Text(read.iso, read.datatype)
    zone = _ZONE.search(written)
    moment = Day(read.year, read.month, read.day, read.time, zone.group() if zone else None)
    return Text(moment.iso, moment.datatype)


def days(written: str) -> tuple[Text, Text | None]:
    """Return the first and the last day of `2024-05-03` or `2024-05-03/2024-05-05` (ISO 8601, 4.4).

    Raises:
        Wrong: it is no date, or ends before it begins.
    """
    first, slash, last = written.partition("/")
    start, end = day(first), day(last) if slash else None
    if end and is_before(end.value, start.value):
        raise Wrong(f"{written!r} ends before it begins", "write the earlier day first")
    return start, end


def address(written: str) -> Ref:
    """Return a web address.

    Raises:
        Wrong: it is none.
    """
    problem = iri_problem(written, WEB)
    if problem:
        raise Wrong(f"{written!r} {problem}", "give a whole address such as https://example.org/")
    return Ref(written)


def known_property(name: str) -> bool:
    """Return whether a word is a property of schema.org."""
    known = vocabulary.terms().get(name)
    return known is not None and known.kind == "property"


def known_class(name: str) -> bool:
    """Return whether a word is a class of schema.org."""
    known = vocabulary.terms().get(name)
    return known is not None and known.kind == "class"
