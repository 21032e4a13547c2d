"""The one table of the formats of exports. It has no slow imports: the command line reads it at its start."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkeddata.rdf.formats import Format

#: Name → format. Two formats may have an extension in common; then `--to` must name the one that is wanted.
EXPORTS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            Format("ics", (".ics", ".ical"), "text/calendar"),
            Format("events-csv", (".csv",), "text/csv"),
            Format("people-csv", (".csv",), "text/csv"),
            Format("annotations", (".jsonld", ".json"), 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'),
        )
    }
)
