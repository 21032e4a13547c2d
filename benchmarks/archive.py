"""Write an archive of made-up press releases, and the truth about who is who in them.

    python benchmarks/archive.py 1000 FOLDER [--seed 1]

makes FOLDER/archive (text, HTML and Markdown, in a folder for each publisher and year) and FOLDER/truth.jsonl: a line for each thing of
each document, with the id that it has in all documents and what the document calls it. The same number and seed give the same bytes.

Ministers come again over years and change their offices; some persons of neighbouring countries have one name, and so do some towns; every
country has a Ministry of Finance. Two ministries tell of one meeting; what was announced is held later, or moved; an acronym is explained
once in a document; private persons appear once; some documents are published twice.
"""

from __future__ import annotations

import argparse
import datetime
import html
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive_briefs import Brief, brief
from archive_occasions import Occasion, Report, occasions
from archive_prose import Style, Teller, filled, shuffled
from archive_sentences import ABOUT, BACKGROUND, QUOTES
from archive_templates import KINDS
from archive_world import Body, World, world


@dataclass(frozen=True, slots=True)
class Written:
    """A document, and what is true of it.

    Args:
        name: path from the archive, with slashes.
        text: its content.
        truth: a line for each thing: document, kind, id, names; of an event, also type, start, participants and status.
    """

    name: str
    text: str
    truth: tuple[dict[str, object], ...]


def documents(count: int, seed: int) -> Iterator[Written]:
    """Yield the documents of an archive.

    Args:
        count: how many.
        seed: the same one gives the same documents.
    """
    chance = random.Random(f"archive {seed} {count}")
    made = world(count, seed)
    number = 0
    twice: list[tuple[int, Written]] = []
    for occasion in occasions(made, chance):
        for report in occasion.reports:
            if number >= count:
                return
            if twice and twice[0][0] <= number:
                again = twice.pop(0)[1]
                name = re.sub(r"(\.\w+)$", r"-republished\1", again.name)
                yield Written(name, again.text, tuple(line | {"document": name} for line in again.truth))
                number += 1
                if number >= count:
                    return
            number += 1
            written = told(made, occasion, report, chance, number)
            if chance.random() < 0.01:
                twice.append((number + 20, written))
            yield written


