"""Each document of an archive: converted once, and taken from the cache as long as nothing that it depends on changes.

What is kept of a document is one folder, `Prepared.folder`, of three files. In all of them a thing of the document is the number that its
claim has in `claims.json`, since the IRI that it will bear is not known yet:

    claims.json     the `DocumentClaims`
    facts.jsonl     a line for each published statement, in the description's order
    evidence.nq     the evidence graph, sorted N-Quads, with U+0001 NUMBER U+0002 in place of `<IRI of a thing>`

archive.py     folders → documents, their keys      task.py      document → the three files and what is told
applied.py     what holds for one document, its key facts.py     statements ↔ lines, numbers filled in
cache.py       what is kept, and swept away         evidence.py  statements → N-Quads, numbers filled in
prepare.py     all documents in order               cluster.py   the same on a Dask scheduler
"""

from linkeddata.release.documents.archive import Archive, archive
from linkeddata.release.documents.cache import sweep
from linkeddata.release.documents.evidence import evidence
from linkeddata.release.documents.facts import facts
from linkeddata.release.documents.kept import claims
from linkeddata.release.documents.prepare import prepared
from linkeddata.release.documents.task import Task

__all__ = ["Archive", "Task", "archive", "claims", "evidence", "facts", "prepared", "sweep"]
