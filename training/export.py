"""Write the trained network as the files that the package ships."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from linkeddata.find.labels import KINDS, RELATIONS, SPAN_TYPES
from training.net import Net

VERSION = "1"


class _Encoder(nn.Module):
    """What runs in ONNX: the encoder and the tag head, for one window, at the first piece of each word."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.net.encode(pieces, shapes, torch.ones_like(pieces))[0, first]
        return hidden, self.net.tag(hidden)


def export(net: Net, weights: str, out: Path) -> None:
    """Write `reader.onnx` (int8), `heads.npz`, `tokenizer.json` and `model.json` with their digests to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
    net.encoder.set_attn_implementation("eager")
    example = (torch.randint(1000, 2000, (1, 12)), torch.ones(1, 12, dtype=torch.long), torch.tensor([1, 3, 5]))
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(
            _Encoder(net),
            example,
            whole,
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
        # reduced range: without VNNI the 16-bit sums of full-range int8 overflow, and processors would differ
        quantize_dynamic(whole, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    keep = ("kind", "subject", "object", "squeeze", "product", "gap", "types", "distance", "apart", "like", "relation")
    np.savez(out / "heads.npz", **{n: p.numpy() for n, p in net.state_dict().items() if n.startswith(keep)})
    shutil.copy(Path(weights) / "tokenizer.json", out / "tokenizer.json")
    files = {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("reader.onnx", "heads.npz", "tokenizer.json")}
    card = {"version": VERSION, "files": files, "spans": SPAN_TYPES, "kinds": KINDS, "relations": RELATIONS}
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
