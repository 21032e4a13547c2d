"""Measure the rules alone: convert annotated releases to Turtle as if the tagger made no mistake.

python -m training.ceiling FOLDER OUT          # NAME.json beside NAME.txt → OUT/NAME.ttl
python tests/quality/score.py FOLDER --predictions OUT

The tagger's windows are kept: a relation between two mentions that are never in one window is unknown here too.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from linkeddata.dates.find import find_dates
from linkeddata.dates.times import find_times
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize import turtle
from linkeddata.read import read_bytes
from linkeddata.understand.describe import from_mentions
from linkeddata.understand.recognize.labels import KINDS, RELATIONS, SPAN_TYPES
from linkeddata.understand.recognize.sentences import prose
from linkeddata.understand.recognize.tagger import MODEL, load_tagger
from linkeddata.understand.recognize.windows import WINDOW_PIECES
from linkeddata.values.document import Document
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span
from training.gold import Lesson, lesson, read_release
from training.lessons import samples


def perfect(document: Document, taught: Lesson) -> Mentions:
    """Return what a perfect tagger finds in a document, with every confidence 1."""
    dates, times = find_dates(document, taught.sentences), find_times(document)
    moments = {d.span: ("when", n) for n, d in enumerate(dates)} | {t.span: ("hour", n) for n, t in enumerate(times)}
    found = sorted({s.span: s for s in taught.spans if s.type != "date"}.values(), key=lambda s: s.span)
    place = {s.span: n for n, s in enumerate(found)}
    relations: dict[Relation, None] = {}
    for sample in samples(taught, load_tagger(MODEL).pieces, random.Random(0), WINDOW_PIECES):
        spans = [Span(sample.window.words[a].start, sample.window.words[b].end) for a, b, _, _ in sample.spans]
        for (i, j, *_), target in zip(sample.table.tolist(), sample.targets.tolist(), strict=True):
            name = RELATIONS[target]
            if name != "none" and SPAN_TYPES[sample.spans[i][2]] != "date":
                kind, thing = moments[spans[j]] if name == "when" else (name, place[spans[j]])
                relations[Relation(place[spans[i]], thing, kind, 1.0)] = None
    mentions = [Mention(s.span, MentionKind(s.type), 1.0, s.kind, float(s.kind in KINDS)) for s in found]
    return Mentions(tuple(mentions), tuple(relations), dates, tuple(prose(document)), times, ())


def main() -> None:
    """Read the command line, write a file for each release."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(args.folder.glob("*.json")):
        text, gold = read_release(path)
        document = read_bytes(text.encode(), name=path.with_suffix(".txt").name, settings=Settings())
        described = from_mentions(document, perfect(document, lesson(text, gold)))
        (args.out / f"{path.stem}.ttl").write_text(turtle.render(dataset(described, evidence=False)), "utf-8")


if __name__ == "__main__":
    main()
