"""Spans, matching, counting, and reading records."""

import unittest

from . import made, record, spans, tally
from .matching import best_pairs


class Spans(unittest.TestCase):
    def test_white_space_at_an_edge_does_not_count(self):
        text = "a bc d"
        self.assertEqual(spans.offsets([(1, 5)], text), spans.offsets([(2, 4)], text))

    def test_runs_join_neighbours_that_only_a_blank_parts(self):
        text = "ab cd, ef"
        self.assertEqual(spans.runs(spans.offsets([(0, 2), (3, 5)], text), text), [(0, 5)])

    def test_runs_do_not_join_over_a_comma(self):
        text = "ab cd, ef"
        self.assertEqual(spans.runs(spans.offsets([(3, 5), (7, 9)], text), text), [(3, 5), (7, 9)])

    def test_jaccard_of_half_shared_spans_is_a_third(self):
        self.assertAlmostEqual(spans.jaccard({1, 2}, {2, 3}), 1 / 3)

    def test_a_span_past_the_end_of_the_text_is_refused(self):
        with self.assertRaisesRegex(spans.BadSpan, "does not lie in a text of 3"):
            spans.check([1, 4], 3, "cue")

    def test_a_span_that_runs_backwards_is_refused(self):
        with self.assertRaises(spans.BadSpan):
            spans.check([2, 1], 3, "cue")


class Matching(unittest.TestCase):
    def test_the_total_counts_and_not_the_greedy_choice(self):
        weights = {(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.8}
        self.assertEqual(best_pairs(weights), [(0, 1), (1, 0)])

    def test_nobody_is_matched_twice(self):
        weights = {(0, 0): 1.0, (1, 0): 0.5, (2, 0): 0.2}
        self.assertEqual(best_pairs(weights), [(0, 0)])

    def test_pairs_that_are_not_allowed_stay_apart(self):
        self.assertEqual(best_pairs({(0, 1): 1.0}), [(0, 1)])
        self.assertEqual(best_pairs({}), [])

    def test_it_agrees_with_trying_every_assignment(self):
        import itertools
        import random

        chance = random.Random(7)
        for _ in range(200):
            edges = {
                (i, j): chance.random() + 0.01
                for i in range(4)
                for j in range(4)
                if chance.random() < 0.5
            }
            best = max(
                sum(edges.get(pair, 0) for pair in enumerate(order))
                for order in itertools.permutations(range(4))
            )
            self.assertAlmostEqual(sum(edges[pair] for pair in best_pairs(edges)), best)


class Counting(unittest.TestCase):
    def test_f1_of_one_right_one_extra_two_missed(self):
        score = tally.Tally()
        score.add(right=1, predicted=2, gold=3)
        self.assertAlmostEqual(score.precision, 1 / 2)
        self.assertAlmostEqual(score.recall, 1 / 3)
        self.assertAlmostEqual(score.f1, 2 / 5)

    def test_nothing_to_measure_has_no_score(self):
        self.assertIsNone(tally.Tally().f1)
        self.assertIsNone(tally.Share().value)

    def test_predicting_nothing_has_a_recall_of_zero(self):
        score = tally.Tally()
        score.add(right=0, predicted=0, gold=4)
        self.assertEqual(score.recall, 0)


class Records(unittest.TestCase):
    TEXT = "The mayor said the bridge is safe."

    def raw(self):
        chain = [made.hop(self.TEXT, "The mayor", "said", named=False, kind="person")]
        return made.statement(self.TEXT, chain, "the bridge is safe")

    def test_both_forms_give_the_same_statement(self):
        ours = record.statement_from(self.raw(), len(self.TEXT), "x")
        gold = made.as_gold(self.raw(), self.TEXT)
        self.assertEqual(ours, record.statement_from(gold, len(self.TEXT), "x"))

    def test_a_holder_that_is_null_is_not_named(self):
        raw = self.raw()
        raw["chain"][0]["holder"] = None
        self.assertIs(record.statement_from(raw, len(self.TEXT), "x").origin.named, False)

    def test_named_that_is_not_stated_is_not_guessed(self):
        raw = self.raw()
        del raw["chain"][0]["holder"]["named"]
        self.assertIsNone(record.statement_from(raw, len(self.TEXT), "x").origin.named)

    def test_a_statement_without_a_chain_is_refused(self):
        with self.assertRaisesRegex(ValueError, "without a chain"):
            record.statement_from({"act": "assert", "chain": []}, 5, "x")


if __name__ == "__main__":
    unittest.main()
