"""The words of a sentence that say what happened: from the verb to its object, with the sentence's own characters.

There is no grammar here, only tables of common words; where they do not fit, the phrase is shorter, but never in other words.
Words that change what a verb says ("will", "not", "was to") stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from linkeddata.schema.titles import abbreviations
from linkeddata.values.dates import MONTHS, WEEKDAYS

#: Longest phrase in code points: one line of a card on a screen of 390 pixels, and a half.
LONGEST = 80
_NEAR = 6 * LONGEST  # code points around the trigger that are looked at, so that an endless sentence costs no more
_ENOUGH = 3  # words that say what happened
_MOST_BEFORE = 5  # words of a noun's phrase before the noun
_MOST_SUBJECT = 8  # words of the subject of a passive verb

_DETERMINERS = frozenset(
    "a an the no its his her their our this that these those another any every each some both first second third".split()
)
# Verbs that say little without their noun: held talks, gave a lecture.
_LIGHT = frozenset(
    "held hold holds holding gave give gives giving had has have having made make makes making paid pay pays paying "
    "delivered deliver delivers delivering took take takes taking hosted host hosts hosting attended attend attends "
    "attending conducted conduct conducts led lead leads leading opened open opens joined join joins".split()
)
# Words that stay with the verb that follows them; they say whether and when it happens.
_AUXILIARIES = frozenset(
    "will would shall should can could may might must to not never is are was were be been being has have had having did do "
    "does didn’t didn't won’t won't wasn’t wasn't weren’t weren't".split()
)
_BE = frozenset("is are was were be been being wasn’t wasn't weren’t weren't".split())
_ADVERBS = frozenset("also then again already soon later first now both together once".split())
# Past forms that do not end in -ed, of verbs that report events.
_IRREGULAR = frozenset(
    "met held spoke gave took went left began sang won lost came flew became bought sold built chose wrote laid set put cut "
    "said told heard led read ran sent stood swore thought brought".split()
)
_SUBJECTS = frozenset("i he she it we they you who which that".split())
_JOINING = frozenset("and or but nor".split())
_PREPOSITIONS = frozenset(
    "of in on at to with by for from between among against about over under into onto through during since until as near "
    "after before without within towards toward per via".split()
)
# A clause that begins with one of these says something else.
_CLAUSES = frozenset(
    "who whom whose which that where when while because although though whereas after before until since during amid "
    "following ahead so but".split()
)
_OF_TIME = frozenset("on from since until by between in at last next this late early".split())
_TIMES = frozenset(map(str.lower, (*MONTHS, *WEEKDAYS, "noon", "midnight")))
_DAYTIMES = re.compile(r"the (?:morning|afternoon|evening|night|weekend|same day)\b", re.IGNORECASE)
_LOOSE = _DETERMINERS | _PREPOSITIONS | _JOINING | _AUXILIARIES | frozenset("today yesterday tomorrow".split())
_CAPITAL = r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}"
_MORE_NAMES = re.compile(rf"{_CAPITAL}(?:, {_CAPITAL})*,? and [^\W\d_a-z]")
_PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"), ("(", ")"), ("«", "»"), ("[", "]"))
_MARKS = "\"“”‘’'()[]«»,.;:!?"


def phrase(before: str, trigger: str, after: str) -> str:
    """Return the words around the word that reports an event, or "" if they say no more than the word itself.

    Args:
        before: the characters of the sentence before the word.
        trigger: the word, or words.
        after: the characters of the sentence after it.

    Returns:
        A part of the sentence with its white space folded, at most `LONGEST` code points.

    >>> phrase("On Friday Mayor Venning ", "opened", " the flood barrier, which cost 2 million.")
    'opened the flood barrier'
    >>> phrase("She will give a ", "lecture", " on storm tides.")
    'will give a lecture on storm tides'
    """
    if len(before) > _NEAR:
        before = before[-_NEAR:].partition(" ")[2]
    after = after[:_NEAR]
    words = " ".join(trigger.split())
    whole = " ".join((before + trigger + after).split())
    start = len(" ".join((before + "x").split())) - 1  # "x": white space before the trigger counts once
    end = start + len(words)
    if not words or whole[start:end] != words or len(words) >= LONGEST:
        return ""
    first = _first(whole, start, words.split()[-1].lower())
    last = _last(whole, end, first + LONGEST)
    says_more = last > end or any(word.lower() not in _DETERMINERS for word in whole[first:start].split())
    return whole[first:last] if says_more and last - first <= LONGEST else ""


def best(phrases: Iterable[str]) -> str:
    """Return the first phrase of at least three words, else the first that is not empty, else "".

    >>> best(["", "met Ann", "held talks with Ann"]), best(["met Ann", ""]), best([])
    ('held talks with Ann', 'met Ann', '')
    """
    every = [words for words in phrases if words]
    return next((words for words in every if len(words.split()) >= _ENOUGH), next(iter(every), ""))


# ---- before the trigger


def _first(text: str, start: int, word: str) -> int:
    """Return where the phrase begins: at the trigger, or at the words before it that belong to it."""
    before = list(re.finditer(r"\S+", text[:start])) if text[:start].endswith(" ") else []
    before = before[_after_pause(before) :]
    words = [found[0] for found in before]
    count = _of_verb(words) if _is_verb(words, word) else _of_noun(words)
    return before[-count].start() if count else start


def _after_pause(before: Sequence[re.Match[str]]) -> int:
    """Return the number of words up to the last one that ends with a mark, or is one."""
    return next((n for n in range(len(before), 0, -1) if before[n - 1][0][-1] in ',;:.!?)”»"–—-('), 0)


def _is_verb(before: Sequence[str], word: str) -> bool:
    """Return whether a trigger is a verb, by its form and the words before it."""
    nearest = next((found for found in reversed(before) if not _is_adverb(found.lower())), "")
    last = nearest.lower()
    if last in _DETERMINERS | _PREPOSITIONS - {"to"} or last in _LIGHT - _AUXILIARIES or last.endswith(("’s", "'s")):
        return False
    if last in _AUXILIARIES | _SUBJECTS or word in _IRREGULAR or word.endswith("ed"):
        return True
    named = not last or nearest[0].isupper() or last in _JOINING
    return word.endswith("s") and named and _count_of_noun(before) == 0


def _of_verb(before: Sequence[str]) -> int:
    """Return how many of the last words belong to a verb; for a passive verb these include what it is said of."""
    count = 0
    while count < len(before) and _stays(before[-1 - count].lower()):
        count += 1
    while count and before[-count].lower() in _ADVERBS:
        count -= 1
    if any(word.lower() in _BE for word in before[len(before) - count :]):
        rest = before[: len(before) - count]
        if rest and len(rest) <= _MOST_SUBJECT and rest[0].lower() in _DETERMINERS:
            return len(before)
    return count


def _stays(word: str) -> bool:
    return word in _AUXILIARIES or _is_adverb(word)


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4)


def _of_noun(before: Sequence[str]) -> int:
    """Return how many of the last words belong to a noun: its adjectives, its article, and the verb that it is the object of."""
    count = _count_of_noun(before)
    rest = before[: len(before) - count]
    if rest and rest[-1].lower() in _LIGHT:
        return count + 1 + _of_verb(rest[:-1])
    return count


def _count_of_noun(before: Sequence[str]) -> int:
    """Return how many of the last words are adjectives and the article of a noun; 0 if they are something else."""
    for count in range(1, min(len(before), _MOST_BEFORE) + 1):
        word = before[-count]
        if word.lower() in _DETERMINERS:
            return count
        if word.lower() in _LIGHT:
            return count - 1
        if word.lower() in _PREPOSITIONS | _JOINING | _SUBJECTS | _AUXILIARIES or not word.replace("-", "").isalpha():
            return count - 1 if word[0].isdigit() else 0
        if word[0].isupper() and count < len(before) and not before[-count - 1][0].isdigit():
            return 0
    return len(before) if len(before) <= _MOST_BEFORE else 0


# ---- after the trigger


def _last(text: str, end: int, limit: int) -> int:
    """Return where the phrase ends: before the next clause, date or mark, or where there is no more room."""
    past = text[max(0, end - 1)] != "s" or text[max(0, end - 2) : end] == "ss"
    words = list(re.finditer(r"\S+", text[end:]))
    last = end
    for number, found in enumerate(words):
        rest = text[end + found.start() :]
        word = found[0].strip(_MARKS)
        if end + found.start() + len(found[0].rstrip(",;:.!?")) > limit:
            last = _shorter(text, end, last)
            break
        if _ends_before(rest, past=past, first=last == end) and not _opened(text[end : end + found.start()]):
            break
        if number == 0 and found.start() == 0 and not found[0][0].isalnum() and found[0][0] not in "’'-":
            break
        last = end + found.start() + len(found[0].rstrip(",;:.!?"))
        if last < end + found.end() and not _is_abbreviation(found[0]) and not _lists(word, text[end + found.end() :].lstrip()):
            break
    return _whole(text, end, _without_loose_ends(text, end, last))


def _is_abbreviation(word: str) -> bool:
    """Return whether the full stop of a word does not end the sentence."""
    return word.endswith(".") and word[:-1].lower() in abbreviations() | {"no"}


def _ends_before(rest: str, *, past: bool, first: bool) -> bool:
    """Return whether a phrase ends before these words; a date stays if it follows the trigger: "retires on 31 August"."""
    word, _, more = rest.partition(" ")
    word, following = word.strip(_MARKS).lower(), more.partition(" ")[0].strip(_MARKS).lower()
    if rest[0] in "(–—" or rest[:2] in ("- ", "-") or word in _CLAUSES:
        return True
    if not first and word in _OF_TIME and (following[:1].isdigit() or following in _TIMES or _DAYTIMES.match(more)):
        return True
    return word in _JOINING and (_acts(following) or (not past and following.endswith("s") and following.islower()))


def _acts(word: str) -> bool:
    """Return whether a word after "and" begins another clause."""
    return word.endswith("ed") or word in _IRREGULAR | _AUXILIARIES | _SUBJECTS | _ADVERBS | _CLAUSES or word in _LIGHT


def _lists(word: str, rest: str) -> bool:
    """Return whether a comma after a word is inside a list of names."""
    return word[:1].isupper() and bool(_MORE_NAMES.match(rest))


def _shorter(text: str, end: int, last: int) -> int:
    """Return the end before the last preposition, for a phrase that has no room for all its words, if enough is left."""
    for found in reversed(list(re.finditer(r"\S+", text[end:last]))):
        if found[0].lower() in _PREPOSITIONS and found.start() > LONGEST // 3:
            return end + found.start() - 1
    return last


def _without_loose_ends(text: str, end: int, last: int) -> int:
    """Return the end without the words that say nothing at the end of a phrase."""
    while last > end:
        word = text[end:last].rsplit(" ", 1)[-1]
        if word.strip(_MARKS).lower() not in _LOOSE and word.strip(_MARKS):
            break
        last = end + len(text[end : last - len(word)].rstrip())
    return last


def _whole(text: str, end: int, last: int) -> int:
    """Return the end before the last mark that is opened and not closed."""
    while opened := _opened(text[end:last]):
        last = _without_loose_ends(text, end, end + len(text[end : end + opened - 1].rstrip()))
    return last


def _opened(text: str) -> int:
    """Return the place after a mark that a text opens and does not close, or 0."""
    for opening, closing in _PAIRS:
        place = text.rfind(opening)
        if place >= 0 and (text.count(opening) % 2 if opening == closing else closing not in text[place:]):
            return place + 1
    return 0
