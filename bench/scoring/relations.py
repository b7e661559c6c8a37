"""Linked relations on PolNeAR: found by the cue, then source and content.

- Found: the cues of a predicted and a gold relation share a character (white space
  apart). Matching is one-to-one, the pairing with the greatest overlap in total;
  shared source and content decide between equal cues.
- Of those found: source exact (the same characters), source overlaps, content exact,
  content overlaps. A gold relation without a source is right with none predicted.
- Linked: found, and source and content both overlap (or both exact). Precision,
  recall and F1 count such relations among all predicted and all gold ones.
"""

from .matching import best_pairs
from .spans import jaccard, offsets
from .tally import Share, Tally


class Linked:
    """The running score."""

    def __init__(self):
        self.found, self.linked, self.linked_exact = Tally(), Tally(), Tally()
        self.source_exact, self.source_overlap = Share(), Share()
        self.content_exact, self.content_overlap = Share(), Share()

    def add(self, text, gold, predicted):
        """One article: two lists of Relations."""
        golds, guesses = _parts(gold, text), _parts(predicted, text)
        linked = linked_exact = 0
        pairs = match(golds, guesses)
        for i, j in pairs:
            (source, _, content), (source_2, _, content_2) = golds[i], guesses[j]
            same = source == source_2, content == content_2
            near = _overlaps(source, source_2), _overlaps(content, content_2)
            self.source_exact.add(same[0])
            self.source_overlap.add(near[0])
            self.content_exact.add(same[1])
            self.content_overlap.add(near[1])
            linked += all(near)
            linked_exact += all(same)
        self.found.add(len(pairs), len(guesses), len(golds))
        self.linked.add(linked, len(guesses), len(golds))
        self.linked_exact.add(linked_exact, len(guesses), len(golds))


def match(golds, guesses):
    """One-to-one pairs (gold, guess) whose cues overlap."""
    weights = {}
    for i, (source, cue, content) in enumerate(golds):
        for j, (source_2, cue_2, content_2) in enumerate(guesses):
            if cue & cue_2:
                beside = jaccard(source, source_2) + jaccard(content, content_2)
                weights[i, j] = jaccard(cue, cue_2) + 0.1 * beside
    return best_pairs(weights)


def paired(gold, predicted, text):
    """The same for two lists of Relations."""
    return match(_parts(gold, text), _parts(predicted, text))


def _parts(relations, text):
    return [
        tuple(offsets(part, text) for part in (one.source, one.cue, one.content))
        for one in relations
    ]


def _overlaps(a, b):
    return bool(a & b) or (not a and not b)
