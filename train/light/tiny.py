"""A tiny light model with random weights, and what PyTorch says it computes, for the C++ tests.

    python tiny.py --features BUILD/train/light/light_features --out ../../src/language/testing
"""
import argparse
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import numpy as np
import torch

import network
from data import Lexicon

network.PARTS = [(name, 16) for name, _ in network.PARTS]

from export import export
from labels import NAME_TYPES
from network import Network
from tree import best_tree

TEXT = ["The minister said that the bridge was closed on Monday .", "U.S.-led Council officials denied 1,200 reports !", "Opened"]
VOCABULARY = "the minister said that bridge was closed on . denied 0,000 officials".split()
SETS = {"upos": ["NOUN", "PUNCT", "VERB", "X"], "xpos": [",", ".", "NN", "VBD"], "feats": ["Number=Sing", "_"],
        "lemma": ["=be", "K0+", "L0+", "L2+", "L1+"], "deprel": ["det", "nsubj", "obj", "punct"], "types": NAME_TYPES}
WIDTH, BUCKETS = 32, 48


def tiny_network():
    torch.manual_seed(6)
    network.POSITIONS = 8
    net = Network(SETS, WIDTH, convolutions=2, layers=1, heads=2, inner=48, dropout=0.0)
    with torch.no_grad():
        for name, p in net.named_parameters():
            if "norm" in name:
                p.add_(torch.randn_like(p) * 0.1)
            else:
                p.copy_(torch.randn_like(p) * (0.5 if p.dim() == 1 else 1.5 / p.shape[-1] ** 0.5))
    return net.eval(), torch.randn(len(VOCABULARY) + BUCKETS, WIDTH) * 0.5


@torch.no_grad()
def reference(net, table, lexicon, words):
    rows = torch.from_numpy(lexicon.rows)[words]
    z, _ = net(table[rows].sum(1)[None], torch.tensor([len(words)]))
    z = {k: v[0] for k, v in z.items()}
    tags = {k: v.softmax(-1) for k, v in net.heads.tag_logits(z).items()}
    s = net.heads.arc_scores(z["arc_dep"][None], z["arc_head"][None])[0]
    heads = best_tree(s.double().numpy())
    labels = net.heads.label_scores(z["lab_dep"], z["lab_head"][heads]).argmax(-1).tolist()
    out = {k: [SETS[k][i] for i in v.argmax(-1).tolist()] for k, v in tags.items()}
    return out | {"upos_score": tags["upos"].amax(-1).tolist(), "heads": heads,
                  "head_score": s.softmax(-1)[np.arange(len(heads)), heads].tolist(),
                  "deprels": ["root" if h == i else SETS["deprel"][l] for i, (h, l) in enumerate(zip(heads, labels))]}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--features", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    net, table = tiny_network()
    forms = list(dict.fromkeys(w for t in TEXT for w in t.split()))
    lexicon = Lexicon(a.features, forms, np.ones(len(forms)), BUCKETS, 1, VOCABULARY)
    number = {w: i for i, w in enumerate(forms)}
    rows = [{"words": t.split()} | reference(net, table, lexicon, [number[w] for w in t.split()]) for t in TEXT]
    about = {"sets": SETS, "vocabulary": VOCABULARY, "buckets": BUCKETS}
    export(net, table, about, f"{a.out}/tiny_light.hmodel", "# tiny\nRandom weights, for tests.\n", quantise=False)
    json.dump(rows, open(f"{a.out}/tiny_light.json", "w"))


if __name__ == "__main__":
    main()
