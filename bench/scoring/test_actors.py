"""Tests of the actor scorer; phrases invented."""

import unittest

from . import actors
from .engine import Broken


class Actors(unittest.TestCase):
    def test_dates_are_read_in_three_forms_and_today_is_fixed(self):
        self.assertEqual(actors.date_of("12 April 2022"), "2022-04-12")
        self.assertEqual(actors.date_of("October 1, 2021"), "2021-10-01")
        self.assertEqual(actors.date_of("2017-04-01"), "2017-04-01")
        self.assertEqual(actors.date_of("Today"), actors.TODAY)
        with self.assertRaises(Broken):
            actors.date_of("the other day")

    def test_a_case_counts_only_what_it_expects(self):
        cases = [{"input": {"text": "the harbour master"}, "expect": {"country": "VLM"}},
                 {"input": {"text": "two men"}, "expect": {"country": "", "code_1": "UNK"}},
                 {"input": {"text": "a colonel"}, "expect": {"code_1": "MIL"}}]
        answers = [{"country": "VLM", "code": "GOV"}, {"country": None, "code": None},
                   {"country": None, "code": "GOV"}]
        counts, misses = actors.score(cases, answers)
        self.assertEqual(counts, {"country": [2, 2], "sector": [1, 2]})
        self.assertEqual([miss[1:] for miss in misses], [("sector", "MIL", "GOV")])


if __name__ == "__main__":
    unittest.main()
