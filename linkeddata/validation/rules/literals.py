"""Plain values: words, figures, dates, addresses, names of members, each judged by what its property takes.

A judge looks at one side of a value and says what is wrong with it, that it is fine, or nothing; the first that says something counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rdflib import XSD

from linkeddata.schema import vocabulary
from linkeddata.text.language_tags import is_tag, looks_like_tag
from linkeddata.validation.rules import dates
from linkeddata.validation.rules.ranges import FIGURES, WORDS, in_words, listed, members, takes
from linkeddata.values.iris import is_web_address

#: Whoever made a work is often given by name alone; search engines accept it, so that it is a warning only.
_MAKERS = frozenset({"author", "creator", "contributor", "editor"})
#: What a page is about is often given in a few words.
_SUBJECTS = frozenset({"about", "mentions"})
_NUMERIC = frozenset(map(str, (XSD.integer, XSD.double, XSD.decimal, XSD.float)))
_TRUTHS = frozenset({"true", "false", "https://schema.org/true", "https://schema.org/false"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+\Z", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\A\s*[+-]?\d[\d.,\s]*(?:[eE][+-]?\d+)?\s*\Z")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*\Z")


@dataclass(frozen=True, slots=True)
class Value:
    """A plain value under a property.

    Args:
        name: the property, local name.
        text: the value.
        datatype: IRI of its datatype, None for plain words.
        language: its language tag, or None.
    """

    name: str
    text: str
    datatype: str | None = None
    language: str | None = None

    @property
    def takes(self) -> frozenset[str]:
        """The kinds of value that the property takes."""
        return takes(self.name)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a value: name of the fault ("" for none), what may have been meant, what would be right."""

    fault: str = ""
    near: tuple[str, ...] = ()
    expected: str = ""


FINE = Verdict()


@lru_cache(maxsize=16384)
def judge(value: Value) -> Verdict:
    """Return what is wrong with a plain value.

    >>> judge(Value("startDate", "next Monday")).fault, judge(Value("name", "Fair")).fault
    ('date-in-words', '')
    """
    return next((verdict for one in _JUDGES if (verdict := one(value)) is not None), FINE)


def _empty(value: Value) -> Verdict | None:
    return Verdict("text-empty") if _BLANK.match(value.text) else None


def _language(value: Value) -> Verdict | None:
    named = value.name == "inLanguage" or (value.name == "availableLanguage" and looks_like_tag(value.text))
    tags = [tag for tag in (value.language, value.text if named else None) if tag is not None]
    if all(map(is_tag, tags)):
        return FINE if named else None
    return Verdict("language-unknown")


def _unjudged(value: Value) -> Verdict | None:
    """Pass unknown properties, and measures: those are given as figures, as words with their unit, or described."""
    measure = any(vocabulary.is_a(kind, "Quantity") or kind == "QuantitativeValue" for kind in value.takes)
    return FINE if measure or not value.takes else None


def _figure(value: Value) -> Verdict | None:
    if value.datatype not in _NUMERIC:
        return None
    if value.takes & (FIGURES | {"Boolean"}):
        return FINE
    return Verdict(_wrong(value), (), in_words(value.name))


def _wrong(value: Value) -> str:
    """Name what a bare figure, or true or false, is wrong for."""
    if value.takes & WORDS:
        return "number-for-text"
    if value.takes & dates.KINDS:
        return "date-in-words"
    if members(value.name):
        return "enumeration-unknown"
    return "address-invalid" if "URL" in value.takes else "text-for-thing"


def _truth(value: Value) -> Verdict | None:
    if value.datatype == str(XSD.boolean):
        return FINE if "Boolean" in value.takes else Verdict(_wrong(value), (), in_words(value.name))
    if "Boolean" in value.takes and not value.takes & WORDS:
        return FINE if value.text.lower() in _TRUTHS else Verdict("enumeration-unknown", ("true",), "true or false")
    return None


def _words_for_figure(value: Value) -> Verdict | None:
    """Tell of words where figures are asked for; where words may stand too, of those that hold no figure at all."""
    if not value.takes & FIGURES or value.takes - FIGURES - WORDS:
        return None
    right = (_HAS_DIGIT if value.takes & WORDS else _FIGURE).search(value.text)
    return FINE if right else Verdict("text-for-number", (), in_words(value.name))


def _words(value: Value) -> Verdict | None:
    return FINE if value.takes & WORDS else None


def _date(value: Value) -> Verdict | None:
    if not value.takes & dates.KINDS:
        return None
    wrong = dates.of_text(value.text, value.takes) or ""
    return FINE if wrong == "midnight" and dates.is_until(value.name) else Verdict(wrong)


def _member(value: Value) -> Verdict | None:
    known = members(value.name)
    if not known:
        return None
    bare = re.sub(r"\A(?:https?://schema\.org/|schema:)", "", value.text)
    if bare in known or (_ADDRESS.match(value.text) and bare == value.text):
        return FINE
    close = [m for m in known if bare.casefold().replace("-", "") in m.casefold()]
    return Verdict("enumeration-unknown", tuple(close[:1]) or known[:1], listed(known, tuple(close[:1])))


def _web_address(value: Value) -> Verdict | None:
    if "URL" not in value.takes:
        return None
    return FINE if is_web_address(value.text) else Verdict("address-invalid", (), in_words(value.name))


def _thing(value: Value) -> Verdict | None:
    """Tell of bare words where things are to be described."""
    if any(vocabulary.terms()[kind].kind == "datatype" for kind in value.takes if kind in vocabulary.terms()):
        return None
    if all(vocabulary.is_a(kind, "Place") for kind in value.takes):
        return FINE  # schema.org's own examples name places by words
    if value.name in _MAKERS:
        return Verdict("author-as-text", (), in_words(value.name))
    if not _ADDRESS.match(value.text):
        return Verdict("subject-as-text" if value.name in _SUBJECTS else "text-for-thing", (), in_words(value.name))
    term = re.sub(r"\Ahttps?://schema\.org/", "", value.text) in vocabulary.terms()
    return FINE if "Thing" in value.takes or term else Verdict("address-for-thing", (), in_words(value.name))


_JUDGES: tuple[Callable[[Value], Verdict | None], ...] = (
    *(_empty, _language, _unjudged, _figure, _truth, _words_for_figure, _words, _date, _member, _web_address, _thing),
)
