"""Fit the weights of `understand/events/plausibility.py` on releases that the tagger was not trained on.

python -m training.plausible training/data ../shared/gold/real --model MODEL

An event is taken for real where one of its words is a mention, or lies in a name, of an annotated event. Optional ones are not used.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from unittest.mock import patch

import torch

from linkeddata.read import read_bytes
from linkeddata.understand.entities import resolve
from linkeddata.understand.events import extract_events, plausibility
from linkeddata.understand.recognize import recognize
from linkeddata.values.entities import Event
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD
from training.gold import lesson
from training.release import read_release
from training.train import listed

PULL = 0.02  # towards the mean of the weights; there are few events


def examples(path: Path, model: Path) -> list[tuple[list[float], bool]]:
    """Return signs and truth of each event that the tagger finds in an annotated release."""
    release = read_release(path)
    document = read_bytes(release.text.encode(), name=f"{path.stem}.txt")
    found = recognize(document, model)
    candidates: list[Event] = []

    def keep(event: Event) -> float:
        candidates.append(event)
        return 0.0

    with patch("linkeddata.understand.events.chance", keep):
        extract_events(document, found, resolve(document, found), STANDARD)
    known = _places(release.gold, lesson(release).spans)
    out = []
    for event in candidates:
        places = [found.mentions[n].span for n in event.mentions]
        hits = [optional for span, optional in known if any(span.overlaps(p) for p in places)]
        if not hits or not all(hits):
            out.append((plausibility.signs(event), bool(hits)))
    return out


def _places(gold: dict[str, Any], spans: Any) -> list[tuple[Span, bool]]:
    optional = {event["id"]: bool(event.get("optional")) for event in gold["events"]}
    return [(s.span, optional[s.id]) for s in spans if s.id in optional]


def fitted(rows: list[tuple[list[float], bool]]) -> list[float]:
    """Return base and weights of a logistic regression."""
    given = torch.tensor([[1.0, *signs] for signs, _ in rows])
    wanted = torch.tensor([float(real) for _, real in rows])
    weights = torch.zeros(given.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(given @ weights, wanted) + PULL * (weights[1:] ** 2).mean()
        value.backward()
        return value

    optimizer.step(loss)
    return weights.tolist()


def main() -> None:
    """Read the command line, print the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    args = parser.parse_args()
    paths = [p for folder in args.gold for p in sorted(folder.glob("*.json")) if p.stem in listed("choose")]
    rows = [row for path in paths for row in examples(path, args.model)]
    print(f"{len(paths)} releases, {len(rows)} events, {sum(real for _, real in rows)} real")
    print(", ".join(f"{weight:.2f}" for weight in fitted(rows)))


if __name__ == "__main__":
    main()
