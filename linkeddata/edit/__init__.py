"""Description → Edition: what is published of a description, and what is left out of it and why.

privacy/        private persons                  confidence.py  what is below the threshold
only_shown.py   what the page does not show      shown.py       what a page shows
json_form.py    a description as JSON, to be edited
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from linkeddata.edit.confidence import confident, low_confidence_shown
from linkeddata.values.description import Description, Family, Ref, Statement
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings

__all__ = ["Edition", "Omitted", "Reason", "publishable"]


class Reason(StrEnum):
    """Why a statement is not published."""

    PRIVATE = "private"
    BELOW_STANDARD = "below-standard"
    BELOW_THRESHOLD = "below-threshold"
    NOT_SHOWN = "not-shown"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Omitted:
    """A statement that was read and is not published.

    Args:
        statement: as it was read.
        reason: why. `DEPENDS` means that it depends on one that is left out.
    """

    statement: Statement
    reason: Reason


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published of a description.

    Args:
        description: what is published.
        public: what may be shown beside it: all that was read but private persons.
        read: all that was read.
        settings: what was asked for.
    """

    description: Description
    public: Description
    read: Description
    settings: Settings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading and leaving out had to say."""
        return self.description.findings

    @property
    def hides(self) -> bool:
        """True where private persons were left out, so that the source's text may not be shown."""
        return self.public is not self.read

    def omitted(self, whole: Description | None = None) -> Iterator[Omitted]:
        """Yield what is not published though no private person is named in it, in the order in which it was read.

        Args:
            whole: the same with all that is below the standard thresholds; None for what was read here.
        """
        kept = set(self.description.statements)
        for statement in (whole or self.public).statements:
            if statement not in kept:
                yield Omitted(statement, self._reason(statement))

    def private(self) -> Iterator[Omitted]:
        """Yield what is not published because a private person is its subject or its value."""
        gone = {t.iri for t in self.read.things if t.family is Family.PERSON} - {t.iri for t in self.public.things}
        for s in self.read.statements if gone else ():
            if s.subject in gone or (isinstance(s.value, Ref) and s.value.iri in gone):
                yield Omitted(s, Reason.PRIVATE)

    def _reason(self, statement: Statement) -> Reason:
        if statement.unsure:
            return Reason.BELOW_STANDARD
        least = self.settings.min_confidence or 0.0
        return Reason.BELOW_THRESHOLD if statement.confidence < least else Reason.DEPENDS


def publishable(description: Description, settings: Settings = Settings(), *, low_confidence: bool = False) -> Edition:  # noqa: B008
    """Leave out what is not to be published.

    Private persons are removed first: whoever is not certain enough to be a node may still be named in what is kept.

    Args:
        description: as read or as corrected.
        settings: `omit` removes private persons, `min_confidence` what is less certain.
        low_confidence: whether what is below the standard thresholds is published too.

    Returns:
        The edition; its description is the given one where nothing is left out.
    """
    public = description
    if settings.omit:
        from linkeddata.edit.privacy import without_private

        public = without_private(description)
    published = low_confidence_shown(public) if low_confidence else confident(public, settings.min_confidence or 0.0)
    return Edition(published, public, description, settings)
