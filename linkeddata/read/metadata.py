"""Facts about the document in lines of its text, and the settings that override facts.

Priority, highest first: configuration (options, `linkeddata.toml`), the page's markup (`page_metadata.py`, `front_matter.py`),
lines of the text (this module). A fact is omitted if lines are ambiguous or contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linkeddata.read.addresses import resolved
from linkeddata.read.dateline import Dated, date_line, dateline, dates_in
from linkeddata.read.headline import LABEL, is_masthead
from linkeddata.read.related import is_statement
from linkeddata.read.stamps import on_day
from linkeddata.read.text_builder import warning
from linkeddata.schema import titles
from linkeddata.text.date_labels import DayOf, day_of
from linkeddata.values.dates import WEEKDAY_ABBREVIATIONS, WEEKDAYS
from linkeddata.values.document import Author, Basis, Block, BlockKind, Given
from linkeddata.values.findings import Finding
from linkeddata.values.iris import host_warning
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span

# Settings field → key of `Document.metadata`.
_OVERRIDES = {
    "headline": "headline",
    "published": "published",
    "publisher": "publisher",
    "publisher_url": "publisherUrl",
    "publisher_type": "publisherType",
    "url": "url",
    "language": "language",
    "licence": "licence",
}

# "Published", "Issued", "Date" before a date on a line with other words.
_PUBLISHED_INLINE = re.compile(
    r"\b(?:published|posted|publicado|objavljeno|issued|released|date of (?:publication|issue"
    r"|release)|delivered)\b(?: on)?\s?[:：]?\s{0,3}",
    re.IGNORECASE,
)
_NO_PUBLICATION = re.compile(
    r"\b(?:embargo\w*|deadline|until|updated?|modified|reviewed|revised|edited(?! by)"
    r"|opening|venue|when|event|save the date|date ?(?:&|and) ?time|valid)\b",
    re.IGNORECASE,
)

_PUBLICATION = re.compile(r"publish|issued|pubdate|time", re.IGNORECASE)  # in the origin of a stamp
# Lines that name the publisher; group: the name.
_ISSUED = re.compile(
    r"(?:issued|published|released|distributed|provided) by(?: the| on behalf of)?\s?:?\s{0,2}(?P<name>(?-i:[^\W\d_a-z])[^."
    r"|;:\n]{2,90})[. ]{0,2}$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?i:source|publisher)\s?[:：]\s{0,2}(?P<name>(?-i:[^\W\d_a-z])[^.|;\n]{2,80})[. ]{0,2}$")
# "SOURCE Ridgeway Foods": how newswires say for whom they send.
_FOR = re.compile(r"SOURCE[:：]?\s{1,3}(?P<name>[^\W\d_a-z][^|;\n]{1,80}?)[. ]{0,2}$")
# A label on the line above: "From:", "Issued by"; such labels may stand below a lead paragraph.
_LABELS = 8  # blocks
_FROM = re.compile(
    r"(?:from|issued by|published by|released by|publisher|organi[sz]ations?|department|source)\s?[:：]?", re.IGNORECASE
)
_AND = re.compile(r",? and (?:the )?(?P<first>\w+)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|copyright)\s{0,2}(?:©\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?(?P<name>(?-i:[^\W\d_a-z])[^."
    r"|,;©\n]{2,70}?)(?:,? \d{4}(?:\s?[-–]\s?\d{4})?)?(?:[.,|].{0,80})?$",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s(?:\||»|›|>|▸|::|•|·|–|—|/|-)\s|\s{3,}|\s\|")
_NO_NAME = re.compile(
    r"(?:(?:crown |the )?copyright(?: holders?)?|(?:the |its |their )?(?:(?:respective )?owners?|authors?)|"
    r"home|news|all rights reserved|main|start|press|media|press release|baile|you are here"
    r"|latest|current|archive|about|contact|this|public domain|no\b|newsroom|(?:the )?municipality"
    r"|crown(?: copyright(?: and database rights?)?)?|(?:crown )?copyright\b.*"
    r"|(?:(?:all|the|its|their|respective|individual) )*(?:authors?|contributors?|owners?|creators?|holders?)"
    r"|university|general|politics|security media|international"
    r"|(?:international|national|regional|local|external|foreign|public|press|media|corporate"
    r"|student|campus) (?:relations|cooperation|news|affairs|communications?(?: division)?"
    r"|service|office|centre|releases?)|news (?:and|&) .{3,20}|"
    rf"(?:{'|'.join(WEEKDAY_ABBREVIATIONS)})[a-z]*\.?).{{0,3}}$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"(?:,? \(?(?:\d{{1,2}}[./ ]|(?:{'|'.join(WEEKDAYS)})\b).*"
    r"|\s?\((?-i:[A-Z])[\w&.\-]{1,11}\)(?:,"
    r" (?-i:[^\W\d_a-z])\w+)?|:)$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\.? (?:newsroom|press (?:service|team|room)\b.*|general directorate|information)$", re.IGNORECASE)
_TOWN = re.compile(r", [^\W\d_a-z][\w'’]+$")
# A state alone is the letterhead above a ministry, which is the publisher.
_STATE = re.compile(
    r"(?:the )?(?:republic|government|kingdom|state|république|república|governo|gobierno|government"
    r" of the .{4,30}) (?:of |de |du |d['’])?[^,]{3,30}$|république \S+$",
    re.IGNORECASE,
)
# Offices inside an organization, and words that no masthead begins with.
_NO_MASTHEAD = re.compile(
    r"(?:by|from|chair|president|prime|minister|deputy|statement|communiqu\S+|report|visit"
    r"|meeting|groundbreaking|police log|subject|notice|programme|to|text|photo|story|office"
    r" of the spokesperson)\b",
    re.IGNORECASE,
)
_WIRE_STOP = re.compile(r".*\b(?:photo|local|gmt|\d{2}|time|translation|edited|reuters photo)\b|[a-z]|[\d:. ]+$", re.IGNORECASE)


def from_lines(text: str, blocks: Sequence[Block], authors: Sequence[Author] = ()) -> dict[str, Given]:
    """Return the facts in the lines of a text: `published` and `publisher`, basis TEXT, if they are certain.

    Args:
        text: the text.
        blocks: its blocks.
        authors: who wrote it; the lines that name them name no publisher.
    """
    found: dict[str, Given] = {}
    published = next(_published(text, blocks), None)
    if published:
        found["published"] = published
    named = [g.span for a in authors for g in (a.name, a.job_title, a.organization) if g and g.span]
    others = [b for b in blocks if not any(b.span.overlaps(place) for place in named)]
    publisher = next(_publisher(text, others), None)
    if publisher:
        found["publisher"] = publisher
    return found


def overridden(
    metadata: Mapping[str, Given], settings: Settings, name: str, source: str
) -> tuple[dict[str, Given], list[Finding]]:
    """Return the metadata with the settings in place of the page's facts.

    Args:
        metadata: from the page.
        settings: from the user; they override the metadata.
        name: the file, for findings.
        source: the decoded source, for findings.

    Returns:
        The metadata in key order, and warnings about look-alike addresses.
    """
    merged = dict(metadata)
    findings = []
    for field_name, key in _OVERRIDES.items():
        value = getattr(settings, field_name)
        if value is not None:
            merged[key] = Given(value, Basis.CONFIGURATION, settings.origins.get(field_name, f"settings.{field_name}"))
    merged = resolved(merged, settings)
    for key in ("url", "publisherUrl", "image"):
        if key in merged and (message := host_warning(merged[key].value)):
            findings.append(warning("look-alike-host", message, name, source))
    return dict(sorted(merged.items())), findings


def as_shown(given: Given, lines: Mapping[str, Given], stamps: Sequence[Given]) -> Given:
    """Return the publication in a page's markup on the day that the page shows, with an hour if one of its stamps has one.

    Args:
        given: the publication in the markup.
        lines: the facts in the lines of the text.
        stamps: all stamps of the page, the most reliable first.
    """
    if "T" not in given.value:
        same = (s for s in stamps if s.value.startswith(f"{given.value}T") and _PUBLICATION.search(s.origin))
        given = next(same, given)
    shown = lines.get("published")
    if shown is None:
        return given
    value = on_day(given.value, shown.value, [s.value for s in stamps])
    if value == given.value:
        return given
    return next((s for s in stamps if s.value == value), shown)


def _given(block: Block, dated: Dated, origin: str) -> Given:
    start = block.span.start
    return Given(dated.day.iso if dated.day else "", Basis.TEXT, origin, Span(start + dated.start, start + dated.end))


def _whole(dated: Dated | None) -> bool:
    return dated is not None and dated.day is not None and dated.day.day is not None and dated.day.year is not None


def _published(text: str, blocks: Sequence[Block]) -> Iterator[Given]:
    """Yield the publication dates in lines, most reliable first."""
    lines = [" ".join(b.span.of(text).split("\n")) for b in blocks]
    head = _head(blocks, lines)
    prose = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH and len(lines[i]) > 110]
    tail = range(max((prose or [0])[-1] + 1, len(blocks) - 8), len(blocks))
    ends = [*range(head), *tail]
    lonely = {BlockKind.DATE_LINE, BlockKind.FURNITURE}
    read = [
        (i, d)
        for i in ends
        if blocks[i].kind in lonely and (d := date_line(lines[i], lines[i - 1] if i else "")) and _whole(d.dated)
    ]
    yield from (_given(blocks[i], d.dated, "published line") for i, d in read if d.role == "published")
    yield from _labelled(blocks, lines, ends)
    if _is_programme(blocks, lines):
        return
    yield from (_given(blocks[i], d.dated, "date line") for i, d in read if not d.role and i < head)
    for i, block in enumerate(blocks[: head + 4]):
        days = dates_in(lines[i]) if block.kind is BlockKind.DATELINE else []
        if len(days) == 1 and _whole(days[0]):
            yield _given(block, days[0], "dateline")
    yield from _in_masthead(blocks, lines, head)
    yield from _signed_off(blocks, lines, tail)


def _is_programme(blocks: Sequence[Block], lines: list[str]) -> bool:
    """Return whether different dates are headings in the text: days of a conference, not days of publication."""
    lonely = (
        date_line(line, lines[i - 1] if i else "")
        for i, (b, line) in enumerate(zip(blocks, lines, strict=True))
        if b.kind is not BlockKind.FURNITURE and len(line) < 80
    )
    return len({d.dated.day for d in lonely if d and not d.role and _whole(d.dated) and d.dated}) > 1


def _labelled(blocks: Sequence[Block], lines: list[str], ends: Sequence[int]) -> Iterator[Given]:
    """Yield dates after "Published", "Issued" or "Posted" on lines with other words."""
    for i in ends:
        match = _PUBLISHED_INLINE.search(lines[i]) if len(lines[i]) <= 240 else None
        if match is None or blocks[i].kind is BlockKind.HEADLINE:
            continue
        after = [d for d in dates_in(lines[i]) if match.end() <= d.start <= match.end() + 45 and _whole(d)]
        if after and not (blocks[i].kind is BlockKind.PARAGRAPH and match.start() > 0):
            yield _given(blocks[i], after[0], "published line")


def _in_masthead(blocks: Sequence[Block], lines: list[str], head: int) -> Iterator[Given]:
    """Yield dates beside the publisher's name or a label on lines above the text."""
    for i in range(head):
        if (
            blocks[i].kind in {BlockKind.HEADLINE, BlockKind.LIST_ITEM}
            or len(lines[i]) >= 160
            or _NO_PUBLICATION.search(lines[i])
        ):
            continue
        days = dates_in(lines[i])
        if len(days) == 1 and _whole(days[0]) and _beside_date(lines[i], days[0]) and not _is_another(lines, i, days[0]):
            yield _given(blocks[i], days[0], "masthead")


