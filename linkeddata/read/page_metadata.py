"""Metadata in a page's markup: JSON-LD, Open Graph, Dublin Core, meta, canonical link, `lang`, `<time>`, `<title>`.

`_PRIORITY` gives the order for each fact; the first usable value counts. Every value is a `Given` with basis METADATA, its origin
and, if known, its place in the source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from linkeddata.html.references import resolve
from linkeddata.html.tokenizer import Attribute, Token, TokenKind
from linkeddata.read.addresses import day_in, encoded
from linkeddata.read.authors import authors_of, kind_of
from linkeddata.read.blocks import folded
from linkeddata.read.site_metadata import SEPARATOR, headed, own_values, words_of
from linkeddata.read.stamps import parse_stamp
from linkeddata.read.text_builder import warning
from linkeddata.text.language_tags import language_tag
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.findings import Finding
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.span import Span, overlaps_any

# Fact → origins, most reliable first. "json-ld" is a property of an article node; "meta NAME" a meta element with that name,
# property or itemprop.
_PRIORITY: dict[str, tuple[str, ...]] = {
    "headline": (
        "json-ld headline",
        "meta og:title",
        "meta dcterms.title",
        "meta dc.title",
        "meta twitter:title",
        "meta title",
        "title",
    ),
    "alternativeHeadline": ("json-ld alternativeHeadline",),
    "published": (
        "json-ld datePublished",
        "meta article:published_time",
        "meta og:article:published_time",
        "meta dcterms.issued",
        "meta dcterms.created",
        "meta dcterms.date",
        "meta dc.date.issued",
        "meta dc.date",
        "meta datepublished",
        "meta pubdate",
        "meta publishdate",
        "meta publish-date",
        "meta publication_date",
        "meta date",
        "time published",
        "time",
    ),
    "modified": (
        "json-ld dateModified",
        "meta article:modified_time",
        "meta og:updated_time",
        "meta dcterms.modified",
        "meta datemodified",
        "meta last-modified",
    ),
    "publisher": (
        "json-ld publisher.name",
        "meta og:site_name",
        "meta dcterms.publisher",
        "meta dc.publisher",
        "meta publisher",
    ),
    "publisherUrl": ("json-ld publisher.url",),
    "publisherType": ("json-ld publisher.@type",),
    "section": ("json-ld articleSection", "meta article:section"),
    "keywords": ("json-ld keywords", "meta article:tag", "meta news_keywords"),
    "language": (
        "json-ld inLanguage",
        "html lang",
        "meta content-language",
        "meta dcterms.language",
        "meta dc.language",
        "meta language",
        "meta og:locale",
    ),
    "url": ("link canonical", "meta og:url", "json-ld url", "json-ld mainEntityOfPage"),
    "image": ("json-ld image", "meta og:image"),
    "description": ("json-ld description", "meta og:description", "meta description", "meta dcterms.description"),
}
# Meta elements that name authors, most reliable first.
_AUTHORS = ("article:author", "dcterms.creator", "dc.creator", "citation_author", "parsely-author", "author")
_LISTS = {"section", "keywords"}
_ADDRESSES = {"url", "image", "publisherUrl"}
_DATES = {"published", "modified"}
_ARTICLES = re.compile(
    r"(?:.*/)?(?:\w*Article|\w*NewsArticle|Report|BlogPosting|SocialMediaPosting|PressRelease"
    r"|\w*Posting)$"
)
_MOST_JSON = 500_000  # code points of a JSON-LD block; longer ones are ignored
_JSON_DEPTH = 60
_LONGEST = 2_000  # code points of a value; longer ones are ignored


# In the class or property of a `<time>` that is not the day of publication
_NOT_OF_PAGE = (
    "modif",
    "updat",
    "startdate",
    "enddate",
    "doortime",
    "validfrom",
    "validthrough",
    "birth",
    "death",
    "expires",
    "event",
)


class PageFacts:
    """Collects the metadata of one page, token by token.

    Args:
        source: the decoded source.
        name: the file, for findings.
    """

    def __init__(self, source: str, name: str) -> None:
        self.source = source
        self.name = name
        self.findings: list[Finding] = []
        self.authors: tuple[Author, ...] = ()
        self._found: dict[str, list[Given]] = {}
        self._json_ld = False

    def see(self, token: Token) -> None:
        """Handle one token."""
        if token.kind is TokenKind.RAW:
            if token.name == "title" and "title" not in self._found:
                self._add("title", resolve(self.source[token.start : token.end]), "title", token.start, token.end)
            elif token.name == "script" and self._json_ld:
                self._json(token.start, token.end)
        elif token.kind is TokenKind.START:
            self._element(token)

    def _element(self, token: Token) -> None:
        given = token.attributes
        if token.name == "script":
            ours = _text(given, "data-generator") == "linkeddata"  # our own earlier block is not evidence
            self._json_ld = not ours and _text(given, "type").split(";")[0].strip().lower() == "application/ld+json"
        elif token.name == "meta":
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if attribute in given and "content" in given:
                    key = _text(given, attribute).strip().lower()
                    self._add_attribute(f"meta {key}", given["content"], f'meta {attribute}="{key[:60]}"')
        elif token.name == "link" and "href" in given:
            if "canonical" in _text(given, "rel").lower().split():
                self._add_attribute("link canonical", given["href"], 'link rel="canonical"')
        elif token.name == "html":
            for attribute in ("lang", "xml:lang"):
                if attribute in given:
                    self._add_attribute("html lang", given[attribute], f"html {attribute}")
        elif token.name == "time" and "datetime" in given:
            words = f"{_text(given, 'class')} {_text(given, 'itemprop')} {_text(given, 'property')}".lower()
            published = "pubdate" in given or "publish" in words or "posted" in words
            if not any(word in words for word in _NOT_OF_PAGE):
                self._add_attribute("time published" if published else "time", given["datetime"], "time datetime")

    def _add_attribute(self, key: str, attribute: Attribute, origin: str) -> None:
        self._add(key, attribute.value, origin, attribute.start, attribute.end)

    def _add(self, key: str, value: str, origin: str, start: int | None, end: int | None) -> None:
        value = " ".join(value.split())
        if value and len(value) <= _LONGEST and len(self._found.setdefault(key, [])) < 20:
            span = Span(start, end) if start is not None and end is not None and start < end else None
            self._found[key].append(Given(value, Basis.METADATA, origin, source_span=span))

    # --- JSON-LD ---

    def _json(self, start: int, end: int) -> None:
        text = self.source[start:end]
        problem = None
        if len(text) > _MOST_JSON or _depth(text) > _JSON_DEPTH:
            problem = "is too large or too deeply nested"
        else:
            try:
                data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip(), strict=False)
            except (ValueError, RecursionError) as error:
                problem = f"is not valid JSON ({str(error)[:80]})"
        if problem:
            offset = start + len(text) - len(text.lstrip())
            message = f"the page's own JSON-LD {problem} and was ignored; correct or remove it"
            self.findings.append(warning("broken-json-ld", message, self.name, self.source, offset))
            return
        nodes = list(_nodes(data))
        by_id = {str(n["@id"]): n for n in nodes if isinstance(n.get("@id"), str)}
        for node in nodes:
            if any(_ARTICLES.match(t) for t in _types(node)):
                self._article(node, by_id, start, end)
                return

    def _article(self, node: dict[str, object], by_id: Mapping[str, dict[str, object]], start: int, end: int) -> None:
        texts = (
            "headline",
            "alternativeHeadline",
            "datePublished",
            "dateModified",
            "url",
            "mainEntityOfPage",
            "image",
            "description",
        )
        for key in texts:
            self._add_json(key, _first(node.get(key), by_id, "url" if key == "image" else "@id"), start, end)
        self._add_json("inLanguage", _first(node.get("inLanguage"), by_id, "alternateName"), start, end)
        for key in ("articleSection", "keywords"):
            listed = node.get(key)
            for item in listed[:50] if isinstance(listed, list) else [listed]:
                text = _first(item, by_id, "name")
                for part in text.split(",") if text and key == "keywords" else [text]:
                    self._add_json(key, part, start, end)
        publisher = node.get("publisher")
        self._add_json("publisher.name", _first(publisher, by_id, "name"), start, end)
        organization = _node(publisher, by_id)
        if organization:
            self._add_json("publisher.url", _first(organization.get("url"), by_id, "@id"), start, end)
            self._add_json("publisher.@type", next(iter(_types(organization)), None), start, end)
        made = node.get("author") or node.get("creator")
        for one in made[:50] if isinstance(made, list) else [made]:
            self.authors += self._author(one, by_id, start, end)

    def _author(self, value: object, by_id: Mapping[str, dict[str, object]], start: int, end: int) -> tuple[Author, ...]:
        """Return the authors that one value of `author` names: a text, or a node with its class, office and address."""

        def given(of: object, inner: str, key: str) -> Given | None:
            text = _first(of, by_id, inner)
            return self._from_json(f"author.{key}", text, start, end) if text else None

        node = _node(value, by_id)
        name = given(value, "name", "name")
        if name is None or name.value.startswith(("http:", "https:")):
            return ()
        if node is None:
            return authors_of(name, sure=True)
        said = next((t for t in _types(node) if kind_of(name.value, t) == t.rpartition("/")[2].rpartition(":")[2]), "")
        plain = authors_of(name, sure=True)
        if not said and len(plain) != 1:
            return plain
        url = given(node.get("url"), "@id", "url")
        employer = node.get("worksFor") or node.get("affiliation")
        author = Author(
            name,
            kind_of(name.value, said),
            given(node.get("jobTitle"), "name", "jobTitle"),
            given(employer, "name", "worksFor"),
            url if url and not iri_problem(url.value, WEB) else None,
        )
        same = len(plain) == 1 and plain[0].type == author.type == "Person"  # "Dr Mirela Tosh, Mayor" is a name with an office
        if not same:
            return (author,)
        return (replace(author, name=plain[0].name, job_title=author.job_title or plain[0].job_title),)

    def meta_authors(self) -> tuple[Author, ...]:
        """Return the authors that meta elements name, of the first name of such elements that has any."""
        for key in _AUTHORS:
            made = [
                author
                for given in self._found.get(f"meta {key}", ())
                if not given.value.startswith(("http:", "https:", "www."))
                for author in authors_of(given, given.source_span.of(self.source) if given.source_span else "", sure=True)
            ]
            if made:
                return tuple({a.name.value.casefold(): a for a in made}.values())
        return ()

    def _add_json(self, key: str, value: str | None, start: int, end: int) -> None:
        if value:
            given = self._from_json(key, value, start, end)
            span = given.source_span
            self._add(f"json-ld {key}", given.value, given.origin, span.start if span else None, span.end if span else None)

    def _from_json(self, key: str, value: str, start: int, end: int) -> Given:
        """Return a value of a JSON-LD block with its place."""
        value_start = value_end = None
        for ascii_only in (False, True):
            written = json.dumps(value, ensure_ascii=ascii_only)
            for form in (written, written.replace("/", "\\/")):
                place = self.source.find(form, start, end)
                if place >= 0 and value_start is None:
                    value_start, value_end = place + 1, place + len(form) - 1
        span = Span(value_start, value_end) if value_start is not None and value_end and value_start < value_end else None
        return Given(" ".join(resolve(value).split()), Basis.METADATA, f"json-ld {key}", source_span=span)

    # --- choosing ---

    def metadata(self, headings: Sequence[str] = ()) -> dict[str, Given]:
        """Return the most reliable usable value for each fact, and the day in the page's address as `addressDay`.

        Unusable values give a warning.

        Args:
            headings: of the page's story; they tell which part of a title is not the name of the site.
        """
        shown = words_of(headings)
        self._found.update(own_values(self._found, shown))
        chosen: dict[str, Given] = {}
        for fact, origins in _PRIORITY.items():
            for key in origins:
                given = self._choose(fact, key)
                if given:
                    chosen[fact] = given
                    break
        title = chosen.get("headline")
        if title:
            site = chosen.get("publisher")
            part = headed(title.value, shown, site.value if site else "")
            chosen["headline"] = self._cut(title, part) if part else self._without_site(title, site)
        for key in ("link canonical", "meta og:url", "json-ld url"):
            for given in self._found.get(key, ()):
                if day := day_in(given.value):
                    chosen.setdefault("addressDay", replace(given, value=day))
        return chosen

    def drop_times(self, places: Sequence[Span]) -> None:
        """Forget the `<time>` elements in these places of the source, which are in text order: they are of other stories."""
        for key in ("time", "time published"):
            self._found[key] = [
                g for g in self._found.get(key, ()) if not (g.source_span and overlaps_any(g.source_span, places))
            ]

    def stamps(self) -> tuple[Given, ...]:
        """Return all stamps of publication and change that can be read, the most reliable first."""
        found = (given for fact in ("published", "modified") for key in _PRIORITY[fact] for given in self._found.get(key, ()))
        return tuple(replace(given, value=stamp) for given in found if (stamp := parse_stamp(given.value)))

    def _choose(self, fact: str, key: str) -> Given | None:
        values = self._found.get(key, [])
        if fact in _LISTS and values:
            if key == "meta news_keywords":
                values = [replace(v, value=part.strip()) for v in values for part in v.value.split(",")]
            once = {v.value.casefold(): v.value for v in reversed(values) if any(c.isalnum() for c in v.value)}
            return replace(values[0], value="\n".join(reversed(once.values()))) if once else None
        if key == "time" and len({v.value[:10] for v in values}) != 1:
            return None  # several dates, and none is marked
        for given in values:
            usable = self._usable(fact, given)
            if usable:
                return usable
        return None

    def _usable(self, fact: str, given: Given) -> Given | None:
        if fact in _ADDRESSES:
            if fact == "image":
                given = replace(given, value=encoded(given.value))
            problem = iri_problem(given.value, WEB)
            if problem:
                self._warn("bad-address", f"the address in {given.origin} {problem} and was ignored", given)
            return None if problem else given
        if fact in _DATES:
            stamp = parse_stamp(given.value)
            if stamp is None:
                self._warn(
                    "bad-date", f"the date in {given.origin} is not a single day and was ignored; write it as 2020-01-20", given
                )
                return None
            return replace(given, value=stamp)
        if fact == "language":
            tag = language_tag(given.value)
            if tag is None:
                self._warn(
                    "bad-language", f"{given.origin} is not a language tag and was ignored; write it as en or en-GB", given
                )
            return replace(given, value=tag) if tag else None
        return given if any(c.isalnum() for c in given.value) else None

    def _warn(self, code: str, message: str, given: Given) -> None:
        span = given.source_span
        found = warning(code, message, self.name, self.source, span.start if span else None, len(span) if span else 1)
        self.findings.append(replace(found, value=given.value[:200]))

    def _without_site(self, title: Given, publisher: Given | None) -> Given:
        """Remove the site's name from a title ("Bridge opened | City of Ostburg")."""
        parts = SEPARATOR.split(title.value)
        if len(parts) < 2:
            return title
        site = folded(publisher.value) if publisher else ""
        if site and folded(parts[-1]) == site:
            keep = title.value[: title.value.rindex(parts[-1])]
        elif site and folded(parts[0]) == site:
            return self._cut(title, title.value[len(parts[0]) :].lstrip(" |–—·•»:-"))
        elif (
            title.origin == "title"
            and len(parts[-1].split()) <= 6
            and len(parts[0]) > len(parts[-1])
            and re.search(r"\s[|»·]\s", title.value)
        ):
            keep = title.value[: title.value.rindex(parts[-1])]
        else:
            return title
        return self._cut(title, keep.rstrip(" |–—·•»:-"))

    def _cut(self, given: Given, value: str) -> Given:
        span = given.source_span
        if not value:
            return given
        place = self.source.find(value, span.start, span.end) if span else -1
        return replace(given, value=value, source_span=Span(place, place + len(value)) if place >= 0 else span)

    def title_of(self, metadata: Mapping[str, Given]) -> str | None:
        """Return the title to look for among the blocks, or None."""
        given = metadata.get("headline")
        return given.value if given else None

    def with_headline(self, metadata: dict[str, Given], text: str, span: Span | None) -> dict[str, Given]:
        """Return the metadata with the headline's place in the text, or the visible headline if the `<title>` differs."""
        given = metadata.get("headline")
        if given is None or span is None:
            return metadata
        shown = " ".join(span.of(text).split())
        if folded(shown) == folded(given.value):
            return {**metadata, "headline": replace(given, span=span)}
        if given.origin == "title" and len(shown) > 10:
            return {**metadata, "headline": Given(shown, Basis.TEXT, "headline", span=span)}
        return metadata


def _text(attributes: Mapping[str, Attribute], name: str) -> str:
    found = attributes.get(name)
    return found.value if found else ""


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if match.group() in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the top-level nodes of a JSON-LD block, and those in `@graph` and `mainEntity`."""
    if isinstance(data, list):
        for item in data[:500]:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"))
        yield from _nodes(data.get("mainEntity"))


def _types(node: Mapping[str, object]) -> list[str]:
    value = node.get("@type")
    return [t for t in (value if isinstance(value, list) else [value]) if isinstance(t, str)]


def _node(value: object, by_id: Mapping[str, dict[str, object]]) -> dict[str, object] | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return None
    reference = value.get("@id")
    return by_id.get(reference, value) if isinstance(reference, str) and len(value) == 1 else value


def _first(value: object, by_id: Mapping[str, dict[str, object]], inner: str) -> str | None:
    """Return a value as text: the value itself, or the `inner` property of the node it is or refers to."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = _node(value, by_id) or {}
        value = value.get("@value") or node.get(inner) or node.get("@id" if inner == "url" else inner)
        if isinstance(value, list):
            value = value[0] if value else None
    return value if isinstance(value, str) else None
