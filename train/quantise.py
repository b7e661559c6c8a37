"""The runtime's int8 arithmetic, imitated in PyTorch for scoring.

Weights: per output row, symmetric. Activations: per row of the input,
asymmetric over 0..255 (docs in the runtime and ../docs/formats/model.md).
"""
import torch
from torch import nn

from export import is_int8


def rows_int8(w):
    scale = (w.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
    return (w / scale).round().clamp(-127, 127) * scale


class QuantisedLinear(nn.Module):
    def __init__(self, linear: nn.Linear):
        super().__init__()
        self.weight = nn.Parameter(rows_int8(linear.weight.detach()), requires_grad=False)
        self.bias = linear.bias

    def forward(self, x):
        x = x.float()
        low = x.amin(-1, keepdim=True)
        scale = ((x.amax(-1, keepdim=True) - low) / 255).clamp(min=1e-12)
        x = ((x - low) / scale).round() * scale + low
        return nn.functional.linear(x, self.weight, self.bias)


def quantised(model):
    """A copy of the model that computes as the runtime's int8 path does (run it with bf16=False)."""
    import copy
    m = copy.deepcopy(model)
    with torch.no_grad():
        for name, p in m.named_parameters():
            if is_int8(name) and name.split(".")[1] in ("word", "position"):
                p.copy_(rows_int8(p))
    for module in list(m.modules()):
        for key, child in list(module.named_children()):
            full = next(n for n, x in m.named_modules() if x is child) if isinstance(child, nn.Linear) else ""
            if full and is_int8(full + ".weight"):
                setattr(module, key, QuantisedLinear(child))
    return m
