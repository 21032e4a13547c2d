"""A folder of press releases → one release of open data: one node for each thing, checked, described, and published at once.

    files ─documents→ claims, facts ─identity→ entities ─data→ dumps ─┬─catalogue→ DCAT-AP, VoID, README
                                                                      ├─changes──→ RDF Patch, LDES, Atom
                                                                      └─site─────→ pages, search, sitemaps
    all of it in a folder of its own ─publish→ the folder that the web sees, in one step

The stages hand on the values of `values.py`:

    documents/    each document: converted, or taken from the cache
    identity/     which claims of documents are about one thing, and why
    data/         dumps in N-Quads, N-Triples, Turtle, JSON-LD
    catalogue/    what the release is: DCAT-AP 3 and 2, VoID, schema.org, its score
    changes/      what is new since the release before
    site/         pages for people
    publish/      versions, one atomic switch

Each is a folder that imports none of the others, except through `values.py` and `claims/`.
"""
