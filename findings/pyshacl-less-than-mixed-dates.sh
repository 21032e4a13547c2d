#!/bin/sh
# Expected: sh:lessThan compares as SPARQL's < does. A date and a dateTime cannot be compared there, so the pair violates the shape. A dateTime
#           with a zone and one without are in order if more than 14 hours lie between them (XML Schema 1.1).
# Happens:  pyshacl 0.40.1 passes a talk that begins on the date 9 May and ends on the dateTime 3 May, and refuses one that begins on 1 May
#           with a zone and ends on 3 May without.
# Matters:  in both directions a shape says the opposite of what its author sees: an event that ends before it begins conforms, and a
#           right one does not, only because one of its times lacks a zone.
# Version:  pyshacl 0.40.1, rdflib 7.6.0. Source: SHACL, sections 4.5.3 and 1.4; XML Schema 1.1 Part 2, section 3.3.7.3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pyshacl==0.40.1 rdflib==7.6.0
"$work/venv/bin/python" - << 'PYTHON'
import pyshacl

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .
ex:InOrder a sh:NodeShape ; sh:targetClass ex:Talk ; sh:property [ sh:path ex:begins ; sh:lessThan ex:ends ] ."""
DATA = """@prefix ex: <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:talk a ex:Talk ; ex:begins "%s"^^xsd:%s ; ex:ends "%s"^^xsd:%s ."""

print("pyshacl", pyshacl.__version__)
found = []
for pair in (
    ("2024-05-09", "date", "2024-05-03T10:00:00", "dateTime"),
    ("2024-05-01T10:00:00Z", "dateTime", "2024-05-03T10:00:00", "dateTime"),
    ("2024-05-09T10:00:00", "dateTime", "2024-05-03T10:00:00", "dateTime"),
):
    conforms, _, _ = pyshacl.validate(DATA % pair, shacl_graph=SHAPES, data_graph_format="turtle", shacl_graph_format="turtle")
    print("begins {} ({}), ends {} ({}): conforms {}".format(*pair, conforms))
    found.append(conforms)
raise SystemExit(found != [True, False, False])
PYTHON
