"""Names of persons that two may bear, as the whole archive shows: only strong evidence joins under them."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from linkeddata.release.identity.archive import Archive, Held, Thing
from linkeddata.release.identity.persons import home, national


def count_namesakes(archive: Archive) -> None:
    """Note who bears each full name, and the names that two may bear: `Archive.persons_named` and `contested`.

    A name is contested if a document has two persons of it, or warns that there are two; if a man and a woman bear it; if it comes with
    offices or nationalities of two countries; if a private person with an occupation bears it; if another bears it with a mark of the
    generation.
    """
    sexes: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    marked: set[str] = set()
    for thing in archive.things:
        if thing.kind != "person":
            continue
        told = {thing.country, *(c for h in thing.offices if (c := home(thing, archive, h)) and " " not in c)} - {""}
        for name in thing.exact:
            same = archive.persons_named.setdefault(name, [])
            twin = bool(same) and archive.things[same[-1]].source.n == thing.source.n
            if twin:
                archive.mixed.discard(same[-1])
            elif doubtful(thing, archive):
                archive.mixed.add(thing.n)
            if twin or doubtful(thing, archive) or (thing.private and any(h.post.key for h in thing.offices)):
                archive.contested.add(name)
            same.append(thing.n)
            sexes[name].update({thing.sex} - {""})
            countries[name] |= told
            bare, mark, _ = name.partition("|")
            if mark:
                marked.add(bare)
    archive.contested |= {name for name, found in (*sexes.items(), *countries.items()) if len(found) > 1}
    archive.contested |= marked & archive.persons_named.keys()


def doubtful(thing: Thing, archive: Archive) -> bool:
    """Return whether what a document tells of one person may be of two of the name."""
    if thing.namesake:
        return True
    offices = [h for h in thing.offices if h.post.key and not h.post.former]
    states = {h.country for h in offices if h.country and national(archive, h)}
    if len(states) > 1 or (thing.country and states and thing.country not in states):
        return True
    return any(_exclude(one, other) for one, other in combinations(offices, 2))


def _exclude(held: Held, same: Held) -> bool:
    """Return whether nobody has both offices at once: a mayor is no rector, and a director of two bodies may be two directors."""
    one, other = held.post, same.post
    if one.key == other.key and held.body >= 0 and same.body >= 0 and held.body != same.body:
        return True
    return one.single and other.single and one.head != other.head and not (one.national and other.national)


def contested(a: Thing, archive: Archive) -> bool:
    """Return whether a name of a person is one that two may bear."""
    return not archive.contested.isdisjoint(a.exact)
