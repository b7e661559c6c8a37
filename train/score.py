"""Score a model on the dev splits.

    python score.py --data ../../shared/data --cache CACHE --base BASE --model RUN/best.pt [--fp32 | --int8]
"""
import argparse
import json

import torch

from entities import NONE, span_of
from polnear import ROLES, spans_of
from predict import link_spans, predict
from treebank import apply_script, free_gum


def f1(tp, found, gold):
    p, r = tp / max(found, 1), tp / max(gold, 1)
    return round(200 * p * r / max(p + r, 1e-9), 2)


def treebank_scores(docs, outs):
    n = ok = 0
    hits = {"upos": 0, "xpos": 0, "feats": 0, "lemma": 0, "uas": 0, "las": 0}
    for d, o in zip(docs, outs):
        at = 0
        for s in d.sentences:
            for i, w in enumerate(s.words):
                j = at + i
                n += 1
                for k in ("upos", "xpos", "feats"):
                    hits[k] += o.tags[k][j] == getattr(s, k)[i]
                hits["lemma"] += apply_script(w, o.tags["lemma"][j]) == s.lemma_text[i]
                head = o.heads[j] == s.heads[i]
                hits["uas"] += head
                hits["las"] += head and o.deprels[j] == s.deprels[i]
            at += len(s.words)
    return {k: round(100 * v / n, 2) for k, v in hits.items()}


def mention_scores(docs, outs):
    """Exact nested mentions, with and without their type, over our own tags and trees."""
    n = {"mentions": [0, 0, 0], "typed mentions": [0, 0, 0]}
    for d, o in zip(docs, outs):
        at = 0
        for s in d.sentences:
            m, end = len(s.words), at + len(s.words)
            heads, rels, upos = o.heads[at:end], o.deprels[at:end], o.tags["upos"][at:end]
            found = {(*span_of(heads, rels, upos, i), o.entity[at + i]) for i in range(m) if o.entity[at + i] != NONE}
            for key, a, b in (("typed mentions", set(s.mentions), found),
                              ("mentions", {x[:2] for x in s.mentions}, {x[:2] for x in found})):
                n[key] = [n[key][0] + len(a & b), n[key][1] + len(b), n[key][2] + len(a)]
            at = end
    return {k: f1(*v) for k, v in n.items()}


def attribution_scores(model, docs, outs):
    exact = {r: [0, 0, 0] for r in ROLES}
    link = {"found": [0, 0], "linked": [0, 0], "source": [0, 0], "content": [0, 0]}
    tp = predicted_n = gold_n = 0
    for d, o in zip(docs, outs):
        gold_tags = [t for s in d.sentences for t in s.attribution]
        gold, pred = set(spans_of(gold_tags)), set(spans_of(o.attr))
        for r in ROLES:
            a, b = {x for x in gold if x[2] == r}, {x for x in pred if x[2] == r}
            exact[r][0] += len(a & b)
            exact[r][1] += len(b)
            exact[r][2] += len(a)
        t, p, g = relation_counts(d, link_spans(model, o))
        tp, predicted_n, gold_n = tp + t, predicted_n + p, gold_n + g
    out = {r: f1(*v) for r, v in exact.items()}
    out["linked"] = f1(tp, predicted_n, gold_n)
    return out


def gold_relations(d):
    """[(cue words, source words, content words)] as sets of word numbers in the document."""
    starts, n = [], 0
    for s in d.sentences:
        starts.append(n)
        n += len(s.words)
    tags = [t for s in d.sentences for t in s.attribution]
    cue_spans = {b: set(range(b, e)) for b, e, r in spans_of(tags) if r == "cue"}
    rel = {k: [cue_spans.get(starts[s] + w, {starts[s] + w}), set(), set()] for k, (s, w) in d.cues.items()}
    for k, s in enumerate(d.sentences):
        for i, members in enumerate(s.links):
            for number, role in members:
                if number in rel:
                    rel[number][1 + role].add(starts[k] + i)
    return list(rel.values())


def relation_counts(d, predicted):
    """A predicted relation is right when its cue overlaps a gold cue and source and content each
    overlap the gold ones (or both are empty). Each gold relation counts once."""
    gold = gold_relations(d)
    used, tp = set(), 0
    for (b, e, _), sources, contents in predicted:
        cue = set(range(b, e))
        src = {i for x in sources for i in range(*x)}
        con = {i for x in contents for i in range(*x)}
        for k, (gc, gs, gn) in enumerate(gold):
            if k not in used and cue & gc and bool(src & gs or not (src or gs)) and bool(con & gn or not (con or gn)):
                used.add(k)
                tp += 1
                break
    return tp, len(predicted), len(gold)


def score(model, c, labels, pieces, quick=False, bf16=True):
    """quick: half of each dev set."""
    part = (lambda d: d[::2]) if quick else (lambda d: d)
    result = {}
    for k in ("ewt-dev", "gum-dev"):
        docs = part(c[k])
        outs = predict(model, docs, labels, pieces, bf16=bf16)
        result[k] = treebank_scores(docs, outs)
        if k == "gum-dev":
            free = [(d, o) for d, o in zip(docs, outs) if free_gum(d.name)]
            result[k] |= mention_scores(*zip(*free))
    docs = part(c["polnear-dev"])
    result["polnear-dev"] = attribution_scores(model, docs, predict(model, docs, labels, pieces, trees=False, bf16=bf16))
    p = result["polnear-dev"]
    result["goal"] = round((p["source"] + p["cue"] + p["content"] + p["linked"]) / 4
                           + (result["ewt-dev"]["las"] + result["gum-dev"]["las"]) / 4, 3)
    if not quick:
        news = [d for d in c["gum-dev"] if "_news_" in d.name]
        result["gum-dev-news"] = treebank_scores(news, predict(model, news, labels, pieces, bf16=bf16))
    return result


def main():
    import corpora
    from export import load_trained
    from wordpiece import WordPieces
    p = argparse.ArgumentParser()
    for k in ("--data", "--cache", "--base", "--model"):
        p.add_argument(k, required=k != "--data", default="../../shared/data")
    p.add_argument("--fp32", action="store_true")
    p.add_argument("--int8", action="store_true", help="as the runtime computes")
    p.add_argument("--half", action="store_true", help="every second document of each dev set")
    a = p.parse_args()
    torch.set_num_threads(2)
    c = corpora.load(a.data, a.cache)
    model = load_trained(a.base, a.model)
    labels = model.heads.labels
    if a.int8:
        from quantise import quantised
        model = quantised(model)
    print(json.dumps(score(model, c, labels, WordPieces(a.base), quick=a.half, bf16=not (a.fp32 or a.int8)), indent=1))


if __name__ == "__main__":
    main()
