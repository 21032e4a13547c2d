"""The country that an office says once, for releases that do not say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkeddata.release.claims import Claim, DocumentClaims, at_home, from_json, to_json

OFFICE = Claim("urn:x#office", "organization", ("Ministry of Ports",))
OTHER = Claim("urn:x#other", "organization", ("Ministry of Health",))
TOLD = DocumentClaims("a.txt", "0" * 64, "2024-03-04", "Ministry of Ports", "EE", "en", (OFFICE, OTHER))


def test_the_publisher_is_at_home_wherever_it_writes_from() -> None:
    found = at_home(TOLD, "Ministry of Ports", "NO")
    assert found == replace(TOLD, country="NO", claims=(replace(OFFICE, country="NO"), OTHER), at_home=True)


def test_spelling_does_not_matter() -> None:
    assert at_home(TOLD, "MINISTRY  OF PORTS", "NO").country == "NO"


@pytest.mark.parametrize(("publisher", "country"), [("Ministry of Ports", None), ("Ministry of Health", "NO"), (None, None)])
def test_nothing_else_is_placed(publisher: str | None, country: str | None) -> None:
    assert at_home(TOLD, publisher, country) is TOLD


def test_what_a_document_tells_stays() -> None:
    told = replace(TOLD, claims=(replace(OFFICE, country="SE"),))
    assert at_home(told, "Ministry of Ports", "NO").claims == told.claims


def test_documents_without_a_publisher_stay() -> None:
    told = replace(TOLD, publisher="")
    assert at_home(told, "Ministry of Ports", "NO") is told


def test_a_folder_of_one_office_needs_no_name() -> None:
    assert at_home(TOLD, None, "NO").country == "NO"


def test_it_is_kept_as_json() -> None:
    told = at_home(TOLD, None, "NO")
    assert from_json(to_json(told)) == told
