"""Omits the names and dates of a description that the page does not show.

`linkeddata.edit.shown` decides what a page shows, here and in `validate`. A title also counts as shown if the visible text
contains its evidence ("ministers", where the title is "minister"). Facts about the document itself (headline, day of
publication, publisher, author) may also be in the page's metadata. Whatever depends on an omitted statement is omitted too
(`linkeddata.edit.confidence`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linkeddata.edit.confidence import confident
from linkeddata.edit.labels import kind_of
from linkeddata.edit.shown import Shown, day_of, days_of, words
from linkeddata.html.edits import MEDIA_TYPE
from linkeddata.html.markup import Markup
from linkeddata.html.strip import strip
from linkeddata.schema.contexts import date_properties
from linkeddata.schema.event_kinds import label
from linkeddata.text.counted import counted
from linkeddata.values.dates import Day
from linkeddata.values.description import DOCUMENT_TEXTS, NAMED, Description, Family, Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity

_NAMES = frozenset({"name", "alternateName", "headline", "jobTitle", "roleName"})
# Names made of other names, which are checked themselves, and names from which private names were removed.
_MADE = frozenset({"events:label", "privacy:label", "privacy:headline"})
_MAKERS = frozenset({"publisher", "author"})
_FROM_ARTICLE = frozenset({"about", "mentions"})
#: Lower than any confidence: marks what `confident` must omit.
_LOW = -1.0


class PageContent:
    """The visible text of a page, and its metadata.

    Args:
        page: HTML, without our blocks.
        published: the page's days of publication.
    """

    def __init__(self, page: Markup, published: Iterable[Day] = ()) -> None:
        self._shown = Shown(page, published)
        self._stated = tuple(_stated(page))
        self._words = "".join(f" {' '.join(words(text))} |" for text in self._stated)
        self._addresses = frozenset(v for tag in page.tags for v in tag.attributes.values()) | frozenset(self._stated)

    def shows(self, value: str, *, day: bool) -> bool:
        """Return whether the visible text contains a name, or with `day` a date."""
        if not day:
            return bool(words(value)) and self._shown.names(value)
        known = day_of(value)
        return known is not None and self._shown.dates(known)

    def states(self, value: str, *, day: bool) -> bool:
        """Return whether the page's metadata contain a name or date: title, meta elements, image texts, other JSON-LD."""
        if day:
            return any(text.strip().startswith(value[:10]) for text in self._stated)
        return bool(words(value)) and f" {' '.join(words(value))} " in self._words

    def has(self, address: str) -> bool:
        """Return whether the page's markup contains an address."""
        return address in self._addresses or any(address in text for text in self._stated)


def _stated(page: Markup) -> Iterator[str]:
    for tag in page.tags:
        if tag.name == "title" and not tag.closing:
            yield page.source[tag.end : tag.raw_end]
        for name in {"meta": ("content",), "img": ("alt", "src"), "time": ("datetime",)}.get(tag.name, ()):
            if name in tag.attributes:
                yield tag.attributes[name]
    for script in page.scripts(MEDIA_TYPE):
        yield from (part for part in script.text.replace("\\/", "/").split('"') if part.strip(" \t\r\n,:[]{}"))


def only_shown(
    description: Description, page: Markup, *, own: bool = True, published: Iterable[Day] | None = None
) -> Description:
    """Omit names and dates that the page does not show, and add the warning `not-shown` that lists them.

    Args:
        description: what will be embedded.
        page: HTML, without our blocks.
        own: whether the description's metadata come from this page; then its text need not show them.
        published: the page's days of publication; None for the description's.

    Returns:
        The same object if the page shows everything. If the page shows only another name of a thing, the thing gets that name.
    """
    days = published_days(description) if published is None else published
    content = PageContent(page, days)
    families = {thing.iri: thing.family for thing in description.things}
    articles = {iri for iri, family in families.items() if family is Family.ARTICLE}
    of_document = articles | {s.value.iri for s in description.statements if s.property in _MAKERS and isinstance(s.value, Ref)}
    hidden = frozenset(
        s
        for s in description.statements
        if not (own and s.basis is Basis.METADATA) and _hidden(s, content, families.get(s.subject), s.subject in of_document)
    )
    if not hidden:
        return description
    left, count = without(description, hidden)
    return replace(left, findings=(*left.findings, _finding(description, hidden, count)))


