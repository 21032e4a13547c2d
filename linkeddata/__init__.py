"""Press releases in, schema.org linked data out, every triple traceable to the characters it came from.

    convert(source)        the whole corridor: a file, bytes or a description → text, graphs, report
    read_file(path)        a file → Document              read_bytes(data, name=…)
    describe(document)     Document → Description
    check(path)            a page, JSON-LD, Turtle → Report        validate(graph)  any RDF graph → Report
    select(files, sparql)  SPARQL over result files → rows

>>> import linkeddata
>>> document = linkeddata.read_bytes(b"OSTBURG, 3 May 2021 - The new ferry sails.", name="-")
>>> document.value("published")
'2021-05-03'

Names are looked up when they are first used, so that `import linkeddata` loads nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
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
    from linkeddata.pipeline import Conversion, ReadOptions, convert, describe
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

# Name → the module it comes from.
_HOME = {
    "Conversion": "convert",
    "Description": "description",
    "Document": "document",
    "Finding": "report",
    "LinkedDataError": "errors",
    "ModelError": "errors",
    "ReadOptions": "convert",
    "RefusedError": "errors",
    "Report": "report",
    "Settings": "settings",
    "Severity": "report",
    "ShapesError": "errors",
    "UnreadableError": "errors",
    "UsageError": "errors",
    "WriteError": "errors",
    "check": "validate",
    "convert": "convert",
    "describe": "convert",
    "read_bytes": "read",
    "read_file": "read",
    "select": "query",
    "validate": "validate",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__all__", "__doc__", "__version__"])


class _Front(ModuleType):
    """The package itself: `convert`, `describe` and `validate` are its functions, though modules bear the same names.

    Importing a submodule sets it as an attribute of its package; for these three that would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
