"""Int8: each row of weights and each row of inputs has a step of its own.

onnxruntime's own dynamic quantisation has one step for all inputs of a layer, which a few large ones make coarse; then a sum that
ends in another last digit, as on another processor, can change what the network finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

from training.lessons import Sample
from training.net import Net

_INPUT_STEPS = 127
_WEIGHT_STEPS = 63  # seven bits: without VNNI, processors add two products in 16 bits
_LEAST = 1e-9
_MIDDLE = 128  # stands for 0 among the inputs, which are unsigned
_FLOAT = 1  # ONNX's number of the type float32


class _Linear(nn.Module):
    """A linear layer whose inputs are divided by a number each, and whose weights are multiplied by it, then both quantised."""

    def __init__(self, linear: nn.Linear, shrink: Tensor) -> None:
        super().__init__()
        self.shrink = nn.Parameter(1 / shrink)
        self.rows, self.steps = _in_steps((linear.weight.detach() * shrink).T, _WEIGHT_STEPS, 0)
        self.bias = linear.bias

    def forward(self, given: Tensor) -> Tensor:
        return _Product.apply(given * self.shrink, self.rows, self.steps) + self.bias


class _Product(torch.autograd.Function):
    """Inputs, `[rows, inputs]`, times int8 weights, `[inputs, outputs]`, times the steps of the weights, `[1, outputs]`."""

    @staticmethod
    def forward(_: Any, given: Tensor, rows: Tensor, steps: Tensor) -> Tensor:
        """Compute what the exported graph computes."""
        step = given.abs().amax(-1, keepdim=True).clamp(min=_LEAST) / _INPUT_STEPS
        return (given / step).round() @ rows.float() * step * steps

    @staticmethod
    def symbolic(g: Any, given: Any, rows: Any, steps: Any) -> Any:
        """Write it in ONNX."""

        def number(value: Any, kind: torch.dtype = torch.float32) -> Any:
            return g.op("Constant", value_t=torch.tensor(value, dtype=kind))

        step = g.op(
            "Mul", g.op("Max", g.op("ReduceMax", g.op("Abs", given), axes_i=[-1]), number(_LEAST)), number(1 / _INPUT_STEPS)
        )
        flat = g.op("Squeeze", step, number([-1], torch.long))
        middle = g.op("ConstantOfShape", g.op("Shape", flat), value_t=torch.tensor([_MIDDLE], dtype=torch.uint8))
        whole = g.op("QuantizeLinear", given, flat, middle, axis_i=0)
        product = g.op("MatMulInteger", whole, rows, number(_MIDDLE, torch.uint8))
        scaled = g.op("Mul", g.op("Cast", product, to_i=_FLOAT), step)
        return g.op("Mul", scaled, steps)


class _Embedding(nn.Module):
    """A table of embeddings, quantised."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        self.rows, self.steps = _in_steps(table.weight.detach(), _INPUT_STEPS, 1)

    def forward(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.steps[numbers]


def _in_steps(weight: Tensor, most: int, along: int) -> tuple[nn.Parameter, nn.Parameter]:
    """Return weights in whole numbers up to `most`, and the steps that one number stands for, one for all weights along a dimension."""
    steps = weight.abs().amax(along, keepdim=True).clamp(min=_LEAST) / most
    return nn.Parameter((weight / steps).round().to(torch.int8), requires_grad=False), nn.Parameter(steps)


def quantize(net: Net, windows: Iterable[Sample]) -> None:
    """Quantise the embeddings of words and all linear layers of the encoder.

    A few inputs are many times as large as the rest, which would lose nearly everything; so each is shrunk by its largest value in some
    windows. Source: Xiao et al., SmoothQuant, ICML 2023.
    """
    largest: dict[nn.Module, Tensor] = {}

    def look(layer: nn.Module, given: tuple[Tensor, ...]) -> None:
        seen = given[0].detach().flatten(0, -2).abs().amax(0)
        largest[layer] = torch.maximum(largest[layer], seen) if layer in largest else seen

    linears = [m for m in net.encoder.layers.modules() if isinstance(m, nn.Linear)]
    hooks = [linear.register_forward_pre_hook(look) for linear in linears]
    with torch.no_grad():
        for window in windows:
            net.encode(torch.tensor([window.window.pieces]), torch.tensor([window.window.shapes]), None)
    for hook in hooks:
        hook.remove()
    for layer in net.encoder.layers:
        for together in (("query", "key", "value"), ("out",), ("inner",), ("outer",)):  # the first three have the same inputs
            parts = [getattr(layer, part) for part in together]
            weights = torch.stack([part.weight.abs().amax(0) for part in parts]).amax(0)
            shrink = (largest[parts[0]].clamp(min=1e-5) / weights.clamp(min=1e-5)).sqrt()
            for name, part in zip(together, parts, strict=True):
                setattr(layer, name, _Linear(part, shrink))
    net.encoder.words = _Embedding(net.encoder.words)
