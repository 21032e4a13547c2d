"""Make up web pages with about 400 statements of JSON-LD each, from a seed; it needs only the standard library.

    python benchmarks/web_pages.py FOLDER --pages 1000

There are four kinds of page: news, a calendar of events, a shop's catalogue, and questions with answers. Each has the furniture of a
page (styles, scripts, menus, tables, lists, comments) in one of three sizes and one JSON-LD block with `@graph`. Every fifth page has
a mistake, every twentieth a mistake in the JSON itself that can be mended.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random
from typing import Any

_FIRST = "Ana Bente Čedomir Dilnoza Émile Farrukh Guðrún Hanne Ilze Jörg Kalpana Łukasz Mbali Ngozi Óscar Pirkko".split()
_LAST = "Aldana Brekke Çelik Dumitru Espersen Fofana Grybaitė Hoxha Ibarra Jurić Kvist Lindqvist Mäkelä Ndiaye Oyelaran".split()
_TOWNS = "Brekkevik Calanova Drumlisk Eskilholm Farvale Grünsee Hollinport Istrana Jarlsund Kestrava Lomnitz Mireval".split()
_BODIES = ("Harbour Board", "Tide Office", "Chamber of Pilots", "Rope Works", "Reading Circle", "Kite Club")
_WORDS = (
    "harbour tide rope kite lantern ferry quay gull market bread winter garden evening music window paper stone bridge river "
    "letter visit open new small blue quiet early public long first next"
).split()
_SITE = "https://quay.example"
#: Paragraphs, menu entries and table rows of the furniture: a lean page, a usual one, a heavy one.
_SIZES = ((8, 10, 0), (30, 60, 20), (80, 200, 60))


class _Writer:
    """Makes up one page's words and things."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.seed = seed
        self.address = f"{_SITE}/pages/{seed}"

    def one(self, choices: Any) -> str:
        return str(self.random.choice(choices))

    def words(self, least: int, most: int) -> str:
        text = " ".join(self.random.choices(_WORDS, k=self.random.randint(least, most)))
        return text[:1].upper() + text[1:]

    def day(self) -> str:
        return f"2024-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def moment(self) -> str:
        return f"{self.day()}T{self.random.randint(8, 20):02}:{self.one(('00', '15', '30'))}:00+02:00"

    def person(self, number: int, bodies: int) -> dict[str, Any]:
        made: dict[str, Any] = {"@type": "Person", "@id": f"#person-{number}", "name": f"{self.one(_FIRST)} {self.one(_LAST)}"}
        if self.random.random() < 0.6:
            made["jobTitle"] = self.one(("pilot", "baker", "harbour master", "librarian"))
        if self.random.random() < 0.5:
            made["worksFor"] = {"@id": f"#body-{self.random.randrange(bodies)}"}
        return made

    def body(self, number: int) -> dict[str, Any]:
        made: dict[str, Any] = {
            "@type": "Organization",
            "@id": f"#body-{number}",
            "name": f"{self.one(_TOWNS)} {self.one(_BODIES)}",
            "url": f"https://body-{number}.example/",
        }
        if self.random.random() < 0.5:
            made["logo"] = {"@type": "ImageObject", "url": f"{_SITE}/logo/{number}.png", "width": 320, "height": 120}
        return made

    def place(self, number: int) -> dict[str, Any]:
        return {
            "@type": "Place",
            "@id": f"#place-{number}",
            "name": f"{self.one(_TOWNS)} {self.one(('Hall', 'Pier', 'Library', 'Square'))}",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": f"{self.random.randint(1, 90)} {self.words(1, 1)} Street",
                "addressLocality": self.one(_TOWNS),
                "postalCode": str(self.random.randint(1000, 9999)),
                "addressCountry": "NO",
            },
        }

    def event(self, number: int, places: int, persons: int) -> dict[str, Any]:
        made: dict[str, Any] = {
            "@type": self.one(("Event", "MusicEvent", "Festival")),
            "@id": f"#event-{number}",
            "name": self.words(2, 5),
            "startDate": self.moment(),
            "location": {"@id": f"#place-{self.random.randrange(places)}"},
            "eventStatus": "https://schema.org/EventScheduled",
            "performer": [{"@id": f"#person-{n}"} for n in self.random.sample(range(persons), self.random.randint(1, 2))],
        }
        if self.random.random() < 0.5:
            made["offers"] = {
                "@type": "Offer",
                "price": self.random.choice((12, "15.50", 20)),
                "priceCurrency": "NOK",
                "url": f"{self.address}/tickets/{number}",
                "availability": "https://schema.org/InStock",
            }
        return made

    def product(self, number: int) -> dict[str, Any]:
        return {
            "@type": "Product",
            "@id": f"#product-{number}",
            "name": self.words(2, 4),
            "description": self.words(8, 25),
            "sku": f"K-{self.random.randint(1000, 9999)}",
            "image": [f"{_SITE}/images/{number}-{n}.jpg" for n in range(self.random.randint(1, 3))],
            "brand": {"@type": "Brand", "name": self.one(_TOWNS)},
            "offers": {
                "@type": "Offer",
                "price": f"{self.random.randint(5, 90)}.{self.random.randint(10, 99)}",
                "priceCurrency": "EUR",
                "availability": self.one(("https://schema.org/InStock", "https://schema.org/OutOfStock")),
                "url": f"{_SITE}/product/{number}",
            },
            "aggregateRating": {
                "@type": "AggregateRating",
                "ratingValue": self.random.randint(30, 50) / 10,
                "reviewCount": self.random.randint(1, 300),
            },
        }

    def question(self, number: int) -> dict[str, Any]:
        return {
            "@type": "Question",
            "@id": f"#question-{number}",
            "name": f"{self.words(4, 8)}?",
            "acceptedAnswer": {"@type": "Answer", "text": self.words(12, 40), "dateCreated": self.day(), "upvoteCount": number},
        }

    def article(self, **more: Any) -> dict[str, Any]:
        return {
            "@type": "NewsArticle",
            "@id": "#article",
            "headline": self.words(4, 9),
            "datePublished": self.day(),
            "inLanguage": "en",
            "publisher": {"@id": "#body-0"},
            "author": {"@id": "#person-0"},
            "mainEntityOfPage": self.address,
            "image": f"{_SITE}/images/top-{self.seed}.jpg",
            **more,
        }

    def crumbs(self) -> dict[str, Any]:
        items = [
            {"@type": "ListItem", "position": n + 1, "name": self.words(1, 2), "item": f"{_SITE}/{'a/' * n}"} for n in range(3)
        ]
        return {"@type": "BreadcrumbList", "@id": "#crumbs", "itemListElement": items}

    def common(self, persons: int, bodies: int, places: int) -> list[dict[str, Any]]:
        made = [self.person(n, bodies) for n in range(persons)]
        return [*made, *(self.body(n) for n in range(bodies)), *(self.place(n) for n in range(places)), self.crumbs()]


