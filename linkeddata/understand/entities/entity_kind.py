"""One kind for one name, where the tagger read it now as an organization, now as a place."""

from __future__ import annotations

import re
from collections import defaultdict

from linkeddata.schema import countries, name_classes
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, phrases
from linkeddata.understand.entities import schema_class
from linkeddata.understand.entities.mention_names import MentionName, mention_name
from linkeddata.understand.entities.namesakes import bears_a_name
from linkeddata.values.mentions import MentionKind, Mentions

NAMES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)

#: What a city known by name adds to the tagger's confidences for PLACE: less than one sure mention, so that a team or a
#: government named by its city in every mention stays an organization.
_CITY = 0.6


#: What the law lets only companies put behind their names, as it is written: two capitals may be initials elsewhere.
_LEGAL = re.compile(
    r" (?:Ltd|Limited|Inc|PLC|Plc|plc|LLC|LLP|GmbH|AG|KG|SARL|S\.?à ?r\.?l|Sarl"
    r"|S\.A|SpA|S\.p\.A|B\.V|N\.V|Oy|Oyj|OÜ|AS|ASA|ApS|A/S|AB|Bhd|Berhad|Tbk|Pty|Pvt"
    r"|Pte|A\.Ş|K\.K|Zrt|Nyrt|Kft|s\.r\.o|d\.o\.o|SRL|S\.R\.L|JSC|OJSC|CJSC|UAB|SIA|ehf|hf|Ltda|Sp\. z o\.o)\.?\Z"
)

#: What stands behind a ruler's name: "the Orlav regime", "Orlav's brutal dictatorship".
_REGIME = re.compile(r"(?:['’]s?)?\s+(?:(?:brutal|military|murderous)\s+)?(?:regime|dictatorship)\b")


def settled(text: str, mentions: Mentions) -> list[MentionName]:
    """Repair every mention of a name and give all mentions of one name one kind.

    Args:
        text: `Document.text`.
        mentions: what the tagger found.

    Returns:
        The forms in text order; mentions of which nothing is left are not among them.
    """
    mention_names = [f for i, m in enumerate(mentions.mentions) if m.kind in NAMES and (f := mention_name(text, m, i))]
    same: dict[str, list[MentionName]] = defaultdict(list)
    for one in mention_names:
        if not one.generic:
            same[one.key].append(one)
    surnames = frozenset(w for f in mention_names if f.kind is MentionKind.PERSON and len(f.words) > 1 for w in f.words)
    chosen = {key: _kind(text, group, surnames) for key, group in same.items()}
    result: list[MentionName] = []
    for one in mention_names:
        kind = chosen.get(one.key, one.kind)
        if kind is not one.kind and not one.generic:
            again = mention_name(text, mentions.mentions[one.member], one.member, kind)
            one = again or one  # noqa: PLW2901
        result.append(one)
    return result


def _kind(text: str, group: list[MentionName], surnames: frozenset[str]) -> MentionKind:
    """Return the kind of one name: what its words settle, else what the tagger is surest of."""
    kinds = {f.kind for f in group}
    name = group[0].words
    named_after = kinds == {MentionKind.PERSON} and bears_a_name(name) and name_classes.of_words(name, ORGANIZATION_WORDS)
    if named_after or (len(name) > 1 and _LEGAL.search(group[0].text)) or name in phrases(ORGANIZATION_WORDS, "movement"):
        return MentionKind.ORGANIZATION
    if len(name) == 1 and any(_REGIME.match(text, f.span.end) for f in group) and not schema_class.is_known_place(name):
        return MentionKind.PERSON
    if _is_town_or_country(group, surnames):
        return MentionKind.PLACE
    words_say = schema_class.prior(name)
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


def _is_town_or_country(group: list[MentionName], surnames: frozenset[str]) -> bool:
    """Return whether a name is a known town's or country's and nobody's: no form of address before it, no part of a longer name."""
    name = group[0].words
    if not (countries.is_city(name) or countries.named(name)) or _is_acronym(group):
        return False
    return not any(f.before for f in group) and surnames.isdisjoint(name)


def _is_acronym(group: list[MentionName]) -> bool:
    """Return whether a country's name is here letters that may stand for an organization as well ("ROC"); the tagger then knows better."""
    return all(f.kind is MentionKind.ORGANIZATION and f.text.isupper() and len(f.text) == 3 for f in group)
