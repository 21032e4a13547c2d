"""Plain values: text, numbers, dates, addresses, members of enumerations, each judged by what its property takes.

A judge looks at one aspect of a value and returns what is wrong with it, that it is fine, or None; the first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rdflib import XSD

from linkeddata.schema import vocabulary
from linkeddata.text.language_tags import is_tag, looks_like_tag
from linkeddata.validation.rules import dates
from linkeddata.validation.rules.ranges import FIGURES, WORDS, in_words, listed, members, takes
from linkeddata.values.iris import is_web_address

#: Authors are often given by name alone; search engines accept it, so it is only a warning.
_MAKERS = frozenset({"author", "creator", "contributor", "editor"})
#: The subject of a page is often given in a few words.
_SUBJECTS = frozenset({"about", "mentions"})
_NUMERIC = frozenset(map(str, (XSD.integer, XSD.double, XSD.decimal, XSD.float)))
_TRUTHS = frozenset({"true", "false", "https://schema.org/true", "https://schema.org/false"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+\Z", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\A\s*[+-]?\d[\d.,\s]*(?:[eE][+-]?\d+)?\s*\Z")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*\Z")


class Wrong(StrEnum):
    """What can be wrong with a value: the codes of the rules for values."""

    TYPE = "value-of-wrong-type"
    TEXT_FOR_THING = "text-for-thing"
    AUTHOR_AS_TEXT = "author-as-text"
    SUBJECT_AS_TEXT = "subject-as-text"
    ADDRESS_FOR_THING = "address-for-thing"
    ADDRESS = "address-invalid"
    EMPTY = "text-empty"
    NUMBER_FOR_TEXT = "number-for-text"
    TEXT_FOR_NUMBER = "text-for-number"
    MEMBER = "enumeration-unknown"
    LANGUAGE = "language-unknown"
    DATE_IN_WORDS = "date-in-words"
    DATE_IMPOSSIBLE = "date-impossible"
    MIDNIGHT = "midnight"


class Value(NamedTuple):
    """A plain value of a property.

    It is a tuple because a page has hundreds, and each is looked up in a cache.

    Args:
        name: the property, local name.
        text: the value.
        datatype: IRI of its datatype, None for plain text.
        language: its language tag, or None.
    """

    name: str
    text: str
    datatype: str | None = None
    language: str | None = None

    @property
    def takes(self) -> frozenset[str]:
        """The types of value that the property takes."""
        return takes(self.name)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a value, or None; what may have been meant; what would be right, in words."""

    wrong: Wrong | None = None
    near: tuple[str, ...] = ()
    expected: str = ""


FINE = Verdict()


@lru_cache(maxsize=16384)
def judge(value: Value) -> Verdict:
    """Return what is wrong with a plain value.

    >>> judge(Value("startDate", "next Monday")).wrong, judge(Value("name", "Fair")).wrong
    (<Wrong.DATE_IN_WORDS: 'date-in-words'>, None)
    """
    return next((verdict for one in _JUDGES if (verdict := one(value)) is not None), FINE)


def _empty(value: Value) -> Verdict | None:
    return Verdict(Wrong.EMPTY) if _BLANK.match(value.text) else None


def _language(value: Value) -> Verdict | None:
    named = value.name == "inLanguage" or (value.name == "availableLanguage" and looks_like_tag(value.text))
    tags = [tag for tag in (value.language, value.text if named else None) if tag is not None]
    if all(map(is_tag, tags)):
        return FINE if named else None
    return Verdict(Wrong.LANGUAGE)


def _unjudged(value: Value) -> Verdict | None:
    """Accept unknown properties, and measures, which may be numbers, text with a unit, or described things."""
    return FINE if not value.takes or _is_measure(value.name) else None


@lru_cache(maxsize=2048)
def _is_measure(name: str) -> bool:
    return any(vocabulary.is_a(kind, "Quantity") or kind == "QuantitativeValue" for kind in takes(name))


