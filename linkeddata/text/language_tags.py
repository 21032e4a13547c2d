"""Language tags: whether a text is one (BCP 47), of a language that exists, and how it is written by convention."""

from __future__ import annotations

import re

# ISO 639-1, and "no" and "sh" beside their successors.
_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
    eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km
    kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
    tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?\Z",
    re.IGNORECASE,
)
#: Tags for private use, and those that were registered before the grammar.
_OUTSIDE = re.compile(
    r"(?:x(?:-[a-z\d]{1,8})+|en-gb-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|sgn-(?:be-fr|be-nl|ch-de)"
    r"|art-lojban|cel-gaulish|no-bok|no-nyn|zh-(?:guoyu|hakka|min|min-nan|xiang))\Z",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,5}\Z")


def is_tag(text: str) -> bool:
    """Tell whether a text is the tag of a language: `en`, `en-GB`, `zh-Hant`, `gsw`.

    Source: RFC 5646, section 2.1; the two-letter codes are those of ISO 639-1, codes of three letters are not looked up.

    >>> is_tag("en-GB"), is_tag("x-port"), is_tag("en_GB"), is_tag("english"), is_tag("xx")
    (True, True, False, False, False)
    """
    if _OUTSIDE.match(text):
        return True
    match = _TAG.match(text)
    return match is not None and (len(match["language"]) == 3 or match["language"].lower() in _TWO_LETTERS)


def looks_like_tag(text: str) -> bool:
    """Tell whether a text is meant as a tag, not as the name of a language: two or three letters, or such with subtags."""
    return bool(re.match(r"[A-Za-z]{2,3}(?:[-_]\w+)*\Z", text))


def language_tag(text: str) -> str | None:
    """Return a BCP 47 tag as it is written by convention (`en_us` → `en-US`), or None where it is no tag."""
    tag = text.strip().replace("_", "-").split(".")[0]
    if not _WRITTEN.match(tag):
        return None
    parts = tag.split("-")
    rest = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 and p.isalpha() else p.lower() for p in parts[1:]]
    return "-".join((parts[0].lower(), *rest))
