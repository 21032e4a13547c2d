"""The check with DCAT-AP's own constraints tells what it does not know: with constraints of our own in their place."""

from __future__ import annotations

from pathlib import Path

import pytest
import release_shapes

from linkeddata.release.catalogue.shapes_findings import KNOWN, known
from linkeddata.values.release_settings import ReleaseSettings

SHAPE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] sh:targetClass dcat:Dataset ; sh:property [ sh:path PATH ; sh:minCount 1 ] .
"""


@pytest.mark.slow
@pytest.mark.parametrize(("path", "told"), [("dcterms:title", "known, and not found"), ("dcterms:abstract", "NOT KNOWN")])
def test_what_is_found_and_what_is_known_must_agree(
    path: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in ("3.0.1", "2.1.1"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "shapes.ttl").write_text(SHAPE.replace("PATH", path))
    assert release_shapes.main(tmp_path) == 1
    assert told in capsys.readouterr().out


def test_every_known_finding_has_a_cause() -> None:
    assert len(known(ReleaseSettings())) == 7 and known(ReleaseSettings(availability="STABLE", licence_code="CC0")) == KNOWN
    assert len(KNOWN) == 3 == len({(k.version, k.property) for k in KNOWN})
    assert all(k.cause.endswith(".") and k.version in k.cause for k in known(ReleaseSettings()))
