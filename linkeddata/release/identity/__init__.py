"""Which claims of many documents are about one thing.

claims ─rules→ joins, refusals, proposals ─clusters→ Resolution ─registry→ Identities

    policy.py      the rules, in two tables: what may be one, what never is
    documents.py persons.py organizations.py places.py events.py   the rules of each kind
    names.py words.py posts.py days.py                             names, offices and days made comparable
    archive.py     all things, and which are one so far            groups.py     things that share a key
    clusters.py    joins, and what forbids them                    judging.py    what editors say
    run.py         the rules in order, to a fixed point            proposing.py  what is left open
    verdict.py     what the rules say of any two things

    registry.py    clusters → entities with IRIs that stay, in the order of the steps
    entries.py ids_file.py       what is recorded of each IRI, and its file
    tellings.py continuity.py    things found again by what was recorded of them
    heirs.py given.py slugs.py   the IRIs that stay, that are given, that are minted; roles.py those of roles
    shown_names.py               which of many names is shown
    forgotten.py                 names that were dropped leave the record
    files.py lines.py            the files of `identity/`, and lines for editors
    conflicts.py single_valued.py   what joined documents disagree on
    explain.py looked_up.py      why an entity is what it is, from the files
"""

from linkeddata.release.identity.resolution import Cluster, Proposal, Refusal, Resolution
from linkeddata.release.identity.run import joins_by_rule, resolve
from linkeddata.release.identity.verdict import Verdict, context_of, pair_verdict

__all__ = ["Cluster", "Proposal", "Refusal", "Resolution", "Verdict", "context_of", "joins_by_rule", "pair_verdict", "resolve"]
