"""Mending runs that name organizations: joined by their acronym or list of fields, parted into part and whole or two in a row."""

from __future__ import annotations

from collections.abc import Sequence

from linkeddata.schema import countries, name_classes
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, as_written, pairs, phrases
from linkeddata.text import fold
from linkeddata.understand.entities.mention_names import is_acronym
from linkeddata.understand.recognize.window_text import APOSTROPHES, BORDER, Chunk, WindowText
from linkeddata.values.mentions import MentionKind

# What parts of organizations are called, and what whole organizations are
_UNITS = frozenset(
    "department directorate division section unit office faculty school institute bureau laboratory branch command "
    "battalion squadron team committee".split()
)
_WHOLES = frozenset(
    "ministry university department directorate office institute bank police agency authority commission council board party "
    "force service association museum hospital government parliament corporation academy secretariat universidad universidade "
    "universitas université".split()
)
# Organizations with a list of fields in their name: "Ministry of Fords, Ports and Piers"
_FIELDS = frozenset("ministry department faculty directorate committee secretariat".split())
_AND = ("and", "&")
_SHORTEST = 3  # letters of an acronym that no table knows


def spelt_out(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with those joined which a bracketed acronym spells together: "United Rivers" "High Commissioner" "(URHC)"."""
    out: list[Chunk] = []
    for chunk in chunks:
        acronym = window.quote(*chunk[:2])
        if len(out) > 1 and acronym.isupper() and chunk[0] and window.word(chunk[0] - 1) == "(":
            first, last = out[-2][0], out[-1][1]
            near = out[-1][0] - out[-2][1] <= 2 and chunk[0] - last == 2 and window.gap(first, chunk[0]) != BORDER
            whole = window.of(first, last)
            if near and MentionKind.ORGANIZATION in (out[-2][2], out[-1][2]) and _initials(whole) == acronym:
                out[-2:] = [(first, last, str(MentionKind.ORGANIZATION))]
        out.append(chunk)
    return out


def listed(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with a ministry's fields joined to it: "Ministry of Fords" "," "Ports and Piers"."""
    out: list[Chunk] = []
    for chunk in chunks:
        if out and out[-1][2] == chunk[2] == MentionKind.ORGANIZATION and 0 < chunk[0] - out[-1][1] <= 2:
            before = [w.lower() for w in window.of(*out[-1][:2])]
            fields = window.of(*chunk[:2])
            gap = window.gap(out[-1][1], chunk[0]).strip(" \u00a0")
            if (
                gap in (",", "and", "&")
                and not _FIELDS.isdisjoint(before)
                and ("of" in before or "for" in before)
                and all(w.istitle() or w in ("and", ",", "&") for w in fields)
                and (gap != "," or "and" in fields or "&" in fields)
                and _WHOLES.isdisjoint(w.lower() for w in fields)
                and _UNITS.isdisjoint(w.lower() for w in fields)
            ):
                out[-1] = (out[-1][0], chunk[1], chunk[2])
                continue
        out.append(chunk)
    return out


def parted(window: WindowText, chunk: Chunk) -> list[Chunk]:
    """Return the organizations in one run: two in a row, and part and whole."""
    if chunk[2] != MentionKind.ORGANIZATION:
        return [chunk]
    return [part for one in _coordinated(window, chunk) for part in _nested(window, one)]


def _coordinated(window: WindowText, chunk: Chunk) -> list[Chunk]:
    """Return the organizations that "and" joins: "Ministry of Fords and NIA", "the Port Board and the Pilots' Union".

    The second is an acronym, or has an article and a head noun of its own; "Ministry of Trade and Industry" is one.
    """
    first, last, kind = chunk
    for n in range(first + 1, last):
        if window.word(n) not in (*_AND, ","):
            continue
        start = n + 1 + (window.word(n) == "," and window.word(n + 1) in _AND)
        article = start < last and window.word(start).lower() == "the"
        if start + article <= last and _are_two(window, (first, n - 1), (start + article, last), article=article):
            return [(first, n - 1, kind), *_coordinated(window, (start + article, last, kind))]
    return [chunk]


def _are_two(window: WindowText, one: tuple[int, int], other: tuple[int, int], *, article: bool) -> bool:
    """Return whether what stands before "and" and behind it are two organizations."""
    before, behind = _phrase(window, *one), _phrase(window, *other)
    alone = other[0] == other[1] or window.word(other[0] + 1) in (*_AND, ",")
    whole = behind[0] in _WHOLES and behind[1:2] in (("of",), ("for",))  # "Ministry of Fords and Ministry of Ports"
    if one[0] == one[1] and _is_acronym(window.word(one[0])):
        return (article and _is_body(behind)) or whole or (alone and _is_acronym(window.word(other[0])))
    if not _is_body(before):
        return False
    if alone and _is_acronym(window.word(other[0])):
        return (
            not _is_acronym(window.word(one[1])) and "to" not in before
        )  # "Office for EU and NATO", "Mission to Peru and NATO"
    field = before[0] in _FIELDS and behind in phrases(ORGANIZATION_WORDS, "generic")  # "Ministry of Justice and the Police"
    return (article or whole) and _is_body(behind) and not field


def _phrase(window: WindowText, first: int, last: int) -> tuple[str, ...]:
    words = fold.words(window.quote(first, last))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _is_body(phrase: tuple[str, ...]) -> bool:
    return bool(name_classes.of_words(phrase, ORGANIZATION_WORDS))


def _is_acronym(word: str) -> bool:
    """Return whether a word is an organization's acronym, not a country's and not that of a field ("Ministry of Science and ICT")."""
    if fold.words(word) in pairs(ORGANIZATION_WORDS, "known"):
        return True
    field = word in as_written(ORGANIZATION_WORDS, "field")
    return is_acronym(word) and len(word) >= _SHORTEST and not field and not countries.named(fold.words(word))


def _nested(window: WindowText, chunk: Chunk) -> list[Chunk]:
    """Return part and whole of one run: "Ports Office of the Ministry of Fords", "the Ford Police's Ports Unit"."""
    first, last, kind = chunk
    if last - first < 3:
        return [chunk]
    spelt = [w.lower() for w in window.of(first, last)]
    for n in range(2, len(spelt) - 1):
        of = spelt[n] == "of" and not _UNITS.isdisjoint((spelt[0], spelt[n - 1])) and spelt[n - 1] != "of"
        start = n + 1 + (spelt[n + 1] == "the")
        if of and start < len(spelt) and not _WHOLES.isdisjoint((spelt[start], spelt[-1])) and (n > 2 or spelt[1] != "of"):
            return [(first, first + n - 1, kind), *_nested(window, (first + start, last, kind))]
        own = spelt[n] in APOSTROPHES and window.text[window.words[first + n].end] in " s\n"
        behind = n + 1 + (spelt[n + 1] == "s")
        said = own and not (_WHOLES | _UNITS).isdisjoint((spelt[0], spelt[n - 1]))
        if said and len(spelt) - behind > 1 and not (_WHOLES | _UNITS).isdisjoint((spelt[behind], spelt[-1])):
            return [(first, first + n - 1, kind), *_nested(window, (first + behind, last, kind))]
    return [chunk]


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())
