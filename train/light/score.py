"""Score what light_teacher wrote for a treebank (its own words and sentences) against it.

    light_teacher MODEL FOLDER en_ewt-ud-dev.conllu && python score.py FOLDER en_ewt-ud-dev.conllu
"""
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from data import COLUMNS, Forms, read_teacher
from treebank import apply_script, read_conllu


def main(folder, path):
    sets = json.load(open(f"{folder}/labels.json"))
    rows = read_teacher(folder, Forms()).labels
    hits, n = dict.fromkeys(["upos", "xpos", "feats", "lemma", "uas", "las"], 0), 0
    for d in read_conllu(path):
        for s in d.sentences:
            for i, w in enumerate(s.words):
                r = dict(zip(COLUMNS, rows[n]))
                for k in ("upos", "xpos", "feats"):
                    hits[k] += sets[k][r[k]] == getattr(s, k)[i]
                hits["lemma"] += apply_script(w, sets["lemma"][r["lemma"]]) == s.lemma_text[i]
                head = i + r["head"] == s.heads[i]
                hits["uas"] += head
                hits["las"] += head and sets["deprel"][r["deprel"]] == s.deprels[i]
                n += 1
    assert n == len(rows), f"{folder} is not of {path}"
    print(json.dumps({k: round(100 * v / n, 2) for k, v in hits.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
