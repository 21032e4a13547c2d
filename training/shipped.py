"""Read the weights that the package ships back as a state to train further; embeddings come from the published encoder.

python -m training.shipped linkeddata/understand/recognize/weights --weights PATH/TO/all-mpnet-base-v2 --layers 6 --work WORK
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.net import Net, new
from training.train import STATE


def shipped(model: Path, weights: Path, layers: int | None) -> Net:
    """Return the network of a shipped model; what int8 has rounded away stays away.

    Args:
        model: folder with `reader.onnx` and `heads.npz`.
        weights: folder of the published encoder that it began with.
        layers: how many of its layers it has, None for all.
    """
    net = new(weights, layers)
    kept = {t.name.removeprefix("net."): _tensor(t) for t in onnx.load(model / "reader.onnx").graph.initializer}
    kept |= {name: torch.from_numpy(array) for name, array in np.load(model / "heads.npz").items()}
    found = {}
    for name, trained in net.named_parameters():
        if not trained.requires_grad:
            continue
        layer = name.removesuffix(".weight")
        if name in kept:
            found[name] = kept[name]
        else:
            found[name] = (kept[f"{layer}.rows"].float() * kept[f"{layer}.steps"]).T * kept[f"{layer}.shrink"]
    net.load_state_dict(found, strict=False)
    return net


def _tensor(initializer: onnx.TensorProto) -> Tensor:
    return torch.from_numpy(numpy_helper.to_array(initializer).copy())


def main() -> None:
    """Read the command line, read the weights, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="folder of a shipped model")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the published encoder that it began with")
    parser.add_argument("--layers", type=int, help="layers of the published encoder; all by default")
    parser.add_argument("--work", type=Path, required=True, help="folder for the state")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    net = shipped(args.model, args.weights, args.layers)
    torch.save({"shape": asdict(net.size), "mean": net.state_dict()}, args.work / STATE)


if __name__ == "__main__":
    main()
