"""Codes about the IRIs of a release."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

CODES: Mapping[str, Code] = {
    "ids-lost": Code(
        Severity.ERROR,
        "A release has the registry of the release before",
        "The release before has no {?value}, so every IRI would be minted again; put the file back from a copy, or remove the release "
        "before.",
        "Addresses that others have linked to would lead to other things, or nowhere.",
        "PUBLIC/current/ without identity/ids.jsonl",
        "PUBLIC/current/identity/ids.jsonl",
        "https://www.w3.org/Provider/Style/URI",
    ),
    "ids-changed": Code(
        Severity.ERROR,
        "The registry of the release before is as it was published",
        "{?value} of the release before is not as it was published, so addresses may be missing in it; put the file back from a copy.",
        "A cut file looks whole, and what is missing in it would get other addresses.",
        "PUBLIC/current/identity/ids.jsonl with other bytes than SHA256SUMS says",
        "PUBLIC/current/identity/ids.jsonl as it was written",
        "https://www.w3.org/Provider/Style/URI",
    ),
}
