"""The scores of trees, names, mentions and sentence vectors."""

import unittest

from . import mentions, paraphrase, trees


def page(*sentences):
    """CoNLL-U of sentences, each a list of (id, form, lemma, upos, feats, head, relation)."""
    blocks = []
    for sentence in sentences:
        rows = [f"{i}\t{form}\t{lemma}\t{upos}\tX\t{feats}\t{head}\t{relation}\t_\t_"
                for i, form, lemma, upos, feats, head, relation in sentence]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n\n"


GOLD = [
    (1, "They", "they", "PRON", "Number=Plur|Shout=Yes", 4, "nsubj"),
    ("2-3", "don't", "_", "_", "_", "_", "_"),
    (2, "do", "do", "AUX", "_", 4, "aux"),
    (3, "n't", "not", "PART", "_", 4, "advmod:neg"),
    (4, "sail", "sail", "VERB", "_", 0, "root"),
]


class Trees(unittest.TestCase):
    def score(self, found, gold=GOLD):
        return trees.score(trees.read(page(gold), "gold"), trees.read(page(found), "found"), "made")

    def changed(self, row, **columns):
        names = ("id", "form", "lemma", "upos", "feats", "head", "relation")
        found = list(GOLD)
        found[row] = tuple(columns.get(name, value) for name, value in zip(names, GOLD[row]))
        return self.score(found)

    def test_gold_against_itself_is_perfect(self):
        self.assertEqual({name: tally.f1 for name, tally in self.score(GOLD).items()},
                         dict.fromkeys(trees.MEASURES, 1))

    def test_each_measure_sees_its_own_column(self):
        for row, column, value, name in ((0, "upos", "NOUN", "UPOS"), (2, "lemma", "doe", "lemma"),
                                         (0, "feats", "Number=Sing", "features"), (2, "relation", "cop", "LAS")):
            scores = self.changed(row, **{column: value})
            self.assertEqual([n for n in trees.MEASURES if scores[n].f1 < 1], [name])
            self.assertEqual((scores[name].right, scores[name].missed), (3, 1))

    def test_a_wrong_head_costs_uas_and_las(self):
        scores = self.changed(0, head=2)
        self.assertEqual((scores["UAS"].right, scores["LAS"].right), (3, 3))

    def test_a_relation_counts_up_to_its_colon_and_own_features_do_not_count(self):
        self.assertEqual(self.changed(3, relation="advmod")["LAS"].f1, 1)
        self.assertEqual(self.changed(0, feats="Number=Plur")["features"].f1, 1)

    def test_a_gold_lemma_that_is_not_told_is_right(self):
        gold = [(1, "Go", "_", "VERB", "_", 0, "root")]
        self.assertEqual(self.score([(1, "Go", "went", "VERB", "_", 0, "root")], gold)["lemma"].f1, 1)

    def test_words_of_a_multiword_token_are_aligned_with_words_cut_otherwise(self):
        found = [GOLD[0], (2, "do", "do", "AUX", "_", 4, "aux"), (3, "n't", "not", "PART", "_", 4, "advmod"), GOLD[4]]
        scores = self.score(found)
        self.assertEqual((scores["token"].right, scores["token"].missed), (2, 1))
        self.assertEqual((scores["word"].f1, scores["LAS"].f1), (1, 1))

    def test_a_word_cut_in_two_is_missed_and_heads_are_followed_through_the_alignment(self):
        found = [
            (1, "They", "they", "PRON", "Number=Plur", 5, "nsubj"),
            ("2-3", "don't", "_", "_", "_", "_", "_"),
            (2, "do", "do", "AUX", "_", 5, "aux"),
            (3, "n't", "not", "PART", "_", 5, "advmod"),
            (4, "sa", "sa", "NOUN", "_", 5, "obj"),
            (5, "il", "il", "VERB", "_", 0, "root"),
        ]
        scores = self.score(found)
        self.assertEqual((scores["word"].right, scores["word"].extra, scores["word"].missed), (3, 2, 1))
        self.assertEqual(scores["UAS"].right, 0)

    def test_sentences_are_compared_and_heads_stay_inside_them(self):
        two = [(1, "Go", "go", "VERB", "_", 0, "root")], [(1, "on", "on", "ADP", "_", 0, "root")]
        one = [(1, "Go", "go", "VERB", "_", 0, "root"), (2, "on", "on", "ADP", "_", 1, "compound:prt")]
        scores = trees.score(trees.read(page(*two), "gold"), trees.read(page(one), "found"), "made")
        self.assertEqual((scores["sentence"].right, scores["word"].f1, scores["UAS"].right), (0, 1, 1))

    def test_another_text_is_refused(self):
        with self.assertRaisesRegex(ValueError, "made: the words do not spell the text"):
            self.score([(1, "He", "he", "PRON", "_", 0, "root")])


