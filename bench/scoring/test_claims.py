"""Tests of the fitting and of the labels of claims."""

import os
import unittest

from . import claims, logistic

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Logistic(unittest.TestCase):
    def test_finds_the_weights_that_made_the_data(self):
        rows, yes, weights = [], [], []
        for x in range(-20, 21):
            chance = 1 / (1 + 2.718281828 ** -(0.5 + x / 10))
            rows += [[1.0, x / 10]] * 2
            yes += [True, False]
            weights += [chance, 1 - chance]
        constant, slope = logistic.fit(rows, yes, weights, [1e-9, 1e-9])
        self.assertAlmostEqual(constant, 0.5, places=4)
        self.assertAlmostEqual(slope, 1.0, places=4)

    def test_a_ridge_holds_weights_back(self):
        rows, yes = [[1.0, 1.0], [1.0, -1.0]], [True, False]
        free = logistic.fit(rows, yes, [1, 1], [1e-9, 0.1])[1]
        held = logistic.fit(rows, yes, [1, 1], [1e-9, 10.0])[1]
        self.assertGreater(free, held)
        self.assertGreater(held, 0)

    def test_tells_three_classes_apart(self):
        rows = [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 0.0, 0.0]] * 10
        gold = [0, 1, 2] * 10
        model = logistic.fit_classes(rows, gold, 3, 0.1)
        self.assertEqual([logistic.most_likely(model, row) for row in rows], gold)


class Labels(unittest.TestCase):
    def test_have_no_article_in_both_halves_and_no_text(self):
        rows = claims.labels(ROOT)
        self.assertGreaterEqual(len(rows), 400)
        halves = {"dev": set(), "test": set()}
        for row in rows:
            self.assertIn(row["label"], ("same", "contradicts", "none"))
            for side in ("a", "b"):
                halves[row["part"]].add(row[side]["article"])
                self.assertEqual(set(row[side]) & {"text", "sentence"}, set())
                self.assertTrue(all(begin < end for begin, end in row[side]["content"]))
        self.assertFalse(halves["dev"] & halves["test"])


if __name__ == "__main__":
    unittest.main()
