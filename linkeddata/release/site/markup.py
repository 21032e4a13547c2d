"""The small pieces of markup of which pages have thousands: links, icons, words for doubt, sentences.

They are functions and no macros of the templates, which would take five times as long. All text goes through `_text`, all addresses
through `Linked.href`; names are isolated, so that their writing direction does not affect the text around them.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from linkeddata.present.diagram.icons import ICONS
from linkeddata.present.doubt import MEANINGS
from linkeddata.release.site.values import Entry, Linked, Quoted
from linkeddata.text.clean import clean
from linkeddata.text.counted import counted

_ICONS = {kind.value: path for kind, path in ICONS.items()} | {
    "document": "M3 1h7l3.5 3.5V15H3zM4.5 2.5v11H12V5.5H9V2.5zM6 7.5h4.5V9H6zM6 10.5h4.5V12H6z"
}
_ICON = '<svg class="icon {0}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="{1}"/></svg>'
_DRAWN = {kind: Markup(_ICON.format(kind, path)) for kind, path in _ICONS.items()}
_DOUBTS = {
    step.value: Markup(' <span class="doubt {0}" title="{1}">{0}</span>').format(step.value, words) for step, words in MEANINGS.items()
}
_NOTHING = Markup("")


def _text(text: str) -> str:
    return escape(text if text.isprintable() else clean(text))


def icon(kind: str) -> Markup:
    """Return the icon of a kind; nothing for another word."""
    return _DRAWN.get(kind, _NOTHING)


def unsure(doubt: str) -> Markup:
    """Return a word for doubt, or nothing; the word and its border tell it, not the colour."""
    return _DOUBTS.get(doubt, _NOTHING)


@lru_cache(maxsize=16384)
def link(value: Linked) -> Markup:
    """Return a name, as a link if it leads somewhere, with its note.

    >>> str(link(Linked("A & B", "../place/x.html")))
    '<a href="../place/x.html"><bdi>A &amp; B</bdi></a>'
    """
    shown = f"<bdi>{_text(value.text)}</bdi>"
    if value.href:
        shown = f'<a href="{_text(value.href)}">{shown}</a>'
    if value.note:
        shown += f' <span class="soft"><bdi>{_text(value.note)}</bdi></span>'
    return Markup(shown)


def words(quoted: Quoted) -> Markup:
    """Return a sentence with its quotations marked."""
    pieces = [f"<mark>{_text(part)}</mark>" if n % 2 else _text(part) for n, part in enumerate(quoted.parts)]
    return Markup("".join(pieces))


def said(quoted: Quoted) -> Markup:
    """Return a sentence with the document that it stands in, its day, and how sure it is."""
    shown = f"<p><bdi>{words(quoted)}</bdi></p>" if quoted.parts else ""
    document = link(quoted.document) if quoted.document.text else ""
    day = _text(quoted.day) if quoted.day and (document or not quoted.parts) else ""
    told = ", ".join(filter(None, (_text(quoted.how), document, day, _text(quoted.place))))
    told = f"{told}{unsure(quoted.doubt)}"
    return Markup(f'<blockquote class="said">{shown}' + (f'<p class="from">{told}</p>' if told else "") + "</blockquote>")


def changed(status: str) -> Markup:
    """Return what happened to an event that does not take place as planned."""
    return Markup(f' <span class="changed">{_text(status)}</span>') if status else _NOTHING


def named(entry: Entry) -> Markup:
    """Return the name of an entry; a cancelled event is struck out."""
    name = link(entry.value)
    return Markup(f"<s>{name}</s>{changed(entry.changed)}") if entry.changed == "cancelled" else name + changed(entry.changed)


def shown(entry: Entry) -> Markup:
    """Return an entry of a list of links."""
    line = f"{icon(entry.value.kind)}{named(entry)}"
    if entry.role and entry.role != "post":
        line += f' <span class="role"><bdi>{_text(entry.role)}</bdi></span>'
    if entry.when and not entry.year:
        line += f' <span class="soft">{_text(entry.when)}</span>'
    below = said(entry.said) if entry.said else ""
    if entry.more > 0:
        below += f'<p class="also soft">and {counted(entry.more, "more document")}</p>'
    return Markup(f'<p class="value">{line}</p>\n{below}')


#: Name in the templates → function.
PIECES = {f.__name__: f for f in (icon, unsure, link, words, said, changed, named, shown)}
