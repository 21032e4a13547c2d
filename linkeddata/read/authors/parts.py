"""A byline cut into its parts: at commas, conjunctions and separators, without days, addresses and credits of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linkeddata.read.authors.kinds import Kind, bare, kind
from linkeddata.read.dateline import dates_in
from linkeddata.schema import titles
from linkeddata.schema.lexicon import ORGANIZATION_WORDS
from linkeddata.schema.name_classes import of_words
from linkeddata.text.fold import words
from linkeddata.values.dates import WEEKDAYS

#: Words that open a byline.
OPENING = re.compile(
    r"(?:(?:words|text|story|report|article|analysis|commentary)(?: and (?:photos?|photographs|pictures|images|video)s?)? by"
    r"|(?:(?:view|see|show|read) )?(?:all |more )*(?:posts?|articles?|stories|news) (?:by|from)"
    r"|(?:written|reported|authored|contributed|compiled|prepared|submitted|posted|published) by"
    r"|by|authors?|writers?|byline|words|story|text)"
    r"(?:\s?[:：]\s{0,3}|\s{1,3})",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"<?\(?\b[\w.+-]{1,64}@[\w.-]{3,80}\)?>?|https?://\S+|(?<!\w)@\w+"
    r"|\bet al\b\.?|\(?\b(?:she|he|they)/\w+(?:/\w+)?\)?|\d+ ?(?:-|–)?min(?:ute)?s?\.? read"
    r"|(?:\bat )?\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|[A-Z]{2,3}T)\b)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?P<hard>\s*[;\n]\s*|\s*\)\s*,\s*)|(?P<bar>\s*[|·•]\s*|\s+//?\s+)|(?P<soft>\s*,\s*|\s+[–—-]\s+|\s*[()]\s*)")
_AND = re.compile(r"\s+(?:and|&|with)\s+|\s*&\s+", re.IGNORECASE)
_LED = re.compile(r"(?:and|&|with|by)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|from|at|for|with)\s+(?:the\s+)?", re.IGNORECASE)
_OF_BODY = re.compile(r"(?:of|from|at|for)\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:\s+|^)(?:on|in|at|posted|published|updated|last updated|under|filed|about|for|date)\b.*", re.IGNORECASE | re.DOTALL
)
# Before a day: "Mirela Tosh, Monday 16 May 2024", "Mirela Tosh Updated: 16 May 2024"
_BEFORE_DAY = re.compile(
    rf"[\s,–—-]*(?:(?:\b(?:last )?(?:updated|published|posted|modified|created|date)\b|\bon\b|\b(?:{'|'.join(WEEKDAYS)})\b)[\s:,]*)*\Z",
    re.IGNORECASE,
)
# Credits of others than the writer.
_OTHERS = re.compile(
    r"(?:photo(?:s|graphs?|graphy)?|pictures?|images?|videos?|illustrations?|graphics?|edit(?:ed|or|ing)|translat(?:ed|ion|or)|art)"
    r"(?: courtesy)?(?:\s?[:：]| by| of)\s",
    re.IGNORECASE,
)
_WORD = r"(?-i:[^\W\d_a-z])[\w'’-]{1,30}"
_FORMER = re.compile(
    r"\s?\((?:née?|nee|born|formerly|previously|also(?: known as)?|aka|a\.k\.a\.?|known as)\s[^()]{1,60}\)", re.IGNORECASE
)
_NICKNAME = re.compile(
    rf"(?P<first>{_WORD}) (?:\({_WORD}(?-i:[a-z])\)|[\"“‘']{_WORD}(?-i:[a-z])[\"”’']) (?P<last>{_WORD})", re.IGNORECASE
)
_SAME_SURNAME = re.compile(rf"(?P<last>{_WORD}) ?\((?:{_WORD} ){{1,3}}(?P=last)\)", re.IGNORECASE)
# Where a byline ends although the line goes on: a labelled field, or a sentence.
_END = re.compile(
    r"\s(?:categor(?:y|ies)|published|hits|tags?|views|section|topics?|filed under|posted in|date|location|contact)\s?[:：]"
    r"|(?P<word>[^\W\d_]{4,})\.\s+(?-i:(?=[^\W\d_a-z]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a byline.

    Args:
        text: its words.
        new: whether a conjunction, a line or a semicolon comes before it.
        bar: whether a vertical bar or a dot comes before it.
        line: whether only the end of a line comes before it.
    """

    text: str
    new: bool
    bar: bool = False
    line: bool = False


