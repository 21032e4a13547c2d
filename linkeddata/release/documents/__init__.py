"""Each document of an archive: converted once, and taken from the cache as long as nothing that it depends on changes.

What is kept of a document is one folder, `Prepared.folder`, of three files. In all of them a thing of the document is the number that its
claim has in `claims.json`, since the IRI that it will bear is not known yet:

    claims.json     the `DocumentClaims`
    facts.jsonl     a line for each published statement, in the description's order
    evidence.nq.gz  the evidence graph, sorted N-Quads, with U+0001 NUMBER U+0002 in place of `<IRI of a thing>`, in gzip: 1/24 of its size

    archives.py        folders → documents, their keys
    applied.py         what holds for one document, and the key under which the result is kept
    preparation.py     one document, kept or converted      prepare.py   all documents in order
    remote.py          one document on a worker             cluster.py   all documents on a Dask scheduler
    task.py            document → the three files and what is told (`made.py`)
    cache.py           what is kept, and swept away
    fact_lines.py      statements ↔ lines; numbers are filled in
    evidence_lines.py  statements → N-Quads; numbers are filled in
    words.py           a quotation in its sentence          numbers.py   things as numbers, marks of statements
"""

from linkeddata.release.documents.archives import Archive, archive
from linkeddata.release.documents.cache import sweep
from linkeddata.release.documents.evidence_lines import evidence
from linkeddata.release.documents.fact_lines import facts, rows
from linkeddata.release.documents.kept import claims
from linkeddata.release.documents.prepare import prepared
from linkeddata.release.documents.task import Task

__all__ = ["Archive", "Task", "archive", "claims", "evidence", "facts", "prepared", "rows", "sweep"]
