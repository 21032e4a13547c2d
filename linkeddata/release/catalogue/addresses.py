"""The addresses of the parts of a catalogue: the same in every release, so that harvesters see one dataset and not many."""

from __future__ import annotations

#: The file in which they are described; its address and a mark are the addresses of the parts.
FILE = "catalog.ttl"


def here(base: str) -> str:
    """Return what the addresses of all parts begin with."""
    return f"{base}{FILE}#"


def part(base: str, mark: str) -> str:
    """Return the address of a part: `catalog`, `dataset`, `publisher`, `contact`, `period`, `rights`, `provenance`.

    >>> part("https://data.example.org/", "dataset")
    'https://data.example.org/catalog.ttl#dataset'
    """
    return here(base) + mark


def distribution(base: str, name: str) -> str:
    """Return the address of a file as one form of the data; it has neither a version nor a digest.

    >>> distribution("https://data.example.org/", "data.nt.gz")
    'https://data.example.org/catalog.ttl#file-data.nt.gz'
    """
    return part(base, f"file-{name.replace('/', '-')}")
