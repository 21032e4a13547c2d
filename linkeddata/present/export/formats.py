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

_ANYTHING = "end it with one of .jsonld, .json, .ttl, .nt, .nq, .trig, .html, .ics, .csv"
_TABLE = "--to events-csv or --to people-csv write tables: end it with .csv"
_PICTURE = "convert to .jsonld, and make a picture of that with `linkeddata draw`"
#: Extensions of files that other programs open and nothing here writes → what to do in place.
NOT_WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (".pdf", ".docx", ".doc", ".odt", ".rtf", ".eml", ".msg", ".mht", ".mhtml", ".rss", ".rdf", ".owl"), _ANYTHING
        ),
        **dict.fromkeys((".xlsx", ".xls", ".ods", ".tsv"), _TABLE),
        **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg"), _PICTURE),
    }
)
