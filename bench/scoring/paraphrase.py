"""Sentence vectors on the Microsoft Research Paraphrase Corpus.

Two sentences are called a paraphrase when the product of their unit vectors is at least a
threshold. The threshold is the one of 200 with the best F1 on the training pairs; F1 is then
that of the test pairs. Spearman is the rank correlation of the product with the yes or no of
the gold, on the test pairs.
"""


def pairs(text):
    """[(is a paraphrase, one, other)] of a file of the corpus."""
    rows = [line.split("\t") for line in text.replace("\ufeff", "").split("\n")[1:]]
    return [(row[0] == "1", row[3].strip(), row[4].strip()) for row in rows if len(row) >= 5]


def f1_at(products, gold, threshold):
    called = [one >= threshold for one in products]
    right = sum(a and b for a, b in zip(called, gold))
    return 2 * right / max(1, sum(called) + sum(gold))


def best_threshold(products, gold):
    order = sorted(products)
    candidates = [order[i * (len(order) - 1) // 199] for i in range(200)]
    return max(candidates, key=lambda one: f1_at(products, gold, one))


def spearman(one, two):
    a, b = _ranks(one), _ranks(two)
    middle_a, middle_b = sum(a) / len(a), sum(b) / len(b)
    both = sum((x - middle_a) * (y - middle_b) for x, y in zip(a, b))
    spread = sum((x - middle_a) ** 2 for x in a) * sum((y - middle_b) ** 2 for y in b)
    return both / spread**0.5 if spread else None


def _ranks(values):
    """Ranks from 0; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks, at = [0.0] * len(values), 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for i in order[at:end]:
            ranks[i] = (at + end - 1) / 2
        at = end
    return ranks
