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
}
