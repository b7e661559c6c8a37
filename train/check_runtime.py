"""The C++ runtime against PyTorch, on the dev splits and news: 10,000 sentences.

    python check_runtime.py --cache CACHE --base BASE --model ../models/standard.hmodel --program PRINT_OUTPUTS [--sentences N]

PRINT_OUTPUTS is built with `cmake --preset release -DHEARSAY_BENCH=ON` (train/runtime). Twice:
  fp32  the file's weights written as floats: probabilities and vectors must agree within 1e-4
  int8  the file itself: no head may lose more than 0.3 points against PyTorch in fp32
Exit code 1 where one of them does not hold.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import torch

import corpora
from export import export
from from_model_file import load_file
from model_file import read_model
from polnear import ROLES, spans_of
from predict import link_spans, predict
from score import f1, mention_scores, relation_counts, treebank_scores
from wordpiece import WordPieces

MOST_DIFFERENCE, MOST_POINTS, SEVERAL = 1e-4, 0.3, 0.3


class Printed:
    """What the program says of one document, in the form of predict.Output."""

    def __init__(self, line, attr_labels):
        o = json.loads(line)
        self.tags = {k: o[k] for k in ("upos", "xpos", "feats", "lemma")}
        self.heads, self.deprels, self.entity = o["heads"], o["deprels"], o["entity"]
        self.names = {(b, e, k) for b, e, k in o["names"]}
        self.spans = [tuple(s) for s in o["spans"]]
        self.links = o["links"]
        self.upos_score, self.head_score = torch.tensor(o["upos_score"]), torch.tensor(o["head_score"])
        self.marginals = torch.tensor(o["attr_scores"]).view(-1, attr_labels)
        self.vectors = torch.tensor(o["vectors"]).view(-1, 384)

    def relations(self):
        shares = {}
        for span, cue, share in self.links:
            shares.setdefault(span, []).append((share, cue))
        out = {i: (s, [], []) for i, s in enumerate(self.spans) if s[2] == "cue"}
        for span, found in shares.items():
            b, e, role = self.spans[span]
            best = max(found)[1]
            for share, cue in found:
                if cue == best or (role == "source" and share >= SEVERAL):
                    out[cue][1 if role == "source" else 2].append((b, e))
        return list(out.values())


def run(program, model, docs, attr_labels):
    asked = "".join(json.dumps({"sentences": [{"words": s.words, "paragraph": s.paragraph} for s in d.sentences]}) + "\n"
                    for d in docs)
    done = subprocess.run([program, model], input=asked.encode(), stdout=subprocess.PIPE, check=True)
    return [Printed(line, attr_labels) for line in done.stdout.decode().splitlines()]


def marginals(emissions, transitions, starts, ends):
    """Forward and backward over one document; [words, tags]."""
    e, t = emissions.double(), transitions.detach().double()
    shut = lambda may: torch.tensor([0.0 if m else -1e6 for m in may]).double()
    forward, backward = [e[0] + shut(starts)], [shut(ends)]
    for i in range(1, len(e)):
        forward.append(torch.logsumexp(forward[-1][:, None] + t, 0) + e[i])
    for i in range(len(e) - 1, 0, -1):
        backward.append(torch.logsumexp(t + (e[i] + backward[-1])[None, :], 1))
    s = torch.stack(forward) + torch.stack(backward[::-1])
    return (s - torch.logsumexp(s[-1], 0)).exp().float()


def agreement(docs, ours, theirs):
    """Per kind of output the share of words (or spans, F1) on which both agree."""
    same, n, spans = {}, 0, {k: [0, 0, 0] for k in ("names", "spans")}
    for d, a, b in zip(docs, ours, theirs):
        n += len(a.heads)
        for k in a.tags:
            same[k] = same.get(k, 0) + sum(x == y for x, y in zip(a.tags[k], b.tags[k]))
        for k in ("heads", "deprels", "entity"):
            same[k] = same.get(k, 0) + sum(x == y for x, y in zip(getattr(a, k), getattr(b, k)))
        for k, x, y in (("names", a.names, set(spans_of(b.names))), ("spans", set(a.spans), set(spans_of(b.attr)))):
            spans[k] = [spans[k][0] + len(x & y), spans[k][1] + len(x), spans[k][2] + len(y)]
    return {k: round(100 * v / n, 3) for k, v in same.items()} | {k: f1(*v) for k, v in spans.items()}


def differences(model, ours, theirs):
    """The largest difference of what is a number: attribution marginals and sentence vectors."""
    crf, worst = model.heads.crf, {"attribution probability": 0.0, "sentence vector": 0.0}
    for a, b in zip(ours, theirs):
        m = marginals(b.emissions, crf.scores(), crf.starts, crf.ends)
        worst["attribution probability"] = max(worst["attribution probability"], float((a.marginals - m).abs().max()))
        worst["sentence vector"] = max(worst["sentence vector"], float((a.vectors - torch.stack(b.vectors)).abs().max()))
    return worst


def attribution(docs, spans, relations):
    exact, link = {r: [0, 0, 0] for r in ROLES}, [0, 0, 0]
    for d, found, linked in zip(docs, spans, relations):
        gold = set(spans_of([t for s in d.sentences for t in s.attribution]))
        for r in ROLES:
            a, b = {x for x in gold if x[2] == r}, {x for x in found if x[2] == r}
            exact[r] = [exact[r][0] + len(a & b), exact[r][1] + len(b), exact[r][2] + len(a)]
        link = [x + y for x, y in zip(link, relation_counts(d, linked))]
    return {r: f1(*v) for r, v in exact.items()} | {"linked": f1(*link)}


def points(c, first, model, ours, theirs):
    """{set: {head: (runtime, PyTorch)}} on the sets with gold labels."""
    out = {}
    for k in ("ewt-dev", "gum-dev", "polnear-dev"):
        b, n = first[k], len(c[k])
        mine, their = ours[b:b + n], theirs[b:b + n]
        if k != "polnear-dev":
            x, y = treebank_scores(c[k], mine), treebank_scores(c[k], their)
            if k == "gum-dev":
                x, y = x | mention_scores(c[k], mine), y | mention_scores(c[k], their)
        else:
            x = attribution(c[k], [set(o.spans) for o in mine], [o.relations() for o in mine])
            y = attribution(c[k], [set(spans_of(o.attr)) for o in their], [link_spans(model, o) for o in their])
        out[k] = {h: (x[h], y[h]) for h in x}
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../../shared/data")
    for k in ("--cache", "--base", "--model", "--program"):
        p.add_argument(k, required=True)
    p.add_argument("--sentences", type=int, default=10000)
    p.add_argument("--part", type=int, default=1, help="every n-th document only, for a quick look")
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_grad_enabled(False)
    c = corpora.load(a.data, a.cache)
    c = {k: v[::a.part] for k, v in c.items()}
    docs, first, n = [], {}, 0
    for k in ("ewt-dev", "gum-dev", "polnear-dev", "news"):
        first[k] = len(docs)
        for d in c[k]:
            if k == "news" and n >= a.sentences:
                break
            docs.append(d)
            n += len(d.sentences)
    model, _ = load_file(a.base, a.model)
    labels, file = model.heads.labels, read_model(a.model)
    theirs = predict(model, docs, labels, WordPieces(a.base), bf16=False)
    tags = labels.size("attr")
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        floats = os.path.join(folder, "fp32.hmodel")
        export(model, floats, file["vocabulary"], "# the same in floats\n", quantise=False, config=file["config"])
        ours = run(a.program, floats, docs, tags)
    print(f"{n} sentences, {sum(len(o.heads) for o in theirs)} words")
    worst = differences(model, ours, theirs)
    print("fp32: largest difference", json.dumps({k: float(f"{v:.2g}") for k, v in worst.items()}))
    print("fp32: the same label, % of words or F1", json.dumps(agreement(docs, ours, theirs)))
    bad += [f"fp32 {k}: {v:.2g}" for k, v in worst.items() if v > MOST_DIFFERENCE]
    ours = run(a.program, a.model, docs, tags)
    print("int8: the same label, % of words or F1", json.dumps(agreement(docs, ours, theirs)))
    for k, heads in points(c, first, model, ours, theirs).items():
        print(f"int8 {k}:", "  ".join(f"{h} {x:.2f} ({x - y:+.2f})" for h, (x, y) in heads.items()))
        bad += [f"int8 {k} {h}: {x - y:+.2f}" for h, (x, y) in heads.items() if y - x > MOST_POINTS]
    print("all within bounds" if not bad else "OUT OF BOUNDS: " + "; ".join(bad))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
