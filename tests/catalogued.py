"""A small release with real files, for the tests of its catalogue: a visit, two people, a ministry and a port, all invented."""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pyoxigraph

from linkeddata.release import summary as summaries
from linkeddata.release.catalogue import write_catalogue
from linkeddata.release.values import Counts, DataFile, Frame, PropertyCount, Summary
from linkeddata.values.release_settings import ReleaseSettings

BASE = "https://data.example.org/press/"
SCHEMA = "https://schema.org/"
SETTINGS = ReleaseSettings(
    base=BASE,
    title="Visits to the Port of Veltmark",
    description="Who came to the Port of Veltmark, when, and whom they met, as told in the press releases of its Harbour Board since 2019.",
    publisher="Harbour Board of Veltmark",
    publisher_url="https://veltmark.example/",
    publisher_class="GovernmentOrganization",
    publisher_type="LocalAuthority",
    contact_name="Data desk",
    contact_email="data@veltmark.example",
    licence="https://creativecommons.org/licenses/by/4.0/",
    licence_code="CC_BY_4_0",
    language="en",
    themes=("TRAN", "GOVE"),
    keywords=("ports", "visits"),
    spatial=("http://publications.europa.eu/resource/authority/country/DNK",),
    frequency="WEEKLY",
    access="PUBLIC",
    availability="STABLE",
)
#: Thing → its statements: property → values; what begins with "+" is a thing of the release, with "<" another address.
THINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "person/ann-berg": {"type": ("Person",), "name": ("Ann Berg",), "worksFor": ("+organization/ministry-of-harbours",)},
    "person/olav-lind": {"type": ("Person",), "name": ("Olav Lind",)},
    "organization/ministry-of-harbours": {"type": ("GovernmentOrganization",), "name": ("Ministry of Harbours",)},
    "place/veltmark": {
        "type": ("City",),
        "name": ("Veltmark",),
        "sameAs": ("<https://sws.geonames.org/1/", "<http://www.wikidata.org/entity/Q1"),
    },
    "event/visit-ann-berg-veltmark": {
        "type": ("Event",),
        "name": ("Visit: Ann Berg, Veltmark",),
        "attendee": ("+person/ann-berg", "+person/olav-lind"),
        "location": ("+place/veltmark",),
    },
    "document/visit": {
        "type": ("NewsArticle",),
        "headline": ("Minister visits Veltmark",),
        "about": ("+event/visit-ann-berg-veltmark",),
    },
}
MEDIA = {
    "nquads": "application/n-quads",
    "ntriples": "application/n-triples",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "jsonl": "application/jsonl",
}


def triples(base: str = BASE) -> list[pyoxigraph.Triple]:
    """Return the statements of the release."""
    node = pyoxigraph.NamedNode
    found = []
    for thing, said in THINGS.items():
        for name, values in said.items():
            for value in values:
                if name == "type":
                    term = node(SCHEMA + value)
                elif value[0] in "+<":
                    term = node(base + value[1:] if value[0] == "+" else value[1:])
                else:
                    term = pyoxigraph.Literal(value)
                prop = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" if name == "type" else SCHEMA + name
                found.append(pyoxigraph.Triple(node(base + thing), node(prop), term))
    return found


def counts(base: str = BASE) -> Counts:
    """Count the statements, the slow and simple way."""
    said = triples(base)
    local = lambda term: term.value.rpartition("#" if "#" in term.value else "/")[2]  # noqa: E731
    types = {t.subject: local(t.object) for t in said if local(t.predicate) == "type"}
    by_property: dict[str, list[pyoxigraph.Triple]] = defaultdict(list)
    for one in said:
        by_property[local(one.predicate)].append(one)
    links = Counter(
        (types[one.subject], local(one.predicate), types[one.object])
        for one in said
        if local(one.predicate) != "type" and one.object in types
    )
    same = Counter((types[one.subject], one.object.value.split("/")[2]) for one in by_property["sameAs"])
    return Counts(
        statements=len(said),
        quads=len(said),
        evidence=0,
        graphs=1,
        subjects=len({one.subject for one in said}),
        objects=len({one.object for one in said}),
        classes=Counter(types.values()),
        properties={
            name: PropertyCount(len(ones), len({o.subject for o in ones}), len({o.object for o in ones}))
            for name, ones in by_property.items()
        },
        class_properties=Counter((types[one.subject], local(one.predicate)) for one in said),
        links=links,
        same_as=same,
    )


def frame(folder: Path, version: str = "2026-11-30", previous: Path | None = None, base: str = BASE) -> Frame:
    """Return the frame of a release, with its folder made."""
    folder.mkdir(parents=True, exist_ok=True)
    day, _, number = version.partition(".")
    return Frame(base, version, f"{day}T00:00:0{int(number or 1) - 1}Z", folder, previous, folder.parent)


def write_data(folder: Path, base: str = BASE) -> Summary:
    """Write the files of the data, and return what they hold."""
    said = triples(base)
    lines = sorted(f"{one} .\n" for one in said)
    texts = {
        "data.nq.gz": (
            "nquads",
            "Statements and evidence of each document",
            "".join(f"{line[:-3]} <urn:sha256:00#data> .\n" for line in lines),
        ),
        "data.nt.gz": ("ntriples", "All statements", "".join(lines)),
        "data.ttl": ("turtle", "All statements", pyoxigraph.serialize(said, format=pyoxigraph.RdfFormat.TURTLE).decode()),
        "data.jsonld": ("jsonld", "All statements", pyoxigraph.serialize(said, format=pyoxigraph.RdfFormat.JSON_LD).decode()),
        "lines.jsonl.gz": ("jsonl", "One thing a line", "".join(f'{{"@id": "{base}{thing}"}}\n' for thing in THINGS)),
    }
    files = []
    for name, (form, title, text) in texts.items():
        data = gzip.compress(text.encode(), mtime=0) if name.endswith(".gz") else text.encode()
        (folder / name).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        files.append(DataFile(name, form, MEDIA[form], name.endswith(".gz"), len(data), digest, len(said), title))
    for thing in THINGS:
        own = [one for one in said if one.subject.value == base + thing]
        path = folder / f"{thing}.jsonld"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pyoxigraph.serialize(own, format=pyoxigraph.RdfFormat.JSON_LD))
        island = path.read_text("utf-8")
        path.with_suffix(".html").write_text(f'<script type="application/ld+json">{island}</script>', "utf-8")
    return Summary(
        data_hash=hashlib.sha256("".join(lines).encode()).hexdigest(),
        documents=1,
        failed={},
        entities=dict(Counter(thing.partition("/")[0] for thing in THINGS)),
        classes=dict(counts(base).classes),
        statements=len(said),
        evidence=0,
        first_day="2019-12-02",
        last_day="2020-12-31",
        countries={"DK": 1},
        files=tuple(files),
    )


def release(
    folder: Path,
    settings: ReleaseSettings = SETTINGS,
    version: str = "2026-11-30",
    previous: Path | None = None,
    **changes: object,
) -> Path:
    """Write a whole release, as far as its catalogue knows it, and return its folder."""
    made = frame(folder, version, previous, settings.base)
    summary = replace(write_data(folder, settings.base), **changes)  # type: ignore[arg-type]
    (folder / "index.html").write_text("<!doctype html><title>Visits</title>\n", "utf-8")
    summaries.write(made, summary, "00" * 32)
    write_catalogue(made, summary, settings, counts(settings.base))
    return folder
