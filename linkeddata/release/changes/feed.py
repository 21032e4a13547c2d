"""Changes as an Atom feed, for people and news readers: an entry for each release, and for things that came, went or changed name.

Source: RFC 4287.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote

from linkeddata.release.changes.history import FOLDER
from linkeddata.release.changes.record import changes_in
from linkeddata.release.changes.values import FATES, Change
from linkeddata.release.changes.words import sentence, summary

#: Entries for releases and for entities; a reader that comes more seldom finds the rest in CHANGES.md.
RELEASES = 50
ENTITIES = 100

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_xml(records: Sequence[Mapping[str, Any]], base: str, title: str, publisher: str) -> bytes:
    """Return the feed.

    Args:
        records: of each release of the chain, newest first, at least one.
        base: base of the release.
        title: title of the feed.
        publisher: name of its author.
    """
    from lxml import etree

    own = f"{base}{FOLDER}/atom.xml"
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})

    def add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
        node = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        node.text = _NOT_XML.sub("\ufffd", text) or None
        return node

    def entry(name: str, heading: str, day: str, text: str, address: str) -> None:
        node = add(feed, "entry")
        add(node, "id", name)
        add(node, "title", heading)
        add(node, "updated", day)
        add(node, "link", rel="alternate", href=address)
        add(node, "summary", text)

    add(feed, "id", own)
    add(feed, "title", title)
    add(feed, "updated", records[0]["issued"])
    add(add(feed, "author"), "name", publisher)
    add(feed, "link", rel="self", type="application/atom+xml", href=own)
    add(feed, "link", rel="alternate", type="text/html", href=base)
    left = ENTITIES
    for record in records[:RELEASES]:
        version = record["version"]
        entry(f"{own}#{version}", f"Release {version}", record["issued"], summary(record), f"{base}{FOLDER}/{version}.json")
        for fate, change in islice(_told(record), left):
            name = f"{own}#{version}/{quote(change.iri, safe='')}"
            entry(name, sentence(fate, change), record["issued"], sentence(fate, change), change.iri)
            left -= 1
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _told(record: Mapping[str, Any]) -> Iterator[tuple[str, Change]]:
    for fate in FATES:
        yield from ((fate, change) for change in changes_in(record, fate))
