"""Prune the least important parts of a trained tagger: nearly as accurate in four fifths of the time once it is trained further.

python -m training.prune WORK/state.pt --gold training/data --work PRUNED --heads 9 --neurons 2304
python -m training.train --start PRUNED/state.pt …

Source: Michel, Levy and Neubig, Are Sixteen Heads Really Better than One?, NeurIPS 2019; Molchanov et al., Importance Estimation for
Neural Network Pruning, CVPR 2019.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn

from linkeddata.understand.recognize.windows import WINDOW_PIECES
from training.lessons import Sample
from training.net import Net, load
from training.train import LOSS_WEIGHTS, STATE, Course, batches, losses, options

PROBE = 80  # batches for measuring importance


def importance(net: Net, data: Iterable[list[Sample]]) -> tuple[list[Tensor], list[Tensor]]:
    """Return for each layer how much the loss would change, to first order, without each of its heads and of its inner neurons."""
    layers = list(net.encoder.layers)
    heads = [torch.zeros(len(layer.heads)) for layer in layers]
    neurons = [torch.zeros(layer.outer.in_features) for layer in layers]
    seen: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        given[0].retain_grad()
        seen[module] = given[0]

    hooks = [part.register_forward_pre_hook(keep) for layer in layers for part in (layer.out, layer.outer)]
    for batch in data:
        (torch.stack(losses(net, batch)) * torch.tensor(LOSS_WEIGHTS)).sum().backward()
        for number, layer in enumerate(layers):
            heads[number] += _change(seen[layer.out]).unflatten(0, (-1, layer.size)).sum(1).abs()
            neurons[number] += _change(seen[layer.outer]).abs()
    for hook in hooks:
        hook.remove()
    net.zero_grad()
    return heads, neurons


def _change(given: Tensor) -> Tensor:
    assert given.grad is not None
    return (given.detach() * given.grad).float().flatten(0, -2).sum(0)


def prune(net: Net, heads: list[Tensor], neurons: list[Tensor]) -> None:
    """Keep only the given heads and inner neurons in each layer of `net`."""
    for layer, head, neuron in zip(net.encoder.layers, heads, neurons, strict=True):
        kept = (head[:, None] * layer.size + torch.arange(layer.size)).flatten()
        layer.query, layer.key, layer.value = (_rows(linear, kept) for linear in (layer.query, layer.key, layer.value))
        layer.heads = layer.heads[head]
        layer.out = _columns(layer.out, kept)
        layer.inner = _rows(layer.inner, neuron)
        layer.outer = _columns(layer.outer, neuron)


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
    """Read the command line, prune, save."""
    parser = options(__doc__)
    parser.add_argument("state", type=Path, help="the last state of a run, as training.train saves it")
    parser.add_argument("--heads", type=int, required=True, help="attention heads to keep in each layer")
    parser.add_argument("--neurons", type=int, required=True, help="inner neurons to keep in each layer")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    course, net = Course(args), load(args.state).eval()
    heads, neurons = importance(net, batches(course.samples(WINDOW_PIECES), args.batch, course.rng)[:PROBE])
    prune(net, [strongest(h, args.heads) for h in heads], [strongest(n, args.neurons) for n in neurons])
    torch.save({"shape": asdict(net.size), "mean": net.state_dict()}, args.work / STATE)


if __name__ == "__main__":
    main()
