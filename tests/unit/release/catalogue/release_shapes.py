"""Check the catalogues of a small release with DCAT-AP's own SHACL constraints.

    PYTHONPATH=tests:tests/unit/validation python tests/unit/release/catalogue/release_shapes.py FOLDER

FOLDER holds 3.0.1/ and 2.1.1/. Exit 1 if something is found that is not known.

Prints what they find and why: what `shapes_findings` names is no mistake of the catalogue. What it names and they do not find is told
too.
The range and vocabulary constraints get the concepts of the EU's lists beside the catalogue; recommendations get the catalogue alone.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import catalogued
import dcat_ap
import pyshacl
from rdflib import RDF, Graph

from linkeddata.release.catalogue.dcat import DIALECTS
from linkeddata.release.catalogue.shapes_findings import Known, known
from linkeddata.values.namespaces import local_name

CASES = {
    "all settings": catalogued.SETTINGS,
    "nothing that may be left out": replace(catalogued.SETTINGS, availability="", publisher_url=""),
    "a page in place of an address for mail": replace(
        catalogued.SETTINGS, contact_email="", contact_url="https://veltmark.example/contact"
    ),
    "a licence that is in no list": replace(catalogued.SETTINGS, licence="https://licences.example/own", licence_code=""),
}

Found = Counter[tuple[str, str, str, str]]  # version, file, property, severity


def found(release: Path, shapes: Path) -> Found:
    """Return what the constraints find in the two catalogues of a release, and how often."""
    made: Found = Counter()
    for dialect in DIALECTS:
        data = Graph().parse(release / dialect.file)
        for path in sorted((shapes / dialect.version).glob("*.ttl")):
            given = data if dcat_ap.ALONE in path.name else data + dcat_ap.concepts(data)
            _, report, _ = pyshacl.validate(given, shacl_graph=Graph().parse(path))
            for result in report.objects(report.value(None, RDF.type, dcat_ap.SH.ValidationReport), dcat_ap.SH.result):
                prop = local_name(report.value(result, dcat_ap.SH.resultPath) or "")
                made[dialect.version, path.name, prop, local_name(report.value(result, dcat_ap.SH.resultSeverity))] += 1
    return made


def cause(place: tuple[str, str, str, str], accepted: tuple[Known, ...]) -> str | None:
    """Return why something is found, or None."""
    version, file, prop, severity = place
    fits = (k for k in accepted if (k.version, k.property, k.severity) == (version, prop, severity) and k.file in file)
    return next((k.cause for k in fits), None)


def main(shapes: Path) -> int:
    """Print the table; 1 if something is found that is not known, or known and not found."""
    failed = False
    for name, settings in CASES.items():
        accepted = known(settings)
        with tempfile.TemporaryDirectory() as folder:
            made = found(catalogued.release(Path(folder) / "release", settings), shapes)
        print(f"{name}: {sum(made.values())} findings")
        for place, number in sorted(made.items()):
            why = cause(place, accepted)
            print(f"  {number:3} {' '.join(place)}: {why or 'NOT KNOWN'}")
            failed |= why is None
        for one in accepted:
            if not any(cause(place, (one,)) for place in made):
                print(f"  known, and not found: {one}")
                failed = True
    return int(failed)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # rdflib and pyshacl write there what they cannot read
    sys.exit(main(Path(sys.argv[1])))
