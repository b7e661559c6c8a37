"""Documents to windows of whole sentences, and windows to batches of tensors."""
import random
from dataclasses import dataclass, field

import torch

from wordpiece import CLS, SEP, word_shape

LIMIT = 256         # pieces of an ordinary window, [CLS] and [SEP] included
HARD_LIMIT = 512    # of a window that one long sentence needs


@dataclass
class Window:
    doc: int                    # number of the document
    sentences: list             # numbers of its sentences in the document
    ids: list = field(default_factory=list)
    shapes: list = field(default_factory=list)
    breaks: list = field(default_factory=list)
    first: list = field(default_factory=list)       # per word: its first piece
    sentence: list = field(default_factory=list)    # per word: 0, 1, .. in the window
    pieces: list = field(default_factory=list)      # per sentence: (begin, end) of its pieces
    labels: dict = field(default_factory=dict)      # kind -> list, one a word
    cues: list = field(default_factory=list)        # (word, [(word, role), ..]) of cues in this window
    vectors: list = field(default_factory=list)     # per sentence: teacher vector or None


def piece_rows(sentence, pieces):
    """Per sentence (cached on it): list of (ids, shape) per word."""
    rows = getattr(sentence, "_rows", None)
    if rows is None:
        rows = [(pieces(w), word_shape(w)) for w in sentence.words]
        sentence._rows = rows
        sentence._length = sum(len(r[0]) for r in rows)
    return rows


def windows_of(doc, number, pieces, labels, rng=None, limit=LIMIT):
    """Pack a document's sentences greedily. With rng, sizes vary (training)."""
    out, k, n = [], 0, len(doc.sentences)
    first = True
    while k < n:
        size = limit
        if rng:
            r = rng.random()
            size = limit if r < 0.75 else limit // 2 if r < 0.9 else limit // 4
            if first:
                size = rng.randint(limit // 4, limit)
        first = False
        w = Window(number, [])
        w.ids, w.shapes, w.breaks = [CLS], [0], [0]
        while k < n:
            s = doc.sentences[k]
            rows = piece_rows(s, pieces)
            if w.sentences and len(w.ids) + s._length + 1 > size:
                break
            _append(w, s, rows, k)
            k += 1
        w.ids.append(SEP), w.shapes.append(0), w.breaks.append(0)
        _label(w, doc, labels)
        out.append(w)
    return out


def _append(w, s, rows, k):
    begin, room = len(w.ids), HARD_LIMIT - 1 - len(w.ids)
    for i, (ids, shape) in enumerate(rows):
        ids = ids[:16]
        if room < len(ids) + (len(rows) - i - 1):   # a monster sentence: one piece a word, then cut
            ids = ids[:1]
        if room < len(ids):
            break
        room -= len(ids)
        w.first.append(len(w.ids))
        w.sentence.append(len(w.sentences))
        w.ids += ids
        w.shapes += [shape] * len(ids)
        w.breaks += [(2 if s.paragraph else 1) if i == 0 else 0] + [0] * (len(ids) - 1)
    w.pieces.append((begin, len(w.ids)))
    w.sentences.append(k)


def _label(w, doc, labels):
    kinds = {"upos": [], "xpos": [], "feats": [], "lemma": [], "names": [], "attr": [], "entity": [], "head": [], "deprel": []}
    base, where = 0, {}
    for j, k in enumerate(w.sentences):
        s = doc.sentences[k]
        n = sum(1 for x in w.sentence if x == j)
        for i in range(n):
            where[k, i] = base + i
        for kind in ("upos", "xpos", "feats", "lemma"):
            values = getattr(s, kind)
            kinds[kind] += labels.encode(kind, values[:n]) if values else [-100] * n
        kinds["names"] += labels.encode("names", s.names[:n]) if s.names else [-100] * n
        kinds["attr"] += labels.encode("attr", s.attribution[:n]) if s.attribution else [-100] * n
        kinds["entity"] += labels.encode("entity", s.entity[:n]) if s.entity else [-100] * n
        if s.heads and n == len(s.words):
            kinds["head"] += [base + h for h in s.heads[:n]]
            kinds["deprel"] += labels.encode("deprel", s.deprels)
        else:
            kinds["head"] += [-100] * n
            kinds["deprel"] += [-100] * n
        w.vectors.append(getattr(s, "vector", None))
        base += n
    w.labels = kinds
    members = {}
    for k in w.sentences:
        s = doc.sentences[k]
        for i, memberships in enumerate(s.links or []):
            for number, role in memberships:
                if (k, i) in where:
                    members.setdefault(number, []).append((where[k, i], role))
    for number, place in doc.cues.items():
        if place in where:
            w.cues.append((where[place], members.get(number, [])))


def batches(windows, rng, budget=2048):
    """Shuffled batches of about `budget` pieces, windows of like length together."""
    pool = list(windows)
    rng.shuffle(pool)
    out, chunk = [], 400
    for c in range(0, len(pool), chunk):
        part, cur = sorted(pool[c:c + chunk], key=lambda w: len(w.ids)), []
        for w in part:
            if cur and (len(cur) + 1) * len(w.ids) > budget:
                out.append(cur)
                cur = []
            cur.append(w)
        if cur:
            out.append(cur)
    rng.shuffle(out)
    return out


def tensors(batch):
    """A batch of windows as padded tensors; words of all windows in one list."""
    t = max(len(w.ids) for w in batch)
    pad = lambda rows: torch.tensor([r + [0] * (t - len(r)) for r in rows])
    x = {"ids": pad([w.ids for w in batch]), "shapes": pad([w.shapes for w in batch]),
         "breaks": pad([w.breaks for w in batch]), "lengths": torch.tensor([len(w.ids) for w in batch])}
    x["first"] = torch.tensor([b * t + f for b, w in enumerate(batch) for f in w.first])
    x["counts"] = [len(w.first) for w in batch]
    for kind in batch[0].labels:
        x[kind] = torch.tensor([v for w in batch for v in w.labels[kind]])
    shift = torch.repeat_interleave(torch.tensor([sum(x["counts"][:b]) for b in range(len(batch))]),
                                    torch.tensor(x["counts"]))
    x["head"] = torch.where(x["head"] >= 0, x["head"] + shift, x["head"])
    # Sentences of all windows as runs of words: (offset into the word list, length).
    x["sentences"], base = [], 0
    for w in batch:
        lengths = [0] * len(w.sentences)
        for j in w.sentence:
            lengths[j] += 1
        at = base
        for n in lengths:
            x["sentences"].append((at, n))
            at += n
        base += len(w.first)
    return x
