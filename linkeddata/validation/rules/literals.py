"""Plain values: text, numbers, dates, addresses, members of enumerations, each judged by what its property takes.

A judge looks at one aspect of a value and returns what is wrong with it, that it is fine, or None; the first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from rdflib import XSD

from linkeddata.schema import vocabulary
from linkeddata.text.language_tags import is_tag
from linkeddata.validation.rules import dates
from linkeddata.validation.rules.ranges import (
    ADDRESSES,
    FIGURES,
    WORDS,
    in_words,
    listed,
    members,
    takes,
    takes_member,
    things,
    with_unit,
)
from linkeddata.values.iris import is_relative_address, is_web_address

#: Authors are often given by name alone; search engines accept it, so it is only a warning.
_MAKERS = frozenset({"author", "creator", "contributor", "editor"})
#: The subject of a page is often given in a few words.
_SUBJECTS = frozenset({"about", "mentions"})
#: Properties whose values are tags of languages, though schema.org also lists Text for them.
_LANGUAGES = frozenset({"inLanguage", "availableLanguage", "knowsLanguage"})
#: Properties whose values are figures, though schema.org also lists Text for them, for figures in quotation marks.
_IN_DIGITS = frozenset("latitude longitude elevation price lowPrice highPrice totalPrice".split())
#: Properties whose text may be HTML, where `&amp;` is right.
_HTML = frozenset(
    "description disambiguatingDescription text articleBody reviewBody transcript abstract responsibilities qualifications "
    "jobBenefits embeddedTextCaption".split()
)
_NUMERIC = frozenset(map(str, (XSD.integer, XSD.double, XSD.decimal, XSD.float)))
_TRUTHS = frozenset({"true", "false", "https://schema.org/true", "https://schema.org/false"})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+\Z", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\A\s*[+-]?\d[\d.,\s]*(?:[eE][+-]?\d+)?\s*\Z")
#: A figure with decimals; a group of three digits may be thousands.
_FRACTION = re.compile(r"\s*[+-]?\d+\.(?!0+\s*\Z)(?:\d{1,2}|\d{4,})\s*\Z")
#: A date, a time or a duration, which have digits and are no figure with a unit.
_NO_MEASURE = re.compile(r"\s*(?:\d{4}-\d\d|\d\d?:\d\d|-?P[\dT])")
#: One word that may be the last part of an address: it has a hyphen, an underscore or a digit.
_SLUG = re.compile(r"(?=.*[-_\d])[A-Za-z0-9_-]+\Z")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SCHEMA_ADDRESS = re.compile(r"https?://schema\.org/(\w+)\Z")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*\Z")


class Wrong(StrEnum):
    """What can be wrong with a value: the codes of the rules for values."""

    TYPE = "value-of-wrong-type"
    PLACE = "place-for-organization"
    TEXT_FOR_THING = "text-for-thing"
    AUTHOR_AS_TEXT = "author-as-text"
    SUBJECT_AS_TEXT = "subject-as-text"
    ADDRESS_FOR_THING = "address-for-thing"
    ADDRESS = "address-invalid"
    RELATIVE = "address-relative"
    EMPTY = "text-empty"
    NUMBER_FOR_TEXT = "number-for-text"
    ENTITY = "entity-in-text"
    TEXT_FOR_NUMBER = "text-for-number"
    NOT_WHOLE = "number-not-whole"
    MEMBER = "enumeration-unknown"
    LANGUAGE = "language-unknown"
    DATE_IN_WORDS = "date-in-words"
    DATE_IMPOSSIBLE = "date-impossible"
    MIDNIGHT = "midnight"
    DURATION = "duration-in-words"


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
    """What is wrong with a value, or None; what may have been meant; what would be right, in words; whether it is allowed."""

    wrong: Wrong | None = None
    near: tuple[str, ...] = ()
    expected: str = ""
    mild: bool = False


FINE = Verdict()


@lru_cache(maxsize=4096)
def judge(value: Value) -> Verdict:
    """Return what is wrong with a plain value.

    >>> judge(Value("startDate", "next Monday")).wrong, judge(Value("name", "Fair")).wrong
    (<Wrong.DATE_IN_WORDS: 'date-in-words'>, None)
    """
    return next((verdict for one in _JUDGES if (verdict := one(value)) is not None), FINE)


def is_plainly_fine(name: str, text: str) -> bool:
    """Return whether `judge` certainly finds nothing wrong with a text without datatype and language; most texts are so.

    >>> is_plainly_fine("name", "Fair"), is_plainly_fine("name", "Berg &amp; Ek"), is_plainly_fine("startDate", "2024-03-15")
    (True, False, False)
    """
    return _takes_any_text(name) and text[:1].isalnum() and "&" not in text


@lru_cache(maxsize=2048)
def _takes_any_text(name: str) -> bool:
    return bool(takes(name) & WORDS) and not members(name) and name not in _LANGUAGES and name not in _IN_DIGITS


def _empty(value: Value) -> Verdict | None:
    return Verdict(Wrong.EMPTY) if _BLANK.match(value.text) else None


def _language(value: Value) -> Verdict | None:
    named = value.name in _LANGUAGES
    tags = [tag for tag in (value.language, value.text if named else None) if tag is not None]
    if all(map(is_tag, tags)):
        return FINE if named else None
    return Verdict(Wrong.LANGUAGE)


def _unjudged(value: Value) -> Verdict | None:
    """Accept the values of unknown properties."""
    return None if value.takes else FINE


def _entity(value: Value) -> Verdict | None:
    """Reject what HTML writes for a character: a script is not HTML."""
    return None if value.name in _HTML else html_entity(value.text)


def html_entity(text: str) -> Verdict | None:
    """Return the verdict on a text or an address that contains a character as HTML writes it, else None.

    >>> html_entity("Berg &amp; Ek"), html_entity("Berg & Ek")
    (Verdict(wrong=<Wrong.ENTITY: 'entity-in-text'>, near=('&amp;',), expected='&', mild=False), None)
    """
    found = _ENTITY.search(text)
    return Verdict(Wrong.ENTITY, (found[0],), unescape(found[0]).strip() or "a space") if found else None


def _another_list(value: Value) -> Verdict | None:
    """Reject a member of another enumeration than those that the property takes."""
    known, address = members(value.name), _SCHEMA_ADDRESS.match(value.text)
    if not address or address[1] in known or vocabulary.enumeration(address[1]) is None:
        return None
    if not known:
        fits = value.takes & WORDS or takes_member(value.name, address[1])
        return None if fits else Verdict(Wrong.TYPE, (), in_words(value.name), mild=True)
    if value.text.lower() in _TRUTHS and "Boolean" in value.takes:
        return None
    return Verdict(Wrong.MEMBER, known[:1], listed(known))


def _figure(value: Value) -> Verdict | None:
    if value.datatype not in _NUMERIC:
        return None
    if value.takes & FIGURES:
        return _whole(value) or FINE
    if "Boolean" in value.takes:
        return FINE if value.text in ("0", "1") else Verdict(Wrong.MEMBER, ("true",), "true or false")
    if with_unit(value.name) or ("QuantitativeValue" in value.takes and "Duration" not in value.takes):
        return FINE  # a figure without its unit
    if "Duration" in value.takes and not value.takes & WORDS:
        return Verdict(Wrong.DURATION)
    return Verdict(_wrong(value), (), _said_instead(value))


def _whole(value: Value) -> Verdict | None:
    """Reject a fraction where only whole numbers are taken."""
    if value.takes & FIGURES != {"Integer"} or value.takes & WORDS:
        return None
    if value.datatype in _NUMERIC:
        try:
            broken = not float(value.text).is_integer()
        except (ValueError, OverflowError):
            return None
    else:
        broken = _FRACTION.match(value.text) is not None
    return Verdict(Wrong.NOT_WHOLE) if broken else None


def _said_instead(value: Value) -> str:
    """Return what to write in place of a number: how a date is written, or what the property takes."""
    return dates.advice(value.name) if _wrong(value) is Wrong.DATE_IN_WORDS else in_words(value.name)


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
        return FINE if "Boolean" in value.takes else Verdict(_wrong(value), (), _said_instead(value))
    if "Boolean" in value.takes and not value.takes & (WORDS | FIGURES):
        return FINE if value.text.lower() in _TRUTHS else Verdict(Wrong.MEMBER, ("true",), "true or false")
    return None


def _words_for_figure(value: Value) -> Verdict | None:
    """Reject text where numbers are expected; where text is also allowed, only words for something that is always in digits."""
    digits = _HAS_DIGIT.search(value.text) is not None
    words = Verdict(Wrong.TEXT_FOR_NUMBER, (), in_words(value.name), mild=bool(value.takes & WORDS))
    if value.takes & WORDS:
        return words if value.name in _IN_DIGITS and not digits else None
    if with_unit(value.name):
        return FINE if digits and not _NO_MEASURE.match(value.text) else words
    if not value.takes & FIGURES:
        return None
    if _FIGURE.search(value.text) or ("Boolean" in value.takes and value.text.lower() in _TRUTHS):
        return _whole(value) or FINE
    if value.takes & (dates.KINDS | {"Duration"}):
        return None
    return replace(words, wrong=Wrong.TEXT_FOR_THING) if digits and things(value.name) else words


def _duration(value: Value) -> Verdict | None:
    if "Duration" not in value.takes:
        return None
    return FINE if dates.is_duration(value.text) else Verdict(Wrong.DURATION)


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
            return Verdict(Wrong.DATE_IN_WORDS, (), dates.advice(value.name))


def _member(value: Value) -> Verdict | None:
    known = members(value.name)
    if not known:
        return None
    text = value.text.strip()
    bare = re.sub(r"\A(?:https?://schema\.org/|schema:)", "", text)
    if bare in known or (_ADDRESS.match(text) and bare == text):
        return FINE
    close = [m for m in known if bare.casefold().replace("-", "") in m.casefold()]
    return Verdict(Wrong.MEMBER, tuple(close[:1]) or known[:1], listed(known, tuple(close[:1])))


def _web_address(value: Value) -> Verdict | None:
    if "URL" not in value.takes:
        return None
    text = value.text.strip()
    if is_web_address(text) or (text.startswith("#") and is_relative_address(text)):
        return FINE
    relative = is_relative_address(text) or _SLUG.match(text)
    return Verdict(Wrong.RELATIVE if relative else Wrong.ADDRESS, (), in_words(value.name))


def _thing(value: Value) -> Verdict | None:
    """Reject plain text where a thing should be described."""
    if any(vocabulary.terms()[kind].kind == "datatype" for kind in value.takes if kind in vocabulary.terms()):
        return None
    if all(vocabulary.is_a(kind, "Place") for kind in value.takes):
        return FINE  # schema.org's own examples give places as text
    if value.name in _MAKERS:
        return Verdict(Wrong.AUTHOR_AS_TEXT, (), in_words(value.name))
    if value.name in ADDRESSES and is_relative_address(value.text):
        return Verdict(Wrong.RELATIVE, (), in_words(value.name))
    if not _ADDRESS.match(value.text):
        return Verdict(Wrong.SUBJECT_AS_TEXT if value.name in _SUBJECTS else Wrong.TEXT_FOR_THING, (), in_words(value.name))
    term = re.sub(r"\Ahttps?://schema\.org/", "", value.text) in vocabulary.terms()
    return FINE if "Thing" in value.takes or term else Verdict(Wrong.ADDRESS_FOR_THING, (), in_words(value.name))


_JUDGES: tuple[Callable[[Value], Verdict | None], ...] = (
    *(_empty, _language, _unjudged, _entity, _another_list, _figure, _truth, _words_for_figure, _words, _duration, _date),
    *(_member, _web_address, _thing),
)
