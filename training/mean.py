"""Average the weights of several runs and export the mean, which is more accurate than each run and as fast.

python -m training.mean WORK/256.pt OTHER/256.pt --weights PATH/TO/all-MiniLM-L6-v2 --out linkeddata/understand/recognize/weights

The runs must start from the same weights (the same `--seed`) and differ in the order or choice of what they saw. Source: Wortsman et al.,
Model soups, ICML 2022.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from training.export import export
from training.net import Net


def mean(runs: Sequence[Path], weights: str) -> Net:
    """Return the network whose weights are the mean of those of the runs; pruned runs give a pruned network."""
    states = [torch.load(run, weights_only=False)["mean"] for run in runs]
    net = Net(weights)
    for name, module in net.named_modules():
        if isinstance(module, nn.Linear):
            module.weight, module.bias = (
                kept if kept is None else nn.Parameter(torch.empty_like(states[0][f"{name}.{part}"]))
                for part, kept in (("weight", module.weight), ("bias", module.bias))
            )
    net.load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
            for name, first in states[0].items()
        }
    )
    return net


def main() -> None:
    """Read the command line, average, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=Path, help="the last state of each run, as training.train saves it")
    parser.add_argument("--weights", required=True, help="folder of all-MiniLM-L6-v2 (transformers form, with tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported model")
    args = parser.parse_args()
    export(mean(args.runs, args.weights).eval(), args.weights, args.out)


if __name__ == "__main__":
    main()
