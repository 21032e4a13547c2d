"""Mistakes that no rule of a profile tells of: found while JSON-LD is read, in its page, or in the data as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from linkeddata.values.findings import Finding, Severity

_JSON_LD = "https://www.w3.org/TR/json-ld11/"


@dataclass(frozen=True, slots=True)
class Code:
    """A class of mistake.

    Args:
        severity: how much it matters.
        title: what should be, a sentence without a final stop.
        message: what is told; {?value}, {property} and {?near} are filled in, and the first "; " parts what is wrong from
            what is to be done.
        see: the rule behind it.
    """

    severity: Severity
    title: str
    message: str
    see: str


#: Code of a finding → what it means.
CODES: Mapping[str, Code] = {
    "script-not-json": Code(
        Severity.ERROR,
        "A JSON-LD script holds JSON and nothing else",
        "The script is not JSON: {?value}; correct it at this place, or search engines pass over the whole script.",
        "https://www.rfc-editor.org/rfc/rfc8259",
    ),
    "key-twice": Code(
        Severity.ERROR,
        "A key is given once",
        "The key {property} is given twice in one object, and readers keep only one of the two; keep one, or put both values "
        "into a list.",
        "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    ),
    "json-ld-invalid": Code(
        Severity.ERROR,
        "The JSON is JSON-LD",
        "The script is JSON but no JSON-LD: {?value}; correct it.",
        _JSON_LD,
    ),
    "context-missing": Code(
        Severity.ERROR,
        "A script names its context",
        'The script has no @context, so that its words mean nothing; add "@context": "https://schema.org".',
        _JSON_LD + "#the-context",
    ),
    "context-foreign": Code(
        Severity.ERROR,
        "The context is schema.org's",
        'The @context is {?value}, which is not the address of schema.org; write "https://schema.org".',
        _JSON_LD + "#the-context",
    ),
    "context-refused": Code(
        Severity.ERROR,
        "A context is at hand",
        "The @context {?value} is not that of schema.org and is not fetched, so that its words are not known here; write its terms into "
        'the script, or use "https://schema.org" alone.',
        _JSON_LD + "#the-context",
    ),
    "http-and-https": Code(
        Severity.ERROR,
        "Terms of schema.org are written one way",
        "Some terms of schema.org are written with http and some with https, here {?value}; write https throughout.",
        "https://schema.org/docs/faq.html",
    ),
    "id-empty": Code(
        Severity.ERROR,
        "An @id names something",
        "An @id is empty; give the thing a whole web address as its @id, or leave the @id out.",
        _JSON_LD + "#node-identifiers",
    ),
    "id-relative": Code(
        Severity.ERROR,
        "An @id is a whole address",
        "The @id {?value} is only part of an address; write the whole address, beginning with https://.",
        _JSON_LD + "#node-identifiers",
    ),
    "id-invalid": Code(
        Severity.ERROR,
        "An @id is an address",
        "The @id {?value} is no address that can be written down; correct it, spaces are written %20.",
        "https://www.rfc-editor.org/rfc/rfc3987#section-2.2",
    ),
    "keyword-unknown": Code(
        Severity.ERROR,
        "Words with an at sign are those of JSON-LD",
        "{property} is no word of JSON-LD, and readers pass over it; write {?near} instead.",
        _JSON_LD + "#keywords",
    ),
    "language-unknown": Code(
        Severity.ERROR,
        "A language is given by its tag",
        "{?value} is given as a language, but is no language tag; write a tag such as en, en-GB or zh-Hans.",
        "https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
    ),
    "not-on-page": Code(
        Severity.ERROR,
        "What the markup tells, the page shows",
        "The markup tells of {?value} ({property}), which the text of the page does not show; show it on the page, or take it out of "
        "the markup.",
        "https://schema.org/docs/gs.html",
    ),
    "http-schema-org": Code(
        Severity.ERROR,
        "Terms of schema.org are written with https",
        "{?value} statements use terms of http://schema.org/; write them as https://schema.org/.",
        "https://schema.org/docs/faq.html",
    ),
    "nothing-checked": Code(
        Severity.ERROR,
        "Something is checked",
        "Nothing in the data is of a kind that the profile {?value} knows, so that nothing was checked; choose another profile, or "
        "make sure that this is the right file.",
        "https://www.w3.org/TR/shacl/#targets",
    ),
    "import-not-followed": Code(
        Severity.WARNING,
        "Everything that is needed is at hand",
        "The import of {?value} was not followed; put what it holds into the file itself.",
        "https://www.w3.org/TR/shacl/#shapes-graph",
    ),
}
#: Those that stand in the description of one thing.
OF_A_THING = frozenset({"key-twice", "id-empty", "id-relative", "id-invalid", "keyword-unknown", "language-unknown"})
#: What is shown without quotation marks: it is no word of the file.
_BARE = frozenset({"script-not-json", "json-ld-invalid", "http-schema-org", "nothing-checked", "import-not-followed"})


def finding(
    code: str, value: str = "", *, key: str = "", near: str = "", place: tuple[int, int, str | None] | None = None
) -> Finding:
    """Return a finding of one of these codes.

    Args:
        code: a key of `CODES`.
        value: what the mistake is made of.
        key: the key of the JSON that it is about.
        near: what may have been meant.
        place: line, column and JSON pointer.
    """
    kind = CODES[code]
    blanks = {"{?value}": value if code in _BARE else f'"{value}"', "{property}": key, "{?near}": near}
    what, _, todo = (_filled(half, blanks) for half in kind.message.partition("; "))
    return Finding(
        kind.severity,
        code,
        f"{what}; {todo}",
        property=key if code == "key-twice" else None,
        value=value or None,
        line=place[0] if place else None,
        column=place[1] if place else None,
        pointer=place[2] if place else None,
        fix=todo[:1].upper() + todo[1:],
    )


def _filled(text: str, blanks: Mapping[str, str]) -> str:
    marks = re.compile("|".join(map(re.escape, blanks)))
    return marks.sub(lambda mark: blanks[mark[0]], text)  # one pass: a value that looks like a blank stays a value