def _figure(value: Value) -> Verdict | None:
    if value.datatype not in _NUMERIC:
        return None
    if value.takes & (FIGURES | {"Boolean"}):
        return FINE
    return Verdict(_wrong(value), (), in_words(value.name))


def _wrong(value: Value) -> Wrong:
    """Return what is wrong with a number, or true or false, where the property takes neither."""
    if value.takes & WORDS:
        return Wrong.NUMBER_FOR_TEXT
    if value.takes & dates.KINDS:
        return Wrong.DATE_IN_WORDS
    if members(value.name):
        return Wrong.MEMBER
    return Wrong.ADDRESS if "URL" in value.takes else Wrong.TEXT_FOR_THING


def _truth(value: Value) -> Verdict | None:
    if value.datatype == str(XSD.boolean):
        return FINE if "Boolean" in value.takes else Verdict(_wrong(value), (), in_words(value.name))
    if "Boolean" in value.takes and not value.takes & WORDS:
        return FINE if value.text.lower() in _TRUTHS else Verdict(Wrong.MEMBER, ("true",), "true or false")
    return None


def _words_for_figure(value: Value) -> Verdict | None:
    """Reject text where numbers are expected; if text is also allowed, only text without any digit."""
    if not value.takes & FIGURES or value.takes - FIGURES - WORDS:
        return None
    right = (_HAS_DIGIT if value.takes & WORDS else _FIGURE).search(value.text)
    return FINE if right else Verdict(Wrong.TEXT_FOR_NUMBER, (), in_words(value.name))


def _words(value: Value) -> Verdict | None:
    return FINE if value.takes & WORDS else None


def _date(value: Value) -> Verdict | None:
    if not value.takes & dates.KINDS:
        return None
    match dates.of_text(value.text, value.takes):
        case dates.Written.WELL:
            return FINE
        case dates.Written.MIDNIGHT:
            return FINE if dates.is_until(value.name) else Verdict(Wrong.MIDNIGHT)
        case dates.Written.IMPOSSIBLE:
            return Verdict(Wrong.DATE_IMPOSSIBLE)
        case dates.Written.IN_WORDS:
            return Verdict(Wrong.DATE_IN_WORDS)


def _member(value: Value) -> Verdict | None:
    known = members(value.name)
    if not known:
        return None
    bare = re.sub(r"\A(?:https?://schema\.org/|schema:)", "", value.text)
    if bare in known or (_ADDRESS.match(value.text) and bare == value.text):
        return FINE
    close = [m for m in known if bare.casefold().replace("-", "") in m.casefold()]
    return Verdict(Wrong.MEMBER, tuple(close[:1]) or known[:1], listed(known, tuple(close[:1])))


def _web_address(value: Value) -> Verdict | None:
    if "URL" not in value.takes:
        return None
    return FINE if is_web_address(value.text) else Verdict(Wrong.ADDRESS, (), in_words(value.name))


def _thing(value: Value) -> Verdict | None:
    """Reject plain text where a thing should be described."""
    if any(vocabulary.terms()[kind].kind == "datatype" for kind in value.takes if kind in vocabulary.terms()):
        return None
    if all(vocabulary.is_a(kind, "Place") for kind in value.takes):
        return FINE  # schema.org's own examples give places as text
    if value.name in _MAKERS:
        return Verdict(Wrong.AUTHOR_AS_TEXT, (), in_words(value.name))
    if not _ADDRESS.match(value.text):
        return Verdict(Wrong.SUBJECT_AS_TEXT if value.name in _SUBJECTS else Wrong.TEXT_FOR_THING, (), in_words(value.name))
    term = re.sub(r"\Ahttps?://schema\.org/", "", value.text) in vocabulary.terms()
    return FINE if "Thing" in value.takes or term else Verdict(Wrong.ADDRESS_FOR_THING, (), in_words(value.name))


_JUDGES: tuple[Callable[[Value], Verdict | None], ...] = (
    *(_empty, _language, _unjudged, _figure, _truth, _words_for_figure, _words, _date, _member, _web_address, _thing),
)
