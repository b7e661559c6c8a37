"""Run a model over documents: the same way as the program does, in PyTorch."""
import torch

from crf import viterbi
from encoder import fast_bf16
from heads import name_mask
from tree import best_tree
from windows import tensors, windows_of


class Output:
    """What the model says of one document; every list is one entry a word, in document order."""

    def __init__(self):
        self.tags = {"upos": [], "xpos": [], "feats": [], "lemma": []}
        self.names, self.attr, self.entity = [], [], []
        self.emissions, self.link_word, self.link_cue = [], [], []
        self.heads, self.deprels, self.vectors = [], [], []
        self.window = []            # number of the window of each word


@torch.no_grad()
def predict(model, docs, labels, pieces, budget=4096, trees=True, bf16=True, limit=256):
    """-> one Output a document. heads are sentence-relative, own index for the root."""
    model.eval()
    todo = [w for i, d in enumerate(docs) for w in windows_of(d, i, pieces, labels, limit=limit)]
    order = sorted(range(len(todo)), key=lambda i: len(todo[i].ids))
    results, cur = {}, []

    def flush():
        if cur:
            _run(model, [todo[i] for i in cur], cur, results, labels, trees, bf16)
            cur.clear()

    for i in order:
        if cur and (len(cur) + 1) * len(todo[i].ids) > budget:
            flush()
        cur.append(i)
    flush()
    outs = [Output() for _ in docs]
    for i, w in enumerate(todo):
        o, r = outs[w.doc], results[i]
        for k in o.tags:
            o.tags[k] += r["tags"][k]
        o.names += r["names"]
        o.entity += r["entity"]
        o.window += [i] * len(w.first)
        o.emissions.append(r["attr"])
        o.link_word.append(r["link_word"])
        o.link_cue.append(r["link_cue"])
        o.heads += r["heads"]
        o.deprels += r["deprels"]
        o.vectors += r["vectors"]
    crf = model.heads.crf
    for o in outs:
        o.emissions = torch.cat(o.emissions)
        o.link_word, o.link_cue = torch.cat(o.link_word), torch.cat(o.link_cue)
        o.attr = [labels.sets["attr"][k] for k in viterbi(o.emissions, crf.scores(), crf.starts, crf.ends)]
    return outs


def _run(model, batch, numbers, results, labels, trees, bf16):
    x = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16 and fast_bf16()):
        words, flat = model.encode(x)
        z = model.heads(words)
        tags = {k: v.argmax(1).tolist() for k, v in model.heads.tag_logits(z).items()}
        names = model.heads.names(z["names"]).float()
        attr = model.heads.attr(z["attr"]).float()
        entity = model.heads.entity(z["entity"]).argmax(1).tolist()
    z = {k: v.float() for k, v in z.items()}
    mask, flat = name_mask(labels.sets["names"]), flat.float()
    starts = [t[0] in "OBS" for t in labels.sets["names"]]
    ends = [t[0] in "OES" for t in labels.sets["names"]]
    base, t, run = 0, x["ids"].shape[1], 0
    for b, (w, n) in enumerate(zip(batch, x["counts"])):
        r = {"tags": {k: [labels.sets[k][i] for i in v[base:base + n]] for k, v in tags.items()},
             "entity": [labels.sets["entity"][i] for i in entity[base:base + n]],
             "attr": attr[base:base + n], "names": [], "heads": [], "deprels": [], "vectors": [],
             "link_word": z["link_word"][base:base + n], "link_cue": z["link_cue"][base:base + n]}
        for begin, end in w.pieces:
            v = model.heads.embed(flat[b * t + begin:b * t + end].mean(0))
            r["vectors"].append(torch.nn.functional.normalize(v, dim=-1))
            at, m = x["sentences"][run]
            run += 1
            r["names"] += [labels.sets["names"][k] for k in viterbi(names[at:at + m], mask, starts, ends)]
            if trees:
                s = model.heads.arc_scores(z["arc_dep"][at:at + m], z["arc_head"][at:at + m])
                heads = best_tree(s.double().numpy())
                lab = model.heads.label_scores(z["lab_dep"][at:at + m], z["lab_head"][at:at + m][heads]).argmax(1).tolist()
                r["heads"] += heads
                r["deprels"] += ["root" if h == i else labels.sets["deprel"][l] for i, (h, l) in enumerate(zip(heads, lab))]
        results[numbers[b]] = r
        base += n


def link_spans(model, out, several=0.3):
    """Predicted statements of one document: [(cue span, [source spans], [content spans])].

    A span chooses among the cues of the windows it touches: the mean of its words' shares
    (softmax over the cues of the word's own window). A content goes to the best cue; a
    source to the best and to every other with a share of at least `several`.
    """
    from polnear import spans_of
    spans = spans_of(out.attr)
    cues = [s for s in spans if s[2] == "cue"]
    result = [(c, [], []) for c in cues]
    where = torch.tensor([out.window[c[0]] for c in cues])
    window = torch.tensor(out.window)
    for b, e, role in spans:
        if role == "cue" or not cues:
            continue
        r, total, n = (0 if role == "source" else 1), torch.zeros(len(cues)), 0
        for k in set(out.window[b:e]):
            mine = torch.nonzero(where == k)[:, 0]
            if not len(mine):
                continue
            words = torch.nonzero(window[b:e] == k)[:, 0] + b
            first = [cues[i][0] for i in mine.tolist()]
            g = model.heads.link_scores(out.link_word[words].float(), out.link_cue[first].float())[r]
            total[mine] += g.softmax(-1).sum(0)
            n += len(words)
        if not n:
            continue
        share = (total / n).tolist()
        best = max(range(len(cues)), key=lambda i: share[i])
        for i, p in enumerate(share):
            if i == best or (r == 0 and p >= several):
                result[i][1 + r].append((b, e))
    return result
