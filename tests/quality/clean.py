"""Hold training data and rule tables clean of the texts that quality is measured on.

    python tests/quality/clean.py FOLDER        # exit 1 where something is shared with the annotated texts in FOLDER

Two things are looked for, in lower case and without accents and punctuation: a run of eight words that stands in a file of
`training/` and in a text of FOLDER, and the full name (two words or more) of a person annotated in FOLDER, in `training/`, in a
string of the package's modules or in a table of `vocab/`. Official names of bodies (`official-names.txt`) break a run: a longer
name is no sentence taken over. Nothing of FOLDER is kept here; both sides are compared when this runs.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OFFICIAL = HERE / "official-names.txt"
RUN = 8  # words
NOT_RUN = "not run: needs ../shared"

# Published word lists that are used whole, by path from the root: nobody chose what stands in them, so a name there is no leak.
# None is used at present; the tables of vocab/ were written for this project.
PUBLISHED: frozenset[str] = frozenset()

_WORD = re.compile(r"\w+")
_BREAK = ""  # a word that equals none


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a file, folded, and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that a file has in common with a text it must not know."""

    file: str
    line: int
    what: str
    other: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} (in {self.other})"


def folded(text: str) -> str:
    """Return a text in lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`")


def words(text: str, line: int = 1) -> list[Word]:
    """Return the words of a text; `line` is that of its first."""
    found = []
    for number, part in enumerate(text.split("\n"), line):
        found += [Word(match.group(), number) for match in _WORD.finditer(folded(part))]
    return found


def dev_folder() -> Path | None:
    """Return the folder of the annotated texts: `gold/dev` in the folder that SHARED names, else in ../shared; None without."""
    folder = Path(os.environ.get("SHARED") or ROOT.parent / "shared") / "gold" / "dev"
    return folder if folder.is_dir() else None


def _parsed(path: Path) -> Iterator[list[Word]]:
    """Yield the runs of words of a file: of a module its strings, of JSON its values, of a table its entries, else all of it."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield words(node.value, node.lineno)
    elif path.suffix == ".json":
        for number, line in enumerate(text.split("\n"), 1):
            for value in re.findall(r'"(?:[^"\\]|\\.)*"', line):
                yield words(json.loads(value), number)
    elif path.suffix == ".tsv":
        for number, line in enumerate(text.split("\n"), 1):
            for entry in re.split(r"[\t|]", line):
                yield words(entry, number)
    else:
        yield words(text)


def training_files(root: Path = ROOT) -> list[Path]:
    """Return the files that the reader is trained with or that tell of it."""
    kept = (p for p in (root / "training").rglob("*") if p.suffix in {".txt", ".json", ".md", ".py", ".tsv"})
    return sorted(p for p in kept if "work" not in p.relative_to(root).parts)


def rule_files(root: Path = ROOT) -> list[Path]:
    """Return the modules and tables that hold rules."""
    found = sorted([*(root / "linkeddata").rglob("*.py"), *(root / "vocab").rglob("*.tsv")])
    return [p for p in found if p.relative_to(root).as_posix() not in PUBLISHED]


def official_names(path: Path = OFFICIAL) -> list[tuple[str, ...]]:
    """Return the names that break a run, longest first."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return sorted((tuple(w.text for w in words(line)) for line in lines), key=len, reverse=True)


def _broken(text: Sequence[Word], names: Sequence[tuple[str, ...]]) -> list[Word]:
    """Return the words with each official name replaced by a break."""
    first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        first.setdefault(name[0], []).append(name)
    made, n = [], 0
    while n < len(text):
        for name in first.get(text[n].text, ()):
            if tuple(w.text for w in text[n : n + len(name)]) == name:
                made.append(Word(_BREAK, text[n].line))
                n += len(name)
                break
        else:
            made.append(text[n])
            n += 1
    return made


def _grams(text: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    plain = [w.text for w in text]
    for n in range(len(plain) - RUN + 1):
        gram = tuple(plain[n : n + RUN])
        if _BREAK not in gram:
            yield n, gram


def shared_runs(files: Iterable[Path], texts: Iterable[Path], root: Path = ROOT) -> list[Shared]:
    """Return every run of `RUN` words or more that a file has in common with a text, once a run."""
    official = official_names()
    known = {gram: path.name for path in texts for _, gram in _grams(_broken(words(path.read_text("utf-8")), official))}
    found = []
    for path in files:
        for part in _parsed(path):
            text, end = _broken(part, official), -1
            hits = [(n, known[gram]) for n, gram in _grams(text) if gram in known]
            for n, other in hits:
                if n > end:  # a run begins
                    last = n
                    while (last + 1, other) in hits:
                        last += 1
                    run = " ".join(w.text for w in text[n : last + RUN])
                    found.append(Shared(path.relative_to(root).as_posix(), text[n].line, f"shares “{run}”", other))
                    end = last
    return found


def persons(folder: Path) -> dict[tuple[str, ...], str]:
    """Return the full names of the persons annotated in a folder, as words, and the file of each."""
    names = {}
    for path in sorted(folder.glob("*.json")):
        for entity in json.loads(path.read_text("utf-8")).get("entities", ()):
            for name in entity["names"] if "Person" in entity["types"] else ():
                if len(name.split()) > 1:
                    names[tuple(w.text for w in words(name))] = path.name
    return names


def shared_names(files: Iterable[Path], names: dict[tuple[str, ...], str], root: Path = ROOT) -> list[Shared]:
    """Return every place of a file that holds one of the names."""
    first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        first.setdefault(name[0], []).append(name)
    found = []
    for path in files:
        for part in _parsed(path):
            plain = [w.text for w in part]
            for n, word in enumerate(part):
                for name in first.get(word.text, ()):
                    if tuple(plain[n : n + len(name)]) == name:
                        what = f"names {' '.join(name)}"
                        found.append(Shared(path.relative_to(root).as_posix(), word.line, what, names[name]))
    return found


def problems(folder: Path) -> list[Shared]:
    """Return all that training data and rules share with the annotated texts of a folder.

    Raises:
        ValueError: the folder holds no texts or no persons, so that nothing was compared.
    """
    texts, names = sorted(folder.glob("*.txt")), persons(folder)
    if not texts or not names:
        raise ValueError(f"{folder} holds no annotated texts")
    training = training_files()
    return [*shared_runs(training, texts), *shared_names([*training, *rule_files()], names)]


def main() -> int:
    """Check against the folder named on the command line, else against the one that `dev_folder` finds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else dev_folder()
    if folder is None:
        print(NOT_RUN)
        return 0
    found = problems(folder)
    counts = f"{len(training_files())} files of training, {len(rule_files())} of rules; {len(persons(folder))} names of persons"
    print(*found, f"{counts}: {len(found)} things shared", sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
