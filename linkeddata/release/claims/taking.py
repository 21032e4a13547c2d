"""Description of one document → its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from linkeddata.release.claims.claim import Claim, DocumentClaims, Office
from linkeddata.release.claims.countries import in_name, in_title, of_authority, of_place_name
from linkeddata.release.claims.namesakes import ranks, warns
from linkeddata.release.values import Words
from linkeddata.schema import countries, titles, vocabulary
from linkeddata.text.fold import same_name, words
from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis, BlockKind, Document
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA
from linkeddata.values.span import Span

_KINDS = {family: str(family) for family in Family} | {Family.ARTICLE: "document"}
_NAMES = ("name", "headline", "alternativeHeadline", "alternateName")
#: Who takes part in an event, by whatever property.
_PARTICIPANTS = ("organizer", "attendee", "performer", "contributor", "sponsor", "funder")
_ABOVE = ("containedInPlace", "parentOrganization", "superEvent", "superOrganization")
#: Rules that make a name out of what is known of an event.
_MADE_NAMES = frozenset({"events:label"})
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
#: Words for an office or an occupation that tell the sex of who has it.
_SEXED = re.compile(r"(?:.*(?P<woman>woman|women)|.*(?P<man>(?<!wo)man|(?<!wo)men))\Z")
_QUEENS, _KINGS = frozenset({"queen", "princess", "duchess", "queenmother"}), frozenset({"king", "prince", "duke"})
_OF, _TO = re.compile(r"\s+of\s+(?:the\s+)?(.+)", re.DOTALL), re.compile(r"\s+to\s+(?:the\s+)?(.+)", re.DOTALL)
_ENVOY = re.compile(r"(?i)\b(?:ambassador|high commissioner|consul|envoy)\b")
#: Rules of statements that the office's list makes (`known_names`).
_LIST = re.compile(r"\.(?:csv|ttl)(?::\d+)?\Z")
_LONGEST = 400  # code points of a sentence that are kept


def dateline_of(document: Document) -> Span | None:
    """Return the place of the dateline in the source, None without one.

    Args:
        document: what was read.
    """
    block = next((b for b in document.blocks if b.kind in (BlockKind.DATELINE, BlockKind.DATE_LINE)), None)
    return document.offsets.to_source(block.span) if block else None


def claims_of(
    description: Description,
    *,
    document: str,
    text: str | None = None,
    published: str = "",
    publisher: str = "",
    country: str = "",
    language: str = "",
    dateline: Span | None = None,
) -> DocumentClaims:
    """Return what a document claims.

    Args:
        description: things and statements, as they are published.
        document: the document's key (`Member.document`).
        text: the decoded source; None if it may not be quoted.
        published: day of publication, ISO 8601; "" takes what the description says.
        publisher: its name; "" takes what the description says.
        country: where the publisher is, ISO 3166-1 alpha-2; "" takes the country of the publisher, else of the dateline's place.
        language: BCP 47; "" takes what the description says.
        dateline: its place in the source (`dateline_of`).

    Returns:
        The claims: the article first, then in order of the text.
    """
    said = _Said(description, text)
    article = next((t.iri for t in description.things if t.family is Family.ARTICLE), "")
    makers = said.refs(article, "publisher")
    return DocumentClaims(
        document=document,
        digest=description.source.digest,
        published=published or said.first(article, "datePublished")[:10],
        publisher=publisher or next((description.name(iri) for iri in makers), ""),
        country=country or next(filter(None, map(said.country, makers)), "") or said.country_at(dateline),
        language=language or said.first(article, "inLanguage"),
        claims=tuple(map(said.claim, description.things)),
        dateline=said.dateline(dateline),
    )


@dataclass
class _Said:
    """The statements of a description by thing."""

    description: Description
    text: str | None

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        return {t.iri: t for t in self.description.things}

    @cached_property
    def about(self) -> Mapping[str, Mapping[str, list[Statement]]]:
        found: dict[str, dict[str, list[Statement]]] = {}
        for s in self.description.statements:
            found.setdefault(s.subject, {}).setdefault(s.property, []).append(s)
        return found

    @cached_property
    def private(self) -> frozenset[str | None]:
        return frozenset(f.iri for f in self.description.findings if f.code == "private-person")

    @cached_property
    def stem(self) -> str:
        """What every IRI that this document minted begins with."""
        article = next((t.iri for t in self.description.things if t.family is Family.ARTICLE), "")
        page, hash_, _ = article.partition("#")
        return page + "#" if hash_ or "/article/" not in article else article.rpartition("article/")[0]

    @cached_property
    def above(self) -> Mapping[str, list[str]]:
        """Thing → what it is part of, however it is said."""
        found: dict[str, list[str]] = {}
        for s in self.description.statements:
            if isinstance(s.value, Ref) and s.value.iri in self.things:
                if s.property in _ABOVE:
                    found.setdefault(s.subject, []).append(s.value.iri)
                elif s.property in ("subEvent", "subOrganization"):
                    found.setdefault(s.value.iri, []).append(s.subject)
                elif s.property == "location" and self.things[s.subject].family is Family.ORGANIZATION:
                    found.setdefault(s.subject, []).append(s.value.iri)
        return {iri: list(dict.fromkeys(wholes)) for iri, wholes in found.items()}

    @cached_property
    def holders(self) -> Mapping[str, str]:
        """Role → who holds it."""
        return {
            s.value.iri: s.subject
            for s in self.description.statements
            if isinstance(s.value, Ref) and s.value.iri in self.things and self.things[s.value.iri].family is Family.ROLE
        }

    def all(self, iri: str, *properties: str) -> Iterator[Statement]:
        for name in properties:
            yield from self.about.get(iri, {}).get(name, ())

    def refs(self, iri: str, *properties: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.value.iri for s in self.all(iri, *properties) if isinstance(s.value, Ref)))

    def texts(self, iri: str, *properties: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.value.value for s in self.all(iri, *properties) if isinstance(s.value, Text)))

    def first(self, iri: str, name: str) -> str:
        return next(iter(self.texts(iri, name)), "")

    # ---- one thing

    def claim(self, thing: Thing) -> Claim:
        iri, family = thing.iri, thing.family
        event = family is Family.EVENT
        names = self.texts(iri, *_NAMES) or self.texts(iri, "roleName")
        return Claim(
            iri=iri,
            kind=_KINDS[family],
            names=names,
            types=self._types(iri),
            same_as=self.refs(iri, "sameAs"),
            given=family is not Family.ARTICLE and (not iri.startswith(self.stem) or self._of_the_list(iri)),
            private=iri in self.private,
            country=self.country(iri) or (self._country_after(iri) if family is Family.PERSON else ""),
            within=tuple(w for w in self.above.get(iri, ()) if w != iri),
            offices=tuple(self._offices(iri)) if family is Family.PERSON else (),
            start=self.first(iri, "datePublished" if family is Family.ARTICLE else "startDate"),
            end=self.first(iri, "endDate"),
            previous=self.first(iri, "previousStartDate"),
            status=next((s.removeprefix(SCHEMA) for s in self.refs(iri, "eventStatus")), ""),
            participants=self.refs(iri, *_PARTICIPANTS) if event else (),
            places=self.refs(iri, "location") if event else (),
            url=self._url(iri, family),
            owner=self.holders.get(iri, "") if family is Family.ROLE else "",
            words=self._words(thing),
            called=self._called(thing, names),
            sex=self._sex(thing) if family is Family.PERSON else "",
            titled=event and any(s.rule not in _MADE_NAMES for s in self.all(iri, "name")),
            namesake=family is Family.PERSON and self.text is not None and warns(self.text, thing.mentions),
            ranks=ranks(self.text, thing.mentions) if family is Family.PERSON and self.text is not None else (),
        )

    def _of_the_list(self, iri: str) -> bool:
        """Return whether the office's list knows a thing, and so gave it its IRI."""
        every = (s for said in self.about.get(iri, {}).values() for s in said)
        return any(s.basis is Basis.CONFIGURATION and _LIST.search(s.rule) for s in every)

    def _types(self, iri: str) -> tuple[str, ...]:
        classes = [c.removeprefix(SCHEMA) for c in self.refs(iri, "type")]
        classes.sort(key=lambda c: (-len(vocabulary.ancestors(c)), c))
        return (*classes, *(k for k in self.refs(iri, "additionalType") if k.startswith(EVENT_TYPES)))

    def _url(self, iri: str, family: Family) -> str:
        told = next(iter(self.refs(iri, "url")), "") or self.first(iri, "url")
        if family is Family.ARTICLE:
            return told or (iri if iri.startswith(("http://", "https://")) else "")
        return told if family in (Family.EVENT, Family.ORGANIZATION) else ""

    # ---- countries

    def country(self, iri: str, seen: frozenset[str] = frozenset()) -> str:
        """Return the country that is told for a thing, by authorities, by its name, by what it is in; "" if none is."""
        thing = self.things.get(iri)
        if thing is None or iri in seen or thing.family in (Family.ROLE, Family.ARTICLE):
            return ""
        if thing.family is Family.PERSON:
            return _only(self.country(n) for n in self.refs(iri, "nationality"))
        for address in self.refs(iri, "sameAs"):
            if code := of_authority(address):
                return code
        told = self._country_in_name(iri, thing.family)
        if told:
            return told
        wholes = self.refs(iri, "location") if thing.family is Family.EVENT else self.above.get(iri, ())
        return _only(self.country(whole, seen | {iri}) for whole in wholes)

    def _country_in_name(self, iri: str, family: Family) -> str:
        names = self.texts(iri, "name", "alternateName")
        if family is Family.PLACE:
            country = any(c in ("Country", "AdministrativeArea") for c in self._types(iri))
            return _only(of_place_name(name) for name in names) if country else ""
        return _only(in_name(name) for name in names) if family is Family.ORGANIZATION else ""

    def country_at(self, dateline: Span | None) -> str:
        """Return the country of the place that the dateline names."""
        return _only(map(self.country, self._within(dateline)))

    def dateline(self, dateline: Span | None) -> str:
        """Return the place that the dateline names first, "" if it names none that is known."""
        return next(self._within(dateline), "")

    def _within(self, dateline: Span | None) -> Iterator[str]:
        """Yield the places of the dateline in the order of the text."""
        if dateline is None:
            return
        found = [
            (min(starts), t.iri)
            for t in self.description.things
            if t.family is Family.PLACE
            and (starts := [m.span.start for m in t.mentions if dateline.start <= m.span.start and m.span.end <= dateline.end])
        ]
        yield from (iri for _, iri in sorted(found))

    # ---- persons

    def _offices(self, iri: str) -> Iterator[Office]:
        home = self.country(iri) or self._country_after(iri)
        posts = [s for s in self.all(iri, "jobTitle") if isinstance(s.value, Text)]
        bodies = [s for s in self.all(iri, "worksFor", "memberOf", "affiliation") if isinstance(s.value, Ref)]
        roles = [s.value.iri for s in bodies if isinstance(s.value, Ref) and s.value.iri in self.holders]
        for role in roles:
            title = self.first(role, "roleName")
            body = next(iter(self.refs(role, "worksFor", "memberOf")), "")
            yield self._office(title, body, home, self.first(role, "startDate"), self.first(role, "endDate"))
        left = [s for s in bodies if isinstance(s.value, Ref) and s.value.iri not in self.holders]
        told = set()
        for post in posts:
            body = _beside(post, left, alone=len(posts) == 1)
            told.add(body)
            yield self._office(self._title(post), body, home)
        for s in left:
            if isinstance(s.value, Ref) and s.value.iri not in told:
                yield self._office("", s.value.iri, home)

    def _country_after(self, iri: str) -> str:
        """Return the country that follows a name: "President Juma Otieno of Kenya"."""
        if self.text is None:
            return ""
        return _only(self._country_behind(m.span.end, _OF) for m in self.things[iri].mentions)

    def _title(self, post: Statement) -> str:
        """Return the title of a post; of an envoy with the country that follows it: "Ambassador of Norway to Libya"."""
        title = post.value.value if isinstance(post.value, Text) else ""
        if self.text is not None and post.evidence and _ENVOY.search(title) and " to " not in title:
            at = post.evidence[0].span.end
            if code := self._country_behind(at, _TO):
                return f"{title} to {countries.country(code).name}"
        return title

    def _country_behind(self, at: int, link: re.Pattern[str]) -> str:
        """Return the country that is named behind a preposition, if no other name begins with it ("of Niger State")."""
        assert self.text is not None
        found = link.match(self.text, at, at + 80)
        tokens = found[1].split() if found else []
        for length in range(min(6, len(tokens)), 0, -1):
            code = next(iter(countries.named(words(" ".join(tokens[:length])))), "")
            if code:
                ends = tokens[length - 1][-1:] in ",.;:)" or not tokens[length : length + 1] or not tokens[length][0].isupper()
                return code if ends else ""
        return ""

    def _office(self, title: str, body: str, home: str, start: str = "", end: str = "") -> Office:
        return Office(title, body, in_title(title) or (self.country(body) if body else "") or home, start, end)

    def _sex(self, thing: Thing) -> str:
        found = {_of_word(word) for s in self.all(thing.iri, "jobTitle") for word in s.value.value.casefold().split()[-2:]}  # type: ignore[union-attr]
        if self.text is not None:
            for mention in thing.mentions:
                before = _WORD_BEFORE.search(self.text[max(0, mention.span.start - 20) : mention.span.start])
                if before:
                    word = same_name(before[1])
                    found.update(sex for sex in ("man", "woman") if word in titles.of_gender(sex))
        found.discard("")
        return found.pop() if len(found) == 1 else ""

    # ---- words

    def _words(self, thing: Thing) -> Words | None:
        if self.text is None:
            return None
        told = (s.evidence[0] for s in self.all(thing.iri, *_NAMES) if s.evidence and s.basis is Basis.TEXT)
        best = next(told, None) or next(iter(thing.mentions), None)
        return self._shown(best) if best else None

    def _shown(self, best: Evidence) -> Words:
        assert self.text is not None
        span, around = best.span, best.sentence or best.span
        if not (around.start <= span.start and span.end <= around.end):
            around = span
        start = max(around.start, span.start - _LONGEST // 2) if around.end - around.start > _LONGEST else around.start
        sentence = self.text[start : min(around.end, max(start + _LONGEST, span.end))]
        return Words(span.start, span.end, best.quote, sentence or best.quote, span.start - start, best.place or "")

    def _called(self, thing: Thing, names: Sequence[str]) -> tuple[str, ...]:
        known = set(map(same_name, names))
        return tuple(sorted({same_name(m.quote) for m in thing.mentions if len(m.quote) <= 120} - known - {""}))


def _of_word(word: str) -> str:
    if word in _QUEENS:
        return "woman"
    if word in _KINGS:
        return "man"
    found = _SEXED.fullmatch(word) if len(word) > 5 else None
    return next((sex for sex in ("woman", "man") if found and found[sex]), "")


def _only(codes: Iterator[str] | map[str]) -> str:
    """Return the one code that is told, "" if none or several are."""
    found = set(codes) - {""}
    return found.pop() if len(found) == 1 else ""


def _beside(post: Statement, bodies: Sequence[Statement], *, alone: bool) -> str:
    """Return the body that belongs to a title: the nearest in the same sentence, or the only one of an only title."""
    here = post.evidence[0] if post.evidence else None
    best, least = "", None
    for s in bodies:
        assert isinstance(s.value, Ref)
        there = s.evidence[0] if s.evidence else None
        if here is None or there is None or here.sentence != there.sentence:
            continue
        gap = max(there.span.start - here.span.end, here.span.start - there.span.end)
        if least is None or gap < least:
            best, least = s.value.iri, gap
    if not best and alone and len(bodies) == 1:
        assert isinstance(bodies[0].value, Ref)
        return bodies[0].value.iri
    return best
