"""Prune the least important parts of a trained tagger and train the rest further: nearly as accurate in four fifths of the time.

python -m training.prune WORK/256.pt OTHER/256.pt --weights PATH/TO/all-MiniLM-L6-v2 --gold training/data --work pruned --out pruned/model

Source: Michel, Levy and Neubig, Are Sixteen Heads Really Better than One?, NeurIPS 2019; Molchanov et al., Importance Estimation for
Neural Network Pruning, CVPR 2019.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.export import export
from training.lessons import Sample
from training.mean import mean
from training.net import HEAD, Net
from training.train import LOSS_WEIGHTS, Course, batches, fit, losses, options

PROBE = 80  # batches for measuring importance


def importance(net: Net, data: Iterable[list[Sample]]) -> tuple[list[Tensor], list[Tensor]]:
    """Return for each layer how much the loss would change, to first order, without each of its heads and of its inner neurons."""
    layers = net.encoder.encoder.layer
    heads = [torch.zeros(layer.attention.output.dense.in_features // HEAD) for layer in layers]
    neurons = [torch.zeros(layer.output.dense.in_features) for layer in layers]
    seen: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        given[0].retain_grad()
        seen[module] = given[0]

    hooks = [d.register_forward_pre_hook(keep) for x in layers for d in (x.attention.output.dense, x.output.dense)]
    for batch in data:
        (torch.stack(losses(net, batch)) * torch.tensor(LOSS_WEIGHTS)).sum().backward()
        for number, layer in enumerate(layers):
            heads[number] += _change(seen[layer.attention.output.dense]).unflatten(0, (-1, HEAD)).sum(1).abs()
            neurons[number] += _change(seen[layer.output.dense]).abs()
    for hook in hooks:
        hook.remove()
    net.zero_grad()
    return heads, neurons


def _change(given: Tensor) -> Tensor:
    assert given.grad is not None
    return (given.detach() * given.grad).flatten(0, -2).sum(0)


def prune(net: Net, heads: list[Tensor], neurons: list[Tensor]) -> None:
    """Keep only the given heads and inner neurons in each layer of `net`."""
    for layer, head, neuron in zip(net.encoder.encoder.layer, heads, neurons, strict=True):
        inner = layer.attention.self
        kept = (head[:, None] * HEAD + torch.arange(HEAD)).flatten()
        inner.query, inner.key, inner.value = (_rows(linear, kept) for linear in (inner.query, inner.key, inner.value))
        layer.attention.output.dense = _columns(layer.attention.output.dense, kept)
        layer.intermediate.dense = _rows(layer.intermediate.dense, neuron)
        layer.output.dense = _columns(layer.output.dense, neuron)


def _rows(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    return _linear(linear.weight[kept], linear.bias[kept])


def _columns(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    return _linear(linear.weight[:, kept], linear.bias)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight, made.bias = nn.Parameter(weight.detach().clone()), nn.Parameter(bias.detach().clone())
    return made


def strongest(values: Tensor, count: int) -> Tensor:
    """Return the places of the `count` largest values, in order."""
    return values.topk(count).indices.sort().values


def main() -> None:
    """Read the command line, average, prune, train, export."""
    parser = options(__doc__, tune_epochs=3, lr=6e-5)
    parser.add_argument("runs", nargs="+", type=Path, help="the last state of each run, as training.train saves it")
    parser.add_argument("--heads", type=int, default=9, help="attention heads to keep, of 12 in each layer")
    parser.add_argument("--neurons", type=int, default=1152, help="inner neurons to keep, of 1536 in each layer")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    course = Course(args)
    net = mean(args.runs, args.weights).eval()
    course.rng.seed(0)  # runs with different seeds lose the same parts, so that their mean can be taken
    heads, neurons = importance(net, batches(course.samples(WINDOW_PIECES), args.batch, course.rng)[:PROBE])
    course.rng.seed(args.seed)
    prune(net, [strongest(h, args.heads) for h in heads], [strongest(n, args.neurons) for n in neurons])
    export(fit(net, course, WINDOW_PIECES, args.tune_epochs, args, args.lr).eval(), args.weights, args.out)


if __name__ == "__main__":
    main()
