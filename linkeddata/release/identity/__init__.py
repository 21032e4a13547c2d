"""Which claims of many documents are about one thing.

claims ─rules→ joins, refusals, proposals ─clusters→ Resolution ─registry→ Identities
"""
