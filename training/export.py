"""Write a trained network as the files that the package ships.

python -m training.export WORK/state.pt OUT --name large --gold training/data --work WORK
"""

from __future__ import annotations

import hashlib
import json
import shutil
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.labels import KINDS, RELATIONS, SPAN_TYPES
from linkeddata.understand.recognize.tagger import MODEL
from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.net import Net, load
from training.quantize import quantize
from training.train import Course, options

VERSION = "2"
PROBE = 60  # windows in which the largest inputs are looked for


class _Encoder(nn.Module):
    """The part that runs in ONNX: encoder and tag head, for one window, at the first piece of each word.

    Without padding there is no mask, and the last layer computes only the first pieces, since the others are not used. This saves a
    sixth of the time.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        encoder = self.net.encoder
        hidden = encoder((encoder.words(pieces) + self.net.shape(shapes))[0], first=first)
        return hidden, self.net.tag(hidden)


def export(net: Net, out: Path, name: str) -> None:
    """Write a network, quantised or not: `reader.onnx`, `heads.npz`, `tokenizer.json` and `model.json` with their digests to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
    if net.encoder.bias is not None:  # nothing is longer than a window with its two marks
        net.encoder.bias = net.encoder.bias[:, : WINDOW_PIECES + 2, : WINDOW_PIECES + 2]
    example = (torch.randint(1000, 2000, (1, 12)), torch.ones(1, 12, dtype=torch.long), torch.tensor([1, 3, 5]))
    torch.onnx.export(
        _Encoder(net),
        example,
        str(out / "reader.onnx"),
        input_names=["pieces", "shapes", "first"],
        output_names=["hidden", "tags"],
        dynamic_axes={
            "pieces": {1: "length"},
            "shapes": {1: "length"},
            "first": {0: "words"},
            "hidden": {0: "words"},
            "tags": {0: "words"},
        },
        opset_version=17,
        dynamo=False,
    )
    keep = ("kind", "subject", "object", "squeeze", "product", "gap", "types", "distance", "apart", "like", "relation")
    np.savez(out / "heads.npz", **{n: p.numpy() for n, p in net.state_dict().items() if n.startswith(keep)})
    if out.resolve() != MODEL.resolve():
        shutil.copy(MODEL / "tokenizer.json", out / "tokenizer.json")
    files = {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("reader.onnx", "heads.npz", "tokenizer.json")}
    card = {"name": name, "version": VERSION, "files": files, "spans": SPAN_TYPES, "kinds": KINDS, "relations": RELATIONS}
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = options(__doc__)
    parser.add_argument("state", type=Path, help="state of a run")
    parser.add_argument("out", type=Path, help="folder for the model")
    parser.add_argument("--name", choices=("small", "large"), required=True, help="the reader that it is")
    args = parser.parse_args()
    net = load(args.state).eval()
    quantize(net, islice(Course(args, choosing=True).samples(WINDOW_PIECES), PROBE))
    export(net, args.out, args.name)


if __name__ == "__main__":
    main()
