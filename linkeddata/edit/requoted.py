"""Checks the quotations of a description again, on a page that has changed since the description was made."""

from __future__ import annotations

from dataclasses import replace

from linkeddata.edit.only_shown import listed, without
from linkeddata.edit.shown import Shown
from linkeddata.html.markup import Markup
from linkeddata.html.strip import strip
from linkeddata.text.counted import counted
from linkeddata.values.description import Description, Evidence, Statement
from linkeddata.values.findings import Finding, Severity


def requoted(description: Description, page: Markup) -> Description:
    """Omit statements whose words the page no longer has, and add the warning `page-changed` that lists them.

    A statement stands if the page still has everything that it quotes, in its visible text or in its markup. What an editor wrote
    quotes nothing; `only_shown` checks it.

    Args:
        description: made from an earlier state of the page.
        page: HTML, without our blocks.

    Returns:
        The description with the warning.
    """
    shown, markup = Shown(page), " ".join(page.source.split())

    def has(words: Evidence) -> bool:
        return " ".join(words.quote.split()) in markup or shown.names(strip(words.quote))

    gone = frozenset(s for s in description.statements if not all(map(has, s.evidence)))
    left, count = without(description, gone) if gone else (description, 0)
    return replace(left, findings=(*left.findings, _finding(description, gone, count)))


def _finding(description: Description, gone: frozenset[Statement], count: int) -> Finding:
    todo = "describe the page again with `linkeddata describe --json`, and correct that."
    what = f"The page has changed since its description was made from {description.source.name}"
    if gone:
        quotes = dict.fromkeys(
            f"“{' '.join(strip(e.quote).split())}”" for s in description.statements if s in gone for e in s.evidence
        )
        values = listed(s for s in description.statements if s in gone)
        what += f", and {counted(count, 'statement was', 'statements were')} omitted: {values}"
        what += f" (from {', '.join(list(quotes)[:5])})"
    else:
        what += ", but it still has all words that the description quotes"
    return Finding(Severity.WARNING, "page-changed", f"{what}; {todo}", fix=todo[:1].upper() + todo[1:])
