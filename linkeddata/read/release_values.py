"""How the values of the table `[release]` are read: each is checked, and an error lists what may be written."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from linkeddata.errors import UsageError
from linkeddata.read.settings_table import Reading, text, texts
from linkeddata.schema import eu_lists
from linkeddata.text.language_tags import language_tag
from linkeddata.values.iris import WEB, iri_problem

# The path of a base: no part is empty, “.” or “..”, and no sign in it is changed by browsers or means something to a server.
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: Lengths in characters: what Google Dataset Search takes as a description.
SHORTEST, LONGEST = 50, 5000
_LINE = 500
_MOST = 50  # of a list


def line(key: str, value: Any) -> str:
    """Return a value that is a text on one line."""
    said = text(key, value).strip()
    if not said or not said.isprintable() or len(said) > _LINE:
        raise UsageError(f"{key} must be text on one line", f"write at most {_LINE} characters without line breaks")
    return said


def description(key: str, value: Any) -> str:
    """Return a value that is a description; line breaks become spaces."""
    said = " ".join(text(key, value).split())
    if not said.isprintable() or not SHORTEST <= len(said) <= LONGEST:
        wanted = f"say in {SHORTEST} to {LONGEST:,} characters what the data are"
        raise UsageError(
            f"{key} has {len(said)} characters" if said.isprintable() else f"{key} has invisible characters", wanted
        )
    return said


def address(key: str, value: Any) -> str:
    """Return a value that is a web address."""
    given = text(key, value)
    if problem := iri_problem(given, WEB):
        raise UsageError(f"{key}: {given[:100]!r} {problem}", "give a whole address such as https://example.org/data/")
    return given


def base(key: str, value: Any) -> str:
    """Return a value that is the address at which data are published; it ends with "/"."""
    given = text(key, value)
    problem = iri_problem(given, WEB)
    if problem is None and ("?" in given or "#" in given):
        problem = "has a question mark or a number sign"
    if problem is None and not _PATH.fullmatch(urlsplit(given).path):
        problem = "has a path that servers and browsers change: write it with letters of ASCII, digits, “-”, “_” and “.”"
    if problem:
        raise UsageError(f"{key}: {given[:100]!r} {problem}", "give the web address at which the data will be published")
    return given if given.endswith("/") else f"{given}/"


def email(key: str, value: Any) -> str:
    """Return a value that is an address of electronic mail."""
    given = text(key, value).strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(given):
        raise UsageError(f"{key}: {given[:100]!r} is no address for e-mail", "write it as data@example.org")
    return given


def tag(key: str, value: Any) -> str:
    """Return a value that is a language tag which the EU's list of languages has."""
    given = text(key, value)
    written = language_tag(given)
    if written is None or eu_lists.language(written) is None:
        known = ", ".join(one.other for one in eu_lists.concepts("language").values())
        raise UsageError(f"{key}: {given[:100]!r} is no language tag that catalogues know", f"begin it with one of {known}")
    return written


def code(name: str) -> Reading:
    """Return what reads a code of one of the EU's lists; small letters and the whole address will do."""

    def read(key: str, value: Any) -> str:
        return _code(name, key, text(key, value))

    return read


def codes(name: str) -> Reading:
    """Return what reads one code of one of the EU's lists, or several."""
    return several(lambda key, one: _code(name, key, one))


def several(read: Callable[[str, str], str]) -> Reading:
    """Return what reads one value or a list of values, in the order given, each once."""

    def read_all(key: str, value: Any) -> tuple[str, ...]:
        given = texts(key, value)
        listed = (given,) if isinstance(given, str) else given
        if not 0 < len(listed) <= _MOST:
            raise UsageError(f"{key} has {len(listed)} values", f"give at least one and at most {_MOST}")
        return tuple(dict.fromkeys(read(key, one) for one in listed))

    return read_all


def place(key: str, value: str) -> str:
    """Return the address of a country or place that catalogues know."""
    found = eu_lists.country(value) if re.fullmatch("[A-Za-z]{2,3}", value) else None
    if found is None and value.startswith(eu_lists.PLACES) and not iri_problem(value, WEB):
        found = value
    if found is None:
        wanted = f"give the code of a country such as AT, or an address that begins with {' or '.join(eu_lists.PLACES)}"
        raise UsageError(f"{key}: {value[:100]!r} is no country or place that catalogues know", wanted)
    return found


def _code(name: str, key: str, given: str) -> str:
    concepts = eu_lists.concepts(name)
    bare = given.strip().rpartition("/")[2]
    folded = {one.casefold().replace("_", "-"): one for one in concepts}
    if found := folded.get(bare.casefold().replace("_", "-")):
        return found
    near = get_close_matches(bare.upper(), concepts, 1) or get_close_matches(bare.casefold(), folded, 1)
    hint = f"; {folded.get(near[0], near[0])} is the nearest" if near else ""
    listed = ", ".join(f"{one.code} ({one.meaning})" for one in concepts.values())
    raise UsageError(f"{key}: {given[:100]!r} is no code of the EU's list{hint}", f"use one of {listed}")
