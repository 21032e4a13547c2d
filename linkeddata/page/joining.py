"""How a description uses what the page's other data already say.

The page's own article keeps its `@id` and receives what it is about and mentions. If that article has no `@id`, the page receives
it: there is no other way to add to an article without a name. An organization or person of the same name supplies its `@id`, its
class, its address, logo and profiles. What the page's JSON-LD says is not said again; Microdata and RDFa are, because many programs
read only one syntax.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkeddata.page.other_markup import Node, OtherMarkup, folded, forms
from linkeddata.schema import vocabulary
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.namespaces import SCHEMA

_FAMILIES = {Family.ORGANIZATION: "Organization", Family.PERSON: "Person"}
_ARTICLE_NAMES = ("article", "news-article", "press-release")
_NAMES = frozenset({"name", "alternateName"})
_FROM_ARTICLE = frozenset({"about", "mentions"})
#: What a node of the page gives to the thing of the same name, beside `@id` and class.
_SUPPLIED = ("url", "logo", "sameAs")
#: Statements that the user made, which are not given up.
_USER = frozenset({Basis.EDITOR, Basis.CONFIGURATION})
_OF_OUTSIDE = frozenset({"url", "sameAs"})


@dataclass(frozen=True, slots=True)
class Joined:
    """A description joined with the data that the page already has.

    Args:
        renamed: the description, with the IRIs of the page's other data.
        block: the part for our block: without what the page already says, and with the article linked to the site.
        article: the page's own article, which the block adds to; None if it has none.
        contradicted: what the user said of the article, and the page's own data say otherwise.
    """

    renamed: Description
    block: Description
    article: Node | None = None
    contradicted: tuple[Statement, ...] = ()


def joined(description: Description, others: OtherMarkup) -> Joined:
    """Use the IRIs of the page's other data, add to its own article, and link ours to the site if it has none.

    Args:
        description: what will be embedded.
        others: the data that other programs put into the page.

    Returns:
        The same object twice if nothing is shared. An article of our own gets the site's publisher if it has none, and is made
        part of the page (or site).
    """
    article = description.things[0].iri if description.things else ""
    theirs = others.article(description.name(article)) if article else None
    same = {t.iri: found for t in description.things if (found := _same(description, t, others))}
    moved = {iri: found.iri for iri, found in same.items() if found.iri}
    own = theirs.iri if theirs and theirs.iri else _own_name(article, description, others)
    if own != article:
        moved[article] = own
    renamed = _renamed(description, moved)
    taken = {moved.get(iri, iri): found for iri, found in same.items()}
    kept = [s for s in _called(renamed, taken) if not _given_up(s, own, theirs, taken, others)]
    kept = list(_supplied(kept, taken, others))
    if theirs is None:
        kept += _ties(own, kept, others) if article else ()
    elif theirs.iri is None:
        kept = list(_of_page(kept, own, _page_name(own, others), others))
    else:
        kept = [s for s in kept if (s.subject, s.property) != (own, "type")]
        kept += [_given(own, "type", SCHEMA + kind) for kind in theirs.types if kind in vocabulary.terms()]
    if tuple(kept) == description.statements:
        return Joined(description, description, theirs)
    block = replace(renamed, things=_things(renamed, kept, own), statements=tuple(dict.fromkeys(kept)))
    if theirs is not None:
        block = _reachable(block, renamed)
    contradicted = tuple(_contradicted(description, article, theirs, others)) if theirs else ()
    return Joined(renamed, block, theirs, contradicted)


def _renamed(description: Description, moved: dict[str, str]) -> Description:
    """Return a description with other IRIs for some things; statements that become the same are one."""

    def called(iri: str) -> str:
        return moved.get(iri, iri)

    made: dict[tuple[str, str, Any], Statement] = {}
    for s in description.statements:
        value = Ref(called(s.value.iri)) if isinstance(s.value, Ref) and s.property not in _OF_OUTSIDE else s.value
        made.setdefault((called(s.subject), s.property, value), replace(s, subject=called(s.subject), value=value))
    things = {called(t.iri): replace(t, iri=called(t.iri)) for t in reversed(description.things)}
    return replace(description, things=tuple(reversed(things.values())), statements=tuple(made.values()))


@dataclass(frozen=True, slots=True)
class _Same:
    """What the page says of a thing, in one node or several.

    Args:
        iri: its `@id`, if one of the nodes has one.
        nodes: the nodes.
        cls: the family that they belong to, a class of schema.org.
    """

    iri: str | None
    nodes: tuple[Node, ...]
    cls: str

    @property
    def types(self) -> tuple[str, ...]:
        """Classes within the family, without those that another one is a kind of."""
        found = [kind for node in self.nodes for kind in node.types if vocabulary.is_a(kind, self.cls)]
        return tuple(dict.fromkeys(kind for kind in found if not any(_below(other, kind) for other in found)))


def _below(kind: str, other: str) -> bool:
    return kind != other and vocabulary.is_a(kind, other)


def _same(description: Description, thing: Thing, others: OtherMarkup) -> _Same | None:
    """Return what the page says of the same organization or person as a thing of the description."""
    cls = _FAMILIES.get(thing.family)
    if cls is None:
        return None
    given = (s.value.value for s in description.about(thing.iri) if s.property in _NAMES and isinstance(s.value, Text))
    names = frozenset(form for name in given for form in forms(name, person=cls == "Person"))
    found = others.named(cls, names)
    if not found and any(s.property == "publisher" and s.value == Ref(thing.iri) for s in description.statements):
        whole, publisher = others.first("WebSite"), others.publisher()  # a site often has another name than its publisher
        if whole and publisher and publisher.is_a(cls) and names & whole.names:
            found = (publisher,)
    return _Same(next((n.iri for n in found if n.iri), None), found, cls) if found else None


def _called(description: Description, taken: dict[str, _Same]) -> Iterator[Statement]:
    """Yield the statements; the name of what the text mentions becomes an alternative one where the page's data call it otherwise."""
    mentioned = {t.iri for t in description.things if t.mentions}
    for s in description.statements:
        same = taken.get(s.subject) if s.property == "name" and s.subject in mentioned and isinstance(s.value, Text) else None
        named = any(folded(s.value.value) in node.names for node in same.nodes) if same and isinstance(s.value, Text) else True
        yield s if named else replace(s, property="alternateName")


