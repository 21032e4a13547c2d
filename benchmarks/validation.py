"""Measure how fast many pages are checked, and one, as ratios taken in one run.

    python benchmarks/validation.py                  # 1,000 pages; pyshacl on 60 of them
    python benchmarks/validation.py --full           # pyshacl on all of them: some minutes
    python benchmarks/validation.py --profile google --pages 300

The pages are made up from a seed as the converter writes them: a news article of about 400 statements with events, persons,
organizations and places; every fifth has a mistake. Both engines must report the same rows of every page that both check. Each timed
loop runs in one thread; the engines take turns, page by page. README.md explains the lines of the output.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from linkeddata.values.namespaces import SCHEMA

os.environ["RAYON_NUM_THREADS"] = "1"  # one thread for either engine
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that it runs from a source tree, too

from rdflib import RDF, RDFS, URIRef  # noqa: E402

from linkeddata.rdf import parse  # noqa: E402
from linkeddata.rdf.triple_index import Data  # noqa: E402
from linkeddata.schema import vocabulary  # noqa: E402
from linkeddata.validation import check, engines  # noqa: E402
from linkeddata.validation.shapes import profiles  # noqa: E402

_FIRST = "Ana Bente Čedomir Dilnoza Émile Farrukh Guðrún Hanne Ilze Jörg Kalpana Łukasz Mbali Ngozi Óscar Pirkko".split()
_LAST = "Aldana Brekke Çelik Dumitru Espersen Fofana Grybaitė Hoxha Ibarra Jurić Kvist Lindqvist Mäkelä Ndiaye Oyelaran Petrosyan".split()
_TOWNS = "Brekkevik Calanova Drumlisk Eskilholm Farvale Grünsee Hollinport Istrana Jarlsund Kestrava Lomnitz Mireval".split()
_BODIES = (
    "Harbour Board",
    "Institute of Hydrology",
    "Chamber of Pilots",
    "Ministry of Fisheries",
    "Port Authority",
    "Tide Office",
)
_OFFICES = ("Minister of Ports", "ambassador", "director general", "rector", "harbour master", "head of section")
_KINDS = ("meeting", "visit", "speech", "conference", "signing", "reception")
#: So many of each make about 400 statements.
_COUNTS = {"persons": (16, 24), "bodies": (8, 12), "places": (8, 12), "events": (20, 26)}


def page(seed: int) -> str:
    """Write the JSON-LD of one article."""
    random = Random(seed)
    counts = {name: random.randint(*bounds) for name, bounds in _COUNTS.items()}
    places = [
        {"@id": f"#place-{n}", "@type": random.choice(["City", "City", "Country", "Place"]), "name": random.choice(_TOWNS)}
        for n in range(counts["places"])
    ]
    for place in places[1:]:
        if random.random() < 0.5:
            place["containedInPlace"] = {"@id": "#place-0"}
    bodies = [
        {"@id": f"#body-{n}", "@type": "Organization", "name": f"{random.choice(_TOWNS)} {random.choice(_BODIES)}"}
        for n in range(counts["bodies"])
    ]
    persons = [_person(random, n, counts) for n in range(counts["persons"])]
    events = [_event(random, n, counts) for n in range(counts["events"])]
    things: list[dict[str, Any]] = [*persons, *bodies, *places, *events]
    article: dict[str, Any] = {
        "@id": "#article",
        "@type": "NewsArticle",
        "headline": f"{random.choice(_TOWNS)} Receives the {random.choice(_BODIES)} of {random.choice(_TOWNS)}",
        "datePublished": f"20{random.randint(10, 25)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}",
        "publisher": {"@id": "#body-0"},
        "about": {"@id": "#event-0"},
        "mentions": [{"@id": thing["@id"]} for thing in things],
    }
    if seed % 5 == 0:
        _spoil(random, article, things)
    graph = {"@context": "https://schema.org", "@graph": [article, *things]}
    return json.dumps(graph, ensure_ascii=False, indent=1)


def _person(random: Random, number: int, counts: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": f"#person-{number}",
        "@type": "Person",
        "name": f"{random.choice(_FIRST)} {random.choice(_LAST)}",
        "jobTitle": random.choice(_OFFICES),
    }
    if random.random() < 0.7:
        made["worksFor"] = {"@id": f"#body-{random.randrange(counts['bodies'])}"}
    if random.random() < 0.3:
        made["nationality"] = {"@id": f"#place-{random.randrange(counts['places'])}"}
    return made


def _event(random: Random, number: int, counts: dict[str, int]) -> dict[str, Any]:
    kind, day = random.choice(_KINDS), random.randint(1, 20)
    made: dict[str, Any] = {
        "@id": f"#event-{number}",
        "@type": "Event",
        "additionalType": f"https://w3id.org/linkeddata/event-types#{kind}",
        "name": f"{kind.title()} in {random.choice(_TOWNS)}",
        "startDate": f"2020-03-{day:02}",
        "location": {"@id": f"#place-{random.randrange(counts['places'])}"},
        "attendee": [{"@id": f"#person-{n}"} for n in random.sample(range(counts["persons"]), random.randint(1, 5))],
    }
    if random.random() < 0.3:
        made["endDate"] = f"2020-03-{day + random.randint(0, 7):02}"
    if number and random.random() < 0.5:
        made["superEvent"] = {"@id": "#event-0"}
    return made


def _spoil(random: Random, article: dict[str, Any], things: list[dict[str, Any]]) -> None:
    mistake = random.randrange(5)
    if mistake == 0:
        article["headline"] = [article["headline"], "Another Headline"]
    elif mistake == 1:
        del article["headline"]
    elif mistake == 2:
        del random.choice(things)["name"]
    elif mistake == 3:
        things[-1]["attendee"] = {"@id": "#place-0"}
    else:
        things[-1]["startDate"] = ["2020-03-01", "2020-03-02"]


def data(text: str, shapes: profiles.Shapes) -> Data:
    """Read a page as validation gives it to an engine: with the classes above those in use."""
    said = Data(parse.triples(parse.parse(text.encode(), "jsonld", name="page", base="https://press.example/a")))
    schema, above = SCHEMA, list(shapes.graph.triples((None, RDFS.subClassOf, None)))
    for name in {a for c in {str(o) for _, o in said.pairs(RDF.type)} for a in vocabulary.ancestors(c)}:
        known = vocabulary.terms().get(name)
        above += [(URIRef(schema + name), RDFS.subClassOf, URIRef(schema + p)) for p in (known.parents if known else ())]
    return said.with_(above)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that work takes, and what it returns."""
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made


