"""The documents in a file that holds several: the items of a feed, the posts of an export, the lines of JSON.

Every format says what an item is (`Item`); this module gives each its name and its contents.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.read.mail_dates import mail_stamp
from linkeddata.read.result import Contents, Page
from linkeddata.read.text_builder import warning
from linkeddata.read.titled import titled, words_of_markup
from linkeddata.text.language_tags import language_tag
from linkeddata.values.codes import finding
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.findings import Finding
from linkeddata.values.iris import WEB, iri_problem, slug

_LONGEST = 60  # characters of an item's name
_MOST = 2_000  # code points of a fact
_VALUES = 500  # values of a fact that may have several; WordPress's largest sites give a post about 50 tags
_NUMBERED = re.compile(r"\A(?:item|entry|line) \d+(?:, |\Z)")
_INDEX = re.compile(r"(?:index|default|home)?(?:\.\w{2,5})?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Several:
    """What a file with several documents holds.

    Args:
        contents: the documents, each with a `name`, in the order of the file.
        broken: an error for each part of the file that cannot be read.
        findings: about the file as a whole.
    """

    contents: tuple[Contents, ...]
    broken: tuple[LinkedDataError, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Item:
    """One document of a file, as its format gives it.

    Args:
        where: its place in the file, in words: `item 4`.
        named: what can name it, best first: its slug, its address, its identifier; the title is used after them.
        text: its text; HTML or plain, see `html`.
        html: whether the text is HTML.
        title: its title as the file has it, or None.
        facts: what the file says of it, keys as in `Document.metadata`; see `tell`.
        authors: who wrote it.
        findings: warnings.
        summary: whether the text is only a summary.
        line: its line in the file, if that is known.
        told: fact that may have several values → those that it has, folded.
    """

    where: str
    named: tuple[str, ...] = ()
    text: str = ""
    html: bool = True
    title: Given | None = None
    facts: dict[str, Given] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    summary: bool = False
    line: int | None = None
    told: dict[str, set[str]] = field(default_factory=dict)

    def entitle(self, text: str, origin: str, *, html: bool) -> None:
        """Give it a title, if the text has words."""
        value = (words_of_markup(text) if html else " ".join(text.split()))[:_MOST]
        if any(map(str.isalnum, value)):
            self.title = Given(value, Basis.METADATA, origin)

    def tell(self, fact: str, text: str, origin: str) -> None:
        """Add a fact, if there is none yet and the text can be used; a text that cannot gives a warning.

        Args:
            fact: a key of `Document.metadata`.
            text: the value as written.
            origin: where it stands: `pubDate`.
        """
        value = " ".join(text.split())
        if not value or len(value) > _MOST or fact in self.facts:
            return
        made, problem = _usable(fact, value, origin)
        if problem:
            self.findings.append(replace(warning(*problem, "", ""), value=value[:200]))
        elif made and any(map(str.isalnum, made)):
            self.facts[fact] = Given(made, Basis.METADATA, origin)

    def add(self, fact: str, text: str, origin: str) -> None:
        """Add one of several values of a fact: a keyword, a section; no more than 500."""
        told = self.told.setdefault(fact, set())
        if len(told) >= _VALUES:
            return
        value = words_of_markup(text)[:_MOST]
        known = self.facts.get(fact)
        if any(map(str.isalnum, value)) and value.casefold() not in told:
            told.add(value.casefold())
            self.facts[fact] = Given(f"{known.value}\n{value}" if known else value, Basis.METADATA, origin)


def _usable(fact: str, value: str, origin: str) -> tuple[str | None, tuple[str, str] | None]:
    """Return a value in standard form, or a code and a message that says what is wrong."""
    if fact in {"published", "modified"}:
        stamp = mail_stamp(value)
        wrong = ("bad-date", f"the date in {origin} is not a single day and was ignored; write it as 2020-01-20")
        return stamp, None if stamp else wrong
    if fact == "language":
        tag = language_tag(value)
        return tag, None if tag else (
            "bad-language",
            f"{origin} is not a language tag and was ignored; write it as en or en-GB",
        )
    if fact in {"url", "image", "publisherUrl"}:
        problem = iri_problem(value, WEB)
        return value, ("bad-address", f"the address in {origin} {problem} and was ignored") if problem else None
    return value, None


def several(
    items: Sequence[Item],
    page: Page,
    what: str,
    *,
    broken: Sequence[LinkedDataError] = (),
    findings: Sequence[Finding] = (),
) -> Several:
    """Return the documents of a file.

    Args:
        items: in the order of the file.
        page: the decoded file.
        what: what the file is, with its article.
        broken: the parts that cannot be read.
        findings: about the file as a whole.

    Raises:
        UnreadableError: there is nothing in it.
    """
    if not items and not broken:
        raise UnreadableError(
            f"this is {what} without anything to read in it", "check that it is the right file", source=page.name
        )
    made: list[Contents] = []
    failed = list(broken)
    for item, label in zip(items, _labels(items), strict=True):
        try:
            made.append(_contents(item, f"{page.name}#{label}", page.encoding))
        except LinkedDataError as error:
            error.line = error.line or item.line
            failed.append(error.at(f"{page.name}#{label}"))
    return Several(tuple(made), tuple(failed), tuple(findings))


def _contents(item: Item, name: str, encoding: str) -> Contents:
    if not item.text.strip():
        todo = f"convert its page, {item.facts['url'].value}" if "url" in item.facts else "check that it is the right file"
        if item.line:
            todo = 'name the field that has it in linkeddata.toml: text = "…" under [fields]'
        raise UnreadableError(f"{item.where} has no text", todo, source=name)
    made = titled(item.title, item.text, (f"{item.where}, title", item.where), name, html=item.html)
    found = [replace(f, source=name) for f in item.findings]
    if item.summary:
        found.append(replace(finding("feed-summary"), source=name))
    return replace(
        made,
        metadata={**made.metadata, **item.facts},
        authors=item.authors,
        encoding=encoding,
        findings=tuple(found),
        name=name,
    )


def unnumbered(where: str) -> str:
    """Return the place of words in a file with several documents without the number of the document, which others before it change.

    >>> unnumbered("item 4, title"), unnumbered("line 12"), unnumbered("page 2")
    ('title', '', 'page 2')
    """
    return _NUMBERED.sub("", where)


def digest_of(contents: Contents) -> str:
    """Return the digest of one of several documents: of what the file has of it, SHA-256, hexadecimal.

    It is the same in every file that has the item unchanged, and other items have another one.
    """
    facts = sorted(f"{key}={given.value}" for key, given in contents.metadata.items())
    label = (contents.name or "").rpartition("#")[2]
    return hashlib.sha256("\0".join([label, *facts, contents.text]).encode("utf-8", "surrogatepass")).hexdigest()


def _labels(items: Sequence[Item]) -> list[str]:
    """Return a short name for each item; names that clash get eight digits of a hash of all that names the item."""
    plain = [_label(item) for item in items]
    taken = Counter(plain)
    hashed = [
        label if taken[label] == 1 else f"{label[:_LONGEST]}-{_hash(item)}" for label, item in zip(plain, items, strict=True)
    ]
    seen: Counter[str] = Counter()
    found = []
    for label in hashed:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label}-{seen[label]}")
    return found


def _label(item: Item) -> str:
    names = [*item.named, item.title.value if item.title else "", item.where]
    label = next(short for name in names if (short := _short(name.strip())))
    return (
        label
        if len(label) <= _LONGEST
        else f"{label[: _LONGEST - 9].strip('-')}-{hashlib.sha256(label.encode()).hexdigest()[:8]}"
    )


def _hash(item: Item) -> str:
    title = item.title.value if item.title else ""
    return hashlib.sha256("\0".join([*item.named, title]).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _short(name: str) -> str:
    """Return the part of an address or identifier that names an item, as a slug; "" if it has none.

    >>> _short("https://port.example/news/2024/pier-opens.html"), _short("https://port.example/?p=12"), _short("tag:port.example,2024:a/7")
    ('pier-opens', 'p-12', '7')
    """
    if name.startswith(("http://", "https://")):
        try:
            address = urlsplit(name)
        except ValueError:
            return slug(name)
        parts = [part for part in address.path.split("/") if part and not _INDEX.match(part)]
        if address.query and re.search(r"\d", address.query):
            return slug(address.query)
        name = re.sub(r"\.(?:html?|php|aspx?|jsp)\Z", "", parts[-1], flags=re.IGNORECASE) if parts else address.query
    elif name.startswith(("tag:", "urn:")):
        name = PurePosixPath(name.rpartition(":")[2]).name
    return slug(name) if any(map(str.isalnum, name)) else ""


def of_mapping(found: Mapping[str, str], keys: Sequence[str]) -> tuple[str, str]:
    """Return the first key that has a value, with the value; two empty texts if none has."""
    return next(((key, found[key]) for key in keys if found.get(key, "").strip()), ("", ""))
