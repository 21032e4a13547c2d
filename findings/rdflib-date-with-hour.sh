#!/bin/sh
# Expected: rdflib calls a literal ill-typed where its text is not in the lexical space of its datatype: an hour in an xsd:date, a bare
#           day in an xsd:dateTime, a week date in an xsd:date.
# Happens:  rdflib 7.6.0 reads all three, with a value and ill_typed False: the hour is cut off, the day gets midnight, the week date becomes a day.
# Matters:  a check that trusts ill_typed (pyshacl's sh:datatype does) finds nothing wrong with startDate "2024-05-09T10:00:00Z"^^xsd:date,
#           which other stores refuse or keep as a literal without a value; counts and comparisons then differ between stores.
# Version:  rdflib 7.6.0. Source: XML Schema 1.1 Part 2, sections 3.3.9 (date) and 3.3.7 (dateTime); rdflib/xsd_datetime.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check rdflib==7.6.0
"$work/venv/bin/python" - << 'PYTHON'
import rdflib
from rdflib import XSD, Literal

print("rdflib", rdflib.__version__)
found = []
for text, datatype in (("2024-05-09T10:00:00Z", XSD.date), ("2024-05-09", XSD.dateTime), ("2024-W19-4", XSD.date)):
    literal = Literal(text, datatype=datatype)
    print(f"{text!r} as {datatype.split('#')[1]}: value {literal.value!r}, ill_typed {literal.ill_typed}")
    found.append((str(literal.value), literal.ill_typed))
raise SystemExit(found != [("2024-05-09", False), ("2024-05-09 00:00:00", False), ("2024-05-09", False)])
PYTHON
