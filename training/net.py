"""The network: a small encoder with a head for tags, one for event kinds and one for pairs of spans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.labels import (
    COUNT_BUCKETS,
    DISTANCE_BUCKETS,
    KINDS,
    RELATIONS,
    SENTENCE_BUCKETS,
    SPAN_TYPES,
    TAGS,
)
from linkeddata.understand.recognize.windows import SHAPES
from training.encoder import Encoder, Layer, Shape, pretrained

PAIR, PRODUCT, GAP = 256, 128, 96  # numbers in the parts of the pair head


class Net(nn.Module):
    """An encoder with three heads.

    The first layer of the pair head is a sum of parts, so that inference computes the costly ones once per span and not once
    per pair: subject, object, their product in a smaller space, the mean of the words between, and small tables.

    Args:
        size: of the encoder.
    """

    def __init__(self, size: Shape) -> None:
        super().__init__()
        self.size, hidden = size, size.hidden
        self.encoder = Encoder(size)
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Linear(hidden, len(TAGS))
        self.kind = nn.Linear(hidden, len(KINDS) + 1)  # the last is NO_EVENT
        self.subject, self.object = nn.Linear(hidden, PAIR), nn.Linear(hidden, PAIR, bias=False)
        self.squeeze_subject, self.squeeze_object = nn.Linear(hidden, PRODUCT), nn.Linear(hidden, PRODUCT)
        self.product = nn.Linear(PRODUCT, PAIR, bias=False)
        self.squeeze_gap, self.gap = nn.Linear(hidden, GAP), nn.Linear(GAP, PAIR, bias=False)
        types = len(SPAN_TYPES)
        self.types = nn.Embedding(types * types, PAIR)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, PAIR)
        self.apart = nn.Embedding(SENTENCE_BUCKETS, PAIR)
        self.like_subject, self.like_object = nn.Embedding(COUNT_BUCKETS, PAIR), nn.Embedding(COUNT_BUCKETS, PAIR)
        for table in (self.types, self.distance, self.apart, self.like_subject, self.like_object):
            nn.init.normal_(table.weight, std=0.05)
        self.pair_drop = nn.Dropout(0.2)
        self.relation = nn.Linear(PAIR, len(RELATIONS))

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """Return the state of each piece, `[batch, pieces, hidden]`; `mask` is False for padding, or None where there is none."""
        return self.drop(self.encoder(self.encoder.words(pieces) + self.shape(shapes), mask)).float()

    def pairs(self, words: Tensor, spans: Tensor, first: Tensor, last: Tensor, table: Tensor) -> Tensor:
        """Return relation scores `[pairs, RELATIONS]`.

        Args:
            words: hidden state of each word's first piece, `[words, hidden]`.
            spans: mean of each span's words, `[spans, hidden]`.
            first: index of each span's first word.
            last: index of each span's last word.
            table: `[pairs, 7]`: subject, object, type pair, distance, sentences apart, and how many spans of the subject's and of
                the object's type stand between.
        """
        i, j = table[:, 0], table[:, 1]
        gaps = self.squeeze_gap(words)
        running = torch.cat([gaps.new_zeros(1, gaps.shape[1]), gaps.cumsum(0)])
        begin = torch.minimum(last[i], last[j]) + 1
        end = torch.maximum(torch.maximum(first[i], first[j]), begin)
        mean = (running[end] - running[begin]) / (end - begin).clamp(min=1)[:, None]
        total = (
            self.subject(spans)[i]
            + self.object(spans)[j]
            + self.product(self.squeeze_subject(spans)[i] * self.squeeze_object(spans)[j])
            + self.gap(torch.tanh(mean))
            + self.types(table[:, 2])
            + self.distance(table[:, 3])
            + self.apart(table[:, 4])
            + self.like_subject(table[:, 5])
            + self.like_object(table[:, 6])
        )
        return self.relation(self.pair_drop(nn.functional.gelu(total, approximate="tanh")))


def new(weights: Path, layers: int | None = None) -> Net:
    """Return a network whose encoder is a published one and whose heads know nothing yet; see `encoder.pretrained`."""
    shape, encoder = pretrained(weights, layers)
    net = Net(shape)
    net.encoder.load_state_dict(encoder)
    return net


def load(state: Path, part: str = "mean") -> Net:
    """Return the network that a run of `training.train` or `training.prune` left, in its own shape if it was pruned."""
    saved: dict[str, Any] = torch.load(state, weights_only=False, mmap=True)
    return rebuilt(Shape(**saved["shape"]), saved[part])


def rebuilt(shape: Shape, weights: dict[str, Tensor]) -> Net:
    """Return the network of a shape with the given weights, which may be those of a pruned one."""
    net = Net(shape)
    for name, module in net.named_modules():
        if isinstance(module, nn.Linear):
            module.weight = nn.Parameter(torch.empty_like(weights[f"{name}.weight"]))
            if module.bias is not None:
                module.bias = nn.Parameter(torch.empty_like(weights[f"{name}.bias"]))
        elif isinstance(module, Layer):
            module.heads = torch.empty_like(weights[f"{name}.heads"])
    net.load_state_dict(weights)
    return net
