"""Findings about a page that visitors do not see yet: a draft, or a day of publication in the future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from linkeddata.read.text_builder import warning
from linkeddata.values.document import Basis, Given
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span

_DRAFTS = "_drafts"  # Jekyll's folder


def today() -> date:
    """Return the day on which the program runs, by the clock of the machine."""
    return date.today()


def not_published(origin: str, name: str, text: str, span: Span | None) -> Finding:
    """Return the finding that a page is not published.

    Args:
        origin: what says so.
        name: the file.
        text: the text of the file.
        span: the place in it, if there is one.
    """
    message = (
        f"{origin[:1].upper()}{origin[1:]} says that this page is not published; publish its data only together with the page"
    )
    return warning("not-published", message, name, text, span.start if span else None, len(span) if span else 1)


def in_drafts(name: str) -> bool:
    """Return whether a file lies in a folder for drafts.

    >>> in_drafts("site/_drafts/pier.md"), in_drafts("site/_posts/pier.md")
    (True, False)
    """
    return _DRAFTS in PurePath(name).parts[:-1]


def future(metadata: Mapping[str, Given], name: str, source: str) -> Iterator[Finding]:
    """Yield a finding if the page's own day of publication is in the future.

    Args:
        metadata: facts about the document.
        name: the file.
        source: the decoded source.
    """
    given = metadata.get("published")
    if given is None or given.basis is not Basis.METADATA or given.value[:10] <= today().isoformat():
        return
    span = given.source_span
    message = (
        f"the page's day of publication, {given.value[:10]}, is in the future; publish its data only together with the page"
    )
    found = warning("future-date", message, name, source, span.start if span else None, len(span) if span else 1)
    yield replace(found, value=given.value[:10])