class Agreement(unittest.TestCase):
    def test_words_that_agree_are_counted_apart(self):
        def row(upos, head, relation, misc="_"):
            return ["1", "a", "a", upos, "X", "_", head, relation, "_", misc]

        gold = [[row("VERB", "0", "root"), row("NOUN", "1", "obj"), row("ADV", "1", "advmod")]]
        told = [[row("VERB", "0", "root", "Agree=Yes"), row("NOUN", "2", "obj", "X=1|Agree=Yes"),
                 row("ADJ", "1", "advmod:x", "Agree=No|Second=ADV:1:advmod")]]
        shares = trees.agreement(gold, told)
        self.assertEqual({name: (one.right, one.asked) for name, one in shares.items()},
                         {"words that agree": (2, 3), "UPOS, where they agree": (2, 2), "LAS, where they agree": (1, 2),
                          "UPOS, where they disagree": (0, 1), "LAS, where they disagree": (1, 1)})


class Names(unittest.TestCase):
    def test_bioes_and_iob_give_the_same_spans(self):
        types = {"PER": "PER", "ORG": "ORG"}
        for tags in ("B-PER I-PER O B-ORG", "B-PER E-PER O S-ORG", "I-PER I-PER O I-ORG"):
            self.assertEqual(mentions.runs(tags.split(), types), {(0, 2, "PER"), (3, 4, "ORG")})

    def test_two_names_side_by_side_are_two(self):
        self.assertEqual(mentions.runs(["B-PER", "B-PER"], {"PER": "PER"}), {(0, 1, "PER"), (1, 2, "PER")})

    def test_types_the_set_has_not_are_left_out_on_both_sides(self):
        tally = mentions.score_tags([["B-ORG", "B-Misc"]], [["S-ORG", "S-NORP"]], {"ORG": "ORG"})
        self.assertEqual((tally.right, tally.extra, tally.missed), (1, 0, 0))

    def test_our_countries_are_locations(self):
        tally = mentions.score_tags([["B-Location"]], [["S-GPE"]], mentions.NEWSWIRE)
        self.assertEqual((tally.right, tally.extra, tally.missed), (1, 0, 0))

    def test_columns_keep_words_that_begin_with_a_hash(self):
        text = "# sent_id = a\n# text = b c\n1\tVale\tB-PER\n2\t#1\tO\n\n"
        self.assertEqual(mentions.columns(text, 1, 2), [(["Vale", "#1"], ["B-PER", "O"])])
        self.assertEqual(mentions.columns("# O\nVale I-PER\n", 0, 1), [(["#", "Vale"], ["O", "I-PER"])])

    def test_tags_come_back_from_what_parse_prints(self):
        given = mentions.as_conllu([[["Ada", "Vale"], ["Go"]]])
        told = given.replace("1\tAda" + "\t_" * 8, "1\tAda" + "\t_" * 7 + "\tX=1|NER=B-PER")
        self.assertEqual(mentions.told_tags(told), [["B-PER", "O"], ["O"]])

    def test_a_span_of_two_types_is_right_with_either(self):
        entities = [(0, 7, "Location"), (0, 7, "Organisation"), (8, 11, "Money"), (12, 22, "Location")]
        told = [{"start": 0, "end": 7, "type": "ORG"}]
        text = "Lowland, 10 a hot port"
        self.assertEqual(mentions.score_re3d(text, entities, told, False), (1, 1, 2))
        self.assertEqual(mentions.score_re3d(text, entities, told, True), (1, 1, 1))


class Mentions(unittest.TestCase):
    def mentions(self, *entities, begun=None):
        rows = [["1"] + ["_"] * 8 + [f"Entity={one}|SpaceAfter=No" if one else "_"] for one in entities]
        return mentions.gum_mentions(rows, begun if begun is not None else [])

    def test_nested_brackets(self):
        found, broken = self.mentions("(1-person-new-1-sgl(2-organization-giv-1-coref)", "", "1)")
        self.assertEqual((found, broken), ({(0, 3, "person"), (0, 1, "organization")}, 0))

    def test_one_that_ends_in_a_later_sentence_is_not_one_stretch_of_it(self):
        begun = []
        found, _ = self.mentions("(1-person-new-1-sgl", begun=begun)
        self.assertEqual((found, len(begun)), (set(), 1))
        self.assertEqual(self.mentions("1)", begun=begun)[0], set())

    def test_parts_of_a_broken_mention_count_once(self):
        found, broken = self.mentions("(1[1/2]-person-new-1-sgl)", "", "(1[2/2]-person-new-1-sgl)")
        self.assertEqual((found, broken), (set(), 1))


class Paraphrase(unittest.TestCase):
    def test_the_threshold_parts_what_can_be_parted(self):
        products, gold = [0.1, 0.2, 0.8, 0.9], [False, False, True, True]
        self.assertEqual(paraphrase.f1_at(products, gold, paraphrase.best_threshold(products, gold)), 1)

    def test_rank_correlation(self):
        self.assertAlmostEqual(paraphrase.spearman([1, 2, 3], [10, 200, 3000]), 1)
        self.assertAlmostEqual(paraphrase.spearman([1, 2, 3, 4], [4, 3, 2, 1]), -1)
        self.assertAlmostEqual(paraphrase.spearman([1, 2, 3, 4], [False, False, True, True]), 0.8944, places=4)
        self.assertIsNone(paraphrase.spearman([1, 1], [0, 1]))

    def test_pairs_of_the_corpus_file(self):
        text = "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\tHe \"left.\tHe went.\n0\t3\t4\ta\tb\n"
        self.assertEqual(paraphrase.pairs(text), [(True, 'He "left.', "He went."), (False, "a", "b")])


if __name__ == "__main__":
    unittest.main()
