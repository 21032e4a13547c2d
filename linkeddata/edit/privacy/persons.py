"""Who is a private person, and the warning for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from linkeddata.schema.event_kinds import KINDS
from linkeddata.schema.lexicon import PERSON_WORDS, singles
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import EVENT_TYPES
from linkeddata.values.span import Span

#: Kinds of event in which someone is accused, hurt or dead.
SENSITIVE = frozenset({"arrest", "trial", "crime", "accident", "attack", "death", "disaster"})

# Properties that give a person a public role. The author of the article has one too.
_ROLES = frozenset({"jobTitle", "worksFor", "memberOf"})
# Last words of titles that are not a public role.
_NO_ROLE = frozenset(
    "accused casualty convict deceased defendant detainee fatality fugitive inmate offender perpetrator prisoner suspect "
    "survivor victim".split()
)
# Words that make a trade an office: "chief engineer", "head teacher".
_RANKS = frozenset(
    "chief head director general national state federal royal president minister chairman chairwoman chair".split()
)
# Words of a headline that report a sensitive event, for releases in which no event was recognized.
_HEADLINE = {
    "death": "dead death deaths dies died die killed kills drowned drowns fatal fatally",
    "accident": "hurt injured injures injuries injury crash crashes collision collides",
    "arrest": "arrest arrests arrested detained held custody",
    "trial": "charged convicted sentenced jailed trial court accused acquitted",
    "crime": "murder murdered robbery robbed stabbed stabbing shot assault assaulted burglary theft fraud kidnapped missing",
}
_REPORTS = {word: kind for kind, words in _HEADLINE.items() for word in words.split()}
# What follows the noun of a title: "nurse at St Anne's", "student of law".
_OF = re.compile(r"\s+(?:of|at|for|in|from|with|to|on)\s+.*\Z|,.*\Z", re.DOTALL)
_PARTICIPANT_ROLES = frozenset({"attendee", "organizer"})


def private_persons(description: Description) -> dict[str, str]:
    """Return the private persons in the order of the description's things: IRI → kind of the first sensitive event.

    A person is connected with an event by taking part in it. Someone whom the text calls by a trade, a victim or a suspect is also
    connected by being named in the sentence that reports it, or anywhere in a release that is about it.
    """
    kinds, public = event_kinds(description), public_persons(description)
    found: dict[str, str] = {}
    for s in description.statements:
        if s.property in _PARTICIPANT_ROLES and isinstance(s.value, Ref) and kinds.get(s.subject) in SENSITIVE:
            found.setdefault(s.value.iri, kinds[s.subject])
    reported, subject = _sentences(description, kinds), _subject(description, kinds)
    titled = {s.subject for s in description.statements if s.property == "jobTitle" and _is_no_role(s)}
    for thing in description.things:
        near = (reported[e.sentence] for e in thing.mentions if e.sentence in reported)
        if thing.iri in titled and (kind := next(near, subject)):
            found.setdefault(thing.iri, kind)
    persons = (t.iri for t in description.things if t.family is Family.PERSON)
    return {iri: found[iri] for iri in persons if iri in found and iri not in public}


def _sentences(description: Description, kinds: Mapping[str, str]) -> dict[Span | None, str]:
    """Return the sentences that report a sensitive event, each with the kind of the first one."""
    found: dict[Span | None, str] = {}
    for s in description.statements:
        if s.property == "additionalType" and kinds.get(s.subject) in SENSITIVE:
            for words in s.evidence:
                if words.sentence:
                    found.setdefault(words.sentence, kinds[s.subject])
    return found


def _subject(description: Description, kinds: Mapping[str, str]) -> str | None:
    """Return the kind of the sensitive event that the release is about, by its headline if no event was recognized; or None."""
    about = [s.value.iri for s in description.statements if s.property == "about" and isinstance(s.value, Ref)]
    if about:
        return next((kinds[iri] for iri in about if kinds.get(iri) in SENSITIVE), None)
    headline = " ".join(s.value.value for s in description.statements if s.property == "headline" and isinstance(s.value, Text))
    return next((_REPORTS[word] for word in re.findall(r"\w+", headline.casefold()) if word in _REPORTS), None)


def warnings(description: Description) -> tuple[Finding, ...]:
    """Return one warning, with the code `private-person`, for each private person."""
    mentions = {t.iri: t.mentions[:1] for t in description.things}
    return tuple(
        Finding(
            Severity.WARNING,
            "private-person",
            f"{(name := description.name(iri))} is named in connection with {'an' if kind[0] in 'aeiou' else 'a'} {kind}, but the text "
            f"gives {_role_given(description, iri)}; check that you may publish the name, or add --omit private.",
            node=name,
            iri=iri,
            source=description.source.name,
            span=mentions[iri][0].span if mentions[iri] else None,
            quote=mentions[iri][0].quote if mentions[iri] else None,
        )
        for iri, kind in private_persons(description).items()
    )


def _role_given(description: Description, iri: str) -> str:
    trade = any(s.property == "jobTitle" for s in description.about(iri))
    return "no public role, which a trade is not" if trade else "no title, employer or membership"


def public_persons(description: Description) -> frozenset[str]:
    """Return the IRIs of persons with an office, an employer or a membership, and of the article's author.

    A trade, or being a student, gives no public role, nor does the employer that goes with it.
    """
    return frozenset(_public(description))


def _public(description: Description) -> Iterator[str]:
    titles: dict[str, list[Statement]] = {}
    for s in description.statements:
        if s.property == "jobTitle":
            titles.setdefault(s.subject, []).append(s)
    private = {iri for iri, said in titles.items() if all(map(_is_no_role, said))}
    for s in description.statements:
        if s.property == "author" and isinstance(s.value, Ref):
            yield s.value.iri
        elif s.property in _ROLES and s.subject not in private:
            yield s.subject


def _is_no_role(statement: Statement) -> bool:
    """Return whether a title is no public role: a trade, being a student, or a part in a crime or an accident."""
    title = statement.value.value.casefold() if isinstance(statement.value, Text) else ""
    words = _OF.sub("", title).replace("-", " ").split()
    if not words or (_RANKS & set(words[:-1])):
        return False
    last = words[-1]
    return last in _NO_ROLE or bool({last, last.removesuffix("s")} & _trades())


@cache
def _trades() -> frozenset[str]:
    return singles(PERSON_WORDS, "trade")


def event_kinds(description: Description) -> dict[str, str]:
    """Return the kind of each event: IRI → a key of `schema.event_kinds.KINDS`, or what an editor wrote."""
    return {
        s.subject: s.value.iri.removeprefix(EVENT_TYPES)
        for s in description.statements
        if s.property == "additionalType" and isinstance(s.value, Ref) and s.value.iri.startswith(EVENT_TYPES)
    }


assert KINDS.keys() >= SENSITIVE
