"""JSON Lines → documents, one a line.

A table of `linkeddata.toml` says which field gives what:

    [fields]
    headline = "title"
    text = "body"

A field inside another one is written with dots: `title.rendered`. Where nothing is said, the usual names are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError
from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, of_mapping, several
from linkeddata.read.json_value import parse
from linkeddata.read.result import Page
from linkeddata.read.titled import by, is_html
from linkeddata.values.document import Basis, Given
from linkeddata.values.settings import Settings

#: Fact → the fields that give it, the most telling first. The keys are those of `[fields]` in `linkeddata.toml`.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        fact: tuple(names.split())
        for fact, names in {
            "headline": "headline title title.rendered name",
            "text": "text body articleBody content_html content_text content content.rendered html",
            "url": "url link permalink canonical_url",
            "published": "published datePublished date_published published_at pubDate publication_date date",
            "modified": "modified dateModified date_modified updated_at updated",
            "publisher": "publisher publisher.name source",
            "language": "language lang inLanguage",
            "author": "author authors byline creator author.name",
            "keywords": "keywords tags",
            "section": "section category articleSection",
            "description": "description summary excerpt",
            "id": "id guid slug _id uuid",
        }.items()
    }
)
_FACTS = ("url", "published", "modified", "publisher", "language")
_LINE = re.compile(rb'\{\s*+"(?!@).*\}', re.DOTALL)
_LINE_ENDS = re.compile(r"\r?\n")


def matches(data: bytes) -> bool:
    """Return whether each of the first two lines of a file is an object of JSON, and none of JSON-LD."""
    lines = [line.strip() for line in data[:1_000_000].removeprefix(b"\xef\xbb\xbf").split(b"\n", 2)[:2]]
    return len(lines) == 2 and all(_LINE.fullmatch(line) for line in lines)


def documents(page: Page, settings: Settings) -> Several:
    """Return the documents of a file with one object of JSON a line; a line that is broken does not stop the others.

    Args:
        page: the decoded file.
        settings: `fields` are the office's own.

    Raises:
        UnreadableError: not one line can be read.
        RefusedError: a line is nested too deeply.
    """
    items: list[Item] = []
    broken: list[LinkedDataError] = []
    for number, line in enumerate(_LINE_ENDS.split(page.text), 1):
        if not line.strip():
            continue
        try:
            one = parse(line, page.name, line=number)
            if not isinstance(one, dict):
                raise UnreadableError("this line is no object", "write one object a line", source=page.name, line=number)
        except RefusedError:
            raise
        except UnreadableError as error:
            broken.append(error)
            continue
        items.append(_item(dict(_values(one)), number, settings.fields))
    if broken and not items:
        raise broken[0]
    return several(items, page, "a file of JSON Lines", broken=broken)


def _item(found: Mapping[str, Any], number: int, own: Mapping[str, tuple[str, ...]]) -> Item:
    texts = {key: value for key, value in found.items() if isinstance(value, str)}

    def value(fact: str) -> tuple[str, str]:
        return of_mapping(texts, (*own.get(fact, ()), *FIELDS[fact]))

    _, url = value("url")
    made = Item(f"line {number}", (value("id")[1], url), line=number)
    key, title = value("headline")
    made.entitle(title, key, html=is_html(title) or "&" in title)
    for fact in _FACTS:
        key, text = value(fact)
        made.tell(fact, text, key)
    for fact in ("keywords", "section", "description"):
        for key in (*own.get(fact, ()), *FIELDS[fact]):
            listed = found.get(key)
            parts = listed if isinstance(listed, list) else [listed]
            for part in parts:
                made.add(fact, part if isinstance(part, str) else "", key)
    made.authors = by(
        [
            author
            for key in (*own.get("author", ()), *FIELDS["author"])
            for name in _names(found.get(key))
            for author in authors_of(Given(" ".join(name.split()), Basis.METADATA, key), sure=True)
        ]
    )
    _, made.text = value("text")
    made.html = is_html(made.text)
    return made


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and "@" not in name:
            yield name


def _values(one: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of each field, those inside others too."""
    for key, value in one.items():
        yield before + key, value
        if isinstance(value, dict) and depth < 3:
            yield from _values(value, f"{before}{key}.", depth + 1)
