"""Releases for tests: things in a few words → folders with data, one after the other."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from linkeddata.release.changes import write
from linkeddata.release.values import Entity, Frame, Identities, Member, Summary

BASE = "https://data.example.org/"
SCHEMA = "https://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASSES = {"person": "Person", "organization": "Organization", "place": "Place", "event": "Event", "document": "NewsArticle"}

#: Path of an entity, like `person/ada-north` → its name, or its name and more lines about it, without their subject.
Things = Mapping[str, "str | Sequence[str]"]


def lines(things: Things) -> list[bytes]:
    """Return the sorted N-Triples; a line that begins with `#` is about a role of the entity."""
    found = set[str]()
    for path, told in things.items():
        name, *more = [told] if isinstance(told, str) else told
        iri, kind = f"{BASE}{path}", path.partition("/")[0]
        quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        found.add(f"<{iri}> <{RDF_TYPE}> <{SCHEMA}{CLASSES[kind]}> .\n")
        found.add(f'<{iri}> <{SCHEMA}{"headline" if kind == "document" else "name"}> "{quoted}" .\n')
        for line in more:
            role, _, rest = line.partition(" ") if line.startswith("#") else ("", "", line)
            found.add(f"<{iri}{role}> <{SCHEMA}{rest} .\n")
    return sorted(line.encode() for line in found)


def identities(things: Things, merged: Mapping[str, str] | None = None) -> Identities:
    """Return what identity would say of things; `merged` has paths."""
    entities = {}
    for path, told in sorted(things.items()):
        name, kind = told if isinstance(told, str) else told[0], path.partition("/")[0]
        member = Member("a.txt", f"urn:x:{path}")
        entities[BASE + path] = Entity(BASE + path, kind, name, (name,), (CLASSES[kind],), (member,), member, "2026-01-01")
    return Identities(entities, {}, merged={BASE + a: BASE + b for a, b in (merged or {}).items()})


class Chain:
    """Releases one after the other, in folders named by their versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.frames: list[Frame] = []
        self.names: list[tuple[str, ...]] = []

    def prepare(self, things: Things, split: Mapping[str, Sequence[str]] | None = None) -> tuple[Frame, Summary]:
        number = len(self.frames)
        version = f"2026-11-{10 + number}"
        folder = self.folder / version
        (folder / "identity").mkdir(parents=True)
        data = b"".join(lines(things))
        (folder / "data.nt.gz").write_bytes(gzip.compress(data, mtime=0))
        ids = [{"iri": BASE + a, "state": "split", "into": [BASE + b for b in into]} for a, into in (split or {}).items()]
        (folder / "identity" / "ids.jsonl").write_text("".join(json.dumps(record) + "\n" for record in ids))
        previous = self.frames[-1].folder if self.frames else None
        frame = Frame(BASE, version, f"{version}T00:00:00Z", folder, previous, self.folder)
        self.frames.append(frame)
        return frame, Summary(hashlib.sha256(data).hexdigest(), 0, {}, {}, {}, data.count(b"\n"), 0)

    def add(
        self,
        things: Things,
        takedown: Collection[str] = (),
        merged: Mapping[str, str] | None = None,
        split: Mapping[str, Sequence[str]] | None = None,
    ) -> Path:
        """Write a release; return its folder of changes."""
        frame, summary = self.prepare(things, split)
        self.names.append(write(frame, summary, identities(things, merged), takedown))
        return frame.folder / "changes"


def data(folder: Path) -> bytes:
    """Return the N-Triples of a release."""
    return gzip.decompress((folder / "data.nt.gz").read_bytes())
