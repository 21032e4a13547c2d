"""Finds organizers by cue words: "hosted by …", "at the invitation of …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.values.mentions import MentionKind, Mentions, Relation
from linkeddata.values.span import Span

SAID = 0.9  # confidence of an organizer that the words name; see docs/quality.md
_EVENTS = (MentionKind.TRIGGER, MentionKind.EVENT_NAME)
_HOSTS = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_BY = re.compile(
    r"\b(?:(?:jointly |co-?)?(?:hosted|organi[sz]ed|convened|arranged|run|staged)(?: (?:jointly|together))? by"
    r"|under the auspices of|organi[sz]ers?:)(?: the)? \Z",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"\b(?:at|on|upon|by|following) the (?:\w+ )?invitation (?:of|from)\b|\bat the request of\b", re.IGNORECASE
)
# Between two hosts of one event
_AND = re.compile(r"(?:, | and | and the |, and |, the |, and the | together with (?:the )?)\Z")


def organizer_cues(text: str, found: Mentions) -> list[Relation]:
    """Return an `organizer` relation for each host that the words beside an event name.

    Args:
        text: the document's text.
        found: mentions and sentences of the document.
    """
    out: list[Relation] = []
    for sentence in found.sentences:
        here = [n for n, m in enumerate(found.mentions) if sentence.contains(m.span)]
        events = [n for n in here if found.mentions[n].kind in _EVENTS]
        if events:
            out += _hosted(text, found, sentence, here, events)
            out += _invited(text, found, sentence, here, events)
    return out


def _hosted(text: str, found: Mentions, sentence: Span, here: Sequence[int], events: Sequence[int]) -> list[Relation]:
    """Return the hosts behind "hosted by", and those coordinated with the first, for the nearest event before the words."""
    out = []
    host: int | None = None
    for n in here:
        mention = found.mentions[n]
        if mention.kind not in _HOSTS:
            continue
        begin = found.mentions[host].span.end if host is not None else sentence.start
        named = _BY.search(text, max(sentence.start, mention.span.start - 50), mention.span.start)
        coordinated = host is not None and _AND.fullmatch(text, begin, mention.span.start)
        host = n if named or coordinated else None
        before = [e for e in events if found.mentions[e].span.end <= mention.span.start]
        if host is not None and before:
            out.append(Relation(before[-1], n, "organizer", SAID))
    return out


def _invited(text: str, found: Mentions, sentence: Span, here: Sequence[int], events: Sequence[int]) -> list[Relation]:
    """Return those on whose invitation something was done: where the sentence opens so, all who are named before its subject."""
    match = _INVITATION.search(text, sentence.start, sentence.end)
    if not match:
        return []
    behind = [n for n in here if found.mentions[n].span.start >= match.end() and found.mentions[n].kind in _HOSTS]
    people = [n for n in behind if found.mentions[n].kind is MentionKind.PERSON]
    later = [e for e in events if found.mentions[e].span.start >= match.end()]
    if match.start() - sentence.start < 5 and later:
        named = [n for n in people if n < later[0]]
        hosts, event = (named[:-1] or [n for n in behind if n < later[0]][:1]), later[0]
    else:
        earlier = [e for e in events if found.mentions[e].span.end <= match.start()]
        hosts, event = (people or behind)[:1], (earlier or later or [events[0]])[-1]
    return [Relation(event, n, "organizer", SAID) for n in hosts]