def engine_part(texts: Sequence[str], shapes: profiles.Shapes, sample: int) -> None:
    """Compare the engines on data that are read already; compiling the shapes and importing count as the first page."""
    times: dict[str, list[float]] = {"shacl": [], "pyshacl": []}
    statements, results, compared = 0, 0, 0
    every = max(1, len(texts) // sample)
    for number, text in enumerate(texts):
        said = data(text, shapes)
        statements += len(said)
        seconds, quick = timed(lambda said=said: list(engines.ENGINES["shacl"](shapes.graph, said)))
        times["shacl"].append(seconds)
        results += len(quick)
        if number % every == 0:
            seconds, slow = timed(lambda said=said: list(engines.ENGINES["pyshacl"](shapes.graph, said)))
            times["pyshacl"].append(seconds)
            assert Counter(quick) == Counter(slow), f"page {number}: the engines tell different rows"
            compared += 1
    quick_time, slow_time = sum(times["shacl"]), sum(times["pyshacl"]) / compared * len(texts)
    scaled = "" if compared == len(texts) else f" (from {compared})"
    print(f"{len(texts)} pages, {statements / len(texts):.0f} statements each, {results} results; the same rows on {compared}")
    print(
        f"engines alone:   shacl {quick_time:7.2f} s   pyshacl {slow_time:7.1f} s{scaled}   ratio {slow_time / quick_time:6.1f}"
    )


def whole(texts: Sequence[str], names: Sequence[str], sample: int) -> None:
    """Compare checking from bytes to findings, and tell where the time of the quick way goes."""

    def checked(text: str, engine: str) -> Any:
        found = check(text.encode(), kind="jsonld", base="https://press.example/a", profiles=names, engine=engine)
        return [(f.code, f.message, f.node, f.line) for f in found.findings]

    shapes = profiles.load(names)
    chosen = texts[:: max(1, len(texts) // sample)]
    times: dict[str, list[float]] = {"shacl": [], "pyshacl": [], "reading": [], "engine": []}
    for text in chosen:
        seconds, quick = timed(lambda text=text: checked(text, "shacl"))
        times["shacl"].append(seconds)
        seconds, slow = timed(lambda text=text: checked(text, "pyshacl"))
        times["pyshacl"].append(seconds)
        assert quick == slow, "the engines lead to different findings"
        times["reading"].append(timed(lambda text=text: data(text, shapes))[0])
        said = data(text, shapes)
        times["engine"].append(timed(lambda said=said: list(engines.ENGINES["shacl"](shapes.graph, said)))[0])
    middle = {name: statistics.median(values) * 1000 for name, values in times.items()}
    ratio = middle["pyshacl"] / middle["shacl"]
    print(f"bytes to findings, a page: shacl {middle['shacl']:.1f} ms   pyshacl {middle['pyshacl']:.0f} ms   ratio {ratio:.1f}")
    print(
        f"    of a page with shacl, the engine takes {middle['engine']:.1f} ms; plain reading alone {middle['reading']:.1f} ms"
    )


def one_page(text: str, names: Sequence[str], runs: int) -> None:
    """Compare a whole `linkeddata validate` of one page with importing pyshacl."""
    script = Path(sys.executable).with_name("linkeddata")
    tool = [str(script)] if script.is_file() else [sys.executable, "-c", "from linkeddata.cli import main; main()"]
    options = [option for name in names for option in ("--profile", name)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.jsonld"
        file.write_text(text, encoding="utf-8")
        commands = {
            "validate": [*tool, "validate", "--base", "https://press.example/a", *options, str(file)],
            "import": [sys.executable, "-c", "import pyshacl"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        for _ in range(runs):
            for name, line in commands.items():
                seconds, done = timed(lambda line=line: subprocess.run(line, capture_output=True, check=False, env=environment))
                assert done.returncode in (0, 1), done.stderr.decode()
                times[name].append(seconds)
    took, bare = (statistics.median(times[name]) for name in ("validate", "import"))
    print(f"one page, whole process: {took * 1000:.0f} ms   import pyshacl {bare * 1000:.0f} ms   ratio {took / bare:.2f}")


def main() -> None:
    """Run all three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=60, help="pages that pyshacl checks, too")
    parser.add_argument("--full", action="store_true", help="pyshacl checks all pages")
    parser.add_argument("--profile", action="append", help="default: core")
    parser.add_argument("--runs", type=int, default=15, help="of the whole process")
    asked = parser.parse_args()
    names = asked.profile or ["core"]
    texts = [page(seed) for seed in range(asked.pages)]
    sample = asked.pages if asked.full else min(asked.sample, asked.pages)
    engine_part(texts, profiles.load(names), sample)
    whole(texts, names, min(sample, 60))
    one_page(texts[1], names, asked.runs)


if __name__ == "__main__":
    main()
