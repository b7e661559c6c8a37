"""Train the light model.

    python train.py --data ../../../shared/data --silver FOLDER... --gold EWT_FOLDER GUM_FOLDER
                    --features BUILD/train/light/light_features --out RUN [--until 00:10]

FOLDERs are what light_teacher wrote. Ends at the hour given, the learning rate falling with the clock.
"""
import argparse
import datetime
import json
import os
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import numpy as np
import torch
import torch.nn.functional as F

from data import COLUMNS, Forms, Lexicon, Words, join, labels_of, mean_vectors, read_gold, read_teacher, reduced
from network import TAGS, Network
from treebank import free_gum

LOSS = {"upos": 0.4, "xpos": 0.3, "feats": 0.2, "lemma": 0.3, "names": 0.5, "arc": 1.0, "deprel": 0.5}
AT = {k: i for i, k in enumerate(COLUMNS)}
LONGEST = 90


class Table:
    """The word table with an Adam of its own that touches only the rows a batch has."""

    def __init__(self, rows, width):
        self.w = torch.randn(rows, width) * 0.05
        self.m, self.v = torch.zeros(rows, width), torch.zeros(rows, width)
        self.steps = torch.zeros(rows, 1)

    def sums(self, rows):
        """rows [n, 8] -> [n, width], for gradients"""
        self.touched, place = torch.unique(rows, return_inverse=True)
        self.part = self.w[self.touched].requires_grad_()
        return F.embedding_bag(place, self.part, mode="sum")

    @torch.no_grad()
    def step(self, rate):
        t, g = self.touched, self.part.grad
        n = self.steps[t] + 1
        m = self.m[t].mul_(0.9).add_(g, alpha=0.1)
        v = self.v[t].mul_(0.98).addcmul_(g, g, value=0.02)
        self.w[t] -= rate * (m / (1 - 0.9 ** n)) / ((v / (1 - 0.98 ** n)).sqrt() + 1e-8)
        self.m[t], self.v[t], self.steps[t] = m, v, n


def batches(words, size, rng):
    """Sentences of like length together, about `size` words each, in random order, for ever."""
    lengths = words.lengths()
    usable = np.flatnonzero((lengths > 0) & (lengths <= LONGEST))
    while True:
        order = usable[np.lexsort((rng.random(len(usable)), lengths[usable] + rng.integers(0, 3, len(usable))))]
        cut, cuts, n = 0, [], 0
        longest = 0
        for i, s in enumerate(order):
            longest = max(longest, lengths[s])
            if (i - cut + 1) * longest > size and i > cut:
                cuts.append(order[cut:i])
                cut, longest = i, lengths[s]
        cuts.append(order[cut:])
        rng.shuffle(cuts)
        yield from cuts


def tensors(words, sentences):
    lengths = words.lengths()[sentences]
    time_ = int(lengths.max())
    place = words.starts[sentences][:, None] + np.minimum(np.arange(time_)[None], lengths[:, None] - 1)
    labels = torch.from_numpy(words.labels[place].astype(np.int64))
    return torch.from_numpy(words.types[place].astype(np.int64)), labels, torch.from_numpy(lengths)


def embed(table, lexicon, types, drop=0.0):
    kinds, place = torch.unique(types, return_inverse=True)
    rows = lexicon["rows"][kinds]
    if drop:        # a known word taken for an unknown one: affixes must carry it
        rows = rows.clone()
        lost = torch.rand(len(kinds)) < drop
        rows[lost, 0] = lexicon["hashed"][kinds[lost]]
    return table.sums(rows)[place]


def losses(net, table, lexicon, words, sentences, drop):
    types, labels, lengths = tensors(words, sentences)
    z, keep = net(embed(table, lexicon, types, drop), lengths)
    flat = {k: v[keep] for k, v in z.items()}
    y = labels[keep]
    n, out = len(y), 0.0
    for kind, logits in net.heads.tag_logits(flat).items():
        out = out + LOSS[kind] * F.cross_entropy(logits, y[:, AT[kind]], ignore_index=-100, reduction="sum")
    out = out + LOSS["names"] * F.cross_entropy(net.heads.names(flat["names"]), y[:, AT["name"]], ignore_index=-100, reduction="sum")
    sure = y[:, AT["head_score"]] / 1000
    s = net.heads.arc_scores(z["arc_dep"], z["arc_head"]).masked_fill(~keep[:, None, :], -1e4)
    at = torch.arange(types.shape[1])[None].expand_as(types)
    head = at + labels[..., AT["head"]]
    out = out + LOSS["arc"] * (F.cross_entropy(s[keep], head[keep], reduction="none") * sure).sum()
    row = torch.arange(len(types))[:, None].expand_as(types)
    has = keep & (labels[..., AT["head"]] != 0) & (labels[..., AT["deprel"]] >= 0)
    d, h = z["lab_dep"][has], z["lab_head"][row[has], head[has]]
    label = F.cross_entropy(net.heads.label_scores(d, h), labels[..., AT["deprel"]][has], reduction="none")
    out = out + LOSS["deprel"] * (label * labels[..., AT["head_score"]][has] / 1000).sum()
    return out / n, n


