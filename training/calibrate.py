"""Calibrate the confidences of a trained tagger on releases that it has not seen, and export it.

python -m training.calibrate NINE/256.pt TEN/256.pt --gold training/data --fold 0/12 --weights PATH/TO/all-MiniLM-L6-v2 --out MODEL

The scores of each head are divided by one number, its temperature: the one under which the releases that `--fold` left out of training
are most likely. Several runs are averaged first. Calibration does not change which label is the most likely.

Source: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.export import export
from training.lessons import Sample
from training.mean import mean
from training.net import Net
from training.train import Course, batches, losses, options

HEATS = tuple(0.5 * 1.02**step for step in range(120))  # 0.5 to 5.3


def last_layers(net: Net) -> tuple[nn.Linear, nn.Linear, nn.Linear]:
    """Return the layers that make the scores of tags, kinds and relations."""
    return net.tag, net.kind, net.relation


def temperatures(net: Net, data: list[list[Sample]]) -> list[float]:
    """Return the temperatures of tags, kinds and relations."""
    scores: tuple[list[Tensor], ...] = ([], [], [])
    targets: tuple[list[Tensor], ...] = ([], [], [])
    hooks = [
        layer.register_forward_hook(lambda _layer, _given, made, kept=kept: kept.append(made))
        for layer, kept in zip(last_layers(net), scores, strict=True)
    ]
    with torch.no_grad():
        for batch in data:
            losses(net, batch)  # asks the layers in the order of the targets below
            targets[0].extend(torch.tensor(s.tags) for s in batch)
            targets[1].extend(torch.tensor([kind for *_, kind in s.spans if kind >= 0], dtype=torch.long) for s in batch)
            targets[2].extend(s.targets for s in batch if s.spans and len(s.targets))
    for hook in hooks:
        hook.remove()
    return [_best(torch.cat(made), torch.cat(wanted)) for made, wanted in zip(scores, targets, strict=True)]


def _best(scores: Tensor, targets: Tensor) -> float:
    return min(HEATS, key=lambda heat: float(nn.functional.cross_entropy(scores / heat, targets)))


def main() -> None:
    """Read the command line, average, calibrate, export."""
    parser = options(__doc__, tune_epochs=0, lr=0.0)
    parser.add_argument("runs", nargs="+", type=Path, help="the last state of each run, as training.train saves it")
    args = parser.parse_args()
    net = mean(args.runs, args.weights).eval()
    course = Course(args, left_out=True)
    heats = temperatures(net, batches(course.samples(WINDOW_PIECES), args.batch, course.rng))
    for layer, heat in zip(last_layers(net), heats, strict=True):
        layer.weight.data /= heat
        layer.bias.data /= heat
    print("temperatures of tags, kinds and relations:", *(f"{heat:.2f}" for heat in heats))
    export(net, args.weights, args.out)


if __name__ == "__main__":
    main()
