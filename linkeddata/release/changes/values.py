"""What is new in a release, in numbers and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

#: What can become of an entity, in the order in which it is told.
FATES = ("new", "changed", "renamed", "merged", "split", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one entity.

    Args:
        iri: the entity.
        kind: as in `Entity`.
        name: its name now; of one that is gone or merged, the name that it had.
        added, removed: statements about it, roles included.
        before: the name that it had, if it was renamed.
        into: the entities that stand for it now if it was merged, or that were taken out of it if it was split, sorted.
    """

    iri: str
    kind: str
    name: str
    added: int = 0
    removed: int = 0
    before: str = ""
    into: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return it as JSON writes it, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value not in ("", (), 0)}

    @classmethod
    def from_json(cls, record: Mapping[str, object]) -> Change:
        """Return it from what JSON says; what is not known is left out."""
        known = {f.name for f in fields(cls)}
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items() if key in known}
        return cls(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two releases, after everything was joined, as their data show it.

    Args:
        old, new: SHA-256 of the sorted N-Triples, lower case hexadecimal; `old` is "" for a first release.
        statements: statements before and now.
        added, removed: statements; both 0 for a first release.
        entities: kind → how many before and now.
        classes: schema.org class, local name → how many entities before and now.
        lost: class → how many of its entities are gone, joined ones not counted.
        fates: a word of `FATES` → entities, sorted by IRI; a renamed one is not among the changed, nor a split one among either.
    """

    old: str
    new: str
    statements: tuple[int, int]
    added: int = 0
    removed: int = 0
    entities: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    classes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    fates: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
