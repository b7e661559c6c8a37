"""Tests of the coreference measures, with numbers worked out by hand and those of the papers."""

import itertools
import random
import unittest

from . import coreference


def chains(*groups):
    return [{(ord(c), ord(c) + 1) for c in one} for one in groups]


def f1(name, gold, found):
    scores = coreference.Scores()
    scores.add(chains(*gold), chains(*found))
    return scores.f1(name)


class Measures(unittest.TestCase):
    def test_the_same_chains_are_all_right(self):
        for name in ("MUC", "B3", "CEAFe"):
            self.assertAlmostEqual(f1(name, ["abc", "de"], ["abc", "de"]), 1)

    def test_muc_counts_links(self):
        # Gold has 3 links, found has 3; 2 of gold's are kept, and 2 of found's are of gold.
        self.assertAlmostEqual(f1("MUC", ["abcd"], ["ab", "cde"]), 2 / 3)

    def test_b3_weighs_every_mention(self):
        # Recall (2*2/4 + 2*2/4) / 4 = 1/2; precision (4/2 + 4/3) / 5 = 2/3.
        self.assertAlmostEqual(f1("B3", ["abcd"], ["ab", "cde"]), 2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))

    def test_ceaf_pairs_each_chain_once(self):
        # abcd goes with ab (2*2/6) or cde (2*2/7); only the better one counts.
        similar = 2 / 3
        self.assertAlmostEqual(f1("CEAFe", ["abcd"], ["ab", "cde"]), 2 * similar * (similar / 2) / (similar + similar / 2))

    def test_one_chain_of_all_has_full_muc_recall_only(self):
        scores = coreference.Scores()
        scores.add(chains("ab", "cd"), chains("abcd"))
        right, asked, good, told = scores.sums["MUC"]
        self.assertEqual((right, asked, good, told), (2, 2, 2, 3))

    def test_the_best_pairing_is_found(self):
        rng = random.Random(7)
        for _ in range(60):
            n, m = rng.randint(1, 4), rng.randint(1, 4)
            edges = [(g, f, rng.random()) for g in range(n) for f in range(m) if rng.random() < 0.8]
            if not edges:
                continue
            weight = {(g, f): w for g, f, w in edges}
            best = 0
            for some in itertools.permutations(range(max(n, m)), min(n, m)):
                pairs = enumerate(some) if n <= m else ((g, f) for f, g in enumerate(some))
                best = max(best, sum(weight.get(pair, 0) for pair in pairs))
            self.assertAlmostEqual(coreference._best_match(edges), best)


class Gum(unittest.TestCase):
    @staticmethod
    def rows(*entities):
        return [["1", "w", "_", "_", "_", "_", "_", "_", "_", f"Entity={one}" if one else "_"] for one in entities]

    def test_nested_brackets_across_sentences_of_one_document(self):
        read = coreference.gold_chains([
            self.rows("(1-person-new-x(2-place-new-x)", "1)", "(1-person-giv-x)"),
            self.rows("", "(2-place-giv-x)"),
        ])
        self.assertCountEqual(read, [{(0, 2), (2, 3)}, {(0, 1), (4, 5)}])

    def test_a_mention_in_two_parts_is_one_that_nobody_finds(self):
        read = coreference.gold_chains([self.rows("(3[1/2]-person-new-x)", "", "(3[2/2]-person-new-x)", "(3-person-giv-x)")])
        self.assertEqual(read, [{(0, 1, "broken"), (3, 4)}])

    def test_chains_told_by_their_first_mention(self):
        word = [{"start": i, "end": i + 1} for i in range(4)]
        record = {"sentences": [{"words": word}], "entities": [
            {"start": 0, "end": 2}, {"start": 1, "end": 2}, {"start": 3, "end": 4, "same_as": 0}]}
        self.assertCountEqual(coreference.told_chains(record), [{(0, 2), (3, 4)}, {(1, 2)}])


if __name__ == "__main__":
    unittest.main()
