"""What is new since the release before: a patch, a stream of versions, words, a feed, and alarms.

The modules:

lines, compare      two sorted dumps side by side: the one computation
patch               VERSION.rdfp.gz: RDF Patch, applied, reversed
stream              index.ttl, VERSION.trig: Linked Data Event Stream
record, words, feed VERSION.json, changes.json, CHANGES.md, atom.xml
history, takedown   older changes: taken over, or withdrawn
alarms              a loss too large to be believed
"""

from linkeddata.release.changes.alarms import alarms
from linkeddata.release.changes.chain import apply_chain
from linkeddata.release.changes.compare import compare
from linkeddata.release.changes.lines import diff
from linkeddata.release.changes.patch import apply, reverse
from linkeddata.release.changes.takedown import held_by
from linkeddata.release.changes.values import Change, Changes
from linkeddata.release.changes.writing import write

__all__ = ["Change", "Changes", "alarms", "apply", "apply_chain", "compare", "diff", "held_by", "reverse", "write"]
