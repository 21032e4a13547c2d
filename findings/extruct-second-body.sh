#!/bin/sh
# Expected: extruct reads the Microdata of a page whose second <body> tag carries itemscope and itemtype: by the HTML Standard that tag adds
#           its attributes to the one body, and so do browsers.
# Happens:  extruct 0.18.0 finds no item. lxml 6.1.3, which builds its tree, drops the second tag with its attributes.
# Matters:  systems that join templates often write two <body> tags. Search engines see the event, and a check with extruct sees a page without data.
# Version:  extruct 0.18.0, lxml 6.1.3. Source: HTML Standard, 13.2.6.4.7 (a start tag whose tag name is "body").
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 lxml==6.1.3 html5lib==1.1
"$work/venv/bin/python" - << 'PYTHON'
from importlib.metadata import version

import extruct
import html5lib

print("extruct", version("extruct"), "lxml", version("lxml"))
page = (
    '<!doctype html><html><head><title>Fair</title></head><body class="site"><p>Menu</p>'
    '<body itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Kite fair</h1></body></html>'
)
body = html5lib.parse(page, namespaceHTMLElements=False).find("body")
print("attributes of the body by the standard (html5lib):", sorted(body.attrib))
found = extruct.extract(page, syntaxes=["microdata"])["microdata"]
print("items that extruct finds:", found)
raise SystemExit(not ("itemscope" in body.attrib and found == []))
PYTHON
