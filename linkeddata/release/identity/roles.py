"""The IRIs of roles: posts that persons hold, and parts that they take in events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from linkeddata.release.identity.slugs import digits
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.values import Member

# What the IRI of a claim begins with if its document has no address: it would change with every letter of the text.
_DIGEST = re.compile(r"urn:sha256:[0-9a-f]{64}")


def role_iris(entity_of: Mapping[Member, str], tellings: Tellings) -> dict[Member, str]:
    """Return the IRI of each role: `{IRI of its owner}#role-{six base32 digits}`.

    Two documents that tell of the same post have two roles: what each says about it, from when to when, stays apart, with its own
    evidence. The digits come from the document's key and the IRI of the claim, without the digest of the source.

    Args:
        entity_of: the IRIs of all other members. A role without an owner hangs on its document.
        tellings: of all documents.
    """
    owned: dict[str, list[Member]] = defaultdict(list)
    for document in tellings.documents:
        for member in tellings.of(document, "role"):
            owner = entity_of.get(Member(document, tellings.claim(member).owner))
            article = next((entity_of[m] for m in tellings.of(document, "document") if m in entity_of), "")
            if owner or article:
                owned[owner or article].append(member)
    found = dict[Member, str]()
    for owner, members in owned.items():
        taken = set[str]()
        for member in sorted(members):
            parts = (member.document, _DIGEST.sub("", member.claim))
            forms = (f"{owner}#role-{digits(length, *parts)}" for length in (6, 12, 24, 52))
            iri = next((iri for iri in forms if iri not in taken), f"{owner}#role-{digits(52, *parts, member.claim)}")
            found[member] = iri
            taken.add(iri)
    return found
