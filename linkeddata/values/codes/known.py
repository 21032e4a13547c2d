"""Codes about the office's own list of names."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

_SEE = "docs/known.md"

CODES: Mapping[str, Code] = {
    "known-cell": Code(
        Severity.ERROR,
        "Every cell of the list of names can be used",
        "A cell cannot be used; correct it in the spreadsheet and save the list again.",
        "A wrong address or date in the list would be published with every release.",
        "Harbour Board,organization,htp:/harbour",
        "Harbour Board,organization,https://harbour.example/",
        _SEE,
    ),
    "known-clash": Code(
        Severity.ERROR,
        "A thing has one address in the list of names",
        "Two rows contradict each other; delete one, or say from when to when each holds.",
        "A name that has two addresses cannot be linked to either.",
        "Harbour Board,organization,https://harbour.example/ and Harbour Board,organization,https://port.example/",
        "Harbour Board,organization,https://harbour.example/",
        _SEE,
    ),
    "known-twice": Code(
        Severity.WARNING,
        "A row stands once in the list of names",
        "A row stands twice; delete one of the two.",
        "When one of the two is corrected, the other stays wrong.",
        "Harbour Board,organization and again Harbour Board,organization",
        "Harbour Board,organization",
        _SEE,
    ),
    "known-shared": Code(
        Severity.WARNING,
        "A name of the list means one thing",
        "Two rows share a name; give each its country, or take the shared name out of one.",
        "A name that may mean two things is linked to neither.",
        "Harbour Board,HB,organization and Haven Bank,HB,organization",
        "Harbour Board,HB,organization and Haven Bank,,organization",
        _SEE,
    ),
    "known-namesake": Code(
        Severity.ADVICE,
        "Namesakes of the list have countries",
        "Two rows of different countries share a name; nothing need be done, as the name is used only where the text tells the country.",
        "Ministries of several countries have one name.",
        "Ministry of Health,organization,Norway and Ministry of Health,organization,Sweden",
        "Ministry of Health of Norway,organization,Norway and Ministry of Health of Sweden,organization,Sweden",
        _SEE,
    ),
    "known-parent": Code(
        Severity.WARNING,
        "The parent of a row is a row",
        "A row belongs to a name that is not in the list; add a row for it, or correct its name.",
        "A parent is published only with its own address.",
        "Pilot Station,organization,Harbor Bord",
        "Pilot Station,organization,Harbour Board",
        _SEE,
    ),
    "known-column": Code(
        Severity.ADVICE,
        "Columns of the list of names have known headings",
        "A column is not read; rename it if it is one of the known ones.",
        "A misspelt heading hides a whole column.",
        "name,kind,adress",
        "name,kind,url",
        _SEE,
    ),
    "known-empty": Code(
        Severity.WARNING,
        "The list of names has rows",
        "The list has no rows; add one with `linkeddata known add`.",
        "An empty list changes nothing.",
        "name,kind,url",
        "name,kind,url and below it Harbour Board,organization,https://harbour.example/",
        _SEE,
    ),
    "known-ambiguous": Code(
        Severity.ADVICE,
        "The text tells which row of the list is meant",
        "A name was not linked to the list of names, because the text does not tell which row is meant; give the row its country or "
        "another name, or name the body in full.",
        "A guess would give a body the address of another.",
        "The Ministry of Health signed. (two rows)",
        "The Ministry of Health of Uganda signed.",
        _SEE,
    ),
}
