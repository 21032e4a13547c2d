"""Findings about a page that receives a block: its Content-Security-Policy, and articles from other programs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from linkeddata.html.edits import MEDIA_TYPE
from linkeddata.html.markup import Markup
from linkeddata.values.findings import Finding, Severity

_POLICY = "content-security-policy"


def policy_advice(page: Markup, block: str) -> Iterator[Finding]:
    """Yield advice if a page restricts its scripts: browsers never run data, but other checkers may complain.

    Args:
        page: HTML without our block.
        block: our block as it is in the page.

    Source: HTML Standard, 4.12.1.1 (prepare the script element): a data block is never run, so no policy applies.
    """
    ruled, nonce = False, False
    for tag in page.tags:
        ruled = ruled or (tag.name == "meta" and tag.attributes.get("http-equiv", "").strip().lower() == _POLICY)
        if tag.name == "script" and not tag.closing and tag.attributes.get("type", "").strip().lower() != MEDIA_TYPE:
            nonce = nonce or "nonce" in tag.attributes
    if nonce:
        what = "the page's scripts have a nonce and ours has none: it is data, which browsers never run"
        todo = "if a checker asks for one, let the template add a new nonce to our script in each response"
        yield _advice("policy-nonce", what, todo)
    elif ruled:
        what = "the page's Content-Security-Policy does not affect our script: it is data, which browsers never run"
        todo = f"if a checker asks for its hash, add {policy_hash(block)} to script-src"
        yield _advice("policy-hash", what, todo)


def policy_hash(block: str) -> str:
    """Return the hash of our block in the form of a Content-Security-Policy.

    Source: CSP Level 3, 6.7.3.3: the element's text in UTF-8, with line breaks as the HTML parser normalizes them.
    """
    text = re.sub("\r\n?", "\n", block[block.index(">") + 1 : block.rindex("</")])
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _advice(code: str, what: str, todo: str) -> Finding:
    return Finding(Severity.ADVICE, code, f"{what[:1].upper()}{what[1:]}; {todo}.", fix=f"{todo[:1].upper()}{todo[1:]}.")


def second_article_warning(name: str, line: int) -> Finding:
    """Return the warning that another program already describes an article in the page.

    Args:
        name: its headline, or "".
        line: its line in the page.
    """
    called = f" (“{name if len(name) <= 60 else name[:59] + '…'}”)" if name else ""
    todo = "let only one of the two programs describe the article, and turn it off in the other."
    what = f"Another program already describes an article{called} in the page, so it now has two"
    return Finding(Severity.WARNING, "second-article", f"{what}; {todo}", line=line, fix=todo[:1].upper() + todo[1:])


def joined_advice(name: str, line: int, *, named: bool) -> Finding:
    """Return the advice that the block adds to the article which another program describes.

    Args:
        name: its headline, or "".
        line: its line in the page.
        named: whether it has an `@id`.
    """
    called = f" (“{name if len(name) <= 60 else name[:59] + '…'}”)" if name else ""
    what = f"Another program already describes the article{called}, so the block only adds what it is about and mentions"
    if named:
        todo = "change its headline, dates, publisher and author in that program."
    else:
        what += ", to the page, because the article has no @id"
        todo = "give the article an @id in that program, or change nothing."
    return Finding(Severity.ADVICE, "article-joined", f"{what}; {todo}", line=line, fix=todo[:1].upper() + todo[1:])


def contradiction(name: str, value: str, line: int) -> Finding:
    """Return the warning that the page's own data contradict what the user says of the article.

    Args:
        name: the property.
        value: what the user says.
        line: the line of the page's data.
    """
    what = f"The page's own data give another {name} for the article than “{value}”, and an article has one"
    todo = "change it in the program that writes those data."
    return Finding(
        Severity.WARNING,
        "page-says-otherwise",
        f"{what}; {todo}",
        property=name,
        value=value,
        line=line,
        fix=todo[:1].upper() + todo[1:],
    )
