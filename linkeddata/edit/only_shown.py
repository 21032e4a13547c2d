"""Omits the names and dates of a description that the page does not show.

A name or date counts as shown if the visible text contains its evidence ("from 9 to 18 January", where the year comes from the
day of publication) or its own words. Facts about the document itself (headline, day of publication, publisher, author) may
also be in the page's metadata. Whatever depends on an omitted statement is omitted too (`linkeddata.edit.confidence`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linkeddata.edit.confidence import confident
from linkeddata.edit.labels import kind_of
from linkeddata.edit.shown import Shown, day_of, words
from linkeddata.html.edits import MEDIA_TYPE
from linkeddata.html.markup import Markup
from linkeddata.html.strip import strip
from linkeddata.schema.contexts import date_properties
from linkeddata.schema.event_kinds import label
from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity

_NAMES = frozenset({"name", "alternateName", "headline", "jobTitle", "roleName"})
# Texts about the document that its page must show or state.
_ABOUT = frozenset({"alternativeHeadline", "description", "articleSection", "keywords"})
# Names made of other names, which are checked themselves, and names from which private names were removed.
_MADE = frozenset({"events:label", "privacy:label", "privacy:headline"})
_NAMED_FAMILIES = frozenset({Family.PERSON, Family.ORGANIZATION, Family.PLACE})
_MAKERS = frozenset({"publisher", "author"})
_FROM_ARTICLE = frozenset({"about", "mentions"})
#: Lower than any confidence: marks what `confident` must omit.
_LOW = -1.0


class PageContent:
    """The visible text of a page, and its metadata.

    Args:
        page: HTML, without our blocks.
    """

    def __init__(self, page: Markup) -> None:
        self._shown = Shown(page)
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


def only_shown(description: Description, page: Markup, *, own: bool = True, text: str | None = None) -> Description:
    """Omit names and dates that the page does not show, and add the warning `not-shown` that lists them.

    Args:
        description: what will be embedded.
        page: HTML, without our blocks.
        own: whether the description's metadata come from this page; then its text need not show them.
        text: the document that the evidence quotes, if it is known and not the page.

    Returns:
        The same object if the page shows everything. If the page shows only another name of a thing, the thing gets that name.
    """
    not_shown = _NotShown(description, PageContent(page), own=own, text=text)
    if not not_shown.hidden:
        return description
    demoted = tuple(made for s in description.statements if (made := not_shown.changed(s)))
    left = confident(replace(description, statements=demoted))
    kept = tuple(s for s in left.statements if s.confidence != _LOW)
    findings = tuple(f for f in left.findings if f.code != "unsure-left-out")
    return replace(left, statements=kept, findings=(*findings, not_shown.finding(len(description.statements) - len(kept))))


class _NotShown:
    """Finds what the page does not show.

    Args:
        description: the whole description.
        seen: the page.
        own: whether the description's metadata come from the page.
        text: the other document that the evidence quotes, if any.
    """

    def __init__(self, description: Description, page_content: PageContent, *, own: bool, text: str | None) -> None:
        self.description, self.page_content, self.own, self.text = description, page_content, own, text
        self.families = {thing.iri: thing.family for thing in description.things}
        articles = {iri for iri, family in self.families.items() if family is Family.ARTICLE}
        made = {s.value.iri for s in description.statements if s.property in _MAKERS and isinstance(s.value, Ref)}
        self.hidden = frozenset(s for s in description.statements if self._hidden(s, s.subject in made | articles))
        names: dict[str, list[Statement]] = {}
        for s in description.statements:
            if s.property in ("name", "alternateName") and self.families.get(s.subject) in _NAMED_FAMILIES:
                names.setdefault(s.subject, []).append(s)
        shown = {iri: [s for s in said if s not in self.hidden] for iri, said in names.items()}
        self.gone = frozenset(iri for iri in names if not shown[iri])
        self.promoted = {iri: said[0] for iri, said in shown.items() if said and all(s.property != "name" for s in said)}

    def _hidden(self, s: Statement, of_document: bool) -> bool:
        """Return whether a statement gives a name, date or picture that the page does not have."""
        if self.own and s.basis is Basis.METADATA:
            return False
        if s.property == "image":
            return isinstance(s.value, Ref) and not self.page_content.has(s.value.iri)
        day = s.property in date_properties()
        if not isinstance(s.value, Text) or not (day or s.property in _NAMES or (of_document and s.property in _ABOUT)):
            return False
        if s.rule in _MADE:
            return False
        rests = s.evidence if s.basis in (Basis.TEXT, Basis.INFERENCE) else ()
        if any(self._quoted(e, day) for e in rests) or self.page_content.shows(s.value.value, day=day):
            return False
        return not (of_document and self.page_content.states(s.value.value, day=day))

    def _quoted(self, words: Evidence, day: bool) -> bool:
        """Return whether the page shows evidence; words such as "Monday" or "later" must be shown with their sentence."""
        quote = strip(words.quote)
        if day and self.text is not None and words.sentence and not any(map(str.isdigit, quote)):
            quote = strip(words.sentence.of(self.text))
        return self.page_content.shows(quote, day=False)

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

    def finding(self, count: int) -> Finding:
        """Return the warning that lists what is omitted; `count` is the number of omitted statements."""
        values = dict.fromkeys(_value(s) for s in self.description.statements if s in self.hidden)
        listed = ", ".join(v if len(v) <= 60 else v[:59] + "…" for v in values)
        todo = "show them on the page, or add --everything to embed them anyway."
        counted = "1 statement" if count == 1 else f"{count} statements"
        what = f"{counted} omitted because the page does not show: {listed}"
        return Finding(
            Severity.WARNING,
            "not-shown",
            f"{what}; {todo}",
            fix=todo[:1].upper() + todo[1:],
        )


def _value(statement: Statement) -> str:
    return statement.value.iri if isinstance(statement.value, Ref) else statement.value.value
