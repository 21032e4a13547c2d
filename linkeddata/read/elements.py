"""Tables of HTML elements and their effect on the visible text.

Source: HTML Living Standard, 13.1.2 (void elements), 13.1.2.4 (optional tags), 15.3 (rendering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linkeddata.html.strip import BLOCK
from linkeddata.html.tokenizer import Attribute
from linkeddata.read.boilerplate import is_other_stories
from linkeddata.read.units import Hint


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements whose content is not visible text of the page.
HIDDEN = _names(
    "head script style template noscript title textarea iframe noembed noframes object audio video canvas svg select "
    "datalist option meter progress dialog rp area"
)
#: Elements without content.
VOID = _names("area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen")
_ROWS = _names("tbody thead tfoot tr td th caption")
#: Element → the open elements that its start tag closes, and the elements at which the search for them stops.
CLOSES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (_names("li"), _names("ul ol menu dir")),
    "dt": (_names("dt dd"), _names("dl")),
    "dd": (_names("dt dd"), _names("dl")),
    "tr": (_names("tr td th caption"), _names("table")),
    "td": (_names("td th"), _names("table tr")),
    "th": (_names("td th"), _names("table tr")),
    "tbody": (_ROWS, _names("table")),
    "thead": (_ROWS, _names("table")),
    "tfoot": (_ROWS, _names("table")),
    "option": (_names("option"), _names("select")),
    "body": (_names("head"), _names("html")),
}
#: Elements whose start tag closes an open paragraph.
CLOSES_P = BLOCK - _names("body html button option td th tr tbody thead tfoot caption legend")
#: Elements allowed in a head; any other element ends the head.
IN_HEAD = _names("title meta link base script style noscript template head html")
TABLE_PARTS = _ROWS | {"table"}
#: Elements at which an end tag stops looking for its start tag.
BARRIERS = _names("table td th caption html template")
#: Elements that contain page furniture (see `blocks`). Not `form`: some systems wrap whole pages in one.
FURNITURE = _names("nav aside footer button dialog menu figcaption search")
#: Words in the class or id of containers of page furniture.
FURNITURE_NAME = re.compile(
    r"(?:^|[\s_\-])(?:nav|navbar|navigation|breadcrumbs?|share|sharing|social|addthis|addtoany|cookies?|consent|gdpr|related"
    r"|recommended|sidebar|side-bar|widgets?|menu|footer|(?:author|writer|contributor)-?(?:bio|box|card|profile|info)(?:graphy)?|about-(?:the-)?author|newsletter|subscribe|comments?|pagination|pager|tags|toolbar|skip-link"
    r"|advert\w*|promo|banner|language-switcher|print-links|popular|trending)(?:$|[\s_\-])",
    re.IGNORECASE,
)
#: Elements that are containers for `blocks.Box`.
CONTAINERS = BLOCK - _names("body html p h1 h2 h3 h4 h5 h6 hgroup hr option legend center font pre listing xmp plaintext")
EMPHASIS = _names("em i strong b small cite sub sup")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
# Words in the class or id of containers of other stories, such as a list of teasers, and of captions and credits.
_OTHER_STORIES = (
    r"related|recommend(?:ed|ations?)|recirc(?:ulation)?|teasers?|yarpp|outbrain|taboola|also-(?:like|read)|may-also(?:-like)?"
    r"|(?:read|up|whats?)-next|most-(?:read|viewed|popular)|trending|similar|suggested|further-reading|keep-reading"
    r"|(?:more|other|latest|recent|popular|linked|previous|older|next|top|all)-(?:news|stories|articles|posts|releases|headlines|reads)"
    r"|more-(?:from|like-this|on-this)|(?:news|article|post|story|stories|release|archive)-(?:list|grid|cards|teasers?|archive|navigation|nav)"
    r"|card-?(?:grid|list|deck|group|columns)|cards|nav-links|post-navigation"
)
_CAPTIONS = r"captions?|figcaption|credits?|photographers?|photo-?(?:by|credits?)"
_ASIDE_NAME = re.compile(
    rf"(?:\A|[\s-])(?:(?:related\w*|{_OTHER_STORIES})(?=[\s-]|s?\Z)"
    rf"|(?:\w*caption|{_CAPTIONS})(?:-(?:text|line|wrap(?:per)?|container|inner|name|author))?(?=\s|\Z))"
)
_SITE = re.compile(
    r"(?:\A|\s)(?:site|blog|website)[-_]{1,2}(?:title|name|branding|logo|header)\b|(?:\A|\s)(?:logo|branding)(?:\s|\Z)"
)
_MOST_CELLS, _LONGEST_CELL = 6, 100  # of a row that is read as one sentence, the second in code points; set by judgement
_PROSE = re.compile(r"[a-z)]{3}[.!?] +[A-Z]|\w.{50,}[.!?]\Z|\n")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABELS = _names("aria-label data-title data-heading")
_NOT_SHOWN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_HINTS = {
    "h1": Hint.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Hint.HEADING),
    **dict.fromkeys(("li", "dd"), Hint.ITEM),
    **dict.fromkeys(("td", "th"), Hint.CELL),
    **dict.fromkeys(("div", "section", "article", "main", "body", "table", "ul", "ol"), Hint.LINE),
}


def value_of(attributes: Mapping[str, Attribute], name: str) -> str:
    """Return an attribute's value in lower case, or "" if it is missing."""
    found = attributes.get(name)
    return found.value.strip().lower() if found else ""


