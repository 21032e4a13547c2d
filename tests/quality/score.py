#!/usr/bin/env python3
"""Score a converter's RDF against the gold annotations (format: training/ANNOTATION.md).

    python score.py GOLD_DIR --command 'linkeddata convert {input} --to turtle'
    python score.py GOLD_DIR --predictions DIR        # DIR/NAME.ttl, NAME.jsonld or NAME.nt
    python score.py GOLD_DIR --gold                   # the gold against itself (must print 1.000)

Prints precision, recall and F1 for entities, events, event slots and facts, and `graph`, the mean of the four F1s.
Entities are aligned by type and by any shared name, events by what they have in common (kind, names, participants,
places, dates); IRIs never matter. http: and https: schema.org both count. A date must have the gold's precision: a coarser
one is a miss, an invented day or hour is noise. A type family or a name that the gold does not give to an entity is noise.
Cancelled and postponed events, publisher and author nodes that the gold does not list, VirtualLocation and PostalAddress
nodes count neither way. Needs rdflib and schema-types.json (the class hierarchy of schema.org) beside this file.
"""
from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Literal
from rdflib.namespace import SKOS

PERSON, ORG, PLACE, EVENT = "Person", "Organization", "Place", "Event"
SUBTYPES = {k: set(v) for k, v in json.loads((Path(__file__).parent / "schema-types.json").read_text("utf-8")).items()}
KINDS = {
    "visit": "visit tour trip inspection mission delegation",
    "meeting": "meeting meet talks talk dialogue consultation discussion audience exchange",
    "call": "call phone telephone videoconference conversation",
    "conference": "conference forum summit workshop seminar symposium session congress assembly convention roundtable meeting",
    "speech": "speech address lecture talk keynote remarks statement speaking",
    "signing": "signing signature sign signed",
    "ceremony": "ceremony inauguration opening celebration anniversary commemoration",
    "reception": "reception dinner banquet luncheon lunch",
    "training": "training course drill lesson",
    "exercise": "exercise drill manoeuvre maneuver",
    "launch": "launch release rollout opening start",
    "appointment": "appointment appoint election swearing nomination assumption",
    "founding": "founding establishment foundation creation",
    "exhibition": "exhibition expo fair exposition",
    "festival": "festival fair carnival celebration concert performance",
    "competition": "competition match game race tournament championship sports",
    "election": "election vote referendum poll",
    "protest": "protest demonstration rally strike march",
    "accident": "accident crash collision fire stampede",
    "disaster": "disaster earthquake flood storm hurricane eruption outbreak",
    "crime": "crime theft murder fraud robbery shooting",
    "arrest": "arrest detention raid",
    "trial": "trial hearing sentencing verdict conviction court",
    "attack": "attack bombing shooting assault strike war battle",
    "agreement": "agreement deal accord pact memorandum treaty signing",
    "announcement": "announcement announce press declaration release unveiling",
    "award": "award prize medal honour honor",
    "inspection": "inspection audit visit tour review",
    "departure": "departure depart leave",
    "arrival": "arrival arrive visit",
    "death": "death die died funeral",
    "birth": "birth born",
    "publication": "publication publish release report",
    "other": "",
}


BUCKET = {"worksFor": "affiliation", "memberOf": "affiliation", "containedInPlace": "within", "location": "within"}


def norm(text: str) -> str:
    """A name as it is compared: no case, accents, punctuation, possessive, or leading article."""
    text = unicodedata.normalize("NFKD", str(text))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("’", "'")
    text = re.sub(r"'s?\b", "", text)
    text = re.sub(r"[^\w]+", " ", text).strip()
    return re.sub(r"^the ", "", text)


def words(text: str) -> set[str]:
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", str(text))
    return {w for w in norm(text).split() if w not in {"of", "the", "a", "an", "and", "in", "to", "for", "with"}}


