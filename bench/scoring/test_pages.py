"""The score of web pages, by hand-made counts."""

import unittest

from . import pages


class Runs(unittest.TestCase):
    def test_are_of_four_words_without_marks_case_kept(self):
        self.assertEqual(
            dict(pages.runs("One, two - three four. Five")),
            {("One", "two", "three", "four"): 1, ("two", "three", "four", "Five"): 1},
        )

    def test_a_shorter_text_is_one_run_and_none_is_none(self):
        self.assertEqual(dict(pages.runs("One two")), {("One", "two"): 1})
        self.assertEqual(dict(pages.runs("...")), {})

    def test_repetitions_count(self):
        self.assertEqual(pages.runs("a a a a a")[("a",) * 4], 2)


class Scores(unittest.TestCase):
    def test_the_same_words_are_all_right(self):
        self.assertEqual(pages.page_score("a b c d e", "a b, c d e."), (1.0, 1.0))

    def test_more_than_the_reference_costs_precision_only(self):
        # Runs: abcd | abcd bcde cdef
        self.assertEqual(pages.page_score("a b c d", "a b c d e f"), (1 / 3, 1.0))

    def test_less_costs_recall_only(self):
        self.assertEqual(pages.page_score("a b c d e f", "a b c d"), (1.0, 1 / 3))

    def test_a_page_of_which_nothing_was_read_counts_for_recall_alone(self):
        self.assertEqual(pages.page_score("a b c d", ""), (None, 0.0))

    def test_f1_is_that_of_the_averages(self):
        precision, recall, f1 = pages.mean_scores([("a b c d", "a b c d e f"), ("a b c d", "a b c d")])
        self.assertAlmostEqual(precision, 2 / 3)
        self.assertEqual(recall, 1.0)
        self.assertAlmostEqual(f1, 0.8)


if __name__ == "__main__":
    unittest.main()