def _signed_off(blocks: Sequence[Block], lines: list[str], tail: range) -> Iterator[Given]:
    for i in reversed(tail):
        line = lines[i]
        if blocks[i].kind in {BlockKind.HEADLINE, BlockKind.LIST_ITEM} or len(line) > 160 or _NO_PUBLICATION.search(line):
            continue
        days = dates_in(line)
        if (
            len(days) == 1
            and _whole(days[0])
            and not _is_another(lines, i, days[0])
            and (
                date_line(line, lines[i - 1] if i else "")
                or (days[0].end >= len(line.rstrip(" .)]")) and _beside_date(line, days[0]))
            )
        ):
            yield _given(blocks[i], days[0], "sign-off")


# "sang in Lugo on"; but "corresponding to" comes between the dates of two calendars
_IN_SENTENCE = re.compile(r"[a-z](?<!corresponding) (?:on|to|from|until|till|by|since|for|of|in|before|after)(?: the)? \Z")


def _is_another(lines: Sequence[str], i: int, dated: Dated) -> bool:
    """Return whether the words before a date say that it is not the day of publication."""
    return day_of(lines[i][: dated.start], lines[i - 1] if i else "") in {DayOf.CHANGE, DayOf.OTHER}


def _beside_date(line: str, dated: Dated) -> bool:
    """Return whether the words beside a date are a masthead, place, label or byline, not a sentence or an event."""
    rest = line[: dated.start] + line[dated.end :]
    words = re.findall(r"[^\W\d_][\w'’\-]*", rest)
    small = [w for w in words if w[0].islower() and len(w) > 3]
    return len(small) <= 3 and len(words) <= 16 and not _IN_SENTENCE.search(line, 0, dated.start)


