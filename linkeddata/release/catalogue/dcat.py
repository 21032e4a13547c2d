"""The catalogue of a release in two dialects that exclude each other: DCAT-AP 3.0.1 and DCAT-AP 2.1.1, with the same addresses.

Under 3.0.1 the size of a file is an `xsd:nonNegativeInteger` and its digest may be SHA-256; under 2.1.1 the size is an
`xsd:decimal` and only SHA-1 is a digest, so that none is given. No value is right under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from linkeddata.release.catalogue.addresses import distribution, here, part
from linkeddata.release.catalogue.terms import about, iri, named, text, turtle, typed
from linkeddata.release.values import DataFile, Frame, Summary
from linkeddata.schema import eu_lists
from linkeddata.values.release_settings import ReleaseSettings

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

_MAIL = "@!$'*+=-._~"  # what need not be escaped in a mailto: address (RFC 6068)
_MEDIA = "http://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the versions of DCAT-AP.

    Args:
        version: of DCAT-AP.
        file: name of the file in the release.
        profile: the profile of ours that checks it.
        size: datatype of a size in bytes.
        checksums: whether SHA-256 may be given.
        release: property of the dataset's version.
    """

    version: str
    file: str
    profile: str
    size: str
    checksums: bool
    release: str


DIALECTS: tuple[Dialect, ...] = (
    Dialect("3.0.1", "catalog.ttl", "open-data", "nonNegativeInteger", True, "dcat:version"),
    Dialect("2.1.1", "catalog-dcat-ap-2.ttl", "dcat-ap-2.1.1", "decimal", False, "owl:versionInfo"),
)


