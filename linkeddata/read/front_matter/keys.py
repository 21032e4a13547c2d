"""Which keys of front matter give which fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.read.front_matter.values import Value

#: Fact → its keys, the most telling first, as `normal` writes them. Facts are the keys of `Document.metadata`, and: `author`; `draft`,
#: a switch; `status`, a word; `source`, the address that a post without text is about.
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        fact: tuple(keys.split())
        for fact, keys in {
            "headline": "title headline",
            "alternativeHeadline": "subtitle subheadline subheading subhead strapline alternativeheadline",
            "description": "description summary excerpt abstract deck dek standfirst lede teaser metadescription",
            "published": "date datepublished publishdate publisheddate publicationdate publishedat publishedon pubdate published "
            "releasedate dateissued issued postdate posted",
            "modified": "lastmodifiedat lastmod lastmodified datemodified dateupdated modifieddate updateddate updatedat lastupdated "
            "modified updated",
            "publisher": "publisher organization organisation sitename",
            "author": "author authors byline by writer writers creator creators",
            "language": "lang language locale inlanguage",
            "url": "canonicalurl canonical url permalink",
            "source": "sourceurl externalurl link",
            "licence": "licence license",
            "image": "image images featuredimage coverimage heroimage cover banner thumbnail ogimage",
            "section": "categories category section articlesection",
            "keywords": "tags keywords tag keyword",
            "draft": "draft isdraft",
            "status": "status poststatus",
        }.items()
    }
)
#: Facts that have several values; those of all their keys together.
LISTS = frozenset({"section", "keywords"})
#: Facts that are addresses.
ADDRESSES = frozenset({"url", "licence", "image", "source"})
#: Keys of the page's own address, present or former, which may have the day of publication in it; the most telling first.
DATED = ("path", "permalink", "url", "canonicalurl", "slug", "aliases", "redirectfrom")
#: Facts that an office may give keys of its own: names in `[front-matter]` of `linkeddata.toml`.
NAMED = tuple(sorted(KEYS))
# Tables whose keys count like those outside any table: Zola, Hugo and others put what they do not know there.
_TABLES = frozenset({"extra", "params", "taxonomies"})
_DEEPEST = 3
_KEY = re.compile(r"^([^\W\d][\w\-.]{0,40}) {0,9}:(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """A key of front matter as written, with its value."""

    key: str
    value: Value


def normal(key: str) -> str:
    """Return a key without case, hyphens and underscores, which generators and offices use at will.

    >>> normal("last_modified-At"), normal("page.Name")
    ('lastmodifiedat', 'page.name')
    """
    return re.sub(r"[-_\s]+", "", key.casefold())


def fields(values: Mapping[str, Value]) -> dict[str, Field]:
    """Return the fields by their normal keys: `title`, and inside tables `page.title`; first come, first served."""
    found: dict[str, Field] = {}
    inside: dict[str, Field] = {}
    for path, value in _paths(values, 0):
        field = Field(path, value)
        found.setdefault(normal(path), field)
        table, _, key = path.partition(".")
        if normal(table) in _TABLES and key and "." not in key:
            inside.setdefault(normal(key), field)
    return {**inside, **found}


def _paths(values: Mapping[str, Value], depth: int) -> Iterator[tuple[str, Value]]:
    for key, value in values.items():
        yield key, value
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from ((f"{key}.{inner}", item) for inner, item in _paths(value, depth + 1))


def has_known_key(body: str, own: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether a line begins with a key that gives a fact.

    Args:
        body: the text of front matter.
        own: the office's own keys.
    """
    known = {key for keys in KEYS.values() for key in keys} | {normal(key) for keys in own.values() for key in keys}
    return any(normal(match[1]) in known for match in _KEY.finditer(body))


def chosen(found: Mapping[str, Field], fact: str, own: Mapping[str, tuple[str, ...]]) -> Iterator[Field]:
    """Yield the fields for a fact, best first.

    Args:
        found: the fields of the front matter.
        fact: a key of `KEYS`.
        own: the office's own keys, which come before ours.
    """
    for key in dict.fromkeys((*map(normal, own.get(fact, ())), *KEYS[fact])):
        if key in found:
            yield found[key]