def _head(blocks: Sequence[Block], lines: list[str]) -> int:
    """Return the number of blocks before the first paragraph of prose."""
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.DATELINE or (
            block.kind is BlockKind.PARAGRAPH and (len(lines[i]) > 90 or is_statement(lines[i]))
        ):
            return i
        if block.kind is BlockKind.LIST_ITEM and i > 4:
            return i
    return min(len(blocks), 8)


def _publisher(text: str, blocks: Sequence[Block]) -> Iterator[Given]:
    lines = [" ".join(b.span.of(text).split("\n")) for b in blocks]
    head = _head(blocks, lines)
    headline = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADLINE), head)
    yield from _declared(blocks, lines, head)
    mastheads = [
        (i, name)
        for i in range(head)
        if i != headline and blocks[i].kind is not BlockKind.LIST_ITEM and (name := _masthead(lines[i]))
    ]
    mastheads.sort(key=lambda m: bool(_STATE.match(m[1][0])))
    for i, name in mastheads:
        if i < headline:
            yield _named(blocks[i], name[0], name[1], "masthead")
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.DATELINE and i <= head + 2:
            opening = dateline(lines[i] + " X" * 40)
            if opening and opening.wire and not _WIRE_STOP.fullmatch(opening.wire) and not dates_in(opening.wire):
                yield _named(block, opening.wire, lines[i].find(opening.wire), "dateline")
    for i, name in mastheads:
        if i == headline + 1 and not _STATE.match(name[0]):
            yield _named(blocks[i], name[0], name[1], "masthead")
    for pattern, origin in ((_SOURCE, "source line"), (_COPYRIGHT, "copyright line")):
        for i in (*range(head), *range(max(head, len(blocks) - 8), len(blocks))):
            match = pattern.match(lines[i])
            if match and len(match.group("name").split()) <= 10 and not _NO_NAME.fullmatch(match.group("name")):
                yield _named(blocks[i], match.group("name"), match.start("name"), origin)


