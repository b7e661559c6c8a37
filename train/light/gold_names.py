"""Names for the treebanks, better than the teacher's: those ../gold_names.py made, as names.i16 beside what light_teacher wrote.

    python gold_names.py CACHE EWT_FOLDER GUM_FOLDER
"""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import numpy as np

import corpora
from labels import NAME_TYPES

UNKNOWN = -100


def main(cache, *folders):
    number = {"O": 0, "?": UNKNOWN} | {f"{p}-{t}": 1 + 4 * i + k for i, t in enumerate(NAME_TYPES) for k, p in enumerate("BIES")}
    c = corpora.load("", cache)
    for key, folder in zip(("ewt", "gum"), folders):
        words = [(w, n) for d in c[key] for s in d.sentences for w, n in zip(s.words, s.names)]
        forms = [line for line in open(f"{folder}/forms.txt", encoding="utf-8", newline="\n").read().split("\n") if line]
        assert [w for w, _ in words] == forms, f"{folder} holds other words"
        np.array([number[n] for _, n in words], np.int16).tofile(f"{folder}/names.i16")


if __name__ == "__main__":
    main(*sys.argv[1:])
