"""Calibrate the confidences of a trained tagger on releases that it has not seen.

python -m training.calibrate WORK/state.pt --gold training/data --work CALIBRATED

The scores of each head are divided by one number, its temperature: the one under which the releases of choose.txt
are most likely. Calibration does not change which label is the most likely.

Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.lessons import Sample
from training.net import Net, load
from training.train import STATE, Course, batches, judged, options, targets

HEATS = tuple(0.5 * 1.02**step for step in range(120))  # 0.5 to 5.3


def temperatures(net: Net, data: list[list[Sample]]) -> list[float]:
    """Return the temperatures of tags, kinds and relations."""
    with torch.no_grad():
        every = [(judged(net, batch), targets(batch)) for batch in data]
    return [
        _best(torch.cat([scores[head] for scores, _ in every]), torch.cat([wanted[head] for _, wanted in every]))
        for head in range(3)
    ]


def _best(scores: Tensor, targets: Tensor) -> float:
    return min(HEATS, key=lambda heat: float(nn.functional.cross_entropy(scores / heat, targets)))


def main() -> None:
    """Read the command line, calibrate, save."""
    parser = options(__doc__)
    parser.add_argument("state", type=Path, help="the last state of a run, as training.train saves it")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    net, course = load(args.state).eval(), Course(args, choosing=True)
    heats = temperatures(net, batches(course.samples(WINDOW_PIECES), args.batch, course.rng))
    layers: tuple[nn.Linear, ...] = (net.tag, net.kind, net.relation)
    for layer, heat in zip(layers, heats, strict=True):
        layer.weight.data /= heat
        layer.bias.data /= heat
    print("temperatures of tags, kinds and relations:", *(f"{heat:.2f}" for heat in heats))
    torch.save({"shape": asdict(net.size), "mean": net.state_dict()}, args.work / STATE)


if __name__ == "__main__":
    main()
