"""The network: a small encoder with a head for tags, one for event kinds and one for pairs of spans."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

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

HIDDEN, HEAD, PAIR, PRODUCT, GAP = 384, 32, 256, 128, 96  # numbers in a word's state, in one attention head, …


class Net(nn.Module):
    """MiniLM-L6 with three heads.

    The first layer of the pair head is a sum of parts, so that inference computes the costly ones once per span and not once
    per pair: subject, object, their product in a smaller space, the mean of the words between, and small tables.
    """

    def __init__(self, weights: str) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            weights, add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation="sdpa"
        )
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Linear(HIDDEN, len(TAGS))
        self.kind = nn.Linear(HIDDEN, len(KINDS))
        self.subject, self.object = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR, bias=False)
        self.squeeze_subject, self.squeeze_object = nn.Linear(HIDDEN, PRODUCT), nn.Linear(HIDDEN, PRODUCT)
        self.product = nn.Linear(PRODUCT, PAIR, bias=False)
        self.squeeze_gap, self.gap = nn.Linear(HIDDEN, GAP), nn.Linear(GAP, PAIR, bias=False)
        types = len(SPAN_TYPES)
        self.types = nn.Embedding(types * types, PAIR)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, PAIR)
        self.apart = nn.Embedding(SENTENCE_BUCKETS, PAIR)
        self.like_subject, self.like_object = nn.Embedding(COUNT_BUCKETS, PAIR), nn.Embedding(COUNT_BUCKETS, PAIR)
        for table in (self.types, self.distance, self.apart, self.like_subject, self.like_object):
            nn.init.normal_(table.weight, std=0.05)
        self.pair_drop = nn.Dropout(0.2)
        self.relation = nn.Linear(PAIR, len(RELATIONS))

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden state of each piece, `[batch, pieces, HIDDEN]`."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shape(shapes)
        return self.drop(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)

    def pairs(self, words: Tensor, spans: Tensor, first: Tensor, last: Tensor, table: Tensor) -> Tensor:
        """Return relation scores `[pairs, RELATIONS]`.

        Args:
            words: hidden state of each word's first piece, `[words, HIDDEN]`.
            spans: mean of each span's words, `[spans, HIDDEN]`.
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
