"""Alarms: a release that lost much is not published unless that was meant."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.release.changes.values import Changes
from linkeddata.values.codes import finding
from linkeddata.values.findings import Finding

#: Share of all entities, and of the entities of one class, that may be gone.
ENTITIES = 0.05
CLASS = 0.20
#: A smaller total sets no alarm: of 20 things, two are 10 %, and a single one of five is 20 %.
LEAST_ENTITIES = 20
LEAST_OF_CLASS = 10


def alarms(changes: Changes, *, expect_loss: bool = False) -> tuple[Finding, ...]:
    """Return an error for each loss that is too large to be believed.

    What is gone is counted, and so is the difference of the totals: things that were joined are not gone, but a rule that joins a fifth
    of all persons is to be looked at as well.

    Args:
        changes: of a release against the one before.
        expect_loss: the office says that it is meant.

    Returns:
        Errors `release-lost-entities` and `release-lost-class`: all entities first, then classes by name. Empty for a first release.
    """
    return () if expect_loss or not changes.old else tuple(_found(changes))


def _found(changes: Changes) -> Iterator[Finding]:
    before, now = (sum(pair[side] for pair in changes.entities.values()) for side in (0, 1))
    lost = max(len(changes.fates.get("gone", ())), before - now)
    if before >= LEAST_ENTITIES and lost > ENTITIES * before:
        yield finding("release-lost-entities", f"{lost:,} of {before:,} entities")
    for name, (had, has) in sorted(changes.classes.items()):
        less = max(changes.lost.get(name, 0), had - has)
        if had >= LEAST_OF_CLASS and less > CLASS * had:
            yield finding("release-lost-class", f"{less:,} of {had:,}", key=name)
