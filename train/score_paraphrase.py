"""How useful the sentence vectors still are: MRPC, ours beside the original encoder's.

    python score_paraphrase.py --data ../../shared/data --base BASE --model RUN/best.pt [--int8] [--part 4]

The threshold for F1 is chosen on the training pairs; Spearman is against the yes/no gold.
"""
import argparse
import json

import numpy as np
import torch
from tokenizers import Tokenizer

from encoder import EncoderShape, load_base
from export import load_trained
from predict import predict
from quantise import quantised
from teacher import encode
from treebank import Document, Sentence
from wordpiece import WordPieces
from words import words_of


def pairs(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8-sig")][1:]
    return [(int(r[0]), r[3], r[4]) for r in rows if len(r) >= 5]


def ranks(x):
    order, out = np.argsort(x, kind="stable"), np.empty(len(x))
    values = np.asarray(x)[order]
    _, first, n = np.unique(values, return_index=True, return_counts=True)
    for f, c in zip(first, n):
        out[order[f:f + c]] = f + (c - 1) / 2
    return out


def f1_at(sim, gold, t):
    tp = ((sim >= t) & (gold == 1)).sum()
    return 2 * tp / max((sim >= t).sum() + (gold == 1).sum(), 1)


def report(name, vectors, train, test):
    sims = {}
    for key, rows in (("train", train), ("test", test)):
        sims[key] = (np.array([float(vectors[a] @ vectors[b]) for _, a, b in rows]), np.array([g for g, _, _ in rows]))
    s, g = sims["train"]
    t = max(np.quantile(s, np.linspace(0, 1, 200)), key=lambda t: f1_at(s, g, t))
    s, g = sims["test"]
    print(json.dumps({name: {"threshold": round(float(t), 3), "f1": round(100 * float(f1_at(s, g, t)), 2),
                             "spearman": round(100 * float(np.corrcoef(ranks(s), ranks(g))[0, 1]), 2)}}), flush=True)


def main():
    p = argparse.ArgumentParser()
    for k in ("--data", "--base", "--model"):
        p.add_argument(k, required=k != "--data", default="../../shared/data")
    p.add_argument("--int8", action="store_true")
    p.add_argument("--part", type=int, default=1, help="every n-th pair")
    a = p.parse_args()
    torch.set_num_threads(2)
    folder = f"{a.data}/para_mrpc/dataset/msr-paraphrase-corpus"
    train, test = pairs(f"{folder}/msr_paraphrase_train.txt"), pairs(f"{folder}/msr_paraphrase_test.txt")
    train, test = train[::a.part], test[::a.part]
    texts = sorted({t for _, x, y in train + test for t in (x, y)})
    tokenizer = Tokenizer.from_file(f"{a.base}/tokenizer.json")
    tokenizer.no_truncation(), tokenizer.no_padding()
    original = encode(load_base(a.base, EncoderShape(), 0.0).eval(), tokenizer, texts)
    report("original", dict(zip(texts, original.numpy())), train, test)
    model = load_trained(a.base, a.model)
    labels = model.heads.labels
    if a.int8:
        model = quantised(model)
    docs = [Document(str(i), [Sentence(words=[t[b:e] for b, e in words_of(t, 0, len(t))] or ["."], paragraph=True)])
            for i, t in enumerate(texts)]
    outs = predict(model, docs, labels, WordPieces(a.base), trees=False, bf16=not a.int8)
    ours = np.stack([o.vectors[0].float().numpy() for o in outs])
    report("ours", dict(zip(texts, ours)), train, test)
    print(json.dumps({"mean cosine to the original": round(float((ours * original.numpy()).sum(1).mean()), 4)}))


if __name__ == "__main__":
    main()
