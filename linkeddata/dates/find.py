"""Document → the dates of its text, resolved against dateline, date line and metadata.

    text of a block ─tokens→ letters ─grammar, parts→ expressions ─publication_day, resolve→ mentions

Nothing here uses today's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.dates import context
from linkeddata.dates import publication_day as anchors
from linkeddata.dates.context import Sentences
from linkeddata.dates.endings import ended
from linkeddata.dates.grammar import read
from linkeddata.dates.parts import Expression
from linkeddata.dates.publication_day import Placed
from linkeddata.dates.resolve import Resolver
from linkeddata.values.document import BlockKind, Document
from linkeddata.values.mentions import DateMention
from linkeddata.values.span import Span, overlaps_any


def find_dates(document: Document, sentences: Sequence[Span], placed: list[Placed] | None = None) -> tuple[DateMention, ...]:
    """Find the dates in the prose of a document, without its boilerplate.

    Days without a year, weekdays and words such as "yesterday" are resolved against the dateline or date line, then the
    metadata's `published`, then earlier dates of the text. Nothing is guessed: a day whose year is unknown is `--01-09`, and a
    weekday without a reference date is left out. `when` has no time of day.

    Args:
        document: what was read.
        sentences: the sentences of its prose, in text order.
        placed: its `expressions`, if they are already known.

    Returns:
        The dates in text order; they do not overlap. `publication` marks the day of publication and, with the
        rule `updated`, the day of a change. A year inside a name ("Expo 2020") has the rule
        `year-in-name`.
    """
    placed = expressions(document) if placed is None else placed
    published = anchors.publication(document, placed)
    tenses = Sentences(document, sentences)
    anchor = anchors.anchor(document, placed, published, tenses)
    rows = _references(placed, published)
    past = [row for row in rows if context.long_ago(document.text, row[1].start)]
    resolver = Resolver(document.text, anchor, tenses, [row for row in rows if row not in past], past)
    headed = _headed(document, placed)
    mentions = []
    for index, one in placed:
        told = published.get(one)
        if document.blocks[index].kind is BlockKind.FURNITURE and not told and index not in headed:
            continue
        mention = resolver.mention(one, index, publication=told is not None)
        if mention:
            mentions.append(replace(mention, rule="updated") if told == "updated" else mention)
    return ended(document.text, mentions)


def expressions(document: Document) -> list[Placed]:
    """Return every date expression with the index of its block, in text order; the document decides slashed dates if it can."""
    return _decided(document, _placed(document))


def publication_date(dates: tuple[DateMention, ...]) -> DateMention | None:
    """Return the most precise mention of the day of publication, or None.

    Args:
        dates: what `find_dates` returned.
    """
    told = [d for d in dates if d.publication and d.when.end is None]
    return max(
        told,
        key=lambda d: (d.rule != "updated", d.when.start.year is not None, d.when.start.day is not None, -d.span.start),
        default=None,
    )


def _placed(document: Document) -> list[Placed]:
    """Return the expressions of every block; a dateline that begins with its date is read together with its paragraph."""
    placed: list[Placed] = []
    blocks = document.blocks
    carried: int | None = None
    for i, block in enumerate(blocks):
        if overlaps_any(block.span, document.elsewhere):
            continue  # a day of another story
        start = block.span.start if carried is None else carried
        carried = None
        if block.kind is BlockKind.DATELINE and i + 1 < len(blocks):
            opening = read(document.text, block.span.start, block.span.end)
            if opening and opening[0].start - block.span.start < 6:
                carried = start
                continue
        for one in read(document.text, start, block.span.end):
            placed.append((i if one.end > block.span.start else i - 1, one))
    return placed


def _decided(document: Document, placed: list[Placed]) -> list[Placed]:
    """Decide 03/04/2020 by the unambiguous slashed dates of the document, or by its day of publication."""
    orders = {one.order for _, one in placed if one.order}
    if len(orders) == 1:
        return [(i, one.decided(orders == {"day"})) for i, one in placed]
    given = (document.value("published") or "")[:10]
    decided = []
    for i, one in placed:
        if one.ambiguous and given:
            readings = [one.decided(day_first) for day_first in (True, False)]
            hits = [r for r in readings if f"{r.first.year:04d}-{r.first.month:02d}-{r.first.day:02d}" == given]
            decided.append((i, hits[0] if hits else one))
        else:
            decided.append((i, one))
    return decided


def _references(placed: list[Placed], published: dict[Expression, str]) -> list[context.Dated]:
    """Return the full dates of the text whose year other dates may share: those not from a year long past."""
    rows = context.dated((i, one) for i, one in placed if published.get(one) != "updated")
    present = [
        one.first.year
        for _, one in placed
        if one.first.year and (one.first.month or one.rule in ("year-in-name", "season", "year"))
    ]
    goal = max((day.year for *_, day in rows), default=0) + 12  # years beyond are plans: "zero by 2040"
    latest = max((year for year in present if year <= goal), default=0)
    return [row for row in rows if row[2].year >= latest - 1]


def _headed(document: Document, placed: list[Placed]) -> set[int]:
    """Return the boilerplate blocks that begin with a full date, if there are enough to be the days of a programme."""
    found = {
        i: one.first
        for i, one in placed
        if document.blocks[i].kind is BlockKind.FURNITURE and one.first.year and one.first.day
        if one.start - document.blocks[i].span.start < 4
    }
    return set(found) if len(set(found.values())) > 2 else set()
