"""The `type` rows of the word tables: words of a name → schema.org classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.schema.lexicon import ORGANIZATION_WORDS, Phrase, rows
from linkeddata.text.fold import words

#: Words that end the head of a name: what follows says of what, for what or where.
_ENDS = frozenset(
    (
        "of",
        "for",
        "in",
        "on",
        "at",
        "to",
        "de",
        "del",
        "della",
        "des",
        "du",
        "di",
        "da",
        "do",
        "dos",
        "from",
        "against",
        "under",
        "within",
    )
)
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class _Rule:
    number: int
    classes: tuple[str, ...]
    needed: frozenset[Phrase]
    excluded: frozenset[Phrase]

    def holds(self, name: Phrase) -> bool:
        """Return whether the needed words stand in the name and the excluded ones do not."""
        if self.needed and not any(_inside(p, name) for p in self.needed):
            return False
        return not any(_inside(p, name) for p in self.excluded)


def _inside(phrase: Phrase, name: Phrase) -> bool:
    return phrase[0] in name and any(name[i : i + len(phrase)] == phrase for i in range(len(name)))


@cache
def _rules(table: str) -> Mapping[str, Mapping[Phrase, tuple[_Rule, ...]]]:
    """Return the `type` rows of a table: where → words → rules, in file order."""
    found: dict[str, dict[Phrase, tuple[_Rule, ...]]] = {"head": {}, "start": {}, "last": {}, "any": {}}
    for number, row in enumerate(r for r in rows(table) if r[0] == "type"):
        _, classes, where, entries, *rest = row
        condition = rest[0] if rest else ""
        listed = frozenset(words(w) for w in condition.removeprefix("!").split("|") if w)
        none: frozenset[Phrase] = frozenset()
        rule = _Rule(
            number,
            tuple(classes.split()),
            none if condition.startswith("!") else listed,
            listed if condition.startswith("!") else none,
        )
        for entry in entries.split("|"):
            phrase = words(entry)
            found[where][phrase] = (*found[where].get(phrase, ()), rule)
    return found


def head(name: Phrase) -> Phrase:
    """Return the part of a name that says what it is: the words before the first "of", "for" or "in".

    >>> head(("national", "bank", "of", "georgia"))
    ('national', 'bank')
    """
    for i, word in enumerate(name):
        if word in _ENDS and i:
            return name[:i]
    return name


@lru_cache(maxsize=4096)
def of_words(name: Phrase, table: str) -> tuple[str, ...]:
    """Return the classes that the first fitting row of `table` gives a name, () where none fits."""
    rules = _rules(table)
    first = head(name)
    if len(name) > 1:
        found = _tail(name, rules["last"], name)
        if found:
            return found
    found = _tail(first, rules["head"], name) or _front(name, rules["start"])
    if found:
        return found
    if first != name and table == ORGANIZATION_WORDS:
        return ()
    fitting = [r for p, listed in rules["any"].items() if _inside(p, name) for r in listed if r.holds(name)]
    return min(fitting, key=lambda r: r.number).classes if fitting else ()


def _tail(part: Phrase, rules: Mapping[Phrase, tuple[_Rule, ...]], name: Phrase) -> tuple[str, ...]:
    for length in range(min(_LONGEST, len(part)), 0, -1):
        for rule in rules.get(part[-length:], ()):
            if rule.holds(name):
                return rule.classes
    return ()


def _front(name: Phrase, rules: Mapping[Phrase, tuple[_Rule, ...]]) -> tuple[str, ...]:
    for length in range(min(_LONGEST + 1, len(name)), 0, -1):
        for rule in rules.get(name[:length], ()):
            if rule.holds(name):
                return rule.classes
    return ()
