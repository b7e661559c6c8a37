"""The light model: rows of a word table summed, convolutions over three words, attention in the sentence.

The heads are those of the standard model (../heads.py), without attributions. The runtime is
src/language/word_encoder.cc.
"""
import torch
import torch.nn.functional as F
from torch import nn

from encoder import EncoderShape, Layer
from heads import Heads, slices

PARTS = [("tags", 128), ("names", 64), ("arc_dep", 96), ("arc_head", 96), ("lab_dep", 32), ("lab_head", 32)]
STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 23]       # from how many words on a distance counts as the next one
POSITIONS = 128
TAGS = ["upos", "xpos", "feats", "lemma"]
EPSILON = 1e-12


def distances(time):
    """[dependent, head] -> row of arc_distance: heads before the dependent, then those after it"""
    gap = torch.arange(time)[None] - torch.arange(time)[:, None]
    size = torch.bucketize(gap.abs().clamp(min=1), torch.tensor(STEPS), right=True) - 1
    return torch.where(gap < 0, size, size + len(STEPS))


def waves(rows, width):
    """Sines and cosines of the position: what nearness is easily read from."""
    angle = torch.arange(rows)[:, None] / 200.0 ** (torch.arange(width // 2)[None] / (width // 2))
    return torch.cat([angle.sin(), angle.cos()], 1)


class LightHeads(Heads):
    """As the standard's, but only those for tags, names and trees."""

    def __init__(self, sets, width, dropout):
        nn.Module.__init__(self)
        self.sets, self.parts, self.dropout, self.slices = sets, PARTS, dropout, slices(PARTS)
        n = dict(PARTS)
        self.tag_kinds = TAGS
        self.hidden = nn.Linear(width, sum(n.values()))
        self.tags = nn.Linear(n["tags"], sum(len(sets[k]) for k in TAGS))
        self.names = nn.Linear(n["names"], 1 + 4 * len(sets["types"]))
        small = lambda *shape: nn.Parameter(torch.randn(*shape) * 0.05)
        self.arc = small(n["arc_dep"], n["arc_head"])
        self.arc_bias = small(n["arc_head"])
        self.arc_root = small(n["arc_dep"])
        self.arc_distance = small(2 * len(STEPS), n["arc_dep"])
        self.label = small(len(sets["deprel"]), n["lab_dep"] + 1, n["lab_head"] + 1)

    def tag_logits(self, z):
        return dict(zip(TAGS, self.tags(z["tags"]).split([len(self.sets[k]) for k in TAGS], dim=-1)))

    def arc_scores(self, dep, head):
        """As the standard's, and what a dependent says of each distance to its head."""
        time = dep.shape[-2]
        s = super().arc_scores(dep, head)
        far = (dep @ self.arc_distance.T).gather(-1, distances(time).expand(s.shape))
        return torch.where(torch.eye(time, dtype=torch.bool), s, s + far)

    def forward(self, h):
        z = F.dropout(F.gelu(self.hidden(h)), self.dropout, self.training)
        return {k: z[..., b:e] for k, (b, e) in self.slices.items()}


class Convolution(nn.Module):
    def __init__(self, width, dropout):
        super().__init__()
        self.conv = nn.Linear(3 * width, width)     # of the word before, the word, the word after
        self.norm = nn.LayerNorm(width, eps=EPSILON)
        self.dropout = dropout

    def forward(self, x, keep):
        p = F.pad(x * keep, (0, 0, 1, 1))
        y = F.gelu(self.conv(torch.cat([p[:, :-2], p[:, 1:-1], p[:, 2:]], -1)))
        return self.norm(x + F.dropout(y, self.dropout, self.training))


class Network(nn.Module):
    def __init__(self, sets, width=128, convolutions=3, layers=2, heads=4, inner=256, dropout=0.05):
        super().__init__()
        self.width, self.inner, self.attention_heads = width, inner, heads
        self.position = nn.Parameter(waves(POSITIONS, width) * 0.2)
        self.norm = nn.LayerNorm(width, eps=EPSILON)
        self.convolutions = nn.ModuleList(Convolution(width, dropout) for _ in range(convolutions))
        shape = EncoderShape(width=width, heads=heads, inner=inner)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))
        self.heads = LightHeads(sets, width, dropout)
        self.dropout = dropout

    def forward(self, x, lengths):
        """x [batch, time, width]: summed rows. -> hidden vectors by part"""
        time = x.shape[1]
        keep = torch.arange(time)[None] < lengths[:, None]
        x = x + self.position[torch.arange(time).clamp(max=POSITIONS - 1)]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        for c in self.convolutions:
            x = c(x, keep[..., None])
        mask = torch.zeros(len(x), 1, 1, time).masked_fill(~keep[:, None, None], -1e4)
        for layer in self.layers:
            x = layer(x, mask)
        return self.heads(x), keep
