"""Where somebody lives is no mention of a place."""

from __future__ import annotations

import re

import pytest

from linkeddata.understand.recognize.homes import without_homes
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

_KINDS = {
    "P": MentionKind.PERSON,
    "L": MentionKind.PLACE,
    "O": MentionKind.ORGANIZATION,
    "T": MentionKind.TRIGGER,
    "J": MentionKind.TITLE,
}


def marked(text: str) -> tuple[str, Mentions]:
    """Return a text without the marks of its mentions, "{P:Jo Ek}", and the mentions; each trigger takes place in each place."""
    plain, mentions = "", []
    for part in re.split(r"(\{[PLOTJ]:[^}]*\})", text):
        if part.startswith("{"):
            mentions.append(Mention(Span(len(plain), len(plain) + len(part) - 4), _KINDS[part[1]], 0.9))
            plain += part[3:-1]
        else:
            plain += part
    triggers = [n for n, m in enumerate(mentions) if m.kind is MentionKind.TRIGGER]
    places = [n for n, m in enumerate(mentions) if m.kind is MentionKind.PLACE]
    relations = [Relation(t, p, "place", 0.9) for t in triggers for p in places]
    relations += [Relation(t, 0, "when", 0.9) for t in triggers]
    return plain, Mentions(tuple(mentions), tuple(relations), (), (Span(0, len(plain)),))


#: A text, and the places that are left.
HOMES = [
    ("{P:Milan Dvorak}, 34, of {L:Tanner Street}, {L:Ostburg}, was {T:charged} in {L:Saltholme}.", ["Saltholme"]),
    ("{P:Milan Dvorak} (34), from {L:Ostburg}, was {T:charged}.", []),
    ("{P:Milan Dvorak}, aged 34, of 12 {L:Kelp Road}, {T:died}.", []),
    ("{P:Milan Dvorak}, 34, a night watchman from {L:Kelp Road} in {L:Ostburg}, {T:died} in {L:Lindo}.", ["Lindo"]),
    ("34-year-old {P:Milan Dvorak} of {L:Ostburg} was {T:hurt}.", []),
    ("A 34-year-old baker from {L:Ostburg} was {T:hurt} in {L:Lindo}.", ["Lindo"]),
    ("{P:Milan Dvorak}, who lives in {L:Ostburg}, was {T:hurt} at {L:Lindo}.", ["Lindo"]),
    ("{P:Ida Brandt}, a resident of {L:Tanner Street}, was {T:hurt}.", []),
    ("Police {T:searched} his home in {L:Tanner Street}, {L:Ostburg}.", []),
    ("{P:Ida Brandt}, of {L:Tanner Street}, was {T:hurt}.", []),
    ("{P:Ida Brandt}, 29, {L:Tanner Street}, was {T:hurt}.", []),
    ("{P:Ida Brandt}, 29, of {O:Tanner Street}, was {T:hurt}.", []),
    ("{P:Ida Brandt} of {L:Tanner Street} was {T:hurt}.", []),
    ("{P:Ida Brandt} (29, from {L:Ostburg}) was {T:hurt}.", []),
    ("{P:Ida Brandt}, who is 29 and lives in {L:Ostburg}, was {T:hurt}.", []),
    ("{P:Ida Brandt}, living at {L:Low Quay}, was {T:hurt}.", []),
    ("{P:Ida Brandt}, 29, formerly of {L:Ostburg}, was {T:hurt}.", []),
    (
        "{P:Milan Dvorak}, 34, of {L:Ostburg}, and {P:Ida Brandt}, 29, of {L:Lindo}, were {T:hurt} at {L:Saltholme}.",
        ["Saltholme"],
    ),
]
#: A text whose places all stay.
NO_HOMES = [
    "{J:Mayor} {P:Ann Berg} of {L:Ostburg} {T:visited} {L:Lindo}.",
    "{J:Mayor} {P:Ann Berg}, of {L:Ostburg}, {T:visited} {L:Lindo}.",
    "On 3 May, 34 of {L:Ostburg}'s schools {T:closed}.",
    "{P:Ann Berg} {T:met} residents of {L:Tanner Street}.",
    "People living in {L:Ostburg} were {T:evacuated}.",
    "{P:Ann Berg}, 54, of the {O:Ostburg Police}, {T:spoke} in {L:Ostburg}.",
    "A man, 34, was {T:charged} in {L:Ostburg}.",
    "{P:Ann Berg} {T:died} at her home in {L:Ostburg}.",
    "Police {T:flew} {P:Jo Ek} (44) from {L:Ostburg} to {L:Lindo}.",
    "A 44-year-old driver of {L:Belgian} nationality was {T:hurt}.",
    "{J:Ambassador} {P:Ann Berg}, resident in {L:Ostburg}, {T:presented} her credentials.",
    "{P:Ann Berg}, 54, {T:opened} the bridge from {L:Ostburg} to {L:Lindo}.",
    "A 12-year-old dispute ended. It {T:began} in {L:Ostburg}.",
]


@pytest.mark.parametrize(("text", "left"), HOMES, ids=[row[0][:60] for row in HOMES])
def test_a_home_is_no_place(text: str, left: list[str]) -> None:
    plain, found = marked(text)
    kept = without_homes(plain, found)
    assert [m.span.of(plain) for m in kept.mentions if m.kind is MentionKind.PLACE] == left
    assert sum(m.kind is MentionKind.PERSON for m in kept.mentions) == text.count("{P:")
    assert not any(m.span.of(plain) == "Tanner Street" for m in kept.mentions)
    for relation in kept.relations:
        assert kept.mentions[relation.subject].kind is MentionKind.TRIGGER
        assert relation.kind == "when" or kept.mentions[relation.object].kind is MentionKind.PLACE
    assert sum(r.kind == "when" for r in kept.relations) == text.count("{T:")


@pytest.mark.parametrize("text", NO_HOMES)
def test_other_places_stay(text: str) -> None:
    plain, found = marked(text)
    assert without_homes(plain, found) is found


def test_cases_counted() -> None:
    assert (len(HOMES), len(NO_HOMES)) == (18, 13)
