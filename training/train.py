"""Train the tagger and export it; README.md gives the exact command.

python -m training.train --weights PATH/TO/all-MiniLM-L6-v2 --gold training/data --out linkeddata/understand/recognize/weights
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.export import export
from training.gold import lesson, read_release
from training.lessons import Sample, samples
from training.net import Net
from training.swap import pools, swapped

LOSS_WEIGHTS = (2.0, 0.5, 2.0)  # tags, kinds, relations
WIDE = 500  # word pieces of a window in the first pass; the encoder has 512 positions, two of them for its own marks
HEADS_FASTER = 6.7  # learning rate of the heads, which begin at random, by that of the encoder
DECAY = 0.995  # of the running mean of the weights; the mean is what is kept


class Course:
    """The annotated releases that are trained on, windowed anew for each epoch with other names in half of them.

    Args:
        args: of `options`.
        left_out: True for the releases that `--fold` leaves out, as they are, in place of the others.
    """

    def __init__(self, args: argparse.Namespace, *, left_out: bool = False) -> None:
        tokenizer = Tokenizer.from_file(f"{args.weights}/tokenizer.json")
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._encode = lru_cache(maxsize=None)(lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids))
        paths = sorted(args.gold.glob("*.json"))
        if args.fold:
            fold, folds = (int(n) for n in args.fold.split("/"))
            paths = [p for n, p in enumerate(paths) if (n % folds == fold) is left_out]
        if args.share < 1:
            paths = sorted(random.Random(args.seed).sample(paths, round(len(paths) * args.share)))
        self._releases = [read_release(path) for path in paths]
        self._pools = pools(gold for _, gold in self._releases)
        self._swap = 0.0 if left_out else args.swap
        self.rng = random.Random(args.seed)
        print(f"{len(paths)} releases", flush=True)

    def samples(self, pieces: int) -> list[Sample]:
        """Return the windows, of at most `pieces` word pieces, for one epoch."""
        out = []
        for text, gold in self._releases:
            if self.rng.random() < self._swap:
                text, gold = swapped(text, gold, self._pools, self.rng)  # noqa: PLW2901
            out += samples(lesson(text, gold), self._encode, self.rng, pieces)
        return out


def losses(net: Net, batch: list[Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the mean losses of the three heads over one batch."""
    longest = max(len(s.window.pieces) for s in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, sample in enumerate(batch):
        size = len(sample.window.pieces)
        pieces[row, :size] = torch.tensor(sample.window.pieces)
        shapes[row, :size] = torch.tensor(sample.window.shapes)
        mask[row, :size] = 1
    hidden = net.encode(pieces, shapes, mask)
    tag, kind, kind_target, relation, relation_target = [], [], [], [], []
    for row, sample in enumerate(batch):
        words = hidden[row, list(sample.window.first)]
        tag.append(net.tag(words))
        if not sample.spans:
            continue
        spans = torch.stack([words[first : last + 1].mean(0) for first, last, _, _ in sample.spans])
        for n, (_, _, _, target) in enumerate(sample.spans):
            if target >= 0:
                kind.append(spans[n])
                kind_target.append(target)
        if len(sample.targets):
            edges = torch.tensor([s[:2] for s in sample.spans])
            relation.append(net.pairs(words, spans, edges[:, 0], edges[:, 1], sample.table))
            relation_target.append(sample.targets)
    cross = nn.functional.cross_entropy
    zero = hidden.new_zeros(())
    return (
        cross(torch.cat(tag), torch.tensor([t for s in batch for t in s.tags])),
        cross(net.kind(torch.stack(kind)), torch.tensor(kind_target)) if kind else zero,
        cross(torch.cat(relation), torch.cat(relation_target)) if relation else zero,
    )


def batches(data: list[Sample], size: int, rng: random.Random) -> list[list[Sample]]:
    """Return shuffled batches of windows of about equal length."""
    order = sorted(data, key=lambda s: len(s.window.pieces) + rng.random() * 60)
    out = [order[n : n + size] for n in range(0, len(order), size)]
    rng.shuffle(out)
    return out


def train(args: argparse.Namespace) -> Net:
    """Train on wide windows, then on those used for inference, and return the running mean of the weights.

    Related mentions can be far apart, so the first pass uses windows as wide as the encoder allows. Narrow windows are faster at
    inference; a short second pass adapts the network to them.
    """
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    course = Course(args)
    net = fit(Net(args.weights), course, WIDE, args.epochs, args, args.lr)
    return fit(net, course, WINDOW_PIECES, args.tune_epochs, args, args.lr / 2).eval()


def fit(net: Net, course: Course, pieces: int, epochs: int, args: argparse.Namespace, lr: float) -> Net:
    """Train `net` for `epochs`, saving after each and resuming from the last state; return the running mean of its weights."""
    state = args.work / f"{pieces}.pt"
    net.encoder.embeddings.requires_grad_(False)
    mean = copy.deepcopy(net)
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": lr}, {"params": heads, "lr": HEADS_FASTER * lr}], weight_decay=0.01
    )
    rows = -(-len(course.samples(pieces)) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 30) * max(0.03, 1 - s / (epochs * rows)))
    parts = {"net": net, "mean": mean, "optimizer": optimizer, "schedule": schedule}
    done, begun = _resume(state, parts, course.rng), time.time()
    for epoch in range(done, epochs):
        net.train()
        total = torch.zeros(len(LOSS_WEIGHTS))
        for batch in batches(course.samples(pieces), args.batch, course.rng):
            each = torch.stack(losses(net, batch))
            optimizer.zero_grad()
            (each * torch.tensor(LOSS_WEIGHTS)).sum().backward()
            nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), net.parameters(), strict=True):
                    if new.requires_grad:
                        kept.lerp_(new, 1 - DECAY)
            total += each.detach()
        told = ", ".join(f"{name} {float(t):.4f}" for name, t in zip(("tags", "kinds", "relations"), total / rows, strict=True))
        print(f"{pieces} pieces, epoch {epoch + 1}: {told}, {time.time() - begun:.0f} s", flush=True)
        _save(state, parts, course.rng, epoch + 1)
    return mean


