"""CoNLL-U reading and the scores of tokens and sentences."""

import unittest

from . import conllu, tokens

PAGE = """\
# newdoc id = d1
# meta::genre = news
# newpar
# newpar_block = head (1 s)
# sent_id = 1
# text = It isn't over.
1\tIt\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tisn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tis\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
3.1\tnever\t_\t_\t_\t_\t_\t_\t_\t_
4\tover\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = 2
# text = Go on.
1\tGo\t_\t_\t_\t_\t_\t_\t_\t_
2\ton\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\t.\t_\t_\t_\t_\t_\t_\t_\t_

# newpar
# sent_id = 3
# text = End
1\tEnd\t_\t_\t_\t_\t_\t_\t_\t_

# newdoc id = d2
# sent_id = 4
# text = New
1\tNew\t_\t_\t_\t_\t_\t_\t_\t_
"""


class Reading(unittest.TestCase):
    def setUp(self):
        self.first, self.second = conllu.parse(PAGE, "made")

    def test_raw_text_has_blanks_in_paragraphs_and_blank_lines_between(self):
        self.assertEqual(self.first.text, "It isn't over. Go on.\n\nEnd")

    def test_sentences_without_a_space_between_them_are_not_parted(self):
        page = PAGE.replace("5\t.\t_\t_\t_\t_\t_\t_\t_\t_", "5\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No")
        self.assertEqual(conllu.parse(page, "made")[0].text, "It isn't over.Go on.\n\nEnd")

    def test_documents_are_apart_and_know_their_genre(self):
        self.assertEqual((self.second.text, self.first.genre, self.second.genre), ("New", "news", ""))

    def test_a_multiword_token_counts_once_and_an_empty_node_not_at_all(self):
        self.assertEqual(self.first.sentences[0].tokens, ["It", "isn't", "over", "."])

    def test_a_line_with_too_few_columns_is_named(self):
        with self.assertRaisesRegex(ValueError, "made, line 2: 3 columns instead of 10"):
            conllu.parse("# text = a\n1\ta\tb\n", "made")


class Scores(unittest.TestCase):
    GOLD = [["It", "is", "over", "."], ["Go", "on", "."]]

    def score(self, predicted, gold=None):
        one = tokens.Segmentation()
        one.add(gold or self.GOLD, predicted, "made")
        return one

    def test_gold_against_itself_is_perfect(self):
        one = self.score(self.GOLD)
        self.assertEqual((one.tokens.f1, one.sentences.f1), (1, 1))

    def test_two_tokens_read_as_one_cost_two_misses_and_one_false_alarm(self):
        one = self.score([["It", "is", "over."], ["Go", "on", "."]])
        self.assertEqual((one.tokens.right, one.tokens.missed, one.tokens.extra), (5, 2, 1))

    def test_a_wrong_token_does_not_shift_those_after_it(self):
        self.assertEqual(self.score([["Itis", "over", "."], ["Go", "on", "."]]).tokens.right, 5)

    def test_sentences_joined_cost_both(self):
        one = self.score([["It", "is", "over", ".", "Go", "on", "."]])
        self.assertEqual((one.tokens.f1, one.sentences.f1), (1, 0))

    def test_a_sentence_may_be_right_though_its_tokens_are_wrong(self):
        self.assertEqual(self.score([["Itisover."], ["Goon."]]).sentences.f1, 1)

    def test_white_space_inside_a_token_does_not_count(self):
        self.assertEqual(self.score([["1 000"]], [["1000"]]).tokens.f1, 1)

    def test_other_characters_are_refused_with_the_place(self):
        with self.assertRaisesRegex(ValueError, "made: the tokens do not spell the text: after 'Itis'"):
            self.score([["It", "is", "oven", "."], ["Go", "on", "."]], [["It", "is"], ["x"]])


if __name__ == "__main__":
    unittest.main()
