"""Train the tagger; README.md gives the exact commands.

python -m training.train --weights PATH/TO/all-mpnet-base-v2 --layers 6 --gold training/data --work WORK
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.labels import RELATIONS
from linkeddata.understand.recognize.tagger import MODEL, load_tagger
from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.augment import augmented, misled, reporting_words
from training.gold import Lesson, lesson
from training.lessons import Sample, samples
from training.mistakes import with_mistakes
from training.net import Net, load, new
from training.release import read_release
from training.swap import pools, swapped

LOSS_WEIGHTS = (2.0, 0.5, 2.0)  # tags, kinds, relations
STATE = "state.pt"
TAUGHT = 0.7  # share of the teacher in what is learned
_HAS_BFLOAT16 = torch.cpu._is_avx512_bf16_supported()  # half the time; a processor without it would need fifty times as long
DECAY = 0.995  # of the running mean of the weights; the mean is what is kept

Judgement = tuple[Tensor, Tensor, Tensor]  # scores of tags, kinds and relations


class Course:
    """The annotated releases that are trained on, windowed anew for each epoch and changed as `swap` and `augment` do.

    Args:
        args: of `options`.
        choosing: True for the releases that temperatures and thresholds are chosen on, as they are, in place of those for training.
    """

    def __init__(self, args: argparse.Namespace, *, choosing: bool = False) -> None:
        paths = [path for folder in args.gold for path in sorted(folder.glob("*.json"))]
        kept_back = listed("choose") | listed("left-out")
        paths = [p for p in paths if (p.stem in listed("choose") if choosing else p.stem not in kept_back)]
        if args.share < 1:
            paths = sorted(random.Random(args.seed).sample(paths, round(len(paths) * args.share)))
        self._releases = [read_release(path) for path in paths]
        self._pools = pools(release.gold for release in self._releases)
        self._reporting = reporting_words(map(lesson, self._releases))
        self._plain = choosing
        self._swap = args.swap
        self.rng = random.Random(args.seed)
        print(f"{len(paths)} releases", flush=True)

    def lessons(self) -> Iterator[Lesson]:
        """Yield the lessons of one epoch."""
        for release in self._releases:
            if self._plain:
                yield lesson(release)
                continue
            taught = lesson(swapped(release, self._pools, self.rng) if self.rng.random() < self._swap else release)
            yield misled(augmented(taught, self.rng), self._reporting, self.rng)

    def samples(self, pieces: int, judge: Net | None = None) -> list[Sample]:
        """Return the windows of one epoch.

        Args:
            pieces: the most word pieces of a window.
            judge: a network whose mistakes are shown as such, or None.
        """
        out = []
        for taught in self.lessons():
            made = samples(taught, pieces_of, self.rng, pieces)
            if judge:
                made = samples(with_mistakes(taught, made, judge), pieces_of, self.rng, pieces)
            out += made
        return out


def listed(name: str) -> frozenset[str]:
    """Return names of releases that are not trained on: `left-out` for the figures in docs/quality.md, `choose` for choosing."""
    return frozenset(Path(__file__).with_name(f"{name}.txt").read_text("utf-8").split())


@cache
def pieces_of(word: str) -> tuple[int, ...]:
    """Return the word pieces of a word, as the package cuts it."""
    return load_tagger(MODEL).pieces(word)


def losses(net: Net, batch: list[Sample], wanted: Judgement | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """Return the mean losses of the three heads over one batch; most of each is against a teacher's judgement if there is one."""
    scores = judged(net, batch)
    out = [nn.functional.cross_entropy(s, t) if len(t) else s.sum() for s, t in zip(scores, targets(batch), strict=True)]
    if wanted:
        out = [
            (1 - TAUGHT) * loss + TAUGHT * nn.functional.cross_entropy(s, w.softmax(-1)) if len(w) else loss
            for loss, s, w in zip(out, scores, wanted, strict=True)
        ]
    return out[0], out[1], out[2]


def judged(net: Net, batch: list[Sample]) -> Judgement:
    """Return the scores of all tags, kinds and relations of a batch, one row each, in the order of the samples."""
    longest = max(len(s.window.pieces) for s in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces, dtype=torch.bool)
    for row, sample in enumerate(batch):
        size = len(sample.window.pieces)
        pieces[row, :size] = torch.tensor(sample.window.pieces)
        shapes[row, :size] = torch.tensor(sample.window.shapes)
        mask[row, :size] = True
    with torch.autocast("cpu", torch.bfloat16, enabled=_HAS_BFLOAT16):
        hidden = net.encode(pieces, shapes, mask)
    tags, kinds, relations = [], [hidden.new_zeros(0, hidden.shape[-1])], [hidden.new_zeros(0, len(RELATIONS))]
    for row, sample in enumerate(batch):
        words = hidden[row, list(sample.window.first)]
        tags.append(net.tag(words))
        if not sample.spans:
            continue
        edges = torch.tensor([s[:2] for s in sample.spans])
        running = torch.cat([words.new_zeros(1, words.shape[1]), words.cumsum(0)])
        spans = (running[edges[:, 1] + 1] - running[edges[:, 0]]) / (edges[:, 1] + 1 - edges[:, 0])[:, None]
        kinds.append(spans[torch.tensor([kind >= 0 for *_, kind in sample.spans])])
        if len(sample.targets):
            relations.append(net.pairs(words, spans, edges[:, 0], edges[:, 1], sample.table))
    return torch.cat(tags), net.kind(torch.cat(kinds)), torch.cat(relations)


