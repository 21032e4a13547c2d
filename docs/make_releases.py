"""Make `vocab/releases.tsv` again: in which release of schema.org each term appeared. Run from the repository's root.

    git clone https://github.com/schemaorg/schemaorg FOLDER
    python docs/make_releases.py FOLDER           # writes vocab/releases.tsv
    python docs/make_releases.py FOLDER --check   # writes nothing, exits 1 where something would change

`data/releases/` there has the vocabulary of each release since 2.0, with all its layers, and `versions.json` names them. A term
appeared in the first release that defines it in any layer. Terms that none of them defines came with the release that
`vocab/schema.ttl` follows. Facts are taken, no texts.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from linkeddata.schema import vocabulary

TABLE = Path(__file__).resolve().parent.parent / "vocab" / "releases.tsv"
#: The release that `vocab/schema.ttl` follows.
NEWEST = "30.1"
#: The file with all layers, by its name in newer and older releases.
FILES = ("schemaorg-all-https.nt", "schemaorg-all-http.nt", "all-layers.nt", "all-layers.nq", "schema.nt")
HEAD = """\
# In which release of schema.org each term of schema.ttl appeared: release, terms.
# From:    data/releases of github.com/schemaorg/schemaorg; facts only. Made by docs/make_releases.py.
# Licence: CC BY-SA 3.0, as the vocabulary.
# Layout:  one release a line, oldest first; the first line has what is at least as old as 2.0.
"""
_DEFINED = re.compile(r"^<https?://schema\.org/(\w+)> <http://www\.w3\.org/1999/02/22-rdf-syntax-ns#type> ", re.MULTILINE)


def defined(folder: Path) -> set[str]:
    """Return the local names of the terms that a release defines.

    Raises:
        FileNotFoundError: the folder has none of the files that hold a release.
    """
    for path in (folder / name for name in FILES):
        if path.is_file():
            return set(_DEFINED.findall(path.read_text(encoding="utf-8")))
    raise FileNotFoundError(f"{folder} has none of {', '.join(FILES)}")


def table(repository: Path) -> str:
    """Return the table made from a copy of schema.org's repository."""
    releases = json.loads((repository / "versions.json").read_text(encoding="utf-8"))["releaseLog"]
    left, lines = set(vocabulary.terms()), []
    for release in sorted(releases, key=lambda name: [int(part) for part in name.split(".")]):
        new = left & defined(repository / "data" / "releases" / release)
        left -= new
        if new:
            lines.append(f"{release}\t{' '.join(sorted(new))}\n")
    return HEAD + "".join(lines) + f"{NEWEST}\t{' '.join(sorted(left))}\n"


def main() -> int:
    """Write the table if it has changed; return 1 if `--check` would have written it."""
    made = table(Path(sys.argv[1])).encode()
    changed = not TABLE.is_file() or TABLE.read_bytes() != made
    if changed:
        print(TABLE.name)
        if "--check" not in sys.argv[2:]:
            TABLE.write_bytes(made)
    return int(changed and "--check" in sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
