"""References in the attributes of a page → whole addresses."""

from __future__ import annotations

import re
from urllib.parse import urljoin

#: Stands for the address of a page that does not tell its own, where relative references must be whole addresses to be checked.
STAND_IN = "https://this-page.example/"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SPACE = "\t\n\f\r "


def resolved(reference: str, base: str, stand_in: str = "") -> str:
    """Return a reference as a whole address, if that can be known.

    Args:
        reference: as written in an attribute.
        base: the page's address, or a URN made from its digest, against which only fragments can be read.
        stand_in: what to read other references against if `base` is a URN; "" leaves them as they are written.

    >>> resolved("#fair", "urn:sha256:00"), resolved("../b", "https://example.org/a/c"), resolved("b", "urn:sha256:00")
    ('urn:sha256:00#fair', 'https://example.org/b', 'b')
    """
    reference = reference.strip(_SPACE)
    if _SCHEME.match(reference):
        return reference
    if base.startswith("urn:"):
        if not reference or reference.startswith("#"):
            return base + reference
        base = stand_in
    if reference.startswith("#"):
        return base.partition("#")[0] + reference
    try:
        return urljoin(base, reference) if reference else base.partition("#")[0]
    except ValueError:  # a host in brackets that is no IPv6 address
        return reference
