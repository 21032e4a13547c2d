"""The encoder: the first layers of all-MiniLM-L6-v2 (BERT) or all-mpnet-base-v2 (MPNet), in one form for training and export.

Sources: Devlin et al., BERT, NAACL 2019; Song et al., MPNet, NeurIPS 2020; relative positions as in Raffel et al., JMLR 2020.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

_BUCKETS, _FAR = 32, 128  # relative positions: how many are told apart, and from which distance on none
_DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class _Names:
    """Where a kind of encoder keeps its parts, and which of its positions and words come first.

    MPNet has BERT's vocabulary behind four marks of its own; two of them stand for BERT's opening and closing mark.
    """

    query: str
    key: str
    value: str
    out: str
    norm: str
    first_position: int = 0
    first_word: int = 0
    marks: tuple[tuple[int, int], ...] = ()  # place in BERT's vocabulary, place in its own


_KINDS = {
    "bert": _Names(
        "attention.self.query",
        "attention.self.key",
        "attention.self.value",
        "attention.output.dense",
        "attention.output.LayerNorm",
    ),
    "mpnet": _Names(
        "attention.attn.q",
        "attention.attn.k",
        "attention.attn.v",
        "attention.attn.o",
        "attention.LayerNorm",
        first_position=2,
        first_word=4,
        marks=((101, 0), (102, 2)),
    ),
}


class Layer(nn.Module):
    """One layer. `heads` says which of the encoder's attention heads it has kept."""

    def __init__(self, hidden: int, inner: int, heads: int, eps: float) -> None:
        super().__init__()
        self.size = hidden // heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.norm, self.last_norm = nn.LayerNorm(hidden, eps), nn.LayerNorm(hidden, eps)
        self.inner, self.outer = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.drop = nn.Dropout(_DROPOUT)
        self.register_buffer("heads", torch.arange(heads))

    def forward(self, asking: Tensor, asked: Tensor, bias: Tensor | None) -> Tensor:
        """Return the new states of `asking` (`[…, asking, hidden]`), which look at `asked`.

        Args:
            asking: states of the pieces whose new states are wanted.
            asked: states of all pieces.
            bias: added to the scores of attention, `[…, heads, asking, asked]`, or None.
        """
        query, key, value = self._by_head(self.query(asking)), self._by_head(self.key(asked)), self._by_head(self.value(asked))
        seen = self.attend(query, key, value, bias)
        hidden = self.norm(self.drop(self.out(seen.transpose(-3, -2).flatten(-2))) + asking)
        return self.last_norm(self.drop(self.outer(nn.functional.gelu(self.inner(hidden)))) + hidden)

    def attend(self, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None) -> Tensor:
        """Return what each query sees, `[…, heads, asking, size]`."""
        if torch.onnx.is_in_onnx_export():
            scores = query / math.sqrt(self.size) @ key.transpose(-2, -1)
            return torch.softmax(scores if bias is None else scores + bias, -1) @ value
        return nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=None if bias is None else bias.to(query))

    def _by_head(self, states: Tensor) -> Tensor:
        return states.unflatten(-1, (-1, self.size)).transpose(-3, -2)


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is.

    Args:
        words: word pieces in its vocabulary.
        hidden: numbers in a state.
        inner: neurons inside a layer, before pruning.
        heads: attention heads of a layer, before pruning.
        layers: layers.
        eps: added to the variance when states are normed.
        relative: whether attention also depends on the distance of two pieces.
        positions: the longest text, in pieces.
    """

    words: int
    hidden: int
    inner: int
    heads: int
    layers: int
    eps: float
    relative: bool
    positions: int = 512


class Encoder(nn.Module):
    """Word pieces, numbered as in BERT's vocabulary, to states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(shape.words, shape.hidden), nn.Embedding(shape.positions, shape.hidden)
        self.norm, self.drop = nn.LayerNorm(shape.hidden, shape.eps), nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList(Layer(shape.hidden, shape.inner, shape.heads, shape.eps) for _ in range(shape.layers))
        bias = torch.zeros(shape.heads, shape.positions, shape.positions) if shape.relative else None
        self.register_buffer("bias", bias)
        for table in (self.words, self.places, self.norm):  # what was learned from billions of words stays
            table.requires_grad_(False)

    def forward(self, embedded: Tensor, mask: Tensor | None = None, first: Tensor | None = None) -> Tensor:
        """Return the states of the last layer, `[…, pieces, hidden]`.

        Args:
            embedded: `[…, pieces, hidden]`.
            mask: `[…, pieces]`, False for padding, or None where there is none.
            first: the pieces whose states are wanted, or None for all; the last layer computes no others.
        """
        size = embedded.shape[-2]
        states = self.drop(self.norm(embedded + self.places.weight[:size]))
        padding = None
        if mask is not None:
            padding = torch.zeros(mask.shape).masked_fill(~mask, -1e9)[:, None, None, :]
        for number, layer in enumerate(self.layers):
            asking, bias = states, None if self.bias is None else self.bias[layer.heads, :size, :size]
            if first is not None and number == len(self.layers) - 1:
                asking, bias = states[first], None if bias is None else bias[:, first]
            if padding is not None:
                bias = padding if bias is None else bias + padding
            states = layer(asking, states, bias)
        return states


