"""Names against sets that were not trained on.

    python score_names.py --data ../../shared/data --base BASE --model RUN/best.pt [--int8] [--part 10]

Wikigold, EWT (Universal NER dev) and the Worldwide newswire, exact spans, over the
types each set shares with ours (GPE counts as LOC, NORP and MISC only where the set has them).
"""
import argparse
import glob
import json

import torch

from export import load_trained
from polnear import spans_of
from predict import predict
from quantise import quantised
from score import f1
from treebank import Document, Sentence
from wordpiece import WordPieces

OURS = {"GPE": "LOC"}
THEIRS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "NORP"}


def runs(tags, fold):
    """IOB tags to [(begin, end, type)]: a B or another type starts a new span."""
    out, b, kind = [], 0, None
    for i, t in enumerate(tags + ["O"]):
        k = fold(t[2:]) if t not in ("O", "") else None
        if kind and (k != kind or t[0] == "B"):
            out.append((b, i, kind))
            kind = None
        if k and not kind:
            b, kind = i, k
    return out


def columns(text, word, tag):
    docs, cur = [Document("0")], ([], [])
    for line in text.split("\n") + [""]:
        cells = line.split()
        if len(cells) > max(word, tag) and line[0] != "#":
            cur[0].append(cells[word])
            cur[1].append(cells[tag])
        elif not cells and cur[0]:
            s = Sentence(words=cur[0], paragraph=len(docs[-1].sentences) == 0)
            s.gold = cur[1]
            docs[-1].sentences.append(s)
            cur = ([], [])
            if len(docs[-1].sentences) >= 20:
                docs.append(Document(str(len(docs))))
    return [d for d in docs if d.sentences]


def sets(data):
    wiki = open(glob.glob(f"{data}/ner_wikigold/CONLL-format/data/*")[0], encoding="utf-8").read()
    yield "wikigold", columns(wiki, 0, 1), {"PER", "ORG", "LOC"}, lambda k: k if k != "MISC" else None
    ewt = open(f"{data}/ner_uner_ewt/en_ewt-ud-dev.iob2", encoding="utf-8").read()
    yield "ewt-uner-dev", columns(ewt, 1, 2), {"PER", "ORG", "LOC"}, lambda k: k if k != "OTH" else None
    text = "\n\n".join(open(f, encoding="utf-8").read() for f in sorted(glob.glob(f"{data}/ner_worldwide_newswire/processed_annotated/*.tsv")))
    yield "worldwide", columns(text, 0, 1), {"PER", "ORG", "LOC", "NORP"}, THEIRS.get


def main():
    p = argparse.ArgumentParser()
    for k in ("--data", "--base", "--model"):
        p.add_argument(k, required=k != "--data", default="../../shared/data")
    p.add_argument("--int8", action="store_true")
    p.add_argument("--part", type=int, default=1, help="every n-th piece of each set")
    a = p.parse_args()
    torch.set_num_threads(2)
    model = load_trained(a.base, a.model)
    labels, pieces = model.heads.labels, WordPieces(a.base)
    if a.int8:
        model = quantised(model)
    for name, docs, kinds, fold in sets(a.data):
        docs, tp, found, gold = docs[::a.part], 0, 0, 0
        for d, o in zip(docs, predict(model, docs, labels, pieces, trees=False, bf16=not a.int8)):
            ours = {(b, e, OURS.get(k, k)) for b, e, k in spans_of(o.names)}
            ours = {s for s in ours if s[2] in kinds}
            at, want = 0, set()
            for s in d.sentences:
                want |= {(b + at, e + at, k) for b, e, k in runs(s.gold, fold)}
                at += len(s.words)
            tp, found, gold = tp + len(ours & want), found + len(ours), gold + len(want)
        print(json.dumps({name: {"f1": f1(tp, found, gold), "precision": round(100 * tp / max(found, 1), 2),
                                 "recall": round(100 * tp / max(gold, 1), 2), "gold": gold}}), flush=True)


if __name__ == "__main__":
    main()
