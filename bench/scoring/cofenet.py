"""Source, cue and content on PolNeAR, scored as CofeNet (COLING 2022) scores them.

The definition, read from the authors' published evaluation code:
- An instance is one paragraph. Labels are BIO over its tokens; a span is a B- with
  the I- of the same label after it, as a half-open pair of token numbers.
- For each label (source, cue, content), over all instances together:
  exact: a gold span is found when the same pair of token numbers is predicted; a
    predicted span that equals no gold span is a false alarm. F1 of the positive class.
  begin: the same on first token numbers alone.
  Jaccard: each gold span gets 1 when predicted exactly, else the greatest overlap
    with any prediction of its paragraph (shared over united tokens), 0 without one. A
    prediction that touches no gold span adds a case worth 0; one that overlaps some
    gold span adds nothing. The score is the mean over all cases. (The paper prints it
    in the column of F1s; it is no F1.)

What is uncertain:
- Their tokens are CoreNLP's, which the data here does not carry. Ours (a word with
  inner stops, hyphens and apostrophes kept, clitics apart, each other mark one token)
  differ seldom, and only move boundaries inside a word or a run of punctuation.
- Their paragraphs come with their data; here a paragraph is a line that is not blank.
  In the article compared with their published file, paragraphs and labels were the
  same: every fragment of a part begins anew, parts without a label are O.
- What became of annotators' Discuss and Discard marks there; here they are no labels.
- Articles read by several annotators seem to be several instances there; once here.
"""

import re
from bisect import bisect_left, bisect_right

from .tally import Tally

LABELS = ("source", "cue", "content")

_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # initials: U.S.
    r"|\d+(?:[.,:/]\d+)*"  # numbers with stops inside
    r"|['\u2019](?:s|re|ve|ll|d|m)\b"  # clitics
    r"|\w+(?:[-.&/]\w+|['\u2019](?!(?:s|re|ve|ll|d|m)\b)\w+)*"
    r"|\.{2,}|-{2,}|[^\w\s]",
    re.I,
)


class Mean:
    """The Jaccard score: worth over cases."""

    def __init__(self):
        self.worth, self.cases = 0.0, 0

    @property
    def value(self):
        return self.worth / self.cases if self.cases else None


class CofeNet:
    """The running score of one label."""

    def __init__(self):
        self.exact, self.begin, self.overlap = Tally(), Tally(), Mean()

    def add(self, gold, predicted):
        """One paragraph: two lists of (first, end) token pairs of this label."""
        self.exact.add(len(set(gold) & set(predicted)), len(predicted), len(gold))
        starts, guesses = {b for b, _ in gold}, {b for b, _ in predicted}
        self.begin.add(len(starts & guesses), len(guesses), len(starts))
        for span in gold:
            self.overlap.worth += max((overlap(span, guess) for guess in predicted), default=0)
            self.overlap.cases += 1
        self.overlap.cases += sum(
            1 for guess in predicted if not any(overlap(guess, span) for span in gold)
        )


def overlap(a, b):
    """Shared over united tokens of two spans."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


def paragraphs(text):
    """For each line that is not blank, its tokens as (begin, end) offsets."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        tokens = [token.span() for token in _TOKEN.finditer(text, *line.span())]
        if tokens:
            found.append(tokens)
    return found


def token_spans(spans, tokens):
    """The spans as pairs of token numbers, cut to one paragraph, neighbours joined."""
    begins, ends = [b for b, _ in tokens], [e for _, e in tokens]
    found = []
    for begin, end in sorted(spans):
        first, last = bisect_right(ends, begin), bisect_left(begins, end)
        if first >= last:
            continue
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def score(pairs):
    """pairs: (text, gold relations, predicted relations). Returns {label: CofeNet}."""
    scores = {label: CofeNet() for label in LABELS}
    for text, gold, predicted in pairs:
        for tokens in paragraphs(text):
            for label in LABELS:
                sides = []
                for relations in (gold, predicted):
                    found = set()
                    for relation in relations:
                        found.update(token_spans(getattr(relation, label), tokens))
                    sides.append(sorted(found))
                scores[label].add(*sides)
    return scores