def _news(writer: _Writer) -> list[dict[str, Any]]:
    things = writer.common(32, 12, 10) + [writer.event(n, 10, 32) for n in range(12)]
    mentioned = [{"@id": thing["@id"]} for thing in things if thing["@id"] != "#crumbs"]
    return [writer.article(about={"@id": "#event-0"}, mentions=mentioned), *things]


def _calendar(writer: _Writer) -> list[dict[str, Any]]:
    return writer.common(14, 6, 8) + [writer.event(n, 8, 14) for n in range(26)]


def _shop(writer: _Writer) -> list[dict[str, Any]]:
    return writer.common(2, 4, 2) + [writer.product(n) for n in range(17)]


def _answers(writer: _Writer) -> list[dict[str, Any]]:
    questions = [writer.question(n) for n in range(38)]
    faq = {"@type": "FAQPage", "@id": "#faq", "name": writer.words(2, 4), "mainEntity": [{"@id": q["@id"]} for q in questions]}
    return [faq, *questions, *writer.common(6, 4, 2)]


_KINDS: tuple[Callable[[_Writer], list[dict[str, Any]]], ...] = (_news, _calendar, _shop, _answers)


def _drop_name(thing: dict[str, Any], _: _Writer) -> None:
    thing.pop("name", None)


def _misspell(thing: dict[str, Any], _: _Writer) -> None:
    thing["descripton"] = "A word with a slip"


def _foreign_type(thing: dict[str, Any], _: _Writer) -> None:
    thing["@type"] = "Persona"


def _bad_date(thing: dict[str, Any], writer: _Writer) -> None:
    thing["startDate"] = writer.one(("next Monday", "2024-02-31", "at noon"))


