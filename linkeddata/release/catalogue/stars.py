"""The five stars of open data, each with the reason why it is earned or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linkeddata.schema import eu_lists

_NOT_OPEN = "not open"


@dataclass(frozen=True, slots=True)
class Star:
    """One star.

    Args:
        number: 1 to 5.
        asks: what it asks for, in a few words.
        earned: whether the release has it.
        reason: why, or why not; a sentence.
    """

    number: int
    asks: str
    earned: bool
    reason: str


def stars(licence: str, formats: Iterable[str], statements: int, base: str, links: int) -> tuple[Star, ...]:
    """Return the five stars; a star counts only if those before it are earned.

    Args:
        licence: its own address, or that of the EU's list; "" if none.
        formats: formats of the files, rows of `rdf.formats`.
        statements: of the data.
        base: what the addresses of things begin with.
        links: statements that link to other data.

    Source: Tim Berners-Lee, Linked Data: Is your Linked Open Data 5 Star?, 2010.
    """
    code = licence.rpartition("/")[2]
    known = eu_lists.concepts("licence").get(code) or eu_lists.licence(licence)
    is_open = bool(licence) and not (known and _NOT_OPEN in known.meaning)
    named = sorted({eu_lists.by_other("file-type")[name].meaning for name in formats if name in eu_lists.by_other("file-type")})
    asked = (
        (
            "an open licence",
            is_open,
            f"The licence is {licence}.",
            f"The licence is {licence}, which limits use." if licence else "There is no licence.",
        ),
        ("structured data", statements > 0, f"There are {statements:,} statements.", "There are no statements."),
        ("open formats", bool(named), f"The files are {', '.join(named)}.", "No file is of a format that everybody can read."),
        (
            "addresses for things",
            base.startswith("http"),
            f"Every thing has an address that begins with {base}.",
            "Things have no web addresses.",
        ),
        ("links to other data", links > 0, f"{links:,} statements link to other data.", "No thing is linked to other data."),
    )
    found: list[Star] = []
    for number, (asks, earned, yes, no) in enumerate(asked, 1):
        lost = earned and found and not found[-1].earned
        reason = f"{yes} But star {number - 1} is not earned." if lost else yes if earned else no
        found.append(Star(number, asks, earned and not lost, reason))
    return tuple(found)
