"""Finds the data files of the package: shapes and vocabulary.

In a wheel they are inside the package (`linkeddata/_shapes`, `linkeddata/_vocab`); in an sdist, an editable install and the
source tree they are beside it (`shapes/`, `vocab/`).
"""

from __future__ import annotations

from pathlib import Path

from linkeddata.errors import ShapesError

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = ("shapes", "vocab")


def path(name: str, *, package: Path = _PACKAGE) -> Path:
    """Return the path of a data file on disk.

    Args:
        name: folder and file with a slash: `vocab/context.jsonld`, `shapes/core.ttl`.
        package: folder of the installed package.

    Raises:
        ValueError: the name does not begin with `shapes/` or `vocab/`, or leads out of them.
        ShapesError: the file is missing.
    """
    folder, _, rest = name.partition("/")
    if folder not in _FOLDERS or not rest or any(part in ("", ".", "..") for part in rest.split("/")) or "\\" in rest:
        raise ValueError(f"not the name of a data file: {name!r}")
    inside = package / f"_{folder}"
    found = (inside if inside.is_dir() else package.parent / folder) / rest
    if not found.is_file():
        raise ShapesError(f"the package's own file {name} is missing", "install linkeddata again", source=str(found))
    return found


def text(name: str, *, package: Path = _PACKAGE) -> str:
    """Return a data file's text; arguments and errors as for `path`."""
    return path(name, package=package).read_text(encoding="utf-8")
