"""What the user tells beside the document: options and `linkeddata.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Facts that fill what a page does not say.

    Args:
        published: publication date, ISO 8601 (`2020-01-20`).
        publisher: the publisher's name.
        publisher_url: its web address.
        publisher_type: schema.org class of the publisher (`GovernmentOrganization`).
        url: the page's address.
        language: BCP 47 (`en-GB`).
        licence: licence IRI of the output.
        base: base IRI under which things are named.
        origins: field name → where it was given (`--published`, `linkeddata.toml`), for the evidence.
    """

    published: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_type: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    base: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