def catalogue(
    frame: Frame,
    summary: Summary,
    settings: ReleaseSettings,
    dialect: Dialect,
    issued: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the catalogue of a release as Turtle.

    Args:
        frame: of the release.
        summary: what it holds; files that no EU list of file types has (`jsonl`) are left out.
        settings: complete (`read.release_file.missing` is empty).
        dialect: a row of `DIALECTS`.
        issued: address of a part → the day on which it was first published, ISO 8601; the release's own day for others.

    Source: DCAT-AP 3.0.1 and 2.1.1.
    """
    made = _Catalogue(frame, summary, settings, dialect, issued)
    comment = f"{settings.title}\nCatalogue in DCAT-AP {dialect.version}. README.md says which catalogue is for whom."
    return turtle(made.statements(), here(frame.base), comment)


def listed(summary: Summary) -> tuple[DataFile, ...]:
    """Return the files that a catalogue lists: those whose format the EU's list of file types has."""
    return tuple(file for file in summary.files if file.format in eu_lists.by_other("file-type"))


@dataclass(frozen=True, slots=True)
class _Catalogue:
    frame: Frame
    summary: Summary
    settings: ReleaseSettings
    dialect: Dialect
    issued: Mapping[str, str]

    def statements(self) -> Iterator[Triple]:
        yield from self.catalog()
        yield from self.dataset()
        for file in listed(self.summary):
            yield from self.file(file)
        yield from self.people()
        yield from self.rest()

    def catalog(self) -> Iterator[Triple]:
        said = self.settings
        yield from about(
            self.at("catalog"),
            ("a", named("dcat:Catalog")),
            ("dcterms:title", self.words(said.title)),
            ("dcterms:description", self.words(said.description)),
            ("dcterms:publisher", iri(self.at("publisher"))),
            ("dcterms:language", self.language()),
            ("dcterms:license", self.licence()),
            ("dcterms:spatial", map(iri, said.spatial)),
            ("dcterms:issued", self.first("catalog")),
            ("dcterms:modified", self.today()),
            ("foaf:homepage", iri(self.frame.base)),
            ("dcat:themeTaxonomy", iri(f"{eu_lists.AUTHORITY}data-theme")),
            ("dcat:dataset", iri(self.at("dataset"))),
        )

    def dataset(self) -> Iterator[Triple]:
        said, period = self.settings, bool(self.summary.first_day or self.summary.last_day)
        yield from about(
            self.at("dataset"),
            ("a", named("dcat:Dataset")),
            ("dcterms:identifier", text(self.at("dataset"))),
            ("dcterms:title", self.words(said.title)),
            ("dcterms:description", self.words(said.description)),
            ("dcterms:publisher", iri(self.at("publisher"))),
            ("dcterms:creator", iri(self.at("publisher"))),
            ("dcat:contactPoint", iri(self.at("contact"))),
            ("dcat:keyword", map(self.words, said.keywords)),
            ("dcat:theme", (iri(eu_lists.concepts("data-theme")[code].iri) for code in said.themes)),
            ("dcterms:spatial", map(iri, said.spatial)),
            ("dcterms:temporal", iri(self.at("period") if period else "")),
            ("dcterms:language", self.language()),
            ("dcterms:accessRights", self.code("access-right", said.access)),
            ("dcterms:accrualPeriodicity", self.code("frequency", said.frequency)),
            ("dcterms:issued", self.first("dataset")),
            ("dcterms:modified", self.today()),
            (self.dialect.release, text(self.frame.version)),
            ("dcterms:provenance", iri(self.at("provenance"))),
            ("dcat:landingPage", iri(self.frame.base)),
            ("foaf:page", iri(f"{self.frame.base}README.md")),
            ("dcat:distribution", (iri(distribution(self.frame.base, file.name)) for file in listed(self.summary))),
        )

    def file(self, file: DataFile) -> Iterator[Triple]:
        said, me = self.settings, distribution(self.frame.base, file.name)
        checksum = f"{me}-checksum" if self.dialect.checksums else ""
        yield from about(
            me,
            ("a", named("dcat:Distribution")),
            ("dcterms:title", self.words(f"{file.name}: {file.title}")),
            ("dcterms:description", self.words(f"{file.title}: {file.statements:,} statements.")),
            ("dcat:accessURL", iri(self.frame.base)),
            ("dcat:downloadURL", iri(f"{self.frame.base}{file.name}")),
            ("dcterms:format", iri(eu_lists.by_other("file-type")[file.format].iri)),
            ("dcat:mediaType", iri(f"{_MEDIA}{file.media_type}")),
            ("dcat:compressFormat", iri(f"{_MEDIA}application/gzip" if file.compressed else "")),
            ("dcat:byteSize", typed(file.bytes, self.dialect.size)),
            ("spdx:checksum", iri(checksum)),
            ("dcterms:license", self.licence()),
            ("dcterms:rights", iri(self.at("rights"))),
            ("dcterms:language", self.language()),
            ("dcterms:issued", self.first(f"file-{file.name.replace('/', '-')}")),
            ("dcterms:modified", self.today()),
            ("dcatap:availability", self.code("planned-availability", said.availability)),
        )
        if checksum:
            yield from about(
                checksum,
                ("a", named("spdx:Checksum")),
                ("spdx:algorithm", named("spdx:checksumAlgorithm_sha256")),
                ("spdx:checksumValue", typed(file.sha256, "hexBinary")),
            )

    def people(self) -> Iterator[Triple]:
        said = self.settings
        yield from about(
            self.at("publisher"),
            ("a", named("foaf:Agent")),
            ("foaf:name", self.words(said.publisher)),
            ("foaf:homepage", iri(said.publisher_url)),
            ("dcterms:type", self.code("publisher-type", said.publisher_type)),
        )
        yield from about(
            self.at("contact"),
            ("a", named("vcard:Kind")),
            ("vcard:fn", self.words(said.contact_name)),
            ("vcard:hasEmail", iri(said.contact_email and f"mailto:{quote(said.contact_email, safe=_MAIL)}")),
            ("vcard:hasURL", iri(said.contact_url)),
        )

    def rest(self) -> Iterator[Triple]:
        said, summary, base = self.settings, self.summary, self.frame.base
        if summary.first_day or summary.last_day:
            yield from about(
                self.at("period"),
                ("a", named("dcterms:PeriodOfTime")),
                ("dcat:startDate", typed(summary.first_day, "date")),
                ("dcat:endDate", typed(summary.last_day, "date")),
            )
        yield from about(
            self.at("rights"),
            ("a", named("dcterms:RightsStatement")),
            ("rdfs:label", text(f"Licence: {said.licence}. Who else is to be named: {base}ATTRIBUTION.md.", "en")),
            ("rdfs:seeAlso", (iri(said.licence), iri(f"{base}ATTRIBUTION.md"))),
        )
        yield from about(
            self.at("provenance"),
            ("a", named("dcterms:ProvenanceStatement")),
            (
                "rdfs:label",
                text(f"Read by a program from {summary.documents:,} press releases. Content: {summary.data_hash}.", "en"),
            ),
        )
        if not said.licence_code:  # the EU describes its own; what describes nobody else is described here
            yield from about(said.licence, ("a", named("dcterms:LicenseDocument")))
        for page in (base, f"{base}README.md"):
            yield from about(page, ("a", named("foaf:Document")))

    def at(self, mark: str) -> str:
        return part(self.frame.base, mark)

    def words(self, value: str) -> Literal | None:
        return text(value, self.settings.language)

    def today(self) -> Literal | None:
        return typed(self.frame.issued[:10], "date")

    def first(self, mark: str) -> Literal | None:
        return typed(self.issued.get(self.at(mark), self.frame.issued[:10]), "date")

    def code(self, name: str, code: str) -> NamedNode | None:
        return iri(eu_lists.concepts(name)[code].iri if code else "")

    def language(self) -> NamedNode | None:
        known = eu_lists.language(self.settings.language)
        return iri(known.iri if known else "")

    def licence(self) -> NamedNode | None:
        code = self.settings.licence_code
        return iri(eu_lists.concepts("licence")[code].iri if code else self.settings.licence)
