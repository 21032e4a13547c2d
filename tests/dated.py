"""The dates of a document, for tests: found with the sentences that the document has."""

from __future__ import annotations

from linkeddata.dates.find import find_dates
from linkeddata.understand.recognize.sentences import prose
from linkeddata.values.document import Document
from linkeddata.values.mentions import DateMention


def dates_of(document: Document) -> tuple[DateMention, ...]:
    """Return the dates of a document's prose."""
    return find_dates(document, prose(document))
