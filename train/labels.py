"""The label sets of the heads, built from the training data alone."""
import json
from collections import Counter

from entities import ENTITY_TYPES, NONE

NAME_TYPES = ["PER", "ORG", "GPE", "LOC", "NORP", "MISC"]
ROLES = ["source", "cue", "content"]


def bioes(types):
    return ["O"] + [f"{at}-{t}" for t in types for at in "BIES"]


def valid_transition(a: str, b: str) -> bool:
    """May tag b follow tag a?"""
    open_a = a[0] in "BI"
    if open_a:
        return b[0] in "IE" and b[2:] == a[2:]
    return b[0] in "OBS"


class Labels:
    """Names and numbers of every head's labels; -100 stands for 'not in the set'."""
    SETS = ["upos", "xpos", "feats", "lemma", "deprel", "names", "attr", "entity"]

    def __init__(self, sets: dict):
        self.sets = sets
        self.number = {k: {v: i for i, v in enumerate(vs)} for k, vs in sets.items()}

    def encode(self, kind: str, values):
        table = self.number[kind]
        return [table.get(v, -100) for v in values]

    def size(self, kind: str) -> int:
        return len(self.sets[kind])

    @staticmethod
    def build(docs):
        count = {k: Counter() for k in ("upos", "xpos", "feats", "lemma", "deprel")}
        for d in docs:
            for s in d.sentences:
                count["upos"].update(s.upos)
                count["xpos"].update(s.xpos)
                count["feats"].update(s.feats)
                count["lemma"].update(s.lemma)
                count["deprel"].update(r for r in s.deprels if r != "root")
        least = {"upos": 1, "xpos": 1, "feats": 3, "lemma": 3, "deprel": 3}
        sets = {k: sorted(v for v, n in c.items() if n >= least[k]) for k, c in count.items()}
        sets["names"] = bioes(NAME_TYPES)
        sets["attr"] = bioes(ROLES)
        sets["entity"] = [NONE] + ENTITY_TYPES
        return Labels(sets)

    def save(self, path):
        json.dump(self.sets, open(path, "w"), indent=0)

    @staticmethod
    def load(path):
        return Labels(json.load(open(path)))
