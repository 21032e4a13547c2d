"""The settings of a release as data: the table `[release]` of `linkeddata.toml`, and those outside it that a release needs too.

A new setting is a row here and a field of `values.release_settings.ReleaseSettings`. A test compares `docs/settings.md` with the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.read import release_values as values
from linkeddata.read.settings_table import Reading
from linkeddata.schema import eu_lists

#: The name of the table.
RELEASE = "release"


@dataclass(frozen=True, slots=True)
class ReleaseSetting:
    """One setting that a release uses.

    Args:
        key: its key in `linkeddata.toml`, `key` or `table.key`.
        field: the field of `ReleaseSettings`.
        meaning: what it is, a sentence.
        example: an example of a value, as TOML.
        read: how its value is read and checked.
        question: what is asked where a release needs it and nobody has said it; "" if it may be left out.
        codes: the EU's list whose codes it takes (`schema.eu_lists`); "" if it takes other values.
    """

    key: str
    field: str
    meaning: str
    example: str
    read: Reading
    question: str = ""
    codes: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The codes to choose from, each with its meaning: `GOVE (government and public sector)`; none if there are no codes."""
        return tuple(f"{one.code} ({one.meaning})" for one in eu_lists.concepts(self.codes).values()) if self.codes else ()


#: In the order in which they are asked for. Keys outside `[release]` have a row in `settings_table.SETTINGS` as well.
RELEASE_SETTINGS: tuple[ReleaseSetting, ...] = (
    ReleaseSetting(
        "base",
        "base",
        "The address at which the data are published; the addresses of all things begin with it.",
        '"https://data.example.org/press/"',
        values.base,
        "At which web address will the data be published?",
    ),
    ReleaseSetting(
        "publisher.name",
        "publisher",
        "The publisher's name.",
        '"Ministry of Harbours"',
        values.line,
        "What is the name of the publisher?",
    ),
    ReleaseSetting(
        "publisher.url",
        "publisher_url",
        "The publisher's web address.",
        '"https://www.example.org/"',
        values.address,
        "What is the web address of the publisher?",
    ),
    ReleaseSetting(
        "publisher.type",
        "publisher_class",
        "The publisher's class in schema.org.",
        '"GovernmentOrganization"',
        values.line,
    ),
    ReleaseSetting(
        "licence",
        "licence",
        "The address of the licence of the output.",
        '"https://creativecommons.org/licenses/by/4.0/"',
        values.address,
        "What is the address of the licence?",
    ),
    ReleaseSetting(
        "release.title",
        "title",
        "The title of the data.",
        '"People and events in the releases of the Ministry of Harbours"',
        values.line,
        "What is the title of the data?",
    ),
    ReleaseSetting(
        "release.description",
        "description",
        "What the data are, 50 to 5,000 characters.",
        '"Who met whom, when and where, as told in the press releases of the Ministry of Harbours since 2015."',
        values.description,
        "What are the data? Say it in two or three sentences.",
    ),
    ReleaseSetting(
        "release.publisher_type",
        "publisher_type",
        "The kind of the publisher, a code of the EU's list.",
        '"NationalAuthority"',
        values.code("publisher-type"),
        "What kind of body is the publisher?",
        codes="publisher-type",
    ),
    ReleaseSetting(
        "release.contact_name",
        "contact_name",
        "Who answers questions about the data.",
        '"Data desk of the Ministry of Harbours"',
        values.line,
        "Who answers questions about the data?",
    ),
    ReleaseSetting(
        "release.contact_email",
        "contact_email",
        "The contact's address for e-mail; this or the next is needed.",
        '"data@example.org"',
        values.email,
        "At which e-mail address are questions answered?",
    ),
    ReleaseSetting(
        "release.contact_url",
        "contact_url",
        "The contact's web page.",
        '"https://www.example.org/contact"',
        values.address,
    ),
    ReleaseSetting(
        "release.language",
        "language",
        "The language of the data and of the title; without it, that of page.language.",
        '"en"',
        values.tag,
        "In which language are the data and their title?",
    ),
    ReleaseSetting(
        "release.themes",
        "themes",
        "What the data are about, one or more codes of the EU's list of themes.",
        '["GOVE", "INTR"]',
        values.codes("data-theme"),
        "What are the data about?",
        codes="data-theme",
    ),
    ReleaseSetting(
        "release.keywords",
        "keywords",
        "Words by which people will search.",
        '["press releases", "official visits"]',
        values.several(values.line),
        "By which words will people search?",
    ),
    ReleaseSetting(
        "release.spatial",
        "spatial",
        "Countries that the data are about: ISO codes, or addresses of the EU's lists or GeoNames.",
        '["AT"]',
        values.several(values.place),
        "Which countries are the data about?",
    ),
    ReleaseSetting(
        "release.frequency",
        "frequency",
        "How often new releases come, a code of the EU's list.",
        '"WEEKLY"',
        values.code("frequency"),
        "How often will new releases come?",
        codes="frequency",
    ),
    ReleaseSetting(
        "release.access",
        "access",
        "Who may have the data, a code of the EU's list.",
        '"PUBLIC"',
        values.code("access-right"),
        "Who may have the data?",
        codes="access-right",
    ),
    ReleaseSetting(
        "release.licence_code",
        "licence_code",
        "The code of the licence in the EU's list; without it, the one that its address leads to.",
        '"CC_BY_4_0"',
        values.code("licence"),
        codes="licence",
    ),
    ReleaseSetting(
        "release.availability",
        "availability",
        "For how long the files are promised, a code of the EU's list; without it, nothing is promised.",
        '"STABLE"',
        values.code("planned-availability"),
        codes="planned-availability",
    ),
)
#: Key → its row.
BY_KEY: Mapping[str, ReleaseSetting] = MappingProxyType({row.key: row for row in RELEASE_SETTINGS})
#: The keys of the table `[release]`, without the name of the table → their rows.
OWN: Mapping[str, ReleaseSetting] = MappingProxyType(
    {row.key.removeprefix(f"{RELEASE}."): row for row in RELEASE_SETTINGS if row.key.startswith(f"{RELEASE}.")}
)


def own_values(table: object) -> dict[str, Any]:
    """Return the values of the table `[release]` by field.

    Raises:
        UsageError: it is no table, has an unknown key, or a value of the wrong type or form.
    """
    if not isinstance(table, dict):
        raise UsageError(f"{RELEASE} must be a table", f"write [{RELEASE}] on a line of its own")
    for key in table:
        if key not in OWN:
            raise UsageError(f"unknown key '{RELEASE}.{key[:60]}'", f"use one of {', '.join(OWN)}")
    return {OWN[key].field: OWN[key].read(OWN[key].key, value) for key, value in table.items()}