def pretrained(folder: Path, layers: int | None = None) -> tuple[Shape, dict[str, Tensor]]:
    """Return shape and weights of a published encoder.

    Args:
        folder: the model as Hugging Face keeps it (`config.json`, `model.safetensors`).
        layers: how many of its layers to use, from the first on; None for all.
    """
    config, saved = json.loads((folder / "config.json").read_text("utf-8")), load_file(folder / "model.safetensors")
    names = _KINDS[config["model_type"]]
    own = saved["embeddings.word_embeddings.weight"]
    words = own[names.first_word :].clone()
    for place, mark in names.marks:
        words[place] = own[mark]
    table = saved.get("encoder.relative_attention_bias.weight")
    shape = Shape(
        len(words),
        config["hidden_size"],
        config["intermediate_size"],
        config["num_attention_heads"],
        layers or config["num_hidden_layers"],
        config["layer_norm_eps"],
        table is not None,
    )
    places = saved["embeddings.position_embeddings.weight"][names.first_position :][: shape.positions].clone()
    if "embeddings.token_type_embeddings.weight" in saved:
        places += saved["embeddings.token_type_embeddings.weight"][0]
    weights = {"words.weight": words, "places.weight": places} | _part(saved, "norm", "embeddings.LayerNorm")
    if table is not None:
        weights["bias"] = table[_apart(shape.positions)].permute(2, 0, 1).contiguous()
    for number in range(shape.layers):
        to, at = f"layers.{number}", f"encoder.layer.{number}"
        for part in ("query", "key", "value", "out", "norm"):
            weights |= _part(saved, f"{to}.{part}", f"{at}.{getattr(names, part)}")
        for part, name in (("inner", "intermediate.dense"), ("outer", "output.dense"), ("last_norm", "output.LayerNorm")):
            weights |= _part(saved, f"{to}.{part}", f"{at}.{name}")
        weights[f"{to}.heads"] = torch.arange(shape.heads)
    return shape, weights


def _part(saved: dict[str, Tensor], to: str, name: str) -> dict[str, Tensor]:
    return {f"{to}.{part}": saved[f"{name}.{part}"] for part in ("weight", "bias")}


def _apart(positions: int) -> Tensor:
    """Return the bucket of the distance of each two positions: exact when near, by its logarithm when far."""
    ahead = torch.arange(positions)[None, :] - torch.arange(positions)[:, None]
    half, exact = _BUCKETS // 2, _BUCKETS // 4
    distance = ahead.abs()
    far = exact + (torch.log(distance.clamp(min=1) / exact) / math.log(_FAR / exact) * (half - exact)).long()
    return (ahead > 0) * half + torch.where(distance < exact, distance, far.clamp(max=half - 1))
