#!/bin/sh
# Expected: an element that itemref names and that has itemprop and itemscope becomes the value of that property, once for each item that
#           names it (HTML, section 5.2, "the properties of an item").
# Happens:  extruct 0.18.0 gives such a property the value null, in every item that names it; the item itself appears at top level as if
#           nobody referred to it. Properties that are plain text arrive.
# Matters:  programmes of several events share a speaker or a venue this way. The speaker loses every link to the events, silently.
# Version:  extruct 0.18.0. Source: HTML Living Standard, section 5.2.5, associating names with items; extruct/w3cmicrodata.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0
"$work/venv/bin/python" - << 'PYTHON'
from importlib.metadata import version

import extruct

PAGE = """<p id="speaker" itemprop="performer" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ana Lindqvist</span></p>
<p id="note" itemprop="description">Bring a map.</p>
<div itemscope itemtype="https://schema.org/Event" itemref="speaker note"><b itemprop="name">Tides</b></div>
<div itemscope itemtype="https://schema.org/Event" itemref="speaker note"><b itemprop="name">Dunes</b></div>"""

print("extruct", version("extruct"))
items = extruct.extract(PAGE, syntaxes=["microdata"])["microdata"]
for item in items:
    print(item["type"], item["properties"])
events = [item["properties"] for item in items if item["type"].endswith("Event")]
lost = [e["performer"] is None and e["description"] == "Bring a map." for e in events]
raise SystemExit(lost != [True, True])
PYTHON