def targets(batch: list[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the right tags, kinds and relations of a batch, in the order of `judged`."""
    return (
        torch.tensor([tag for s in batch for tag in s.tags]),
        torch.tensor([kind for s in batch for *_, kind in s.spans if kind >= 0], dtype=torch.long),
        torch.cat([s.targets for s in batch]),
    )


def batches(data: list[Sample], size: int, rng: random.Random) -> list[list[Sample]]:
    """Return shuffled batches of windows of about equal length."""
    order = sorted(data, key=lambda s: len(s.window.pieces) + rng.random() * 60)
    out = [order[n : n + size] for n in range(0, len(order), size)]
    rng.shuffle(out)
    return out


def fit(net: Net, course: Course, args: argparse.Namespace, teacher: Net | None = None) -> Net:
    """Train a network, saving after each epoch and resuming from the last state; return the running mean of its weights.

    Args:
        net: where to begin.
        course: what to train on.
        args: of `options`.
        teacher: a network whose judgement is learned along with the annotation, or None.
    """
    mean = copy.deepcopy(net)
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": args.lr}, {"params": heads, "lr": args.heads_faster * args.lr}],
        weight_decay=0.01,
        fused=True,
    )
    rows = -(-len(course.samples(WINDOW_PIECES)) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1, (s + 1) / 30) * max(0.03, 1 - s / (args.epochs * rows))
    )
    parts = {"net": net, "mean": mean, "optimizer": optimizer, "schedule": schedule}
    done, begun = _resume(args.work / STATE, parts, course.rng), time.time()
    drawn: list[list[Sample]] = []
    wanted: Sequence[Judgement | None] = ()
    for epoch in range(done, args.epochs):
        net.train()
        total = torch.zeros(len(LOSS_WEIGHTS))
        if not drawn or epoch % args.reuse == 0:
            data = course.samples(WINDOW_PIECES, mean if args.epochs - epoch <= args.wrong else None)
            drawn = batches(data, args.batch, course.rng)
            wanted = _judgements(teacher, drawn) if teacher else [None] * len(drawn)
        for number in course.rng.sample(range(len(drawn)), len(drawn)):
            each = torch.stack(losses(net, drawn[number], wanted[number]))
            optimizer.zero_grad()
            (each * torch.tensor(LOSS_WEIGHTS)).sum().backward()
            nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for kept, trained in zip(mean.parameters(), net.parameters(), strict=True):
                    if trained.requires_grad:
                        kept.lerp_(trained, 1 - DECAY)
            total += each.detach()
        told = ", ".join(f"{name} {float(t):.4f}" for name, t in zip(("tags", "kinds", "relations"), total / rows, strict=True))
        print(f"epoch {epoch + 1}: {told}, {time.time() - begun:.0f} s", flush=True)
        _save(args.work / STATE, parts, course.rng, {"done": epoch + 1, "shape": asdict(net.size)})
    return mean


def _judgements(teacher: Net, drawn: list[list[Sample]]) -> list[Judgement]:
    with torch.no_grad():
        return [judged(teacher, batch) for batch in drawn]


def _save(state: Path, parts: dict[str, Any], rng: random.Random, told: dict[str, Any]) -> None:
    saved = {name: part.state_dict() for name, part in parts.items()}
    unfinished = state.with_suffix(".new")
    torch.save({**told, **saved, "random": rng.getstate(), "torch": torch.get_rng_state()}, unfinished)
    unfinished.replace(state)


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


def options(description: str | None) -> argparse.ArgumentParser:
    """Return the command line that all training shares, with its defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of NAME.txt and NAME.json")
    parser.add_argument("--work", type=Path, required=True, help="folder for the state of the run")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument(
        "--wrong", type=int, default=0, help="last epochs in which what the tagger finds wrongly is shown to it"
    )
    parser.add_argument("--reuse", type=int, default=1, help="epochs for which releases stay as changed; a teacher judges once")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--lr", type=float, default=8e-5, help="learning rate of the encoder")
    parser.add_argument("--heads-faster", type=float, default=10.0, help="learning rate of the heads by that of the encoder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--swap", type=float, default=0.5, help="share of the releases that get other names, epoch by epoch")
    parser.add_argument("--share", type=float, default=1.0, help="share of the releases to train on, for a learning curve")
    return parser


def main() -> None:
    """Read the command line and train."""
    parser = options(__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--weights", type=Path, help="folder of a published encoder, to begin with")
    start.add_argument("--start", type=Path, help="state of another run, to begin with its network")
    parser.add_argument("--layers", type=int, help="layers of the published encoder to use; all by default")
    parser.add_argument("--teacher", type=Path, help="state of a run whose network is the teacher")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    net = load(args.start) if args.start else new(args.weights, args.layers)
    fit(net, Course(args), args, load(args.teacher).eval() if args.teacher else None)


if __name__ == "__main__":
    main()
