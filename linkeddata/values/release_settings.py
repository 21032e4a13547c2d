"""What an office says about the data that it publishes as a release."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReleaseSettings:
    """What an office says about its data; "" or () where it has said nothing.

    Args:
        base: what the IRIs of entities begin with, and where the release is published; ends with "/".
        title: of the data, on one line.
        description: what the data are, 50 to 5,000 characters.
        publisher: the publisher's name.
        publisher_url: its web address.
        publisher_class: its class in schema.org, local name.
        publisher_type: its kind in the list of ADMS: `NationalAuthority`.
        contact_name: who answers questions: `Data desk`.
        contact_email, contact_url: where to ask; one of them is needed.
        licence: the licence's own address.
        licence_code: its code in the EU's list (`CC_BY_4_0`); "" if the list has no such licence.
        language: of the data and their titles, BCP 47.
        themes: codes of the EU's list of themes: `GOVE`.
        keywords: words by which people search.
        spatial: addresses of the countries or places that the data are about, of the EU's lists or GeoNames.
        frequency: how often new releases come, a code of the EU's list: `WEEKLY`.
        access: who may have the data, a code of the EU's list: `PUBLIC`.
        availability: for how long the files are promised, a code of the EU's list: `STABLE`.
    """

    base: str = ""
    title: str = ""
    description: str = ""
    publisher: str = ""
    publisher_url: str = ""
    publisher_class: str = ""
    publisher_type: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_url: str = ""
    licence: str = ""
    licence_code: str = ""
    language: str = ""
    themes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    spatial: tuple[str, ...] = ()
    frequency: str = ""
    access: str = ""
    availability: str = ""
