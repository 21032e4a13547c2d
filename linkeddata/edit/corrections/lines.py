"""Statement → the line of `corrections.jsonl` that corrects it: to be pasted, and where it has a value, changed."""

from __future__ import annotations

from collections import Counter

from linkeddata.edit.corrections import terms
from linkeddata.edit.corrections.file import as_line, sayable
from linkeddata.edit.corrections.match import relative
from linkeddata.schema.contexts import date_properties
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import Judge, Judgement, Selector
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

_NAMES = ("name", "headline", "roleName")
_NAME = {Family.ARTICLE: "headline", Family.ROLE: "roleName"}  # of the others it is `name`


def document_of(description: Description, folder: str) -> str | None:
    """Return what a line calls the document of a description: its path from the folder of the corrections, or its address.

    Args:
        description: what is shown.
        folder: absolute path; "" if it is not known.
    """
    name = description.source.name
    if name != "-":
        return relative(name, folder) if folder else name
    addresses = (s.value.iri for s in description.statements if s.property == "url" and isinstance(s.value, Ref))
    article = next((t.iri for t in description.things if t.family is Family.ARTICLE), "")
    return next(addresses, None) if any(s.subject == article for s in description.statements) else None


class Lines:
    """Makes the lines for the statements of a description.

    Args:
        description: what is shown.
        document: what the lines call its document; None for lines about every document.
    """

    def __init__(self, description: Description, document: str | None) -> None:
        self.document = document
        self.families = {t.iri: t.family for t in description.things}
        self.names: dict[str, str] = {}
        self.starts: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        self.posts: dict[str, str] = {}
        for s in description.statements:
            if isinstance(s.value, Text):
                kept = {"startDate": self.starts, "endDate": self.ends}.get(
                    s.property, self.names if s.property in _NAMES else None
                )
                if kept is not None:
                    kept.setdefault(s.subject, s.value.value)
            elif self.families.get(s.subject) is Family.ROLE:
                self.posts.setdefault(s.subject, s.value.iri)
        self._count = Counter((self.families[iri], same_name(name)) for iri, name in self.names.items() if iri in self.families)

    def selector(self, iri: str) -> Selector:
        """Return the selector of a thing: by kind and name, with the day or the IRI if that is not enough."""
        family = self.families[iri]
        if family is Family.ARTICLE:
            return Selector(self.document, family.value)
        name = self.names.get(iri)
        if name is None or family is Family.ROLE:
            return Selector(self.document, family.value, iri=iri)
        alone = self._count[(family, same_name(name))] == 1
        if alone or (
            family is Family.EVENT and iri in self.starts and self._days(family, name) == self._count[(family, same_name(name))]
        ):
            return Selector(self.document, family.value, name, None if alone else self.starts[iri])
        return Selector(self.document, family.value, iri=iri)

    def _days(self, family: Family, name: str) -> int:
        """Return on how many different days the things of a name begin."""
        same = (
            iri for iri, other in self.names.items() if self.families.get(iri) is family and same_name(other) == same_name(name)
        )
        return len({self.starts.get(iri) for iri in same})

    def of(self, statement: Statement) -> str:
        """Return the line that corrects a statement, without its line break; "" if the file cannot say it."""
        j = self._judgement(statement)
        return as_line(j) if all(map(sayable, (j.value or "x", j.a.name or "x", (j.b and j.b.name) or "x"))) else ""

    def _judgement(self, s: Statement) -> Judgement:
        a = self.selector(s.subject)
        return self._of_text(s, s.value, a) if isinstance(s.value, Text) else self._of_ref(s, s.value, a)

    def _of_text(self, s: Statement, value: Text, a: Selector) -> Judgement:
        family, prop = self.families[s.subject], s.property
        if prop == _NAME.get(family, "name"):
            return Judgement(Judge.NAME, a, value=value.value)
        if prop in ("startDate", "endDate") and family is Family.EVENT and s.subject in self.starts:
            end = self.ends.get(s.subject)
            return Judgement(Judge.DATE, a, value=self.starts[s.subject] + (f"/{end}" if end else ""))
        if prop in date_properties() and value.datatype:
            own = prop == "datePublished" and family is Family.ARTICLE
            return Judgement(Judge.DATE, a, property=None if own else prop, value=value.value)
        return Judgement(Judge.DROP, a, property=prop, value=value.value)

    def _of_ref(self, s: Statement, value: Ref, a: Selector) -> Judgement:
        prop, local = s.property, value.iri.removeprefix(SCHEMA).removeprefix(EVENT_TYPES)
        family = self.families[s.subject]
        if local != value.iri and prop in ("type", "additionalType") and terms.fits_class(local, family):
            return Judgement(Judge.TYPE, a, value=local)
        if prop == "url":
            return Judgement(Judge.URL, a, value=value.iri)
        other = self.posts.get(value.iri, value.iri)
        if other in self.families:
            b = self.selector(other)
            return Judgement(Judge.DROP, a, Selector(None, b.kind, b.name, b.date, b.iri), prop)
        return Judgement(Judge.DROP, a, property=prop, value=local)