def _save(state: Path, parts: dict[str, Any], rng: random.Random, done: int) -> None:
    saved = {name: part.state_dict() for name, part in parts.items()}
    torch.save({"done": done, **saved, "random": rng.getstate(), "torch": torch.get_rng_state()}, state)


def _resume(state: Path, parts: dict[str, Any], rng: random.Random) -> int:
    """Load an unfinished run into `parts` and return how many epochs it had done."""
    if not state.exists():
        return 0
    saved = torch.load(state, weights_only=False)
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    rng.setstate(saved["random"])
    torch.set_rng_state(saved["torch"])
    return int(saved["done"])


def branch(state: Path, other: Path, seed: int) -> None:
    """Copy the state of an unfinished run with other random numbers: both runs end near each other, and their mean is more accurate.

    Source: Wortsman et al., Model soups, ICML 2022.
    """
    saved = torch.load(state, weights_only=False)
    saved["random"], saved["torch"] = random.Random(seed).getstate(), torch.Generator().manual_seed(seed).get_state()
    torch.save(saved, other)


def options(description: str | None, *, tune_epochs: int, lr: float) -> argparse.ArgumentParser:
    """Return the command line that all training shares, with its defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True, help="folder of all-MiniLM-L6-v2 (transformers form, with tokenizer.json)")
    parser.add_argument("--gold", type=Path, required=True, help="folder of NAME.txt and NAME.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported model")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="folder for the state of an unfinished run")
    parser.add_argument("--tune-epochs", type=int, default=tune_epochs, help="epochs on the windows that reading uses")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--lr", type=float, default=lr)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--swap", type=float, default=0.5, help="share of the releases that get other names, epoch by epoch")
    parser.add_argument("--share", type=float, default=1.0, help="share of the releases to train on, for a learning curve")
    parser.add_argument("--fold", help="K/N: leave out every Nth release from the Kth on, for cross-validation")
    return parser


def main() -> None:
    """Read the command line, train, export."""
    parser = options(__doc__, tune_epochs=3, lr=1.2e-4)
    parser.add_argument("--epochs", type=int, default=6, help="epochs on wide windows")
    parser.add_argument(
        "--branch", type=Path, help="the state of an unfinished run to go on from with the random numbers of --seed"
    )
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.branch and not (args.work / f"{WIDE}.pt").exists():
        branch(args.branch, args.work / f"{WIDE}.pt", args.seed)
    export(train(args), args.weights, args.out)


if __name__ == "__main__":
    main()