def _dangle(thing: dict[str, Any], _: _Writer) -> None:
    thing["location"] = {"@id": "#nowhere"}


def _empty(thing: dict[str, Any], _: _Writer) -> None:
    thing["description"] = ""


_MISTAKES = (_drop_name, _misspell, _foreign_type, _bad_date, _dangle, _empty)


def statements(seed: int) -> dict[str, Any]:
    """Return the JSON-LD of a page."""
    writer = _Writer(seed)
    things = _KINDS[seed % len(_KINDS)](writer)
    if seed % 5 == 0:
        for _ in range(writer.random.randint(1, 3)):
            writer.random.choice(_MISTAKES)(writer.random.choice(things), writer)
    return {"@context": "https://schema.org", "@graph": things}


def _block(writer: _Writer) -> str:
    text = json.dumps(statements(writer.seed), ensure_ascii=False, indent=writer.random.choice((None, 1, 2)))
    text = text.replace("</", "<\\/")
    if writer.seed % 20 == 0:
        text = text[:-1] + ("," if writer.seed % 40 else "/* the end */") + "}"
    return f'<script type="application/ld+json">{text}</script>'


def _menu(writer: _Writer, entries: int) -> str:
    rows = (
        f'<li class="menu-item menu-item-{n}{" is-open" if n % 7 == 0 else ""}"><a href="/{n}?from=menu&amp;page={n}" '
        f"data-track='{{\"n\":{n}}}'>{writer.words(1, 3)}</a></li>\n"
        for n in range(entries)
    )
    return f'<nav aria-label="Main" id=menu><ul>\n{"".join(rows)}</ul></nav>\n'


def _table(writer: _Writer, rows: int) -> str:
    cells = (f"<tr><th scope=row>{n}<td>{writer.words(1, 2)}<td>{writer.day()}</tr>\n" for n in range(rows))
    return f"<table>\n{''.join(cells)}</table>\n" if rows else ""


def _paragraphs(writer: _Writer, number: int) -> str:
    made = []
    for n in range(number):
        made.append(
            f'<p class="text-{n % 3}">{writer.words(15, 45)} <em>{writer.words(1, 2)}</em> &ndash; {writer.words(5, 20)}.<br/></p>'
        )
        if n % 6 == 2:
            made.append(
                f'<figure><img src="/i/{n}.jpg" alt="{escape(writer.words(2, 4))}" width=640 height=480 loading=lazy></figure>'
            )
        if n % 9 == 4:
            made.append(f"<!-- block {n}: {writer.words(2, 5)} -->")
    return "\n".join(made)


def page(seed: int) -> str:
    """Return the HTML of a page."""
    writer = _Writer(seed + 1_000_000)
    writer.seed, writer.address = seed, f"{_SITE}/pages/{seed}"
    paragraphs, entries, rows = writer.random.choice(_SIZES)
    block, title = _block(writer), writer.words(3, 6)
    styles = "".join(f".text-{n} > a:hover {{ margin: {n}px; }}\n" for n in range(entries))
    code = "".join(f'window.q = window.q || []; if ({n} < q.length && q[{n}]) q.push("<b>{n}</b>");\n' for n in range(rows + 5))
    links = f'<link rel="canonical" href="{writer.address}">\n' if seed % 3 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{links}'
        f'<meta name="viewport" content="width=device-width">\n<style>\n{styles}</style>\n'
        f"{block if seed % 2 else ''}\n<script>\n{code}</script>\n</head>\n<body>\n<header>{_menu(writer, entries)}</header>\n"
        f'<svg viewBox="0 0 9 9"><title>Sign</title><path d="M1 1h7v7z"/></svg>\n<main><h1>{title}</h1>\n'
        f"{_paragraphs(writer, paragraphs)}\n{_table(writer, rows)}</main>\n<footer>{_menu(writer, 10)}</footer>\n"
        f"{'' if seed % 2 else block}\n</body>\n</html>\n"
    )


def write(folder: Path, number: int) -> list[Path]:
    """Write pages into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for seed in range(number):
        made.append(folder / f"page-{seed:04}.html")
        made[-1].write_text(page(seed), encoding="utf-8")
    return made


def main() -> None:
    """Read the command line and write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    asked = parser.parse_args()
    print(f"{len(write(asked.folder, asked.pages))} pages")


if __name__ == "__main__":
    main()
