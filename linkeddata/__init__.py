"""Turns press releases into schema.org linked data. Every triple can be traced to the characters it came from.

    convert(source)        all stages: a file, bytes, a document or a description → text, graphs, report
    read_file(path)        a file → Document              read_bytes(data, name=…)
    describe(document)     Document → Description
    check(path)            a page, JSON-LD, Turtle → Report        validate(graph)  any RDF graph → Report
    select(files, sparql)  SPARQL over result files → rows

>>> import linkeddata
>>> document = linkeddata.read_bytes(b"OSTBURG, 3 May 2021 - The new ferry sails.", name="-")
>>> document.value("published")
'2021-05-03'

Names are imported when they are first used, so `import linkeddata` loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkeddata.version import __version__ as __version__

if TYPE_CHECKING:
    from linkeddata.errors import (
        LinkedDataError,
        ModelError,
        RefusedError,
        ShapesError,
        UnreadableError,
        UsageError,
        WriteError,
    )
    from linkeddata.pipeline import Conversion, OutputName, ReadOptions, convert, describe
    from linkeddata.query import select
    from linkeddata.read import read_bytes, read_file
    from linkeddata.validation import check, validate
    from linkeddata.values.description import Description
    from linkeddata.values.document import Document
    from linkeddata.values.findings import Finding, Report, Severity
    from linkeddata.values.settings import Settings

__all__ = [
    "Conversion",
    "Description",
    "Document",
    "Finding",
    "LinkedDataError",
    "ModelError",
    "OutputName",
    "ReadOptions",
    "RefusedError",
    "Report",
    "Settings",
    "Severity",
    "ShapesError",
    "UnreadableError",
    "UsageError",
    "WriteError",
    "check",
    "convert",
    "describe",
    "read_bytes",
    "read_file",
    "select",
    "validate",
]

# Module → the names that are imported from it.
_HOMES = {
    "pipeline": ("Conversion", "OutputName", "ReadOptions", "convert", "describe"),
    "query": ("select",),
    "read": ("read_bytes", "read_file"),
    "validation": ("check", "validate"),
    "values.description": ("Description",),
    "values.document": ("Document",),
    "values.findings": ("Finding", "Report", "Severity"),
    "values.settings": ("Settings",),
    "errors": (
        "LinkedDataError",
        "ModelError",
        "RefusedError",
        "ShapesError",
        "UnreadableError",
        "UsageError",
        "WriteError",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__all__", "__doc__", "__version__"])