def cleaned(text: str) -> str:
    """Return a byline without "By", addresses, and the fields and sentences behind it."""
    opening = OPENING.match(text)
    return _one_name(_NOISE.sub(" ", _ended(text[opening.end() :] if opening else text)))


def _one_name(text: str) -> str:
    """Return a byline without other names of its persons: "Mirela Tosh (née Berg)", "Mirela (Mimi) Tosh", "Mirela Tosh (Mimi Tosh)"."""

    def without(match: re.Match[str]) -> str:
        name = f"{match['first']} {match['last']}"
        return name if kind(name) is Kind.PERSON else match.group()

    return _SAME_SURNAME.sub(r"\g<last>", _NICKNAME.sub(without, _FORMER.sub("", text)))


def _ended(text: str) -> str:
    """Return a byline without the fields and sentences behind it."""
    for end in _END.finditer(text):
        word = end["word"]
        if word is None or word.casefold() not in titles.abbreviations():
            return text[: end.end("word") if word else end.start()]
    return text


def parts_of(text: str) -> Iterator[Part]:
    """Yield the parts of a byline that `cleaned` has returned."""
    new, bar, line, position = True, False, False, 0
    for cut in (*_CUT.finditer(text), None):
        part = text[position : cut.start() if cut else len(text)].strip(" .,\t")
        if part:
            for n, made in enumerate(_split(part, new, bar)):
                yield replace(made, line=line and not n and not _LED.match(part))
            new = line = False
        if cut is None:
            return
        new, line = new or cut.lastgroup == "hard", line or "\n" in cut.group()
        bar = cut.lastgroup == "bar" or (bar and cut.lastgroup != "hard")
        position = cut.end()


def _split(part: str, new: bool, bar: bool) -> Iterator[Part]:
    """Yield a part cut at conjunctions between names, and at "of" or "at" before an organization."""
    if _OTHERS.match(part):
        return
    part = _without_day(part)
    if new and (opening := OPENING.match(part)):
        part = part[opening.end() :]
    while led := _LED.match(part):
        new, part = True, part[led.end() :]
    if (led := _OF_BODY.match(part)) and kind(part[led.end() :]) in {Kind.ORGANIZATION, Kind.TEAM}:
        part = part[led.end() :]
    for cut in reversed(list(_AND.finditer(part))):
        left, right = part[: cut.start()], part[cut.end() :]
        if _parted(part, left, right):
            yield from _split(left, new, bar)
            yield from _split(right, True, False)
            return
    for cut in _OF.finditer(part):
        left, right = part[: cut.start()], part[cut.end() :]
        who, body = kind(left), kind(right) in {Kind.ORGANIZATION, Kind.TEAM}
        if body and (who is Kind.PERSON or (who is Kind.TITLE and cut.group().split()[0].casefold() != "of")):
            yield Part(left, new, bar)
            yield Part(right, False)
            return
    dated = _WHEN.search(part)
    if (
        dated
        and kind(part) not in {Kind.TITLE, Kind.ORGANIZATION}
        and (not dated.start() or kind(part[: dated.start()]) is not Kind.UNKNOWN)
    ):
        part = part[: dated.start()].strip()
    if part:
        yield Part(part, new, bar)


def _without_day(part: str) -> str:
    """Return a part without the day in it and what belongs to the day."""
    days = dates_in(part)
    if not days:
        return part
    before, after = part[: days[0].start], part[days[-1].end :].strip(" .,:–—-")
    before = before[: match.start()] if (match := _BEFORE_DAY.search(before)) else before
    return before if before.strip() else after


def _parted(part: str, left: str, right: str) -> bool:
    """Return whether a conjunction stands between two authors, and not inside one name or title."""
    before, after = kind(left), kind(right)
    if before is Kind.UNKNOWN:
        before = kind(_AND.split(left)[-1])
    if after is Kind.UNKNOWN:
        after = kind(_WHEN.sub("", right))
    named = {Kind.PERSON, Kind.ORGANIZATION, Kind.TEAM}
    if before is Kind.PERSON:
        return after in named or bool(bare(right)[1])
    if after is Kind.PERSON and bare(right)[1:] != ("", False):
        return before in named | {Kind.TITLE}  # "… and Dr Ada Lund"
    if of_words(words(part), ORGANIZATION_WORDS) and " " in part:
        return before is after is Kind.ORGANIZATION and bool(_OF.search(right))
    return (before in named | {Kind.TITLE} and after is Kind.PERSON) or (before in named and after in named - {Kind.PERSON})
