"""The pages of the entities: each rendered, or linked from the release before if nothing that it is made of changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkeddata.release.site import facts, incoming, reading, template, why, wording
from linkeddata.release.site.digest import Digests, general
from linkeddata.release.site.files import Folder
from linkeddata.release.site.ledger import ENTITIES, Ledger, Row, before_of
from linkeddata.release.site.links import Links, days
from linkeddata.release.site.quotes import plain
from linkeddata.release.site.stream import Cursor
from linkeddata.release.site.values import Page, Publication, Sources
from linkeddata.release.values import Entity, Fact, FactRow, Frame, Identities, Join


@dataclass(frozen=True, slots=True)
class _Rows:
    """All that the pages of an entity are made of, unread."""

    entity: Entity
    own: Sequence[FactRow]
    into: Sequence[FactRow]
    read: Sequence[FactRow]
    joins: Sequence[Join]

    def about(self) -> _About:
        """Return it read."""
        own, into, read = ([row.fact() for row in rows] for rows in (self.own, self.into, self.read))
        return _About(self.entity, own, into, read, self.joins)


@dataclass(frozen=True, slots=True)
class _About:
    """All that the pages of an entity are made of."""

    entity: Entity
    own: Sequence[Fact]
    into: Sequence[Fact]
    read: Sequence[Fact]
    joins: Sequence[Join]


class EntityPages:
    """Writes the pages of a release's entities.

    Args:
        frame, publication, identities, sources: as in `write_site`.
        links: names and addresses.
    """

    def __init__(self, frame: Frame, publication: Publication, identities: Identities, sources: Sources, links: Links) -> None:
        self.frame, self.publication, self.identities, self.sources, self.links = frame, publication, identities, sources, links
        self.folder = Folder(frame.folder, frame.previous, frame.spoiled)
        self.rendered = self.kept = 0
        self._digests = Digests(links, general(publication, frame.base))
        self._labels = {iri: entity.name for iri, entity in identities.entities.items() if links.has(iri)}
        self._joins = _by_entity(identities)
        self._documents = {m.document: iri for iri, e in identities.entities.items() if e.kind == "document" for m in e.members}

    def write(self) -> Iterator[Page]:
        """Write all pages; yield each in the order of the entities' IRIs."""
        before = before_of(self.frame, ENTITIES)
        with self.folder.open(ENTITIES).open("w", encoding="utf-8", newline="\n") as file:
            ledger = Ledger(before, file)
            for rows in self._all():
                row = self._written(rows, ledger)
                ledger.add(row)
                for number, changed in enumerate(row.changed, 1):
                    yield Page(page_path(row.path, number), changed)

    def _all(self) -> Iterator[_Rows]:
        """Yield the entities that have a page, with their facts."""
        cursors = own, into, read = tuple(
            Cursor(s()) for s in (self.sources.by_subject, self.sources.by_value, self.sources.by_document)
        )
        shows = self.links.shows
        for iri, entity in self.identities.entities.items():
            if not self.links.has(iri):
                continue
            yield _Rows(
                entity,
                [row for row in own.take(iri) if shows(row.value)],
                [row for row in into.take(iri) if row.subject.partition("#")[0] != iri],
                read.take(iri) if entity.kind == "document" else (),
                self._joins.get(iri, ()),
            )
        for cursor in cursors:
            cursor.end()

    def _written(self, rows: _Rows, ledger: Ledger) -> Row:
        """Write the pages of an entity, or link them."""
        path = self.links.path(rows.entity.iri)
        made_of = self._digests.of(rows.entity, (rows.own, rows.into, rows.read), rows.joins)
        before = ledger.before(path)
        if before is not None and before.digest == made_of and self._linked(before):
            self.kept += 1
            return before
        self.rendered += 1
        return self._rendered(rows.about(), path, made_of, before)

    def _linked(self, row: Row) -> bool:
        """Link all files of an entity from the release before; return whether all were there."""
        names = [page_path(row.path, number) for number in range(1, len(row.changed) + 1)]
        return all(self.folder.keep(name) for name in (*names, f"{row.path}.ttl", f"{row.path}.jsonld"))

    def _rendered(self, about: _About, path: str, made_of: str, before: Row | None) -> Row:
        data = self.sources.jsonld(about.entity, about.own, self._labels)
        self.folder.write(f"{path}.ttl", self.sources.turtle(about.entity, about.own, self._labels))
        self.folder.write(f"{path}.jsonld", data)
        groups = incoming.groups(self.links, about.entity, about.into, about.own)
        parts = incoming.pages(groups)
        shared = self._head(about, path) | {"count": len(parts), "island": template.island(data)}
        shared |= self._first(about)
        changed = []
        for number, part in enumerate(parts, 1):
            name = page_path(path, number)
            values = shared | {"number": number, "groups": part, "canonical": self.frame.base + name}
            text = template.framed(
                self.publication,
                "../",
                title=str(shared["name"]) + (f", page {number}" if number > 1 else ""),
                head=template.render("entity_head", **values),
                body=f"entity {about.entity.kind}",
                content=template.render("entity", **values),
            )
            same = self.folder.write(name, text)
            known = before.changed[number - 1] if before and number <= len(before.changed) else ""
            changed.append(known if same and known else self.frame.version)
        return Row(path, made_of, tuple(changed))

    def _head(self, about: _About, path: str) -> dict[str, object]:
        """Return what stands at the top of an entity's pages."""
        entity, glance = about.entity, self.links.glance(about.entity.iri)
        slug = path.rpartition("/")[2]
        kinds = wording.classes(entity.types)
        when = days(glance.day, glance.end) if entity.kind in ("event", "document") else ""
        note = "" if glance.note in (", ".join(kinds), "") else glance.note
        return {
            "site": self.publication,
            "iri": entity.iri,
            "slug": slug,
            "kind": entity.kind,
            "name": self.links.name(entity.iri),
            "classes": tuple(dict.fromkeys([*_kinds_told(about.own), *kinds])),
            "status": glance.status,
            "subtitle": " · ".join(filter(None, (when, note))),
            "others": tuple(dict.fromkeys(name for n in entity.names[1:] if (name := plain(n)) != self.links.name(entity.iri))),
            "page_path": lambda number: page_path(slug, number),
        }

    def _first(self, about: _About) -> dict[str, object]:
        """Return what only the first page of an entity shows."""
        entity = about.entity
        return {
            "lines": facts.lines(self.links, entity, about.own),
            "sentences": reading.sentences(self.links, entity, about.read) if about.read else (),
            "lists": entity.kind != "document",
            "whys": why.whys(self.links, entity, about.joins, about.own, self._documents),
            "joins": len(about.joins),
            "members": len({member.document for member in entity.members}),
            "former": entity.former,
            "same": tuple(why.shown_iri(iri) for iri in entity.same_as),
            "since": entity.since,
            "corrections": why.corrections(entity, about.own, self._documents),
        }


def page_path(path: str, number: int) -> str:
    """Return the path of a page of an entity. No slug has a full stop, so it is no other entity's.

    >>> page_path("person/x", 1), page_path("person/x", 2)
    ('person/x.html', 'person/x.2.html')
    """
    return f"{path}.html" if number == 1 else f"{path}.{number}.html"


def _kinds_told(own: Sequence[Fact]) -> list[str]:
    """Return the kinds of an event in words."""
    return sorted(
        {wording.term(fact.value.iri) for fact in own if fact.property == "additionalType" and hasattr(fact.value, "iri")}
    )


def _by_entity(identities: Identities) -> Mapping[str, list[Join]]:
    """Return the joins of each entity."""
    found: dict[str, list[Join]] = {}
    for join in identities.joins:
        iri = identities.entity_of.get(join.a)
        if iri is not None:
            found.setdefault(iri, []).append(join)
    return found
