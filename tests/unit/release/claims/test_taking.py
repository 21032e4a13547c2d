"""Description → claims → JSON → claims."""

from __future__ import annotations

import pytest

from linkeddata import pipeline
from linkeddata.pipeline import ReadOptions
from linkeddata.release.claims import Claim, DocumentClaims, claims_of, dateline_of, from_json, to_json

TEXT = """Minister Anna Berg receives the Kenyan Foreign Minister

OSLO, 3 May 2024 – The Minister of Finance of Norway, Mrs Anna Berg, received the Kenyan Foreign Minister, Mr Juma Otieno, in Oslo \
today. They visited the Holmen Institute for Marine Research, whose director is Knut Lie Jr.
"""


@pytest.fixture(scope="module")
def claims() -> DocumentClaims:
    known = pipeline.understand(TEXT.encode(), options=ReadOptions(name="visit.txt"))
    assert known.document
    return claims_of(known.description, document="visit.txt", text=known.text, dateline=dateline_of(known.document))


def named(claims: DocumentClaims, name: str) -> Claim:
    return next(c for c in claims.claims if name in c.names)


def test_the_document_is_told(claims: DocumentClaims) -> None:
    assert (claims.document, claims.published, claims.country, claims.language) == ("visit.txt", "2024-05-03", "NO", "en")
    assert claims.claims[0].kind == "document"
    assert claims.claims[0].start == "2024-05-03"


def test_offices_have_their_countries(claims: DocumentClaims) -> None:
    assert [o.country for o in named(claims, "Anna Berg").offices] == ["NO"]
    assert {o.country for o in named(claims, "Juma Otieno").offices} == {"KE"}


def test_forms_of_address_tell_the_sex(claims: DocumentClaims) -> None:
    assert named(claims, "Anna Berg").sex == "woman"
    assert named(claims, "Juma Otieno").sex == "man"


def test_words_stand_in_the_text(claims: DocumentClaims) -> None:
    words = [c.words for c in claims.claims if c.words]
    assert len(words) >= 5
    for w in words:
        assert TEXT[w.start : w.end] == w.quote
        assert w.sentence[w.at : w.at + len(w.quote)] == w.quote


def test_no_text_no_words() -> None:
    known = pipeline.understand(TEXT.encode(), options=ReadOptions(name="visit.txt"))
    assert all(c.words is None for c in claims_of(known.description, document="visit.txt").claims)


def test_an_event_tells_who_when_where(claims: DocumentClaims) -> None:
    event = next(c for c in claims.claims if c.kind == "event" and c.start)
    assert event.start == "2024-05-03"
    assert named(claims, "Anna Berg").iri in event.participants
    assert not event.titled


def test_json_round_trip(claims: DocumentClaims) -> None:
    data = to_json(claims)
    assert from_json(data) == claims
    assert to_json(from_json(data)) == data


@pytest.mark.parametrize("data", [b"[]", b"{}", b"[1]", b'[1,"",["a"],[0,0,0,0,0,7],[]]', b'[2,"",[],[],[]]', b"x"])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(data)