@torch.no_grad()
def score(net, table, lexicon, words):
    net.eval()
    hits, n = dict.fromkeys(TAGS + ["uas", "las"], 0), 0
    rng = np.random.default_rng(0)
    lengths = words.lengths()
    order = np.argsort(lengths, kind="stable")
    for at in range(0, len(order), 64):
        types, labels, lengths_ = tensors(words, order[at:at + 64])
        z, keep = net(embed(table, lexicon, types), lengths_)
        for kind, logits in net.heads.tag_logits(z).items():
            hits[kind] += int((logits.argmax(-1) == labels[..., AT[kind]])[keep].sum())
        s = net.heads.arc_scores(z["arc_dep"], z["arc_head"]).masked_fill(~keep[:, None, :], -1e4)
        place = torch.arange(types.shape[1])[None].expand_as(types)
        head = s.argmax(-1)
        right = (head == place + labels[..., AT["head"]]) & keep
        row = torch.arange(len(types))[:, None].expand_as(types)
        guess = torch.full_like(types, -100)
        guess[keep] = net.heads.label_scores(z["lab_dep"][keep], z["lab_head"][row[keep], head[keep]]).argmax(-1)
        guess[head == place] = -100
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (guess == labels[..., AT["deprel"]])).sum())
        n += int(keep.sum())
    net.train()
    return {k: round(100 * v / n, 2) for k, v in hits.items()}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../../../shared/data")
    p.add_argument("--silver", nargs="+", required=True)
    p.add_argument("--gold", nargs=2, required=True)
    p.add_argument("--features", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="a RUN over the same folders to go on from")
    p.add_argument("--until", help="HH:MM, UTC")
    p.add_argument("--minutes", type=float, default=30)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=1000)
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--buckets", type=int, default=32768)
    p.add_argument("--words", type=int, default=40000, help="most words of the vocabulary")
    p.add_argument("--seed", type=int, default=3)
    a = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    began = time.time()
    os.makedirs(a.out, exist_ok=True)

    sets, forms = labels_of(a.silver[0]), Forms()
    silver_parts = [read_teacher(f, forms) for f in a.silver]
    ewt = read_gold(f"{a.data}/ud_english_ewt/en_ewt-ud-train.conllu", a.gold[0], sets, forms)
    gum = read_gold(f"{a.data}/ud_english_gum/en_gum-ud-train.conllu", a.gold[1], sets, forms, free_gum)
    n_train = len(forms.forms)
    dev = {k: read_gold(f"{a.data}/ud_english_{k}/en_{k}-ud-dev.conllu", None, sets, forms) for k in ("ewt", "gum")}
    silver, gold = join(silver_parts), join([ewt, gum])
    counts = np.bincount(np.concatenate([silver.types, gold.types]), minlength=len(forms.forms))
    counts[n_train:] = 0
    lex = Lexicon(a.features, forms.forms, counts, a.buckets, 3)
    if len(lex.vocabulary) > a.words:
        lex = Lexicon(a.features, forms.forms, counts, a.buckets, 3, lex.vocabulary[:a.words])
    table = Table(len(lex.vocabulary) + a.buckets, a.width)
    mean, seen = mean_vectors(silver_parts + [ewt, gum], a.silver + a.gold, lex, sets["width"])
    table.w[:len(lex.vocabulary)] = torch.from_numpy(reduced(mean, seen, a.width))
    lexicon = {"rows": torch.from_numpy(lex.rows), "hashed": torch.from_numpy(lex.hashed)}
    json.dump({"sets": sets, "vocabulary": lex.vocabulary, "buckets": a.buckets, "width": a.width}, open(f"{a.out}/light.json", "w"))
    net = Network(sets, a.width)
    if a.start:
        saved = torch.load(f"{a.start}/last.pt", weights_only=True)
        net.load_state_dict(saved["net"])
        table.w = saved["table"]
    print(f"{len(gold.types)} gold and {len(silver.types)} silver words, {len(lex.vocabulary)} in the vocabulary, "
          f"{sum(q.numel() for q in net.parameters())} weights, {time.time() - began:.0f} s", flush=True)

    end = began + 60 * a.minutes
    if a.until:
        now = datetime.datetime.utcnow()
        stop = now.replace(hour=int(a.until[:2]), minute=int(a.until[3:]), second=0)
        end = time.time() + ((stop - now).total_seconds() % 86400)
    begin = time.time()
    optimizer = torch.optim.AdamW(net.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01)
    streams = {"gold": batches(gold, a.batch, rng), "silver": batches(silver, a.batch, rng)}
    step = words = 0
    shown, mean_loss = time.time(), {"gold": 3.0, "silver": 3.0}
    marks = [0.33, 0.6, 0.85]
    while time.time() < end:
        done = (time.time() - begin) / (end - begin)
        rate = a.rate * min(1, (step + 1) / 60) * max(0.01, (1 - done) if done > 0.2 else 0.8)
        kind = "gold" if rng.random() < 0.35 + 0.3 * done else "silver"
        loss, n = losses(net, table, lexicon, gold if kind == "gold" else silver, next(streams[kind]), 0.1)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        for g in optimizer.param_groups:
            g["lr"] = rate
        optimizer.step()
        table.step(rate)
        step, words = step + 1, words + n
        mean_loss[kind] += 0.02 * (loss.item() - mean_loss[kind])
        if time.time() - shown > 60:
            print(f"{done:.2f} step {step} words {words} {words / (time.time() - begin):.0f}/s "
                  f"gold {mean_loss['gold']:.3f} silver {mean_loss['silver']:.3f}", flush=True)
            shown = time.time()
        if marks and done > marks[0]:
            marks.pop(0)
            print({k: score(net, table, lexicon, d) for k, d in dev.items()}, flush=True)
            torch.save({"net": net.state_dict(), "table": table.w}, f"{a.out}/last.pt")
    torch.save({"net": net.state_dict(), "table": table.w}, f"{a.out}/last.pt")
    print({k: score(net, table, lexicon, d) for k, d in dev.items()}, f"{step} steps, {words} words, {time.time() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
