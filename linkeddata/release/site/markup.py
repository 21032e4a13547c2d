"""The small pieces of markup of which pages have thousands: links, icons, words for doubt, sentences.

They are functions and no macros of the templates, which would take five times as long. All text goes through `_text`, all addresses
through `Linked.href`; names are isolated, so that their writing direction does not affect the text around them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from linkeddata.present.diagram.icons import ICONS
from linkeddata.present.doubt import MEANINGS
from linkeddata.release.site.values import Entry, Line, Linked, Quoted, Sentence, Told
from linkeddata.text.clean import clean
from linkeddata.text.counted import counted

_ICONS = {kind.value: path for kind, path in ICONS.items()} | {
    "document": "M3 1h7l3.5 3.5V15H3zM4.5 2.5v11H12V5.5H9V2.5zM6 7.5h4.5V9H6zM6 10.5h4.5V12H6z"
}
_ICON = (
    '<svg class="icon {0}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="{1}"/></svg>'
)
_DRAWN = {kind: Markup(_ICON.format(kind, path)) for kind, path in _ICONS.items()}
_DOUBTS = {
    step.value: Markup(' <span class="doubt {0}" title="{1}">{0}</span>').format(step.value, words)
    for step, words in MEANINGS.items()
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


def line(made: Line) -> Markup:
    """Return the values with one label, each with the sentences that tell it."""
    differ = (' class="differ"', ' <span class="flag warning">documents differ</span>') if made.differ else ("", "")
    values = "\n".join(map(_told, made.values))
    return Markup(f"<div{differ[0]}><dt>{_text(made.label)}{differ[1]}</dt>\n{values}\n</div>")


def _told(told: Told) -> str:
    values = " ".join(f"<span>{icon(value.kind)}{link(value)}{unsure(doubt)}</span>" for value, doubt in told.values)
    below = "".join(f"\n{said(quoted)}" for quoted in told.first)
    if told.more:
        count = counted(len(told.more) + told.rest, "more document")
        rest = f'\n<p class="soft">And {told.rest} others.</p>' if told.rest else ""
        more = "\n".join(map(said, told.more))
        below += f"\n<details><summary>{count}</summary>\n{more}{rest}\n</details>"
    return f'<dd><p class="value">{values}</p>{below}</dd>'


def sentence(made: Sentence) -> Markup:
    """Return a sentence of a document, who and what it names, and what was read from it."""
    quoted = made.quoted
    place = f' <span class="soft">{_text(quoted.place)}</span>' if quoted.place else ""
    shown = (
        f'<p class="sentence"><bdi>{words(quoted)}</bdi>{place}</p>'
        if quoted.parts
        else f'<p class="soft">{_text(quoted.how)}</p>'
    )
    if made.named:
        chips = "".join(f"<span>{icon(value.kind)}{link(value)}</span> " for value in made.named)
        shown += f'\n<p class="chips">{chips}</p>'
    if made.facts:
        rows = "".join(f"<li>{link(subject)}{_read(facts)}</li>" for subject, facts in made.facts)
        shown += f'\n<ul class="triples">{rows}</ul>'
    return Markup(f"<li>{shown}</li>")


def _read(facts: tuple[tuple[str, tuple[Linked, ...]], ...]) -> str:
    pieces = []
    for number, (label, values) in enumerate(facts):
        mark = ";" if number else ""
        pieces.append(f'<span class="soft">{mark} {_text(label)} </span>{", ".join(map(link, values))}')
    return "".join(pieces)


def pager(number: int, count: int, path: Callable[[int], str]) -> Markup:
    """Return links to the pages of a list: the first, the last and those near.

    Args:
        number: of this page.
        count: of pages; nothing is returned for one.
        path: number → address.
    """
    if count == 1:
        return _NOTHING
    items = [f'<a rel="prev" href="{path(number - 1)}">Before</a>'] if number > 1 else []
    for n in range(1, count + 1):
        if n == number:
            items.append(f'<span aria-current="page"><span class="unseen">Page </span>{n}</span>')
        elif n in (1, count) or abs(n - number) <= 2:
            items.append(f'<a href="{path(n)}"><span class="unseen">Page </span>{n}</a>')
    items += [f'<a rel="next" href="{path(number + 1)}">Next</a>'] if number < count else []
    rows = "\n".join(f"<li>{item}</li>" for item in items)
    return Markup(f'<nav class="pager" aria-label="Pages"><ul>\n{rows}\n</ul></nav>')


#: Name in the templates → function.
PIECES = {f.__name__: f for f in (icon, unsure, link, words, said, changed, named, shown, line, sentence, pager)}
