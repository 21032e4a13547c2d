"""Facts and evidence of all documents → the dumps of a release, and what is counted on the way.

    documents ─facts─┬─sorted by line────→ data.nq.gz, data.nt.gz
                     ├─sorted by subject─→ data.ttl, data.jsonld, lines.jsonl.gz, counts
                     └─sorted by value
              ─evidence, packed once────→ data.nq.gz

Nothing is held of the statements themselves but a block at a time (`batch.sorting`). What each file holds:

    data.nq.gz       everything: graphs `urn:sha256:DIGEST#data` and `#evidence` for each source, and `BASE#identity` for IRIs whose
                     entities were merged (`dcterms:isReplacedBy`, `owl:deprecated`); sorted by line
    data.nt.gz       the data of all documents, each triple once, sorted by line; its digest before packing is the `data_hash`
    data.ttl         the same, one thing after the other in order of IRI
    data.jsonld      the same, a flat list with our context inline; it may stand in HTML
    lines.jsonl.gz   the same, one entity with its roles a line

A document is linked with the things that it tells of by its own statements (`about`, `mentions`), and evidence with the data by the
statements that it repeats. So nothing is added that no document says.
"""

from __future__ import annotations

from linkeddata.release.data.check import check, check_evidence
from linkeddata.release.data.dumps import Dumps, write
from linkeddata.release.data.entity_files import entity_jsonld, entity_turtle
from linkeddata.release.data.facts import by_subject, by_value

__all__ = [
    "Dumps",
    "by_subject",
    "by_value",
    "check",
    "check_evidence",
    "entity_jsonld",
    "entity_turtle",
    "write",
]
