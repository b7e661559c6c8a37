"""The heads on top of the encoder, each one small.

All hidden vectors come out of one matrix product (heads.hidden), cut by
SLICES; the runtime does the same.
"""
import torch
import torch.nn.functional as F
from torch import nn

from crf import Crf
from labels import valid_transition

PARTS = [("tags", 256), ("names", 128), ("attr", 256), ("arc_dep", 256), ("arc_head", 256),
         ("lab_dep", 64), ("lab_head", 64), ("link_word", 96), ("link_cue", 96), ("entity", 64)]


def slices(parts):
    out, at = {}, 0
    for name, n in parts:
        out[name] = (at, at + n)
        at += n
    return out


def tiny_parts(n):
    return [(name, n) for name, _ in PARTS]


class Heads(nn.Module):
    def __init__(self, labels, width=384, parts=PARTS, dropout=0.2):
        super().__init__()
        self.labels, self.parts, self.dropout = labels, parts, dropout
        self.slices = slices(parts)
        n = dict(parts)
        self.hidden = nn.Linear(width, sum(n.values()))
        self.tag_kinds = ["upos", "xpos", "feats", "lemma"]
        self.tags = nn.Linear(n["tags"], sum(labels.size(k) for k in self.tag_kinds))
        self.names = nn.Linear(n["names"], labels.size("names"))
        self.attr = nn.Linear(n["attr"], labels.size("attr"))
        self.crf = Crf(labels.sets["attr"])
        self.entity = nn.Linear(n["entity"], labels.size("entity"))
        small = lambda *shape: nn.Parameter(torch.randn(*shape) * 0.02)
        self.arc = small(n["arc_dep"], n["arc_head"])
        self.arc_bias = small(n["arc_head"])
        self.arc_root = small(n["arc_dep"])
        self.label = small(labels.size("deprel"), n["lab_dep"] + 1, n["lab_head"] + 1)
        self.link = small(2, n["link_word"] + 1, n["link_cue"] + 1)
        self.embed = nn.Linear(width, width, bias=False)
        with torch.no_grad():
            self.embed.weight.copy_(torch.eye(width))

    def forward(self, h):
        """h [words, width] -> dict of hidden vectors by part, float32."""
        z = F.gelu(self.hidden(h)).float()
        z = F.dropout(z, self.dropout, self.training)
        return {k: z[:, b:e] for k, (b, e) in self.slices.items()}

    def tag_logits(self, z):
        out = self.tags(z["tags"]).float()
        return dict(zip(self.tag_kinds, out.split([self.labels.size(k) for k in self.tag_kinds], dim=1)))

    def arc_scores(self, dep, head):
        """[.., n, d] each -> [.., n, n]: row dependent, column head, diagonal root."""
        s = (dep @ self.arc + self.arc_bias) @ head.transpose(-1, -2)
        root = dep @ self.arc_root
        eye = torch.eye(s.shape[-1], dtype=torch.bool)
        return torch.where(eye, root.unsqueeze(-1).expand_as(s), s)

    def label_scores(self, dep, head):
        """[n, d] dependents and their heads -> [n, labels]"""
        one = dep.new_ones(dep.shape[0], 1)
        d, h = torch.cat([dep, one], 1), torch.cat([head, one], 1)
        l, a, b = self.label.shape
        left = (d @ self.label.permute(1, 0, 2).reshape(a, l * b)).view(-1, l, b)
        return (left * h[:, None, :]).sum(-1)

    def link_scores(self, word, cue):
        """[n, d] words, [c, d] cues -> [2, n, c]"""
        w = torch.cat([word, word.new_ones(len(word), 1)], 1)
        c = torch.cat([cue, cue.new_ones(len(cue), 1)], 1)
        return torch.einsum("nd,rde,ce->rnc", w, self.link, c)


def name_mask(tags):
    """[tags, tags] 0 where valid, -1e4 where not."""
    return torch.tensor([[0.0 if valid_transition(a, b) else -1e4 for b in tags] for a in tags])
