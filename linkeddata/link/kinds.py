"""One kind for one name, where the reader read it now as an organisation, now as a place."""

from __future__ import annotations

from collections import defaultdict

from linkeddata.link import classes, countries
from linkeddata.link.forms import Form, form
from linkeddata.mentions import MentionKind, Mentions

NAMES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)

#: What a city known by name adds to the reader's confidences for PLACE: less than one sure mention, so that a team or a
#: government named by its city in every mention stays an organisation.
_CITY = 0.6


def settled(text: str, mentions: Mentions) -> list[Form]:
    """Repair every mention of a name and give all mentions of one name one kind.

    Args:
        text: `Document.text`.
        mentions: what the reader found.

    Returns:
        The forms in text order; mentions of which nothing is left are not among them.
    """
    forms = [f for i, m in enumerate(mentions.mentions) if m.kind in NAMES and (f := form(text, m, i))]
    same: dict[str, list[Form]] = defaultdict(list)
    for one in forms:
        if not one.generic:
            same[one.key].append(one)
    chosen = {key: _kind(group) for key, group in same.items()}
    result: list[Form] = []
    for one in forms:
        kind = chosen.get(one.key, one.kind)
        if kind is not one.kind and not one.generic:
            again = form(text, mentions.mentions[one.member], one.member, kind)
            one = again or one  # noqa: PLW2901
        result.append(one)
    return result


def _kind(group: list[Form]) -> MentionKind:
    """Return the kind of one name: what its words settle, else what the reader is surest of."""
    kinds = {f.kind for f in group}
    name = group[0].words
    words_say = classes.prior(name)
    if MentionKind.PERSON not in kinds and words_say and not _is_acronym(group):
        return words_say
    if len(kinds) == 1:
        return group[0].kind
    sums = dict.fromkeys(NAMES, 0.0)
    for one in group:
        sums[one.kind] += one.confidence
    if words_say:
        sums[words_say] += 1
    if countries.is_city(name):
        sums[MentionKind.PLACE] += _CITY
    return max(NAMES, key=lambda k: (sums[k], k is MentionKind.ORGANIZATION))


def _is_acronym(group: list[Form]) -> bool:
    """Tell whether a country's name is here letters that may stand for a body as well ("ROC"); the reader then knows better."""
    return all(f.kind is MentionKind.ORGANIZATION and f.text.isupper() and len(f.text) == 3 for f in group)
