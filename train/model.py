"""Encoder and heads together, and the training loss over a batch."""
import torch
import torch.nn.functional as F
from torch import nn

from encoder import Encoder, EncoderShape, load_base
from heads import Heads

WEIGHTS = {"upos": 0.3, "xpos": 0.3, "feats": 0.2, "lemma": 0.3, "arc": 1.0, "deprel": 0.5,
           "names": 0.5, "attr": 4.0, "entity": 0.4, "link": 1.5, "embed": 2.0}


class Model(nn.Module):
    def __init__(self, encoder: Encoder, heads: Heads):
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def encode(self, x):
        """-> (vectors of all words [words, width], vectors of all pieces [batch*time, width])"""
        h = self.encoder(x["ids"], x["shapes"], x["breaks"], x["lengths"])
        flat = h.reshape(-1, h.shape[-1])
        return flat[x["first"]], flat

    def losses(self, x, batch):
        words, flat = self.encode(x)
        z = self.heads(words)
        out = {}        # kind -> (mean loss, how many words it speaks for)
        tags = self.heads.tag_logits(z)
        for kind, logits in tags.items():
            _add(out, kind, logits, x[kind])
        _add(out, "names", self.heads.names(z["names"]).float(), x["names"])
        _add(out, "entity", self.heads.entity(z["entity"]).float(), x["entity"])
        self._attribution(out, x, z, batch)
        self._tree(out, x, z)
        self._embedding(out, x, flat.float(), batch)
        return out

    def _attribution(self, out, x, z, batch):
        emissions = self.heads.attr(z["attr"]).float()
        rows, tags, base, links, n_links = [], [], 0, 0.0, 0
        for b, n in enumerate(x["counts"]):
            gold = x["attr"][base:base + n]
            if n and int(gold.min()) >= 0:
                rows.append(emissions[base:base + n])
                tags.append(gold)
                if batch[b].cues:
                    at = torch.tensor([c for c, _ in batch[b].cues])
                    s = self.heads.link_scores(z["link_word"][base:base + n], z["link_cue"][base + at])
                    want = torch.zeros_like(s)
                    for c, (_, members) in enumerate(batch[b].cues):
                        for w, r in members:
                            want[r, w, c] = 1.0
                    # Each word of a source or content chooses among the window's cues.
                    n_cues = want.sum(-1)
                    chosen = n_cues > 0
                    if bool(chosen.any()):
                        p = F.log_softmax(s, -1)[chosen]
                        links = links - (p * want[chosen]).sum(-1).div(n_cues[chosen]).sum()
                        n_links += int(chosen.sum())
            base += n
        if rows:
            lengths = torch.tensor([len(r) for r in rows])
            pad = nn.utils.rnn.pad_sequence
            n = int(lengths.sum())
            out["attr"] = (self.heads.crf.loss(pad(rows, batch_first=True), pad(tags, batch_first=True), lengths), n)
        if n_links:
            out["link"] = (links / n_links, n_links)

    def _tree(self, out, x, z):
        runs = [(b, n) for b, n in x["sentences"] if n and int(x["head"][b]) >= 0]
        if not runs:
            return
        longest = max(n for _, n in runs)
        take = torch.tensor([[b + min(i, n - 1) for i in range(longest)] for b, n in runs])
        lengths = torch.tensor([n for _, n in runs])
        keep = torch.arange(longest)[None] < lengths[:, None]
        s = self.heads.arc_scores(z["arc_dep"][take], z["arc_head"][take]).masked_fill(~keep[:, None, :], -1e4)
        gold = x["head"][take] - take[:, :1]
        # The row of a head counted from the sentence's first word; padding is ignored.
        out["arc"] = (F.cross_entropy(s[keep], gold[keep]), int(keep.sum()))
        words = take[keep]
        dependents = words[x["deprel"][words] >= 0]
        if not len(dependents):
            return
        scores = self.heads.label_scores(z["lab_dep"][dependents], z["lab_head"][x["head"][dependents]])
        out["deprel"] = (F.cross_entropy(scores, x["deprel"][dependents]), len(dependents))

    def _embedding(self, out, x, flat, batch):
        t = x["ids"].shape[1]
        got, want, n = [], [], 0
        for b, w in enumerate(batch):
            for (begin, end), v in zip(w.pieces, w.vectors):
                if v is not None and end > begin:
                    got.append(flat[b * t + begin:b * t + end].mean(0))
                    want.append(torch.from_numpy(v).float())
                    n += end - begin
        if got:
            e = F.normalize(self.heads.embed(torch.stack(got)).float(), dim=-1)
            out["embed"] = ((1 - (e * torch.stack(want)).sum(-1)).mean(), n)


def _add(out, kind, logits, gold):
    n = int((gold >= 0).sum())
    if n:
        out[kind] = (F.cross_entropy(logits, gold, ignore_index=-100), n)


def total(losses, words):
    """Each word weighs the same, whichever mix of sets its batch has."""
    return sum(WEIGHTS[k] * v * (n / words) for k, (v, n) in losses.items())


def build(base: str, labels, dropout=0.1) -> Model:
    return Model(load_base(base, EncoderShape(), dropout), Heads(labels))
