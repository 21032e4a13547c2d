"""Whether an event took or takes place: cancelled, postponed, and what was never said to happen."""

from __future__ import annotations

import re

from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span

_NEAR = 60  # code points around a trigger in which a cue speaks of it

# schema.org EventStatusType by what is said of the event; the first that fits wins
_STATUS = (
    (
        "EventCancelled",
        re.compile(
            r"\b(?:cancell?ed|called off|will not (?:now )?(?:take place|go ahead)|scrapped|abandoned)\b", re.IGNORECASE
        ),
    ),
    (
        "EventPostponed",
        re.compile(
            r"\b(?:postponed|deferred|delayed|put off|suspended)(?: indefinitely| sine die| (?:un)?til further notice"
            r"| (?:to|until|till) (?:a|some|another) (?:later |new |future |different |further )?(?:date|time|day|year))\b",
            re.IGNORECASE,
        ),
    ),
)

# The same without a word on when it will be; "postponed to 5 May" is a new day, "delayed by two hours" none.
_OFF = r"(?:postponed|deferred|delayed|put (?:off|on hold|back)|pushed back|suspended|adjourned)"
_NO_NEW_DAY = (
    r"\b(?! by (?:\w+ )?(?:hours?|minutes?|an? )"
    r"|[^.;]{0,80}? (?:to|until|till|for) (?!further notice|(?:a|some|another) (?:later|new|future|different|further)\b))"
)
# Behind the event: "the forum, due on 4 May, has been put off"; before it: "the port has postponed the forum"
_IS_OFF = re.compile(
    rf"\b(?:(?:has|have|had|was|were|is|are)(?: now)?(?: been)?|being)(?: \w+ly)? {_OFF}{_NO_NEW_DAY}", re.IGNORECASE
)
_PUTS_OFF = re.compile(
    rf"(?<!been )(?<!was )(?<!were )\b(?:postpones|{_OFF})(?: (?:the|its|his|her|their|a|an|this|that)\b)?(?: [\w’'-]+){{0,4}} \Z",
    re.IGNORECASE,
)
_BEHIND, _BEFORE = 160, 60  # code points from an event in which they may stand

# Words right before a trigger after which it is wished, denied, possible or conditional, not reported
_UNREAL = re.compile(
    r"(?:\b(?:would|could|might|may|should|must)(?: also| soon| again| one day)?(?: be| have been)?"
    r"|\b(?:did|does|do|has|have|had|was|were|is|are) not(?: yet)?(?: been)?|\bnever|\bwithout|\bdenied(?: having| that\b.{0,30})?"
    r"|\b(?:hopes?|hoped|wish(?:es|ed)?|wants?|wanted|urged?|calls? on|called on|ready|willing|refused|declined|failed|able|unable)"
    r"(?: \w+){0,4} to"
    r"|\b(?:looks?|looked|looking) forward to|\b(?:if|unless|whether|in case)\b(?: \w+){1,4})\s+\Z",
    re.IGNORECASE,
)

# Words before a date that only ends or opens a stretch of time: "open until 5 May", "in office since 2012"
_STRETCH = re.compile(r"\b(?:until|till|up to|since)(?: the)? \Z", re.IGNORECASE)
# "was put off until 5 May", "will not open until 5 May": there the day is the event's own
_DELAYED = re.compile(
    r"\b(?:not|only|never|postponed|deferred|delayed|adjourned|put (?:off|back)|moved|rescheduled|remanded)\b", re.IGNORECASE
)


#: Kinds in which to be named wrongly does harm: who condemns an attack has no part in it.
HARM = frozenset({"attack", "crime", "arrest", "trial", "accident", "disaster", "death"})
_COMMENTS = re.compile(
    r"[\s,]*(?:(?:has|have|today|also|strongly|firmly|has strongly|is|was)\s+){0,3}(?:condemn|comment|express|deplor|"
    r"welcom|react|denounc|mourn|offer|convey|sa(?:id|ys)\b|stat(?:ed|es)\b|paid tribute|call(?:s|ed) (?:on|for))",
    re.IGNORECASE,
)


def comments(text: str, name: Span) -> bool:
    """Return whether the words behind a name make its bearer one who speaks of an event.

    >>> text = "Minister Prat condemned the attack."
    >>> comments(text, Span(9, 13))
    True
    """
    return bool(_COMMENTS.match(text, name.end))


def stretches(text: str, found: Mentions) -> frozenset[int]:
    """Return the dates that only say until when or since when something goes on, by their numbers; no event happens on them.

    Args:
        text: the document's text.
        found: its dates.
    """
    return frozenset(
        n
        for n, date in enumerate(found.dates)
        if _STRETCH.search(text, max(0, date.span.start - 12), date.span.start)
        and not _DELAYED.search(text, max(0, date.span.start - _NEAR), date.span.start)
    )


def event_status(text: str, trigger: Span, sentence: Span | None) -> str | None:
    """Return the schema.org event status that the words around a trigger give, or None.

    Args:
        text: the document's text.
        trigger: place of the trigger or of the event's name.
        sentence: place of its sentence, or None for the line around it.

    >>> text = "The forum on 4 May has been postponed."
    >>> event_status(text, Span(4, 9), Span(0, len(text)))
    'EventPostponed'
    """
    around = sentence or trigger
    near = text[max(around.start, trigger.start - _NEAR) : min(around.end, trigger.end + _NEAR)]
    found = next((name for name, cue in _STATUS if cue.search(near)), None)
    return found or ("EventPostponed" if _is_off(text, trigger, around) else None)


def _is_off(text: str, trigger: Span, around: Span) -> bool:
    """Return whether an event was put off without a new day."""
    if _IS_OFF.search(text, trigger.end, min(around.end, trigger.end + _BEHIND)):
        return True
    before = text[max(around.start, trigger.start - _BEFORE) : trigger.start]
    return bool(_PUTS_OFF.search(before)) and not re.search(
        r" (?:to|until|till) (?!further|a |some |another )", text[trigger.end : around.end]
    )


def unreal(text: str, trigger: Span, sentence: Span | None) -> bool:
    """Return whether the words before a trigger make it a wish, a denial, a possibility or a condition.

    >>> text = "She hopes to visit Oslo."
    >>> unreal(text, Span(13, 18), Span(0, 24))
    True
    """
    start = max(sentence.start if sentence else 0, trigger.start - 60)
    return bool(_UNREAL.search(text[start : trigger.start]))
