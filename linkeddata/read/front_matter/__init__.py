"""The front matter of a Markdown note: `key: value` lines between `---`, or TOML between `+++`.

Only a small part of YAML is supported: one `key: value` on each line, perhaps in quotes, perhaps with a comment after it.
Anchors, aliases, tags and nested values are ignored, so aliases cannot expand (a value is never longer than its line).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace

from linkeddata.read.dateline import parse_date
from linkeddata.read.text_builder import warning
from linkeddata.text.language_tags import language_tag
from linkeddata.values.document import Basis, Given
from linkeddata.values.findings import Finding
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.span import Span

# Key of the front matter → key of `Document.metadata`; the first one in the note counts.
_KEYS = {
    "title": "headline",
    "headline": "headline",
    "date": "published",
    "published": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "datemodified": "modified",
    "publisher": "publisher",
    "organization": "publisher",
    "organisation": "publisher",
    "site_name": "publisher",
    "author": "author",
    "authors": "author",
    "lang": "language",
    "language": "language",
    "locale": "language",
    "url": "url",
    "canonical": "url",
    "canonical_url": "url",
    "permalink": "url",
    "licence": "licence",
    "license": "licence",
    "image": "image",
}
_ADDRESSES = {"url", "licence", "image"}
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w\-.]{0,40}) {0,9}: {1,9}(?P<value>\S.{0,2000})")
_FENCES = (("---", ("---", "...")), ("+++", ("+++",)))
_LONGEST = 200  # lines
_ESCAPES = {'\\"': '"', "\\\\": "\\", "\\n": " ", "\\t": " "}


def front_matter(text: str, name: str) -> tuple[int, dict[str, Given], list[Finding]]:
    """Return where the note begins, and the facts in its front matter.

    Args:
        text: cleaned text of the file; spans are `source_span`s in these coordinates.
        name: the file, for findings.

    Returns:
        The offset after the closing fence (0 without front matter), the facts, and warnings about unusable ones.
    """
    for opening, closings in _FENCES:
        if not text.startswith(opening + "\n"):
            continue
        position = len(opening) + 1
        for _ in range(_LONGEST):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            if text[position:end].rstrip() in closings:
                body = Span(len(opening) + 1, position) if position > len(opening) + 1 else None
                facts, findings = _facts(text, body, opening == "+++", name) if body else ({}, [])
                return min(end + 1, len(text)), facts, findings
            if end == len(text):
                break
            position = end + 1
    return 0, {}, []


def _facts(text: str, body: Span, toml: bool, name: str) -> tuple[dict[str, Given], list[Finding]]:
    facts: dict[str, Given] = {}
    findings: list[Finding] = []
    pairs = _toml(text, body, name, findings) if toml else _yaml(text, body)
    for key, value, span in pairs:
        fact = _KEYS.get(key.lower())
        if fact is None or fact in facts or not value.strip():
            continue
        given = Given(" ".join(value.split()), Basis.METADATA, f"front matter {key}", source_span=span)
        problem = _problem(fact, given)
        if isinstance(problem, Given):
            facts[fact] = problem
        else:
            findings.append(warning(problem[0], problem[1], name, text, span.start if span else None, len(span) if span else 1))
    return facts, findings


def _problem(fact: str, given: Given) -> Given | tuple[str, str]:
    """Return the fact in standard form, or a code and a message that says what is wrong."""
    if fact in {"published", "modified"}:
        day = parse_date(given.value)
        if day is None or day.year is None or day.day is None:
            return "bad-date", f"the date in {given.origin} is not a single day and was ignored; write it as 2020-01-20"
        return replace(given, value=day.iso)
    if fact == "language":
        tag = language_tag(given.value)
        return (
            replace(given, value=tag)
            if tag
            else ("bad-language", f"{given.origin} is not a language tag and was ignored; write it as en or en-GB")
        )
    if fact in _ADDRESSES:
        problem = iri_problem(given.value, WEB)
        return ("bad-address", f"the address in {given.origin} {problem} and was ignored") if problem else given
    return given


def _yaml(text: str, body: Span) -> Iterator[tuple[str, str, Span | None]]:
    position = body.start
    for line in body.of(text).split("\n"):
        match = _LINE.fullmatch(line.rstrip())
        if match:
            start = position + match.start("value")
            value, skipped = _scalar(match.group("value"))
            if value:
                yield (
                    match.group("key"),
                    value,
                    Span(
                        start + skipped,
                        start + skipped + len(value.rstrip())
                        if skipped == 0
                        else start + len(match.group("value").rstrip()) - 1,
                    ),
                )
        position += len(line) + 1


def _scalar(written: str) -> tuple[str | None, int]:
    """Return a one-line YAML scalar and the length of its opening quote; None for anything else."""
    if written[0] in "\"'":
        quote = written[0]
        end = written.rfind(quote)
        rest = written[end + 1 :].strip()
        if end == 0 or (rest and not rest.startswith("#")):
            return None, 0
        inner = written[1:end]
        if quote == "'":
            return inner.replace("''", "'"), 1
        return re.sub(r"\\.", lambda m: _ESCAPES.get(m.group(), m.group()), inner), 1
    if written[0] in "&*!|>%@`{[#-?" and not re.match(r"-?\w", written):
        return None, 0
    return re.sub(r"\s#.*", "", written).rstrip(), 0


def _toml(text: str, body: Span, name: str, findings: list[Finding]) -> Iterator[tuple[str, str, Span | None]]:
    try:
        data = tomllib.loads(body.of(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        findings.append(
            warning(
                "bad-front-matter",
                f"the front matter is not valid TOML ({str(error)[:80]}) and was ignored; correct it",
                name,
                text,
                body.start,
            )
        )
        return
    for key, value in data.items():
        shown = value.isoformat() if hasattr(value, "isoformat") else value
        if isinstance(shown, str):
            place = text.find(shown[:10] if shown is not value else shown, body.start, body.end)
            size = 10 if shown is not value else len(shown)
            yield key, shown, Span(place, place + size) if place >= 0 and size else None
