"""Training data of the light model as flat arrays: gold trees, and what the teacher says of news.

    Words      type number of every word, labels, where sentences begin
    Lexicon    what light_features says of every type, and the vocabulary
"""
import json
import os
import subprocess

import numpy as np

from treebank import read_conllu

COLUMNS = ["upos", "xpos", "feats", "lemma", "deprel", "head", "name", "upos_score", "head_score"]
VOID = -100


class Forms:
    """Distinct words and their numbers."""

    def __init__(self):
        self.number, self.forms = {}, []

    def of(self, form):
        k = self.number.get(form)
        if k is None:
            k = self.number[form] = len(self.forms)
            self.forms.append(form)
        return k


class Words:
    def __init__(self, types, labels, starts):
        self.types, self.labels, self.starts = types, labels, starts    # starts: one more than sentences

    def __len__(self):
        return len(self.starts) - 1

    def lengths(self):
        return np.diff(self.starts)


def read_teacher(folder, forms):
    """The sentences of a folder written by light_teacher; one that is not finished is cut."""
    types, starts = [], [0]
    for line in open(f"{folder}/forms.txt", encoding="utf-8", newline="\n"):
        line = line.rstrip("\n")
        if line:
            types.append(forms.of(line))
        else:
            starts.append(len(types))
    labels = np.fromfile(f"{folder}/labels.i16", np.int16)
    whole = len(labels) // len(COLUMNS)
    labels = labels[:whole * len(COLUMNS)].reshape(-1, len(COLUMNS))
    while starts[-1] > whole:
        starts.pop()
    n = starts[-1]
    return Words(np.array(types[:n], np.int32), labels[:n].copy(), np.array(starts))


def read_gold(path, folder, sets, forms, keep=lambda name: True):
    """A treebank's own labels; names are those in `folder`, where that is given."""
    number = {k: {v: i for i, v in enumerate(sets[k])} for k in ("upos", "xpos", "feats", "lemma", "deprel")}
    types, rows, starts = [], [], [0]
    for d in read_conllu(path, keep):
        for s in d.sentences:
            for i, w in enumerate(s.words):
                types.append(forms.of(w))
                root = s.heads[i] == i
                rows.append([number["upos"].get(s.upos[i], VOID), number["xpos"].get(s.xpos[i], VOID),
                             number["feats"].get(s.feats[i], VOID), number["lemma"].get(s.lemma[i], VOID),
                             VOID if root else number["deprel"].get(s.deprels[i], VOID), s.heads[i] - i, VOID, 1000, 1000])
            starts.append(len(types))
    w = Words(np.array(types, np.int32), np.array(rows, np.int16), np.array(starts))
    if folder:
        t = read_teacher(folder, forms)
        assert (t.types == w.types).all(), f"{folder} is not of {path}"
        better = f"{folder}/names.i16"      # by gold_names.py
        names = np.fromfile(better, np.int16) if os.path.exists(better) else t.labels[:, COLUMNS.index("name")]
        w.labels[:, COLUMNS.index("name")] = names
    return w


def join(parts):
    starts, at = [np.zeros(1, np.int64)], 0
    for p in parts:
        starts.append(p.starts[1:] + at)
        at += p.starts[-1]
    return Words(np.concatenate([p.types for p in parts]), np.concatenate([p.labels for p in parts]), np.concatenate(starts))


class Lexicon:
    """rows[type]: the rows of the word table that a type is the sum of; hashed[type]: its own bucket."""

    def __init__(self, program, forms, counts, buckets, least, vocabulary=None):
        text = subprocess.run([program, str(buckets)], input="\n".join(forms) + "\n", text=True, encoding="utf-8",
                              capture_output=True, check=True).stdout
        keys, hashed = [], np.zeros((len(forms), 8), np.int64)
        for i, line in enumerate(text.rstrip("\n").split("\n")):
            key, numbers = line.rsplit("\t", 1)
            keys.append(key)
            hashed[i] = np.fromstring(numbers, np.int64, sep=" ")
        if vocabulary is None:
            total = {}
            for k, n in zip(keys, counts):
                if len(k) <= 64:    # the runtime reads longer ones by their ends: two might be one
                    total[k] = total.get(k, 0) + int(n)
            vocabulary = [k for k, n in sorted(total.items(), key=lambda x: (-x[1], x[0])) if n >= least]
        self.vocabulary = vocabulary
        place = {k: i for i, k in enumerate(vocabulary)}
        self.key = np.array([place.get(k, -1) for k in keys])
        self.hashed = hashed[:, 0] + len(vocabulary)
        self.rows = hashed + len(vocabulary)
        known = self.key >= 0
        self.rows[known, 0] = self.key[known]


def mean_vectors(parts, folders, lexicon, width):
    """The mean direction of each vocabulary word's vectors by the teacher, and how often it was seen."""
    total, seen = np.zeros((len(lexicon.vocabulary), width)), np.zeros(len(lexicon.vocabulary))
    for words, folder in zip(parts, folders):
        v = np.memmap(f"{folder}/vectors.i8", np.int8, "r")
        v = v[:len(v) // width * width].reshape(-1, width)
        n = min(len(v), len(words.types))
        for at in range(0, n, 100000):
            keys = lexicon.key[words.types[at:min(at + 100000, n)]]
            order = np.argsort(keys, kind="stable")
            order = order[keys[order] >= 0]
            x = v[at:at + len(keys)][order].astype(np.float32)
            x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-6
            k, first = np.unique(keys[order], return_index=True)
            total[k] += np.add.reduceat(x, first, axis=0)
            seen[k] += np.diff(np.append(first, len(order)))
    return total / np.maximum(seen, 1)[:, None], seen


def reduced(mean, seen, width):
    """Their principal components, evened out a little; rare words are drawn to the middle."""
    weight = np.sqrt(seen)[:, None]
    middle = (mean * weight).sum(0) / weight.sum()
    x = (mean - middle) * (seen / (seen + 2))[:, None]
    values, axes = np.linalg.eigh((x * weight).T @ x / weight.sum())
    axes, values = axes[:, ::-1][:, :width], values[::-1][:width]
    y = (x @ axes) * values ** -0.25
    rows = np.linalg.norm(y, axis=1)
    return (y / np.median(rows[rows > 0]) * np.sqrt(width) * 0.3).astype(np.float32)


def labels_of(folder):
    sets = json.load(open(f"{folder}/labels.json"))
    sets["deprel"] = [d for d in sets["deprel"] if d != "root"]
    return sets
