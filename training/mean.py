"""Average the weights of several runs and export the mean: it reads better than each of them, and as fast.

python -m training.mean WORK/256.pt OTHER/256.pt --weights PATH/TO/all-MiniLM-L6-v2 --out linkeddata/find/model

The runs must begin at the same weights (the same `--seed`) and differ in the order or choice of what they saw. Source: Wortsman et al.,
Model soups, ICML 2022.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.export import export
from training.net import Net


def main() -> None:
    """Read the command line, average, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=Path, help="the last state of each run, as training.train saves it")
    parser.add_argument("--weights", required=True, help="folder of all-MiniLM-L6-v2 (transformers form, with tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported model")
    args = parser.parse_args()
    states = [torch.load(run, weights_only=False)["mean"] for run in args.runs]
    net = Net(args.weights)
    net.load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
            for name, first in states[0].items()
        }
    )
    export(net.eval(), args.weights, args.out)


if __name__ == "__main__":
    main()