def _declared(blocks: Sequence[Block], lines: Sequence[str], head: int) -> Iterator[Given]:
    """Yield who lines say the release is from: "issued by", a label on the line above, "SOURCE" at the end."""
    for i, block in enumerate(blocks):
        if (i < head or i > len(blocks) - 10) and (match := _ISSUED.match(lines[i])):
            yield _named(block, _TOWN.sub("", match.group("name")), match.start("name"), "issued by")
        if 0 < i < head + _LABELS and _FROM.fullmatch(lines[i - 1]) and (name := _masthead(_without_persons(lines[i]))):
            yield _named(block, name[0], name[1], "from line")
    for i in range(max(head, len(blocks) - 8), len(blocks)):
        if (match := _FOR.match(lines[i])) and len(match["name"].split()) <= 10:
            yield _named(blocks[i], match["name"], match.start("name"), "source line")


def _named(block: Block, name: str, offset: int, origin: str) -> Given:
    name = name.strip()
    start = block.span.start + offset
    return Given(name, Basis.TEXT, origin, Span(start, start + len(name)))


def _without_persons(line: str) -> str:
    """Return a line up to the first person that follows a name: "Department for Ports and The Rt Hon Li Wen"."""
    persons = (m.start() for m in _AND.finditer(line) if (m["first"].casefold(),) in titles.forms_of_address())
    return line[: next(persons, None)]


def _masthead(line: str) -> tuple[str, int] | None:
    """Return the publisher's name and its offset in a line that is a masthead or begins with one."""
    if len(line) > 200:
        return None
    for part in re.split(_TRAIL, line)[:3]:
        name = part.strip()
        if not name or _NO_NAME.fullmatch(name):
            continue
        for end in (_SUFFIX, _SUFFIX, _SECTION, _TOWN):
            name = end.sub("", name).strip() or name
        if is_masthead(name) and not dates_in(name) and not _NO_MASTHEAD.match(name) and not LABEL.match(name):
            return name, line.find(name)
        if dates_in(part):
            continue
    return None
