"""Microdata and RDFa of a page as JSON-LD, each value with its place in the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from linkeddata.extract import tree
from linkeddata.extract.item import Item, lost
from linkeddata.extract.meta_tags import NAMESPACES
from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import Attributes, Token, TokenKind
from linkeddata.rdf.strict_json import position
from linkeddata.values.codes import finding
from linkeddata.values.findings import Finding

_Read = Callable[[tree.Element, str, str], tuple[list[Item], list[tuple[int, str]]]]
_MOST_TEXT = 5_000_000  # code points; lxml needs about 15 times as many bytes
_MICRODATA = re.compile(r"itemscope", re.IGNORECASE)
# Meta tags that only Facebook and Twitter read are no reason to build a tree (`meta_tags` reads them), nor are links without a prefix.
_RDFA = re.compile(
    r"\b(?:typeof|about|resource|vocab)\b|\bproperty\s*=\s*[\"']?(?!\s*(?:og|fb|article|book|profile|video|music|product|twitter):)"
    r"|\bre[lv]\s*=\s*[\"']?[^\"'<>]*(?:\w?:(?!//)|\b(?:license|describedby)\b)",
    re.IGNORECASE,
)
#: Meta tags with these prefixes are read by `meta_tags`.
_OF_META_TAGS = frozenset(prefix for syntax in ("open-graph", "twitter") for prefix in NAMESPACES[syntax])
#: Relations that mean something without a prefix or a vocabulary (RDFa's initial context).
_TERMS = frozenset({"describedby", "license", "role"})


def microdata(page: Markup, base: str, stand_in: str = "") -> tuple[list[Item], list[Finding]]:
    """Return the top-level Microdata items of a page in order, and findings.

    Args:
        page: HTML.
        base: the page's address, or a URN, which is not used as a base except of fragments.
        stand_in: what other relative references are read against if `base` is a URN; "" leaves them as written.

    Source: HTML Standard, 5 (Microdata).
    """
    return _read(page, "Microdata", _MICRODATA, _says_microdata, _items, base, stand_in)


def rdfa(page: Markup, base: str, stand_in: str = "") -> tuple[list[Item], list[Finding]]:
    """Return the RDFa nodes of a page in order, and findings; meta tags of Open Graph are left to `meta_tags`.

    Args:
        page: HTML.
        base: the page's address; a URN is used for the page itself and fragments only.
        stand_in: as in `microdata`.

    Source: RDFa Core 1.1; HTML+RDFa 1.1.
    """
    return _read(page, "RDFa", _RDFA, _says_rdfa, _statements, base, stand_in)


def _items(root: tree.Element, base: str, stand_in: str) -> tuple[list[Item], list[tuple[int, str]]]:
    from linkeddata.extract.microdata import Reader  # lazy: many pages have JSON-LD only

    reader = Reader(root, base, stand_in)
    return reader.items(), reader.foreign


def _statements(root: tree.Element, base: str, stand_in: str) -> tuple[list[Item], list[tuple[int, str]]]:
    from linkeddata.extract import rdfa as syntax  # lazy: many pages have JSON-LD only

    return syntax.read(root, base, stand_in)


def _says_microdata(tag: Token) -> bool:
    return "itemscope" in tag.attributes


def _says_rdfa(tag: Token) -> bool:
    """Return whether a tag can make a statement of RDFa, or names a vocabulary."""
    given = tag.attributes
    if "typeof" in given or "vocab" in given:
        return True
    if "property" in given and (tag.name != "meta" or not all(map(_is_of_meta_tags, _words(given, "property")))):
        return True
    return any(":" in word or word.lower() in _TERMS for name in ("rel", "rev") for word in _words(given, name))


def _words(given: Attributes, name: str) -> list[str]:
    return given[name].value.split() if name in given else []


def _is_of_meta_tags(word: str) -> bool:
    return word.partition(":")[0].lower() in _OF_META_TAGS


def _has(page: Markup, mark: re.Pattern[str], says: Callable[[Token], bool]) -> bool:
    """Return whether a page may have a syntax: in a tag, or in raw text that the parser of the tree may take for tags."""
    for token in page.page_landmarks:
        if token.kind is TokenKind.START:
            found = says(token)
        else:
            raw = token.kind is TokenKind.RAW and token.name not in tree.UNREAD
            found = raw and mark.search(page.source, token.start, token.end) is not None
        if found:
            return mark.search(page.source) is not None
    return False


def _read(
    page: Markup, name: str, mark: re.Pattern[str], says: Callable[[Token], bool], read: _Read, base: str, stand_in: str
) -> tuple[list[Item], list[Finding]]:
    """Parse the page if it seems to have the syntax, and read its tree."""
    if not _has(page, mark, says):
        return [], []
    if len(page.source) > _MOST_TEXT:
        return [], [lost(f"the page is too large to read its {name}", "split the page")]
    try:
        root, problem = tree.parsed(page)
        items, foreign = read(root, base, stand_in)
    except RecursionError:
        items, foreign, problem = [], [], "too deeply nested"
    except Exception as error:
        # Hostile pages make parsers fail in many ways; the other syntaxes must still be read.
        items, foreign, problem = [], [], f"unreadable ({type(error).__name__}: {' '.join(str(error).split())[:100]})"
    findings = [_foreign(page, at, wrong) for at, wrong in {wrong: at for at, wrong in reversed(foreign)}.items()]
    if problem:
        findings.append(lost(f"some or all of the page's {name} was not read: it is {problem}", "simplify the page"))
    return items, findings


def _foreign(page: Markup, written: str, at: int) -> Finding:
    return finding("vocabulary-foreign", written, place=(*position(page.source, at), None))
