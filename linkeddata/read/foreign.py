"""The parts of a text that are not in English, beside parts that are."""

from __future__ import annotations

from collections.abc import Sequence

from linkeddata.read.language import is_english, is_foreign_script
from linkeddata.read.related import is_sentence
from linkeddata.read.units import Hint, Unit

# English must be this share of the prose whose language is known, or this many code points; set by judgement.
_SHARE, _ENOUGH = 0.2, 300


def foreign(lines: Sequence[str], units: Sequence[Unit], out: Sequence[bool]) -> set[int]:
    """Return the indexes of the units in other languages; none if the text has little English, or nothing else.

    Args:
        lines: the text of each unit.
        units: the pieces of the text, in order.
        out: for each unit whether it is known to be page furniture.
    """
    said = [None if out[i] else is_english(line) for i, line in enumerate(lines)]
    # a name in another language ("Junta de Freguesia de …") is no prose
    said = [
        None if v is False and not (is_sentence(lines[i]) or is_foreign_script(lines[i])) else v for i, v in enumerate(said)
    ]
    if True not in said:  # beside other scripts a sentence in Latin letters is English
        said = [True if v is None and not out[i] and is_sentence(lines[i]) else v for i, v in enumerate(said)]
    given = [u.language.split("-")[0] for u in units]
    english = [
        v if v is not None else (language == "en" if language else None) for v, language in zip(said, given, strict=True)
    ]
    weight = {
        verdict: sum(len(line) for i, line in enumerate(lines) if english[i] is verdict and not out[i])
        for verdict in (True, False)
    }
    total = weight[True] + weight[False]
    declared = any(said[i] and given[i] == "en" for i in range(len(lines)))
    if not weight[False] or True not in said or not (declared or weight[True] >= _SHARE * total or weight[True] >= _ENOUGH):
        return set()
    found = {i for i, verdict in enumerate(english) if verdict is False}
    return found | _between(found, english, units)


def _between(found: set[int], english: Sequence[bool | None], units: Sequence[Unit]) -> set[int]:
    """Return the units of unknown language that stand between foreign ones, or after the last of them."""
    more: set[int] = set()
    open_: list[int] = []
    foreign_before = False
    for i, verdict in enumerate(english):
        if verdict is None and units[i].hint is not Hint.TITLE:
            open_.append(i)
            continue
        if verdict is False and foreign_before:
            more.update(open_)
        if verdict is not None:
            foreign_before = i in found
        open_ = []
    return more
