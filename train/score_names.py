"""Names against sets that were not trained on.

    python score_names.py --data ../../shared/data --base BASE --model RUN/best.pt [--int8] [--part 10]

Wikigold, EWT (Universal NER dev) and the Worldwide newswire, exact spans, over the
types each set shares with ours (GPE counts as LOC, NORP and MISC only where the set has them).
re3d marks people, organisations and places by name or not: of it the names and the mentions (heads and
trees) are scored, each with its type and without; a leading article is left out on both sides.
"""
import argparse
import glob
import json

import torch

from entities import span_of
from export import load_trained
from polnear import spans_of
from predict import predict
from quantise import quantised
from score import f1
from treebank import Document, Sentence
from wordpiece import WordPieces
from words import sentences

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


RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
MENTIONS = {"person": "PER", "organization": "ORG", "place": "LOC"}
ARTICLES = ("the", "a", "an")


def re3d(data):
    """Documents of re3d; .gold of a document is a set of (first word, end word, type)."""
    docs = []
    for folder in sorted(glob.glob(f"{data}/ner_re3d/*/")):
        read = lambda name: [json.loads(line) for line in open(folder + name, encoding="utf-8-sig")]
        marked = {}
        for e in read("entities.json"):
            if e["type"] in RE3D and e["confidence"] >= 0.5:
                marked.setdefault(e["documentId"], set()).add((e["begin"], e["end"], RE3D[e["type"]]))
        for one in read("documents.json"):
            d, words = Document(one["_id"]), []
            for paragraph, ws in sentences(one["text"]):
                d.sentences.append(Sentence(words=[one["text"][b:e] for b, e in ws], paragraph=paragraph))
                words += ws
            d.gold = set()
            for b, e, kind in marked.get(one["_id"], ()):
                inside = [i for i, (wb, we) in enumerate(words) if wb < e and we > b]
                if inside:
                    d.gold.add((inside[0], inside[-1] + 1, kind))
            docs.append(d)
    return docs


def without_article(spans, words):
    return {(b + (words[b].lower() in ARTICLES and e - b > 1), e, k) for b, e, k in spans}


def score_re3d(data, model, pieces, bf16):
    docs, n = re3d(data), {}
    for d, o in zip(docs, predict(model, docs, model.heads.labels, pieces, bf16=bf16)):
        words = [w for s in d.sentences for w in s.words]
        gold = without_article(d.gold, words)
        names = {(b, e, OURS.get(k, k)) for b, e, k in spans_of(o.names) if OURS.get(k, k) in RE3D.values()}
        mentions, at = set(), 0
        for s in d.sentences:
            end = at + len(s.words)
            for i in range(at, end):
                if o.entity[i] in MENTIONS:
                    b, e = span_of(o.heads[at:end], o.deprels[at:end], o.tags["upos"][at:end], i - at)
                    mentions.add((at + b, at + e, MENTIONS[o.entity[i]]))
            at = end
        for key, found in (("names", names), ("mentions", mentions), ("either", names | mentions)):
            found = without_article(found, words)
            for what, a, b in ((key, gold, found), (key + " untyped", {x[:2] for x in gold}, {x[:2] for x in found})):
                was = n.get(what, (0, 0, 0))
                n[what] = (was[0] + len(a & b), was[1] + len(b), was[2] + len(a))
    print(json.dumps({"re3d": {k: f1(*v) for k, v in n.items()}}), flush=True)


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
    score_re3d(a.data, model, pieces, not a.int8)


if __name__ == "__main__":
    main()
