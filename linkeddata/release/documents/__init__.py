"""Each document of an archive: converted once, and taken from the cache as long as nothing that it depends on changes.

What is kept of a document is one folder, `Prepared.folder`, of three files. In all of them a thing of the document is the number that its
claim has in `claims.json`, since the IRI that it will bear is not known yet:

    claims.json     the `DocumentClaims`
    facts.jsonl     a line for each published statement, in the description's order
    evidence.nq     the evidence graph, sorted N-Quads, with U+0001 NUMBER U+0002 in place of `<IRI of a thing>`
"""
