"""The JSON-LD scripts of a page, each read past its mistakes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from linkeddata.errors import LinkedDataError
from linkeddata.extract.item import Item, lost
from linkeddata.extract.jsonld import json_repair
from linkeddata.extract.jsonld.source_map import Block
from linkeddata.html.markup import Markup
from linkeddata.values.findings import Finding, Severity

MEDIA_TYPE = "application/ld+json"
# In XHTML, marks around the script are no mistake.
_XHTML = re.compile(r"<\?xml|<!DOCTYPE[^>]*XHTML|<html[^>]*\sxmlns=", re.IGNORECASE)


def read(page: Markup, base: str) -> tuple[list[Item], list[Finding]]:
    """Return the objects of all scripts in page order, and what is wrong with scripts.

    Args:
        page: HTML.
        base: not needed; objects are given as they are written.
    """
    items: list[Item] = []
    findings: list[Finding] = []
    xhtml = bool(_XHTML.search(page.source[:2000]))
    for script in page.scripts(MEDIA_TYPE):
        try:
            found = json_repair.read(script.text, cdata=xhtml)
        except LinkedDataError as error:
            line = script.line + (error.line or 1) - 1
            findings.append(lost(f"the script was left out: it is {error.what}", "make it flatter", line))
            continue
        block = Block(found.text, script.line, script.at - page.source.rfind("\n", 0, script.at))
        findings += [_told(t, block, lost_=found.value is None) for t in found.troubles]
        items += [Item("json-ld", value, script.line) for value in _objects(found.value)]
    return items, findings


def _objects(value: Any) -> list[Any]:
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]


def _told(trouble: json_repair.Trouble, block: Block, *, lost_: bool) -> Finding:
    line, column = block.at(trouble.offset)
    what = f'the key "{trouble.what}" is given twice in one object' if trouble.code == "key-twice" else trouble.what
    if lost_:
        return lost(f"the script was left out, for it is not JSON: {what}", "correct it at this place", line, column)
    told = lost(
        f"the script was read past a mistake, which others may not do: {what}", "correct it at this place", line, column
    )
    return replace(told, severity=Severity.WARNING, code="mended-block")
