"""Write the trained network as the files that the package ships."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from linkeddata.understand.recognize.labels import KINDS, RELATIONS, SPAN_TYPES
from training.net import HEAD, Net

VERSION = "1"


class _Encoder(nn.Module):
    """The part that runs in ONNX: encoder and tag head, for one window, at the first piece of each word.

    It computes the same as `BertModel` for one text without padding: without a mask, and with only the first pieces in the
    last layer, since the others are not used. This saves a sixth of the time.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        table = self.net.encoder.embeddings
        hidden = (table.word_embeddings(pieces) + self.net.shape(shapes))[0]
        hidden = hidden + table.position_embeddings.weight[: pieces.shape[1]] + table.token_type_embeddings.weight[0]
        hidden = table.LayerNorm(hidden)
        *layers, last = self.net.encoder.encoder.layer
        for layer in layers:
            hidden = self._layer(layer, hidden, hidden)
        hidden = self._layer(last, hidden[first], hidden)
        return hidden, self.net.tag(hidden)

    def _layer(self, layer: nn.Module, asking: Tensor, asked: Tensor) -> Tensor:
        inner, outer = layer.attention.self, layer.attention.output
        query = self._by_head(inner.query(asking)) / math.sqrt(HEAD)
        chances = torch.softmax(query @ self._by_head(inner.key(asked)).transpose(1, 2), -1)
        seen = (chances @ self._by_head(inner.value(asked))).transpose(0, 1).flatten(1)
        seen = outer.LayerNorm(outer.dense(seen) + asking)
        return layer.output.LayerNorm(layer.output.dense(nn.functional.gelu(layer.intermediate.dense(seen))) + seen)

    @staticmethod
    def _by_head(hidden: Tensor) -> Tensor:
        return hidden.unflatten(1, (-1, HEAD)).transpose(0, 1)


def export(net: Net, weights: str, out: Path) -> None:
    """Write `reader.onnx` (int8), `heads.npz`, `tokenizer.json` and `model.json` with their digests to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
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