def _given_up(s: Statement, article: str, theirs: Node | None, taken: dict[str, _Same], others: OtherMarkup) -> bool:
    """Return whether a statement is left to the page, which makes it itself."""
    if s.subject == article:
        if theirs is None or s.property in _FROM_ARTICLE or s.property == "type":
            return False
        return theirs.iri is None or s.property in others.says(theirs.iri)
    same = taken.get(s.subject)
    known = others.says(same.iri) if same else frozenset[str]()
    return bool(known) and s.basis not in _USER and (s.property == "type" or s.property in known)


def _supplied(statements: Sequence[Statement], taken: dict[str, _Same], others: OtherMarkup) -> Iterator[Statement]:
    """Yield the statements with what the page supplies: the class of things that keep our IRI, address, logo and profiles."""
    better = {iri: _better(iri, same, statements) for iri, same in taken.items() if not others.says(same.iri)}
    given = {(s.subject, s.property) for s in statements}
    for s in statements:
        if s.property != "type" or not better.get(s.subject) or not _is_a(s, taken[s.subject].cls):
            yield s
    for iri, same in taken.items():
        yield from (_given(iri, "type", SCHEMA + kind) for kind in better.get(iri, ()))
        known = others.says(same.iri)
        for name in _SUPPLIED:
            if name not in known and (iri, name) not in given and vocabulary.belongs(name, same.cls):
                found = dict.fromkeys(a for node in same.nodes for a in node.addresses(name, others.base))
                yield from (_given(iri, name, address) for address in found)


def _is_a(s: Statement, cls: str) -> bool:
    return isinstance(s.value, Ref) and vocabulary.is_a(s.value.iri.removeprefix(SCHEMA), cls)


