"""Whether a typed value is written as its datatype requires.

RDF libraries read more forms than XML Schema allows, and each of them others, so the forms are here.

Source: XML Schema 1.1 part 2, 3.3 and 3.4 (lexical mappings); RDF 1.1 Concepts, 5.1 (datatypes of RDF).
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from linkeddata.values.namespaces import XSD

_ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
_YEAR, _MONTH, _DAY = r"-?(?:[1-9]\d{3,}|0\d{3})", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_DAYS, _HOURS = r"(?:\d+D)?", r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
_DECIMAL = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_FORMS = {
    "boolean": "true|false|1|0",
    "decimal": _DECIMAL,
    "double": rf"{_DECIMAL}(?:[eE][+-]?\d+)?|[+-]?INF|NaN",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE[:-1]}",
    "time": _TIME + _ZONE,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": f"--{_MONTH}{_ZONE}",
    "gDay": f"---{_DAY}{_ZONE}",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}",
    "duration": rf"-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?{_DAYS}{_HOURS}",
    "dayTimeDuration": rf"-?P(?=[\dT]){_DAYS}{_HOURS}",
    "yearMonthDuration": r"-?P(?=\d)(?:\d+Y)?(?:\d+M)?",
    "language": r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
    "hexBinary": "(?:[0-9A-Fa-f]{2})*",
}
#: Integers and their least and greatest value, None for no limit.
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    **{
        name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        for name, bits in (("long", 64), ("int", 32), ("short", 16), ("byte", 8))
    },
    **{f"unsigned{name}": (0, 2**bits - 1) for name, bits in (("Long", 64), ("Int", 32), ("Short", 16), ("Byte", 8))},
}
#: Datatypes that take any text, or whose forms are not looked at.
_ANY = frozenset(
    "string normalizedString token anyURI base64Binary Name NCName NMTOKEN QName ENTITY ID IDREF anySimpleType".split()
)
_PATTERNS = {name: re.compile(rf"(?:{form})\Z") for name, form in (*_FORMS.items(), ("float", _FORMS["double"]))}
_INTEGER = re.compile(r"[+-]?\d+\Z")
_CALENDAR = re.compile(r"(?P<year>-?\d{4,})?-?-?(?P<month>\d\d)-(?P<day>\d\d)(?=T|Z|[+-]|\Z)")
#: `xsd:date` in full by mistake, as a prefix that nobody declared leaves it.
_UNEXPANDED = re.compile(r"(?:xsd|xs|xsi):\w+\Z")


@lru_cache(maxsize=2048)
def fits(text: str, datatype: str) -> bool:
    """Return whether a text is a value of a datatype; datatypes that are not of XML Schema take any text.

    Args:
        text: the lexical form; white space around it does not count.
        datatype: IRI.

    >>> fits("2024-03-15T10:00:00", XSD + "dateTime"), fits("2024-03-15T10:00", XSD + "dateTime"), fits("2023-02-29", XSD + "date")
    (True, False, False)
    """
    name = datatype.removeprefix(XSD)
    text = text.strip(" \t\r\n")
    if name in _INTEGERS:
        least, most = _INTEGERS[name]
        if not _INTEGER.match(text):
            return False
        if len(text) > 40:  # Python refuses to read thousands of digits
            return most is None if not text.startswith("-") else least is None
        return (least is None or int(text) >= least) and (most is None or int(text) <= most)
    pattern = _PATTERNS.get(name) if name != datatype else None
    return pattern is None or (pattern.match(text) is not None and _on_calendar(text, name))


def _on_calendar(text: str, name: str) -> bool:
    if name not in ("date", "dateTime", "dateTimeStamp", "gMonthDay"):
        return True
    match = _CALENDAR.match(text)
    if match is None:
        return False
    leap = match["year"] is None or calendar.isleap(int(match["year"][-4:]))
    return int(match["day"]) <= calendar.monthrange(2000 if leap else 2001, int(match["month"]))[1]


@lru_cache(maxsize=1024)
def is_known(datatype: str) -> bool:
    """Return whether a datatype may exist: not one that XML Schema lacks, nor a prefix that was not expanded.

    >>> is_known(XSD + "date"), is_known(XSD + "datetime"), is_known("xsd:date"), is_known("https://port.example/depth")
    (True, False, False, True)
    """
    if datatype.startswith(XSD):
        name = datatype.removeprefix(XSD)
        return name in _PATTERNS or name in _INTEGERS or name in _ANY
    return not _UNEXPANDED.match(datatype)


@lru_cache(maxsize=64)
def likely(datatype: str) -> str:
    """Return the datatype that an unknown one may mean, with the prefix xsd.

    >>> likely(XSD + "datetime"), likely("xsd:date")
    ('xsd:dateTime', 'xsd:date')
    """
    from difflib import get_close_matches  # lazy: only mistakes need it

    names = sorted({*_PATTERNS, *_INTEGERS, *_ANY})
    name = re.split(r"[#:]", datatype)[-1].lower()
    by_name = {known.lower(): known for known in names}
    return "xsd:" + by_name[next(iter(get_close_matches(name, by_name, n=1, cutoff=0.0)), "string")]
