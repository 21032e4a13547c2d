"""The readers: the tagger's weights in this package, and others that a package of their own brings."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.understand.recognize.tagger import MODEL


def reader_folder(name: str) -> Path:
    """Return the folder of a reader's weights.

    Args:
        name: `small` or `large`. One of them is in this package; the other is the package `linkeddata-reader-NAME`, which is built
            from `readers/NAME` of this repository.

    Raises:
        UsageError: it is not installed.
    """
    if json.loads((MODEL / "model.json").read_text("utf-8")).get("name") == name:
        return MODEL
    found = find_spec(f"linkeddata_reader_{name}")
    if found is None or not found.submodule_search_locations:
        raise UsageError(
            f"the {name} reader is not installed", f"pip install linkeddata-reader-{name}, or build it from readers/{name}"
        )
    return Path(found.submodule_search_locations[0])
