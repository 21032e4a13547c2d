"""Why an entity of a release is what it is: what documents tell of it, why they were joined, and why others were not.

`explained` and `compared` read the files of `identity/` and return plain data, which `as_text` shows to people and `as_json` to programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from linkeddata.edit.corrections.file import checked_line
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.release.identity import policy
from linkeddata.release.identity.files import JUDGED
from linkeddata.release.identity.looked_up import iri_of, lines
from linkeddata.text.fold import same_name
from linkeddata.text.printable import printable
from linkeddata.values.corrections import FILE_NAME, Judge, Judgement, Selector

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity of a release.

    Args:
        iri: its IRI; of an entity that is gone or merged, the one that was asked for.
        kind, since, state: as in the registry.
        into: the IRI that stands for a merged one now; of a split one, those of its other parts.
        former: IRIs that lead to it.
        members: as in `members.jsonl`: `document`, `published`, `name`, and the words (`quote`, `sentence`, `start`, `end`).
        joins: as in `joins.jsonl`.
        refusals: pairs with one side in it, as in `refusals.jsonl`.
        proposals: pairs with one side in it, as in `proposals.jsonl`.
    """

    iri: str
    kind: str
    since: str
    state: str
    into: tuple[str, ...]
    former: tuple[str, ...]
    members: tuple[Said, ...]
    joins: tuple[Said, ...]
    refusals: tuple[Said, ...]
    proposals: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entities, and why they are two; or one, if both IRIs lead to it.

    Args:
        one, other: the entities.
        refusals, proposals: those between the two.
        line: what joins them in `corrections.jsonl`; "" if they are one, or if their names are not known.
    """

    one: Explanation
    other: Explanation
    refusals: tuple[Said, ...]
    proposals: tuple[Said, ...]
    line: str

    @property
    def is_one(self) -> bool:
        """Whether both are the same entity."""
        return self.one.iri == self.other.iri


def explained(folder: Path, thing: str) -> Explanation:
    """Return what the identity of an entity rests on.

    Args:
        folder: of a release.
        thing: its IRI, a former one, the end of one (`person/ann-berg`), or a name; see `looked_up.iri_of`.

    Raises:
        UsageError: nothing, or more than one thing, is called so.
        UnreadableError: the folder is no release.
    """
    try:
        return _explained(folder, iri_of(folder, thing))
    except (KeyError, TypeError, AttributeError):
        raise UnreadableError(
            "the files of identity/ are not as a release has them", "make it again", source=str(folder)
        ) from None


def _explained(folder: Path, iri: str) -> Explanation:
    entry = next(said for said in lines(folder, "ids.jsonl", (iri,)) if said["iri"] == iri)
    joins = tuple(_with_words(said) for said in lines(folder, "joins.jsonl", (iri,)) if said["iri"] == iri)
    return Explanation(
        iri,
        entry["kind"],
        entry["since"],
        entry["state"],
        tuple(_ends(folder, entry)),
        tuple(sorted(_former(folder, iri))),
        tuple(said for said in lines(folder, "members.jsonl", (iri,)) if said["iri"] == iri),
        joins,
        tuple(_with_words(said) for said in lines(folder, "refusals.jsonl", (iri,)) if _other(said, iri)),
        tuple(_with_words(said) for said in lines(folder, "proposals.jsonl", (iri,)) if _other(said, iri)),
    )


def _with_words(said: Said) -> Said:
    """Return an edge with its rule in words, `rule_words`, as the table of rules has them now; "" if it has the rule no longer."""
    kind = said["a"]["kind"]
    tables = (policy.RULES, policy.NEVER, policy.LACKS)
    words = (rule.words for table in tables for rule in table if rule.name == said["rule"] and rule.kind in ("", kind))
    return {**said, "rule_words": next(words, "")}


def _ends(folder: Path, entry: Said) -> Iterator[str]:
    """Yield the IRIs that an entry leads to, chains followed to their ends."""
    for other in entry["into"]:
        at, seen = other, set[str]()
        while at not in seen:
            seen.add(at)
            found = next((said for said in lines(folder, "ids.jsonl", (at,)) if said["iri"] == at), None)
            at = found["into"][0] if found and found["state"] == "merged" else at
        yield at


def _former(folder: Path, iri: str) -> set[str]:
    """Return the IRIs that lead to one, directly or through others."""
    found = set[str]()
    ahead = [iri]
    while ahead:
        into = ahead.pop()
        new = {
            said["iri"] for said in lines(folder, "ids.jsonl", (into,)) if said["state"] == "merged" and into in said["into"]
        }
        ahead += sorted(new - found)
        found |= new
    return found


def _other(said: Said, iri: str) -> Said | None:
    """Return the side of a pair that is not an entity's; None if the pair is not about it, or both sides are."""
    a, b = said["a"], said["b"]
    return (b if a["iri"] == iri else a) if (a["iri"] == iri) is not (b["iri"] == iri) else None


def compared(folder: Path, thing: str, other: str) -> Comparison:
    """Return why two entities are two.

    Args:
        folder: of a release.
        thing: the one, as for `explained`.
        other: the other.

    Raises:
        UsageError, UnreadableError: as for `explained`.
    """
    one, two = (_living(folder, explained(folder, name)) for name in (thing, other))
    refusals = tuple(said for said in one.refusals if (side := _other(said, one.iri)) and side["iri"] == two.iri)
    proposals = tuple(said for said in one.proposals if (side := _other(said, one.iri)) and side["iri"] == two.iri)
    line = "" if one.iri == two.iri or one.kind != two.kind else _line(one, two)
    return Comparison(one, two, refusals, proposals, line)


