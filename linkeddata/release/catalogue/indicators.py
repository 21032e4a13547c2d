"""How portals score a catalogue, as data: the 23 indicators of data.europa.eu, and the nine of portals that run udata.

Source: the metadata quality methodology of data.europa.eu (MQA, 405 points); udata, the quality score of its data sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.schema import eu_lists

_FILE_TYPE = f"{eu_lists.AUTHORITY}file-type/"
_MEDIA = "http://www.iana.org/assignments/media-types/"
#: Formats that data.europa.eu counts as open and as readable by machines alike; those of the second group are only open.
_BOTH = ("CSV", "JSON", "JSON_LD", "RDF_N_QUADS", "RDF_N_TRIPLES", "RDF_TRIG", "RDF_TURTLE", "RDF_XML", "XML")
_OPEN_ONLY = ("GZIP", "HTML", "TSV", "ZIP")
_READABLE_ONLY = ("RDFA", "SHP", "XLSX")
OPEN = frozenset(f"{_FILE_TYPE}{code}" for code in (*_BOTH, *_OPEN_ONLY))
READABLE = frozenset(f"{_FILE_TYPE}{code}" for code in (*_BOTH, *_READABLE_ONLY))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a score.

    Args:
        dimension: the heading that it stands under.
        name: what it asks for.
        points: how many it gives.
        on: `dataset`, or `distribution`: then every one must earn it.
        property: that it looks at, as a prefixed name; of several, each gives its share of the points.
        test: how: `given`, `among` or `begins` (one of `values`), `answers` (the address does), `valid` (all rules hold).
        values: what `among` and `begins` compare with.
        todo: what would raise it; a sentence.
    """

    dimension: str
    name: str
    points: int
    on: str
    property: str
    test: str
    values: tuple[str, ...] | frozenset[str] = ()
    todo: str = ""


_FIND, _REACH, _JOIN, _USE, _KNOW = "Findability", "Accessibility", "Interoperability", "Reusability", "Contextuality"
_SET, _FILE = "dataset", "distribution"


def _given(dimension: str, name: str, points: int, on: str, prop: str, todo: str) -> Indicator:
    return Indicator(dimension, name, points, on, prop, "given", (), todo)


MQA: tuple[Indicator, ...] = (
    _given(_FIND, "keywords", 30, _SET, "dcat:keyword", "Give release.keywords in linkeddata.toml."),
    _given(_FIND, "themes", 30, _SET, "dcat:theme", "Give release.themes in linkeddata.toml."),
    _given(_FIND, "place", 20, _SET, "dcterms:spatial", "Give release.spatial in linkeddata.toml."),
    _given(_FIND, "time", 20, _SET, "dcterms:temporal", "Give documents or events a date, such as with page.published."),
    Indicator(_REACH, "access address answers", 50, _FILE, "dcat:accessURL", "answers", (), "Publish the release at its base."),
    _given(_REACH, "download address", 20, _FILE, "dcat:downloadURL", "Make the release again; every file has one."),
    Indicator(
        _REACH, "download address answers", 30, _FILE, "dcat:downloadURL", "answers", (), "Publish all files of the release."
    ),
    _given(_JOIN, "format", 20, _FILE, "dcterms:format", "Make the release again; every listed file has one."),
    _given(_JOIN, "media type", 10, _FILE, "dcat:mediaType", "Make the release again; every listed file has one."),
    Indicator(
        _JOIN,
        "format and media type from lists",
        10,
        _FILE,
        "dcterms:format dcat:mediaType",
        "begins",
        (_FILE_TYPE, _MEDIA),
        "Take the format from the EU's list and the media type from IANA's.",
    ),
    Indicator(_JOIN, "open format", 20, _FILE, "dcterms:format", "among", OPEN, "List only formats such as RDF_TURTLE."),
    Indicator(_JOIN, "machine-readable format", 20, _FILE, "dcterms:format", "among", READABLE, "List only such formats."),
    Indicator(_JOIN, "DCAT-AP", 30, _SET, "", "valid", (), "Correct what the rules find."),
    _given(_USE, "licence", 20, _FILE, "dcterms:license", "Give licence in linkeddata.toml."),
    Indicator(
        _USE,
        "licence from the EU's list",
        10,
        _FILE,
        "dcterms:license",
        "begins",
        (f"{eu_lists.AUTHORITY}licence/",),
        "Take a licence of that list, or give release.licence_code in linkeddata.toml.",
    ),
    _given(_USE, "access rights", 10, _SET, "dcterms:accessRights", "Give release.access in linkeddata.toml."),
    Indicator(
        _USE,
        "access rights from the EU's list",
        5,
        _SET,
        "dcterms:accessRights",
        "begins",
        (f"{eu_lists.AUTHORITY}access-right/",),
        "Give release.access in linkeddata.toml.",
    ),
    _given(_USE, "contact", 20, _SET, "dcat:contactPoint", "Give release.contact_email in linkeddata.toml."),
    _given(_USE, "publisher", 10, _SET, "dcterms:publisher", "Give publisher.name in linkeddata.toml."),
    _given(_KNOW, "rights", 5, _FILE, "dcterms:rights", "Make the release again; every listed file has them."),
    _given(_KNOW, "size", 5, _FILE, "dcat:byteSize", "Make the release again; every listed file has one."),
    _given(_KNOW, "day of publication", 5, _SET, "dcterms:issued", "Make the release again; it has one."),
    _given(_KNOW, "day of the last change", 5, _SET, "dcterms:modified", "Make the release again; it has one."),
)

#: Bands of data.europa.eu: least points → name.
BANDS: Mapping[int, str] = MappingProxyType({351: "excellent", 221: "good", 121: "sufficient", 0: "bad"})