def write(folder: Path, count: int, seed: int = 1) -> Path:
    """Write an archive and its truth, and return the archive's folder.

    Args:
        folder: where `archive` and `truth.jsonl` are made.
        count: number of documents.
        seed: of all choices.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for written in documents(count, seed):
            path = folder / "archive" / written.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written.text, "utf-8")
            for line in written.truth:
                truth.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    return folder / "archive"


def told(made: World, occasion: Occasion, report: Report, chance: random.Random, number: int) -> Written:
    """Word a report of an occasion."""
    home = report.publisher.country or made.countries[0]
    slots = {"ministry": made.ministries[home.id][occasion.portfolio], **occasion.slots}
    slots["day"] = report.planned or slots["day"]
    teller = Teller(chance, report.day, home, _style(report.publisher), slots)
    kind = KINDS[occasion.kind]
    headline = teller.tell(filled(chance.choice(kind.headlines[report.side]), occasion.portfolio, chance))
    teller.begin()
    lead = teller.tell(filled(chance.choice(kind.leads[report.side]), occasion.portfolio, chance))
    events, sentences = _details(teller, occasion, report)
    briefs = [found for i in range(chance.choice([0, 1, 2])) if (found := brief(made, chance, report, number * 10 + i))]
    briefs = [found for found in briefs if found.event["id"] not in {event["id"] for event in occasion.events.values()}]
    closing = " ".join(_tell_brief(teller, found) for found in briefs)
    length = int(chance.triangular(110, 430, 200)) - len(f"{lead} {closing}".split())
    sentences += _around(teller, occasion, length - sum(len(sentence.split()) for sentence in sentences))
    paragraphs = [" ".join([lead, *sentences[:2]])]
    rest = sentences[2:]
    while rest:
        size = chance.randint(2, 4)
        paragraphs.append(" ".join(rest[:size]))
        rest = rest[size:]
    if closing:
        paragraphs.insert(chance.randint(1, len(paragraphs)), closing)
    teller.slots = {"body": report.publisher}
    about = teller.tell(filled(chance.choice(ABOUT), occasion.portfolio, chance)) if not report.publisher.ministry else ""
    _note_frame(teller, report)
    form = teller.style.form
    name = f"{_slug(report.publisher)}/{report.day.year}/{report.day.isoformat()}-{number:05}.{form}"
    text = _FORMS[form](headline, paragraphs, about, report, teller.style, number)
    lines: list[dict[str, object]] = [{"kind": "document", "id": f"document/{number:05}", "names": [headline]}]
    lines += [{"kind": k, "id": mark, "names": sorted(names)} for (k, mark), names in sorted(teller.called.items())]
    lines += _events(teller, occasion, report, events)
    lines += [{"kind": "event", "names": [], "status": found.status} | found.event for found in briefs]
    return Written(name, text, tuple({"document": name} | line for line in lines))


def _details(teller: Teller, occasion: Occasion, report: Report) -> tuple[list[str], list[str]]:
    """Return which events a report tells of, and the sentences after its lead."""
    events, sentences = [occasion.kind], []
    if report.side == "before":
        return events, sentences
    for detail in shuffled(KINDS[occasion.kind].details, teller.chance):
        event, found, sentence = detail.rpartition("> ")
        wanted = (event in occasion.events and event not in events) if found else teller.chance.random() < 0.7
        if sentence == "{former}":
            wanted, sentence = True, str(teller.slots.get("former", "{former}"))
        if wanted and all(name in teller.slots for name in re.findall(r"{(\w+)", sentence)):
            events += [event] if found else []
            sentences.append(teller.tell(filled(sentence, occasion.portfolio, teller.chance)))
    return events, sentences


def _around(teller: Teller, occasion: Occasion, length: int) -> list[str]:
    """Return quotations and figures, of so many words together, or as many as there are."""
    chance, sentences = teller.chance, list[str]()
    background, quotes = shuffled(BACKGROUND, chance), iter(chance.sample(QUOTES, 3))
    speakers = [name for name in occasion.speakers if name in teller.slots]
    while sum(len(sentence.split()) for sentence in sentences) < length:
        quote = next(quotes, None) if chance.random() < 0.3 and speakers else None
        line = None if quote else next(background, None)
        if quote:
            words = teller.tell(filled(quote, occasion.portfolio, chance)).rstrip(".")
            speaker = teller.phrase(f"{{{chance.choice(speakers)}}}").rstrip(",")
            sentences.append(f"“{words},” {speaker} {teller.style.told}.")
        elif line:
            sentences.append(teller.tell(filled(line, occasion.portfolio, chance)))
        else:
            break
    return sentences


def _events(teller: Teller, occasion: Occasion, report: Report, events: list[str]) -> list[dict[str, object]]:
    """Return what is true of the events that a report tells of; only those take part whom it names."""
    named = {mark for _, mark in teller.called}
    lines = []
    for event in sorted(events):
        status = "EventScheduled" if report.side == "before" else ""
        line = {"kind": "event", "names": [], "status": status} | occasion.events[event]
        line["participants"] = [mark for mark in occasion.participants(event) if mark in named]
        lines.append(line | ({"start": report.planned.isoformat()} if report.planned else {}))
    return lines


def _tell_brief(teller: Teller, found: Brief) -> str:
    """Word something else, and return to what the release is about."""
    slots, teller.slots = teller.slots, found.slots
    sentence = teller.tell(found.sentence)
    teller.slots = slots
    return sentence


def _note_frame(teller: Teller, report: Report) -> None:
    """Remember what the dateline names, or the site."""
    publisher, style = report.publisher, teller.style
    if style.form == "txt":
        if style.dateline in ("capitals", "brackets"):
            teller.note("place", report.town.id, report.town.name.upper() if style.dateline == "capitals" else report.town.name)
        return
    teller.note("organization", publisher.id, _signed(publisher))
    teller.note("organization", publisher.id, publisher.name)
    if publisher.ministry and publisher.country:
        teller.note("place", publisher.country.id, publisher.country.name)


def _style(publisher: Body) -> Style:
    """Return how a publisher writes, always the same."""
    chance = random.Random(publisher.id)
    return Style(
        day=chance.choice(["day first", "day first", "month first"]),
        dateline=chance.choice(["capitals", "brackets", "line", "top"]),
        form=chance.choice(["txt", "txt", "html", "html", "md"]),
        honorific=chance.random() < 0.7,
        told=chance.choice(["said", "said", "stated", "told reporters"]),
    )


def _slug(publisher: Body) -> str:
    return publisher.id.removeprefix("organization/")


def _long(day: datetime.date, style: Style) -> str:
    return f"{day.day} {day:%B} {day.year}" if style.day == "day first" else f"{day:%B} {day.day}, {day.year}"


def _text(headline: str, paragraphs: list[str], about: str, report: Report, style: Style, number: int) -> str:
    """Make plain text, with a dateline."""
    day, town = _long(report.day, style), report.town.name
    first = {
        "capitals": f"{town.upper()}, {day} - {paragraphs[0]}",
        "brackets": f"{town} ({day}) – {paragraphs[0]}",
    }.get(style.dateline, paragraphs[0])
    top = [f"Published: {report.day:%d/%m/%Y}"] if style.dateline == "top" else []
    line = [day] if style.dateline == "line" else []
    end = [f"About us: {about}"] if about else []
    return "\n\n".join([*top, headline, *line, first, *paragraphs[1:], *end]) + "\n"


def _markdown(headline: str, paragraphs: list[str], about: str, report: Report, style: Style, number: int) -> str:
    """Make Markdown, with metadata at its top."""
    publisher = report.publisher
    title, signed = (json.dumps(text, ensure_ascii=False) for text in (headline, _signed(publisher)))
    head = f"---\ntitle: {title}\ndate: {report.day}\npublisher: {signed}\nlang: en\nurl: {_address(publisher, number)}\n---\n"
    middle = len(paragraphs) // 2
    parts = [f"# {headline}", *paragraphs[:middle], *(["## Background"] if middle else []), *paragraphs[middle:]]
    return head + "\n" + "\n\n".join([*parts, *([f"*{about}*"] if about else [])]) + "\n"


def _page(headline: str, paragraphs: list[str], about: str, report: Report, style: Style, number: int) -> str:
    """Make a web page, with the usual things around the text."""
    site, day = _signed(report.publisher), report.day
    body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    more = f'<section class="about"><h2>About us</h2><p>{html.escape(about, quote=False)}</p></section>\n' if about else ""
    title = html.escape(headline)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} - {html.escape(site)}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{html.escape(site)}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{day}">
<link rel="canonical" href="{_address(report.publisher, number)}">
</head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/contact">Contact</a></li></ul></nav></header>
<main><article>
<h1>{title}</h1>
<p class="date">Published <time datetime="{day}">{_long(day, style)}</time></p>
{body}
{more}</article></main>
<footer><p>&copy; {day.year} {html.escape(site)}</p><p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
"""


_FORMS = {"txt": _text, "md": _markdown, "html": _page}


def _signed(publisher: Body) -> str:
    """Return the publisher's name as its site gives it."""
    return f"{publisher.name} of {publisher.country.name}" if publisher.ministry and publisher.country else publisher.name


def _address(publisher: Body, number: int) -> str:
    return f"https://www.{_slug(publisher)}.example/news/{number:05}"


def main() -> None:
    """Read the command line and write an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(write(asked.folder, asked.count, asked.seed))


if __name__ == "__main__":
    main()