def is_aria_hidden(attributes: Mapping[str, Attribute]) -> bool:
    """Return whether an element hides its content from screen readers only."""
    return bool(attributes) and value_of(attributes, "aria-hidden") == "true"


def is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    """Return whether an element hides its content: by `hidden` or its own style."""
    if not attributes:
        return False
    if "hidden" in attributes and value_of(attributes, "hidden") != "until-found":
        return True
    return bool(_NOT_SHOWN.search(value_of(attributes, "style")))


def is_data_row(cells: Sequence[str]) -> bool:
    """Return whether the cells of a row are short statements on one thing, and not prose or the layout of a page.

    >>> is_data_row(["Ada Byrne", "Harbour master", "Port of Lunne"]), is_data_row(["Home"])
    (True, False)
    """
    return (
        2 <= len(cells) <= _MOST_CELLS
        and all(0 < len(cell) <= _LONGEST_CELL for cell in cells)
        and not any(_PROSE.search(cell) for cell in cells)
    )


def is_aside_name(words: str) -> bool:
    """Return whether the words of a class or id name other stories, a caption or a credit.

    >>> is_aside_name("c-relatedStories"), is_aside_name("credit-union")
    (True, False)
    """
    return bool(_ASIDE_NAME.search(_CAMEL.sub("-", words).lower().replace("_", "-").replace("--", "-")))


def names_site(words: str) -> bool:
    """Return whether the words of a class or id say that a heading is the name of the site.

    >>> names_site("h1 site-title"), names_site("page-title")
    (True, False)
    """
    return bool(_SITE.search(words))


def names_aside(attributes: Mapping[str, Attribute]) -> bool:
    """Return whether class, id or label of an element say that it holds other stories, a caption or a credit."""
    if not attributes:
        return False
    if any(is_aside_name(attributes[name].value) for name in ("class", "id") if name in attributes):
        return True
    return any(is_other_stories(attributes[name].value) for name in attributes.keys() & _LABELS)


def hint_of(name: str, above: Hint) -> Hint:
    """Return the hint that an element gives for its text.

    Args:
        name: the element.
        above: the hint of its parent.
    """
    if name in {"p", "blockquote", "pre"}:
        return above if above in {Hint.ITEM, Hint.CELL} else Hint.PARAGRAPH
    return _HINTS.get(name, above)
