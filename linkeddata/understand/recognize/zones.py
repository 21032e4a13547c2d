"""Names of time zones that the tagger takes for organizations or places: "2:30 pm (CET)", "8 p.m. Atlantic time"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.values.mentions import Mention, Relation, TimeMention
from linkeddata.values.span import overlaps_any

_OTHER_LISTS = frozenset({"when", "hour"})  # kinds whose object is no mention


def without_zones(
    mentions: Sequence[Mention], relations: Sequence[Relation], times: Sequence[TimeMention]
) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    """Return mentions and relations without the mentions that only name the zone of a time.

    Args:
        mentions: what the tagger found, in text order.
        relations: between them.
        times: the times of day of the same text.
    """
    zones = [t.zone_span for t in times if t.zone_span]
    kept = [n for n, m in enumerate(mentions) if not overlaps_any(m.span, zones)]
    if len(kept) == len(mentions):
        return tuple(mentions), tuple(relations)
    place = {old: new for new, old in enumerate(kept)}
    left = tuple(
        replace(r, subject=place[r.subject], object=r.object if r.kind in _OTHER_LISTS else place[r.object])
        for r in relations
        if r.subject in place and (r.kind in _OTHER_LISTS or r.object in place)
    )
    return tuple(mentions[n] for n in kept), left
