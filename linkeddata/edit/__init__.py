"""Description → Edition: which statements are published, and which are omitted and why.

corrections/    an editor's lasting corrections       brief.py       a description as lines of text, for editing
privacy/        removes private persons               confidence.py  omits what is below the threshold
only_shown.py   omits what the page does not show     shown.py       what a page shows
json_form.py    a description as JSON, for editing
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from linkeddata.edit.confidence import confident, low_confidence_shown
from linkeddata.values.description import Description, Family, Ref, Statement
from linkeddata.values.findings import Finding
from linkeddata.values.settings import OMISSIONS, Settings

__all__ = ["Edition", "Omitted", "Reason", "publishable"]


class Reason(StrEnum):
    """Why a statement is not published."""

    PRIVATE = "private"
    BELOW_STANDARD = "below-standard"
    BELOW_THRESHOLD = "below-threshold"
    NOT_SHOWN = "not-shown"
    DEPENDS = "depends"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Omitted:
    """A statement that was read but is not published.

    Args:
        statement: as it was read.
        reason: why. `DEPENDS` means that it depends on a statement that is omitted, `DROPPED` that a lasting correction removed it.
        line: of the correction, in `corrections.jsonl`.
    """

    statement: Statement
    reason: Reason
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The part of a description that is published.

    Args:
        description: what is published.
        public: what may be shown in a report: all that was read except private persons.
        read: everything that was read.
        settings: the settings that were used.
        hidden: whether persons had been removed before, by lasting corrections.
    """

    description: Description
    public: Description
    read: Description
    settings: Settings
    hidden: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of reading and of omitting."""
        return self.description.findings

    @property
    def hides(self) -> bool:
        """True if persons were removed; then the source text may not be shown."""
        return self.hidden or self.public is not self.read

    def omitted(self, whole: Description | None = None) -> Iterator[Omitted]:
        """Yield statements that are not published for reasons other than privacy, in reading order.

        Args:
            whole: the description with everything below the standard thresholds; None for what was read here.
        """
        kept = set(self.description.statements)
        for statement in (whole or self.public).statements:
            if statement not in kept:
                yield Omitted(statement, self._reason(statement))

    def private(self) -> Iterator[Omitted]:
        """Yield statements that are not published because their subject or value is a private person."""
        gone = {t.iri for t in self.read.things if t.family is Family.PERSON} - {t.iri for t in self.public.things}
        for s in self.read.statements if gone else ():
            if s.subject in gone or (isinstance(s.value, Ref) and s.value.iri in gone):
                yield Omitted(s, Reason.PRIVATE)

    def _reason(self, statement: Statement) -> Reason:
        if statement.unsure:
            return Reason.BELOW_STANDARD
        least = self.settings.min_confidence or 0.0
        return Reason.BELOW_THRESHOLD if statement.confidence < least else Reason.DEPENDS


def publishable(
    description: Description,
    settings: Settings = Settings(),  # noqa: B008
    *,
    low_confidence: bool = False,
    hidden: bool = False,
) -> Edition:
    """Return the edition of a description that may be published.

    Private persons are removed first, because a person below the threshold may still be named in other statements.

    Args:
        description: as read or as corrected.
        settings: `omit` removes private persons, or persons by name; `min_confidence` omits statements below it.
        low_confidence: whether to publish statements below the standard thresholds too.
        hidden: whether lasting corrections removed persons.

    Returns:
        The edition. Its description is the given object if nothing is omitted.
    """
    public = description
    if settings.omit:
        from linkeddata.edit.privacy import without_persons

        names = tuple(name for name in settings.omitted if name not in OMISSIONS)
        given = settings.origins.get("omit", "").startswith("--")
        public = without_persons(description, private=len(names) < len(settings.omitted), names=names, all_named=given)
    published = low_confidence_shown(public) if low_confidence else confident(public, settings.min_confidence or 0.0)
    return Edition(published, public, description, settings, hidden)
