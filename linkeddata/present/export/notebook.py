"""What a notebook shows of a result: events and people as two tables, and how many findings there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from linkeddata.present.diagram import labels
from linkeddata.present.export.records import Row, event_rows, people_rows
from linkeddata.text.counted import counted
from linkeddata.values.description import Description, Family
from linkeddata.values.findings import Finding, Severity

_EVENT_COLUMNS = ("event", "start", "end", "place", "participants")
_PEOPLE_COLUMNS = ("name", "post", "organization")
_DATES = frozenset({"start", "end"})
_MOST_ROWS = 50


def as_html(description: Description, findings: Sequence[Finding]) -> str:
    """Return a description as a piece of HTML without scripts or styles.

    Args:
        description: what is published.
        findings: those of its conversion.
    """
    article = next((thing.iri for thing in description.things if thing.family is Family.ARTICLE), "")
    title = labels.plain(description.name(article)) if article else ""
    title = description.source.name if title == article else title
    tables = (_table(_EVENT_COLUMNS, event_rows(description)), _table(_PEOPLE_COLUMNS, people_rows(description)))
    return f"<p><strong>{escape(title)}</strong><br>{escape(_counts(findings))}</p>" + "".join(tables)


def _counts(findings: Sequence[Finding]) -> str:
    number = Counter(f.severity for f in findings)
    parts = [counted(number[s], s.value) for s in (Severity.ERROR, Severity.WARNING) if number[s]]
    return ", ".join(parts) if parts else "no errors or warnings"


def _table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(row, column)}</td>' for column in columns)}</tr>" for row in rows[:_MOST_ROWS])
    left = len(rows) - _MOST_ROWS
    more = f"<p>and {left} more</p>" if left > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(row: Row, column: str) -> str:
    value = str(row[column] or "")
    return escape(labels.date(value) if column in _DATES and value else value)