def _better(iri: str, same: _Same, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the classes that the page gives instead of ours; none if the user gave ours, or ours say as much or more."""
    mine = [s for s in statements if s.subject == iri and s.property == "type" and _is_a(s, same.cls)]
    names = [s.value.iri.removeprefix(SCHEMA) for s in mine if isinstance(s.value, Ref)]
    if any(s.basis in _USER for s in mine) or not mine:
        return ()
    return () if all(any(vocabulary.is_a(name, kind) for name in names) for kind in same.types) else same.types


def _own_name(article: str, description: Description, others: OtherMarkup) -> str:
    """Return the IRI of the article: a new one if the page uses it for something else."""
    if others.get(article) is None:
        return article
    taken = {t.iri for t in description.things} | {node.iri for node in others.nodes}
    stem = article.partition("#")[0]
    return next(name for tail in _tails() if (name := f"{stem}#{tail}") not in taken)


def _tails() -> Iterator[str]:
    yield from _ARTICLE_NAMES
    number = 2
    while True:
        yield f"article-{number}"
        number += 1


def _page_name(article: str, others: OtherMarkup) -> str:
    """Return the IRI of the page itself."""
    if others.base.startswith("http"):
        return others.base.partition("#")[0]
    return f"{article.partition('#')[0]}#page"


def _of_page(statements: Iterable[Statement], article: str, page: str, others: OtherMarkup) -> Iterator[Statement]:
    """Yield the statements with what the article is about said of the page."""
    known = others.get(page)
    yield from (_given(page, "type", SCHEMA + kind) for kind in (known.types if known else ("WebPage",)))
    for s in statements:
        if s.subject == article:
            if s.property in _FROM_ARTICLE:
                yield replace(s, subject=page)
        else:
            yield s


def _things(renamed: Description, statements: Iterable[Statement], article: str) -> tuple[Thing, ...]:
    """Return the things with the page in place of the article if the statements are about that."""
    known, about = {t.iri for t in renamed.things}, dict.fromkeys(s.subject for s in statements)
    if article in about:
        return renamed.things
    fresh = (Thing(iri, Family.ARTICLE) for iri in about if iri not in known)
    return (*fresh, *(t for t in renamed.things if t.iri != article))


def _reachable(block: Description, whole: Description) -> Description:
    """Return a description without the things that only statements left to the page led to: its publisher, its author."""
    ends = {t.iri for t in whole.things} - {block.things[0].iri}
    led = {s.value.iri for s in whole.statements if isinstance(s.value, Ref)} & ends
    while True:
        still = {s.value.iri for s in block.statements if isinstance(s.value, Ref)}
        lost = {t.iri for t in block.things if t.iri in led and t.iri not in still}
        if not lost:
            return block
        things = tuple(t for t in block.things if t.iri not in lost)
        block = replace(block, things=things, statements=tuple(s for s in block.statements if s.subject not in lost))


def _contradicted(description: Description, article: str, theirs: Node, others: OtherMarkup) -> Iterator[Statement]:
    """Yield what the user said of the article where the page's own data say otherwise."""
    for s in description.about(article):
        if s.basis is not Basis.CONFIGURATION or isinstance(s.value, Ref):
            continue
        given = [v for v in theirs.values(s.property) if isinstance(v, str)]
        if given and not any(folded(v) == folded(s.value.value) or v.startswith(s.value.value) for v in given):
            yield s


def _ties(article: str, said: Collection[Statement], others: OtherMarkup) -> Iterator[Statement]:
    """Yield the statements that link the article to the site."""
    publisher = others.publisher()
    if publisher and publisher.iri and not any(s.subject == article and s.property == "publisher" for s in said):
        yield _given(article, "publisher", publisher.iri)
    page = others.first("WebPage")
    whole = page or others.first("WebSite")
    if whole and whole.iri:
        yield _given(article, "isPartOf", whole.iri)
    if page and page.iri and not others.articles():
        yield _given(article, "mainEntityOfPage", page.iri)


def _given(subject: str, name: str, iri: str) -> Statement:
    return Statement(subject, name, Ref(iri), Basis.METADATA, (), "metadata:page data")
