"""What each document claims about each thing, as far as identity asks.

claim.py      the values                       json_form.py   claims ↔ JSON
taking.py     description → claims             countries.py   the country that a name or a title tells
home.py       the country of the publisher
"""

from linkeddata.release.claims.claim import Claim, DocumentClaims, Office
from linkeddata.release.claims.home import at_home
from linkeddata.release.claims.json_form import from_json, to_json
from linkeddata.release.claims.taking import claims_of, dateline_of

__all__ = ["Claim", "DocumentClaims", "Office", "at_home", "claims_of", "dateline_of", "from_json", "to_json"]