def _living(folder: Path, found: Explanation) -> Explanation:
    """Return the entity that stands for a merged one."""
    return explained(folder, found.into[0]) if found.state == "merged" else found


def _line(one: Explanation, other: Explanation) -> str:
    try:
        return checked_line(Judgement(Judge.SAME, _selector(one), _selector(other)))
    except UsageError:
        return ""


def _selector(found: Explanation) -> Selector:
    if not found.members:
        raise UsageError(f"{found.iri} is gone", "name an entity of the release")
    told = found.members[0]
    if found.kind == "document":
        return Selector(told["document"], "article")
    return (
        Selector(told["document"], found.kind, iri=told["claim"])
        if "name" not in told
        else Selector(told["document"], found.kind, told["name"], told.get("date"))
    )


def as_json(found: Explanation | Comparison) -> str:
    """Return an explanation as JSON, for programs."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"


def as_text(found: Explanation | Comparison) -> str:
    """Return an explanation as lines, for people; control characters are shown as escapes."""
    said = _entity(found) if isinstance(found, Explanation) else _pair(found)
    return "".join(f"{printable(line)}\n" for line in said)


_STATES = {
    "live": "It has been in the releases since {since}.",
    "split": "It has been in the releases since {since}. Other parts of what it was are now {into}.",
    "merged": "It was in the releases since {since}. Now {into} stands for it.",
    "gone": "It was in the releases since {since}. No document tells of it any more, and nothing stands for it.",
}


def _entity(found: Explanation) -> Iterator[str]:
    yield f"{found.iri} ({found.kind})"
    yield _STATES[found.state].format(since=found.since, into=", ".join(found.into))
    if found.former:
        yield f"Former IRIs lead to it: {', '.join(found.former)}."
    if found.state in ("live", "split"):
        yield ""
        documents = {side["document"] for side in found.members}
        yield (
            f"{len(documents)} documents tell of it:"
            if len(documents) > 1
            else "One document tells of it, so nothing was joined:"
        )
        yield from (f"  {_told(side)}" for side in found.members)
    if found.joins:
        yield ""
        yield "They were joined because:"
    for said in found.joins:
        yield f"  {said['a']['document']} and {said['b']['document']}: {_why(said)}"
        yield from (f"    {words}" for words in _parting(said))
    yield from _pairs("Not joined with:", found.refusals, found.iri)
    yield from _pairs("It may be one with:", found.proposals, found.iri)


def _why(said: Said) -> str:
    judged = f"line {said['line']} of {FILE_NAME} says that they are the same" if "line" in said else "an editor says so"
    return judged if said["rule"] == JUDGED else f"{_rule(said)}: {said['values']}"


def _rule(said: Said) -> str:
    return f"rule {said['rule']}" + (f" ({said['rule_words']})" if said["rule_words"] else "")


def _parting(said: Said) -> Iterator[str]:
    if said.get("split"):
        instead = f", or take out line {said['line']}" if "line" in said else ""
        yield f"to part them, add this line to {FILE_NAME}{instead}: {said['split']}"


def _pairs(heading: str, pairs: Sequence[Said], iri: str) -> Iterator[str]:
    if pairs:
        yield ""
        yield heading
    for said in pairs:
        side = _other(said, iri)
        assert side is not None
        yield f"  {side['iri']}, {_told(side)}"
        yield from (f"    {words}" for words in _reasons(said))


def _reasons(said: Said) -> Iterator[str]:
    if "words" in said:
        judged = f"line {said['line']} of {FILE_NAME}, " if "line" in said else ""
        yield f"{_rule(said)}: {judged}{said['words']}"
        return
    yield f"{_rule(said)}: {said['values']}"
    yield from (f"for: {words}" for words in said["for"])
    yield from (f"against: {words}" for words in said["against"])
    yield from (f"{answer}: {said[answer]}" for answer in ("yes", "no") if said[answer])


def _told(side: Said) -> str:
    place = ", ".join(part for part in (side["document"], side.get("published"), side.get("place")) if part)
    if side.get("sentence"):
        return f"{place}: “{side['quote']}” in “{side['sentence']}” ({side['start']}-{side['end']})"
    return f"{place}: “{side['name']}”" if side.get("name") else place


def _pair(found: Comparison) -> Iterator[str]:
    if found.is_one:
        yield "They are one entity."
        yield ""
        yield from _entity(found.one)
        return
    yield f"{found.one.iri} and {found.other.iri} are two."
    yield from (f"  {_told(side)}" for entity in (found.one, found.other) for side in entity.members[:1])
    if found.one.kind != found.other.kind:
        yield f"The one is of the kind {found.one.kind}, the other of the kind {found.other.kind}."
    elif not found.refusals and not found.proposals:
        yield "Nothing joins them: no rule found enough that both have in common, and no judgement speaks of them."
        called = [{same_name(side.get("name", "")) for side in entity.members} - {""} for entity in (found.one, found.other)]
        if called[0] & called[1]:
            yield "They have the same name; a name alone joins nothing."
    yield from _pairs("What speaks against joining them:", found.refusals, found.one.iri)
    yield from _pairs("An editor may judge:", found.proposals, found.one.iri)
    if found.line and not found.proposals:
        yield ""
        yield f"To join them, add this line to {FILE_NAME}: {found.line}"
