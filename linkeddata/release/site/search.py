"""A search without a server: an index in small script files, of which a page loads only those that a query needs.

An entity stands in the file of each of its words: `search/w-va.js` has all whose names have a word that begins with "va". A file that
would be too long is parted by one letter more; where that is of no use it has parts, the entities that most is said about first.
Scripts, since a page that was opened from a disk may load no other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linkeddata.present.html.template import escaped_json
from linkeddata.release.site import folding, template, wording
from linkeddata.release.site.files import Folder
from linkeddata.release.site.links import Links, days
from linkeddata.release.site.quotes import plain
from linkeddata.release.values import Entity

#: Entities of a file: about 40 kB.
MOST = 400
#: Letters of a word that files are told apart by.
_FIRST, _LAST = 2, 6
_KINDS = tuple(wording.KINDS)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a query finds: the words that lead to it, its weight, and its row of the files, in JSON."""

    words: tuple[str, ...]
    weight: int
    iri: str
    row: str


def write_search(folder: Folder, links: Links, entities: Iterable[Entity], most: int = MOST) -> int:
    """Write the files of the index.

    Args:
        folder: of the release.
        links: names and what else is said about entities.
        entities: those that can be found.
        most: entities of a file.

    Returns:
        Number of files.
    """
    found: dict[str, list[_Found]] = {}
    total = 0
    for entity in entities:
        words = _words(links, entity)
        weight = links.glance(entity.iri).weight
        row = _Found(words, weight, entity.iri, _json(_row(links, entity, weight)))
        total += 1
        for start in dict.fromkeys(word[:_FIRST] for word in words):
            found.setdefault(start, []).append(row)
    parts: dict[str, int] = {}
    counts: dict[str, list[int]] = {}
    for start in sorted(found):
        for key, rows in _parted(start, found.pop(start), most).items():
            rows.sort(key=lambda row: (-row.weight, row.iri))
            parts[key] = (len(rows) + most - 1) // most
            counts[key] = [len(rows), parts[key]]
            for part in range(parts[key]):
                said = ",".join(row.row for row in rows[part * most : (part + 1) * most])
                folder.write(file_name(key, part + 1), _script(f"{key} {part + 1}", f"[{said}]"))
    tables = {"dropped": folding.DROPPED, "letters": folding.LETTERS, "continuous": folding.CONTINUOUS}
    index = {"total": total, "kinds": [[kind, wording.KINDS[kind][0]] for kind in _KINDS], "passed": folding.PASSED_OVER}
    folder.write("search/index.js", _script("index", _json(index | tables | {"files": counts}, ensure_ascii=True)))
    folder.write("assets/minisearch.js", (template.FOLDER / "vendor" / "minisearch.js").read_text("utf-8"))
    folder.write("assets/LICENSE-minisearch.txt", (template.FOLDER / "vendor" / "LICENSE-minisearch.txt").read_text("utf-8"))
    folder.write("assets/search.js", template.read("search.js"))
    return sum(parts.values()) + 1


def _words(links: Links, entity: Entity) -> tuple[str, ...]:
    """Return the words by which an entity is found: those of its names and of what is said about it at a glance."""
    said = (*entity.names, links.glance(entity.iri).note) if entity.names else (entity.iri, links.glance(entity.iri).note)
    return tuple(dict.fromkeys(w for text in said for w in folding.tokens(text) if w not in folding.PASSED_OVER))


def _parted(start: str, rows: list[_Found], most: int) -> Mapping[str, list[_Found]]:
    """Return rows by the beginnings of their words: of two letters, of more where there are too many."""
    if len(rows) <= most or len(start) >= _LAST:
        return {start: rows}
    longer: dict[str, list[_Found]] = {}
    for row in rows:
        for key in dict.fromkeys(word[: len(start) + 1] for word in row.words if word.startswith(start)):
            longer.setdefault(key, []).append(row)
    made: dict[str, list[_Found]] = {}
    for key in sorted(longer):
        if len(key) == len(start):
            made[key] = longer[key]  # the word ends here
        else:
            made |= _parted(key, longer[key], most)
    return made


def file_name(key: str, part: int) -> str:
    """Return the name of a file of the index; no name means a device on Windows, none has other letters than ASCII.

    >>> file_name("con", 1), file_name("東", 2)
    ('search/w-con.js', 'search/u-6771.2.js')
    """
    name = f"w-{key}" if key.isascii() else "u-" + "-".join(f"{ord(c):x}" for c in key)
    return f"search/{name}.js" if part == 1 else f"search/{name}.{part}.js"


def _row(links: Links, entity: Entity, weight: int) -> list[object]:
    """Return a row of a file: path, kind, name, other names, what is said at a glance, weight."""
    glance, name = links.glance(entity.iri), links.name(entity.iri)
    others = " · ".join(n for other in entity.names[1:] if (n := plain(other)) != name)
    note = ", ".join(filter(None, (days(glance.day, glance.end) if entity.kind in ("event", "document") else "", glance.note)))
    return [links.path(entity.iri), _KINDS.index(entity.kind), name, others, note, weight]


def _script(name: str, data: str) -> str:
    """Return a script that hands data, JSON, to the page."""
    return f"linkeddataSearch({json.dumps(name)},{data});\n"


def _json(data: object, *, ensure_ascii: bool = False) -> str:
    """Return JSON that may stand in a script; the tables of the index have what nobody sees, and are written in ASCII."""
    return escaped_json(json.dumps(data, ensure_ascii=ensure_ascii, separators=(",", ":")))
