"""What the tagger's heads can say; training and reading share this file, the weights depend on its order."""

from __future__ import annotations

import math
from collections.abc import Sequence

from linkeddata.values.mentions import MentionKind

SPAN_TYPES = (*MentionKind, "date")  # dates come from the grammar, only the pair head sees them
DATE = len(MentionKind)
TAGS = ("O", *(f"{prefix}-{kind}" for kind in MentionKind for prefix in "BI"))

KINDS = (
    "visit", "meeting", "call", "conference", "speech", "signing", "ceremony", "reception", "training", "exercise",
    "launch", "appointment", "founding", "exhibition", "competition", "election", "protest", "accident", "disaster", "crime",
    "arrest", "trial", "attack", "agreement", "announcement", "award", "inspection", "festival", "departure", "arrival",
    "death", "birth", "publication", "other",
)  # fmt: skip

NO_EVENT = "no event"  # the last label of the kind head: a word that looks like an event and reports none

RELATIONS = (
    "none", "title", "worksFor", "participant", "organizer", "place", "parentOrganization", "within", "nationality",
    "superEvent", "sameEvent", "when",
)  # fmt: skip

_P, _O, _L, _T, _N, _R = (kind.value for kind in MentionKind)
PAIRS = frozenset(
    {(_P, _T), (_P, _O), (_P, _L), (_O, _O), (_O, _L), (_L, _L)}
    | {(event, thing) for event in (_N, _R) for thing in (_P, _O, _L, _N, _R, "date")}
)
"""The ordered pairs of span types between which a relation is asked for."""

DISTANCE_BUCKETS = 20
SENTENCE_BUCKETS = 4
COUNT_BUCKETS = 4


def distance_bucket(words: int) -> int:
    """Return the bucket of a signed distance in words, finer near zero: 0 to 9 forward, 10 to 19 backward."""
    return (0 if words >= 0 else 10) + min(9, int(math.log2(abs(words) + 1) * 1.3))


def between(types: Sequence[int], starts: Sequence[int]) -> list[list[int]]:
    """Count for each type how many spans of it begin before each span; differences give the spans between two.

    Args:
        types: index into `SPAN_TYPES` of each span.
        starts: index of each span's first word; any order.

    Returns:
        One row per span: for each type the number of spans of that type which begin earlier.
    """
    order = sorted(range(len(types)), key=lambda i: starts[i])
    counts = [0] * len(SPAN_TYPES)
    rows: list[list[int]] = [[] for _ in types]
    for index in order:
        rows[index] = list(counts)
        counts[types[index]] += 1
    return rows
