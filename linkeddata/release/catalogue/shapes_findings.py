"""What DCAT-AP's own constraints find in a catalogue of ours although nothing is wrong, and why."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.values.release_settings import ReleaseSettings


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of DCAT-AP's constraints that a release may have.

    Args:
        version: of DCAT-AP.
        file: part of the name of the file with the constraint.
        property: local name of the property that it is about.
        severity: `Violation` or `Warning`.
        cause: why it is found; a sentence.
    """

    version: str
    file: str
    property: str
    severity: str
    cause: str


_HTTP = (
    "DCAT-AP 3.0.1, vocabularies, an error: algorithms of checksums are to begin with https://spdx.org/rdf/terms, "
    "but the addresses of SPDX begin with http."
)
_BODIES = (
    "DCAT-AP {}, vocabularies, a warning: the publisher is not in the EU's list of corporate bodies; "
    "most publishers are in no list of the EU."
)
#: Every finding of DCAT-AP's own constraints that a catalogue of a release has; a test asserts that there is no other.
KNOWN: tuple[Known, ...] = (
    Known("3.0.1", "mdr-vocabularies", "algorithm", "Violation", _HTTP),
    Known("3.0.1", "mdr-vocabularies", "publisher", "Warning", _BODIES.format("3.0.1")),
    Known("2.1.1", "mdr-vocabularies", "publisher", "Warning", _BODIES.format("2.1.1")),
)
_PROMISE = "DCAT-AP {}, recommendations, a warning: nobody has said for how long the files are promised (release.availability)."
#: What they find besides where that is so.
WITHOUT_PROMISE: tuple[Known, ...] = (
    Known("3.0.1", "recommended", "availability", "Warning", _PROMISE.format("3.0.1")),
    Known("2.1.1", "recommended", "availability", "Warning", _PROMISE.format("2.1.1")),
)

_KIND = (
    "DCAT-AP {}, recommendations, a warning: of a licence that is not in the EU's list, nobody has said of which kind it is."
)
#: And where the licence is not in the EU's list.
OWN_LICENCE: tuple[Known, ...] = (
    Known("3.0.1", "recommended", "type", "Warning", _KIND.format("3.0.1")),
    Known("2.1.1", "recommended", "type", "Warning", _KIND.format("2.1.1")),
)


def known(settings: ReleaseSettings) -> tuple[Known, ...]:
    """Return what DCAT-AP's own constraints find in the catalogues of a release with these settings."""
    return (*KNOWN, *(() if settings.availability else WITHOUT_PROMISE), *(() if settings.licence_code else OWN_LICENCE))
