"""Decline and silent: who would not say, and who said nothing.

A gold statement with act `decline` or `silent` is found by a predicted statement
with the same act whose origin cue shares a character with the gold cue and whose
holder shares one with the gold holder (or neither has one). One-to-one. All other
acts are ignored on both sides, so a hard negative ("declined by 3 percent",
"refused entry") counts only when hearsay makes it a refusal or a silence. Content
is not asked for here: most of these have none.
"""

from .matching import best_pairs
from .spans import jaccard, offsets
from .tally import Tally

ACTS = ("decline", "silent")


class Declines:
    """The running score: one Tally per act, and `both` together."""

    def __init__(self):
        self.acts = {act: Tally() for act in ACTS}
        self.both = Tally()

    def add(self, gold, predicted):
        """Two Readings of one article; returns (missed, extra) statements."""
        golds = [s for s in gold.statements if s.act in ACTS]
        guesses = [s for s in predicted.statements if s.act in ACTS]
        pairs = match(golds, guesses, gold.text)
        for act in ACTS:
            self.acts[act].add(
                sum(1 for i, _ in pairs if golds[i].act == act),
                sum(1 for s in guesses if s.act == act),
                sum(1 for s in golds if s.act == act),
            )
        self.both.add(len(pairs), len(guesses), len(golds))
        found, guessed = {i for i, _ in pairs}, {j for _, j in pairs}
        missed = [s for i, s in enumerate(golds) if i not in found]
        extra = [s for j, s in enumerate(guesses) if j not in guessed]
        return missed, extra


def match(golds, guesses, text):
    """One-to-one pairs (gold, guess) of equal act, cue and holder overlapping."""
    weights = {}
    for i, one in enumerate(golds):
        cue, holder = offsets(one.origin.cue, text), offsets(one.origin.holder, text)
        for j, two in enumerate(guesses):
            cue_2, holder_2 = offsets(two.origin.cue, text), offsets(two.origin.holder, text)
            near = holder & holder_2 or not (holder or holder_2)
            if one.act == two.act and cue & cue_2 and near:
                weights[i, j] = jaccard(cue, cue_2) + jaccard(holder, holder_2)
    return best_pairs(weights)
