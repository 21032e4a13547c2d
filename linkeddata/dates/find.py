"""Document → the dates of its text, resolved against dateline, date line and metadata.

    text of a block ─date_tokens→ letters ─date_grammar, date_parts→ expressions ─date_anchor, date_resolver→ mentions

Nothing here knows what day it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.dates import context
from linkeddata.dates import publication_day as anchors
from linkeddata.dates.context import Sentences
from linkeddata.dates.grammar import read
from linkeddata.dates.parts import Expression
from linkeddata.dates.publication_day import Placed
from linkeddata.dates.resolve import Resolver
from linkeddata.values.document import BlockKind, Document
from linkeddata.values.mentions import DateMention
from linkeddata.values.span import Span


def find_dates(document: Document, sentences: Sequence[Span], placed: list[Placed] | None = None) -> tuple[DateMention, ...]:
    """Find the dates of a document's prose, furniture left out.

    Yearless days, weekdays and words such as "yesterday" are resolved against the dateline or date line, then the metadata's
    `published`, then what the text said before. What stays unsaid stays out: `--01-09` without any year, and no mention for a
    weekday without any day to count from. Times of day are not read into `when`.

    Args:
        document: what was read.
        sentences: those of its prose, in text order.
        placed: its `expressions`, where they are known already.

    Returns:
        The dates in text order; they do not overlap. Those that tell when the document was published carry `publication`, those
        that tell when it was changed do too, under the rule `updated`. A year inside a name ("Expo 2020") has the rule
        `year-in-name`.
    """
    placed = expressions(document) if placed is None else placed
    published = anchors.publication(document, placed)
    tenses = Sentences(document, sentences)
    anchor = anchors.anchor(document, placed, published, tenses)
    resolver = Resolver(document.text, anchor, tenses, _references(placed, published))
    headed = _headed(document, placed)
    mentions = []
    for index, one in placed:
        told = published.get(one)
        if document.blocks[index].kind is BlockKind.FURNITURE and not told and index not in headed:
            continue
        mention = resolver.mention(one, index, publication=told is not None)
        if mention:
            mentions.append(replace(mention, rule="updated") if told == "updated" else mention)
    return tuple(mentions)


def expressions(document: Document) -> list[Placed]:
    """Return every date expression with the index of its block, in text order; slashed dates decided where the document can."""
    return _decided(document, _placed(document))


def publication_date(dates: tuple[DateMention, ...]) -> DateMention | None:
    """Return the mention that tells when the document was published, the one that says most, or None.

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
    """Return the expressions of every block; a dateline that opens with its date is read on into the block it opens."""
    placed: list[Placed] = []
    blocks = document.blocks
    carried: int | None = None
    for i, block in enumerate(blocks):
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
    """Decide 03/04/2020 by the slashed dates of the document that leave no doubt, or by its known day of publication."""
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
    """Return the fully dated days of the text that lend their year: those not of years that the text has left behind."""
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
    """Return the furniture blocks that open with a full date, where there are so many that they head a programme."""
    found = {
        i: one.first
        for i, one in placed
        if document.blocks[i].kind is BlockKind.FURNITURE and one.first.year and one.first.day
        if one.start - document.blocks[i].span.start < 4
    }
    return set(found) if len(set(found.values())) > 2 else set()