def token_f1(a: str, b: str) -> float:
    x, y = words(a), words(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


@dataclass
class Entity:
    key: str
    types: set[str]
    names: list[str]
    optional: bool = False
    firm: set[str] = field(default_factory=set)  # families that a class belonging to no other family claims
    ignored: bool = False


@dataclass
class Event:
    key: str
    names: list[str]
    kinds: set[str]
    start: str | None = None
    end: str | None = None
    places: set[str] = field(default_factory=set)
    participants: set[str] = field(default_factory=set)
    organizers: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    optional: bool = False
    ignored: bool = False


@dataclass
class World:
    """What one document says: the same shape for gold and for prediction."""
    entities: dict[str, Entity] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    facts: set[tuple[str, str, str]] = field(default_factory=set)
    optional_facts: set[tuple[str, str, str]] = field(default_factory=set)
    document: dict[str, str | None] = field(default_factory=dict)


def gold_world(path: Path) -> World:
    data = json.loads(path.read_text("utf-8"))
    world = World(document=data.get("document", {}))
    for e in data["entities"]:
        world.entities[e["id"]] = Entity(e["id"], set(e["types"]), e["names"], e.get("optional", False))
    for e in data["events"]:
        parent = e.get("parent") or []
        world.events[e["id"]] = Event(
            e["id"], e.get("names") or [], {e["kind"]}, e.get("start"), e.get("end"), set(e.get("places") or []),
            set(e.get("participants") or []), set(e.get("organizers") or []),
            {parent} if isinstance(parent, str) else set(parent), set(e.get("also") or []), e.get("optional", False))
    for s, p, o, *rest in data["facts"]:
        fact = (s, BUCKET.get(p, p), o)
        world.facts.add(fact)
        if rest and rest[0] == "optional":
            world.optional_facts.add(fact)
    known = world.entities.keys() | world.events.keys()
    for e in world.events.values():
        for ref in e.places | e.participants | e.organizers | e.parents | e.also:
            if ref not in known:
                raise SystemExit(f"{path}: event {e.key} names unknown id {ref}")
    for s, p, o in world.facts:
        if s not in known or (p != "jobTitle" and o not in known):
            raise SystemExit(f"{path}: fact {(s, p, o)} names an unknown id")
    return world


def local(iri: object) -> str:
    return re.split(r"[/#]", str(iri))[-1]


def coarse(types: set[str]) -> set[str]:
    found = {c for c, names in SUBTYPES.items() if types & names}
    if any(t.endswith("Event") for t in types):
        found.add(EVENT)
    return found


def firm(types: set[str]) -> set[str]:
    """Families claimed beyond doubt: LocalBusiness, say, is both an Organization and a Place, so it claims neither."""
    return set().union(*(f for t in types if len(f := coarse({t})) == 1)) if types else set()


def graph_world(graph: Graph) -> World:
    """Read a schema.org graph. Schema.org terms are matched by local name, whichever scheme the IRI has."""
    props: dict[object, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in graph:
        if "schema.org/" in str(p):
            props[s][local(p)].append(o)
        elif p in (RDFS.label, SKOS.prefLabel):
            props[s]["name"].append(o)
        elif p == SKOS.altLabel:
            props[s]["alternateName"].append(o)
    raw_types = {s: {local(t) for t in graph.objects(s, RDF.type)} for s in set(graph.subjects(RDF.type))}
    kind_of = {s: coarse(t) for s, t in raw_types.items()}

    def texts(node: object, *names: str) -> list[str]:
        return [str(v) for n in names for v in props[node][n] if isinstance(v, Literal)]

    def nodes(node: object, *names: str) -> list[object]:
        """Objects of these properties; a schema.org Role in between is stepped through."""
        out = []
        for n in names:
            for v in props[node][n]:
                if any("Role" in t for t in raw_types.get(v, ())):
                    out += [w for w in props[v][n] if not isinstance(w, Literal)]
                elif not isinstance(v, Literal):
                    out.append(v)
        return out

    world = World()
    makers = {str(v) for node in list(props) for n in ("publisher", "author", "provider", "creator", "sourceOrganization")
              for v in props[node][n]}
    nowhere = {s for s, t in raw_types.items() if t & {"VirtualLocation", "PostalAddress"}}
    for node, kinds in kind_of.items():
        key = str(node)
        entity_types = kinds - {EVENT}
        names = texts(node, "name", "alternateName", "legalName")
        if EVENT in kinds:
            tokens = set().union(*(words(t) for t in raw_types[node])) if raw_types[node] else set()
            for v in props[node]["additionalType"] + props[node]["eventType"]:
                tokens |= words(local(v))
            for name in names:
                tokens |= words(name)
            dates = {n: (texts(node, n) or [None])[0] for n in ("startDate", "endDate")}
            world.events[key] = Event(
                key, names, tokens, dates["startDate"], dates["endDate"], {str(v) for v in nodes(node, "location") if v not in nowhere},
                {str(v) for v in nodes(node, "attendee", "participant", "performer", "actor", "attendees", "performers")},
                {str(v) for v in nodes(node, "organizer", "funder", "sponsor")},
                {str(v) for v in nodes(node, "superEvent")})
            world.events[key].ignored = any(
                str(v).endswith(("EventCancelled", "EventPostponed")) for v in props[node]["eventStatus"])
        elif entity_types and names:
            world.entities[key] = Entity(key, entity_types, names, firm=firm(raw_types[node]) - {EVENT}, ignored=key in makers)

    for s in list(props):
        key = str(s)
        for v in nodes(s, "subEvent"):
            if str(v) in world.events and key in world.events:
                world.events[str(v)].parents.add(key)
        for prop in ("performerIn",):
            for v in nodes(s, prop):
                if str(v) in world.events:
                    world.events[str(v)].participants.add(key)
        if key in world.entities:
            titles = texts(s, "jobTitle")
            for v in props[s]["jobTitle"] + props[s]["hasOccupation"]:
                titles += texts(v, "name") if not isinstance(v, Literal) else []
            for prop in ("worksFor", "memberOf", "affiliation", "hasOccupation"):
                for v in props[s][prop]:
                    if any("Role" in t for t in raw_types.get(v, ())):
                        titles += texts(v, "roleName", "namedPosition", "jobTitle")
            world.facts |= {(key, "jobTitle", t) for t in titles}
            for prop in ("worksFor", "memberOf", "affiliation"):
                world.facts |= {(key, "affiliation", str(v)) for v in nodes(s, prop)}
            for prop in ("employee", "member"):
                world.facts |= {(str(v), "affiliation", key) for v in nodes(s, prop)}
                for v in props[s][prop]:
                    if any("Role" in t for t in raw_types.get(v, ())):
                        roles = texts(v, "roleName", "namedPosition", "jobTitle")
                        world.facts |= {(str(w), "jobTitle", t) for w in props[v][prop] for t in roles}
            world.facts |= {(key, "parentOrganization", str(v)) for v in nodes(s, "parentOrganization")}
            world.facts |= {(str(v), "parentOrganization", key) for v in nodes(s, "subOrganization", "department")}
            world.facts |= {(key, "within", str(v)) for v in nodes(s, "containedInPlace", "containedIn")}
            world.facts |= {(str(v), "within", key) for v in nodes(s, "containsPlace")}
            world.facts |= {(key, "nationality", str(v)) for v in nodes(s, "nationality")}
            if ORG in world.entities[key].types:
                world.facts |= {(key, "within", str(v)) for v in nodes(s, "location", "foundingLocation")}
    for s in props:
        for headline in texts(s, "headline"):
            publishers = [t for v in nodes(s, "publisher") for t in texts(v, "name", "alternateName")] + texts(s, "publisher")
            world.document = {
                "headline": headline, "datePublished": (texts(s, "datePublished") or [None])[0],
                "publisher": publishers[0] if publishers else None}
    return world


def greedy(pairs: list[tuple[float, str, str]]) -> dict[str, str]:
    """One-to-one matching, best pairs first: gold key -> predicted key."""
    taken_gold, taken_pred, match = set(), set(), {}
    for _, g, p in sorted(pairs, key=lambda t: (-t[0], t[1], t[2])):
        if g not in taken_gold and p not in taken_pred:
            match[g] = p
            taken_gold.add(g)
            taken_pred.add(p)
    return match


def align_entities(gold: World, pred: World) -> dict[str, str]:
    pairs = []
    for g in gold.entities.values():
        wanted = [norm(n) for n in g.names]
        for p in pred.entities.values():
            shared = set(wanted) & {norm(n) for n in p.names}
            if shared and g.types & p.types:
                pairs.append((len(shared) + (0.5 if wanted[0] in shared else 0), g.key, p.key))
    return greedy(pairs)


def date_parts(text: str) -> list[str]:
    """'2020-01-09T15:00' -> ['2020', '01', '09', '15:00']; '--01-09' -> ['', '01', '09']."""
    day, _, hour = str(text).partition("T")
    parts = ["", *day[2:].split("-")] if day.startswith("--") else day.split("-")
    return parts + ([hour[:5]] if hour else [])


def same_date(a: str | None, b: str | None) -> bool:
    """Equal as far as both go, at least to the year; a missing year fits any."""
    if not a or not b:
        return False
    x, y = date_parts(a), date_parts(b)
    return all(p == q or not p or not q for p, q in zip(x, y)) and bool(x[0] and y[0] or min(len(x), len(y)) > 1)


def date_verdict(want: str | None, have: str | None) -> tuple[int, int, int]:
    """(right, noise, missed): coarser than the gold is a miss, finer or different is noise as well."""
    if not want or not have:
        return 0, int(bool(have)), int(bool(want))
    x, y = date_parts(want), date_parts(have)
    if not same_date(want, have) or len(y) > len(x) or (y[0] and not x[0]):
        return 0, 1, 1
    return (1, 0, 0) if len(y) == len(x) and bool(y[0]) == bool(x[0]) else (0, 0, 1)


def overlap(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def align_events(gold: World, pred: World, to_gold: dict[str, str]) -> dict[str, str]:
    def mapped(keys: set[str]) -> set[str]:
        return {to_gold.get(k, "?" + k) for k in keys}

    pairs = []
    for g in gold.events.values():
        kind_words = set().union(*(words(KINDS[k]) | words(k) for k in g.kinds))
        for p in pred.events.values():
            score = weight = 0.0
            loose = g.also | {k for k in g.participants | g.organizers | g.places if k in gold.entities and gold.entities[k].optional}
            people = (g.participants | g.organizers) - loose
            theirs = mapped(p.participants | p.organizers) - loose
            if people or theirs:
                score, weight = score + 3 * overlap(people, theirs), weight + 3
            places, theirs = g.places - loose, mapped(p.places) - loose
            if places or theirs:
                score, weight = score + overlap(places, theirs), weight + 1
            if g.start or p.start:
                score, weight = score + same_date(g.start, p.start), weight + 1
            if g.kinds != {"other"}:
                score, weight = score + 2 * bool(kind_words & p.kinds), weight + 2
            if g.names:
                best = max((token_f1(a, b) for a in g.names for b in p.names), default=0.0)
                score, weight = score + 3 * (best if best >= 0.6 else 0), weight + 3
            if weight and score / weight >= 0.45:  # of two about equally alike, the required one is meant
                pairs.append((score / weight + (0 if g.optional else 0.15), g.key, p.key))
    return greedy(pairs)


class Tally:
    def __init__(self) -> None:
        self.tp = self.fp = self.fn = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        self.tp, self.fp, self.fn = self.tp + tp, self.fp + fp, self.fn + fn

    @property
    def prf(self) -> tuple[float, float, float]:
        p = self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0
        r = self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def closure(world: World, places: set[str]) -> set[str]:
    out, todo = set(places), list(places)
    while todo:
        here = todo.pop()
        for s, p, o in world.facts:
            if s == here and p == "within" and o not in out:
                out.add(o)
                todo.append(o)
    return out


def score_document(gold: World, pred: World, t: dict[str, Tally]) -> list[str]:
    """Add one document to the tallies; return its misses and noise as readable lines."""
    notes = []
    entity_match = align_entities(gold, pred)
    to_gold = {p: g for g, p in entity_match.items()}
    for g in gold.entities.values():
        bucket = "entity:" + sorted(g.types, key=[PERSON, ORG, PLACE].index)[0]
        if g.optional:
            continue
        hit = g.key in entity_match
        for name in ("entities", bucket):
            t[name].add(hit, 0, not hit)
        if not hit:
            notes.append(f"- {bucket[7:]}: {g.names[0]}")
    for p in pred.entities.values():
        if p.key not in to_gold:
            if p.ignored:
                continue
            kind = sorted(p.types, key=[PERSON, ORG, PLACE].index)[0]
            for name in ("entities", "entity:" + kind):
                t[name].add(0, 1, 0)
            notes.append(f"+ {kind}: {p.names[0]}")

    for p_key, g_key in to_gold.items():  # what an aligned entity claims beyond the gold: a family of types, a name
        g, p = gold.entities[g_key], pred.entities[p_key]
        known = {norm(n) for n in g.names}
        for family in sorted(p.firm - g.types):
            t["entities"].add(0, 1, 0)
            t["entity:type"].add(0, 1, 0)
            notes.append(f"+ {g.names[0]} is no {family}")
        short = {norm(n) for n in g.names[1:] if ORG in g.types and re.fullmatch(r"[A-Z][A-Za-z&.-]{1,9}", n) and sum(c.isupper() for c in n) > 1}
        have, want = {norm(n) for n in p.names}, set() if g.optional else short
        wrong = [] if p.ignored else sorted(have - known)
        for bucket in ("facts", "fact:name"):
            t[bucket].add(len(want & have), len(wrong), len(want - have))
        notes += [f"+ {g.names[0]} named {n}" for n in wrong] + [f"- {g.names[0]} also {n}" for n in sorted(want - have)]

    event_match = align_events(gold, pred, to_gold)
    event_to_gold = {p: g for g, p in event_match.items()}
    optional = {e.key for e in gold.entities.values() if e.optional}
    optional |= {e.key for e in gold.events.values() if e.optional}

    def slot(name: str, want: set[str], have: set[str], allowed: set[str] = frozenset()) -> None:
        tp = len(want & have)
        for bucket in ("slots", "slot:" + name):
            t[bucket].add(tp, len(have - want - allowed), len(want) - tp)

    for g in gold.events.values():
        if g.optional:
            continue
        hit = g.key in event_match
        t["events"].add(hit, 0, not hit)
        if not hit:
            notes.append(f"- Event: {'/'.join(g.kinds)} {g.names[:1] or ''} {g.start or ''}")
        p = pred.events[event_match[g.key]] if hit else Event("", [], set())
        for name, want, have in (("start", g.start, p.start), ("end", g.end, p.end)):
            if name == "end" and not want and have and same_date(g.start, have):
                have = None  # a one-day event may repeat its day as its end
            for bucket in ("slots", "slot:" + name):
                t[bucket].add(*date_verdict(want, have))
        have_places = {to_gold.get(k, "?" + k) for k in closure(pred, p.places)}
        slot("place", g.places - optional, have_places, closure(gold, g.places) | g.also)
        have_people = {to_gold.get(k, "?" + k) for k in p.participants | p.organizers}
        people = g.participants | g.organizers
        slot("participant", people - optional, have_people, people | g.also)
        slot("organizer", g.organizers - optional, {to_gold.get(k, "?" + k) for k in p.organizers}, g.organizers | g.also)
        parents = {event_to_gold.get(k, "?" + k) for k in p.parents} - (g.also - g.parents)
        wanted = g.parents - optional
        if parents & g.parents:  # any one of several accepted parents is the parent
            wanted = parents & g.parents
        elif len(wanted) > 1:
            wanted = {min(wanted)}
        slot("parent", wanted, parents, g.parents)
    for p in pred.events.values():
        if p.key not in event_to_gold and not p.ignored:
            t["events"].add(0, 1, 0)
            notes.append(f"+ Event: {p.names[0] if p.names else p.key} {p.start or ''}")
            for name, n in (("start", bool(p.start)), ("place", len(p.places)),
                            ("participant", len(p.participants | p.organizers)), ("parent", len(p.parents))):
                for bucket in ("slots", "slot:" + name):
                    t[bucket].add(0, int(n), 0)

    to_any = {**to_gold, **event_to_gold}
    titles: dict[str, list[str]] = defaultdict(list)
    have_facts = set()
    for s, p, o in pred.facts:
        if p == "jobTitle":
            titles[to_any.get(s, "?" + s)].append(o)
        else:
            have_facts.add((to_any.get(s, "?" + s), p, to_any.get(o, "?" + o)))
    gold_closure = {(s, "within", o) for s in gold.entities for o in closure(gold, {s}) - {s}}

    def fact(name: str, tp: int, fp: int, fn: int) -> None:
        for bucket in ("facts", "fact:" + name):
            t[bucket].add(tp, fp, fn)

    def title_fit(person: str, have: str, want: str) -> float:
        """Word overlap of two titles, with and without the words of the organisations the person belongs to."""
        offices = set()
        for s, p, o in gold.facts:
            if s == person and p == "affiliation" and o in gold.entities:
                offices |= set().union(*(words(n) for n in gold.entities[o].names))
        def fit(a: set[str], b: set[str]) -> float:
            alike = overlap(a, b) if a and b else 0.0
            return alike if alike >= 0.7 or a <= b or b <= a else 0.0  # "chief operating officer" is no "chief executive officer"

        return max(fit(words(have), words(want)), fit(words(have) - offices, words(want) - offices))

    for s, p, o in sorted(gold.facts, key=lambda f: (f in gold.optional_facts, f)):
        loose = s in optional or o in optional or (s, p, o) in gold.optional_facts
        if p == "jobTitle":
            best = max(titles[s], key=lambda have: title_fit(s, have, o), default=None)
            hit = best is not None and title_fit(s, best, o) >= 0.6
            if hit:
                titles[s].remove(best)
        else:
            hit = (s, p, o) in have_facts
        if not loose:
            fact(p, hit, 0, not hit)
            if not hit:
                who = gold.entities[s].names[0] if s in gold.entities else s
                what = gold.entities[o].names[0] if o in gold.entities else o
                notes.append(f"- {who} {p} {what}")
    for s, left in titles.items():
        if s not in optional:
            fact("jobTitle", 0, len(left), 0)
            notes += [f"+ {gold.entities[s].names[0] if s in gold.entities else s} jobTitle {x}" for x in left]
    ignored = {"?" + e.key for e in [*pred.entities.values(), *pred.events.values()] if e.ignored}
    for s, p, o in sorted(have_facts - gold.facts - gold_closure):
        if s in optional or o in optional or ignored & {s, o}:
            continue
        fact(p, 0, 1, 0)
        notes.append(f"+ {gold.entities[s].names[0] if s in gold.entities else s} {p} "
                     f"{gold.entities[o].names[0] if o in gold.entities else o}")

    for name, want in gold.document.items():
        have = pred.document.get(name)
        if name == "headline" and not want:
            continue  # a page without a headline of its own: any will do
        if name in ("headline", "datePublished", "publisher") and (want or have):
            right = same_date(want, have) if name == "datePublished" else bool(want and have and norm(want) == norm(have))
            t["document"].add(right, bool(have) and not right, bool(want) and not right)
    return notes


def gold_as_prediction(gold: World) -> World:
    """The gold read as if it were a converter's output, to prove that the scorer gives it 1.000."""
    pred = World(dict(gold.entities), {}, set(gold.facts), document=dict(gold.document))
    for e in gold.events.values():
        tokens = set().union(*(words(k) | words(KINDS.get(k, "")) for k in e.kinds))
        pred.events[e.key] = Event(e.key, e.names, tokens, e.start, e.end, e.places, e.participants, e.organizers, e.parents)
    return pred


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--command", help="shell-like words; {input} becomes the text file's path; RDF is read from stdout")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--gold-itself", "--gold", dest="itself", action="store_true")
    parser.add_argument("--only", help="only documents whose name contains this")
    parser.add_argument("--notes", action="store_true", help="print each miss (-) and each piece of noise (+)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()

    tallies: dict[str, Tally] = defaultdict(Tally)
    rows, failed, seconds = [], [], 0.0
    for path in sorted(args.gold.glob("*.json")):
        if args.only and args.only not in path.stem:
            continue
        gold = gold_world(path)
        graph = Graph()
        began = time.perf_counter()
        try:
            if args.itself:
                pred = gold_as_prediction(gold)
            elif args.command:
                argv = [w.replace("{input}", str(path.with_suffix(".txt").resolve())) for w in shlex.split(args.command)]
                done = subprocess.run(argv, capture_output=True, timeout=600)
                text = done.stdout.decode("utf-8")
                if done.returncode not in (0, 1) or not text.strip():
                    raise RuntimeError(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[-300:]}")
                graph.parse(data=text, format="json-ld" if text.lstrip()[0] in "{[" else "turtle")
                pred = graph_world(graph)
            else:
                found = [p for ext in ("ttl", "jsonld", "nt") if (p := args.predictions / f"{path.stem}.{ext}").exists()]
                graph.parse(found[0], format={".ttl": "turtle", ".jsonld": "json-ld", ".nt": "nt"}[found[0].suffix])
                pred = graph_world(graph)
        except Exception as error:  # a converter that fails on a document scores nothing on it
            failed.append(f"{path.stem}: {type(error).__name__}: {error}")
            pred = World()
        seconds += time.perf_counter() - began
        own: dict[str, Tally] = defaultdict(Tally)
        notes = score_document(gold, pred, own)
        for name, tally in own.items():
            tallies[name].add(tally.tp, tally.fp, tally.fn)
        rows.append((path.stem, [own[n].prf[2] for n in ("entities", "events", "slots", "facts")]))
        if args.notes:
            print(f"## {path.stem}", *notes, sep="\n")

    summary = {name: dict(zip(("p", "r", "f1"), tally.prf), tp=tally.tp, fp=tally.fp, fn=tally.fn)
               for name, tally in sorted(tallies.items())}
    four = [tallies[n].prf[2] for n in ("entities", "events", "slots", "facts")]
    summary["graph"] = {"f1": sum(four) / 4}
    if args.json:
        print(json.dumps({"summary": summary, "documents": dict(rows), "failed": failed, "seconds": seconds}, indent=1))
        return 0
    print(f"{'document':<38}{'entities':>9}{'events':>9}{'slots':>9}{'facts':>9}")
    for name, values in rows:
        print(f"{name[:37]:<38}" + "".join(f"{v:9.3f}" for v in values))
    print(f"\n{'':<22}{'P':>8}{'R':>8}{'F1':>8}{'tp':>6}{'fp':>6}{'fn':>6}")
    for name, tally in sorted(tallies.items()):
        print(f"{name:<22}" + "".join(f"{v:8.3f}" for v in tally.prf) + f"{tally.tp:6}{tally.fp:6}{tally.fn:6}")
    for line in failed:
        print("FAILED", line)
    print(f"\ngraph {sum(four) / 4:.3f}   ({len(rows)} documents, {len(failed)} failed, {seconds:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
