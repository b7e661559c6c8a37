"""The scorer of near-copies and stories."""

import unittest

from .articles_across import bcubed, left_of, plant


class BCubed(unittest.TestCase):
    def test_counts_every_article_once(self):
        precision, recall, f1 = bcubed([(0, "a"), (0, "a"), (0, "b"), (1, "b")])
        self.assertAlmostEqual(precision, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
        self.assertAlmostEqual(recall, (1 + 1 + 1 / 2 + 1 / 2) / 4)
        self.assertAlmostEqual(f1, 2 * precision * recall / (precision + recall))

    def test_is_one_where_stories_are_happenings(self):
        self.assertEqual(bcubed([(3, "x"), (3, "x"), (4, "y")]), (1, 1, 1))


class Planted(unittest.TestCase):
    def test_abridgements_keep_three_in_ten_shingles_and_are_the_same_every_time(self):
        words = [f"word{i}" for i in range(400)]
        text = " ".join(" ".join(words[i : i + 10]) + "." for i in range(0, 400, 10))
        articles = [{"id": str(i), "text": text.replace("word", f"w{i}x"), "title": "t"} for i in range(4)]
        planted = plant(articles)
        self.assertEqual(len(planted), 4)
        for one, of, _ in planted:
            whole = next(article["text"] for article in articles if article["id"] == of)
            self.assertAlmostEqual(left_of(one["text"], whole), 0.3, delta=0.05)
        self.assertEqual(planted, plant(articles))


if __name__ == "__main__":
    unittest.main()
