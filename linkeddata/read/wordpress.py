"""Exports of WordPress (WXR) → documents, one a published post or page.

The text of a post is as editors typed it: blank lines are paragraphs, as in WordPress's `wpautop`, unless it has tags for them.

Source: WordPress, `wp-admin/includes/export.php` (WXR 1.2) and `wp-includes/formatting.php` (`wpautop`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, several
from linkeddata.read.result import Page
from linkeddata.read.xml_tree import local, space, text_of
from linkeddata.text.counted import counted
from linkeddata.values.codes import finding
from linkeddata.values.document import Basis, Given
from linkeddata.values.findings import Finding

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_EXPORT = re.compile(r"https?://wordpress\.org/export/\d")
#: Kinds of posts that are read; others are pictures, menus, styles and revisions.
_KINDS = frozenset({"post", "page"})
#: States of posts that are not published.
_HIDDEN = frozenset({"draft", "auto-draft", "pending", "private", "trash", "future", "inherit"})
_BLOCKS = re.compile(r"<(?:p|div|ul|ol|h[1-6]|table|blockquote|figure|section)\b|<!-- wp:", re.IGNORECASE)
_CAPTION = re.compile(r"\[caption\b[^\]]{0,600}\](?P<inner>.{0,5000}?)\[/caption\]", re.DOTALL | re.IGNORECASE)


def is_export(root: Element) -> bool:
    """Return whether RSS is an export of WordPress."""
    return any(_EXPORT.match(space(e)) for channel in root for e in channel)


def posts(channel: Element, page: Page) -> Several:
    """Return the published posts and pages of an export.

    Args:
        channel: the element that holds the items.
        page: the decoded file.
    """
    names = _authors(channel)
    items: list[Item] = []
    hidden: Counter[str] = Counter()
    for number, element in enumerate((e for e in channel if local(e) == "item"), 1):
        kind, status = _wp(element, "post_type") or "post", _wp(element, "status") or "publish"
        if kind not in _KINDS:
            continue
        if status in _HIDDEN:
            hidden[status] += 1
        else:
            items.append(_post(element, number, names))
    language = text_of(next((e for e in channel if local(e) == "language"), None))
    for item in items:
        item.tell("language", language, "channel language")
    return several(items, page, "an export of WordPress", findings=_told(hidden, page.name))


def _told(hidden: Mapping[str, int], name: str) -> list[Finding]:
    """Return the advice that posts were passed over because they are not published."""
    if not hidden:
        return []
    states = ", ".join(f"{number} {status}" for status, number in sorted(hidden.items()))
    found, number = finding("export-unpublished"), sum(hidden.values())
    message = (
        f"{counted(number, 'post')} of the export {'is' if number == 1 else 'are'} not published and not read ({states}); "
    )
    return [replace(found, message=message + (found.fix or "")[:1].lower() + (found.fix or "")[1:], source=name)]


def _post(element: Element, number: int, names: Mapping[str, str]) -> Item:
    link = text_of(next((e for e in element if local(e) == "link"), None))
    made = Item(f"item {number}", (_wp(element, "post_name"), link, _wp(element, "post_id")))
    made.entitle(text_of(next((e for e in element if local(e) == "title"), None)), "title", html=True)
    made.tell("published", _stamp(element, "post_date"), "wp:post_date")
    made.tell("published", text_of(next((e for e in element if local(e) == "pubDate"), None)), "pubDate")
    made.tell("modified", _stamp(element, "post_modified"), "wp:post_modified")
    made.tell("url", link, "link")
    for child in element:
        if local(child) == "category":
            fact = "section" if child.get("domain", "category") == "category" else "keywords"
            if child.get("domain", "category") in {"category", "post_tag"} and child.get("nicename") != "uncategorized":
                made.add(fact, text_of(child), f"category {child.get('domain', 'category')}")
        elif local(child) == "encoded":
            if "excerpt" in space(child):
                made.add("description", text_of(child), "excerpt:encoded")
            else:
                made.text = paragraphs(text_of(child))
    login = text_of(next((e for e in element if local(e) == "creator"), None))
    if name := names.get(login, ""):
        made.authors = authors_of(Given(name, Basis.METADATA, "wp:author_display_name"), sure=True)
    return made


def _wp(element: Element, name: str) -> str:
    return next((text_of(e) for e in element if local(e) == name and _EXPORT.match(space(e))), "")


def _stamp(element: Element, name: str) -> str:
    """Return the local time of a post with the offset that its time in UTC gives; "" if it has none."""
    written, utc = _wp(element, name), _wp(element, f"{name}_gmt")
    if written.startswith("0000"):
        return ""
    try:
        local_time, universal = datetime.fromisoformat(written), datetime.fromisoformat(utc)
    except ValueError:
        return written
    minutes = round((local_time - universal).total_seconds() / 60)
    if abs(minutes) > 14 * 60:
        return written[:10]
    sign = "-" if minutes < 0 else "+"
    return f"{local_time.isoformat()}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _authors(channel: Element) -> dict[str, str]:
    """Return the login of each author → the name that is shown; a login is no name."""
    found = {}
    for element in channel:
        if local(element) == "author" and _EXPORT.match(space(element)):
            full = " ".join(filter(None, (_wp(element, "author_first_name"), _wp(element, "author_last_name"))))
            shown = _wp(element, "author_display_name")
            login = _wp(element, "author_login")
            name = shown if shown and shown != login else full
            if name and "@" not in name:
                found[login] = name
    return found


def paragraphs(text: str) -> str:
    r"""Return the text of a post with a tag for each paragraph, and captions of pictures as such.

    >>> paragraphs("The pier opened.\n\nShips came.\nBoats too.")
    '<p>The pier opened.</p>\n<p>Ships came.<br>\nBoats too.</p>'
    """
    text = _CAPTION.sub(lambda m: f"<figure><figcaption>{m['inner']}</figcaption></figure>", text.replace("\r\n", "\n"))
    if _BLOCKS.search(_CAPTION_MADE.sub("", text)):
        return text
    return "\n".join(_paragraph(part) for part in re.split(r"\n[ \t]*\n\s*", text.strip()) if part.strip())


_CAPTION_MADE = re.compile(r"</?fig(?:ure|caption)>")


def _paragraph(part: str) -> str:
    return part if part.startswith("<figure>") else f"<p>{_lines(part)}</p>"


def _lines(part: str) -> str:
    return re.sub(r"(?<!>)\n", "<br>\n", part.strip())
