"""States and provinces abbreviated behind a town: "Springfield, Ill."."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from linkeddata.schema import countries
from linkeddata.schema.subdivisions import Subdivision, abbreviated
from linkeddata.text.fold import words
from linkeddata.understand.entities.clusters import Cluster

_BEHIND_TOWN = re.compile(r"([^\W\d_])[\w’'.-]*\)?\s*[,(]\s*\Z")  # group 1: the town's first letter, or that of its last word
_BEFORE = 40  # code points


def part_off(clusters: Sequence[Cluster], text: str) -> tuple[list[Cluster], list[tuple[Cluster, tuple[Subdivision, ...]]]]:
    """Part the clusters that abbreviate a state or province behind a town from the others.

    Args:
        clusters: places, one for each name.
        text: the document's text.

    Returns:
        The others, and the abbreviations with what each may stand for.
    """
    others, found = [], []
    for cluster in clusters:
        written = cluster.full[0].text
        meant = () if written in countries.atlas().codes else abbreviated(written)  # "IND" is India
        if meant and any(_is_behind_town(text, f.span.start) for f in cluster.full):
            found.append((cluster, meant))
        else:
            others.append(cluster)
    return others, found


def _is_behind_town(text: str, start: int) -> bool:
    match = _BEHIND_TOWN.search(text, max(0, start - _BEFORE), start)
    return match is not None and match[1].isupper()


def join(
    found: Iterable[tuple[Cluster, tuple[Subdivision, ...]]], others: list[Cluster], codes: Iterable[str]
) -> Mapping[Subdivision, Cluster]:
    """Join each abbreviation to the place that the text names in full, and those of one place to each other.

    Args:
        found: what `part_off` found; an abbreviation that two countries have is read where the text speaks of one of them.
        others: the other places; what stays unread is added to them.
        codes: the countries that the text names.

    Returns:
        By state or province the abbreviations of those that the text does not name in full.
    """
    found = list(found)
    spoken_of = {*codes, *(meant[0].country for _, meant in found if len(meant) == 1)}
    named = {c.full[0].words: c for c in others}
    alone: dict[Subdivision, list[Cluster]] = defaultdict(list)
    for cluster, meant in found:
        fitting = [s for s in meant if s.country in spoken_of] if len(meant) > 1 else meant
        if len(fitting) != 1:
            others.append(cluster)
            continue
        full = words(fitting[0].name)
        if full in named and not countries.is_city(full):
            named[full].shorts |= cluster.keys
            named[full].absorb(cluster, "acronym")
        else:
            alone[fitting[0]].append(cluster)
    for same in alone.values():
        for other in same[1:]:
            same[0].absorb(other, "abbreviation")
    return {subdivision: same[0] for subdivision, same in alone.items()}