def published_days(description: Description) -> tuple[Day, ...]:
    """Return the day of publication that a description gives its article, if any."""
    article = description.things[0].iri if description.things else ""
    said = (s.value.value for s in description.about(article) if s.property == "datePublished" and isinstance(s.value, Text))
    return tuple(days_of(said))


def without(description: Description, hidden: frozenset[Statement]) -> tuple[Description, int]:
    """Omit statements and whatever depends on them.

    Args:
        description: the whole description.
        hidden: what may not be said.

    Returns:
        The rest, and how many statements were omitted. A thing of which another name remains gets that name, and an event that was
        named by a hidden statement the name of its kind.
    """
    omission = _Omission(description, hidden)
    demoted = tuple(made for s in description.statements if (made := omission.changed(s)))
    left = confident(replace(description, statements=demoted))
    kept = tuple(s for s in left.statements if s.confidence != _LOW)
    findings = tuple(f for f in left.findings if f.code != "unsure-left-out")
    return replace(left, statements=kept, findings=findings), len(description.statements) - len(kept)


def _hidden(s: Statement, page: PageContent, family: Family | None, of_document: bool) -> bool:
    """Return whether a statement gives a name, date or picture that the page does not have."""
    if s.property == "image":
        return isinstance(s.value, Ref) and not page.has(s.value.iri)
    day = s.property in date_properties()
    told = day or s.property in _NAMES or (of_document and s.property in DOCUMENT_TEXTS)
    if not isinstance(s.value, Text) or not told or s.rule in _MADE:
        return False
    if s.property == "headline" and s.basis is Basis.CONFIGURATION:  # whoever gives a headline means it
        return False
    named = s.property in ("name", "alternateName") and family in NAMED
    rests = s.evidence if s.basis in (Basis.TEXT, Basis.INFERENCE) and not (day or named) else ()
    if page.shows(s.value.value, day=day) or any(page.shows(strip(e.quote), day=False) for e in rests):
        return False
    return not (of_document and page.states(s.value.value, day=day))


def _finding(description: Description, hidden: frozenset[Statement], count: int) -> Finding:
    """Return the warning that lists what is omitted; `count` is the number of omitted statements."""
    todo = "show them on the page, or add --everything to embed them anyway."
    values = listed(s for s in description.statements if s in hidden)
    what = f"{counted(count, 'statement')} omitted because the page does not show: {values}"
    return Finding(Severity.WARNING, "not-shown", f"{what}; {todo}", fix=todo[:1].upper() + todo[1:])


def listed(statements: Iterable[Statement]) -> str:
    """Return the values of statements for a message, each once, long ones cut."""
    values = dict.fromkeys(_value(s) for s in statements)
    return ", ".join(v if len(v) <= 60 else v[:59] + "…" for v in values)


class _Omission:
    """Marks statements that may not be said, and what only they support.

    Args:
        description: the whole description.
        hidden: what may not be said.
    """

    def __init__(self, description: Description, hidden: frozenset[Statement]) -> None:
        self.description, self.hidden = description, hidden
        self.families = {thing.iri: thing.family for thing in description.things}
        names: dict[str, list[Statement]] = {}
        for s in description.statements:
            if s.property in ("name", "alternateName") and self.families.get(s.subject) in NAMED:
                names.setdefault(s.subject, []).append(s)
        shown = {iri: [s for s in said if s not in hidden] for iri, said in names.items()}
        self.gone = frozenset(iri for iri in names if not shown[iri])
        self.promoted = {iri: said[0] for iri, said in shown.items() if said and all(s.property != "name" for s in said)}

    def changed(self, s: Statement) -> Statement | None:
        """Return a statement for `confident`: one to omit gets the lowest confidence and the basis inference."""
        family = self.families.get(s.subject)
        going = s in self.hidden or s.subject in self.gone or (isinstance(s.value, Ref) and s.value.iri in self.gone)
        if s.subject in self.promoted and s.property in ("name", "alternateName"):
            best = self.promoted[s.subject]
            if s == best:
                return replace(s, property="name")
            return None if s in self.hidden else s
        if not going:
            return s
        if family is Family.ARTICLE and s.property not in _FROM_ARTICLE:
            return None
        if family is Family.EVENT and s.property == "name":
            return replace(
                s, value=Text(label(kind_of(self.description.about(s.subject)), ())), basis=Basis.INFERENCE, rule="events:label"
            )
        return replace(s, basis=Basis.INFERENCE, confidence=_LOW)


def _value(statement: Statement) -> str:
    return statement.value.iri if isinstance(statement.value, Ref) else statement.value.value
