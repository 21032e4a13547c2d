"""The JSON-LD scripts of a page, mistakes tolerated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from linkeddata.errors import LinkedDataError
from linkeddata.extract.item import Item, lost
from linkeddata.extract.jsonld import json_repair
from linkeddata.extract.jsonld.source_map import Block
from linkeddata.html.markup import Markup
from linkeddata.values.findings import Finding, Severity

MEDIA_TYPE = "application/ld+json"


def read(page: Markup, base: str) -> tuple[list[Item], list[Finding]]:
    """Return the objects of all scripts in page order, and findings.

    Args:
        page: HTML.
        base: not used; objects are returned as written.
    """
    items: list[Item] = []
    findings: list[Finding] = []
    xhtml = page.is_xhtml
    for script in page.scripts(MEDIA_TYPE):
        try:
            texts = json_repair.read_all(script.text, cdata=xhtml)
        except LinkedDataError as error:
            line = script.line + (error.line or 1) - 1
            findings.append(lost(f"the script was not read: it is {error.what}", "simplify the script", line))
            continue
        for found in texts:
            block = Block(found.text, script.line, script.at - page.source.rfind("\n", 0, script.at))
            findings += [_finding(t, block, unread=found.value is None) for t in found.troubles]
            items += [Item("json-ld", value, script.line) for value in _objects(found.value)]
    return items, findings


def _objects(value: Any) -> list[Any]:
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]


def _finding(trouble: json_repair.Trouble, block: Block, *, unread: bool) -> Finding:
    line, column = block.at(trouble.offset)
    what = f'the key "{trouble.what}" is given twice in one object' if trouble.code == "key-twice" else trouble.what
    if unread:
        return lost(f"the script was not read, because it is not valid JSON: {what}", "correct it here", line, column)
    found = lost(f"the script has a mistake that other programs may not accept: {what}", "correct it here", line, column)
    return replace(found, severity=Severity.WARNING, code="mended-block")
