"""What of a name is compared: its words, without case, accents and the two spellings of English."""

from __future__ import annotations

import re
from functools import lru_cache

from linkeddata.text.fold import words

# Words that British and American English spell in two ways; one form stands for both.
_SPELLINGS = {"programme": "program", "centre": "center", "labour": "labor", "defence": "defense", "harbour": "harbor"}
_ISE = re.compile(r"(?<=\w{3})isation(?=(?:al|s)?\b)")


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Return the words of a name that are compared, joined by spaces; "" for a name without letters and digits.

    Case, accents, dashes, full stops, apostrophes, "the" at the beginning, Unicode's two forms of a letter, and British or
    American spelling make no difference; anything else does.

    >>> key("The World Organisation for Animal Health") == key("WORLD ORGANIZATION FOR ANIMAL HEALTH")
    True
    >>> key("Côte d’Ivoire"), key("U.N."), key("Co-operation")
    ('cote divoire', 'un', 'cooperation')
    """
    found = words(name)
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    joined = " ".join([_SPELLINGS.get(word, word) for word in found])
    if "isation" in joined:
        joined = _ISE.sub("ization", joined)
    return joined.replace("co operation", "cooperation").replace("&", "and")
